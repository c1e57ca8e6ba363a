"""``realpolitik tripwire``: rules kept, tried, checked, told, removed; suggested by commitments."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from realpolitik import api
from tests.cli.conftest import Ran
from tests.sample import sample_reading

Run = Callable[..., Ran]

RULES = """name: troops
about: who moves troops
when: {events: {types: MOBILIZE, actors: $x}}
---
name: an attack that was denied
when: {events: {types: ASSAULT, statuses: denied}}
---
name: nothing of the kind
when: {events: {types: RETREAT}}
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with api.open_store(tmp_path / "s.db") as store:
        store.save(sample_reading().to_dict())
    (tmp_path / "rules.yaml").write_text(RULES)
    return tmp_path


def test_from_rules_to_alarms(run: Run, place: Path) -> None:
    store, rules = ("--store", str(place / "s.db")), str(place / "rules.yaml")
    tried = run("tripwire", "test", rules, *store)
    assert tried.code == 0
    assert "troops" in tried.out
    assert "moved two mechanised brigades" in tried.out
    assert "realpolitik: nothing of the kind: 0 alarms" in tried.err
    months = run("tripwire", "test", rules, *store, "--csv").out.splitlines()
    assert months == ["tripwire,month,alarms", "troops,2021-06,1", "an attack that was denied,2021-06,1"]
    assert run("tripwire", "list", *store, "--csv").out.count("\n") == 1
    both = ("troops", "an attack that was denied")
    added = run("tripwire", "add", rules, *store)
    assert added.err == "".join(f"realpolitik: watching: {name}\n" for name in (*both, "nothing of the kind"))
    again = run("tripwire", "add", rules, *store)
    assert (again.code, again.err.count("\n")) == (1, 1)
    assert run("tripwire", "check", *store).out == "", "what the store holds already is not told"
    assert run("tripwire", "add", rules, *store, "--replace", "--past").code == 0
    log, feed = place / "alarms.jsonl", place / "alarms.xml"
    checked = run("tripwire", "check", *store, "--file", str(log), "--feed", str(feed))
    assert [line.split("  ")[:2] for line in checked.out.splitlines()] == [["2021-06-18", both[1]], ["2021-06-17", both[0]]]
    assert "realpolitik: 2 new alarms" in checked.err
    assert {json.loads(line)["tripwire"] for line in log.read_text().splitlines()} == {"troops", "an attack that was denied"}
    assert feed.read_bytes().count(b"<entry>") == 2
    assert run("tripwire", "check", *store, "--file", str(log)).out == ""
    assert len(log.read_text().splitlines()) == 2
    listed = {row["name"]: row for row in map(json.loads, run("tripwire", "list", *store, "--json").out.splitlines())}
    assert (listed["troops"]["alarms"], listed["troops"]["checked"], listed["nothing of the kind"]["alarms"]) == (1, "2021-06-18", 0)
    shown = run("tripwire", "show", "troops", *store)
    assert shown.out.startswith("name: troops\nabout: who moves troops\n")
    assert "x=SDN" in shown.out
    assert len(json.loads(run("tripwire", "show", "troops", *store, "--json").out)["alarms"]) == 1
    assert run("tripwire", "remove", "troops", *store).code == 0
    assert run("tripwire", "remove", "troops", *store).code == 2


def test_what_is_wrong_is_told_in_one_line(run: Run, place: Path) -> None:
    store = ("--store", str(place / "s.db"))
    (place / "bad.yaml").write_text("name: x\nwhen:\n  events: {actors: Blahland}\n")
    ran = run("tripwire", "test", str(place / "bad.yaml"), *store)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"realpolitik: {place / 'bad.yaml'}, line 3: when.events: actors: 'Blahland' is not known")
    for arguments, code in (
        (("show", "nobody"), 2), (("check", "nobody"), 2), (("test", str(place / "none.yaml")), 2),
        (("test", str(place / "rules.yaml"), "--since", "soon"), 2), (("check", "--feed", str(place)), 2),
    ):  # fmt: skip
        ran = run("tripwire", *arguments, *store)
        assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1), arguments
    assert run("tripwire", "list", "--store", str(place / "none.db")).code == 1


