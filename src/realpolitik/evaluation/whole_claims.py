"""The task *whole_claims*: whole reports, at the density of real news, with all their commitments, concerns and statuses.

A block of gold is ``# title:``, then the headings ``commitments``, ``concerns`` and ``statuses``, each followed by lines as in the passages
of these tasks or ``NONE``; the text is that of the report of the same title in the folder ``whole`` beside the gold. What a line tells
*again* (a last field ``again``) is not missed if nobody tells it and not false if somebody does. From the files :data:`HELD` nothing is
learnt and no table is mended; the scores are of them, those of all other files stand apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from realpolitik.core.errors import EvaluationError
from realpolitik.core.records import Reading
from realpolitik.core.report import Report
from realpolitik.evaluation import claims, corpus
from realpolitik.evaluation.claims import Claim, Gold, Said
from realpolitik.evaluation.corpus import Passage, blocks
from realpolitik.evaluation.metrics import Counts

KINDS = ("commitments", "concerns", "statuses")
HELD = ("reports-02", "reports-08", "quiet-04")
TEXTS = "whole"
AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Marked:
    """One report with its claims by kind; ``again`` are those told before in the same report."""

    passage: Passage
    claims: dict[str, tuple[Claim, ...]]
    again: dict[str, tuple[Claim, ...]]
    where: str

    @property
    def held(self) -> bool:
        return self.where.startswith(HELD)


def load(path: Path) -> list[Marked]:
    """The reports of a file or folder. Raises :class:`EvaluationError` naming file and line of a fault."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    texts = (path if path.is_dir() else path.parent).parent / TEXTS
    found = [_marked(block, where, _texts(texts / file.name)) for file in files for where, block in blocks(file)]
    if not found:
        raise EvaluationError(f"{path}: no reports in it: give a file or folder as corpus/whole_claims")
    return found


def _texts(file: Path) -> dict[str, Passage]:
    return {passage.title: passage for passage in corpus.read(file)}


def _marked(block: Sequence[str], where: str, texts: dict[str, Passage]) -> Marked:
    title = block[0].removeprefix("# title:").strip()
    if title not in texts:
        raise EvaluationError(f"{where}: no report {title!r} in the file of this name in {TEXTS}/")
    first: dict[str, list[Claim]] = {kind: [] for kind in KINDS}
    again: dict[str, list[Claim]] = {kind: [] for kind in KINDS}
    kind = ""
    for line in block[1:]:
        if line.strip() in KINDS:
            kind = line.strip()
        elif not kind:
            raise EvaluationError(f"{where}: {line!r} stands below none of {', '.join(KINDS)}")
        elif line.strip() != "NONE":
            bare, _, last = line.rpartition("|")
            told = last.strip() == AGAIN
            (again if told else first)[kind].append(claims.claim(kind, bare if told else line, texts[title].text, where))
    return Marked(texts[title], {k: tuple(v) for k, v in first.items()}, {k: tuple(v) for k, v in again.items()}, where)


def reports(gold: Sequence[Marked]) -> list[Report]:
    return [one.passage.report() for one in gold]


def score(gold: Sequence[Marked], readings: Sequence[Reading]) -> tuple[dict[str, float], dict[str, Any]]:
    """F1, precision and recall of each kind on the files held out, F1 on the others, and how many false claims a report has."""
    held, others = ({kind: Counts() for kind in KINDS} for _ in range(2))
    false, wrong = 0, []
    for one, reading in zip(gold, readings, strict=True):
        for kind in KINDS:
            met, strange = compared(kind, one, list(claims.said(kind, reading)))
            counts = (held if one.held else others)[kind]
            counts.gold, counts.said = counts.gold + len(one.claims[kind]), counts.said + len(met) + len(strange)
            counts.right, counts.found = counts.right + len(met), counts.found + len(met)
            if one.held:
                false += len(strange)
            missed = [claim.line for claim in one.claims[kind] if claim not in met]
            if not one.held and (missed or strange):
                told = [claims.told(reading, claim) for claim in strange]
                wrong.append({"where": one.where, "title": one.passage.title, "kind": kind, "missed": missed, "false": told})
    return dict(_scores(held, others)) | {"false_claims_a_report": false / max(1, sum(one.held for one in gold))}, {"wrong": wrong}


def compared(kind: str, one: Marked, said: Sequence[Said]) -> tuple[list[Claim], list[Said]]:
    """The claims of the gold that were told, and what was told beside."""
    passage = Gold(one.passage.text, one.passage.published, one.claims[kind], one.where)
    met = list(claims.pairs(kind, passage, said))
    left = [mine for mine in said if not claims.again(kind, passage.text, mine, met) and all(mine is not found for _, found in met)]
    repeated = Gold(passage.text, passage.published, one.again[kind], one.where)
    once_more = list(claims.pairs(kind, repeated, left))
    strange = [
        mine for mine in left if all(mine is not found for _, found in once_more) and not claims.again(kind, passage.text, mine, once_more)
    ]
    return [claim for claim, _ in met], strange


def _scores(held: dict[str, Counts], others: dict[str, Counts]) -> Iterator[tuple[str, float]]:
    for kind in KINDS:
        counts, rest = held[kind], others[kind]
        if counts.gold or counts.said:
            yield from ((f"{kind}_f1", counts.f1), (f"{kind}_precision", counts.precision), (f"{kind}_recall", counts.recall))
        if rest.gold or rest.said:
            yield from ((f"{kind}_f1_learnt", rest.f1), (f"{kind}_precision_learnt", rest.precision))
