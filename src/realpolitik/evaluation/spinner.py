"""A seeded synonym machine: puts sound texts through synonyms word by word, as spinning programs do, and keeps what it swapped.

Its words are tables of its own (``benchmarks/reworded/spinner``), so that a reader is not examined in its own words. Like such machines
it minds neither sense nor expression nor name: *Security Council* becomes *Safety Board*. The same seed gives the same text.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Span
from realpolitik.text.forms import gerund, past, plural

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# The share of its known words that one run of the machine swaps: careful runs and wild ones.
RATES = (0.35, 0.55, 0.8)
KINDS = frozenset("nvar")
# Words in capitals, with small words between: a name, once what stands before it (*On Tuesday President*) is cut off.
PROPER = r"[A-Z][\w-]+"
RUN = re.compile(rf"\b{PROPER}(?: {PROPER})*(?: (?:of|for)(?: the)? {PROPER}(?: {PROPER})*(?: and {PROPER}(?: {PROPER})*)?)*")
START = re.compile(r"(?:^|[.!?:\"“”\n])[\s\"“]*$")
OPENERS = frozenset(
    """
    a after an and anyone as at before both but by courtesy during each even for founder from he her his if in inside into it its
    just many most mr mrs ms near no none nobody not of on only or our outside over several she since so some soon still
    supporters that the their then there these they this those though through tickets to under until we what when where which
    while who why with within without you monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december last admiral ambassador archbishop bishop captain chairman chairwoman
    chancellor chief coach colonel commander commissioner constable count crown director doctor dr emperor engineer father founder
    general governor head inspector judge justice king lieutenant lord lorry magistrate major marshal mayor minister officer pilot
    pope premier president prince princess prof professor queen rabbi secretary senator sergeant sheikh sir sister spokesman
    spokeswoman sultan
    """.split()
)


@dataclass(frozen=True)
class Words:
    """What the machine writes: by the word or phrase it knows, in lower case; and the expressions that are scored."""

    swaps: Mapping[str, tuple[str, ...]]
    fixed: frozenset[str]

    @property
    def reach(self) -> int:
        """How many words the longest phrase has."""
        return max(phrase.count(" ") + 1 for phrase in (*self.swaps, *self.fixed))


@dataclass(frozen=True)
class Item:
    """A name or fixed expression that the machine broke: its place in the spun text, and the words that stood there."""

    span: Span
    kind: str
    original: str
    swaps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Spun:
    """A spun text with the names and expressions it broke, and how many words or phrases of it were swapped."""

    text: str
    items: tuple[Item, ...]
    swapped: int


def load(folder: Path) -> Words:
    """The machine's tables ``words.txt``, ``phrases.txt`` and ``fixed.txt``. Raises :class:`EvaluationError` where one is amiss."""
    swaps: dict[str, list[str]] = {}
    for line in _lines(folder / "words.txt"):
        head, found, written = line.partition(" | ")
        kind, _, word = head.partition(" ")
        if not found or kind not in KINDS:
            raise EvaluationError(f"{folder}/words.txt: not 'kind word | words': {line}")
        for other in written.split(", "):
            for form, instead in _forms(kind, word, other.strip()):
                if instead not in (form, *swaps.setdefault(form, [])):
                    swaps[form].append(instead)
    for line in _lines(folder / "phrases.txt"):
        head, _, written = line.partition(" | ")
        swaps[head] = written.split(", ")
    fixed = {form for line in _lines(folder / "fixed.txt") for form in (line, plural(line))}
    return Words({word: tuple(others) for word, others in swaps.items() if others}, frozenset(fixed))


def _lines(path: Path) -> Iterator[str]:
    try:
        body = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({error})") from error
    return (line.strip() for line in body.splitlines() if line.strip() and not line.startswith("#"))


def _forms(kind: str, word: str, other: str) -> Iterator[tuple[str, str]]:
    """Each form of a word with the like form of its synonym; of a phrase, machines bend the first verb or the last noun."""
    yield word, other
    if kind == "n":
        yield plural(word), plural(other)
    elif kind == "v":
        first, _, rest = other.partition(" ")
        for bend in (plural, past, gerund):
            yield bend(word), f"{bend(first)} {rest}".strip()


