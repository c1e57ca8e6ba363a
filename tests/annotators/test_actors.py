"""Golden cases of actors: which actor, of which country, the last mention with these words means."""

from __future__ import annotations

from datetime import date

import pytest

from realpolitik import api
from realpolitik.core.report import Report
from tests.annotators.golden import Case, cases

CASES = cases("annotators/actors.txt")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_actors(case: Case) -> None:
    day, text = case.text.split("\n", 1)
    (reading,) = api.read_many([Report(text=text, published=date.fromisoformat(day))])
    meant = {reading.report.quote(mark.span): mark for actor in reading.actors for mark in sorted(actor.mentions, key=lambda m: m.span)}
    found = {line.split(" | ")[0]: meant.get(line.split(" | ")[0]) for line in case.wanted}
    said = tuple(f"{words} | {mark.name if mark else '-'} | {(mark.country if mark else None) or '-'}" for words, mark in found.items())
    assert said == case.wanted
