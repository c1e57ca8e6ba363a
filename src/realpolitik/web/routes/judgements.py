"""What people say of records, of pairs of them and of cases; gold marks, and how often people agree with the machine."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from realpolitik import api
from realpolitik.web.answers import answer
from realpolitik.web.asking import PLAIN
from realpolitik.web.paging import CursorText, Limit, lines, listed
from realpolitik.web.problems import refusals
from realpolitik.web.state import Opened, role

routes = APIRouter(tags=["judgements"])

Key = Annotated[str, Path(min_length=1, max_length=300, pattern=PLAIN, description="The id of a record, a report or a case")]
Who = Annotated[str | None, Query(min_length=1, max_length=100, pattern=PLAIN, description="Who judged")]
Verdict = Literal["confirm", "dismiss", "same", "different", "unsure", "accept", "reject", "edit"]


class Said(BaseModel):
    """What a person says."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(min_length=1, max_length=300, pattern=PLAIN, description="A record, a report or a case")]
    verdict: Verdict = Field(description="Of a case, of a pair, or of one record")
    reason: Annotated[str, Field(min_length=1, max_length=1000, description="Why, in a line")]
    by: Annotated[str | None, Field(max_length=100, description="Who says so; with tokens it is their name")] = None
    other: Annotated[str | None, Field(max_length=300, pattern=PLAIN, description="The other record: same, different, unsure")] = None
    report: Annotated[str | None, Field(max_length=300, pattern=PLAIN, description="In which report, of a record that several have")] = None
    field: Annotated[str | None, Field(max_length=100, pattern=PLAIN, description="The field to edit; a dot leads into a part")] = None
    value: Any = Field(default=None, description="What it should be, as the public record allows it")


class Judgement(BaseModel):
    """A judgement that is kept."""

    about: Literal["record", "pair", "case"] = Field(description="Of what it is said")
    id: str = Field(description="The record, report or case")
    other: str | None = Field(description="The other record of a pair, the article of a case")
    report: str | None = Field(description="The report of a record")
    kind: str | None = Field(description="The kind of a record")
    verdict: Verdict = Field(description="What is said")
    field: str | None = Field(description="The field that is edited")
    value: Any = Field(description="What it should be")
    by: str = Field(description="Who says so")
    reason: str = Field(description="Why")
    at: str | None = Field(description="When (ISO, UTC)")


class Judgements(BaseModel):
    """A page of judgements, the newest first."""

    items: list[Judgement]
    next: str | None = Field(description="Where the next page begins")


class Undone(BaseModel):
    """What was taken back."""

    undone: int = Field(description="How many judgements that were")


class Block(BaseModel):
    """A sentence with its gold."""

    task: str = Field(description="The folder of the corpus it is made like: events, commitments, concerns, statuses, figures")
    report: str = Field(description="The report it stands in")
    text: str = Field(description="The block")


class Gold(BaseModel):
    """Sentences of which people judged all that the machine found."""

    items: list[Block]
    left_out: dict[str, int] = Field(description="How many judged records are not in it, by reason")


class Agreeing(BaseModel):
    """How often people agree with the machine."""

    kind: str = Field(description="The kind of record; reports or events of pairs")
    type: str | None = Field(description="The type that the machine gave; null: all of the kind")
    judged: int = Field(description="Records that a person judged")
    accepted: int = Field(description="Right as they are")
    edited: int = Field(description="Right but for a field")
    rejected: int = Field(description="Wrong")
    agreement: float | None = Field(description="Accepted of judged")
    low: float | None = Field(description="Lower end of its 95 % interval (Wilson)")
    high: float | None = Field(description="Upper end")
    fields: dict[str, int] = Field(description="How often each field was edited")


class Agreement(BaseModel):
    """By kind and type."""

    items: list[Agreeing]


