"""The task *names*: where people, organisations and places are named, and who or what each name means, against GUM.

What counts as named: a mention of kind person, organization or place in the gold whose head word is tagged as a proper noun. Its span is
the name alone: the run of words around the head that are proper nouns, or stand between two of them as *of*, *the*, *for*, *and*, *de*,
``'s``, ``&`` or a hyphen, without titles before it (*President*, *Mr*). Of names inside one another only the widest counts. Of ours
count the mentions of people, groups, organisations, states and places, and the places, whose head is a proper noun; adjectives and
inhabitants (*Afghan*, *Italians*) do not. A span is right if it is the same to the character.

A link is right if the name of the actor or place that we give at a gold name is its Wikipedia title, whatever the case, the accents,
an article at the front, a bracket at the end and what follows a comma. A gold name that we did not find is a wrong link.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Actor, Mention, Place, Span
from realpolitik.core.report import Report
from realpolitik.evaluation import conllu
from realpolitik.evaluation.metrics import Counts
from realpolitik.knowledge.actors import agent
from realpolitik.text.titles import FEMALE, MALE

KINDS = frozenset({"person", "organization", "place"})
LABELS = frozenset({"PERSON", "ORG", "GROUP", "STATE", "PLACE"})
PROPER = frozenset({"NNP", "NNPS"})
JOINING = frozenset({"of", "the", "for", "and", "de", "'s", "’s", "&", "-"})
TITLES = MALE | FEMALE | frozenset("president senator ambassador administrator captain professor dr dr. sen. rep. secretary".split())
# Names that are only spelled in another way than Wikipedia's titles: ours, theirs.
SPELLED = {
    "united states of america": "united states", "united states federal government": "federal government of the united states",
    "us congress": "united states congress",
}  # fmt: skip


def load(path: Path) -> list[conllu.Document]:
    """The documents of ``dep/``. Raises :class:`EvaluationError` if the folder has no such gold."""
    if not (path / "dep").is_dir():
        raise EvaluationError(f"{path}: no dep/ in it: task 'names' reads a folder as GUM's")
    return conllu.load(path / "dep")


def reports(documents: Sequence[conllu.Document]) -> list[Report]:
    return [Report(text=document.text, where=document.name) for document in documents]


def named(document: conllu.Document) -> dict[Span, str]:
    """The gold names with their titles, empty where the gold links none."""
    found: dict[tuple[int, int], str] = {}
    for entity in document.entities:
        if entity.kind in KINDS and (run := _run(document, entity)) is not None:
            found[run] = found.get(run) or entity.title
    widest = [run for run in found if not any(o != run and o[0] <= run[0] and run[1] <= o[1] for o in found)]
    return {document.span(*run): found[run] for run in widest}


def _run(document: conllu.Document, entity: conllu.Entity) -> tuple[int, int] | None:
    words = document.words
    inside = range(entity.first, entity.last)
    head = next((i for i in inside if words[i].head not in inside or words[i].head == i), None)
    if head is None or words[head].tag not in PROPER:
        return None
    first = last = head
    while (step := _step(document, first, -1, entity)) is not None:
        first = step
    while (step := _step(document, last, 1, entity)) is not None:
        last = step
    while first < last and words[first + 1].tag in PROPER and _is_title(words[first].text):  # *Governor of Virginia* stays whole
        first += 1
    return first, last + 1


def _step(document: conllu.Document, at: int, way: int, entity: conllu.Entity) -> int | None:
    """The next proper noun on this side, over at most two joining words."""
    for other in range(at + way, at + 4 * way, way):
        if not entity.first <= other < entity.last:
            return None
        if document.words[other].tag in PROPER:
            return other
        if document.words[other].text.lower() not in JOINING:
            return None
    return None


def _is_title(word: str) -> bool:
    return word.lower() in TITLES or agent(word.lower()) is not None


def ours(report: Report) -> dict[Span, set[str]]:
    """Our names with what each means; empty sets where we know no more than that it is a name."""
    tokens = report.syntax.tokens
    meant: dict[Span, set[str]] = {}
    marks: list[Actor | Place] = [*report.of(Actor), *report.of(Place)]
    for mark in marks:
        meant.setdefault(mark.span, set()).add(mark.name)
    spans = {
        mention.span: mention.first
        for mention in report.of(Mention)
        if mention.form in ("name", "adjective") and mention.label in LABELS and tokens[mention.head].tag in PROPER
    }
    starts = {token.span.start: token.index for token in tokens}
    spans |= {place.span: starts[place.span.start] for place in report.of(Place) if place.span.start in starts}
    return {_bare(report, span, first): meant.get(span, set()) for span, first in spans.items()}


def _bare(report: Report, span: Span, first: int) -> Span:
    """A span without an article at its front."""
    tokens = report.syntax.tokens
    if tokens[first].text.lower() in ("the", "a", "an") and tokens[first].span.end < span.end:
        return Span(tokens[first + 1].span.start, span.end)
    return span


def plain(name: str) -> str:
    """A name or title so that spellings meet: lower case, no accents, no article, no bracket at the end."""
    bare = re.sub(r"\s*\([^)]*\)$", "", name.replace("_", " ")).lower().removeprefix("the ")
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(letter))
    bare = " ".join(re.sub(r"[^\w&]+", " ", bare.replace("'s", "s")).split())
    return SPELLED.get(bare, bare)


def score(documents: Sequence[conllu.Document], read: Sequence[Report]) -> tuple[dict[str, float], dict[str, Any]]:
    """``span_f1`` with precision and recall, ``link_accuracy``, and what was missed, too much or linked wrongly."""
    spans = Counts()
    linked = right = 0
    detail: dict[str, list[str]] = {"missed": [], "too_much": [], "links": []}
    for document, report in zip(documents, read, strict=True):
        gold, said = named(document), ours(report)
        both = gold.keys() & said.keys()
        spans.right, spans.found = spans.right + len(both), spans.found + len(both)
        spans.said, spans.gold = spans.said + len(said), spans.gold + len(gold)
        detail["missed"] += _quotes(report, gold.keys() - both)
        detail["too_much"] += _quotes(report, said.keys() - both)
        for span, title in gold.items():
            if title:
                linked += 1
                names = said.get(span, set())
                titles = {plain(unquote(title)), plain(unquote(title).split(",")[0])}  # *Irving, Texas*
                held = bool(titles & {plain(name) for name in names})
                right += held
                if not held:
                    detail["links"].append(f"{report.quote(span)} | {title} | {', '.join(sorted(names))}")
    scores = {
        "span_f1": spans.f1, "span_precision": spans.precision, "span_recall": spans.recall, "link_accuracy": right / max(1, linked),
    }  # fmt: skip
    return scores, dict(detail)


def _quotes(report: Report, spans: set[Span]) -> Iterator[str]:
    return (report.quote(span) for span in sorted(spans))
