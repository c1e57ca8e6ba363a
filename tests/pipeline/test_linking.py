"""Stories judged on a cluster: the same judgements as at once, however the reports lie in shards, here and on a real scheduler."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realpolitik import recipes
from realpolitik.core.errors import RealpolitikError
from realpolitik.core.judgement import Judgement
from realpolitik.core.post import Taken
from realpolitik.core.report import Report
from realpolitik.pipeline import linking
from realpolitik.pipeline.cluster import Engine, Here, OnDask
from realpolitik.pipeline.linking import Linked, link
from realpolitik.pipeline.loading import load
from realpolitik.pipeline.shards import Folder
from realpolitik.store.store import Store
from tests.assembly.test_stories import DAY, FLOOD, OTHER, OWN, REWORDED

TEXTS = [
    FLOOD,
    FLOOD + " ",
    REWORDED,
    OWN,
    OTHER,
    OTHER.replace("Thursday", "Thursday evening"),
    "Chile praised Peru for its aid after the earthquake near Arica, and sent two ships with tents to the port of Ilo.",
    "Peru thanked Chile for tents and two ships that reached the port of Ilo after the earthquake near Arica.",
    "",
]


def record(report: Report) -> dict[str, Any]:
    head = {"id": report.id, "text": report.text, "title": None, "outlet": None, "url": None}
    return {"schema": "realpolitik/1", "report": head | {"published": report.published.isoformat() if report.published else None}}


def fill(folder: Folder, shards: Sequence[Sequence[Report]]) -> None:
    for number, reports in enumerate(shards):
        rows = [
            {
                "item": one.id,
                "origin": "a",
                "outcome": "read",
                "report": one.id,
                "schema": "realpolitik/1",
                "record": json.dumps(record(one)),
            }
            for one in reports
        ]
        folder.write("readings", f"shard{number}", rows)


def judged(folder: Folder) -> list[tuple[str, ...]]:
    rows = folder.each("judgements", folder.names("judgements"), ["left", "right", "verdict", "by", "reason", "score"])
    return sorted((*(row[name] for name in ("left", "right", "verdict", "by", "reason")), f"{row['score']:.4f}") for row in rows)


def said(judgements: Sequence[Judgement]) -> list[tuple[str, ...]]:
    return sorted((one.left, one.right, one.verdict, one.by, one.reason, f"{one.score:.4f}") for one in judgements)


@pytest.fixture
def folder(parquet: None, tmp_path: Path) -> Folder:
    return Folder.at(str(tmp_path / "out"))


REPORTS = [Report(text=text, published=DAY + timedelta(days=at)) for at, text in enumerate(TEXTS) if text] + [
    Report(text=FLOOD + " And more.", published=None)
]


def hold(folder: Folder, onto: Engine, **more: Any) -> Linked:
    found = link(folder, onto=onto, kin=recipes.kinship(), **more)
    wanted = recipes.stories(REPORTS).judgements
    assert len(wanted) >= 5
    assert judged(folder) == said(wanted)
    assert found.judgements == len(wanted)
    assert found.reports == len(REPORTS)
    return found


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), heaps=st.integers(1, 5))
def test_shards_and_heaps_make_no_difference(parquet: None, data: st.DataObject, heaps: int) -> None:
    order = data.draw(st.permutations(REPORTS))
    ends = sorted(data.draw(st.sets(st.integers(1, len(order) - 1), max_size=4)))
    folder = Folder.at("memory://stories")
    folder.clear()
    fill(folder, [order[first:last] for first, last in zip([0, *ends], [*ends, len(order)], strict=True)])
    hold(folder, Here(workers=1), heaps=heaps)


def test_several_groups_of_shards(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "GROUP", 2)
    monkeypatch.setattr(linking, "JUDGED", 1)
    fill(folder, [[one] for one in REPORTS])
    hold(folder, Here(workers=1))
    assert len(folder.names("judgements")) > 1


def test_linking_again_judges_what_is_new_and_forgets_what_no_longer_holds(folder: Folder) -> None:
    fill(folder, [REPORTS[:4]])
    link(folder, onto=Here(workers=1), kin=recipes.kinship())
    first = folder.names("judgements")
    fill(folder, [REPORTS[:4], REPORTS[4:], REPORTS[2:6]])
    hold(folder, Here(workers=1))
    assert first
    files = {name: list(folder.rows("judgements", name)) for name in folder.names("judgements")}
    hold(folder, Here(workers=1))
    assert {name: list(folder.rows("judgements", name)) for name in folder.names("judgements")} == files
    assert folder.names("between") == []


def test_stories_on_a_real_scheduler_and_in_a_store(dask: OnDask, folder: Folder, tmp_path: Path) -> None:
    fill(folder, [REPORTS[:3], REPORTS[3:6], REPORTS[6:]])
    found = hold(folder, dask)
    with Store(tmp_path / "s.db") as store:
        tally = load([folder.address], into=store, tell=_nobody)
        assert (tally.read, tally.judged, tally.not_at_hand) == (len(REPORTS), found.judgements, 0)
        story = recipes.stories(REPORTS).story
        assert {one.id: store.canonical(one.id) for one in REPORTS} == story
        again = load([folder.address], into=store, tell=_nobody)
        assert (again.read, again.judged, again.judged_before) == (0, 0, found.judgements)


def test_a_folder_without_readings_is_told(folder: Folder) -> None:
    with pytest.raises(RealpolitikError, match="no readings in this folder"):
        link(folder, onto=Here(workers=1), kin=recipes.kinship())


def _nobody(taken: Taken, message: str) -> None:
    """Nobody hears of it."""
