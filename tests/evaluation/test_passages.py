"""The task *passages*: gold as it is read, and scores worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation import passages
from tests.evaluation.test_events import reading

GOLD = """\
# title: a raid
# published: 2021-05-04
FRA accused LBY of a raid. LBY denied it.
---
ACCUSE allege | FRA | LBY | actual
REJECT | LBY | FRA | ongoing historical | said by LBY

# title: a match
PER beat CHL.
---
NONE
"""


def gold(folder: Path, body: str = GOLD) -> Path:
    path = folder / "passages.txt"
    path.write_text(body, encoding="utf-8")
    return path


def test_gold_is_read(tmp_path: Path) -> None:
    raid, match = passages.load(gold(tmp_path))
    assert passages.load(tmp_path) == [raid, match]
    assert (raid.title, str(raid.published), raid.where) == ("a raid", "2021-05-04", "passages.txt:1")
    assert raid.events[1] == passages.GoldEvent("REJECT", None, ("LBY",), ("FRA",), "ongoing", True, "LBY")
    assert (match.published, match.events) == (None, ())


def test_scores_worked_out_by_hand(tmp_path: Path) -> None:
    found = passages.load(gold(tmp_path))
    said = [
        reading(found[0].text, [(["FRA"], ["LBY"], "ACCUSE"), (["FRA"], ["LBY"], "REJECT"), (["FRA"], ["LBY"], "ACCUSE")]),
        reading(found[1].text, [(["PER"], ["CHL"], "ASSAULT")]),
    ]
    scores, detail = passages.score(found, said)
    # Four events said, one of them right (the second accusation meets nothing, the rejection has its sides swapped); two of gold.
    assert (scores["event_precision"], scores["event_recall"]) == (0.25, 0.5)
    assert scores["event_f1"] == pytest.approx(1 / 3)
    assert (scores["status_accuracy"], scores["history_accuracy"], scores["mode_accuracy"]) == (1.0, 1.0, 0.0)
    assert scores["false_events_a_quiet_passage"] == 1.0
    assert (detail["passages"], detail["quiet"], len(detail["wrong"])) == (2, 1, 2)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("", "no passages"),
        ("# title: x\nWords.\n", "passages.txt:1: a passage needs its text"),
        ("\n\n# title: x\n---\nNONE\n", "passages.txt:3: a passage needs its text"),
        ("# title: x\nFRA left.\n---\nRETREAT | FRA\n", "four or five fields"),
        ("# title: x\nFRA left.\n---\nRETREAT | LBY | | actual\n", "'LBY' does not stand in the passage"),
    ],
)
def test_what_is_no_gold_is_refused(tmp_path: Path, body: str, fault: str) -> None:
    with pytest.raises(EvaluationError, match=fault):
        passages.load(gold(tmp_path, body))
