"""Reads a file whole, or says in one line why not."""

from __future__ import annotations

import sys
from pathlib import Path

from realpolitik.core.errors import BadInput

# Files hold one report, or many as JSON; beyond this they are to be split.
LARGEST_FILE = 512 * 1024 * 1024


def bytes_of(path: str | Path) -> bytes:
    """All bytes of a file (``-``: standard input). Raises :class:`BadInput` where they cannot be had."""
    if not str(path):
        raise BadInput("missing", "a file without a name")
    if str(path) == "-":
        if sys.stdin is None:
            raise BadInput("missing", "there is no standard input to read")
        data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    else:
        data = _file_bytes(Path(path))
    if len(data) > LARGEST_FILE:
        raise BadInput("size", f"more than {LARGEST_FILE // 1024 // 1024} MB: split the file", where=str(path))
    return data


def _file_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BadInput("folder", "this is a folder; name the files in it", where=str(path))
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise BadInput("missing", "there is no such file", where=str(path)) from error
    except PermissionError as error:
        raise BadInput("permission", "you may not read this file", where=str(path)) from error
    except (OSError, ValueError) as error:
        raise BadInput("unreadable", f"cannot be read: {getattr(error, 'strerror', None) or error}", where=str(path)) from error
