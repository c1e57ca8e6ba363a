"""Numbers that count something: the killed, the arrested, troops, votes, money.

A number counts what its noun names, unless the clause says what befell those: *killed 14 people* counts the killed. A number without a
noun counts what the noun that it tells the size of names (*the men, 14 of them*), or what the number before it counted (*France sent 200
soldiers, Poland 100*), or people (*14 need help*). Shares, dates, ages, measures and scores are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from realpolitik.core.marks import Entity, Figure, Mark, Sentence, Span, Token, Trigger, When
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.befallen import BEFALLEN, LOSING, alone, anyone, befallen, state_after, state_of
from realpolitik.knowledge.counted import bounds, counted, measure, nature
from realpolitik.knowledge.things import LEAST, WHERE, Things
from realpolitik.text import counting
from realpolitik.text.amounts import HYPHENS, ROUND, amount, amount_at, scale
from realpolitik.text.covered import covered
from realpolitik.text.uncounted import uncounted

SIGNS = re.compile(r"(?:US|C|A|HK|NZ)?[$€£¥₽₴₹₩]")
PHRASE_LEFT_OUT = frozenset({"nummod", "quantmod", "det", "punct", "cc", "predet", "case"})
# Verbs that only say a number: what it counts was said before.
TELLING = frozenset("give say put count report claim speak list admit record be include number total get make".split())
# What a bare number never follows where it counts: *for ten*, *until two*.
TIMES = frozenset("for until till since after before past by at".split())
# Whom something is turned on: people, whatever was counted before.
TOWARD = frozenset({"on", "upon", "among", "against"})
# What a crowd, a blow or a name may be in sport too.
LOOSE = frozenset({"wounded", "protesters", "people", "votes"})
LISTING = frozenset(", and or of them whom plus as well".split())
LONGEST_BOUND, LONGEST_LINK = 4, 4


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: the noun, what it stands for, what befell it, the word that says so; ``sentence`` is where.

    ``scale`` is the million or billion of a sum, which later parts of it leave out: *110 billion, thirty of them from the Fund*.
    """

    noun: int | None
    thing: str | None
    what: str
    over: int | None
    sentence: int
    scale: float = 1.0


