"""Where reports of one matter disagree: how many, who did it, whether it happened. The claims stand side by side and are not blended.

The theory: a matter is what reports tell of acts of one type on one side without a lull. What one source says last is its claim; claims of
different sources disagree if their numbers cannot both be true, if one says that somebody did what another denies, or, within one story, if
they name different doers. Each claim has the two marks of the Admiralty code, judged apart: the outlet's reliability for that kind of
claim, by a letter, and the claim's credibility, by a number, from who else says so and who says otherwise. Of the letter there are two:
for *that it was said*, and for *that it is so*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from realpolitik.analysis.attacks import ATTACK, later
from realpolitik.core.accounts import Account, independent
from realpolitik.core.report import digest
from realpolitik.knowledge.reliability import ClaimKind, Grade, grade, outlet

Issue = Literal["how many", "who", "whether"]
# Acts of one type on one side belong together until so many days pass without one.
LULL = 3
# A higher number so many days later may be a later count rather than another one.
FRESH = 1
# What is counted of people that something befell.
BEFALLEN = frozenset("killed wounded missing displaced captured arrested detained abducted evacuated injured".split())
HARMED = frozenset({"killed", "wounded", "injured"})
# What is done once, by somebody: that two condemn, sanction or meet a third is no dispute about who did it.
DONE_ONCE = frozenset({"ASSAULT", "COERCE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number that a report gives of an event, with its bounds."""

    event: str
    report: str
    what: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one account claims of a matter: ``value`` in words, ``low`` and ``high`` where it is a number, ``denies`` where it is a denial.

    ``said`` is the outlet's letter for that it was said, ``so`` for that it is so, ``credibility`` the claim's number from 1 (confirmed by
    others) to 6 (cannot be judged). ``interest`` says whose word it is: one of those who took part, somebody else's, the reporter's.
    """

    account: Account
    value: str
    low: float | None
    high: float | None
    denies: bool
    said: Grade
    so: Grade
    interest: Literal["party", "other", "reporter"]
    credibility: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One question on which claims disagree: what it is about, since which ISO day, and the claims, the earliest first.

    ``note`` warns where later numbers may only be later counts.
    """

    id: str
    issue: Issue
    type: str
    about: str
    side: str
    since: str
    until: str
    claims: tuple[Claim, ...]
    note: str


def counts(reading: Mapping[str, Any]) -> Iterator[Count]:
    """The numbers of one public record that tell of what befell people, each with its event.

    A number of dead or wounded that no event claims belongs to the attack of its sentence, if there is one only.
    """
    known = {one["id"]: one for one in reading.get("figures", ()) if one["what"] in BEFALLEN}
    claimed = {key for event in reading["events"] for key in event["figures"]}
    attacks = [event for event in reading["events"] if event["type"] == ATTACK]
    for event in reading["events"]:
        yield from (_count(reading, event, known[key]) for key in event["figures"] if key in known)
    for key, one in known.items():
        here = [event for event in attacks if event["sentence"][0] <= one["span"][0] and one["span"][1] <= event["sentence"][1]]
        if key not in claimed and one["what"] in HARMED and len(here) == 1:
            yield _count(reading, here[0], one)


def _count(reading: Mapping[str, Any], event: Mapping[str, Any], one: Mapping[str, Any]) -> Count:
    low, high, value = one["low"], one["high"], one["value"]
    # *At least 13* has no upper bound, *up to 40* no lower one.
    return Count(
        event=event["id"], report=reading["report"]["id"], what=one["what"], value=value,
        low=low if low is not None else float("-inf") if high is not None else value,
        high=high if high is not None else float("inf") if low is not None else value,
    )  # fmt: skip


def conflicts(told: Iterable[Account], counted: Iterable[Count]) -> tuple[Conflict, ...]:
    """All questions on which the claims of independent sources disagree, the latest first."""
    numbers: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for count in counted:
        numbers[count.report, count.event].append(count)
    listed = [one for one in told if one.day is not None and not one.historical]
    found: list[Conflict] = []
    for (kind, side), spell in _matters(listed):
        found += _how_many(kind, side, spell, numbers)
        found += _whether(kind, side, spell, listed)
        found += _who(kind, side, spell)
    return tuple(sorted(found, key=lambda one: (one.since, one.about, one.id), reverse=True))


def _matters(told: Iterable[Account]) -> Iterator[tuple[tuple[str, str], list[Account]]]:
    by_side: dict[tuple[str, str], list[Account]] = defaultdict(list)
    for account in told:
        if account.happened or account.denied:
            for side in {one.side for one in account.recipients}:
                by_side[account.type, side].append(account)
    for key, own in sorted(by_side.items()):
        spell: list[Account] = []
        for account in sorted(own, key=lambda one: (one.day or "", one.published or "", one.report, one.event)):
            if spell and (account.day or "") > later(spell[-1].day or "", LULL):
                yield key, spell
                spell = []
            spell.append(account)
        yield key, spell


# --- the three questions --------------------------------------------------------------------------------------------------


