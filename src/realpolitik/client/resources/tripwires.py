"""Tripwires. Written by ``python tools/build_client.py``."""

from __future__ import annotations

from typing import Any, TypedDict

from realpolitik.client.listing import Listing
from realpolitik.client.resource import Resource, address


class Alarm(TypedDict):
    """An alarm with the words of its records."""

    id: str
    at: str  # When it was raised, ISO
    tripwire: str
    about: str | None
    day: str
    since: str
    until: str
    binding: dict[str, str]  # What the rule's variables stand for
    sources: int
    count: int
    records: list[dict[str, Any]]


class Fresh(TypedDict):
    """Alarms that are new."""

    items: list[Alarm]


class Kept(TypedDict):
    """The names of the rules that are kept now."""

    names: list[str]


class Trials(TypedDict):
    """What each rule would have told."""

    items: list[Tried]


class Tried(TypedDict):
    """What a rule would have told of the past."""

    tripwire: str
    undated: int  # Events without a day, which nothing watches
    causes: list[dict[str, Any]]  # As an alarm has them, the first 100
    count: int  # How many there are in all


class Tripwire(TypedDict):
    """A tripwire that is kept."""

    name: str
    about: str | None
    rule: str  # As it was written
    added: str  # When, ISO
    as_of: str | None  # Up to which day it has been checked; null: never
    alarms: int  # How many it has raised


class TripwiresResource(Resource):
    """Of a service: tripwires."""

    def tripwires(self, *, limit: int | None = None) -> Listing[Tripwire]:
        """The tripwires of the store by name.

        - ``limit``: how many rows in all; None: every one.
        """
        return self._list(Tripwire, "/v1/tripwires", {}, limit=limit)

    def add_tripwires(self, rule: str, *, replace: bool = False, past: bool = False) -> Kept:
        """Keeps rules, all or none; a name that is taken is refused (409) unless it is to be replaced.

        - ``rule``: Rules in YAML (docs/tripwires.md), with --- between them.
        - ``replace``: Take the place of rules of the same names; their alarms go.
        - ``past``: Let the first check tell also of what the store holds already.
        """
        body = {"rule": rule, "replace": replace, "past": past}
        return self._one(Kept, "POST", "/v1/tripwires", body=body)

    def remove_tripwire(self, key: str) -> None:
        """Removes a rule with its alarms.

        - ``key``: An id.
        """
        self._none("DELETE", address("/v1/tripwires/{key}", key=key))

    def try_tripwires(self, rule: str, *, since: str | None = None, until: str | None = None) -> Trials:
        """What rules would have told of what the store holds; nothing is kept.

        - ``rule``: Rules in YAML (docs/tripwires.md), with --- between them.
        - ``since``: From this ISO day on.
        - ``until``: Up to this ISO day, from which it also looks back.
        """
        body = {"rule": rule, "since": since, "until": until}
        return self._one(Trials, "POST", "/v1/tripwires/try", body=body)

    def check_tripwires(self, *, again: bool = False, names: list[str] | None = None) -> Fresh:
        """Checks tripwires against what is new in the store, keeps and tells new alarms.

        - ``again``: All that the store holds, not only what is new.
        - ``names``: Only these tripwires.
        """
        body = {"again": again, "names": names}
        return self._one(Fresh, "POST", "/v1/tripwires/check", body=body)

    def alarms(
        self, *, tripwire: str | None = None, since: str | None = None, until: str | None = None, limit: int | None = None
    ) -> Listing[Alarm]:
        """Alarms, the newest first, with the words of the records that tripped them.

        - ``tripwire``: Only those of this tripwire.
        - ``since``: From this ISO day on.
        - ``until``: Up to this ISO day, included.
        - ``limit``: how many rows in all; None: every one.
        """
        query = {"tripwire": tripwire, "since": since, "until": until}
        return self._list(Alarm, "/v1/alarms", query, limit=limit)

    def alarm_feed(self) -> str:
        """The newest alarms as an Atom feed."""
        return self._text("/v1/alarms.atom", accept="application/atom+xml")
