"""What is rolled up by month and period says the same as a count of the days; on SQLite and PostgreSQL."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from realpolitik.core.judgement import Correction
from realpolitik.store import tallies
from realpolitik.store.rows import counts
from realpolitik.store.store import Store
from realpolitik.store.tallies import pair_days, pair_months, pair_sums

FIRST = date(2019, 11, 20)
POWERS = ("SDN", "ETH", "TCD", "ERI", "EGY")
TYPES = {"ASSAULT": 4, "AID": 2, "CONSULT": 1}
SPANS = (
    (None, None), ("2019-12-01", "2019-12-31"), ("2019-12-01", None), (None, "2020-02-29"), ("2019-11-25", "2020-01-03"),
    ("2020-01-01", "2020-12-31"), ("2019-12-05", "2019-12-05"), ("2019-12-05", "2019-12-20"), ("2019-01-01", "2021-06-30"),
    ("2021-01-01", "2021-02-01"), ("0001-01-01", "9999-12-31"), ("2020-03-02", "2020-02-01"), ("2019-12-31", "9999-12-30"),
)  # fmt: skip


def reading(chance: random.Random, key: str) -> dict[str, Any]:
    """Up to five events between powers of which some come far more often; few of them are plans, some have no day of their own."""
    powers = list(dict.fromkeys(POWERS[min(4, int(chance.expovariate(0.8)))] for _ in range(4)))
    actors = [{"id": power, "name": power, "country": power} for power in powers]
    published = (FIRST + timedelta(days=chance.randrange(130))).isoformat()
    events = []
    for at in range(chance.randrange(6)):
        day = (FIRST + timedelta(days=chance.randrange(130))).isoformat()
        kind = chance.choice(list(TYPES))
        sides = chance.sample(powers, min(len(powers), 2))
        events.append({
            "id": f"{key}-{at}", "type": kind, "mode": None, "quad": TYPES[kind], "historical": False, "negated": False,
            "status": "planned" if chance.random() < 0.1 else "actual", "actors": sides[:1], "recipients": sides[1:], "confidence": 0.8,
            "when": chance.choice([None, {"start": day, "end": day}]),
        })  # fmt: skip
    return {"schema": "realpolitik/1", "report": {"id": key, "published": published, "text": "Words."}, "actors": actors, "events": events}


def counted(store: Store) -> Counter[tuple[str, str, str, str, int]]:
    """Events by source, target, day, type and quad, of what the store gives as corrected."""
    found: Counter[tuple[str, str, str, str, int]] = Counter()
    for key in store.reports():
        told = store.reading(key)
        countries = {actor["id"]: actor["country"] for actor in told["actors"]}
        for event in told["events"]:
            day = (event["when"] or {}).get("start") or told["report"]["published"]
            for one in event["actors"]:
                for other in event["recipients"]:
                    if countries[one] != countries[other] and counts(event):
                        found[countries[one], countries[other], day, event["type"], event["quad"]] += 1
    return found


def rows(store: Store, table: Any) -> Counter[tuple[Any, ...]]:
    with store._engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(select(table))]
    assert all(row[-1] > 0 for row in found), "what counts nothing leaves no row"
    return Counter({row[:-1]: row[-1] for row in found})


def changed(store: Store, chance: random.Random, steps: int) -> Iterator[int]:
    """Saves, reads anew, forgets, corrects and takes back, at random."""
    for step in range(steps):
        kept = store.reports()
        what = chance.choice(["save", "save", "save", "anew", "forget", "edit", "edit", "reject", "undo"]) if kept else "save"
        key = chance.choice(kept) if kept and what != "save" else f"r{step}"
        events = store.report(key)["events"] if what in ("edit", "reject", "undo") else []
        if what in ("save", "anew"):
            store.save_many([reading(chance, key), reading(chance, f"{key} too")])
        elif what == "forget":
            store.forget(key)
        elif events:
            record = chance.choice(events)["id"]
            own: dict[str, Any] = {"report": key, "kind": "events", "record": record, "by": "Ana", "reason": "read again"}
            day = (FIRST + timedelta(days=chance.randrange(130))).isoformat()
            field, value = chance.choice([("type", "AID"), ("status", "denied"), ("when", {"start": day, "end": day})])
            if what == "edit":
                store.correct(Correction(**own, verdict="edit", field=field, value=value))
            elif what == "reject":
                store.correct(Correction(**own, verdict="reject"))
            else:
                store.uncorrect(record)
        yield step


@pytest.mark.parametrize("seed", range(3))
def test_roll_ups_equal_a_count_of_the_days_whatever_is_saved_forgotten_or_said(store: Store, seed: int) -> None:
    for step in changed(store, random.Random(seed), 60):
        if step % 10 == 9:
            days, months, sums = counted(store), Counter[Any](), Counter[Any]()
            for (source, target, day, kind, quad), events in days.items():
                months[source, target, day[:7], kind, quad] += events
                for period in (day[:7], day[:4]):
                    sums[period, source, target] += events
            assert rows(store, pair_days) == days
            assert rows(store, pair_months) == months
            assert rows(store, pair_sums) == sums
    assert sum(days.values()) > 20
    for key in store.reports():
        store.forget(key)
    assert not rows(store, pair_days) + rows(store, pair_months) + rows(store, pair_sums)


@pytest.mark.parametrize(("since", "until"), SPANS, ids=str)
def test_counts_between_any_days_are_those_of_the_days(store: Store, since: str | None, until: str | None) -> None:
    chance = random.Random(7)
    store.save_many(reading(chance, f"r{number}") for number in range(150))
    days = {key: events for key, events in counted(store).items() if (since or "") <= key[2] <= (until or "~")}
    for period, letters in tallies.PERIODS.items():
        for source, target in (("SDN", "ETH"), ("ERI", "SDN")):
            expected: Counter[Any] = Counter()
            for (one, other, day, kind, quad), events in days.items():
                if (one, other) == (source, target):
                    expected[day[:letters], kind, quad] += events
            found = store.pair_days(source, target, since=since, until=until, period=period)
            assert [tuple(row.values()) for row in found] == [(*key, events) for key, events in sorted(expected.items())]
    totals: Counter[tuple[str, str]] = Counter()
    for (source, target, *_), events in days.items():
        totals[source, target] += events
    for limit in (1, 2, 3, 5, 12, 100):
        told = store.foremost_pairs(since=since, until=until, limit=limit)
        assert [row["events"] for row in told] == sorted(totals.values(), reverse=True)[:limit]
        assert all(totals[row["source"], row["target"]] == row["events"] for row in told)


def test_the_foremost_of_a_year_need_be_foremost_in_none_of_its_months(store: Store) -> None:
    def made(number: int, day: str, target: str) -> dict[str, Any]:
        event = {
            "id": f"{number}", "type": "AID", "quad": 2, "status": "actual", "historical": False, "actors": ["a"], "recipients": ["b"],
            "when": {"start": day, "end": day}, "confidence": 0.8,
        }  # fmt: skip
        actors = [{"id": "a", "name": "A", "country": "SDN"}, {"id": "b", "name": "B", "country": target}]
        return {"schema": "realpolitik/1", "report": {"id": f"r{number}", "published": day}, "actors": actors, "events": [event]}

    often = [(f"2021-0{month}-03", target) for month, target in enumerate(("ETH", "TCD", "ERI", "EGY"), start=1) for _ in range(3)]
    steady = [(f"2021-0{month}-04", "KEN") for month in range(1, 5) for _ in range(2)]
    store.save_many(made(number, *one) for number, one in enumerate(often + steady))
    assert store.foremost_pairs(since="2021-01-02", until="2021-04-30", limit=1) == [{"source": "SDN", "target": "KEN", "events": 8}]


def test_two_who_read_anew_at_once_wait_for_each_other_and_lose_nothing(address: str) -> None:
    with Store(address) as one, Store(address) as other:

        def save(store: Store, who: str) -> None:
            chance = random.Random(who)
            for _ in range(20):
                store.save_many([reading(chance, f"{who}{number}") for number in range(6)])

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(save, (one, other), ("Ana", "Ben")))
        assert rows(one, pair_days) == counted(one)
        assert sum(rows(one, pair_sums).values()) == 2 * sum(counted(one).values())
