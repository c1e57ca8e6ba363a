"""The shape of the house: what the outside sees, who may import whom, and the style laws, held by machine."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import realpolitik
from tests.shape.snapshots import FOLDER, SHAPES

ROOT = Path(__file__).parent.parent.parent
SOURCE = sorted((ROOT / "src").rglob("*.py"))
PYTHON = SOURCE + sorted(path for folder in ("tests", "tools", "perf") for path in (ROOT / folder).rglob("*.py"))
LONGEST = 400
TABLES = {"tests/sample.py", "src/realpolitik/core/marks.py"}  # rows of marks; the vocabulary, which stands in one file
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_snapshots(name: str) -> None:
    """A change of shape is written down with ``python -m tests.shape.snapshots``, and in changelog.d/."""
    assert SHAPES[name]() == (FOLDER / name).read_text(encoding="utf-8")


def test_importing_the_package_costs_nothing() -> None:
    code = "import sys, realpolitik; print(sorted({'spacy', 'pydantic', 'typer', 'sqlalchemy', 'trafilatura'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there_and_says_what_it_is() -> None:
    assert all(getattr(realpolitik, name).__doc__ for name in realpolitik.__all__)
    assert realpolitik.__version__
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = realpolitik.nothing  # type: ignore[attr-defined]


def test_imports_point_down() -> None:
    command = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "7 kept, 0 broken" in done.stdout


@pytest.mark.parametrize("path", SOURCE, ids=short)
def test_no_print_no_assert_no_bare_except(path: Path) -> None:
    for node in ast.walk(tree(path)):
        where = f"{short(path)}:{getattr(node, 'lineno', 0)}"
        assert not isinstance(node, ast.Assert), f"{where}: naked assert"
        assert not (isinstance(node, ast.ExceptHandler) and node.type is None), f"{where}: bare except"
        called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        assert called not in {"print", "breakpoint", "eval", "exec"}, f"{where}: {called}()"


@pytest.mark.parametrize("path", PYTHON, ids=short)
def test_every_file_says_what_it_is_and_is_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert short(path) in TABLES or len(text.splitlines()) <= LONGEST, f"{short(path)}: split it: one noun or one rule a file"
    assert path.stem not in VAGUE, f"{short(path)}: a file is named after the noun or rule it holds"
    if text.strip():
        said = ast.get_docstring(tree(path)) or ""
        assert said.split("\n")[0].endswith((".", ":")), f"{short(path)}: the first line says what the file is"


@pytest.mark.parametrize("path", SOURCE, ids=short)
def test_options_are_keyword_only(path: Path) -> None:
    """A flag is said by name: ``checked=True``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            arguments = node.args.posonlyargs + node.args.args
            with_default = arguments[len(arguments) - len(node.args.defaults) :]
            # Commands are called by typer, which goes by the annotations.
            if "cli" not in path.parts:
                flags = [one.arg for one in with_default if isinstance(one.annotation, ast.Name) and one.annotation.id == "bool"]
                assert not flags, f"{short(path)}:{node.lineno}: {node.name} takes {flags} by place"


def test_no_file_names_a_machine() -> None:
    homes = tuple("/" + folder + "/" for folder in ("work", "home", "root", "Users"))
    for path in [ROOT / "pyproject.toml", ROOT / "Makefile", *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *PYTHON]:
        text = path.read_text(encoding="utf-8")
        assert not [home for home in homes if home in text], short(path)
