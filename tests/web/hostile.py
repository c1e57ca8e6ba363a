"""Services for those who mean harm: fixtures of the intruder's list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from realpolitik import api
from realpolitik.web.app import create_app
from realpolitik.web.guards.door import guards
from realpolitik.web.settings import Settings
from tests.web.served import served

OURS = "http://127.0.0.1:8420"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose report has a script in its title, its outlet, its address and its text."""
    path = tmp_path_factory.mktemp("house") / "reports.sqlite"
    with api.open_store(path) as store:
        given = api.read(f"Norway accused Sweden of spying. {SCRIPT} Norway fears </script> Sweden.", published="2021-06-18",
                         title=SCRIPT, outlet=f"Daily {SCRIPT}").to_dict()  # fmt: skip
        given["report"]["url"] = "javascript:alert(3)"
        store.save(given)
        store.save(api.read("Norway praised Sweden.", published="2021-06-19").to_dict())
    return path


@pytest.fixture(scope="module")
def open_door(house: Path) -> Iterator[TestClient]:
    """The service of one's own machine, without tokens."""
    settings = Settings()
    with TestClient(create_app(house, settings, guards=guards(settings)), base_url=OURS, raise_server_exceptions=False) as made:
        yield made


@pytest.fixture(scope="module")
def tokens(tmp_path_factory: pytest.TempPathFactory) -> api.Tokens:
    return api.Tokens(tmp_path_factory.mktemp("tokens") / "tokens")


@pytest.fixture(scope="module")
def shut_door(house: Path, tokens: api.Tokens) -> Iterator[TestClient]:
    """The service that others reach."""
    tokens.new("Ana", role="admin")
    settings = Settings(host="192.0.2.1", tokens=tokens.path, rate=0)
    app = create_app(house, settings, guards=guards(settings))
    with TestClient(app, base_url="http://service.example", raise_server_exceptions=False) as made:
        yield made


@pytest.fixture(scope="module")
def port(house: Path) -> Iterator[int]:
    """A service that listens, with little patience."""
    with served(house, Settings(patience=0.5, largest=100_000)) as found:
        yield found


def refused(answer: Any, *statuses: int) -> None:
    """A problem of one line that tells nothing of the inside."""
    assert answer.status_code in statuses, (answer.status_code, answer.text[:300])
    assert answer.headers["content-type"] == "application/problem+json"
    assert not any(word in answer.text for word in ("Traceback", "sqlite", "sqlalchemy", "site-packages", "File "))
