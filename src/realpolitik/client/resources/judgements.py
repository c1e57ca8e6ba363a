"""Judgements. Written by ``python tools/build_client.py``."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from realpolitik.client.listing import Listing
from realpolitik.client.resource import Resource, address
from realpolitik.client.resources.shapes import VerdictWord


class Agreeing(TypedDict):
    """How often people agree with the machine."""

    kind: str  # The kind of record; reports or events of pairs
    type: str | None  # The type that the machine gave; null: all of the kind
    judged: int  # Records that a person judged
    accepted: int  # Right as they are
    edited: int  # Right but for a field
    rejected: int  # Wrong
    agreement: float | None  # Accepted of judged
    low: float | None  # Lower end of its 95 % interval (Wilson)
    high: float | None  # Upper end
    fields: dict[str, int]  # How often each field was edited


class Agreement(TypedDict):
    """By kind and type."""

    items: list[Agreeing]


class Block(TypedDict):
    """A sentence with its gold."""

    task: str  # The folder of the corpus it is made like: events, commitments, concerns, statuses, figures
    report: str  # The report it stands in
    text: str  # The block


class Gold(TypedDict):
    """Sentences of which people judged all that the machine found."""

    items: list[Block]
    left_out: dict[str, int]  # How many judged records are not in it, by reason


class Judgement(TypedDict):
    """A judgement that is kept."""

    about: Literal["record", "pair", "case"]  # Of what it is said
    id: str  # The record, report or case
    other: str | None  # The other record of a pair, the article of a case
    report: str | None  # The report of a record
    kind: str | None  # The kind of a record
    verdict: VerdictWord  # What is said
    field: str | None  # The field that is edited
    value: Any  # What it should be
    by: str  # Who says so
    reason: str  # Why
    at: str | None  # When (ISO, UTC)


class Undone(TypedDict):
    """What was taken back."""

    undone: int  # How many judgements that were


class JudgementsResource(Resource):
    """Of a service: judgements."""

    def judgements(
        self, *, by: str | None = None, report: str | None = None, id: str | None = None, limit: int | None = None
    ) -> Listing[Judgement]:
        """What people judged, the newest first.

        - ``by``: Who judged.
        - ``report``: Of a report and its records.
        - ``id``: Of a record or case.
        - ``limit``: how many rows in all; None: every one.
        """
        query = {"by": by, "report": report, "id": id}
        return self._list(Judgement, "/v1/judgements", query, limit=limit)

    def judge(
        self,
        id: str,
        verdict: VerdictWord,
        reason: str,
        *,
        by: str | None = None,
        other: str | None = None,
        report: str | None = None,
        field: str | None = None,
        value: Any = None,
    ) -> Judgement:
        """Accept, reject or edit a record; confirm or dismiss a case; say that two records are the same or not. No record changes.

        - ``id``: A record, a report or a case.
        - ``verdict``: Of a case, of a pair, or of one record.
        - ``reason``: Why, in a line.
        - ``by``: Who says so; with tokens it is their name.
        - ``other``: The other record: same, different, unsure.
        - ``report``: In which report, of a record that several have.
        - ``field``: The field to edit; a dot leads into a part.
        - ``value``: What it should be, as the public record allows it.
        """
        body = {"id": id, "verdict": verdict, "reason": reason, "by": by, "other": other, "report": report, "field": field, "value": value}
        return self._one(Judgement, "POST", "/v1/judgements", body=body)

    def undo(self, id: str, *, by: str | None = None, other: str | None = None, field: str | None = None) -> Undone:
        """Take back what was judged; an admin may do so for others.

        - ``id``: The id of a record, a report or a case.
        - ``by``: Who judged.
        - ``other``: The other record of a pair.
        - ``field``: Only the edit of this field; empty: what is said of the whole.
        """
        query = {"by": by, "other": other, "field": field}
        return self._one(Undone, "DELETE", address("/v1/judgements/{id}", id=id), query)

    def gold(self) -> Gold:
        """Sentences of which people judged all that the machine found, in the form of the project's corpus; as plain text, blocks alone."""
        return self._one(Gold, "GET", "/v1/judgements/gold")

    def agreement(self) -> Agreement:
        """How often people agree with the machine, by kind and type, with counts: only what somebody judged counts."""
        return self._one(Agreement, "GET", "/v1/agreement")
