"""What reports claim of a party's part in an international body: that it is bound, has left, or has frozen it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from realpolitik.core.accounts import Account, Party, party

LEAVES = frozenset({"SANCTION"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one report says of a party's part in a body: whether it ``holds``, on whose word (None: the reporter's), since which ISO day, in
    which words."""

    report: str
    record: str
    published: str | None
    outlet: str | None
    country: str
    body: str
    holds: bool
    since: str | None
    voice: Party | None
    span: tuple[int, int] | None = None


def claims(reading: Mapping[str, Any], told: Iterable[Account]) -> Iterable[Claim]:
    """What one public record claims of parties of bodies: its statuses of membership, and its events of leaving, told or denied."""
    head = reading["report"]
    known = {one["id"]: party(one) for one in reading["actors"]}
    listed = list(told)
    for status in reading.get("statuses", ()):
        by, subject = known.get(status.get("by") or ""), known.get(status.get("subject") or "")
        if status.get("kind") != "membership" or by is None or by.kind != "igo" or subject is None or subject.state is None:
            continue
        said = status["span"]
        yield Claim(
            report=head["id"], record=_key(status), published=head.get("published"), outlet=head.get("outlet"), country=subject.state,
            body=by.name, holds=status["holds"], since=status.get("since"), voice=_voice_over(reading, said, known),
            span=(said[0], said[1]),
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
                    body=body, holds=account.denied, since=account.day, voice=account.voice, span=account.span,
                )  # fmt: skip


def _voice_over(reading: Mapping[str, Any], span: tuple[int, int], known: Mapping[str, Party]) -> Party | None:
    """Whose speech the words stand in: the narrowest statement around them."""
    around = [
        (end - start, statement.get("speaker"))
        for statement in reading.get("statements", ())
        for start, end in statement.get("content") or ()
        if start <= span[0] and span[1] <= end
    ]
    narrowest = min(around, default=None, key=lambda one: one[0])
    return known.get(narrowest[1] or "") if narrowest is not None else None


def _key(status: Mapping[str, Any]) -> str:
    return f"{status['kind']}:{status['span'][0]}-{status['span'][1]}"
