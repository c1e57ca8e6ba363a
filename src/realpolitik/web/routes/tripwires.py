"""Tripwires: kept, tried on the past, checked, removed; and the alarms they raised."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from realpolitik import api
from realpolitik.web.answers import answer
from realpolitik.web.asking import DAY, PLAIN, IsoDay, Key, Part, Since, Text, Until
from realpolitik.web.paging import CursorText, Limit, lines, listed, sliced
from realpolitik.web.problems import missing, refusals
from realpolitik.web.state import Opened

routes = APIRouter(tags=["tripwires"])

Rule = Annotated[Text, Field(min_length=1, max_length=50_000, description="Rules in YAML (docs/tripwires.md), with --- between them")]
# So many alarms are told at once at most.
MOST = 1000


class Asked(BaseModel):
    """What is posted; nothing else may stand in it."""

    model_config = ConfigDict(extra="forbid")


class NewRule(Asked):
    """Rules to keep."""

    rule: Rule
    replace: bool = Field(default=False, description="Take the place of rules of the same names; their alarms go")
    past: bool = Field(default=False, description="Let the first check tell also of what the store holds already")


class TriedRule(Asked):
    """Rules to try."""

    rule: Rule
    since: IsoDay | None = Field(default=None, pattern=DAY, description="From this ISO day on")
    until: IsoDay | None = Field(default=None, pattern=DAY, description="Up to this ISO day, from which it also looks back")


class Check(Asked):
    """What is to be checked."""

    again: bool = Field(default=False, description="All that the store holds, not only what is new")
    names: list[Text] | None = Field(default=None, max_length=1000, description="Only these tripwires")


class Tripwire(Part):
    """A tripwire that is kept."""

    name: str
    about: str | None
    rule: str = Field(description="As it was written")
    added: str = Field(description="When, ISO")
    as_of: str | None = Field(description="Up to which day it has been checked; null: never")
    alarms: int = Field(description="How many it has raised")


class Tripwires(Part):
    """All of them by name."""

    items: list[Tripwire]
    next: str | None


class Alarm(Part):
    """An alarm with the words of its records."""

    id: str
    at: str = Field(description="When it was raised, ISO")
    tripwire: str
    about: str | None
    day: str
    since: str
    until: str
    binding: dict[str, str] = Field(description="What the rule's variables stand for")
    sources: int
    count: int
    records: list[dict[str, Any]]


class Alarms(Part):
    """Alarms, the newest first."""

    items: list[Alarm]
    next: str | None


class Fresh(Part):
    """Alarms that are new."""

    items: list[Alarm]


class Tried(Part):
    """What a rule would have told of the past."""

    tripwire: str
    undated: int = Field(description="Events without a day, which nothing watches")
    causes: list[dict[str, Any]] = Field(description="As an alarm has them, the first 100")
    count: int = Field(description="How many there are in all")


class Trials(Part):
    """What each rule would have told."""

    items: list[Tried]


class Kept(Part):
    """The names of the rules that are kept now."""

    names: list[str]


# Of a rule that is tried so many causes are told with their words.
TOLD = 100


@routes.get("/tripwires", operation_id="tripwires", responses={200: {"model": Tripwires, **lines("Tripwires, one a line")}})
def tripwires(request: Request, store: Opened, limit: Limit = None, cursor: CursorText = None) -> Response:
    """The tripwires of the store by name."""
    counts = store.watch().counts()
    rows = [
        {
            "name": kept.name, "about": rule.about, "rule": kept.rule, "added": kept.added,
            "as_of": api.iso_day(kept.as_of) or None, "alarms": counts.get(kept.name, 0),
        }
        for rule, kept in api.kept_tripwires(store)
    ]  # fmt: skip
    return listed(request, sliced(rows), limit=limit, cursor=cursor, shape=(int,))


@routes.post(
    "/tripwires", operation_id="add_tripwires", status_code=201, responses={201: {"model": Kept}, **refusals(409)}
)  # fmt: skip
def add(store: Opened, asked: NewRule) -> Response:
    """Keeps rules, all or none; a name that is taken is refused (409) unless it is to be replaced."""
    kept = api.keep_rules(store, asked.rule, replace=asked.replace, past=asked.past)
    return answer({"names": [one.name for one in kept]}, status=201)


@routes.delete("/tripwires/{key}", operation_id="remove_tripwire", status_code=204, responses=refusals(404))
def remove(store: Opened, key: Key) -> Response:
    """Removes a rule with its alarms."""
    if not store.watch().remove(key):
        raise missing(f"tripwire '{key}'")
    return Response(status_code=204)


@routes.post("/tripwires/try", operation_id="try_tripwires", responses={200: {"model": Trials}})
def attempt(store: Opened, asked: TriedRule) -> Response:
    """What rules would have told of what the store holds; nothing is kept."""
    found = []
    for rule in api.tripwires(asked.rule):
        told = api.tried(store, rule, since=asked.since, until=asked.until)
        causes = list(api.alarm_records(store, rule.name, rule.about, told.causes[:TOLD]))
        found.append({"tripwire": rule.name, "undated": told.undated, "causes": causes, "count": len(told.causes)})
    return answer({"items": found})


@routes.post("/tripwires/check", operation_id="check_tripwires", responses={200: {"model": Fresh}})
def check(store: Opened, asked: Check) -> Response:
    """Checks tripwires against what is new in the store, keeps and tells new alarms."""
    fresh = api.check_tripwires(store, again=asked.again, names=asked.names)
    return answer({"items": list(api.told_alarms(store, fresh[:MOST]))})


@routes.get("/alarms", operation_id="alarms", responses={200: {"model": Alarms, **lines("Alarms, one a line")}})
def alarms(
    request: Request, store: Opened,
    tripwire: Annotated[Text | None, Query(max_length=200, pattern=PLAIN, description="Only those of this tripwire")] = None,
    since: Since = None, until: Until = None, limit: Limit = None, cursor: CursorText = None,
) -> Response:  # fmt: skip
    """Alarms, the newest first, with the words of the records that tripped them."""
    return listed(
        request, lambda most, after: api.browse_alarms(store, tripwire=tripwire, since=since, until=until, limit=most, after=after),
        limit=limit, cursor=cursor, shape=(int, str, str),
    )  # fmt: skip


@routes.get(
    "/alarms.atom", operation_id="alarm_feed", response_class=Response,
    responses={200: {"content": {"application/atom+xml": {"schema": {"type": "string"}}}}},
)  # fmt: skip
def feed(store: Opened) -> Response:
    """The newest alarms as an Atom feed."""
    return Response(api.alarm_feed(store), media_type="application/atom+xml")
