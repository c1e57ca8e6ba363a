"""The task *quotations*: who says what, against a folder of brat stand-off as PolNeAR's: ``text/*.txt`` and ``attributions/*.ann``.

An attribution of the gold has a source, a cue and a content, each a *span*: a set of characters, white space left out, whatever pieces
it comes in. A split quotation is therefore one span, and so are all the pieces that we give to one cue. Spans of a kind are compared as
a set, each counted once (in the gold a source may speak twice through one span), one of ours with one of the gold. **Exact**: the same
characters. **Half**: the characters in both are at least half of the characters in either (Jaccard ≥ 0.5); the best overlaps are
paired first. Our cues of nothing but an opening quote mark (speech without a cue) are no cue.

A text that several people annotated counts once, by the file that is first in the order of names: a choice that looks at nothing else.

The speaker is right, where a content is found at half overlap, if our source overlaps the gold's by half or has the same head word by
our parse; where the gold names none, if we name none. A pronoun is right as a pronoun: the gold does not say whom it means.

The gold lets no word belong to two attributions, so it has none inside the content of another. What we read there is too much by every
score but those called *outermost*, which leave out each of ours whose cue stands within the content of another of ours.

Contents without quote marks are those that touch no sentence with a quote mark in it; their recall is at half overlap.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Content, Cue, Sentence, Source, Span
from realpolitik.core.report import Report
from realpolitik.evaluation.metrics import Counts
from realpolitik.text.quotes import DOUBLE, quotations

Characters = frozenset[int]
NONE: Characters = frozenset()
HALF = 0.5
KINDS = ("source", "cue", "content")
# Lines that count; the words quoted in one may run over several.
LINE = re.compile(r"^[TE]\d+\t.*$", re.MULTILINE)
ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")


@dataclass(frozen=True)
class Attribution:
    """Who says (``cue``) what: each the set of the characters that say so, empty where nothing does."""

    source: Characters
    cue: Characters
    content: Characters


@dataclass(frozen=True)
class Article:
    """A text with the attributions of one annotator."""

    report: Report
    attributions: tuple[Attribution, ...]


def load(path: Path) -> list[Article]:
    """The articles of a folder, in order of name. Raises :class:`EvaluationError` if it holds no such gold."""
    files = sorted((path / "attributions").glob("*.ann"))
    if not files or not (path / "text").is_dir():
        raise EvaluationError(f"{path}: no text/ and attributions/ with .ann files in it: task 'quotations' reads a folder as PolNeAR's")
    found: dict[str, Article] = {}
    for file in files:
        name = ANNOTATOR.sub("", file.stem)
        if name not in found:
            found[name] = _article(path / "text" / f"{name}.txt", file)
    return list(found.values())


def _article(text: Path, gold: Path) -> Article:
    try:
        words = text.read_bytes().decode("utf-8")  # as it is: a line end read otherwise would move every offset
        lines = LINE.findall(gold.read_text(encoding="utf-8"))
        spans = {name: _characters(words, pieces) for name, pieces in _text_bound(lines)}
        attributions = tuple(Attribution(*(parts.get(kind, NONE) for kind in KINDS)) for parts in _events(lines, spans))
    except (OSError, UnicodeDecodeError, ValueError, IndexError, KeyError) as error:
        raise EvaluationError(f"{gold}: cannot be read as brat stand-off of {text.name}: {error}") from error
    return Article(Report(text=words, where=text.stem), attributions)


def _text_bound(lines: Iterable[str]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The lines of spans: ``T7<tab>Content 0 12;15 20<tab>words``."""
    for line in lines:
        if line.startswith("T"):
            name, where, *_ = line.split("\t")
            pieces = [piece.split() for piece in where.split(" ", 1)[1].split(";")]
            yield name, [(int(low), int(high)) for low, high in pieces]


def _events(lines: Iterable[str], spans: dict[str, Characters]) -> Iterator[dict[str, Characters]]:
    """The lines of attributions: ``E1<tab>Attribution:T4 Content:T3 Cue:T2 Source:T1``; ``Content2`` is more of the content."""
    for line in lines:
        if line.startswith("E"):
            parts: dict[str, Characters] = {}
            for part in line.split("\t")[1].split():
                kind, name = part.split(":")
                kind = kind.rstrip("0123456789").lower()
                parts[kind] = parts.get(kind, NONE) | spans[name]
            yield parts


def _characters(text: str, pieces: Iterable[tuple[int, int]]) -> Characters:
    return frozenset(at for low, high in pieces for at in range(low, high) if not text[at].isspace())


def reports(articles: Sequence[Article]) -> list[Report]:
    return [article.report for article in articles]


def ours(report: Report) -> list[Attribution]:
    """What we read, in text order: one attribution a cue that has a content."""
    contents: dict[Span, list[Content]] = defaultdict(list)
    for content in report.of(Content):
        contents[content.of].append(content)
    sources = {source.of: source.span for source in reversed(report.of(Source))}
    found = []
    for cue in sorted(report.of(Cue), key=lambda mark: mark.span):
        if pieces := contents.get(cue.span):
            source = sources.get(cue.span)
            found.append(
                Attribution(
                    source=_marked(report, [source] if source is not None else []),
                    cue=_marked(report, [cue.span] if cue.lemma else []),
                    content=_marked(report, [piece.span for piece in pieces]),
                )
            )
    return found


def _marked(report: Report, spans: Iterable[Span]) -> Characters:
    return _characters(report.text, ((span.start, span.end) for span in spans))


