"""How far two readers of the same passages agree: Cohen's kappa, event by event.

The events of two readings of one passage are paired by their triggers (the same word) or, failing that, by type and a shared party;
what only one of them marked is paired with *none*. Kappa over types then counts both what was overlooked and what was called otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from realpolitik.evaluation.corpus import GoldEvent, Passage, Words

NONE = "none"
Pair = tuple[GoldEvent | None, GoldEvent | None]


@dataclass(frozen=True)
class Agreement:
    """Kappa and raw agreement of one choice over ``n`` paired events."""

    what: str
    n: int
    agreed: float
    kappa: float


def kappa(pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Raw agreement and Cohen's kappa of two sequences of labels (1.0 where there is but one label)."""
    n = len(pairs)
    if not n:
        return 0.0, 0.0
    same = sum(one == other for one, other in pairs) / n
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(left[label] * right[label] for label in left) / (n * n)
    return same, 1.0 if chance == 1.0 else (same - chance) / (1.0 - chance)


def paired(first: Passage, second: Passage) -> list[Pair]:
    """The events of two readings of one passage, each with its counterpart or None."""
    left, right = list(first.events), list(second.events)
    found: list[Pair] = []
    for same in (_same_act, _same_place, _same_kind):
        for one in list(left):
            other = next((event for event in right if same(one, event)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                found.append((one, other))
    return [*found, *((one, None) for one in left), *((None, other) for other in right)]


def compare(first: Iterable[Passage], second: Iterable[Passage]) -> list[Agreement]:
    """Agreement on whether a passage tells an event, on types, modes, statuses, history, and parties."""
    others = {passage.text: passage for passage in second}
    both = [(one, others[one.text]) for one in first if one.text in others]
    pairs = [pair for one, other in both for pair in paired(one, other)]
    met = [(one, other) for one, other in pairs if one is not None and other is not None]
    choices: dict[str, list[tuple[str, str]]] = {
        "passage tells an event": [(str(bool(one.events)), str(bool(other.events))) for one, other in both],
        "type, or none": [(one.type if one else NONE, other.type if other else NONE) for one, other in pairs],
        "type, of events both marked": [(one.type, other.type) for one, other in met],
        "mode, of the same type": [(one.mode or NONE, other.mode or NONE) for one, other in met if one.type == other.type],
        "status": [(_status(one), _status(other)) for one, other in met],
        "history": [(str(one.historical), str(other.historical)) for one, other in met],
    }
    found = [Agreement(what, len(labels), *kappa(labels)) for what, labels in choices.items()]
    for side in ("actors", "recipients"):
        shares = [_shared(getattr(one, side), getattr(other, side)) for one, other in met]
        found.append(Agreement(f"{side} (share; no kappa)", len(shares), sum(shares) / max(1, len(shares)), float("nan")))
    return found


def table(rows: Iterable[Agreement]) -> str:
    """The agreements as a table in Markdown."""
    lines = ["| choice | n | agreed | kappa |", "| --- | --- | --- | --- |"]
    for row in rows:
        lines.append(f"| {row.what} | {row.n} | {row.agreed:.3f} | {'' if row.kappa != row.kappa else f'{row.kappa:.3f}'} |")
    return "\n".join(lines) + "\n"


def _same_act(one: GoldEvent, other: GoldEvent) -> bool:
    return one.type == other.type and _same_place(one, other)


def _same_place(one: GoldEvent, other: GoldEvent) -> bool:
    return one.trigger is not None and other.trigger is not None and one.trigger.span.overlaps(other.trigger.span)


def _same_kind(one: GoldEvent, other: GoldEvent) -> bool:
    parties = (*one.actors, *one.recipients)
    return one.type == other.type and any(
        a.span.overlaps(b.span) or a.name == b.name for a in parties for b in (*other.actors, *other.recipients)
    )


def _status(event: GoldEvent) -> str:
    """Actual and ongoing differ only in when one looks."""
    return "actual" if event.status == "ongoing" else event.status


def _shared(one: Sequence[Words], other: Sequence[Words]) -> float:
    """Dice's share of parties that both have: 1.0 where both have none."""
    if not one and not other:
        return 1.0
    spans = [[party.span for party in side] for side in (one, other)]
    met = sum(any(span.overlaps(mate) for mate in spans[1]) for span in spans[0])
    return 2 * met / (len(one) + len(other)) if met <= min(len(one), len(other)) else 1.0
