"""The public record ``realpolitik/1`` as a schema, every key with what it means."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

NUMBER = "realpolitik/1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

EventType = Literal[
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
]  # fmt: skip
Place0 = Annotated[int, Field(ge=0)]
Words = Annotated[tuple[Place0, Place0], Field(description="Half-open range [start, end) of Unicode code points in the report's text")]
ActorId = Annotated[str, Field(description="Id of an actor of this record")]
Day = Annotated[str, Field(description="ISO date")]


class Part(BaseModel):
    """A part of the record; every key is always there, null where nothing is known."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)


class Reading(Part):
    """Reworded words and what they stand for."""

    span: Words
    text: str = Field(description="The words as written")
    means: str = Field(description="The words they stand for")


class Reworded(Part):
    """Whether the text was put through a synonym machine ("spun")."""

    score: float | None = Field(ge=0, le=1, description="Probability that it was; null where nobody looked")
    verdict: bool = Field(description="Whether the text is read as reworded; its quotations are then not verbatim")
    readings: list[Reading] = Field(description="Reworded words that were read as something else than they say")


class Report(Part):
    """The report that was read."""

    id: str = Field(description="Hash of the content")
    title: str | None = Field(description="Headline")
    outlet: str | None = Field(description="Who published it")
    url: str | None = Field(description="Where it stands")
    author: str | None = Field(description="Byline")
    language: str = Field(description="ISO 639-1 code; only English is read")
    published: Day | None = Field(description="Day of publication as an ISO date; null where nobody says; never invented")
    published_from: Literal["given", "page", "text"] | None = Field(description="Who knows the day: the caller, the page, the text")
    text: str = Field(description="The text that all spans point into, as the report gave it")
    sentences: int = Field(ge=0, description="Number of sentences")
    story: str | None = Field(description="Id of the story this report tells with others; null for a report read by itself")
    reprint_of: str | None = Field(description="Id of the report with the same words whose records stand for this one, which was not read")
    reworded: Reworded = Field(description="Whether the text was machine-reworded, and what was read through")


class Role(Part):
    """An office or function an actor holds or held."""

    title: str = Field(description="The role in words: ambassador to Afghanistan")
    organisation: str | None = Field(description="Organisation it is held in")
    country: str | None = Field(description="Country it is held for, ISO 3166-1 alpha-3")
    since: str | None = Field(alias="from", description="First day, as precise as known")
    until: str | None = Field(alias="to", description="Last day; null while it is held or not known")
    basis: Literal["text", "knowledge"] = Field(description="Who says so: the report, or the knowledge tables")
    span: Words


class Actor(Part):
    """Somebody who acts, speaks or is named."""

    id: str = Field(description="Id by which the other parts name the actor")
    name: str = Field(description="The fullest name")
    aliases: list[str] = Field(description="Other names in this report")
    kind: Literal["person", "state", "government", "group", "organisation", "igo", "outlet", "people"] = Field(
        description="What kind of actor"
    )
    country: str | None = Field(description="ISO 3166-1 alpha-3, or null")
    code: str | None = Field(description="PLOVER's country or international code with the sector: RUS GOV, IGO")
    sector: str | None = Field(description="PLOVER's sector: GOV, MIL, REB …")
    wikidata: str | None = Field(description="Wikidata id")
    roles: list[Role] = Field(description="Offices, from the text or from knowledge")
    spans: list[Words] = Field(description="All mentions, pronouns and titles included")


class When(Part):
    """When an event happened."""

    start: Day | None = Field(description="First day, ISO")
    end: Day | None = Field(description="Last day, ISO, included")
    precision: str | None = Field(description="day, week, month, year, decade …")
    text: str | None = Field(description="The words that say it; null where tense or the day of publication does")
    span: Words | None
    source: Literal["text", "tense", "published"] = Field(alias="from", description="What the date rests on")


class Where(Part):
    """Where an event happened, or where a move of it begins, ends and passes."""

    place: str = Field(description="Id of a place of this record")
    part: Literal["at", "source", "goal", "path"] = Field(description="What the place is to the event")


class Under(Part):
    """The treaty or article under which something is done; one of the two is said."""

    treaty: str | None = Field(description="Its usual name; null where the text does not say it")
    article: str | None = Field(description="Number of the article, as 4 or 42.7")
    span: Words


