"""From post to a folder of Parquet to a store: ``ingest --cluster``, ``link`` and ``load``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.pipeline.conftest import need

Run = Callable[..., Ran]
TEXTS = [
    "Norway accused Sweden of spying near Narvik on Monday.",
    "Norway accused Sweden of spying near Narvik on Monday!",
    "",
    "Чад поблагодарил Нигер за помощь на границе в понедельник. " * 3,
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    need("fsspec", "pyarrow")
    lines = [json.dumps({"text": text, "published": "2021-05-04"}) for text in TEXTS]
    (tmp_path / "post.jsonl").write_text("\n".join(lines))
    return tmp_path


def test_from_post_to_parquet_to_a_store(run: Run, folder: Path) -> None:
    post, out, store = str(folder / "post.jsonl"), str(folder / "out"), str(folder / "s.db")
    ingest = ("ingest", post, "--cluster", "local", "--to", out, "--workers", "1")
    done = run(*ingest)
    assert done.code == 3
    assert "2 read, 2 new, 0 reprints, 0 known before, 2 refused (1 empty, 1 language)" in done.err
    assert "0 read, 0 new, 0 reprints, 4 known before" in run(*ingest).err
    assert not Path("realpolitik.db").exists()
    linked = json.loads(run("link", out, "--json").out)
    assert (linked["reports"], linked["judgements"]) == (2, 1)
    loaded = run("load", out, "--store", store)
    assert loaded.code == 3
    assert "2 loaded, 0 known before, 2 refused (1 empty, 1 language); 1 judgements, 0 known before" in loaded.err
    again = run("load", out, "--store", store, "--json")
    last = json.loads(again.out.splitlines()[-1])
    assert again.code == 0
    assert (last["loaded"], last["again"], last["refused"], last["judged"], last["judged_before"]) == (0, 4, 0, 0, 1)
    assert run("query", "SELECT count(*) AS n FROM reports", "--store", store, "--csv").out == "n\n2\n"
    # What was loaded is known to an ingest, too.
    assert "0 read, 0 new, 0 reprints, 4 known before" in run("ingest", post, "--store", store, "--workers", "1").err


def test_a_cluster_and_its_folder_go_together(run: Run, folder: Path) -> None:
    for half in (("--cluster", "local"), ("--to", "out")):
        done = run("ingest", str(folder / "post.jsonl"), *half)
        assert done.code == 2
        assert "--cluster needs --to" in done.err


def test_what_is_no_folder_of_readings_is_told(run: Run, folder: Path) -> None:
    done = run("load", str(folder), "--store", str(folder / "s.db"))
    assert done.code == 2
    assert "there are no readings in this folder" in done.err
    assert run("link", str(folder)).code == 1
