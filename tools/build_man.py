"""Writes packaging/realpolitik.1, the page of ``man realpolitik``, from the commands themselves; ``--check`` fails if it is stale."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from realpolitik.cli.main import EPILOG, command

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "packaging" / "realpolitik.1"
SECTIONS = f"""\
.SH EXIT STATUS
{EPILOG.partition(":")[2].strip()}
.SH ENVIRONMENT
.TP
.B REALPOLITIK_DEBUG
1 shows the traceback behind an internal error.
.TP
.B OMP_NUM_THREADS
how many cores one reading may use.
.SH SEE ALSO
The manual comes with the source, in docs/.
"""


def page() -> str:
    """The whole page, in the macros of man(7)."""
    root: Any = command()
    heading = f'.TH REALPOLITIK 1 "" "realpolitik" "User Commands"\n.SH NAME\nrealpolitik \\- {_text(root.help)}\n'
    parts = [
        heading,
        ".SH SYNOPSIS\n.B realpolitik\n[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGS\\fR]...\n.SH OPTIONS\n",
        *_options(root),
        ".SH COMMANDS\n",
    ]
    for words, one in _commands(root, ()):
        usage = " ".join(_text(part) for part in one.collect_usage_pieces(typer.Context(one)))
        parts.append(f".SS {' '.join(words)} {usage}\n{_text(one.help)}\n")
        parts += _options(one)
    return "".join([*parts, SECTIONS])


def _commands(group: Any, before: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, one in group.commands.items():
        words = (*before, name)
        yield words, one
        if getattr(one, "commands", None):
            yield from _commands(one, words)


def _options(one: Any) -> Iterator[str]:
    context = typer.Context(one)
    for parameter in one.params:
        told = parameter.get_help_record(context)
        if told is not None:
            yield f".TP\n.B {_text(told[0])}\n{_text(told[1])}\n"


def _text(said: str | None) -> str:
    """One line of plain text, safe in roff: a line must not begin with its control signs."""
    line = " ".join((said or "").split()).replace("\\", "\\e").replace("-", "\\-")
    plain = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in line)
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    made = page()
    if parser.parse_args().check:
        if PAGE.read_text(encoding="utf-8") == made:
            return 0
        sys.stderr.write("packaging/realpolitik.1 is stale: run tools/build_man.py\n")
        return 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
