"""Taking post into a store, and opening one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from realpolitik.core.errors import BadInput
from realpolitik.core.report import Report

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

    Gives how many items were read, known and refused. What the store's ledger knows is left alone unless ``again`` is asked for, so that
    a run that was cut off goes on where it stopped. Each report is read in one of ``workers`` processes that is killed if it takes longer
    than ``seconds``. Addresses of this machine and its network are fetched only if ``private``. Those of a table of addresses are looked
    for in ``pages``, a folder of saved pages or a web archive. ``tell`` hears of each item, and ``follow`` after it which share of the
    sources lies behind, 0 to 1, or None where that cannot be told.
    """
    from realpolitik import recipes
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
        for source in sources:
            for item in items(source, given, fetcher=fetcher, pages=saved, way=way):
                shares.append(way.share)
                yield item

    def told(taken: Taken, message: str) -> None:
        tell(taken, message)
        follow(shares.popleft())

    guard = Guard(recipes.read_post, prepare=recipes.prepare, workers=workers, limits=Limits(seconds=seconds))
    return taken_in(post(), into=store, by=guard, tell=told, again=again)


def link_stories(store: Store, *, since: str | None = None, until: str | None = None) -> dict[str, list[str]]:
    """Judges which reports of a store, published between two ISO days, tell one story; gives their ids by the least of each story."""
    from realpolitik import recipes

    heads = [store.head(key) for key in store.reports(since=since, until=until)]
    days = {head["id"]: date.fromisoformat(head["published"]) if head.get("published") else None for head in heads}
    reports = [Report(text=head["text"], title=head.get("title"), published=days[head["id"]], where=head["id"]) for head in heads]
    found = recipes.stories(reports)
    own = {report.id: report.where for report in reports}
    store.judge_all(replace(one, left=own[one.left], right=own[one.right]) for one in found.judgements)
    stories: dict[str, list[str]] = {}
    for report in reports:
        stories.setdefault(own[found.story[report.id]], []).append(report.where)
    return stories
