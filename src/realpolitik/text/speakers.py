"""Whom a pronoun beside a quotation means: a pure function over tokens and actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from realpolitik.core.marks import Actor, Token
from realpolitik.text.said import Said

THIRD = frozenset({"he", "she", "they"})
# How many sentences back somebody may have spoken last.
NEAR = 3
# What people have and cannot speak by: *his legs told him to stop*.
LIMBS = frozenset("leg hand eye arm foot head heart face finger knee lip hair body skin stomach gut ear nose mouth shoulder bone".split())


def mute(tokens: Sequence[Token], said: Said) -> bool:
    """Whether the subject of a verb of speech cannot speak: a part of somebody's body."""
    head = said.source_head
    if head is None:
        return False
    own = any(token.head == head and token.tag in ("PRP$", "POS") for token in tokens[max(0, head - NEAR) : head])
    return own and tokens[head].lemma.lower() in LIMBS


def other_than_named(
    tokens: Sequence[Token], actors: Iterable[Actor], head: int | None, speaker: str | None,
    *, told: Sequence[tuple[int, int]], last: tuple[int, str] | None,
) -> str | None:  # fmt: skip
    """*He* who says what follows is nobody it names; then he is who spoke last, if that is near. Others speak for themselves.

    ``head`` is the speaker's token, ``told`` the character ranges of what is quoted or follows the speaker, ``last`` the sentence and key
    of whoever spoke before.
    """
    if speaker is None or head is None or tokens[head].text.lower() not in THIRD:
        return speaker
    named = (actor for actor in actors if actor.key == speaker and actor.form != "pronoun")
    if not any(low <= actor.span.start < high for actor in named for low, high in told):
        return speaker
    if last is None or tokens[head].sentence - last[0] > NEAR or last[1] == speaker:
        return None
    return last[1]
