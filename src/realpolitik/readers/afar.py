"""Post that lies where fsspec reaches (S3, GCS, HDFS …): each file of an address, a folder or a pattern, brought here and opened."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from realpolitik.core.errors import BadInput, RealpolitikError
from realpolitik.core.post import Item
from realpolitik.readers.rows import row_items

ENDING = ".parquet"
Opener = Callable[[Path], Iterator[Item | BadInput]]


def far_items(address: str, given: Mapping[str, str], *, opened: Opener) -> Iterator[Item | BadInput]:
    """All post at an address. Parquet is read where it lies; ``opened`` reads any other file, once it is here."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise RealpolitikError("such an address needs fsspec: pip install 'realpolitik[cluster]'") from error
    try:
        system, path = url_to_fs(address)
    except (ValueError, ImportError) as error:
        raise BadInput("address", f"nothing can be reached there: {error}", where=address) from error
    files = sorted(system.glob(path)) if any(sign in path for sign in "*?[") else sorted(system.find(path))
    if not files:
        raise BadInput("missing", "there is no such file", where=address)
    for file in files:
        where = str(system.unstrip_protocol(file))
        try:
            yield from _file(system, file, where, given, opened)
        except BadInput as error:
            yield error
        except OSError as error:
            yield BadInput("unreadable", f"cannot be read: {error.strerror or error}", where=where)


def _file(system: Any, file: str, where: str, given: Mapping[str, str], opened: Opener) -> Iterator[Item | BadInput]:
    if file.endswith(ENDING):
        with system.open(file, "rb") as stream:
            yield from row_items(stream, where, given)
        return
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder) / PurePosixPath(file).name
        system.get_file(file, str(here))
        for one in opened(here):
            if isinstance(one, Item):
                yield replace(one, origin=one.origin.replace(str(here), where))
            else:
                yield BadInput(one.reason, str(one).removeprefix(f"{one.where}: "), where=one.where.replace(str(here), where))
