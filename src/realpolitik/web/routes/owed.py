"""Who owes what, and where reports disagree."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from realpolitik import api
from realpolitik.web.asking import Day, Part, ReportKey, Since, Until, Who
from realpolitik.web.paging import CursorText, Limit, lines, listed, sliced
from realpolitik.web.state import Shared

routes = APIRouter(tags=["commitments"])


class Commitment(Part):
    """A case of a treaty's article, a bond, or a pledge."""

    kind: str = Field(description="treaty, bond, or the kind of a pledge")
    id: str
    what: str | None
    party: str | None
    toward: str | None
    state: str
    since: str | None
    due: str | None
    why: str | None
    sources: int = Field(description="Independent sources")
    steps: list[dict[str, Any]] = Field(description="How it came to its state, each step with the words of its evidence")


class Commitments(Part):
    """A page of them."""

    items: list[Commitment]
    next: str | None


class Conflict(Part):
    """A question on which independent sources disagree."""

    id: str
    issue: str = Field(description="how many, who, whether")
    claims: list[dict[str, Any]]


class Conflicts(Part):
    """A page of them."""

    items: list[Conflict]
    next: str | None


@routes.get("/commitments", operation_id="commitments", responses={200: {"model": Commitments, **lines("Commitments, one a line")}})
def commitments(
    request: Request, shared: Shared, who: Who = None, on: Day = None,
    everything: Annotated[bool, Query(description="Weak candidates, and pledges that nothing can be held against, too")] = False,
    limit: Limit = None, cursor: CursorText = None,
) -> Response:  # fmt: skip
    """What is owed as of a day (today if none is given), and what became of it; `who` is a treaty, its body or an actor."""
    question = ("commitments", who, on or datetime.now(UTC).date().isoformat(), everything)
    rows, fresh = shared.memory.get(question, lambda: api.commitments(shared.store, who, on=on, everything=everything))
    return listed(request, sliced(rows), limit=limit, cursor=cursor, shape=(int,), lasting=fresh)


@routes.get("/conflicts", operation_id="conflicts", responses={200: {"model": Conflicts, **lines("Conflicts, one a line")}})
def conflicts(
    request: Request, shared: Shared, about: ReportKey = None, since: Since = None, until: Until = None, limit: Limit = None,
    cursor: CursorText = None,
) -> Response:  # fmt: skip
    """The questions on which independent sources disagree, the latest first; `about` an event or a report, or all of some days."""
    question = ("conflicts", about, since, until)
    rows, fresh = shared.memory.get(question, lambda: api.conflicts(shared.store, about, since=since, until=until))
    return listed(request, sliced(rows), limit=limit, cursor=cursor, shape=(int,), lasting=fresh)
