"""Tables of hypotheses, from YAML or CSV: checked, with the place of what is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from realpolitik.core.errors import BadInput
from realpolitik.core.hypotheses import AT_MOST, WORDS, Evidence, Hypotheses
from realpolitik.readers.files import bytes_of
from realpolitik.readers.sniff import decode

TOP = frozenset({"question", "since", "until", "hypotheses", "evidence"})
LISTS = {
    "types": "types", "type": "types", "modes": "modes", "mode": "modes", "actor": "actors", "actors": "actors", "recipient": "recipients",
    "recipients": "recipients", "place": "places", "places": "places", "status": "statuses", "statuses": "statuses",
}  # fmt: skip
ROW = frozenset({"name", "at_most", "expected", "likelihood", *LISTS})
STATUSES = frozenset({"actual", "ongoing", "planned", "conditional", "hypothetical", "denied"})
PRIOR = "prior"
Where = Callable[..., str]


def hypotheses(path: str | Path, *, types: frozenset[str]) -> Hypotheses:
    """The table in a file: CSV by its extension, else YAML. ``types`` are the types of event there are.

    Raises :class:`BadInput` with file and line for whatever does not fit.
    """
    where = "standard input" if str(path) == "-" else str(path)
    text = decode(bytes_of(path), where=where)
    return _from_csv(text, where, types) if str(path).lower().endswith(".csv") else _from_yaml(text, where, types)


def _from_yaml(text: str, where: str, types: frozenset[str]) -> Hypotheses:
    from realpolitik.readers.plain_yaml import documents

    document = documents(text, where=where)[0]

    def at(*path: str | int) -> str:
        return f"{where}, line {document.line(path)}"

    given = document.value
    if not isinstance(given, dict):
        raise _bad("a table has the fields question, hypotheses and evidence", at())
    _known(given, TOP, at())
    return _table(
        question=str(given.get("question") or ""), since=given.get("since"), until=given.get("until"), priors=given.get("hypotheses"),
        evidence=given.get("evidence"), at=at, types=types,
    )  # fmt: skip


def _from_csv(text: str, where: str, types: frozenset[str]) -> Hypotheses:
    """Columns: ``evidence``, any of the conditions, and one for each hypothesis; a row named ``prior`` gives the priors."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    columns = list(reader.fieldnames or ())
    names = [one for one in columns if one not in ROW | {"evidence"}]

    def at(*path: str | int) -> str:
        number = path[1] if len(path) > 1 and path[0] == "evidence" else None
        return f"{where}, line {lines[int(number)]}" if number is not None else where

    priors: dict[str, Any] = dict.fromkeys(names)
    rows: list[dict[str, Any]] = []
    lines: list[int] = []
    for row in reader:
        if None in row or None in row.values():
            raise _bad(f"{len(columns)} cells are named in the first line, here are others", f"{where}, line {reader.line_num}")
        shares = {name: row[name] for name in names}
        if row.get("evidence", "").strip().lower() == PRIOR:
            priors = shares
            continue
        conditions = {key: value for key, value in row.items() if key in ROW and value.strip()}
        rows.append({**conditions, "name": row.get("evidence", ""), "likelihood": shares})
        lines.append(reader.line_num)
    return _table(question="", since=None, until=None, priors=priors, evidence=rows, at=at, types=types)


def _table(
    *, question: str, since: Any, until: Any, priors: Any, evidence: Any, at: Where, types: frozenset[str]
) -> Hypotheses:  # fmt: skip
    if not isinstance(priors, dict) or len(priors) < 2:
        raise _bad("'hypotheses' names at least two, each with a prior or nothing", at("hypotheses"))
    if not isinstance(evidence, list) or not evidence:
        raise _bad("'evidence' lists at least one kind of event", at("evidence"))
    made = tuple(_evidence(row, tuple(priors), lambda *path, number=number: at("evidence", number, *path), types)
                 for number, row in enumerate(evidence))  # fmt: skip
    return Hypotheses(
        question=question, priors=_priors(priors, at), evidence=made, since=_day(since, at("since")), until=_day(until, at("until"))
    )


def _priors(given: Mapping[str, Any], at: Where) -> dict[str, float]:
    """All alike if none is given; else they are made to sum to one."""
    if all(value is None or value == "" for value in given.values()):
        return dict.fromkeys(given, 1 / len(given))
    found = {name: _probability(value, at("hypotheses", name)) for name, value in given.items()}
    return {name: value / sum(found.values()) for name, value in found.items()}


def _evidence(row: Any, names: Sequence[str], at: Where, types: frozenset[str]) -> Evidence:
    if not isinstance(row, dict):
        raise _bad("a kind of evidence has a name, conditions and a likelihood", at())
    _known(row, ROW, at())
    name = str(row.get("name") or "").strip()
    likelihood = row.get("likelihood")
    if not name or not isinstance(likelihood, dict) or set(likelihood) != set(names):
        raise _bad(f"a kind of evidence needs a name, and a likelihood for each of {', '.join(names)}", at())
    lists: dict[str, frozenset[str]] = {}
    for key, field in LISTS.items():
        if row.get(key) is not None:
            lists[field] = lists.get(field, frozenset()) | _list(row[key], at(key))
    if not lists:
        raise _bad(f"'{name}' asks nothing: give it types, actors, recipients or places", at())
    lists["types"] = frozenset(one.upper() for one in lists.get("types", ()))
    for one in sorted(lists["types"] - types):
        raise _bad(f"there is no type of event '{one}'", at("types"))
    for one in sorted(lists.get("statuses", frozenset()) - STATUSES):
        raise _bad(f"there is no status '{one}': choose of {', '.join(sorted(STATUSES))}", at("status"))
    most = str(row.get("at_most") or AT_MOST)
    if not most.isdigit() or int(most) < 1:
        raise _bad("'at_most' is a number of stories, at least 1", at("at_most"))
    expected = str(row.get("expected") or "no").lower()
    if expected not in ("yes", "no", "true", "false"):
        raise _bad("'expected' is yes or no", at("expected"))
    shares = {one: _probability(likelihood[one], at("likelihood", one)) for one in names}
    return Evidence(name=name, likelihood=shares, at_most=int(most), expected=expected in ("yes", "true"), **lists)


def _probability(given: Any, where: str) -> float:
    words = str(given or "").strip().lower()
    if words in WORDS:
        return WORDS[words]
    try:
        found = float(words)
    except ValueError:
        found = -1.0
    if not 0 < found < 1:
        raise _bad(f"'{words}' is no likelihood: a number above 0 and below 1, or {', '.join(WORDS)}", where)
    return found


def _list(given: Any, where: str) -> frozenset[str]:
    parts = given.split(";") if isinstance(given, str) else given
    if not isinstance(parts, list) or not all(isinstance(one, str) and one.strip() for one in parts):
        raise _bad("here stands a word or a list of words", where)
    return frozenset(one.strip() for one in parts)


def _day(given: Any, where: str) -> str | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(str(given)).isoformat()
    except ValueError as error:
        raise _bad(f"'{given}' is no day: give it as 2016-07-16", where) from error


def _known(given: Mapping[str, Any], fields: frozenset[str], where: str) -> None:
    for one in given:
        if one not in fields:
            raise _bad(f"there is no field '{one}': choose of {', '.join(sorted(fields))}", where)


def _bad(message: str, where: str) -> BadInput:
    return BadInput("table", message, where=where)
