"""One act of speech while it is put together from words and quotations."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Said:
    """Numbers are token indexes, pieces are character ranges; ``strength`` (0 to 1), ``kind`` and the slots of ``addressee`` are its
    cue's; ``speaker`` is the key of the actor whose words they are, once known.
    """

    head: int
    lemma: str
    cue: list[int]
    strength: float = 0.8
    addressee: tuple[str, ...] = ()
    score: float = 1.0
    kind: str = ""
    speaker: str | None = None
    source: list[int] = field(default_factory=list)
    source_head: int | None = None
    pieces: list[tuple[int, int]] = field(default_factory=list)

    def add(self, low: int, high: int) -> None:
        """Takes a quotation in; pieces that touch it grow together with it."""
        kept = []
        for start, end in self.pieces:
            if start < high and low < end:
                low, high = min(low, start), max(high, end)
            else:
                kept.append((start, end))
        self.pieces = sorted([*kept, (low, high)])
