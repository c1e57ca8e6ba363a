"""How machine-reworded ("spun") text is recognised and read: phrases, their context, case, and the sum of the evidence.

Synonym machines swap words without looking at the expression they stand in: *press convention* for *press conference*. One such
expression may be a slip; many of them in one text are the machine's hand. Pure functions on strings; the words come from tables.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from realpolitik.text.forms import plural
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
# How near all words of a phrase must be where none stands as it was; and what a broken phrase weighs as evidence.
BOTH = 0.75
# An expression must have been heard so often for words that are merely related to be taken for its own.
HEARD = 8
# Names, and expressions heard so often, are taken on less.
FAMILIAR = 18
# What a second step between words takes off their nearness.
FURTHER = 0.6
BROKEN = 0.3
# What the signs of likeness weigh, and what sound texts reach.
WEIGHTS = (2.9, 3.7, 5.6, 0.12, 0.15)
BIAS = 11.1
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
            if reach >= len(words) or text[words[reach - 1][2] : words[reach][1]] not in (" ", "\u00a0", ". "):
                break
            node = node.deeper.get(words[reach][0])
        return best


@dataclass
class _Node:
    deeper: dict[str, _Node]
    phrases: list[Phrase]


@dataclass(frozen=True)
class Known:
    """A name or expression as sound texts have it; ``weight`` says which of two is the likelier where both may be meant."""

    words: str
    kind: Kind
    weight: float = 1.0


@dataclass
class _Branch:
    deeper: dict[str, _Branch] = field(default_factory=dict)
    known: list[Known] = field(default_factory=list)


class Nearbook:
    """Known names and expressions, found where some of their words stand as near-synonyms: a tree of base forms.

    ``stands`` says for a word as written, or two or three, which words it may stand for and how near these are, from 0 to 1. Words
    that stand together soundly as they are written are left alone.
    """

    def __init__(self, known: Sequence[Known], stands: Mapping[str, Mapping[str, float]], sound: Set[str]) -> None:
        self._stands = stands
        self._root = _Branch()
        for one in known:
            branch = self._root
            for word in split(one.words):
                branch = branch.deeper.setdefault(base(word), _Branch())
            branch.known.append(one)
        # Most words can begin nothing that is known: they are passed over before any search.
        self._firsts = self._root.deeper.keys() | {
            written.partition(" ")[0] for written, meanings in stands.items() if any(meant in self._root.deeper for meant in meanings)
        }
        as_they_stand = sound | {one.words.lower() for one in known}
        self._sound = {" ".join(base(word) for word in split(phrase)) for phrase in as_they_stand}

    def find(self, text: str, *, loose: bool = False) -> list[Match]:
        """The names and expressions of ``text`` that are broken, from left to right and without overlap, the longest first.

        ``loose`` takes words two steps apart and words all swapped for related ones, as in texts that are surely reworded.
        """
        words = [(base(match.group().replace("’", "'").lower()), match.start(), match.end()) for match in WORD.finditer(text)]
        found: list[Match] = []
        at = 0
        while at < len(words):
            possible = loose or words[at][0] in self._firsts
            match, width = self._best(text, words, at, loose) if possible else (None, 1)
            if match is not None:
                found.append(match)
            at += width
        return found

    def _best(self, text: str, words: Sequence[tuple[str, int, int]], at: int, loose: bool) -> tuple[Match | None, int]:
        best: tuple[float, int, Known] | None = None
        whole = 0
        for reach, nearness, swapped, known in self._walk(text, words, at, self._root, 1.0, 0, loose):
            if not swapped:
                whole = max(whole, reach)
                continue
            start, end = words[at][1], words[reach - 1][2]
            if known.kind == "name" and not _all_cased(text[start:end]):
                continue
            count = sum(word not in SMALL for word in known.words.split(" "))
            if nearness < (_needed(known, swapped == count) if loose else BOTH if swapped == count or known.weight < HEARD else 0.0):
                continue
            rank = (reach - at) + nearness + _agreement(text[start:end], known.words) + min(known.weight, 50) / 100
            if (best is None or rank > best[0]) and " ".join(word for word, *_ in words[at:reach]) not in self._sound:
                best = rank, reach, known
        if best is None or whole >= best[1]:
            return None, max(whole - at, 1)
        _, reach, known = best
        start, end = words[at][1], words[reach - 1][2]
        means = _numbered(text[start:end], known)
        phrase = Phrase(text[start:end], means, known.kind, BROKEN)
        return Match(start, end, phrase, recased(text[start:end], phrase)), reach - at

    def _walk(
        self, text: str, words: Sequence[tuple[str, int, int]], at: int, branch: _Branch, nearness: float, swapped: int, loose: bool
    ) -> Iterator[tuple[int, float, int, Known]]:
        """Each known phrase that may begin here: where it ends, how near its words are, how many are swapped."""
        for size in (1, 2, 3):
            if at + size > len(words) or (size > 1 and text[words[at + size - 2][2] : words[at + size - 1][1]] != " "):
                break
            written = " ".join(word for word, *_ in words[at : at + size])
            direct = self._stands.get(written, {})
            options = {meant: near for meant, near in direct.items() if meant in branch.deeper}
            if size == 1 and written in branch.deeper:
                options[written] = 1.0
            for meant, near in options.items():
                deeper = branch.deeper[meant]
                changed = swapped + (meant != written)
                for known in deeper.known:
                    yield at + size, nearness * near, changed, known
                following = at + size
                if deeper.deeper and following < len(words) and text[words[following - 1][2] : words[following][1]] in (" ", "\u00a0"):
                    yield from self._walk(text, words, following, deeper, nearness * near, changed, loose)


def _needed(known: Known, everywhere: bool) -> float:
    """How near words must be in a text that is surely reworded; ``everywhere`` where none stands as it was."""
    if known.kind == "name" or known.weight >= FAMILIAR:
        return 0.5 if everywhere else 0.0
    return BOTH if everywhere or known.weight < HEARD else 0.5


def _all_cased(written: str) -> bool:
    return all(word[:1].isupper() or word[:1].isdigit() or word in SMALL for word in written.split())


def _many(word: str) -> bool:
    return word.lower().endswith("s") and base(word.lower()) != word.lower()


def _agreement(written: str, means: str) -> float:
    """One tenth where both end in the plural, or neither."""
    return 0.1 * (_many(written.rsplit(" ", 1)[-1]) == _many(means.rsplit(" ", 1)[-1]))


def _numbered(written: str, known: Known) -> str:
    """An expression in the number in which it is written: *foreign clergymen* -> *foreign ministers*."""
    last = written.rsplit(" ", 1)[-1].lower()
    if known.kind == "expression" and (_many(last) or last.endswith("men")) and not _many(known.words.rsplit(" ", 1)[-1]):
        return plural(known.words)
    return known.words


@lru_cache(maxsize=65536)
def base(word: str) -> str:
    """One base form of a word, the same for all its forms: *ministries* -> *ministry*, *united* -> *unite*."""
    found = bases(word)
    return found[1] if len(found) > 1 and len(word) > 3 else word


def split(text: str) -> list[str]:
    """The words of a phrase, lower-case."""
    return [match.group().lower() for match in WORD.finditer(text.replace("’", "'"))]


def _cased(written: str, phrase: Phrase) -> bool:
    """A name is one only where its words stand in capitals: *Freedom Home*, not *freedom home*."""
    if phrase.kind != "name":
        return True
    wanted = [word[:1].isupper() or word[:1].isdigit() for word in phrase.written.split()]
    return all(not want or word[:1].isupper() or word[:1].isdigit() for want, word in zip(wanted, written.split(), strict=False))


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


def likeness(weight: float, slipped: int, lean: float, broken: float, strange: float) -> float:
    """How likely a text was reworded by all signs together: phrases, articles that no longer fit, leaning, broken expressions and
    rare words (both for each thousand words). Weights were fitted on the pairs not held out
    and on texts of the corpus; the bias keeps false alarms on real news below one in three hundred."""
    signs = (min(weight, 4.0), min(slipped, 3), min(lean, 1.0), broken, strange)
    return 1.0 / (1.0 + math.exp(BIAS - sum(sign * share for sign, share in zip(signs, WEIGHTS, strict=True))))


def merged(first: Sequence[Match], second: Sequence[Match]) -> list[Match]:
    """The matches of two books without overlap, in order: the longer wins, and of two alike the first book's."""
    kept: list[Match] = []
    for match in sorted((*first, *second), key=lambda one: one.start - one.end):
        if all(match.end <= other.start or match.start >= other.end for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda one: one.start)
