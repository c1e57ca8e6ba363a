"""The tasks *commitments*, *concerns*, *statuses* and *figures*: passages of news with all their claims of one kind.

A passage is a block as in ``corpus/events``; each line of gold has the fields of its task between bars (:data:`FIELDS`), every key
always there, empty or not. A claim is found if it is of the right kind, stands where the gold has it, and its main party is right (a word
of one of its names is a word of the gold's); each gold claim is found once. Files named ``sealed-…`` were not looked at while the reader
was built: their faults are not listed, their scores stand apart. Files named ``fresh-…`` are further passages to learn from, scored by
themselves and in nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Span
from realpolitik.core.records import Reading
from realpolitik.core.report import Report
from realpolitik.evaluation.corpus import Words, blocks, opened, parties
from realpolitik.evaluation.metrics import Counts

# The fields of a line: a key of one word before the words of the text; ``=`` before a name: a value that is no words of the text.
FIELDS = {
    "commitments": ("=kind", "holders", "on", "to", "if", "by", "under"),
    "concerns": ("holders", "about", "for", "on"),
    "statuses": ("=kind", "by", "of", "=holds", "since", "until", "on"),
    "figures": ("=kind", "=numbers", "on", "about", "event"),
}
VERSIONS = {"commitments": 6, "concerns": 5, "statuses": 7, "figures": 5}
UNNAMED = ("holders",)
KINDS = {
    "commitments": ("obligation", "promise", "threat", "possibility"),
    "statuses": ("terrorist_designation", "sanctioned", "recognised", "relations", "membership", "war", "ceasefire"),
}
SEALED, FRESH = "sealed", "fresh"
# How far a value may be off and still be the same number.
CLOSE = 0.01
# Where a sentence ends and another begins.
NEXT = re.compile(r"\n|(?<!\.[A-Z])(?<!\b(?:Mr|Dr|St))(?<!\b[A-Z])[.!?]\s+[A-Z]")
# What words by place are told as.
SPOTS = {"if": "condition", "by": "deadline", "event": "event"}
SMALL = frozenset({"the", "of", "and", "a", "an", "in", "'s", "s", "his", "her", "its", "their", "for", "to"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of gold: ``values`` are the fields that are no words, ``words`` those that are."""

    values: dict[str, str]
    words: dict[str, tuple[Words, ...]]
    line: str

    def span(self, key: str) -> Span | None:
        return self.words[key][0].span if self.words.get(key) else None


