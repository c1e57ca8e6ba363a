"""Gold of GUM and OntoGUM in CoNLL-U: plain text rebuilt from the sentences, and the spans of entities in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Span

ENTITY = re.compile(r"\(\d+[^()]*\)|\(\d+[^()]*|\d+(?:\[[\d/]+\])?\)")
CREATED = re.compile(r"^# meta::dateCreated = (\d{4}-\d\d-\d\d)$", re.MULTILINE)
NUMBER = re.compile(r"\d+")
FIELDS = 7  # type, information status, salience, centering, shortest span, link, then the identity


@dataclass(frozen=True)
class Word:
    """A token of the gold; ``head`` is the index of its governor in the document, its own at the root, ``relation`` the arc."""

    span: Span
    text: str
    tag: str
    head: int
    relation: str = ""


@dataclass(frozen=True)
class Entity:
    """A mention over tokens ``[first, last)`` of cluster ``number``; ``kind`` and Wikipedia ``title`` where the gold has them."""

    number: str
    first: int
    last: int
    kind: str = ""
    title: str = ""


@dataclass
class Document:
    """One text with its gold, and the day it was written, where the gold says so."""

    name: str
    text: str = ""
    created: date | None = None
    words: list[Word] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens ``[first, last)``."""
        return Span(self.words[first].span.start, self.words[last - 1].span.end)


def load(folder: Path, pattern: str = "*.conllu") -> list[Document]:
    """Documents of the files in a folder that match. Raises :class:`EvaluationError` if there are none, or one is no CoNLL-U."""
    files = sorted(folder.glob(pattern))
    if not files:
        raise EvaluationError(f"{folder}: no {pattern} in it")
    return [_document(file) for file in files]


def _document(file: Path) -> Document:
    document = Document(file.stem)
    opened: dict[str, list[tuple[int, str]]] = {}
    try:
        if (day := CREATED.search(file.read_text(encoding="utf-8"))) is not None:
            document.created = date.fromisoformat(day[1])
        for paragraph, text, rows in _sentences(file):
            document.text += ("\n" if paragraph else " ") if document.text else ""
            at, first = len(document.text), len(document.words)
            document.text += text
            for row in rows:
                at = document.text.index(row[1], at)
                number = len(document.words)
                governor = first + int(row[6]) - 1 if row[6] not in ("0", "_") else number
                document.words.append(Word(Span(at, at + len(row[1])), row[1], row[4], governor, row[7]))
                at += len(row[1])
                _entities(row[9], number, opened, document.entities)
    except (OSError, ValueError, IndexError, KeyError) as error:
        raise EvaluationError(f"{file}: cannot be read as CoNLL-U ({error})") from error
    return document


def _sentences(file: Path) -> Iterator[tuple[bool, str, list[list[str]]]]:
    paragraph, text, rows = False, "", []
    for line in [*file.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif not line and rows:
            yield paragraph, text, rows
            paragraph, text, rows = False, "", []


def _entities(cell: str, at: int, opened: dict[str, list[tuple[int, str]]], found: list[Entity]) -> None:
    marked = next((part.removeprefix("Entity=") for part in cell.split("|") if part.startswith("Entity=")), "")
    for piece in ENTITY.findall(marked):
        number = NUMBER.search(piece)[0]  # type: ignore[index]
        if piece.startswith("("):
            opened.setdefault(number, []).append((at, piece.strip("()")))
        if piece.endswith(")"):
            first, described = opened[number].pop()
            parts = described.split("-", FIELDS)
            kind = parts[1] if len(parts) > 1 else ""
            title = unquote(parts[FIELDS]) if len(parts) > FIELDS else ""
            found.append(Entity(number, first, at + 1, kind, title))