def overlap(one: Characters, other: Characters) -> float:
    """The characters in both over the characters in either; 0 if one is empty."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def pair(gold: Collection[Characters], said: Collection[Characters]) -> dict[Characters, Characters]:
    """Gold spans with ours that overlap them by half, one with one, the best first, then in text order."""
    holders: dict[int, list[Characters]] = defaultdict(list)
    for span in gold:
        for at in span:
            holders[at].append(span)
    near = {(held, span) for span in said for at in span for held in holders.get(at, ())}
    ranked = sorted(((overlap(held, span), held, span) for held, span in near), key=lambda one: (-one[0], min(one[1]), min(one[2])))
    pairs: dict[Characters, Characters] = {}
    taken: set[Characters] = set()
    for share, held, span in ranked:
        if share >= HALF and held not in pairs and span not in taken:
            pairs[held] = span
            taken.add(span)
    return pairs


def score(articles: Sequence[Article], read: Sequence[Report]) -> tuple[dict[str, float], dict[str, Any]]:
    """F1 of each kind, exact and half, with precision and recall at half; the speaker; contents that no quote mark shows."""
    exact, half, outermost = ({kind: Counts() for kind in KINDS} for _ in range(3))
    speakers, unmarked = Counts(), Counts()
    detail: dict[str, dict[str, list[str]]] = {kind: {"missed": [], "too_much": []} for kind in KINDS}
    detail["speaker"] = {"wrong": []}
    for article, report in zip(articles, read, strict=True):
        said = ours(report)
        for kind in KINDS:
            theirs = {span for one in article.attributions if (span := getattr(one, kind))}
            mine = {span for one in said if (span := getattr(one, kind))}
            _count(exact[kind], len(theirs & mine), len(mine), len(theirs))
            pairs = pair(theirs, mine)
            _count(half[kind], len(pairs), len(mine), len(theirs))
            outer = {span for one in said if not _within(one, said) and (span := getattr(one, kind))}
            _count(outermost[kind], len(pair(theirs, outer)), len(outer), len(theirs))
            detail[kind]["missed"] += _quotes(report, theirs - pairs.keys())
            detail[kind]["too_much"] += _quotes(report, mine - set(pairs.values()))
            if kind == "content":
                _unmarked(unmarked, report, theirs, pairs)
                _speakers(speakers, report, article.attributions, said, pairs, detail["speaker"]["wrong"])
    scores = {f"{kind}_exact": counts.f1 for kind, counts in exact.items()}
    scores |= {f"{kind}_half": counts.f1 for kind, counts in half.items()}
    scores |= {f"{kind}_outermost": counts.f1 for kind, counts in outermost.items()}
    scores |= {f"{kind}_half_precision": counts.precision for kind, counts in half.items()}
    scores |= {f"{kind}_half_recall": counts.recall for kind, counts in half.items()}
    scores |= {"speaker_accuracy": speakers.recall, "content_recall_without_quote_marks": unmarked.recall}
    return scores, dict(detail)


def _within(one: Attribution, said: Sequence[Attribution]) -> bool:
    """Whether a cue stands within what another says."""
    return bool(one.cue) and any(one.cue <= other.content for other in said if other is not one)


def _count(counts: Counts, right: int, said: int, gold: int) -> None:
    counts.right, counts.found = counts.right + right, counts.found + right
    counts.said, counts.gold = counts.said + said, counts.gold + gold


def _unmarked(counts: Counts, report: Report, gold: Iterable[Characters], pairs: dict[Characters, Characters]) -> None:
    quoted = {at for one in quotations(report.text) for low, high in one.ranges for at in range(low, high)}
    quoted |= {match.start() for match in DOUBLE.finditer(report.text)}
    sentences = [range(mark.span.start, mark.span.end) for mark in report.of(Sentence)]
    marked = {at for sentence in sentences if not quoted.isdisjoint(sentence) for at in sentence}
    plain = [span for span in gold if span.isdisjoint(marked)]
    _count(counts, sum(span in pairs for span in plain), 0, len(plain))


def _speakers(
    counts: Counts, report: Report, gold: Sequence[Attribution], said: Sequence[Attribution],
    pairs: dict[Characters, Characters], wrong: list[str],
) -> None:  # fmt: skip
    """Of each content found: whether any of its attributions has the speaker of one of ours of that content."""
    for theirs, mine in pairs.items():
        right = {one.source for one in gold if one.content == theirs}
        named = {one.source for one in said if one.content == mine}
        same = any(_same_speaker(report, one, other) for one in right for other in named)
        _count(counts, int(same), 1, 1)
        if not same:
            wrong.extend(_quotes(report, [next(iter(named)) | next(iter(right))]) if any(right) or any(named) else ())


def _same_speaker(report: Report, one: Characters, other: Characters) -> bool:
    if not one or not other:
        return not one and not other
    return overlap(one, other) >= HALF or _head(report, one) == _head(report, other)


def _head(report: Report, span: Characters) -> int | None:
    """The first word of a span that hangs on no other word of it."""
    tokens = report.syntax.tokens
    inside = {token.index for token in tokens if token.span.start in span}
    return next((at for at in sorted(inside) if tokens[at].head not in inside or tokens[at].head == at), None)


def _quotes(report: Report, spans: Iterable[Characters]) -> list[str]:
    return [" ".join(report.text[min(span) : max(span) + 1].split()) for span in sorted(spans, key=min)]
