"""The task *events*: gold as it is read, and scores worked out by hand for readings made by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Actor, EventStatus, Modality, Role, Sentence, Span, Trigger
from realpolitik.core.records import ActorRecord, Event, Reading
from realpolitik.core.report import Report
from realpolitik.evaluation import events
from tests.evaluation.gold import RAID, RALLY, TALKS, plover

ALL = Span(0, 5)
Said = tuple[list[str], list[str], str]


def reading(text: str, said: Sequence[Said], *, status: EventStatus = "actual", sector: str = "GOV") -> Reading:
    """A reading that says these events; an actor is written as its country, ``IGO`` is a code without a country."""
    codes = sorted({code for actors, recipients, _ in said for code in (*actors, *recipients)})
    actors = tuple(
        ActorRecord(
            id=code, aliases=(), offices=(),
            mentions=(
                Actor(
                    span=ALL, by="hand", key=code, name=code, kind="state", country=None if code in ("IGO", "UNO") else code,
                    code=f"{code} {sector}", sector=sector, head=0, form="name",
                ),
            ),
        )
        for code in codes
    )  # fmt: skip
    return Reading(report=Report(text=text), actors=actors, events=tuple(event(*one, status=status) for one in said))


def event(actors: list[str], recipients: list[str], kind: str, *, status: EventStatus) -> Event:
    trigger = Trigger(
        span=ALL, by="hand", type=kind, mode=None, contexts=(), head=0, lemma="", frame="", actor_slots=(), recipient_slots=()
    )
    return Event(
        id=kind, trigger=trigger, others=(), quad=1, intensity=0.0,
        actors=tuple(Role(span=ALL, by="hand", of=ALL, part="actor", actor=code, head=0) for code in actors),
        recipients=tuple(Role(span=ALL, by="hand", of=ALL, part="recipient", actor=code, head=0) for code in recipients),
        modality=Modality(span=ALL, by="hand", of=ALL, status=status), dated=None, when=None, places=(), figures=(),
        attributed=None, sentence=Sentence(span=ALL, by="hand", index=0, first=0, last=1), confidence=1.0,
    )  # fmt: skip


def test_gold_is_read_as_the_rules_say(tmp_path: Path) -> None:
    raid, talks, rally = events.load(plover(tmp_path))
    assert (raid.text, talks.text, rally.text) == (RAID, TALKS, RALLY)
    assert raid.triples == {("FRA", "LBY", "ACCUSE"), ("LBY", "FRA", "ASSAULT")}
    assert talks.triples == {("JPN", "ITA", "CONSULT"), ("ITA", "JPN", "CONSULT")}
    assert rally.triples == {("PER", "*", "PROTEST")}
    assert raid.sectors == {("actor", "FRA"): {"GOV"}, ("recipient", "LBY"): {"MIL"}}


def test_scores_worked_out_by_hand(tmp_path: Path) -> None:
    said = [
        reading(RAID, [(["FRA"], ["LBY"], "ACCUSE"), (["LBY"], ["ITA"], "ASSAULT")]),
        reading(TALKS, [(["JPN", "ITA"], [], "CONSULT")]),
        reading(RALLY, [(["PER"], ["PER"], "PROTEST"), (["PER"], ["CHL"], "REJECT")], sector="CVL"),
    ]
    scores, detail = events.score(events.load(plover(tmp_path)), said)
    # Said: 2 + 2 + 2 triples, of which 1 + 2 + 1 right; gold: 2 + 2 + 1, of which 1 + 2 + 1 found.
    assert scores["full_precision"] == pytest.approx(4 / 6)
    assert scores["full_recall"] == pytest.approx(4 / 5)
    assert scores["full_f1"] == pytest.approx(8 / 11)
    # Types said: {ACCUSE, ASSAULT}, {CONSULT}, {PROTEST, REJECT}; all four of the gold are among them.
    assert (scores["type_precision"], scores["type_recall"]) == (pytest.approx(4 / 5), 1.0)
    # Pairs said: FRA-LBY and LBY-ITA, both ways of JPN-ITA, PER-PER and PER-CHL (the gold's recipient is open).
    assert (scores["pair_precision"], scores["pair_recall"]) == (pytest.approx(5 / 6), pytest.approx(4 / 5))
    # Only the raid is told in the passive: one of its two tuples is found.
    assert scores["passive_recall"] == 0.5
    # Sectors of the gold whose party is found in its role: FRA is GOV as said, LBY is MIL not GOV, PER is LAB not CVL.
    assert (scores["sector_accuracy"], detail["sectors"]) == (pytest.approx(1 / 3), 3)
    assert [missed["text"] for missed in detail["missed"]] == [RAID]


def test_what_is_denied_is_not_said(tmp_path: Path) -> None:
    said = [reading(RAID, [(["FRA"], ["LBY"], "ACCUSE")], status="denied"), reading(TALKS, []), reading(RALLY, [])]
    scores, _ = events.score(events.load(plover(tmp_path)), said)
    assert {value for name, value in scores.items() if name != "sector_accuracy"} == {0.0}


def test_international_bodies_have_one_code() -> None:
    assert events.triples(reading("x", [(["UNO"], ["XKX"], "AID"), (["IGO"], [], "CONSULT")])) == {
        ("IGO", "KOS", "AID"),
        ("IGO", "", "CONSULT"),
    }


@pytest.mark.parametrize("body", ["", "[]", "{}", "[1]", '[{"id": 1}]', '[{"event": "AID", "source": [{}], "text": "x"}]', "\x00"])
def test_what_is_no_gold_is_refused(tmp_path: Path, body: str) -> None:
    path = tmp_path / "gold.json"
    path.write_text(body)
    with pytest.raises(EvaluationError, match="PLOVER gold records"):
        events.load(path)


def test_a_gold_file_with_other_records_among_them(tmp_path: Path) -> None:
    path = plover(tmp_path)
    path.write_text(json.dumps([*json.loads(path.read_text()), {"comment": "not a record"}]))
    assert len(events.load(path)) == 3
