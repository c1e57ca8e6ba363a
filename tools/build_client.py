"""Writes src/realpolitik/client/resources, methods and types, from the service's description; ``--check`` fails if they are stale."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import client_types
from client_types import Types, wrapped
from realpolitik import api
from realpolitik.web.app import create_app

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "src" / "realpolitik" / "client" / "resources"
WRITTEN = "Written by ``python tools/build_client.py``."
# What its tag would not say in a sentence.
ABOUT = {"status": "what is served", "overview": "the store at a glance", "session": "who you are", "reading": "reading and exporting"}
LINES = "application/x-ndjson"
STREAM = "text/event-stream"


def described() -> dict[str, Any]:
    """The service's description in OpenAPI."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.sqlite"
        api.open_store(path).close()
        return create_app(path).openapi()


def operations(description: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, method and operation."""
    for path, found in description["paths"].items():
        for method, operation in found.items():
            yield path, method.upper(), operation


def good(operation: dict[str, Any]) -> dict[str, Any]:
    """What an operation answers with when all is well: a schema by media type."""
    status = next(one for one in operation["responses"] if one.startswith("2"))
    return {media: said.get("schema", {}) for media, said in operation["responses"][status].get("content", {}).items()}


def answered(operation: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """The schema of what a method gives: of a list its rows."""
    said: dict[str, Any] = good(operation).get("application/json", {})
    if LINES in good(operation):
        row: dict[str, Any] = schemas[said["$ref"].rpartition("/")[2]]["properties"]["items"]["items"]
        return row
    return said


def pages() -> dict[str, str]:
    """Every file by its name."""
    description = described()
    schemas = description["components"]["schemas"]
    types = Types(schemas)
    by_tag: dict[str, list[tuple[str, str, dict[str, Any]]]] = defaultdict(list)
    wanted: dict[str, list[str]] = {}
    for path, method, operation in operations(description):
        by_tag[operation["tags"][0]].append((path, method, operation))
    for tag, found in by_tag.items():
        wanted[tag] = types.reached(answered(operation, schemas) for _, _, operation in found)
    times = Counter(name for names in wanted.values() for name in names)
    shared = [name for name in schemas if times[name] > 1]
    files = {"__init__.py": f'"""The endpoints of the service as methods, one file a tag of its description. {WRITTEN}"""\n'}
    for tag, found in by_tag.items():
        own = [name for name in schemas if name in wanted[tag] and name not in shared]
        methods = [method_of(types, *one) for one in found if STREAM not in good(one[2])]
        if methods:
            about = f"{ABOUT.get(tag, tag)}. {WRITTEN}"
            body = [*types.definitions(own), "", "", f"class {named(tag)}(Resource):", f'    """Of a service: {ABOUT.get(tag, tag)}."""']
            body += [line for method in methods for line in ["", *method]]
            files[f"{tag}.py"] = client_types.file(about[0].upper() + about[1:], body, shared, types)
    about = f"What several resources tell, and the words that they take. {WRITTEN}"
    files["shapes.py"] = client_types.file(about, [*types.words(), *types.definitions(shared)], [], types)
    return files


def named(tag: str) -> str:
    """The class of a tag."""
    return f"{tag.capitalize()}Resource"


def method_of(types: Types, path: str, method: str, operation: dict[str, Any]) -> list[str]:
    """The lines of one method."""
    media = good(operation)
    parameters = [one for one in operation.get("parameters", []) if one["in"] in ("path", "query")]
    parts = [one["name"] for one in parameters if one["in"] == "path"]
    query = [one["name"] for one in parameters if one["in"] == "query"]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    fields = types.schemas[body["$ref"].rpartition("/")[2]] if body else {"properties": {}}
    parameters += [
        {"name": name, "schema": said, "required": name in fields.get("required", []), "description": said.get("description")}
        for name, said in fields["properties"].items()
    ]  # fmt: skip
    listing = LINES in media
    if listing:
        parameters = [one for one in parameters if one["name"] not in ("limit", "cursor")]
        query = [name for name in query if name not in ("limit", "cursor")]
    needed = [f"{one['name']}: {types.written(one['schema'])}" for one in parameters if one["required"]]
    free = [optional(types, one) for one in parameters if not one["required"]] + (["limit: int | None = None"] if listing else [])
    gives, call = giving(types, operation, media, listing=listing)
    where = f'address("{path}", {", ".join(f"{part}={part}" for part in parts)})' if parts else f'"{path}"'
    given = [f'"{method}"', where] if call in ("one", "none") else [where]
    if call == "one" or listing:
        given.insert(0, gives.removeprefix("Listing[").removesuffix("]") if listing else gives)
    lines = wrapped(f"    def {operation['operationId']}(", ["self", *needed, *(["*", *free] if free else [])], f") -> {gives}:", indent=8)
    lines += told(operation, parameters, listing=listing)
    if query:
        lines += wrapped("        query = {", [f'"{name}": {name}' for name in query], "}", indent=12)
        given.append("query")
    elif listing or call == "pieces":
        given.append("{}")
    if fields["properties"]:
        lines += wrapped("        body = {", [f'"{name}": {name}' for name in fields["properties"]], "}", indent=12)
        given.append("body=body")
    if call in ("text", "pieces"):
        given.append(f'accept="{next(iter(media))}"')
    if listing:
        given.append("limit=limit")
    back = "" if call == "none" else "return "
    return lines + wrapped(f"        {back}self._{call}(", given, ")", indent=12)


def giving(types: Types, operation: dict[str, Any], media: dict[str, Any], *, listing: bool) -> tuple[str, str]:
    """The type that a method gives, and which of the ways to ask it takes."""
    if not media:
        return "None", "none"
    if listing:
        return f"Listing[{types.written(answered(operation, types.schemas))}]", "list"
    if "application/json" in media:
        return types.written(media["application/json"]), "one"
    only = next(iter(media.values()))
    return ("Iterator[bytes]", "pieces") if only.get("format") == "binary" else ("str", "text")


def optional(types: Types, parameter: dict[str, Any]) -> str:
    """A parameter that may be left out."""
    schema = parameter["schema"]
    kind, default = types.written(schema), schema.get("default")
    shown = f'"{default}"' if isinstance(default, str) else str(default)
    return f"{parameter['name']}: {kind}{' | None' if default is None and 'None' not in kind and kind != 'Any' else ''} = {shown}"


def told(operation: dict[str, Any], parameters: list[dict[str, Any]], *, listing: bool) -> list[str]:
    """The text of a method: the operation's own, and what its parameters mean."""
    first, *rest = operation["description"].splitlines()
    notes = [f"- ``{one['name']}``: {one['description']}." for one in parameters if one.get("description")]
    notes += ["- ``limit``: how many rows in all; None: every one."] if listing else []
    more = [*rest, *([""] if notes else []), *notes]
    if not more:
        return [f'        """{first}"""']
    return [f'        """{first}', *(f"        {line}".rstrip() for line in more), '        """']


def main() -> int:
    """Writes the files, or says which are stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is stale")
    check = parser.parse_args().check
    made = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py")}
    stale = sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))
    if check:
        sys.stderr.write("".join(f"src/realpolitik/client/resources/{name} is stale: run tools/build_client.py\n" for name in stale))
        return 1 if stale else 0
    for name in stale:
        if name in made:
            (FOLDER / name).write_text(made[name], encoding="utf-8")
        else:
            (FOLDER / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
