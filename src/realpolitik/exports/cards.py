"""The right side of the page: a card for each record, and the words each card rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from realpolitik.core.report import record_id
from realpolitik.exports.segments import Shade
from realpolitik.text.conditions import opening

Record = Mapping[str, Any]

QUADS = {1: "cooperation in words", 2: "cooperation in deeds", 3: "conflict in words", 4: "conflict in deeds"}
STATUS = {
    "actual": "happened",
    "ongoing": "going on",
    "planned": "planned",
    "conditional": "on a condition",
    "hypothetical": "possible",
    "denied": "denied",
}
STANDINGS = {
    "terrorist_designation": "listed as terrorist",
    "sanctioned": "sanctioned",
    "recognised": "recognised",
    "relations": "relations",
    "membership": "membership",
    "war": "war",
    "ceasefire": "ceasefire",
}
LEADS = {"at": "", "source": "from ", "goal": "to ", "path": "by way of "}
KINDS = {"igo": "international organisation"}
# How many characters around an event's words are shown with them.
REACH = 50
# What lies on top where marks overlap, and is shown first when the words are clicked.
RANKS = {
    "event": 0,
    "cue": 1,
    "status": 2,
    "figure": 3,
    "time": 4,
    "actor": 5,
    "place": 6,
    "duty": 7,
    "fear": 8,
    "said": 9,
    "stance": 10,
}


@dataclass(frozen=True, slots=True)
class Card:
    """One record as shown: escaped HTML, and the shades of its words in the text. ``kind`` and ``of`` say which record it is."""

    key: str
    html: str
    shades: tuple[Shade, ...]
    look: str = ""
    kind: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Cards under a heading."""

    key: str
    title: str
    cards: list[Card] = field(default_factory=list)


def sections(record: Record) -> list[Section]:
    """All sections that have cards, in reading order."""
    writer = _Writer(record)

    def cards(kind: str, write: Callable[[Record], Card], items: Iterable[Record]) -> list[Card]:
        return [replace(write(item), kind=kind, of=record_id(kind, record["report"]["id"], item)) for item in items]

    events = sorted(record["events"], key=lambda e: (list(STATUS).index(e["status"]), e["negated"], e["spans"]["event"]))
    statements = sorted(record["statements"], key=lambda s: s["content"])
    made = [
        Section("events", "What happened", cards("events", writer.event, (e for e in events if not e["historical"]))),
        Section("statements", "Who said what", cards("statements", writer.statement, statements)),
        Section("commitments", "Commitments and conditions", cards("commitments", writer.commitment, record["commitments"])),
        Section("concerns", "Concerns", cards("concerns", writer.concern, record["concerns"])),
        Section("statuses", "Standing", cards("statuses", writer.status, record["statuses"])),
        Section("stances", "For and against", cards("stances", writer.stance, record["stances"])),
        Section("background", "Background", cards("events", writer.event, (e for e in events if e["historical"]))),
        Section("actors", "Actors", cards("actors", writer.actor, record["actors"])),
        Section("figures", "Figures", cards("figures", writer.figure, record["figures"])),
        Section("movements", "Movements", cards("movements", writer.movement, record["movements"])),
        Section("places", "Places", cards("places", writer.place, record["places"])),
        Section("times", "Times", cards("times", writer.time, record["times"])),
    ]
    return [section for section in made if section.cards]


