"""How new alarms are told: on the terminal, in a file, to a webhook, in a feed."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from realpolitik.cli.exits import put, say
from realpolitik.core.errors import RealpolitikError

if TYPE_CHECKING:
    from realpolitik.api import Store


def checked(
    store: Store,
    *,
    again: bool = False,
    names: Collection[str] | None = None,
    file: Path | None = None,
    webhook: str | None = None,
    private: bool = False,
    feed: Path | None = None,
    as_json: bool = False,
) -> int:
    """Checks tripwires and tells each new alarm, and each that is withdrawn; gives how many are new.

    The webhook comes first, then the file: if one of them fails, no alarm counts as told, and the next check finds it again.
    """
    from realpolitik import api
    from realpolitik.cli.page_file import write_pieces

    told: list[dict[str, Any]] = []

    def deliver(alarms: list[Any]) -> None:
        told.extend(api.told_alarms(store, alarms))
        if webhook is not None:
            api.send_alarms(told, webhook, private=private)
        if file is not None:
            _append(file, told)

    api.check_tripwires(store, again=again, names=names, deliver=deliver)
    for one in told:
        put(json.dumps(one, ensure_ascii=True) + "\n" if as_json else api.alarm_line(one) + "\n", flush=False)
    put("")
    if feed is not None:
        write_pieces(feed, [api.alarm_feed(store)])
    new = sum(one["withdrawn"] is None for one in told)
    gone = f", {len(told) - new:,} withdrawn" if new < len(told) else ""
    say(f"{new:,} new alarm{'s' if new != 1 else ''}{gone}")
    return new


def _append(path: Path, told: list[dict[str, Any]]) -> None:
    try:
        with path.open("a", encoding="ascii") as file:
            file.writelines(json.dumps(one, ensure_ascii=True) + "\n" for one in told)
    except OSError as error:
        raise RealpolitikError(f"{path}: cannot be written: {error.strerror or error}") from error
