"""Words that say an event, and of which type: the tables' rows matched against syntax, then what other words do to them.

The theory: a trigger row gives a base type (*shell* ASSAULT). An operator takes an event as its content and changes it by the algebra
of lexicon/algebra: *refuse* over AID is REJECT, *threaten* over ASSAULT is THREATEN, *halt* over AID is SANCTION. Operators nest. A
light verb leaves the event to its object. What stands inside another event is kept as an ``inner`` trigger, for roles and duties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from realpolitik.core.marks import Actor, Held, Mark, Proposal, Sentence, Span, Token
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.codebook import (
    OperatorRow,
    TriggerRow,
    classes,
    contexts,
    figurative,
    light_verbs,
    operators,
    outcome,
    quad,
    triggers,
)
from realpolitik.knowledge.frames import Frames
from realpolitik.text.demands import obliged
from realpolitik.text.framing import FRAMING, FUTURE, JOINING, SPEECH, announced, spoken_by
from realpolitik.text.phrases import hyphened, inside_names, phrases
from realpolitik.text.tenses import to_come
from realpolitik.text.unmeant import danger, owed, upon_oneself
from realpolitik.text.warnings import WARNING, anothers_deed, bids, states

# Operators whose content is itself told as an event, and how it is then held.
TOLD: dict[str, Held] = {
    "ACCUSE": "alleged", "CONDEMN": "no", "SUPPORT": "no", "DENY": "denied", "FAIL": "denied", "START": "no", "CAUSE": "no",
    "ATTEMPT": "planned", "DECIDE": "planned", "ASSENT": "planned",
    "PREVENT": "denied", "ANNOUNCE": "no", "PREPARE": "planned",
}  # fmt: skip
# Operators of TOLD that, by the algebra, only pass conflict on and otherwise take the act in.
TAKING = frozenset({"DECIDE", "ASSENT"})
# The mode of a threat is what is threatened.
THREATENED = {"expel": "expel", "deport": "expel", "arrest": "arrest", "withdraw": "relations", "discontinue": "relations"}
VERBAL = frozenset({"THREATEN", "REQUEST", "REJECT", "ACCUSE"})
POSITIONS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
NOUN_ACTOR = ("poss", "by", "mod", "of")


@dataclass(frozen=True)
class Coded:
    """What a token says, once all words around it have had their say."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    head: int
    frame: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    operator: str | None = None
    inner: Coded | None = None
    light: int | None = None
    held: Held = "no"


class Triggers:
    """Gives proposals of triggers; at most one for each head token."""

    name = "triggers"
    needs: tuple[type[Mark], ...] = (Sentence, Token, Actor)
    gives: tuple[type[Mark], ...] = (Proposal,)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(_Coder(report, self.name).marks()) for report in reports]


