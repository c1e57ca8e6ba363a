"""``realpolitik commitments``, ``judge``, ``conflicts`` and ``hypotheses``, from a store to what is shown."""

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
ROOT = Path(__file__).parent.parent.parent
REPORTS = [
    (
        "Armenpress",
        "2022-09-13",
        "Azerbaijan shelled the Armenian town of Goris and killed 49 soldiers, the Armenian Defence Ministry said.",
    ),
    ("Reuters", "2022-09-13", "Azerbaijan shelled the Armenian town of Goris and killed 13 soldiers."),
    ("Azertac", "2022-09-14", "Azerbaijan denied that its forces had shelled Armenia."),
    ("Reuters", "2022-09-14", "Armenia appealed to the Collective Security Treaty Organization for military help."),
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("owing") / "s.db"
    with api.open_store(path) as store:
        for outlet, day, text in REPORTS:
            store.save(api.read(text, published=day, outlet=outlet).to_dict())
    return path


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_commitments_and_judge(run: Run, kept: Path) -> None:
    store = ("--store", str(kept))
    asked = ("commitments", "CSTO", "--on", "2022-09-20", *store)
    (case,) = rows(run(*asked, "--csv").out)
    assert (case["state"], case["party"], case["due"]) == ("response due", "ARM", "2022-10-14")
    told = json.loads(run(*asked, "--json").out)
    assert [step["state"] for step in told["steps"]] == ["condition met", "invoked", "response due"]
    assert "Goris" in run(*asked, "--evidence").out
    assert rows(run(*asked, "--evidence", "--csv").out)[0]["words"].startswith("Azerbaijan shelled")
    later = run("commitments", "CSTO", "--on", "2022-12-01", *store, "--csv")
    assert rows(later.out)[0]["state"] == "expired"
    said = run("judge", case["id"], "dismiss", "--by", "B. Judge", "--reason", "no such attack", *store)
    assert (said.code, "dismiss by B. Judge" in said.err) == (0, True)
    assert rows(run(*asked, "--csv").out)[0]["state"] == "dismissed"
    assert "1 judgement of" in run("judge", case["id"], "undo", "--by", "B. Judge", *store).err
    assert rows(run(*asked, "--csv").out)[0]["state"] == "response due"


def test_whoever_is_known_of_no_commitment_owes_nothing(run: Run, kept: Path) -> None:
    said = run("commitments", "Nowhere", "--all", "--store", str(kept), "--csv")
    assert (said.code, rows(said.out), said.err) == (0, [], "")


def test_ids_are_not_broken_on_a_screen(run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("commitments", "CSTO", "--on", "2022-09-20", "--store", str(kept))
    (case,) = rows(run(*asked, "--csv").out)
    monkeypatch.setenv("COLUMNS", "100")
    assert case["id"] in run(*asked).out


def test_a_promise_rests_on_the_report_that_tells_it(run: Run, tmp_path: Path) -> None:
    with api.open_store(tmp_path / "p.db") as store:
        store.save(api.read("Russia promised to send troops to Armenia if Azerbaijan attacks Armenia.", published="2022-01-10").to_dict())
    before = run("commitments", "--on", "2022-01-09", "--store", str(tmp_path / "p.db"), "--csv")
    assert rows(before.out) == []  # nobody had said it yet
    (pledge,) = (row for row in rows(run("commitments", "--store", str(tmp_path / "p.db"), "--csv").out) if row["kind"] == "promise")
    assert (pledge["state"], pledge["sources"]) == ("dormant", "1")
    assert rows(run("commitments", "--evidence", "--store", str(tmp_path / "p.db"), "--csv").out)[0]["published"] == "2022-01-10"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("none", "undo"), "name whom with --by NAME"),
        (("none", "confirm", "--by", "x", "--reason", "y"), "there is no case 'none'"),
        (("none", "confirm", "--reason", "y"), "needs its author and a reason"),
        (("none", "same", "--by", "x", "--reason", "y"), "name the other one too"),
        (("none", "same", "other", "--by", "x", "--reason", "y"), "there is no report and no record 'none'"),
        (("none", "confirm", "other", "--by", "x", "--reason", "y"), "is said of one case"),
        (("none", "same", "other", "--by", "stories", "--reason", "y"), "judges by rules"),
        (("none", "perhaps", "--by", "x", "--reason", "y"), "choose accept, reject, edit, confirm, dismiss"),
    ],
)
def test_what_cannot_be_judged_is_told_in_one_line(run: Run, kept: Path, arguments: tuple[str, ...], told: str) -> None:
    said = run("judge", *arguments, "--store", str(kept))
    assert said.code == 2
    assert told in said.err


