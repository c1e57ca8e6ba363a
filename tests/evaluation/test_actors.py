"""The task *actors*: tables as they are read, names held against each other, and scores worked out by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation import actors

FOLDER = Path(__file__).parent.parent.parent / "benchmarks" / "actors" / "gold"
TABLE = """\
mention\ton\tname\tcountry\tsector\tformer\tnote
the Kenyan president\t2010-05-01\tMwai Kibaki\tKEN\tGOV\tno\t2002-2013
Mwai Kibaki\t2015-05-01\tMwai Kibaki\tKEN\tELI\tyes\t2002-2013
ECOWAS\t2010-05-01\tECOWAS\tIGO\t\tno\tfounded 1975
"""


def table(folder: Path) -> Path:
    path = folder / "cases-01.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def answer(name: str, country: str | None, code: str, sector: str | None) -> dict[str, str | None]:
    return {"name": name, "country": country, "code": code, "sector": sector}


def test_a_table_and_a_folder_of_tables_are_read(tmp_path: Path) -> None:
    cases = actors.load(table(tmp_path))
    assert cases == actors.load(tmp_path)
    assert [case.former for case in cases] == [False, True, False]
    assert actors.reports(cases)[0].published == date(2010, 5, 1)


def test_scores_worked_out_by_hand(tmp_path: Path) -> None:
    cases = actors.load(table(tmp_path))
    answers = [
        answer("Mwai Kibaki", "KEN", "KEN GOV", "GOV"),
        answer("Mwai Kibaki", "KEN", "KEN GOV", "GOV"),
        answer("ECOWAS", None, "IGO", None),
    ]
    scores, detail = actors.score(cases, answers)
    assert scores["accuracy"] == pytest.approx(2 / 3)
    assert scores["name_accuracy"] == scores["country_accuracy"] == 1.0
    assert scores["sector_accuracy"] == pytest.approx(2 / 3)
    assert scores["former_accuracy"] == 0.0
    assert len(detail["wrong"]) == 1


def test_nothing_known_is_wrong_in_all(tmp_path: Path) -> None:
    scores, _ = actors.score(actors.load(table(tmp_path))[:1], [None])
    assert set(scores.values()) == {0.0}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ministry of Defence", "Tajik defence ministry", True),
        ("Ministry of Foreign Affairs", "Turkish foreign ministry", True),
        ("Vladimír Mečiar", "Vladimir Meciar", True),
        ("Verkhovna Rada", "Parliament of Ukraine", True),
        ("Ministry of Defence", "Interior Ministry", False),
        ("Mwai Kibaki", "Uhuru Kenyatta", False),
        ("Mwai Kibaki", "", False),
    ],
)
def test_names_of_one_actor(one: str, other: str, alike: bool) -> None:
    assert actors.same(one, other) is alike


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no cases"):
        actors.load(tmp_path)
    (tmp_path / "cases-01.tsv").write_text("mention\ton\nX\t2010-01-01\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="needs the columns"):
        actors.load(tmp_path)
    (tmp_path / "cases-01.tsv").write_text(TABLE.replace("2010-05-01", "May 2010"), encoding="utf-8")
    with pytest.raises(EvaluationError, match="cannot be read"):
        actors.load(tmp_path)


def test_the_benchmark_is_as_large_as_it_should_be() -> None:
    cases = actors.load(FOLDER)
    assert len(cases) >= 500
    assert sum(case.former for case in cases) / len(cases) >= 0.33
