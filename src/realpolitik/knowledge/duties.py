"""Words that lay a duty on somebody, make a promise or a threat, or leave an act open; acts that harm or help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from realpolitik.knowledge.tables import listed, table


@dataclass(frozen=True)
class Governor:
    """A word of duty: ``kind`` as the table says it, ``frame`` the slots where the governed act stands."""

    lemma: str
    pos: str
    kind: str
    frame: tuple[str, ...]


@cache
def _governors() -> dict[str, tuple[Governor, ...]]:
    found: dict[str, tuple[Governor, ...]] = {}
    for row in table("lexicon.duties"):
        governor = Governor(row["lemma"], row["pos"], row["kind"], listed(row["frame"]))
        found[governor.lemma] = (*found.get(governor.lemma, ()), governor)
    return found


def governors(lemma: str) -> tuple[Governor, ...]:
    """The rows of a lemma; none if it governs nothing."""
    return _governors().get(lemma, ())


@cache
def _deeds() -> dict[str, str]:
    return {row["lemma"]: row["kind"] for row in table("lexicon.deeds")}


def deed(phrases: Iterable[str]) -> str | None:
    """``harm`` or ``grace`` by the first phrase the table knows (*open fire* before *open*), or None."""
    return next((kind for phrase in phrases if (kind := _deeds().get(phrase))), None)
