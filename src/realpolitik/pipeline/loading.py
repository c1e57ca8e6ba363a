"""Takes shards of readings and judgements into what keeps them: what its ledger knows is left, the rest is kept with its entry at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any, Protocol

from realpolitik.core.errors import BadInput, RealpolitikError
from realpolitik.core.judgement import Judgement
from realpolitik.core.post import Taken
from realpolitik.pipeline.ingest import LOOK, Tally
from realpolitik.pipeline.shards import ENDING, ROOMS, Folder, Row, rows_at

SCHEMA = "realpolitik/1"


class Keeper(Protocol):
    """What keeps readings, the ledger and judgements."""

    def entered(self, items: Collection[str]) -> Mapping[str, Taken]: ...
    def save_many(self, readings: Iterable[Mapping[str, Any]], *, taken: Iterable[Taken]) -> Sequence[str]: ...
    def kept(self, ids: Collection[str]) -> set[str]: ...
    def judgements(self, record_id: str) -> Sequence[Judgement]: ...
    def judge_all(self, made: Iterable[Judgement]) -> None: ...


@dataclass
class Loaded(Tally):
    """What became of all items; how many judgements are ``judged``, were ``judged_before``, or are of reports ``not_at_hand``."""

    judged: int = 0
    judged_before: int = 0
    not_at_hand: int = 0
    sources: list[str] = field(default_factory=list)


def load(addresses: Iterable[str], *, into: Keeper, tell: Callable[[Taken, str], None]) -> Loaded:
    """Takes in Parquet files, and folders that :func:`spread` has filled; ``tell`` hears of each item with a line for the user.

    Raises :class:`BadInput` for what is neither, before anything of it is kept.
    """
    tally = Loaded()
    found = [one for address in addresses for one in _files(address)]
    for room, take in (("readings", _readings), ("judgements", _judgements)):
        for address in (one for kind, one in found if kind == room):
            tally.sources.append(address)
            rows = rows_at(address, wanted=ROOMS[room])
            while some := list(islice(rows, LOOK)):
                take(some, into, tally, tell)
    return tally


def _files(address: str) -> Iterator[tuple[str, str]]:
    """The files of a source, each with the room it is of."""
    folder = Folder.at(address)
    if address.endswith(ENDING):
        yield _room(folder.address), folder.address
        return
    files = [(room, f"{folder.address}/{room}/{name}{ENDING}") for room in ("readings", "judgements") for name in folder.names(room)]
    lying = [f"{folder.address}/{name}{ENDING}" for name in folder.names("")]
    files += [(_room(one), one) for one in lying]
    if not files:
        raise BadInput("empty", "there are no readings in this folder: fill it with realpolitik ingest --cluster", where=address)
    yield from files


def _room(address: str) -> str:
    """Whether a file holds readings or judgements."""
    try:
        next(rows_at(address, wanted=ROOMS["judgements"]), None)
    except BadInput as error:
        if error.reason != "columns":
            raise
        next(rows_at(address, wanted=ROOMS["readings"]), None)
        return "readings"
    return "judgements"


def _readings(rows: Sequence[Row], into: Keeper, tally: Loaded, tell: Callable[[Taken, str], None]) -> None:
    known = into.entered([str(row["item"]) for row in rows])
    fresh: dict[str, tuple[Taken, str, Any]] = {}
    for row in rows:
        key, origin = str(row["item"]), str(row["origin"])
        if key in known or key in fresh:
            _heard(Taken(key, origin, "again"), "", tally, tell)
        elif row["outcome"] == "refused":
            fresh[key] = Taken(key, origin, "refused", row["reason"] or "unknown"), row["message"] or "", None
        else:
            try:
                reading = _record(row)
            except (ValueError, KeyError, TypeError) as error:
                _heard(Taken(key, origin, "refused", "record"), f"{origin}: its record cannot be kept: {error}", tally, tell)
                continue
            fresh[key] = Taken(key, origin, "read", report_id=str(reading["report"]["id"])), "", reading
    for some in _kept(list(fresh.values()), into):
        for taken, message, _ in some:
            _heard(taken, message, tally, tell)


def _kept(fresh: Sequence[tuple[Taken, str, Any]], into: Keeper) -> Iterator[list[tuple[Taken, str, Any]]]:
    """Keeps readings with their entries; where they cannot be kept together, each alone, and of those that cannot it says why."""
    if not fresh:
        return
    try:
        into.save_many([reading for _, _, reading in fresh if reading is not None], taken=[taken for taken, _, _ in fresh])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if len(fresh) > 1:
            for one in fresh:
                yield from _kept([one], into)
            return
        taken = fresh[0][0]
        told = f"{taken.origin}: its record cannot be kept: {type(error).__name__}: {error}"
        yield [(Taken(taken.item, taken.origin, "refused", "record"), told, None)]
    else:
        yield list(fresh)


def _record(row: Row) -> dict[str, Any]:
    reading = json.loads(row["record"])
    if reading["schema"] != SCHEMA:
        raise ValueError(f"its schema is {reading['schema']}, this version knows {SCHEMA}")
    if str(reading["report"]["id"]) != row["report"]:
        raise ValueError("it is the record of another report")
    return dict(reading)


def _judgements(rows: Sequence[Row], into: Keeper, tally: Loaded, tell: Callable[[Taken, str], None]) -> None:
    """Keeps judgements of reports that are kept; a pair that the same maker has judged already is left as it is."""
    try:
        made = [Judgement(**{name: row[name] for name in ROOMS["judgements"]}) for row in rows]
    except TypeError as error:
        raise RealpolitikError(f"a judgement that is none: {error}") from error
    kept = into.kept({key for one in made for key in (one.left, one.right)})
    before: dict[str, set[tuple[str, str]]] = defaultdict(set)
    fresh = []
    for one in made:
        left, right = sorted((one.left, one.right))
        if left not in kept or right not in kept:
            tally.not_at_hand += 1
            continue
        if left not in before:
            before[left] = {(judged.right, judged.by) for judged in into.judgements(left)}
        if (right, one.by) in before[left]:
            tally.judged_before += 1
            continue
        before[left].add((right, one.by))
        fresh.append(one)
    into.judge_all(fresh)
    tally.judged += len(fresh)


def _heard(taken: Taken, message: str, tally: Loaded, tell: Callable[[Taken, str], None]) -> None:
    tally.count(taken)
    tell(taken, message)


def judgement_row(one: Judgement) -> Row:
    """A judgement as the row of a shard."""
    return asdict(one)
