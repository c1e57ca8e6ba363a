"""Hypotheses: probabilities by likelihood ratios of stories, and what they hang on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from realpolitik.analysis.hypotheses import fits, weigh
from realpolitik.core.accounts import Account
from realpolitik.core.hypotheses import Evidence, Hypotheses
from tests.analysis.telling import told

MASSING = Evidence(name="massing", types=frozenset({"MOBILIZE"}), actors=frozenset({"RUS"}), likelihood={"war": 0.8, "bluff": 0.4})
TALKS = Evidence(name="talks", types=frozenset({"CONSULT"}), likelihood={"war": 0.2, "bluff": 0.5})
TABLE = Hypotheses(question="war?", priors={"war": 0.5, "bluff": 0.5}, evidence=(MASSING, TALKS))
MASSED, MET = told("MOBILIZE", "RUS", "UKR", "2022-01-10"), told("CONSULT", "RUS;USA", "", "2022-01-12")


def test_odds_move_by_the_ratio_of_likelihoods() -> None:
    found = weigh(TABLE, [MASSED])
    assert found.first == "war"
    assert found.posterior["war"] == pytest.approx(2 / 3)
    both = weigh(TABLE, [MASSED, MET])
    assert both.posterior["bluff"] == pytest.approx(1 / (1 + 2 * 0.4))


def test_a_story_counts_once_and_no_more_than_the_table_allows() -> None:
    again = replace(told("MOBILIZE", "RUS", "UKR", "2022-01-11"), story=MASSED.story)
    assert weigh(TABLE, [MASSED, again]).posterior == weigh(TABLE, [MASSED]).posterior
    many = [told("MOBILIZE", "RUS", "UKR", "2022-01-11") for _ in range(9)]
    found = weigh(TABLE, many).weighed[0]
    assert (len(found.stories), found.counted) == (9, 3)


def test_what_is_expected_and_not_told_counts_against() -> None:
    table = replace(TABLE, evidence=(replace(MASSING, expected=True),))
    assert weigh(table, []).posterior["war"] == pytest.approx(0.2 / 0.8)
    assert weigh(replace(table, evidence=(MASSING,)), []).posterior["war"] == pytest.approx(0.5)


def test_what_the_order_hangs_on() -> None:
    found = weigh(TABLE, [MASSED, told("MOBILIZE", "RUS", "UKR", "2022-01-11"), MET])
    massing, talks = found.weighed
    assert found.first == "war"
    assert massing.turns
    assert not talks.turns
    assert massing.diagnosticity == pytest.approx(2)
    assert massing.to_turn is None
    # 4 : 1 from two stories of massing, 1 : 2.5 from talks; one more meeting turns it.
    assert talks.to_turn == 1
    assert (
        weigh(TABLE, [MASSED, told("MOBILIZE", "RUS", "UKR", "2022-01-11"), MET, told("CONSULT", "RUS;USA", "", "2022-01-15")]).first
        == "bluff"
    )


@pytest.mark.parametrize(
    ("account", "fit"),
    [
        (MASSED, True),
        (replace(MASSED, status="planned"), False),
        (replace(MASSED, historical=True), False),
        (replace(MASSED, negated=True), False),
        (told("MOBILIZE", "BLR", "UKR", "2022-01-10"), False),
        (told("ASSAULT", "RUS", "UKR", "2022-01-10"), False),
    ],
)
def test_what_fits(account: Account, fit: bool) -> None:
    assert fits(MASSING, account) is fit


def test_denials_may_be_evidence() -> None:
    denial = replace(MASSED, status="denied", negated=True)
    assert fits(replace(MASSING, statuses=frozenset({"denied"})), denial)


def test_days() -> None:
    table = replace(TABLE, since="2022-01-11", until="2022-01-31")
    assert weigh(table, [MASSED]).weighed[0].counted == 0
    assert weigh(table, [MET]).weighed[1].counted == 1


SHARES = some.floats(0.05, 0.95)


@settings(deadline=None)
@given(some.lists(some.tuples(SHARES, SHARES), min_size=1, max_size=4), some.integers(0, 4), SHARES)
def test_probabilities_sum_to_one_and_do_not_hang_on_the_order_of_evidence(
    shares: list[tuple[float, float]], stories: int, prior: float
) -> None:
    evidence = tuple(
        Evidence(name=str(number), types=frozenset({"MOBILIZE"}), likelihood={"a": a, "b": b}) for number, (a, b) in enumerate(shares)
    )
    told_of = [told("MOBILIZE", "RUS", "UKR", "2022-01-10") for _ in range(stories)]
    table = Hypotheses(question="", priors={"a": prior, "b": 1 - prior}, evidence=evidence)
    found, back = weigh(table, told_of), weigh(replace(table, evidence=evidence[::-1]), told_of)
    assert sum(found.posterior.values()) == pytest.approx(1)
    assert found.posterior["a"] == pytest.approx(back.posterior["a"])
