"""``realpolitik ingest`` and the commands that ask a store, from files to answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]

FIRST = (
    'OSLO, May 3, 2021 - Norway accused Sweden of spying near Narvik. "We will not accept this," Foreign Minister Ine Berg told reporters.'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FIRST)
    (tmp_path / "in" / "b.json").write_text(json.dumps({"text": "Chad praised Niger.", "published": "2021-05-04", "title": "Thanks"}))
    (tmp_path / "in" / "c.txt").write_text("")
    return tmp_path


def test_from_files_to_answers(run: Run, folder: Path) -> None:
    store = str(folder / "s.db")
    done = run("ingest", str(folder / "in"), "--store", store, "--workers", "1")
    assert done.code == 3
    assert "2 read, 2 new, 0 reprints, 0 known before, 1 refused (1 empty)" in done.err
    again = run("ingest", str(folder / "in"), "--store", store, "--workers", "1", "--json")
    last = json.loads(again.out.splitlines()[-1])
    assert (last["read"], last["new"], last["again"], last["refused"]) == (0, 0, 3, 0)
    first = json.loads(again.out.splitlines()[0])
    assert (set(first), first["outcome"]) == ({"at", "origin", "outcome", "reason", "report"}, "again")
    assert done.err.count("\n") == 2  # what was refused, and the sum; nobody watches, so no bar
    events = [json.loads(line) for line in run("events", "--actor", "NOR", "--store", store, "--json").out.splitlines()]
    accused = [event for event in events if event["type"] == "ACCUSE"]
    assert [(event["actors"], event["recipients"], event["day"]) for event in accused] == [("Norway", "Sweden", "2021-05-03")]
    praised = run("events", "--type", "support", "--store", store, "--csv").out.splitlines()[1]
    assert praised.startswith("2021-05-04,SUPPORT,actual,Chad,Niger")
    assert "Ine Berg" in run("statements", "--store", store).out
    assert "Sweden" in run("actors", "--store", store).out
    assert run("search", "narvik", "--store", store, "--csv").out.count("\n") == 2
    assert len(run("stories", "--store", store, "--json").out.splitlines()) == 2
    assert json.loads(run("show", events[0]["report"], "--store", store).out)["report"]["text"] == FIRST
    assert json.loads(run("show", events[0]["id"], "--store", store).out)[0]["record"]["type"] == events[0]["type"]
    assert run("query", "SELECT count(*) AS n FROM reports", "--store", store, "--csv").out == "n\n2\n"


@pytest.mark.parametrize("sql", ["DELETE FROM reports", "WITH x AS (SELECT 1) DELETE FROM reports", "nonsense", ""])
def test_sql_changes_nothing(run: Run, tmp_path: Path, sql: str) -> None:
    from realpolitik import api

    with api.open_store(tmp_path / "s.db") as store:
        store.save(api.read("Chad praised Niger.").to_dict())
    assert run("query", sql, "--store", str(tmp_path / "s.db")).code == 1
    with api.open_store(tmp_path / "s.db") as store:
        assert len(store.reports()) == 1


def test_a_store_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    done = run("events", "--store", str(tmp_path / "no.db"))
    assert done.code == 1
    assert "there is no such store" in done.err
    assert not (tmp_path / "no.db").exists()


def test_a_cell_is_no_formula(run: Run, tmp_path: Path) -> None:
    from realpolitik import api

    with api.open_store(tmp_path / "s.db") as store:
        store.save(api.read("Chad praised Niger.", title="=cmd()").to_dict())
    assert "'=cmd()" in run("search", "chad", "--store", str(tmp_path / "s.db"), "--csv").out


def test_who_breaks_off_hears_that_nothing_is_lost(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from realpolitik import api

    def broken_off(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "ingest", broken_off)
    done = run("ingest", str(folder / "in"), "--store", str(folder / "s.db"))
    assert (done.code, "the same command goes on from there" in done.err) == (130, True)