@routes.get("/judgements", operation_id="judgements", responses={200: {"model": Judgements, **lines("Judgements, one a line")}})
def judgements(
    request: Request, store: Opened, limit: Limit = None, cursor: CursorText = None, by: Who = None,
    report: Annotated[str | None, Query(max_length=300, pattern=PLAIN, description="Of a report and its records")] = None,
    id: Annotated[str | None, Query(max_length=300, pattern=PLAIN, description="Of a record or case")] = None,
) -> Response:  # fmt: skip
    """What people judged, the newest first."""
    rows = api.judged(store, id if id is not None else report, by=by)

    def ask(most: int, after: Any) -> tuple[list[dict[str, Any]], Any]:
        left = rows if after is None else [row for row in rows if _place(row) < tuple(after)]
        return left[:most], _place(left[most - 1]) if len(left) > most else None

    return listed(request, ask, limit=limit, cursor=cursor, shape=(str, str, str, str, str))


@routes.post(
    "/judgements", operation_id="judge", status_code=201, responses={201: {"model": Judgement}, **refusals(400, 403, 409, 413, 415)}
)
def judge(request: Request, store: Opened, said: Said) -> Response:
    """Accept, reject or edit a record; confirm or dismiss a case; say that two records are the same or not. No record changes."""
    by = _author(request, said.by)
    made = api.judge(
        store, said.id, said.verdict, by=by, reason=said.reason, other=said.other, report=said.report, field=said.field, value=said.value
    )  # fmt: skip
    return answer(api.judged_row(store, made), status=201)


@routes.delete("/judgements/{id}", operation_id="undo", responses={200: {"model": Undone}, **refusals(403, 404)})
def undo(
    request: Request, store: Opened, id: Key, by: Who = None,
    other: Annotated[str | None, Query(max_length=300, pattern=PLAIN, description="The other record of a pair")] = None,
    field: Annotated[
        str | None,
        Query(max_length=100, pattern=r"^[^\x00-\x1f\x7f]*$", description="Only the edit of this field; empty: what is said of the whole"),
    ] = None,
) -> Response:  # fmt: skip
    """Take back what was judged; an admin may do so for others."""
    gone = api.unjudge(store, id, by=_author(request, by), other=other, field=field)
    if not gone:
        raise HTTPException(404, "there is no such judgement of this author")
    return answer({"undone": gone})


@routes.get(
    "/judgements/gold", operation_id="gold",
    responses={200: {"model": Gold, "content": {"text/plain": {"schema": {"type": "string"}}}}},
)  # fmt: skip
def gold(request: Request, store: Opened) -> Response:
    """Sentences of which people judged all that the machine found, in the form of the project's corpus; as plain text, blocks alone."""
    blocks, left_out = api.gold(store)
    accepted = request.headers.get("accept", "")
    if "text/plain" in accepted or "text/html" in accepted:  # what a browser asks for that follows a link
        return Response("\n\n".join(one["text"] for one in blocks) + "\n", media_type="text/plain; charset=utf-8")
    return answer({"items": blocks, "left_out": left_out})


@routes.get("/agreement", operation_id="agreement", responses={200: {"model": Agreement}})
def agreement(store: Opened) -> Response:
    """How often people agree with the machine, by kind and type, with counts: only what somebody judged counts."""
    return answer({"items": api.agreement(store)})


def _author(request: Request, by: str | None) -> str:
    """Who speaks: by the token; only an admin may name somebody else, and where nobody is asked for a token it is said."""
    name: str | None = getattr(request.state, "name", None)
    if name is None and by is None:
        raise HTTPException(422, "by: say who judges")
    if name is not None and by not in (None, name) and (role(request) != "admin" or request.method != "DELETE"):
        raise HTTPException(403, f"you are {name}: nobody speaks in another's name")
    return str(by if by is not None else name)


def _place(row: dict[str, Any]) -> tuple[str, str, str, str, str]:
    return (row["at"] or "", row["id"], row["field"] or "", row["other"] or "", row["by"])
