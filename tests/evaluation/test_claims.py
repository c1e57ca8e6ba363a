"""The tasks *commitments*, *concerns*, *statuses*, *figures*: gold as it is read, and scores worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import CommitmentKind, Duty, Fear, Figure, Span, Standing
from realpolitik.core.records import Commitment, Concern, FigureRecord, Reading, Status
from realpolitik.evaluation import claims
from realpolitik.evaluation.claims import Gold
from tests.evaluation.test_events import reading

# What stands first is no name: the actors made by hand all have their place there.
TEXT = "Once, FRA promised LBY help if CHL attacked. PER fears a flood."
GOLD = {
    "commitments": "promise | FRA | on help | to LBY | if attacked | by | under",
    "concerns": "PER | about flood | for | on fears",
    "statuses": "war | by FRA | of LBY | yes | since | until | on attacked",
    "figures": "killed | 100 - 200 | on help | about | event attacked",
}


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def load(folder: Path, task: str, line: str, name: str = "open-1.txt") -> list[Gold]:
    path = folder / name
    path.write_text(f"# title: x\n# published: 2021-05-04\n{TEXT}\n---\n{line}\n", encoding="utf-8")
    return claims.load(task)(path)


def said(
    *, commitments: tuple[Commitment, ...] = (), concerns: tuple[Concern, ...] = (), statuses: tuple[Status, ...] = (),
    figures: tuple[FigureRecord, ...] = (),
) -> Reading:  # fmt: skip
    made = reading(TEXT, [(["FRA"], ["LBY"], "AGREE"), (["PER"], ["CHL"], "ACCUSE")])
    return replace(made, commitments=commitments, concerns=concerns, statuses=statuses, figures=figures)


def duty(kind: CommitmentKind = "promise", holder: str = "FRA", on: str = "help") -> Commitment:
    made = Duty(
        span=at(on), by="hand", kind=kind, holder=holder, beneficiaries=("LBY", "CHL"), trigger=at("attacked"), trigger_type=None,
        trigger_actors=(), trigger_recipients=(), consequence=at(on), consequence_type=None, consequence_actors=(),
        consequence_recipients=(),
    )  # fmt: skip
    return Commitment(id=kind, duty=made)


def test_a_commitment_is_found_by_kind_act_and_holder(tmp_path: Path) -> None:
    gold = load(tmp_path, "commitments", GOLD["commitments"])
    scores, detail = claims.score("commitments")(gold, [said(commitments=(duty(), duty()))])
    # Each gold claim is found once, so that the second is one too many; of two beneficiaries one is right.
    assert (scores["precision"], scores["recall"], scores["condition_f1"]) == (0.5, 1.0, 1.0)
    assert scores["beneficiary_f1"] == pytest.approx(2 / 3)
    assert len(detail["wrong"]) == 1
    for other in (duty("threat"), duty(holder="CHL"), duty(on="PER")):
        assert claims.score("commitments")(gold, [said(commitments=(other,))])[0]["f1"] == 0.0


def test_what_two_owe_is_one_claim_of_the_gold(tmp_path: Path) -> None:
    gold = load(tmp_path, "commitments", "promise | FRA ; PER | on help | to LBY | if attacked | by | under")
    both, wrong = (duty(), duty(holder="PER")), (duty(), duty(holder="CHL"))
    assert claims.score("commitments")(gold, [said(commitments=both)])[0]["precision"] == 1.0
    assert claims.score("commitments")(gold, [said(commitments=wrong)])[0]["precision"] == 0.5


def test_a_concern_needs_its_holder_and_its_words(tmp_path: Path) -> None:
    gold = load(tmp_path, "concerns", GOLD["concerns"])
    right = Concern(fear=Fear(span=at("a flood"), by="hand", holder="PER", topic="disaster", affects=()))
    nobody = Concern(fear=replace(right.fear, holder=None))
    assert claims.score("concerns")(gold, [said(concerns=(right,))])[0]["f1"] == 1.0
    assert claims.score("concerns")(gold, [said(concerns=(nobody,))])[0]["f1"] == 0.0
    unsaid = load(tmp_path, "concerns", " | about flood | for | on fears")
    assert claims.score("concerns")(unsaid, [said(concerns=(nobody,))])[0]["f1"] == 1.0


def test_a_status_stands_in_its_sentence(tmp_path: Path) -> None:
    gold = load(tmp_path, "statuses", GOLD["statuses"])
    mark = Standing(span=at("Once, FRA"), by="hand", kind="war", by_actor="FRA", subject="LBY", holds=True, since=None, until=None)
    score = claims.score("statuses")
    assert score(gold, [said(statuses=(Status(standing=mark),))])[0]["f1"] == 1.0
    assert score(gold, [said(statuses=(Status(standing=replace(mark, span=at("a flood"))),))])[0]["f1"] == 0.0
    assert score(gold, [said(statuses=(Status(standing=replace(mark, holds=False)),))])[0]["f1"] == 0.0


@pytest.mark.parametrize(
    ("numbers", "value", "right"),
    [("100 - 200", 150.0, True), ("- 150 -", 150.4, True), ("- 150 -", 160.0, False), ("90 - 200", 150.0, False)],
)
def test_a_figure_is_its_number(numbers: str, value: float, right: bool, tmp_path: Path) -> None:
    gold = load(tmp_path, "figures", GOLD["figures"].replace("100 - 200", numbers))
    made = Figure(span=at("help"), by="hand", value=value, low=100.0, high=200.0, what="killed", about=None, head=0, of=at("attacked"))
    scores, _ = claims.score("figures")(gold, [said(figures=(FigureRecord(id="1", figure=made),))])
    assert scores["f1"] == float(right)


def test_faults_of_sealed_files_are_counted_and_not_shown(tmp_path: Path) -> None:
    gold = [*load(tmp_path, "commitments", GOLD["commitments"]), *load(tmp_path, "commitments", GOLD["commitments"], "sealed-1.txt")]
    scores, detail = claims.score("commitments")(gold, [said(), said(commitments=(duty(),))])
    assert (scores["f1_open"], scores["f1_sealed"]) == (0.0, 1.0)
    assert [one["where"].split(":")[0] for one in detail["wrong"]] == ["open-1.txt"]


def test_fresh_files_have_a_score_of_their_own(tmp_path: Path) -> None:
    gold = [*load(tmp_path, "commitments", GOLD["commitments"]), *load(tmp_path, "commitments", GOLD["commitments"], "fresh-1.txt")]
    scores, detail = claims.score("commitments")(gold, [said(commitments=(duty(),)), said()])
    assert (scores["f1"], scores["f1_open"], scores["f1_fresh"]) == (1.0, 1.0, 0.0)
    assert [one["where"].split(":")[0] for one in detail["wrong"]] == ["fresh-1.txt"]


@pytest.mark.parametrize(
    ("task", "line", "fault"),
    [
        ("commitments", "promise | FRA | on help", "3 fields"),
        ("commitments", GOLD["commitments"].replace("promise", "oath"), "'oath' is none of"),
        ("statuses", GOLD["statuses"].replace("since", "from"), "begin with 'since'"),
        ("figures", GOLD["figures"].replace("100 - 200", "many"), "three numbers"),
        ("concerns", GOLD["concerns"].replace("fears", "feared"), "'feared' does not stand in the passage"),
    ],
)
def test_faults_of_gold_are_named(task: str, line: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"open-1\.txt:1") as error:
        load(tmp_path, task, line)
    assert fault in str(error.value)


def test_a_folder_without_passages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no passages in it"):
        claims.load("figures")(tmp_path)
