"""Golden cases in plain text: read them, and stand in for the annotators that come before the one under test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from realpolitik.annotators.words import Words
from realpolitik.core.marks import Actor, Entity, Mark, Restored, Sentence, Span, Token
from realpolitik.core.report import Report

FIXTURES = Path(__file__).parent.parent / "fixtures"
PRONOUNS = {"he", "she", "they"}
OUTLETS = {"Facebook", "Twitter"}


@dataclass(frozen=True)
class Case:
    """One case: a title, a text, the lines that must come out."""

    title: str
    text: str
    wanted: tuple[str, ...]


def cases(name: str) -> list[Case]:
    """All cases of one fixture file: ``# title: …``, the text, ``---``, the expected lines."""
    found = []
    for block in (FIXTURES / name).read_text(encoding="utf-8").split("# title: ")[1:]:
        title, rest = block.split("\n", 1)
        text, _, wanted = rest.partition("\n---\n")
        found.append(Case(title.strip(), text.strip(), tuple(line for line in wanted.strip().split("\n") if line)))
    return found


class PlainActors:
    """Every name, every *he* and every plain noun subject is an actor called by its own word."""

    name = "plain"
    needs: tuple[type[Mark], ...] = (Token,)
    gives: tuple[type[Mark], ...] = (Actor,)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [[self._actor(token) for token in report.of(Token) if self._counts(token)] for report in reports]

    def _counts(self, token: Token) -> bool:
        plain = token.pos == "NOUN" and token.dep in ("nsubj", "dobj", "pobj", "dative") and token.tag == "NNS"
        return plain or (token.pos == "PROPN" and token.dep != "compound") or token.text.lower() in PRONOUNS

    def _actor(self, token: Token) -> Actor:
        return Actor(
            span=token.span, by=self.name, key=token.text, name=token.text, kind="outlet" if token.text in OUTLETS else "person",
            country=None, code=None, sector=None, head=token.index, form="noun" if token.pos == "NOUN" else "name",
        )  # fmt: skip


def prepared(text: str) -> Report:
    """A report with words and plain actors, nothing restored."""
    report = Report(text=text).with_marks((), gives=(Restored,))
    report = report.with_marks(Words().annotate([report])[0], gives=(Sentence, Token, Entity))
    return report.with_marks(PlainActors().annotate([report])[0], gives=(Actor,))


def words(report: Report, span: Span) -> str:
    return " ".join(report.quote(span).split())
