"""The task *coreference*: which phrases of a text mean the same, against OntoGUM's news or the project's own bracketed texts.

Own texts stand in ``texts-*.txt``: blocks parted by blank lines, the first line ``# title``, then one text in which ``[3 words]`` marks a
mention of cluster 3; brackets may nest. OntoGUM follows OntoNotes: phrases in full with what hangs on them, no singletons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Coreferent, Span
from realpolitik.core.report import Report
from realpolitik.evaluation import conllu
from realpolitik.evaluation.clusters import Cluster, Ratio, b_cubed, ceaf, muc

OPENING = re.compile(r"\[(\d+) |\]")


@dataclass(frozen=True)
class Text:
    """A text with its gold clusters of spans, none of one mention only."""

    name: str
    text: str
    clusters: tuple[Cluster, ...]


def load(path: Path) -> list[Text]:
    """The news of ``ontogum/``, or the blocks of ``texts-*.txt``. Raises :class:`EvaluationError` if the folder has neither."""
    if (path / "ontogum").is_dir():
        return [_gum(document) for document in conllu.load(path / "ontogum", "*_news_*.conllu")]
    files = sorted(path.glob("texts-*.txt"))
    if not files:
        raise EvaluationError(f"{path}: neither ontogum/ nor texts-*.txt in it: task 'coreference' reads one of the two")
    return [text for file in files for text in _own(file)]


def _gum(document: conllu.Document) -> Text:
    clusters: dict[str, set[Span]] = {}
    for entity in document.entities:
        clusters.setdefault(entity.number, set()).add(document.span(entity.first, entity.last))
    return Text(document.name, document.text, _several(clusters.values()))


def _several(clusters: Iterable[Iterable[Span]]) -> tuple[Cluster, ...]:
    return tuple(held for held in (frozenset(cluster) for cluster in clusters) if len(held) > 1)


def _own(file: Path) -> list[Text]:
    try:
        blocks = file.read_text(encoding="utf-8").split("\n\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{file}: cannot be read ({error})") from error
    return [_block(file, block.strip()) for block in blocks if block.strip()]


def _block(file: Path, block: str) -> Text:
    title, _, marked = block.partition("\n")
    text, at = "", 0
    opened: list[tuple[str, int]] = []
    clusters: dict[str, set[Span]] = {}
    for bracket in OPENING.finditer(marked):
        text += marked[at : bracket.start()]
        at = bracket.end()
        if bracket[1]:
            opened.append((bracket[1], len(text)))
        elif opened:
            number, start = opened.pop()
            clusters.setdefault(number, set()).add(Span(start, len(text)))
        else:
            raise EvaluationError(f"{file}: {title}: a bracket is closed that was never opened")
    if opened or not title.startswith("# "):
        raise EvaluationError(f"{file}: {title}: a block is a line '# title' and a text whose brackets all close")
    return Text(f"{file.stem}:{title[2:]}", text + marked[at:], _several(clusters.values()))


def reports(texts: Sequence[Text]) -> list[Report]:
    return [Report(text=text.text, where=text.name) for text in texts]


def clusters(report: Report) -> tuple[Cluster, ...]:
    """The clusters that a report's links make."""
    held: dict[Span, set[Span]] = {}
    for link in report.of(Coreferent):
        joined = held.get(link.span, {link.span}) | held.get(link.to, {link.to})
        held.update(dict.fromkeys(joined, joined))
    return _several({id(cluster): cluster for cluster in held.values()}.values())


def score(texts: Sequence[Text], read: Sequence[Report]) -> tuple[dict[str, float], dict[str, Any]]:
    """F1 of mentions, of MUC, B-cubed and CEAF-e, the mean of the three; and how many links of each sieve join what the gold joins."""
    ratios = {"mention": Ratio(), "muc": Ratio(), "b_cubed": Ratio(), "ceaf_e": Ratio()}
    sieves: dict[str, list[int]] = {}
    for text, report in zip(texts, read, strict=True):
        gold, said = text.clusters, clusters(report)
        where = {mention: number for number, cluster in enumerate(gold) for mention in cluster}
        both = {mention for cluster in said for mention in cluster}
        right = float(len(both & where.keys()))
        ratios["mention"].add((right, len(both)), (right, len(where)))
        ratios["muc"].add(*muc(gold, said))
        ratios["b_cubed"].add(*b_cubed(gold, said))
        ratios["ceaf_e"].add(*ceaf(gold, said))
        for link in report.of(Coreferent):
            counts = sieves.setdefault(link.sieve, [0, 0])
            counts[0] += link.span in where and where.get(link.span) == where.get(link.to)
            counts[1] += 1
    scores = {f"{name}_f1": ratio.f1 for name, ratio in ratios.items()}
    scores["conll_f1"] = sum(scores[f"{name}_f1"] for name in ("muc", "b_cubed", "ceaf_e")) / 3
    detail = {name: f"{ratio.right / max(1, ratio.said):.3f} {ratio.found / max(1, ratio.gold):.3f}" for name, ratio in ratios.items()}
    return scores, {"precision_recall": detail, "links_right_of_all": {name: sieves[name] for name in sorted(sieves)}}
