"""Tripwires that the commitments of a store suggest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from realpolitik.core.errors import BadInput

if TYPE_CHECKING:
    from realpolitik.store.store import Store


def suggested_tripwires(
    store: Store, *, since: str | None = None, until: str | None = None, left_out: Counter[str] | None = None
) -> Iterator[str]:
    """Rules in YAML that watch the commitments of reports published between two ISO days, each once, the newest last.

    What suggests none is counted in ``left_out`` by reason: ``too little known``, ``known already``, or that a rule cannot say it.
    """
    from realpolitik.exports.suggestions import suggestions
    from realpolitik.readers.tripwires import rules

    counted: Counter[str] = Counter() if left_out is None else left_out
    heads: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
    seen: set[object] = set()
    names: Counter[str] = Counter()
    for found in store.records("commitments", since=since, until=until):
        if found.report_id not in heads:
            actors = {one.record["id"]: one.record for one in store.records("actors", report_id=found.report_id)}
            heads = {found.report_id: (store.head(found.report_id), actors)}  # they come report by report
        made = list(suggestions(heads[found.report_id][0], found.record, heads[found.report_id][1]))
        if not made:
            counted["too little known"] += 1
        for text in made:
            try:
                ((tripwire, _),) = rules(text)
            except BadInput:
                counted["no rule can say it"] += 1
                continue
            if tripwire.steps in seen:
                counted["known already"] += 1
                continue
            seen.add(tripwire.steps)
            names[tripwire.name] += 1
            again = names[tripwire.name]
            first, rest = text.split("\n", 1)
            yield text if again == 1 else f'{first[:-1][:80]} {again}"\n{rest}'
