"""The client has what the service's description has: each operation a method, each object a type with the same fields."""

from __future__ import annotations

import inspect
import subprocess
import sys
import types
import typing
from pathlib import Path
from typing import Any

import pytest
from tools import build_client

from realpolitik.client import Client, Listing
from realpolitik.client import resources as generated

ROOT = Path(__file__).parents[2]
DESCRIBED = build_client.described()
SCHEMAS = DESCRIBED["components"]["schemas"]
OPERATIONS = {one["operationId"]: (path, method, one) for path, method, one in build_client.operations(DESCRIBED)}
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def objects() -> dict[str, Any]:
    """The types of the client by name."""
    found: dict[str, Any] = {}
    for path in Path(next(iter(generated.__path__))).glob("*.py"):
        module = __import__(f"realpolitik.client.resources.{path.stem}", fromlist=["x"]) if path.stem != "__init__" else generated
        found |= {name: one for name, one in vars(module).items() if typing.is_typeddict(one)}
    return found


def same(kind: Any, schema: dict[str, Any]) -> bool:
    """Whether a type is what a schema says."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind is Any:
        return not schema.keys() & {"type", "$ref", "anyOf", "enum", "const"}
    if typing.is_typeddict(kind):
        return schema.get("$ref", "").endswith(f"/{kind.__name__}")
    if origin in (typing.Union, types.UnionType):
        ways = schema.get("anyOf", [])
        return len(ways) == len(inner) and all(any(same(one, way) for way in ways) for one in inner)
    if origin is typing.Literal:
        return list(inner) == schema.get("enum", [schema.get("const")])
    if origin is list:
        return schema.get("type") == "array" and same(inner[0], schema["items"])
    if origin is dict:
        more = schema.get("additionalProperties")
        return schema.get("type") == "object" and (same(inner[1], more) if isinstance(more, dict) else inner[1] is Any)
    return "enum" not in schema and schema.get("type") == PLAIN[kind]


def test_the_comparison_can_fail() -> None:
    assert same(str | None, {"anyOf": [{"type": "string"}, {"type": "null"}]})
    assert not same(str, {"anyOf": [{"type": "string"}, {"type": "null"}]})
    assert not same(str, {"type": "string", "enum": ["a"]})
    assert not same(list[int], {"type": "array", "items": {"type": "number"}})
    assert not same(dict[str, Any], {"type": "object", "additionalProperties": {"type": "string"}})
    assert not same(typing.Literal["a"], {"enum": ["a", "b"]})


def test_every_operation_is_a_method_and_no_method_is_without_one() -> None:
    public = {name for name, _ in inspect.getmembers(Client, inspect.isfunction) if not name.startswith("_")}
    assert public - {"close"} == OPERATIONS.keys()


@pytest.mark.parametrize("name", sorted(OPERATIONS.keys() - {"stream"}))
def test_a_method_takes_what_its_operation_takes_and_gives_what_it_gives(name: str) -> None:
    _, _, operation = OPERATIONS[name]
    method = getattr(Client, name)
    hints = typing.get_type_hints(method, include_extras=True)
    said = {one["name"]: (one["schema"], one["required"]) for one in operation.get("parameters", []) if one["in"] in ("path", "query")}
    if "requestBody" in operation:
        body = SCHEMAS[operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]]
        said |= {key: (schema, key in body.get("required", [])) for key, schema in body["properties"].items()}
    gives = hints.pop("return")
    media = build_client.good(operation)
    if typing.get_origin(gives) is Listing:
        assert build_client.LINES in media
        page = SCHEMAS[media["application/json"]["$ref"].rpartition("/")[2]]
        assert page["properties"].keys() == {"items", "next"}
        assert same(types.GenericAlias(list, typing.get_args(gives)[:1]), page["properties"]["items"])
        said.pop("cursor")
    else:
        assert build_client.LINES not in media
        wanted = next(iter(media.values()), {"type": "null"})
        kind = str if typing.get_args(gives) == (bytes,) else gives
        assert same(kind, wanted)
    assert hints.keys() == said.keys()
    for key, (schema, required) in said.items():
        parameter = inspect.signature(method).parameters[key]
        assert (parameter.default is parameter.empty) == required
        assert required or parameter.kind is parameter.KEYWORD_ONLY
        kind = hints[key]
        if not required and "default" in schema:
            assert parameter.default == schema["default"]
        assert same(kind, schema) or (not required and same(kind, {"anyOf": [schema, {"type": "null"}]})), key


@pytest.mark.parametrize("name", sorted(objects()))
def test_a_type_has_the_fields_of_its_schema(name: str) -> None:
    kind, schema = objects()[name], SCHEMAS[name]
    hints = typing.get_type_hints(kind, include_extras=True)
    assert hints.keys() == schema["properties"].keys()
    for key, hint in hints.items():
        may_lack = typing.get_origin(hint) is typing.NotRequired
        assert may_lack == (key not in schema.get("required", []))
        assert same(typing.get_args(hint)[0] if may_lack else hint, schema["properties"][key]), key


def test_every_object_that_is_answered_is_a_type() -> None:
    told = [build_client.answered(operation, SCHEMAS) for _, _, operation in OPERATIONS.values()]
    wanted = set(build_client.Types(SCHEMAS).reached(told))
    assert wanted
    assert wanted <= objects().keys()


def test_the_files_are_what_the_description_says() -> None:
    made = build_client.pages()
    assert {path.name for path in build_client.FOLDER.glob("*.py")} == made.keys(), "run tools/build_client.py"
    for name, text in made.items():
        assert (build_client.FOLDER / name).read_text(encoding="utf-8") == text, f"{name} is stale: run tools/build_client.py"


def test_importing_the_client_opens_no_models_and_no_store() -> None:
    code = "import sys, realpolitik.client; print(sorted({'spacy', 'onnxruntime', 'sqlalchemy', 'fastapi'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