class _Coder:
    def __init__(self, report: Report, maker: str) -> None:
        self.report = report
        self.maker = maker
        self.syntax: Syntax = report.syntax
        self.actors = {actor.head: actor for actor in report.of(Actor)}
        self.frames = Frames(self.syntax, self.actors)
        self.named = inside_names(report)
        self.codes: dict[int, Coded | None] = {}
        self.consumed: set[int] = set()
        self.told: set[int] = set()

    def marks(self) -> Iterator[Proposal]:
        for sentence in self.report.of(Sentence):
            lemmas = [token.lemma.lower() for token in self.syntax.tokens[sentence.first : sentence.last]]
            # Names say nothing about the subject: the West Bank is no bank.
            words = frozenset(lemma for i, lemma in enumerate(lemmas, start=sentence.first) if i not in self.named)
            heads: dict[int, Coded] = {}
            for index in range(sentence.first, sentence.last):
                if self.syntax.tokens[index].pos in POSITIONS:
                    coded = self.code(index, words)
                    if coded is not None and (coded.head not in heads or coded.light is not None):
                        heads[coded.head] = coded
            self._merge_subjects(heads)
            heads = {index: self._joint(coded) for index, coded in heads.items()}
            signalled = contexts(lemmas) if heads else ()
            for coded in heads.values():
                if coded.head not in self.consumed and not self._owed(coded):
                    yield from self._emit(coded, signalled)

    def _owed(self, coded: Coded) -> bool:
        return any(at is not None and self.syntax.is_verb(at) and owed(self.syntax, at) for at in (coded.head, coded.light))

    def _emit(self, coded: Coded, signalled: tuple[str, ...]) -> Iterator[Proposal]:
        token = self.syntax.tokens[coded.head]
        inner = coded.inner
        yield Proposal(
            span=self._span(coded), by=self.maker, score=0.8 if token.pos == "VERB" else 0.6, type=coded.type, mode=coded.mode,
            contexts=tuple(dict.fromkeys((*coded.contexts, *signalled)))[:4], head=coded.head, lemma=token.lemma.lower(),
            frame=coded.frame, actor_slots=coded.actor, recipient_slots=coded.recipient, operator=coded.operator,
            inner=inner.head if inner is not None and inner.head != coded.head else None, light=coded.light, held=coded.held,
        )  # fmt: skip
        if inner is not None and inner.head != coded.head and inner.head not in self.told:
            yield from self._emit(replace(inner, held="inner"), signalled)

    def _span(self, coded: Coded) -> Span:
        span = self.syntax.tokens[coded.head].span
        if coded.head > 1 and "-" in coded.frame.split("/")[0] and self.syntax.tokens[coded.head - 1].text == "-":
            span = span.cover(self.syntax.tokens[coded.head - 2].span)  # *sit-in*
        for child in self.syntax.children(coded.head, "prt"):
            if abs(child - coded.head) == 1:
                span = span.cover(self.syntax.tokens[child].span)
        return span

    # --- what a token says ----------------------------------------------------------------------------------------------

    def code(self, index: int, words: frozenset[str]) -> Coded | None:
        if index not in self.codes:
            self.codes[index] = None  # a circle in the parse says nothing
            coded = self.codes[index] = self._future(index, self._code(index, words))
            if coded is not None:
                self.codes[coded.head] = coded  # *will hold talks*: the noun knows what its verb makes of it
        return self.codes[index]

    def _code(self, index: int, words: frozenset[str]) -> Coded | None:
        token = self.syntax.tokens[index]
        if token.pos not in POSITIONS or hyphened(self.syntax, index) or danger(self.syntax, index):
            return None
        row, base = self._trigger(index, words)
        if base is not None and base.type == "ASSAULT" and upon_oneself(self.syntax, index):
            return None
        acting = self._operator(index)
        if acting is not None and acting.operator == "THREATEN" and acting.lemma in WARNING:
            if states(self.syntax, index, self.actors):
                return None
            if bids(self.syntax, index):
                return self._bidding(index, acting, words) if row is None or base is not None else None
        if acting is not None and row is not None and " " in row.lemma and " " not in acting.lemma:
            acting = None  # *cut a deal* knows better than *cut*
        if acting is not None:
            inner = self._inside(index, acting, words)
            if acting.operator == "THREATEN" and acting.lemma in WARNING:
                hostile = inner is not None and quad(inner.type) > 2
                doers = anothers_deed(self.syntax, index, self.actors, hostile=hostile)
                if doers is not None:
                    return self._foreseen(index, acting, inner if hostile else None)
            passes = inner is not None and outcome(acting.operator, inner.type).type in ("SAME", "NONE", "SELF")
            if inner is not None and not (passes and base is not None and row is not None and row.frame):
                return self._operate(index, acting, inner)
        if (row is None or not row.frame) and POSITIONS[token.pos] == "VERB" and token.lemma.lower() in light_verbs():
            for filler in self._borne(index):
                coded = self._find(filler, words, 1)
                if coded is not None and self.syntax.tokens[coded.head].pos in ("NOUN", "PROPN"):
                    return self._future(index, replace(coded, light=index))
        if row is not None:
            if base is None or self._enacts(index, base, words):
                return None
            return self._voted_down(index, base, words)
        if acting is not None:
            result = outcome(acting.operator, None)
            if result.type not in ("NONE", "SAME", "SELF") and not figurative(token.lemma.lower(), words):
                return Coded(result.type, result.mode, (), index, acting.key, self._owners(index), acting.addressee, acting.operator)
            return None
        if token.lemma.lower() in SPEECH and self._obliges(index):
            return Coded("REQUEST", "change", (), index, "must", ("subj",), (), "DEMAND")
        return None

    def _enacts(self, index: int, coded: Coded, words: frozenset[str]) -> bool:
        """*Signed a decree banning the party*, *voted for sanctions*: what the decree does is told, not that it is welcome."""
        acts = [*spoken_by(self.syntax, index), *(self.syntax.fillers(index, "for") if self.syntax.is_verb(index) else ())]
        return coded.type == "SUPPORT" and any(self.code(act, words) for act in acts if act != index)

    def _voted_down(self, index: int, coded: Coded, words: frozenset[str]) -> Coded:
        """*Voted against sanctions on Iran*: the act is not told beside its refusal."""
        if coded.type != "REJECT" or not self.syntax.is_verb(index):
            return coded
        acts = [act for thing in self.syntax.fillers(index, "against") if (act := self._find(thing, words, 1)) is not None]
        self.consumed.update(act.head for act in acts)
        return replace(coded, operator="REFUSE", inner=acts[0]) if acts else coded

    def _borne(self, index: int) -> tuple[int, ...]:
        """What a light verb carries: its object, or what one takes part *in*."""
        things = self.syntax.fillers(index, "obj")
        if self.syntax.tokens[index].lemma in JOINING or any(self.syntax.tokens[thing].lemma == "part" for thing in things):
            return self.syntax.fillers(index, "in")
        return things

    def _obliges(self, index: int) -> bool:
        """*said that Sudan must return the helicopter*: another is told what it must do."""
        own = {self.actors[i].key for i in self.syntax.fillers(index, "subj") if i in self.actors}
        bound = (who for clause in self.syntax.children(index, "ccomp") for who in obliged(self.syntax, clause))
        others = {self.actors[i].key for i in bound if i in self.actors}
        return bool(own and others) and not own & others

    def _owners(self, index: int) -> tuple[str, ...]:
        return ("subj",) if self.syntax.is_verb(index) or self.syntax.tokens[index].pos == "ADJ" else ("poss", "by", "from", "mod", "of")

    def _operate(self, index: int, acting: OperatorRow, inner: Coded) -> Coded | None:
        if acting.operator in ("STOP", "PERMIT") and self.syntax.negation(index) is not None:
            self.consumed.add(inner.head)  # *will not end the strike* is a refusal
            return Coded("REJECT", "yield", inner.contexts, index, acting.key, self._owners(index), acting.addressee, "FUTURE", inner)
        if acting.operator == "PROMISE" and acting.lemma in classes()["coming"] and self._verbal(index):
            self.codes[inner.head] = self._to_come(inner)  # *is to visit*, *plans to bomb*: nothing is said or done yet
            return self.codes[inner.head]
        result = outcome(acting.operator, inner.type, inner.mode)
        if acting.operator == "PROMISE" and self.syntax.negation(inner.head) is not None:
            # *Vowed not to negotiate* is a refusal, *pledged not to attack* an offer of peace.
            result = outcome("REFUSE", inner.type, inner.mode) if quad(inner.type) <= 2 else outcome("PROMISE", "COOPERATE", None)
        if result.type in ("NONE", "SELF"):
            # A foiled attack is told; that somebody is barred from travelling tells of no visit.
            if acting.operator in TOLD and not (acting.operator == "PREVENT" and quad(inner.type) <= 2):
                self.codes[inner.head] = replace(inner, held=TOLD[acting.operator])
            else:
                self.consumed.add(inner.head)
            return None
        if result.type == "SAME":
            held = TOLD.get(acting.operator, "no")
            lends = inner.light is None and self.syntax.is_verb(index) and not self.syntax.is_verb(inner.head)
            light = index if lends and self.syntax.tokens[index].lemma.lower() in light_verbs() else inner.light
            self.codes[inner.head] = replace(inner, light=light, held=held if held != "no" else inner.held)
            return self.codes[inner.head]
        if acting.operator in TOLD and acting.operator not in TAKING:
            self.codes[inner.head] = replace(inner, held=TOLD[acting.operator])
            self.told.add(inner.head)
        else:
            self.consumed.add(inner.head)
        mode = THREATENED.get(inner.mode or "", result.mode) if result.type == "THREATEN" else result.mode
        if result.type == inner.type:
            mode = mode or inner.mode
        owners = self._owners(index)
        return Coded(result.type, mode or None, inner.contexts, index, acting.key, owners, acting.addressee, acting.operator, inner)

    def _bidding(self, index: int, acting: OperatorRow, words: frozenset[str]) -> Coded | None:
        """*Warned Greece to stay out*: no harm is named, and what is left is a demand."""
        asking = replace(acting, operator="DEMAND")
        inner = self._inside(index, asking, words)
        if inner is not None:
            return self._operate(index, asking, inner)
        return Coded("REQUEST", "change", (), index, asking.key, self._owners(index), asking.addressee or ("obj", "to"), asking.operator)

    def _foreseen(self, index: int, acting: OperatorRow, inner: Coded | None) -> Coded | None:
        """*Warned that the rebels might attack*: not the warner's threat but his charge, if it is an act that they do."""
        if inner is None:
            return None
        self.consumed.add(inner.head)
        return Coded("ACCUSE", "allege", inner.contexts, index, acting.key, self._owners(index), (), "ACCUSE", inner)

    def _verbal(self, index: int) -> bool:
        """Whether a word is a verb, or a noun only by mistake: *Malaysian police plan to arrest*."""
        token = self.syntax.tokens[index]
        own = self.syntax.children(index, "det", "poss", "amod", "prep")
        return token.pos != "NOUN" or (token.tag == "NN" and token.dep in ("ROOT", "ccomp", "conj") and not own)

    def _inside(self, index: int, acting: OperatorRow, words: frozenset[str]) -> Coded | None:
        for slot in acting.complement:
            for filler in self.syntax.fillers(index, slot):
                found = self._find(filler, words, 3)
                if found is not None and found.head != index:
                    return found
        return None

    def _find(self, index: int, words: frozenset[str], depth: int) -> Coded | None:
        """The event a complement says, itself or through a framing noun or a light verb."""
        coded = self.code(index, words)
        if coded is not None or depth == 0:
            return coded
        token = self.syntax.tokens[index]
        if token.pos in ("NOUN", "PROPN") and token.lemma.lower() in FRAMING:
            for slot in ("of", "xcomp", "for", "to"):
                for filler in self.syntax.fillers(index, slot):
                    found = self._find(filler, words, depth - 1)
                    if found is not None:
                        return found
        if token.pos == "AUX" or token.lemma in ("be", "begin", "continue", "go"):
            for filler in (*self.syntax.fillers(index, "xcomp"), *self.syntax.fillers(index, "attr")):
                found = self._find(filler, words, depth - 1)
                if found is not None:
                    return found
        return None

    # --- rows -----------------------------------------------------------------------------------------------------------

    def _trigger(self, index: int, words: frozenset[str]) -> tuple[TriggerRow | None, Coded | None]:
        token = self.syntax.tokens[index]
        position = POSITIONS[token.pos]
        if token.dep == "aux" or token.dep == "auxpass":
            return None, None
        if position == "NOUN" and (token.dep in ("compound", "nmod") or (index in self.actors and not self._capital(index))):
            return None, None
        for phrase in phrases(self.syntax, index):
            for row in triggers(phrase, position):
                if self.frames.fits(index, row.frame):
                    if row.type == "NONE" or figurative(row.lemma, words):
                        return row, None
                    return row, Coded(row.type, row.mode, row.contexts, index, row.key, row.actor or self._owners(index), row.recipient)
        return None, None

    def _capital(self, index: int) -> bool:
        """Whether a word is taken for a name for its place alone: *Recognition of Taiwan by Nicaragua was declared*."""
        token = self.syntax.tokens[index]
        opens = index == 0 or self.syntax.tokens[index - 1].sentence != token.sentence
        return (
            opens and self.actors[index].span == token.span and bool(self.syntax.fillers(index, "by") and self.syntax.fillers(index, "of"))
        )

    def _operator(self, index: int) -> OperatorRow | None:
        token = self.syntax.tokens[index]
        if token.dep in ("aux", "auxpass", "compound"):
            return None
        for phrase in phrases(self.syntax, index):
            for row in operators(phrase, POSITIONS[token.pos]):
                if self.frames.fits(index, row.frame):
                    return row
        return None

    # --- time and merging -----------------------------------------------------------------------------------------------

    def _future(self, index: int, coded: Coded | None) -> Coded | None:
        """By the manual a cooperative act still to come is AGREE, a retreat to come CONCEDE; a hostile one that
        its doer announces is THREATEN."""
        if coded is None:
            return coded
        if not self.syntax.is_verb(index):
            plain = coded.operator is None and coded.light is None
            return self._to_come(coded) if plain and to_come(self.syntax, index) is not None else coded
        words = {self.syntax.tokens[i].text.lower() for i in self.syntax.auxiliaries(index)}
        said = announced(self.syntax, self.actors, index)
        if coded.operator is not None:  # *will lift the ban*
            lifted = coded.type == "CONCEDE" and words & FUTURE and self.syntax.negation(index) is None
            return replace(coded, held="planned") if lifted else coded
        if not (words & FUTURE or ("would" in words and said and "have" not in words)):
            return coded
        if self.syntax.negation(index) is not None:
            refused = outcome("REFUSE", coded.type)
            return _sided(coded, refused.type, refused.mode) if refused.type == "REJECT" else coded
        if quad(coded.type) > 2 and said and coded.type not in VERBAL:
            result = outcome("PROMISE", coded.type)
            return replace(coded, type=result.type, mode=result.mode, operator="FUTURE", held="planned", actor=(*coded.actor, "teller"))
        return self._to_come(coded)

    def _to_come(self, coded: Coded) -> Coded:
        """Cooperation still to come is AGREE, a retreat CONCEDE; words of support and all else keep their type."""
        result = outcome("PROMISE", coded.type)
        praise = coded.type == "SUPPORT" and self.syntax.tokens[coded.head].lemma not in ("sign", "ratify", "initial")
        if praise or quad(coded.type) > 2 or coded.type in ("AGREE", "CONCEDE") or result.type in ("NONE", "SAME", "SELF"):
            return replace(coded, held="planned")
        return replace(_sided(coded, result.type, result.mode), held="planned")

    def _joint(self, coded: Coded) -> Coded:
        """An exercise that two states hold together is cooperation, not mobilisation."""
        if coded.type != "MOBILIZE" or coded.mode not in (None, "troops", "weapons"):
            return coded
        if not any(word in self.syntax.tokens[coded.head].lemma.lower() for word in ("exercise", "drill", "game", "maneuver", "manoeuvre")):
            return coded
        holders = [holder for slot in ("poss", "by", "with") for holder in self.syntax.fillers(coded.head, slot)]
        if coded.light is not None:
            holders += [*self.syntax.fillers(coded.light, "subj"), *self.syntax.fillers(coded.light, "with")]
        holders += [mod for holder in holders for mod in self.syntax.fillers(holder, "mod")]
        countries = {self.actors[i].country for i in holders if i in self.actors} - {None}
        return replace(coded, type="COOPERATE", mode=None) if len(countries) > 1 else coded

    def _merge_subjects(self, heads: dict[int, Coded]) -> None:
        """*The raid killed twelve* is one event: the verb's; *talks were held* the noun's."""
        for coded in list(heads.values()):
            if not self.syntax.is_verb(coded.head):
                continue
            for slot in ("subj", "obj", "under"):  # *deposited the ratification*, *came under criticism*
                for filler in self.syntax.fillers(coded.head, slot):
                    other = heads.get(filler)
                    free = other is not None and other.type == coded.type and (slot == "subj" or other.light is None)
                    if free and not self.syntax.is_verb(filler):
                        self.consumed.add(filler)


def _sided(coded: Coded, kind: str, mode: str | None) -> Coded:
    """The event as another type; one who will not talk with somebody turns him down, and is not his equal in it."""
    actor = tuple(slot for slot in coded.actor if slot != "with")
    mutual = ("with",) * (len(coded.actor) - len(actor))
    return replace(coded, type=kind, mode=mode, operator="FUTURE", actor=actor, recipient=(*mutual, *coded.recipient))
