"""Tables of hypotheses held against the events of a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from realpolitik.core.accounts import Account
    from realpolitik.core.hypotheses import Hypotheses
    from realpolitik.store.store import Store


def read_hypotheses(path: str | Path) -> Hypotheses:
    """A table of hypotheses from a YAML or CSV file (docs/hypotheses.md). Raises :class:`BadInput` for what is none, with file and line."""
    from realpolitik.knowledge.codebook import types
    from realpolitik.readers.hypotheses import hypotheses

    return hypotheses(path, types=frozenset(types()))


def weigh_hypotheses(store: Store, table: Hypotheses) -> dict[str, Any]:
    """The probabilities of the hypotheses by the events of a store, and what each kind of evidence does to them.

    Gives ``question``, ``hypotheses`` (``name``, ``prior``, ``posterior``, the likeliest first) and ``evidence``: ``name``, ``stories``,
    ``counted``, ``diagnosticity``, ``likelihood``, ``without`` (probabilities if it is left out), ``turns``, ``to_turn``, ``events``.
    """
    from realpolitik.analysis.hypotheses import weigh
    from realpolitik.core.accounts import accounts

    same = store.same()
    kinds = {kind for one in table.evidence for kind in one.types} if all(one.types for one in table.evidence) else None
    words: dict[tuple[str, str], str] = {}
    told: list[Account] = []
    for reading in store.readings(types=sorted(kinds) if kinds is not None else None, since=table.since, until=table.until):
        text = reading["report"]["text"]
        told += accounts(reading, stories=same)
        for event in reading["events"]:
            words[reading["report"]["id"], event["id"]] = " ".join(text[event["sentence"][0] : event["sentence"][1]].split())
    found = weigh(table, told)
    return {
        "question": table.question,
        "hypotheses": [{"name": name, "prior": table.priors[name], "posterior": share} for name, share in found.posterior.items()],
        "evidence": [
            {
                "name": one.evidence.name, "stories": len(one.stories), "counted": one.counted, "expected": one.evidence.expected,
                "diagnosticity": one.diagnosticity, "likelihood": dict(one.evidence.likelihood), "without": dict(one.without),
                "turns": one.turns, "to_turn": one.to_turn,
                "events": [
                    {
                        "day": seen.day, "outlet": seen.outlet, "event": seen.event, "report": seen.report,
                        "words": words.get((seen.report, seen.event)),
                    }
                    for seen in one.stories
                ],
            }
            for one in found.weighed
        ],
    }  # fmt: skip
