"""Which actors fill the places of an act: those its slots name, through what is theirs, what they wrote, and who stands for them."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import islice

from realpolitik.core.marks import Actor, Trigger
from realpolitik.core.syntax import Syntax
from realpolitik.text import parties
from realpolitik.text.both import both
from realpolitik.text.framing import authored


def unique(actors: Sequence[Actor]) -> list[Actor]:
    return list({actor.key: actor for actor in actors}.values())


class Slots:
    """Looks into the places around words; ``actors`` and ``triggers`` by head token, ``blaming`` the heads of those that blame an act."""

    def __init__(
        self, syntax: Syntax, actors: Mapping[int, Actor], triggers: Mapping[int, Trigger], *, blaming: Container[int] = frozenset()
    ) -> None:
        self.syntax = syntax
        self.actors = actors
        self.triggers = triggers
        self.blaming = blaming

    def fill(self, trigger: Trigger, slots: Sequence[str], *, every: bool, beside: set[str] | None = None) -> list[Actor]:
        found: list[Actor] = []
        doing = slots is trigger.actor_slots
        if doing and trigger.light is not None and not self.syntax.is_verb(trigger.head):
            # *Russia holds talks with Iran*: whoever holds them comes before any adjective on the noun.
            receiving = self.syntax.tokens[trigger.light].lemma in parties.RECEIVING
            owner = [slot for slot in ("poss", "by", *(("of", "from") if receiving else ())) if slot in slots]
            found = [a for slot in owner for a in self.named(trigger.head, slot)] or self.named(trigger.light, "subj")
            if found and not every:
                return unique(found)
        for slot in slots:
            here = [actor for actor in self.slot(trigger, slot) if not beside or actor.key not in beside]
            found.extend(here)
            if here and not every:
                break
        return unique(found)

    def slot(self, trigger: Trigger, slot: str) -> list[Actor]:
        found = self.named(trigger.head, slot)
        verbal = self.syntax.is_verb(trigger.head)
        if not found and trigger.light is not None and not verbal:
            if slot == "subj" or (slot == "mod" and trigger.actor_slots and slot in trigger.actor_slots):
                return []
            found = self.named(trigger.light, slot) if slot not in ("obj", "of", "mod", "poss", "by") else []
        if not found and slot == "from" and not verbal and (verb := parties.origin(self.syntax, trigger.head)) is not None:
            found = self.named(verb, slot)
        if not found and verbal and slot not in ("subj", "obj", "iobj", "poss", "mod"):
            # The parse may hang *with Iran* on the object: *signed an accord with Iran*. A blamed act keeps what hangs on it.
            acts = (trigger.inner,) if trigger.head in self.blaming else ()
            for thing in (thing for thing in self.syntax.fillers(trigger.head, "obj") if thing not in acts):
                found.extend(self.named(thing, slot))
        return found

    def named(self, head: int, slot: str) -> list[Actor]:
        found: list[Actor] = []
        for filler in self.syntax.fillers(head, slot):
            if filler == head or (slot == "mod" and parties.opposed(self.syntax, filler)):
                continue
            here = self.actors_at(filler, depth=2, modifiers=slot != "mod")
            found.extend(here or (self._authors(filler) if slot == "subj" else []))
        return found

    def _authors(self, thing: int) -> list[Actor]:
        """Who lets a statement or a law speak: whoever issues, passes or signs it."""
        verb = next((at for at in islice(self.syntax.ancestors(thing), 4) if self.syntax.is_verb(at)), None)
        return self.named(verb, "subj") if verb is not None and thing in authored(self.syntax, verb) else []

    def several(self, actor: Actor) -> list[Actor]:
        """*French and Egyptian warships*, *the ministers of Iran and Oman* are of two states, and both act."""
        if actor.form != "noun":
            return []
        plural = self.syntax.tokens[actor.head].tag in ("NNS", "NNPS")
        for slots in (("mod",), ("of", "poss")) if plural else (("mod",),):
            states = [self.actors[at] for slot in slots for at in self.syntax.fillers(actor.head, slot) if at in self.actors]
            if len({state.country for state in states} - {None}) > 1:
                return unique(states)
        return []

    def actors_at(self, index: int, *, depth: int, modifiers: bool = True, seen: frozenset[int] = frozenset()) -> list[Actor]:
        """The actor a word names, or the actors its modifiers name."""
        if pair := both(self.syntax, self.actors, index):
            return pair
        actor = self.actors.get(index)
        if actor is not None:
            return self.several(actor) or [actor]
        if depth == 0 or not modifiers or self.syntax.is_verb(index) or index in seen:
            return []
        seen |= {index}  # *the pact, which both had signed* leads back to itself
        inner = self.triggers.get(index)
        slots = inner.actor_slots if inner is not None else parties.THROUGH
        for slot in slots:
            found = [a for filler in self.syntax.fillers(index, slot) for a in self.actors_at(filler, depth=depth - 1, seen=seen)]
            if found:
                return unique(found)
        # *An islet claimed by Vietnam*, *the treaty that India proposed*
        for clause in self.syntax.children(index, "acl", "relcl"):
            if self.syntax.tokens[clause].lemma in parties.HOLDING and index in self.syntax.fillers(clause, "obj"):
                return unique([a for doer in self.syntax.fillers(clause, "subj") for a in self.actors_at(doer, depth=depth, seen=seen)])
        return []
