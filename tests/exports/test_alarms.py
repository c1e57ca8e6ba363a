"""Alarms for others: a feed that others can read, whatever the words are; commitments as rules that are rules."""

from __future__ import annotations

import json
from typing import Any

import feedparser
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from realpolitik.exports.alarms import atom, json_line, line, message
from realpolitik.exports.suggestions import suggestions
from realpolitik.readers.tripwires import rules
from tests.sample import sample_reading


def told(words: str = "Norway accused Sweden.", **more: Any) -> dict[str, Any]:
    record = {
        "report": "r", "outlet": None, "url": "https://news.example/1?a=1&b=2", "title": None, "published": "2021-05-04", "kind": "events",
        "id": "e", "type": "ACCUSE", "day": "2021-05-03", "words": words,
    }  # fmt: skip
    return {
        "id": "a1", "at": "2021-05-05T10:00:00+00:00", "tripwire": "spies", "about": "<who> & whom", "day": "2021-05-03",
        "since": "2021-05-03", "until": "2021-05-03", "binding": {"x": "NOR"}, "sources": 1, "count": 1, "records": [record], **more,
    }  # fmt: skip


def test_one_line_tells_an_alarm() -> None:
    assert line(told()) == "2021-05-03  spies  x=NOR  (1 record, 1 source)  Norway accused Sweden."
    assert line(told("w" * 500)).endswith("w…")
    assert json.loads(json_line(told()))["tripwire"] == "spies"
    assert json.loads(message([told(), told()]))["text"].count("\n") == 1


def test_a_feed_reader_gets_all_of_it() -> None:
    feed = feedparser.parse(atom([told(), told(id="a2", records=[])]))
    assert (feed.bozo, feed.version) == (False, "atom10")
    first, second = feed.entries
    assert (first.id, first.link, first.title) == ("urn:realpolitik:alarm:a1", "https://news.example/1?a=1&b=2", "spies: NOR")
    assert first.updated == "2021-05-05T10:00:00+00:00"
    assert "&lt;who&gt; &amp; whom<br" in first.summary
    assert second.link == "urn:realpolitik:alarm:a2"


@settings(deadline=None)
@given(words=st.text())
def test_a_feed_holds_any_words(words: str) -> None:
    assert not feedparser.parse(atom([told(words, about=words, tripwire=words or "t")])).bozo


def test_commitments_suggest_rules() -> None:
    reading = sample_reading().to_dict()
    actors = {actor["id"]: actor for actor in reading["actors"]}
    made = [rule for one in reading["commitments"] for rule in suggestions(reading["report"], one, actors)]
    found = {tripwire.name: tripwire for rule in made for tripwire, _ in rules(rule)}
    condition = found["condition of obligation of Egypt, provide military assistance"]
    assert [(step.pattern.types, step.pattern.recipients.powers) for step in condition.steps] == [(("ASSAULT",), ("SDN",))]
    asked, owed = found["not done, obligation of Egypt, provide military assistance"].steps
    assert (owed.pattern.types, owed.pattern.actors.powers, owed.absent, owed.within) == (("AID",), ("EGY",), True, 30)
    assert asked == condition.steps[0]
    promised = found["not done, promise of Egypt, hold joint exercises near Port Sudan next month"].steps
    said = promised[0].pattern
    assert (said.kind, said.types, said.actors.powers) == ("commitments", ("promise",), ("EGY",))


@settings(deadline=None)
@given(words=st.text(min_size=1, max_size=90), name=st.text(min_size=1, max_size=90))
def test_whatever_words_a_report_has_a_suggestion_is_a_rule(words: str, name: str) -> None:
    assume(name.strip() and not words.isspace())
    commitment = {
        "kind": "threat", "holder": "h", "beneficiaries": [], "span": [0, len(words)],
        "trigger": {"span": [0, 1], "type": "ASSAULT", "actors": [], "recipients": ["h"]},
        "consequence": {"span": [0, len(words)], "type": "SANCTION", "actors": [], "recipients": []},
    }  # fmt: skip
    actors = {"h": {"id": "h", "name": name, "kind": "group", "country": None, "sector": None}}
    report = {"id": "r", "text": words, "outlet": name, "published": None}
    for rule in suggestions(report, commitment, actors):
        ((tripwire, _),) = rules(rule)
        assert tripwire.steps[0].pattern.recipients.names == (name.strip(),)
