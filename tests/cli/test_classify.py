"""``realpolitik classify``: JSON Lines in and out, order kept, bad lines told and counted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from realpolitik import recipes
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
GOOD = {"id": 7, "text": "Norway accused Sweden.", "actor": [0, 6], "recipient": [15, 21]}


@pytest.fixture(autouse=True)
def _simple(monkeypatch: pytest.MonkeyPatch) -> None:
    def classify(items: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        return ({"id": item.get("id"), "type": "ACCUSE", "quad": 3, "scores": {"ACCUSE": 1.0}} for item in items)

    monkeypatch.setattr(recipes, "classify", classify)


def test_order_is_kept(run: Run) -> None:
    data = "\n".join(json.dumps(GOOD | {"id": number}) for number in range(100)).encode()
    ran = run("classify", stdin=data)
    assert (ran.code, ran.err) == (0, "")
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == list(range(100))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"text": 5}, "'text' must be a string"),
        ({"text": " "}, "'text' is empty"),
        ({"actor": [0, 600]}, "does not lie inside the text"),
        ({"actor": [6, 6]}, "does not lie inside the text"),
        ({"recipient": None}, "'recipient' must be"),
        ({"recipient": [1.5, 2]}, "'recipient' must be"),
    ],
)
def test_wrong_items_are_named(run: Run, change: dict[str, Any], words: str) -> None:
    ran = run("classify", "-", stdin=json.dumps(GOOD | change).encode())
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_one_bad_line_among_good_ones(run: Run) -> None:
    ran = run("classify", stdin="\n".join([json.dumps(GOOD), "{", json.dumps(GOOD)]).encode())
    assert ran.code == 3
    assert len(ran.out.splitlines()) == 2
    assert "line 2" in ran.err


def test_a_wrong_item_is_named_by_its_line(run: Run) -> None:
    ran = run("classify", stdin="\n".join([json.dumps(GOOD), "", json.dumps(GOOD | {"actor": 5})]).encode())
    assert ran.code == 3
    assert "standard input line 3: 'actor' must be" in ran.err
