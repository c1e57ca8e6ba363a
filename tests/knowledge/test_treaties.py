"""Treaties by the words that name them."""

from __future__ import annotations

from realpolitik.knowledge.treaties import treaty


def test_a_treaty_inside_a_phrase() -> None:
    found = treaty("a collective security treaty with regional states")
    assert found is not None
    assert found.name == "Collective Security Treaty"
    assert "TJK" in found.parties


def test_no_treaty() -> None:
    assert treaty("a good book") is None
