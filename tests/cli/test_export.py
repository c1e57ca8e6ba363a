"""``realpolitik export``: from a store or from records, to a file or to standard output."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from realpolitik import api
from tests.cli.conftest import Ran
from tests.sample import sample_reading

Run = Callable[..., Ran]


@pytest.fixture
def store(tmp_path: Path) -> str:
    with api.open_store(tmp_path / "s.db") as opened:
        opened.save(sample_reading().to_dict())
    return str(tmp_path / "s.db")


def test_a_store_becomes_a_file(run: Run, store: str, tmp_path: Path) -> None:
    done = run("export", "gdelt", "--store", store, "--actor", "SDN", "--type", "mobilize", "-o", str(tmp_path / "out.tsv"))
    assert (done.code, done.out) == (0, "")
    (line,) = (tmp_path / "out.tsv").read_text().splitlines()
    assert line.split("\t")[5:7] == ["SDN", "SUDAN"]


def test_what_is_left_out_is_told(run: Run, store: str) -> None:
    done = run("export", "polecat", "--store", store, "-o", "/dev/null")
    assert "3 left out (1 conditional, 1 denied, 1 planned)" in done.err


def test_records_need_no_store(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "r.jsonl"
    kept.write_text(json.dumps(sample_reading().to_dict()) + "\n")
    assert run("export", "geojson", "--from", str(kept), "-o", str(tmp_path / "m.json")).code == 0
    assert len(json.loads((tmp_path / "m.json").read_text())["features"]) == 13
    assert run("export", "geojson", "--from", str(kept), "--actor", "SDN").code == 2
    assert run("export", "geojson", "--from", str(kept), "-o", str(kept)).code == 2


def test_what_is_no_record_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text('{"text": "Chad praised Niger."}\n')
    done = run("export", "gdelt", "--from", str(tmp_path / "r.jsonl"), "-o", str(tmp_path / "out"))
    assert done.code == 2
    assert not (tmp_path / "out").exists()
    assert [one.name for one in tmp_path.iterdir()] == ["r.jsonl"]


def test_an_unknown_format_is_refused(run: Run, store: str) -> None:
    done = run("export", "xml", "--store", store)
    assert done.code == 2
    assert "choose gdelt, polecat" in done.err


def test_events_of_others_are_read_and_refusals_counted(run: Run, store: str, tmp_path: Path) -> None:
    run("export", "gdelt", "--store", store, "-o", str(tmp_path / "g.tsv"))
    whole = (tmp_path / "g.tsv").read_text()
    done = run("import", "gdelt", str(tmp_path / "g.tsv"))
    assert (done.code, len(done.out.splitlines())) == (0, len(whole.splitlines()))
    assert json.loads(done.out.splitlines()[0])["type"] == "MOBILIZE"
    (tmp_path / "g.tsv").write_text("broken\n" + whole)
    done = run("import", "gdelt", str(tmp_path / "g.tsv"), "-o", str(tmp_path / "g.jsonl"))
    assert (done.code, done.out) == (3, "")
    assert "1 refused (1 columns)" in done.err
    assert (tmp_path / "g.jsonl").read_text().count("\n") == len(whole.splitlines())
    assert run("import", "gdelt", str(tmp_path / "none")).code == 2
