"""docs/tripwires.md names every field there is, and its rules are rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from realpolitik.readers.tripwires import Commitments, Events, Rule, Statements, StepRule, rules

PAGE = (Path(__file__).parent.parent.parent / "docs" / "tripwires.md").read_text(encoding="utf-8")


def test_every_field_is_explained() -> None:
    named = set(re.findall(r"`(\w+)`", PAGE))
    for model in (Rule, StepRule, Events, Statements, Commitments):
        assert set(model.model_fields) <= named, model.__name__


def test_no_field_is_explained_that_there_is_not() -> None:
    known = {name for model in (StepRule, Events, Statements, Commitments) for name in model.model_fields}
    for row in re.findall(r"^\| ((?:`\w+` ?)+)\|", PAGE, flags=re.MULTILINE):
        assert set(re.findall(r"`(\w+)`", row)) <= known


@pytest.mark.parametrize("block", re.findall(r"^```yaml\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL))
def test_the_rules_of_the_page_are_rules(block: str) -> None:
    assert len(rules(block)) == 10
