"""What the tables know of a word by itself."""

from __future__ import annotations

from realpolitik.knowledge.senses import names, senses
from realpolitik.knowledge.tables import table


def known(word: str) -> dict[str, float]:
    return {names()[place]: weight for place, weight in senses(word)}


def test_types_come_first_in_their_own_order() -> None:
    """The encoder starts from this: the first places are the types."""
    types = [row["type"] for row in table("codebook.types")]
    assert list(names()[: len(types)]) == types
    assert len(set(names())) == len(names())


def test_a_word_is_known_in_its_forms() -> None:
    assert known("apprehended") == known("apprehend")
    assert known("apprehended")["COERCE"] == 1.0
    assert known("refused")["REJECT"] > 0.5
    assert known("refused")["operator REFUSE"] == 1.0
    assert known("soldiers")["sector MIL"] == 1.0
    assert known("sanctions")["class sanction"] == 1.0


def test_shares_of_types_make_at_most_one() -> None:
    for word in ("attack", "release", "agree", "strike", "withdraw"):
        shares = [weight for name, weight in known(word).items() if " " not in name]
        assert 0.0 < sum(shares) <= 1.01


def test_most_words_say_nothing() -> None:
    assert known("umbrella") == {}
    assert known("") == {}
