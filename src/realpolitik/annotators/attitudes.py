"""How somebody stands toward somebody: explicit words of praise and blame tied by syntax to the one they are about.

Precision goes first. A verdict needs a word of the sentiment table that modifies the target (*brutal regime*), is said of it
(*the general is a liar*), names its deed (*the minister betrayed us*), or is a verb by which a holder praises or blames it. Whose
verdict it is follows from the speech the word stands in; outside all speech it is the reporter's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from realpolitik.core.marks import Actor, Attitude, Content, Cue, Mark, Polarity, Source, Span, Token
from realpolitik.core.report import Report
from realpolitik.knowledge.speech import Feeling, feeling, reporting
from realpolitik.text.quotes import quotations

COPULAS = frozenset({"be", "become", "remain", "seem", "look", "appear", "prove"})
CARRIERS = frozenset({"make", "do", "show", "play", "display", "leave", "demonstrate", "exhibit", "run", "commit", "set"})
PREDICATES = frozenset({"oprd", "ccomp", "xcomp", "amod"})
# Nouns that tie their bearer to somebody: *an ally of the king* is for the king.
RELATIONAL = frozenset({"ally", "friend", "enemy", "foe", "rival", "supporter", "admirer", "opponent", "critic", "adversary"})
# What it is no wrong to suppress or to crush.
HOSTILE = frozenset({"attack", "assault", "terrorism", "coup", "raid", "ambush", "blaze", "fire", "crime", "violence"})
UNDONE = frozenset({"refuse", "decline", "deny", "fail", "stop", "avoid", "cease", "hesitate", "reject", "refrain"})
BENEATH = frozenset({"under", "underneath", "beneath", "with"})
# What is lost when the verdict is not said outright: *may be a threat*, *not a friend*.
DOUBT = 0.6
TWIST = 0.7
# How many words may lie between a verdict and its target for both to be shown as one span.
REACH = 10


@dataclass(frozen=True)
class Verdict:
    """A word with what it is about, before anybody is known to hold it; ``holder`` only where the word itself has one."""

    index: int
    polarity: int
    strength: float
    targets: tuple[int, ...]
    holder: int | None = None
    own: bool = False
    soft: bool = False


class Attitudes:
    """Gives attitudes."""

    name = "attitudes"
    needs: tuple[type[Mark], ...] = (Token, Actor, Cue, Content, Source)
    gives: tuple[type[Mark], ...] = (Attitude,)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(Reader(report, self.name).marks()) for report in reports]


class Reader:
    """Reads the verdicts of one report."""

    def __init__(self, report: Report, by: str) -> None:
        self.by = by
        self.tokens = report.of(Token)
        self.syntax = report.syntax
        self.actors = {actor.head: actor for actor in report.of(Actor)}
        self.cues = {cue.span: cue for cue in report.of(Cue)}
        self.heads = {cue.head: cue for cue in report.of(Cue)}
        self.sources = {source.of: source for source in report.of(Source)}
        self.over = self._contents(report)
        self.quoted = [range_ for quoted in quotations(report.text) for range_ in quoted.ranges]

    def _contents(self, report: Report) -> list[Span | None]:
        """For each token the cue of the innermost speech it stands in."""
        over: list[Span | None] = [None] * len(self.tokens)
        starts = [token.span.start for token in self.tokens]
        for content in sorted(report.of(Content), key=lambda mark: -len(mark.span)):
            low = bisect_left(starts, content.span.start)
            while low < len(starts) and starts[low] < content.span.end:
                over[low] = content.of
                low += 1
        return over

    def marks(self) -> Iterable[Attitude]:
        seen: set[tuple[str | None, str, int]] = set()
        found: list[tuple[int, bool, Attitude]] = []
        for index, token in enumerate(self.tokens):
            for verdict in self._verdicts(index, token):
                for target in verdict.targets:
                    mark = self._mark(verdict, target)
                    if mark is not None and (mark.holder, mark.toward, index) not in seen:
                        seen.add((mark.holder, mark.toward, index))
                        found.append((token.sentence, verdict.soft, mark))
        outright = {(sentence, mark.holder, mark.toward, mark.polarity) for sentence, soft, mark in found if not soft}
        for sentence, soft, mark in found:
            # A bad name in passing weighs nothing against praise in the same sentence.
            if not (soft and (sentence, mark.holder, mark.toward, "positive") in outright):
                yield mark

    def _mark(self, verdict: Verdict, target: int) -> Attitude | None:
        actor = self.actors[target]
        cue = self.over[verdict.index]
        holder: str | None = None
        strength = verdict.strength
        if verdict.own:
            found = None if verdict.holder is None else self.actors.get(verdict.holder)
            if found is None:
                return None
            holder = found.key
            if verdict.index in self.heads:
                cue = self.heads[verdict.index].span
        elif cue is not None:
            source = self.sources.get(cue)
            word = reporting(self.cues[cue].lemma, "VERB") if cue in self.cues else None
            if word is not None and word.kind == "deny":
                return None  # what is denied is nobody's view
            if source is None or source.actor is None:
                return None
            holder = source.actor
        elif self._borrowed(verdict.index):
            cue = self._lender(verdict.index)
            source = None if cue is None else self.sources.get(cue)
            if source is None or source.actor is None:
                return None
            holder, strength = source.actor, strength * TWIST
        if holder == actor.key:
            return None
        polarity: Polarity = "positive" if verdict.polarity > 0 else "negative"
        span = self.tokens[verdict.index].span
        if self.tokens[verdict.index].dep == "amod":
            span = span.cover(self.tokens[self.tokens[verdict.index].head].span)
        if abs(target - verdict.index) <= REACH:
            span = span.cover(actor.span)
        return Attitude(
            span=span, by=self.by, score=round(min(1.0, strength), 3), holder=holder, toward=actor.key, polarity=polarity, cue=cue
        )  # fmt: skip

    def _borrowed(self, index: int) -> bool:
        """Whether a word stands in quote marks: then it is not the reporter's."""
        at = self.tokens[index].span.start
        return any(low <= at < high for low, high in self.quoted)

    def _lender(self, index: int) -> Span | None:
        """The cue of whoever borrowed words in quote marks come from: the nearest that governs them."""
        for over in self.syntax.ancestors(index):
            if over in self.heads:
                return self.heads[over].span
        return None

    # --- words of praise and blame ----------------------------------------------------------------------------------------

    def _verdicts(self, index: int, token: Token) -> Iterable[Verdict]:
        if token.pos == "VERB":
            felt = feeling(token.lemma, "VERB")
            if token.dep == "amod":
                felt = feeling(token.text, "ADJ")
                if felt is not None:
                    yield from self._quality(index, felt)
            elif felt is not None and felt.kind in ("praise", "blame"):
                yield from self._judged(index, felt)
            elif felt is not None:
                yield from self._deed(index, felt)
        elif token.pos == "ADJ":
            felt = feeling(token.text, "ADJ") or feeling(token.lemma, "ADJ")
            if felt is not None:
                yield from self._quality(index, felt)
                yield from self._compared(index, felt)
        elif token.pos in ("NOUN", "PROPN"):
            felt = feeling(token.lemma, "NOUN")
            if felt is not None and felt.kind in ("quality", "trait"):
                yield from self._named(index, felt)
            elif felt is not None and token.pos == "NOUN":
                yield from self._voiced(index, felt)

    def _judged(self, index: int, felt: Feeling) -> Iterable[Verdict]:
        """*The envoy praised the militants.*"""
        syntax = self.syntax
        holders = [h for h in syntax.fillers(index, "subj") if h in self.actors]
        targets = self._actors(syntax.fillers(index, "obj"))
        if not targets:
            # What somebody did is praised or blamed: the verdict falls on the doer, a little weaker.
            targets = tuple(
                t for o in syntax.fillers(index, "obj") for t in self._actors([*syntax.fillers(o, "poss"), *syntax.fillers(o, "of")])
            )
        sign, strength = self._tone(index, felt)
        if sign > 0 and felt.kind == "blame":
            return  # *did not criticise* is no praise
        if targets and sign:
            for holder in holders:
                yield Verdict(index, sign, strength, targets, holder, own=True)

    def _voiced(self, index: int, felt: Feeling) -> Iterable[Verdict]:
        """*They expressed their admiration for the militants.*"""
        syntax = self.syntax
        targets = self._actors([t for slot in ("for", "of", "toward", "towards", "with") for t in syntax.fillers(index, slot)])
        holders = list(syntax.fillers(index, "poss"))
        over = syntax.head(index)
        if not holders and over is not None and syntax.is_verb(over) and self.tokens[index].dep == "dobj":
            word = reporting(self.tokens[over].lemma, "VERB")
            if self.tokens[over].lemma in CARRIERS or (word is not None and word.kind == "say"):
                holders = list(syntax.fillers(over, "subj"))
        sign, strength = self._tone(index, felt)
        for holder in holders:
            if holder in self.actors and targets and sign:
                yield Verdict(index, sign, strength, targets, holder, own=True)

    def _deed(self, index: int, felt: Feeling) -> Iterable[Verdict]:
        """*The minister betrayed his people.*"""
        if (self.syntax.is_passive(index) and not self.syntax.fillers(index, "by")) or any(
            self.tokens[c].tag == "TO" for c in self.syntax.children(index)
        ):
            return  # what is to be done is not done
        mild = any(self.tokens[o].lemma in HOSTILE for o in self.syntax.fillers(index, "obj"))
        if mild or any(self.tokens[a].tag == "MD" for a in self.syntax.auxiliaries(index)):
            return
        targets = self._actors(self.syntax.fillers(index, "subj"))
        sign, strength = self._tone(index, felt)
        if targets and sign:
            yield Verdict(index, sign, strength, targets)

    def _quality(self, index: int, felt: Feeling) -> Iterable[Verdict]:
        """*A brutal regime*; *the regime is brutal*; *they made a good impression*."""
        tokens, syntax = self.tokens, self.syntax
        first = syntax.first_conjunct(index)
        token = tokens[first]
        over = syntax.head(first)
        if over is None or (index and tokens[index - 1].text == "-"):
            return  # *Moscow-friendly* is friendly to Moscow, no verdict
        sign, strength = self._tone(index, felt)
        if token.dep == "amod" and tokens[over].dep == "attr":
            yield from self._said_of(index, tokens[over].head, felt)
        elif token.dep == "amod" and sign and tokens[over].dep in PREDICATES and self._names(tokens[over].head):
            yield from self._called(index, tokens[over].head, sign, strength)
        elif token.dep == "amod" and sign and (verb := self._as(over)) is not None:
            yield from self._called(index, verb, sign, strength)
        elif token.dep == "amod" and sign:
            hit = self._actors([over])
            if hit and tokens[over].pos != "PRON":
                yield Verdict(index, sign, strength, hit)
            elif tokens[over].pos == "NOUN" and feeling(tokens[over].lemma, "NOUN") is None:
                yield from self._carried(index, over, sign, strength)
        elif token.dep == "acomp" and tokens[over].lemma in COPULAS and tokens[index].tag != "JJR":
            yield from self._said_of(index, over, felt)
        elif token.dep in PREDICATES and self._names(over):
            yield from self._called(index, over, sign, strength)

    def _as(self, noun: int) -> int | None:
        """The verb of *described him as an honest man*."""
        link = self.tokens[noun].head
        verb = self.tokens[link].head
        if self.tokens[noun].dep != "pobj" or self.tokens[link].lemma != "as" or not self.syntax.is_verb(verb):
            return None
        return verb if self._actors(self.syntax.fillers(verb, "obj")) else None

    def _carried(self, index: int, noun: int, sign: int, strength: float) -> Iterable[Verdict]:
        """*They made a good impression*, *the king's brutal methods*, *the junta is a brutal thing*."""
        tokens, syntax = self.tokens, self.syntax
        owners = self._actors(syntax.fillers(noun, "poss"))
        if owners:
            yield Verdict(index, sign, strength * DOUBT, owners)
            return
        over = syntax.head(noun)
        if over is None or not syntax.is_verb(over):
            return
        if (tokens[noun].dep == "dobj" and tokens[over].lemma in CARRIERS) or (
            tokens[noun].dep == "attr" and tokens[over].lemma in COPULAS
        ):
            sign, strength = self._turn(over, sign, strength)
            targets = self._actors(syntax.fillers(over, "subj"))
            if targets and sign:
                yield Verdict(index, sign, strength, targets)

    def _said_of(self, index: int, copula: int, felt: Feeling) -> Iterable[Verdict]:
        sign, strength = self._tone(index, felt)
        more = any(self.tokens[c].lemma == "more" for c in self.syntax.children(index, "advmod"))
        if not (more and self.syntax.negation(copula) is not None):  # *could not be more loyal* is no denial
            sign, strength = self._turn(copula, sign, strength)
        subjects = [s for s in self.syntax.fillers(copula, "subj") if self.tokens[s].lemma != "it"]
        targets = self._actors(subjects)
        if targets and sign:
            yield Verdict(index, sign, strength, targets)

    def _called(self, index: int, verb: int, sign: int, strength: float) -> Iterable[Verdict]:
        """*He called the general a butcher.*"""
        syntax = self.syntax
        targets = self._actors([*syntax.fillers(verb, "obj"), *syntax.children(index, "nsubj")])
        holders = [h for h in syntax.fillers(verb, "subj") if h in self.actors]
        sign, strength = self._turn(verb, sign, strength)
        for holder in holders:
            if targets and sign:
                yield Verdict(index, sign, strength, targets, holder, own=True)

    def _named(self, index: int, felt: Feeling) -> Iterable[Verdict]:
        """*The general is a butcher*; *the butcher, General X*; *the puppet government of X*; *X's brutality*."""
        tokens, syntax = self.tokens, self.syntax
        token = tokens[index]
        first = syntax.first_conjunct(index)
        over = syntax.head(first)
        sign, strength = self._tone(index, felt)
        if not sign:
            return
        if token.lemma in RELATIONAL and (near := self._actors([*syntax.fillers(index, "of"), *syntax.fillers(index, "poss")])):
            held = syntax.fillers(over, "subj") if over is not None and tokens[first].dep == "attr" else [over]
            for holder in held:
                if over is not None and tokens[first].dep in ("attr", "appos") and holder in self.actors:
                    yield Verdict(index, sign, strength, near, holder, own=True)
        elif over is not None and tokens[first].dep == "compound" and felt.kind == "quality" and token.pos == "NOUN":
            # *puppet government of X*: of the government, and of X whose it is
            hit = self._actors([over])
            if hit:
                whose = self._actors([*syntax.fillers(over, "of"), *syntax.fillers(over, "poss")])
                yield Verdict(index, sign, strength, hit + whose)
        elif over is not None and tokens[first].dep == "attr" and tokens[over].lemma in COPULAS:
            yield from self._said_of(index, over, felt)
        elif over is not None and self._names(over) and tokens[first].dep in PREDICATES:
            yield from self._called(index, over, sign, strength)
        elif over is not None and tokens[over].lemma == "as" and self._names(tokens[over].head):
            yield from self._called(index, tokens[over].head, sign, strength)
        elif over is not None and tokens[first].dep == "appos" and over in self.actors:
            yield Verdict(index, sign, strength, (over,))
        elif token.pos == "NOUN":
            yield from self._borne(index, sign, strength, trait=felt.kind == "trait")

    def _names(self, verb: int) -> bool:
        """Whether a verb gives its object a name or a quality: *called him a liar*."""
        word = reporting(self.tokens[verb].lemma, "VERB")
        return word is not None and "oprd" in word.content

    def _borne(self, index: int, sign: int, strength: float, *, trait: bool) -> Iterable[Verdict]:
        """A bad or good noun that names an actor (*the Taliban terrorists*) or is owned by one (*the king's brutality*)."""
        syntax = self.syntax
        named = [c for c in syntax.children(index, "compound", "amod", "appos") if c in self.actors]
        if named and sign < 0 and not syntax.children(index, "poss"):
            hit = self._actors(named)
            if hit:
                yield Verdict(index, sign, strength * TWIST, hit, soft=True)
            return
        owners = self._actors(syntax.fillers(index, "poss"))
        if owners and trait and index not in self.actors:
            yield Verdict(index, sign, strength * DOUBT, owners)

    def _compared(self, index: int, felt: Feeling) -> Iterable[Verdict]:
        """*It is better under X than it was under Y.*"""
        tokens, syntax = self.tokens, self.syntax
        if tokens[index].tag != "JJR" or tokens[index].dep != "acomp":
            return
        copula = tokens[index].head
        sign, strength = self._tone(index, felt)
        sign, strength = self._turn(copula, sign, strength)
        if not sign:
            return
        below = syntax.subtree(copula)
        than = [t for t in below if tokens[t].lemma == "than" and t > index]
        for at in below:
            if tokens[at].lemma not in BENEATH:
                continue
            # *Under the Taliban terrorists*: of the Taliban.
            under = syntax.children(at, "pobj")
            hit = self._actors([c for p in under for c in syntax.children(p, "compound", "amod")]) or self._actors(under)
            if hit:
                worse = bool(than) and at > than[0]
                yield Verdict(index, -sign if worse else sign, strength * TWIST, hit)

    # --- tone -------------------------------------------------------------------------------------------------------------

    def _tone(self, index: int, felt: Feeling) -> tuple[int, float]:
        """Polarity and strength of a word after what stands around it; polarity 0 where nothing is asserted."""
        sign, strength = felt.polarity, felt.strength
        degrees = {self.tokens[c].lemma for c in self.syntax.children(index, "advmod")}
        if degrees & {"very", "extremely", "utterly", "deeply", "truly", "absolutely", "strongly", "totally"}:
            strength = min(1.0, strength * 1.15)
        if degrees & {"slightly", "somewhat", "rather", "fairly"}:
            strength *= DOUBT
        if "as" in degrees:
            return 0, 0.0  # *as bad as*: a comparison
        if self.syntax.is_verb(index):
            return self._turn(index, sign, strength)
        if self.syntax.negation(index) is not None:
            return -sign, strength * TWIST
        return sign, strength

    def _turn(self, verb: int, sign: int, strength: float) -> tuple[int, float]:
        """The same after the verb's negation, mood and what it hangs on."""
        tokens, syntax = self.tokens, self.syntax
        if syntax.negation(verb) is not None:
            sign, strength = -sign, strength * TWIST
        helpers = {tokens[a].lemma for a in syntax.auxiliaries(verb)}
        if helpers & {"may", "might", "could", "would", "should", "can", "must"}:
            strength *= DOUBT
        if any(tokens[c].lemma in ("if", "unless", "whether") for c in syntax.children(verb, "mark")):
            return 0, 0.0
        over = syntax.head(verb)
        if over is not None and tokens[verb].dep == "xcomp" and tokens[over].lemma in UNDONE:
            sign, strength = -sign, strength * DOUBT
        return sign, strength

    def _actors(self, indexes: Iterable[int]) -> tuple[int, ...]:
        """Those of the tokens that mean an actor."""
        named = (index for index in indexes if index in self.actors and self.syntax.negation(index) is None)
        return tuple(dict.fromkeys(named))
