"""Who plays which part in an event: slots of the trigger, of the verb that lends it a subject, or of the act inside it.

What syntax says is weighed against what the encoder holds likely of each mention (``Likely``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

from realpolitik.core.marks import Actor, Likely, Mark, Role, Sentence, Span, Token, Trigger
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.codebook import quad
from realpolitik.knowledge.speech import reporting
from realpolitik.text import parties
from realpolitik.text.both import both
from realpolitik.text.framing import enacting
from realpolitik.text.slots import Slots, unique

# Operators that blame whoever does what they take in, and not whom it is done to.
BLAMING = frozenset({"ACCUSE", "CONDEMN"})
RECIPROCAL = "=actor"
SURE, HALF = 0.9, 0.5  # what the voice of a verb tells apart is at least so sure
DOUBT = 0.9  # what counts less where syntax has a mention on the other side
BESIDE = 0.9  # how likely a doer of another country must be beside the one that syntax names
Part = Literal["actor", "recipient"]
# Where a side has nobody else, a party this likely will do.
LEFT: dict[Part, float] = {"actor": 0.6, "recipient": 0.3}


class Roles:
    """Gives a Role for each party of each trigger, inner ones too."""

    name = "roles"
    needs: tuple[type[Mark], ...] = (Sentence, Token, Actor, Trigger, Likely)
    gives: tuple[type[Mark], ...] = (Role,)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(_Parties(report, self.name).marks()) for report in reports]


class _Parties:
    def __init__(self, report: Report, maker: str) -> None:
        self.report = report
        self.maker = maker
        self.syntax: Syntax = report.syntax
        self.actors = {actor.head: actor for actor in report.of(Actor)}
        self.standing: dict[tuple[int, str], list[int]] = {}
        for head, actor in self.actors.items():
            self.standing.setdefault((self.syntax.tokens[head].sentence, actor.key), []).append(head)
        self.triggers = {trigger.head: trigger for trigger in report.of(Trigger)}
        self.outer = {trigger.inner: trigger for trigger in self.triggers.values() if trigger.inner is not None}
        self.slots = Slots(
            self.syntax, self.actors, self.triggers,
            blaming=frozenset(head for head, trigger in self.triggers.items() if self._blames_act(trigger)),
        )  # fmt: skip
        self.known: dict[int, tuple[list[Actor], list[Actor]]] = {}
        self.likely: dict[Span, dict[tuple[str, int], float]] = {}
        sentences = {trigger.span: self.syntax.tokens[trigger.head].sentence for trigger in self.triggers.values()}
        for mark in report.of(Likely):
            said = self.likely.setdefault(mark.of, {})
            # The encoder may hear the party in any word of its phrase: *Dutch* in *the Dutch minister*.
            for near in self._near(mark, sentences[mark.of]):
                for head in self._around(near):
                    said[mark.part, head] = max(said.get((mark.part, head), 0.0), mark.score)

    def _near(self, mark: Likely, sentence: int) -> list[int]:
        """Where in the sentence of an act a party stands that the encoder may hear in another; there alone, or nowhere.

        A doer must stand there, if only as *he*; whom it is done to may be taken up from a sentence beside it (*He declined*).
        """
        if self.syntax.tokens[mark.head].sentence == sentence:
            return [mark.head]
        here = self.standing.get((sentence, self.actors[mark.head].key), [])
        return here or ([mark.head] if mark.part == "recipient" else [])

    def marks(self) -> Iterator[Role]:
        told: list[tuple[Trigger, list[Actor]]] = []
        for trigger in sorted(self.triggers.values(), key=lambda mark: mark.head):
            actors, recipients = self.parties(trigger)
            if actors and not recipients and trigger.held != "inner":
                recipients = self._taken_up(trigger, {actor.key for actor in actors}, told)
                self.known[trigger.head] = (actors, recipients)
            if actors:
                told.append((trigger, actors))
            for part, actor, score in self._weighed(trigger, actors, recipients):
                if part == "actor" or trigger.mode != "resign":  # one resigns toward nobody
                    yield Role(span=actor.span, by=self.maker, score=score, of=trigger.span, part=part, actor=actor.key, head=actor.head)

    def _weighed(self, trigger: Trigger, actors: Sequence[Actor], recipients: Sequence[Actor]) -> Iterator[tuple[Part, Actor, float]]:
        """The parties that syntax and encoder together hold more likely than not, each on its likelier side."""
        said = self.likely.get(trigger.span)
        sure = self._told_by_voice(trigger) if said is not None else {}
        if said is not None and sure:
            said = {(part, head): score for (part, head), score in said.items() if sure.get(head, part) == part}
        best: dict[str, tuple[float, Part, Actor]] = {}
        spoken = {actor.head for actor in (*actors, *recipients)}
        sides: tuple[tuple[Part, Sequence[Actor]], ...] = (("actor", actors), ("recipient", recipients))
        for part, found in sides:
            heads = {actor.head for actor in found}
            others = [self.actors[head] for side, head in said or () if side == part and head not in heads and not self._inside(head)]
            if part == "actor":
                others = [actor for actor in others if not parties.where(self.syntax, actor.head, trigger.head)]
            if part == "actor" and trigger.type not in parties.JOINT and said is not None and found:
                # *In an interview with RT he blasted the media*: one of another country must be the surer.
                own = {actor.country for actor in found}
                others = [a for a in others if a.country in own or said[part, a.head] >= BESIDE]
            for actor in (*found, *others):
                if sure.get(actor.head, part) != part:
                    continue
                score = actor.score if said is None else parties.chance(said.get((part, actor.head)), syntax=actor.head in heads)
                if actor.head in sure:
                    score = max(score, SURE)
                elif actor.head in spoken and actor.head not in heads:
                    score *= DOUBT
                if score >= HALF and (actor.key not in best or score > best[actor.key][0]):
                    best[actor.key] = (score, part, actor)
        whose = {actor.head for _, _, actor in best.values() if actor.country}
        best = {key: one for key, one in best.items() if one[2].head in spoken or not parties.placed(self.syntax, one[2].head, whose)}
        yield from ((part, actor, score) for score, part, actor in best.values())
        if said is not None and best:
            spoken = self._beside(trigger)
            yield from self._left({key: score for key, score in said.items() if key[1] not in spoken}, best, recipients)
        elif said is not None:
            # *Has been indicted and will resign*: nobody but syntax knows.
            yield from (("actor", actor, HALF) for actor in actors[:1] if actor.country)

    def _told_by_voice(self, trigger: Trigger) -> dict[int, str]:
        """The part that syntax tells for certain, by head token, *neither* among them: *was hit by*, *was received by*."""
        if (passing := enacting(self.syntax, trigger.head)) is not None:
            # *Voted for a bill imposing sanctions*: whoever passes a text does what it says.
            return dict.fromkeys((actor.head for actor in self.slots.named(passing, "subj")), "actor")
        if victims := self._victims(trigger):
            return dict.fromkeys(victims, "neither")
        if (light := self._received(trigger)) is not None:
            givers = [a.head for slot in ("of", "from") if slot in trigger.actor_slots for a in self.slots.named(trigger.head, slot)]
            takers: dict[int, str] = dict.fromkeys((a.head for a in self.slots.named(light, "subj")), "recipient")
            return takers | dict.fromkeys(givers, "actor") if givers else {}
        verb, active = self.syntax.is_verb(trigger.head), not self.syntax.is_passive(trigger.head)
        if trigger.type == "ACCUSE" and verb and active and self._blames(trigger):
            # Who is told of it is not blamed: *complained to the UN over Israeli raids*.
            return dict.fromkeys((actor.head for actor in self.slots.named(trigger.head, "to")), "neither")
        if not verb:
            # *An anti-American rally*
            return dict.fromkeys((at for at in self.syntax.fillers(trigger.head, "mod") if parties.opposed(self.syntax, at)), "recipient")
        if active:
            if "subj" not in trigger.recipient_slots:
                return self._another(trigger)
            # *Received the condolences of the judges*
            taking = dict.fromkeys((actor.head for actor in self.slots.named(trigger.head, "subj")), "recipient")
            from_ = [actor.head for slot in trigger.actor_slots if slot != "subj" for actor in self.slots.slot(trigger, slot)]
            return taking | dict.fromkeys(from_, "actor") if from_ or "subj" not in trigger.actor_slots else {}
        agents = [actor.head for actor in self.slots.named(trigger.head, "subj")]
        if trigger.operator is not None:
            return {}
        if not agents:
            return self._suffered(trigger)
        sides: tuple[tuple[Part, tuple[str, ...]], ...] = (("actor", trigger.actor_slots), ("recipient", trigger.recipient_slots))
        found: dict[int, str] = {}
        for part, slots in sides:
            if "subj" in slots:
                found |= dict.fromkeys(agents, part)
            elif "obj" in slots:
                # *Was refused a hearing by the government*: who is refused comes before what.
                done_to = self.slots.named(trigger.head, "iobj") or self.slots.named(trigger.head, "obj")
                found |= dict.fromkeys((actor.head for actor in done_to if actor.head not in agents), part)
        return found

    def _another(self, trigger: Trigger) -> dict[int, str]:
        """Who tells what something else does, does not do it: *the minister said the strike threatened the harvest*."""
        above = self.syntax.tokens[self.syntax.tokens[trigger.head].head].lemma
        thing = reporting(above, "VERB") and any(self.syntax.tokens[i].pos == "NOUN" for i in self.syntax.children(trigger.head, "nsubj"))
        other = thing and "teller" not in trigger.actor_slots and not self.slots.named(trigger.head, "subj")
        return dict.fromkeys((actor.head for actor in self.slots.named(trigger.head, "teller")), "neither") if other else {}

    def _suffered(self, trigger: Trigger) -> dict[int, str]:
        """Of a passive without its agent: who suffers it does not do it, nor does who only tells of it (*police said he was shot*)."""
        own = self.syntax.children(trigger.head, "nsubjpass", "auxpass")  # a coordinated verb may have its doer at the first
        if not own or "subj" not in trigger.actor_slots or "teller" in trigger.actor_slots:
            return {}
        tellers: dict[int, str] = dict.fromkeys((actor.head for actor in self.slots.named(trigger.head, "teller")), "neither")
        # Of what no table has (*were incensed*) nobody knows.
        struck = self.syntax.fillers(trigger.head, "obj") if "obj" in trigger.recipient_slots and trigger.frame != "encoder" else ()
        return tellers | dict.fromkeys((at for at in struck if at in self.actors), "recipient")

    def _beside(self, trigger: Trigger) -> set[int]:
        """What the verbs coordinated with this one are done to: *recalled its envoy and expelled two Mexican diplomats*."""
        first = self.syntax.first_conjunct(trigger.head)
        verbs = [at for at in self.triggers if at != trigger.head and self.syntax.first_conjunct(at) == first]
        return {head for at in verbs for thing in self.syntax.fillers(at, "obj") for head in (thing, *self.syntax.fillers(thing, "mod"))}

    def _received(self, trigger: Trigger) -> int | None:
        """The verb by which its subject gets what another does: *took the surrender of a company*."""
        light = None if self.syntax.is_verb(trigger.head) else trigger.light
        return light if light is not None and self.syntax.tokens[light].lemma in parties.RECEIVING else None

    def _blames(self, trigger: Trigger) -> bool:
        """Whether a complaint names a country it is about."""
        return any(actor.country for slot in parties.BLAMED for actor in self.slots.named(trigger.head, slot))

    def _left(
        self, said: dict[tuple[str, int], float], best: dict[str, tuple[float, Part, Actor]], named: Sequence[Actor]
    ) -> Iterator[tuple[Part, Actor, float]]:
        """A party of another country for a side that has nobody, where the other side is of one country: the likeliest, else what
        syntax has ``named``."""
        own = {actor.country for _, _, actor in best.values()}
        parts = {part for _, part, actor in best.values() if actor.country} or {part for _, part, _ in best.values()}
        if len(parts) > 1 or len(own - {None}) > 1:
            return
        (there,) = parts
        if len({part for _, part, _ in best.values()}) > 1:
            said = {}  # *withdrew a platoon from Lesotho*: only syntax tells of another than who has no country
        part: Part = "recipient" if there == "actor" else "actor"
        likely, head = max(((score, at) for (side, at), score in said.items() if side == part), default=(0.0, -1))
        one = self.actors.get(head)
        others = [actor for actor in named if actor.key not in best and actor.country and actor.country not in own]
        if others and one is not None and not one.country:
            one = None  # *the last platoon was withdrawn from Lesotho*
        if one is not None and likely >= LEFT[part] and one.country not in own and one.key not in best and not self._inside(head):
            if likely > said.get((there, head), 0.0):
                yield part, one, likely
        elif part == "recipient":
            yield from ((part, actor, LEFT[part]) for actor in others[:1])

    def _inside(self, head: int) -> bool:
        """*Malian* in *Malian soldiers*, *French* in *French President Macron* is no party of its own."""
        return self.actors[head].form == "adjective" and any(above in self.actors for above in islice(self.syntax.ancestors(head), 2))

    def _around(self, head: int) -> Iterator[int]:
        """An actor's head, and that of the actor whose phrase it is a part of, if both are of one country."""
        if pair := both(self.syntax, self.actors, head):
            yield from (actor.head for actor in pair)
            return
        inner = self.actors[head]
        if several := self.slots.several(inner):
            yield from (actor.head for actor in several)
            return
        yield head
        above = self.syntax.head(head)
        outer = self.actors.get(above) if above is not None else None
        if outer is not None and self.syntax.tokens[head].dep in parties.PARTS and (inner.country or "") == (outer.country or ""):
            yield outer.head

    def _taken_up(self, trigger: Trigger, own: set[str], told: Sequence[tuple[Trigger, list[Actor]]]) -> list[Actor]:
        """*Turned down the offer*, *condemned the takeover*: whoever made the offer or took over, told before."""
        for thing in self.syntax.fillers(trigger.head, "obj"):
            kinds = parties.TAKEN_UP.get(self.syntax.tokens[thing].lemma.lower())
            definite = any(
                self.syntax.tokens[i].lemma.lower() in ("the", "this", "that", "these") for i in self.syntax.children(thing, "det")
            )
            if kinds is None or not definite:
                continue
            for earlier, actors in reversed(told):
                others = [actor for actor in actors if actor.key not in own]
                near = self.syntax.tokens[trigger.head].sentence - self.syntax.tokens[earlier.head].sentence <= 3
                if near and others and earlier.type in kinds:
                    return others
        return []

    def parties(self, trigger: Trigger) -> tuple[list[Actor], list[Actor]]:
        if trigger.head not in self.known:
            self.known[trigger.head] = ([], [])
            self.known[trigger.head] = self._parties(trigger)
        return self.known[trigger.head]

    def _parties(self, trigger: Trigger) -> tuple[list[Actor], list[Actor]]:
        if trigger.operator is not None and trigger.inner is not None and trigger.inner in self.triggers:
            return self._operated(trigger, self.triggers[trigger.inner])
        mutual = RECIPROCAL in trigger.recipient_slots or (trigger.type == "CONSULT" and not trigger.recipient_slots)
        # Those who meet or fight are all actors; in other mutual acts the one named as the doer comes first, if there is one.
        gathered = mutual and trigger.type in ("CONSULT", "ASSAULT")
        actors = self.slots.fill(trigger, trigger.actor_slots, every=gathered)
        if gathered:
            actors = unique([*actors, *self.slots.fill(trigger, [s for s in trigger.recipient_slots if s != RECIPROCAL], every=True)])
        outer = self.outer.get(trigger.head)
        if not actors:
            actors = unique([a for at in parties.behind(self.syntax, trigger.head) for a in self.slots.actors_at(at, depth=2)])
        if not actors and outer is not None and outer.operator == "ACCUSE":
            # *Blamed the bombing on the rebels*: whoever is accused of it did it.
            actors = self.slots.fill(outer, outer.recipient_slots, every=True)
        own = {actor.key for actor in actors}
        if mutual and len(own) > 1:
            return actors, []
        slots = [s for s in (*trigger.recipient_slots, *(trigger.actor_slots if mutual else ())) if s != RECIPROCAL]
        recipients = [
            a
            for a in self.slots.fill(trigger, slots, every=False, beside=own)
            if a.key not in own and not (trigger.type in parties.MOVING and self._owned(a, own))
        ]
        against = [at for at in self.syntax.children(trigger.head) if parties.opposed(self.syntax, at) and at in self.actors]
        recipients = unique([*recipients, *(self.actors[at] for at in against)])
        if not any(actor.country for actor in recipients):
            recipients = unique([*recipients, *self._reached(trigger, own)])
        if (light := self._received(trigger)) is not None:
            recipients = unique([*recipients, *(a for a in self.slots.named(light, "subj") if a.key not in own)])
        return actors, recipients

    def _operated(self, trigger: Trigger, inner: Trigger) -> tuple[list[Actor], list[Actor]]:
        actors = self.slots.fill(trigger, trigger.actor_slots, every=False)
        own = {actor.key for actor in actors}
        doers, targets = self.parties(inner)
        addressed = [a for a in self.slots.fill(trigger, trigger.recipient_slots, every=False) if a.key not in own]
        if inner.mode == "release":  # who is to be released is not the one who is asked to
            addressed = [a for a in addressed if a.key not in {b.key for b in targets}]
        others = [a for a in doers if a.key not in own]
        done_to = [a for a in targets if a.key not in own]
        if trigger.operator in ("DEMAND", "ACCUSE", "CONDEMN", "SUPPORT", "PERMIT"):
            recipients = addressed or others or ([] if inner.mode == "release" or self._blames_act(trigger) else done_to)
            if inner.mode == "release":
                return actors, unique(recipients)
        else:
            recipients = addressed or done_to or others
        if not actors and not self.syntax.is_verb(trigger.head):
            actors = [a for a in doers if a.key not in {b.key for b in recipients}]
        if self._blames_act(trigger):
            return actors, unique(recipients)
        return actors, unique(recipients) or self._reached(trigger, own)

    def _blames_act(self, trigger: Trigger) -> bool:
        """Whether a hostile act of others is blamed, named or not: *condemned the killing of two monks*."""
        inner = self.triggers.get(trigger.inner) if trigger.inner is not None else None
        return trigger.operator in BLAMING and inner is not None and quad(inner.type) > 2

    def _victims(self, trigger: Trigger) -> list[int]:
        """The heads of those to whom a blamed act is done; they are not blamed for it."""
        if trigger.inner is None or not self._blames_act(trigger):
            return []
        inner, blamed = self.parties(self.triggers[trigger.inner]), {actor.key for actor in self.parties(trigger)[1]}
        below = [] if self.syntax.is_verb(trigger.inner) else self.syntax.subtree(trigger.inner)
        mine = [*inner[1], *(self.actors[at] for at in below if at in self.actors)]
        return [actor.head for actor in mine if actor.key not in blamed]

    def _reached(self, trigger: Trigger, own: set[str]) -> list[Actor]:
        """Whom the act reaches where no slot of its row is filled: the nearest other party inside its own clause."""
        heads = [trigger.head] if trigger.light is None else [trigger.head, trigger.light]
        if trigger.type == "PROTEST":  # *blocked a road to denounce the United States*
            clauses = [clause for head in heads for clause in self.syntax.children(head, "advcl", "acl")]
            heads = [clause for clause in clauses if self.syntax.tokens[clause].lemma not in parties.WANTING] + heads
        for head in heads:
            # What is moved or withdrawn is one's own: only where it goes, or against whom, tells of another.
            found = self._within(head, own, depth=3, things=trigger.type not in ("MOBILIZE", "RETREAT"))
            if trigger.type == "MOBILIZE":  # *to face the Turkish navy, frigates were deployed*
                purposes = self.syntax.children(head, "advcl")
                found = found or [a for clause in purposes for a in self._within(clause, own, depth=2)]
            if trigger.type in parties.MOVING:
                found = [actor for actor in found if not self._owned(actor, own)]
            if found:
                return found
        return []

    def _within(self, head: int, own: set[str], *, depth: int, things: bool = True) -> list[Actor]:
        if depth == 0:
            return []
        for slot in ("iobj", "obj") if things else ():
            found = self._others(head, slot, own)
            if found:
                return found
        for slot in ("ccomp", "xcomp"):
            for clause in self.syntax.fillers(head, slot):
                found = self._others(clause, "subj", own) or self._within(clause, own, depth=depth - 1)
                if found:
                    return found
        for slot in parties.REACHED:
            found = self._others(head, slot, own)
            if found:
                return found
        for thing in (f for slot in ("obj", *parties.REACHED, *parties.PLACED) for f in self.syntax.fillers(head, slot)):
            if (
                thing != head
                and not self.syntax.is_verb(thing)
                and thing not in self.actors
                and self.syntax.tokens[thing].lemma not in parties.MANNER
            ):
                found = self._within(thing, own, depth=depth - 1)
                for clause in self.syntax.children(thing, "relcl", "acl"):  # *the embargo it imposed on Malta*
                    found = found or self._within(clause, own, depth=depth - 1)
                if found:
                    return found
        for slot in parties.PLACED:
            found = self._others(head, slot, own)
            if found:
                return found
        return []

    def _others(self, head: int, slot: str, own: set[str]) -> list[Actor]:
        # *In a White House statement* names the speaker's own house, no other party.
        fillers = [i for i in self.syntax.fillers(head, slot) if i != head and self.syntax.tokens[i].lemma.lower() not in parties.MANNER]
        found = [actor for i in fillers for actor in self.slots.actors_at(i, depth=2, modifiers=slot != "mod")]
        return [actor for actor in found if actor.key not in own]

    def _owned(self, actor: Actor, own: set[str]) -> bool:
        """*Its ambassador*, *Israel's troops*: what belongs to the doer is no other party."""
        for owner in self.syntax.fillers(actor.head, "poss"):
            named = self.actors.get(owner)
            plural = len(own) > 1 and self.syntax.tokens[owner].lemma.lower() in ("their", "they")
            if plural or (named is not None and named.key in own):
                return True
        return False
