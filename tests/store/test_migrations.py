"""A store of an earlier shape is moved with all its rows, and then is as one made today."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, inspect, text

from realpolitik.core.judgement import Judgement
from realpolitik.store.opening import opened
from realpolitik.store.rows import KINDS
from realpolitik.store.schema import NUMBER, derived, kept
from realpolitik.store.store import Store
from tests.sample import sample_reading


def first_shape(address: str, reading: dict[str, Any]) -> None:
    """A store of shape 1 with one report, as the first version wrote it."""
    engine = create_engine(address)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "realpolitik.store:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, "s0001")
        connection.execute(text("DROP TABLE alembic_version"))
        head = reading["report"]
        row = {"id": head["id"], "schema": reading["schema"], "published": head["published"], "json": json.dumps(head)}
        connection.execute(text("INSERT INTO reports (id, schema, published, json) VALUES (:id, :schema, :published, :json)"), row)
        for kind in KINDS:
            for place, record in enumerate(reading[kind]):
                row = {
                    "report": head["id"],
                    "kind": kind,
                    "id": record.get("id", f"{kind} {place}"),
                    "place": place,
                    "json": json.dumps(record),
                }
                connection.execute(text(
                    "INSERT INTO records (report_id, kind, id, place, json) VALUES (:report, :kind, :id, :place, :json)"
                ), row)  # fmt: skip
        connection.execute(text(
            "INSERT INTO judgements (\"left\", \"right\", \"by\", verdict, reason, score) VALUES ('a', 'b', 'us', 'same', 'alike', 0.5)"
        ))  # fmt: skip
    engine.dispose()


def released(address: str, reading: dict[str, Any], number: int) -> None:
    """A store of a released shape with the same rows; from shape 4 on with an alarm, and an event that a person rejected."""
    first_shape(address, reading)
    engine = create_engine(address)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "realpolitik.store:migrations")
        config.attributes["connection"] = connection
        command.stamp(config, "s0001")
        command.upgrade(config, f"s{number:04}")
        connection.execute(text("DROP TABLE alembic_version"))
        if number >= 4:
            connection.execute(text("INSERT INTO tripwires (name, rule, added) VALUES ('rule', 'words', '2021-05-04')"))
            connection.execute(text(
                "INSERT INTO alarms (id, tripwire, binding, since, day, until, sources, at) VALUES ('x', 'rule', '{}', 1, 2, 3, 1, '2021')"
            ))  # fmt: skip
            row = {"report": reading["report"]["id"], "record": _acts(reading)["id"]}
            connection.execute(text(
                'INSERT INTO corrections (report, kind, record, field, "by", verdict, reason, at) '
                "VALUES (:report, 'events', :record, '', 'Ana', 'reject', 'no', '2021')"
            ), row)  # fmt: skip
    engine.dispose()


def _acts(reading: dict[str, Any]) -> dict[str, Any]:
    """An event that counts for how two powers stand."""
    power = {actor["id"]: actor["country"] for actor in reading["actors"]}
    found: dict[str, Any] = next(
        event for event in reading["events"]
        if event["status"] == "actual" and not event["historical"] and not event["negated"]
        and {power[one] for one in event["actors"]} - {None} and {power[one] for one in event["recipients"]} - {None}
    )  # fmt: skip
    return found


def shape(address: str) -> dict[str, Any]:
    """Tables with the names and types of their columns, and their indexes."""
    engine, _ = opened(address)
    found = inspect(engine)
    tables = {
        table: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(table)],
            sorted(str(index["name"]) for index in found.get_indexes(table) if index["name"] != "report_words"),
        )
        for table in (*kept.tables, *derived.tables)
    }
    engine.dispose()
    return tables


@pytest.fixture(scope="module")
def reading() -> dict[str, Any]:
    return sample_reading().to_dict()


def test_the_rows_of_shape_1_are_kept(address: str, reading: dict[str, Any]) -> None:
    first_shape(address, reading)
    with Store(address) as store:
        assert store.report(reading["report"]["id"]) == reading
        assert store.judgements() == [Judgement(left="a", right="b", verdict="same", by="us", reason="alike", score=0.5)]
        assert len(store.events()) == len(reading["events"])
        assert store.search("Gallabat") == store.reports()
        assert store.foremost_pairs(limit=1)
        store.save({**reading, "report": {**reading["report"], "id": "another"}})
        assert len(store.reports()) == 2


@pytest.mark.parametrize("number", range(1, NUMBER))
def test_the_rows_of_every_released_shape_are_kept(address: str, reading: dict[str, Any], number: int, path: Path) -> None:
    released(address, reading, number)
    with Store(address) as store, Store(f"sqlite:///{path.with_suffix('.new')}") as new:
        new.save(reading)
        if number >= 4:
            (said,) = store.corrections()
            new.correct(said)
            assert [(one.id, one.tripwire) for one in store.watch().alarms(since="0001-01-01")] == [("x", "rule")]
        assert store.report(reading["report"]["id"]) == reading
        assert store.browse().counts()["events"] == len(reading["events"]) - (number >= 4)
        assert (store.known_days() or ("",))[0] == reading["report"]["published"]
        assert store.traffic(since="0001-01-01", until="9999-12-31") == new.traffic(since="0001-01-01", until="9999-12-31")
        pairs = [(row["source"], row["target"]) for row in new.foremost_pairs()]
        span = {"since": "0001-03-01", "until": "9999-12-31"}
        assert pairs
        assert [store.dealings(*pair, **span) for pair in pairs] == [new.dealings(*pair, **span) for pair in pairs]


def test_a_moved_store_has_the_shape_of_a_new_one(address: str, reading: dict[str, Any], tmp_path: Path) -> None:
    first_shape(address, reading)
    moved = shape(address)
    if address.startswith("sqlite"):
        assert moved == shape(f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert set(moved) == {*kept.tables, *derived.tables}


def test_the_number_goes_with_the_newest_migration() -> None:
    names = sorted(path.stem for path in (Path(__file__).parents[2] / "src/realpolitik/store/migrations/versions").glob("s*.py"))
    assert names[-1] == f"s{NUMBER:04}"
    assert len(names) == NUMBER


def test_a_move_that_fails_leaves_all_as_it_was(path: Path, reading: dict[str, Any]) -> None:
    address = f"sqlite:///{path}"
    first_shape(address, reading)
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE records SET json = 'no json' WHERE kind = 'times' AND place = 0"))
    engine.dispose()
    with pytest.raises(json.JSONDecodeError):
        Store(address)
    engine = create_engine(address)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT schema FROM about")).scalar() == 1
        assert connection.execute(text("SELECT count(*) FROM reports")).scalar() == 1
    engine.dispose()
