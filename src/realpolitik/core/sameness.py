"""What judgements of *same* and *different* come to: who is one with whom, and how many independent sources tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from realpolitik.core.judgement import Judgement

# By the first word of their reason judgements say that one report is a copy of the other, not only that both tell one event.
COPIES = ("reprint", "copy", "reworded copy")
# Makers that are rules; whoever else judges is a person.
RULES = frozenset({"stories", "events"})


class Joining:
    """Keys that become one, two by two; those that are apart never do."""

    def __init__(self, keys: Iterable[str], *, apart: Iterable[tuple[str, str]] = ()) -> None:
        self.root = {key: key for key in keys}
        self.apart: dict[str, set[str]] = {}
        for left, right in apart:
            if left in self.root and right in self.root:
                self.apart.setdefault(left, set()).add(right)
                self.apart.setdefault(right, set()).add(left)

    def top(self, key: str) -> str:
        """The least key of all that this one is one with."""
        while self.root[key] != key:
            self.root[key] = self.root[self.root[key]]
            key = self.root[key]
        return key

    def join(self, left: str, right: str) -> bool:
        """Makes two one; says whether they are now."""
        low, high = sorted((self.top(left), self.top(right)))
        if low == high:
            return True
        if any(self.top(other) == low for other in self.apart.get(high, ())):
            return False
        self.root[high] = low
        # Whoever is apart from one of them is now apart from both.
        self.apart.setdefault(low, set()).update(self.apart.pop(high, ()))
        return True


def is_copy(judgement: Judgement) -> bool:
    """Whether a judgement says that one report is a copy of the other, not only that both tell one event."""
    return judgement.verdict == "same" and judgement.reason.partition(":")[0] in COPIES


def joined(keys: Iterable[str], judgements: Iterable[Judgement]) -> dict[str, str]:
    """For each key the least of all that it is one with.

    What anybody judged different stays apart, however many others stand between; people's *same* goes before that of rules, what is surer
    before what is less sure.
    """
    listed = list(judgements)
    found = Joining(keys, apart=[(one.left, one.right) for one in listed if one.verdict == "different"])
    for one in sorted(listed, key=lambda one: (one.by in RULES, -one.score, one.left, one.right)):
        if one.verdict == "same" and one.left in found.root and one.right in found.root:
            found.join(one.left, one.right)
    return {key: found.top(key) for key in found.root}


def copies(judgements: Iterable[Judgement]) -> dict[str, str]:
    """For each report that is a copy, or has one, the least id of all its copies."""
    listed = list(judgements)
    said = [one for one in listed if is_copy(one)]
    return joined({key for one in said for key in (one.left, one.right)}, [*said, *(one for one in listed if one.verdict == "different")])


def sources(reports: Iterable[str], judgements: Iterable[Judgement], family: Mapping[str, str | None]) -> int:
    """How many independent sources reports come from: copies are one source, and so is what one outlet or agency gives out (``family``)."""
    keys = list(reports)
    found = Joining(keys)
    for one in judgements:
        if is_copy(one) and one.left in found.root and one.right in found.root:
            found.join(one.left, one.right)
    first: dict[str, str] = {}
    for key in keys:
        name = family.get(key)
        if name is not None:
            found.join(first.setdefault(name, key), key)
    return len({found.top(key) for key in keys})
