"""Measures tripwires over a large store: ``python perf/tripwires.py [--reports 16667] [--times 10] [--store FILE]``.

The load is that of ``perf/store.py`` (six events a report, ten years) between powers that exist, with places, statements and commitments,
saved as any report is; to save time its rows are then copied, each time with other days, until there are so many ``times`` as many.
It prints the seconds in which all of some fifty varied rules are checked over everything, first when no alarm is known, then when all
are, and in which they are checked after one more day of reports has been saved (the median of five days); and the slowest rules. A store
that is given and holds the load is used as it is.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from realpolitik import api
from realpolitik.knowledge.tables import table
from realpolitik.store.store import Store
from store import DAYS, FIRST, POWERS, readings

CODES = [row["code"] for row in table("states")][: len(POWERS)]
REAL = dict(zip(POWERS, CODES, strict=True))
# The two that act most (half of all events has the first), some that act often, and one that seldom does.
A, B = CODES[:2]
C, D, E, F, G, H = CODES[5:11]
RARE = CODES[120]

ONE = "{{events: {{types: {}, actors: {}, recipients: {}}}}}"
RULES = [
    # One event between two.
    *(f"when: {{events: {{types: {kind}, actors: {one}, recipients: {other}}}}}"
      for kind, one, other in (("ASSAULT", A, B), ("THREATEN", B, A), ("SANCTION", C, D), ("MOBILIZE", A, RARE), ("CONSULT", E, F))),
    # One side only, either way, by track.
    f"when: {{events: {{types: [ASSAULT, MOBILIZE], actors: {G}}}}}",
    f"when: {{events: {{types: [ASSAULT, COERCE], recipients: {RARE}}}}}",
    f"when: {{events: {{tracks: force, actors: {A}, recipients: {C}, either_way: yes}}}}",
    f"when: {{events: {{tracks: [talk, deliver], actors: {D}, recipients: {B}, either_way: yes}}, at_least: 3, days: 7}}",
    # Counts in windows between two.
    *(f"when: {{events: {{tracks: {track}, actors: {one}, recipients: {other}}}, at_least: {least}, days: {days}}}"
      for track, one, other, least, days in (("force", A, B, 5, 7), ("press", B, A, 6, 14), ("talk", C, A, 8, 30), ("deliver", A, D, 4, 14),
                                             ("force", E, A, 3, 7), ("force", F, G, 3, 30))),
    # Counts of anybody against one, and of one against anybody.
    f"when: {{events: {{types: ASSAULT, recipients: {H}}}, at_least: 3, days: 3}}",
    f"when: {{events: {{types: SANCTION, actors: {A}}}, at_least: 12, days: 7}}",
    # Any pair.
    "when: {events: {types: ASSAULT, actors: $x, recipients: $y}, at_least: 5, days: 5}",
    "when: {events: {types: [MOBILIZE, THREATEN], actors: $x, recipients: $y}, at_least: 10, days: 7}",
    "when: {events: {types: SANCTION, actors: $x}, at_least: 15, days: 7}",
    # Alliances.
    "when: {events: {types: ASSAULT, actors: [$x, NATO], recipients: $y}, at_least: 2, days: 3}",
    "when: {events: {types: [ASSAULT, MOBILIZE], recipients: NATO}, at_least: 6, days: 2}",
    f"when: {{events: {{tracks: force, actors: {A}, recipients: CSTO}}, at_least: 2, days: 7}}",
    "when: {events: {types: COOPERATE, actors: African Union, recipients: Arab League}, at_least: 4, days: 3}",
    # Places.
    f"when: {{events: {{types: ASSAULT, countries: {B}, actors: {A}}}}}",
    f"when: {{events: {{types: [ASSAULT, PROTEST], countries: {RARE}}}, at_least: 2, days: 7}}",
    f"when: {{events: {{types: PROTEST, places: Town of {C}}}, at_least: 3, days: 7}}",
    # Sources and confidence.
    f"when: {{events: {{types: ASSAULT, actors: {A}, recipients: {B}, confidence: 0.5}}, at_least: 2, sources: 2, days: 3}}",
    f"when: {{events: {{tracks: force, actors: {C}, recipients: {A}}}, sources: 3, days: 14}}",
    # Names.
    f"when: {{events: {{types: ASSAULT, actors: 'name:Ministry of {A}', recipients: {B}}}}}",
    f"when: {{events: {{types: [MOBILIZE, COERCE], recipients: 'name:Ministry of {RARE}'}}}}",
    # Sequences.
    *(f"when: [{ONE.format(first, one, other)}, {{events: {{types: {then}, actors: {one}, recipients: {other}}}, within: {within}}}]"
      for first, then, one, other, within in (("THREATEN", "ASSAULT", A, B, 7), ("REQUEST", "REJECT", B, C, 14),
                                              ("CONSULT", "AGREE", D, E, 30), ("THREATEN", "MOBILIZE", RARE, A, 30))),
    f"when: [{ONE.format('THREATEN', '$x', RARE)}, {{events: {{types: ASSAULT, actors: $x, recipients: {RARE}}}, within: 14}}]",
    f"when: [{ONE.format('SANCTION', A, '$x')}, {{events: {{types: SANCTION, actors: $x, recipients: {A}}}, within: 2}}]",
    f"when: [{ONE.format('ASSAULT', A, B)}, {ONE.format('ASSAULT', B, A)[:-1]}, within: 3}}, "
    f"{ONE.format('CONSULT', A, B)[:-1]}, within: 7}}]",
    "when: [{events: {types: MOBILIZE, actors: $x, recipients: $y}, at_least: 4, days: 3}, "
    "{events: {types: ASSAULT, actors: $x, recipients: $y}, within: 3}]",
    # Absence.
    *(f"when: [{ONE.format('REQUEST', one, other)}, {{events: {{tracks: deliver, actors: {other}, recipients: {one}}}, within: {within}, "
      "absent: yes}]" for one, other, within in ((A, B, 7), (RARE, A, 30), (C, F, 14))),
    f"when: [{ONE.format('ASSAULT', A, '$x')}, {{events: {{types: [ASSAULT, THREATEN, ACCUSE], actors: $x, recipients: {A}}}, within: 30, "
    "absent: yes}]",
    f"when: [{ONE.format('REQUEST', RARE, 'CSTO')}, {{events: {{types: AID, actors: CSTO, recipients: {RARE}}}, within: 30, absent: yes}}]",
    # More than usual.
    *(f"when: {{events: {{tracks: {track}, actors: {one}, recipients: {other}}}, raised: 0.95}}"
      for track, one, other in (("force", A, B), ("press", C, A), ("talk", D, E))),
    # Statements and commitments.
    f"when: {{statements: {{speakers: {A}, addressees: {B}}}, at_least: 3, days: 7}}",
    f"when: {{commitments: {{kinds: threat, holders: {A}, beneficiaries: {B}}}}}",
    f"when: [{{commitments: {{kinds: threat, holders: $x, beneficiaries: {RARE}}}}}, "
    f"{{events: {{types: ASSAULT, actors: $x, recipients: {RARE}}}, within: 30}}]",
    "when: {statements: {speakers: $x, addressees: $y}, at_least: 4, days: 3}",
]  # fmt: skip


def load(first: int, number: int) -> Iterator[dict[str, Any]]:
    """The readings of ``perf/store.py`` with powers, places, outlets, a statement and a commitment each."""
    for at, reading in enumerate(readings(first, number), start=first):
        for actor in reading["actors"]:
            code = REAL[actor["country"]]
            actor |= {"name": f"Ministry of {code}", "country": code, "code": f"{code} GOV", "kind": "government", "sector": "GOV"}
        own = reading["actors"]
        codes = {actor["id"]: actor["country"] for actor in own}
        for event in reading["events"]:
            event["type"] = "CONCEDE" if event["type"] == "YIELD" else event["type"]
            event["where"] = [{"place": codes[one]} for one in event["recipients"][:1]]
        places = [{"id": code, "name": f"Town of {code}", "country": code, "countries": [code]} for code in codes.values()]
        said = {"id": f"s{at}", "speaker": own[0]["id"], "addressee": own[-1]["id"], "form": "direct", "content": [[0, 5]]}
        owed = {
            "id": f"c{at}", "kind": ("threat", "promise")[at % 2], "holder": own[0]["id"], "beneficiaries": [own[-1]["id"]], "span": [0, 9],
            "trigger": None, "consequence": {"span": [0, 5], "type": "SANCTION", "actors": [], "recipients": []},
        }  # fmt: skip
        head = {**reading["report"], "outlet": f"Outlet {at % 40}"}
        yield {**reading, "report": head, "places": places, "statements": [said], "commitments": [owed]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=16_667, help="how many reports of six events are saved")
    parser.add_argument("--times", type=int, default=10, help="how many times as many there are at last")
    parser.add_argument("--store", help="a store that holds the load, or is to be filled with it; a new file where none is given")
    parser.add_argument("--slowest", type=int, default=8, help="how many of the slowest rules to show")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Store(path := given.store or Path(folder) / "perf.sqlite") as store:
        began, done = time.perf_counter(), store.count()["reports"]
        while done < given.reports:
            step = min(1000, given.reports - done)
            store.save_many(load(done, step))
            done += step
        if done < given.reports * given.times:
            multiply(str(path), given.times)
        done = given.reports * given.times
        count = store.count()
        print(f"{count['events']:,} events in {count['reports']:,} reports; filled in {time.perf_counter() - began:.0f} s")
        texts = [f"name: rule {place}\n{rule}\n" for place, rule in enumerate(RULES)]
        rules = Path(folder) / "rules.yaml"
        rules.write_text("---\n".join(texts))
        began = time.perf_counter()
        api.add_tripwires(store, rules, replace=True, past=True)
        print(f"{len(RULES)} rules read and kept in {time.perf_counter() - began:.2f} s")
        _rule_by_rule(store, texts, most=given.slowest)
        print(f"a plain loop of a million steps: {1000 * _loop():.0f} ms of CPU time (about 40 on an idle core)")
        alarms, seconds, cpu = _timed(store, again=True)
        print(f"all checked over everything: {seconds:.2f} s ({cpu:.2f} s of CPU time), {alarms:,} alarms kept")
        alarms, seconds, cpu = _timed(store, again=True)
        print(f"all checked over everything again: {seconds:.2f} s ({cpu:.2f} s of CPU time), {alarms:,} alarms new")
        took = []
        for more in range(5):
            day = (FIRST + timedelta(days=DAYS + more)).isoformat()
            ready = [_on(reading, day, done) for reading in load(done, 46)]
            done += 46
            store.save_many(ready)
            took.append(_timed(store, again=False))
        seconds, cpu = (statistics.median(one[place] for one in took) for place in (1, 2))
        print(f"a plain loop of a million steps: {1000 * _loop():.0f} ms of CPU time")
        print(f"one day of 276 events more: {1000 * seconds:.1f} ms ({1000 * cpu:.1f} ms of CPU), {sum(one[0] for one in took)} alarms")
    return 0


def multiply(path: str, times: int) -> None:
    """Copies all rows that tripwires look at, and what belongs to them, so many times, each time with days moved on."""
    first = FIRST.isoformat()

    def moved(day: str) -> str:
        later = f"(julianday({day}) - julianday('{first}') + :shift) % {DAYS}"
        return f"CASE WHEN {day} IS NULL THEN NULL ELSE date('{first}', '+' || CAST({later} AS INTEGER) || ' days') END"

    changed = {
        "number": "number + :more", "report": "report + :more", "published": moved("published"), "start": moved("start"),
        "end": moved('"end"'), "day": f"{FIRST.toordinal()} + (day - {FIRST.toordinal()} + :shift) % {DAYS}",
    }  # fmt: skip
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        size = connection.execute("SELECT max(number) FROM reports").fetchone()[0]
        for place in range(1, times):
            connection.execute("BEGIN")
            for table_ in (
                "reports", "records", "events", "parties", "pairs", "acts", "scenes", "dealings", "bearings", "bearing_keys", "turns"
            ):  # fmt: skip
                names = [row[1] for row in connection.execute(f"PRAGMA table_info({table_})")]
                own = {**changed, **({"id": f"id || '-{place}'"} if table_ == "reports" else {})}
                own |= {"day": moved("day")} if table_ == "dealings" else {}
                # What happened has its day in what is told of it as well (kind 0).
                day = moved("json_extract(json, '$[2]')")
                own |= {"json": f"CASE kind WHEN 0 THEN json_set(json, '$[2]', {day}) ELSE json END"} if table_ == "bearings" else {}
                key = "number" if table_ == "reports" else "report"
                columns, values = ", ".join(f'"{name}"' for name in names), ", ".join(own.get(name, f'"{name}"') for name in names)
                given = {"more": place * size, "shift": 397 * place, "size": size}
                sql = f"INSERT INTO {table_} ({columns}) SELECT {values} FROM {table_} WHERE {key} <= :size"
                connection.execute(sql, {name: value for name, value in given.items() if f":{name}" in sql})
            connection.execute("COMMIT")
    connection.close()


def _on(reading: dict[str, Any], day: str, at: int) -> dict[str, Any]:
    events = [{**event, "when": {"start": day, "end": day}} for event in reading["events"]]
    return {**reading, "report": {**reading["report"], "published": day, "id": f"{reading['report']['id']}-{at}"}, "events": events}


def _timed(store: Store, *, again: bool) -> tuple[int, float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    found = api.check_tripwires(store, again=again)
    return len(found), time.perf_counter() - wall, time.process_time() - cpu


def _loop() -> float:
    """What a busy machine makes of a plain loop, to hold the other figures against: the median of nine."""
    took = []
    for _ in range(9):
        began, total = time.process_time(), 0
        for step in range(1_000_000):
            total += step
        took.append(time.process_time() - began)
    return statistics.median(took)


def _rule_by_rule(store: Store, texts: list[str], *, most: int) -> None:
    took = []
    for text in texts:
        (tripwire,) = api.tripwires(text)
        began = time.perf_counter()
        found = api.tried(store, tripwire)
        took.append((time.perf_counter() - began, len(found.causes), text.split("\n")[1]))
    for seconds, causes, rule in sorted(took, reverse=True)[:most]:
        print(f"  {1000 * seconds:7.1f} ms  {causes:6,} causes  {rule[:110]}")


if __name__ == "__main__":
    sys.exit(main())
