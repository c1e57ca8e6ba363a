"""The task *times*: TimeML as it is read, and scores worked out by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from realpolitik import api
from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Span
from realpolitik.evaluation import times
from realpolitik.evaluation.task import evaluate

GOLD = """<?xml version="1.0" ?>
<TimeML><DOCID>one</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2021-08-20" functionInDocument="CREATION_TIME">20 August 2021</TIMEX3></DCT>
<TEXT>
Envoys <EVENT eid="e1">met</EVENT> in Oslo <TIMEX3 tid="t1" type="DATE" value="2021-08-19">yesterday</TIMEX3> &amp; talked for
<TIMEX3 tid="t2" type="DURATION" value="P3D">three <EVENT eid="e2">days</EVENT></TIMEX3> in
<TIMEX3 tid="t3" type="DATE" value="2019">1999</TIMEX3>.
Nobody spoke of <TIMEX3 tid="t4" type="DATE" value="2021-W40">harvest</TIMEX3>.
</TEXT></TimeML>
"""


def _gold(folder: Path) -> Path:
    (folder / "below").mkdir()
    (folder / "below" / "one.tml").write_text(GOLD, encoding="utf-8")
    return folder


def test_spans_are_those_of_the_text(tmp_path: Path) -> None:
    (document,) = times.load(_gold(tmp_path))
    assert document.made == date(2021, 8, 20)
    assert [document.text[one.span.start : one.span.end] for one in document.times] == ["yesterday", "three days", "1999", "harvest"]
    assert "Oslo yesterday & talked" in document.text


def test_scores_worked_out_by_hand(tmp_path: Path) -> None:
    card = evaluate("times", _gold(tmp_path))
    # Three of four are found, all with their extent; the year has another value than the gold gives it.
    assert (card.scores["relaxed_recall"], card.scores["relaxed_precision"]) == (0.75, 1.0)
    assert card.scores["strict_f1"] == card.scores["relaxed_f1"]
    assert card.scores["value_accuracy"] == pytest.approx(2 / 3)
    assert any(line.startswith("1 missed: harvest") for line in card.detail["wrong"])


def test_an_expression_is_met_once_and_by_its_own_extent_first() -> None:
    gold = [times.Timex(Span(0, 4), "DATE", "x"), times.Timex(Span(5, 9), "DATE", "y")]
    assert times._paired(gold, [Span(3, 6), Span(5, 9)]) == {0: 0, 1: 1}
    assert times._paired(gold, [Span(0, 9)]) == {0: 0}


@pytest.mark.parametrize(
    "body",
    ["", "<TimeML>", "<TimeML><DCT/></TimeML>", '<TimeML><DCT><TIMEX3 value="2021-13-45"/></DCT><TEXT>A</TEXT></TimeML>', "plain words"],
)
def test_what_is_no_timeml_is_refused(tmp_path: Path, body: str) -> None:
    file = tmp_path / "one.tml"
    file.write_text(body, encoding="utf-8")
    with pytest.raises(EvaluationError, match="TimeML"):
        api.evaluate("times", file)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"no \*.tml"):
        api.evaluate("times", tmp_path)


def test_the_benchmark_is_as_large_as_it_should_be() -> None:
    documents = times.load(Path(__file__).parent.parent.parent / "benchmarks" / "times" / "gold")
    assert sum(len(one.text.strip().split("\n")) for one in documents) >= 120
    assert all(one.made is not None for one in documents)
