"""Whether the places around a word are filled as the frame of a row asks."""

from __future__ import annotations

from collections.abc import Container

from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.codebook import ACTOR, Condition
from realpolitik.text.framing import COUNTING, FIXED_SLOTS, FRAMING


class Frames:
    """Asks frames of the words of a parse; ``actors`` are the heads of actor mentions."""

    def __init__(self, syntax: Syntax, actors: Container[int]) -> None:
        self.syntax = syntax
        self.actors = actors

    def fits(self, index: int, frame: tuple[Condition, ...]) -> bool:
        return all(self._holds(index, condition) for condition in frame)

    def _holds(self, index: int, condition: Condition) -> bool:
        fillers = self.syntax.fillers(index, condition.slot)
        if not fillers and condition.slot == "obj":
            fillers = self.syntax.fillers(index, "iobj")
        elif not fillers and condition.slot not in FIXED_SLOTS and not condition.negated and self.syntax.is_verb(index):
            # The parse may hang the preposition on the object: *made a gift to the clinic*.
            fillers = tuple(f for thing in self.syntax.fillers(index, "obj") for f in self.syntax.fillers(thing, condition.slot))
        if not condition.test:
            held = bool(fillers)
        elif condition.test == ACTOR:
            held = any(self._has_actor(filler) for filler in fillers)
        else:
            held = any(self._in_class(filler, condition.lemmas) for filler in fillers)
        return held != condition.negated

    def _has_actor(self, index: int) -> bool:
        return any(at in self.actors for at in (index, *self.syntax.children(index, "amod", "compound", "nmod", "appos")))

    def _in_class(self, index: int, lemmas: frozenset[str]) -> bool:
        token = self.syntax.tokens[index]
        if token.lemma.lower() in lemmas or token.text.lower() in lemmas:
            return True
        for child in self.syntax.children(index, "compound", "nmod", "amod"):
            other = self.syntax.tokens[child]
            if (other.dep != "amod" and other.lemma.lower() in lemmas) or f"{other.lemma.lower()} {token.lemma.lower()}" in lemmas:
                return True
        if token.lemma.lower() in FRAMING | COUNTING:
            return any(self._in_class(filler, lemmas) for filler in self.syntax.fillers(index, "of") if filler != index)
        return False
