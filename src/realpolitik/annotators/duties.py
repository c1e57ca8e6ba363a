"""Who owes, promises, threatens or may do what, and on which condition.

The theory: a word of duty (*must*, *pledged*, *threatened*, *may*) governs an act; its subject holds the duty. A condition (*if*,
*unless*, *in case*, *depending on*) hangs on the act or on the word that governs it; a treaty or law is named beside it. What may
merely happen is a duty only where the act is a political event or its condition is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from realpolitik.core.marks import Actor, CommitmentKind, Duty, Mark, Role, Sentence, Span, Token, Trigger
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.codebook import quad
from realpolitik.knowledge.duties import Governor, governors
from realpolitik.knowledge.treaties import AGREEMENTS, basis
from realpolitik.text.conditions import Condition, of_subject
from realpolitik.text.conditions import conditions as find_conditions
from realpolitik.text.sides import political, speaks_for

MIGHT = frozenset({"may", "might", "could", "would", "should", "can"})
OPEN = frozenset({"may", "might", "could"})
WILLED = frozenset({"will", "would", "'ll", "shall", "wo", *OPEN})
CLAUSES = frozenset({"xcomp", "ccomp", "conj", "advcl", "acl", "pcomp"})
# Verbs that name no act of their own.
EMPTY = frozenset({
    "be", "have", "seem", "appear", "become", "remain", "need", "want", "mean", "see", "know", "feel", "think", "look",
    "happen", "fall",
})  # fmt: skip
HARM = (3, 4)
# *Take resolute measures*: a threat where a condition is set.
MEASURES = frozenset({"measure", "countermeasure", "step", "action", "consequence"})
ANSWERS = frozenset({"retaliation", "revenge", "response"})
# Verbs whose object is given: *promised weapons*, *pledged 20 million euros*.
GIVING = frozenset({"promise", "pledge", "offer", "guarantee"})
HOLDERS = 3
LONGEST = 30


class Duties:
    """Gives a :class:`Duty` for each holder of a commitment."""

    name = "duties"
    needs: tuple[type[Mark], ...] = (Token, Sentence, Actor, Trigger, Role)
    gives: tuple[type[Mark], ...] = (Duty,)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(_Reader(report, self.name).marks()) for report in reports]


class _Reader:
    def __init__(self, report: Report, maker: str) -> None:
        self.maker = maker
        self.tokens, self.sentences = report.of(Token), report.of(Sentence)
        self.syntax: Syntax = report.syntax
        self.actors: dict[int, Actor] = {}
        for actor in report.of(Actor):
            self.actors.setdefault(actor.head, actor)
        self.triggers: dict[int, Trigger] = {}
        for trigger in report.of(Trigger):
            self.triggers.setdefault(trigger.head, trigger)
        self.roles: dict[Span, list[Role]] = {}
        for role in report.of(Role):
            self.roles.setdefault(role.of, []).append(role)

    def marks(self) -> Iterator[Duty]:
        for sentence in self.sentences:
            conditions: list[Condition] | None = None
            taken: set[tuple[int, str]] = set()
            for index in range(sentence.first, sentence.last):
                for governor in governors(self.tokens[index].lemma.lower()) or governors(self.tokens[index].text.lower()):
                    if not self._fits(index, governor):
                        continue
                    if conditions is None:
                        conditions = find_conditions(self.tokens, self.syntax, sentence)
                    found = list(self._duties(index, governor, conditions, sentence, taken))
                    yield from found
                    if found:
                        break

    # --- the word of duty -----------------------------------------------------------------------------------------------

    def _fits(self, index: int, governor: Governor) -> bool:
        token = self.tokens[index]
        if governor.pos == "AUX":
            return token.dep == "aux" and token.tag == "MD"
        if governor.pos == "NOUN":
            return token.pos == "NOUN" and token.dep != "compound"
        if governor.pos == "ADJ":
            if any(self.tokens[c].lemma == "more" for c in self.syntax.children(index, "advmod")):
                return False  # *more willing to*: a comparison
            return token.pos == "ADJ" or (token.tag == "VBN" and token.dep in ("acomp", "ccomp", "ROOT"))
        if token.pos not in ("VERB", "AUX") or token.dep == "aux":
            return False
        return self.syntax.is_passive(index) == (governor.pos == "PASSIVE")

    def _open(self, index: int, *, open_kind: bool = False) -> bool:
        """Whether the word itself is denied or only possible: *has not pledged*, *may promise*."""
        return (
            self.syntax.negation(index) is not None
            or bool(self._helpers(index) & MIGHT and not open_kind)
            or any(self.tokens[c].dep == "mark" and self.tokens[c].lemma in ("if", "unless") for c in self.syntax.children(index))
        )

    def _acts(self, index: int, governor: Governor) -> list[int]:
        """The governed acts."""
        if governor.pos == "AUX":
            head = self.syntax.head(index)
            return [] if head is None else [head, *self._shared(head)]
        found: list[int] = []
        for slot in governor.frame:
            if slot == "acl":
                found = [c for c in self.syntax.children(index, "acl", "relcl", "xcomp", "ccomp") if self._infinitive(c)]
            else:
                found = list(self.syntax.fillers(index, slot))
            if slot == "obj":
                found = [i for i in found if i in self.triggers or self.tokens[i].lemma in ANSWERS or self._given(index, i)]
            if slot == "ccomp":  # not what stands before: *…, I promise*
                found = [i for i in found if self._wills(i) and i > index]
            if found:
                break
        return [act for act in found if act != index][:2]

    def _given(self, index: int, noun: int) -> bool:
        """Whether a noun is what somebody is promised: a counted thing, or one with somebody it is for."""
        if self.tokens[index].lemma not in GIVING or self.tokens[noun].pos != "NOUN":
            return False
        told = [i for slot in ("iobj", "to") for i in self.syntax.fillers(index, slot)] + self.syntax.children(noun, "compound")
        counted = any(self.tokens[c].tag == "CD" for c in self.syntax.children(noun, "nummod"))
        return counted or any(i in self.actors for i in told)

    def _shared(self, head: int) -> list[int]:
        """*Will pull out and close the base*: verbs that share the auxiliary."""
        tag = self.tokens[head].tag
        conjuncts = self.syntax.children(head, "conj")
        return [c for c in conjuncts if self.tokens[c].tag == tag and not self.syntax.children(c, "nsubj", "aux")][:1]

    def _infinitive(self, index: int) -> bool:
        return self.tokens[index].tag == "VB" and any(self.tokens[c].tag == "TO" for c in self.syntax.children(index, "aux"))

    def _helpers(self, verb: int) -> set[str]:
        return {self.tokens[a].text.lower() for a in self.syntax.auxiliaries(verb)}

    def _wills(self, index: int) -> bool:
        return bool(self._helpers(index) & WILLED)

    def _holders(self, index: int, governor: Governor, act: int) -> list[Actor]:
        syntax, token = self.syntax, self.tokens[index]
        heads: Sequence[int]
        if governor.pos == "AUX":
            heads = syntax.fillers(act, "by" if syntax.is_passive(act) else "subj")
        elif governor.kind == "imposed":
            heads = syntax.fillers(index, "obj") or syntax.fillers(act, "subj")
        elif governor.pos == "NOUN":
            above = syntax.head(index)
            heads = syntax.fillers(index, "poss") or syntax.fillers(index, "of")
            if not heads and above is not None and syntax.is_verb(above) and token.dep in ("dobj", "pobj", "attr"):
                heads = syntax.fillers(above, "subj")
            if not heads and token.dep == "pobj" and above is not None and (over := syntax.head(above)) is not None:
                heads = self._surface(over) if syntax.is_verb(over) else ()
        elif governor.pos == "PASSIVE":
            heads = self._surface(index)
        elif governor.pos == "ADJ":
            above = syntax.head(index)
            heads = self._surface(index) or (self._surface(above) if above is not None and token.dep in ("acomp", "oprd", "conj") else ())
        elif governor.kind in ("suggestion", "possibility") and self._wills(act):
            heads = syntax.fillers(act, "subj")  # *hinted Russia may*: not the one who hints
        else:
            heads = syntax.fillers(index, "subj")
        found = {self.actors[head].key: self.actors[head] for head in reversed(heads) if head in self.actors}
        return list(found.values())[::-1][:HOLDERS]

    def _surface(self, index: int) -> Sequence[int]:
        own = self.syntax.children(index, "nsubj", "nsubjpass")
        if own:
            return [j for i in own for j in self.syntax.conjuncts(i)]
        return self.syntax.fillers(index, "obj" if self.syntax.is_passive(index) else "subj")

    # --- the duty -------------------------------------------------------------------------------------------------------

    def _duties(
        self, index: int, governor: Governor, conditions: Sequence[Condition], sentence: Sentence, taken: set[tuple[int, str]]
    ) -> Iterator[Duty]:
        # *Would oblige*, *might consider*: as open as the kind itself.
        if governor.pos in ("VERB", "PASSIVE") and self._open(index, open_kind=governor.kind in ("imposed", "possibility")):
            return
        for act in self._acts(index, governor):
            if not sentence.first <= act < sentence.last or any(c.first <= index < c.last for c in conditions):
                continue
            condition = self._condition(index, act, conditions)
            if condition is None and governor.kind == "imposed":
                condition = of_subject(self.tokens, self.syntax, index, self.triggers)
            rests_on = basis(self.tokens, self.syntax, sentence, {index, act, *self.syntax.ancestors(index)})
            kind = self._kind(index, governor, act, condition, rests_on)
            if kind is None:
                continue
            event = act in self.triggers
            for holder in self._holders(index, governor, act):
                if not political(holder, event=event):
                    continue
                if (act, holder.key) not in taken:
                    taken.add((act, holder.key))
                    yield self._duty(index, act, kind, holder, condition, rests_on)

    def _kind(self, index: int, governor: Governor, act: int, condition: Condition | None, rests_on: str | None) -> CommitmentKind | None:
        """What kind of commitment this is, or None where too little is said for one."""
        trigger = self.triggers.get(act)
        event = trigger is not None or self._inner(act, condition) is not None
        given = condition is not None or rests_on is not None
        empty = self.tokens[act].lemma.lower() in EMPTY
        harm, lemma = trigger is not None and _harms(trigger), governor.kind
        if lemma == "obligation":
            return "obligation" if (governor.pos != "AUX" or event or given) and (not empty or given) else None
        if lemma == "need":
            return "obligation" if rests_on is not None and not empty else None
        if lemma == "imposed":
            if condition is not None and condition.last <= index:
                return "obligation"  # *an attack would oblige them to*
            agreed = any(self.tokens[i].lemma.lower() in AGREEMENTS for i in self.syntax.fillers(index, "subj"))
            return "obligation" if agreed or rests_on is not None else None
        if lemma in ("will", "would"):
            if condition is not None and lemma == "will" and self._measures(act):
                return "threat"
            if empty or not event or not (rests_on is not None or (condition is not None and lemma == "will")):
                return None
            return "threat" if harm and condition is not None else "promise"
        if lemma == "warning":
            return "threat" if self._same(index, act) and (event or condition is not None) and not empty else None
        if lemma in ("suggestion", "readiness", "possibility"):
            may = governor.pos != "AUX" or self.syntax.negation(act) is None
            if lemma == "suggestion" and not self._helpers(act) & OPEN:
                return None
            perfect = any(self.tokens[a].lemma == "have" for a in self.syntax.auxiliaries(act))
            return "possibility" if may and not perfect and not empty and (trigger is not None or condition is not None) else None
        if lemma == "promise" and self.tokens[act].pos == "NOUN" and trigger is not None and _harms(trigger, worst=True):
            return "threat"  # *vowed retaliation*
        if (empty and not given) or (self.tokens[act].pos in ("NOUN", "PROPN") and not event and not self._given(index, act)):
            return None
        return cast("CommitmentKind", lemma) if lemma in ("promise", "threat") else None

    def _same(self, index: int, act: int) -> bool:
        """Whether those who warn are those who will act, or speak for them."""
        said = [self.actors[i] for i in self.syntax.fillers(index, "subj") if i in self.actors]
        done = [self.actors[i] for i in self.syntax.fillers(act, "subj") if i in self.actors]
        return any(one.key == other.key or speaks_for(one, other) for one in said for other in done)

    def _measures(self, act: int) -> bool:
        """*Will take resolute measures*."""
        return self.tokens[act].lemma == "take" and any(self.tokens[i].lemma in MEASURES for i in self.syntax.fillers(act, "obj"))

    def _duty(self, index: int, act: int, kind: CommitmentKind, holder: Actor, condition: Condition | None, rests_on: str | None) -> Duty:
        consequence = self._consequence(act, condition)
        event = self.triggers.get(act) or self._inner(act, condition)
        actors = self._parties(event, "actor") or (holder.key,)
        recipients = tuple(k for k in self._parties(event, "recipient") if k not in actors)
        if event is None:
            recipients = tuple(k for k in self._keys(self.syntax.fillers(act, "obj")) if k not in actors)
        trigger_type, doers, hit = self._triggered(condition)
        span = self.tokens[index].span.cover(consequence)
        if self.tokens[holder.head].sentence == self.tokens[index].sentence:
            span = span.cover(holder.span)
        trigger = None
        if condition is not None:
            trigger = self.tokens[condition.inner].span.cover(self.tokens[condition.last - 1].span)
            span = span.cover(trigger)
        return Duty(
            span=span, by=self.maker, score=0.7, kind=kind, holder=holder.key,
            beneficiaries=self._beneficiaries(index, act, kind, holder, recipients, hit), trigger=trigger,
            trigger_type=trigger_type, trigger_actors=doers, trigger_recipients=hit, consequence=consequence,
            consequence_type=event.type if event else None, consequence_actors=actors, consequence_recipients=recipients,
            basis=rests_on,
        )  # fmt: skip

    def _consequence(self, act: int, condition: Condition | None) -> Span:
        """The words of the act, from the verb on, without its condition."""
        kept = [act]
        if self.tokens[act].pos == "NOUN":  # *20 million euros*
            kept = [i for i in self.syntax.phrase(act) if i <= act]
        elif (no := self.syntax.negation(act)) is not None and no < act:  # *vowed not to repeat it*
            kept = [no, act]
        # *…, starting a new round*: what comes with the act is not part of it.
        aside: set[int] = set()
        for clause in self.syntax.children(act, "advcl"):
            words = self.syntax.subtree(clause)
            if words[0] > act and self.tokens[words[0] - 1].text == ",":
                aside.update(words)
        for at in self.syntax.subtree(act):
            if at <= act or at > act + LONGEST or at in aside:
                continue
            if condition is not None and condition.first <= at < condition.last:
                if condition.first > act:
                    break
                continue
            kept.append(at)
        while len(kept) > 1 and self.tokens[kept[-1]].pos in ("PUNCT", "CCONJ", "SCONJ"):
            kept.pop()
        return self.tokens[kept[0]].span.cover(self.tokens[kept[-1]].span)

    def _inner(self, act: int, condition: Condition | None) -> Trigger | None:
        """The event an act consists in, where its verb says little: *give military aid*."""
        for child in self.syntax.fillers(act, "obj"):
            if child in self.triggers and not (condition is not None and condition.first <= child < condition.last):
                return self.triggers[child]
        return None

    def _parties(self, event: Trigger | None, part: str) -> tuple[str, ...]:
        if event is None:
            return ()
        return tuple(dict.fromkeys(role.actor for role in self.roles.get(event.span, ()) if role.part == part))

    def _keys(self, heads: Sequence[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.actors[head].key for head in heads if head in self.actors))

    def _beneficiaries(
        self, index: int, act: int, kind: str, holder: Actor, recipients: tuple[str, ...], hit: tuple[str, ...]
    ) -> tuple[str, ...]:
        """For whom it is: those told, those the act reaches, those whose harm calls for it; a threat: those it would hit."""
        if kind in ("threat", "possibility"):
            return recipients if kind == "threat" else ()
        told = [i for slot in ("iobj", "to") for i in self.syntax.fillers(index, slot)]
        if self.syntax.is_verb(index) and self.tokens[act].head == index:
            told += [i for i in self.syntax.fillers(index, "obj") if i != act]
            told += self.syntax.children(act, "compound") if self.tokens[act].pos == "NOUN" else []
        event = self.triggers.get(act)
        kind_act = () if event is not None and _harms(event) else recipients
        found = (*self._keys(told), *kind_act, *(hit if kind == "obligation" else ()))
        return tuple(k for k in dict.fromkeys(found) if k != holder.key)

    # --- conditions -----------------------------------------------------------------------------------------------------

    def _condition(self, index: int, act: int, conditions: Sequence[Condition]) -> Condition | None:
        """The first condition that hangs on the act, or on the word that governs it."""
        chain = {index, act}
        for above in self.syntax.ancestors(index):  # *has an obligation to*, *is ready to*: the verb over the word
            chain.add(above)
            if self.syntax.is_verb(above):
                break
        for above in self.syntax.ancestors(act):
            if self.tokens[act].dep not in CLAUSES and above != index:
                break
            chain.add(above)
            if self.tokens[above].dep not in CLAUSES:
                break
        inside = self._own(act)
        for condition in conditions:
            if condition.first <= act < condition.last:
                continue
            over = condition.outside(self.syntax)
            if over is not None and (over in chain or over in inside):
                return condition
        return None

    def _own(self, act: int) -> set[int]:
        """The words of an act but those of clauses about its nouns."""
        found: set[int] = set()
        todo = [act]
        while todo:
            at = todo.pop()
            found.add(at)
            todo.extend(c for c in self.syntax.children(at) if self.tokens[c].dep not in ("relcl", "acl", "advcl"))
        return found

    def _triggered(self, condition: Condition | None) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
        """The event of a condition with those who do it and those it hits; without an event, by their place in the clause."""
        if condition is None:
            return None, (), ()
        within = range(condition.first, condition.last)
        events = [self.triggers[i] for i in within if i in self.triggers]
        event = next((e for e in events if e.head == condition.head), events[0] if events else None)
        doers, hit = self._parties(event, "actor"), self._parties(event, "recipient")
        if not doers and not hit:
            verbs = [i for i in within if self.syntax.is_verb(i) and self.syntax.children(i, "nsubj", "nsubjpass")]
            for verb in verbs[:1]:
                subject = self._keys([j for i in self.syntax.children(verb, "nsubj", "nsubjpass") for j in self._within(i)])
                suffers = self.syntax.is_passive(verb) or any(
                    self.tokens[c].text.lower() == "under" for c in self.syntax.children(verb, "prep")
                )
                doers, hit = ((), subject) if suffers else (subject, self._keys(self.syntax.fillers(verb, "obj")))
        if not doers and not hit:
            named = tuple(dict.fromkeys(self.actors[i].key for i in within if i in self.actors))
            own = [k for i in within for k in self._keys(self.syntax.fillers(i, "poss"))]
            doers = tuple(own[:1])
            hit = tuple(k for k in named if k not in doers) if event is not None else ()
        return event.type if event is not None else None, doers, hit

    def _within(self, index: int) -> list[int]:
        """A subject, or what it is one of: *one of those states*."""
        found = self.syntax.conjuncts(index)
        return [j for i in found for j in ([i] if i in self.actors else [*self.syntax.fillers(i, "of"), i])]


def _harms(trigger: Trigger, *, worst: bool = False) -> bool:
    """Whether an act is conflict; with ``worst``, whether it is conflict in deeds."""
    try:
        return quad(trigger.type) in (HARM[1:] if worst else HARM)
    except KeyError:  # a type the codebook does not rank
        return False
