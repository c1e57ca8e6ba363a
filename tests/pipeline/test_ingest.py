"""Taking post in: each item once, in the ledger with its reading or not at all, whatever breaks off the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from realpolitik import recipes
from realpolitik.api.linking import Linker
from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item, Opened, Refused, Taken
from realpolitik.core.report import Report
from realpolitik.pipeline.guard import Guard, Limits
from realpolitik.pipeline.ingest import Tally, ingest
from realpolitik.store.store import Store


class AtOnce(Guard[Any, Any]):
    """A guard that works here and now."""

    def run(self, batches: Iterable[Sequence[Any]]) -> Iterator[tuple[Sequence[Any], Sequence[Any]]]:
        for batch in batches:
            yield batch, self.work(batch)


def opened(item: Item) -> Opened | Refused:
    words = item.body.decode()
    if words == "foreign":
        return Refused("language", "not English")
    text, _, day = words.partition(" on ")
    report = Report(text=text, outlet=item.given.get("outlet"), published=date.fromisoformat(day) if day else None)
    return recipes.told(report, key=item.key, origin=item.origin)


def reading(one: Opened) -> dict[str, Any] | Refused:
    if one.report.text == "deadly":
        return Refused("crashed", "it died")
    made = recipes.unread(one)
    return {**made, "times": [{"text": "Friday", "span": [0, 1]}]}


def guard(work: Callable[[Any], Any]) -> AtOnce:
    return AtOnce(lambda items: [work(one) for one in items], prepare=lambda: None, workers=1, limits=Limits())


def post(*words: str) -> list[Item | BadInput]:
    return [Item(f"origin of {word}", "text", word.encode()) for word in words]


def printed(word: str, outlet: str) -> Item:
    return Item(f"{word} in {outlet}", "text", word.encode(), {"outlet": outlet})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "s.db") as opened:
        yield opened


def take(store: Store, some: Iterable[Item | BadInput], **more: Any) -> tuple[Tally, list[Taken]]:
    heard: list[Taken] = []
    tally = ingest(
        some, into=store, opening=guard(opened), by=guard(reading), unread=recipes.unread, saved=Linker(store).link_opened,
        tell=lambda taken, message: heard.append(taken), **more,
    )  # fmt: skip
    return tally, heard


def texts(store: Store) -> set[str]:
    return {store.head(key)["text"] for key in store.reports()}


def test_each_item_is_read_once(store: Store) -> None:
    tally, heard = take(store, [*post("a", "b", "a", "foreign"), BadInput("missing", "no such file", where="x")])
    assert (tally.read, tally.again, dict(tally.refused)) == (2, 1, {"language": 1, "missing": 1})
    assert tally.items == len(heard) == 5
    assert tally.new == 2
    tally, _ = take(store, post("b", "c", "foreign"))
    assert (tally.read, tally.again, tally.refused.total()) == (1, 2, 0)
    assert texts(store) == {"a", "b", "c"}


def test_what_was_taken_in_is_read_again_if_asked(store: Store) -> None:
    take(store, post("a"))
    tally, _ = take(store, post("a"), again=True)
    assert (tally.read, tally.new, tally.again) == (1, 0, 0)
    assert texts(store) == {"a"}


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


def test_a_reprint_is_kept_and_not_read_again(store: Store) -> None:
    some = [printed("Norway accused Sweden.", "A"), printed("NORWAY accused  Sweden", "B"), printed("Chile praised Peru.", "B")]
    tally, heard = take(store, some)
    assert (tally.read, tally.reprints, tally.again, tally.items) == (2, 1, 0, 3)
    assert {taken.outcome for taken in heard} == {"read", "reprint"}
    tally, _ = take(store, [printed("norway accused sweden", "C"), *some])
    assert (tally.read, tally.reprints, tally.again) == (0, 1, 3)
    heads = {(head["outlet"], head["text"]): head for head in map(store.head, store.reports())}
    assert len(heads) == 4
    first = heads["A", "Norway accused Sweden."]["id"]
    assert sorted(one for one, head in heads.items() if head.get("reprint_of") == first) == [
        ("B", "NORWAY accused  Sweden"), ("C", "norway accused sweden"),
    ]  # fmt: skip
    assert store.count()["times"] == 2
    assert store.story(first) == {"story": store.canonical(first), "reports": 3, "tellings": 1, "sources": 1, "first": None, "last": None}


def test_words_that_come_again_after_a_week_are_read(store: Store) -> None:
    days = ("2021-05-03", "2021-05-10", "2021-05-18")
    tally, _ = take(store, post(*(f"Parliament meets today. on {day}" for day in days)))
    assert (tally.read, tally.reprints) == (2, 1)


def test_a_reprint_of_what_cannot_be_read_cannot_either(store: Store) -> None:
    tally, heard = take(store, [printed("deadly", "A"), printed("Deadly", "B")])
    assert dict(tally.refused) == {"crashed": 2}
    assert store.reports() == []
    assert {taken.reason for taken in heard} == {"crashed"}


def test_the_same_report_from_another_place_is_known(store: Store) -> None:
    take(store, [printed("Norway accused Sweden.", "A")])
    tally, _ = take(store, [Item("elsewhere", "object", b"Norway accused Sweden.", {"outlet": "A"})])
    assert (tally.read, tally.reprints, tally.again) == (0, 0, 1)


def test_when_an_original_is_forgotten_its_reprint_is_to_be_read(store: Store) -> None:
    take(store, [printed("Norway accused Sweden.", name) for name in "ABC"])
    first = next(key for key in store.reports() if store.head(key).get("reprint_of") is None)
    store.forget(first)
    (second,) = store.unread()
    assert store.head(second)["reprint_of"] is None
    assert {store.head(key).get("reprint_of") for key in store.reports()} == {None, second}
    head = store.head(second)
    tally, _ = take(store, [Item("from the store", "object", head["text"].encode(), {"outlet": head["outlet"]})])
    assert (tally.read, store.unread()) == (1, [])
    assert "unread" not in store.head(second)
    assert store.count()["times"] == 1
