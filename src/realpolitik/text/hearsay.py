"""Speech inside speech: *said the envoy had promised to stay* tells two statements, *said he hoped to stay* only one."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Token
from realpolitik.text.said import Said

# What somebody thinks or feels is known from himself alone: from another it is hearsay.
MIND = frozenset({"think", "want", "hope", "fear", "feel", "praise", "blame", "like"})


def idle(tokens: Sequence[Token], inner: Said, told: Sequence[Said]) -> bool:
    """Whether reported speech inside another's says nothing of its own: its speaker is unknown or the same, or only its mind is told."""
    at = tokens[inner.head].span.start
    outer = [one for one in told if one is not inner and any(low <= at < high for low, high in one.pieces)]
    return bool(outer) and (inner.speaker is None or inner.kind in MIND or any(one.speaker == inner.speaker for one in outer))
