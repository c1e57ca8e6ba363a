"""The task *stories*: how pairs and copies are counted, and what gold it reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from realpolitik.assembly.stories import Linked
from realpolitik.core.errors import EvaluationError
from realpolitik.core.judgement import Judgement
from realpolitik.core.report import Report
from realpolitik.evaluation.stories import Told, load, score

A, B, C, D = (Report(text=text) for text in ("one", "two", "three", "four"))


def link(left: Report, right: Report, reason: str) -> Judgement:
    return Judgement(left=min(left.id, right.id), right=max(left.id, right.id), verdict="same", by="hand", reason=reason)


def test_pairs_and_copies() -> None:
    gold = [Told(A, "x"), Told(B, "x", copies=True), Told(C, "x"), Told(D, "y", copies=True)]
    found = Linked((link(A, B, "copy: all"), link(C, D, "reprint: all")), {A.id: "1", B.id: "1", C.id: "2", D.id: "2"})
    scores, detail = score(gold, found)
    assert scores["pair_precision"] == 0.5
    assert scores["pair_recall"] == pytest.approx(1 / 3)
    assert scores["copies_found"] == 0.5
    assert scores["wrong_merges"] == 0.5
    assert detail["mixed"] == [["x: three", "y: four"]]


def test_articles_of_a_folder(tmp_path: Path) -> None:
    item = {"title": "T", "text": "Words.", "date_publish": "2018-01-02T03:04:05", "newsCluster": {"EventId": 7}}
    (tmp_path / "a.json").write_text(json.dumps(item), encoding="utf-8")
    (one,) = load(tmp_path)
    assert (one.event, one.report.title, one.report.text, str(one.report.published)) == ("7", "T", "Words.", "2018-01-02")


@pytest.mark.parametrize("body", ["{}", "no json"])
def test_what_is_no_gold_is_refused(tmp_path: Path, body: str) -> None:
    (tmp_path / "a.json").write_text(body, encoding="utf-8")
    for path in (tmp_path, tmp_path / "a.json"):
        with pytest.raises(EvaluationError, match=r"a\.json"):
            load(path)