@dataclass(frozen=True, slots=True)
class Gold:
    """One passage with its claims."""

    text: str
    published: date | None
    claims: tuple[Claim, ...]
    where: str

    @property
    def sealed(self) -> bool:
        return self.where.startswith(SEALED)

    @property
    def fresh(self) -> bool:
        return self.where.startswith(FRESH)


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of a reading: its kind, its words, its main parties by all their names, and what else is scored."""

    kind: str
    spans: tuple[Span, ...]
    main: tuple[frozenset[str], ...]
    others: dict[str, tuple[frozenset[str], ...]]
    spots: dict[str, Span | None]
    numbers: tuple[float | None, float | None, float | None] = (None, None, None)
    holds: bool = True


def load(task: str) -> Callable[[Path], list[Gold]]:
    """A loader of the passages of a file or folder. It raises :class:`EvaluationError` naming file and line of a fault."""

    def of(path: Path) -> list[Gold]:
        files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
        found = [_gold(task, block, where) for file in files for where, block in blocks(file)]
        if not found:
            raise EvaluationError(f"{path}: no passages in it: give a file or folder as corpus/{task}")
        return found

    return of


def _gold(task: str, block: Sequence[str], where: str) -> Gold:
    _, text, day, lines = opened(block, where)
    return Gold(text, day, tuple(claim(task, line, text, where) for line in lines), where)


def claim(task: str, line: str, text: str, where: str) -> Claim:
    cells = [cell.strip() for cell in line.split("|")]
    names = FIELDS[task]
    if len(cells) != len(names):
        raise EvaluationError(f"{where}: {line!r} has {len(cells)} fields between bars, not {len(names)}")
    values: dict[str, str] = {}
    given: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=True):
        if name.startswith("="):
            values[name[1:]] = cell
        elif name in UNNAMED:
            given[name] = cell
        elif cell == name or cell.startswith(f"{name} "):
            given[name] = cell.removeprefix(name).strip()
        else:
            raise EvaluationError(f"{where}: {cell!r} should begin with {name!r}")
    if values.get("kind") is not None and task in KINDS and values["kind"] not in KINDS[task]:
        raise EvaluationError(f"{where}: {values['kind']!r} is none of {', '.join(KINDS[task])}")
    if "numbers" in values:
        _numbers(values["numbers"], where)
    on = parties(given["on"], text, where, near=None)
    near = on[0].span.start if on else None
    return Claim(values, {key: on if key == "on" else parties(cell, text, where, near=near) for key, cell in given.items()}, line)


def _numbers(cell: str, where: str) -> tuple[float | None, float | None, float | None]:
    parts = cell.split()
    try:
        low, value, high = (None if part == "-" else float(part.replace(",", "")) for part in parts)
    except ValueError as error:
        raise EvaluationError(f"{where}: {cell!r} should be three numbers (lower bound, value, upper bound), '-' where unsaid") from error
    return low, value, high


def reports(gold: Sequence[Gold]) -> list[Report]:
    return [Report(text=one.text, published=one.published, published_from="given" if one.published else None) for one in gold]


# --- what a reading says ------------------------------------------------------------------------------------------------------


def said(task: str, reading: Reading) -> Iterator[Said]:
    """The claims of one kind in a reading."""
    if task == "commitments":
        for duty in (one.duty for one in reading.commitments):
            yield Said(
                duty.kind, (duty.consequence,), _names(reading, (duty.holder,)),
                {"to": _names(reading, duty.beneficiaries), "under": (frozenset({duty.basis}),) if duty.basis else ()},
                {"if": duty.trigger, "by": duty.deadline},
            )  # fmt: skip
    elif task == "concerns":
        for fear in (one.fear for one in reading.concerns):
            yield Said("", (fear.span,), _names(reading, (fear.holder,)), {"for": _names(reading, fear.affects)}, {})
    elif task == "statuses":
        for status in (one.standing for one in reading.statuses):
            yield Said(
                status.kind, (status.span,), _names(reading, (status.subject, status.by_actor)),
                {"by": _names(reading, (status.by_actor,))}, {}, holds=status.holds,
            )  # fmt: skip
    else:
        linked = {id(figure) for event in reading.events for figure in event.figures}
        for figure in (one.figure for one in reading.figures):
            yield Said(
                figure.what, (figure.span,), (), {}, {"event": figure.of if id(figure) in linked or figure.of else None},
                numbers=(figure.low, figure.value, figure.high),
            )  # fmt: skip


def _names(reading: Reading, ids: Sequence[str | None]) -> tuple[frozenset[str], ...]:
    found = []
    for one in ids:
        if one is not None:
            record = reading.actor(one)
            found.append(frozenset({record.name, *record.aliases, *(reading.report.quote(m.span) for m in record.mentions)}))
    return tuple(found)


# --- scores -------------------------------------------------------------------------------------------------------------------


def score(task: str) -> Callable[[Sequence[Gold], Sequence[Reading]], tuple[dict[str, float], dict[str, Any]]]:
    """The scorer of one task: F1 of claims, whole and by part, then of what hangs on those found."""

    def of(gold: Sequence[Gold], readings: Sequence[Reading]) -> tuple[dict[str, float], dict[str, Any]]:
        parts = {name: Counts() for name in ("all", "open", SEALED, FRESH)}
        more: dict[str, Counts] = {}
        wrong = []
        false = quiet = 0
        for passage, reading in zip(gold, readings, strict=True):
            claims = list(said(task, reading))
            met = list(pairs(task, passage, claims))
            claims = [one for one in claims if not again(task, passage.text, one, met)]
            for part in (FRESH,) if passage.fresh else ("all", SEALED if passage.sealed else "open"):
                counts = parts[part]
                counts.gold, counts.said = counts.gold + len(passage.claims), counts.said + len(claims)
                counts.right, counts.found = counts.right + len(met), counts.found + len(met)
            if not passage.claims and not passage.fresh:
                quiet, false = quiet + 1, false + len(claims)
            for claim, one in () if passage.fresh else met:
                _count(more, claim, one)
            if not passage.sealed and len(met) < max(len(claims), len(passage.claims)):
                found = [one for one, _ in met]
                wrong.append(
                    {
                        "where": passage.where, "text": passage.text, "missed": [c.line for c in passage.claims if c not in found],
                        "false": [told(reading, c) for c in claims if all(c is not one for _, one in met)],
                    }
                )  # fmt: skip
        scores = {"f1": parts["all"].f1, "precision": parts["all"].precision, "recall": parts["all"].recall}
        scores |= {f"f1_{part}": parts[part].f1 for part in ("open", SEALED, FRESH) if parts[part].gold}
        scores |= {f"{name}_f1": counts.f1 for name, counts in sorted(more.items())}
        scores["false_claims_a_quiet_passage"] = false / max(1, quiet)
        return scores, {"passages": len(gold), "quiet": quiet, "wrong": wrong}

    return of


def told(reading: Reading, claim: Said) -> str:
    main = " ; ".join(sorted(names)[0] for names in claim.main)
    words = " … ".join(reading.report.quote(span) for span in claim.spans)
    return f"{claim.kind} {main} «{words}»" + (f" {claim.numbers}" if claim.numbers[1] is not None else "")


def numbers(claim: Claim) -> tuple[float | None, float | None, float | None]:
    """Lower bound, value and upper bound of a figure; None where unsaid."""
    return _numbers(claim.values["numbers"], "") if "numbers" in claim.values else (None, None, None)


def pairs(task: str, passage: Gold, claims: Sequence[Said]) -> Iterator[tuple[Claim, Said]]:
    left = list(passage.claims)
    for one in claims:
        met = next((claim for claim in left if _meets(task, passage.text, claim, one)), None)
        if met is not None:
            left.remove(met)
            yield met, one


def again(task: str, text: str, one: Said, pairs: Sequence[tuple[Claim, Said]]) -> bool:
    """Whether a claim is a found one told of another of its parties: gold has all who owe or are at war in a line, a record one or two."""
    if any(one is found for _, found in pairs):
        return False
    if task == "statuses":
        return any(_meets(task, text, claim, one) for claim, _ in pairs)
    several = ((claim, found) for claim, found in pairs if len(claim.words.get("holders", ())) > 1)
    return task == "commitments" and any(
        found.main != one.main and found.spans == one.spans and _meets(task, text, claim, one) for claim, found in several
    )


def _meets(task: str, text: str, claim: Claim, one: Said) -> bool:
    on = claim.span("on")
    if claim.values.get("kind", "") != one.kind or on is None:
        return False
    if task == "figures":
        return on.overlaps(one.spans[0]) and _same_number(_numbers(claim.values["numbers"], ""), one.numbers)
    spots = [on, *(words.span for words in claim.words.get("about", ()))]
    if task == "statuses":  # wherever in the sentence
        if (claim.values["holds"] == "yes") != one.holds:
            return False
        both = on.cover(one.spans[0])
        if NEXT.search(text[both.start : both.end]):
            return False
        return _share(one.main, (*claim.words["of"],))
    if not any(spot.overlaps(span) for spot in spots for span in one.spans):
        return False
    holders = claim.words["holders"]
    return _share(one.main, holders) if holders else task == "concerns" and not one.main


def _same_number(gold: tuple[float | None, ...], numbers: tuple[float | None, float | None, float | None]) -> bool:
    low, value, high = gold
    if value is not None:
        return numbers[1] is not None and abs(numbers[1] - value) <= CLOSE * abs(value)
    return all(mine is not None and wanted is not None and abs(mine - wanted) <= CLOSE * abs(wanted) for mine, wanted in
               ((numbers[0], low), (numbers[2], high)) if wanted is not None)  # fmt: skip


def _share(names: Sequence[frozenset[str]], words: Sequence[Words]) -> bool:
    return any(_bag(name) & _bag(word.name) for some in names for name in some for word in words)


def _bag(name: str) -> set[str]:
    return {word.removesuffix("'s").removesuffix("’s").lower() for word in re.findall(r"[\w.'’-]+", name)} - SMALL


def _count(more: dict[str, Counts], claim: Claim, one: Said) -> None:
    """What hangs on a claim that was found: further parties by name, further words by place."""
    for key, names in one.others.items():
        counts, gold = more.setdefault(_told_as(key), Counts()), claim.words.get(key, ())
        right = sum(_share((some,), gold) for some in names)
        found = sum(_share(names, (word,)) for word in gold)
        _add(counts, right, found, len(names), len(gold))
    for key, span in one.spots.items():
        counts, gold = more.setdefault(SPOTS[key], Counts()), claim.words.get(key, ())
        right = int(span is not None and any(word.span.overlaps(span) for word in gold))
        _add(counts, right, right, int(span is not None), min(1, len(gold)))


def _told_as(key: str) -> str:
    return {"to": "beneficiary", "under": "basis", "for": "affected", "by": "by"}[key]


def _add(counts: Counts, right: int, found: int, said: int, gold: int) -> None:
    counts.right, counts.found = counts.right + right, counts.found + found
    counts.said, counts.gold = counts.said + said, counts.gold + gold
