"""Records of one odd event, for properties that must hold whatever the words are."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.strategies import NAMES, ODD, VERBS

# Half a character is refused by the readers, so that no record has one.
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
names = (
    st.sampled_from(NAMES)
    | words.map(lambda word: f"{word}=")
    | st.sampled_from(("=1+1", "@x", "-2", "+3", "a;b", "a\tb", "<b>", "]]>", "\x0b"))
)
gaps = st.lists(st.sampled_from(ODD) | words, max_size=4).map("".join)
days = st.none() | st.dates().map(lambda day: day.isoformat())


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """A record of one event between two parties, with a statement, a place, a figure, in any words."""
    text, spans = "", []
    for part in (names, st.sampled_from(VERBS), names, st.sampled_from(VERBS), names):
        text += draw(gaps)
        said = draw(part)
        spans.append([len(text), len(text) + len(said)])
        text += said
    text += draw(gaps)
    actor, event, recipient, cue, place = spans
    day, sentence = draw(days), [0, len(text)]
    kind = draw(st.sampled_from(("ASSAULT", "CONSULT", "AID", "PROTEST", "SANCTION")))

    def quote(span: list[int]) -> str:
        return text[span[0] : span[1]]

    def party(key: str, span: list[int]) -> dict[str, Any]:
        return {
            "id": key, "name": quote(span), "aliases": [], "kind": draw(st.sampled_from(("state", "person", "group", "igo"))),
            "country": draw(st.sampled_from((None, "SDN", "KOS", "ROU", "PCZ"))), "code": "UNO",
            "sector": draw(st.sampled_from((None, "MIL", "CVL"))), "wikidata": None, "roles": [], "spans": [span],
        }  # fmt: skip

    return {
        "schema": "realpolitik/1",
        "report": {
            "id": "r1", "title": draw(st.none() | words), "outlet": draw(st.none() | words), "url": draw(st.none() | words), "author": None,
            "language": "en", "published": draw(days), "published_from": "given", "text": text, "sentences": 1, "story": None,
            "reworded": {"score": 0.0, "verdict": False, "readings": []},
        },
        "actors": [party("a1", actor), party("a2", recipient)],
        "events": [{
            "id": "e1", "type": kind, "mode": None, "contexts": [], "quad": 4, "intensity": -1.0, "actors": ["a1"],
            "recipients": draw(st.sampled_from(([], ["a2"]))), "status": "actual", "historical": False,
            "when": None if day is None else {"start": day, "end": day, "precision": "day", "text": None, "span": None, "from": "tense"},
            "where": [{"place": "p1", "part": "at"}], "figures": ["f1"], "attributed_to": None, "negated": False, "confidence": 0.5,
            "sentence": sentence, "spans": {"event": [event], "actors": [actor], "recipients": [recipient]},
        }],
        "statements": [{
            "id": "s1", "speaker": "a1", "speaker_span": actor, "cue": quote(cue), "cue_span": cue, "form": "indirect",
            "content": [sentence], "addressee": None, "outlet": None, "verbatim": False,
        }],
        "stances": [], "commitments": [], "concerns": [], "statuses": [],
        "figures": [{"id": "f1", "value": 3, "low": None, "high": None, "what": "killed", "about": None, "span": event}],
        "places": [{
            "id": "p1", "name": quote(place), "kind": draw(st.sampled_from(("city", "country", "border"))), "country": "SDN",
            "countries": ["SDN"], "latitude": draw(st.none() | st.just(-3.5)), "longitude": 31.25, "geonames": None, "spans": [place],
        }],
        "times": [], "movements": [],
    }  # fmt: skip
