"""The task *actors*: who a mention is on a day, by name, country and sector, on tables of the project's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from realpolitik.core.errors import EvaluationError
from realpolitik.core.report import Report
from realpolitik.evaluation import tables
from realpolitik.knowledge.actors import meanings

COLUMNS = ("mention", "on", "name", "country", "sector", "former")
# Words that make no difference between two names of one body: *Ministry of Defence*, *Tajik defence ministry*.
EMPTY = frozenset("the of for and a in s affairs".split())
SPELLED = {"defense": "defence", "organization": "organisation", "labor": "labour"}
# How alike two spellings of a person's name must be.
ALIKE = 0.8


@dataclass(frozen=True)
class Case:
    """``country`` and ``sector`` are empty where nothing is to be said."""

    mention: str
    on: date
    name: str
    country: str
    sector: str
    former: bool


def load(path: Path) -> list[Case]:
    """Cases of a table, or of all ``cases-*.tsv`` of a folder. Raises :class:`EvaluationError` for a table without the columns."""
    files = sorted(path.glob("cases-*.tsv")) if path.is_dir() else [path]
    if not files:
        raise EvaluationError(f"{path}: no cases-*.tsv in it: task 'actors' reads tables of mentions")
    return [case for file in files for case in _table(file)]


def _table(file: Path) -> list[Case]:
    return tables.load(file, "a table of mentions", COLUMNS, _case)


def _case(number: int, row: Mapping[str, str]) -> Case:
    return Case(row["mention"], date.fromisoformat(row["on"]), row["name"], row["country"], row["sector"], row["former"] == "yes")


def reports(cases: Sequence[Case]) -> list[Report]:
    return [Report(text=case.mention, published=case.on, published_from="given") for case in cases]


def score(cases: Sequence[Case], answers: Sequence[Mapping[str, Any] | None]) -> tuple[dict[str, float], dict[str, Any]]:
    """The share of cases right in all three, in each, and in all three among former officials; and what went wrong."""
    right = {"name": 0, "country": 0, "sector": 0, "all": 0, "former": 0}
    wrong = []
    for case, answer in zip(cases, answers, strict=True):
        said = answer or {"name": "", "country": None, "code": None, "sector": None}
        marks = {
            "name": same(case.name, said["name"]),
            "country": case.country == _country(said),
            "sector": case.sector == (said["sector"] or "") or (not case.sector and (said["code"] or "").count(" ") == 0),
        }
        for name, held in marks.items():
            right[name] += held
        right["all"] += all(marks.values())
        right["former"] += case.former and all(marks.values())
        if not all(marks.values()):
            told = " ".join(str(said[key]) for key in ("name", "country", "code", "sector"))
            wrong.append(f"{case.mention} ({case.on}): {case.name} {case.country} {case.sector} | {told}")
    count, former = max(1, len(cases)), max(1, sum(case.former for case in cases))
    scores = {
        "accuracy": right["all"] / count, "name_accuracy": right["name"] / count, "country_accuracy": right["country"] / count,
        "sector_accuracy": right["sector"] / count, "former_accuracy": right["former"] / former,
    }  # fmt: skip
    return scores, {"wrong": wrong}


def _country(said: Mapping[str, Any]) -> str:
    return said["country"] or str(said["code"] or "").split(" ")[0]


def same(wanted: str, said: str) -> bool:
    """Whether two names are of the same actor: known as one in the tables, alike in spelling, or of the same words."""
    wanted, said = (name.removeprefix("Government of ").removeprefix("the ") for name in (wanted, said))  # a government is its state's
    if {entry.name for entry in meanings(wanted)} & {said, *(entry.name for entry in meanings(said))}:
        return True
    one, other = _words(wanted), _words(said)
    if not one or not other:
        return False
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    return SequenceMatcher(None, " ".join(one), " ".join(other)).ratio() >= ALIKE


def _words(name: str) -> list[str]:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name.lower()) if letter.isalnum() or letter in " -")
    kept = [SPELLED.get(word, word) for word in plain.replace("-", " ").split() if word not in EMPTY]
    # Whose it is, the country says.
    return [word for word in kept if not any(one.sort == "adjective" for one in meanings(word.title()))] or kept
