"""Stories of a store: the same however reports come in, undone by people, counted as reports, tellings and sources."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from realpolitik import api, recipes
from realpolitik.api import linking
from realpolitik.api.linking import Linker
from realpolitik.core.errors import BadInput
from realpolitik.core.report import Report
from realpolitik.store.store import Store
from tests.assembly.test_stories import DAY, FLOOD, OTHER, OWN, REWORDED

MORE = (
    "Four hundred fishermen blocked the harbour of Valparaiso on Friday over hake quotas. Chile's navy towed away nine of their boats, "
    "and the union of Ramon Fuentes called for a strike from Arica to Punta Arenas.",
    "Hake quotas: Chile's navy towed nine boats of fishermen away from the harbour of Valparaiso. The union led by Ramon Fuentes wants to "
    "strike as far as Punta Arenas.",
    "The dam at Mosul needs 30 new pumps, Iraq's water ministry said in Baghdad. Italian engineers will bring them from Trieste by June.",
)
PARTIES = {"NOR": "Norway", "SWE": "Sweden", "MOZ": "Mozambique"}


def reading(text: str, *, outlet: str | None = None, day: date | None = DAY, events: tuple[str, ...] = ()) -> dict[str, Any]:
    """A reading as far as stories ask for it; each event is *ACTOR TYPE RECIPIENT*."""
    report = Report(text=text, outlet=outlet, published=day)
    made = recipes.unread(recipes.told(report))
    when = {"start": str(day), "end": str(day)} if day else None
    told = [
        {"id": f"{report.id} {at}", "type": words.split()[1], "mode": None, "quad": 4, "status": "actual", "historical": False,
         "negated": False, "confidence": 0.9, "actors": [words.split()[0]], "recipients": [words.split()[2]], "when": when, "where": [],
         "figures": [], "spans": {"event": [[0, 3]]}}
        for at, words in enumerate(events)
    ]  # fmt: skip
    actors = [{"id": key, "name": name, "kind": "state", "country": key, "code": key} for key, name in PARTIES.items()]
    return {**made, "events": told, "actors": actors}


def fill(store: Store, readings: list[dict[str, Any]], *, batch: int = 100) -> list[str]:
    ids = []
    linker = Linker(store)
    for first in range(0, len(readings), batch):
        some = store.save_many(readings[first : first + batch])
        linker.link(some)
        ids += some
    return ids


def grouping(store: Store) -> set[frozenset[str]]:
    """The stories as sets of reports."""
    return {frozenset(store.same_as(row["story"])) for row in store.stories(limit=1000)}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "s.db") as opened:
        yield opened


TEXTS = (FLOOD, OWN, REWORDED, OTHER, *MORE)


@settings(max_examples=15)
@given(order=st.permutations(TEXTS), batch=st.integers(1, 7), days=st.lists(st.integers(0, 9), min_size=7, max_size=7))
def test_stories_are_the_same_in_whatever_order_and_batches_reports_come_in(order: list[str], batch: int, days: list[int]) -> None:
    after = dict(zip(TEXTS, days, strict=True))
    reports = [Report(text=text, published=DAY + timedelta(days=after[text])) for text in order]
    whole = recipes.stories(reports)
    with Store("sqlite://") as store:
        fill(store, [reading(text, day=DAY + timedelta(days=after[text])) for text in order], batch=batch)
        assert set(store.judgements()) == set(whole.judgements)
        assert store.canonicals(store.reports()) == whole.story
        api.link_stories(store, again=True)
        assert set(store.judgements()) == set(whole.judgements)


def test_linking_again_changes_nothing_and_finds_what_was_not_linked(store: Store) -> None:
    store.save_many([reading(text) for text in TEXTS])
    assert store.stories() == []
    assert api.link_stories(store) == len(TEXTS)
    before = store.judgements()
    assert {frozenset(len(one) for one in grouping(store))} == {frozenset({1, 2, 3})}
    assert api.link_stories(store) == 0
    assert store.judgements() == before


def test_reports_tellings_and_sources_are_counted_apart(store: Store) -> None:
    agency = "MAPUTO, May 6 (Reuters) - "
    fill(store, [reading(FLOOD, outlet="A"), reading(REWORDED, outlet="B"), reading(agency + OWN, outlet="C"), reading(OWN, outlet="D")])
    (story,) = store.stories()
    assert (story["reports"], story["tellings"], story["sources"], story["first"]) == (4, 2, 2, "2019-05-06")
    assert api.counts(store, story["story"]) == {"canonical": story["story"], "reports": 4, "tellings": 2, "sources": 2}


def test_one_owner_is_one_source(store: Store) -> None:
    ids = fill(store, [reading(FLOOD, outlet="The Times"), reading(OWN, outlet="The Wall Street Journal")])
    assert api.counts(store, ids[0]) | {"canonical": ""} == {"canonical": "", "reports": 2, "tellings": 2, "sources": 1}


def test_what_a_person_judges_different_stays_apart(store: Store) -> None:
    flood, own, reworded, other = fill(store, [reading(text) for text in (FLOOD, OWN, REWORDED, OTHER)])
    assert store.canonical(own) == store.canonical(flood) == store.canonical(reworded)
    linking.judge_pair(store, own, flood, verdict="different", by="Ana", reason="another river")
    assert store.canonical(own) != store.canonical(flood) == store.canonical(reworded)
    assert [row["reports"] for row in store.stories()] == [2, 1, 1]
    api.link_stories(store, again=True)
    assert store.canonical(own) != store.canonical(flood)
    assert linking.undo_pair(store, flood, own, by="Ana") == 1
    assert store.canonical(own) == store.canonical(flood)
    linking.judge_pair(store, other, own, verdict="same", by="Ana", reason="one bill of one government")
    assert store.canonical(other) == store.canonical(own)
    api.link_stories(store, again=True)
    assert [row["reports"] for row in store.stories()] == [4]
    assert linking.undo_pair(store, other, own, by="Ana") == 1
    assert [row["reports"] for row in store.stories()] == [3, 1]


def test_a_judgement_that_cannot_be_is_refused(store: Store) -> None:
    one, other = fill(store, [reading(FLOOD, events=("NOR ACCUSE SWE",)), reading(OWN)])
    for left, right, by, said in (
        (one, "nobody", "Ana", "no report and no record"), (one, other, "stories", "name of a person"), (one, one, "Ana", "two records"),
        (one, f"{one} 0", "Ana", "two of a kind"),
    ):  # fmt: skip
        with pytest.raises(BadInput, match=said):
            linking.judge_pair(store, left, right, verdict="same", by=by, reason="because")


def test_an_event_that_two_reports_tell_is_counted_once(store: Store) -> None:
    first, second, _ = fill(
        store,
        [reading(FLOOD, outlet="A", events=("MOZ AID SWE", "NOR ACCUSE SWE")), reading(OWN, outlet="B", events=("NOR ACCUSE SWE",)),
         reading(OTHER, outlet="C", events=("NOR ACCUSE SWE",))],
    )  # fmt: skip
    told = api.told_by(store, [f"{first} 0", f"{first} 1", f"{second} 0"])
    assert told[f"{first} 1"] == told[f"{second} 0"]
    assert [told[key]["reports"] for key in told] == [1, 2, 2]
    assert len(store.events(types=["ACCUSE"])) == 3
    assert len(store.events(types=["ACCUSE"], once=True)) == 2
    linking.judge_pair(store, f"{first} 1", f"{second} 0", verdict="different", by="Ana", reason="the second answers the first")
    assert api.counts(store, f"{second} 0")["reports"] == 1
    api.link_stories(store, again=True)
    assert api.counts(store, f"{second} 0")["reports"] == 1


def test_two_events_of_one_report_are_two(store: Store) -> None:
    first, second = fill(store, [reading(FLOOD, events=("NOR ACCUSE SWE", "NOR ACCUSE SWE")), reading(OWN, events=("NOR ACCUSE SWE",))])
    assert len(store.events(once=True)) == 2
    assert store.canonical(f"{first} 0") != store.canonical(f"{first} 1")
    assert api.counts(store, f"{second} 0")["reports"] == 2


def test_when_a_report_is_forgotten_its_story_is_judged_anew(store: Store) -> None:
    flood, own, reworded = fill(store, [reading(text) for text in (FLOOD, OWN, REWORDED)])
    store.forget(flood)
    api.link_stories(store)
    assert grouping(store) == {frozenset({own, reworded})}
    assert all(flood not in (one.left, one.right) for one in store.judgements())


def test_two_who_link_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with Store(path) as store, Store(path) as other, ThreadPoolExecutor(2) as both:
        list(
            both.map(lambda part: fill(part[0], [reading(text) for text in part[1]], batch=1), ((store, TEXTS[::2]), (other, TEXTS[1::2])))
        )
        whole = recipes.stories([Report(text=text, published=DAY) for text in TEXTS])
        assert set(store.judgements()) == set(whole.judgements)
        assert store.pending() == []
