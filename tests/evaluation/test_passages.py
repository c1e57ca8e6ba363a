"""The task *passages*: scores worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.evaluation import corpus, passages
from tests.evaluation.test_corpus import gold
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


def test_scores_worked_out_by_hand(tmp_path: Path) -> None:
    found = corpus.load(gold(tmp_path, GOLD))
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
    # Of the one event found the status is right; the table by status has it alone.
    assert (scores["status_macro_f1"], detail["status_confusion"]) == (1.0, {"actual": {"actual": 1}})
    # By type alone the second accusation is one too many and the assault is another.
    assert scores["type_f1"] == pytest.approx(2 * 2 / (2 + 4))
    assert detail["confusion"] == {"ACCUSE": {"ACCUSE": 1}, "REJECT": {"REJECT": 1}, "none": {"ACCUSE": 1, "ASSAULT": 1}}
    assert detail["types"]["ACCUSE"] == {"gold": 1, "said": 2, "precision": 0.5, "recall": 1.0, "f1": 0.667}
    assert detail["worst"] == [("none", "ACCUSE", 1), ("none", "ASSAULT", 1)]
    assert (detail["passages"], detail["quiet"], len(detail["wrong"])) == (2, 1, 2)
