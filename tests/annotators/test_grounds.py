"""Grounds: tests/fixtures/annotators/grounds.txt says which treaty and article each act rests on."""

from __future__ import annotations

import pytest

from realpolitik import api
from tests.annotators.golden import Case, cases


@pytest.mark.parametrize("case", cases("annotators/grounds.txt"), ids=lambda case: case.title)
def test_grounds(case: Case) -> None:
    record = api.read(case.text, published="2023-05-10").to_dict()
    said = []
    for event in record["events"]:
        under = event["under"]
        if under is not None:
            start, end = event["spans"]["event"][0]
            said.append(f"{case.text[start:end]} | {under['treaty'] or '-'} | {under['article'] or '-'}")
            assert under["article"] is None or under["article"] in case.text[slice(*under["span"])] or under["article"] == "5"
    assert tuple(said) == case.wanted
