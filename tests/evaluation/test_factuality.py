"""The task *factuality*: gold as it is read, the scale, and scores worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Span
from realpolitik.evaluation import factuality
from realpolitik.evaluation.task import evaluate

ROWS = [
    {"text": "The guards fled .", "targets": [{"span1": [2, 3], "label": 3.0}]},
    {"text": "The guards did n't flee .", "targets": [{"span1": [4, 5], "label": -2.8}]},
    {"text": "The mayor hopes to sign it .", "targets": [{"span1": [2, 3], "label": 3.0}, {"span1": [4, 5], "label": 1.0}]},
]


def _gold(folder: Path) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS) + "\n", encoding="utf-8")
    return path


def test_spans_count_the_words_of_a_text(tmp_path: Path) -> None:
    fled, flee, hope = factuality.load(_gold(tmp_path))
    assert [fled.text[w.span.start : w.span.end] for w in fled.words] == ["fled"]
    assert [flee.text[w.span.start : w.span.end] for w in flee.words] == ["flee"]
    assert hope.words == (factuality.Marked(Span(10, 15), 3.0), factuality.Marked(Span(19, 23), 1.0))


def test_the_scale_rises_and_meets_its_rows() -> None:
    said = [factuality.rated(step / 10) for step in range(-30, 31)]
    assert said == sorted(said)
    assert all(factuality.rated(force) == pytest.approx(to) for force, to in factuality.RATED)
    assert (factuality.rated(-9.0), factuality.rated(9.0)) == (factuality.RATED[0][1], factuality.RATED[-1][1])


def test_scores_worked_out_by_hand(tmp_path: Path) -> None:
    card = evaluate("factuality", _gold(tmp_path))
    # Two words are rated 3 as they are read; the denial and the hope are off by what the scale makes of them.
    away = abs(factuality.rated(-2.8) + 2.8) + abs(factuality.rated(0.9) - 1.0)
    assert card.n == 4
    assert card.scores["mae"] == pytest.approx(away / 4)
    assert card.scores["r"] > 0.95
    assert card.detail["statuses"]["actual"] == {"said": 2, "mae": 0.0}


def test_correlation_of_what_does_not_vary_is_nothing() -> None:
    assert factuality.pearson([1.0, 1.0], [0.0, 2.0]) == 0.0
    assert factuality.pearson([0.0, 1.0, 2.0], [4.0, 2.0, 0.0]) == pytest.approx(-1.0)


@pytest.mark.parametrize("line", ["", "{", '{"text": "a"}', '{"text": "a", "targets": [{"span1": [4, 5], "label": 1}]}', "[]"])
def test_what_is_no_gold_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(EvaluationError):
        factuality.load(path)
