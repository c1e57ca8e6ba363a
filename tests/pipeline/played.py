"""Played readings for workers of other processes: some items do harm to whoever reads them."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import Any

from realpolitik.core.post import Item, Refused
from realpolitik.core.report import digest


def nothing() -> None:
    """These workers need no models."""


def read(items: Sequence[Item]) -> list[dict[str, Any] | Refused]:
    """A record without events for each item, but for those that do harm."""
    return [_one(item) for item in items]


def _one(item: Item) -> dict[str, Any] | Refused:
    words = item.body.decode()
    match words.partition(" ")[0]:
        case "die":
            os._exit(9)
        case "hang":
            time.sleep(600)
        case "eat":
            return Refused("never", str(len(bytearray(3_000_000_000))))
        case "foreign":
            return Refused("language", f"{item.origin}: not English")
        case "slow":
            time.sleep(0.1)
    head = {"id": digest(words), "published": None, "text": words, "title": "half \ud800", "outlet": None, "url": None}
    return {"schema": "realpolitik/1", "report": head, "events": [], "actors": []}


def deadly(number: int) -> int:
    """Kills whoever asks for the square of 13."""
    if number == 13:
        os._exit(9)
    return number * number
