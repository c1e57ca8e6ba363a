"""Checks the tables people edit in /knowledge and builds those the package reads; ``--check`` fails if the built are stale."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from outlet_checks import every_control_has_grades, owners_own_outlets

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "knowledge"
TARGET = ROOT / "src" / "realpolitik" / "knowledge" / "tables"
DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
Rows = Sequence[dict[str, str]]
SINGLE = frozenset(  # offices that one person holds at a time; others (judges, spokespeople, deputies) are shared
    "head_of_state head_of_government foreign_minister defence_minister interior_minister finance_minister"
    " ambassador army_chief intelligence_chief central_banker monarch legislature_leader security_adviser igo_head".split()
)


def read(path: Path) -> tuple[list[str], list[list[str]]]:
    """Columns and rows of one table; raises ValueError with the line number of the first fault."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[-1] != "":
        raise ValueError(f"{path}: the last line has no end")
    columns = lines[0].split("\t")
    if columns[-1] != "source":
        raise ValueError(f"{path}: the last column must be 'source'")
    rows = []
    for number, line in enumerate(lines[1:-1], start=2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise ValueError(f"{path}:{number}: {len(cells)} cells where {len(columns)} are named")
        if not cells[-1]:
            raise ValueError(f"{path}:{number}: no source")
        if any(cell != cell.strip() for cell in cells):
            raise ValueError(f"{path}:{number}: space at the edge of a cell")
        rows.append(cells)
    if rows != sorted(rows):
        first = next(i for i, (a, b) in enumerate(zip(rows, sorted(rows), strict=True)) if a != b)
        raise ValueError(f"{path}:{first + 2}: rows are not sorted (run with --sort)")
    if len({tuple(row) for row in rows}) != len(rows):
        raise ValueError(f"{path}: the same row twice")
    return columns, rows


def sort(path: Path) -> None:
    """Sorts a table's rows in place, dropping rows given twice."""
    header, *rows = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    kept = sorted({row for row in rows if row.strip()}, key=lambda row: row.split("\t"))
    path.write_text("\n".join([header, *kept]) + "\n", encoding="utf-8")


def built(columns: list[str], rows: list[list[str]]) -> str:
    """The built table: JSON, one row a line so that a change reads as a change."""
    body = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return '{"columns":' + json.dumps(columns) + ',"rows":[\n' + body + "\n]}\n"


# --- checks: what must hold between rows and between tables ------------------------------------------------------------------


def checks(tables: Mapping[str, Rows]) -> list[str]:
    """One line for each fault; empty if the tables agree. ``tables`` are rows by name, such as ``lexicon.triggers``."""
    return [fault for check in CHECKS for fault in check(tables)]


def _all(tables: Mapping[str, Rows], name: str) -> Rows:
    """The rows of a table that is kept in several files (``triggers``, ``triggers_more``)."""
    return [row for table, rows in sorted(tables.items()) if table.startswith(name) for row in rows]


def _cells(cell: str) -> list[str]:
    return [value for value in cell.split(";") if value]


def _states_have_one_name_each(tables: Mapping[str, Rows]) -> Iterator[str]:
    """A name means one state at a time; two states that never stood side by side may share one."""
    named: dict[str, list[dict[str, str]]] = {}
    for row in tables.get("states", ()):
        for name in {row["name"], row["official"], *_cells(row["aliases"])} - {""}:
            for other in named.setdefault(name.lower(), []):
                if other["code"] != row["code"] and _overlap(other, row):
                    yield f"states: '{name}' means both {other['code']} and {row['code']}"
            named[name.lower()].append(row)


def _triggers_name_what_exists(tables: Mapping[str, Rows]) -> Iterator[str]:
    types, modes, contexts, classes = _vocabulary(tables)
    for row in _all(tables, "lexicon.triggers"):
        where = f"lexicon.triggers: {row['lemma']}/{row['pos']}/{row['order']}"
        if row["type"] not in types | {"NONE"}:
            yield f"{where}: no type '{row['type']}'"
        if row["mode"] and (row["type"], row["mode"]) not in modes:
            yield f"{where}: {row['type']} has no mode '{row['mode']}'"
        yield from (f"{where}: no context '{name}'" for name in _cells(row["contexts"]) if name not in contexts)
        yield from (f"{where}: no word class '@{name}'" for name in _frame_classes(row["frame"]) if name not in classes)


def _triggers_are_tried_in_a_clear_order(tables: Mapping[str, Rows]) -> Iterator[str]:
    """Within a file; a row of ``triggers_more`` is tried before the row of ``triggers`` with its number."""
    for name in sorted(name for name in tables if name.startswith("lexicon.triggers")):
        seen: set[tuple[str, str, str]] = set()
        for row in tables[name]:
            key = (row["lemma"].lower(), row["pos"], row["order"])
            if key in seen:
                yield f"{name}: {'/'.join(key)} stands twice: give each row of a word its own order"
            seen.add(key)


def _operators_have_an_algebra(tables: Mapping[str, Rows]) -> Iterator[str]:
    """What an operator makes of each type, or of all types of a quad, is written down, and of words that are no event."""
    types, modes, _, classes = _vocabulary(tables)
    quads = {row["type"]: row["quad"] for row in tables.get("codebook.types", ())}
    outcomes = {(row["operator"], row["embedded"]) for row in tables.get("lexicon.algebra", ())}
    known = {operator for operator, _ in outcomes}
    used = {row["operator"] for row in _all(tables, "lexicon.operators")}
    for operator in sorted(used | known):
        said = {embedded for one, embedded in outcomes if one == operator}
        missing = [one for one, quad in sorted(quads.items()) if not {one, quad} & said]
        missing += ["NONE"] if "NONE" not in said else []
        if missing and quads:
            yield f"lexicon.algebra: {operator} says nothing of {', '.join(missing)}"
    for row in _all(tables, "lexicon.operators"):
        where = f"lexicon.operators: {row['lemma']}/{row['pos']}"
        yield from (f"{where}: no word class '@{name}'" for name in _frame_classes(row["frame"]) if name not in classes)
    for row in tables.get("lexicon.algebra", ()):
        where = f"lexicon.algebra: {row['operator']} over {row['embedded']}"
        if row["type"] not in types | {"NONE", "SAME", "SELF"}:
            yield f"{where}: no type '{row['type']}'"
        if row["mode"] and row["type"] in types and (row["type"], row["mode"]) not in modes:
            yield f"{where}: {row['type']} has no mode '{row['mode']}'"


def _terms_do_not_overlap(tables: Mapping[str, Rows]) -> Iterator[str]:
    """One person holds one office of one country once at a time; told twice, the row is there twice."""
    held: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in tables.get("offices", ()):
        terms = held.setdefault((row["person"], row["office"], row["title"], row["country"]), [])
        for other in terms:
            if _overlap(other, row):
                yield f"offices: {row['person']}, {row['title']} {row['country']}: {_term(other)} and {_term(row)} overlap"
        terms.append(row)


def _one_person_holds_an_office(tables: Mapping[str, Rows]) -> Iterator[str]:
    """An office of one country and title that only one can hold has one holder a day; a term without a beginning says too little."""
    held: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in tables.get("offices", ()):
        if row["office"] not in SINGLE or not row["from"]:
            continue
        terms = held.setdefault((row["office"], row["title"], row["country"]), [])
        for other in terms:
            if other["person"] != row["person"] and _overlap(other, row):
                yield (
                    f"offices: {row['title']} {row['country']}: {other['person']} ({_term(other)})"
                    f" and {row['person']} ({_term(row)}) at one time"
                )
        terms.append(row)


def _the_dead_hold_no_office(tables: Mapping[str, Rows]) -> Iterator[str]:
    """A fate is of somebody whom the table of offices knows, and nobody serves after his death."""
    served: dict[str, list[dict[str, str]]] = {}
    for row in tables.get("offices", ()):
        served.setdefault(row["person"], []).append(row)
    for row in tables.get("fates", ()) if served else ():
        if row["person"] not in served:
            yield f"fates: nobody called '{row['person']}' in the table of offices"
        for term in served.get(row["person"], ()) if row["fate"] == "dead" and row["from"] else ():
            if not term["to"] or _first(term["to"]) > _last(row["from"]):
                yield f"fates: {row['person']}, dead since {row['from']}, was {term['title']} {_term(term)}"


def _states_are_called_one_way(tables: Mapping[str, Rows]) -> Iterator[str]:
    """An older name of a state is one that the table of states knows, and no two of them are of one day."""
    known = {row["code"]: {row["name"], row["official"], *_cells(row["aliases"])} for row in tables.get("states", ())}
    held: dict[str, list[dict[str, str]]] = {}
    for row in tables.get("state_names", ()):
        if known and row["name"] not in known.get(row["country"], ()):
            yield f"state_names: {row['country']} is not called '{row['name']}' in the table of states"
        for other in held.setdefault(row["country"], []):
            if _overlap(other, row):
                yield f"state_names: {row['country']} is both {other['name']} and {row['name']}"
        held[row["country"]].append(row)


def _members_belong(tables: Mapping[str, Rows]) -> Iterator[str]:
    """A member is of a body that the tables know, while that body is there, and once at a time; members are had of one other body."""
    bodies = {row["name"]: row for row in tables.get("organisations", ())}
    held: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in tables.get("memberships", ()):
        name, body = row["organisation"], bodies.get(row["organisation"])
        if body is None:
            yield f"memberships: {row['country']}: no organisation '{name}'"
            continue
        if body["members_of"]:
            yield f"memberships: {row['country']}: {name} has the members of {body['members_of']}"
        start = row["from"] or row["to"]
        early = body["from"] and start and _last(start) < _first(body["from"])
        late = body["to"] and (not row["to"] or _first(row["to"]) > _last(body["to"]))
        if early or late:
            yield f"memberships: {row['country']} in {name}, {_term(row)}, and {name} itself {_term(body)}"
        spells = held.setdefault((name, row["country"]), [])
        twice = [one for one in spells if _overlap(one, row)]
        yield from (f"memberships: {row['country']} in {name}: {_term(one)} and {_term(row)} overlap" for one in twice)
        spells.append(row)
    whole = {name for name, _ in held}
    for name, body in bodies.items():
        if (of := body.get("members_of", "")) and of not in whole:
            yield f"organisations: {name} has the members of '{of}', which has none"


def _articles_are_of_treaties(tables: Mapping[str, Rows]) -> Iterator[str]:
    """An article that obliges is one of a treaty that the tables know, says what it is on and owes, and how many days an answer has."""
    known = {row["name"]: row for row in tables.get("treaties", ())}
    for row in tables.get("articles", ()):
        where = f"articles: {row['treaty']} {row['article']}".rstrip()
        if row["treaty"] not in known:
            yield f"{where}: no such treaty"
            continue
        if row["on"] not in ("attack", "threat") or row["owes"] not in ("help", "consult"):
            yield f"{where}: it is on 'attack' or 'threat', and owes 'help' or 'consult'"
        if row["asked"] not in ("yes", "no") or row["also"] not in ("", "forces") or not row["days"].isdigit():
            yield f"{where}: 'asked' is yes or no, 'also' forces or nothing, 'days' a number"
        parties = set(_cells(known[row["treaty"]]["parties"]))
        yield from (f"{where}: {code} is no party" for code in _cells(row["covers"]) if code not in parties)


def _nothing_ends_before_it_begins(tables: Mapping[str, Rows]) -> Iterator[str]:
    for name, rows in sorted(tables.items()):
        for row in rows:
            start, end = row.get("from", ""), row.get("to", "")
            if start and end and _first(start) > _last(end):
                yield f"{name}: {next(iter(row.values()))}: ends {end} before it begins {start}"


def _aliases_point_one_way(tables: Mapping[str, Rows]) -> Iterator[str]:
    """A name in one table means one group, body or outlet at a time; two of the same name have no country in common."""
    for table, column in (("groups", "countries"), ("organisations", "country"), ("outlets", "country")):
        named: dict[str, list[dict[str, str]]] = {}
        for row in tables.get(table, ()):
            homes = set(_cells(row.get(column, "")))
            for name in sorted({alias.lower() for alias in (row["name"], *_cells(row.get("aliases", "")))}):
                for other in named.setdefault(name, []):
                    elsewhere = set(_cells(other.get(column, "")))
                    apart = homes and elsewhere and not homes & elsewhere
                    if not apart and _overlap({"from": "", "to": "", **other}, {"from": "", "to": "", **row}):
                        yield f"{table}: '{name}' means both {other['name']} and {row['name']}"
                named[name].append(row)


def _motions_have_ends(tables: Mapping[str, Rows]) -> Iterator[str]:
    for row in tables.get("lexicon.movement", ()):
        if row["pos"] not in ("VERB", "NOUN") or row["object"] not in ("", "source", "goal", "path") or not row["mover"]:
            yield f"lexicon.movement: '{row['lemma']}' needs pos VERB or NOUN, a mover, and source, goal, path or nothing for its object"


def _names_of_people_point_one_way(tables: Mapping[str, Rows]) -> Iterator[str]:
    """A name in the table of offices is one person's; who else has the surname is found by title and day."""
    named: dict[str, str] = {}
    for row in tables.get("offices", ()):
        for name in (row["person"], *_cells(row.get("aliases", ""))):
            if named.setdefault(name.lower(), row["person"]) != row["person"]:
                yield f"offices: '{name}' means both {named[name.lower()]} and {row['person']}"


def _days_are_days(tables: Mapping[str, Rows]) -> Iterator[str]:
    for name, rows in sorted(tables.items()):
        for row in rows:
            for column in ("from", "to"):
                value = row.get(column, "")
                if value and not DAY.fullmatch(value):
                    yield f"{name}: '{value}' in column '{column}' is no ISO date"


def _countries_exist(tables: Mapping[str, Rows]) -> Iterator[str]:
    codes = {row["code"] for table in ("states", "organisations") for row in tables.get(table, ())}
    codes |= {"IMG"} if codes else set()
    for name, rows in sorted(tables.items()):
        for row in rows if codes else ():
            listed = [*_cells(row.get("country", "")), *_cells(row.get("countries", "")), *_cells(row.get("parties", ""))]
            listed += [row[column] for column in ("earlier", "later") if column in row]
            yield from (f"{name}: '{next(iter(row.values()))}': no state or body '{code}'" for code in listed if code not in codes)


CHECKS: tuple[Callable[[Mapping[str, Rows]], Iterator[str]], ...] = (
    _states_have_one_name_each,
    _triggers_name_what_exists,
    _triggers_are_tried_in_a_clear_order,
    _operators_have_an_algebra,
    _terms_do_not_overlap,
    _one_person_holds_an_office,
    _the_dead_hold_no_office,
    _states_are_called_one_way,
    _members_belong,
    owners_own_outlets,
    _articles_are_of_treaties,
    every_control_has_grades,
    _nothing_ends_before_it_begins,
    _aliases_point_one_way,
    _motions_have_ends,
    _names_of_people_point_one_way,
    _days_are_days,
    _countries_exist,
)


def _vocabulary(tables: Mapping[str, Rows]) -> tuple[set[str], set[tuple[str, str]], set[str], set[str]]:
    """Types, modes by type, contexts and word classes."""
    return (
        {row["type"] for row in tables.get("codebook.types", ())},
        {(row["type"], row["mode"]) for row in tables.get("codebook.modes", ())},
        {row["context"] for row in tables.get("codebook.contexts", ())},
        {row["class"] for row in tables.get("lexicon.classes", ())},
    )


def _frame_classes(frame: str) -> list[str]:
    return re.findall(r"@(\w+)", frame)


def _first(day: str) -> str:
    """The first day that a date of any precision may mean."""
    return day + "0000-01-01"[len(day) :]


def _last(day: str) -> str:
    return day + "9999-12-31"[len(day) :]


def _overlap(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two terms surely share a day; *2016 to 2019* and *2019 to 2021* need not."""
    starts = max(_last(one["from"]) if one["from"] else "", _last(other["from"]) if other["from"] else "")
    ends = min(_first(one["to"]) if one["to"] else "9999-99", _first(other["to"]) if other["to"] else "9999-99")
    return starts < ends


def _term(row: Mapping[str, str]) -> str:
    return f"{row['from'] or '…'} to {row['to'] or '…'}"


# --- the command -------------------------------------------------------------------------------------------------------------


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail if the built tables differ from what would be built")
    parser.add_argument("--sort", action="store_true", help="sort the source tables first")
    options = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    wanted: dict[str, str] = {}
    tables: dict[str, Rows] = {}
    for path in sorted(SOURCE.rglob("*.tsv")):
        try:
            if options.sort:
                sort(path)
            columns, rows = read(path)
        except ValueError as fault:
            faults.append(str(fault))
            continue
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        wanted[f"{name}.json"] = built(columns, rows)
        tables[name] = [dict(zip(columns, row, strict=True)) for row in rows]
    faults += checks(tables)
    if faults:
        sys.stderr.write("\n".join(faults) + "\n")
        return 1
    present = {path.name: path.read_text(encoding="utf-8") for path in TARGET.glob("*.json")}
    if options.check:
        stale = sorted(name for name in wanted.keys() | present.keys() if wanted.get(name) != present.get(name))
        if stale:
            sys.stderr.write("stale tables (run make knowledge): " + ", ".join(stale) + "\n")
        return 1 if stale else 0
    for name in present.keys() - wanted.keys():
        (TARGET / name).unlink()
    for name, body in wanted.items():
        if present.get(name) != body:
            (TARGET / name).write_text(body, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
