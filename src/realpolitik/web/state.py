"""What every route of one application shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, Request, Response

from realpolitik.web.answers import answer
from realpolitik.web.memory import Memory
from realpolitik.web.settings import Settings

if TYPE_CHECKING:
    from realpolitik.api import Store, Tokens
else:
    Store = object  # the front door opens its rooms when they are asked for


# So many reports are read or wait for it; more would keep those waiting who only look.
LINED_UP = 4


@dataclass(frozen=True, slots=True)
class State:
    """The store, the settings, what was worked out before, and the turn of those who want a report read: one at a time."""

    store: Store
    settings: Settings
    memory: Memory
    tokens: Tokens | None
    reading: Lock = field(default_factory=Lock)
    waiting: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(LINED_UP))


def _state(request: Request) -> State:
    state: State = request.app.state.shared
    return state


def _store(request: Request) -> Store:
    return _state(request).store


def _remember(request: Request) -> Remember:
    state = _state(request)

    def remember(work: Callable[[], Any]) -> Response:
        told, fresh = state.memory.get((request.url.path, request.url.query), work)
        return answer(told, lasting=fresh)

    return remember


def role(request: Request) -> str:
    """What whoever asks may do; guards say it, and without guards everything is allowed."""
    found: str = getattr(request.state, "role", "admin")
    return found


# Answers with what some work gives, or gave when it was last done for the same question.
Remember = Callable[[Callable[[], Any]], Response]
Shared = Annotated[State, Depends(_state)]
Opened = Annotated[Store, Depends(_store)]
Remembered = Annotated[Remember, Depends(_remember)]
