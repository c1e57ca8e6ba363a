"""The task *reworded*: which texts went through a synonym machine, and which of their names and expressions are read as they were meant.

Gold is JSON Lines of ``text`` and ``original``; ``items`` names what the machine broke (``span`` in the text, ``kind``, ``original`` words,
``swaps``), and is found by comparing the two texts where it is not given. A folder of ``.txt`` files is read as texts that are all sound.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Restored, Reworded, Span
from realpolitik.core.report import Report
from realpolitik.evaluation.spinner import Item, scored
from realpolitik.knowledge.rewording import knows
from realpolitik.text.rewording import WORD


@dataclass(frozen=True)
class Text:
    """A text, whether a machine reworded it, and from what, and what it broke in it; ``held`` texts were not looked at while tuning."""

    text: str
    where: str
    reworded: bool
    items: tuple[Item, ...] = ()
    held: bool = False
    original: str = ""


def load(path: Path) -> list[Text]:
    """Pairs of JSON Lines, each as two texts; or the ``.txt`` files below a folder. Raises :class:`EvaluationError` for anything else."""
    if path.is_dir():
        files = sorted(path.rglob("*.txt"))
        if not files:
            raise EvaluationError(f"{path}: no .txt below it: task 'reworded' reads JSON Lines or a folder of sound texts")
        return [Text(_body(file), file.stem, False) for file in files]
    texts: list[Text] = []
    originals: set[str] = set()
    for number, line in enumerate(_body(path).splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path.name}:{number}"
        try:
            row = json.loads(line)
            text, original, given = row["text"], row["original"], row.get("items")
            held = bool(row.get("held", False))
            items = _broken(text, original) if given is None else tuple(_item(one) for one in given)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise EvaluationError(f"{path}:{number}: not an object with 'text' and 'original' ({error})") from error
        texts.append(Text(text, where, True, items, held, original))
        if original not in originals:
            originals.add(original)
            texts.append(Text(original, f"{where}:original", False, held=held))
    if not texts:
        raise EvaluationError(f"{path}: holds no pair: task 'reworded' reads JSON Lines with 'text' and 'original'")
    return texts


def _body(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({error})") from error


def _item(given: Mapping[str, Any]) -> Item:
    start, end = given["span"]
    return Item(Span(start, end), given["kind"], given["original"], tuple((old, new) for old, new in given.get("swaps", ())))


def _broken(text: str, original: str) -> tuple[Item, ...]:
    """The names of the original whose words stand otherwise in the text."""
    old, new = list(WORD.finditer(original)), list(WORD.finditer(text))
    steps = SequenceMatcher(None, [word.group() for word in old], [word.group() for word in new], autojunk=False).get_opcodes()
    items = []
    for span, kind in scored(original):
        touched = [step for step in steps if step[1] < step[2] and old[step[1]].start() < span.end and old[step[2] - 1].end() > span.start]
        if not touched or all(step[0] == "equal" for step in touched):
            continue
        first, last = touched[0], touched[-1]
        begin = first[3] + (_at(old, span.start) - first[1] if first[0] == "equal" else 0)
        close = last[4] - (last[2] - _at(old, span.end) if last[0] == "equal" else 0)
        if begin < close:
            items.append(Item(Span(new[begin].start(), new[close - 1].end()), kind, original[span.start : span.end]))
    return tuple(items)


def _at(words: Sequence[Any], offset: int) -> int:
    """How many words begin before an offset."""
    return sum(1 for word in words if word.start() < offset)


def reports(texts: Sequence[Text]) -> list[Report]:
    return [Report(text=text.text, where=text.where) for text in texts]


def read(report: Report, span: Span) -> str:
    """The words of a span as the report's readings have them."""
    marks = sorted(
        (mark for mark in report.of(Restored) if mark.span.start < span.end and mark.span.end > span.start), key=lambda one: one.span
    )
    said, at = "", span.start
    for mark in marks:
        said += report.text[at : mark.span.start] + mark.means
        at = mark.span.end
    return said + report.text[at : span.end]


def _right(text: Text, marks: Sequence[Restored]) -> int:
    """How many readings say what stood in the original where they stand: among the words that the same stretch of it has."""
    old, new = list(WORD.finditer(text.original)), list(WORD.finditer(text.text))
    steps = SequenceMatcher(None, [word.group() for word in old], [word.group() for word in new], autojunk=False).get_opcodes()
    right = 0
    for mark in marks:
        touched = [
            step
            for step in steps
            if step[3] < step[4] and new[step[3]].start() < mark.span.end and new[step[4] - 1].end() > mark.span.start
        ]
        if touched:
            first, last = touched[0], touched[-1]
            begin = first[1] + (_at(new, mark.span.start) - first[3] if first[0] == "equal" else 0)
            close = last[2] - (last[4] - _at(new, mark.span.end) if last[0] == "equal" else 0)
            right += f" {_plain(mark.means)} " in f" {_plain(' '.join(word.group() for word in old[begin:close]))} "
    return right


def score(texts: Sequence[Text], read_texts: Sequence[Report]) -> tuple[dict[str, float], dict[str, Any]]:
    """F1 of the verdict; the share of sound texts called reworded; the share of readings that say what the original has; the share of
    broken names and expressions that are read exactly as they were, whatever the case of their letters, and the same for those with a
    word that none of the reader's tables links to what it was, for those of held texts, and by kind."""
    right = wrong = 0
    counts: dict[str, list[int]] = {}
    missed: list[str] = []
    alarms: list[str] = []
    touched = readings = sayings = 0
    for text, report in zip(texts, read_texts, strict=True):
        verdict = any(mark.verdict for mark in report.of(Reworded))
        right += verdict and text.reworded
        wrong += verdict != text.reworded
        if verdict and not text.reworded:
            alarms.append(text.where)
        marks = report.of(Restored)
        if not text.reworded:
            touched += bool(marks)
        elif text.original:
            readings, sayings = readings + len(marks), sayings + _right(text, marks)
        for item in text.items:
            said = read(report, item.span)
            exact = _plain(said) == _plain(item.original)
            groups = ["all", item.kind, *(["held"] if text.held else [])]
            if item.swaps and not all(knows(new, old) for old, new in item.swaps):
                groups.append("unlisted")
            for group in groups:
                count = counts.setdefault(group, [0, 0])
                count[0] += exact
                count[1] += 1
            if not exact and not text.held:
                missed.append(f"{text.where} {item.original} | {report.quote(item.span)} | {said}")
    sound = sum(not text.reworded for text in texts)
    scores = {"false_alarms": len(alarms) / max(1, sound)}
    if any(text.reworded for text in texts):
        scores["verdict_f1"] = 2 * right / max(1, 2 * right + wrong)
    if readings:
        scores["readings_right"] = sayings / readings
    names = {"all": "restored", "name": "restored_names", "expression": "restored_expressions", "held": "restored_held",
             "unlisted": "restored_unlisted"}  # fmt: skip
    scores |= {names[group]: count[0] / count[1] for group, count in counts.items() if group in names}
    return scores, {"alarms": alarms, "sound_with_readings": touched, "right_of": counts, "missed": missed}


def _plain(words: str) -> str:
    return " ".join(match.group().lower() for match in WORD.finditer(words.replace("’", "'")))
