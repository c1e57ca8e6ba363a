"""The task *behaviour*: what a change of words must change in the record, and what it must not.

Each case is a plain sentence with the type and the two countries it tells of, and six variants written by hand: sides swapped, negated,
put into the future, other countries, moved decades back, clauses in another order. A variant is only asked where the plain sentence was
read right, so that each rate says how the reading behaves, and not how much it finds; ``base`` says that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from realpolitik.core.errors import EvaluationError
from realpolitik.core.records import Event, Reading
from realpolitik.core.report import Report
from realpolitik.knowledge.codebook import types

DAY = date(2021, 6, 18)
VARIANTS = ("swapped", "negated", "future", "renamed", "past", "reordered")
HAPPENED = ("actual", "ongoing")
# Types that speak of acts to come.
TO_COME = ("AGREE", "CONCEDE", "THREATEN")
KEYS = ("type", "actor", "recipient", "base", *VARIANTS)


@dataclass(frozen=True)
class Case:
    """``actor`` and ``recipient`` are country codes; ``actor`` holds both, and ``recipient`` none, where both do it to each other."""

    where: str
    type: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    base: str
    variants: dict[str, str]
    renamed: tuple[str, str]


def load(path: Path) -> list[Case]:
    """The cases of a folder's ``sentences-*.txt``. Raises :class:`EvaluationError` for a block that is not as it should be."""
    files = sorted(path.glob("sentences-*.txt"))
    if not files:
        raise EvaluationError(f"{path}: no sentences-*.txt below it: task 'behaviour' reads a folder of those")
    return [_case(block, f"{file.name}, block {n}") for file in files for n, block in enumerate(_blocks(file), start=1)]


def _blocks(file: Path) -> Iterator[dict[str, str]]:
    for block in file.read_text(encoding="utf-8").strip().split("\n\n"):
        yield {key: value.strip() for key, _, value in (line.partition(":") for line in block.splitlines() if line.strip())}


def _case(block: dict[str, str], where: str) -> Case:
    if set(block) != set(KEYS):
        raise EvaluationError(f"{where}: a block has the lines {', '.join(KEYS)}, each once")
    if block["type"] not in types():
        raise EvaluationError(f"{where}: '{block['type']}' is no type of PLOVER")
    actor, recipient = tuple(block["actor"].split()), tuple(block["recipient"].split())
    first, second, renamed = (*block["renamed"].split(" ", 2), "", "")[:3]
    if len(actor) + len(recipient) != 2 or not renamed or not (len(first) == len(second) == 3):
        raise EvaluationError(f"{where}: two countries in all, and 'renamed' begins with two codes")
    variants = {name: block[name] for name in VARIANTS} | {"renamed": renamed}
    return Case(where, block["type"], actor, recipient, block["base"], variants, (first, second))


def reports(cases: Sequence[Case]) -> list[Report]:
    """Each case's plain sentence and its variants, in the order of VARIANTS."""
    return [
        Report(text=text, published=DAY, published_from="given")
        for case in cases
        for text in (case.base, *(case.variants[name] for name in VARIANTS))
    ]


def score(cases: Sequence[Case], readings: Sequence[Reading]) -> tuple[dict[str, float], dict[str, Any]]:
    """How many plain sentences are read right, and of those the share of each variant that behaves."""
    size = 1 + len(VARIANTS)
    asked: list[tuple[Case, dict[str, Reading]]] = []
    wrong: dict[str, list[str]] = {"base": []}
    for number, case in enumerate(cases):
        base, *rest = readings[number * size : (number + 1) * size]
        if any(_stands(base, event, case, _pair(case)) for event in base.events):
            asked.append((case, dict(zip(VARIANTS, rest, strict=True))))
        else:
            wrong["base"].append(f"{case.type}: {case.base}")
    scores = {"base": len(asked) / len(cases)}
    for name in VARIANTS:
        wrong[name] = [f"{case.type}: {case.variants[name]}" for case, read in asked if not BEHAVES[name](case, read[name])]
        scores[name] = 1.0 - len(wrong[name]) / max(1, len(asked))
    scores["behaves"] = sum(scores[name] for name in VARIANTS) / len(VARIANTS)
    return scores, {"wrong": wrong}


def _pair(case: Case) -> tuple[str, str]:
    first, second = (*case.actor, *case.recipient)
    return first, second


def _stands(reading: Reading, event: Event, case: Case, pair: tuple[str, str]) -> bool:
    return event.type == case.type and _between(reading, event, case, pair)


def _between(reading: Reading, event: Event, case: Case, pair: tuple[str, str]) -> bool:
    """Whether the event stands between the two, in their order unless the act is mutual."""
    doers, others = ({reading.actor(role.actor).best.country for role in side} for side in (event.actors, event.recipients))
    if case.recipient:
        return pair[0] in doers and pair[1] in others
    return {*pair} <= doers | others


def _told(case: Case, reading: Reading, pair: tuple[str, str]) -> bool:
    return any(_stands(reading, event, case, pair) for event in reading.events)


def _happened(case: Case, reading: Reading) -> bool:
    return any(_stands(reading, event, case, _pair(case)) and event.status in HAPPENED for event in reading.events)


def _swapped(case: Case, reading: Reading) -> bool:
    first, second = _pair(case)
    return _told(case, reading, (second, first)) and (not case.recipient or not _told(case, reading, (first, second)))


def _negated(case: Case, reading: Reading) -> bool:
    return not _happened(case, reading)


def _future(case: Case, reading: Reading) -> bool:
    """Told as to come; by the manual cooperation to come is AGREE, a retreat CONCEDE, a hostile act announced THREATEN."""
    coming = any(
        _between(reading, event, case, _pair(case)) and (event.status not in HAPPENED or event.type in TO_COME) for event in reading.events
    )
    return coming and not (_happened(case, reading) and case.type not in TO_COME)


def _renamed(case: Case, reading: Reading) -> bool:
    return _told(case, reading, case.renamed)


def _past(case: Case, reading: Reading) -> bool:
    return any(_stands(reading, event, case, _pair(case)) and event.historical for event in reading.events)


def _reordered(case: Case, reading: Reading) -> bool:
    return _told(case, reading, _pair(case))


BEHAVES: dict[str, Callable[[Case, Reading], bool]] = {
    "swapped": _swapped, "negated": _negated, "future": _future, "renamed": _renamed, "past": _past, "reordered": _reordered,
}  # fmt: skip
