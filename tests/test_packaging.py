"""What stands around the program: the page of man, units of systemd, the image, the citation, completion in a shell."""

from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tools import build_man

import realpolitik
from realpolitik.cli.main import command

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "packaging"
UNITS = sorted(PACKAGING.glob("*.service"))


def test_the_page_of_man_is_what_the_commands_say() -> None:
    assert build_man.PAGE.read_text(encoding="utf-8") == build_man.page(), "run tools/build_man.py"


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_takes_the_page_without_a_warning() -> None:
    done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", build_man.PAGE], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "--published DATE" in re.sub(".\x08|\x1b\\[[0-9;]*m", "", done.stdout)


def test_text_that_looks_like_a_macro_is_text() -> None:
    assert build_man._text(".ig everything") == "\\&.ig everything"
    assert build_man._text("a\\b – 1-2") == "a\\eb \\[u2013] 1\\-2"


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_calls_a_command_that_exists_and_its_options(unit: Path) -> None:
    told = configparser.RawConfigParser(strict=False)
    told.read(unit, encoding="utf-8")
    program, name, *given = shlex.split(told["Service"]["ExecStart"])
    known = command().commands[name]
    options = {word for parameter in known.params for word in parameter.opts}
    assert Path(program).name == "realpolitik"
    assert {word for word in given if word.startswith("--")} <= options
    assert told["Service"]["NoNewPrivileges"] == told["Service"]["ProtectHome"] == "yes"


def test_the_image_is_made_of_files_that_exist_and_does_not_run_as_root() -> None:
    lines = (PACKAGING / "Dockerfile").read_text(encoding="utf-8")
    assert all((ROOT / file).is_file() for file in re.findall(r"-r (\S+)", lines))
    assert re.search(r"^USER (?!root)\w+$", lines, re.MULTILINE)
    assert "--require-hashes" in lines


def test_the_citation_is_of_this_version() -> None:
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (told["cff-version"], told["version"]) == ("1.2.0", realpolitik.__version__)
    assert {"title", "authors", "license", "message"} <= set(told)


@pytest.mark.parametrize(("line", "at", "wanted"), [("realpolitik trip", 1, "tripwire"), ("realpolitik read --publ", 2, "--published")])
def test_a_shell_is_told_how_a_word_goes_on(line: str, at: int, wanted: str) -> None:
    asked = {"_REALPOLITIK_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(at)}
    done = subprocess.run(
        [sys.executable, "-c", "from realpolitik.__main__ import run; run()"],
        env=os.environ | asked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == [wanted]
