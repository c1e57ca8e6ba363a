"""How far reading went through its sources: by the bytes of their files, so that the time left can be told before all is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Way:
    """``whole``: the bytes of all files, None where a source is no file. While a file is read, ``here`` tells how much of it is."""

    whole: int | None = None
    _behind: int = 0
    _here: Callable[[], int | None] | None = None

    def at(self, here: Callable[[], int | None]) -> None:
        """A file was opened."""
        self._here = here

    def past(self, size: int) -> None:
        """A file was read to its end."""
        self._behind, self._here = self._behind + size, None

    @property
    def share(self) -> float | None:
        """The part of the way that lies behind, 0 to 1."""
        if not self.whole:
            return None
        here = self._here() if self._here is not None else 0
        return min(1.0, (self._behind + (here or 0)) / self.whole)


def size_of(path: Path) -> int:
    """Bytes of a file; 0 where there is none."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def whole_of(sources: Iterable[str], files: Callable[[Path], Iterable[Path]]) -> int | None:
    """The bytes of all files of all sources; None where one is an address, or standard input."""
    size = 0
    for source in sources:
        if source == "-" or "://" in source:
            return None
        path = Path(source)
        size += sum(map(size_of, files(path))) if path.is_dir() else size_of(path)
    return size
