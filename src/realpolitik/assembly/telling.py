"""What of a report tells which story it is: its rare words, those of its lead, its names and numbers, and a sketch of its wording.

Nothing of it needs a model of language, so that a report's story can be known before, and without, a full reading.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.core.report import Report
from realpolitik.models.rarity import Rarity
from realpolitik.text.terms import lead, skeleton, terms

if TYPE_CHECKING:
    from datetime import date

# Words in a row that two reports share only if one is copied from the other.
SHINGLE = 5
PERMUTATIONS = 128
SEED = 1
Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Bare:
    """A report's words, before it is known how rare they are: counts of terms in all and in the lead, names and numbers in order."""

    report: str
    published: date | None
    terms: Counter[str]
    lead: Counter[str]
    skeleton: tuple[str, ...]
    sketch: tuple[int, ...]
    shingles: int


@dataclass(frozen=True, slots=True)
class Telling:
    """A report as a story sees it: vectors of length one over terms, terms of the lead, and names and numbers."""

    bare: Bare
    terms: Vector
    lead: Vector
    names: Vector

    @property
    def report(self) -> str:
        return self.bare.report


def bare(report: Report) -> Bare:
    """The words of one report."""
    whole = f"{report.title}\n{report.text}" if report.title else report.text
    words = terms(whole)
    runs = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))} - {""}
    return Bare(
        report=report.id, published=report.published, terms=Counter(words), lead=Counter(terms(lead(whole))),
        skeleton=tuple(skeleton(report.text)), sketch=sketch(runs), shingles=len(runs),
    )  # fmt: skip


def sketch(runs: Collection[str]) -> tuple[int, ...]:
    """A MinHash signature: the share of equal places estimates the Jaccard index of two sets; of nothing there is none."""
    from rensa import RMinHash

    made = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    made.update(sorted(runs))
    return tuple(made.digest()) if runs else ()


def rarity(of: Sequence[Bare]) -> Rarity:
    """How rare words are among these reports."""
    having: Counter[str] = Counter()
    for one in of:
        having.update(one.terms.keys())
    return Rarity(len(of), having)


def telling(one: Bare, rare: Rarity) -> Telling:
    """The report's vectors."""
    return Telling(
        one, _vector(one.terms, rare), _vector(one.lead, rare), _vector(Counter(w for w in one.skeleton if not w[0].isdigit()), rare)
    )


def _vector(counts: Counter[str], rare: Rarity) -> Vector:
    weights = {word: (1 + math.log(count)) * rare.of(word) for word, count in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length one."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * large[word] for word, weight in small.items() if word in large)
