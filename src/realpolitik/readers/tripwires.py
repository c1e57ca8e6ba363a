"""Rules for tripwires in YAML: what may be said in them, and the tripwires they mean.

``docs/tripwires.md`` explains every field; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator, model_validator

from realpolitik.core.errors import BadInput
from realpolitik.core.marks import CommitmentKind, EventStatus, Form
from realpolitik.core.tripwires import Pattern, Side, Step, Tripwire
from realpolitik.knowledge.tables import table
from realpolitik.readers.plain_yaml import Document, documents
from realpolitik.readers.sides import side

NAME = re.compile(r"\w[\w .,:'’()-]{0,79}")
DECADE = 3650
# What is raised on two days not further apart is one stretch.
A_STRETCH = 14
Track = Literal["talk", "deliver", "press", "force"]
TRACKS: dict[Track, int] = {"talk": 1, "deliver": 2, "press": 3, "force": 4}


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _upper(value: Any) -> Any:
    return [one.upper() if isinstance(one, str) else one for one in _listed(value)]


Text = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[list[Text], BeforeValidator(_listed), Field(min_length=1, max_length=100)]
Types = Annotated[list[Text], BeforeValidator(_upper), Field(min_length=1, max_length=16)]
Days = Annotated[int, Field(ge=1, le=DECADE)]
Whether = bool | Literal["any"]


class Strict(BaseModel):
    """Only the fields that there are."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Sided(Strict):
    """Conditions with two sides."""

    sides: ClassVar[tuple[str, str]]

    def side(self, place: int) -> Side:
        """One side; raises ValueError for a name that nobody knows."""
        return side(getattr(self, self.sides[place]) or [])

    @model_validator(mode="after")
    def _known(self) -> Sided:
        for place, name in enumerate(self.sides):
            try:
                self.side(place)
            except ValueError as error:
                raise ValueError(f"{name}: {error}") from error
        if self.side(0).variable is not None and self.side(0).variable == self.side(1).variable:
            raise ValueError("one variable cannot stand on both sides of one record")
        return self


class Events(Sided):
    """Events that meet all of this."""

    sides = ("actors", "recipients")
    types: Types | None = None
    modes: Words | None = None
    quads: Annotated[list[Annotated[int, Field(ge=1, le=4)]], BeforeValidator(_listed)] | None = None
    tracks: Annotated[list[Track], BeforeValidator(_listed)] | None = None
    actors: Words | None = None
    recipients: Words | None = None
    either_way: bool = False
    countries: Words | None = None
    places: Words | None = None
    statuses: Annotated[list[EventStatus], BeforeValidator(_listed)] = ["actual", "ongoing"]
    historical: Whether = False
    negated: Whether = False
    confidence: Annotated[float, Field(ge=0.0, le=1.0)] = 0.0

    @field_validator("types")
    @classmethod
    def _types(cls, given: list[str] | None) -> list[str] | None:
        for one in given or ():
            if one not in event_types():
                raise ValueError(f"'{one}' is no type of event: {', '.join(event_types())}")
        return given

    @model_validator(mode="after")
    def _both_ways(self) -> Events:
        if self.either_way and (self.actors is None or self.recipients is None):
            raise ValueError("either_way needs actors and recipients")
        if self.either_way and (self.side(0).variable or self.side(1).variable):
            raise ValueError("either_way takes no variables")
        return self

    def pattern(self) -> Pattern:
        """As the rest of the house knows it."""
        quads = [*(self.quads or ()), *(TRACKS[track] for track in self.tracks or ())]
        return Pattern(
            kind="events", types=tuple(self.types or event_types(quads)), modes=tuple(self.modes or ()), quads=tuple(dict.fromkeys(quads)),
            statuses=tuple(self.statuses), historical=_asked(self.historical), negated=_asked(self.negated), confidence=self.confidence,
            actors=self.side(0), recipients=self.side(1), either=self.either_way, places=tuple(self.places or ()),
            countries=_countries(self.countries or []),
        )  # fmt: skip

    @field_validator("countries")
    @classmethod
    def _where(cls, given: list[str] | None) -> list[str] | None:
        _countries(given or [])
        return given


class Statements(Sided):
    """Statements that meet all of this."""

    sides = ("speakers", "addressees")
    speakers: Words | None = None
    addressees: Words | None = None
    forms: Annotated[list[Form], BeforeValidator(_listed)] | None = None

    def pattern(self) -> Pattern:
        """As the rest of the house knows it."""
        return Pattern(kind="statements", types=tuple(self.forms or get_args(Form)), actors=self.side(0), recipients=self.side(1))


class Commitments(Sided):
    """Commitments that meet all of this."""

    sides = ("holders", "beneficiaries")
    kinds: Annotated[list[CommitmentKind], BeforeValidator(_listed)] | None = None
    holders: Words | None = None
    beneficiaries: Words | None = None
    consequences: Types | None = None

    def pattern(self) -> Pattern:
        """As the rest of the house knows it."""
        return Pattern(
            kind="commitments", types=tuple(self.kinds or get_args(CommitmentKind)), modes=tuple(self.consequences or ()),
            actors=self.side(0), recipients=self.side(1),
        )  # fmt: skip


