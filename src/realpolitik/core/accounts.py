"""An account: one event as one report tells it, with what decides how far it may be believed.

Records of a store say what each report says. Whoever weighs reports against each other needs the event beside its outlet, its day and
the side whose word it is; that is an account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

HAPPENED = frozenset({"actual", "ongoing"})
# Who acts for the state whose country it has; a rebel, criminal or civilian of that country does not.
STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "LAW", "SPY"})
FORCES = frozenset({"troops", "weapons"})
STATE_KINDS = frozenset({"state", "government"})
# Residents, diplomats, witnesses: who says it is not the same in two reports.
CROWDS = frozenset({"group", "people"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who takes part: ``country`` is ISO 3166-1 alpha-3, None for international bodies and those of no known country."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None

    @property
    def state(self) -> str | None:
        """The country it acts for; None if it acts for none."""
        return self.country if self.kind in STATE_KINDS or self.sector in STATE_SECTORS else None

    @property
    def side(self) -> str:
        """Its country, else its name: what it is counted under as a source."""
        return self.country or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One event as one report tells it; days are ISO. ``day`` is that of the event, else of publication.

    ``places`` are the countries it happened in, as far as said; ``bodies`` the international bodies that the report names anywhere.
    ``armed`` says that forces or weapons are moved or given. ``voice`` is whose word it is, None for the reporter's. Reports of one
    ``family`` are copies of each other, those of one ``story`` tell the same. ``span`` is its sentence, ``place`` its place among the
    events of the report.
    """

    event: str
    report: str
    family: str
    story: str
    outlet: str | None
    published: str | None
    day: str | None
    type: str
    mode: str | None
    status: str
    negated: bool
    historical: bool
    confidence: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    places: frozenset[str]
    bodies: frozenset[str]
    treaty: str | None
    article: str | None
    armed: bool
    voice: Party | None
    figures: tuple[str, ...]
    span: tuple[int, int] | None = None
    place: int = 0

    @property
    def happened(self) -> bool:
        """Whether it is told as news that happened or goes on."""
        return self.status in HAPPENED and not self.negated and not self.historical

    @property
    def denied(self) -> bool:
        """Whether it is told as something that did not happen."""
        return (self.negated or self.status == "denied") and not self.historical

    @property
    def root(self) -> str:
        """What the account rests on: the state whose word it is, else the body or person, else the outlet with whoever it asked."""
        if self.voice is None or (self.voice.kind in CROWDS and self.voice.state is None):
            return f"{self.outlet or self.family}: {self.voice.name if self.voice is not None else 'its own words'}"
        return self.voice.state or self.voice.name


def accounts(
    reading: Mapping[str, Any], *, families: Mapping[str, str] | None = None, stories: Mapping[str, str] | None = None
) -> Iterator[Account]:
    """The accounts of one public record; ``families`` and ``stories`` name those of reports by id, each its own where none is named."""
    head = reading["report"]
    key = str(head["id"])
    known = {one["id"]: party(one) for one in reading["actors"]}
    places = {one["id"]: one.get("country") for one in reading.get("places", ())}
    armed = _armed(reading)
    bodies = frozenset(one.name for one in known.values() if one.kind == "igo")
    for number, event in enumerate(reading["events"]):
        when, under, sentence = event.get("when") or {}, event.get("under") or {}, event.get("sentence")
        yield Account(
            event=event["id"], report=key, family=(families or {}).get(key, key), story=(stories or {}).get(key, key),
            outlet=head.get("outlet"), published=head.get("published"), day=when.get("start") or head.get("published"),
            type=event["type"], mode=event.get("mode"), status=event["status"], negated=bool(event.get("negated", False)),
            historical=bool(event["historical"]), confidence=event["confidence"],
            actors=tuple(known[one] for one in event["actors"] if one in known),
            recipients=tuple(known[one] for one in event["recipients"] if one in known),
            places=frozenset(country for one in event.get("where") or () if (country := places.get(one["place"])) is not None),
            bodies=bodies, treaty=under.get("treaty"), article=under.get("article"), armed=event["id"] in armed,
            voice=known.get(event.get("attributed_to") or ""), figures=tuple(event.get("figures") or ()),
            span=(sentence[0], sentence[1]) if sentence else None, place=number,
        )  # fmt: skip


def _armed(reading: Mapping[str, Any]) -> set[str]:
    """The events that move or give forces or weapons: as their type says, as what they count, as what moves in them."""
    troops = {one["id"] for one in reading.get("figures", ()) if one.get("what") in FORCES}
    soldiers = {one["id"] for one in reading["actors"] if one.get("sector") == "MIL"}
    moving = {one.get("event") for one in reading.get("movements", ()) if one.get("mover") in soldiers}
    found = set()
    for event in reading["events"]:
        contexts, figures = set(event.get("contexts") or ()), set(event.get("figures") or ())
        given = event["type"] == "AID" and "military" in contexts and "peacekeeping" not in contexts
        if event["type"] == "MOBILIZE" or given or event["id"] in moving or troops & figures:
            found.add(event["id"])
    return found


def party(actor: Mapping[str, Any]) -> Party:
    """An actor of a public record as a party."""
    key = str(actor["id"])
    return Party(
        id=key, name=str(actor.get("name") or key), kind=str(actor.get("kind") or ""), country=actor.get("country"),
        sector=actor.get("sector"),
    )  # fmt: skip


def independent(told: Iterable[Account]) -> int:
    """How many independent sources tell it: as many as there are texts, outlets and voices, whichever are fewest.

    Copies are one text, reports without an outlet come from one, and all that is only one state's word is one voice.
    """
    listed = list(told)
    texts = {account.family for account in listed}
    outlets = {account.outlet for account in listed}
    voices = {account.root for account in listed}
    return min(len(texts), len(outlets), len(voices))