def _how_many(kind: str, side: str, spell: Sequence[Account], numbers: Mapping[tuple[str, str], Sequence[Count]]) -> Iterator[Conflict]:
    by_what: dict[str, dict[str, tuple[Account, Count]]] = defaultdict(dict)
    for account in spell:
        for count in numbers.get((account.report, account.event), ()):
            # What a source said last is its claim.
            before = by_what[count.what].get(account.root)
            if before is None or (before[0].published or "", before[1].value) <= (account.published or "", count.value):
                by_what[count.what][account.root] = account, count
    for what, own in sorted(by_what.items()):
        pairs = [(one, other) for one in own.values() for other in own.values() if one[1].high < other[1].low]
        if not pairs or independent(account for account, _ in own.values()) < 2:
            continue
        # A number is a later count if every lower one came days before it.
        late = all(
            (high[0].published or "") > later(low[0].published or high[0].day or "", FRESH) for low, high in pairs if low[0].published
        )
        made = [_claim(account, _number(count), count.low, count.high) for account, count in own.values()]
        note = "the higher numbers are later ones and may be later counts" if late else ""
        yield _conflict("how many", kind, what, side, spell, made, note)


def _whether(kind: str, side: str, spell: Sequence[Account], told: Sequence[Account]) -> Iterator[Conflict]:
    doers = sorted({one.side for account in spell if account.happened for one in account.actors} - {side})
    since, until = later(spell[0].day or "", -LULL), later(spell[-1].day or "", LULL)
    for doer in doers:
        says = [one for one in spell if one.happened and doer in {party.side for party in one.actors}]
        denies = [
            one for one in told
            if one.denied and one.type == kind and since <= (one.day or "") <= until and doer in {party.side for party in one.actors}
            and (not one.recipients or side in {party.side for party in one.recipients})
        ]  # fmt: skip
        if says and denies:
            made = [_claim(one, f"{doer} did") for one in _last(says)] + [
                _claim(one, f"{doer} did not", denies=True) for one in _last(denies)
            ]
            yield _conflict("whether", kind, f"{kind} by {doer}", side, spell, made, "")


def _who(kind: str, side: str, spell: Sequence[Account]) -> Iterator[Conflict]:
    if kind not in DONE_ONCE:
        return
    by_story: dict[str, list[Account]] = defaultdict(list)
    for account in spell:
        if account.happened and {one.side for one in account.actors} - {side}:
            by_story[account.story].append(account)
    for own in by_story.values():
        last = _last(own)
        named = [frozenset(one.side for one in account.actors) - {side} for account in last]
        apart = any(not one & other for one in named for other in named)
        if apart and independent(last) > 1:
            made = [_claim(account, " and ".join(sorted(doers))) for account, doers in zip(last, named, strict=True)]
            yield _conflict("who", kind, f"{kind}: by whom", side, own, made, "")


def _last(told: Iterable[Account]) -> list[Account]:
    """One account a source, the last."""
    found: dict[str, Account] = {}
    for account in told:
        found[account.root] = account
    return list(found.values())


# --- marks ----------------------------------------------------------------------------------------------------------------


def _claim(account: Account, value: str, low: float | None = None, high: float | None = None, *, denies: bool = False) -> Claim:
    known = outlet(account.outlet)
    home = known.country if known is not None else None
    doers, others = {one.side for one in account.actors}, {one.side for one in account.recipients}
    kind: ClaimKind = "elsewhere" if home is None else "own_deeds" if home in doers else "others_deeds" if home in others else "elsewhere"
    speaks = account.voice is not None and account.voice.side == home
    voice = account.voice
    return Claim(
        account=account, value=value, low=low, high=high, denies=denies, said=grade(known, "own_words" if speaks else "elsewhere"),
        so=grade(known, kind), interest="reporter" if voice is None else "party" if voice.side in doers | others else "other",
        credibility=6, sources=0,
    )  # fmt: skip


def _conflict(issue: Issue, kind: str, about: str, side: str, spell: Sequence[Account], made: Sequence[Claim], note: str) -> Conflict:
    claims = [_weighed(one, made) for one in made]
    claims.sort(key=lambda one: (one.account.published or "", one.value, one.account.report))
    days = sorted(one.day or "" for one in spell)
    return Conflict(
        id=digest("conflict", issue, kind, about, side, days[0]), issue=issue, type=kind, about=about, side=side, since=days[0],
        until=days[-1], claims=tuple(claims), note=note,
    )  # fmt: skip


def _weighed(claim: Claim, among: Sequence[Claim]) -> Claim:
    """The claim with its number: how many independent sources say the same, and how many the opposite."""
    with_it = [one for one in among if _agree(claim, one)]
    against = [one for one in among if not _agree(claim, one)]
    same, other = independent(one.account for one in with_it), independent(one.account for one in against) if against else 0
    if claim.account.outlet is None and claim.account.voice is None:
        number = 6
    elif not other:
        number = 1 if same > 2 else 2 if same > 1 else 3
    else:
        number = 3 if same > other else 4 if same == other else 5
    return replace(claim, credibility=number, sources=same)


def _agree(one: Claim, other: Claim) -> bool:
    if one.low is not None and one.high is not None and other.low is not None and other.high is not None:
        return one.low <= other.high and other.low <= one.high
    return one.value == other.value


def _number(count: Count) -> str:
    shown = f"{count.value:,.0f}" if float(count.value).is_integer() else f"{count.value:,}"
    if count.high == float("inf"):
        return f"at least {shown}"
    if count.low == float("-inf"):
        return f"up to {shown}"
    return shown if count.low == count.high else f"{count.low:,.0f} to {count.high:,.0f}"
