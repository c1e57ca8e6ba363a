"""A report: fixed text and the marks made on it so far."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, TypeVar, cast

from realpolitik.core.marks import Mark, Span, Token
from realpolitik.core.syntax import Syntax

M = TypeVar("M", bound=Mark)
PublishedFrom = Literal["given", "page", "text"]


def digest(*parts: str, size: int = 8) -> str:
    """A short stable id: hex of the BLAKE2 hash of ``parts``, ``size`` bytes long."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def record_id(kind: str, report_id: str, record: Mapping[str, Any]) -> str:
    """The id of a record of the public contract: its own, or one made from its content where its kind has none."""
    return str(record.get("id") or digest(kind, report_id, json.dumps(record, sort_keys=True)))


@dataclass(frozen=True, eq=False)
class Report:
    """A news report. ``text`` never changes; annotators add marks through :meth:`with_marks`, which gives a new report.

    ``published`` is the day of publication or None; ``published_from`` says who knows it (given by the caller, the page, the text).
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    language: str = "en"
    published: date | None = None
    published_from: PublishedFrom | None = None
    where: str = ""
    _marks: dict[type[Mark], tuple[Mark, ...]] = field(default_factory=dict, repr=False)

    @property
    def id(self) -> str:
        """Hash of the content, so that the same post read twice is the same report."""
        day = self.published.isoformat() if self.published else ""
        return digest(self.text, self.title or "", self.outlet or "", self.url or "", day)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, grouped by kind in the order in which the kinds were made."""
        return tuple(mark for kind in self._marks.values() for mark in kind)

    def of(self, kind: type[M]) -> tuple[M, ...]:
        """The marks of exactly this kind, in the order they were made."""
        return cast("tuple[M, ...]", self._marks.get(kind, ()))

    def has(self, kind: type[Mark]) -> bool:
        """Whether some annotator that gives this kind has run."""
        return kind in self._marks

    def quote(self, span: Span) -> str:
        """The words under a span."""
        return self.text[span.start : span.end]

    def with_marks(self, marks: Iterable[Mark], *, gives: Iterable[type[Mark]] = ()) -> Report:
        """A report with these marks added; kinds in ``gives`` count as made even if there are none."""
        new: dict[type[Mark], list[Mark]] = {kind: [] for kind in gives}
        for mark in marks:
            new.setdefault(type(mark), []).append(mark)
        merged = dict(self._marks)
        for kind, found in new.items():
            merged[kind] = merged.get(kind, ()) + tuple(found)
        report = replace(self, _marks=merged)
        cached = self.__dict__.get("_syntax")
        if cached is not None and Token not in new:
            object.__setattr__(report, "_syntax", cached)
        return report

    @property
    def syntax(self) -> Syntax:
        """The dependency trees over this report's tokens (built once, handed on)."""
        cached = self.__dict__.get("_syntax")
        if cached is None:
            cached = Syntax(self.of(Token))
            object.__setattr__(self, "_syntax", cached)
        return cast(Syntax, cached)
