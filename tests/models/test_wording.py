"""How words stand together, and what that says of a text."""

from __future__ import annotations

from realpolitik.models.wording import Signs, wording

SOUND = """The foreign minister told reporters on Tuesday that the two governments had agreed to hold peace talks next month. He said the
prime minister would visit the capital in the spring. The opposition leader called the decision a mistake and asked for a new vote."""
SPUN = """The alien clergyman notified newshounds on Tuesday that the two regimes had concurred to clutch tranquility discourses subsequent
lunar month. He remarked the prime pastor would tour the metropolis in the springtime. The hostility boss named the conclusion a blunder."""


def test_words_that_stand_together_are_known() -> None:
    assert wording().attested("prime", "minister")
    assert not wording().attested("prime", "clergyman")
    assert not wording().attested("qwertyuiop", "minister")


def test_swapped_words_fit_worse() -> None:
    sound, spun = wording().signs(SOUND), wording().signs(SPUN)
    assert spun.fitting > sound.fitting + 0.2
    assert spun.use > sound.use
    assert spun.after < sound.after


def test_a_text_says_the_same_wherever_it_is_read() -> None:
    assert wording().signs(SPUN) == wording().signs(SPUN)
    assert wording().signs(SPUN.upper()) == Signs()


def test_nothing_says_nothing() -> None:
    assert wording().signs("") == wording().signs("!?") == Signs()
