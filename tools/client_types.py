"""Python types for the schemas of OpenAPI, as text: what tools/build_client.py writes the client's types with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

WIDTH = 140
PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
# A choice of more words than these gets a name.
FEW = 4
WAYS = {
    "typing": ("Any", "Literal", "NotRequired", "TypedDict"), "collections.abc": ("Iterator",),
    "realpolitik.client.listing": ("Listing",), "realpolitik.client.resource": ("Resource", "address"),
}  # fmt: skip


class Types:
    """The schemas of one description."""

    def __init__(self, schemas: dict[str, Any]) -> None:
        self.schemas = schemas
        self._words: dict[tuple[str, ...], str] = {}

    def written(self, schema: dict[str, Any], *, title: str = "") -> str:
        """A schema as a type."""
        title = schema.get("title", title)
        if "$ref" in schema:
            return str(schema["$ref"].rpartition("/")[2])
        if "anyOf" in schema:
            found = [self.written(one, title=title) for one in schema["anyOf"]]
            return " | ".join(dict.fromkeys(found))
        if "enum" in schema or "const" in schema:
            return self._choice(tuple(schema.get("enum", [schema.get("const")])), title)
        if schema.get("type") == "array":
            return f"list[{self.written(schema.get('items', {}), title=title)}]"
        if schema.get("type") == "object":
            more = schema.get("additionalProperties")
            return f"dict[str, {self.written(more) if isinstance(more, dict) else 'Any'}]"
        return PLAIN.get(schema.get("type", ""), "Any")

    def _choice(self, words: tuple[Any, ...], title: str) -> str:
        said = f"Literal[{', '.join(self._quoted(word) for word in words)}]"
        if len(words) <= FEW:
            return said
        return self._words.setdefault(words, f"{re.sub('[^A-Za-z]', '', title.title())}Word")

    @staticmethod
    def _quoted(word: Any) -> str:
        return f'"{word}"' if isinstance(word, str) else str(word)

    def words(self) -> list[str]:
        """The choices that got a name."""
        lines: list[str] = []
        for words, name in self._words.items():
            lines += wrapped(f"{name} = Literal[", [self._quoted(word) for word in words], "]", indent=4)
        return lines

    def reached(self, schemas: Iterable[dict[str, Any]]) -> list[str]:
        """The names of all objects that these schemas are made of."""
        found: list[str] = []
        left = [name for schema in schemas for name in _named(schema)]
        while left:
            name = left.pop()
            if name not in found:
                found.append(name)
                left += _named(self.schemas[name])
        return found

    def definitions(self, names: Iterable[str]) -> list[str]:
        """The lines that define these objects."""
        lines: list[str] = []
        for name in names:
            schema = self.schemas[name]
            lines += ["", "", *self._definition(name, schema)]
        return lines

    def _definition(self, name: str, schema: dict[str, Any]) -> list[str]:
        about = schema.get("description", name).splitlines()[0]
        fields = []
        for key, said in schema.get("properties", {}).items():
            kind = self.written(said)
            kind = kind if key in schema.get("required", ()) else f"NotRequired[{kind}]"
            fields.append((key, kind, f"  # {said['description']}" if said.get("description") else ""))
        if all(key.isidentifier() and key != "from" for key, _, _ in fields):
            return [f"class {name}(TypedDict):", f'    """{about}"""', "", *(f"    {key}: {kind}{note}" for key, kind, note in fields)]
        # A key that is a word of Python can be no attribute of a class.
        body = [f'        "{key}": {quoted(kind)},{note}' for key, kind, note in fields]
        return [f"# {about}", f"{name} = TypedDict(", f'    "{name}",', "    {", *body, "    },", ")"]


def quoted(kind: str) -> str:
    """A type that may not be defined yet."""
    return kind if re.fullmatch(r"(str|int|float|None|[ |])+", kind) else f'"{kind}"'


def _named(schema: Any) -> list[str]:
    """The objects that a schema names itself."""
    if isinstance(schema, dict):
        own = [schema["$ref"].rpartition("/")[2]] if "$ref" in schema else []
        return own + [name for value in schema.values() for name in _named(value)]
    return [name for value in schema for name in _named(value)] if isinstance(schema, list) else []


def wrapped(head: str, parts: list[str], tail: str, *, indent: int) -> list[str]:
    """A line of several parts, in one line if it fits, else as a formatter breaks it."""
    line = f"{head}{', '.join(parts)}{tail}"
    if len(line) <= WIDTH:
        return [line]
    before = " " * (indent - 4)
    inner = f"{' ' * indent}{', '.join(parts)}"
    if len(inner) <= WIDTH and head.lstrip().startswith(("def", "return", "self")):
        return [head, inner, f"{before}{tail}"]
    return [head, *(f"{' ' * indent}{part}," for part in parts), f"{before}{tail}"]


def file(about: str, body: list[str], shared: list[str], types: Types) -> str:
    """A file: what it is, what it imports, what stands in it."""
    text = "\n".join(body).strip("\n")

    def used(names: Iterable[str]) -> list[str]:
        return [name for name in names if re.search(rf"\b{name}\b", re.sub(r'""".*?"""|#[^\n]*', "", text, flags=re.DOTALL))]

    ways = {**WAYS, "realpolitik.client.resources.shapes": (*shared, *types._words.values()) if "Resource" in text else ()}
    order = sorted(ways, key=lambda way: (way.startswith("realpolitik"), way))
    standard, own = [], []
    for way in order:
        # Sorted as ruff sorts imports: first constants, then classes, then the rest.
        names = sorted(used(ways[way]), key=lambda name: (name[0].islower(), name))
        if names:
            (own if way.startswith("realpolitik") else standard).extend(wrapped_import(way, names))
    blocks = ["from __future__ import annotations", *(["\n".join(one)] for one in (standard, own) if one)]
    imports = "\n\n".join(block if isinstance(block, str) else block[0] for block in blocks)
    gap = "\n\n" if not text.startswith(("class", "#")) else "\n\n\n"
    return f'"""{about}"""\n\n{imports}{gap}{text}\n'


def wrapped_import(way: str, names: list[str]) -> list[str]:
    """An import as ruff writes it."""
    line = f"from {way} import {', '.join(names)}"
    return [line] if len(line) <= WIDTH else [f"from {way} import (", *(f"    {name}," for name in names), ")"]
