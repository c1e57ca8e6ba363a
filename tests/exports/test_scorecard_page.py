"""A scorecard as a page: every number is there, nothing is loaded, nothing of the data is markup."""

from __future__ import annotations

from realpolitik.exports.scorecard_page import page

CARD = {
    "task": "passages <b>", "version": 2, "n": 4, "scores": {"event_f1": 0.5}, "seconds": 1.0, "gold": "abc",
    "detail": {
        "types": {"AID": {"gold": 3, "said": 2, "precision": 1.0, "recall": 0.67, "f1": 0.8}},
        "confusion": {"AID": {"AID": 2, "none": 1}, "none": {"ACCUSE": 1}},
        "calibration": [{"n": 3, "confidence": 0.9, "right": 0.8}, {"n": 1, "confidence": 0.1, "right": 0.0}],
    },
}  # fmt: skip


def test_scores_types_and_matrix_are_shown() -> None:
    made = page(CARD)
    assert "<th>event_f1</th><td>0.5000</td>" in made
    assert "<th>AID</th><td>3</td><td>2</td><td>1.00</td><td>0.67</td><td>0.80</td>" in made
    assert made.index("<span>ACCUSE</span>") < made.index("<span>AID</span>") < made.index("<span>none</span>")
    assert 'rgba(var(--right), 0.67); color: var(--paper)">2</td>' in made
    assert 'rgba(var(--wrong), 0.33)">1</td>' in made


def test_confidence_is_drawn() -> None:
    made = page(CARD)
    assert made.count("<circle") == 2
    assert "3 events at 0.90, 0.80 right" in made
    assert '<circle cx="234.0" cy="52.0"' in made


def test_nothing_is_loaded_and_nothing_is_markup() -> None:
    made = page(CARD)
    assert "default-src 'none'" in made
    assert "http" not in made.replace("http-equiv", "")
    assert "passages &lt;b&gt;" in made
    assert "<b>" not in made


def test_a_card_without_detail_has_only_scores() -> None:
    made = page({**CARD, "detail": {}})
    assert "<svg" not in made
    assert "matrix>" not in made
