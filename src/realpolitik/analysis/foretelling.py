"""What the days to come bring between powers, from their diary: how many acts of each track, which act next, and by which rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from realpolitik.analysis import actions, outlook
from realpolitik.analysis.diary import Deed, Diary
from realpolitik.analysis.gamma import Doubles
from realpolitik.analysis.rates import Rates
from realpolitik.analysis.sequels import Sequel, sequels
from realpolitik.analysis.traces import Acts
from realpolitik.analysis.tracks import TRACKS

# Named in the log of forecasts; raised when the same past would be told otherwise.
MODEL = "tracks 4, actions 1, whom 1"
# Below so many days of past, or so many deeds of a pair in one direction, there is no forecast.
DAYS, ENOUGH = 28, 10
# Learnt from so many pairs at most besides those asked for, those with the most deeds.
LEARNT = 300
# A rule is called upon if what it begins with happened so many days ago at most, and if its act follows so many times as often as anyhow.
FRESH, TELLING = 7, 1.2
SHARES = (0.8, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """A rule that lets expect an act: after ``before`` (``suffered``: done by the other side), and the events it rests on here.

    ``confidence``: the share of days with ``before`` that the act followed within a week; ``lift``: how many times as often as anyhow.
    """

    before: str
    suffered: bool
    confidence: float
    lift: float
    tried: int
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackForecast:
    """How many acts of a track: mean, the chance of any, 80 and 90 % intervals.

    If any come, they are as many as a negative binomial of mean ``rate`` and ``size`` counts where it counts any. ``why``: how many
    times the odds of any are the usual ones, by what that rests on, what weighs most first.
    """

    source: str
    target: str
    track: str
    known: int
    mean: float
    rate: float
    size: float
    any: float
    intervals: tuple[tuple[int, int], ...]
    why: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActForecast:
    """Which act comes next, if one comes: chances by type, the likeliest first, and the best rules for each."""

    source: str
    target: str
    chances: tuple[tuple[str, float], ...]
    because: dict[str, tuple[Because, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhomForecast:
    """Whom an act meets next, if the source does it: chances by target, the likeliest first, and the best rules for each."""

    source: str
    act: str
    chances: tuple[tuple[str, float], ...]
    because: dict[str, tuple[Because, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A pair of which too little is known, and what is missing."""

    source: str
    target: str
    reason: str


Foretold = TrackForecast | ActForecast | WhomForecast | Unknown


def foretell(diary: Diary, pairs: Sequence[tuple[str, str]], *, horizon: int) -> list[Foretold]:
    """Forecasts for the ``horizon`` days after the diary: for each pair its tracks and then its acts, or why there is none."""
    counts = diary.counts()
    able = [pair for pair in pairs if diary.days >= DAYS and counts.get(pair, 0) >= ENOUGH]
    told: dict[tuple[str, str], list[Foretold]] = {}
    if able:
        # Learnt from others as well, since one pair tells too little.
        others = sorted((pair for pair, count in counts.items() if count >= ENOUGH), key=lambda pair: (-counts[pair], pair))
        book = diary.ledger(list(dict.fromkeys([*able, *others[:LEARNT]])))
        learnt = outlook.learn(book, horizon=horizon, least=ENOUGH / diary.days)
        book = diary.ledger(able)
        coming = learnt.at(book, [diary.days])[0]
        bounds = [coming.interval(share) for share in SHARES]
        any_, mean = coming.any(), coming.expected()
        why = learnt.reasons(book, diary.days)
        for row, pair in enumerate(able):
            told[pair] = [
                TrackForecast(
                    source=pair[0], target=pair[1], track=track, known=counts[pair], mean=float(mean[row, at]),
                    rate=float(coming.mean[row, at]), size=float(coming.size[row, at]), any=float(any_[row, at]),
                    intervals=tuple((int(low[row, at]), int(high[row, at])) for low, high in bounds), why=why[row][at],
                )
                for at, track in enumerate(TRACKS)
            ]  # fmt: skip
        for act in _acts(diary, able):
            told[act.source, act.target].append(act)
    found: list[Foretold] = []
    for pair in pairs:
        found += told.get(pair) or [Unknown(source=pair[0], target=pair[1], reason=_lacking(diary, counts.get(pair, 0)))]
    return found


