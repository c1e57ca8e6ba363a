"""Warnings of one's own deeds."""

from __future__ import annotations

import pytest

from realpolitik.core.marks import Token
from realpolitik.text.warnings import own_deed
from tests.annotators.golden import prepared


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Norland warned that it would close the port.", True),
        ("The minister warned that the army would fire on the crowd.", True),
        ("Norland warned of retaliation.", True),
        ("Norland warned that the truce might collapse.", False),
        ("Norland warned of famine.", False),
    ],
)
def test_own_deed(text: str, own: bool) -> None:
    report = prepared(text)
    cue = next(token.index for token in report.of(Token) if token.text == "warned")
    contents = [i for slot in ("ccomp", "of") for i in report.syntax.fillers(cue, slot)]
    assert contents
    assert own_deed(report.syntax, cue, contents) is own
