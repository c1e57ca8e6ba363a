"""How a sentence speaks of somebody, by the place of its good and bad words."""

from __future__ import annotations

import pytest

from realpolitik import recipes
from realpolitik.core.marks import Span
from realpolitik.core.report import Report

FOR, AGAINST, NEITHER = "positive", "negative", "neutral"
CASES = [
    ("[Okoye] lied about the bridge.", AGAINST),
    ("[Okoye] did not lie about the bridge.", FOR),
    ("[Okoye]'s failure angered the town.", AGAINST),
    ("[Okoye] is a brilliant surgeon.", FOR),
    ("Critics of [Okoye] gathered at noon.", AGAINST),
    ("Support for [Okoye] was strong.", FOR),
    ("The council praised [Okoye].", FOR),
    ("[Okoye] praised the council.", FOR),  # a friendly act of his
    ("The council called [Okoye] a coward.", AGAINST),
    ("[Okoye] said the treaty was a disaster.", NEITHER),
    ("[Okoye] resigned over the scandal.", AGAINST),
    ("[Okoye] arrived on Monday.", NEITHER),
    ("The popular [Okoye] arrived on Monday.", FOR),
]


@pytest.mark.parametrize(("marked", "wanted"), CASES, ids=lambda value: str(value))
def test_leaning(marked: str, wanted: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    report = Report(text=marked.replace("[", "").replace("]", ""), where="one")
    (found,) = recipes.toward([report], {"one": {"okoye": [Span(start, end)]}})
    assert found == {"okoye": wanted}
