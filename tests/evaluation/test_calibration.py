"""Confidence against the share that is right: bins and the expected error, worked out by hand."""

from __future__ import annotations

import pytest

from realpolitik.evaluation.calibration import bins, expected_error


def test_bins_hold_like_confidence() -> None:
    found = bins([(0.05, False), (0.06, True), (0.95, True), (1.0, True)])
    assert [one.n for one in found] == [2, 2]
    assert (found[0].confidence, found[0].right) == (pytest.approx(0.055), 0.5)


def test_the_error_is_the_weighted_distance() -> None:
    assert expected_error([(0.8, True)] * 4 + [(0.8, False)]) == pytest.approx(0.0)
    # Two of four events are told at 0.9 and wrong, two at 0.1 and wrong.
    assert expected_error([(0.9, False)] * 2 + [(0.1, False)] * 2) == pytest.approx(0.5)
    assert expected_error([]) == 0.0
