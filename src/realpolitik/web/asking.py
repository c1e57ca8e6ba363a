"""What may be asked: the types of parameters that many routes share, so that nothing wrong goes any further."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

# Anything but control characters.
PLAIN = r"^[^\x00-\x1f\x7f]+$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _day(said: str) -> str:
    date.fromisoformat(said)
    return said


def _storable(said: str) -> str:
    if any("\ud800" <= letter <= "\udfff" for letter in said):
        raise ValueError("half characters are no text")
    return said


IsoDay = Annotated[str, AfterValidator(_day)]
Day = Annotated[IsoDay | None, Query(pattern=DAY, description="An ISO day: 2021-08-20")]
Since = Annotated[IsoDay | None, Query(pattern=DAY, description="From this ISO day on")]
Until = Annotated[IsoDay | None, Query(pattern=DAY, description="Up to this ISO day, included")]
Text = Annotated[str, AfterValidator(_storable)]
Who = Annotated[Text | None, Query(max_length=200, pattern=PLAIN, description="A country code (RUS), an actor's id or its name")]
Key = Annotated[Text, Path(max_length=200, pattern=PLAIN, description="An id")]
Power = Annotated[str | None, Query(pattern=r"^[A-Z]{3}$", description="A country code, or IGO, NGO …")]
ReportKey = Annotated[Text | None, Query(max_length=200, pattern=PLAIN, description="The id of a report")]
Confidence = Annotated[float, Query(ge=0, le=1, allow_inf_nan=False, description="Leave out events below this confidence")]
Type = Literal[
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
]  # fmt: skip
Types = Annotated[list[Type] | None, Query(max_length=16, description="Types of PLOVER; several may be given")]
Track = Literal["talk", "deliver", "press", "force"]


class Part(BaseModel):
    """A part of an answer; keys may be added."""

    model_config = ConfigDict(extra="allow")


class Head(Part):
    """What a list says of a report."""

    id: str
    title: str = Field(description="Its headline, or its first line")
    outlet: str | None
    url: str | None
    published: str | None = Field(description="ISO day")


class Name(Part):
    """What an actor or place is called."""

    name: str
    country: str | None
    kind: str | None


class Told(Part):
    """How often an event is told."""

    canonical: str = Field(description="The id that stands for all that are judged the same")
    reports: int
    tellings: int = Field(description="Reports that are no copies")
    sources: int = Field(description="Independent sources")


class Judged(Part):
    """What was judged of two records."""

    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    by: str
    reason: str
    score: float
    at: str | None


class Shown(Part):
    """A record with what a person reads."""

    report: Head
    record: dict[str, object] = Field(description="As the public record has it")
    names: dict[str, Name] = Field(description="What the record's ids mean")
    words: str = Field(description="The words it rests on")


class ShownEvent(Shown):
    """An event with what a person reads."""

    told: Told
