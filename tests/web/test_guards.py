"""Guards: tokens and their roles, the page's cookie, hosts, pace, the audit log, and when a service refuses to start."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from realpolitik import api
from realpolitik.core.errors import BadInput
from realpolitik.web.app import create_app
from realpolitik.web.guards.asked import address, is_loopback
from realpolitik.web.guards.door import guards
from realpolitik.web.guards.pace import REMEMBERED, Buckets
from realpolitik.web.settings import Settings

OURS = "http://127.0.0.1:8420"


class Guarded:
    """A service with tokens for a reader, an analyst and an admin."""

    def __init__(self, store: Path, folder: Path, **more: Any) -> None:
        self.tokens = api.Tokens(folder / "tokens")
        self.given = {role: self.tokens.new(f"the {role}", role=role) for role in api.ROLES}
        self.audit = folder / "audit"
        settings = Settings(tokens=self.tokens.path, audit=self.audit, **more)
        self.http = TestClient(create_app(store, settings, guards=guards(settings)), base_url=OURS, raise_server_exceptions=False)

    def ask(self, method: str, path: str, role: str | None = None, headers: Mapping[str, str] | None = None, **how: Any) -> int:
        """The status of an answer."""
        shown = {} if role is None else {"Authorization": f"Bearer {self.given[role]}"}
        return self.http.request(method, path, headers={**(headers or {}), **shown}, **how).status_code

    def lines(self) -> list[dict[str, object]]:
        """What the audit log says."""
        return [json.loads(line) for line in self.audit.read_text().splitlines()]


@pytest.fixture
def guarded(filled: Path, tmp_path: Path) -> Iterator[Guarded]:
    made = Guarded(filled, tmp_path)
    with made.http:
        yield made


def test_data_need_a_token_and_the_page_does_not(guarded: Guarded) -> None:
    assert guarded.ask("GET", "/v1/status") == 401
    assert guarded.ask("GET", "/v1/openapi.json") == 401
    assert guarded.ask("GET", "/") == 200
    assert guarded.ask("GET", "/v1/status", "reader") == 200
    for role in api.ROLES:
        told = guarded.http.get("/v1/status", headers={"Authorization": f"Bearer {guarded.given[role]}"}).json()
        assert told["role"] == role


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("analyst", 422), ("admin", 422)])
def test_a_reader_changes_nothing(guarded: Guarded, role: str, status: int) -> None:
    assert guarded.ask("POST", "/v1/judgements", role, json={}) == status
    assert guarded.ask("DELETE", "/v1/judgements/x", role) == (403 if role == "reader" else 404)


def test_the_page_shows_a_token_once(guarded: Guarded) -> None:
    same = {"Origin": OURS, "Sec-Fetch-Site": "same-origin"}
    assert guarded.ask("POST", "/v1/session", json={"token": "rp_wrong"}, headers=same) == 401
    shown = guarded.http.post("/v1/session", json={"token": guarded.given["analyst"]}, headers=same)
    cookie = shown.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert guarded.http.get("/v1/session").json() == {"name": "the analyst", "role": "analyst"}
    assert guarded.ask("POST", "/v1/judgements", json={}, headers=same) == 422
    assert guarded.ask("POST", "/v1/judgements", json={}) == 403  # a cookie, and nothing says where it comes from
    assert guarded.ask("DELETE", "/v1/session", headers=same) == 204
    guarded.http.cookies.clear()
    assert guarded.ask("GET", "/v1/session") == 401


def test_a_token_that_was_revoked_is_of_no_use(guarded: Guarded) -> None:
    assert guarded.ask("GET", "/v1/status", "reader") == 200
    guarded.http.cookies.set("realpolitik", guarded.given["reader"])
    assert guarded.ask("GET", "/v1/status") == 200
    assert guarded.tokens.revoke("the reader")
    assert guarded.ask("GET", "/v1/status", "reader") == 401
    assert guarded.ask("GET", "/v1/status") == 401
    assert guarded.ask("GET", "/v1/status", "admin") == 200


def test_nobody_speaks_in_anothers_name(tmp_path: Path) -> None:
    path = tmp_path / "own.sqlite"
    with api.open_store(path) as store:
        key = store.save(api.read("Norway accused Sweden of spying.", published="2021-06-18").to_dict())
        event = store.events()[0].id
    made = Guarded(path, tmp_path)
    said = {"id": event, "verdict": "edit", "field": "status", "value": "denied", "reason": "they say they did not"}
    assert made.ask("POST", "/v1/judgements", "analyst", json={**said, "by": "the admin"}) == 403
    assert made.ask("POST", "/v1/judgements", "admin", json={**said, "by": "the analyst"}) == 403
    assert made.ask("POST", "/v1/judgements", "analyst", json=said) == 201
    bearer = {"Authorization": f"Bearer {made.given['reader']}"}
    told = made.http.get(f"/v1/judgements?report={key}", headers=bearer).json()["items"]
    assert [(one["by"], one["field"], one["value"]) for one in told] == [("the analyst", "status", "denied")]
    shown = made.http.get("/v1/events", headers=bearer).json()["items"][0]
    assert shown["record"]["status"] == "denied"
    assert shown["record"]["corrected"][0]["by"] == "the analyst"
    assert made.ask("DELETE", f"/v1/judgements/{event}?by=the+analyst", "reader") == 403
    assert made.ask("DELETE", f"/v1/judgements/{event}", "admin") == 404
    assert made.ask("DELETE", f"/v1/judgements/{event}?by=the+analyst", "admin") == 200
    assert made.http.get("/v1/judgements", headers=bearer).json() == {"items": [], "next": None}


def test_the_audit_log_says_who_did_what_and_no_secret(guarded: Guarded) -> None:
    guarded.ask("GET", "/v1/status", "reader")
    guarded.ask("GET", f"/v1/status?token={guarded.given['admin']}")
    guarded.ask("POST", "/v1/judgements", "analyst", json={"id": "nothing", "verdict": "accept", "reason": "a secret reason"})
    guarded.ask("DELETE", "/v1/judgements/x%0Ay", "reader")
    lines = guarded.lines()
    assert [(one["who"], one["method"], one["path"], one["outcome"]) for one in lines] == [
        (None, "GET", "/v1/status", 401), ("the analyst", "POST", "/v1/judgements", 422), ("the reader", "DELETE", "/v1/judgements/x\ny",
        403),
    ]  # fmt: skip
    written = guarded.audit.read_text()
    assert len(written.splitlines()) == 3
    assert not any(token in written for token in guarded.given.values())
    assert "secret" not in written
    assert guarded.audit.stat().st_mode & 0o077 == 0


def test_the_file_of_tokens_has_hashes_only(guarded: Guarded) -> None:
    written = guarded.tokens.path.read_text()
    assert not any(token in written for token in guarded.given.values())
    assert guarded.tokens.path.stat().st_mode & 0o077 == 0
    with pytest.raises(BadInput, match="has a token already"):
        guarded.tokens.new("the admin", role="admin")
    for name in ("", "a\nb", "stories", "x" * 65, "<b>", " x"):
        with pytest.raises(BadInput, match="is no name"):
            guarded.tokens.new(name, role="reader")
    with pytest.raises(BadInput, match="is no role"):
        guarded.tokens.new("Ana", role="root")
    guarded.tokens.path.write_text("nonsense\n")
    with pytest.raises(BadInput, match=":1: not a line"):
        guarded.tokens.listed()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org", ""])
def test_where_others_reach_it_a_service_without_tokens_does_not_start(host: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="make tokens"):
        guards(Settings(host=host))
    with pytest.raises(BadInput, match="there are no tokens"):
        guards(Settings(host=host, tokens=tmp_path / "none"))
    api.Tokens(tmp_path / "some").new("Ana", role="admin")
    assert guards(Settings(host=host, tokens=tmp_path / "some"))


def test_what_is_loopback() -> None:
    assert [is_loopback(host) for host in ("127.0.0.1", "127.1.2.3", "::1", "[::1]", "localhost")] == [True] * 5
    assert [is_loopback(host) for host in ("0.0.0.0", "::", "localhost.example.org", "10.0.0.1", "127.0.0.1.example.org")] == [False] * 5


def test_a_bucket_fills_again_with_time() -> None:
    clock = [0.0]
    buckets = Buckets(rate=2.0, most=3.0, now=lambda: clock[0])
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert buckets.take("b") == 0
    clock[0] = 0.5
    assert [buckets.take("a"), buckets.take("a")] == [0, 0.5]
    assert buckets.take("b", 20.0) == 0
    clock[0] = 5.0
    assert buckets.take("b") > 3
    for number in range(REMEMBERED + 5):
        buckets.take(f"address {number}")
    assert len(buckets._held) == REMEMBERED


def test_those_who_ask_too_often_wait(filled: Path, tmp_path: Path) -> None:
    made = Guarded(filled, tmp_path, rate=0.001, burst=25.0)
    assert [made.ask("GET", "/v1/status", "reader") for _ in range(3)] == [200] * 3
    assert made.ask("GET", "/v1/status", headers={"Authorization": "Bearer guess"}) == 401
    refused = [made.ask("GET", "/v1/status", "reader") for _ in range(3)]
    assert 429 in refused
    assert made.http.get("/v1/status").headers["retry-after"]


def test_a_household_of_ipv6_is_one(tmp_path: Path) -> None:
    assert address({"client": ("2001:db8:1:2:3::4", 1)}) == address({"client": ("2001:db8:1:2::9", 2)}) == "2001:db8:1:2::"
    assert address({"client": ("192.0.2.7", 1)}) == "192.0.2.7"
    assert address({"client": None}) == "-"
