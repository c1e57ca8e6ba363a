"""The exit codes of the command, and how anything that goes wrong is told in one line."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO, cast

from realpolitik.core.errors import BadInput, EvaluationError, RealpolitikError

DONE, FAILED, BAD_INPUT, WITH_REJECTS, INTERRUPTED = 0, 1, 2, 3, 130
DEBUG = "REALPOLITIK_DEBUG"


def say(message: str) -> None:
    """One line for the user, on standard error."""
    with suppress(OSError, ValueError, AttributeError):  # it may be full, closed or not there
        sys.stderr.write(f"realpolitik: {one_line(message)}\n")
        sys.stderr.flush()


class ReaderGone(Exception):
    """Whoever read our output has enough: no error, but the end."""


def put(words: str, *, flush: bool = True) -> None:
    """Writes data on standard output."""
    if sys.stdout is None:
        raise RealpolitikError("there is no standard output to write to")
    try:
        sys.stdout.write(words)
        if flush:
            sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        _drop_output()
        raise RealpolitikError(f"cannot write the output: {error.strerror or error}") from error


def guarded(command: Callable[[], object]) -> int:
    """Runs ``command`` and returns its exit code; no error leaves here as a traceback."""
    _prepare_streams()
    try:
        code = _code(command)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (ReaderGone, BrokenPipeError):
        _drop_output()
        return DONE
    except KeyboardInterrupt:
        return _told("interrupted", INTERRUPTED)
    except OSError as error:
        _drop_output()
        return _told(f"cannot write the output: {error.strerror or error}", FAILED)
    return code


def _code(command: Callable[[], object]) -> int:
    try:
        command()
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else FAILED if error.code else DONE
    except (ReaderGone, KeyboardInterrupt):
        raise
    except (BadInput, EvaluationError) as error:
        return _told(str(error), BAD_INPUT)
    except RealpolitikError as error:
        return _told(str(error), FAILED)
    except OSError as error:
        return _told(f"cannot read or write: {error.strerror or error}", FAILED)
    except MemoryError:
        return _told("out of memory", FAILED)
    except Exception as error:  # noqa: BLE001 - the last guard: what nobody expected is told in one line
        return _told(internal(error), FAILED)
    return DONE


def misused(error: BaseException) -> int:
    """Tells what is wrong with the arguments, in one line, and where help is; the help itself where none were given."""
    message = str(getattr(error, "format_message", lambda: error)())
    show = getattr(error, "show", None)
    if "\n" in message and show is not None:
        show()
        return BAD_INPUT
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", "realpolitik")
    return _told(f"{message.rstrip('.')} (see: {path} --help)", BAD_INPUT)


def internal(error: BaseException, told: str = "") -> str:
    """The line for an error nobody expected; with REALPOLITIK_DEBUG set the traceback is shown first."""
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    told = told or f"internal error: {type(error).__name__}: {error}"
    return f"{told} (please report; {DEBUG}=1 shows the traceback)"


def _told(message: str, code: int) -> int:
    say(message)
    return code


def one_line(message: str) -> str:
    """A message as it is shown: in one line, and in characters that can be written."""
    return " ".join(message.split()).encode("utf-8", "replace").decode("utf-8")


def _drop_output() -> None:
    """The interpreter must not try to write the rest when it ends."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _prepare_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(cast(TextIO | None, stream), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
