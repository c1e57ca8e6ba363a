"""What people say of records: kept beside them, told in their place, taken back; and what may not be said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from realpolitik import api
from realpolitik.core.errors import BadInput
from realpolitik.store.store import Store, Stored
from tests.sample import sample_reading

ANA, BEN = {"by": "Ana Duarte", "reason": "read it again"}, {"by": "Ben Okri", "reason": "I see it otherwise"}


@pytest.fixture
def store() -> Iterator[Store]:
    with api.open_store("sqlite://") as opened:
        opened.save(sample_reading().to_dict())
        yield opened


def event(store: Store, place: int = 0) -> Stored:
    return api.corrected(store, store.events())[place]


def test_an_edit_is_told_and_nothing_stored_changes(store: Store) -> None:
    before, kept = store.report(store.reports()[0]), event(store)
    assert kept.record["type"] != "ACCUSE"
    api.judge(store, kept.id, "edit", field="type", value="ACCUSE", **ANA)
    told = event(store).record
    assert (told["type"], told["quad"], told["mode"]) == ("ACCUSE", 3, None)
    assert [(one["field"], one["was"], one["value"], one["by"]) for one in told["corrected"]] == [
        ("type", kept.record["type"], "ACCUSE", "Ana Duarte")
    ]
    assert told["judged"]["verdict"] == "edit"
    assert store.report(store.reports()[0]) == before
    assert store.events()[0] == kept
    assert api.unjudge(store, kept.id, by="Ana Duarte") == 1
    assert event(store) == kept


def test_the_newest_edit_of_a_field_counts_and_undo_brings_the_one_before_back(store: Store) -> None:
    kept = event(store)
    api.judge(store, kept.id, "edit", field="status", value="planned", **ANA)
    api.judge(store, kept.id, "edit", field="status", value="denied", **BEN)
    assert event(store).record["status"] == "denied"
    assert api.unjudge(store, kept.id, by="Ben Okri", field="status") == 1
    assert event(store).record["status"] == "planned"
    api.judge(store, kept.id, "edit", field="status", value="hypothetical", **ANA)
    assert event(store).record["status"] == "hypothetical"
    assert len(store.corrections()) == 1


def test_accept_and_reject_are_said_of_the_whole(store: Store) -> None:
    kept = event(store)
    api.judge(store, kept.id, "reject", **ANA)
    assert event(store).record["judged"] == {"verdict": "reject", "at": store.corrections()[0].at, **ANA}
    api.judge(store, kept.id, "accept", **ANA)
    assert event(store).record["judged"]["verdict"] == "accept"
    assert {key: value for key, value in event(store).record.items() if key != "judged"} == kept.record


def test_records_without_an_id_of_their_own_are_corrected_too(store: Store) -> None:
    stance = store.records("stances")[0]
    other = "negative" if stance.record["polarity"] != "negative" else "positive"
    api.judge(store, stance.id, "edit", field="polarity", value=other, **ANA)
    assert api.corrected(store, store.records("stances"))[0].record["polarity"] == other


def test_parts_of_parts_and_values_from_a_command_line(store: Store) -> None:
    one = next(found for found in store.records("commitments") if found.record["consequence"])
    api.judge(store, one.id, "edit", field="consequence.type", value="MOBILIZE", **ANA)
    api.judge(store, one.id, "edit", field="basis", value="1992", **ANA)  # digits, but the schema wants words
    api.judge(store, one.id, "edit", field="beneficiaries", value="[]", **ANA)
    told = next(found for found in api.corrected(store, store.records("commitments")) if found.id == one.id).record
    assert (told["consequence"]["type"], told["basis"], told["beneficiaries"]) == ("MOBILIZE", "1992", [])
    assert one.record["consequence"] == {**told["consequence"], "type": one.record["consequence"]["type"]}


def test_places_in_the_text_are_edited_by_their_words(store: Store) -> None:
    text = store.head(store.reports()[0])["text"]
    said = next(one for one in store.records("statements") if one.record["cue"] is not None)
    words = " ".join(text.split()[:2])
    api.judge(store, said.id, "edit", field="cue_span", value=words, **ANA)
    told = next(one for one in api.corrected(store, store.records("statements")) if one.id == said.id).record
    assert " ".join(text[slice(*told["cue_span"])].split()) == words
    assert told["cue"] == text[slice(*told["cue_span"])]  # the words go with the place
    assert next(one for one in store.reading(store.reports()[0])["statements"] if one["id"] == said.id)["cue"] == told["cue"]
    api.judge(store, said.id, "edit", field="content", value=[text.split()[0], text.split()[-1]], **ANA)
    told = next(one for one in api.corrected(store, store.records("statements")) if one.id == said.id).record
    assert [text[slice(*span)] for span in told["content"]] == [text.split()[0], text.split()[-1]]
    kept = event(store)
    api.judge(store, kept.id, "edit", field="spans.event", value=text.split()[1], **ANA)
    api.judge(store, kept.id, "edit", field="sentence", value="[0, 5]", **ANA)
    assert [text[slice(*span)] for span in event(store).record["spans"]["event"]] == [text.split()[1]]
    assert event(store).record["sentence"] == [0, 5]


def test_of_words_that_stand_twice_the_nearest_are_meant(store: Store) -> None:
    text = store.head(store.reports()[0])["text"]
    for kept in api.corrected(store, store.events()):
        sentence = kept.record["sentence"]
        word = next(
            (word for word in ("the", "a", "of") if text[slice(*sentence)].count(f" {word} ") == 1 and text.count(f" {word} ") > 1), None
        )
        if word is not None:
            api.judge(store, kept.id, "edit", field="spans.event", value=f"{word} ", **ANA)
            ((start, end),) = next(one for one in api.corrected(store, store.events()) if one.id == kept.id).record["spans"]["event"]
            assert text[start:end] == word
            first = kept.record["spans"]["event"][0][0]
            assert abs(start - first) == min(abs(one.start() - first) for one in re.finditer(word, text))
            return
    raise AssertionError("no word stands twice in the sample")


@pytest.mark.parametrize(
    ("kind", "field", "value", "says"),
    [
        ("statements", "cue", "sang", "edit 'cue_span', words follow"),
        ("statements", "cue_span", "words that nobody wrote", "the text has no words 'words that nobody wrote'"),
        ("events", "when.start", "soon", "ISO days"),
        (
            "events",
            "when",
            {"start": "2021-05-02", "end": "2021-05-01", "precision": None, "text": None, "span": None, "from": "text"},
            "ends before",
        ),
        (
            "events",
            "when",
            {"start": None, "end": None, "precision": None, "text": "soon", "span": [0, 3], "from": "text"},
            "at 0 to 3 stands",
        ),
        ("times", "text", "never", "edit 'span', words follow"),
    ],
)
def test_words_that_do_not_stand_there_and_times_that_are_none(store: Store, kind: str, field: str, value: Any, says: str) -> None:
    kept = next(one for one in store.records(kind) if kind != "events" or one.record["when"] is not None)
    with pytest.raises(BadInput, match=says):
        api.judge(store, kept.id, "edit", field=field, value=value, **ANA)
    assert store.corrections() == []


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("type", "SHELL", "cannot be 'SHELL'"),
        ("status", 7, "cannot be 7"),
        ("nothing", 1, "there is no field 'nothing'"),
        ("id", "x", "not to be edited"),
        ("confidence", 1.0, "not to be edited"),
        ("actors", ["nobody"], "no 'nobody' among its actors"),
        ("actors", "RUS", "cannot be"),
        ("when.begin", "2020-01-01", "give all of 'when'"),
        ("type.length", 4, "give all of 'type'"),
        ("sentence", [0, 10**9], "has no words at 0"),
        ("sentence", [5, 5], "has no words at 5"),
        ("historical", "perhaps", "cannot be 'perhaps'"),
        ("intensity", float("nan"), "is no JSON"),
        ("intensity", "NaN", "cannot be"),
        ("intensity", 11, "cannot be 11"),
        ("intensity", "1e400", "cannot be"),
        ("contexts", "\ud800", "is no JSON"),
        ("contexts", ["x" * 30_000], "is too large"),
        ("when", [[[[[[[[[[1]]]]]]]]]], "is too large"),
    ],
)
def test_what_an_edit_may_not_say(store: Store, field: str, value: Any, says: str) -> None:
    with pytest.raises(BadInput, match=says) as told:
        api.judge(store, event(store).id, "edit", field=field, value=value, **ANA)
    assert "\n" not in str(told.value)
    assert store.corrections() == []


@pytest.mark.parametrize(
    ("key", "said", "more", "says"),
    [
        ("nothing", "accept", ANA, "there is no record 'nothing'"),
        ("", "accept", {"by": " ", "reason": "x"}, "needs its author"),
        ("", "accept", {"by": "Ana", "reason": "\n"}, "needs its author"),
        ("", "accept", {"by": "stories", "reason": "x"}, "name of a rule"),
        ("", "accept", {"by": "A" * 200, "reason": "x"}, "at most 100"),
        ("", "accept", {"by": "A\x00", "reason": "x"}, "one line"),
        ("", "accept", {"by": "A\u202e", "reason": "x"}, "one line"),
        ("", "accept", {**ANA, "other": "x"}, "said of one record"),
        ("", "edit", ANA, "edit names a field"),
        ("", "accept", {**ANA, "field": "type"}, "edit names a field"),
        ("", "accept", {**ANA, "report": "elsewhere"}, "in report 'elsewhere'"),
    ],
)
def test_what_cannot_be_judged(store: Store, key: str, said: Any, more: dict[str, Any], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        api.judge(store, key or event(store).id, said, **more)
    assert api.judged(store) == []


def test_a_record_that_several_reports_have_is_judged_in_one(store: Store) -> None:
    reading = sample_reading().to_dict()
    store.save({**reading, "report": {**reading["report"], "id": "again"}})
    actor = store.records("actors")[0]
    with pytest.raises(BadInput, match="is in 2 reports"):
        api.judge(store, actor.id, "edit", field="name", value="Somebody", **ANA)
    api.judge(store, actor.id, "edit", field="name", value="Somebody", report="again", **ANA)
    told = {one.report_id: one.record["name"] for one in api.corrected(store, store.record(actor.id))}
    assert told == {"again": "Somebody", reading["report"]["id"]: actor.record["name"]}


def test_what_people_judged_is_listed(store: Store) -> None:
    first, second = (one.id for one in store.events()[:2])
    api.judge(store, first, "edit", field="status", value="planned", **ANA)
    api.judge(store, first, "different", other=second, **BEN)
    rows = {row["about"]: row for row in api.judged(store)}
    assert (rows["record"]["id"], rows["record"]["field"], rows["record"]["value"]) == (first, "status", "planned")
    assert ({rows["pair"]["id"], rows["pair"]["other"]}, rows["pair"]["verdict"]) == ({first, second}, "different")
    assert [row["about"] for row in api.judged(store, second)] == ["pair"]
    assert [row["by"] for row in api.judged(store, by="Ana Duarte")] == ["Ana Duarte"]
    said = store.said()
    assert api.unjudge(store, first, by=None) == 2
    assert api.judged(store) == []
    assert store.said() != said


def test_a_report_that_is_forgotten_leaves_no_correction(store: Store) -> None:
    api.judge(store, event(store).id, "accept", **ANA)
    store.forget(store.reports()[0])
    assert store.corrections() == []


def test_a_report_read_anew_keeps_what_people_said(store: Store) -> None:
    api.judge(store, event(store).id, "edit", field="status", value="planned", **ANA)
    store.save(sample_reading().to_dict())
    assert event(store).record["status"] == "planned"
