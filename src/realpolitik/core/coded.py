"""An event as a table of others has it: coded by them, not read here, so that ours can be compared with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coded:
    """One line of GDELT or ICEWS in the words of this project.

    ``type`` is the PLOVER type closest to ``code`` (CAMEO), None for a mere statement; countries are ISO codes, None where none is told.
    """

    origin: str
    id: str
    day: str
    source: str | None
    source_country: str | None
    target: str | None
    target_country: str | None
    code: str
    type: str | None
    quad: int
    goldstein: float
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    url: str | None
