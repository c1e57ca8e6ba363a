"""Actor records: all mentions of one actor, what it is called, and its offices."""

from __future__ import annotations

from realpolitik.core.marks import Actor, Office
from realpolitik.core.records import ActorRecord
from realpolitik.core.report import Report

ORDER = {"name": 0, "adjective": 1, "noun": 2, "pronoun": 3}


def actors(report: Report) -> tuple[ActorRecord, ...]:
    """One record an actor, in the order of first mention; the best mention of each comes first."""
    grouped: dict[str, list[Actor]] = {}
    for mark in sorted(report.of(Actor), key=lambda mark: mark.span):
        grouped.setdefault(mark.key, []).append(mark)
    offices: dict[str, list[Office]] = {}
    for office in report.of(Office):
        offices.setdefault(office.actor, []).append(office)
    records = []
    for key, marks in grouped.items():
        best = sorted(marks, key=lambda mark: (ORDER[mark.form], -mark.score, mark.span))
        said = dict.fromkeys(report.quote(mark.span) for mark in marks if mark.form in ("name", "noun"))
        aliases = tuple(words for words in said if words != best[0].name)
        records.append(ActorRecord(id=key, mentions=tuple(best), aliases=aliases, offices=tuple(offices.get(key, ()))))
    return tuple(records)
