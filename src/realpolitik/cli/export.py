"""``realpolitik export``: the events of a store, or of a file of records, in the formats of other programs."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from realpolitik.cli.asking import ActorOption, RecipientOption, Since, Types, Until, Url
from realpolitik.cli.exits import ReaderGone, say
from realpolitik.cli.ingest import STORE
from realpolitik.cli.page_file import check_target, write_pieces
from realpolitik.exports.formats import FORMATS


def export(
    name: Annotated[str, typer.Argument(metavar="FORMAT", help=f"{', '.join(one.name for one in FORMATS)}.")],
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    kind: Types = None,
    since: Since = None,
    until: Until = None,
    confidence: Annotated[float, typer.Option(metavar="X", min=0.0, max=1.0, help="Leave out events below this confidence.")] = 0.0,
    store: Url = STORE,
    records: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Records as `read --json` prints them, instead of a store.")
    ] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="Where to; standard output if not given.")] = None,
) -> None:
    """Write events for other programs; docs/formats.md says what each format holds and what is lost in it.

    Formats that cannot say whether an event happened hold only those that did; how many were left out is told.
    """
    from realpolitik import api

    if out is not None:
        check_target(out, [str(records)] if records is not None else [], option="--out")
    left_out: Counter[str] = Counter()
    conditions: dict[str, Any] = {
        "actor": actor, "recipient": recipient, "types": kind, "since": since, "until": until,
        "confidence": confidence,
    }  # fmt: skip
    if records is not None:
        if any(conditions.values()):
            raise typer.BadParameter("conditions are asked of a store, not of a file: leave them out, or --from", param_hint="'--from'")
        _write(api.export(name, api.kept_records(records), left_out=left_out), out)
    else:
        with api.open_store(store, create=False) as opened:
            _write(api.export(name, opened.readings(**conditions), left_out=left_out), out)
    if left_out:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(left_out.items()))
        say(f"{left_out.total():,} left out ({reasons})")


def _write(pieces: Iterable[bytes], out: Path | None) -> None:
    if out is not None:
        write_pieces(out, pieces)
        return
    try:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
