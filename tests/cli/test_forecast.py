"""``realpolitik forecast``: what is foretold, what is kept of it, and how it is scored."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from realpolitik import api
from realpolitik.cli.forecast import _chance
from realpolitik.core.judgement import Judgement
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
FIRST = date(2021, 1, 1)


def reading(day: int, *, copy: bool = False) -> dict[str, Any]:
    """Sudan and Ethiopia meet every other day; every tenth day Sudan strikes."""
    told = (FIRST + timedelta(days=day)).isoformat()
    kind = ("ASSAULT", 4) if day % 10 == 5 else ("CONSULT", 1)
    head = {"id": f"r{day}{'copy' * copy}", "published": told, "text": "Words."}
    actors = [{"id": "a", "name": "Sudan", "country": "SDN"}, {"id": "b", "name": "Ethiopia", "country": "ETH"}]
    event = {
        "id": f"e{day}{'copy' * copy}", "type": kind[0], "quad": kind[1], "status": "actual", "historical": False, "confidence": 0.8,
        "actors": ["a"], "recipients": ["b"], "when": {"start": told, "end": told},
    }  # fmt: skip
    return {"schema": "realpolitik/1", "report": head, "actors": actors, "events": [event]}


@pytest.fixture
def store(tmp_path: Path) -> str:
    with api.open_store(tmp_path / "s.db") as opened:
        opened.save_many(reading(day) for day in range(120) if day % 2 == 0 or day % 10 == 5)
    return str(tmp_path / "s.db")


def test_both_ways_are_told(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    done = run("forecast", "Sudan", "ETH", "--store", store)
    assert done.code == 0
    assert "2021-04-30 to 2021-05-06" in done.out
    assert "next: CONSULT" in done.out
    assert "events known" in done.out
    assert "too little evidence: 0 events" in done.out


def test_no_chance_is_shown_as_certain() -> None:
    assert [_chance(value) for value in (0.9999, 0.9949, 0.5, 0.005, 0.0)] == ["> 0.99", "0.99", "0.50", "0.01", "< 0.01"]


def test_a_forecast_is_kept_and_scored_when_its_days_are_over(run: Run, store: str, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in run("forecast", "SDN", "ETH", "--from", "2021-04-01", "--store", store, "--json").out.splitlines()]
    talk = next(row for row in rows if row["about"] == "talk")
    assert talk["any"] > 0.7
    assert min(talk["why"].values()) > 0
    assert "this track" in talk["why"]
    assert talk["interval_90"][0] <= talk["mean"] <= talk["interval_90"][1]
    run("forecast", "SDN", "--from", "2021-04-28", "--store", store)
    done = run("forecast", "--score", "--store", store, "--json", "--plot", str(tmp_path / "c.svg"))
    (told,) = [json.loads(line) for line in done.out.splitlines()]
    assert (told["due"], told["open"], told["late"]) == (5, 5, 5)
    scores = {one["about"]: one for one in told["scores"]}
    assert set(scores) == {"act", "talk", "deliver", "press", "force"}
    assert scores["talk"]["brier"] < 0.1
    assert (tmp_path / "c.svg").read_text().startswith("<svg")
    with api.open_store(store) as opened:
        outcome = {one["about"]: one["outcome"] for one in opened.foretold().made(until="2021-04-07")}
    # Days 90 to 96: even ones, and day 95.
    assert (outcome["talk"], outcome["force"], outcome["act"]) == ({"count": 4}, {"count": 1}, {"next": ["CONSULT"]})


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row without the events it rests on."""
    return {key: value for key, value in row.items() if key != "because"}


def test_a_story_counts_once(store: str) -> None:
    with api.open_store(store) as opened:
        before = api.forecast(opened, "SDN", "ETH", keep=False)
        opened.save_many(reading(day, copy=True) for day in range(0, 120, 2))
        opened.judge_all(
            Judgement(left=f"r{day}", right=f"r{day}copy", verdict="same", by="us", reason="copies", score=1.0) for day in range(0, 120, 2)
        )
        after = api.forecast(opened, "SDN", "ETH", keep=False)
        assert [plain(row) for row in after["forecasts"]] == [plain(row) for row in before["forecasts"]]


def test_whom_is_foretold_and_scored(run: Run, store: str) -> None:
    done = run("forecast", "SDN", "--act", "consult", "--from", "2021-04-01", "--store", store)
    assert "next CONSULT" in done.out
    told = json.loads(run("forecast", "--score", "--store", store, "--json").out)
    (score,) = told["scores"]
    assert (score["about"], score["n"]) == ("whom", 1)
    assert score["log_score"] < 0.2
    with api.open_store(store) as opened:
        assert [one["outcome"] for one in opened.foretold().made()] == [{"next": ["ETH"]}]


def test_nothing_is_kept_if_not_wanted(run: Run, store: str) -> None:
    run("forecast", "--no-keep", "--store", store)
    with api.open_store(store) as opened:
        assert opened.foretold().made() == []


def test_csv_has_a_line_a_track_and_act(run: Run, store: str) -> None:
    lines = run("forecast", "--store", store, "--csv").out.splitlines()
    assert lines[0].startswith("source,target,about,chance")
    assert len(lines) == 1 + 4 + 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("Narnia",), "'Narnia' is no power"),
        (("--from", "soon"), "'soon' is no day"),
        (("--plot", "x.svg"), "--plot goes with --score"),
        (("SDN", "--act", "dance"), "give one country and a type of PLOVER"),
        (("SDN", "--score"), "--score takes no countries"),
        (("--json", "--csv"), "choose one"),
    ],
)
def test_wrong_usage_is_told(run: Run, store: str, arguments: tuple[str, ...], words: str) -> None:
    done = run("forecast", *arguments, "--store", store)
    assert (done.code, words in done.err) == (2, True)


def test_an_empty_store_has_nothing_to_foretell_from(run: Run, tmp_path: Path) -> None:
    api.open_store(tmp_path / "e.db").close()
    done = run("forecast", "--store", str(tmp_path / "e.db"))
    assert (done.code, "no dated report" in done.err) == (2, True)
    assert run("forecast", "--score", "--store", str(tmp_path / "e.db")).code == 0