def spin(text: str, words: Words, seed: str) -> Spun:
    """The text put through the machine; ``seed`` settles how much and which words."""
    chance = random.Random(seed)
    rate = chance.choice(RATES)
    found = list(WORD.finditer(text))
    pieces: list[tuple[int, int, str]] = []
    at = 0
    while at < len(found):
        width = next((size for size in range(min(words.reach, len(found) - at), 0, -1) if _said(text, found, at, size) in words.swaps), 0)
        if width and chance.random() < rate:
            start, end = found[at].start(), found[at + width - 1].end()
            other = chance.choice(words.swaps[_said(text, found, at, width)])
            pieces.append((start, end, _cased(text[start:end], other)))
            at += width
        else:
            at += 1
    return _laid(text, pieces, words)


def _said(text: str, found: list[re.Match[str]], at: int, size: int) -> str:
    words = text[found[at].start() : found[at + size - 1].end()].lower()
    return words if words.count(" ") == size - 1 else ""


def _cased(written: str, other: str) -> str:
    if written.isupper() and len(written) > 1:
        return other.upper()
    if written[:1].isupper():
        return " ".join(word[:1].upper() + word[1:] for word in other.split(" "))
    return other


def _laid(text: str, pieces: list[tuple[int, int, str]], words: Words) -> Spun:
    """The text with its pieces put in, and where its broken names and expressions now stand."""
    body, at = "", 0
    moved: list[tuple[int, int, int, int]] = []
    for start, end, other in pieces:
        body += text[at:start]
        moved.append((start, end, len(body), len(body) + len(other)))
        body, at = body + other, end
    body += text[at:]
    items = []
    for span, kind in scored(text, words.fixed):
        inside = [piece for piece in moved if piece[0] < span.end and piece[1] > span.start]
        if not inside:
            continue
        span = Span(min(span.start, inside[0][0]), max(span.end, inside[-1][1]))
        before = [piece for piece in moved if piece[1] <= span.start]
        shift = before[-1][3] - before[-1][1] if before else 0
        start, end = span.start + shift, span.end + inside[-1][3] - inside[-1][1]
        swaps = tuple((text[piece[0] : piece[1]], body[piece[2] : piece[3]]) for piece in inside)
        items.append(Item(Span(start, end), kind, text[span.start : span.end], swaps))
    return Spun(body, tuple(items), len(pieces))


def scored(text: str, fixed: frozenset[str] = frozenset()) -> list[tuple[Span, str]]:
    """The names of two and more words and the fixed expressions of a sound text, without overlap: names first."""
    spans = [(span, "expression" if text[span.start : span.end].lower() in fixed else "name") for span in _names(text)]
    found = list(WORD.finditer(text))
    for at in range(len(found)):
        for size in (4, 3, 2):
            if at + size <= len(found) and _said(text, found, at, size) in fixed:
                span = Span(found[at].start(), found[at + size - 1].end())
                if all(span.end <= other.start or span.start >= other.end for other, _ in spans):
                    spans.append((span, "expression"))
    return sorted(spans, key=lambda one: one[0].start)


def _names(text: str) -> Iterator[Span]:
    for run in RUN.finditer(text):
        words = list(re.finditer(r"[^ ]+", run.group()))
        # A title or a day ends what is no part of the name: *Foreign Minister | Ana Duarte*.
        cut = max(
            (at + 1 for at, word in enumerate(words[:-1]) if word.group().lower() in OPENERS and word.group()[:1].isupper()), default=0
        )
        if not cut and len(words) > 1 and words[1].group()[:1].islower() and START.search(text[max(0, run.start() - 3) : run.start()]):
            cut = 1  # *Soldiers of the Guard*: the capital is the sentence's
        while cut < len(words) and words[cut].group()[:1].islower():
            cut += 1
        if len(words) - cut > 1 and not run.group().isupper():
            yield Span(run.start() + words[cut].start(), run.end())
