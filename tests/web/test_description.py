"""The whole description, tried with what it allows and with what it does not: no answer is a fault of ours, each is one that is described."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable

from realpolitik.web.app import create_app
from realpolitik.web.guards.door import guards
from realpolitik.web.settings import Settings

schemathesis = pytest.importorskip("schemathesis", reason="pip install schemathesis")

# What never ends, and what loads models for minutes, have tests of their own.
LEFT_OUT = {"/v1/stream", "/v1/read", "/v1/pairs/{left}/{right}/forecast"}
EXAMPLES = 6
# What the guards answer with, wherever it is asked for.
GUARDS = {400, 401, 403, 405, 408, 413, 414, 415, 421, 429, 431}


@pytest.fixture(scope="module")
def described(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The description of a service over a copy of the store, for what is asked may change it."""
    path = tmp_path_factory.mktemp("described") / "reports.sqlite"
    shutil.copy(filled, path)
    chosen = Settings()
    app = create_app(path, chosen, guards=guards(chosen))
    return schemathesis.openapi.from_asgi("/v1/openapi.json", app, headers={"Host": "127.0.0.1:8420"})


@pytest.mark.parametrize("mode", ["allowed", "not allowed"])
def test_every_answer_is_described_and_none_is_a_fault(described: Any, mode: str) -> None:
    chosen = schemathesis.GenerationMode.POSITIVE if mode == "allowed" else schemathesis.GenerationMode.NEGATIVE
    tried = 0
    for found in described.get_all_operations():
        operation = found.ok()
        if operation.path in LEFT_OUT:
            continue

        @settings(
            max_examples=EXAMPLES, derandomize=True, deadline=None, phases=[Phase.generate], database=None,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy(generation_mode=chosen))
        def ask(case: Any) -> None:
            nonlocal tried
            tried += 1
            answer = case.call(base_url="http://127.0.0.1:8420", headers={"Host": "127.0.0.1:8420"})
            assert answer.status_code < 500, (case.as_curl_command(), answer.text[:300])
            statuses = case.operation.definition.raw["responses"]
            assert str(answer.status_code) in statuses or answer.status_code in GUARDS, (case.as_curl_command(), answer.status_code)
            media = answer.headers.get("content-type", [""])[0].partition(";")[0]
            assert answer.status_code >= 400 or answer.status_code == 204 or media in statuses[str(answer.status_code)]["content"], media

        # Where everything is allowed, there is nothing to try that is not.
        with suppress(Unsatisfiable):
            ask()
    assert tried > 100
