"""The formats that records are written in for other programs; each a function from records to pieces of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from realpolitik.core.errors import BadInput
from realpolitik.exports.told import Record

Write = Callable[[Iterable[Record]], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what it is, and whether it can only tell events that happened.

    The function of the same name stands in the module of the same name, which is opened when it is asked for.
    """

    name: str
    says: str
    deeds_only: bool = False

    @property
    def write(self) -> Write:
        write: Write = getattr(import_module(f"realpolitik.exports.{self.name}"), self.name)
        return write


FORMATS = (
    Format("gdelt", "events as GDELT 2.0 has them: 61 columns between tabs", deeds_only=True),
    Format("polecat", "events as POLECAT has them: 40 columns between tabs", deeds_only=True),
    Format("plover", "PLOVER records, a line of JSON an event"),
    Format("geojson", "events on a map, GeoJSON"),
    Format("phoenix", "events as Phoenix has them, in CAMEO: 26 columns between tabs", deeds_only=True),
)


def named(name: str) -> Format:
    """The format of that name. Raises :class:`BadInput` if there is none."""
    found = {one.name: one for one in FORMATS}
    if name not in found:
        raise BadInput("usage", f"there is no format '{name}': choose {', '.join(found)}")
    return found[name]
