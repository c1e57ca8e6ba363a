"""Golden cases of claims through the whole recipe: tests/fixtures/reading/*.txt says of each text which there are, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from realpolitik import api
from realpolitik.core.marks import Span
from realpolitik.core.report import Report
from tests.annotators.golden import Case, cases, words


def commitments(reading: api.Reading) -> list[str]:
    duties = (commitment.duty for commitment in reading.commitments)
    return [
        f"{duty.kind} | {named(reading, [duty.holder])} | {quoted(reading, duty.consequence)} | to {named(reading, duty.beneficiaries)} | "
        f"if {quoted(reading, duty.trigger)} | by {quoted(reading, duty.deadline)}"
        for duty in duties
    ]


def concerns(reading: api.Reading) -> list[str]:
    fears = (concern.fear for concern in reading.concerns)
    return [f"{named(reading, [f.holder] if f.holder else [])} | {f.topic} | for {named(reading, f.affects)}" for f in fears]


def figures(reading: api.Reading) -> list[str]:
    found = (record.figure for record in reading.figures)
    return [f"{quoted(reading, figure.span)} | {figure.what} | {figure.about or '-'}" for figure in found]


def statuses(reading: api.Reading) -> list[str]:
    found = (status.standing for status in reading.statuses)
    return [
        f"{one.kind} | {named(reading, [one.by_actor] if one.by_actor else [])} | {named(reading, [one.subject])} | "
        f"{'yes' if one.holds else 'no'}"
        for one in found
    ]


def statements(reading: api.Reading) -> list[str]:
    return [
        f"{quoted(reading, one.speaker.span)} = {named(reading, [one.speaker.actor] if one.speaker.actor else [])} | "
        f"to {quoted(reading, one.addressee.span if one.addressee else None)} | "
        f"{' … '.join(quoted(reading, content.span) for content in one.contents)}"
        for one in reading.statements
    ]


def named(reading: api.Reading, keys: Iterable[str]) -> str:
    return ", ".join(reading.actor(key).name for key in keys) or "-"


def quoted(reading: api.Reading, span: Span | None) -> str:
    return words(reading.report, span) if span is not None else "-"


KINDS: tuple[tuple[str, Callable[[api.Reading], list[str]]], ...] = (
    ("commitments", commitments),
    ("concerns", concerns),
    ("figures", figures),
    ("statements", statements),
    ("statuses", statuses),
)


@pytest.mark.parametrize(
    ("told", "case"),
    [(told, case) for kind, told in KINDS for case in cases(f"reading/{kind}.txt")],
    ids=[case.title for kind, _ in KINDS for case in cases(f"reading/{kind}.txt")],
)
def test_claims(told: Callable[[api.Reading], list[str]], case: Case) -> None:
    # Single sentences are too short for the language check of the readers: they go in as reports.
    (reading,) = api.read_many([Report(text=case.text)])
    assert told(reading) == list(case.wanted)
