"""The task *behaviour*: blocks as they are read, and rates over a handful of sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik import api
from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation import behaviour

BLOCK = """\
type: ACCUSE
actor: AZE
recipient: ARM
base: Azerbaijan accused Armenia of bad faith.
swapped: Armenia accused Azerbaijan of bad faith.
negated: Azerbaijan did not accuse Armenia of bad faith.
future: Azerbaijan will accuse Armenia of bad faith.
renamed: KEN UGA Kenya accused Uganda of bad faith.
past: Azerbaijan accused Armenia of bad faith in 1993.
reordered: Armenia was accused of bad faith by Azerbaijan.
"""
FOLDER = Path(__file__).parent.parent.parent / "benchmarks" / "behaviour" / "gold"


def load(folder: Path, text: str) -> list[behaviour.Case]:
    (folder / "sentences-01.txt").write_text(text, encoding="utf-8")
    return behaviour.load(folder)


def score(cases: list[behaviour.Case]) -> dict[str, float]:
    return behaviour.score(cases, list(api.read_many(behaviour.reports(cases))))[0]


def test_a_block_is_a_case(tmp_path: Path) -> None:
    (case,) = load(tmp_path, BLOCK)
    assert (case.type, case.actor, case.recipient, case.renamed) == ("ACCUSE", ("AZE",), ("ARM",), ("KEN", "UGA"))
    assert case.variants["renamed"] == "Kenya accused Uganda of bad faith."
    assert len(behaviour.reports([case])) == 7


def test_a_sentence_that_behaves_scores_one(tmp_path: Path) -> None:
    assert score(load(tmp_path, BLOCK)) == dict.fromkeys(("base", *behaviour.VARIANTS, "behaves"), 1.0)


def test_a_variant_that_says_the_wrong_thing_is_counted(tmp_path: Path) -> None:
    """Each variant is replaced by the plain sentence; only the order of clauses may stay the same."""
    (plain,) = (line.partition(": ")[2] for line in BLOCK.splitlines() if line.startswith("base"))
    lines = [f"{line.partition(': ')[0]}: {plain}" if line.split(":")[0] in behaviour.VARIANTS else line for line in BLOCK.splitlines()]
    wrong = "\n".join(line.replace(": A", ": KEN UGA A") if line.startswith("renamed") else line for line in lines)
    scores = score(load(tmp_path, wrong))
    assert scores == {"base": 1.0, **dict.fromkeys(behaviour.VARIANTS, 0.0), "reordered": 1.0, "behaves": pytest.approx(1 / 6)}


def test_what_is_not_found_in_the_plain_sentence_is_asked_no_further(tmp_path: Path) -> None:
    scores = score(load(tmp_path, BLOCK + "\n" + BLOCK.replace("type: ACCUSE", "type: AID")))
    assert scores["base"] == 0.5
    assert scores["behaves"] == 1.0


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("past:", "post:", "a block has the lines"),
        ("type: ACCUSE", "type: ACCUSED", "no type of PLOVER"),
        ("KEN UGA Kenya", "KEN Kenya", "begins with two codes"),
        ("recipient: ARM", "recipient:", "two countries"),
    ],
)
def test_a_bad_block_is_refused(tmp_path: Path, before: str, after: str, message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        load(tmp_path, BLOCK.replace(before, after))


def test_a_folder_without_sentences_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no sentences-"):
        behaviour.load(tmp_path)


def test_the_benchmark_has_sentences_of_every_type() -> None:
    cases = behaviour.load(FOLDER)
    counted = {case.type: 0 for case in cases}
    for case in cases:
        counted[case.type] += 1
    assert len(cases) >= 200
    assert len(counted) == 16
    assert min(counted.values()) >= 10
