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
from realpolitik.knowledge.counted import bounds, counted, measure, nature, person, thing
from realpolitik.text.amounts import ROUND, amount, amount_at
from realpolitik.text.counting import OTHERS, PRONOUNS, main_of, noun_beside, part_of, told_of, whole_of
from realpolitik.text.fates import Fate, beside, fates
from realpolitik.text.numbers import SCALES, number
from realpolitik.text.uncounted import uncounted

SIGNS = re.compile(r"(?:US|C|A|HK|NZ)?[$€£¥₽₴₹₩]")
PHRASE_LEFT_OUT = frozenset({"nummod", "quantmod", "det", "punct", "cc", "predet", "case"})
# The shortest number that is worth a figure where the table does not know what it counts, and of people already known.
LEAST = 10.0
# What is said to have befallen those counted, and so may be said of a part of them without a word.
BEFALLEN = frozenset("killed wounded missing detained released deported kidnapped evacuated survivors displaced destroyed".split())
# What people are by what they do at the time, unless a noun already says who they are.
DOING = frozenset({"protesters", "voters", "refugees", "strikers"})
SENDING = frozenset("send deploy dispatch activate mobilise mobilize station post commit fly rush move keep maintain".split())
# What befalls people only, so that it tells nothing of nouns that the table lacks.
MOVED = frozenset({"displaced", "deported", "missing"})
FLYING = frozenset({"fighter"})
AIR = frozenset("plane jet aircraft airspace scramble sortie pilot squadron warplane bomber intercept air mig radar refuel helicopter".split())
FORCES = frozenset({"troops", "police", "reservists"})
ANYONE = frozenset({"people", "man", "citizen", "person", "crowd", "other"})
ENDING = frozenset("burn incinerate annihilate crush obliterate blow wipe".split())
LOSING = frozenset({"lose", "loss", "cost", "kill"})
CHAMBERS = frozenset(
    "vote senate parliament house commons lords council congress assembly bundestag bundesrat knesset duma court chamber deputy cabinet "
    "committee diet majlis rada sejm cortes resolution bill motion judge justice veto majority ballot lawmaker senator".split()
)
# Verbs that only say a number: what it counts was said before.
TELLING = frozenset("give say put count report claim speak list admit record be include number total get make".split())
BEFORE_BARE = frozenset({"PROPN", "NOUN", "ADV", "ADP", "CCONJ", "VERB", "ADJ", "PUNCT", "SCONJ", "PRON", "AUX"})
LONGEST_BOUND, LONGEST_LINK = 4, 4
WHERE = frozenset("at in on from near to into against around outside along across over".split())
# What a bare number never follows where it counts: *for ten*, *until two*.
TIMES = frozenset("for until till since after before past by at".split())
LISTING = frozenset(", and or of them whom plus as well".split())


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


