"""How machine-reworded ("spun") text is recognised and read: phrases, their context, case, and the sum of the evidence.

Synonym machines swap words without looking at the expression they stand in: *press convention* for *press conference*. One such
expression may be a slip; many of them in one text are the machine's hand. Pure functions on strings; the words come from tables.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
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
# How near words must be in a text that may be sound, where one at least must stand as it was; and what nearness and fame must come to, as
# logarithms, in one that is surely reworded: where a word stands as it was, and where none does.
STRICT = 0.9
LOOSE: Mapping[Kind, tuple[float, float]] = {"name": (-1.0, -0.25), "expression": (-0.45, -0.2)}
# What fame counts beside nearness, and for the choice between two readings.
FAME, RANK = 0.15, 0.1
# How near words must be for an expression to be read that stands together soundly as it is written.
CLOSE = 0.9
# What a broken phrase weighs as evidence.
BROKEN = 0.3
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


HISSES = ("sses", "shes", "ches", "xes", "zzes")


@lru_cache(maxsize=65536)
def base(word: str) -> str:
    """One base form of a word, the same for all its forms: *ministries* -> *ministry*, *united* -> *unite*."""
    found = bases(word)
    if len(found) < 2 or len(word) < 4:
        return word
    return word[:-1] if word.endswith("es") and not word.endswith(("ies", *HISSES)) else found[1]


class Nearbook:
    """Known names and expressions, found where some of their words stand as near-synonyms: a tree of base forms.

    ``stands`` says for a word or two as written which words it may stand for, in base forms, and how near these are, from 0 to 1. Words
    in ``sound`` are left alone as they are written, those in ``heard`` unless the text is surely reworded.
    """

    def __init__(
        self, known: Sequence[Known], stands: Mapping[str, Mapping[str, float]], sound: Set[str], heard: Set[str],
        stem: Callable[[str], str] = base,
    ) -> None:  # fmt: skip
        self._stem = stem
        self._stands = stands
        self._close = {
            written: near
            for written, options in stands.items()
            if (near := {meant: nearness for meant, nearness in options.items() if nearness >= STRICT})
        }
        self._root = _Branch()
        for one in known:
            branch = self._root
            for word in split(one.words):
                branch = branch.deeper.setdefault(stem(word), _Branch())
            branch.known.append(one)
        self._sound, self._heard = (
            {" ".join(stem(word) for word in split(phrase)) for phrase in phrases}
            for phrases in ((*sound, *(one.words for one in known if one.kind != "name")), heard)
        )
        self._names = {_plainly(one.words) for one in known if one.kind == "name"}

    def find(self, text: str, attested: Callable[[str, str], bool], *, loose: bool = False) -> list[Match]:
        """The names and expressions of ``text`` that are broken, from left to right and without overlap, the longest first.

        ``attested`` tells whether two words stand together in sound English. ``loose`` takes words that are less near, as in texts that
        are surely reworded.
        """
        words = [_Word(text, match, self._stem) for match in WORD.finditer(text)]
        readings = sorted(
            (one for at in range(len(words)) for one in self._readings(text, words, at, attested, loose)), key=lambda one: -one.rank
        )
        taken: list[_Reading] = []
        for one in readings:
            if all(one.end <= other.start or one.start >= other.end for other in taken):
                taken.append(one)
        found = (self._match(text, one) for one in sorted(taken, key=lambda one: one.start))
        return [match for match in found if match is not None]

    @staticmethod
    def _match(text: str, reading: _Reading) -> Match | None:
        """The match of a reading; none for what stands as it was."""
        if reading.whole:
            return None
        written = text[reading.start : reading.end]
        phrase = Phrase(written, _numbered(written, reading.known), reading.known.kind, BROKEN)
        return Match(reading.start, reading.end, phrase, recased(written, phrase))

    def _readings(
        self, text: str, words: Sequence[_Word], at: int, attested: Callable[[str, str], bool], loose: bool
    ) -> Iterator[_Reading]:
        """What may begin at a word: what is known and stands as it was, and what is broken and may be meant."""
        for reach, nearness, swapped, known in self._walk(text, words, at, self._root, _Path(), self._stands if loose else self._close):
            start, end = words[at].start, words[reach - 1].end
            written = text[start:end]
            if known.kind == "name" and not _all_cased(written):
                continue
            fame = math.log1p(known.weight)
            rank = (reach - at) + nearness + _agreement(written, known.words) + RANK * fame
            if not swapped:
                if known.kind != "name" or _plainly(written) == _plainly(known.words):
                    yield _Reading(start, end, rank, known, whole=True)
                    continue
            everywhere = swapped == sum(word not in SMALL for word in known.words.split(" "))
            if not loose and (nearness < STRICT or everywhere):
                continue
            if math.log(nearness) / math.sqrt(max(1, swapped)) + FAME * fame < LOOSE[known.kind][everywhere]:
                continue
            surely = loose and nearness >= CLOSE and not everywhere
            if not self._stand(words[at:reach], known.kind, attested, loose, surely):
                yield _Reading(start, end, rank, known)

    def _stand(self, words: Sequence[_Word], kind: Kind, attested: Callable[[str, str], bool], loose: bool, surely: bool) -> bool:
        """Whether words stand together soundly as they are written."""
        if " ".join(word.lower for word in words) in self._names:
            return True
        said = " ".join(word.base for word in words)
        if said in self._sound or (not loose and said in self._heard):
            return True
        return (
            kind != "name"
            and not surely
            and any(
                attested(first.lower, second.lower)
                for first, second in pairwise(words)
                if first.lower not in SMALL and second.lower not in SMALL
            )
        )

    def _options(
        self, words: Sequence[_Word], at: int, size: int, branch: _Branch, stands: Mapping[str, Mapping[str, float]]
    ) -> Iterator[tuple[str, float, str]]:
        """The words of a branch that one word or more may stand for, how near, and the word that must bend as what it stands for."""
        if size == 1 and words[at].base in branch.deeper:
            yield words[at].base, 1.0, ""
        written = " ".join(word.lower for word in words[at : at + size])
        direct = stands.get(written, {})
        for meant, near in direct.items():
            if meant in branch.deeper:
                yield meant, near, ""
        stem = " ".join(word.base for word in words[at : at + size])
        if stem != written:
            for meant, near in stands.get(stem, {}).items():
                if meant in branch.deeper and near > direct.get(meant, 0.0):
                    yield meant, near, written

    def _walk(
        self, text: str, words: Sequence[_Word], at: int, branch: _Branch, path: _Path,
        stands: Mapping[str, Mapping[str, float]],
    ) -> Iterator[tuple[int, float, int, Known]]:
        """Each known phrase that may begin here: where it ends, how near its words are, how many are swapped."""
        for size in (1, 2, 3):
            if at + size > len(words) or (size > 1 and text[words[at + size - 2].end : words[at + size - 1].start] != " "):
                break
            for meant, near, bent in self._options(words, at, size, branch, stands):
                deeper = branch.deeper[meant]
                taken = path.with_word(near, bent, size > 1 or meant != words[at].base)
                for known in deeper.known:
                    if taken.bends_as(known):
                        yield at + size, taken.nearness, taken.swapped, known
                following = at + size
                if deeper.deeper and following < len(words) and text[words[following - 1].end : words[following].start] in (" ", "\u00a0"):
                    yield from self._walk(text, words, following, deeper, taken, stands)


@dataclass(frozen=True)
class _Reading:
    """What words may mean, how well, and whether they stand as they were."""

    start: int
    end: int
    rank: float
    known: Known
    whole: bool = False


class _Word:
    """A word of a text: in lower case, its base form, where it stands."""

    __slots__ = ("base", "end", "lower", "start")

    def __init__(self, text: str, match: re.Match[str], stem: Callable[[str], str]) -> None:
        written = match.group().replace("’", "'").lower()
        self.lower = written.removesuffix("'s")
        self.base = stem(self.lower)
        self.start, self.end = match.start(), match.end() - len(written) + len(self.lower)


@dataclass(frozen=True)
class _Path:
    """What was taken on the way down the tree: how near, how many swapped, and the swapped words as written."""

    nearness: float = 1.0
    swapped: int = 0
    written: tuple[str, ...] = ()

    def with_word(self, near: float, written: str, swapped: bool) -> _Path:
        return _Path(self.nearness * near, self.swapped + swapped, (*self.written, written))

    def bends_as(self, known: Known) -> bool:
        """Whether each swapped word that is bent, but not as a plural is, stands for such a word: *told* is no *state*."""
        return all(
            not word or word.endswith("s") or (meant != base(meant) and not meant.endswith("s"))
            for word, meant in zip(self.written, split(known.words), strict=False)
        )


def _plainly(words: str) -> str:
    return " ".join(split(words))


def _all_cased(written: str) -> bool:
    return all(word[:1].isupper() or word[:1].isdigit() or word in SMALL for word in written.split())


def _many(word: str) -> bool:
    return word.lower().endswith("s") and base(word.lower()) != word.lower()


def _agreement(written: str, means: str) -> float:
    """One tenth where both end in the plural, or neither."""
    return 0.1 * (_many(written.rsplit(" ", 1)[-1]) == _many(means.rsplit(" ", 1)[-1]))


def _numbered(written: str, known: Known) -> str:
    """An expression in the number in which it is written: *foreign clergymen* -> *foreign ministers*."""
    last, meant = written.rsplit(" ", 1)[-1].lower(), known.words.rsplit(" ", 1)[-1]
    if known.kind == "expression" and (_many(last) or last.endswith("men")) and not _many(meant) and not meant.endswith("men"):
        return plural(known.words)
    return known.words


def split(text: str) -> list[str]:
    """The words of a phrase, lower-case."""
    return [match.group().lower() for match in WORD.finditer(text.replace("’", "'"))]


def _cased(written: str, phrase: Phrase) -> bool:
    """A name is one only where its words stand in capitals: *Freedom Home*, not *freedom home*."""
    if phrase.kind != "name":
        return True
    wanted = [word[:1].isupper() or word[:1].isdigit() for word in phrase.written.split()]
    return all(not want or word[:1].isupper() or word[:1].isdigit() for want, word in zip(wanted, (match.group() for match in WORD.finditer(written)), strict=False))


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
