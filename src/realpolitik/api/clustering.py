"""Reading on many machines into a folder of Parquet, and taking such a folder into a store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from realpolitik.api.keeping import post_of

if TYPE_CHECKING:
    from realpolitik.core.post import Taken
    from realpolitik.pipeline.ingest import Tally
    from realpolitik.pipeline.linking import Linked
    from realpolitik.pipeline.loading import Loaded
    from realpolitik.store.store import Store

PART = 500


def ingest_on_cluster(
    sources: Sequence[str],
    *,
    address: str,
    to: str,
    workers: int = 2,
    part: int = PART,
    published: str | None = None,
    outlet: str | None = None,
    again: bool = False,
    seconds: float = 45.0,
    private: bool = False,
    tell: Callable[[Taken, str], None] = lambda taken, message: None,
) -> Tally:
    """Reads all post of the sources on a cluster and writes it as Parquet into the folder ``to``, which all its machines must reach.

    ``address`` is that of a Dask scheduler, its scheduler file, or ``local``: this machine with so many ``workers``, without an engine. A
    folder is a path or any address that fsspec knows. What has a reading there is left alone unless ``again`` is asked for, so that a run
    that was cut off goes on where it stopped. ``part`` is how many reports one task reads; ``tell`` hears of each item.
    """
    from realpolitik import recipes
    from realpolitik.pipeline.cluster import engine
    from realpolitik.pipeline.guard import Limits
    from realpolitik.pipeline.shards import Folder
    from realpolitik.pipeline.spread import Wanted, spread

    wanted = Wanted(read=recipes.read_post, prepare=recipes.prepare, limits=Limits(seconds=seconds), size=part, again=again)
    post = post_of(sources, published=published, outlet=outlet, private=private)
    folder, onto = Folder.at(to), engine(address, workers=workers)
    try:
        tally = spread(post, onto=onto, into=folder, wanted=wanted, tell=tell)
        if not again:  # what has a reading there was left alone
            tally.new = tally.read
        return tally
    finally:
        onto.close()


def link_on_cluster(folder: str, *, address: str, workers: int = 2) -> Linked:
    """Judges on a cluster which reports of such a folder tell one story, as a store judges it; :func:`load` takes the judgements.

    Raises :class:`RealpolitikError` where there are no readings.
    """
    from realpolitik import recipes
    from realpolitik.pipeline.cluster import engine
    from realpolitik.pipeline.linking import link
    from realpolitik.pipeline.shards import Folder

    onto = engine(address, workers=workers)
    try:
        return link(Folder.at(folder), onto=onto, kin=recipes.kinship())
    finally:
        onto.close()


def load(addresses: Sequence[str], *, store: Store, tell: Callable[[Taken, str], None] = lambda taken, message: None) -> Loaded:
    """Takes Parquet that :func:`ingest_on_cluster` wrote into a store: readings, refusals, judgements.

    What the store's ledger knows is left alone, so that loading twice, or what was ingested before, changes nothing. Gives what became of
    each item and judgement.
    """
    from realpolitik.pipeline.loading import load as loaded

    return loaded(addresses, into=store, tell=tell)
