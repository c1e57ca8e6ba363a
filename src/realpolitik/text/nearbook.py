"""Known names and expressions, found where words of theirs stand as near-synonyms: *Safety Council*, *overseas pastor*.

Pure functions on strings; the names, the expressions and the near words come from tables.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from realpolitik.text.forms import plural
from realpolitik.text.inflections import bases
from realpolitik.text.rewording import SMALL, WORD, Kind, Match, Phrase, recased, split

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


@lru_cache(maxsize=1 << 14)
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
            if not swapped and (known.kind != "name" or _plainly(written) == _plainly(known.words)):
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
        self,
        text: str,
        words: Sequence[_Word],
        at: int,
        branch: _Branch,
        path: _Path,
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