class EventSpans(Part):
    """The words an event rests on."""

    event: list[Words] = Field(description="Words that say the event; the first stand in its sentence, others elsewhere")
    actors: list[Words] = Field(description="Words for those who act")
    recipients: list[Words] = Field(description="Words for those acted upon")


class Event(Part):
    """Who did what to whom, whether, when and where (PLOVER 2.0)."""

    id: str = Field(description="Hash of the content")
    type: EventType = Field(description="One of PLOVER's 16 types")
    mode: str | None = Field(description="PLOVER's mode: visit, deploy …")
    contexts: list[str] = Field(description="PLOVER's contexts: military, diplomatic …")
    quad: Literal[1, 2, 3, 4] = Field(description="1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict")
    intensity: float = Field(ge=-10, le=10, description="From -10 (worst conflict) to 10 (closest cooperation)")
    actors: list[ActorId] = Field(description="Who acts; all parties of a meeting")
    recipients: list[ActorId] = Field(description="Who is acted upon")
    status: Literal["actual", "ongoing", "planned", "conditional", "hypothetical", "denied"] = Field(description="Whether it happened")
    historical: bool = Field(description="Background, not news: more than about a year before the report")
    when: When | None
    where: list[Where] = Field(description="Places of the event")
    figures: list[str] = Field(description="Ids of figures of this record that belong to the event")
    under: Under | None = Field(description="The treaty or article under which it is done; null where none is named")
    attributed_to: ActorId | None = Field(description="Who says so; null where the reporter does")
    negated: bool = Field(description="Whether the text says that it did not happen")
    confidence: float = Field(ge=0, le=1, description="Calibrated: of the events at 0.8, 80 % are right")
    sentence: Words
    spans: EventSpans


class Statement(Part):
    """Who said what, to whom."""

    id: str = Field(description="Hash of the content")
    speaker: ActorId | None = Field(description="Who speaks; null where the text does not name one")
    speaker_span: Words | None
    cue: str | None = Field(description="The words that say somebody speaks; null at a quotation without any")
    cue_span: Words | None
    form: Literal["direct", "indirect", "mixed"] = Field(description="Whether the words are quoted")
    content: list[Words] = Field(description="What is said; several pieces where a quotation is split")
    addressee: ActorId | None = Field(description="Who is told")
    outlet: ActorId | None = Field(description="Through which outlet or medium")
    verbatim: bool = Field(description="Whether these are the speaker's own words; false in reworded text, quote marks or not")


class Stance(Part):
    """How somebody stands toward somebody."""

    holder: ActorId | None = Field(description="Whose stance; null for the reporter's")
    toward: ActorId
    polarity: Literal["positive", "negative", "neutral"] = Field(description="For or against")
    score: float = Field(ge=0, le=1, description="How sure")
    statement: str | None = Field(description="Id of the statement it is said in")
    span: Words


class Trigger(Part):
    """The condition on which a commitment falls due."""

    span: Words
    type: EventType | None = Field(description="PLOVER type of the condition")
    actors: list[ActorId] = Field(description="Who would act")
    recipients: list[ActorId] = Field(description="Who would be acted upon")


class Consequence(Part):
    """What is owed, promised, threatened or possible."""

    span: Words
    type: EventType | None = Field(description="PLOVER type of the act")
    actors: list[ActorId] = Field(description="Who would act")
    recipients: list[ActorId] = Field(description="Who would be acted upon")


class Deadline(Part):
    """The time by which something is to be done."""

    text: str = Field(description="The words")
    value: str | None = Field(description="TIMEX3 value; null where it cannot be told without a day of publication")
    span: Words


class Commitment(Part):
    """What somebody owes, promises, threatens or may do, and on which condition."""

    id: str = Field(description="Hash of the content")
    kind: Literal["obligation", "promise", "threat", "possibility"] = Field(description="How it binds")
    holder: ActorId = Field(description="Who is bound")
    beneficiaries: list[ActorId] = Field(description="To whom it is owed, or whom it threatens")
    trigger: Trigger | None = Field(description="The condition; null: unconditional")
    consequence: Consequence
    basis: str | None = Field(description="The treaty or law named")
    deadline: Deadline | None = Field(description="By when; null where nothing is said")
    span: Words


class Concern(Part):
    """Who fears what, for whom."""

    holder: ActorId | None = Field(description="Who fears; null for the reporter")
    topic: str = Field(description="What is feared, in a word: refugees, terrorism")
    affects: list[ActorId] = Field(description="For whom")
    span: Words


