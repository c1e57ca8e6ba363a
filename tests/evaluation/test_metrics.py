"""Metrics against numbers worked out by hand."""

from __future__ import annotations

import pytest

from realpolitik.evaluation.metrics import Counts, accuracy, class_f1, macro_f1


def test_counts() -> None:
    counts = Counts(right=3, found=2, said=4, gold=5)
    assert counts.precision == 0.75
    assert counts.recall == 0.4
    assert counts.f1 == pytest.approx(0.6 / 1.15)


@pytest.mark.parametrize("counts", [Counts(), Counts(said=3), Counts(gold=3), Counts(said=3, gold=3)])
def test_nothing_right_is_zero(counts: Counts) -> None:
    assert counts.f1 == 0.0


def test_classes() -> None:
    gold, said = ["A", "A", "B", "C"], ["A", "B", "B", "D"]
    assert class_f1(gold, said) == {"A": pytest.approx(2 / 3), "B": pytest.approx(2 / 3), "C": 0.0}
    assert macro_f1(gold, said) == pytest.approx(4 / 9)
    assert accuracy(gold, said) == 0.5


def test_no_items() -> None:
    assert macro_f1([], []) == accuracy([], []) == 0.0


def test_an_answer_for_each_item() -> None:
    with pytest.raises(ValueError, match="zip"):
        accuracy(["A"], [])
