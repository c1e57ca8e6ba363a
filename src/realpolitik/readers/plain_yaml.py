"""YAML of strangers as plain values: texts, lists and mappings within limits, each with its line; no anchors, no tags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from realpolitik.core.errors import BadInput

LARGEST = 64 * 1024
DEEPEST = 12
MOST = 4096
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """``value`` is made of texts, None, lists and mappings; ``lines`` tells where each part of it stands, by its path."""

    text: str
    value: Any
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of a part, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def documents(text: str, *, where: str) -> list[Document]:
    """The documents of a YAML text. Raises :class:`BadInput` (``yaml``) with the line for what is none, or beyond the limits."""
    import yaml

    if len(text) > LARGEST:
        raise BadInput("yaml", f"a file of rules may hold {LARGEST // 1024} KB", where=where)
    # Every scalar is a text: in YAML 1.1 the country code NO would be a falsehood and 12:30 a number.
    loader = yaml.BaseLoader(text) if not hasattr(yaml, "CBaseLoader") else yaml.CBaseLoader(text)
    read: list[tuple[int, Any, Mapping[Path, int]]] = []
    try:
        reader = _Reader(loader, where)
        reader.next(yaml.StreamStartEvent)
        while not loader.check_event(yaml.StreamEndEvent):
            begins = reader.next(yaml.DocumentStartEvent).start_mark.line
            reader.lines = {}
            read.append((begins, reader.value(()), reader.lines))
            reader.next(yaml.DocumentEndEvent)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{where}, line {mark.line + 1}" if mark is not None else where
        said = " ".join(str(getattr(error, "problem", None) or error).split())
        raise BadInput("yaml", f"this is no YAML: {said}", where=place) from error
    finally:
        loader.dispose()
    if not read:
        raise BadInput("yaml", "there is nothing in it", where=where)
    lines = text.splitlines()
    ends = [*(begins for begins, _, _ in read[1:]), len(lines)]
    return [
        Document("\n".join(lines[begins:end]).removeprefix("---").strip("\n") + "\n", value, places)
        for (begins, value, places), end in zip(read, ends, strict=True)
    ]


class _Reader:
    """Builds values from the events of the parser, so that what is refused is never built."""

    def __init__(self, loader: Any, where: str) -> None:
        self.loader, self.where, self.nodes = loader, where, 0
        self.lines: dict[Path, int] = {}

    def next(self, kind: type[Any]) -> Any:
        event = self.loader.get_event()
        if not isinstance(event, kind):
            raise self._error(event, "something else is expected here")
        return event

    def value(self, path: Path) -> Any:
        """One value with all that is in it."""
        import yaml

        event = self.loader.get_event()
        self.nodes += 1
        self.lines[path] = event.start_mark.line + 1
        if self.nodes > MOST:
            raise self._error(event, f"a file of rules may hold {MOST:,} values")
        if len(path) > DEEPEST:
            raise self._error(event, f"nested more than {DEEPEST} deep")
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise self._error(event, "anchors and aliases (& and *) are not taken here; quote the text if it is one")
        if event.tag is not None:
            raise self._error(event, "tags (!) are not taken here; quote the text if it is one")
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in ("", "~", "null") else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            found: list[Any] = []
            while not self.loader.check_event(yaml.SequenceEndEvent):
                found.append(self.value((*path, len(found))))
            self.loader.get_event()
            return found
        return self._mapping(path)

    def _mapping(self, path: Path) -> dict[str, Any]:
        import yaml

        made: dict[str, Any] = {}
        while not self.loader.check_event(yaml.MappingEndEvent):
            event = self.loader.peek_event()
            if not isinstance(event, yaml.ScalarEvent):
                raise self._error(event, "the name of a field must be a plain text")
            key = str(event.value)
            if key in made:
                raise self._error(event, f"'{key}' is said twice")
            self.value((*path, key))  # the name's own line stands until the value's replaces it
            name_line = self.lines[(*path, key)]
            made[key] = self.value((*path, key))
            self.lines[(*path, key)] = name_line
        self.loader.get_event()
        return made

    def _error(self, event: Any, message: str) -> BadInput:
        return BadInput("yaml", message, where=f"{self.where}, line {event.start_mark.line + 1}")
