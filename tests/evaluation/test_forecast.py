"""The task *forecast*: how ranks are counted, and what gold it reads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation.forecast import load, ranks, score
from realpolitik.evaluation.task import evaluate

SCORES = np.array([5.0, 3.0, 3.0, 3.0, 1.0], np.float32)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([0], [1]),
        ([4], [5]),
        ([1], [3]),  # among three equals, the middle
        ([0, 4], [1, 4]),  # what is true as well is no rival
        ([1, 2, 3], [2, 2, 2]),
        ([0, 1], [1, 2]),
    ],
)  # fmt: skip
def test_ranks(answers: list[int], expected: list[float]) -> None:
    assert list(ranks(SCORES, np.array(answers))) == expected


def test_equal_scores_give_the_middle_rank() -> None:
    assert list(ranks(np.zeros(101, np.float32), np.array([7]))) == [51]


def folder(path: Path, *, last: str = "test.txt", hours: int = 24) -> Path:
    """Two that talk each day for forty days; from the day 30 on the rows are asked."""
    lines = [f"{day % 2}\t0\t{1 - day % 2}\t{day * hours}\n" for day in range(40)]
    (path / "stat.txt").write_text("6\t2\n")
    (path / "train.txt").write_text("".join(lines[:24]))
    (path / "valid.txt").write_text("".join(lines[24:30] if last == "test.txt" else lines[24:]))
    if last == "test.txt":
        (path / "test.txt").write_text("".join(lines[30:]))
    return path


def test_the_last_part_is_asked_and_times_are_days(tmp_path: Path) -> None:
    gold = load(folder(tmp_path))
    assert (gold.actors, gold.relations) == (6, 2)
    assert (gold.train.day.max(), sorted(gold.between.day.tolist()), gold.asked.day.min()) == (23, [*range(24, 30)], 30)
    (tmp_path / "test.txt").unlink()
    gold = load(tmp_path)
    assert (len(gold.between), sorted(gold.asked.day.tolist())) == (0, [*range(24, 30)])


def test_both_sides_of_each_act_are_asked(tmp_path: Path) -> None:
    n, scores, detail = score(load(folder(tmp_path)))
    assert n == 20
    assert scores == {"mrr": 1.0, "hits_at_1": 1.0, "hits_at_10": 1.0}
    assert {relation: one["n"] for relation, one in detail["relations"].items()} == {"0": 10, "2": 10}


def test_valid_is_asked_where_there_is_no_test(tmp_path: Path) -> None:
    card = evaluate("forecast", folder(tmp_path, last="valid.txt"))
    assert (card.n, set(card.scores)) == (32, {"mrr", "hits_at_1", "hits_at_10"})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("stat.txt", "six"),
        ("train.txt", ""),
        ("train.txt", "0\t0\tone\t0\n"),
        ("train.txt", "0\t0\t6\t0\n"),
        ("train.txt", "0\t2\t1\t0\n"),
        ("valid.txt", "0\t0\t1\t0\n"),
        ("test.txt", "0\t-1\t1\t9999\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, text: str) -> None:
    folder(tmp_path)
    (tmp_path / name).write_text(text)
    with pytest.raises(EvaluationError, match=name):
        load(tmp_path)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"stat\.txt"):
        load(tmp_path)
