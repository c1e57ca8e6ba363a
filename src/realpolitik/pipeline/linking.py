"""Judges on a cluster which reports of a folder tell one story: each step is tasks that read and write shards, so that any engine does it.

Tellings are made of readings; their keys are shuffled, so that those who share one meet; each pair that is worth it is scored; reports that
no chain of alike pairs joins can be judged apart, so each chain is judged alone, by the same rule as in a store.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, Protocol

from realpolitik.core.errors import RealpolitikError
from realpolitik.core.judgement import Judgement
from realpolitik.core.report import digest
from realpolitik.pipeline.cluster import Engine, Lost
from realpolitik.pipeline.loading import judgement_row
from realpolitik.pipeline.shards import Folder, Row

# So many shards of readings are one task of the shuffle; so many reports, about, one task of the judging.
GROUP, JUDGED = 16, 2000
# Into so many heaps keys are shuffled at most.
HEAPS = 64


class Told(Protocol):
    """What a report tells, as it is kept."""

    @property
    def report(self) -> str: ...
    @property
    def day(self) -> date | None: ...
    def packed(self) -> bytes: ...


class Found(Protocol):
    """What was judged."""

    @property
    def judgements(self) -> tuple[Judgement, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """How stories are judged: functions of modules, since they travel (``assembly/kin.py`` says what each gives)."""

    tell: Callable[[Mapping[str, Any]], Told]
    unpacked: Callable[..., Any]
    posted: Callable[[Any], Sequence[tuple[int, int, float]]]
    coming: Callable[[Any], tuple[int, str]]
    paired: Callable[[Sequence[int]], Iterable[tuple[int, int]]]
    foremost: Callable[[Mapping[str, float]], Sequence[str]]
    akin: Callable[[Any, Sequence[Any]], Sequence[bool]]
    chains: Callable[[Iterable[tuple[str, str]]], list[list[str]]]
    linked: Callable[[Sequence[Any]], Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """How many reports there are, how many were judged to be in a story with others, by how many judgements."""

    reports: int
    together: int
    judgements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What every task knows: the folder, the room for what lies between the steps, and the shards in order."""

    folder: str
    between: str
    names: tuple[str, ...]
    heaps: int
    kin: Kinship

    @property
    def groups(self) -> int:
        return -(-len(self.names) // GROUP)

    def tellings(self, wanted: Mapping[int, set[str]]) -> dict[str, Any]:
        """The tellings of reports, given by the numbers of their shards."""
        found: dict[str, Any] = {}
        for shard, reports in sorted(wanted.items()):
            for row in Folder(self.folder).rows("tellings", self.names[shard]):
                if row["report"] in reports:
                    found[row["report"]] = self.opened(row)
        return found

    def opened(self, row: Row) -> Any:
        day = date.fromisoformat(row["day"]) if row["day"] else None
        return self.kin.unpacked(row["telling"], report=row["report"], day=day)


def link(folder: Folder, *, onto: Engine, kin: Kinship, heaps: int | None = None) -> Linked:
    """Judges all reports that have a reading in the folder; the judgements are a room of it. What lies between the steps is removed."""
    names = tuple(folder.names("readings"))
    if not names:
        raise RealpolitikError(f"{folder.address}: there are no readings in this folder: fill it with realpolitik ingest --cluster")
    between = Folder(f"{folder.address}/between/{digest(*names)}")
    heaps = max(1, min(HEAPS, len(names))) if heaps is None else heaps
    work = _Work(folder=folder.address, between=between.address, names=names, heaps=heaps, kin=kin)
    made = set(folder.names("tellings"))
    untold = [number for number, name in enumerate(names) if name not in made]
    for step, tasks in ((_tell, untold), (_post, range(work.groups)), (_pair, range(heaps)), (_score, range(work.groups))):
        for _ in _each(onto, partial(step, work), tasks):
            pass
    edges = list(between.each("edges", between.names("edges"), ["left", "left_shard", "right", "right_shard"]))
    at = {row[side]: int(row[f"{side}_shard"]) for row in edges for side in ("left", "right")}
    chains = kin.chains((row["left"], row["right"]) for row in edges)
    parts = [tuple(tuple((report, at[report]) for report in chain) for chain in some) for some in _bundles(chains)]
    judged = dict(_each_named(onto, partial(_judge, work), parts))
    for name in folder.names("judgements"):
        if name not in judged:
            folder.remove("judgements", name)
    between.clear()
    reports = len({row["report"] for row in folder.each("tellings", names, ["report"])})
    return Linked(reports=reports, together=len(at), judgements=sum(judged.values()))


def _each(onto: Engine, work: Callable[[int], int], numbers: Iterable[int]) -> Iterator[int]:
    for number, found in onto.run(work, numbers):
        if isinstance(found, Lost):
            raise RealpolitikError(f"step {number} of linking is lost: {found.message}; give the same command again")
        yield found


def _each_named(onto: Engine, work: Callable[[Any], tuple[str, int]], parts: Iterable[Any]) -> Iterator[tuple[str, int]]:
    for _, found in onto.run(work, parts):
        if isinstance(found, Lost):
            raise RealpolitikError(f"judging a part is lost: {found.message}; give the same command again")
        yield found


def _bundles(chains: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    """Chains in bundles of about as many reports as one task judges."""
    some, size = list[list[str]](), 0
    for chain in chains:
        some.append(chain)
        size += len(chain)
        if size >= JUDGED:
            yield some
            some, size = [], 0
    if some:
        yield some


# --- steps: each is done by a worker, and gives how many rows it wrote ----------------------------------------------------------


def _tell(work: _Work, shard: int) -> int:
    """The tellings of the reports of one shard of readings, each report once."""
    folder, name = Folder(work.folder), work.names[shard]
    rows: dict[str, Row] = {}
    for row in folder.rows("readings", name, ["outcome", "record"]):
        if row["outcome"] == "read":
            one = work.kin.tell(json.loads(row["record"]))
            rows[one.report] = {"report": one.report, "day": one.day.isoformat() if one.day else None, "telling": one.packed()}
    folder.write("tellings", name, list(rows.values()))
    return len(rows)


def _post(work: _Work, group: int) -> int:
    """The keys of the reports of some shards, each on its heap."""
    heaps: dict[int, list[Row]] = defaultdict(list)
    for shard in range(group * GROUP, min(len(work.names), (group + 1) * GROUP)):
        for row in Folder(work.folder).rows("tellings", work.names[shard]):
            one = work.opened(row)
            for key, period, worth in work.kin.posted(one):
                said = {"key": key, "period": period, "worth": worth, "place": work.kin.coming(one)[0], "report": one.report}
                heaps[key % work.heaps].append(said | {"shard": shard})
    for heap in range(work.heaps):
        Folder(work.between).write("keys", f"{heap}-{group}", heaps[heap])
    return sum(map(len, heaps.values()))


def _pair(work: _Work, heap: int) -> int:
    """The pairs of reports that share a key of this heap, by the group of the later one."""
    having: dict[int, dict[tuple[int, str, int], Row]] = defaultdict(dict)
    for group in range(work.groups):
        for row in Folder(work.between).rows("keys", f"{heap}-{group}"):
            having[row["key"]][row["place"], row["report"], row["period"]] = row
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for key in sorted(having):
        rows = [having[key][place] for place in sorted(having[key])]
        for later, earlier in work.kin.paired([row["period"] for row in rows]):
            one, other = rows[later], rows[earlier]
            if one["report"] == other["report"]:
                continue
            pair = {"later": one["report"], "later_shard": one["shard"], "earlier": other["report"], "earlier_shard": other["shard"]}
            said = found.setdefault((one["report"], other["report"]), pair | {"worth": 0.0})
            said["worth"] += one["worth"]
    groups: dict[int, list[Row]] = defaultdict(list)
    for pair in found.values():
        groups[pair["later_shard"] // GROUP].append(pair)
    for group in range(work.groups):
        Folder(work.between).write("pairs", f"{group}-{heap}", groups[group])
    return len(found)


def _score(work: _Work, group: int) -> int:
    """The pairs that may be of one story, of those it is worth most to hold against each other."""
    worth: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    at: dict[str, int] = {}
    for heap in range(work.heaps):
        for row in Folder(work.between).rows("pairs", f"{group}-{heap}"):
            worth[row["later"]][row["earlier"]] += row["worth"]
            at[row["later"]], at[row["earlier"]] = row["later_shard"], row["earlier_shard"]
    chosen = {later: work.kin.foremost(found) for later, found in worth.items()}
    wanted: dict[int, set[str]] = defaultdict(set)
    for later, others in chosen.items():
        for report in (later, *others):
            wanted[at[report]].add(report)
    told = work.tellings(wanted)
    edges = [
        {"left": later, "left_shard": at[later], "right": other, "right_shard": at[other]}
        for later, others in sorted(chosen.items())
        for other, are in zip(others, work.kin.akin(told[later], [told[one] for one in others]), strict=True)
        if are
    ]
    Folder(work.between).write("edges", str(group), edges)
    return len(edges)


def _judge(work: _Work, chains: tuple[tuple[tuple[str, int], ...], ...]) -> tuple[str, int]:
    """The judgements of some chains: the name of their shard, and how many they are."""
    folder = Folder(work.folder)
    name = digest(*(report for chain in chains for report, _ in chain), size=16)
    if folder.has("judgements", name):
        return name, sum(1 for _ in folder.rows("judgements", name, ["left"]))
    wanted: dict[int, set[str]] = defaultdict(set)
    for chain in chains:
        for report, shard in chain:
            wanted[shard].add(report)
    told = work.tellings(wanted)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = [one for chain in chains for one in work.kin.linked([told[report] for report, _ in chain]).judgements]
    folder.write("judgements", name, [judgement_row(replace(one, at=now)) for one in made])
    return name, len(made)
