"""Who owes what, and where reports disagree."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from realpolitik import api
from realpolitik.web.asking import Day, Part, ReportKey, Since, Until, Who
from realpolitik.web.paging import USUAL, CursorText, Limit, lines, listed, reached, sliced, streamed
from realpolitik.web.state import Shared

routes = APIRouter(tags=["commitments"])
# All days of a large store take too long: so many are looked at where none are given.
LAST = 90


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
    day, start = on or datetime.now(UTC).date().isoformat(), reached(cursor)
    # A page is worked out by itself, a stream as a whole; one row more says whether there is another page.
    most = limit if limit is not None else None if streamed(request) else USUAL
    asked: dict[str, Any] = {"who": who, "on": day, "everything": everything, "start": start}
    asked["limit"] = None if most is None else most + 1
    rows, fresh = shared.memory.get(("commitments", *asked.values()), lambda: api.commitments(shared.store, **asked))
    return listed(request, sliced(rows, first=start), limit=limit, cursor=cursor, shape=(int,), lasting=fresh)


@routes.get("/conflicts", operation_id="conflicts", responses={200: {"model": Conflicts, **lines("Conflicts, one a line")}})
def conflicts(
    request: Request, shared: Shared, about: ReportKey = None, since: Since = None, until: Until = None, limit: Limit = None,
    cursor: CursorText = None,
) -> Response:  # fmt: skip
    """The questions on which independent sources disagree, the latest first; `about` an event or a report, or all of some days.

    Without either those of the last 90 days that are known.
    """
    known = shared.store.known_days()
    if about is None and since is None and until is None and known is not None:
        since = (date.fromisoformat(known[1][:10]) - timedelta(days=LAST)).isoformat()
    question = ("conflicts", about, since, until)
    rows, fresh = shared.memory.get(question, lambda: api.conflicts(shared.store, about, since=since, until=until))
    return listed(request, sliced(rows), limit=limit, cursor=cursor, shape=(int,), lasting=fresh)
