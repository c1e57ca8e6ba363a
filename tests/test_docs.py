"""The pages that promise something: code and commands run and print what they say, and the built pages are up to date."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import io
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from tools import build_docs

from realpolitik import api
from realpolitik.cli.main import main
from realpolitik.knowledge.tables import table
from realpolitik.web.settings import Settings
from tests.web.served import served

ROOT = Path(__file__).parent.parent
RUN = [ROOT / "docs" / f"{name}.md" for name in ("tutorial", "analyst", "researcher", "developer")] + sorted(
    (ROOT / "docs" / "cookbook").glob("*.md")
)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
BLOCK = re.compile(r"^```(python|console|text)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def matches(said: str, wanted: str) -> bool:
    """Whether ``said`` is what the page shows; spaces and line ends do not count, and ``…`` stands for anything."""
    pattern = ".*".join(re.escape(squeezed(part)) for part in wanted.split("…"))
    # A part that ends at an ellipsis has lost the space before it.
    return re.fullmatch(rf"\s*{pattern}\s*".replace(".*", r"\s*.*\s*"), squeezed(said), flags=re.DOTALL) is not None


def test_the_comparison_can_fail() -> None:
    assert matches("a  b\nc 17 d", "a b\nc … d")
    assert matches("Sudan moves x, y", "Sudan …\n")
    assert not matches("a b", "a c")
    assert not matches("a b d", "a … c")


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that the analyst's page makes, for the pages that go on from there."""
    folder = tmp_path_factory.mktemp("manual")
    with api.open_store(folder / "news.db") as store:
        api.ingest([str(ROOT / "corpus" / "stories" / "csto")], store=store)
    return folder / "news.db"


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.stem)
def test_what_a_page_shows_runs(
    page: Path, stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("corpus", "docs"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    if page.stem != "analyst":
        shutil.copy(stored, tmp_path)
    monkeypatch.chdir(tmp_path)
    for name, value in (("COLUMNS", "100"), ("TERMINAL_WIDTH", "100"), ("NO_COLOR", "1")):
        monkeypatch.setenv(name, value)
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    assert blocks
    names: dict[str, Any] = {"__name__": page.stem}
    printed = ""
    for kind, body in blocks:
        if kind == "python":
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(body, page.stem, "exec"), names)
            printed = out.getvalue()
        elif kind == "text":
            assert matches(printed, body), f"printed:\n{printed}\nthe page says:\n{body}"
        else:
            for command, wanted in COMMAND.findall(body):
                said = in_terminal(command, capsys)
                assert matches(said, wanted), f"{command}\nprinted:\n{said}\nthe page says:\n{wanted}"


def test_what_the_client_page_shows_runs(stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Against a service that really listens, over the analyst's store; only its port is another."""
    shutil.copy(stored, tmp_path)
    monkeypatch.chdir(tmp_path)
    with served(tmp_path / "news.db", Settings()) as port:
        page = (ROOT / "docs" / "client.md").read_text(encoding="utf-8").replace("127.0.0.1:8420", f"127.0.0.1:{port}")
        names: dict[str, Any] = {"__name__": "client"}
        printed, compared = "", 0
        for kind, body in BLOCK.findall(page):
            if kind == "python":
                out = io.StringIO()
                with contextlib.redirect_stdout(out):
                    exec(compile(body, "client", "exec"), names)
                printed = out.getvalue()
            else:
                compared += 1
                assert matches(printed, body), f"printed:\n{printed}\nthe page says:\n{body}"
        names["client"].close()
    assert compared > 5


def in_terminal(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command writes to both streams, with its exit code if it is not 0; a last line cut off by ``…`` needs no end."""
    name, *arguments = shlex.split(command)
    assert name == "realpolitik"
    capsys.readouterr()
    code = main(arguments)
    said = capsys.readouterr()
    return said.out + said.err + (f"[exit {code}]" if code else "")


@pytest.mark.parametrize(
    "module",
    [
        "analysis.alarms",
        "analysis.rates",
        "analysis.regimes",
        "analysis.tracks",
        "api.coding",
        "api.conflicts",
        "api.owing",
        "api.powers",
        "api.exporting",
        "api.keeping",
        "api.reading",
        "api.tables",
        "api.watching",
        "assembly.setting",
        "core.pledges",
        "exports.cells",
        "exports.flat",
        "knowledge.actors",
        "knowledge.agents",
        "knowledge.cameo",
        "knowledge.coded_names",
        "knowledge.memberships",
        "knowledge.articles",
        "knowledge.offices",
        "knowledge.powers",
        "knowledge.outlets",
        "knowledge.reliability",
        "knowledge.senses",
        "knowledge.surnames",
        "store.chunks",
        "store.tallies",
        "text.credits",
        "text.furniture",
        "text.inflections",
        "text.numbers",
        "text.terms",
        "text.timex_extent",
        "text.toponyms",
        "text.wordpiece",
    ],
)
def test_the_examples_in_docstrings_run(module: str) -> None:
    ran = doctest.testmod(importlib.import_module(f"realpolitik.{module}"))
    assert ran.attempted > 0
    assert ran.failed == 0


def test_every_module_with_examples_is_among_those_run() -> None:
    source = ROOT / "src" / "realpolitik"
    with_examples = {path.relative_to(source).as_posix() for path in source.rglob("*.py") if ">>> " in path.read_text(encoding="utf-8")}
    assert with_examples == {
        "analysis/alarms.py", "analysis/rates.py", "analysis/regimes.py", "analysis/tracks.py", "knowledge/coded_names.py",
        "api/coding.py", "api/exporting.py", "api/keeping.py", "api/powers.py", "api/reading.py", "api/tables.py",
        "exports/cells.py",
        "exports/flat.py",
        "api/watching.py", "assembly/setting.py", "knowledge/actors.py",
        "knowledge/agents.py", "knowledge/cameo.py", "knowledge/memberships.py",
        "knowledge/offices.py", "knowledge/outlets.py", "knowledge/reliability.py", "text/credits.py", "text/furniture.py",
        "knowledge/senses.py", "knowledge/surnames.py", "store/chunks.py", "store/tallies.py",
        "text/inflections.py", "text/numbers.py", "text/terms.py",
        "core/pledges.py", "knowledge/powers.py", "api/conflicts.py", "api/owing.py", "knowledge/articles.py", "text/timex_extent.py",
        "text/toponyms.py",
        "text/wordpiece.py",
    }  # fmt: skip


def test_built_pages_are_up_to_date() -> None:
    assert build_docs.undescribed() == []
    for name, page in build_docs.PAGES.items():
        assert (build_docs.DOCS / name).read_text(encoding="utf-8") == page(), f"{name}: run python tools/build_docs.py"


def test_the_pages_name_every_source_and_licence() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert all(f'"{source}"' in notice for source in build_docs.LICENCES)
    assert table("codebook.types")


def test_links_between_pages_lead_somewhere() -> None:
    for page in [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "notes").rglob("*.md"),
        *(ROOT / "benchmarks").rglob("*.md"),
    ]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


@pytest.mark.parametrize("room", sorted(path.name for path in (ROOT / "src" / "realpolitik").iterdir() if path.is_dir()))
def test_every_room_has_its_paragraph(room: str) -> None:
    if not room.startswith("__"):
        assert f"**{room}**" in (ROOT / "docs" / "rooms.md").read_text(encoding="utf-8")
