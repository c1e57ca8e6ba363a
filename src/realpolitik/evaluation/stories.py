"""The task *stories*: which reports tell the same event, and which copies of a report are found.

Gold is a folder of JSON articles that name their event (``newsCluster.EventId``), scored over all pairs of reports; or JSON Lines of
``text`` and ``original``, where each text is a machine-reworded copy of its original and of nothing else.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from realpolitik.assembly.stories import Linked, is_copy
from realpolitik.core.errors import EvaluationError
from realpolitik.core.report import Report
from realpolitik.evaluation.metrics import Counts

# How many wrong groups the detail lists.
SHOWN = 20


@dataclass(frozen=True)
class Told:
    """A report, the event it tells, and whether it is a copy of the report before it."""

    report: Report
    event: str
    copies: bool = False


def load(path: Path) -> list[Told]:
    """All reports of a folder of JSON articles, or of a file of pairs. Raises :class:`EvaluationError` for anything else."""
    if not path.is_dir():
        return _pairs(path)
    found = []
    for file in sorted(path.glob("*.json")):
        try:
            item = json.loads(file.read_text(encoding="utf-8"))
            event = str(item["newsCluster"]["EventId"])
            parts = [item.get("description"), item.get("text")]
            text = "\n".join(part for part in parts if part)
            if text.strip():
                found.append(Told(Report(text=text, title=item.get("title"), published=_day(item.get("date_publish"))), event))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EvaluationError(f"{file}: not an article with newsCluster.EventId, text and title ({error})") from error
    if not found:
        raise EvaluationError(f"{path}: no JSON article in it: task 'stories' reads a folder as giveme5w1h/news_cluster, or pairs")
    return found


def _day(said: str | None) -> date | None:
    return datetime.fromisoformat(said).date() if said and said != "None" else None


def _pairs(path: Path) -> list[Told]:
    found: list[Told] = []
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                row = json.loads(line)
                found += [Told(Report(text=row["original"]), str(number)), Told(Report(text=row["text"]), str(number), copies=True)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationError(f"{path}: not JSON Lines with 'text' and 'original' ({error})") from error
    if not found:
        raise EvaluationError(f"{path}: holds no pair: task 'stories' reads JSON Lines with 'text' and 'original'")
    return found


def score(gold: Sequence[Told], found: Linked) -> tuple[dict[str, float], dict[str, Any]]:
    """Pairs of one event found and said; of copies, the share found and the share of what is said that is wrong."""
    event = {one.report.id: one.event for one in gold}
    counts = _over_pairs([one.event for one in gold], [found.story[one.report.id] for one in gold])
    scores = {"pair_f1": counts.f1, "pair_precision": counts.precision, "pair_recall": counts.recall}
    if any(one.copies for one in gold):
        said = [(event[one.left], event[one.right]) for one in found.judgements if is_copy(one)]
        right = {left for left, other in said if left == other}
        scores["copies_found"] = len(right) / sum(one.copies for one in gold)
        scores["wrong_merges"] = sum(left != other for left, other in said) / len(said) if said else 0.0
    return scores, {"mixed": _mixed(gold, found.story)}


def _over_pairs(gold: Sequence[str], said: Sequence[str]) -> Counts:
    """Pairs of reports that both, or only one of the two groupings, puts together."""

    def pairs(groups: Counter[Any]) -> int:
        return sum(size * (size - 1) // 2 for size in groups.values())

    both = pairs(Counter(zip(gold, said, strict=True)))
    return Counts(both, both, pairs(Counter(said)), pairs(Counter(gold)))


def _mixed(gold: Sequence[Told], story: Mapping[str, str]) -> list[list[str]]:
    """Stories that hold several events, by the titles of their reports."""
    groups: dict[str, list[Told]] = {}
    for one in gold:
        groups.setdefault(story[one.report.id], []).append(one)
    wrong = [members for members in groups.values() if len({one.event for one in members}) > 1]
    return [[f"{one.event}: {one.report.title or one.report.text[:60]}" for one in members] for members in wrong[:SHOWN]]
