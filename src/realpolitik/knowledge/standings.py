"""Verbs that put a legal or political status on somebody, with what must stand beside them and where the parties stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from realpolitik.core.marks import StandingKind
from realpolitik.knowledge.tables import listed, table


@dataclass(frozen=True)
class Conferral:
    """One row: ``needs`` is the test of what stands beside the verb and ``words`` what it looks for."""

    lemma: str
    kind: StandingKind
    needs: str
    words: frozenset[str]
    holds: bool
    subject: tuple[str, ...]
    by: tuple[str, ...]


@cache
def _conferrals() -> dict[str, tuple[Conferral, ...]]:
    found: dict[str, tuple[Conferral, ...]] = {}
    for row in table("lexicon.standings"):
        needs, _, words = row["needs"].partition(":")
        one = Conferral(
            row["lemma"], cast("StandingKind", row["kind"]), needs, frozenset(listed(words)), row["holds"] == "yes",
            listed(row["subject"]), listed(row["by"]),
        )  # fmt: skip
        found[one.lemma] = (*found.get(one.lemma, ()), one)
    return found


def conferrals(lemma: str) -> tuple[Conferral, ...]:
    """The rows of a verb; none if it confers nothing."""
    return _conferrals().get(lemma, ())
