"""A table of hypotheses: what each makes likely, as a person sees it, in a form that can be held against events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# The words of estimative language (ICD 203) and the middle of the band each stands for.
WORDS: Mapping[str, float] = {
    "almost no chance": 0.03, "very unlikely": 0.125, "unlikely": 0.325, "roughly even": 0.5, "likely": 0.675, "very likely": 0.875,
    "almost certain": 0.97,
}  # fmt: skip
# How many stories of one kind count, if the table does not say.
AT_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A kind of event, and how likely it is that such a story is told if each hypothesis is true (``likelihood``, above 0 and below 1).

    Empty conditions ask nothing; ``actors``, ``recipients`` and ``places`` are country codes or names. No more than ``at_most`` stories
    count. ``expected``: that none is told counts as well, by one less the likelihood.
    """

    name: str
    likelihood: Mapping[str, float]
    types: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset({"actual", "ongoing"})
    at_most: int = AT_MOST
    expected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypotheses:
    """A question, what may be the answers with their prior probabilities (which sum to 1), and the evidence; days are ISO, both
    included."""

    question: str
    priors: Mapping[str, float]
    evidence: tuple[Evidence, ...]
    since: str | None = None
    until: str | None = None
