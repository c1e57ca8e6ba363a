"""How machine-reworded ("spun") text is recognised and read: phrases, their context, case, and the sum of the evidence.

Synonym machines swap words without looking at the expression they stand in: *press convention* for *press conference*. One such
expression may be a slip; many of them in one text are the machine's hand. Pure functions on strings; the words come from tables.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from realpolitik.text.inflections import bases

Kind = Literal["name", "expression", "word"]

WORD = re.compile(r"[^\W_]+(?:['’.\-–][^\W_]+)*|[{}%]+")
# *an settlement*: the article still fits the word that was swapped out.
SLIP = re.compile(r"\b[Aa]n (?![aeiouhAEIOUH])(?![A-Z0-9][A-Z0-9.]*\b)([a-z]\w+|[A-Z][a-z]\w+)")
# *a attendant*: the same the other way round.
VOWEL_SLIP = re.compile(r"\b[Aa] (?!one\b|once\b|eu|uni|ewe|iso|est\b|al\b|el\b)[aeio][a-z]{3,}")
LETTERS = re.compile(r"\b[a-z]+\b")
# The share of machine's words that sound texts may have, and how many plain words to count in so that short texts say little.
ORDINARY = 0.15
PRIOR = 8
# How far a context pattern may look, in characters.
REACH = 60
# What the signs of likeness weigh, and what sound texts reach; and how many of a hundred words broken names and expressions count.
WEIGHTS = (13.1, 38.0, -5.7, -3.6, -13.1, 14.1, 21.0, 3.4, 3.7, 8.3, 3.2)
BIAS = 1.97
MOST = 2.0
# Words a name may hold in lower case.
SMALL = frozenset({"of", "the", "and", "for", "with", "in", "on", "to", "a", "an", "without", "out", "against", "d"})
PREPOSITIONS = frozenset({"of", "for", "to", "in", "on", "with", "against", "from", "at", "by", "between", "without"})


@dataclass(frozen=True)
class Phrase:
    """Words as a synonym machine writes them and what they mean; ``before`` and ``after`` are patterns for the text around.

    ``strength`` says how surely the words betray a machine; ``sure`` phrases are read even where the text is otherwise sound.
    """

    written: str
    means: str
    kind: Kind
    strength: float
    before: str = ""
    after: str = ""
    sure: bool = False

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
        """The compiled context; None where anything may stand."""
        behind = re.compile(self.before, re.IGNORECASE) if self.before else None
        ahead = re.compile(self.after, re.IGNORECASE) if self.after else None
        return behind, ahead

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether the words around ``[start, end)`` allow this reading."""
        behind, ahead = self.patterns
        if behind is not None and not behind.search(text[max(0, start - REACH) : start]):
            return False
        return ahead is None or ahead.match(text[end : end + REACH]) is not None


@dataclass(frozen=True)
class Match:
    """A phrase found at ``[start, end)`` with the words it stands for, in the case of the text."""

    start: int
    end: int
    phrase: Phrase
    means: str


