"""The service says what it serves, tags its answers, and serves the page under every address of a view."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik import api
from tests.web.client import Client


def test_it_says_what_it_serves(client: Client) -> None:
    told = client.get("/v1/status")
    assert told["counts"]["reports"] == 7
    assert told["counts"]["stories"] >= 4
    assert (told["since"], told["until"], told["role"]) == ("2021-06-15", "2021-06-18", "admin")


def test_what_has_not_changed_is_not_sent_again(client: Client) -> None:
    first = client.ask("/v1/status")
    assert first.headers["etag"].startswith('W/"')
    again = client.ask("/v1/status", status=304, headers={"If-None-Match": first.headers["etag"]})
    assert again.content == b""
    assert client.ask("/v1/status?x=1").headers["etag"] != first.headers["etag"]


def test_a_change_elsewhere_is_told(tmp_path: Path) -> None:
    path = tmp_path / "reports.sqlite"
    api.open_store(path).close()
    with Client(path) as client:
        tag = client.ask("/v1/status").headers["etag"]
        with api.open_store(path) as store:
            store.save(api.read("Norway accused Sweden of spying.", published="2021-06-18").to_dict())
        assert client.ask("/v1/status", headers={"If-None-Match": tag}).json()["counts"]["reports"] == 1


@pytest.mark.parametrize("path", ["/", "/today", "/pair/RUS/UKR?since=2021-01-01", "/report/0a1b", "/search?q=x"])
def test_views_are_the_page(client: Client, path: str) -> None:
    found = client.ask(path)
    assert found.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src 'self'" in found.headers["content-security-policy"]
    assert "unsafe" not in found.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/v1/nothing", "/v1", "/nothing", "/static/nothing.js", "/static/%2e%2e/app.py", "/docs"])
def test_what_is_not_there_is_a_problem(client: Client, path: str) -> None:
    found = client.http.get(path)
    assert (found.status_code, found.headers["content-type"]) == (404, "application/problem+json")
    assert found.json()["status"] == 404


def test_a_store_that_is_not_there_is_refused(tmp_path: Path) -> None:
    from realpolitik.core.errors import RealpolitikError

    with pytest.raises(RealpolitikError, match="there is no such store"):
        Client(tmp_path / "none.sqlite")
