"""What is a power: a country, or a body of several; a trade without a country is none, since it stands for nobody in particular."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from realpolitik.store.store import Store

BODIES = {
    "EUR": "European Union", "IGO": "International bodies", "NGO": "Non-governmental organisations", "UNO": "United Nations",
}  # fmt: skip


def powers() -> list[dict[str, str]]:
    """All powers by code and name: ``code``, ``name``.

    >>> {"code": "RUS", "name": "Russia"} in powers(), {"code": "UNO", "name": "United Nations"} in powers()
    (True, True)
    """
    from realpolitik.knowledge.cameo import country_names

    return [{"code": code, "name": name} for code, name in sorted({**BODIES, **country_names()}.items())]


def is_power(code: str) -> bool:
    """Whether a code is one of a power.

    >>> is_power("RUS"), is_power("IGO"), is_power("MIL")
    (True, True, False)
    """
    from realpolitik.knowledge.cameo import country_name

    return code in BODIES or bool(country_name(code))


def foremost_pairs(store: Store, *, since: str | None = None, until: str | None = None, limit: int = 100) -> list[dict[str, Any]]:
    """The pairs of powers with the most events: ``source``, ``target``, ``events``."""
    asked = 2 * limit
    while True:
        rows = store.foremost_pairs(since=since, until=until, limit=asked)
        found = [row for row in rows if is_power(row["source"]) and is_power(row["target"])]
        if len(found) >= limit or len(rows) < asked:
            return found[:limit]
        asked *= 2
