"""A diary in numbers: each act once a day, deeds counted by pair, those of a quad that is no track left out of the ledger."""

from __future__ import annotations

import numpy as np

from realpolitik.analysis.diary import Deed, Diary

DIARY = Diary(
    (
        Deed("B", "A", 3, "THREATEN", 3),
        Deed("A", "B", 1, "CONSULT", 1, ("x",)),
        Deed("A", "B", 1, "CONSULT", 1, ("y",)),
        Deed("A", "C", 2, "OTHER", 0),
    ),
    5,
)


def test_an_act_is_told_once_a_day() -> None:
    acts = DIARY.acts()
    told = zip(acts.subject.tolist(), acts.relation.tolist(), acts.object.tolist(), acts.day.tolist(), strict=True)
    named = [(DIARY.powers[one], DIARY.types[kind], DIARY.powers[other], day) for one, kind, other, day in told]
    assert named == [("A", "CONSULT", "B", 1), ("A", "OTHER", "C", 2), ("B", "THREATEN", "A", 3)]


def test_every_deed_is_counted() -> None:
    assert DIARY.counts() == {("A", "B"): 2, ("A", "C"): 1, ("B", "A"): 1}


def test_a_ledger_has_the_deeds_of_tracks_by_day_in_the_order_asked() -> None:
    ledger = DIARY.ledger([("B", "A"), ("A", "B"), ("A", "C"), ("X", "A")])
    assert [tuple(cell) for cell in np.argwhere(ledger.pair)] == [(0, 2, 3), (1, 0, 1)]
    assert ledger.pair[1, 0, 1] == 2
    assert np.array_equal(ledger.back[0], ledger.pair[1])
    assert ledger.source[2].sum() == 2


def test_an_empty_diary_has_nothing() -> None:
    empty = Diary((), 0)
    assert (len(empty.acts()), empty.counts(), empty.ledger([]).pair.size) == (0, {}, 0)
