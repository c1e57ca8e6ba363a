"""The task *relations*: sentence and pair to type, on tables such as PLV (marked with <s> … </s> and <t> … </t>)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from realpolitik.evaluation import tables
from realpolitik.evaluation.confusion import by_label, confusion, worst
from realpolitik.evaluation.metrics import accuracy, macro_f1
from realpolitik.knowledge.codebook import quad

MARK = re.compile(r"</?[st]>")
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
COLUMNS = ("marked_sentence", "gold_root", "gold_penta")


@dataclass(frozen=True)
class Item:
    """One row: a sentence, the spans of the pair (None where the marker is missing), the gold type and quad."""

    id: str
    text: str
    actor: tuple[int, int] | None
    recipient: tuple[int, int] | None
    type: str
    quad: str


def load(path: Path) -> list[Item]:
    """Rows of the table. Raises :class:`EvaluationError` if a column is missing."""
    return tables.load(path, "a relations table", COLUMNS, lambda number, row: _item(str(number), row))


def _item(number: str, row: Mapping[str, str]) -> Item:
    text, spans, at = [], {}, 0
    open_at: dict[str, int] = {}
    length = 0
    marked = row["marked_sentence"]
    for mark in MARK.finditer(marked):
        piece = marked[at : mark.start()]
        text.append(piece)
        length += len(piece)
        name = mark.group()[-2]
        if mark.group()[1] != "/":
            open_at[name] = length
        elif name in open_at and open_at[name] < length:
            spans[name] = (open_at[name], length)
        at = mark.end()
    text.append(marked[at:])
    return Item(number, "".join(text), spans.get("s"), spans.get("t"), row["gold_root"], row["gold_penta"])


def requests(items: Iterable[Item]) -> list[dict[str, Any]]:
    """The items as ``realpolitik classify`` takes them."""
    return [{"id": item.id, "text": item.text, "actor": _pair(item.actor), "recipient": _pair(item.recipient)} for item in items]


def _pair(span: tuple[int, int] | None) -> list[int] | None:
    return list(span) if span else None


def older(kind: str, *, future: bool) -> str:
    """A type of PLOVER 2.0 as these tables have it: its older draft knows YIELD alone, and holds every cooperation still to come for AGREE,
    as CAMEO does, where the manual of 2.0 leaves a concession to come what it is."""
    if kind in YIELD:
        return "AGREE" if future else YIELD[kind]
    return kind


def score(items: Sequence[Item], answers: Sequence[Mapping[str, Any]]) -> tuple[dict[str, float], dict[str, Any]]:
    """Scores by name; the confusion of types in the detail."""
    gold = [item.type for item in items]
    said = [older(answer["type"], future=bool(answer.get("future"))) for answer in answers]
    # In this data YIELD is one class of quad 2.
    quads = ["2" if kind == "YIELD" else str(quad(kind)) for kind in said]
    table = confusion(zip(gold, said, strict=True))
    scores = {
        "root_macro_f1": macro_f1(gold, said), "accuracy": accuracy(gold, said), "quad_macro_f1": macro_f1([i.quad for i in items], quads),
    }  # fmt: skip
    return scores, {"types": by_label(table), "confusion": table, "worst": worst(table)}
