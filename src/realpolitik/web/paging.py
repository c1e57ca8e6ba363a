"""Lists in pages, or as a stream: each page says where the next begins, and nothing is skipped or told twice when more comes in."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any

from fastapi import Query, Request, Response
from starlette.exceptions import HTTPException
from starlette.responses import StreamingResponse

from realpolitik.web.answers import answer

LINES = "application/x-ndjson"
MOST, USUAL, PIECE = 1000, 50, 500
# No number of a row is as large.
FARTHEST = 1 << 62
Limit = Annotated[int | None, Query(ge=1, le=MOST, description=f"How many at most: {USUAL} if not given; a stream without it has them all")]
CursorText = Annotated[
    str | None, Query(max_length=512, pattern=r"^[A-Za-z0-9_=-]+$", description="Where the page begins: the `next` of the one before")
]
Cursor = tuple[str | int | None, ...]
Rows = Sequence[Mapping[str, Any]]
Ask = Callable[[int, Cursor | None], tuple[Rows, Cursor | None]]


def lines(what: str) -> dict[str, Any]:
    """How the description of a list says that it may come as lines."""
    return {"content": {LINES: {"schema": {"type": "string"}}}, "description": what}


def listed(
    request: Request, ask: Ask, *, limit: int | None, cursor: str | None,
    shape: Sequence[type | tuple[type, ...]], lasting: bool = True,
) -> Response:  # fmt: skip
    """A page, or a stream of lines where the client accepts them; ``ask`` gives so many rows after a cursor, and the next cursor."""
    after = opened(cursor, shape=shape)
    if streamed(request):
        return StreamingResponse(_written(ask, after, limit), media_type=LINES)
    rows, following = ask(limit or USUAL, after)
    return answer({"items": rows, "next": sealed(following)}, lasting=lasting)


def streamed(request: Request) -> bool:
    """Whether the client wants lines rather than a page."""
    return LINES in request.headers.get("accept", "")


def _written(ask: Ask, after: Cursor | None, limit: int | None) -> Iterator[bytes]:
    left = limit
    while True:
        rows, after = ask(PIECE if left is None else min(PIECE, left), after)
        yield "".join(json.dumps(row) + "\n" for row in rows).encode()
        left = None if left is None else left - len(rows)
        if after is None or left == 0:
            return


def sliced(
    found: Sequence[Any], *, first: int = 0, told: Callable[[Sequence[Any]], Iterable[Mapping[str, Any]]] = list
) -> Ask:  # fmt: skip
    """Pages of what is known from its row ``first`` on; only the rows of a page are ``told``."""

    def ask(limit: int, after: Cursor | None) -> tuple[Rows, Cursor | None]:
        at = max(0, int(after[0] or 0) - first) if after is not None else 0
        return list(told(found[at : at + limit])), (first + at + limit,) if at + limit < len(found) else None

    return ask


def reached(word: str | None) -> int:
    """How many rows lie before the page that a cursor of such pages begins."""
    after = opened(word, shape=(int,))
    return max(0, int(after[0] or 0)) if after is not None else 0


def sealed(cursor: Cursor | None) -> str | None:
    """A cursor as a word."""
    return None if cursor is None else base64.urlsafe_b64encode(json.dumps(cursor, separators=(",", ":")).encode()).decode().rstrip("=")


def opened(word: str | None, *, shape: Sequence[type | tuple[type, ...]]) -> Cursor | None:
    """The cursor behind a word; one that we did not give is refused."""
    if word is None:
        return None
    try:
        found = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise HTTPException(422, "cursor: not one of ours: leave it out to begin anew") from error
    if not (isinstance(found, list) and len(found) == len(shape) and all(map(_fits, found, shape))):
        raise HTTPException(422, "cursor: not one of ours: leave it out to begin anew")
    return tuple(found)


def _fits(part: Any, kind: type | tuple[type, ...]) -> bool:
    if not isinstance(part, kind) or isinstance(part, bool):
        return False
    if isinstance(part, str):
        return not any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in part)
    return part is None or (isinstance(part, int) and abs(part) < FARTHEST)
