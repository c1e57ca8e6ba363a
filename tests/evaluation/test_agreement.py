"""How far two readers agree: kappa worked out by hand, events paired by trigger, then by type and party."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from realpolitik.evaluation import agreement, corpus

TEXT = "# title: x\nFRA accused LBY of a raid and PER left the talks.\n---\n"
FIRST = TEXT + "ACCUSE | FRA | LBY | actual | on accused\nSANCTION | PER | | actual | on left\nASSAULT | LBY | | actual | on raid\n"
SECOND = TEXT + "ACCUSE | FRA | LBY | ongoing | on accused\nRETREAT | PER | | planned | on left\nCONSULT | PER | | actual | on talks\n"


def load(folder: Path, name: str, body: str) -> list[corpus.Passage]:
    path = folder / f"{name}.txt"
    path.write_text(body, encoding="utf-8")
    return corpus.load(path)


def test_kappa_by_hand() -> None:
    # Half agree; by chance half would.
    assert agreement.kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == (0.5, 0.0)
    assert agreement.kappa([("a", "a"), ("b", "b")]) == (1.0, 1.0)
    assert agreement.kappa([("a", "a"), ("a", "a")]) == (1.0, 1.0)
    assert agreement.kappa([]) == (0.0, 0.0)


def test_events_meet_by_place_then_by_kind(tmp_path: Path) -> None:
    first, second = load(tmp_path, "first", FIRST), load(tmp_path, "second", SECOND)
    pairs = agreement.paired(first[0], second[0])
    assert [(one and one.type, other and other.type) for one, other in pairs] == [
        ("ACCUSE", "ACCUSE"),
        ("SANCTION", "RETREAT"),
        ("ASSAULT", None),
        (None, "CONSULT"),
    ]


def test_the_table_counts_what_only_one_marked(tmp_path: Path) -> None:
    rows = {row.what: row for row in agreement.compare(load(tmp_path, "first", FIRST), load(tmp_path, "second", SECOND))}
    assert (rows["type, or none"].n, rows["type, or none"].agreed) == (4, 0.25)
    assert (rows["type, of events both marked"].n, rows["type, of events both marked"].agreed) == (2, 0.5)
    assert rows["status"].agreed == 0.5  # ongoing counts as actual, planned does not
    assert rows["actors (share; no kappa)"].agreed == 1.0
    assert math.isnan(rows["actors (share; no kappa)"].kappa)
    assert "| type, or none | 4 | 0.250 |" in agreement.table(rows.values())


def test_only_passages_both_read_count(tmp_path: Path) -> None:
    other = load(tmp_path, "other", "# title: y\nSomething else.\n---\nNONE\n")
    assert all(row.n == 0 for row in agreement.compare(load(tmp_path, "first", FIRST), other))
    assert agreement.kappa([("x", "x")])[1] == pytest.approx(1.0)
