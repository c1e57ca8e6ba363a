"""The task *same_events*: gold as it is read, and pairs of events and reports counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation.same_events import Found, load, score

GOLD = """# 1 | other words
> 2020-03-03 | A | Shelling
France shelled Sirte on Monday.
a | shelled
> 2020-03-03 | B |
French guns fired at Sirte on Monday, and Libya accused France.
a | guns / fired
b | accused
> 2020-03-04 | C |
Libya accused France of murder.
b | accused

# 2 | alone
> 2020-03-03 | A |
Spain sent aid to Cuba.
a | sent
"""
FOLDER = Path(__file__).parent.parent.parent / "corpus" / "same_events"


def gold(folder: Path, name: str = "open-1.txt", text: str = GOLD) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def found(told: list[tuple[str, str]], same: dict[str, str], story: dict[str, str], ids: list[str]) -> Found:
    """Events as report and word; ids of reports by their place in the gold."""
    by_report: dict[str, list[tuple[str, list[tuple[int, int]]]]] = {key: [] for key in ids}
    for at, (place, span) in enumerate(told):
        first, last = (int(part) for part in span.split("-"))
        by_report[ids[int(place)]].append((f"e{at}", [(first, last)]))
    every = {f"e{at}": f"e{at}" for at in range(len(told))}
    return Found(by_report, every | same, {ids[int(key)]: value for key, value in story.items()})


def test_pairs_of_events_and_of_reports(tmp_path: Path) -> None:
    told = load(gold(tmp_path))
    ids = [one.report.id for one in told]
    assert [(one.report.title, one.report.outlet, one.set, len(one.events), one.sealed) for one in told] == [
        ("Shelling", "A", "1", 1, False), (None, "B", "1", 2, False), (None, "C", "1", 1, False), (None, "A", "2", 1, False),
    ]  # fmt: skip
    # The two shellings are one, and so is, wrongly, the aid; the second accusation was not read.
    said = found(
        [("0", "7-14"), ("1", "7-11"), ("1", "46-53"), ("3", "6-10")], {"e1": "e0", "e3": "e0"}, dict(zip("0123", "1134", strict=True)), ids
    )
    scores, detail = score(told, said)
    assert scores["event_precision"] == pytest.approx(1 / 3)
    assert scores["event_recall"] == scores["event_recall_open"] == 0.5
    assert scores["recall_of_read"] == 1.0
    assert scores["story_f1"] == 1.0
    assert "event_f1_sealed" not in scores
    assert [line.partition(":")[0] for line in detail["wrong"]] == ["event wrong", "event wrong", "event not read"]


def test_a_report_that_mentions_the_others_event_counts_neither_way(tmp_path: Path) -> None:
    told = load(gold(tmp_path))
    ids = [one.report.id for one in told]
    for story in ("1114", "1134"):
        assert score(told, found([], {}, dict(zip("0123", story, strict=True)), ids))[0]["story_recall"] == 1.0
    assert score(told, found([], {}, dict(zip("0123", "1114", strict=True)), ids))[0]["story_precision"] == 0.5
    assert score(told, found([], {}, dict(zip("0123", "1134", strict=True)), ids))[0]["story_precision"] == 1.0


def test_faults_of_sealed_sets_are_counted_and_not_shown(tmp_path: Path) -> None:
    told = load(gold(tmp_path, "sealed-1.txt"))
    scores, detail = score(told, found([], {}, dict(zip("0123", "1234", strict=True)), [one.report.id for one in told]))
    assert (scores["story_recall_sealed"], scores["event_recall_sealed"]) == (0.0, 0.0)
    assert detail["wrong"] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (GOLD.replace("a | sent", "a | gave"), "'gave' does not stand"),
        (GOLD.replace("a | sent\n", ""), "has no event"),
        (GOLD.replace("a | sent", "A: sent"), "neither a set"),
        ("", "holds no set"),
        (GOLD + GOLD, "stands there twice"),
    ],
)
def test_what_is_no_gold_is_refused(text: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=fault):
        load(gold(tmp_path, text=text))


def test_half_of_the_sets_are_sealed_by_their_number() -> None:
    halves = {sealed: {int(one.set) for one in load(FOLDER) if one.sealed == sealed} for sealed in (False, True)}
    assert {number % 2 for number in halves[False]} == {1}
    assert {number % 2 for number in halves[True]} == {0}
    assert len(halves[False]) == len(halves[True]) == 42
