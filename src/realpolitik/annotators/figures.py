"""Numbers that count something: the killed, the arrested, troops, votes, money, per cent.

A number counts what its noun names, unless the verb over that noun says more: *killed 14 people* counts the killed. Round
words have
only a lower bound: *dozens* is at least 20, *hundreds* at least 200, *thousands* at least 2,000; their value is that bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from realpolitik.core.marks import Figure, Mark, Sentence, Span, Token, Trigger, When
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.counted import bounds, counted, measure
from realpolitik.text.numbers import SCALES, number

ROUND = {"dozens": 20.0, "scores": 40.0, "tens": 20.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6, "billions": 2e9}
SIGNS = re.compile(r"(?:US|C|A|HK|NZ)?[$€£¥₽₴₹₩]")
JOINS = frozenset({"to", "-", "–", "and", "or"})
# A number after a capitalised name belongs to the name: *Resolution 2231*, *Article 5*.
PHRASE_LEFT_OUT = frozenset({"nummod", "quantmod", "det", "punct", "cc", "predet", "case"})
# The shortest number that is worth a figure where the table does not know what it counts.
LEAST = 10.0
# Things counted that can be killed, arrested or driven out.
PEOPLE = frozenset(
    "people troops fighters protesters refugees migrants detainees hostages police observers diplomats journalists "
    "casualties voters killed wounded".split()
)
# *One* is mostly a pronoun; it counts where it says what befell somebody.
WORTH_ONE = frozenset({"killed", "wounded", "detained", "percent", "kidnapped", "missing"})
LONGEST_BOUND = 3


class Figures:
    """Gives a :class:`Figure` for each number that counts."""

    name = "figures"
    needs: tuple[type[Mark], ...] = (Sentence, Token, When, Trigger)
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

    def marks(self) -> Iterator[Figure]:
        for sentence in self.sentences:
            index = sentence.first
            while index < sentence.last:
                run = self._run(index, sentence.last)
                if run is None:
                    index += 1
                    continue
                figure = self._figure(run, sentence)
                if figure is not None:
                    yield figure
                index = run[-1] + 1

    # --- the number -----------------------------------------------------------------------------------------------------

    def _run(self, index: int, last: int) -> list[int] | None:
        """The tokens of the number that begins here."""
        if not self._numeric(index):
            opens = self.tokens[index].text.lower() in ("a", "an", "half", "several", "few") and index + 1 < last
            step = 2 if opens and self.tokens[index + 1].text.lower() == "a" and index + 2 < last else 1
            if not opens or index + step >= last or self.tokens[index + step].text.lower() not in SCALES:
                return None
        run = [index]
        while run[-1] + 1 < last:
            following = run[-1] + 1
            word = self.tokens[following].text.lower()
            half = run == [index] and word == "a" and self.tokens[index].text.lower() == "half"
            if self._numeric(following) or word in SCALES or half:
                run.append(following)
            elif following + 1 < last and self._joined(run, following):
                run.extend((following, following + 1))
            else:
                break
        return run

    def _joined(self, run: Sequence[int], join: int) -> bool:
        """Whether a small word joins what follows to the number: *14 to 20*, *a hundred and ten*, *tens of thousands*."""
        word, before, after = (
            self.tokens[join].text.lower(),
            self.tokens[run[-1]].text.lower(),
            self.tokens[join + 1].text.lower(),
        )
        if word == "of":
            return before in ROUND and after in ROUND
        if not self._numeric(join + 1):
            return False
        return (word == "and" and number(before) in (100.0, 1000.0)) or (word in JOINS and self._ranged(run, join))

    def _ranged(self, run: Sequence[int], join: int) -> bool:
        """Whether a word joins two ends of a range: *14 to 20*; *and* only after *between*."""
        word = self.tokens[join].text.lower()
        if any(self.tokens[i].text.lower() in JOINS for i in run):
            return False
        if word == "and":
            return run[0] > 0 and self.tokens[run[0] - 1].text.lower() == "between"
        return True

    def _numeric(self, index: int) -> bool:
        token = self.tokens[index]
        if token.text.lower() in ROUND:
            return True
        if token.tag != "CD" and not token.text[0].isdigit():
            return False
        return number(token.text) is not None or re.fullmatch(r"\d[\d,.]*[-–]\d[\d,.]*", token.text) is not None

    def _figure(self, run: list[int], sentence: Sentence) -> Figure | None:
        following = self.tokens[run[-1] + 1].text.lower() if run[-1] + 1 < sentence.last else ""
        if len(run) == 1 and following == "of" and (number(self.tokens[run[0]].text) or LEAST) < LEAST:
            return None  # *one of 60 people*, *two of the men*
        if any(i in self.dated for i in run) or self._other(run, sentence):
            return None
        value, low, high = self._value(run)
        if value is None:
            return None
        main = self._main(run)
        noun = self._noun(run, main)
        before = run[0] - 1
        sign = self.tokens[before].text if before >= sentence.first else ""
        currency = sign if SIGNS.fullmatch(sign) else None
        first = run[0] - 1 if currency else run[0]
        opening, least, most = self._bound(first, sentence)
        low = value if least and low is None else low
        high = value if most and high is None else high
        what, over = self._what(noun, main, currency, value)
        if what in PEOPLE and value < LEAST and self._known(run[0], sentence):
            return None
        if what is None or (value == 1.0 and what not in WORTH_ONE):
            return None
        last = run[-1]
        if noun is not None and self.tokens[noun].text in ("%", "percent") and noun == last + 1:
            last = noun
        span = self.tokens[opening].span.cover(self.tokens[last].span)
        trigger = self.triggers.get(over) if over is not None else None
        about = self._about(noun, run, what, money=currency is not None or self._is_money(noun))
        return Figure(
            span=span, by=self.maker, score=0.8, value=value, low=low, high=high, what=what, about=about, head=main,
            of=trigger.span if trigger is not None else None,
        )  # fmt: skip

    def _known(self, first: int, sentence: Sentence) -> bool:
        """*The two men*, *his two sons*: a small group already known is no count."""
        before = self.tokens[first - 1] if first > sentence.first else None
        return before is not None and (before.lemma in ("the", "these", "those", "both") or before.tag == "PRP$")

    def _value(self, run: Sequence[int]) -> tuple[float | None, float | None, float | None]:
        """Value, and the bounds the number itself gives."""
        words = [self.tokens[i].text.lower() for i in run]
        if words[-1] in ROUND:
            least = ROUND[words[-1]] * (ROUND[words[0]] / 2 if len(words) == 3 and words[0] in ("tens", "hundreds") else 1.0)
            if len(words) == 3 and words[0] in ("tens", "hundreds"):
                least = {"tens": 20.0, "hundreds": 200.0}[words[0]] * ROUND[words[-1]] / 2
            return least, least, None
        dashed = re.fullmatch(r"(\d[\d,.]*)[-–](\d[\d,.]*)", words[0])
        if dashed:
            words = [dashed[1], "to", dashed[2], *words[1:]]
        join = next((i for i, word in enumerate(words) if word in JOINS and 0 < i < len(words) - 1), None)
        if join is None or (words[join] == "and" and not self._between(run)):
            return number(" ".join(words)), None, None
        low, high = number(" ".join(words[:join])), number(" ".join(words[join + 1 :]))
        if low is None or high is None:
            return None, None, None
        scale = next((SCALES[w] for w in words[join + 1 :] if w in SCALES), 1.0)
        if low < high / 100 and scale > 1:
            low *= scale  # *two to three million*
        return (high, low, high) if low < high else (None, None, None)

    def _between(self, run: Sequence[int]) -> bool:
        return run[0] > 0 and self.tokens[run[0] - 1].text.lower() == "between"

    def _bound(self, first: int, sentence: Sentence) -> tuple[int, bool, bool]:
        """The words before the number that bound it."""
        for length in range(LONGEST_BOUND, 0, -1):
            start = first - length
            if start >= sentence.first:
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
        if before is None:
            return after in (".", ")")
        if before.text.lower() in ("aged", "age", "no.", "number", "#", "article", "chapter", "section", "page", "group"):
            return True
        if before.pos == "PROPN" and first.head == before.index and before.span.end + 1 == first.span.start:
            return True  # *Resolution 2231*
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

    def _what(self, noun: int | None, main: int, currency: str | None, value: float) -> tuple[str | None, int | None]:
        """What is counted, and the verb or noun that says so."""
        at = noun if noun is not None else main
        if currency is not None:
            return counted("currency", currency.lower()) or "money", self._over(at)
        lemma = self.tokens[at].lemma.lower() if noun is not None else ""
        if noun is not None and (money := counted("currency", lemma)):
            return money, self._over(at)
        thing = counted("noun", lemma) if noun is not None else None
        if thing == "percent":
            return thing, self._over(at)
        fate, over = self._fate(at)
        if fate is None and at != main:
            fate, over = self._fate(main)  # *dozens of people were killed*
        if fate is not None and (thing is None or thing in PEOPLE or fate == "destroyed"):
            return fate, over
        if thing is not None:
            return thing, self._over(at)
        if noun is None or measure(lemma) or self.tokens[noun].pos == "SYM":
            return None, None
        people = self.tokens[noun].tag in ("NNPS",) or (self.tokens[noun].pos == "PROPN" and lemma.endswith(("s", "is", "i")))
        if people:
            return "people", self._over(at)
        if value >= LEAST and self.tokens[noun].tag == "NNS":
            return self.tokens[noun].text.lower(), self._over(at)
        return None, None

    def _over(self, at: int) -> int | None:
        """The nearest word above, in the same clause, that says an event."""
        for above in self.syntax.ancestors(at):
            if above in self.triggers:
                return above
            if self.tokens[above].dep in ("ccomp", "relcl", "advcl", "acl", "parataxis"):
                return None
        return None

    def _fate(self, at: int) -> tuple[str | None, int | None]:
        """What happens to those counted: the verb whose object or subject they are, or a word such as *dead*."""
        top = self.syntax.first_conjunct(at)
        token = self.tokens[top]
        for child in self.syntax.children(at, "acl", "amod", "relcl", "acomp", "advcl", "conj"):
            lemma = self.tokens[child].lemma.lower()
            if self.tokens[child].tag == "VBN" and self.tokens[child].dep != "conj" and (what := counted("patient", lemma)):
                return what, child
            if self.tokens[child].pos == "ADJ" and (what := counted("state", self.tokens[child].text.lower())):
                return what, None
        if (what := counted("state", self.tokens[at].text.lower())) is not None:
            return what, self._over(at)
        if top != at and token.tag == "VBN" and counted("patient", token.lemma.lower()):
            top, token = at, self.tokens[at]
        above = self.syntax.head(top)
        if above is None:
            return None, None
        over = self.tokens[above]
        lemma = over.lemma.lower()
        if over.tag == "VBN" and token.dep in ("nsubj", "nsubjpass", "nummod", "npadvmod") and (what := counted("patient", lemma)):
            return what, above
        if over.pos in ("VERB", "AUX"):
            if token.dep in ("dobj", "nsubjpass", "oprd", "dative") and (what := counted("patient", lemma)):
                return what, above
            if token.dep == "nsubj" and (what := counted("agent", lemma)):
                return what, above
            if token.dep == "nsubj" and over.pos == "AUX":
                for child in self.syntax.children(above, "acomp", "attr"):
                    if what := counted("state", self.tokens[child].text.lower()):
                        return what, self._over(at)
            if token.dep in ("dobj", "nsubj") and lemma in ("leave", "keep"):
                for child in (*self.syntax.children(above, "oprd", "acomp", "ccomp", "xcomp"), *self.syntax.children(at, "amod")):
                    if what := counted("state", self.tokens[child].text.lower()):
                        return what, above
        if (
            token.dep in ("dobj", "nsubjpass")
            and lemma == "drive"
            and any(self.tokens[c].text.lower() in ("from", "out", "into") for c in self.syntax.children(above, "prep", "advmod", "prt"))
        ):
            return "displaced", above
        if token.dep == "pobj" and (verb := self.syntax.head(above)) is not None:
            for child in (*self.syntax.children(verb, "nsubj", "nsubjpass"), verb):
                if what := counted("toll", self.tokens[child].lemma.lower()):
                    return what, None
            if over.text.lower() == "of" and (what := self._killing(verb)):
                return what, verb
        return None, None

    def _killing(self, noun: int) -> str | None:
        """*The killing of 14 people*, *the arrest of 14 men*."""
        known = {
            "killing": "killed", "murder": "killed", "massacre": "killed", "death": "killed", "deaths": "killed",
            "arrest": "detained",
            "detention": "detained", "wounding": "wounded", "kidnapping": "kidnapped", "expulsion": "deported",
            "release": "released",
            "displacement": "displaced", "evacuation": "evacuated", "abduction": "kidnapped", "deportation": "deported",
        }  # fmt: skip
        return known.get(self.tokens[noun].lemma.lower())

    def _is_money(self, noun: int | None) -> bool:
        return noun is not None and counted("currency", self.tokens[noun].lemma.lower()) is not None

    def _about(self, noun: int | None, run: Sequence[int], what: str, *, money: bool) -> str | None:
        """The words counted, without the number; for money and shares, what it is a sum or share of."""
        if money and not self._is_money(noun):
            noun = self._main(run)
        if noun is None:
            return None
        if money or what == "percent":
            links = ("of", "in") if money else ("of",)
            of = [c for c in self.syntax.children(noun, "prep") if self.tokens[c].text.lower() in links]
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
