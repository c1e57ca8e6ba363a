"""What a service is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``threads`` work on requests at a time; ``longest`` is the most code points of a text that is read on request; of answers to be
    given again at most ``remembered`` bytes are held; ``warm``: what is asked first is worked out when the
    service starts.

    ``tokens`` is the file of those who may ask (None: everybody on this machine), ``audit`` the file where it is written who did what,
    ``hosts`` further names of the service. Bodies have ``largest`` bytes and ``patience`` seconds; an address asks ``rate`` times a second,
    ``burst`` times at once.
    """

    host: str = "127.0.0.1"
    port: int = 8420
    threads: int = 24
    longest: int = 200_000
    remembered: int = 64_000_000
    warm: bool = False
    tokens: Path | None = None
    audit: Path | None = None
    hosts: tuple[str, ...] = ()
    largest: int = 2_000_000
    patience: float = 20.0
    rate: float = 20.0
    burst: float = 200.0
