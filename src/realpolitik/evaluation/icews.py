"""What the numbers of a set of ICEWS mean: the class of each relation, the power of each actor that is one or belongs to one."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from realpolitik.core.errors import EvaluationError
from realpolitik.knowledge.cameo import code_named, country_named

OF_A_POWER = re.compile(r".+ \((?P<power>[^()]+)\)")
# The one power beside the countries that ICEWS names as it names them.
UNION = "European Union"


def quads(folder: Path, *, relations: int) -> NDArray[np.int64]:
    """For each relation its class, 1 to 4. Raises :class:`EvaluationError` for a name that is no act of CAMEO's."""
    path = folder / "relation2id.txt"
    found = np.zeros(relations, np.int64)
    for name, number in _names(path, relations).items():
        known = code_named(name)
        if known is None:
            raise EvaluationError(f"{path}: '{name[:60]}' is no act of CAMEO's")
        found[number] = known.quad
    if not found.all():
        raise EvaluationError(f"{path}: relation {int(np.flatnonzero(found == 0)[0])} has no name")
    return found


def powers(folder: Path, *, actors: int) -> NDArray[np.int64]:
    """For each actor a number for the power that it is or belongs to (*Iran*, *Police (Iran)*): a country, or the European Union, which a
    store counts too; -1 for one of none that we know."""
    found = np.full(actors, -1, np.int64)
    numbers: dict[str, int] = {}
    for name, number in _names(folder / "entity2id.txt", actors).items():
        words = name.replace("_", " ")
        inside = OF_A_POWER.fullmatch(words)
        called = inside["power"] if inside is not None else words
        code = "EUR" if called == UNION else country_named(called)
        if code is not None:
            found[number] = numbers.setdefault(code, len(numbers))
    return found


def _names(path: Path, size: int) -> dict[str, int]:
    """The names of a file of names and numbers, a tab between."""
    found = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            name, number = line.rstrip().split("\t")[:2]
            found[name] = int(number)
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path}: lines of a name and a number are wanted ({error})") from error
    if any(not 0 <= number < size for number in found.values()):
        raise EvaluationError(f"{path}: has a number that stat.txt does not allow for")
    return found
