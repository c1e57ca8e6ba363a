"""Taking Parquet into a store: once, with its entries in the ledger, and nothing that is not what it says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from realpolitik.core.errors import BadInput
from realpolitik.core.judgement import Judgement
from realpolitik.core.post import Taken
from realpolitik.pipeline.loading import Loaded, judgement_row, load
from realpolitik.pipeline.shards import Folder
from realpolitik.store.store import Store


@pytest.fixture
def folder(parquet: None, tmp_path: Path) -> Folder:
    return Folder.at(str(tmp_path / "out"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "s.db") as opened:
        yield opened


def read(key: str, **more: Any) -> dict[str, Any]:
    record = {"schema": "realpolitik/1", "report": {"id": key, "published": None, "text": key}, "events": [], "actors": []}
    row = {"item": key * 2, "origin": f"origin of {key}", "outcome": "read", "report": key, "schema": "realpolitik/1"}
    return row | {"record": json.dumps(record | more)}


def refused(key: str, reason: str) -> dict[str, Any]:
    return {"item": key * 2, "origin": f"origin of {key}", "outcome": "refused", "reason": reason, "message": f"{key}: {reason}"}


def taken(store: Store, *addresses: str) -> tuple[Loaded, list[tuple[Taken, str]]]:
    heard: list[tuple[Taken, str]] = []
    return load(addresses, into=store, tell=lambda one, message: heard.append((one, message))), heard


def same(left: str, right: str, **more: Any) -> Judgement:
    return Judgement(
        left=left, right=right, verdict="same", **{"by": "stories", "reason": "reprint", "score": 0.9, "at": "2021-05-04", **more}
    )


def everything(store: Store) -> Mapping[str, Any]:
    ledger = store.select("SELECT * FROM ledger ORDER BY item", limit=1000)[1]
    return {"count": store.count(), "readings": list(store.readings()), "ledger": ledger, "judgements": store.judgements()}


def write(folder: Folder, room: str, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    folder.write(room, name, list(rows))


def test_readings_refusals_and_judgements_are_kept_once(folder: Folder, store: Store) -> None:
    write(folder, "readings", "one", [read("aa"), refused("bb", "language")])
    write(folder, "readings", "two", [read("aa"), read("cc")])
    write(folder, "judgements", "one", [judgement_row(same("cc", "aa")), judgement_row(same("aa", "zz"))])
    tally, heard = taken(store, folder.address)
    assert (tally.read, tally.again, dict(tally.refused)) == (2, 1, {"language": 1})
    assert (tally.judged, tally.judged_before, tally.not_at_hand) == (1, 0, 1)
    assert [message for one, message in heard if one.outcome == "refused"] == ["bb: language"]
    assert store.judgements() == [same("aa", "cc")]
    before = everything(store)
    tally, _ = taken(store, folder.address)
    assert (tally.read, tally.again, tally.judged, tally.judged_before) == (0, 4, 0, 1)
    assert everything(store) == before


def test_what_was_ingested_before_is_left_as_it_is(folder: Folder, store: Store) -> None:
    own = {"schema": "realpolitik/1", "report": {"id": "aa", "published": None, "text": "aa"}, "events": [], "actors": []}
    store.save_many([own], taken=[Taken("aaaa", "a.txt", "read", report_id="aa")])
    store.judge(same("aa", "cc", by="Ada", at="2020-01-01"))
    before = everything(store)
    write(folder, "readings", "one", [read("aa", actors=[{"id": "x", "name": "X"}])])
    assert taken(store, folder.address)[0].again == 1
    assert everything(store) == before


def test_a_judgement_kept_before_is_not_made_anew(folder: Folder, store: Store) -> None:
    write(folder, "readings", "one", [read("aa"), read("cc")])
    taken(store, folder.address)
    store.judge(same("aa", "cc", at="2024-01-01"))
    write(folder, "judgements", "one", [judgement_row(same("cc", "aa")), judgement_row(same("cc", "aa", by="other"))])
    tally, _ = taken(store, folder.address)
    assert (tally.judged, tally.judged_before) == (1, 1)
    assert {(one.by, one.at) for one in store.judgements()} == {("stories", "2024-01-01"), ("other", "2021-05-04")}


def test_a_load_that_was_broken_off_goes_on(folder: Folder, store: Store) -> None:
    keys = [f"{number:04x}" for number in range(150)]
    write(folder, "readings", "one", map(read, keys))

    def stop(one: Taken, message: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load([folder.address], into=store, tell=stop)
    kept = len(store.reports())
    assert 0 < kept < 150
    tally, _ = taken(store, folder.address)
    assert (tally.read, tally.again) == (150 - kept, kept)
    assert store.reports() == sorted(keys)


@pytest.mark.parametrize(
    "broken",
    [
        read("bb") | {"record": "{"},
        read("bb") | {"record": "[]"},
        read("bb") | {"report": "cc"},
        read("bb", schema="realpolitik/9"),
        read("bb", events=[{"id": "e"}]),
    ],
)
def test_a_record_that_cannot_be_kept_is_refused_and_the_rest_kept(folder: Folder, store: Store, broken: dict[str, Any]) -> None:
    write(folder, "readings", "one", [read("aa"), broken, read("dd")])
    tally, heard = taken(store, folder.address)
    assert (tally.read, dict(tally.refused)) == (2, {"record": 1})
    assert "origin of bb: its record cannot be kept" in next(message for one, message in heard if one.outcome == "refused")
    assert store.reports() == ["aa", "dd"]


def test_a_file_alone_is_known_by_its_columns(folder: Folder, store: Store) -> None:
    write(folder, "readings", "one", [read("aa"), read("cc")])
    write(folder, "judgements", "one", [judgement_row(same("aa", "cc"))])
    assert taken(store, f"{folder.address}/readings/one.parquet")[0].read == 2
    assert taken(store, f"{folder.address}/judgements")[0].judged == 1


@pytest.mark.parametrize("reason", ["missing", "parquet", "columns", "empty", "address"])
def test_what_is_no_reading_is_told(folder: Folder, store: Store, tmp_path: Path, reason: str) -> None:
    (tmp_path / "words.parquet").write_text("words")
    write(folder, "post", "one", [{"item": "aa", "origin": "a", "kind": "text", "body": b"a", "given": "{}"}])
    address = {
        "missing": f"{tmp_path}/no.parquet",
        "parquet": f"{tmp_path}/words.parquet",
        "columns": f"{folder.address}/post/one.parquet",
        "empty": str(tmp_path / "nothing"),
        "address": "nowhere://x",
    }
    with pytest.raises(BadInput) as told:
        taken(store, address[reason])
    assert told.value.reason == reason
    assert "\n" not in str(told.value)
