"""Taking post in: each item once, in the ledger with its reading or not at all, whatever breaks off the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item, Refused, Taken
from realpolitik.pipeline.guard import Guard, Limits
from realpolitik.pipeline.ingest import Tally, ingest
from realpolitik.store.store import Store


class AtOnce(Guard[Item, dict[str, Any]]):
    """A guard that works here and now."""

    def run(self, batches: Iterable[Sequence[Item]]) -> Iterator[tuple[Sequence[Item], Sequence[dict[str, Any] | Refused]]]:
        for batch in batches:
            yield batch, self.work(batch)


def reading(item: Item) -> dict[str, Any] | Refused:
    words = item.body.decode()
    if words == "foreign":
        return Refused("language", "not English")
    head = {"id": f"r{words}", "published": None, "text": words}
    return {"schema": "realpolitik/1", "report": head, "events": [], "actors": []}


def guard() -> AtOnce:
    return AtOnce(lambda items: [reading(one) for one in items], prepare=lambda: None, workers=1, limits=Limits())


def post(*words: str) -> list[Item | BadInput]:
    return [Item(f"origin of {word}", "text", word.encode()) for word in words]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "s.db") as opened:
        yield opened


def take(store: Store, some: Iterable[Item | BadInput], **more: Any) -> tuple[Tally, list[Taken]]:
    heard: list[Taken] = []
    return ingest(some, into=store, by=guard(), tell=lambda taken, message: heard.append(taken), **more), heard


def test_each_item_is_read_once(store: Store) -> None:
    tally, heard = take(store, [*post("a", "b", "a", "foreign"), BadInput("missing", "no such file", where="x")])
    assert (tally.read, tally.again, dict(tally.refused)) == (2, 1, {"language": 1, "missing": 1})
    assert tally.items == len(heard) == 5
    assert tally.new == 2
    tally, _ = take(store, post("b", "c", "foreign"))
    assert (tally.read, tally.again, tally.refused.total()) == (1, 2, 0)
    assert store.reports() == ["ra", "rb", "rc"]


def test_what_was_taken_in_is_read_again_if_asked(store: Store) -> None:
    take(store, post("a"))
    tally, _ = take(store, post("a"), again=True)
    assert (tally.read, tally.new, tally.again) == (1, 0, 0)
    assert store.reports() == ["ra"]


def test_a_run_broken_off_goes_on_where_it_stopped(store: Store) -> None:
    words = [str(number) for number in range(40)]

    def torn() -> Iterator[Item | BadInput]:
        yield from post(*words[:21])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(store, torn())
    kept = len(store.reports())
    tally, _ = take(store, post(*words))
    assert tally.again == kept
    assert tally.read == 40 - kept
    assert len(store.reports()) == 40
