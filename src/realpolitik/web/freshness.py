"""Answers that hold until the store changes: tagged, not sent twice, and not worked out twice."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# An answer larger than this is not held.
LARGEST = 4_000_000
# What is held beside the body of an answer, in bytes.
BESIDE = 2_000


class Freshness:
    """Tags what is asked under ``/v1`` with a word of the store's version, the day and the question.

    Whoever has the tag already gets 304. Answers are held until ``version`` changes, up to so many bytes in all; ``written`` is called
    after what may have changed the store by this service.
    """

    def __init__(self, app: ASGIApp, *, version: Callable[[], str], remembered: int, written: Callable[[], None]) -> None:
        self.app, self.version, self.written = app, version, written
        self.held = Held(remembered)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not _lasting(scope["path"]):
            await self.app(scope, receive, send)
            if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS"):
                self.written()
            return
        headers = Headers(scope=scope)
        version = f"{await run_in_threadpool(self.version)} {datetime.now(UTC).date()}"
        # What a route may answer with besides JSON is asked for by these words.
        accept = tuple(word for word in ("ndjson", "text/plain", "text/html") if word in headers.get("accept", ""))
        asked = (scope["path"], scope["query_string"], accept, str(scope.get("state", {}).get("role", "")))
        tag = 'W/"' + hashlib.blake2b(repr((version, asked)).encode(), digest_size=12).hexdigest() + '"'
        if tag in (one.strip() for one in headers.get("if-none-match", "").split(",")):
            await _send(send, 304, [(b"etag", tag.encode()), *FRESH], b"")
            return
        found = self.held.get(asked, version)
        if found is not None:
            await _send(send, 200, found[0], found[1])
            return
        await self.app(scope, receive, _Kept(send, tag, lambda head, body: self.held.put(asked, version, head, body)))


class _Kept:
    """Sends an answer on, tagged if it is a good one, and holds it when it is whole."""

    def __init__(self, send: Send, tag: str, keep: Callable[[list[tuple[bytes, bytes]], bytes], None]) -> None:
        self.send, self.tag, self.keep = send, tag, keep
        self.head: list[tuple[bytes, bytes]] | None = None
        self.pieces: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200 and PASSING not in message["headers"]:
            headers = MutableHeaders(raw=list(message["headers"]))
            headers["etag"] = self.tag
            headers["cache-control"], headers["vary"] = "private, no-cache", "Accept, Authorization, Cookie"
            message = {**message, "headers": headers.raw}
            # What comes in pieces has no length, and may never end.
            self.head = list(headers.raw) if "content-length" in headers else None
        elif message["type"] == "http.response.body" and self.head is not None:
            self.pieces.append(message.get("body", b""))
            if not message.get("more_body", False):
                self.keep(self.head, b"".join(self.pieces))
        await self.send(message)


class Held:
    """The last answers by what was asked; those of an older version are not given."""

    def __init__(self, most: int) -> None:
        self._most, self._bytes = most, 0
        self._answers: OrderedDict[tuple[object, ...], tuple[str, list[tuple[bytes, bytes]], bytes]] = OrderedDict()
        self._lock = Lock()

    def get(self, asked: tuple[object, ...], version: str) -> tuple[list[tuple[bytes, bytes]], bytes] | None:
        """Head and body of an answer, if there is one of this version."""
        with self._lock:
            found = self._answers.get(asked)
            if found is None or found[0] != version:
                return None
            self._answers.move_to_end(asked)
            return found[1], found[2]

    def put(self, asked: tuple[object, ...], version: str, head: list[tuple[bytes, bytes]], body: bytes) -> None:
        """Holds an answer, and lets go of those that were not asked for longest."""
        if len(body) > LARGEST:
            return
        with self._lock:
            self._drop(asked)
            self._answers[asked] = version, head, body
            self._bytes += len(body) + BESIDE
            while self._bytes > self._most:
                self._drop(next(iter(self._answers)))

    def _drop(self, asked: tuple[object, ...]) -> None:
        gone = self._answers.pop(asked, None)
        self._bytes -= len(gone[2]) + BESIDE if gone is not None else 0


# What an answer says that is not to be tagged.
PASSING = (b"cache-control", b"no-store")
FRESH = [(b"cache-control", b"private, no-cache"), (b"vary", b"Accept, Authorization, Cookie")]


def _lasting(path: str) -> bool:
    return path.startswith("/v1/") and path not in ("/v1/stream", "/v1/session", "/v1/openapi.json")


async def _send(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    await send({"type": "http.response.body", "body": body})
