"""The type of event between two given parties: what the encoder says, weighed with what tables and syntax say.

The encoder reads a text once for all its pairs.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from realpolitik.core.marks import Span
from realpolitik.knowledge.codebook import quad
from realpolitik.knowledge.senses import reader
from realpolitik.models.encoder import encoder
from realpolitik.models.encoding import LONGEST, Probe, Window, window
from realpolitik.text.wordpiece import words

# Words kept before the first of the pair where a text is too long to be read whole.
BEFORE = 60
# What keeps the encoder from a veto; chosen on the PLV table.
FAINT = 0.007


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and the places of two parties in it, either of which may be missing."""

    text: str
    actor: Span | None
    recipient: Span | None


def by_encoder(pairs: Sequence[Pair]) -> list[dict[str, float]]:
    """Scores of all types for each pair, the best first, summing to one: that nothing stands between the two is no answer here."""
    model = encoder()
    windows: dict[tuple[str, int], Window] = {}
    asked: dict[tuple[str, int], list[int]] = {}
    for number, pair in enumerate(pairs):
        first = _first(pair)
        key = (pair.text, first)
        if key not in windows:
            windows[key] = window(words(pair.text[first:]), model.cutter, reader(model.senses))
            if first:
                windows[key].places = [place and Span(place.start + first, place.end + first) for place in windows[key].places]
        asked.setdefault(key, []).append(number)
    probes = [[Probe(actor=pairs[n].actor, recipient=pairs[n].recipient) for n in mine] for mine in asked.values()]
    found: list[dict[str, float]] = [{}] * len(pairs)
    for (said, _), mine in zip(model.judge([windows[key] for key in asked], probes), asked.values(), strict=True):
        for verdict, number in zip(said, mine, strict=True):
            shares = verdict.types[1:] / verdict.types[1:].sum()
            ranked = sorted(zip(model.types, shares.tolist(), strict=True), key=lambda item: -item[1])
            found[number] = {name: round(share, 4) for name, share in ranked}
    return found


def _first(pair: Pair) -> int:
    """Where reading starts: at the beginning, or some words before the pair where the text is long."""
    spans = [span for span in (pair.actor, pair.recipient) if span is not None]
    if len(pair.text) < 3 * LONGEST or not spans:
        return 0
    before = [place.start for _, place in words(pair.text[: min(span.start for span in spans)])]
    return before[-BEFORE] if len(before) > BEFORE else 0


def together(encoder: Mapping[str, float], votes: Mapping[str, float]) -> dict[str, float]:
    """The encoder's scores with the votes of the tables (log-odds) as one, the best first, summing to one."""
    joined = {name: (share + FAINT) * math.exp(votes.get(name, 0.0)) for name, share in encoder.items()}
    total = sum(joined.values())
    return {name: round(share / total, 4) for name, share in sorted(joined.items(), key=lambda item: -item[1])}


def best(scores: dict[str, float]) -> tuple[str, int]:
    """The likeliest type and its quad."""
    name = max(scores, key=lambda kind: scores[kind])
    return name, quad(name)
