"""What was told just before, for what is not named again: *removed it from the list*, *the embargo of the Union stays*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from realpolitik.core.marks import Actor
from realpolitik.text.holders import ONE_SIDED, POWERS, Holders

# How many sentences after a listing *the list* means the same one.
LIST_NEAR = 3
# How many sentences after a status *the embargo* or *the truce* means the same one.
TOLD_NEAR = 2


class Parties(NamedTuple):
    """Those of whom a status of a kind was told, and in which sentence."""

    kind: str
    sentence: int
    givers: list[Actor]
    subjects: list[Actor]


class Before:
    """The last listing (sentence, who), and the parties told of so far, in order."""

    def __init__(self) -> None:
        self.listed: tuple[int, Actor] | None = None
        self.told: list[Parties] = []

    def last(self, kind: str, sentence: int) -> Parties | None:
        """The parties last told of, if a status of this kind was told a sentence or two ago."""
        last = next((one for one in reversed(self.told) if one.kind == kind), None)
        return last if last is not None and sentence - last.sentence <= TOLD_NEAR else None

    def is_near(self, sentence: int) -> bool:
        """Whether somebody was listed a few sentences before."""
        return self.listed is not None and sentence - self.listed[0] <= LIST_NEAR

    def relisted(self, sentence: int, subjects: list[Actor], givers: Sequence[Actor]) -> list[Actor]:
        """Of a pronoun that was taken for a government or the lister: whoever was listed last."""
        keys = {g.key for g in givers}
        lost = all(a.form == "pronoun" and (a.key in keys or a.kind in POWERS) for a in subjects)
        return [self.listed[1]] if self.listed is not None and self.is_near(sentence) and lost else subjects

    def same_list(self, of: Holders, noun: int) -> bool:
        """*The list*, *its list*, soon after a listing."""
        own = of.syntax.children(noun, "det", "poss", "amod", "compound")
        return all(of.tokens[c].lemma in ("the", "its", "their") for c in own) and self.is_near(of.tokens[noun].sentence)

    def is_told(self, kind: str, sentence: int) -> bool:
        """Whether a status of this kind was told in this or the last sentence."""
        return self.last(kind, sentence) is not None

    def givers(self, kind: str, sentence: int) -> list[Actor]:
        """Who gave the status of this kind in this or the last sentence."""
        last = self.last(kind, sentence)
        return last.givers if last is not None else []

    def carried(self, of: Holders, noun: int, kind: str, givers: list[Actor], subjects: list[Actor]) -> tuple[list[Actor], list[Actor]]:
        """Who is not named again is who was named just before."""
        sentence = of.tokens[noun].sentence
        last = self.last(kind, sentence)
        if subjects or last is None:
            return givers, subjects
        if kind in ONE_SIDED and (len(givers) > 1 or not of.is_bare(noun)):
            return givers, subjects
        keys = {giver.key for giver in givers}
        for one in reversed(self.told if kind in ONE_SIDED and len(givers) == 1 else []):
            if one.kind == kind and sentence - one.sentence <= 1 and keys & {a.key for a in one.subjects}:
                return givers, one.givers  # *switched from Taipei to Beijing. Taiwan cut ties*: with whoever switched
        return givers or last.givers, [a for a in last.subjects if a.key not in keys]
