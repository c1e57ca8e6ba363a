"""Short reports full of invented words, no two alike: what no table and no memory can know."""

from __future__ import annotations

import random

POWERS = ("Norway", "Sweden", "Chad", "Niger", "Chile", "Peru", "France", "Japan", "Ghana", "Kenya")
DEEDS = ("accused", "praised", "attacked", "visited", "threatened", "thanked")


def word(chance: random.Random) -> str:
    """A word that nobody has ever written."""
    return "".join(chance.choice("bcdfglmnprst") + chance.choice("aeiou") for _ in range(4)) + chance.choice("lmnrst")


def report(number: int) -> str:
    """The same number gives the same words."""
    chance = random.Random(number)
    one, other = chance.sample(POWERS, 2)
    said = f"{word(chance).title()} {word(chance).title()} said."
    return f"{one} {chance.choice(DEEDS)} {other} over {word(chance)} and {word(chance)}s near {word(chance).title()} on Monday, {said}"
