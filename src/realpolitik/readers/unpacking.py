"""Opens a file as a stream of bytes, unpacked where it is packed (gzip, Zstandard), and never more than is reasonable."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from realpolitik.core.errors import BadInput

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
# What is packed thinner than this is a bomb; small things may be.
PIECE = 16 * 1024
RATIO, FREE = 200, 64 * 1024 * 1024


@contextmanager
def opened(path: Path) -> Iterator[io.BufferedReader]:
    """The bytes of a file, unpacked. What goes wrong while they are read is a :class:`BadInput` too."""
    where = str(path)
    try:
        if path.exists() and not path.is_file():
            raise BadInput("kind", "this is a folder, not a file" if path.is_dir() else "this is neither a file nor a folder", where=where)
        with path.open("rb") as file, unpacked(file, file, where=where) as stream:
            yield stream
    except FileNotFoundError as error:
        raise BadInput("missing", "there is no such file", where=where) from error
    except PermissionError as error:
        raise BadInput("permission", "you may not read this file", where=where) from error
    except OSError as error:
        raise BadInput("unreadable", f"cannot be read: {error.strerror or error}", where=where) from error


@contextmanager
def unpacked(stream: io.BufferedReader, packed: Any, *, where: str) -> Iterator[io.BufferedReader]:
    """A stream as it is, or what is packed in it; ``packed`` gives the same bytes, and says by ``tell`` how many it gave."""
    start = stream.peek(4)[:4]
    try:
        if start.startswith(GZIP):
            yield io.BufferedReader(_Capped(gzip.GzipFile(fileobj=packed), packed, where))
        elif start == ZSTD:
            yield io.BufferedReader(_Capped(_Zstandard(packed), packed, where))
        else:
            yield stream
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BadInput("packed", f"cannot be unpacked: {error}", where=where) from error


class Counted:
    """A stream that cannot tell its place, such as standard input, with the bytes counted that were read of it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream, self.count = stream, 0

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes."""
        data = self.stream.read(size)
        self.count += len(data)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self.count


def place_in(stream: io.BufferedReader) -> int | None:
    """How many bytes of the file itself were read to give what was read of a stream; None once it is closed, as after a fault."""
    raw = stream.raw
    file = raw.packed if isinstance(raw, _Capped) else stream
    return None if file.closed else file.tell()


def beginning(path: Path) -> bytes:
    """The first bytes of a file, unpacked; none where they cannot be had. What is damaged further on does not matter."""
    if not path.is_file():
        return b""
    try:
        with path.open("rb") as file:
            packed = file.read(4096)
        if packed.startswith(GZIP):
            return zlib.decompressobj(wbits=31).decompress(packed, 64)
        return _first_of_frame(packed) if packed.startswith(ZSTD) else packed[:64]
    except (OSError, zlib.error):
        return b""


def _first_of_frame(packed: bytes) -> bytes:
    import zstandard

    try:
        return zstandard.ZstdDecompressor().decompressobj().decompress(packed)[:64]
    except zstandard.ZstdError:
        return b""


class _Zstandard:
    """Frames of Zstandard one after the other; one that is cut off is an error, not an end."""

    def __init__(self, packed: IO[bytes]) -> None:
        import zstandard

        self.packed = packed
        self.frames = zstandard.ZstdDecompressor(max_window_size=2**27)
        self.frame, self.ready, self.fed = self.frames.decompressobj(), b"", False

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes; none at the end."""
        while not self.ready:
            more = self.frame.unused_data if self.frame.eof else self.packed.read(PIECE)
            if self.frame.eof:
                more = more or self.packed.read(PIECE)
                self.frame, self.fed = self.frames.decompressobj(), False
            if not more:
                if self.fed:
                    raise EOFError("it is cut off")
                return b""
            self.fed = True
            self.ready = self.frame.decompress(more)
        given, self.ready = self.ready[:size], self.ready[size:]
        return given


class _Capped(io.RawIOBase):
    """An unpacked stream that refuses to give far more than was packed."""

    def __init__(self, inner: Any, packed: IO[bytes], where: str) -> None:
        self.inner, self.packed, self.where = inner, packed, where
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self.inner.read(len(buffer))
        except (EOFError, zlib.error, OSError):
            raise
        except Exception as error:
            raise BadInput("packed", f"cannot be unpacked: {error}", where=self.where) from error
        self.given += len(data)
        if self.given > FREE and self.given > RATIO * max(1, self.packed.tell()):
            raise BadInput("bomb", f"unpacks to more than {RATIO} times its size", where=self.where)
        buffer[: len(data)] = data
        return len(data)


def line_by_line(stream: io.BufferedReader, *, longest: int) -> Iterator[bytes | None]:
    """The lines of a stream without their ends; None for one that is too long, of which the rest is skipped."""
    while line := stream.readline(longest + 1):
        if len(line) <= longest:
            yield line.rstrip(b"\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(longest)
        yield None
