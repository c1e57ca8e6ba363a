"""Actor records: all mentions of one actor, what it is called, and its offices."""

from __future__ import annotations

from realpolitik.core.marks import Actor, Addressee, Attitude, Duty, Fear, Office, Place, Role, Source, Standing
from realpolitik.core.records import ActorRecord
from realpolitik.core.report import Report

ORDER = {"name": 0, "adjective": 1, "noun": 2, "pronoun": 3}


def actors(report: Report) -> tuple[ActorRecord, ...]:
    """One record an actor, in the order of first mention; the best mention of each comes first."""
    grouped: dict[str, list[Actor]] = {}
    acting = _acting(report)
    only_places = {place.span for place in report.of(Place) if place.kind != "country"}
    for mark in sorted(report.of(Actor), key=lambda mark: mark.span):
        if mark.source.startswith(("places:", "regions:")) and mark.key not in acting:
            continue  # a town that does nothing here is a place, not an actor
        if mark.span in only_places and mark.key not in acting:
            continue  # *in Vilnius* speaks of a town, not of Lithuania
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


def _acting(report: Report) -> set[str | None]:
    """The keys of all actors that some record names."""
    keys: set[str | None] = {role.actor for role in report.of(Role)}
    keys |= {source.actor for source in report.of(Source)}
    keys |= {mark.actor for mark in report.of(Addressee)}
    keys |= {key for mark in report.of(Attitude) for key in (mark.holder, mark.toward)}
    keys |= {key for mark in report.of(Fear) for key in (mark.holder, *mark.affects)}
    keys |= {key for mark in report.of(Standing) for key in (mark.by_actor, mark.subject)}
    for duty in report.of(Duty):
        keys |= {duty.holder, *duty.beneficiaries, *duty.trigger_actors, *duty.trigger_recipients}
        keys |= {*duty.consequence_actors, *duty.consequence_recipients}
    return keys