class Figures:
    """Gives a :class:`Figure` for each number that counts."""

    name = "figures"
    needs: tuple[type[Mark], ...] = (Sentence, Token, Entity, When, Trigger)
    gives: tuple[type[Mark], ...] = (Figure,)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(_Counter(report, self.name).marks()) for report in reports]


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in its sentence: its tokens, the one that hangs outside, the first of its bound, its currency, the noun beside it."""

    run: list[int]
    main: int
    opening: int
    currency: str | None
    noun: int | None
    value: float
    place: int


class _Counter:
    def __init__(self, report: Report, maker: str) -> None:
        self.maker = maker
        self.tokens = report.of(Token)
        self.syntax: Syntax = report.syntax
        self.sentences = report.of(Sentence)
        peoples = frozenset(entity.last - 1 for entity in report.of(Entity) if entity.label == "NORP")
        self.things = Things(self.syntax, self.sentences, peoples)
        self.triggers = {trigger.head: trigger for trigger in report.of(Trigger)}
        self.dated = frozenset(token.index for when in report.of(When) for token in covered(self.tokens, when.span))
        # Names that stand for people or states, and so are no names of a numbered thing: *France 200*, and not *Resolution 2231*.
        self.peoples = {entity.last - 1 for entity in report.of(Entity) if entity.label in ("GPE", "NORP", "LOC")}
        self.bodies = {entity.last - 1 for entity in report.of(Entity) if entity.label in ("ORG", "PERSON")}
        self.last: Counted | None = None
        self.measured = -1  # the sentence in which a measure was told last
        self.end = 0  # the last token of the phrase counted last

    def marks(self) -> Iterator[Figure]:
        for place, sentence in enumerate(self.sentences):
            index = sentence.first
            while index < sentence.last:
                run = amount_at(self.tokens, index, sentence.last)
                if run is None:
                    index += 1
                    continue
                figure = self._figure(run, sentence, place)
                if figure is not None:
                    yield figure
                index = run[-1] + 1

    def _figure(self, run: list[int], sentence: Sentence, place: int) -> Figure | None:
        named = run[0] > sentence.first and self._named(run, place)
        if any(i in self.dated for i in run) or uncounted(self.syntax, run, sentence.first, sentence.last, name_before=named):
            return None
        value, low, high = amount(self.tokens, run)
        if not value:
            return None
        main = counting.main_of(self.syntax, run)
        sign = self.tokens[run[0] - 1].text if run[0] > sentence.first else ""
        currency = sign if SIGNS.fullmatch(sign) else None
        opening, least, most = self._bound(run[0] - 1 if currency else run[0], sentence)
        if opening > sentence.first and self.tokens[opening - 1].text.lower() == "between":
            opening -= 1
        one = _Number(run, main, opening, currency, self._noun(run, main), value, place)
        if value == 1.0 and not self._counts_one(one):
            return None
        found = self._what(one)
        if found is None or (value == 1.0 and self._only_place(one, found.what)):
            return None
        if self._is_aside(one, found):
            return None
        if found.what == "people":
            found = replace(found, what=self.things.scene(found.noun, place))
        low = value if least and low is None else low
        high = value if most and high is None else high
        times = scale(self.tokens, run)
        if found.thing == "money" and currency is None and found.scale > 1.0 and times == 1.0 and value < found.scale:
            value *= found.scale
            low, high = (None if n is None else n * found.scale for n in (low, high))
        self._keep(replace(found, scale=times) if times > 1.0 else found, run)
        if found.what == "percent":
            return None
        span = self.tokens[opening].span.cover(self.tokens[run[-1]].span)
        about = self._about(found.noun, run, money=found.thing == "money")
        return Figure(
            span=span, by=self.maker, score=0.8, value=value, low=low, high=high, what=found.what, about=about, head=main,
            of=self._of(found.over),
        )  # fmt: skip

    def _is_aside(self, one: _Number, found: Counted) -> bool:
        if found.noun is not None and (self.things.only_where(found.noun, found.what) or self._names(one, found.noun, found.what)):
            return True
        return found.what in LOOSE and self.things.private(one.place)

    def _names(self, one: _Number, noun: int, what: str) -> bool:
        """*A 7-11 manager*, *9 FBI director*: a number above one does not count what stands in the singular."""
        dashed = self.tokens[one.run[0]].text.isdigit() and any(self.tokens[i].text in HYPHENS for i in one.run)
        return one.value >= 2.0 and noun > one.main and self.things.singular(noun, what, dashed=dashed)

    def _only_place(self, one: _Number, what: str) -> bool:
        """*From one town in Pennsylvania*."""
        if one.noun is None or self.tokens[one.noun].tag != "NN" or nature(what) == "noun":
            return False
        return counting.link_of(self.syntax, one.noun) in WHERE

    def _named(self, run: Sequence[int], place: int) -> bool:
        """Whether a number may follow the name before it: *France 200*, *the WHO expects nine thousand, Greenpeace 93,000*."""
        before, after = run[0] - 1, run[-1] + 1
        ends = after >= len(self.tokens) or self.tokens[after].pos in ("PUNCT", "CCONJ")
        if self.last is None:
            return False
        return before in self.peoples or (before in self.bodies and ends and place == self.last.sentence)

    def _keep(self, found: Counted, run: Sequence[int]) -> None:
        """Remembers what was counted, but for what only says where the others are: *100 missiles were fired at three sites*."""
        self.end = max(run[-1], found.noun if found.noun is not None else 0)
        second = self.last is not None and self.last.sentence == found.sentence and found.what not in BEFALLEN
        where = found.noun is not None and counting.link_of(self.syntax, found.noun) in WHERE and nature(found.what) != "noun"
        if not (second and where):
            self.last = found

    def _listed(self, one: _Number, noun: int) -> bool:
        """*14 of them, four nurses and two boys*: whether a number goes on with a list."""
        between = [token.text.lower() for token in self.tokens[self.end + 1 : one.opening]]
        loose = self.tokens[noun].dep in ("conj", "appos", "npadvmod", "dep", "attr")
        return loose and set(between) <= LISTING and 0 < len(between) <= LONGEST_LINK

    def _of(self, over: int | None) -> Span | None:
        """The word of the event that a number measures: the trigger that it is, or by itself."""
        if over is None:
            return None
        return self.triggers.get(over, self.tokens[over]).span

    def _counts_one(self, one: _Number) -> bool:
        """*One* is mostly a pronoun: it counts beside its noun, as a part of many, or as a size."""
        beside = one.noun is not None and (one.noun == self.tokens[one.main].head or counting.told_of(self.syntax, one.main) == one.noun)
        return beside or counting.partitive(self.syntax, one.run)

    def _bound(self, first: int, sentence: Sentence) -> tuple[int, bool, bool]:
        """The words before the number that bound it."""
        for length in range(LONGEST_BOUND, 0, -1):
            start = first - length
            if start < sentence.first or self.tokens[first - 1].dep == "prt" or self.tokens[first - 1].tag == "RP":
                continue  # *handed over 14 bodies*
            known = bounds().get(" ".join(self.tokens[i].text.lower() for i in range(start, first)))
            if known is not None:
                return start, *known
        return first, False, False

    # --- what it counts -------------------------------------------------------------------------------------------------

    def _noun(self, run: Sequence[int], main: int) -> int | None:
        """The noun that the number counts; None where it stands alone (*killed 14*)."""
        if counting.link_of(self.syntax, main) in ("of", "by"):
            group = self.syntax.head(self.tokens[main].head)  # *a crowd of several thousand*
            if group is not None and counted("group", self.tokens[group].lemma.lower()):
                return group
        told = counting.told_of(self.syntax, main)
        named = told is not None and self.tokens[told].pos == "PROPN" and told not in self.peoples  # *the Union doubled its share to 14*
        if told is not None and not named and (self.things.of(told, run[0], 0.0) or anyone(self.syntax, (told,))):
            return told
        return counting.noun_beside(self.syntax, run, main, self.dated)

    def _what(self, one: _Number) -> Counted | None:
        at = one.noun if one.noun is not None else one.main
        lemma = self.tokens[at].lemma.lower() if one.noun is not None else ""
        if one.currency is not None or (one.noun is not None and counted("currency", lemma)):
            money = counted("currency", one.currency.lower() if one.currency is not None else lemma) or "money"
            return Counted(one.noun, "money", money, self._over(at), one.place)
        after = one.run[-1] + 1
        apart = one.noun is not None and one.noun > after
        if apart and counted("state", self.tokens[after].text.lower()) and self.tokens[after + 1].pos == "CCONJ":
            one = replace(one, noun=None)  # *three dead and two spans*
        elif apart and self.last is not None and self._is_sum(one, self.last):
            return replace(self.last, sentence=one.place, noun=None)  # *six trillion are tax cuts*
        if one.noun is not None and self.tokens[one.noun].text.lower() not in counting.PRONOUNS | counting.OTHERS:
            found = self._of_noun(one, one.noun)
            if found is not None or self.tokens[one.noun].pos != "ADJ":
                return found
            one = replace(one, noun=None)  # *two of them British, two Italian*
        whole = counting.whole_of(self.syntax, one.run, one.main, one.opening, one.noun)
        whom = one.noun is not None and self.tokens[one.noun].text.lower() == "whom"
        if whole is not None and not (whom and nature(self.things.of(whole, one.run[0], 0.0) or "people") != "noun"):
            return self._of_whole(one, whole)
        return self._votes(one) or self._alone(one, at)

    def _is_sum(self, one: _Number, last: Counted) -> bool:
        """Whether millions go on with the money told before."""
        return last.thing == "money" and one.place - last.sentence <= 1 and scale(self.tokens, one.run) > 1.0

    def _of_noun(self, one: _Number, noun: int) -> Counted | None:
        """*14 people*: what befell them, else who they are."""
        what = self.things.of(noun, one.run[0], one.value)
        if noun in self.dated or (what is None and measure(self.tokens[noun].lemma.lower())):
            self.measured = one.place
            return None
        fate = befallen(self.syntax, self.things, what, (noun, one.main)) or state_of(self.syntax, what, noun)
        if fate is not None:
            return Counted(noun, what, *fate, one.place)
        if (last := self._shared(one, what)) is not None and (counting.part_of(self.syntax, noun, last.noun) or self._listed(one, noun)):
            return Counted(noun, what, last.what, last.over, one.place)
        if one.value != int(one.value) and what is not None and nature(what) != "matter":
            return None  # *a 7.65 pistol*
        if what is None or (one.value < LEAST and self.things.told_before(one.opening, what)):
            return None
        return Counted(noun, what, what, self._over(noun), one.place)

    def _shared(self, one: _Number, what: str | None) -> Counted | None:
        """Those counted before in the sentence, if what befell them may also have befallen things of this kind."""
        last = self.last
        if last is None or last.sentence != one.place or last.what not in BEFALLEN or what in BEFALLEN:
            return None
        return last if what is None or nature(what) == nature(last.thing or "people") else None

    def _of_whole(self, one: _Number, whole: int) -> Counted | None:
        """*The men, 14 of them*: what befell those 14, else what befell the men, else who they are."""
        what = self.things.of(whole, one.run[0], one.value)
        fate = state_after(self.syntax, one.run) or befallen(self.syntax, self.things, what, (one.main, whole))
        if fate is not None:
            return Counted(whole, what, *fate, one.place)
        if self.last is not None and self.last.noun == whole:
            return replace(self.last, sentence=one.place)
        return None if what is None else Counted(whole, what, what, self._over(whole), one.place)

    def _votes(self, one: _Number) -> Counted | None:
        """*Passed by 308 to 20*, *the Senate, 52 to 48*: two numbers side by side, where a chamber or a vote is told of."""
        start = one.opening - 1
        second = start > 0 and self.tokens[start].text.lower() in ("to", "against") and amount_at(self.tokens, start - 1, start) is not None
        if second and self.last is not None and self.last.what == "votes":
            return replace(self.last, sentence=one.place)
        at = one.run[-1] + 1
        joined = at + 1 < len(self.tokens) and self.tokens[at].text.lower() in ("to", "against")
        if not joined or amount_at(self.tokens, at + 1, at + 2) is None or not self.things.chamber(one.place):
            return None
        if one.value != int(one.value) or (one.opening > 0 and self.tokens[one.opening - 1].text.lower() == "of"):
            return None  # *53.4 to 46.6 percent*, *odds of 5 to 4*
        return Counted(None, "votes", "votes", self._over(one.main), one.place)

    def _alone(self, one: _Number, at: int) -> Counted | None:
        """A number without a noun: what befell those it counts, or what the number before counted, or people."""
        tokens, last = self.tokens, self.last
        again = one.opening > 0 and tokens[one.opening - 1].text.lower() in counting.OTHERS
        if last is not None and one.noun is None and self._is_sum(one, last) and tokens[one.main].dep in ("pobj", "dobj"):
            return replace(last, sentence=one.place, noun=None)  # *gave 50 million euros. It doubled its share to 100 million*
        if last is not None and one.place - last.sentence > (1 if one.noun is not None or again else 0):
            last = None
        if last is not None and last.thing == "money":
            if tokens[one.run[-1]].text.lower() in ROUND:
                last = None  # *euros … brought tens of thousands to the square*
            elif scale(self.tokens, one.run) > 1.0:
                return replace(last, sentence=one.place, noun=None)  # *of the 6 billion it promised*
        was = last.thing if last is not None else None
        abstract = was is not None and nature(was) == "matter"
        fate = None if was == "money" else alone(self.syntax, (one.main, at), one.opening, one.run)
        if fate is not None and not (abstract and tokens[fate[1]].lemma.lower() in LOSING):
            lifeless = was is not None and nature(was) == "object" and counting.partitive(self.syntax, one.run)
            return Counted(None, was, "destroyed" if lifeless and fate[0] == "killed" else fate[0], fate[1], one.place)
        link = counting.link_of(self.syntax, one.main)
        if not counting.bare(self.syntax, one.run) or (link in TIMES and one.noun is None):
            return None
        abstract = abstract or was == "money"
        if counting.aboard(self.syntax, one.main) or (
            abstract and link in TOWARD and was != "seats" and (was, link) != ("votes", "against")
        ):
            return Counted(None, "people", "people", self._over(one.main), one.place)
        return self._again(one, last, abstract=abstract, again=again)

    def _again(self, one: _Number, last: Counted | None, *, abstract: bool, again: bool) -> Counted | None:
        """What the number before counted, unless a verb of its own says something new of these."""
        own, dep = self._own_clause(one), self.tokens[one.main].dep
        before = [token.text.lower() for token in self.tokens[max(0, one.opening - 2) : one.opening]]
        if last is not None and last.thing is not None and before == ["out", "of"]:
            return Counted(last.noun, last.thing, last.thing, None, one.place)  # *2,085 tanks out of 4,280*
        if last is not None and (own is None or abstract or again or counting.partitive(self.syntax, one.run)):
            if own is None or dep != "dobj" or again or abstract or last.what not in BEFALLEN:
                return replace(last, sentence=one.place)
            what = last.thing or "people"
            return None if one.value < 2.0 else Counted(last.noun, what, what, own, one.place)  # *boarded two of them*
        if self.measured == one.place and last is None and (own is None or dep == "dobj"):
            return None  # *took eighteen*, of minutes
        if own is None or (one.value < LEAST and dep == "dobj"):
            return None
        # *They freed 1,800 inmates. Thirty-five stayed behind*: those told of in the sentence before
        subject = dep in ("nsubj", "nsubjpass")
        was = self.last.thing if self.last is not None and (last is not None or (subject and one.place - self.last.sentence <= 1)) else None
        what = was if was is not None and nature(was) == "noun" and was not in BEFALLEN else "people"
        return Counted(None, what, what, own, one.place)

    def _own_clause(self, one: _Number) -> int | None:
        """The verb that says something new of those a bare number counts; None where words were left out: *Italy lost 20, Spain 30*."""
        token = self.tokens[one.main]
        verb = self.syntax.head(one.main)
        if one.noun is not None and self.tokens[one.noun].text.lower() in counting.OTHERS:
            token, verb = self.tokens[one.noun], self.syntax.head(one.noun)
        clause = next(iter(self.syntax.children(one.main, "acl", "relcl")), None)
        if clause is not None:
            return clause
        lost = self.last is not None and self.last.what in BEFALLEN
        if verb is not None and token.dep == "attr" and lost and self.syntax.children(verb, "expl"):
            return verb  # *there were 224 on the flight*
        said = token.dep in ("nsubj", "nsubjpass", "dobj") and verb is not None and self.tokens[verb].pos in ("VERB", "AUX")
        loose = None if counting.link_of(self.syntax, one.main) == "of" else counting.verb_after(self.syntax, one.run)
        verb = verb if said else loose
        if verb is None:
            return None
        known = self.last is not None and self.last.sentence == one.place
        state = self.tokens[verb].lemma.lower() == "be" and bool(self.syntax.children(verb, "acomp"))
        if self.tokens[verb].lemma.lower() in TELLING and known and token.dep != "nsubjpass" and not state:
            return None
        over = self.last.over if self.last is not None else None
        same = over is not None and self.tokens[over].lemma == self.tokens[verb].lemma
        return None if same else verb

    def _over(self, at: int) -> int | None:
        """The nearest word above, in the same clause, that says an event."""
        nearest = None
        for above in self.syntax.ancestors(at):
            if above in self.triggers:
                return above
            if nearest is None and self.tokens[above].pos == "VERB":
                nearest = above
            if self.tokens[above].dep in ("ccomp", "relcl", "advcl", "acl", "parataxis"):
                break
        return nearest

    def _about(self, noun: int | None, run: Sequence[int], *, money: bool) -> str | None:
        """The words counted, without the number; for money, what it is a sum of."""
        if money:
            if noun is None or not counted("currency", self.tokens[noun].lemma.lower()):
                noun = counting.main_of(self.syntax, run)
            of = [c for c in self.syntax.children(noun, "prep") if self.tokens[c].text.lower() in ("of", "in")]
            noun = next(iter(self.syntax.children(of[0], "pobj")), None) if of else None
        if noun is None or counted("toll", self.tokens[noun].lemma.lower()):  # *its death toll*: nobody is named
            return None
        words = [
            i for i in self.syntax.phrase(noun)
            if i not in run and (i == noun or i > run[-1] or noun < run[0])
            and self.tokens[i].dep not in PHRASE_LEFT_OUT and not SIGNS.fullmatch(self.tokens[i].text)
        ]  # fmt: skip
        words = words[: words.index(noun) + 1] if noun in words else words
        return " ".join(self.tokens[i].text for i in words) or None
