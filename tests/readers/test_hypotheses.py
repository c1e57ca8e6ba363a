"""Tables of hypotheses: what is read, and how each fault is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.core.errors import BadInput
from realpolitik.readers.hypotheses import hypotheses

TYPES = frozenset({"MOBILIZE", "CONSULT"})
GOOD = """question: war?
since: 2022-01-01
hypotheses: {war: 0.2, bluff: 0.6}
evidence:
  - name: massing
    types: mobilize
    actors: [RUS, BLR]
    status: [actual, planned]
    at_most: 2
    expected: yes
    likelihood: {war: very likely, bluff: 0.5}
"""
SHEET = "evidence,types,actor,at_most,war,bluff\nprior,,,,0.25,0.75\nmassing,MOBILIZE,RUS;BLR,2,very likely,0.5\n"


def test_yaml(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(GOOD)
    table = hypotheses(tmp_path / "t.yaml", types=TYPES)
    assert table.priors == pytest.approx({"war": 0.25, "bluff": 0.75})
    (one,) = table.evidence
    assert (one.types, one.actors, one.statuses) == ({"MOBILIZE"}, {"RUS", "BLR"}, {"actual", "planned"})
    assert (one.at_most, one.expected, one.likelihood) == (2, True, {"war": 0.875, "bluff": 0.5})
    assert (table.question, table.since, table.until) == ("war?", "2022-01-01", None)


def test_csv_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(SHEET)
    table = hypotheses(tmp_path / "t.csv", types=TYPES)
    assert table.priors == {"war": 0.25, "bluff": 0.75}
    assert (table.evidence[0].actors, table.evidence[0].likelihood) == ({"RUS", "BLR"}, {"war": 0.875, "bluff": 0.5})


def test_without_priors_all_are_alike(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(GOOD.replace("{war: 0.2, bluff: 0.6}", "{war: , bluff: }"))
    assert hypotheses(tmp_path / "t.yaml", types=TYPES).priors == {"war": 0.5, "bluff": 0.5}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("very likely", "surely", "line 11: 'surely' is no likelihood"),
        ("0.5}", "1}", "'1' is no likelihood: a number above 0 and below 1"),
        ("0.5}", "nan}", "'nan' is no likelihood"),
        ("mobilize", "marching", "line 6: there is no type of event 'MARCHING'"),
        ("planned", "hoped", "there is no status 'hoped'"),
        ("at_most: 2", "at_most: none", "'at_most' is a number"),
        ("at_most: 2", "most: 2", "line 5: there is no field 'most'"),
        ("bluff: 0.5", "peace: 0.5", "a likelihood for each of war, bluff"),
        ("{war: 0.2, bluff: 0.6}", "{war: 0.2}", "line 3: 'hypotheses' names at least two"),
        ("2022-01-01", "soon", "line 2: 'soon' is no day"),
        ("expected: yes", "expected: perhaps", "'expected' is yes or no"),
        ("evidence:", "proof:", "there is no field 'proof'"),
        ("question: war?", "question: &war war?", "anchors"),
    ],
)
def test_faults_are_told_with_their_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD
    (tmp_path / "t.yaml").write_text(GOOD.replace(old, new))
    with pytest.raises(BadInput) as error:
        hypotheses(tmp_path / "t.yaml", types=TYPES)
    assert told in str(error.value)
    assert "t.yaml" in error.value.where


def test_a_short_row_of_csv_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"{SHEET}talks,CONSULT\n")
    with pytest.raises(BadInput, match="6 cells are named") as error:
        hypotheses(tmp_path / "t.csv", types=TYPES)
    assert error.value.where.endswith("line 4")


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "evidence,types\n"])
def test_what_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    for name in ("t.yaml", "t.csv"):
        (tmp_path / name).write_text(text)
        with pytest.raises(BadInput):
            hypotheses(tmp_path / name, types=TYPES)
