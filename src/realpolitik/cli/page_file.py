"""The file a page is written to: checked before any work is done, and written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from realpolitik.core.errors import BadInput, RealpolitikError


def check_target(target: Path, names: Sequence[str]) -> None:
    """Raises :class:`BadInput` if the page cannot be written there, or would overwrite one of the files read (``names``)."""
    if str(target) == "-":
        raise BadInput("usage", "--html writes a file, not standard output: name it")
    if target.is_dir():
        raise BadInput("folder", "--html needs the name of a file, and this is a folder", where=str(target))
    if not target.parent.is_dir():
        raise BadInput("missing", "--html: there is no such folder to write into", where=str(target.parent))
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise BadInput("permission", "--html: you may not write here", where=str(target))
    if any(name != "-" and Path(name).exists() and target.exists() and target.samefile(name) for name in names):
        raise BadInput("usage", "--html would overwrite the file that is read", where=str(target))


def write(target: Path, page: str) -> None:
    """Writes the page whole or not at all."""
    try:
        if target.exists() and not target.is_file():  # a device or a pipe
            target.write_text(page, encoding="utf-8")
            return
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(page)
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
