"""The task *stance*: gold as it is read, and scores worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Span
from realpolitik.evaluation import stance
from realpolitik.evaluation.task import evaluate


def row(text: str, *targets: tuple[str, float]) -> dict[str, Any]:
    placed = [{"from": text.index(name), "to": text.index(name) + len(name), "polarity": polarity} for name, polarity in targets]
    return {"sentence_normalized": text, "targets": placed}


ROWS = [
    row("The union praised Minister Okoye for his courage.", ("Okoye", 6.0), ("The union", 6.0)),
    row("Mayor Duarte lied to the council about the bridge.", ("Duarte", 2.0)),
    row("Mayor Duarte arrived in Oslo on Monday.", ("Duarte", 4.0)),
    row("The court convicted Baker of fraud.", ("Baker", 6.0)),
]


def _gold(folder: Path) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in ROWS) + "\n", encoding="utf-8")
    return path


def test_mentions_of_a_target_are_read_together(tmp_path: Path) -> None:
    one = row("Duarte says he will stay.", ("Duarte", 4.0))
    one["targets"][0]["further_mentions"] = [{"from": 12, "to": 14}]
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(one), encoding="utf-8")
    assert stance.load(path)[0].targets == (stance.Target((Span(0, 6), Span(12, 14)), "neutral"),)


def test_scores_worked_out_by_hand(tmp_path: Path) -> None:
    card = evaluate("stance", _gold(tmp_path))
    # Four of five are right; the convict, whom the gold likes, is one negative too many: F1 2/3 (negative), 1 and 4/5.
    assert (card.n, card.scores["accuracy"]) == (5, 0.8)
    assert card.detail["confusion"]["positive"] == {"positive": 2, "negative": 1}
    assert card.scores["macro_f1"] == pytest.approx((2 / 3 + 1 + 4 / 5) / 3)


@pytest.mark.parametrize("line", ["", "{", '{"sentence_normalized": "a"}', '{"sentence_normalized": "a", "targets": []}', "[]"])
def test_what_is_no_gold_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(EvaluationError):
        stance.load(path)
