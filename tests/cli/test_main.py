"""The door of the command: version, help, unknown names, a reader that goes away, an interrupt."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from realpolitik.cli import exits
from tests.cli.conftest import Ran

Run = Callable[..., Ran]


def test_version(run: Run) -> None:
    ran = run("--version")
    assert ran.code == 0
    assert ran.out.startswith("realpolitik ")


def test_an_unknown_command_gets_a_suggestion(run: Run) -> None:
    ran = run("reed")
    assert ran.code == 2
    assert "Did you mean 'read'" in ran.err


@pytest.mark.parametrize("name", ["read", "schema", "evaluate", "classify"])
def test_every_command_explains_itself(run: Run, name: str) -> None:
    ran = run(name, "--help")
    assert ran.code == 0
    assert f"Usage: realpolitik {name}" in ran.out


def test_the_schema_is_printed(run: Run) -> None:
    ran = run("schema")
    assert ran.code == 0
    assert json.loads(ran.out)["$id"] == "realpolitik/1"


def test_an_interrupt_is_130(capsys: pytest.CaptureFixture[str]) -> None:
    def command() -> None:
        raise KeyboardInterrupt

    assert exits.guarded(command) == 130
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("read", "x", "--zzz"), "No such option: --zzz (see: realpolitik read --help)"),
        (("nonsense",), "No such command 'nonsense' (see: realpolitik --help)"),
        (("evaluate", "events"), "Missing option '--data' (see: realpolitik evaluate --help)"),
        (("read", "-", "-"), "Invalid value for '-': standard input can be read once only (see: realpolitik read --help)"),
    ],
)
def test_wrong_usage_is_told_in_one_line(run: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"realpolitik: {said}\n")


def test_no_command_shows_the_help(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    assert "Usage: realpolitik" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="signals are another matter there")
def test_an_interrupt_from_outside_is_130() -> None:
    child = subprocess.Popen([sys.executable, "-m", "realpolitik", "read", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdin
    assert child.stderr
    time.sleep(1.5)
    child.send_signal(signal.SIGINT)
    said = child.stderr.read()
    child.stdin.close()
    child.stderr.close()
    assert (child.wait(timeout=60), said) == (130, b"")


@pytest.mark.parametrize(("closing", "code"), [("<&-", 2), ("2>&-", 2), (">&-", 1)])
@pytest.mark.skipif(os.name == "nt", reason="there is no such shell there")
def test_closed_streams_are_told_in_one_line(tmp_path: Path, closing: str, code: int) -> None:
    target = {"<&-": "read -", "2>&-": "read nowhere.txt", ">&-": "schema"}[closing]
    line = f"{shlex.quote(sys.executable)} -m realpolitik {target} {closing}"
    ran = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ran.returncode == code
    assert ran.stderr.count("\n") == (0 if closing == "2>&-" else 1)
    assert "internal error" not in ran.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    program = "import sys; from realpolitik.cli.main import main; sys.exit(main(['schema']))"
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ.copy())
    assert child.stdout
    assert child.stderr
    child.stdout.close()
    said = child.stderr.read()
    child.stderr.close()
    assert (child.wait(timeout=60), said) == (0, b"")


def test_starting_up_loads_nothing_heavy() -> None:
    program = "import sys, realpolitik.cli.main; print([m for m in ('spacy', 'trafilatura', 'pydantic', 'numpy') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_is_told_in_one_line() -> None:
    program = "import sys; from realpolitik.cli.main import main; sys.exit(main(['schema']))"
    with open("/dev/full", "w") as full:
        ran = subprocess.run([sys.executable, "-c", program], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (1, "realpolitik: cannot write the output: No space left on device\n")
