"""The task *relations*: the table as it is read, and scores worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation import relations
from tests.evaluation.gold import plv


def test_markers_become_spans(tmp_path: Path) -> None:
    items = relations.load(plv(tmp_path))
    assert [item.text for item in items][:2] == ['Chad blamed "rebels" for the raid.', "Oman was thanked by Qatar."]
    chad, oman, _, nobody, empty = items
    assert (chad.actor, chad.recipient) == ((0, 4), (13, 19))
    assert (oman.actor, oman.recipient) == ((20, 25), (0, 4))
    assert (nobody.actor, nobody.recipient) == (None, None)
    assert (empty.actor, empty.text[slice(*(empty.recipient or ()))]) == (None, "Gaza")
    assert relations.requests([chad, nobody]) == [
        {"id": "0", "text": chad.text, "actor": [0, 4], "recipient": [13, 19]},
        {"id": "3", "text": "Troops left.", "actor": None, "recipient": None},
    ]


def test_scores_worked_out_by_hand(tmp_path: Path) -> None:
    said = [("ACCUSE", 3), ("ACCUSE", 3), ("RETREAT", 2), ("CONCEDE", 1), ("ASSAULT", 4)]
    answers = [{"type": kind, "quad": quad} for kind, quad in said]
    scores, detail = relations.score(relations.load(plv(tmp_path)), answers)
    # ACCUSE: 1 of 2 said, 1 of 1 gold; SUPPORT: none; YIELD: both, whichever half; ASSAULT: right.
    assert scores["root_macro_f1"] == pytest.approx((2 / 3 + 0 + 1 + 1) / 4)
    assert scores["accuracy"] == 0.8
    # CONCEDE is YIELD here, and YIELD is quad 2, although PLOVER puts CONCEDE in quad 1.
    assert scores["quad_macro_f1"] == pytest.approx((2 / 3 + 0 + 1 + 1) / 4)
    assert detail["confusion"]["SUPPORT"] == {"ACCUSE": 1}
    assert detail["types"]["YIELD"]["f1"] == 1.0


def test_a_concession_to_come_is_an_agreement_in_the_older_codebook() -> None:
    assert [relations.older("CONCEDE", future=told) for told in (False, True)] == ["YIELD", "AGREE"]
    assert [relations.older("ACCUSE", future=told) for told in (False, True)] == ["ACCUSE", "ACCUSE"]


@pytest.mark.parametrize("body", ["", "a\tb\n1\t2\n", "marked_sentence\tgold_root\tgold_penta\n", "\xff\xfe"])
def test_what_is_no_table_is_refused(tmp_path: Path, body: str) -> None:
    path = tmp_path / "gold.tsv"
    path.write_bytes(body.encode("latin-1"))
    with pytest.raises(EvaluationError, match="relations table"):
        relations.load(path)


def test_a_short_row_is_refused(tmp_path: Path) -> None:
    path = plv(tmp_path)
    path.write_text(path.read_text() + "6\n")
    with pytest.raises(EvaluationError, match="relations table"):
        relations.load(path)
