"""``realpolitik import``: events that others coded, as lines of JSON, to be compared with ours."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from realpolitik.cli.exits import BAD_INPUT, WITH_REJECTS, put, say
from realpolitik.cli.page_file import check_target, write_pieces
from realpolitik.core.errors import BadInput

# As many refused lines are told one by one; all are counted.
TOLD = 5


def import_events(
    name: Annotated[str, typer.Argument(metavar="FORMAT", help="gdelt, icews.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The table, as it is or packed (zip, gzip, Zstandard).")],
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="Where to; standard output if not given.")] = None,
) -> None:
    """Read events that others coded, and write each as a line of JSON with the PLOVER type closest to its code.

    Lines that cannot be read are left out and counted by reason.
    """
    from realpolitik import api

    if out is not None:
        check_target(out, [str(file)], option="--out")
    read, refused = 0, Counter[str]()

    def lines() -> Iterator[str]:
        nonlocal read
        for found in api.coded_events(name, file):
            if isinstance(found, BadInput):
                refused[found.reason] += 1
                if refused.total() <= TOLD:
                    say(str(found))
            else:
                read += 1
                yield json.dumps(found, ensure_ascii=True) + "\n"

    if out is not None:
        write_pieces(out, (line.encode() for line in lines()))
    else:
        for line in lines():
            put(line, flush=False)
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(refused.items()))
    say(f"{read:,} read" + (f", {refused.total():,} refused ({reasons})" if refused else ""))
    if refused:
        raise typer.Exit(WITH_REJECTS if read else BAD_INPUT)