class Status(Part):
    """A legal or political status that holds, or held."""

    kind: Literal[
        "terrorist_designation", "sanctioned", "recognised", "relations", "membership", "war", "ceasefire"
    ] = Field(description="Which status")  # fmt: skip
    by: ActorId | None = Field(description="Who gives it, or the other party")
    subject: ActorId = Field(description="Who has it")
    holds: bool = Field(description="False where the text says that it does not hold, or no longer")
    since: str | None = Field(description="ISO date, as precise as the text")
    until: str | None = Field(description="ISO date, as precise as the text")
    span: Words


class Figure(Part):
    """A number that counts something."""

    id: str = Field(description="Hash of the content")
    value: float = Field(description="The number")
    low: float | None = Field(description="Lower bound: more than 60,000")
    high: float | None = Field(description="Upper bound")
    what: str = Field(description="What is counted: killed, wounded, troops, dollars …")
    about: str | None = Field(description="Whom or what it is about, in the text's words")
    event: Words | None = Field(description="The word that says what it measures: killed, sent; null: none does")
    span: Words


class Place(Part):
    """A place that is named."""

    id: str = Field(description="Id by which events name the place")
    name: str = Field(description="Its usual name")
    kind: str = Field(description="country, region, city …")
    country: str | None = Field(description="ISO 3166-1 alpha-3")
    countries: list[str] = Field(description="All states it lies in or parts, ISO 3166-1 alpha-3; empty where unknown")
    latitude: float | None = Field(description="Degrees, WGS 84")
    longitude: float | None = Field(description="Degrees, WGS 84")
    geonames: int | None = Field(description="GeoNames id")
    spans: list[Words] = Field(description="All mentions")


class Time(Part):
    """A time expression (TIMEX3)."""

    text: str = Field(description="The words")
    type: Literal["DATE", "TIME", "DURATION", "SET"] = Field(description="TIMEX3 type")
    value: str | None = Field(description="TIMEX3 value; null where it cannot be told without a day of publication")
    start: Day | None = Field(description="First day, ISO")
    end: Day | None = Field(description="Last day, ISO, included")
    span: Words


class End(Part):
    """One end of a movement."""

    place: str | None = Field(description="Id of a place of this record; null where the words name none")
    text: str = Field(description="The words")
    span: Words


class Movement(Part):
    """Who or what went from where to where."""

    id: str = Field(description="Hash of the content")
    motion: str = Field(description="The word of motion, as a dictionary has it: flee, deploy, exodus")
    mover: str | None = Field(description="Id of the actor that moves; null where it is no actor or not said")
    mover_text: str | None = Field(description="The words for what moves")
    mover_span: Words | None
    source: list[End] = Field(description="Where it begins")
    goal: list[End] = Field(description="Where it ends, or is to end")
    path: list[End] = Field(description="What it passes or crosses: borders, rivers, places on the way")
    status: Literal["actual", "ongoing", "planned", "conditional", "hypothetical", "denied"] = Field(description="Whether it happened")
    when: Time | None = Field(description="The time said beside it")
    event: str | None = Field(description="Id of the event that the move is")
    span: Words


class Record(Part):
    """What one report says, every value with the words it rests on. Keys may be added; a listed key never changes its meaning."""

    schema_: Literal["realpolitik/1"] = Field(alias="schema", description="Name and number of this schema")
    report: Report
    actors: list[Actor] = Field(description="Who is named")
    events: list[Event] = Field(description="Who did what to whom")
    statements: list[Statement] = Field(description="Who said what")
    stances: list[Stance] = Field(description="Who is for or against whom")
    commitments: list[Commitment] = Field(description="Who owes, promises or threatens what")
    concerns: list[Concern] = Field(description="Who fears what")
    statuses: list[Status] = Field(description="Legal and political statuses")
    figures: list[Figure] = Field(description="Numbers that count something")
    places: list[Place] = Field(description="Places named")
    times: list[Time] = Field(description="Time expressions")
    movements: list[Movement] = Field(description="Who or what went from where to where")


def json_schema() -> dict[str, Any]:
    """The record as JSON Schema (draft 2020-12)."""
    return {"$schema": DIALECT, "$id": NUMBER, **Record.model_json_schema(by_alias=True)}
