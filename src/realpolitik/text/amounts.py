"""The number that begins at a token: which tokens it takes, its value, and the bounds that its own words give.

Round words stand for a range: *dozens* is 24 to 99, *hundreds* 200 to 999, *tens of thousands* 20,000 to 99,999. Their value is the
lower end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from realpolitik.core.marks import Token
from realpolitik.text.numbers import ONES, SCALES, SMALL, TENS, number

Amount = tuple[float | None, float | None, float | None]
ROUND = {"dozens": 24.0, "scores": 40.0, "tens": 20.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6, "billions": 2e9}
# Where the range of a round word ends if not below the next power of ten: *dozens* and *scores* stay below a hundred.
MOST = {"dozens": 99.0, "scores": 99.0, "tens": 99.0}
# Words that number what *of* brings: *a pair of gunboats*.
GROUPED = {"pair": 2.0, "couple": 2.0, "trio": 3.0, "score": 20.0, "brace": 2.0}
PARTS = {"quarter": 0.25, "quarters": 0.75, "third": 1 / 3}
VAGUE = frozenset({"several", "few"})
OPENING = frozenset({"a", "an", "half", *VAGUE})
JOINS = frozenset({"to", "-", "–", "and", "or"})
HYPHENS = frozenset({"-", "–", "‑"})
DIGITS = frozenset(ONES[1:10])
RANGE = re.compile(r"(\d[\d,.]*)[-–](\d[\d,.]*)")


def numeric(token: Token) -> bool:
    """Whether a token is a number, or a round word, by itself."""
    word = token.text.lower()
    if word == "single":
        return False
    if word in ROUND or word in SMALL:
        return word != "one" or token.tag != "PRP"
    if token.tag != "CD" and not token.text[0].isdigit():
        return False
    return number(token.text) is not None or RANGE.fullmatch(token.text) is not None


def amount_at(tokens: Sequence[Token], index: int, last: int) -> list[int] | None:
    """The tokens of the number that begins at ``index``, before ``last``; None if none does."""
    if tokens[index].text.lower() == "single":
        return [index] if _alone(tokens, index) else None
    if (spelt := _spelt(tokens, index, last)) is not None:
        return spelt
    if not numeric(tokens[index]):
        opens = tokens[index].text.lower() in OPENING and index + 1 < last
        step = 2 if opens and tokens[index + 1].text.lower() in ("a", "few") and index + 2 < last else 1
        if not opens or index + step >= last or tokens[index + step].text.lower() not in SCALES:
            return None
    run = [index]
    while run[-1] + 1 < last:
        following = run[-1] + 1
        word = tokens[following].text.lower()
        opened = run == [index] and tokens[index].text.lower() in OPENING and word in ("a", "few")
        if word == "odd" or (word in HYPHENS and following + 1 < last and tokens[following + 1].text.lower() == "odd"):
            return [*run, *range(following, following + (1 if word == "odd" else 2))]  # *seventy-odd*
        if numeric(tokens[following]) or word in SCALES or opened:
            digits = [tokens[i].text[0].isdigit() for i in (run[-1], following)]
            if number(tokens[run[-1]].text) is not None and (digits[1] or (digits[0] and word in SMALL)):
                break  # two numbers side by side
            run.append(following)
        elif more := _joined(tokens, run, following, last):
            run.extend(more)
        else:
            break
    return run


def _alone(tokens: Sequence[Token], index: int) -> bool:
    """*Lost a single plane*, but not *without a single plane*."""
    before = [token.text.lower() for token in tokens[max(0, index - 2) : index]]
    return before[-1:] == ["a"] and before[0] not in ("not", "without", "never", "nor")


def _spelt(tokens: Sequence[Token], index: int, last: int) -> list[int] | None:
    """*A quarter of a million*, *a pair of gunboats*."""
    words = [token.text.lower() for token in tokens[index : min(index + 5, last)]]
    if len(words) == 5 and words[0] in ("a", "three") and words[1] in PARTS and words[2:4] == ["of", "a"] and words[4] in SCALES:
        return list(range(index, index + 5))
    if words[:1] == ["quarter"] and words[1:3] == ["of", "a"] and words[3:4] and words[3] in SCALES:
        return list(range(index, index + 4))  # *the quarter of a million*
    return [index, index + 1] if words[:1] == ["a"] and len(words) > 2 and words[1] in GROUPED and words[2] == "of" else None


def _joined(tokens: Sequence[Token], run: Sequence[int], join: int, last: int) -> list[int]:
    """What a small word joins to a number: *14 to 20*, *a hundred and ten*, *twenty-one*, *tens of thousands*, *eight and a half*."""
    if join + 1 >= last:
        return []
    word, before, after = (tokens[i].text.lower() for i in (join, run[-1], join + 1))
    if word in HYPHENS and before in TENS and after in DIGITS:
        return [join, join + 1]
    if word == "of":
        return [join, join + 1] if before in ROUND and after in ROUND else []
    if word == "and" and after == "a" and join + 2 < last and tokens[join + 2].text.lower() == "half":
        return [join, join + 1, join + 2]
    counted = numeric(tokens[join + 1]) or (after in ("a", "an") and join + 2 < last and tokens[join + 2].text.lower() in SCALES)
    if not counted or after in ROUND:
        return []
    if word == "and" and number(before) in (100.0, 1000.0):
        return [join, join + 1]
    return [join, join + 1] if word in JOINS and _ranged(tokens, run, join) else []


def _ranged(tokens: Sequence[Token], run: Sequence[int], join: int) -> bool:
    """Whether a word joins two ends of a range: *14 to 20*; *and* only after *between*; *52 to 48* is a vote."""
    ends = [number(tokens[i].text) for i in (join - 1, join + 1)]
    if tokens[join].text.lower() == "to" and None not in ends and (ends[0] or 0.0) >= (ends[1] or 0.0):
        return False
    if any(tokens[i].text.lower() in JOINS - HYPHENS for i in run):
        return False
    return between(tokens, run) if tokens[join].text.lower() == "and" else True


def scale(tokens: Sequence[Token], run: Sequence[int]) -> float:
    """The million or billion of a number: *3 million*, *$3bn*; 1 if it has none."""
    words = [tokens[i].text.lower() for i in run]
    joined = next((SCALES[end] for word in words for end in (word.lstrip("0123456789.,"),) if end != word and end in SCALES), 1.0)
    return max((SCALES[word] for word in words if word in SCALES), default=joined)


def between(tokens: Sequence[Token], run: Sequence[int]) -> bool:
    """Whether a number follows *between*."""
    return run[0] > 0 and tokens[run[0] - 1].text.lower() == "between"


def amount(tokens: Sequence[Token], run: Sequence[int]) -> Amount:
    """Value and bounds of a number by its own words; no value if they make no number."""
    words = [tokens[i].text.lower() for i in run]
    if words[-1] == "odd":
        least = number(" ".join(_closed([word for word in words[:-1] if word not in HYPHENS])))
        return (None, None, None) if least is None else (least, least, least + (10.0 if least < 1000 else least / 10) - 1)
    if words == ["single"]:
        return 1.0, None, None
    if words[-1] in GROUPED:
        return GROUPED[words[-1]], None, None
    if len(words) > 3 and words[-3:] == ["and", "a", "half"] and words[-4] in SCALES:
        whole = number(" ".join(_closed(words[:-3])))
        return (None, None, None) if whole is None else (whole + SCALES[words[-4]] / 2, None, None)  # *a million and a half*
    if words[-3:-1] == ["of", "a"] and words[-4] in PARTS:
        return PARTS[words[-4]] * SCALES[words[-1]], None, None
    if words[-1] in ROUND:
        return _round(words)
    if words[0] == "a" and len(words) > 1 and words[1] in VAGUE:
        del words[0]
    if words[0] in VAGUE:
        least = number(" ".join(words[1:]))
        return (None, None, None) if least is None else (2 * least, 2 * least, min(10 * least - 1, 99.0 if least < 100 else 10 * least - 1))
    dashed = RANGE.fullmatch(words[0])
    if dashed:
        words = [dashed[1], "to", dashed[2], *words[1:]]
    words = _closed(words)
    join = next((i for i, word in enumerate(words) if word in JOINS and 0 < i < len(words) - 1), None)
    if join is None or (words[join] == "and" and not between(tokens, run)):
        return number(" ".join(words)), None, None
    low, high = number(" ".join(words[:join])), number(" ".join(words[join + 1 :]))
    if low is None or high is None:
        return None, None, None
    scale = next((SCALES[word] for word in words[join + 1 :] if word in SCALES), 1.0)
    if low < high / 100 and scale > 1:
        low *= scale  # *two to three million*
    return (high, low, high) if low < high else (None, None, None)


def _round(words: Sequence[str]) -> Amount:
    """*Dozens*, *hundreds of thousands*."""
    if len(words) == 3 and words[1] == "of":
        unit = ROUND[words[-1]] / 2
        least = unit * ROUND[words[0]]
        return least, least, unit * (MOST.get(words[0], 5 * ROUND[words[0]] - 1) + 1) - 1
    least = ROUND[words[-1]]
    if len(words) > 1:
        return None, None, None
    return least, least, MOST.get(words[-1], 5 * least - 1)


def _closed(words: Sequence[str]) -> list[str]:
    """*Twenty - one* as one word."""
    closed: list[str] = []
    for word in words:
        if len(closed) > 1 and closed[-1] in HYPHENS and closed[-2] in TENS and word in DIGITS:
            closed[-2:] = [f"{closed[-2]}-{word}"]
        else:
            closed.append(word)
    return closed
