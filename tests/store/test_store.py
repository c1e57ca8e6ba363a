"""The store: what is saved comes back as it was, once, and can be forgotten; judgements join and are undone."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from realpolitik.core.judgement import Judgement
from realpolitik.core.post import Taken
from realpolitik.store import words
from realpolitik.store.opening import READS, WRITES
from realpolitik.store.rows import KINDS
from realpolitik.store.schema import NUMBER, StoreError
from realpolitik.store.store import Store
from tests.sample import sample_reading


@pytest.fixture(scope="module")
def reading() -> dict[str, Any]:
    return sample_reading().to_dict()


def small(report_id: str, **event: Any) -> dict[str, Any]:
    """A reading of one event between two countries."""
    given: dict[str, Any] = {
        "id": f"event of {report_id}", "type": "ASSAULT", "status": "actual", "historical": False, "confidence": 0.8,
        "actors": ["a"], "recipients": ["b"], "when": {"start": "2021-05-01", "end": "2021-05-03"},
    }  # fmt: skip
    actors = [{"id": "a", "name": "Army", "country": "SDN"}, {"id": "b", "name": "Rebels", "country": "ETH"}]
    head = {"id": report_id, "published": "2021-05-04", "text": f"The words of {report_id}."}
    return {"schema": "realpolitik/1", "report": head, "actors": actors, "events": [{**given, **event}]}


def judged(left: str, right: str, verdict: Any = "same", by: str = "a person") -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, by=by, reason="the same day, the same town")


def test_a_reading_comes_back_as_it_was(store: Store, reading: dict[str, Any]) -> None:
    assert store.report(store.save(reading)) == reading


def test_many_readings_come_back_as_each_by_itself(store: Store, reading: dict[str, Any]) -> None:
    store.save_many([reading, *(small(f"r{number:03}") for number in range(450))])
    assert list(store.readings()) == [store.report(key) for key in store.reports()]


def test_saving_twice_changes_nothing(store: Store, reading: dict[str, Any]) -> None:
    store.save(reading)
    once = store.count()
    store.save(reading)
    assert store.count() == once
    assert once["reports"] == 1
    assert once == {"reports": 1, **{kind: len(reading[kind]) for kind in KINDS}, "judgements": 0}


def test_a_later_reading_of_a_report_replaces_the_earlier(store: Store) -> None:
    store.save(small("r"))
    store.save({**small("r"), "events": []})
    assert store.report("r")["events"] == []
    assert store.count()["events"] == 0


def test_records_that_say_the_same_are_both_kept(store: Store) -> None:
    times = [{"text": "Friday", "span": [3, 9]}] * 2
    store.save({**small("r"), "times": times})
    assert store.report("r")["times"] == times


def test_odd_characters_survive(store: Store) -> None:
    odd = small("r")
    odd["report"]["text"] = "\x00 \ud800 👩‍🚀 ‮نص‬ '\"; DROP TABLE reports; --"
    store.save(odd)
    assert store.report("r") == {**odd, **{kind: odd.get(kind, []) for kind in KINDS}}


def test_a_store_is_found_again(address: str, reading: dict[str, Any]) -> None:
    with Store(address) as first:
        saved = first.save(reading)
    with Store(address) as second:
        assert second.report(saved) == reading


def test_an_unknown_report_is_a_key_error(store: Store) -> None:
    with pytest.raises(KeyError):
        store.report("nobody")
    assert store.forget("nobody") is False


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"one", "two", "three"}),
        ({"types": ["ASSAULT"]}, {"one", "two"}),
        ({"types": ["ASSAULT", "CONSULT"]}, {"one", "two", "three"}),
        ({"types": []}, set()),
        ({"statuses": ["planned"]}, {"three"}),
        ({"historical": True}, {"two"}),
        ({"historical": False}, {"one", "three"}),
        ({"actor": "SDN"}, {"one", "two"}),
        ({"actor": "Rebels"}, {"three"}),
        ({"recipient": "ETH", "actor": "a"}, {"one", "two"}),
        ({"report_id": "one"}, {"one"}),
        ({"since": "2021-05-02"}, {"one", "three"}),
        ({"until": "2021-05-02"}, {"one", "two"}),
        ({"since": "2021-05-03", "until": "2021-05-03"}, {"one"}),
        ({"confidence": 0.7}, {"one", "two"}),
    ],
)
def test_events_meet_every_condition(store: Store, asked: dict[str, Any], found: set[str]) -> None:
    store.save(small("one"))
    store.save(small("two", historical=True, when={"start": "1979-12-24", "end": "1979-12-24"}))
    store.save(
        small("three", type="CONSULT", status="planned", actors=["b"], recipients=[], confidence=0.4,
              when={"start": "2021-06-01", "end": "2021-06-30"})
    )  # fmt: skip
    assert {event.report_id for event in store.events(**asked)} == found


def test_an_undated_event_meets_no_day(store: Store) -> None:
    store.save(small("r", when=None))
    assert [event.record["when"] for event in store.events()] == [None]
    assert not list(store.events(since="0001-01-01"))


def test_reports_by_day(store: Store) -> None:
    store.save(small("r"))
    assert store.reports() == ["r"]
    assert store.reports(since="2021-05-04", until="2021-05-04") == ["r"]
    assert store.reports(since="2021-05-05") == store.reports(until="2021-05-03") == []


def test_what_is_forgotten_leaves_no_trace(path: Path) -> None:
    store = Store(path)
    store.save(small("kept"))
    secret = small("gone", id="unheard-of-event")
    secret["report"]["text"] = "xylophonist " * 2000
    store.save(secret)
    store.judge(judged("unheard-of-event", "event of kept"))
    store.judge(judged("a", "b"))
    assert any(b"xylophonist" in file.read_bytes() for file in path.parent.iterdir())
    assert store.forget("gone") is True
    assert store.reports() == ["kept"]
    assert store.judgements() == [judged("a", "b")], "actors that another report has as well keep what was judged of them"
    left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"xylophonist" not in left
    assert b"unheard-of-event" not in left


def test_a_judgement_has_no_direction_and_is_made_once(store: Store) -> None:
    store.judge(judged("y", "x"))
    store.judge(judged("x", "y", "unsure"))
    assert store.judgements("y") == [judged("x", "y", "unsure")]
    with pytest.raises(ValueError, match="two records"):
        store.judge(judged("x", "x"))


def test_same_joins_different_parts_and_undo_restores(store: Store) -> None:
    store.judge(judged("b", "c"))
    store.judge(judged("b", "a"))
    assert {store.canonical(one) for one in "abc"} == {"a"}
    store.judge(judged("a", "b", "different", by="another person"))
    assert [store.canonical(one) for one in "abc"] == ["a", "b", "b"]
    assert store.undo("b", "a", by="another person") == 1
    assert store.canonical("c") == "a"
    assert store.undo("a", "b") == 1
    assert store.undo("a", "b") == 0
    assert store.canonical("c") == "b"


def test_a_newer_store_is_refused(path: Path) -> None:
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE about SET schema = ?", (NUMBER + 1,))
    connection.close()
    with pytest.raises(StoreError, match=f"schema {NUMBER + 1}, this version knows up to {NUMBER}"):
        Store(path)


def test_what_is_no_store_is_refused(path: Path, tmp_path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="not a realpolitik store"):
        Store(path)
    text = tmp_path / "report.txt"
    text.write_text("Words, not a database. " * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(text)
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(tmp_path / "no such folder" / "reports.sqlite")
    with pytest.raises(StoreError, match="no database"):
        Store("nosuch://place")


def test_a_second_reader_sees_what_is_saved(store: Store, address: str) -> None:
    with Store(address) as other:
        store.save(small("r"))
        assert other.reports() == ["r"]
        other.save(small("s"))
        assert store.reports() == ["r", "s"]


def test_words_find_reports(store: Store) -> None:
    for key, title, text in (
        ("one", "Floods near Beira", "Two bridges fell."),
        ("two", "Salmon tax", 'The bridges of Oslo; a "tax" on fish.'),
    ):
        store.save({**small(key), "report": {"id": key, "title": title, "text": text, "published": "2021-05-04"}})
    assert set(store.search("bridges")) == {"one", "two"}
    assert store.search("bridges beira") == ["one"]
    assert store.search('"salmon tax"') == ["two"]
    assert store.search('"tax salmon"') == []
    assert store.search("  ") == []
    store.search('") OR * NEAR(tax')  # whatever is asked is no language of the database
    store.forget("one")
    assert store.search("bridges") == ["two"]


def test_where_many_have_the_words_the_last_that_were_saved_come_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MANY", 4)
    texts = ("Salmon, and a lot of other words that say nothing of fish.", "Salmon salmon.", "Salmon and some more words.")
    store.save_many(
        {**small(key), "report": {"id": key, "text": text, "published": "2021-05-04"}} for key, text in zip("abc", texts, strict=True)
    )
    assert store.search("salmon")[0] == "b"
    store.save({**small("d"), "report": {"id": "d", "text": f"{texts[0]} {texts[0]}", "published": "2020-01-01"}})
    assert store.search("salmon", limit=3) == ["d", "c", "b"]
    assert store.search("fish", limit=9) == store.search("fish")
    assert set(store.search("fish")) == {"a", "d"}
    assert [head["id"] for head in store.browse().found("salmon", limit=2)] == ["d", "c"]


def test_records_are_asked_for_by_kind_and_by_id(store: Store) -> None:
    store.save(small("one"))
    store.save(small("two"))
    assert [found.report_id for found in store.records("actors", report_id="two")] == ["two", "two"]
    assert [found.record["name"] for found in store.records("actors", limit=1)] == ["Army"]
    assert [found.report_id for found in store.record("a")] == ["one", "two"]
    with pytest.raises(KeyError):
        store.records("secrets")


def test_the_newest_events_come_first_if_asked(store: Store) -> None:
    for key, day in (("one", "2021-05-04"), ("two", "2021-05-06"), ("three", "2021-05-05")):
        reading = small(key)
        reading["report"]["published"] = day
        store.save(reading)
    assert [found.report_id for found in store.events(actor="SDN", newest=True, limit=2)] == ["two", "three"]


def test_pairs_are_counted_by_day(store: Store) -> None:
    store.save(small("one"))
    store.save(small("two"))
    store.save(small("three", status="denied"))
    store.save(small("four", historical=True))
    (day,) = store.pair_days("SDN", "ETH")
    assert (day["day"], day["type"], day["events"]) == ("2021-05-01", "ASSAULT", 2)
    assert store.pair_days("ETH", "SDN") == []
    assert [(one["day"], one["events"]) for one in store.pair_days("SDN", "ETH", period="month")] == [("2021-05", 2)]
    store.save(small("two", type="AID"))
    assert {(one["type"], one["events"]) for one in store.pair_days("SDN", "ETH")} == {("ASSAULT", 1), ("AID", 1)}
    store.forget("one")
    store.forget("two")
    assert store.pair_days("SDN", "ETH") == store.foremost_pairs() == []


def test_the_ledger_says_what_became_of_an_item(store: Store) -> None:
    refused = Taken("h2", "b.html", "refused", "empty")
    store.save_many([small("one")], taken=[Taken("h1", "a.txt", "read", report_id="one")])
    store.enter([refused, refused])
    assert store.entered(["h1", "h2", "h3"]) == {"h1": Taken("h1", "a.txt", "read", None, "one"), "h2": refused}
    assert {(one["outcome"], one["reason"], one["items"]) for one in store.outcomes()} == {("read", None, 1), ("refused", "empty", 1)}
    store.forget("one")
    assert set(store.entered(["h1", "h2"])) == {"h2"}


def test_all_of_a_batch_is_kept_or_nothing(store: Store) -> None:
    broken = small("two")
    del broken["events"][0]["type"]
    with pytest.raises(KeyError):
        store.save_many([small("one"), broken], taken=[Taken("h1", "a.txt", "read")])
    assert store.reports() == []
    assert store.entered(["h1"]) == {}


def test_a_connection_holds_few_pages_and_gives_back_what_it_wrote_with(path: Path) -> None:
    with Store(path) as store:
        with store._writer.begin() as connection:
            assert connection.exec_driver_sql("PRAGMA cache_size").scalar() == -WRITES
        with store._engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA cache_size").scalar() == -READS
