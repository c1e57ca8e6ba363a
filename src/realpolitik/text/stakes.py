"""Whom a commitment is about: who does its act and whom it reaches, who sets off its condition, for whom it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from realpolitik.core.marks import Actor, Role, Span, Token, Trigger
from realpolitik.core.syntax import Syntax
from realpolitik.text.conditions import Condition
from realpolitik.text.governed import surface

# Where an act names whom it reaches, if no event does.
REACHED = ("iobj", "to", "for", "obj", "against", "on", "with")
# Before these a state is where an act is done, not whom it is for.
WHERE = frozenset({"in", "at", "from", "near", "off", "through", "along", "across", "around", "inside", "outside", "into", "over"})
QUITTING = frozenset({"leave", "quit", "exit", "vacate", "evacuate", "abandon"})
LETTING = frozenset({"let", "allow", "permit", "help", "enable", "leave"})
# And where what it is about says whose it is: *burn the French embassy*.
WHOSE = ("poss", "mod", "of")


def let(syntax: Syntax, act: int) -> list[int]:
    """*Let inspectors in*, *allow them to leave*: whom an act leaves free."""
    inner = syntax.children(act, "ccomp", "xcomp") if syntax.tokens[act].lemma in LETTING else []
    return [j for i in inner for j in syntax.children(i, "nsubj", "nsubjpass")]


@dataclass(frozen=True, slots=True)
class Stakes:
    """The actors and events of a report by their head tokens, and the roles by the span of their event."""

    tokens: Sequence[Token]
    syntax: Syntax
    actors: Mapping[int, Actor]
    triggers: Mapping[int, Trigger]
    roles: Mapping[Span, Sequence[Role]]

    def inner(self, act: int, condition: Condition | None) -> Trigger | None:
        """The event an act consists in, where its verb says little: *give military aid*."""
        for child in self.syntax.fillers(act, "obj"):
            if child in self.triggers and not (condition is not None and condition.first <= child < condition.last):
                return self.triggers[child]
        return None

    def parties(self, event: Trigger | None, part: str) -> tuple[str, ...]:
        """The keys of those who play ``part`` in an event."""
        if event is None:
            return ()
        return tuple(
            dict.fromkeys(role.actor for role in self.roles.get(event.span, ()) if role.part == part and not self._where(role.head))
        )

    def _where(self, head: int) -> bool:
        over = self.tokens[self.tokens[head].head]
        known = self.actors.get(head)
        if known is not None and known.source.startswith("places:") and self.tokens[head].dep in ("dobj", "nsubjpass"):
            return True  # *retake Goma*, *open Taiz*
        return self.tokens[head].dep == "pobj" and over.text.lower() in WHERE

    def keys(self, heads: Sequence[int]) -> tuple[str, ...]:
        """The keys of the actors some words mean."""
        return tuple(dict.fromkeys(self.actors[head].key for head in heads if head in self.actors))

    def reached(self, act: int, event: Trigger | None) -> tuple[str, ...]:
        """Whom an act reaches: the recipients of its event, else those in its object's and prepositions' places."""
        if self.tokens[act].lemma in QUITTING:
            return ()  # *leave Kuwait*
        found = self.parties(event, "recipient")
        if found:
            return found
        for slot in REACHED:
            for head in self.syntax.fillers(act, slot):
                if head in self.actors:
                    found = (*found, self.actors[head].key)
                elif slot == "obj":
                    found = (*found, *self.keys([i for whose in WHOSE for i in self.syntax.fillers(head, whose)])[:1])
            if found:
                break
        return tuple(dict.fromkeys(found))

    def beneficiaries(
        self, index: int, act: int, holder: Actor, recipients: Sequence[str], hit: Sequence[str], *, harms: bool
    ) -> list[str]:
        """For whom a duty said by ``index`` is: those told, those its act reaches unless it ``harms``, those whose harm calls for it."""
        told = [i for slot in ("iobj", "to") for i in self.syntax.fillers(index, slot)]
        if self.syntax.is_verb(index) and self.tokens[act].head == index:
            told += [i for i in self.syntax.fillers(index, "obj") if i != act]
        if self.tokens[act].pos == "NOUN":
            told += [*self.syntax.children(act, "compound"), *self.syntax.fillers(act, "to"), *self.syntax.fillers(act, "for")]
        borne = self.keys(surface(self.syntax, act))  # *the others will pay*, *no refugee will be sent back*
        others = borne if holder.key not in borne and (len(borne) == 1) else ()
        told += let(self.syntax, act)
        found = (*self.keys(told), *others, *(() if harms else recipients), *hit)
        own = self._own(act, holder)
        return [key for key in dict.fromkeys(found) if key != holder.key and key not in own]

    def _own(self, act: int, holder: Actor) -> set[str]:
        """Those of the holder's own side that an act moves: *withdraw its troops*, *send bombers*."""
        found = set()
        for head in self.syntax.fillers(act, "obj"):
            actor = self.actors.get(head)
            if actor is None or actor.form != "noun":
                continue
            whose = [i for i in self.syntax.children(head, "poss") if self.tokens[i].tag == "PRP$"]
            armed = actor.sector in ("MIL", "COP") and actor.country in (None, holder.country)
            if whose or armed:
                found.add(actor.key)
        return found

    def sets_off(self, condition: Condition | None) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
        """The event of a condition with those who do it and those it hits; without an event, by their place in the clause."""
        if condition is None:
            return None, (), ()
        within = range(condition.first, condition.last)
        events = [self.triggers[i] for i in within if i in self.triggers]
        event = next((e for e in events if e.head == condition.head), events[0] if events else None)
        doers, hit = self.parties(event, "actor"), self.parties(event, "recipient")
        if not doers and not hit:
            verbs = [i for i in within if self.syntax.is_verb(i) and self.syntax.children(i, "nsubj", "nsubjpass")]
            for verb in verbs[:1]:
                subject = self.keys([j for i in self.syntax.children(verb, "nsubj", "nsubjpass") for j in self._within(i)])
                suffers = self.syntax.is_passive(verb) or any(
                    self.tokens[c].text.lower() == "under" for c in self.syntax.children(verb, "prep")
                )
                doers, hit = ((), subject) if suffers else (subject, self.keys(self.syntax.fillers(verb, "obj")))
        if not doers and not hit:
            named = tuple(dict.fromkeys(self.actors[i].key for i in within if i in self.actors))
            own = [k for i in within for k in self.keys(self.syntax.fillers(i, "poss"))]
            doers = tuple(own[:1])
            hit = tuple(k for k in named if k not in doers) if event is not None else ()
        return event.type if event is not None else None, doers, hit

    def _within(self, index: int) -> list[int]:
        """A subject, or what it is one of: *one of those states*."""
        found = self.syntax.conjuncts(index)
        return [j for i in found for j in ([i] if i in self.actors else [*self.syntax.fillers(i, "of"), i])]
