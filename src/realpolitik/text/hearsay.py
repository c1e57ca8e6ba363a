"""Speech inside speech: *said the envoy had promised to stay* tells two statements, *said he hoped to stay* only one."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.syntax import Syntax
from realpolitik.text.said import Said

# What somebody thinks or feels is known from himself alone: from another it is hearsay.
MIND = frozenset({"think", "want", "hope", "fear", "feel", "praise", "blame", "like"})


def idle(syntax: Syntax, inner: Said, told: Sequence[Said]) -> bool:
    """Whether reported speech inside another's says nothing of its own: nobody's, of the same speaker, or the bare mind of a third.

    What a third is told to say or think in a clause is kept: it is not the view of whoever tells it.
    """
    at = syntax.tokens[inner.head].span.start
    outer = [one for one in told if one is not inner and any(low <= at < high for low, high in one.pieces)]
    if not outer or inner.source_head is None:
        return bool(outer)
    if inner.speaker is not None and any(one.speaker == inner.speaker for one in outer):
        return True
    return (inner.speaker is None or inner.kind in MIND) and not syntax.children(inner.head, "ccomp")
