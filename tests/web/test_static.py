"""The files of the page: vendored ones are what they are said to be, nothing is built from markup, and it is light."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from tools import vendor

STATIC = Path(__file__).parents[2] / "src" / "realpolitik" / "web" / "static"
SCRIPTS = sorted(path for path in STATIC.rglob("*.js") if path.parent.name != "vendor")
# Bytes that a browser may be sent for one view, packed.
MOST = 500_000
MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.cssText")
# What only the map needs.
MAP = ("d3", "topojson", "world", "land", "countries")


def markup(script: str) -> list[str]:
    """The lines that make markup or code, but those that say why they may."""
    return [line for line in script.splitlines() if MARKUP.search(line) and "trusted fragment" not in line]


@pytest.mark.parametrize("folder", vendor.FOLDERS, ids=lambda folder: folder.parent.name)
def test_vendored_files_are_those_of_the_table(folder: Path) -> None:
    assert list(vendor.faults(folder)) == []
    rows = vendor.rows(folder)
    assert rows
    assert all(row.licence and row.version for row in rows)


def test_a_changed_file_and_a_stranger_are_found(tmp_path: Path) -> None:
    head = "\t".join(vendor.Row.__slots__)
    (tmp_path / vendor.TABLE).write_text(f"{head}\na.js\ta\t1.0\tdist/a.js\tMIT\t{'0' * 64}\nb.js\tb\t1.0\tb.js\tMIT\t\n", "utf-8")
    (tmp_path / "a.js").write_text("other words", "utf-8")
    (tmp_path / "c.js").write_text("nobody asked for this", "utf-8")
    found = [line.removeprefix(f"{tmp_path}/").partition(":")[0] for line in vendor.faults(tmp_path)]
    assert found == ["a.js", "b.js", "c.js"]


def test_every_package_comes_with_its_licence() -> None:
    for folder in vendor.FOLDERS:
        packages = {row.package for row in vendor.rows(folder)}
        licensed = {row.package for row in vendor.rows(folder) if "LICENSE" in row.file.upper()}
        assert packages == licensed


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(STATIC)))
def test_no_script_makes_markup_or_code_of_data(script: Path) -> None:
    assert markup(script.read_text("utf-8")) == []


def test_markup_of_data_would_be_found() -> None:
    lines = ["node.innerHTML = told;", "eval(told);", "node.textContent = told;", "node.innerHTML = page; // trusted fragment"]
    assert markup("\n".join(lines)) == lines[:2]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(STATIC)))
def test_scripts_import_only_what_is_there(script: Path) -> None:
    for name in re.findall(r"""from '(\.[^']+)'""", script.read_text("utf-8")):
        assert (script.parent / name).resolve().is_file(), name


def test_the_page_has_nothing_inline_and_nothing_from_elsewhere() -> None:
    page = (STATIC / "index.html").read_text("utf-8")
    assert not re.search(r"<style|\son\w+=|\sstyle=|<script(?![^>]*\ssrc=)", page)
    assert all(address.startswith("/") for address in re.findall(r'(?:src|href|action)="([^"#]+)"', page))
    styles = "".join(path.read_text("utf-8") for path in STATIC.rglob("*.css"))
    assert "@import" not in styles
    assert not re.search(r"url\((?!['\"]?(?:data:|/static/))", styles)


def test_it_is_light() -> None:
    """All of the page but the map, were it loaded at once."""
    files = [path for path in STATIC.rglob("*") if path.suffix in (".js", ".css", ".html", ".svg", ".json")]
    own = [path for path in files if not path.name.startswith(MAP)]
    weights = {path.name: len(gzip.compress(path.read_bytes(), 4)) for path in own}
    assert weights["echarts.js"] > 100_000
    assert sum(weights.values()) < MOST, sorted(weights.items(), key=lambda one: -one[1])[:5]
