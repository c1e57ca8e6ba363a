"""PLOVER's types, modes and contexts, and the words that say them: triggers, operators over other events, word classes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from realpolitik.core.errors import KnowledgeError
from realpolitik.knowledge.tables import listed, table

ACTOR = "ACTOR"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a frame: ``slot`` is filled (``test`` empty), by an actor, by a word class ``@name`` or by listed lemmas."""

    slot: str
    test: str
    lemmas: frozenset[str]
    negated: bool


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """One row of lexicon/triggers: words that say an event, where its parties stand."""

    lemma: str
    pos: str
    order: int
    frame: tuple[Condition, ...]
    type: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    contexts: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"{self.lemma}/{self.pos}/{self.order}"


@dataclass(frozen=True, slots=True)
class OperatorRow:
    """One row of lexicon/operators: words that take another event as content and change what it is."""

    lemma: str
    pos: str
    frame: tuple[Condition, ...]
    operator: str
    complement: tuple[str, ...]
    addressee: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"{self.lemma}/{self.pos}/{self.operator}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an operator over an embedded event gives; ``type`` is a PLOVER type, ``SAME`` or ``NONE``."""

    type: str
    mode: str | None
    status: str
    keep: bool


@cache
def classes() -> dict[str, frozenset[str]]:
    """Word classes used in frames."""
    return {row["class"]: frozenset(listed(row["lemmas"])) for row in table("lexicon.classes")}


@cache
def conditions(frame: str) -> tuple[Condition, ...]:
    """A frame's conditions. Raises :class:`KnowledgeError` for a word class nobody defined."""
    found = []
    for part in frame.split():
        negated = part.startswith("!")
        slot, _, test = part.removeprefix("!").partition("=")
        lemmas: set[str] = set()
        for word in test.split(","):
            if word.startswith("@"):
                if word[1:] not in classes():
                    raise KnowledgeError(f"knowledge/lexicon: frame '{frame}' names the unknown class '{word}'")
                lemmas |= classes()[word[1:]]
            elif word and word != ACTOR:
                lemmas.add(word)
        found.append(Condition(slot, ACTOR if test == ACTOR else test, frozenset(lemmas), negated))
    return tuple(found)


def _key(lemma: str, pos: str) -> tuple[str, str]:
    return lemma.lower(), pos


@cache
def _triggers() -> dict[tuple[str, str], list[tuple[int, int, dict[str, str]]]]:
    """Rows by lemma and part of speech with their rank and order; made into conditions only when a text has the word."""
    found: dict[tuple[str, str], list[tuple[int, int, dict[str, str]]]] = {}
    for rank, name in ((0, "triggers"), (1, "triggers_conflict"), (1, "triggers_cooperation")):
        for row in table(f"lexicon.{name}"):
            # The core table's rows that ask something, then the wider wordings, then the core table's plain rows.
            place = 2 if rank == 0 and not row["frame"] else rank
            found.setdefault(_key(row["lemma"], row["pos"]), []).append((place, int(row["order"]), row))
    return found


@cache
def _trigger_rows(key: tuple[str, str]) -> tuple[TriggerRow, ...]:
    rows = sorted(_triggers().get(key, ()), key=lambda one: one[:2])
    return tuple(
        TriggerRow(
            row["lemma"], row["pos"], order, conditions(row["frame"]), row["type"], row["mode"] or None, listed(row["actor"]),
            listed(row["recipient"]), listed(row["contexts"]),
        )
        for _, order, row in rows
    )  # fmt: skip


def triggers(lemma: str, pos: str) -> tuple[TriggerRow, ...]:
    """The rows for a lemma (or a phrase such as *carry out*), in the order in which they are tried."""
    key = _key(lemma, pos)
    return _trigger_rows(key) if key in _triggers() else ()


