"""Whether a treaty binds a party on a day: in force, suspended, disputed or ended.

The theory: the tables say what holds on paper. A party that says it has frozen its part, or cuts its ties with the body, suspends it; if
the body, or another member, denies that, the bond is disputed, and both claims stand side by side: who says what is kept, who is right is
not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from realpolitik.core.accounts import Account
from realpolitik.core.claims import Claim
from realpolitik.knowledge.articles import Pact

Bond = Literal["in force", "suspended", "disputed", "ended", "not in force"]
ON_PAPER: dict[str, Bond] = {
    "in_force": "in force", "suspended": "suspended", "disputed": "disputed", "ended": "ended", "not_in_force": "not in force",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a party stands to a pact since an ISO day (None: since the tables say so), with the claims for and against its being bound.

    ``further`` are later refusals of the party toward the body: dues not paid, exercises not joined.
    """

    pact: Pact
    country: str
    bond: Bond
    since: str | None
    against: tuple[Claim, ...]
    upheld: tuple[Claim, ...]
    further: tuple[Account, ...]


def standings(told: Iterable[Account], said: Iterable[Claim], pact: Pact, *, today: str) -> tuple[Standing, ...]:
    """How each party of a pact stands to it on the ISO day ``today``, by country."""
    listed = (one for one in told if one.day is not None and one.day <= today)
    about = [one for one in said if one.body == pact.organisation and (one.published or "") <= today]
    ever = pact.parties(today) | {one.country for one in about}
    refused = [one for one in listed if one.type == "REJECT" and one.happened and _toward(one, pact)]
    return tuple(_standing(country, refused, about, pact, today) for country in sorted(ever))


def _standing(country: str, refused: Iterable[Account], said: Iterable[Claim], pact: Pact, today: str) -> Standing:
    own = [one for one in said if one.country == country]
    against = _once(one for one in own if not one.holds)
    first = min((one.published or "" for one in against), default=None)
    # What was said before the party left is no answer to its leaving, nor is that it is still a member which has frozen its part.
    leaving = {one.report for one in against}
    upheld = _once(
        one for one in own
        if one.holds and first is not None and (one.published or "") >= first
        and not (one.report in leaving and one.voice is not None and one.voice.country == country)
    )  # fmt: skip
    paper: Bond = ON_PAPER[pact.treaty.status]
    bond: Bond
    if country not in pact.parties(today):
        bond = paper if paper != "in force" else "ended"
    elif not against:
        bond = paper
    else:
        bond = "disputed" if _others(upheld, country) else "suspended"
    further = tuple(
        one for one in refused
        if first is not None and (one.published or "") >= first and any(party.state == country for party in one.actors)
    )  # fmt: skip
    return Standing(pact=pact, country=country, bond=bond, since=first, against=against, upheld=upheld, further=further)


def _others(upheld: Iterable[Claim], country: str) -> bool:
    """Whether anybody but the party itself says that it is still bound."""
    return any(one.voice is None or one.voice.country != country for one in upheld)


def _toward(account: Account, pact: Pact) -> bool:
    """Whether it is turned to the body: as said, or in a report of the body where nobody else is said."""
    named = any(one.name == pact.organisation for one in account.recipients)
    return account.treaty == pact.name or named or (not account.recipients and pact.organisation in account.bodies)


def _once(said: Iterable[Claim]) -> tuple[Claim, ...]:
    """One claim a report and voice, the first."""
    found: dict[tuple[str, str], Claim] = {}
    for one in sorted(said, key=lambda claim: (claim.published or "", claim.report, claim.record)):
        found.setdefault((one.report, one.voice.side if one.voice is not None else ""), one)
    return tuple(found.values())
