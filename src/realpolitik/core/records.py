"""The records a reading is made of. Every field rests on marks: a value without a mark cannot be written."""

from __future__ import annotations

from dataclasses import dataclass

from realpolitik.core.marks import (
    Actor,
    Addressee,
    Attitude,
    Content,
    Cue,
    Dated,
    Duty,
    Fear,
    Figure,
    Form,
    Ground,
    Located,
    Modality,
    Movement,
    Office,
    Place,
    Role,
    Sentence,
    Source,
    Span,
    Standing,
    Trigger,
    When,
)
from realpolitik.core.report import Report, digest


@dataclass(frozen=True, kw_only=True)
class ActorRecord:
    """One actor of a report: all mentions, and the roles that text or knowledge give it."""

    id: str
    mentions: tuple[Actor, ...]
    aliases: tuple[str, ...]
    offices: tuple[Office, ...]

    @property
    def best(self) -> Actor:
        """The mention that says most: names before nouns, nouns before pronouns."""
        return self.mentions[0]

    @property
    def name(self) -> str:
        return self.best.name


@dataclass(frozen=True, kw_only=True)
class PlaceRecord:
    """One place of a report with all its mentions."""

    id: str
    mentions: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True)
class Event:
    """Who did what to whom, whether, when and where.

    ``others`` are further words of the report for the same event; ``attributed`` is the mark of whoever says so, None for the reporter.
    ``confidence`` is that type and parties are right, ``reality`` that the text tells such an act at all.
    """

    id: str
    trigger: Trigger
    others: tuple[Trigger, ...]
    quad: int
    intensity: float
    actors: tuple[Role, ...]
    recipients: tuple[Role, ...]
    modality: Modality
    dated: Dated | None
    when: When | None
    places: tuple[Located, ...]
    figures: tuple[Figure, ...]
    attributed: Source | Role | None
    sentence: Sentence
    confidence: float
    reality: float = 1.0
    ground: Ground | None = None

    @property
    def type(self) -> str:
        return self.trigger.type

    @property
    def mode(self) -> str | None:
        return self.trigger.mode

    @property
    def status(self) -> str:
        return self.modality.status

    @property
    def historical(self) -> bool:
        return self.dated is not None and self.dated.historical


@dataclass(frozen=True, kw_only=True)
class Statement:
    """Who said what, to whom and where; split quotations are one statement with several pieces."""

    id: str
    cue: Cue
    speaker: Source
    contents: tuple[Content, ...]
    form: Form
    addressee: Addressee | None
    outlet: Addressee | None
    verbatim: bool


@dataclass(frozen=True, kw_only=True)
class Stance:
    """How somebody stands toward somebody; ``statement`` is an id or None."""

    attitude: Attitude
    statement: str | None


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """What somebody owes, promises, threatens or may do, and on which condition."""

    id: str
    duty: Duty


@dataclass(frozen=True, kw_only=True)
class Concern:
    """Who fears what, for whom."""

    fear: Fear


@dataclass(frozen=True, kw_only=True)
class Status:
    """A legal or political status that holds, or held."""

    standing: Standing


@dataclass(frozen=True, kw_only=True)
class FigureRecord:
    """A number that counts something."""

    id: str
    figure: Figure


@dataclass(frozen=True, kw_only=True)
class Move:
    """Who or what went from where to where; ``event`` is the id of the event that the move is, if it is one."""

    id: str
    movement: Movement
    event: str | None


@dataclass(frozen=True, kw_only=True)
class Time:
    """A time expression with its value."""

    when: When


def id_of(kind: str, *parts: str | Span | None) -> str:
    """The id of a record: a hash of its kind, the words' place and what is claimed."""
    said = [f"{p.start}-{p.end}" if isinstance(p, Span) else (p or "") for p in parts]
    return digest(kind, *said)


def place_id(name: str, kind: str, country: str | None, geonames: int | None) -> str:
    """The id of a place, the same in every report."""
    return id_of("place", name, kind, country or "", str(geonames or ""))


@dataclass(frozen=True, kw_only=True, eq=False)
class Reading:
    """A report and everything it says, as records."""

    report: Report
    actors: tuple[ActorRecord, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    stances: tuple[Stance, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    concerns: tuple[Concern, ...] = ()
    statuses: tuple[Status, ...] = ()
    figures: tuple[FigureRecord, ...] = ()
    places: tuple[PlaceRecord, ...] = ()
    times: tuple[Time, ...] = ()
    movements: tuple[Move, ...] = ()

    def actor(self, key: str) -> ActorRecord:
        """The actor with this id; raises KeyError if the report has none."""
        for record in self.actors:
            if record.id == key:
                return record
        raise KeyError(key)
