"""``realpolitik events``, ``statements``, ``actors`` and ``forget``: what conditions find, and which conditions are refused."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from realpolitik import api
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
REPORTS = [
    ("2021-05-03", "The Post", 'Norway accused Sweden of spying. "We will not accept this," Foreign Minister Ine Berg told reporters.'),
    ("2021-05-04", "The Herald", "Chad praised Niger. Foreign Minister Ine Berg said that Norway would expel three diplomats."),
    ("2021-05-05", "The Herald", "Chad said that Niger had kept its word."),
]


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = tmp_path / "s.db"
    with api.open_store(path) as opened:
        for day, outlet, text in REPORTS:
            opened.save(api.read(text, published=day, outlet=outlet).to_dict())
    return str(path)


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("events", "--since", "2021-13-01"), "'2021-13-01' is no day: write it as 2021-08-20"),
        (("statements", "--until", "May"), "'May' is no day"),
        (("stories", "--since", "2021-06-01", "--until", "2021-05-01"), "--since 2021-06-01 lies after --until 2021-05-01"),
        (("stories", "--until", "2021-05-01", "--since", "2021-06-01"), "--since 2021-06-01 lies after --until 2021-05-01"),
        (("events", "--type", "SHELLING"), "'SHELLING' is no type of event: choose ACCUSE, AGREE"),
        (("events", "--status", "likely"), "'likely' is no status: choose actual, ongoing"),
        (("export", "gdelt", "--type", "SHELLING"), "'SHELLING' is no type of event"),
        (("export", "gdelt", "--until", "2021-02-30"), "'2021-02-30' is no day"),
    ],
)
def test_a_condition_that_can_never_be_met_is_refused(run: Run, store: str, arguments: tuple[str, ...], told: str) -> None:
    said = run(*arguments, "--store", store)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert told in said.err


def test_conditions_are_told_as_the_store_has_them(run: Run, store: str) -> None:
    found = rows(run("events", "--type", "accuse", "--status", "Actual", "--since", "20210501", "--store", store, "--csv").out)
    assert [(row["type"], row["published"], row["outlet"]) for row in found] == [("ACCUSE", "2021-05-03", "The Post")]


def test_a_name_that_nobody_bears_is_told_with_those_like_it(run: Run, store: str) -> None:
    said = run("events", "--actor", "nor", "--store", store)
    assert (said.code, "nobody in this store is called 'nor' where something is done: perhaps Norway" in said.err) == (0, True)
    assert "perhaps" not in run("events", "--actor", "Nobody", "--store", store).err
    assert run("events", "--actor", "Norway", "--until", "2020-01-01", "--store", store).err == ""
    assert run("events", "--actor", "FRA", "--store", store).err == ""


def test_statements_of_one_speaker_the_newest_first(run: Run, store: str) -> None:
    def asked(*conditions: str) -> list[dict[str, str]]:
        return rows(run("statements", *conditions, "--store", store, "--csv").out)

    assert list(dict.fromkeys(row["published"] for row in asked())) == ["2021-05-05", "2021-05-04", "2021-05-03"]
    assert [(row["published"], row["outlet"]) for row in asked("--speaker", "ine berg")] == [
        ("2021-05-04", "The Herald"), ("2021-05-03", "The Post"),
    ]  # fmt: skip
    assert [row["speaker"] for row in asked("--speaker", "TCD")] == ["Chad"]
    assert asked("--speaker", "Ber") == []  # words, not letters
    assert [row["published"] for row in asked("--speaker", "Berg", "--form", "direct")] == ["2021-05-03"]
    assert [row["speaker"] for row in asked("--limit", "1")] == ["Chad"]
    key = json.loads(run("statements", "--speaker", "Chad", "--store", store, "--json").out)["id"]
    assert run("show", key, "--store", store).code == 0


def test_actors_by_name_and_each_once(run: Run, store: str) -> None:
    assert [row["name"] for row in rows(run("actors", "Berg", "--store", store, "--csv").out)] == ["Ine Berg", "Ine Berg"]
    once = [json.loads(line) for line in run("actors", "--once", "--store", store, "--json").out.splitlines()]
    assert {one["name"]: one["reports"] for one in once if one["name"] in ("Ine Berg", "Sweden", "Chad")} == {
        "Ine Berg": 2, "Chad": 2, "Sweden": 1,
    }  # fmt: skip
    assert [one["reports"] for one in once] == sorted((one["reports"] for one in once), reverse=True)
    assert {row["kind"] for row in rows(run("actors", "--kind", "person", "--store", store, "--csv").out)} == {"person"}
    assert run("actors", "--kind", "ghost", "--store", store).code == 2


def test_a_report_as_a_person_reads_it(run: Run, store: str) -> None:
    (event,) = rows(run("events", "--type", "ACCUSE", "--store", store, "--csv").out)
    shown = run("show", event["report"], "--brief", "--store", store).out
    assert "WHAT HAPPENED" in shown
    assert "Norway" in shown
    assert "{" not in shown
    assert f"is one of report {event['report']}" in run("show", event["id"], "--brief", "--store", store).err
    assert run("show", event["id"], "--json", "--store", store).out.count("\n") == 1


def test_what_is_forgotten_is_gone_and_may_be_read_again(run: Run, store: str) -> None:
    (first,) = {row["report"] for row in rows(run("events", "--type", "ACCUSE", "--store", store, "--csv").out)}
    assert "1 report forgotten" in run("forget", first, "--store", store).err
    assert run("show", first, "--store", store).code == 2
    assert rows(run("events", "--type", "ACCUSE", "--store", store, "--csv").out) == []
    assert rows(run("statements", "--form", "direct", "--store", store, "--csv").out) == []
    assert not any(b"spying" in path.read_bytes() for path in Path(store).parent.iterdir() if path.is_file())
    gone = run("forget", first, "--store", store)
    assert (gone.code, "there is no report" in gone.err) == (2, True)
    day, outlet, text = REPORTS[0]
    with api.open_store(store) as opened:
        assert opened.save(api.read(text, published=day, outlet=outlet).to_dict()) == first
    left = next(iter(row["report"] for row in rows(run("events", "--actor", "TCD", "--store", store, "--csv").out)))
    assert run("forget", first, "nothing", left, "--store", store).code == 3


def test_a_row_without_a_day_is_a_row(run: Run, tmp_path: Path) -> None:
    with api.open_store(tmp_path / "u.db") as opened:
        opened.save(api.read("Chad praised Niger.").to_dict())
    shown = [line.split()[:2] for line in run("events", "--store", str(tmp_path / "u.db")).out.splitlines()]
    assert ["–", "SUPPORT"] in shown
