"""An item of post: what may become a report, before anybody has opened it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ItemKind = Literal["text", "html", "object"]


@dataclass(frozen=True, slots=True)
class Item:
    """``body`` are the bytes of a text, of a page, or of a JSON object; ``given`` is what is known beside them (day, outlet, address)."""

    origin: str
    kind: ItemKind
    body: bytes
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Hash of all that is given but its origin: the same post is the same item, wherever it lies."""
        said = json.dumps([self.kind, sorted(self.given.items())], ensure_ascii=True).encode()
        return hashlib.blake2b(said + b"\x00" + self.body, digest_size=16).hexdigest()


Outcome = Literal["read", "again", "refused"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one item: ``item`` is its key, ``origin`` where it came from, ``reason`` why it was refused."""

    item: str
    origin: str
    outcome: Outcome
    reason: str | None = None
    report_id: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An item that gave no reading: a reason to count by, and a line to tell."""

    reason: str
    message: str
