"""Hostile post: each kind is read or refused with its reason; nothing hangs, nothing crashes, nothing is passed over in silence."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from realpolitik import api
from realpolitik.core.post import Taken
from realpolitik.store.schema import StoreError
from tests.pipeline import hostile


def test_forty_kinds_of_hostile_post(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    hostile.write(folder)
    heard: defaultdict[str, list[str]] = defaultdict(list)

    def tell(taken: Taken, message: str) -> None:
        assert taken.outcome != "refused" or message
        name = next(name for name in names if f"/{name}" in taken.origin or taken.origin.startswith("http"))
        heard[by_address.get(taken.origin, name)].append(taken.reason or taken.outcome)

    by_address: dict[str, str] = {}
    addressed = {name for name, _, outcomes in hostile.FILES if "warc" in name and "read" in outcomes}  # their items are called by address
    names = sorted([name for name, _, _ in hostile.FILES] + list(hostile.OTHERS), key=len, reverse=True)
    for name, _, _ in hostile.FILES:
        if "warc" in name:
            by_address |= {one.origin: name for one in _items(folder / name) if one.origin.startswith("http")}
    with api.open_store(tmp_path / "s.db") as store:
        tally = api.ingest([str(folder)], store=store, workers=2, seconds=30, tell=tell)
        wanted = {name: sorted(outcomes) for name, _, outcomes in hostile.FILES}
        wanted |= {name: list(outcomes) for name, outcomes in hostile.OTHERS.items()}
        wanted = {name: outcomes for name, outcomes in wanted.items() if name not in addressed}
        assert {name: sorted(heard[name]) for name in wanted} == wanted
        assert tally.refused["damaged"] == 2
        assert len(store.reports()) == tally.read + tally.reprints
    assert len(hostile.FILES) >= 40


def _items(path: Path) -> list[object]:
    from realpolitik.core.post import Item
    from realpolitik.readers.post import items

    return [one for one in items(str(path), {}) if isinstance(one, Item)]


def test_a_store_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Chad praised Niger.")
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(StoreError, match="cannot be opened"):
        api.open_store(tmp_path / "folder.db")


def _ingest(source: Path, store: Path, **more: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "realpolitik", "ingest", str(source), "--store", str(store), "--workers", "1"]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, **more)  # type: ignore[call-overload, no-any-return]


def test_a_full_disk_is_told_and_nothing_is_half_kept(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(40):
        (tmp_path / "in" / f"{number}.txt").write_text(f"Chad praised Niger on day {number}. " * 60)

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    done = _ingest(tmp_path / "in", tmp_path / "s.db", preexec_fn=small)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    again = _ingest(tmp_path / "in", tmp_path / "s.db")
    assert again.returncode == 0, again.stderr
    with api.open_store(tmp_path / "s.db") as store:
        assert len(store.reports()) == 40


def test_two_ingests_at_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(12):
        (tmp_path / "in" / f"{number}.txt").write_text(f"Chad praised Niger on day {number}.")
    command = [sys.executable, "-m", "realpolitik", "ingest", str(tmp_path / "in"), "--store", str(tmp_path / "s.db"), "--workers", "1"]
    runs = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ}) for _ in range(2)]
    ended = [(run.communicate(timeout=300)[1], run.returncode) for run in runs]
    assert [code for _, code in ended] == [0, 0], ended
    with api.open_store(tmp_path / "s.db") as store:
        assert len(store.reports()) == 12
        assert store.outcomes() == [{"outcome": "read", "reason": None, "items": 12}]
