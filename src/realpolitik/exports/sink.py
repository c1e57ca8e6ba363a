"""A file that cannot go back: what is written into it is handed on, so that nothing must be kept."""

from __future__ import annotations

import io
from typing import Any


class Sink(io.RawIOBase):
    """Takes what a library writes, and gives the bytes that came since it was last asked."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._pieces.append(bytes(piece))
        return len(self._pieces[-1])

    def taken(self) -> bytes:
        pieces, self._pieces = b"".join(self._pieces), []
        return pieces
