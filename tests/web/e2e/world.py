"""A store to look at: the reports and stories of the corpus, read as they are, and a year of an invented quarrel between Chile and Peru.

``python -m tests.web.e2e.world FILE`` makes it, to be served and looked at by hand.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from realpolitik import api
from realpolitik.core.judgement import Judgement

CORPUS = Path(__file__).parents[3] / "corpus"
LAST, DAYS = date(2024, 8, 26), 366
OUTLETS = ("Pacific Courier", "Atacama Herald", "Lima Post", "Southern Wire")
NAMES = {"CHL": ("Chile", "Chilean"), "PER": ("Peru", "Peruvian"), "BOL": ("Bolivia", "Bolivian")}
# Type, mode, quad, intensity, headline and sentence; {a} does it to {b}.
ACTS: dict[str, tuple[str, str | None, int, float, str, str]] = {
    "meet": ("CONSULT", "meet", 1, 2.5, "{a} and {b} talk in Arica", "{a} met {b} for talks on the border in Arica."),
    "praise": ("SUPPORT", None, 1, 5.0, "{a} praises {b}", "{a} praised {b} for its help after the floods."),
    "agree": ("AGREE", None, 1, 2.5, "{a} accepts plan for the ports", "{a} agreed with {b} on a plan to share the northern ports."),
    "trade": ("COOPERATE", "trade", 2, 9.5, "Copper trains roll again", "{a} opened the railway to {b} for copper and grain."),
    "aid": ("AID", None, 2, 10.0, "{a} sends relief", "{a} sent water pumps and medicine to {b}."),
    "accuse": ("ACCUSE", None, 3, -3.0, "{a} blames {b} for moved markers", "{a} accused {b} of moving markers along the frontier."),
    "reject": ("REJECT", None, 3, -2.0, "{a} turns down offer", "{a} rejected an offer by {b} to let judges decide."),
    "warn": ("THREATEN", "violence", 3, -3.5, "{a} warns {b}", "{a} threatened {b} with force if its boats return."),
    "expel": ("SANCTION", None, 4, -6.0, "{a} expels envoys", "{a} expelled two envoys of {b}."),
    "move": ("MOBILIZE", "troops", 4, -5.5, "{a} moves armour north", "{a} moved two armoured battalions to its border with {b}."),
    "shell": ("ASSAULT", "heavy-weapons", 4, -9.0, "Shots at the frontier", "{a} shelled a post of {b} near the frontier."),
}
# How often each act comes in a hundred days: over the year, and in its last four weeks.
USUALLY = {"meet": 9, "praise": 3, "agree": 2, "trade": 4, "aid": 1, "accuse": 6, "reject": 3, "warn": 1, "expel": 1, "move": 1}
LATELY = {
    "meet": 34, "praise": 6, "agree": 20, "trade": 14, "aid": 2, "accuse": 22, "reject": 10, "warn": 14, "expel": 4, "move": 46,
    "shell": 16,
}  # fmt: skip


def make(path: Path) -> None:
    """Fills a store that is not there yet."""
    given = [json.loads(file.read_text("utf-8")) for file in sorted(CORPUS.glob("stories/*/*.json"))]
    given.append(json.loads((CORPUS / "reports" / "sample.json").read_text("utf-8")))
    with api.open_store(path) as store:
        store.save_many(reading.to_dict() for reading in api.read_many(given))
        api.link_stories(store)
        invented = list(quarrel())
        store.save_many(invented)
        copies = [one["report"] for one in invented if one["report"]["id"].endswith("-copy")]
        store.judge_all(
            Judgement(left=one["id"].removesuffix("-copy"), right=one["id"], verdict="same", by="stories", reason="reprint: the same words")
            for one in copies
        )


def quarrel() -> Iterator[dict[str, Any]]:
    """The readings of the invented year, the same every time; a third is reprinted a day later."""
    chance = random.Random(7)
    for at in range(DAYS):
        day = LAST - timedelta(days=DAYS - 1 - at)
        often = LATELY if at >= DAYS - 28 else USUALLY
        for source, target, share in (("CHL", "PER", 1.0), ("PER", "CHL", 0.6), ("BOL", "PER", 0.08)):
            for name, number in often.items():
                if chance.random() < share * number / 100:
                    key = f"{day:%y%m%d}-{source.lower()}-{name}"
                    outlet = chance.randrange(len(OUTLETS))
                    yield reading(key, day, source, target, name, outlet=OUTLETS[outlet])
                    if chance.random() < 0.34 and day < LAST:
                        yield reading(f"{key}-copy", day + timedelta(days=1), source, target, name, outlet=OUTLETS[outlet - 1], told=day)


def reading(key: str, day: date, source: str, target: str, act: str, *, outlet: str, told: date | None = None) -> dict[str, Any]:
    """A report of one sentence and what a reader makes of it."""
    kind, mode, quad, intensity, headline, sentence = ACTS[act]
    (a, _), (b, people) = NAMES[source], NAMES[target]
    first = sentence.format(a=a, b=b)
    text = f"{first} {people} officials gave no answer on {day:%A}."
    one, other = _span(text, a), _span(text, b, after=len(a))
    verb = [one[1] + 1, text.index(" ", one[1] + 1)]
    happened = (told if told is not None else day).isoformat()
    event = {
        "id": f"e-{key}", "type": kind, "mode": mode, "contexts": [], "quad": quad, "intensity": intensity, "actors": [f"s-{source}"],
        "recipients": [f"s-{target}"], "status": "actual", "historical": False,
        "when": {"start": happened, "end": happened, "precision": "day", "text": "", "span": [0, 0], "from": "published"}, "where": [],
        "figures": [], "under": None, "attributed_to": None, "negated": False, "confidence": 0.9, "sentence": [0, len(first)],
        "spans": {"event": [verb], "actors": [one], "recipients": [other]},
    }  # fmt: skip
    head = {
        "id": f"r-{key}", "title": headline.format(a=a, b=b), "outlet": outlet, "url": None, "author": None, "language": "en",
        "published": day.isoformat(), "published_from": "given", "text": text, "sentences": 2, "story": None, "reprint_of": None,
        "reworded": {"score": 0.01, "verdict": False, "readings": []},
    }  # fmt: skip
    none: dict[str, list[Any]] = {
        kind: [] for kind in ("statements", "stances", "commitments", "concerns", "statuses", "figures", "places", "times", "movements")
    }
    actors = [_state(source, one), _state(target, other)]
    return {"schema": "realpolitik/1", "report": head, "actors": actors, "events": [event], **none}


def _state(code: str, span: list[int]) -> dict[str, Any]:
    return {
        "id": f"s-{code}", "name": NAMES[code][0], "aliases": [], "kind": "state", "country": code, "code": code, "sector": None,
        "wikidata": None, "roles": [], "spans": [span],
    }  # fmt: skip


def _span(text: str, words: str, *, after: int = 0) -> list[int]:
    start = text.index(words, after)
    return [start, start + len(words)]


if __name__ == "__main__":
    make(Path(sys.argv[1]))
