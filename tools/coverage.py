"""Counts what the tables of actors hold against what the project asks of them; ``--json`` prints the counts as one object."""

from __future__ import annotations

import argparse
import json
import sys
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "knowledge"
HEADS = ("head_of_state", "head_of_government", "monarch", "ruler")
GREAT_POWERS = ("USA", "GBR", "FRA", "CHN", "SUN", "RUS", "DEU", "JPN")
# Whom news quotes often, with the least number of states whose holders since 2000 are asked for.
OFTEN = {
    "foreign_minister": 60, "defence_minister": 60, "finance_minister": 60, "interior_minister": 60, "spokesperson": 60,
    "army_chief": 60, "intelligence_chief": 60, "central_banker": 60,
}  # fmt: skip
# States without a government of their own are asked for nothing.
WHOLE = ("foreign_minister", "defence_minister")  # of whom 60 states are to be without a gap
KEPT = "2026-01-01"  # the tables are kept up to this day
LONGEST = 60  # days that an office may stand empty in the tables
LENGTH = 10  # of a date to the day
NO_STATE = frozenset({"ATA"})


def rows(name: str) -> list[dict[str, str]]:
    header, *lines = (SOURCE / f"{name}.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def since(day: str, terms: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """The terms that have a beginning and did not end before an ISO day."""
    return [term for term in terms if term["from"] and (not term["to"] or term["to"] >= day)]


def gaps(office: str, start: str, end: str) -> Iterator[tuple[str, str, str, int]]:
    """State, last and next day with a holder of an office, and the days between that surely nobody in the tables held it.

    Only states that have anybody in the office are asked, and not before they were one.
    """
    spells = {row["code"]: (row["from"], row["to"]) for row in rows("states")}
    held: dict[str, list[tuple[date, date]]] = {}
    for term in rows("offices"):
        if term["from"] and office in (term["office"], ""):
            held.setdefault(term["country"], []).append((_day(term["from"], "-01-01"), _day(term["to"] or end, "-12-31")))
    for country, terms in sorted(held.items()):
        born, died = spells.get(country, ("", ""))
        covered = max(date.fromisoformat(start), _day(born or start, "-12-31"))
        last = min(date.fromisoformat(end), _day(died or end, "-01-01"))
        for begins, ends in (*sorted(terms), (last, last)):
            if (days := (min(begins, last) - covered).days) > LONGEST:
                yield country, covered.isoformat(), begins.isoformat(), days
            covered = max(covered, ends)


def _day(given: str, rest: str) -> date:
    """The day of a date of any precision, where that leaves the smallest gap."""
    whole = given + rest[len(given) - 4 :]
    if whole.endswith("-31"):  # the last day of any month
        whole = f"{whole[:8]}{monthrange(int(whole[:4]), int(whole[5:7]))[1]}"
    return date.fromisoformat(whole if len(given) < LENGTH else given)


def counts() -> dict[str, tuple[int, int]]:
    """What is counted: how many there are, and how many are asked for."""
    offices, groups, bodies, outlets = rows("offices"), rows("groups"), rows("organisations"), rows("outlets")
    heads = [term for term in offices if term["office"] in HEADS]
    own = {row["code"] for row in rows("states") if row["from"] and not row["to"]} - NO_STATE
    found = {
        "independent states with a head of state or government since 1990": (
            len({term["country"] for term in since("1990", heads)} & own), len(own)),
        "great powers with a head of state or government before 1950": (
            len({term["country"] for term in heads if term["from"] and term["from"] < "1950"} & set(GREAT_POWERS)), 6),
    }  # fmt: skip
    recent = since("2000", offices)
    for office, least in OFTEN.items():
        found[f"states with a {office.replace('_', ' ')} since 2000"] = (
            len({term["country"] for term in recent if term["office"] == office}), least)  # fmt: skip
    own = {row["code"] for row in rows("states") if not row["to"]}
    for office in WHOLE:
        known = {term["country"] for term in recent if term["office"] == office} & own
        lacking = {country for country, *_ in gaps(office, "2000-01-01", KEPT)}
        found[f"states with a {office.replace('_', ' ')} since 2000 and no gap"] = (len(known - lacking), 60)
    nations = [term for term in recent if term["office"] == "ambassador" and "United Nations" in term["title"]]
    found["states with an ambassador to the United Nations since 2000"] = (len({term["country"] for term in nations}), 60)
    igos = [body for body in bodies if body["kind"] == "igo"]
    found["international organisations"] = (len(igos), 150)
    with_members = {row["organisation"] for row in rows("memberships")}
    found["international organisations with members"] = (
        sum(body["name"] in with_members or body["members_of"] in with_members for body in igos), 150)  # fmt: skip
    found["armed groups"] = (len([group for group in groups if group["kind"] == "armed_group"]), 300)
    found["armed groups without a country"] = (
        len([group for group in groups if group["kind"] == "armed_group" and not group["countries"]]), 0)  # fmt: skip
    found["parties"] = (len([group for group in groups if group["kind"] == "party"]), 300)
    found["outlets with country and owner kind"] = (len([one for one in outlets if one["country"] and one["control"]]), 400)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--lacking", metavar="OFFICE", help="list the states that have nobody in an office since 2000")
    parser.add_argument("--gaps", metavar="OFFICE", help="list the times since 1990 in which a state has nobody in an office")
    options = parser.parse_args()
    if options.gaps:
        for country, left, taken, days in gaps(options.gaps, "1990-01-01", KEPT):
            sys.stdout.write(f"{country}  {left} to {taken}  {days} days\n")
        return 0
    if options.lacking:
        held = {term["country"] for term in since("2000", rows("offices")) if term["office"] == options.lacking}
        lacking = sorted(row["code"] for row in rows("states") if row["from"] and not row["to"] and row["code"] not in held)
        sys.stdout.write(" ".join(lacking) + "\n")
        return 0
    found = counts()
    if options.json:
        sys.stdout.write(json.dumps(found) + "\n")
        return 0
    for what, (have, asked) in found.items():
        sys.stdout.write(f"{have:>6} of {asked:>4}  {what}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
