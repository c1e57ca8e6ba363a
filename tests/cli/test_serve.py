"""The service starts, says where, ends when told, and says in one line why it cannot start."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

import pytest

from realpolitik import api
from tests.cli.conftest import Ran


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = tmp_path / "reports.sqlite"
    api.open_store(path).close()
    return str(path)


def test_it_serves_until_it_is_told_to_end(store: str) -> None:
    command = [sys.executable, "-m", "realpolitik", "serve", "--store", store, "--port", str(free_port())]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ}) as running:
        try:
            assert running.stderr is not None
            said = running.stderr.readline()
            found = re.search(r"at http://127\.0\.0\.1:(\d+)/", said)
            assert found, said
            asked = HTTPConnection("127.0.0.1", int(found[1]), timeout=30)
            asked.request("GET", "/v1/status")
            answer = asked.getresponse()
            assert answer.status == 200
            assert b'"reports":0' in answer.read()
            asked.close()
        finally:
            running.send_signal(signal.SIGINT)
            _, rest = running.communicate(timeout=30)
    assert "Traceback" not in rest
    assert running.returncode == 130


def test_why_it_cannot_start(run: Callable[..., Ran], store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = run("serve", "--store", f"{store}.none")
    assert (missing.code, "there is no such store" in missing.err) == (1, True)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        busy = run("serve", "--store", store, "--port", port)
    assert busy.code == 1
    assert f"cannot listen at 127.0.0.1 port {port}" in busy.err
    for name in [name for name in sys.modules if name.startswith("realpolitik.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    bare = run("serve", "--store", store)
    assert (bare.code, bare.err.count("\n")) == (1, 1)
    assert "pip install 'realpolitik[web]'" in bare.err


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