def test_two_records_are_judged_too(run: Run, kept: Path) -> None:
    with api.open_store(kept) as store:
        one, other = store.reports()[:2]
    assert run("judge", one, "different", other, "--by", "B. Judge", "--reason", "two towns", "--store", str(kept)).code == 0
    with api.open_store(kept) as store:
        (made,) = store.judgements(one)
    assert (made.verdict, made.by, {made.left, made.right}) == ("different", "B. Judge", {one, other})
    assert run("judge", one, "undo", other, "--by", "B. Judge", "--store", str(kept)).code == 0
    assert "realpolitik judge ID different OTHER" in run("judge", one, "undo", other, "--by", "B. Judge", "--store", str(kept)).err


def test_conflicts(run: Run, kept: Path) -> None:
    found = rows(run("conflicts", "--store", str(kept), "--csv").out)
    assert {(row["about"], row["claim"], row["outlet"], row["so"]) for row in found} == {
        ("killed", "13", "Reuters", "B4"), ("killed", "49", "Armenpress", "D4"),
        ("ASSAULT by AZE", "AZE did", "Reuters", "B3"), ("ASSAULT by AZE", "AZE did", "Armenpress", "D3"),
        ("ASSAULT by AZE", "AZE did not", "Azertac", "D5"),
    }  # fmt: skip
    denial = next(row for row in found if row["outlet"] == "Azertac")
    assert rows(run("conflicts", denial["report"], "--store", str(kept), "--csv").out)
    shown = run("conflicts", denial["event"], "--store", str(kept)).out
    assert "Azertac  2022-09-14  said B, so D5" in shown
    assert "Reuters  2022-09-13  said B, so B3" in shown
    assert "Azerbaijan shelled the Armenian town of Goris" in " ".join(shown.split())
    none = run("conflicts", "nothing", "--store", str(kept))
    assert (none.code, "there is no event and no report 'nothing'" in none.err) == (2, True)


def test_hypotheses(run: Run, kept: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "t.csv"
    sheet.write_text("evidence,types,actor,war,quarrel\nprior,,,0.5,0.5\nshelling,ASSAULT,AZE,0.8,0.4\n")
    found = json.loads(run("hypotheses", str(sheet), "--store", str(kept), "--json").out)
    # Two reports, not judged to tell one story.
    assert [(one["name"], round(one["posterior"], 2)) for one in found["hypotheses"]] == [("war", 0.8), ("quarrel", 0.2)]
    shown = run("hypotheses", str(sheet), "--store", str(kept))
    assert "shelling" in shown.out
    assert len(rows(run("hypotheses", str(sheet), "--events", "--store", str(kept), "--csv").out)) == 2
    bad = tmp_path / "bad.csv"
    bad.write_text("evidence,types,war,quarrel\nshelling,SHELLING,0.8,0.4\n")
    said = run("hypotheses", str(bad), "--store", str(kept))
    assert (said.code, "no type of event 'SHELLING'" in said.err) == (2, True)


def test_the_example_of_the_manual_is_a_table() -> None:
    table = api.read_hypotheses(ROOT / "docs" / "examples" / "armenia.yaml")
    assert sum(table.priors.values()) == pytest.approx(1)
    assert len(table.evidence) == 4
