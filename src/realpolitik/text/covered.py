"""The tokens that a span of the text touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from realpolitik.core.marks import Span, Token


def covered(tokens: Sequence[Token], span: Span) -> Iterator[Token]:
    """The tokens that a span touches."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].span.end <= span.start:
            low = middle + 1
        else:
            high = middle
    while low < len(tokens) and tokens[low].span.start < span.end:
        yield tokens[low]
        low += 1
