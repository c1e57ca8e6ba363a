"""What people judge: of cases, of pairs of records, of single records and their fields; kept beside them and taken back at will."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from realpolitik.api.correcting import fitting
from realpolitik.api.linking import judge_pair, undo_pair
from realpolitik.api.owing import article_of
from realpolitik.core.errors import BadInput
from realpolitik.core.judgement import Correction, Judgement
from realpolitik.core.sameness import RULES

if TYPE_CHECKING:
    from realpolitik.store.store import Store, Stored

OfCase = Literal["confirm", "dismiss"]
OfPair = Literal["same", "different", "unsure"]
OfRecord = Literal["accept", "reject", "edit"]
Said = OfCase | OfPair | OfRecord
CASE: dict[str, Literal["same", "different"]] = {"confirm": "same", "dismiss": "different"}
LONGEST_NAME, LONGEST_REASON = 100, 1000


def judge(
    store: Store, key: str, said: Said, *, by: str, reason: str, other: str | None = None, report: str | None = None,
    field: str | None = None, value: Any = None,
) -> Judgement | Correction:  # fmt: skip
    """Keeps what a person says: of a case (``confirm``, ``dismiss``), of two records or reports (``same``, ``different``, ``unsure``), of
    one record (``accept``, ``reject``), or of one ``field`` of it that should have another ``value`` (``edit``).

    No record changes. Reports and events that are the same, or no more, are grouped anew, and stay so when stories are judged again; an
    edited value is told in place of what was read. ``report`` says in which report a record is meant that several have.

    Raises :class:`BadInput` where there is nothing of that id, a name or reason is missing, or the public record allows no such value.
    """
    by, reason = _line(by, "--by NAME", longest=LONGEST_NAME), _line(reason, "--reason WORDS", longest=LONGEST_REASON)
    if said in get_args(OfPair):
        if other is None:
            raise BadInput("usage", f"'{said}' is said of two records: name the other one too")
        return judge_pair(store, key, other, verdict=cast("OfPair", said), by=by, reason=reason)
    if by in RULES:
        raise BadInput("usage", f"'{by}' is the name of a rule: give your own")
    if other is not None:
        of = "case" if said in CASE else "record"
        raise BadInput("usage", f"'{said}' is said of one {of}; same, different and unsure are said of two records")
    if said in CASE:
        made = Judgement(left=key, right=article_of(store, key), verdict=CASE[said], by=by, reason=reason)
        store.judge(made)
        return made
    if (said == "edit") != (field is not None):
        raise BadInput("usage", "edit names a field and its new value: --field NAME --value VALUE; other verdicts have none")
    kept = _record(store, key, report)
    meant = fitting(store, kept, field, value) if field is not None else None
    return store.correct(
        Correction(
            report=kept.report_id, kind=kept.kind, record=kept.id, verdict=cast("OfRecord", said), field=field or "", value=meant, by=by,
            reason=reason,
        )
    )  # fmt: skip


def unjudge(store: Store, key: str, *, by: str | None, other: str | None = None, field: str | None = None) -> int:
    """Takes back what somebody (None: anybody but rules) judged of a case, of two records, or of one record or ``field``; gives how many
    judgements that were."""
    gone = 0 if other is not None else store.uncorrect(key, by=by, field=field)
    if field is not None:
        return gone
    for one in store.judgements(key):
        if one.by in RULES or by not in (None, one.by) or (other is not None and other not in (one.left, one.right)):
            continue
        pair = all(store.record(side) or store.holds([side]) for side in (one.left, one.right))
        gone += undo_pair(store, one.left, one.right, by=one.by) if pair else store.undo(one.left, one.right, by=one.by)
    return gone


def judged(store: Store, key: str | None = None, *, by: str | None = None) -> list[dict[str, Any]]:
    """What people judged, the newest first: of all, or of one case, record or report (its records included).

    Each has ``about`` (record, pair, case), ``id``, ``other``, ``report``, ``kind``, ``verdict``, ``field``, ``value``, ``by``, ``reason``
    and ``at``; what does not apply is None.
    """
    said = store.corrections() if key is None else [*store.corrections(records=[key]), *store.corrections(reports=[key])]
    rows = [_of_record(one) for one in said if by in (None, one.by)]
    if key is None:
        pairs = store.personal(by=by)
    else:
        own = [key, *(one.id for one in store.records("events", report_id=key))]
        pairs = [one for one in store.judgements_of(own) if one.by not in RULES and by in (None, one.by)]
    known = _known(store, {side for one in pairs for side in (one.left, one.right)})
    rows += [_of_pair(one, known) for one in pairs]
    return sorted(rows, key=lambda row: (row["at"] or "", row["id"], row["field"] or "", row["other"] or "", row["by"]), reverse=True)


def judged_row(store: Store, made: Judgement | Correction) -> dict[str, Any]:
    """A judgement as :func:`judged` lists it."""
    return _of_record(made) if isinstance(made, Correction) else _of_pair(made, _known(store, {made.left, made.right}))


# --- how ------------------------------------------------------------------------------------------------------------------


def _line(said: str, option: str, *, longest: int) -> str:
    line = " ".join(said.split())
    if not line:
        raise BadInput("usage", "a judgement needs its author and a reason: --by NAME --reason WORDS")
    if len(line) > longest or any(unicodedata.category(letter) in ("Cc", "Cs", "Cf") for letter in line):
        raise BadInput("usage", f"{option} is one line of at most {longest:,} letters")
    return line


def _record(store: Store, key: str, report: str | None) -> Stored:
    found = [one for one in store.record(key) if report in (None, one.report_id)]
    if not found:
        raise BadInput("usage", f"there is no record '{key}'" + (f" in report '{report}'" if report is not None else ""))
    if len(found) > 1:
        raise BadInput("usage", f"'{key}' is in {len(found)} reports: say in which one with --report ID")
    return found[0]


def _of_record(one: Correction) -> dict[str, Any]:
    own = asdict(one)
    return {"about": "record", "id": own.pop("record"), "other": None, **own, "field": one.field or None}


def _of_pair(one: Judgement, known: Collection[str]) -> dict[str, Any]:
    if {one.left, one.right} <= set(known):
        return _row(about="pair", id=one.left, other=one.right, verdict=one.verdict, by=one.by, reason=one.reason, at=one.at)
    # A case and its article; of the two only the article has words.
    key, article = (one.left, one.right) if " " in one.right else (one.right, one.left)
    said = next((said for said, verdict in CASE.items() if verdict == one.verdict), one.verdict)
    return _row(about="case", id=key, other=article, verdict=said, by=one.by, reason=one.reason, at=one.at)


def _row(**said: Any) -> dict[str, Any]:
    return {**dict.fromkeys(("about", "id", "other", "report", "kind", "verdict", "field", "value", "by", "reason", "at")), **said}


def _known(store: Store, ids: Collection[str]) -> set[str]:
    return store.holds(ids) | {key for key in ids if store.record(key)}
