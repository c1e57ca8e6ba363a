"""Whether a treaty binds a party on a day: in force, suspended, disputed or ended.

The theory: the tables say what holds on paper. A party that says it has frozen its part, or cuts its ties with the body, suspends it; if
the body, or another member, denies that, the bond is disputed, and both claims stand side by side: who says what is kept, who is right is
not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from realpolitik.analysis.accounts import Account, Party, party
from realpolitik.knowledge.articles import Pact

Bond = Literal["in force", "suspended", "disputed", "ended", "not in force"]
LEAVES = frozenset({"SANCTION"})
ON_PAPER: dict[str, Bond] = {
    "in_force": "in force", "suspended": "suspended", "disputed": "disputed", "ended": "ended", "not_in_force": "not in force",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one report says of a party's part in a body: whether it ``holds``, on whose word (None: the reporter's), since which ISO day."""

    report: str
    record: str
    published: str | None
    outlet: str | None
    country: str
    body: str
    holds: bool
    since: str | None
    voice: Party | None


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


def claims(reading: Mapping[str, Any], told: Iterable[Account]) -> Iterable[Claim]:
    """What one public record claims of parties of bodies: its statuses of membership, and its events of leaving, told or denied."""
    head = reading["report"]
    known = {one["id"]: party(one) for one in reading["actors"]}
    listed = list(told)
    for status in reading.get("statuses", ()):
        by, subject = known.get(status["by"] or ""), known.get(status["subject"])
        if status["kind"] != "membership" or by is None or by.kind != "igo" or subject is None or subject.state is None:
            continue
        yield Claim(
            report=head["id"], record=_key(status), published=head["published"], outlet=head["outlet"], country=subject.state, body=by.name,
            holds=status["holds"], since=status["since"], voice=_voice_over(reading, status["span"], known),
        )  # fmt: skip
    for account in listed:
        if account.type not in LEAVES or account.historical or not (account.happened or account.denied):
            continue
        bodies = {one.name for one in account.recipients if one.kind == "igo"}
        # *The bloc denied that Armenia had left*: the body speaks of itself.
        if account.denied and account.voice is not None and account.voice.kind == "igo":
            bodies.add(account.voice.name)
        for country in {one.state for one in account.actors if one.state is not None}:
            for body in sorted(bodies):
                yield Claim(
                    report=account.report, record=account.event, published=account.published, outlet=account.outlet, country=country,
                    body=body, holds=account.denied, since=account.day, voice=account.voice,
                )  # fmt: skip


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
    # What was said before the party left is no answer to its leaving.
    upheld = _once(one for one in own if one.holds and first is not None and (one.published or "") >= first)
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


def _voice_over(reading: Mapping[str, Any], span: tuple[int, int], known: Mapping[str, Party]) -> Party | None:
    """Whose speech the words stand in: the narrowest statement around them."""
    around = [
        (end - start, statement["speaker"])
        for statement in reading.get("statements", ())
        for start, end in statement["content"]
        if start <= span[0] and span[1] <= end
    ]
    narrowest = min(around, default=None, key=lambda one: one[0])
    return known.get(narrowest[1] or "") if narrowest is not None else None


def _key(status: Mapping[str, Any]) -> str:
    return f"{status['kind']}:{status['span'][0]}-{status['span'][1]}"
