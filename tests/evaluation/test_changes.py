"""The task *changes*: what is counted as found, what gold is read, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation.changes import load, score

TURNS = "day\tsource\ttarget\ttrack\twhat\n2018-04-01\tCHL\tPER\tpress\tChile accuses Peru\n2018-04-01\tPER\tCHL\tpress\tnothing\n"


def folder(path: Path, *, turns: str = TURNS, codes: bool = True) -> Path:
    """Chile and Peru talk each third day; from 1 April (day 90) on Chile and its police accuse Peru each day."""
    (path / "stat.txt").write_text("4\t2\n")
    (path / "entity2id.txt").write_text("Chile\t0\nPeru\t1\nPolice (Chile)\t2\nArmed Rebel (Peru)\t3\n")
    (path / "relation2id.txt").write_text("Consult\t0\nAccuse\t1\n")
    rows = [(0, 0, 1, day) for day in range(0, 120, 3)] + [(1, 0, 0, day) for day in range(0, 120, 3)]
    rows += [(who, 1, 1, day) for day in range(90, 120) for who in (0, 2)]
    rows += [(0, 1, 3, day) for day in range(120)]  # what is done to its rebels is not done to Peru
    for name, days in (("train.txt", range(100)), ("valid.txt", range(100, 120))):
        (path / name).write_text("".join(f"{s}\t{r}\t{o}\t{24 * day}\n" for s, r, o, day in rows if day in days))
    (path / "turns.tsv").write_text(turns)
    (path / "quiet.tsv").write_text("source\ttarget\ttrack\nCHL\tPER\ttalk\n")
    if codes:
        (path / "cameo_codes.csv").write_text('"name","code"\n"Consult, not specified","040"\n"Consult","040"\n"Accuse","112"\n')
    return path


def test_a_turn_is_found_by_an_alarm_on_its_own_series(tmp_path: Path) -> None:
    gold = load(folder(tmp_path))
    assert {key: int(counts.sum()) for key, counts in gold.counts.items()} == {
        ("CHL", "PER", "talk"): 40, ("PER", "CHL", "talk"): 40, ("CHL", "PER", "press"): 60,
    }  # fmt: skip
    n, scores, detail = score(gold)
    assert n == 2
    assert scores["found"] == 0.5
    assert scores["false_alarms_a_year_quiet"] == 0
    assert scores["false_alarms_a_year"] > 0
    assert "CHL PER press: alarm after" in detail["turns"][0]
    assert detail["turns"][1].endswith("not found (nothing)")


def test_turns_that_the_data_do_not_reach_are_not_asked(tmp_path: Path) -> None:
    late = TURNS + "2018-11-01\tCHL\tPER\tpress\tlater\n2018-01-05\tCHL\tPER\ttalk\ttoo early\n"
    assert len(load(folder(tmp_path, turns=late)).turns) == 2
    with pytest.raises(EvaluationError, match="no turn falls into the 120 days"):
        load(folder(tmp_path, turns=TURNS.replace("2018-", "2019-")))


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"cameo_codes\.csv"):
        load(folder(tmp_path, codes=False))
    (folder(tmp_path) / "relation2id.txt").write_text("Consult\t0\nTickle\t1\n")
    with pytest.raises(EvaluationError, match="CAMEO knows no act called 'Tickle'"):
        load(tmp_path)
