"""A partition: one shard of post, read under a guard of its own wherever an engine puts it, and written as one shard of readings.

No engine survives a report that kills its process, so the guard stands inside: that report is named and set aside, and the rest goes on.
"""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, cast

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item, ItemKind, Outcome, Refused, Taken
from realpolitik.core.report import digest
from realpolitik.pipeline.guard import Guard, Limits
from realpolitik.pipeline.ingest import BATCH
from realpolitik.pipeline.shards import Folder, Row, storable

Record = dict[str, Any]
Told = tuple[Taken, str]
Reader = Callable[[Sequence[Item]], Sequence[Record | Refused]]
SAID = ("item", "origin", "outcome", "reason", "message", "report")
HEAD = ("published", "outlet", "url", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One shard of post by its name, in a folder by its address; read ``again`` even if it was read before."""

    folder: str
    name: str
    again: bool = False


def cut(items: Sequence[Item], folder: Folder) -> str:
    """Writes items as a shard of post and gives its name, which is that of what they hold."""
    name = digest(*(item.key for item in items), size=16)
    if not folder.has("post", name):
        folder.write("post", name, [_post_row(item) for item in items])
    return name


def items_of(folder: Folder, name: str) -> list[Item]:
    """The items of a shard of post."""
    rows = folder.rows("post", name)
    return [Item(row["origin"], cast(ItemKind, row["kind"]), row["body"], json.loads(row["given"])) for row in rows]


def read_part(part: Part, *, read: Reader, prepare: Callable[[], None], limits: Limits, workers: int) -> list[Told]:
    """Reads a part and writes its readings; gives what became of each item, with a line for the user.

    ``read`` and ``prepare`` are functions of a module, ``workers`` the processes that read at once. What was written before is not read
    again unless the part asks for it. Raises :class:`BadInput` where the post is not to be found.
    """
    folder = Folder(part.folder)
    if not part.again and folder.has("readings", part.name):
        return told(folder, part.name)
    try:
        items = items_of(folder, part.name)
    except BadInput as error:
        if error.reason != "missing":
            raise
        message = "a worker finds no post here: name a folder that all machines share, or an address such as s3://bucket/folder"
        raise BadInput("missing", message, where=part.folder) from error
    # Dask's nannies mark their workers as processes without children, which only multiprocessing minds.
    multiprocessing.current_process().daemon = False
    guard = Guard[Item, Record](read, prepare=prepare, workers=workers, limits=limits)
    batches = iter(partial(_taken, iter(items)), [])
    rows = [_row(item, result) for batch, results in guard.run(batches) for item, result in zip(batch, results, strict=True)]
    folder.write("readings", part.name, rows)
    return [_told(row) for row in rows]


def set_aside(folder: Folder, refused: Sequence[tuple[Item | Taken, Refused]]) -> list[Told]:
    """Writes what could not be opened or read by anybody as a shard of readings of its own."""
    rows = [_row(item, result) for item, result in refused]
    folder.write("readings", digest(*(row["item"] for row in rows), size=16), rows)
    return [_told(row) for row in rows]


def told(folder: Folder, name: str) -> list[Told]:
    """What became of the items of a shard that was read."""
    return [_told(row) for row in folder.rows("readings", name, SAID)]


def done(folder: Folder) -> set[bytes]:
    """The keys of all items of which the folder has a reading, or why there is none."""
    return {bytes.fromhex(row["item"]) for row in folder.each("readings", folder.names("readings"), ["item"])}


def _taken(items: Iterable[Item]) -> list[Item]:
    return list(islice(items, BATCH))


def _post_row(item: Item) -> Row:
    given = json.dumps(dict(item.given), ensure_ascii=True)
    return {"item": item.key, "origin": storable(item.origin), "kind": item.kind, "body": item.body, "given": given}


def _row(item: Item | Taken, result: Record | Refused) -> Row:
    key = item.key if isinstance(item, Item) else item.item
    row: dict[str, Any] = {"item": key, "origin": storable(item.origin)}
    if isinstance(result, Refused):
        return row | {"outcome": "refused", "reason": result.reason, "message": storable(result.message)}
    head = result["report"]
    more = {name: storable(head.get(name)) for name in HEAD}
    record = json.dumps(result, ensure_ascii=True)
    return row | more | {"outcome": "read", "report": str(head["id"]), "schema": result["schema"], "record": record}


def _told(row: Row) -> Told:
    message = row.get("message") or ""
    return Taken(row["item"], row["origin"], cast(Outcome, row["outcome"]), row.get("reason"), row.get("report")), message
