"""What was told just before, for what is not named again: *removed it from the list*, *the embargo of the Union stays*."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Actor
from realpolitik.text.holders import ONE_SIDED, POWERS, Holders

# How many sentences after a listing *the list* means the same one.
LIST_NEAR = 3


class Before:
    """The last listing (sentence, who) and, for each kind, the parties last told of (sentence, givers, subjects)."""

    def __init__(self) -> None:
        self.listed: tuple[int, Actor] | None = None
        self.told: dict[str, tuple[int, list[Actor], list[Actor]]] = {}
        self.pairs: list[tuple[str, int, list[Actor], list[Actor]]] = []

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
        last = self.told.get(kind)
        return last is not None and sentence - last[0] <= 1

    def givers(self, kind: str, sentence: int) -> list[Actor]:
        """Who gave the status of this kind in this or the last sentence."""
        last = self.told.get(kind)
        return last[1] if last is not None and sentence - last[0] <= 1 else []

    def carried(self, of: Holders, noun: int, kind: str, givers: list[Actor], subjects: list[Actor]) -> tuple[list[Actor], list[Actor]]:
        """Who is not named again is who was named just before."""
        last = self.told.get(kind)
        if subjects or last is None or of.tokens[noun].sentence - last[0] > 1:
            return givers, subjects
        if kind in ONE_SIDED and (len(givers) > 1 or not of.is_bare(noun)):
            return givers, subjects
        keys = {giver.key for giver in givers}
        for one, sentence, first, second in reversed(self.pairs if kind in ONE_SIDED and len(givers) == 1 else []):
            if one == kind and of.tokens[noun].sentence - sentence <= 1 and keys & {a.key for a in second}:
                return givers, first  # *switched from Taipei to Beijing. Taiwan cut ties*: with whoever switched
        return givers or last[1], [a for a in last[2] if a.key not in keys]