def test_alarms_that_a_webhook_does_not_take_are_found_again(run: Run, place: Path) -> None:
    store = ("--store", str(place / "s.db"))
    run("tripwire", "add", str(place / "rules.yaml"), *store, "--past")
    ran = run("tripwire", "check", *store, "--webhook", "http://127.0.0.1/hook")
    assert (ran.code, ran.out) == (2, "")
    assert "leads into a private network" in ran.err
    assert run("tripwire", "check", *store).out.count("\n") == 2


def test_commitments_suggest_rules_that_can_be_kept(run: Run, place: Path) -> None:
    store = ("--store", str(place / "s.db"))
    made = run("tripwire", "suggest", *store)
    assert made.code == 0
    assert 'name: "condition of obligation of Egypt, provide military assistance"' in made.out
    assert "left out" in made.err
    (place / "made.yaml").write_text(made.out)
    assert run("tripwire", "add", str(place / "made.yaml"), *store).code == 0
    assert len(run("tripwire", "list", *store, "--json").out.splitlines()) == made.out.count("name: ")


def test_taking_post_in_may_end_with_a_check(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("name: spies\nwhen: {events: {types: ACCUSE, actors: NOR}}\n")
    (tmp_path / "a.txt").write_text("OSLO, May 3, 2021 - Norway accused Sweden of spying near Narvik.")
    store = ("--store", str(tmp_path / "s.db"))
    assert run("tripwire", "add", str(tmp_path / "rules.yaml"), *store).code == 0
    done = run("ingest", str(tmp_path / "a.txt"), *store, "--workers", "1", "--check")
    assert done.out.startswith("2021-05-03  spies  (1 record, 1 source)  Norway accused Sweden of spying")
    assert run("ingest", str(tmp_path / "a.txt"), *store, "--workers", "1", "--check").out == ""


def test_each_look_into_feeds_may_end_with_a_check(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("name: spies\nwhen: {events: {types: ACCUSE, actors: NOR}}\n")
    text = "OSLO, May 3, 2021 - Norway accused Sweden of spying near Narvik. " * 8
    (tmp_path / "feed.xml").write_text(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>T</title><link>https://n.example/</link><description>D</description>"
        f"<item><title>Spies</title><guid>1</guid><pubDate>Mon, 03 May 2021 08:00:00 GMT</pubDate><description>{text}</description></item>"
        "</channel></rss>"
    )
    store = ("--store", str(tmp_path / "s.db"))
    assert run("tripwire", "add", str(tmp_path / "rules.yaml"), *store).code == 0
    look = ("watch-feeds", str(tmp_path / "feed.xml"), *store, "--once", "--check")
    first, second = run(*look), run(*look)
    assert first.out.startswith("2021-05-03  spies  ("), first.err
    assert "1 new alarm" in first.err
    assert (second.out, "0 new alarms" in second.err) == ("", True)


def test_a_look_into_feeds_as_lines_for_programs(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("name: thanks\nwhen: {events: {types: SUPPORT}}\n")
    (tmp_path / "feed.jsonl").write_text('{"text": "Chad praised Niger.", "published": "2021-05-04"}\n{"broken\n')
    store = ("--store", str(tmp_path / "s.db"))
    assert run("tripwire", "add", str(tmp_path / "rules.yaml"), *store).code == 0
    look = ("watch-feeds", str(tmp_path / "feed.jsonl"), *store, "--once", "--json")
    done = run(*look, "--check")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 3
    assert {line["outcome"] for line in lines[:2]} == {"read", "refused"}
    assert (lines[2]["new"], lines[2]["refused"], lines[2]["reasons"]) == (1, 1, {"json": 1})
    assert lines[3]["tripwire"] == "thanks"
    again = [json.loads(line) for line in run(*look).out.splitlines()]
    assert [line.get("outcome") for line in again][-1:] == [None]  # the look itself
    assert "read" not in {line.get("outcome") for line in again}
    assert run("watch-feeds", str(tmp_path / "none.xml"), *store, "--once").code == 2
