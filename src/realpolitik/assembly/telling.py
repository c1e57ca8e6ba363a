"""What of a report tells which story it is: its rare words, those of its lead, its names and numbers, and a sketch of its wording.

Nothing of it needs a model of language, so that a report's story can be known before, and without, a full reading. A telling is small
and depends on its own report only: it can be kept, and means the same in every store.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from realpolitik.assembly.setting import days, towns
from realpolitik.core.report import Report, digest
from realpolitik.models.rarity import rarity
from realpolitik.text.terms import CALENDAR, lead, skeleton, terms

# Words in a row that two reports share only if one is copied from the other.
SHINGLE = 5
PERMUTATIONS = 128
SEED = 1
# What terms, terms of the lead, names and title count for in how alike two reports are.
WEIGHTS = {"terms": 0.4, "lead": 0.4, "names": 0.1, "title": 0.1}
# By so many of its words that tell most a report is found by others.
KEYS = 24
# By so many bands of the sketch, each of so many numbers, its copies are found, however old they are.
BANDS, BAND = 6, 6
# Names and numbers in a row that a reworded copy keeps.
RUN = 3
# What a reprint may change: all but letters, numbers with their points and commas, and the signs of money and shares.
MARKS = re.compile(r"(?<!\d)[.,]|[.,](?!\d)|[^\w.,$€£%+]|_")

Numbers = npt.NDArray[np.uint32]
Weights = npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A report as a story sees it.

    ``words`` are hashes of terms, terms of the lead and names, in order, ``weights`` the vector of length one over them; ``keys`` the words
    that tell most, the most telling first; ``bands`` and ``sketch`` tell the wording, ``shingles`` how many runs of words it has; ``runs``
    are hashes of names and numbers in a row. ``day`` is that of publication, ``days`` are those the lead names, counted as
    ``date.toordinal`` does, the first first; ``towns`` are the words of ``words`` that name the towns it happened in.
    """

    report: str
    day: date | None
    words: Numbers
    weights: Weights
    keys: tuple[int, ...]
    sketch: Numbers
    shingles: int
    runs: Numbers
    days: tuple[int, ...] = ()
    towns: Numbers = field(default_factory=lambda: np.array([], np.uint32))

    @property
    def bands(self) -> tuple[int, ...]:
        """Keys of the sketch: of two copies one or more are the same. A text without words is a copy of nothing."""
        if not len(self.sketch):
            return ()
        return tuple(crc32(self.sketch[at * BAND : (at + 1) * BAND].tobytes(), at) for at in range(BANDS))

    def packed(self) -> bytes:
        """The telling as bytes, to be kept; its report and day stand beside it."""
        parts = (self.words, self.weights, np.array(self.keys, np.uint32), self.sketch, self.runs)
        sizes = np.array([self.shingles, *(len(part) for part in parts)], np.uint32)
        setting = (np.array([len(self.days), len(self.towns)], np.uint32), np.array(self.days, np.uint32), self.towns)
        return b"".join(part.tobytes() for part in (sizes, *parts, *setting))


def telling(report: Report) -> Telling:
    """What one report tells."""
    whole = f"{report.title}\n{report.text}" if report.title else report.text
    opening = lead(whole)
    words = terms(whole)
    names = skeleton(report.text)
    weights = _vector(words)
    parts = {
        "terms": weights, "lead": _vector(terms(opening)), "names": _vector(name for name in names if not name[0].isdigit()),
        "title": _vector(terms(report.title or "")),
    }  # fmt: skip
    vector: dict[int, float] = {}
    for part, own in parts.items():
        for word, weight in own.items():
            key = _hashed(part, word)
            vector[key] = vector.get(key, 0.0) + weight * math.sqrt(WEIGHTS[part])
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    ordered = sorted(vector)
    runs = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))} - {""}
    telling_most = sorted(weights, key=lambda word: (-weights[word], word))[:KEYS]
    return Telling(
        report=report.id, day=report.published, words=np.array(ordered, np.uint32),
        weights=np.array([vector[key] / length for key in ordered], np.float16),
        keys=tuple(_hashed("terms", word) for word in telling_most),
        sketch=sketch(runs), shingles=len(runs), runs=np.array(sorted(_runs(names)), np.uint32),
        days=tuple(one.toordinal() for one in days(opening, report.published)),
        towns=np.array(sorted({_hashed("terms", _rarest(name)) for name in towns(opening)}), np.uint32),
    )  # fmt: skip


