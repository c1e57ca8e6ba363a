"""The tasks *actions* and *tracks*: how ranks and cover are counted, and what gold they read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from realpolitik.analysis.outlook import Counts
from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation.actions import ranks
from realpolitik.evaluation.gate import is_cost
from realpolitik.evaluation.icews import powers, quads
from realpolitik.evaluation.task import evaluate
from realpolitik.evaluation.tracks import held

ACTORS = ("Iran", "Police (Iraq)", "Iraq", "Farmers (Atlantis)", "Oman")
ACTS = ("Host a visit", "Use conventional military force")


def folder(path: Path) -> Path:
    """Iran and Iraq's police meet on even days and fight on each tenth; from day 100 on the rows are asked."""
    (path / "stat.txt").write_text(f"{len(ACTORS)}\t{len(ACTS)}\n")
    (path / "entity2id.txt").write_text("".join(f"{name}\t{number}\n" for number, name in enumerate(ACTORS)))
    (path / "relation2id.txt").write_text("".join(f"{name}\t{number}\n" for number, name in enumerate(ACTS)))
    rows = [(0, 0, 1, day) for day in range(0, 120, 2)] + [(1, 0, 0, day) for day in range(0, 120, 2)]
    rows += [(0, 1, 2, day) for day in range(5, 120, 10)]
    lines = [(day, f"{s}\t{r}\t{o}\t{24 * day}\n") for s, r, o, day in sorted(rows, key=lambda row: row[3])]
    (path / "train.txt").write_text("".join(line for day, line in lines if day < 100))
    (path / "valid.txt").write_text("".join(line for day, line in lines if day >= 100))
    return path


@pytest.mark.parametrize(
    ("chances", "did", "expected"),
    [
        ([0.5, 0.3, 0.2], [True, False, False], [1]),
        ([0.5, 0.3, 0.2], [True, False, True], [1, 2]),  # what came as well is no rival
        ([0.4, 0.4, 0.2], [False, True, False], [1.5]),  # among equals the middle
        ([0.25, 0.25, 0.5], [False, True, True], [1.5, 1]),
    ],
)  # fmt: skip
def test_ranks(chances: list[float], did: list[bool], expected: list[float]) -> None:
    assert ranks(np.array([chances], np.float32), np.array([did])).tolist() == expected


def test_what_is_likelier_is_said_of_acts(tmp_path: Path) -> None:
    card = evaluate("actions", folder(tmp_path))
    assert card.n == 22
    assert card.scores["mrr"] == 1
    assert card.scores["quad_log_loss"] < 0.5
    assert is_cost("quad_log_loss")


def test_an_actor_counts_for_its_country(tmp_path: Path) -> None:
    found = powers(folder(tmp_path), actors=len(ACTORS)).tolist()
    assert found[1] == found[2]
    assert found[3] == -1
    assert len({found[0], found[1], found[4]}) == 3
    assert quads(tmp_path, relations=len(ACTS)).tolist() == [1, 4]


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("European Union", "Diplomat (European Union)"),  # a power of its own, as in a store
        ("Diplomat_(South_Sudan)", "South Sudan"),  # ICEWS14 is written so
        ("Holy See Vatican City State", "Priest (Vatican City)"),  # sets of ICEWS leave out the brackets of ISO's name
    ],
)
def test_a_power_by_another_name(tmp_path: Path, name: str, same: str) -> None:
    (tmp_path / "entity2id.txt").write_text(f"{name}\t0\n{same}\t1\nItaly\t2\n")
    one, other, italy = powers(tmp_path, actors=3).tolist()
    assert one == other
    assert -1 < one != italy


def test_tracks_between_countries(tmp_path: Path) -> None:
    card = evaluate("tracks", folder(tmp_path))
    # Only Iran has sixty acts to Iraq: 50 visits and 10 attacks; twelve days begin a week that ends in time.
    assert (card.detail["pairs"], card.n) == (1, 4 * (120 - 100 - 7 + 1 - 1))
    assert card.scores["brier"] < 0.3
    assert card.detail["tracks"]["deliver"]["share"] == 0


def test_cover_is_counted_by_parts_of_steps() -> None:
    expected = Counts(np.full((20000, 1), 1.3), np.full((20000, 1), 2.0))
    lot = np.random.default_rng(2)
    came = lot.poisson(lot.gamma(2.0, 1.3 / 2.0, size=(20000, 1))).astype(float)
    assert held(expected, came, share=0.9) == pytest.approx(0.9, abs=0.01)
    assert held(expected, came * 3, share=0.9) < 0.85


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("relation2id.txt", "Dance\t0\n", "no act"),
        ("relation2id.txt", "Host a visit\t0\n", "relation 1 has no name"),
        ("relation2id.txt", "Host a visit\t7\n", "stat.txt"),
        ("entity2id.txt", "Iran\tzero\n", "a name and a number"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, text: str, words: str) -> None:
    (folder(tmp_path) / name).write_text(text)
    with pytest.raises(EvaluationError, match=words):
        evaluate("tracks", tmp_path)


def test_no_pair_with_enough_acts_is_no_gold(tmp_path: Path) -> None:
    (folder(tmp_path) / "train.txt").write_text("0\t0\t1\t0\n")
    with pytest.raises(EvaluationError, match="no two powers"):
        evaluate("tracks", tmp_path)
