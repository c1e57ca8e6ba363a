"""What is known beforehand of the chance of any act: how it is fitted and written."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from realpolitik.analysis.outlook import PARTS
from realpolitik.training.any_acts import learnt_from, main


def folder(path: Path, seed: int) -> Path:
    """Four countries that meet and now and then fight; rows from day 150 on are asked."""
    path.mkdir()
    actors, acts = ("Iran", "Iraq", "Oman", "Qatar"), ("Host a visit", "Use conventional military force")
    (path / "stat.txt").write_text(f"{len(actors)}\t{len(acts)}\n")
    (path / "entity2id.txt").write_text("".join(f"{name}\t{number}\n" for number, name in enumerate(actors)))
    (path / "relation2id.txt").write_text("".join(f"{name}\t{number}\n" for number, name in enumerate(acts)))
    lot = np.random.default_rng(seed)
    rows = [
        (s, act, o, day)
        for day in range(160)
        for s in range(4)
        for o in range(4)
        for act, rate in ((0, 0.7), (1, 0.1 * s))
        if s != o and lot.random() < rate
    ]
    for name, days in (("train.txt", range(150)), ("valid.txt", range(150, 160))):
        (path / name).write_text("".join(f"{s}\t{act}\t{o}\t{24 * day}\n" for s, act, o, day in rows if day in days))
    return path


def test_only_the_days_to_learn_from_are_looked_at(tmp_path: Path) -> None:
    one = folder(tmp_path / "one", 1)
    parts, came = learnt_from(one)
    assert parts.shape == (*came.shape, len(PARTS))
    (one / "valid.txt").write_text("".join(f"0\t1\t1\t{24 * day}\n" for day in range(150, 160)))
    again, also = learnt_from(one)
    assert np.array_equal(parts, again)
    assert np.array_equal(came, also)


def test_weights_and_a_card_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = [folder(tmp_path / name, seed) for seed, name in enumerate(("one", "two"))]
    for target in ("first", "second"):
        assert main(folders, tmp_path / target) == 0
    written = (tmp_path / "first" / "config.json").read_text()
    assert written == (tmp_path / "second" / "config.json").read_text()
    found = json.loads(written)
    assert tuple(found["parts"]) == PARTS
    assert np.array(found["weights"]).shape == (4, 3 * len(PARTS) + 1)
    assert "| two |" in capsys.readouterr().out
