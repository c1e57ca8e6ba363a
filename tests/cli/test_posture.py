"""``realpolitik posture``: a pair over time, the pairs most moved and the network, from a store of our own making."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from realpolitik import api
from realpolitik.core.judgement import Judgement
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
FIRST, DAYS = date(2021, 1, 1), 240
OUTLETS = ("The Post", "The Herald")


def reading(key: str, day: int, source: str, target: str, kind: str, quad: int, *, outlet: str | None = None) -> dict[str, Any]:
    at = (FIRST + timedelta(days=day)).isoformat()
    event = {
        "id": f"e-{key}", "type": kind, "mode": None, "quad": quad, "status": "actual", "historical": False, "negated": False,
        "actors": [source], "recipients": [target], "when": {"start": at, "end": at}, "confidence": 0.9, "sentence": [0, 5],
        "spans": {"event": [[0, 5]], "actors": [], "recipients": []},
    }  # fmt: skip
    actors = [{"id": one, "name": one, "kind": "state", "country": one, "sector": "GOV"} for one in (source, target)]
    return {
        "schema": "realpolitik/1", "report": {"id": key, "published": at, "outlet": outlet, "text": "Words."},
        "actors": actors, "events": [event],
    }  # fmt: skip


def readings() -> Iterator[dict[str, Any]]:
    """Chile and Peru talk now and then; in the last four weeks Chile talks much more and moves troops. Chad only praises Niger."""
    for day in range(0, DAYS, 10):
        yield reading(f"t{day}", day, "CHL", "PER", "CONSULT", 1, outlet=OUTLETS[day // 10 % 2])
        yield reading(f"p{day}", day, "PER", "CHL", "ACCUSE", 3, outlet=OUTLETS[0])
    for day in range(DAYS - 28, DAYS, 2):
        yield reading(f"lt{day}", day, "CHL", "PER", "AGREE", 1, outlet=OUTLETS[day // 2 % 2])
        yield reading(f"lf{day}", day, "CHL", "PER", "MOBILIZE", 4, outlet=OUTLETS[day // 2 % 2])
        # A reprint of the move, a day later.
        yield reading(f"rf{day}", day + 1, "CHL", "PER", "MOBILIZE", 4, outlet="The Copy")
    for day in range(DAYS - 20, DAYS):
        yield reading(f"o{day}", day, "IGO", "TCD", "SUPPORT", 1)
    for day in range(0, DAYS, 40):
        yield reading(f"c{day}", day, "TCD", "NER", "SUPPORT", 1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("posture") / "s.db"
    with api.open_store(path) as opened:
        opened.save_many(readings())
        opened.judge_all(
            Judgement(left=f"lf{day}", right=f"rf{day}", verdict="same", by="stories", reason="reprint: the same words")
            for day in range(DAYS - 28, DAYS, 2)
        )
    return str(path)


def test_a_pair_either_way(run: Run, store: str) -> None:
    done = run("posture", "CHL", "Peru", "--store", store, "--json")
    assert done.code == 0
    there, back = (json.loads(line) for line in done.out.splitlines())
    assert (there["source"], there["target"], there["dual_track"], there["enough"]) == ("CHL", "PER", True, True)
    tracks = {track["track"]: track for track in there["tracks"]}
    # Each move is one deed, its reprint is another telling of it, and no source of its own.
    assert (tracks["force"]["deeds"], tracks["force"]["sources"], tracks["show"]["deeds"]) == (14, 2, 14)
    assert (tracks["force"]["direction"], tracks["press"]["deeds"]) == ("up", 0)
    moves = [deed for deed in there["deeds"] if deed["type"] == "MOBILIZE"]
    assert [len(deed["events"]) for deed in moves] == [2] * 14
    assert there["counts"]["events"] - there["counts"]["deeds"] == 14
    assert any(alarm["up"] and alarm["day"] >= "2021-07-31" for alarm in tracks["force"]["alarms"])
    assert (back["source"], back["dual_track"]) == ("PER", False)


def test_undone_judgements_count_apart(run: Run, store: str) -> None:
    with api.open_store(store) as opened:
        opened.judge(Judgement(left="lf212", right="rf212", verdict="different", by="a person", reason="another move"))
    there = json.loads(run("posture", "CHL", "PER", "--store", store, "--json").out.splitlines()[0])
    with api.open_store(store) as opened:
        opened.undo("lf212", "rf212", by="a person")
    assert there["counts"]["events"] - there["counts"]["deeds"] == 13


def test_on_a_screen_and_as_csv(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    shown = run("posture", "CHL", "PER", "--store", store).out
    assert "CHL toward PER" in shown
    assert "Dual track: cooperation and force both rise." in shown
    assert "change: how sure it is, from 0 to 1, that the last 28 days run above the usual" in shown
    assert "2 independent sources" in shown.split("PER toward CHL")[0]
    assert "alarm 2021-08-" in shown or "alarm 2021-07-" in shown
    assert "e-lf238 and 1 more" in shown
    rows = list(csv.DictReader(io.StringIO(run("posture", "CHL", "PER", "--store", store, "--csv").out)))
    assert [row["track"] for row in rows] == ["talk", "deliver", "press", "force", "show", "use"] * 2
    assert rows[3]["direction"] == "up"


def test_the_pairs_most_moved(run: Run, store: str) -> None:
    rows = [json.loads(line) for line in run("posture", "--store", store, "--json").out.splitlines()]
    assert (rows[0]["source"], rows[0]["target"]) == ("CHL", "PER")
    assert ("TCD", "NER") not in {(row["source"], row["target"]) for row in rows}  # six deeds are too few
    assert "force ↑" in run("posture", "--store", store).out


def test_too_little_is_said(run: Run, store: str) -> None:
    shown = run("posture", "TCD", "NER", "--store", store).out
    assert "Not enough evidence" in shown
    assert "P of" not in shown
    shown = run("posture", "TCD", "PER", "--store", store).out
    assert shown.count("nothing is told of these days") == 2
    assert "talk" not in shown


def test_days_of_which_nothing_is_told_are_pointed_elsewhere(run: Run, store: str) -> None:
    said = run("posture", "TCD", "NER", "--since", "2021-01-02", "--until", "2021-02-01", "--store", store)
    assert "nothing between TCD and NER" in said.err
    assert "it knows of events in 2021 (--since 2021-01-01)" in said.err
    assert "by week" not in said.out
    assert said.err.count("--since 2021-01-01") == 1
    unsure = run("posture", "CHL", "PER", "--confidence", "0.95", "--store", store).err
    assert ("confidence of 0.95 or more" in unsure, "it knows of" in unsure) == (True, False)
    assert "2021-08-28 at all" in run("posture", "CHL", "NER", "--store", store).err


def test_all_the_time_asked_for_is_drawn(run: Run, store: str) -> None:
    def drawn(*asked: str) -> tuple[str, str]:
        lines = run("posture", "TCD", "NER", *asked, "--store", store).out.split("NER toward TCD")[0].splitlines()
        return next(line for line in lines if "track" in line), next(line for line in lines if line.split()[:1] == ["talk"]).split()[1]

    head, talk = drawn("--since", "2021-01-01")
    assert "by 2 weeks" in head
    assert (len(talk), talk.count("█")) == (18, 6)
    head, talk = drawn()
    assert "by week" in head
    assert talk.count("█") < 6  # the first are too long ago


def test_the_network(run: Run, store: str) -> None:
    told = json.loads(run("posture", "--network", "--store", store, "--json").out)
    bond = told["bonds"][0]
    assert (bond["left"], bond["right"], bond["sign"]) == ("CHL", "PER", 0)
    assert ["NER", "TCD"] in told["groups"]
    assert "IGO" not in {side for bond in told["bonds"] for side in (bond["left"], bond["right"])}  # all of them are no one power
    assert "NER TCD" in run("posture", "--network", "--store", store).out


def test_a_plot(run: Run, store: str, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    for name, head in (("p.svg", b"<?xml"), ("p.png", b"\x89PNG")):
        done = run("posture", "CHL", "PER", "--store", store, "--plot", str(tmp_path / name))
        assert done.code == 0, done.err
        drawn = (tmp_path / name).read_bytes()
        assert drawn.startswith(head)
    again = run("posture", "CHL", "PER", "--store", store, "--plot", str(tmp_path / "again.png"))
    assert again.code == 0
    assert (tmp_path / "again.png").read_bytes() == (tmp_path / "p.png").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("CHL",), "give two powers, or none of them"),
        (("CHL", "Chile"), "are one power"),
        (("CHL", "Atlantis"), "'Atlantis' is no power that is known"),
        (("CHL", "PER", "--since", "2021-09-01"), "there is no time from 2021-09-01"),
        (("CHL", "PER", "--until", "yesterday"), "yesterday"),
        (("CHL", "PER", "--plot", "p.gif"), "writes .svg or .png"),
        (("--plot", "p.svg"), "draws two powers"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(run: Run, store: str, arguments: tuple[str, ...], told: str) -> None:
    done = run("posture", *arguments, "--store", store)
    assert done.code == 2
    assert told in done.err
    assert done.err.count("\n") == 1


def test_an_empty_store_is_told(run: Run, tmp_path: Path) -> None:
    api.open_store(tmp_path / "s.db").close()
    done = run("posture", "CHL", "PER", "--store", str(tmp_path / "s.db"))
    assert done.code == 2
    assert "no report with a day of publication" in done.err


def test_days_of_which_nothing_can_be_known_are_not_counted(run: Run, store: str) -> None:
    done = run("posture", "CHL", "PER", "--since", "1900-01-01", "--until", "2099-12-31", "--store", store, "--json")
    there = json.loads(done.out.splitlines()[0])
    assert there["since"] == (FIRST - timedelta(days=366)).isoformat()
    assert there["until"] == (FIRST + timedelta(days=DAYS - 1 + 366)).isoformat()
    before = run("posture", "CHL", "PER", "--since", "1950-01-01", "--until", "1950-12-31", "--store", store, "--json")
    assert json.loads(before.out.splitlines()[0])["counts"]["deeds"] == 0


def test_too_many_years_at_once_are_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    with api.open_store(path) as opened:
        opened.save_many([reading("old", 0, "CHL", "PER", "CONSULT", 1)])
        old = reading("older", 0, "CHL", "PER", "CONSULT", 1)
        old["report"]["published"] = "1990-01-01"
        opened.save(old)
    done = run("posture", "CHL", "PER", "--since", "1990-01-01", "--store", str(path))
    assert (done.code, "more than 20 years" in done.err) == (2, True)
