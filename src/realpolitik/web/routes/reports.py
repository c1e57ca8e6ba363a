"""Reports, whole or by their heads; stories that reports tell; and records of each kind."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from realpolitik import api
from realpolitik.web.answers import answer
from realpolitik.web.asking import PLAIN, Head, Judged, Key, Part, ReportKey, Shown, Since, Text, Until
from realpolitik.web.paging import CursorText, Limit, lines, listed
from realpolitik.web.problems import missing, refusals
from realpolitik.web.state import Opened

routes = APIRouter(tags=["reports"])

Kind = Literal["statements", "stances", "commitments", "concerns", "statuses", "figures", "movements"]
PlaceName = Annotated[Text | None, Query(max_length=200, pattern=PLAIN, description="Movements only: the name of a place")]


class Counted(Head):
    """A head with how many events the report tells."""

    events: int


class Reports(Part):
    """A page of heads."""

    items: list[Counted]
    next: str | None


class Member(Head):
    """A report of a story."""

    copy_of: str | None = Field(description="The report it is a copy of; null: it is none")


class StoryCounts(Part):
    """How a story is told."""

    story: str = Field(description="The least id of its reports")
    reports: int
    tellings: int = Field(description="Reports that are no copies")
    sources: int = Field(description="Independent sources")
    first: str | None = Field(description="ISO day")
    last: str | None = Field(description="ISO day")


class ListedStory(StoryCounts):
    """A story in a list."""

    title: str = Field(description="The title of one of its reports")


class Stories(Part):
    """A page of stories."""

    items: list[ListedStory]
    next: str | None


class OneStory(StoryCounts):
    """A story with its reports."""

    members: list[Member]


class OneReport(Part):
    """A report with all it says, its story, and what was judged of them."""

    reading: dict[str, object] = Field(description="The public record, as `realpolitik schema` describes it")
    story: OneStory
    judgements: list[Judged]


class Marked(Part):
    """A report drawn with its marks; all that comes from the report is escaped."""

    text: str = Field(description="HTML: the text, its marks linked to the record")
    record: str = Field(description="HTML: the record, each value linked to its words")
    navigation: str = Field(description="HTML: links to the parts of the record")


class Records(Part):
    """A page of records."""

    items: list[Shown]
    next: str | None


@routes.get("/reports", operation_id="reports", responses={200: {"model": Reports, **lines("Heads, one a line")}})
def reports(
    request: Request, store: Opened, since: Since = None, until: Until = None, limit: Limit = None, cursor: CursorText = None
) -> Response:
    """Heads of reports, the newest first; those without a day at the end, and left out between days."""
    return listed(
        request, lambda most, after: api.browse_reports(store, limit=most, after=after, since=since, until=until), limit=limit,
        cursor=cursor, shape=(str, str),
    )  # fmt: skip


@routes.get("/reports/{key}", operation_id="report", responses={200: {"model": OneReport}, **refusals(404)})
def report(store: Opened, key: Key) -> Response:
    """One report: its reading, its story with copies, and what was judged of it and its records."""
    try:
        return answer(api.report(store, key))
    except KeyError as error:
        raise missing(f"report '{key}'") from error


@routes.get("/reports/{key}/marked", operation_id="report_marked", responses={200: {"model": Marked}, **refusals(404)})
def marked(store: Opened, key: Key) -> Response:
    """One report as pieces of HTML: the text with its marks, and the record beside it."""
    try:
        return answer(api.marked(store, key))
    except KeyError as error:
        raise missing(f"report '{key}'") from error


@routes.get("/stories", operation_id="stories", responses={200: {"model": Stories, **lines("Stories, one a line")}})
def stories(
    request: Request, store: Opened, since: Since = None, until: Until = None, limit: Limit = None, cursor: CursorText = None
) -> Response:
    """Stories, those with the most reports first, of those told between two days."""
    return listed(
        request, lambda most, after: api.browse_stories(store, limit=most, after=after, since=since, until=until), limit=limit,
        cursor=cursor, shape=(int, str),
    )  # fmt: skip


@routes.get("/stories/{key}", operation_id="story", responses={200: {"model": OneStory}, **refusals(404)})
def story(store: Opened, key: Key) -> Response:
    """The story that a report tells, with all its reports and which of them are copies."""
    try:
        return answer(api.story(store, key))
    except KeyError as error:
        raise missing(f"report '{key}'") from error


@routes.get("/records/{kind}", operation_id="records", responses={200: {"model": Records, **lines("Records, one a line")}})
def records(
    request: Request, store: Opened, kind: Kind, since: Since = None, until: Until = None, report: ReportKey = None,
    source: PlaceName = None, goal: PlaceName = None, limit: Limit = None, cursor: CursorText = None,
) -> Response:  # fmt: skip
    """Records of one kind, those of the newest reports first."""
    conditions = {"report_id": report, "since": since, "until": until}
    ends = {"source": source, "goal": goal} if kind == "movements" else {}
    return listed(
        request, lambda most, after: api.browse_records(store, kind, limit=most, after=after, **conditions, **ends), limit=limit,
        cursor=cursor, shape=(str, str, int),
    )  # fmt: skip
