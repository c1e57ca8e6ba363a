"""What must hold of the tables of outlets: their owners, and how far each kind may be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Rows = Sequence[Mapping[str, str]]


def owners_own_outlets(tables: Mapping[str, Rows]) -> Iterator[str]:
    """Whose owner is told is an outlet that the tables know, and has one owner."""
    known = {row["name"] for row in tables.get("outlets", ())}
    told: set[str] = set()
    for row in tables.get("owners", ()):
        if row["outlet"] not in known:
            yield f"owners: no outlet '{row['outlet']}'"
        if row["outlet"] in told:
            yield f"owners: {row['outlet']} has two owners"
        told.add(row["outlet"])


def every_control_has_grades(tables: Mapping[str, Rows]) -> Iterator[str]:
    """Whoever controls an outlet, how reliable it is for each kind of claim is written down, by a letter of the Admiralty code."""
    graded = {(row["control"], row["claim"]) for row in tables.get("reliability", ())}
    kinds = {claim for _, claim in graded}
    for control in sorted({row["control"] or "unknown" for row in tables.get("outlets", ())} if graded else ()):
        yield from (f"reliability: nothing for {control}, {claim}" for claim in sorted(kinds) if (control, claim) not in graded)
    yield from (
        f"reliability: {row['control']}: no grade '{row['grade']}'"
        for row in tables.get("reliability", ())
        if row["grade"] not in set("BCDEF")
    )
