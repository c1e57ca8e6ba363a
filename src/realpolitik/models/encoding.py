"""What the encoder is asked, as numbers: a window of text and probes into it.

A window is a run of sentences, cut into pieces and read once. A probe asks about one event in it: the one said by a ``trigger``, or
the one between an ``actor`` and a ``recipient``. For each probe a few *copies* of the words asked about are added half-way through the
encoder; they see the text and one another, the text does not see them, so that any number of probes cost one reading (the idea
of levitated markers, Ye et al. 2022, doi:10.18653/v1/2022.acl-long.337).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from realpolitik.core.marks import Span
from realpolitik.text.wordpiece import Wordpiece

# What a copy stands for; 0 is the probe itself, a copy of the window's first piece.
ASK, ACTOR, RECIPIENT, TRIGGER = range(4)
PARTS = (ASK, ACTOR, RECIPIENT, TRIGGER)
PAD = -1
# Words after which a phrase no longer names its head: *head of the WHO*, *minister for trade*, *envoy, who …*.
BREAKS = frozenset({"of", "in", "for", "from", "at", "to", "on", "who", "which", "that", "and", ",", "(", "with", "by"})
# Pieces a window may have; a word more is left out of it.
LONGEST = 256

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
# What is known of a word beforehand, as (place, weight).
Senses = Sequence[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Probe:
    """One question: the places of the words asked about, each None where there are none."""

    actor: Span | None = None
    recipient: Span | None = None
    trigger: Span | None = None


@dataclass(slots=True)
class Window:
    """Pieces of a run of text.

    ``places[i]`` are the characters of the word that piece ``i`` begins, None inside words and for signs of our own; ``firsts`` are the
    pieces that begin a word, ``senses`` what is known of some of those words; ``breaks`` the ids of words after which a phrase no longer
    names its head.
    """

    ids: list[int]
    places: list[Span | None]
    breaks: frozenset[int]
    firsts: list[int] = field(default_factory=list)
    senses: dict[int, Senses] = field(default_factory=dict)

    def head(self, span: Span) -> int | None:
        """The piece that stands for the words at ``span``: the first of their head word; None if the window lacks them."""
        low = bisect_right(self.firsts, span.start, key=lambda at: self._edges(at)[1])
        inside = self.firsts[low : bisect_left(self.firsts, span.end, lo=low, key=lambda at: self._edges(at)[0])]
        if not inside:
            return None
        for number, at in enumerate(inside[1:], start=1):
            if self.ids[at] in self.breaks:
                return inside[number - 1]
        return inside[-1]

    def _edges(self, first: int) -> tuple[int, int]:
        """Where the word that begins with a piece stands; words are in the order of the text."""
        place = self.places[first]
        return (place.start, place.end) if place is not None else (0, 0)


def window(words: Iterable[tuple[str, Span]], cutter: Wordpiece, senses: Callable[[str], Senses], *, year: int | None = None) -> Window:
    """Words with their places as pieces; the year of publication, where known, stands before them. ``senses`` looks a word up."""
    made = Window([cutter.first], [None], frozenset(piece for word in BREAKS for piece in cutter.pieces(word)[:1]))
    if year is not None:
        for piece in (*cutter.pieces(str(year)), *cutter.pieces(":")):
            made.ids.append(piece)
            made.places.append(None)
    for word, place in words:
        pieces = cutter.pieces(word)
        if len(made.ids) + len(pieces) >= LONGEST:
            break
        for number, piece in enumerate(pieces):
            if number == 0:
                known = senses(word)
                if known:
                    made.senses[len(made.ids)] = known
                made.firsts.append(len(made.ids))
            made.ids.append(piece)
            made.places.append(place if number == 0 else None)
    made.ids.append(cutter.last)
    made.places.append(None)
    return made


@dataclass(frozen=True, slots=True)
class Batch:
    """Arrays for one run. B windows of at most L pieces, M copies at most in a window, G probes in all.

    ``ids`` [B, L] (0 where padded); ``real`` [B, L] 1 for pieces, 0 for padding; ``at`` [B, M] the piece a copy copies, ``part`` [B, M]
    what it stands for, ``group`` [B, M] its probe within the window counted from 1, PAD where there is none; ``rows`` [G] the window
    of each probe and ``copies`` [G, 4] where its copies stand in M, by part, PAD where it has none; ``senses`` [B, L, K] what is known of
    the words beforehand.
    """

    ids: Ints
    real: Ints
    at: Ints
    part: Ints
    group: Ints
    rows: Ints
    copies: Ints
    senses: Floats


def batch(windows: Sequence[Window], probes: Sequence[Sequence[Probe]], *, senses: int) -> Batch:
    """Windows with the probes of each as arrays; ``senses`` is how many places there are for what is known of a word.

    A probe whose words the window lacks keeps the copies it can have.
    """
    asked = [[_copies(one, probe) for probe in mine] for one, mine in zip(windows, probes, strict=True)]
    length = max(len(one.ids) for one in windows)
    most = max(1, *(sum(len(copies) for copies in mine) for mine in asked))
    count = sum(len(mine) for mine in asked)
    ids, real = np.zeros((len(windows), length), np.int64), np.zeros((len(windows), length), np.int64)
    at, part = np.zeros((len(windows), most), np.int64), np.zeros((len(windows), most), np.int64)
    group = np.full((len(windows), most), PAD, np.int64)
    rows, copies = np.zeros(count, np.int64), np.full((count, len(PARTS)), PAD, np.int64)
    known = np.zeros((len(windows), length, senses), np.float32)
    number = 0
    for row, (one, mine) in enumerate(zip(windows, asked, strict=True)):
        ids[row, : len(one.ids)] = one.ids
        real[row, : len(one.ids)] = 1
        for piece, found in one.senses.items():
            for place, weight in found:
                known[row, piece, place] = weight
        column = 0
        for mark, copied in enumerate(mine, start=1):
            rows[number] = row
            for kind, piece in copied:
                at[row, column], part[row, column], group[row, column] = piece, kind, mark
                copies[number, kind] = column
                column += 1
            number += 1
    return Batch(ids, real, at, part, group, rows, copies, known)


def _copies(one: Window, probe: Probe) -> list[tuple[int, int]]:
    found = [(ASK, 0)]
    for kind, span in ((ACTOR, probe.actor), (RECIPIENT, probe.recipient), (TRIGGER, probe.trigger)):
        piece = one.head(span) if span is not None else None
        if piece is not None:
            found.append((kind, piece))
    return found
