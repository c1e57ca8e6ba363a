"""What people judged, as gold marks in the form of the corpus, and as a measure of the machine."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

from realpolitik.core.judgement import Correction, Judgement
from realpolitik.core.sameness import RULES, joined

if TYPE_CHECKING:
    from realpolitik.store.store import Store, Stored

Row = dict[str, Any]
# The kinds that the corpus has a folder for, and where the words stand by which each finds its sentence.
TASKS = ("events", "commitments", "concerns", "statuses", "figures")
# Which field says the type of a record; the others have none.
TYPES = {"events": "type", "commitments": "kind", "statuses": "kind", "figures": "what", "stances": "polarity", "statements": "form",
         "actors": "kind", "places": "kind", "times": "type", "movements": "motion"}  # fmt: skip
# The two-sided normal deviate of 95 %.
DEVIATE = 1.96


def gold(store: Store) -> tuple[list[Row], dict[str, int]]:
    """Blocks of ``corpus/``: ``task``, ``report`` and ``text``, one for each sentence of which people judged all records of a task, as
    corrected, without those that were rejected; and how many judged records are left out, by reason.

    What the machine overlooked is not there to be judged: gold of this kind measures what was found, not what was missed.
    """
    blocks: list[Row] = []
    left_out: Counter[str] = Counter()
    for key in store.corrected_reports():
        try:
            reading = store.report(key)
        except KeyError:
            continue
        said = _said(store.corrections(reports=[key]))
        kept: dict[str, list[Stored]] = {task: store.records(task, report_id=key) for task in TASKS}
        for kind, record in said:
            if kind not in TASKS:
                left_out[f"{kind} have no corpus"] += 1
            elif record not in {one.id for one in kept[kind]}:
                left_out["the report was read anew without it"] += 1
        for task, found in kept.items():
            blocks += _blocks(task, reading, found, said, left_out)
    return blocks, dict(sorted(left_out.items()))


def agreement(store: Store) -> list[Row]:
    """How often people agree with the machine: by ``kind`` and ``type`` (None: all of the kind) how many records were ``judged``,
    ``accepted``, ``edited`` and ``rejected`` by the last who spoke, ``agreement`` (accepted of judged) with a 95 % interval ``low``
    ``high``, and in ``fields`` how often each was edited.

    Pairs of reports and of events that people judged the same or not are held against what the rules make of them.
    """
    tally: dict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    fields: dict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    said = _said(store.corrections())
    by_report: dict[tuple[str, str], list[Correction]] = {}
    for (kind, record), all_said in said.items():
        for report in {one.report for one in all_said}:
            own = [one for one in all_said if one.report == report]
            by_report[report, record] = own
            types = {one.report_id: one.record.get(TYPES.get(kind, "")) for one in store.record(record)}
            for key in {(kind, None), (kind, types.get(report))}:
                tally[key][own[-1].verdict] += 1
                fields[key].update({one.field for one in own if one.verdict == "edit"} if own[-1].verdict == "edit" else ())
    for kind, right, verdict in _pairs(store):
        for key in {(kind, None), (kind, verdict)}:
            tally[key]["accept" if right else "reject"] += 1
    rows = []
    for (kind, type_), found in sorted(tally.items(), key=lambda one: (one[0][0], one[0][1] or "")):
        judged, accepted = found.total(), found["accept"]
        low, high = interval(accepted, judged)
        rows.append({
            "kind": kind, "type": type_, "judged": judged, "accepted": accepted, "edited": found["edit"], "rejected": found["reject"],
            "agreement": accepted / judged, "low": low, "high": high, "fields": dict(sorted(fields[kind, type_].items())),
        })  # fmt: skip
    return rows


def interval(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson)."""
    share, width = hits / of, DEVIATE * DEVIATE / of
    middle = (share + width / 2) / (1 + width)
    reach = DEVIATE * sqrt(share * (1 - share) / of + width / (4 * of)) / (1 + width)
    return max(0.0, middle - reach), min(1.0, middle + reach)


# --- pairs ----------------------------------------------------------------------------------------------------------------


def _pairs(store: Store) -> Iterable[tuple[str, bool, str]]:
    """Pairs that people judged: their kind, whether the rules say the same, and what the rules say."""
    for one in store.personal():
        if one.verdict == "unsure":
            continue
        kind = _kind(store, one.left)
        if kind is None or kind != _kind(store, one.right):
            continue
        said = "same" if _joined(store, one) else "different"
        yield kind, said == one.verdict, said


def _joined(store: Store, pair: Judgement) -> bool:
    """Whether the rules alone make two records one."""
    edge, keys, ruled = {pair.left}, {pair.left, pair.right}, []
    while edge:
        found = [one for one in store.judgements_of(sorted(edge)) if one.by in RULES]
        ruled += found
        edge = {side for one in found if one.verdict == "same" for side in (one.left, one.right)} - keys
        keys |= edge
    ends = joined(sorted(keys), set(ruled))
    return ends[pair.left] == ends[pair.right]


def _kind(store: Store, key: str) -> str | None:
    if store.holds([key]):
        return "reports"
    found = store.record(key)
    return found[0].kind if found else None


# --- blocks ---------------------------------------------------------------------------------------------------------------


def _said(listed: Iterable[Correction]) -> dict[tuple[str, str], list[Correction]]:
    said: dict[tuple[str, str], list[Correction]] = defaultdict(list)
    for one in listed:
        said[one.kind, one.record].append(one)
    return said


def _blocks(
    task: str, reading: Mapping[str, Any], found: Sequence[Stored], said: Mapping[tuple[str, str], list[Correction]], left_out: Counter[str]
) -> list[Row]:
    """The sentences with records of a task, if all of these were judged and can be written as the corpus writes them."""
    from realpolitik.api.gold_lines import Unwritable, block, sentence_of
    from realpolitik.store.corrected import rejected, told

    by_sentence: dict[tuple[int, int], list[Stored]] = defaultdict(list)
    for one in found:
        by_sentence[sentence_of(reading, one.record)].append(one)
    blocks = []
    for span, own in sorted(by_sentence.items()):
        judged = [one for one in own if (task, one.id) in said]
        if not judged:
            continue
        if len(judged) < len(own):
            left_out["another record of the sentence is not judged"] += len(judged)
            continue
        text = str(reading["report"]["text"])
        right = [told(task, one.record, said[task, one.id], text=text) for one in own if not rejected(said[task, one.id])]
        try:
            blocks.append({"task": task, "report": str(reading["report"]["id"]), "text": block(task, reading, span, right)})
        except Unwritable as error:
            left_out[str(error)] += len(judged)
    return blocks
