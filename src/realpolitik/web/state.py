"""What every route of one application shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from realpolitik.web.settings import Settings

if TYPE_CHECKING:
    from realpolitik.api import Store
else:
    Store = object  # the front door opens its rooms when they are asked for


@dataclass(frozen=True, slots=True)
class State:
    """The store, the settings, and the turn of those who want a report read: one at a time."""

    store: Store
    settings: Settings
    reading: Lock = field(default_factory=Lock)


def _state(request: Request) -> State:
    state: State = request.app.state.shared
    return state


def _store(request: Request) -> Store:
    return _state(request).store


def role(request: Request) -> str:
    """What whoever asks may do; guards say it, and without guards everything is allowed."""
    found: str = getattr(request.state, "role", "admin")
    return found


Shared = Annotated[State, Depends(_state)]
Opened = Annotated[Store, Depends(_store)]
