"""Powers as an answer: all that are known, and the pairs of them with most to do with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from realpolitik.core.errors import BadInput

if TYPE_CHECKING:
    from realpolitik.store.store import Store


def powers() -> list[dict[str, str]]:
    """All powers by code and name: ``code``, ``name``; a body or an armed group of the tables is its name.

    >>> {"code": "RUS", "name": "Russia"} in powers(), {"code": "UNO", "name": "United Nations"} in powers()
    (True, True)
    """
    from realpolitik.knowledge.powers import power_names

    return [{"code": code, "name": name} for code, name in sorted(power_names().items())]


def power_named(words: str) -> str:
    """The power that words name; raises :class:`BadInput` where they name none.

    >>> power_named("Russia"), power_named("NATO"), power_named("EU")
    ('RUS', 'NATO', 'EUR')
    """
    from realpolitik.knowledge.powers import named

    found = named(words)
    if found is None:
        ways = "a country by code (RUS) or name (Russia), an international body (NATO), an armed group (Hezbollah)"
        raise BadInput("usage", f"'{words[:60]}' is no power that is known: give {ways}")
    return found


def foremost_pairs(store: Store, *, since: str | None = None, until: str | None = None, limit: int = 100) -> list[dict[str, Any]]:
    """The pairs of powers with the most events: ``source``, ``target``, ``events``."""
    from realpolitik.knowledge.powers import is_power

    asked = 2 * limit
    while True:
        rows = store.foremost_pairs(since=since, until=until, limit=asked)
        found = [row for row in rows if is_power(row["source"]) and is_power(row["target"])]
        if len(found) >= limit or len(rows) < asked:
            return found[:limit]
        asked *= 2
