"""The task *names*: where people, organisations and places are named, and who or what each name means, against GUM.

GUM marks whole phrases; the name in one of kind person, organization or place is cut out by its syntax: the run of words around the head
that are proper nouns, or stand between two of them as *of*, *the*, *for*, *and*, *de*, ``'s``, ``&`` or a hyphen.

* It begins after a title (``nmod:desc``: *US President* Barack Obama) and after a possessor that is a mention of its own (*Mecca's* Grand
  Mosque); both may hold names themselves. A common noun or a title that governs the name (by ``flat``, or ``appos`` without a comma:
  *actor* Dennis Hopper) is no part of it.
* A capital adjective right before it is part of the name of a body or a place (*General* Assembly, *Republican* Party).
* No names are: an office (*the President*, *Governor of Virginia*), what can stand for any state or people (*the Nation*), and kinds of
  people (*Muslims*, *Senators*; neither are adjectives and inhabitants counted of ours).

Of names inside one another only the widest counts. Of ours count the mentions of people, groups, organisations, states and places, and
the places, whose head is a proper noun. A span is right if it is the same to the character.

A link is right if the name of the actor or place that we give at a gold name is its Wikipedia title, whatever the case, the accents,
an article at the front, a bracket at the end and what follows a comma. A gold name that we did not find is a wrong link.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Actor, Mention, Place, Span
from realpolitik.core.report import Report
from realpolitik.evaluation import conllu
from realpolitik.evaluation.metrics import Counts
from realpolitik.knowledge.actors import agent, meanings
from realpolitik.knowledge.places import demonyms
from realpolitik.text.titles import FEMALE, MALE

KINDS = frozenset({"person", "organization", "place"})
LABELS = frozenset({"PERSON", "ORG", "GROUP", "STATE", "PLACE"})
PROPER = frozenset({"NNP", "NNPS"})
JOINING = frozenset({"of", "the", "for", "and", "de", "'s", "’s", "&", "-"})
NAMED_AFTER = frozenset({"the", "de", "-"})  # in names of people
# Capital words by which a speech may mean its own state, or any.
ANY_STATE = frozenset({"nation", "country", "state", "government", "administration"})
OPENING = frozenset('.!?:"\u201c')
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
    return [
        Report(text=document.text, where=document.name, published=document.created, published_from="given" if document.created else None)
        for document in documents
    ]


def named(document: conllu.Document) -> dict[Span, str]:
    """The gold names with their titles, empty where the gold links none."""
    found: dict[tuple[int, int], str] = {}
    own = frozenset((entity.first, entity.last - 1) for entity in document.entities)
    for entity in document.entities:
        if entity.kind in KINDS and (run := _run(document, entity, own)) is not None:
            found[run] = found.get(run) or entity.title
    widest = [run for run in found if not any(o != run and o[0] <= run[0] and run[1] <= o[1] for o in found)]
    return {document.span(*run): found[run] for run in widest}


def _kinds_of_people(document: conllu.Document) -> set[Span]:
    """Plural proper nouns for people, which are no names: it is neither asked for them nor a fault to take them for a party's name."""
    return {
        document.span(at, at + 1)
        for entity in document.entities if entity.kind == "person"
        for at in range(entity.first, entity.last) if document.words[at].tag == "NNPS"
    }  # fmt: skip


def _run(document: conllu.Document, entity: conllu.Entity, own: frozenset[tuple[int, int]]) -> tuple[int, int] | None:
    """The name in an entity; ``own`` are the first and last words of all mentions."""
    words = document.words
    inside = range(entity.first, entity.last)
    head = next((i for i in inside if words[i].head not in inside or words[i].head == i), None)
    if head is None:
        return None
    if entity.kind == "person" and (words[head].tag not in PROPER or _is_title(words[head].text)):
        told = next((i for i in inside if words[i].head == head and _tells(document, i, entity)), None)
        if told is None:
            return None  # *the president*, *an actor*
        entity, head = replace(entity, first=head + 1), told
    if words[head].tag not in PROPER or (entity.kind == "person" and words[head].tag == "NNPS"):
        return None
    entity = replace(entity, first=_begin(document, entity, head, own))
    first = last = head
    while (step := _step(document, first, -1, entity)) is not None:
        first = step
    while (step := _step(document, last, 1, entity)) is not None:
        last = step
    while first < last and words[first + 1].tag in PROPER and _is_title(words[first].text) and entity.kind == "person":
        first += 1
    while entity.kind != "person" and first > entity.first and _capital_adjective(document, first - 1):
        first -= 1
    if first == last and words[first].text.lower() in ANY_STATE:
        return None
    return first, last + 1


def _tells(document: conllu.Document, at: int, entity: conllu.Entity) -> bool:
    """Whether a word is the name of whom its governor tells: *actor* Dennis Hopper, and no apposition after a comma."""
    word = document.words[at]
    if word.tag not in PROPER or word.relation not in ("flat", "appos"):
        return False
    while document.words[at].tag in PROPER and at > entity.first:
        at -= 1
    return word.relation == "flat" or document.words[at].text not in (",", "(", "-", "–")


def _begin(document: conllu.Document, entity: conllu.Entity, head: int, own: frozenset[tuple[int, int]]) -> int:
    """The first word after titles and possessors."""
    words, begin = document.words, entity.first
    for at in range(entity.first, head):
        if words[at].relation == "nmod:desc" and at < words[at].head <= head:
            begin = max(i for i in range(at, head) if i == at or _below(document, i, at)) + 1
        elif words[at].tag == "POS" and any(last in (at - 1, at) for first, last in own if entity.first <= first):
            begin = at + 1
    return begin


def _below(document: conllu.Document, at: int, above: int) -> bool:
    """Whether a word depends on another, if over others."""
    while at != document.words[at].head:
        at = document.words[at].head
        if at == above:
            return True
    return False


def _capital_adjective(document: conllu.Document, at: int) -> bool:
    word = document.words[at]
    begins = at == 0 or document.words[at - 1].text in OPENING
    return word.tag == "JJ" and word.text[:1].isupper() and not begins


def _step(document: conllu.Document, at: int, way: int, entity: conllu.Entity) -> int | None:
    """The next proper noun on this side, over at most two joining words."""
    for other in range(at + way, at + 4 * way, way):
        if not entity.first <= other < entity.last:
            return None
        if document.words[other].tag in PROPER:
            return other
        if document.words[other].text.lower() not in (NAMED_AFTER if entity.kind == "person" else JOINING):
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
        if mention.form in ("name", "adjective")
        and mention.label in LABELS
        and tokens[mention.head].tag in PROPER
        and not _is_adjective(report.quote(mention.span))
    }
    starts = {token.span.start: token.index for token in tokens}
    spans |= {place.span: starts[place.span.start] for place in report.of(Place) if place.span.start in starts}
    return {_bare(report, span, first): meant.get(span, set()) for span, first in spans.items()}


def _is_adjective(name: str) -> bool:
    """*Afghan*, whatever its tag; *US* is a name too."""
    return bool(demonyms(name)) and not any(entry.sort not in ("adjective", "inhabitant") for entry in meanings(name))


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
        gold = named(document)
        beside = _kinds_of_people(document) - gold.keys()
        said = {span: names for span, names in ours(report).items() if span not in beside}
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
