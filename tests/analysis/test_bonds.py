"""Bonds: whether a treaty binds a party, by who says so."""

from __future__ import annotations

import pytest

from realpolitik.analysis.bonds import Bond, standings
from realpolitik.core.accounts import Account
from realpolitik.core.claims import claims
from realpolitik.knowledge.articles import named
from tests.analysis.telling import BODY, told

FREEZE = told("SANCTION", "ARM", BODY, "2024-02-22", voice="ARM")


def bond(listed: list[Account], *, today: str = "2024-12-31") -> Bond:
    pact = named("CSTO")
    assert pact is not None
    said = [claim for account in listed for claim in claims({"report": {"id": account.report, "published": account.published,
            "outlet": account.outlet}, "actors": [], "statuses": []}, [account])]  # fmt: skip
    return next(one.bond for one in standings(listed, said, pact, today=today) if one.country == "ARM")


@pytest.mark.parametrize(
    ("listed", "state"),
    [
        ([], "in force"),
        ([FREEZE], "suspended"),
        ([FREEZE, told("SANCTION", "ARM", "", "2024-02-23", status="denied", negated=True, voice=BODY)], "disputed"),
        ([FREEZE, told("SANCTION", "ARM", BODY, "2024-02-23", status="denied", negated=True, voice="ARM")], "suspended"),
        ([FREEZE, told("SANCTION", "ARM", BODY, "2023-02-23", status="denied", negated=True, voice="RUS")], "suspended"),
        ([told("SANCTION", "ARM", BODY, "2024-02-22", status="planned")], "in force"),
        ([told("SANCTION", "ARM", "AZE", "2024-02-22")], "in force"),
    ],
)
def test_bonds(listed: list[Account], state: str) -> None:
    assert bond(listed) == state


def test_what_is_said_later_does_not_count_yet() -> None:
    assert bond([FREEZE], today="2024-02-01") == "in force"
