"""The task *stance*: whether a sentence of news speaks well or ill of somebody it names.

The data are JSON Lines as NewsMTSC gives them (Hamborg and Donnay 2021, doi:10.18653/v1/2021.eacl-main.142): ``sentence_normalized`` and
``targets`` with ``from``, ``to``, perhaps ``further_mentions``, and ``polarity`` 2 (negative), 4 (neutral) or 6 (positive).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Span
from realpolitik.core.report import Report
from realpolitik.evaluation.confusion import by_label, confusion
from realpolitik.evaluation.jsonl import lines
from realpolitik.evaluation.metrics import accuracy, macro_f1

POLARITIES = {2: "negative", 4: "neutral", 6: "positive"}


@dataclass(frozen=True, slots=True)
class Target:
    """A party of a sentence, all its mentions, and how the sentence speaks of it."""

    spans: tuple[Span, ...]
    polarity: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the parties asked about."""

    text: str
    targets: tuple[Target, ...]


def load(path: Path) -> list[Sentence]:
    """The sentences of a file. Raises :class:`EvaluationError` naming the line that cannot be read."""
    found = lines(path, "sentence with targets", _sentence)
    if not any(one.targets for one in found):
        raise EvaluationError(f"{path}: no targets in it")
    return found


def _sentence(row: Mapping[str, Any]) -> Sentence:
    targets = [
        Target(
            tuple(Span(int(one["from"]), int(one["to"])) for one in (target, *(target.get("further_mentions") or ()))),
            POLARITIES[int(target["polarity"])],
        )
        for target in row["targets"]
    ]  # fmt: skip
    return Sentence(str(row["sentence_normalized"]), tuple(targets))


def reports(gold: Sequence[Sentence]) -> list[Report]:
    """Each sentence as a report, known by its number."""
    return [Report(text=one.text, where=str(number)) for number, one in enumerate(gold)]


def asked(gold: Sequence[Sentence]) -> dict[str, dict[str, tuple[Span, ...]]]:
    """The mentions of each party by report and key."""
    return {str(number): {_key(at): target.spans for at, target in enumerate(one.targets)} for number, one in enumerate(gold)}


def _key(at: int) -> str:
    return f"given:{at}"


def score(gold: Sequence[Sentence], said: Sequence[Mapping[str, str]]) -> tuple[dict[str, float], dict[str, Any]]:
    """Macro-F1 and accuracy over all parties asked about."""
    pairs = [(target.polarity, answers[_key(at)]) for one, answers in zip(gold, said, strict=True) for at, target in enumerate(one.targets)]
    right, told = [gold for gold, _ in pairs], [answer for _, answer in pairs]
    table = confusion(pairs)
    return {"macro_f1": macro_f1(right, told), "accuracy": accuracy(right, told)}, {"polarities": by_label(table), "confusion": table}
