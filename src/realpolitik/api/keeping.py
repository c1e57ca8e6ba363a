"""Taking post into a store, and opening one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from realpolitik.core.errors import BadInput

if TYPE_CHECKING:
    from realpolitik.core.post import Item, Taken
    from realpolitik.pipeline.ingest import Tally
    from realpolitik.store.store import Store


def open_store(url: str | Path, *, create: bool = True) -> Store:
    """A store that keeps readings: a path of an SQLite file, made where there is none, or any URL that SQLAlchemy knows.

    Without ``create`` a file must be there already.

    >>> from realpolitik.api import read
    >>> with open_store("sqlite://") as store:
    ...     key = store.save(read("Norway accused Sweden of spying.", published="2021-06-18").to_dict())
    ...     [found.record["type"] for found in store.events(actor="NOR", recipient="SWE")]
    ['ACCUSE']
    """
    from realpolitik.store.schema import StoreError
    from realpolitik.store.store import Store

    if not create and "://" not in str(url) and not Path(url).exists():
        raise StoreError(f"{url}: there is no such store: make one with realpolitik ingest, or name one with --store")
    return Store(url)


def ingest(
    sources: Sequence[str],
    *,
    store: Store,
    workers: int = 2,
    published: str | None = None,
    outlet: str | None = None,
    again: bool = False,
    seconds: float = 45.0,
    private: bool = False,
    pages: str | Path | None = None,
    tell: Callable[[Taken, str], None] = lambda taken, message: None,
    follow: Callable[[float | None], None] = lambda share: None,
) -> Tally:
    """Reads all post of the sources (folders, files, addresses, ``-``) and keeps it in the store.

    Gives how many items were read, known and refused, and how many are reprints: a report with the words of one that was read within a
    week of it is kept, but not read again; its records are those of the first. Which reports tell one story, and which events of different
    reports are the same, is judged as they come in. What the store's ledger knows is left alone unless ``again`` is asked for, so that
    a run that was cut off goes on where it stopped. Each report is read in one of ``workers`` processes that is killed if it takes longer
    than ``seconds``. Addresses of this machine and its network are fetched only if ``private``. Those of a table of addresses are looked
    for in ``pages``, a folder of saved pages or a web archive. ``tell`` hears of each item, and ``follow`` after it which share of the
    sources lies behind, 0 to 1, or None where that cannot be told.
    """
    from realpolitik import recipes
    from realpolitik.api.linking import Linker
    from realpolitik.pipeline.guard import Guard, Limits
    from realpolitik.pipeline.ingest import ingest as taken_in
    from realpolitik.readers.fetching import Fetcher
    from realpolitik.readers.post import files_of, items
    from realpolitik.readers.text import day_of
    from realpolitik.readers.way import Way, whole_of

    day = day_of(published)
    given = {key: value for key, value in (("published", day.isoformat() if day else None), ("outlet", outlet)) if value}
    fetcher = Fetcher(private=private)
    saved = Path(pages) if pages is not None else None
    if saved is not None and not saved.exists():
        raise BadInput("missing", "there is no such folder or web archive of pages", where=str(saved))
    way = Way(whole=whole_of(sources, lambda folder: files_of(folder, pages=saved)))
    shares: deque[float | None] = deque()

    def post() -> Iterator[Item | BadInput]:
        for waiting in _unread(store):
            shares.append(None)
            yield waiting
        for source in sources:
            for item in items(source, given, fetcher=fetcher, pages=saved, way=way):
                shares.append(way.share)
                yield item

    def told(taken: Taken, message: str) -> None:
        tell(taken, message)
        follow(shares.popleft())

    linker = Linker(store)
    return taken_in(
        post(),
        into=store,
        opening=Guard(recipes.open_post, prepare=_nothing, workers=1, limits=Limits(seconds=seconds)),
        by=Guard(recipes.read_opened, prepare=recipes.prepare, workers=workers, limits=Limits(seconds=seconds)),
        unread=recipes.unread,
        saved=linker.link_opened,
        tell=told,
        again=again,
    )


def post_of(sources: Sequence[str], *, published: str | None, outlet: str | None, private: bool) -> Iterator[Item | BadInput]:
    """All post of the sources, in order."""
    from realpolitik.readers.fetching import Fetcher
    from realpolitik.readers.post import items
    from realpolitik.readers.text import day_of

    day = day_of(published)
    given = {key: value for key, value in (("published", day.isoformat() if day else None), ("outlet", outlet)) if value}
    fetcher = Fetcher(private=private)
    return (item for source in sources for item in items(source, given, fetcher=fetcher))


def _unread(store: Store) -> Iterator[Item]:
    """Reprints to be read, because the report that was read in their place is forgotten."""
    import json

    from realpolitik.core.post import Item
    from realpolitik.readers.jsonl import FIELDS

    for key in store.unread():
        head = store.head(key)
        given = {name: head[name] for name in ("text", *FIELDS) if head.get(name) is not None}
        yield Item(f"report {key}", "object", json.dumps(given).encode())


def _nothing() -> None:
    """Opening post needs no models."""