@cache
def _operators() -> dict[tuple[str, str], tuple[OperatorRow, ...]]:
    found: dict[tuple[str, str], list[OperatorRow]] = {}
    for row in (*table("lexicon.operators_more"), *table("lexicon.operators")):
        made = OperatorRow(
            row["lemma"], row["pos"], conditions(row["frame"]), row["operator"], listed(row["complement"]), listed(row["addressee"])
        )
        found.setdefault(_key(made.lemma, made.pos), []).append(made)
    # The row that asks most is tried first.
    return {key: tuple(sorted(rows, key=lambda made: -len(made.frame))) for key, rows in found.items()}


def operators(lemma: str, pos: str) -> tuple[OperatorRow, ...]:
    """The operator rows for a lemma, most demanding frame first."""
    return _operators().get(_key(lemma, pos), ())


@cache
def verbs() -> frozenset[str]:
    """The verbs of all rows, by which a lemma cut short can be mended."""
    return frozenset(lemma.split(" ")[0] for lemma, pos in (*_triggers(), *_operators()) if pos == "VERB")


@cache
def _algebra() -> dict[tuple[str, str], Outcome]:
    return {
        (row["operator"], row["embedded"]): Outcome(row["type"], row["mode"] or None, row["status"] or "actual", row["keep"] == "yes")
        for row in table("lexicon.algebra")
    }


def outcome(operator: str, embedded: str | None, mode: str | None = None) -> Outcome:
    """What ``operator`` over an event of type ``embedded`` (None: no event found) is; a row for its ``mode`` comes first."""
    algebra = _algebra()
    if embedded is not None:
        found = (
            algebra.get((operator, f"{embedded} {mode}"))
            or algebra.get((operator, embedded))
            or algebra.get((operator, f"Q{quad(embedded)}"))
        )
        if found:
            return found
    return algebra.get((operator, "NONE"), Outcome("NONE", None, "actual", False))


@cache
def _types() -> dict[str, tuple[int, float, bool]]:
    return {
        row["type"]: (int(row["quad"].removeprefix("Q")), float(row["score"]), row["recipient_required"] == "yes")
        for row in table("codebook.types")
    }


def types() -> tuple[str, ...]:
    """The sixteen types of PLOVER 2.0."""
    return tuple(_types())


def quad(type_: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return _types()[type_][0]


def needs_recipient(type_: str) -> bool:
    return _types()[type_][2]


@cache
def coming(type_: str) -> tuple[str, ...]:
    """The types of which an act still to come is told as ``type_``, itself among them: CONCEDE of RETREAT."""
    return tuple(name for name in types() if name == type_ or outcome("PROMISE", name).type == type_)


@cache
def _modes() -> dict[tuple[str, str], float | None]:
    return {(row["type"], row["mode"]): float(row["score"]) if row["score"] else None for row in table("codebook.modes")}


def modes(type_: str) -> tuple[str, ...]:
    return tuple(mode for kind, mode in _modes() if kind == type_)


def intensity(type_: str, mode: str | None) -> float:
    """PLOVER's conflict-cooperation score, -10 to 10, of the mode where it has one, else of the type."""
    score = _modes().get((type_, mode)) if mode else None
    return _types()[type_][1] if score is None else score


@cache
def _contexts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for row in table("codebook.contexts"):
        words = sorted(listed(row["words"]), key=len, reverse=True)
        found.append((row["context"], re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b")))
    return tuple(found)


def contexts(lemmas: Iterable[str]) -> tuple[str, ...]:
    """The contexts that the lemmas of a sentence signal, in table order."""
    text = " ".join(lemmas)
    return tuple(name for name, pattern in _contexts() if pattern.search(text))


@cache
def _figurative() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in table("lexicon.figurative"):
        found[row["word"]] = found.get(row["word"], frozenset()) | frozenset(listed(row["neighbours"]))
    return found


def figurative(lemma: str, sentence: frozenset[str]) -> bool:
    """Whether an event word is sport, business or metaphor beside these lemmas of its sentence."""
    return bool(_figurative().get(lemma, frozenset()) & sentence)


@cache
def light_verbs() -> frozenset[str]:
    """Verbs that leave the event to their object: *hold talks*, *carry out an attack*."""
    return frozenset(row["lemma"] for row in table("lexicon.light"))
