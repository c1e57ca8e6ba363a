"""Shards: rows in Parquet files, named by what they hold, in any folder that fsspec reaches (a disk, S3, GCS, HDFS …).

A shard is there whole or not at all, and writing it twice leaves one: so whoever died while he wrote it is simply repeated.
"""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from realpolitik.core.errors import BadInput, RealpolitikError

Row = Mapping[str, Any]
ENDING = ".parquet"
# Columns of each room of a folder; all are text but those named here.
ROOMS: Mapping[str, tuple[str, ...]] = {
    "post": ("item", "origin", "kind", "body", "given"),
    "readings": (
        "item", "origin", "outcome", "reason", "message", "report", "schema", "published", "outlet", "url", "title", "record",
    ),
    "judgements": ("left", "right", "verdict", "by", "reason", "score", "at"),
    "tellings": ("report", "day", "telling"),
    "keys": ("key", "period", "worth", "place", "report", "shard"),
    "pairs": ("later", "later_shard", "earlier", "earlier_shard", "worth"),
    "edges": ("left", "left_shard", "right", "right_shard"),
}  # fmt: skip
OTHER_TYPES = {
    "body": "large_binary", "telling": "large_binary", "record": "large_string", "score": "float64", "worth": "float64",
    **dict.fromkeys(("key", "period", "place", "shard", "later_shard", "earlier_shard", "left_shard", "right_shard"), "int64"),
}  # fmt: skip
# So many shards are looked into at once: a store of objects answers slowly, but many at a time.
HANDS = 16
NEEDED = "{} needs {}: pip install 'realpolitik[cluster]'"


@dataclass(frozen=True, slots=True)
class Folder:
    """Where shards lie: ``address`` is absolute, so that it means the same on every machine that has it."""

    address: str

    @staticmethod
    def at(address: str) -> Folder:
        """A folder by its path or any address that fsspec knows. Raises :class:`BadInput` for any other."""
        system, path = _reached(address)
        return Folder(str(system.unstrip_protocol(path)).rstrip("/"))

    def names(self, room: str) -> list[str]:
        """The shards of a room, sorted."""
        system, path = _reached(f"{self.address}/{room}")
        with _told(self.address):
            try:
                system.invalidate_cache()  # others write here too
                found = system.ls(path, detail=False)
            except FileNotFoundError:
                return []
        names = (PurePosixPath(str(one)).name for one in found)
        return sorted(name.removesuffix(ENDING) for name in names if name.endswith(ENDING) and not name.startswith("."))

    def has(self, room: str, name: str) -> bool:
        """Whether a shard is there."""
        system, path = _reached(self._path(room, name))
        with _told(self.address):
            system.invalidate_cache()
            return bool(system.exists(path))

    def write(self, room: str, name: str, rows: Sequence[Row]) -> None:
        """Writes a shard: first aside, then moved to its place."""
        table = _table(rows, ROOMS[room])
        system, path = _reached(self._path(room, name))
        aside = f"{system._parent(path)}/.{name}-{uuid.uuid4().hex}.part"
        with _told(self.address):
            system.makedirs(system._parent(path), exist_ok=True)
            try:
                system.pipe_file(aside, table)
                system.mv(aside, path)
            except BaseException:
                with suppress(Exception):
                    system.rm_file(aside)
                raise

    def rows(self, room: str, name: str, columns: Sequence[str] | None = None) -> Iterator[Row]:
        """The rows of a shard, some of their columns or all."""
        with _told(self.address):
            yield from rows_at(self._path(room, name), wanted=ROOMS[room], columns=columns)

    def each(self, room: str, names: Iterable[str], columns: Sequence[str]) -> Iterator[Row]:
        """Some columns of the rows of many shards, in no order that could be told."""

        def some(name: str) -> list[Row]:
            return list(self.rows(room, name, columns))

        with ThreadPoolExecutor(HANDS) as hands:
            for rows in hands.map(some, names):
                yield from rows

    def remove(self, room: str, name: str) -> None:
        """Removes a shard, and what was left aside of it; it may be gone already."""
        system, path = _reached(self._path(room, name))
        for one in (path, *system.glob(f"{system._parent(path)}/.{name}-*.part")):
            with suppress(FileNotFoundError):
                system.rm_file(one)

    def clear(self) -> None:
        """Removes the folder with all that is in it."""
        system, path = _reached(self.address)
        with suppress(FileNotFoundError):
            system.rm(path, recursive=True)

    def _path(self, room: str, name: str) -> str:
        return f"{self.address}/{room}/{name}{ENDING}"


def rows_at(address: str, *, wanted: Sequence[str], columns: Sequence[str] | None = None) -> Iterator[Row]:
    """The rows of one Parquet file. Raises :class:`BadInput` for a file that is none, or lacks a column that is ``wanted``."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise RealpolitikError(NEEDED.format("Parquet", "pyarrow")) from error
    system, path = _reached(address)
    try:
        with system.open(path, "rb") as stream:
            file = parquet.ParquetFile(stream)
            missing = [name for name in wanted if name not in file.schema_arrow.names]
            if missing:
                raise BadInput("columns", f"there is no column {missing[0]}: this was not written here", where=address)
            for batch in file.iter_batches(batch_size=64, columns=list(columns or wanted)):
                yield from batch.to_pylist()
    except FileNotFoundError as error:
        raise BadInput("missing", "there is no such file", where=address) from error
    except pyarrow.ArrowInvalid as error:
        raise BadInput("parquet", f"this is no Parquet file: {error}", where=address) from error


def storable(text: str | None) -> str | None:
    """Text as Parquet takes it: half characters, which UTF-8 does not have, are spelt out."""
    return None if text is None else text.encode("utf-8", "backslashreplace").decode()


def _table(rows: Sequence[Row], columns: Sequence[str]) -> bytes:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise RealpolitikError(NEEDED.format("Parquet", "pyarrow")) from error
    types: dict[str, Callable[[], Any]] = {name: getattr(pyarrow, OTHER_TYPES.get(name, "string")) for name in columns}
    schema = pyarrow.schema([(name, kind()) for name, kind in types.items()])
    made = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist([dict(row) for row in rows], schema=schema), made, compression="zstd")
    return made.getvalue()


def _reached(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise RealpolitikError(NEEDED.format("a folder of shards", "fsspec")) from error
    try:
        system, path = url_to_fs(address)
    except (ValueError, ImportError) as error:
        raise BadInput("address", f"no folder can be reached there: {error}", where=address) from error
    return system, str(path)


@contextmanager
def _told(where: str) -> Iterator[None]:
    """What a file system says when it fails, told with the folder's name."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise RealpolitikError(f"{where}: cannot be read or written: {error.strerror or error}") from error
