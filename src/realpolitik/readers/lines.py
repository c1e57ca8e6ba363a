"""The lines of a table, unpacked (gzip, Zstandard, and zip, as GDELT ships its files); of a line that is too long only its beginning."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from realpolitik.core.errors import BadInput
from realpolitik.readers.unpacking import RATIO, opened

ZIP = b"PK\x03\x04"
# Lines longer than this are no lines of a table.
LONGEST = 1024 * 1024
# Tables pack to a tenth. Beyond so many bytes one that packs to almost nothing is a bomb: of empty lines, each of which takes its time.
FREE = 4 * 1024 * 1024


@contextmanager
def lines_of(path: Path) -> Iterator[Iterator[bytes]]:
    """The lines of a file with their ends; of a zip those of its first file. What cannot be unpacked is a :class:`BadInput`."""
    with opened(path) as file:
        if file.peek(4)[:4] == ZIP:
            try:
                with zipfile.ZipFile(path) as bundle, bundle.open(bundle.infolist()[0]) as inner:
                    yield _cut(io.BufferedReader(cast("io.RawIOBase", inner)), str(path), packed=bundle.infolist()[0].compress_size)
            except (zipfile.BadZipFile, IndexError, NotImplementedError, RuntimeError) as error:
                raise BadInput("packed", f"cannot be unpacked: {error}", where=str(path)) from error
        else:
            yield _cut(file, str(path))


def _cut(file: io.BufferedReader, where: str, *, packed: int | None = None) -> Iterator[bytes]:
    given = 0
    while line := file.readline(LONGEST + 1):
        yield line
        rest = line
        while True:
            given += len(rest)
            if packed is not None and given > FREE and given > RATIO * max(1, packed):
                raise BadInput("bomb", f"unpacks to more than {RATIO} times its size", where=where)
            if len(rest) <= LONGEST or rest.endswith(b"\n"):
                break
            rest = file.readline(LONGEST + 1)
