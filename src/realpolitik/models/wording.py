"""How English words are used and stand together, and what that says of a text: whether its words seem to be swapped for others.

Each plain word that a synonym machine may have written is weighed against the words it may stand for: how often each is used, and how
well each fits its neighbours. The means over a text are signs; what they weigh is settled elsewhere. The numbers are counts and word
lists packed by ``tools/build_wording.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

WEIGHTS = Path(__file__).with_name("weights") / "wording" / "wording.npz"
# Counts are of so many words.
UNITS = 1.02e12
PIECE = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|[^\sA-Za-z]")
SMALLEST = 3
# How many words of a text a machine is taken to swap, and what one word may weigh at most.
RATE, CEILING = 0.1, 3.0
# So many plain words are counted in, so that a short text says little.
PRIOR = 20
# Two words that avoid each other, or are inseparable, count for no more.
SHY, FLOOR = -3.0, 1e-9


@dataclass(frozen=True)
class Signs:
    """Means over a text: words against what they may stand for, among their neighbours and by use alone; the neighbours alone;
    the share of words that are known to stand after the one before, and before the one behind."""

    fitting: float = 0.0
    use: float = 0.0
    neighbours: float = 0.0
    after: float = 0.45
    before: float = 0.45


class Wording:
    """The counts, and the words that each word may stand for."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        with np.load(path) as packed:
            words = packed["words"].tobytes().decode().split("\n")
            self._used = packed["used"].astype(np.float32)
            self._plain = packed["plain"].astype(np.float32)
            self._starts = packed["starts"]
            self._meant = packed["meant"].astype(np.int64)
            self._shares = packed["shares"].astype(np.float32)
            self._pairs = np.cumsum(packed["steps"])
            self._together = packed["together"].astype(np.float32)
        self._size = len(words)
        self._ids = {word: number for number, word in enumerate(words)}
        self._least = float(self._together.min()) - float(np.log(2))

    def attested(self, first: str, second: str) -> bool:
        """Whether two words, in lower case, are known to stand together."""
        ids = np.array([self._ids.get(first, -1)]), np.array([self._ids.get(second, -1)])
        return bool(self._fit(*ids)[1][0])

    def _fit(self, first: Any, second: Any) -> tuple[Any, Any]:
        """How much oftener than by chance words stand together, as a logarithm; and whether they are known to. Others say nothing."""
        known = (first >= 0) & (second >= 0)
        keys = first * self._size + second
        chance = self._used[first] + self._used[second]
        at = np.searchsorted(self._pairs, keys)
        at[at == len(self._pairs)] = 0
        heard = (self._pairs[at] == keys) & known
        value = np.where(heard, np.maximum(self._together[at] - chance, SHY), np.minimum(0.0, self._least - chance))
        return np.where(known, value, 0.0), heard

    def signs(self, text: str) -> Signs:
        """What the words of a text say of it; each word counts once, where it fits worst."""
        pieces = PIECE.findall(text)
        ids = np.array([self._ids.get(piece, -1) for piece in pieces] + [-1, -1], np.int64)
        many = self._starts[1:] - self._starts[:-1]
        chosen = np.array([at for at, piece in enumerate(pieces) if len(piece) >= SMALLEST and ids[at] >= 0 and many[ids[at]]], np.int64)
        if not len(chosen):
            return Signs()
        word, left, right = ids[chosen], ids[chosen - 1], ids[chosen + 1]
        left_fit, after = self._fit(left, word)
        right_fit, before = self._fit(word, right)
        count = many[word]
        row = np.repeat(np.arange(len(chosen)), count)
        option = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(self._starts[word], count)
        meant = self._meant[option]
        better = self._used[meant] + self._shares[option] + self._fit(left[row], meant)[0] + self._fit(meant, right[row])[0]
        better = np.exp(np.clip(better - (self._used[word] + left_fit + right_fit)[row], -30, 30))
        fitting = np.clip(np.log(np.bincount(row, better, len(chosen)) + FLOOR), -8, 8)
        use = np.clip(self._plain[word], -6, 6)
        order = np.argsort(-fitting, kind="stable")
        once = order[np.unique(word[order], return_index=True)[1]]
        size = len(once) + PRIOR
        return Signs(
            float(_weighed(fitting[once]).sum() / size), float(_weighed(use[once]).sum() / size),
            float(_weighed(np.clip(fitting - use, -8, 8)[once]).sum() / size), float(after.mean()), float(before.mean()),
        )  # fmt: skip


def _weighed(odds: Any) -> Any:
    """What odds of being swapped say of a text of which a machine swaps a share of the words."""
    return np.minimum(CEILING, np.log(1 - RATE + RATE * np.exp(odds)))


@cache
def wording() -> Wording:
    """The counts that ship with the package."""
    return Wording()