class _Writer:
    """Writes cards; numbers them by kind."""

    def __init__(self, record: Record) -> None:
        self.text: str = record["report"]["text"]
        self.names = {actor["id"]: actor["name"] for actor in record["actors"]}
        self.places = {place["id"]: place["name"] for place in record["places"]}
        self._count: dict[str, int] = {}

    def event(self, item: Record) -> Card:
        key = self._key("e")
        actors = self._people(item["actors"]) or "<b>somebody</b>"
        recipients = self._people(item["recipients"])
        mode = f" · {escape(item['mode'])}" if item["mode"] else ""
        status = "did not happen" if item["negated"] and item["status"] != "denied" else STATUS[item["status"]]
        facts = [
            f'<span class="pill {item["status"]}">{status}</span>',
            _when(item["when"]),
            escape(", ".join(LEADS[where["part"]] + self.places.get(where["place"], "") for where in item["where"])),
            f"says {self._person(item['attributed_to'])}" if item["attributed_to"] else "",
            f"confidence {item['confidence']:.2f}",
        ]
        arrow = f' <span class="to" aria-label="to">→</span> {recipients}' if recipients else ""
        body = (
            f'<p><span class="type" title="{QUADS[item["quad"]]}">{escape(item["type"])}{mode}</span> {actors}{arrow}</p>'
            f"{self._around(item['spans']['event'][0], item['sentence'])}{_facts(facts)}"
        )
        look = f"event q{item['quad']}" + ("" if item["status"] in ("actual", "ongoing") and not item["negated"] else " unreal")
        spans = item["spans"]
        return Card(
            key,
            body,
            (
                *self._shades(key, spans["event"], look, "event"),
                *self._shades(key, [*spans["actors"], *spans["recipients"]], "party", "stance"),
            ),
            f"q{item['quad']}",
        )

    def statement(self, item: Record) -> Card:
        key = self._key("s")
        form = {"direct": "quoted", "indirect": "reported", "mixed": "partly quoted"}[item["form"]]
        own = "" if item["verbatim"] or item["form"] == "indirect" else "not the speaker's own words"
        speaker = self._person(item["speaker"]) if item["speaker"] else f"<b>{escape(self._quote(item['speaker_span']) or 'somebody')}</b>"
        to = f" to {self._person(item['addressee'])}" if item["addressee"] else ""
        via = f" on {self._person(item['outlet'])}" if item["outlet"] else ""
        body = f"<p>{speaker}{to}{via}</p>" + self._words(*item["content"]) + _facts([form, own, escape(item["cue"] or "")])
        cue = [item["cue_span"]] if item["cue_span"] else []
        shades = (*self._shades(key, item["content"], "said", "said"), *self._shades(key, cue, "cue", "cue"))
        return Card(key, body, shades)

    def commitment(self, item: Record) -> Card:
        key = self._key("c")
        to = self._people(item["beneficiaries"])
        to = f" {'against' if item['kind'] == 'threat' else 'to'} {to}" if to else ""
        trigger, consequence = item["trigger"], item["consequence"]
        condition = (
            f'<p class="clause"><i>{self._opening(trigger["span"])}</i> {escape(self._quote(trigger["span"]))}</p>' if trigger else ""
        )
        body = (
            f"<p>{self._person(item['holder'])}: {item['kind']}{to}</p>{condition}"
            f'<p class="clause"><i>{"then" if trigger else "to"}</i> {escape(self._quote(consequence["span"]))}</p>'
            + _facts([escape(item["basis"] or ""), escape((item["deadline"] or {}).get("text") or ""), escape(consequence["type"] or "")])
        )
        return Card(key, body, self._shades(key, [item["span"]], "duty", "duty"))

    def concern(self, item: Record) -> Card:
        key = self._key("n")
        whom = self._people(item["affects"])
        holder = self._person(item["holder"], nobody="somebody")
        head = f"<p>{holder}: worry about <b>{escape(item['topic'])}</b>{f' for {whom}' if whom else ''}</p>"
        return Card(key, head + self._words(item["span"]), self._shades(key, [item["span"]], "fear", "fear"))

    def status(self, item: Record) -> Card:
        key = self._key("u")
        by = f" · {self._person(item['by'])}" if item["by"] else ""
        holds = "" if item["holds"] else "not, or no longer: "
        facts = [
            f"since {escape(item['since'])}" if item["since"] else "",
            f"until {escape(item['until'])}" if item["until"] else "",
        ]
        head = f"<p>{self._person(item['subject'])}: {holds}<b>{STANDINGS[item['kind']]}</b>{by}</p>"
        return Card(key, head + self._words(item["span"]) + _facts(facts), self._shades(key, [item["span"]], "status", "status"))

    def stance(self, item: Record) -> Card:
        key = self._key("v")
        word = {"positive": "for", "negative": "against", "neutral": "neutral on"}[item["polarity"]]
        head = f"<p>{self._person(item['holder'])} {word} {self._person(item['toward'])}</p>"
        return Card(key, head + self._words(item["span"]), self._shades(key, [item["span"]], "stance", "stance"))

    def actor(self, item: Record) -> Card:
        key = self._key("a")
        roles = "; ".join(escape(role["title"]) + (" (known)" if role["basis"] == "knowledge" else "") for role in item["roles"])
        count = len(item["spans"])
        facts = [
            KINDS.get(item["kind"], item["kind"]),
            escape(item["code"] or item["country"] or ""),
            roles,
            f"{count} mention{'s' if count != 1 else ''}",
        ]
        return Card(key, f"<p><b>{escape(item['name'])}</b></p>{_facts(facts)}", self._shades(key, item["spans"], "actor", "actor"))

    def figure(self, item: Record) -> Card:
        key = self._key("f")
        about = f" · {escape(item['about'])}" if item["about"] else ""
        low = "at least " if item["high"] is None and item["low"] is not None else ""
        head = f"<p><b>{low}{item['value']:,}</b> {escape(item['what'])}{about}</p>"
        return Card(key, head, self._shades(key, [item["span"]], "figure", "figure"))

    def place(self, item: Record) -> Card:
        key = self._key("p")
        where = "" if item["latitude"] is None else f"{item['latitude']:.2f}°, {item['longitude']:.2f}°"
        facts = [escape(item["kind"]), escape(item["country"] or ""), where]
        return Card(key, f"<p><b>{escape(item['name'])}</b></p>{_facts(facts)}", self._shades(key, item["spans"], "place", "place"))

    def movement(self, item: Record) -> Card:
        key = self._key("m")
        ends = [(part, end) for part in ("source", "goal", "path") for end in item[part]]
        said = ", ".join(LEADS[part] + (self.places.get(end["place"] or "") or end["text"]) for part, end in ends)
        mover = self.names.get(item["mover"] or "") or item["mover_text"] or "somebody"
        spans = {"event": [item["span"]], "place": [end["span"] for _, end in ends]}
        if item["mover_span"]:
            spans["actor"] = [item["mover_span"]]
        facts = [f'<span class="pill {item["status"]}">{STATUS[item["status"]]}</span>', escape(item["motion"])]
        shades = tuple(shade for kind, words in spans.items() for shade in self._shades(key, words, kind, kind))
        return Card(key, f"<p><b>{escape(mover)}</b> {escape(said)}</p>{_facts(facts)}", shades)

    def time(self, item: Record) -> Card:
        key = self._key("t")
        value = escape(item["value"] or "not dated")
        head = f"<p>{escape(self._quote(item['span']))} <b>{value}</b></p>"
        return Card(key, head, self._shades(key, [item["span"]], "time", "time"))

    # --- pieces ---------------------------------------------------------------------------------------------------------------

    def _key(self, letter: str) -> str:
        self._count[letter] = self._count.get(letter, 0) + 1
        return f"{letter}{self._count[letter]}"

    def _person(self, key: str | None, *, nobody: str = "the reporter") -> str:
        return f"<b>{escape(self.names.get(key, key) if key else nobody)}</b>"

    def _opening(self, span: Sequence[int]) -> str:
        return escape(opening(self.text[max(0, span[0] - 40) : span[0]]))

    def _people(self, keys: Iterable[str]) -> str:
        return ", ".join(self._person(key) for key in keys)

    def _quote(self, span: Sequence[int] | None) -> str:
        return " ".join(self.text[span[0] : span[1]].split()) if span else ""

    def _words(self, *spans: Sequence[int]) -> str:
        return f"<blockquote>{' … '.join(escape(self._quote(span)) for span in spans)}</blockquote>"

    def _around(self, span: Sequence[int], within: Sequence[int]) -> str:
        """The words with those around them in their sentence."""
        start, end = span
        low, high = max(within[0], start - REACH), min(within[1], end + REACH)
        while within[0] < low < start and not self.text[low - 1].isspace():
            low += 1
        while end < high < within[1] and not self.text[high].isspace():
            high -= 1
        before, words, after = self.text[low:start], self.text[start:end], self.text[end:high]
        before = ("…" if low > within[0] else "") + before
        after += "…" if high < within[1] else ""
        return f"<blockquote>{escape(before)}<b>{escape(words)}</b>{escape(after)}</blockquote>"

    def _shades(self, key: str, spans: Iterable[Sequence[int]], look: str, rank: str) -> tuple[Shade, ...]:
        return tuple(Shade(span[0], span[1], key, look, RANKS[rank]) for span in spans)


def _facts(facts: Iterable[str | None]) -> str:
    given = [fact for fact in facts if fact]
    return f'<p class="facts">{" · ".join(given)}</p>' if given else ""


def _when(when: Record | None) -> str:
    if not when or not when["start"]:
        return escape(when["text"] or "") if when else ""
    return escape(when["start"] if when["start"] == when["end"] or not when["end"] else f"{when['start']} to {when['end']}")


def all_shades(made: Iterable[Section]) -> Iterator[Shade]:
    """The shades of all cards."""
    for section in made:
        for card in section.cards:
            yield from card.shades