class StepRule(Strict):
    """One step: what must be met, how often, and how soon after the step before."""

    events: Events | None = None
    statements: Statements | None = None
    commitments: Commitments | None = None
    at_least: Annotated[int, Field(ge=1, le=1000)] = 1
    sources: Annotated[int, Field(ge=1, le=50)] = 1
    days: Days | None = None
    within: Annotated[int, Field(ge=0, le=DECADE)] | None = None
    raised: Annotated[float, Field(ge=0.5, lt=1.0)] | None = None
    absent: bool = False

    @property
    def conditions(self) -> list[Events | Statements | Commitments]:
        """What is said of events, statements and commitments."""
        return [one for one in (self.events, self.statements, self.commitments) if one is not None]

    @model_validator(mode="after")
    def _whole(self) -> StepRule:
        if len(self.conditions) != 1:
            raise ValueError("a step has one of events, statements and commitments")
        if self.days is None and (self.at_least > 1 or self.sources > 1):
            raise ValueError("at_least and sources need days: in how many days so many")
        if self.raised is not None and self.conditions[0].pattern().variables:
            raise ValueError("raised takes no variables: what is usual is told of one pair at a time")
        return self

    def step(self) -> Step:
        """As the rest of the house knows it."""
        return Step(
            pattern=self.conditions[0].pattern(), at_least=self.at_least, sources=self.sources, within=self.within or 0, absent=self.absent,
            days=self.days or (1 if self.raised is None else A_STRETCH), raised=self.raised,
        )  # fmt: skip


class Rule(Strict):
    """A tripwire: its name, what it is about, and its steps in their order in time."""

    name: Text
    about: Annotated[str, Field(max_length=500)] | None = None
    when: Annotated[list[StepRule], BeforeValidator(_listed), Field(min_length=1, max_length=6)]

    @field_validator("name")
    @classmethod
    def _named(cls, given: str) -> str:
        if not NAME.fullmatch(given):
            raise ValueError("a name has up to 80 letters, digits, spaces and .,:'()-")
        return given

    @model_validator(mode="after")
    def _ordered(self) -> Rule:
        bound: set[str] = set()
        for place, step in enumerate(self.when):
            told = f"step {place + 1}"
            if place == 0 and (step.within is not None or step.absent):
                raise ValueError(f"{told}: within and absent are said of later steps, after something has happened")
            if place and step.within is None:
                raise ValueError(f"{told} needs within: how many days after the step before")
            if step.absent and place + 1 < len(self.when):
                raise ValueError(f"{told}: only the last step may be absent")
            pattern = step.conditions[0].pattern()
            named = set(pattern.variables)
            if step.absent and named - bound:
                raise ValueError(f"{told}: ${min(named - bound)} stands for nobody: an absent step takes variables of earlier steps only")
            bound |= named
        return self

    def tripwire(self) -> Tripwire:
        """As the rest of the house knows it."""
        return Tripwire(name=self.name, about=self.about, steps=tuple(step.step() for step in self.when))


def rules(text: str, *, where: str = "rule") -> list[tuple[Tripwire, str]]:
    """The tripwires of a YAML text, one a document, each with its text.

    Raises :class:`BadInput` (``yaml``, ``rule``) in one line with line and field.
    """
    found = [(_rule(document, where), document.text) for document in documents(text, where=where)]
    names = [one.name for one, _ in found]
    for name in names:
        if names.count(name) > 1:
            raise BadInput("rule", f"two rules have the name '{name}'", where=where)
    return found


def _rule(document: Document, where: str) -> Tripwire:
    if not isinstance(document.value, dict):
        raise BadInput("rule", "a rule has fields: name, about, when", where=f"{where}, line {document.line(())}")
    try:
        return Rule.model_validate(document.value).tripwire()
    except ValidationError as error:
        first = error.errors()[0]
        path = tuple(part for part in first["loc"] if isinstance(part, str | int))
        if document.value.get("when") is not None and not isinstance(document.value["when"], list):
            path = tuple(part for place, part in enumerate(path) if not (place == 1 and path[0] == "when" and part == 0))
        field = ".".join(f"{part + 1}" if isinstance(part, int) else part for part in path)
        said = _said(first, path)
        raise BadInput("rule", f"{field}: {said}" if field else said, where=f"{where}, line {document.line(path)}") from error


def _said(error: Any, path: tuple[str | int, ...]) -> str:
    """What is wrong, in our own words where pydantic's are not for users."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return f"there is no such field here: {', '.join(_fields(path[:-1]))}"
    if kind == "missing":
        return "this field must be given"
    if kind == "literal_error":
        return f"'{error['input']}' is none of {context['expected'].replace(' or ', ', ')}"
    if kind == "value_error":
        return str(context["error"])
    return str(error["msg"]).replace("Input should be", "this must be").replace("should have", "must have")


def _fields(path: tuple[str | int, ...]) -> list[str]:
    """The fields that there are at a path."""
    models: dict[str, type[BaseModel]] = {
        "when": StepRule, "events": Events, "statements": Statements, "commitments": Commitments,
    }  # fmt: skip
    names = [part for part in path if isinstance(part, str)]
    return list((models.get(names[-1], Rule) if names else Rule).model_fields)


def event_types(quads: Collection[int] = ()) -> tuple[str, ...]:
    """The types of PLOVER, or those of some quads."""
    return tuple(row["type"] for row in table("codebook.types") if not quads or int(row["quad"][1:]) in quads)


def _asked(whether: Whether) -> bool | None:
    return None if whether == "any" else bool(whether)


def _countries(named: list[str]) -> tuple[str, ...]:
    found = side(named)
    if found.names or found.spells or found.variable or len(found.powers) != len(dict.fromkeys(named)):
        raise ValueError("only countries stand here, by code or name")
    return found.powers
