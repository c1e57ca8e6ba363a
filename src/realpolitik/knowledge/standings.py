"""Words that put a legal or political status on somebody, with what must stand beside them and where the parties stand."""

from __future__ import annotations

from functools import cache
from typing import cast

from realpolitik.core.marks import StandingKind
from realpolitik.knowledge.tables import listed, table
from realpolitik.text.conferral import Conferral
from realpolitik.text.in_force import Effect

# What a word does to a status of whatever kind, where no row says otherwise.
ANY = "any"


@cache
def _conferrals(pos: str) -> dict[str, tuple[Conferral, ...]]:
    found: dict[str, tuple[Conferral, ...]] = {}
    for row in table("lexicon.standings"):
        if row["pos"] != pos:
            continue
        needs, _, words = row["needs"].partition(":")
        one = Conferral(
            row["lemma"], cast("StandingKind", row["kind"]), needs, frozenset(listed(words)), row["holds"] == "yes",
            listed(row["subject"]), listed(row["by"]),
        )  # fmt: skip
        found[one.lemma] = (*found.get(one.lemma, ()), one)
    # What asks for something beside it comes before what asks for nothing.
    return {lemma: tuple(sorted(rows, key=lambda row: (row.needs == "", row.needs != "terror"))) for lemma, rows in found.items()}


def conferrals(lemma: str) -> tuple[Conferral, ...]:
    """The rows of a verb; none if it confers nothing."""
    return _conferrals("VERB").get(lemma, ())


def nominals(lemma: str) -> tuple[Conferral, ...]:
    """The rows of a noun that names a status (*embargo*, *ties*); none if it names none."""
    return _conferrals("NOUN").get(lemma, ())


@cache
def _effects() -> dict[tuple[str, str, str], Effect]:
    return {(row["lemma"], row["role"], row["kind"]): cast("Effect", row["effect"]) for row in table("lexicon.effects")}


def effect(lemma: str, role: str, kind: StandingKind) -> Effect | None:
    """What a word does to the status named by the noun in its slot ``role`` (obj, subj, of); None if nothing."""
    return _effects().get((lemma, role, kind)) or _effects().get((lemma, role, ANY))


@cache
def _epithets() -> dict[str, StandingKind]:
    return {row["lemma"]: cast("StandingKind", row["kind"]) for row in table("lexicon.standings") if row["pos"] == "ADJ"}


def epithet(word: str) -> StandingKind | None:
    """The status that a participle or adjective says of the noun it stands before: *the outlawed group*."""
    return _epithets().get(word)
