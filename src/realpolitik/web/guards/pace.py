"""How often one may ask: a bucket for each address that fills again with time; a wrong token costs more than a question."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from realpolitik.web.guards.asked import address, of_service
from realpolitik.web.problems import problem

WRONG_TOKEN = 20
# So many addresses are remembered; one that is forgotten begins with a full bucket.
REMEMBERED = 10_000


class Buckets:
    """``rate`` a second flow in, ``most`` is a bucket full."""

    def __init__(self, *, rate: float, most: float, now: Callable[[], float] = time.monotonic) -> None:
        self.rate, self.most, self.now = rate, most, now
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, who: str, cost: float = 1.0) -> float:
        """Takes from a bucket; gives the seconds to wait where there is not enough in it, else 0."""
        now = self.now()
        level, since = self._held.pop(who, (self.most, now))
        level = min(self.most, level + (now - since) * self.rate)
        wait = 0.0 if level >= min(cost, 1.0) else (1.0 - level) / self.rate
        self._held[who] = (level - cost if wait == 0.0 else level, now)
        if len(self._held) > REMEMBERED:
            self._held.popitem(last=False)
        return wait


class Pace:
    """Refuses those who ask too often."""

    def __init__(self, app: ASGIApp, *, rate: float, most: float) -> None:
        self.app, self.buckets = app, Buckets(rate=rate, most=most)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # The page's own files cost next to nothing, and a view takes a score of them.
        if scope["type"] != "http" or not of_service(scope["path"]):
            await self.app(scope, receive, send)
            return
        who = address(scope)
        wait = self.buckets.take(who)
        if wait > 0.0:
            told = problem(429, f"too many questions: wait {wait:.0f} s", headers={"retry-after": str(int(wait) + 1)})
            await told(scope, receive, send)
            return

        async def say(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 401 and _shows(scope):
                self.buckets.take(who, WRONG_TOKEN)
            await send(message)

        await self.app(scope, receive, say)


def _shows(scope: Scope) -> bool:
    """Whether a token was shown, or a way in was asked for: whoever has none and looks is no guesser."""
    return scope["method"] != "GET" or not {b"authorization", b"cookie"}.isdisjoint(name for name, _ in scope["headers"])
