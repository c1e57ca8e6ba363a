"""The file an answer is written to: checked before any work is done, and written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from realpolitik.core.errors import BadInput, RealpolitikError


def check_target(target: Path, names: Sequence[str], *, option: str = "--html") -> None:
    """Raises :class:`BadInput` if nothing can be written there, or it would overwrite one of the files read (``names``)."""
    if str(target) == "-":
        raise BadInput("usage", f"{option} writes a file, not standard output: name it")
    if target.is_dir():
        raise BadInput("folder", f"{option} needs the name of a file, and this is a folder", where=str(target))
    if not target.parent.is_dir():
        raise BadInput("missing", f"{option}: there is no such folder to write into", where=str(target.parent))
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise BadInput("permission", f"{option}: you may not write here", where=str(target))
    if any(name != "-" and Path(name).exists() and target.exists() and target.samefile(name) for name in names):
        raise BadInput("usage", f"{option} would overwrite the file that is read", where=str(target))


def write(target: Path, page: str) -> None:
    """Writes the page whole or not at all."""
    write_pieces(target, [page.encode()])


def write_pieces(target: Path, pieces: Iterable[bytes]) -> None:
    """Writes pieces as they come; the file is there when all of them are."""
    try:
        if target.exists() and not target.is_file():  # a device or a pipe
            with target.open("wb") as file:
                file.writelines(pieces)
            return
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(pieces)
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(name, 0o666 & ~umask)
            os.replace(name, target)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
    except OSError as error:
        raise RealpolitikError(f"{target}: cannot be written: {error.strerror or error}") from error