NOBODY = Counted(None, None, "", None, -1)


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
        self.triggers = {trigger.head: trigger for trigger in report.of(Trigger)}
        self.dated = frozenset(token.index for when in report.of(When) for token in _covered(self.tokens, when.span))
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
        main = main_of(self.syntax, run)
        sign = self.tokens[run[0] - 1].text if run[0] > sentence.first else ""
        currency = sign if SIGNS.fullmatch(sign) else None
        opening, least, most = self._bound(run[0] - 1 if currency else run[0], sentence)
        if opening > sentence.first and self.tokens[opening - 1].text.lower() == "between":
            opening -= 1
        one = _Number(run, main, opening, currency, self._noun(run, main), value, place)
        if value == 1.0 and not self._counts_one(one):
            return None
        link = self.syntax.head(one.noun) if value == 1.0 and one.noun is not None else None
        found = self._what(one)
        if found is None:
            return None
        if link is not None and self.tokens[link].text.lower() in WHERE and self.tokens[one.noun or 0].tag == "NN" and nature(found.what) != "noun":
            return None  # *from one town in Pennsylvania*
        if found.what == "people":
            found = self._scene(found, sentence)
        low = value if least and low is None else low
        high = value if most and high is None else high
        scale = self._scale(run)
        if found.thing == "money" and currency is None and found.scale > 1.0 and scale == 1.0 and value < found.scale:
            value *= found.scale
            low, high = (None if n is None else n * found.scale for n in (low, high))
        self._keep(replace(found, scale=scale) if scale > 1.0 else found, run)
        if found.what == "percent":
            return None
        span = self.tokens[opening].span.cover(self.tokens[run[-1]].span)
        about = self._about(found.noun, run, money=found.thing == "money")
        return Figure(
            span=span, by=self.maker, score=0.8, value=value, low=low, high=high, what=found.what, about=about, head=main,
            of=self._of(found.over),
        )  # fmt: skip

    def _named(self, run: Sequence[int], place: int) -> bool:
        """Whether a number may follow the name before it: *France 200*, *the WHO expects nine thousand, Greenpeace 93,000*."""
        before, after = run[0] - 1, run[-1] + 1
        ends = after >= len(self.tokens) or self.tokens[after].pos in ("PUNCT", "CCONJ")
        told = self.last is not None
        return (before in self.peoples and told) or (before in self.bodies and told and ends and place == (self.last or NOBODY).sentence)

    def _keep(self, found: Counted, run: Sequence[int]) -> None:
        """Remembers what was counted, but for what only says where the others are: *100 missiles were fired at three sites*."""
        self.end = max(run[-1], found.noun if found.noun is not None else 0)
        if found.noun is not None and self.last is not None and self.last.sentence == found.sentence and found.what not in BEFALLEN:
            link = self.syntax.head(found.noun)
            where = link is not None and self.tokens[found.noun].dep == "pobj" and self.tokens[link].text.lower() in WHERE
            if where and nature(found.what) != "noun":
                return
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
        trigger = self.triggers.get(over)
        return trigger.span if trigger is not None else self.tokens[over].span

    def _scale(self, run: Sequence[int]) -> float:
        """The million or billion of a number: *3 million*, *$3bn*."""
        words = [self.tokens[i].text.lower() for i in run]
        joined = next((SCALES[w] for word in words for w in (word.lstrip("0123456789.,"),) if w != word and w in SCALES), 1.0)
        return max((SCALES[word] for word in words if word in SCALES), default=joined)

    def _counts_one(self, one: _Number) -> bool:
        """*One* is mostly a pronoun: it counts beside its noun, as a part of many, or as a size."""
        beside = one.noun is not None and (one.noun == self.tokens[one.main].head or told_of(self.syntax, one.main) == one.noun)
        return beside or self._partitive(one.run)

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
        link = self.syntax.head(main)
        if self.tokens[main].dep == "pobj" and link is not None and self.tokens[link].text.lower() in ("of", "by"):
            group = self.syntax.head(link)  # *a crowd of several thousand*
            if group is not None and counted("group", self.tokens[group].lemma.lower()):
                return group
        told = told_of(self.syntax, main)
        if told is not None and (self._thing(told, run[0], 0.0) or self._fate((told,))):
            return told
        return noun_beside(self.syntax, run, main, self.dated)

    def _what(self, one: _Number) -> Counted | None:
        at = one.noun if one.noun is not None else one.main
        lemma = self.tokens[at].lemma.lower() if one.noun is not None else ""
        if one.currency is not None or (one.noun is not None and counted("currency", lemma)):
            money = counted("currency", one.currency.lower() if one.currency is not None else lemma) or "money"
            return Counted(one.noun, "money", money, self._over(at), one.place)
        dead = one.run[-1] + 1
        if one.noun is not None and one.noun > dead + 1 and counted("state", self.tokens[dead].text.lower()) and self.tokens[dead + 1].pos == "CCONJ":
            one = replace(one, noun=None)  # *three dead and two spans*
        if self.last is not None and self.last.thing == "money" and one.place - self.last.sentence <= 1 and self._scale(one.run) > 1.0:
            if one.noun is not None and one.noun > one.run[-1] + 1:
                return replace(self.last, sentence=one.place, noun=None)  # *six trillion are tax cuts*
        if one.noun is not None and self.tokens[one.noun].text.lower() not in PRONOUNS | OTHERS:
            found = self._of_noun(one, one.noun)
            if found is not None or self.tokens[one.noun].pos != "ADJ":
                return found
            one = replace(one, noun=None)  # *two of them British, two Italian*
        whole = whole_of(self.syntax, one.run, one.main, one.opening, one.noun)
        if whole is not None and not (self._personal(one) and nature(self._thing(whole, one.run[0], 0.0) or "people") != "noun"):
            return self._of_whole(one, whole)
        return self._votes(one) or self._alone(one, at)

    def _found(self, what: str | None, noun: int) -> Fate | None:
        """*343 firemen missing*: a state told right after the noun."""
        after = noun + 1
        if after >= len(self.tokens) or what in BEFALLEN or (what is not None and nature(what) != "noun"):
            return None
        beyond = self.tokens[after + 1].pos if after + 1 < len(self.tokens) else "PUNCT"
        state = counted("state", self.tokens[after].text.lower())
        acting = self.tokens[after].tag == "VBD" or bool(self.syntax.children(after, "dobj"))
        return (state, after) if state is not None and not acting and beyond not in ("NOUN", "PROPN") else None

    def _personal(self, one: _Number) -> bool:
        return one.noun is not None and self.tokens[one.noun].text.lower() == "whom"

    def _scene(self, found: Counted, sentence: Sentence) -> Counted:
        """People told of no fate are those whom the rest of the sentence is about: *thousands stood in the square* are protesters."""
        if found.noun is not None and self.tokens[found.noun].pos == "NOUN" and self.tokens[found.noun].lemma not in ANYONE:
            return found
        words = {token.lemma.lower() for token in self.tokens[sentence.first : sentence.last]}
        scenes = {scene for word in words if (scene := counted("scene", word)) is not None}
        return replace(found, what=scenes.pop()) if len(scenes) == 1 else found

    def _of_noun(self, one: _Number, noun: int) -> Counted | None:
        """*14 people*: what befell them, else who they are."""
        what = self._thing(noun, one.run[0], one.value)
        if noun in self.dated or (what is None and measure(self.tokens[noun].lemma.lower())):
            self.measured = one.place
            return None
        fate = self._befallen(what, (noun, one.main)) or self._found(what, noun)
        if fate is not None:
            return Counted(noun, what, *fate, one.place)
        last = self.last
        here = last is not None and last.sentence == one.place
        inherited = here and last is not None and last.what in BEFALLEN and what not in BEFALLEN and (what is None or nature(what) == nature(last.thing or "people"))
        if inherited and last is not None and (part_of(self.syntax, noun, last.noun) or self._listed(one, noun)):
            return Counted(noun, what, last.what, last.over, one.place)
        if what is None or (one.value < LEAST and self._known(one.opening, noun, what)):
            return None
        return Counted(noun, what, what, self._over(noun), one.place)

    def _of_whole(self, one: _Number, whole: int) -> Counted | None:
        """*The men, 14 of them*: what befell those 14, else what befell the men, else who they are."""
        what = self._thing(whole, one.run[0], one.value)
        state = self._state_after(one.run)
        fate = state or self._befallen(what, (one.main,)) or self._befallen(what, (whole,))
        if fate is not None:
            return Counted(whole, what, *fate, one.place)
        if self.last is not None and self.last.noun == whole:
            return replace(self.last, sentence=one.place)
        return None if what is None else Counted(whole, what, what, self._over(whole), one.place)

    def _votes(self, one: _Number) -> Counted | None:
        """*Passed by 308 to 20*, *the Senate, 52 to 48*: two numbers side by side, where a chamber or a vote is told of."""
        start = one.opening - 1
        if self.last is not None and self.last.what == "votes" and start > 0 and self.tokens[start].text.lower() in ("to", "against"):
            if amount_at(self.tokens, start - 1, start) is not None:
                return replace(self.last, sentence=one.place)
        at = one.run[-1] + 1
        if at + 1 >= len(self.tokens) or self.tokens[at].text.lower() not in ("to", "against") or amount_at(self.tokens, at + 1, at + 2) is None:
            return None
        sentence = self.sentences[one.place]
        told = any(token.lemma.lower() in CHAMBERS for token in self.tokens[sentence.first : sentence.last])
        if one.value != int(one.value) or (one.opening > 0 and self.tokens[one.opening - 1].text.lower() == "of"):
            return None  # *53.4 to 46.6 percent*, *odds of 5 to 4*
        return Counted(None, "votes", "votes", self._over(one.main), one.place) if told else None

    def _thing(self, noun: int, run_first: int, value: float) -> str | None:
        """What a noun names by the table, its compound before the word itself; the noun's own plural where that is worth a figure."""
        token = self.tokens[noun]
        text = token.text.lower()
        hyphened = noun > 1 and self.tokens[noun - 1].text == "-"
        joined = f"{self.tokens[noun - 2].text.lower()}-{token.lemma.lower()}" if hyphened else token.lemma.lower()
        for lemma in dict.fromkeys((joined, token.lemma.lower(), text, text.removesuffix("s"))):
            for before in dict.fromkeys((*self.syntax.children(noun, "compound", "amod"), max(0, noun - 1))):
                if what := thing(f"{self.tokens[before].text.lower()} {lemma}"):
                    return what
            if token.pos == "SYM":
                return thing(lemma)
            if measure(lemma):
                return None
            if what := thing(lemma) or (counted("group", lemma) if noun < run_first or token.tag == "NN" else None):
                if lemma in FLYING and token.head != noun and self._flies(noun):
                    return "aircraft"
                if lemma == "bomber":
                    return "bombers" if self._acts(noun) else what
                return self._force(noun) if lemma in ("man", "member") else self._grouped(noun) if what == "people" else what
            if person(lemma) and token.pos != "PROPN":
                return text
        if what := counted("state", text):
            return what
        if any(sign.isdigit() for sign in text):
            return text if token.tag in ("NNS", "NNPS") else None  # *six CF-18s*
        if token.tag == "NNPS" or (token.pos == "PROPN" and token.text.endswith(("s", "is", "i"))):
            return self._grouped(noun)
        if token.tag == "NNS" and token.text[:1].isupper() and noun and token.sentence == self.tokens[noun - 1].sentence:
            return "people"
        return text if value >= LEAST and token.tag == "NNS" else None

    def _flies(self, noun: int) -> bool:
        """Whether *fighters* are planes, by what else the sentence tells of."""
        place = self.tokens[noun].sentence
        return any(token.lemma.lower() in AIR for token in self.tokens[self.sentences[place].first : self.sentences[place].last])

    def _acts(self, noun: int) -> bool:
        """*Two bombers blew themselves up*."""
        verb = self.syntax.head(noun)
        return verb is not None and self.tokens[noun].dep == "nsubj" and self.tokens[verb].lemma in ("kill", "blow", "detonate", "murder")

    def _grouped(self, noun: int) -> str:
        """*A contingent of 14 Britons* are troops."""
        link = self.syntax.head(noun)
        group = self.syntax.head(link) if link is not None and self.tokens[link].text.lower() in ("of", "by") else None
        return (counted("group", self.tokens[group].lemma.lower()) if group is not None else None) or "people"

    def _force(self, noun: int) -> str:
        """The *men* whom somebody sends somewhere are troops, or police where police send them."""
        verb = self.syntax.head(self.syntax.first_conjunct(noun))
        holding = verb is not None and self.tokens[verb].lemma == "have" and self.tokens[noun].lemma == "man"
        if verb is None or not (holding or self.tokens[verb].lemma in SENDING) or self.tokens[noun].dep not in ("dobj", "nsubjpass", "conj"):
            return "people"
        doers = [i for doer in self.syntax.fillers(verb, "subj") for i in self.syntax.subtree(doer)[: LONGEST_BOUND * 2]]
        return "police" if any(self.tokens[i].lemma.lower() == "police" for i in doers) else "troops"

    def _person(self, what: str, noun: int) -> bool:
        """Whether a noun is known to name people, and not merely unknown."""
        return what != self.tokens[noun].text.lower() or person(self.tokens[noun].lemma.lower()) or thing(self.tokens[noun].lemma.lower()) is not None

    def _known(self, first: int, noun: int, what: str) -> bool:
        """*The two men*, *his two sons*: a small group already known is no count."""
        before = self.tokens[first - 1] if first else None
        if before is None or not (before.lemma in ("the", "these", "those", "both") or before.tag in ("PRP$", "POS")):
            return False
        folk = nature(what) == "noun" or what == "countries"
        return folk and (first < 2 or self.tokens[first - 2].lemma != "of")  # *five of the six gunmen*

    def _fate(self, heads: Sequence[int]) -> Fate | None:
        found = [fate for head in dict.fromkeys(heads) for fate in fates(self.syntax, head, counted) if fate[0] != "walked"]
        return next((fate for fate in found if fate[0] not in DOING), next(iter(found), None))

    def _befallen(self, what: str | None, heads: Sequence[int]) -> Fate | None:
        """What befell the things counted if they are such as it can befall."""
        kind = nature(what) if what is not None else "noun"
        if kind == "matter" or what in BEFALLEN:
            return None
        doing = None
        for head in dict.fromkeys(heads):
            for fate, over in fates(self.syntax, head, counted):
                if kind == "noun" and fate in MOVED and what is not None and not self._person(what, heads[0]):
                    continue  # *uprooted 180 olive trees*
                if fate == "detained" and what in ("prisoners", "hostages"):
                    continue
                if kind == "object" and (fate == "destroyed" or (fate == "killed" and self.tokens[over].lemma.lower() in LOSING)):
                    return "destroyed", over
                if kind == "noun" and fate == "destroyed" and self.tokens[over].lemma.lower() in ENDING:
                    return "killed", over  # *28 sailors were burned in their bunks*
                if fate == "walked" and what not in ("hostages", "prisoners"):
                    continue
                if fate == "walked":
                    return "released", over
                if kind == "noun" and fate in DOING:
                    if doing is None and (what in (None, "people") or self._ballot(over)):
                        doing = "votes" if self._ballot(over) else fate, over
                elif kind == "noun" and fate != "destroyed" and not (fate == "evacuated" and what in FORCES):
                    return fate, over
        return doing

    def _ballot(self, verb: int) -> bool:
        """*Voted for it*: what is counted is votes."""
        return self.tokens[verb].lemma.lower() == "vote" and any(
            self.tokens[link].text.lower() in ("for", "against") for link in self.syntax.children(verb, "prep")
        )

    def _alone(self, one: _Number, at: int) -> Counted | None:
        """A number without a noun: what befell those it counts, or what the number before counted, or people."""
        last = self.last
        further = one.noun is not None or (one.opening > 0 and self.tokens[one.opening - 1].text.lower() in OTHERS)
        near = last is not None and one.place - last.sentence <= (1 if further else 0)
        was = last.thing if near and last is not None else None
        abstract = was is not None and nature(was) == "matter"
        if was == "money" and self.tokens[one.run[-1]].text.lower() in ROUND:
            was = last = None  # *euros … brought tens of thousands to the square*
            near = abstract = False
        if was == "money" and last is not None and self._scale(one.run) > 1.0:
            return replace(last, sentence=one.place, noun=None)  # *of the 6 billion it promised*
        fate = None if was == "money" else self._state_after(one.run) or self._fate((one.main, at))
        if fate is None and was != "money":
            said = beside(self.syntax, one.opening, one.run[-1], counted)
            fate = next((told for told in said if told[0] != "walked"), None)
        if fate is not None and abstract and self.tokens[fate[1]].lemma.lower() in LOSING - {"kill"}:
            fate = None
        abstract = abstract or was == "money"
        if fate is not None:
            what, over = fate
            lifeless = was is not None and nature(was) == "object" and self._partitive(one.run)
            return Counted(None, was, "destroyed" if lifeless and what == "killed" else what, over, one.place)
        if not self._bare(one.run):
            return None
        if self._aboard(one.main):
            return Counted(None, "people", "people", self._over(one.main), one.place)
        link = self.syntax.head(one.main)
        if link is not None and self.tokens[one.main].dep == "pobj" and self.tokens[link].text.lower() in TIMES and one.noun is None:
            return None
        own = self._own_clause(one)
        if self._out_of(one) and last is not None and near and last.thing is not None:
            return Counted(last.noun, last.thing, last.thing, None, one.place)
        again = one.opening > 0 and self.tokens[one.opening - 1].text.lower() in OTHERS
        place = link is not None and self.tokens[one.main].dep == "pobj" and self.tokens[link].text.lower() in ("on", "upon", "among", "against")
        if place and abstract and was not in ("seats", "votes" if self.tokens[link].text.lower() == "against" else "seats") and link is not None:
            return Counted(None, "people", "people", self._over(link), one.place)
        if last is not None and near and (own is None or abstract or again or self._partitive(one.run)):
            if own is not None and self.tokens[one.main].dep == "dobj" and not again and last.what in BEFALLEN and not abstract:
                what = last.thing or "people"
                return None if one.value < 2.0 else Counted(last.noun, what, what, own, one.place)  # *boarded one of them*
            return replace(last, sentence=one.place)
        if self.measured == one.place and not near and (own is None or self.tokens[one.main].dep == "dobj"):
            return None  # *took eighteen*, of minutes
        if own is None or one.value < LEAST and self.tokens[one.main].dep == "dobj":
            return None
        what = was if was is not None and nature(was) == "noun" and was not in BEFALLEN else "people"
        return Counted(None, what, what, own, one.place)

    def _own_clause(self, one: _Number) -> int | None:
        """The verb that says something new of those a bare number counts; None where words were left out: *Italy lost 20, Spain 30*."""
        token = self.tokens[one.main]
        verb = self.syntax.head(one.main)
        if one.noun is not None and self.tokens[one.noun].text.lower() in OTHERS:
            token, verb = self.tokens[one.noun], self.syntax.head(one.noun)
        clause = next(iter(self.syntax.children(one.main, "acl", "relcl")), None)
        if clause is not None:
            return clause
        lost = self.last is not None and self.last.what in BEFALLEN
        if verb is not None and token.dep == "attr" and lost and self.syntax.children(verb, "expl"):
            return verb  # *there were 224 on the flight*
        if verb is None or token.dep not in ("nsubj", "nsubjpass", "dobj") or self.tokens[verb].pos not in ("VERB", "AUX"):
            return None
        known = self.last is not None and self.last.sentence == one.place
        state = self.tokens[verb].lemma.lower() == "be" and bool(self.syntax.children(verb, "acomp"))
        if self.tokens[verb].lemma.lower() in TELLING and known and token.dep != "nsubjpass" and not state:
            return None
        over = self.last.over if self.last is not None else None
        same = over is not None and self.tokens[over].lemma == self.tokens[verb].lemma
        return None if same else verb

    def _out_of(self, one: _Number) -> bool:
        """*2,085 tanks out of 4,280*."""
        before = [token.text.lower() for token in self.tokens[max(0, one.opening - 2) : one.opening]]
        return before == ["out", "of"]

    def _aboard(self, main: int) -> bool:
        """*With 14 on board*."""
        held = [self.tokens[i].text.lower() for link in self.syntax.children(main, "prep") for i in self.syntax.children(link, "pobj")]
        return "board" in held or any(self.tokens[i].text.lower() == "aboard" for i in self.syntax.children(main, "advmod", "prep"))

    def _partitive(self, run: Sequence[int]) -> bool:
        """*20 of them*, *of whom 20*, *20 of its own*."""
        tokens = self.tokens
        owned = [token.tag for token in tokens[run[-1] + 1 : run[-1] + 3]] == ["IN", "PRP$"]
        if owned and run[-1] + 3 < len(tokens) and tokens[run[-1] + 3].text.lower() == "own":
            return True
        after = [tokens[i].text.lower() for i in range(run[-1] + 1, min(run[-1] + 3, len(tokens)))]
        before = [tokens[i].text.lower() for i in range(max(0, run[0] - 2), run[0])]
        return (len(after) == 2 and after[0] == "of" and after[1] in PRONOUNS) or (before[:1] == ["of"] and before[1:] == ["whom"])

    def _state_after(self, run: Sequence[int]) -> Fate | None:
        """*20 wounded*, *20 of them wounded*."""
        after = run[-1] + (3 if self._partitive(run) else 1)
        if after + 1 < len(self.tokens) and self.tokens[after].tag == "PRP$":  # *14 lost their lives and 300 their homes*
            lost = counted("loss", self.tokens[after + 1].lemma.lower())
            return (lost, after + 1) if lost is not None else None
        if after >= len(self.tokens):
            return None
        token = self.tokens[after]
        what = counted("state", token.text.lower())
        return (what, after) if what is not None else None

    def _bare(self, run: Sequence[int]) -> bool:
        """Whether a number stands where a noun phrase may: at the end of a phrase, after a name, before *of them*."""
        if self._partitive(run):
            return True
        next_up = run[-1] + 1
        if next_up < len(self.tokens) and self.tokens[next_up].text.lower() in OTHERS:
            next_up += 1
        after = self.tokens[next_up] if next_up < len(self.tokens) else None
        if after is not None and after.tag != "WP" and after.pos not in ("PUNCT", "CCONJ", "ADP", "VERB", "AUX", "SCONJ", "ADV", "PART", "ADJ"):
            return after.text.lower() in ("each", "more", "a")
        if run[0] and self.tokens[run[0] - 1].lemma == "the":
            return after is not None and (after.tag in ("WP", "WDT") or after.pos in ("ADP", "AUX", "VERB", "CCONJ"))
        return run[0] == 0 or self.tokens[run[0] - 1].pos in BEFORE_BARE or self.tokens[run[0] - 1].text.lower() in ("another", "some", "a")

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
                noun = main_of(self.syntax, run)
            of = [c for c in self.syntax.children(noun, "prep") if self.tokens[c].text.lower() in ("of", "in")]
            noun = next(iter(self.syntax.children(of[0], "pobj")), None) if of else None
        if noun is None:
            return None
        words = [
            i for i in self.syntax.phrase(noun)
            if i not in run and (i == noun or i > run[-1] or noun < run[0])
            and self.tokens[i].dep not in PHRASE_LEFT_OUT and not SIGNS.fullmatch(self.tokens[i].text)
        ]  # fmt: skip
        words = words[: words.index(noun) + 1] if noun in words else words
        return " ".join(self.tokens[i].text for i in words) or None


def _covered(tokens: Sequence[Token], span: Span) -> Iterator[Token]:
    """The tokens that a span touches."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].span.end <= span.start:
            low = middle + 1
        else:
            high = middle
    while low < len(tokens) and tokens[low].span.start < span.end:
        yield tokens[low]
        low += 1
