"""The task *whole_claims*: gold whose text stands elsewhere, and scores worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Fear
from realpolitik.core.records import Concern
from realpolitik.evaluation import whole_claims
from realpolitik.evaluation.whole_claims import Marked
from tests.evaluation.test_claims import GOLD, TEXT, at, duty, said

PROMISE = GOLD["commitments"]
NOTHING = "concerns\nNONE\nstatuses\nNONE"


def load(folder: Path, lines: str, name: str = "reports-02.txt", title: str = "x") -> list[Marked]:
    (folder / "whole").mkdir(exist_ok=True)
    (folder / "marks").mkdir(exist_ok=True)
    (folder / "whole" / name).write_text(f"# title: x\n# published: 2021-05-04\n{TEXT}\n---\nNONE\n", encoding="utf-8")
    (folder / "marks" / name).write_text(f"# title: {title}\n{lines}\n", encoding="utf-8")
    return whole_claims.load(folder / "marks" / name)


def test_claims_are_told_of_the_report_of_their_title(tmp_path: Path) -> None:
    gold = load(tmp_path, f"commitments\n{PROMISE}\n{NOTHING}")
    assert (gold[0].passage.text, [one.line for one in gold[0].claims["commitments"]], gold[0].claims["statuses"]) == (TEXT, [PROMISE], ())
    scores, _ = whole_claims.score(gold, [said(commitments=(duty(), duty(holder="CHL")))])
    assert (scores["commitments_precision"], scores["commitments_recall"], scores["false_claims_a_report"]) == (0.5, 1.0, 1.0)
    assert "concerns_f1" not in scores


def test_what_is_told_again_is_neither_missed_nor_false(tmp_path: Path) -> None:
    gold = load(tmp_path, f"commitments\n{PROMISE.replace('on help', 'on attacked')}\n{PROMISE} | again\n{NOTHING}")
    once, twice = duty(on="attacked"), (duty(on="attacked"), duty())
    for told in ((once,), twice):
        scores, _ = whole_claims.score(gold, [said(commitments=told)])
        assert (scores["commitments_precision"], scores["commitments_recall"]) == (1.0, 1.0)


def test_a_kind_that_the_gold_lacks_is_scored_once_it_is_told(tmp_path: Path) -> None:
    gold = load(tmp_path, f"commitments\nNONE\n{NOTHING}")
    fear = Concern(fear=Fear(span=at("a flood"), by="hand", holder="PER", topic="disaster", affects=()))
    scores, _ = whole_claims.score(gold, [said(concerns=(fear,))])
    assert (scores["concerns_f1"], scores["false_claims_a_report"]) == (0.0, 1.0)


def test_faults_of_what_is_held_out_are_counted_and_not_shown(tmp_path: Path) -> None:
    lines = f"commitments\n{PROMISE}\n{NOTHING}"
    gold = [*load(tmp_path, lines), *load(tmp_path, lines, "reports-03.txt")]
    scores, detail = whole_claims.score(gold, [said(), said(commitments=(duty("threat"),))])
    assert (scores["commitments_recall"], scores["commitments_f1_learnt"], scores["false_claims_a_report"]) == (0.0, 0.0, 0.0)
    assert [(one["where"].split(":")[0], one["missed"], len(one["false"])) for one in detail["wrong"]] == [("reports-03.txt", [PROMISE], 1)]


@pytest.mark.parametrize(
    ("lines", "title", "fault"),
    [
        (f"commitments\n{PROMISE}", "y", "no report 'y'"),
        (PROMISE, "x", "stands below none of"),
        ("commitments\npromise | FRA | on help", "x", "3 fields"),
    ],
)
def test_gold_that_cannot_be_read_says_where(lines: str, title: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=fault):
        load(tmp_path, lines, title=title)


def test_an_empty_folder_is_no_gold(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no reports"):
        whole_claims.load(tmp_path)
