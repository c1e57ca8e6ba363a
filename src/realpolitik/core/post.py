"""An item of post: what may become a report, before anybody has opened it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from realpolitik.core.report import Report

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


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """The report in an item of this key, with what its bare words tell: a hash of its ``wording``, who gives it out (``family``), and its
    ``telling`` as it is kept."""

    key: str
    origin: str
    report: Report
    wording: str
    family: str | None
    telling: bytes


Outcome = Literal["read", "reprint", "again", "unread", "refused"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one item: ``item`` is its key, ``origin`` where it came from, ``reason`` why it was refused.

    A ``reprint`` is kept and not read; it is ``unread`` once the report that was read in its place is forgotten.
    """

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
