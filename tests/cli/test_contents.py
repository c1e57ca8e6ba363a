"""The contents of the command: every command once, under a heading, in words that fit a narrow terminal."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Callable

import pytest

from realpolitik.cli.contents import FIRST, SHELVES
from realpolitik.cli.main import COMMANDS, command
from tests.cli.conftest import Ran


def test_every_command_stands_on_one_shelf() -> None:
    shelved = Counter(name for shelf in SHELVES.values() for name in shelf)
    assert shelved == Counter(dict.fromkeys(command().commands, 1)) == Counter(dict.fromkeys(COMMANDS, 1))


def test_nothing_is_cut_off_in_a_narrow_terminal(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERMINAL_WIDTH", "80")
    said = run("--help").out
    lines = said.splitlines()
    for shelf in SHELVES.values():
        for name, about in shelf.items():
            assert any(line.split(maxsplit=1) == [name, about] for line in lines), name
    for line, about in FIRST:
        assert any(line in one and about in one for one in lines), line


@pytest.mark.parametrize("line", [line for line, _ in FIRST])
def test_what_it_begins_with_can_be_said(line: str) -> None:
    program, name, *given = shlex.split(line)
    options = {word for parameter in command().commands[name].params for word in parameter.opts}
    assert program == "realpolitik"
    assert {word for word in given if word.startswith("--")} <= options
