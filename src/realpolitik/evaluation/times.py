"""The task *times*: time expressions and their values, on TimeML such as TempEval-3's.

Scored as TempEval-3 does (UzZaman et al. 2013): an expression is found if one of ours overlaps it (relaxed) or has its very extent
(strict); its value is right if it is also written alike. The day of creation counts as given, not as found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Span
from realpolitik.core.records import Reading
from realpolitik.core.report import Report
from realpolitik.evaluation.metrics import Counts

DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Timex:
    """An expression of the gold: its place in the text, TIMEX3 type and value."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True)
class Document:
    """The text of a file as it stands between the TEXT tags, its expressions, and the day it was made."""

    name: str
    text: str
    made: date | None
    times: tuple[Timex, ...]


def load(path: Path) -> list[Document]:
    """All ``*.tml`` below a folder, or one file. Raises :class:`EvaluationError` for what is no TimeML."""
    files = sorted(path.rglob("*.tml")) if path.is_dir() else [path]
    if not files:
        raise EvaluationError(f"{path}: no *.tml below it: task 'times' reads TimeML")
    return [_document(file) for file in files]


def _document(file: Path) -> Document:
    try:
        root = ElementTree.fromstring(file.read_bytes())
    except (OSError, ElementTree.ParseError) as error:
        raise EvaluationError(f"{file}: cannot be read as TimeML ({error})") from error
    body = root.find("TEXT")
    if body is None:
        raise EvaluationError(f"{file}: is no TimeML: it has no TEXT")
    made = next((DAY.match(one.get("value", "")) for one in root.iterfind("DCT/TIMEX3")), None)
    text, times = "", []
    for piece, inside in _pieces(body, ()):
        for timex in inside:
            times.append((timex, len(text), len(text) + len(piece)))
        text += piece
    spans: dict[ElementTree.Element, Span] = {}
    for timex, start, end in times:
        spans[timex] = spans[timex].cover(Span(start, end)) if timex in spans else Span(start, end)
    gold = tuple(Timex(span, timex.get("type", ""), timex.get("value", "")) for timex, span in spans.items())
    try:
        day = date.fromisoformat(made[0]) if made else None
    except ValueError as error:
        raise EvaluationError(f"{file}: cannot be read as TimeML (created on {made[0] if made else ''}: {error})") from error
    return Document(file.name, text, day, gold)


def _pieces(node: ElementTree.Element, inside: tuple[ElementTree.Element, ...]) -> Iterator[tuple[str, tuple[ElementTree.Element, ...]]]:
    """The text below a node in order, with the expressions that each piece stands in."""
    within = (*inside, node) if node.tag == "TIMEX3" else inside
    if node.text:
        yield node.text, within
    for child in node:
        yield from _pieces(child, within)
        if child.tail:
            yield child.tail, within


def reports(documents: Sequence[Document]) -> list[Report]:
    return [Report(text=one.text, published=one.made, published_from="given" if one.made else None) for one in documents]


def score(documents: Sequence[Document], readings: Sequence[Reading]) -> tuple[dict[str, float], dict[str, Any]]:
    """F1 of expressions found by overlap, by extent, and with their value; the share of found ones with the right type and value."""
    relaxed, strict, valued = Counts(), Counts(), Counts()
    typed = 0
    wrong: Counter[str] = Counter()
    for document, reading in zip(documents, readings, strict=True):
        said = [(time.when.span, time.when.type, time.when.value or "") for time in reading.times]
        pairs = _paired(document.times, [span for span, _, _ in said])
        for counts in (relaxed, strict, valued):
            counts.gold += len(document.times)
            counts.said += len(said)
        for number, gold in enumerate(document.times):
            if number not in pairs:
                wrong[f"missed: {_quote(document, gold.span)} {gold.value}"] += 1
                continue
            span, kind, value = said[pairs[number]]
            _count(relaxed)
            if span == gold.span:
                _count(strict)
            else:
                wrong[f"extent: {_quote(document, gold.span)} | {_quote(document, span)}"] += 1
            typed += kind == gold.type
            if value == gold.value:
                _count(valued)
            else:
                wrong[f"value: {_quote(document, gold.span)} ({document.made}) {gold.value} | {value}"] += 1
        for number in set(range(len(said))) - set(pairs.values()):
            wrong[f"not there: {_quote(document, said[number][0])}"] += 1
    found = max(1, relaxed.right)
    scores = {
        "relaxed_f1": relaxed.f1, "relaxed_precision": relaxed.precision, "relaxed_recall": relaxed.recall, "strict_f1": strict.f1,
        "value_f1": valued.f1, "type_accuracy": typed / found, "value_accuracy": valued.right / found,
    }  # fmt: skip
    return scores, {"wrong": [f"{count} {line}" for line, count in wrong.most_common()]}


def _paired(gold: Sequence[Timex], said: Sequence[Span]) -> dict[int, int]:
    """Which of ours meets which of the gold: the same extent first, then what overlaps, each once."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for same in (True, False):
        for number, one in enumerate(gold):
            if number in pairs:
                continue
            for other, span in enumerate(said):
                if other not in taken and (span == one.span if same else span.overlaps(one.span)):
                    pairs[number] = other
                    taken.add(other)
                    break
    return pairs


def _count(counts: Counts) -> None:
    counts.right += 1
    counts.found += 1


def _quote(document: Document, span: Span) -> str:
    return " ".join(document.text[span.start : span.end].split())