def unpacked(kept: bytes, *, report: str, day: date | None) -> Telling:
    """The telling that was kept as these bytes."""
    shingles, words, weights, keys, sketched, runs = (int(size) for size in np.frombuffer(kept, np.uint32, 6))
    at, parts = 24, list[npt.NDArray[Any]]()
    for size, kind in ((words, np.uint32), (weights, np.float16), (keys, np.uint32), (sketched, np.uint32), (runs, np.uint32)):
        part: npt.NDArray[Any] = np.frombuffer(kept, kind, size, at)
        parts.append(part)
        at += part.nbytes
    dated: Numbers = np.array([], np.uint32)
    towns = dated
    if at < len(kept):  # what was kept before tellings knew their setting ends here
        first, second = (int(size) for size in np.frombuffer(kept, np.uint32, 2, at))
        dated, towns = np.frombuffer(kept, np.uint32, first, at + 8), np.frombuffer(kept, np.uint32, second, at + 8 + 4 * first)
    telling_most = tuple(int(key) for key in parts[2])
    return Telling(report, day, parts[0], parts[1], telling_most, parts[3], shingles, parts[4], tuple(int(one) for one in dated), towns)


def named(one: Telling, key: str) -> Telling:
    """The same telling of a report under another id."""
    return replace(one, report=key)


def sketch(runs: Collection[str]) -> Numbers:
    """A MinHash signature: the share of equal places estimates the Jaccard index of two sets; of nothing there is none."""
    from rensa import RMinHash

    if not runs:
        return np.array([], np.uint32)
    made = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    made.update(sorted(runs))
    return np.array(made.digest(), np.uint32)


def wording(report: Report) -> str:
    """A hash of the text's letters and numbers: the same in a reprint, whatever its spaces, quote marks, dashes and capitals."""
    return digest("wording", MARKS.sub("", report.text.lower()), size=16)


def likeness(one: Telling, others: Sequence[Telling]) -> npt.NDArray[np.float64]:
    """The cosine of a telling with each of the others."""
    if not others or not len(one.words):
        return np.zeros(len(others))
    words = np.concatenate([other.words for other in others])
    weights = np.concatenate([other.weights.astype(np.float64) for other in others])
    at = np.minimum(np.searchsorted(one.words, words), len(one.words) - 1)
    found = np.where(one.words[at] == words, one.weights[at].astype(np.float64) * weights, 0.0)
    ends = np.cumsum([len(other.words) for other in others])
    sums = np.concatenate(([0.0], np.cumsum(found)))
    told: npt.NDArray[np.float64] = np.round(np.diff(sums[np.concatenate(([0], ends))]), 6).astype(np.float64)
    return told


def _vector(words: Iterable[str]) -> dict[str, float]:
    """Words by how much they tell; that two reports name a Tuesday says nothing, which Tuesday is among their days."""
    counts = Counter(word for word in words if word not in CALENDAR)
    weights = {word: (1 + math.log(count)) * rarity(word) for word, count in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def _rarest(name: str) -> str:
    """The word of a name that tells it best."""
    return max(terms(name), key=lambda word: (rarity(word), word), default=name)


def _runs(names: Iterable[str]) -> set[int]:
    listed = list(names)
    cut = (listed[at : at + RUN] for at in range(len(listed) - RUN + 1))
    return {_hashed("run", " ".join(run)) for run in cut if any(one != other for one, other in pairwise(run))}


@lru_cache(maxsize=65536)
def _hashed(part: str, word: str) -> int:
    return crc32(f"{part} {word}".encode("utf-8", "surrogatepass"))
