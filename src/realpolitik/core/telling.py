"""One event of one report as evidence of what one power did to another."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Telling(NamedTuple):
    """``story`` is that of the report, ``source`` the independent source that gives it out."""

    event: str
    report: str
    story: str
    source: str
    day: date
    type: str
    mode: str | None
    quad: int
