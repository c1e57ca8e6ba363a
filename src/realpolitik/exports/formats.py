"""The formats that records are written in for other programs; each a function from records to pieces of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from realpolitik.core.errors import BadInput
from realpolitik.exports.told import Record, Told

Write = Callable[[Iterable[Record]], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, and what it is.

    The function that writes it has its name and stands in the module of that name, which is opened when it is asked for; beside it
    may stand ``refuses``, which says why an event cannot be told in the format.
    """

    name: str
    says: str

    @property
    def write(self) -> Write:
        write: Write = getattr(self._module, self.name)
        return write

    @property
    def refuses(self) -> Callable[[Told], str | None]:
        refuses: Callable[[Told], str | None] = getattr(self._module, "refuses", lambda one: None)
        return refuses

    @property
    def _module(self) -> ModuleType:
        return import_module(f"realpolitik.exports.{self.name}")


FORMATS = (
    Format("gdelt", "events as GDELT 2.0 has them: 61 columns between tabs"),
    Format("polecat", "events as POLECAT has them: 40 columns between tabs"),
    Format("plover", "PLOVER records, a line of JSON an event"),
    Format("geojson", "events on a map, GeoJSON"),
    Format("phoenix", "events as Phoenix has them, in CAMEO: 26 columns between tabs"),
    Format("acled", "events in columns like ACLED's, comma-separated"),
    Format("brat", "texts and marks to check by eye in brat, a zip"),
    Format("webannotation", "marks as W3C Web Annotations, a line of JSON a mark"),
    Format("graphml", "who does what to whom as a network, GraphML"),
    Format("gexf", "the same network, GEXF 1.3 for Gephi"),
    Format("ftm", "FollowTheMoney entities, a line of JSON an entity"),
    Format("parquet", "events in columns, Parquet (needs pyarrow)"),
)


def named(name: str) -> Format:
    """The format of that name. Raises :class:`BadInput` if there is none."""
    found = {one.name: one for one in FORMATS}
    if name not in found:
        raise BadInput("usage", f"there is no format '{name}': choose {', '.join(found)}")
    return found[name]