class Phrasebook:
    """Many phrases, found in one pass: a tree of words. At each word the longest phrase that fits is taken."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._tree: dict[str, _Node] = {}
        for phrase in phrases:
            level, node = self._tree, None
            for word in split(phrase.written):
                node = level.setdefault(word, _Node({}, []))
                level = node.deeper
            if node is not None:
                node.phrases.append(phrase)

    def find(self, text: str) -> list[Match]:
        """The phrases of ``text``, from left to right and without overlap."""
        text = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
        words = [(match.group().lower(), match.start(), match.end()) for match in WORD.finditer(text)]
        found: list[Match] = []
        at = 0
        while at < len(words):
            match, width = self._longest(text, words, at)
            if match is not None:
                found.append(match)
            at += width
        return found

    def _longest(self, text: str, words: Sequence[tuple[str, int, int]], at: int) -> tuple[Match | None, int]:
        node = self._tree.get(words[at][0])
        best: tuple[Match | None, int] = (None, 1)
        start, reach = words[at][1], at
        while node is not None:
            end = words[reach][2]
            for phrase in node.phrases:
                if _cased(text[start:end], phrase) and phrase.fits(text, start, end):
                    best = Match(start, end, phrase, recased(text[start:end], phrase)), reach - at + 1
                    break
            reach += 1
            if reach >= len(words) or text[words[reach - 1][2] : words[reach][1]] not in (" ", "\u00a0", ". ", " . "):
                break
            node = node.deeper.get(words[reach][0])
        return best


@dataclass
class _Node:
    deeper: dict[str, _Node]
    phrases: list[Phrase]


def split(text: str) -> list[str]:
    """The words of a phrase, lower-case."""
    return [match.group().lower() for match in WORD.finditer(text.replace("’", "'"))]


def _cased(written: str, phrase: Phrase) -> bool:
    """A name is one only where its words stand in capitals: *Freedom Home*, not *freedom home*."""
    if phrase.kind != "name":
        return True
    wanted = [word[:1].isupper() or word[:1].isdigit() for word in phrase.written.split()]
    return all(
        not want or word[:1].isupper() or word[:1].isdigit()
        for want, word in zip(wanted, (match.group() for match in WORD.finditer(written)), strict=False)
    )


def recased(written: str, phrase: Phrase) -> str:
    """What a phrase means, in the case of the words as written."""
    means = phrase.means
    if phrase.kind == "name":
        return means
    words = [word for word in written.split() if word.lower() not in SMALL]
    if len(words) > 1 and all(word[:1].isupper() for word in words):
        return " ".join(word if word in SMALL else word[:1].upper() + word[1:] for word in means.split(" "))
    if written[:1].isupper():
        return means[:1].upper() + means[1:]
    return means


def head_lemma(means: str) -> str:
    """The head word of a phrase, lower-case and in the singular: *military exercises* -> *exercise*."""
    words = means.lower().split()
    for number, word in enumerate(words):
        if number and word in PREPOSITIONS:
            words = words[:number]
            break
    head = words[-1].strip(".,'\"") if words else means.lower()
    if len(head) > 4 and head.endswith("ies"):
        return head[:-3] + "y"
    if len(head) > 4 and head.endswith(("sses", "shes", "ches", "xes")):
        return head[:-2]
    if len(head) > 3 and head.endswith("s") and not head.endswith(("ss", "us", "is", "ews")):
        return head[:-1]
    return head


def slips(text: str) -> int:
    """How often an article fits a word that no longer stands there (*an settlement*, *a attendant*)."""
    return sum(1 for _ in SLIP.finditer(text)) + sum(1 for _ in VOWEL_SLIP.finditer(text))


def slip_weight(slipped: int) -> float:
    """What articles that no longer fit weigh as evidence."""
    return 0.4 * min(slipped, 3)


def evidence(matches: Iterable[Match], slipped: int = 0) -> float:
    """How much the phrases found weigh together: each once at its strength, and again, weakly, for its repeats."""
    strengths: dict[str, float] = {}
    repeats = 0.0
    for match in matches:
        words = match.phrase.written.lower()
        if words in strengths:
            repeats += 0.2 * match.phrase.strength
        strengths[words] = max(strengths.get(words, 0.0), match.phrase.strength)
    return sum(strengths.values()) + min(repeats, 0.2) + slip_weight(slipped)


def leaning(text: str, odd: Set[str], plain: Set[str]) -> float:
    """How far a text leans to a machine's words (*solely*, *authorities*) where writers take the plain ones (*only*,
    *government*): their share over what sound texts show, for each different one."""
    counts = Counter(LETTERS.findall(text.lower()))
    found = {word: counts[word] for word in odd if word in counts}
    taken = sum(found.values())
    share = taken / (taken + sum(counts[word] for word in plain if word in counts) + PRIOR)
    return len(found) * max(0.0, share - ORDINARY)


def oddness(text: str, odd: Mapping[str, float]) -> float:
    """How much rare words with a common neighbour in sense weigh in a text, each once, for each thousand words."""
    seen: set[str] = set()
    for word in set(LETTERS.findall(text)):
        found = next((form for form in bases(word) if form in odd), None)
        if found is not None:
            seen.add(found)
    return 1000 * sum(odd[word] for word in seen) / (len(text.split()) + 100)


def probability(weight: float, words: int) -> float:
    """How likely a text of so many words with so much evidence was reworded: one half where the evidence passes what long and
    sound texts gather by chance."""
    threshold = 1.1 + 0.5 * min(words, 3000) / 1000
    return 1.0 / (1.0 + math.exp(-3.0 * (weight - threshold)))


@dataclass(frozen=True)
class Evidence:
    """All signs that a text was reworded: how many words it has, what its phrases weigh, articles that no longer fit, leaning, rare
    words, how its words fit (``models/wording.py``), and how many names and expressions are broken."""

    words: int
    phrases: float
    slipped: int
    lean: float
    strange: float
    fitting: tuple[float, ...]
    broken: tuple[int, int] = (0, 0)

    def signs(self) -> tuple[float, ...]:
        """The signs on one scale for texts of any length."""
        share = 100 / (self.words + 100)
        return (
            *self.fitting, min(self.slipped, 3) * share, min(self.phrases, 6.0) * share, min(self.lean, 1.0), self.strange / 100,
            *(min(count * share, MOST) for count in self.broken),
        )  # fmt: skip


def likeness(said: Evidence) -> float:
    """How likely a text was reworded by all signs together (``tools/fit_reworded.py`` fits what they weigh)."""
    return 1.0 / (1.0 + math.exp(BIAS - sum(sign * weight for sign, weight in zip(said.signs(), WEIGHTS, strict=True))))


def merged(first: Sequence[Match], second: Sequence[Match]) -> list[Match]:
    """The matches of two books without overlap, in order: the longer wins, and of two alike the first book's."""
    kept: list[Match] = []
    for match in sorted((*first, *second), key=lambda one: one.start - one.end):
        if all(match.end <= other.start or match.start >= other.end for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda one: one.start)
