"""Which hypothesis the events of a store bear out, by likelihood ratios, and how much hangs on each kind of evidence.

The theory: of a kind of event each hypothesis says how likely it is that such a story is told. A story counts once, however many reports
tell it, and so many stories of a kind as the table allows; then the odds of two hypotheses move by the ratio of their likelihoods. Evidence
that all make equally likely tells nothing (its *diagnosticity* is 1), and a result that turns when one kind of evidence is left out
rests on that kind alone. Counts of consistent evidence, as in a matrix of competing hypotheses, are not given: they mistake much for
telling."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from realpolitik.core.accounts import HAPPENED, Account
from realpolitik.core.hypotheses import Evidence, Hypotheses


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One kind of evidence: the ``stories`` found (an account each, the earliest), how many ``counted``, and what it does.

    ``diagnosticity`` is the largest ratio of two likelihoods. ``without`` is the probability of each hypothesis if this kind is left out;
    ``turns`` says that another one would then be first. ``to_turn`` is how many further stories of this kind would bring the second before
    the first; None where no number would.
    """

    evidence: Evidence
    stories: tuple[Account, ...]
    counted: int
    diagnosticity: float
    without: Mapping[str, float]
    turns: bool
    to_turn: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The hypotheses with their probabilities, the likeliest first, and what each kind of evidence does to them."""

    table: Hypotheses
    posterior: Mapping[str, float]
    weighed: tuple[Weighed, ...]

    @property
    def first(self) -> str:
        return next(iter(self.posterior))


def weigh(table: Hypotheses, told: Iterable[Account]) -> Verdict:
    """Holds a table against accounts."""
    within = [one for one in told if _in_time(one, table)]
    stories = [_stories(one, within) for one in table.evidence]
    counted = [min(len(own), one.at_most) for one, own in zip(table.evidence, stories, strict=True)]
    logs = {name: math.log(prior) for name, prior in table.priors.items()}
    gains = [_gains(one, count, table.priors) for one, count in zip(table.evidence, counted, strict=True)]
    total = {name: logs[name] + sum(gain[name] for gain in gains) for name in logs}
    posterior = _probabilities(total)
    ordered = list(posterior)
    weighed = []
    for one, own, count, gain in zip(table.evidence, stories, counted, gains, strict=True):
        without = _probabilities({name: total[name] - gain[name] for name in total})
        weighed.append(Weighed(
            evidence=one, stories=own, counted=count, diagnosticity=max(one.likelihood.values()) / min(one.likelihood.values()),
            without=without, turns=next(iter(without)) != ordered[0], to_turn=_to_turn(one, total, ordered),
        ))  # fmt: skip
    return Verdict(table=table, posterior=posterior, weighed=tuple(weighed))


def fits(one: Evidence, account: Account) -> bool:
    """Whether an account tells such an event as news."""
    status = "denied" if account.denied else account.status
    if account.historical or status not in (one.statuses or HAPPENED):
        return False
    sides = (
        (one.types, {account.type}), (one.modes, {account.mode}), (one.places, set(account.places)),
        (one.actors, {name for party in account.actors for name in (party.country, party.name)}),
        (one.recipients, {name for party in account.recipients for name in (party.country, party.name)}),
    )  # fmt: skip
    return all(not asked or bool(asked & given) for asked, given in sides)


def _in_time(account: Account, table: Hypotheses) -> bool:
    day = account.day
    if day is None:
        return table.since is None and table.until is None
    return (table.since is None or day >= table.since) and (table.until is None or day <= table.until)


def _stories(one: Evidence, told: Sequence[Account]) -> tuple[Account, ...]:
    """One account a story, the earliest."""
    found: dict[str, Account] = {}
    for account in sorted(told, key=lambda given: (given.day or "", given.published or "", given.report, given.event)):
        if fits(one, account):
            found.setdefault(account.story, account)
    return tuple(found.values())


def _gains(one: Evidence, count: int, priors: Mapping[str, float]) -> dict[str, float]:
    """What the evidence adds to the logarithm of each hypothesis."""
    if count == 0 and one.expected:
        return {name: math.log1p(-one.likelihood[name]) for name in priors}
    return {name: count * math.log(one.likelihood[name]) for name in priors}


def _probabilities(logs: Mapping[str, float]) -> dict[str, float]:
    top = max(logs.values())
    weights = {name: math.exp(value - top) for name, value in logs.items()}
    total = sum(weights.values())
    return {name: weights[name] / total for name in sorted(weights, key=lambda name: (-weights[name], name))}


def _to_turn(one: Evidence, total: Mapping[str, float], ordered: Sequence[str]) -> int | None:
    first, second = ordered[0], ordered[1]
    step = math.log(one.likelihood[second] / one.likelihood[first])
    return max(1, math.floor((total[first] - total[second]) / step) + 1) if step > 0 else None
