"""What a service is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``threads`` work on requests at a time; ``longest`` is the most code points of a text that is read on request; of answers to be
    given again at most ``remembered`` bytes are held."""

    host: str = "127.0.0.1"
    port: int = 8420
    threads: int = 8
    longest: int = 200_000
    remembered: int = 64_000_000
