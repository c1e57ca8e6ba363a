"""What several resources tell, and the words that they take. Written by ``python tools/build_client.py``."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

TypeWord = Literal[
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
]
StatusWord = Literal["actual", "ongoing", "planned", "conditional", "hypothetical", "denied"]
KindWord = Literal["statements", "stances", "commitments", "concerns", "statuses", "figures", "movements"]
VerdictWord = Literal["confirm", "dismiss", "same", "different", "unsure", "accept", "reject", "edit"]
FormatWord = Literal[
    "gdelt",
    "polecat",
    "plover",
    "geojson",
    "phoenix",
    "acled",
    "brat",
    "webannotation",
    "graphml",
    "gexf",
    "ftm",
    "parquet",
]


class Counted(TypedDict):
    """A head with how many events the report tells."""

    id: str
    title: str  # Its headline, or its first line
    outlet: str | None
    url: str | None
    published: str | None  # ISO day
    events: int


class Head(TypedDict):
    """What a list says of a report."""

    id: str
    title: str  # Its headline, or its first line
    outlet: str | None
    url: str | None
    published: str | None  # ISO day


class Judged(TypedDict):
    """What was judged of two records."""

    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    by: str
    reason: str
    score: float
    at: str | None


class Name(TypedDict):
    """What an actor or place is called."""

    name: str
    country: str | None
    kind: str | None


class Shown(TypedDict):
    """A record with what a person reads."""

    report: Head
    record: dict[str, Any]  # As the public record has it
    names: dict[str, Name]  # What the record's ids mean
    words: str  # The words it rests on


class ShownEvent(TypedDict):
    """An event with what a person reads."""

    report: Head
    record: dict[str, Any]  # As the public record has it
    names: dict[str, Name]  # What the record's ids mean
    words: str  # The words it rests on
    told: Told


class Told(TypedDict):
    """How often an event is told."""

    canonical: str  # The id that stands for all that are judged the same
    reports: int
    tellings: int  # Reports that are no copies
    sources: int  # Independent sources
