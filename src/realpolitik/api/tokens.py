"""Who may ask a service: tokens with names and roles, in a file beside the store; of a token only its hash is kept."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, cast, get_args

from realpolitik.core.errors import BadInput
from realpolitik.core.sameness import RULES

Role = Literal["reader", "analyst", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
NAME = re.compile(r"[^\W_][\w .'-]{0,63}")
# What tells a token from other words, so that one that went astray can be looked for.
MARK = "rp_"
LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Who has a token: ``role`` says what one may do, ``made`` when it was given out (ISO, UTC)."""

    name: str
    role: Role
    made: str


class Tokens:
    """The tokens of a file: a line of JSON for each that was given out or taken back, so that nothing that was written changes.

    A file, since a store is data that is handed on, and who may ask one service is not. It is read anew when it has changed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: tuple[int, int] | None = None
        self._entries: dict[str, Entry] = {}

    def new(self, name: str, *, role: str) -> str:
        """Gives out a token; it is told this once. Raises :class:`BadInput` for a name that is taken or none, or no role."""
        if not NAME.fullmatch(name) or name in RULES:
            raise BadInput("usage", f"{ascii(name)[:80]} is no name: letters, digits, spaces and . ' - _, 64 at most")
        if role not in ROLES:
            raise BadInput("usage", f"{ascii(role)[:40]} is no role: choose {', '.join(ROLES)}")
        if name in {one.name for one in self.listed()}:
            raise BadInput("usage", f"'{name}' has a token already: revoke it first, or give another name")
        token = MARK + secrets.token_urlsafe(32)
        self._write({"name": name, "role": role, "hash": _hash(token)})
        return token

    def revoke(self, name: str) -> bool:
        """Takes a token back, at once; says whether there was one."""
        there = name in {one.name for one in self.listed()}
        if there:
            self._write({"name": name, "revoked": True})
        return there

    def listed(self) -> list[Entry]:
        """Who has a token, by name."""
        self._read()
        return sorted(self._entries.values(), key=lambda one: one.name)

    def find(self, token: str) -> Entry | None:
        """Whose token it is. The hash is looked up, not the token: how long that takes says nothing about tokens."""
        if len(token) > LONGEST:
            return None
        self._read()
        return self._entries.get(_hash(token))

    def _read(self) -> None:
        try:
            told = os.stat(self.path)
        except FileNotFoundError:
            self._seen, self._entries = None, {}
            return
        if self._seen == (told.st_mtime_ns, told.st_size):
            return
        entries: dict[str, Entry] = {}
        for number, line in enumerate(self.path.read_text(encoding="utf-8").splitlines(), start=1):
            row = self._row(line, number)
            entries = {key: one for key, one in entries.items() if one.name != row["name"]}
            if not row.get("revoked"):
                entries[row["hash"]] = Entry(name=row["name"], role=cast("Role", row["role"]), made=row["at"])
        self._seen, self._entries = (told.st_mtime_ns, told.st_size), entries

    def _row(self, line: str, number: int) -> dict[str, Any]:
        try:
            row = json.loads(line)
            fine = {"name", "at"} <= row.keys() and (row.get("revoked") or (row["role"] in ROLES and row["hash"]))
        except (ValueError, AttributeError, KeyError, TypeError):
            fine = False
        if not fine:
            raise BadInput("tokens", "not a line that realpolitik token wrote: take it out", where=f"{self.path}:{number}")
        return cast("dict[str, Any]", row)

    def _write(self, row: Mapping[str, Any]) -> None:
        line = json.dumps({**row, "at": datetime.now(UTC).isoformat(timespec="seconds")}) + "\n"
        try:
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(handle, line.encode())
            finally:
                os.close(handle)
        except OSError as error:
            raise BadInput("tokens", f"cannot be written: {error.strerror}", where=str(self.path)) from error


def tokens_beside(store: str) -> Path:
    """The file of tokens that belongs to a store of one file. Raises :class:`BadInput` for a database that is no file."""
    path = store.removeprefix("sqlite:///") if store.startswith("sqlite:///") else store
    if "://" in path or not path:
        raise BadInput("usage", "this store is no file that tokens could lie beside: say where they are with --tokens FILE")
    return Path(f"{path}.tokens")


def _hash(token: str) -> str:
    # 256 random bits need no slow hash: nobody tries them out.
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
