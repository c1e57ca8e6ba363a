"""Numbers that count something: the killed, the arrested, troops, votes, money.

A number counts what its noun names, unless the clause says what befell those: *killed 14 people* counts the killed. A bare number counts
what the number before it counted (*France sent 200 soldiers, Poland 100*). Shares, dates, ages, measures and scores are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from realpolitik.core.marks import Entity, Figure, Mark, Sentence, Span, Token, Trigger, When
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.counted import bounds, counted, measure
from realpolitik.text.amounts import amount, amount_at
from realpolitik.text.fates import Fate, fates
from realpolitik.text.numbers import SCALES

SIGNS = re.compile(r"(?:US|C|A|HK|NZ)?[$€£¥₽₴₹₩]")
PHRASE_LEFT_OUT = frozenset({"nummod", "quantmod", "det", "punct", "cc", "predet", "case"})
# The shortest number that is worth a figure where the table does not know what it counts.
LEAST = 10.0
# Things that can be destroyed and not killed, and what nothing befalls.
THINGS = frozenset(
    "vehicles ships aircraft missiles drones homes weapons shells bombs rockets tanks launchers camps factories schools hospitals villages "
    "bases bridges mosques churches embassies consulates warehouses depots airfields settlements parcels".split()
)
UNITS = frozenset("battalions brigades divisions regiments squadrons platoons".split())
INERT = frozenset(
    "percent seats votes abstentions doses jobs cases tonnes barrels sanctions attacks strikes sorties parties nationalities coups "
    "lorryloads truckloads planeloads shiploads stations checkpoints partners".split()
)
BEFALLEN = frozenset({"killed", "wounded", "missing", "detained", "released", "deported"})  # said by the noun itself
SENDING = frozenset("send deploy dispatch activate mobilise mobilize station post commit fly rush move".split())
GROUPS = frozenset({"them", "these", "those", "whom", "which", "others", "more"})
LONGEST_BOUND = 4


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number before counted: the noun, what it stood for, what befell it; ``sentence`` is where.

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


class _Counter:
    def __init__(self, report: Report, maker: str) -> None:
        self.maker = maker
        self.tokens = report.of(Token)
        self.syntax: Syntax = report.syntax
        self.sentences = report.of(Sentence)
        self.triggers = {trigger.head: trigger for trigger in report.of(Trigger)}
        self.dated = {
            token.index
            for when in report.of(When)
            for token in _covered(self.tokens, when.span)
        }  # fmt: skip
        # Names that stand for people or states, and so are no names of a numbered thing: *France 200*, and not *Resolution 2231*.
        self.peoples = {entity.last - 1 for entity in report.of(Entity) if entity.label in ("GPE", "NORP", "LOC")}
        self.last: Counted | None = None

    def marks(self) -> Iterator[Figure]:
        for number_of, sentence in enumerate(self.sentences):
            index = sentence.first
            while index < sentence.last:
                run = amount_at(self.tokens, index, sentence.last)
                if run is None:
                    index += 1
                    continue
                figure = self._figure(run, sentence, number_of)
                if figure is not None:
                    yield figure
                index = run[-1] + 1

    def _figure(self, run: list[int], sentence: Sentence, place: int) -> Figure | None:
        if any(i in self.dated for i in run) or self._other(run, sentence):
            return None
        value, low, high = amount(self.tokens, run)
        if not value:
            return None
        main = self._main(run)
        noun = self._noun(run, main)
        if value == 1.0 and (noun is None or noun != self.tokens[main].head) and not self._partitive(run):
            return None  # *one* is mostly a pronoun
        sign = self.tokens[run[0] - 1].text if run[0] > sentence.first else ""
        currency = sign if SIGNS.fullmatch(sign) else None
        opening, least, most = self._bound(run[0] - 1 if currency else run[0], sentence)
        low = value if least and low is None else low
        high = value if most and high is None else high
        found = self._what(run, noun, main, currency, value, place)
        if found is None:
            return None
        scale = max((SCALES[w] for i in run if (w := self.tokens[i].text.lower()) in SCALES), default=1.0)
        if found.thing == "money" and currency is None and found.scale > 1.0 and scale == 1.0 and value < found.scale:
            value *= found.scale
            low, high = (None if n is None else n * found.scale for n in (low, high))
        self.last = replace(found, scale=scale) if scale > 1.0 else found
        if found.what == "percent" or (found.thing == "people" and value < LEAST and self._known(run[0], sentence)):
            return None
        span = self.tokens[opening].span.cover(self.tokens[run[-1]].span)
        trigger = self.triggers.get(found.over) if found.over is not None else None
        about = self._about(noun, run, money=currency is not None or self._is_money(noun))
        return Figure(
            span=span, by=self.maker, score=0.8, value=value, low=low, high=high, what=found.what, about=about, head=main,
            of=trigger.span if trigger is not None else None,
        )  # fmt: skip

    def _known(self, first: int, sentence: Sentence) -> bool:
        """*The two men*, *his two sons*: a small group already known is no count."""
        before = self.tokens[first - 1] if first > sentence.first else None
        return before is not None and (before.lemma in ("the", "these", "those", "both") or before.tag == "PRP$")

    def _bound(self, first: int, sentence: Sentence) -> tuple[int, bool, bool]:
        """The words before the number that bound it."""
        for length in range(LONGEST_BOUND, 0, -1):
            start = first - length
            if start >= sentence.first and self.tokens[first - 1].dep != "prt":  # *handed over 14 bodies*
                known = bounds().get(" ".join(self.tokens[i].text.lower() for i in range(start, first)))
                if known is not None:
                    return start, *known
        return first, False, False

    def _other(self, run: Sequence[int], sentence: Sentence) -> bool:
        """Numbers that count nothing: ages, scores, ordinals, parts of names."""
        first, last = self.tokens[run[0]], self.tokens[run[-1]]
        after = self.tokens[run[-1] + 1].text.lower() if run[-1] + 1 < sentence.last else ""
        before = self.tokens[run[0] - 1] if run[0] > sentence.first else None
        if first.tag != "CD" and first.dep in ("advmod", "amod") and first.text[0].isdigit():
            return True
        if after.startswith(("-year", "year-old")):
            return True
        beyond = self.tokens[run[-1] + 2].text if run[-1] + 2 < sentence.last else ""
        if after in ("-", "/", ":", "–") and beyond[:1].isalnum() and self.tokens[run[-1] + 1].span.start == last.span.end:
            return True  # *a 15-member council*, *3:1*
        aged = before is not None and before.text.lower() in ("under", "over") and first.index - 2 >= sentence.first
        if aged and counted("noun", self.tokens[first.index - 2].lemma.lower()) == "people":
            return True  # *people under 30*
        if before is None:
            return after in (".", ")")
        if before.text.lower() in ("aged", "age", "no.", "number", "#", "article", "chapter", "section", "page", "group"):
            return True
        if before.index in self.peoples and self.last is not None:
            return False
        if before.pos == "PROPN" and first.head == before.index and before.span.end + 1 == first.span.start:
            return True  # *Resolution 2231*
        if before.text == "." and run[0] - 2 >= sentence.first and self.tokens[run[0] - 2].text == "No":
            return True
        joined = before.text in ("-", "/", ":", "–") and before.span.end == first.span.start
        named = before.pos == "PROPN" and last.dep in ("nummod", "appos", "npadvmod") and last.head <= run[0] - 1
        return joined or (named and not self._casualty_after(run))

    def _casualty_after(self, run: Sequence[int]) -> bool:
        return run[-1] + 1 < len(self.tokens) and self.tokens[run[-1] + 1].pos in ("NOUN", "ADJ", "VERB")

    # --- what it counts -------------------------------------------------------------------------------------------------

    def _main(self, run: Sequence[int]) -> int:
        """The token of the number whose head is outside it."""
        inside = set(run)
        return next((i for i in reversed(run) if self.tokens[i].head not in inside or self.tokens[i].head == i), run[-1])

    def _noun(self, run: Sequence[int], main: int) -> int | None:
        """The noun that the number counts; None where it stands alone (*killed 14*)."""
        token = self.tokens[main]
        link = self.syntax.head(main)
        if token.dep == "pobj" and link is not None and self.tokens[link].text.lower() == "of":
            group = self.syntax.head(link)  # *a crowd of several thousand*
            if group is not None and counted("group", self.tokens[group].lemma.lower()):
                return group
        if (told := self._told_of(main)) is not None:
            return told
        of = next((c for c in self.syntax.children(main, "prep") if self.tokens[c].text.lower() == "of"), None)
        if of is not None:
            found = self.syntax.children(of, "pobj")
            if found:
                return found[0]
        if token.dep in ("nummod", "quantmod", "amod", "compound", "det", "npadvmod") and token.head != main:
            head = token.head
            if token.dep in ("quantmod", "compound", "npadvmod") and self.tokens[head].tag == "CD":
                return self._noun(run, head) if head not in run else None
            if self.tokens[head].pos in ("NOUN", "PROPN", "SYM", "ADJ") and head > run[0] and head not in self.dated:
                return head
        following = run[-1] + 1
        if (
            following < len(self.tokens)
            and following not in self.dated
            and self.tokens[following].tag in ("NNS", "NNPS")
            and token.dep != "pobj"
        ):
            return following
        return None

    def _told_of(self, main: int) -> int | None:
        """What a number said of a noun counts: *the number of refugees rose to 600*, *put the demonstrators at 600*."""
        link = self.syntax.head(main)
        if link is None:
            return None
        verb = self.syntax.head(link) if self.tokens[main].dep == "pobj" else link
        if verb is None or self.tokens[main].dep not in ("pobj", "dobj", "attr") or self.tokens[verb].pos not in ("VERB", "AUX"):
            return None
        for noun in self.syntax.children(verb, "nsubj", "nsubjpass", "dobj"):
            if self.tokens[noun].lemma.lower() == "number" and noun != main:
                return next(iter(self.syntax.fillers(noun, "of")), None)
        put = self.tokens[link].text.lower() == "at" and self.tokens[verb].lemma.lower() in ("put", "estimate", "set")
        return next(iter(self.syntax.children(verb, "dobj", "nsubjpass")), None) if put else None

    def _what(
        self, run: Sequence[int], noun: int | None, main: int, currency: str | None, value: float, place: int
    ) -> Counted | None:  # fmt: skip
        """What is counted, and the verb or noun that says so."""
        at = noun if noun is not None else main
        if currency is not None:
            return Counted(noun, "money", counted("currency", currency.lower()) or "money", self._over(at), place)
        lemma = self.tokens[at].lemma.lower() if noun is not None else ""
        if noun is not None and (money := counted("currency", lemma)):
            return Counted(noun, "money", money, self._over(at), place)
        if noun is None or self.tokens[noun].text.lower() in GROUPS:
            return self._again(run, at, main, place)
        thing = self._thing(noun, run[0], value)
        if thing is None:
            return None
        what, over = self._befallen(thing, (at, main))
        return Counted(noun, thing, what, over if over is not None else self._over(at), place)

    def _thing(self, noun: int, run_first: int, value: float) -> str | None:
        """What a noun names by the table, its compound before the word itself; the noun's own plural where that is worth a figure."""
        token = self.tokens[noun]
        for lemma in dict.fromkeys((token.lemma.lower(), token.text.lower(), token.text.lower().removesuffix("s"))):
            for before in self.syntax.children(noun, "compound", "amod"):
                if thing := counted("noun", f"{self.tokens[before].text.lower()} {lemma}"):
                    return thing
            if measure(lemma) or self.tokens[noun].pos == "SYM":
                return None if token.pos != "SYM" else counted("noun", lemma)
            if thing := counted("noun", lemma) or (counted("group", lemma) if noun < run_first else None):
                return self._force(noun) if lemma in ("man", "member") else thing
        if what := counted("state", token.text.lower()):
            return what
        if token.tag == "NNPS" or (token.pos == "PROPN" and token.text.endswith(("s", "is", "i"))):
            return "people"
        return token.text.lower() if value >= LEAST and token.tag == "NNS" else None

    def _force(self, noun: int) -> str:
        """The *men* whom somebody sends somewhere are troops, or police where police send them."""
        verb = self.syntax.head(self.syntax.first_conjunct(noun))
        if verb is None or self.tokens[verb].lemma not in SENDING or self.tokens[noun].dep not in ("dobj", "nsubjpass", "conj"):
            return "people"
        doers = [i for doer in self.syntax.fillers(verb, "subj") for i in self.syntax.subtree(doer)[:LONGEST_BOUND * 2]]
        return "police" if any(self.tokens[i].lemma.lower() == "police" for i in doers) else "troops"

    def _befallen(self, thing: str, heads: Sequence[int]) -> tuple[str, int | None]:
        """What befell the things counted if they are such as it can befall; else what they are."""
        if thing in BEFALLEN or thing in INERT:
            return thing, None
        lifeless = thing in THINGS or thing in UNITS
        for what, over in self._fates(heads):
            if lifeless and what in ("killed", "destroyed"):
                return "destroyed", over
            if not lifeless and what != "destroyed":
                return what, over
        return thing, None

    def _fates(self, heads: Sequence[int]) -> Iterator[Fate]:
        for head in dict.fromkeys(heads):
            yield from fates(self.syntax, head, counted)

    def _again(self, run: Sequence[int], at: int, main: int, place: int) -> Counted | None:
        """A number without a noun: what befell those it counts, or what the number before counted."""
        last = self.last
        near = last is not None and place - last.sentence <= (1 if self._partitive(run) else 0)
        found = self._state_after(run) or next(self._fates((main, at)), None)
        thing = last.thing if near and last is not None else None
        if thing == "money" or thing in INERT:
            found = None
        if found is not None:
            what, over = found
            lifeless = thing in THINGS and self._partitive(run)
            return Counted(None, thing, "destroyed" if lifeless and what == "killed" else what, over, place)
        if last is None or not near or not self._bare(run):
            return None
        return replace(last, sentence=place)

    def _partitive(self, run: Sequence[int]) -> bool:
        """*20 of them*, *of whom 20*."""
        tokens = self.tokens
        after = [tokens[i].text.lower() for i in range(run[-1] + 1, min(run[-1] + 3, len(tokens)))]
        before = [tokens[i].text.lower() for i in range(max(0, run[0] - 2), run[0])]
        return (len(after) == 2 and after[0] == "of" and after[1] in GROUPS) or (before[:1] == ["of"] and before[1:] == ["whom"])

    def _state_after(self, run: Sequence[int]) -> Fate | None:
        """*20 of them wounded*."""
        after = run[-1] + 3
        what = counted("state", self.tokens[after].text.lower()) if self._partitive(run) and after < len(self.tokens) else None
        return (what, after) if what is not None else None

    def _bare(self, run: Sequence[int]) -> bool:
        """Whether a number stands where a noun phrase may: at the end of a phrase, after a name, before *of them*."""
        if self._partitive(run):
            return True
        before = self.tokens[run[0] - 1] if run[0] else None
        after = self.tokens[run[-1] + 1] if run[-1] + 1 < len(self.tokens) else None
        ends = after is None or after.pos in ("PUNCT", "CCONJ", "ADP", "VERB", "AUX", "SCONJ") or after.text.lower() in ("each", "more")
        return ends and before is not None and before.pos in ("PROPN", "NOUN", "ADV", "ADP", "CCONJ", "VERB", "ADJ")

    def _over(self, at: int) -> int | None:
        """The nearest word above, in the same clause, that says an event."""
        for above in self.syntax.ancestors(at):
            if above in self.triggers:
                return above
            if self.tokens[above].dep in ("ccomp", "relcl", "advcl", "acl", "parataxis"):
                return None
        return None

    def _is_money(self, noun: int | None) -> bool:
        return noun is not None and counted("currency", self.tokens[noun].lemma.lower()) is not None

    def _about(self, noun: int | None, run: Sequence[int], *, money: bool) -> str | None:
        """The words counted, without the number; for money, what it is a sum of."""
        if money and not self._is_money(noun):
            noun = self._main(run)
        if noun is None:
            return None
        if money:
            of = [c for c in self.syntax.children(noun, "prep") if self.tokens[c].text.lower() in ("of", "in")]
            found = self.syntax.children(of[0], "pobj") if of else []
            if not found:
                return None
            noun = found[0]
        words = [
            i for i in self.syntax.phrase(noun)
            if i not in run and (i == noun or i > run[-1])
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