def whom(diary: Diary, source: str, act: str) -> Foretold:
    """To whom ``source`` does this act next, or why that cannot be told.

    The chance of a target is in proportion to how often the source acts on it of late, times the chance that an act on it is this one. The
    scores of :mod:`forecast` put the right one first somewhat more often, but are no chances (notes/log.md).
    """
    count = sum(one.source == source and one.type == act for one in diary.deeds)
    if diary.days < DAYS or count < ENOUGH:
        return Unknown(source=source, target="", reason=_lacking(diary, count))
    acts = diary.acts()
    actors, relations = len(diary.powers), len(diary.types)
    subject, relation = diary.powers.index(source), diary.types.index(act)
    learnt = actions.learn(acts, actors=actors, relations=relations)
    known = learnt.known(acts, actors=actors)
    known.tell(diary.days)
    targets = np.arange(actors)
    chances = learnt.chances(known, subject=np.full(actors, subject), object=targets)[:, relation] * _rates(
        acts, subject, diary.days, actors
    )
    chances[subject] = 0
    chances = chances / chances.sum()
    rules = _rules(diary)
    fresh = [one for one in diary.deeds if one.day >= diary.days - FRESH and source in (one.source, one.target)]
    because = {}
    for other in sorted({side for one in fresh for side in (one.source, one.target)} - {source}):
        found = _because(diary, [one for one in fresh if {one.source, one.target} == {source, other}], rules, source=source).get(act)
        if found is not None:
            because[other] = found
    likeliest = np.argsort(-chances, kind="stable")
    return WhomForecast(source=source, act=act, chances=tuple((diary.powers[at], float(chances[at])) for at in likeliest), because=because)


def _rates(acts: Acts, subject: int, days: int, actors: int) -> Doubles:
    """How many acts a day the subject does to each actor of late."""
    own = acts.where(acts.subject == subject)
    counts = np.zeros((days, actors))
    np.add.at(counts, (own.day, own.object), 1)
    rates = Rates(actors)
    for today in counts:
        rates.tell(today)
    return rates.now().a_day


def _lacking(diary: Diary, count: int) -> str:
    if diary.days < DAYS:
        return f"too little evidence: {diary.days} days of past are known, {DAYS} are wanted"
    return f"too little evidence: {count} event{' is' if count == 1 else 's are'} known, {ENOUGH} are wanted"


def _acts(diary: Diary, pairs: Sequence[tuple[str, str]]) -> list[ActForecast]:
    acts = diary.acts()
    actors, relations = len(diary.powers), len(diary.types)
    learnt = actions.learn(acts, actors=actors, relations=relations)
    known = learnt.known(acts, actors=actors)
    known.tell(diary.days)
    rules = _rules(diary)
    subject, object = (np.array([diary.powers.index(pair[side]) for pair in pairs], np.int64) for side in (0, 1))
    chances = learnt.chances(known, subject=subject, object=object)
    fresh = [one for one in diary.deeds if one.day >= diary.days - FRESH]
    return [
        ActForecast(
            source=pair[0], target=pair[1],
            chances=tuple((diary.types[at], float(row[at])) for at in np.argsort(-row, kind="stable")),
            because=_because(diary, [one for one in fresh if {one.source, one.target} == set(pair)], rules, source=pair[0]),
        )
        for pair, row in zip(pairs, chances, strict=True)
    ]  # fmt: skip


def _rules(diary: Diary) -> dict[int, list[Sequel]]:
    """What follows what between powers, by what it begins with."""
    rules: dict[int, list[Sequel]] = {}
    for one in sequels(diary.acts(), actors=len(diary.powers), relations=len(diary.types), days=FRESH):
        rules.setdefault(one.before, []).append(one)
    return rules


def _because(diary: Diary, fresh: Sequence[Deed], rules: dict[int, list[Sequel]], *, source: str) -> dict[str, tuple[Because, ...]]:
    """The rules whose beginning has just happened between the two, by the act they let expect, those of the highest lift first."""
    began: dict[int, list[str]] = {}
    for deed in fresh:
        before = diary.types.index(deed.type) + (0 if deed.source == source else len(diary.types))
        began.setdefault(before, []).extend(deed.events)
    found: dict[str, list[Because]] = {}
    for before, events in began.items():
        suffered, at = divmod(before, len(diary.types))
        for rule in rules.get(before, ()):
            if rule.lift < TELLING:
                continue
            found.setdefault(diary.types[rule.after], []).append(
                Because(before=diary.types[at], suffered=bool(suffered), confidence=rule.confidence, lift=rule.lift, tried=rule.tried,
                        events=tuple(dict.fromkeys(events)))
            )  # fmt: skip
    return {kind: tuple(sorted(all_, key=lambda one: -one.lift)[:3]) for kind, all_ in found.items()}
