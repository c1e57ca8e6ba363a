"""The intruder's list: what somebody who means harm tries first, and what must come of it. None of it may get anywhere."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import cast
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from realpolitik import api
from realpolitik.core.errors import BadInput
from tests.web.hostile import OURS, SCRIPT, refused
from tests.web.served import said

SQL = ("' OR 1=1 --", "'; DROP TABLE reports; --",
    '" UNION SELECT * FROM judgements --', "1) OR (1=1", "\\'; PRAGMA writable_schema=1; --", "%' OR '%")
JSON = "application/json"


# --- ways out of the folder ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/%2e%2e%2f%2e%2e%2fcli/main.py",
        "/static/....//app.py",
        "/static//etc/passwd", "/static/%2fetc%2fpasswd", "/static/..\\..\\app.py", "/static/%5c..%5capp.py", "/static/%252e%252e/app.py",
        "/static/index.html%00.js", "/static/\u2024\u2024/app.py", "/../../etc/passwd", "/v1/../../etc/passwd", "/static/~root/.ssh/id_rsa",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_folder(open_door: TestClient, port: int, path: str) -> None:
    refused(open_door.get(path), 404)
    raw = said(port, b"GET " + path.encode().replace(b" ", b"%20") + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert raw.split(b" ")[1] in (b"404", b"400"), raw[:200]
    assert b"root:" not in raw
    assert b"import" not in raw


# --- words that mean something to the database ----------------------------------------------------------------------------

FILTERS = {
    "/v1/events": ("type", "status", "actor", "recipient", "since", "until", "confidence", "report", "cursor", "limit"),
    "/v1/reports": ("since", "until", "cursor", "limit"),
    "/v1/records/statements": ("report", "since", "cursor"),
    "/v1/actors": ("q", "cursor"),
    "/v1/search": ("q",),
    "/v1/counts": ("actor", "recipient", "by"),
    "/v1/judgements": ("by", "report", "id", "cursor"),
    "/v1/alarms": ("tripwire", "since"),
    "/v1/commitments": ("who", "on"),
    "/v1/network": ("since", "track"),
    "/v1/map": ("since", "type"),
    "/v1/today": ("day",),
}


@pytest.mark.parametrize("path", sorted(FILTERS))
def test_no_filter_reaches_the_database_as_words_of_it(open_door: TestClient, path: str) -> None:
    for name in FILTERS[path]:
        for words in (*SQL, "\x00", "NEAR(", '"', "*", "AND OR NOT", "col:x", "a" * 3000, "\u202e\ufeff", "%", "_", "-1", "1e309", "NaN"):
            answer = open_door.get(path, params={name: words})
            assert answer.status_code in (200, 404, 422), (path, name, words, answer.text[:200])
    assert open_door.get("/v1/status").json()["counts"]["reports"] == 2
    # A condition that is always true gives nothing more than one that nobody meets.
    if "actor" in FILTERS[path] and path == "/v1/events":
        assert open_door.get(path, params={"actor": SQL[0]}).json()["items"] == []


@pytest.mark.parametrize("path", ["/v1/events/{}", "/v1/reports/{}", "/v1/actors/{}", "/v1/stories/{}", "/v1/records/{}",
    "/v1/pairs/{}/NOR",
                                  "/v1/reports/{}/marked", "/v1/export/{}"])  # fmt: skip
@pytest.mark.parametrize("words", [*SQL, "\x00", "%", "a" * 5000, "\u202e", "..", "{}", "\udcff".encode("utf-8",
    "surrogateescape").decode("latin-1")])
def test_no_id_reaches_the_database_as_words_of_it(open_door: TestClient, path: str, words: str) -> None:
    answer = open_door.get(path.format(quote(words, safe="")))
    refused(answer, 404, 422)


def test_bytes_that_are_no_text_break_nothing(open_door: TestClient) -> None:
    for raw in ("%ff%fe", "%ed%a0%80", "%c0%ae%c0%ae", "%00", "%f0%9f"):
        assert open_door.get(f"/v1/search?q={raw}").status_code in (200, 422)
        assert open_door.get(f"/v1/events?actor={raw}").status_code in (200, 422)
        assert open_door.get(f"/v1/reports/{raw}").status_code in (404, 422)


def test_half_characters_are_refused(open_door: TestClient) -> None:
    for name in ("id", "reason", "by", "other", "field", "report"):
        body = {"id": "x", "verdict": "accept", "reason": "r", "by": "Ana", name: "\ud800"}
        refused(open_door.post("/v1/judgements", content=json.dumps(body), headers={"content-type": JSON}), 400, 422)
    refused(open_door.post("/v1/read", content='{"text": "\\ud800"}', headers={"content-type": JSON}), 422)
    refused(open_door.post("/v1/tripwires", content='{"rule": "\\udfff"}', headers={"content-type": JSON}), 422)


# --- scripts that were stored ---------------------------------------------------------------------------------------------


def test_a_script_in_a_report_is_told_as_data_and_drawn_as_text(open_door: TestClient, house: Path) -> None:
    with api.open_store(house) as store:
        key = next(one for one in store.reports() if store.head(one)["title"])
    told = open_door.get(f"/v1/reports/{key}")
    assert told.headers["content-type"] == JSON
    assert told.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in told.headers["content-security-policy"]
    for drawn in open_door.get(f"/v1/reports/{key}/marked").json().values():
        lowered = str(drawn).lower()
        assert "<script" not in lowered
        assert "<img" not in lowered
        assert 'href="javascript:' not in lowered
    feed = open_door.get("/v1/alarms.atom")
    assert "<script" not in feed.text


def test_no_answer_is_taken_for_a_page(open_door: TestClient) -> None:
    for path in ("/v1/search?q=" + quote(SCRIPT), f"/v1/reports/{quote(SCRIPT, safe='')}", f"/{quote(SCRIPT)}", "/v1/judgements/gold"):
        answer = open_door.get(path, headers={"accept": "text/html"})
        assert "html" not in answer.headers["content-type"] or "<script>alert" not in answer.text
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


# --- bodies ---------------------------------------------------------------------------------------------------------------


def test_an_oversized_body_is_refused_before_it_is_read(port: int) -> None:
    head = b"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n"
    begun = time.monotonic()
    assert said(port, head + b"x" * 1000, seconds=5).startswith(b"HTTP/1.1 413")
    assert time.monotonic() - begun < 5


def test_a_body_without_end_is_cut(port: int) -> None:
    head = b"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    answer = said(port, head + b"4000\r\n" + b"x" * 0x4000 + b"\r\n", then=(b"8000\r\n" + b"x" * 0x8000 + b"\r\n") * 4, after=0.1)
    assert answer.startswith(b"HTTP/1.1 413")


def test_a_slow_body_is_not_waited_for(port: int) -> None:
    head = b"POST /v1/judgements HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
    assert said(port, head, then=b" ", after=1.2).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize(
    "body",
    [
        "[" * 100_000, '{"a":' * 50_000, "{", "", "null", "[]", '"x"', '{"id": NaN}', "\x00", '{"id": "x"' + ' , "id": "y"' * 1000 + "}",
        '{"__proto__": {"role": "admin"}, "id": "x"}', json.dumps({"id": "x", "verdict": "edit", "reason": "r", "by": "a", "field": "x",
                                                                     "value": [[[[[[[[[[[[1]]]]]]]]]]]]}),
    ],
    ids=["deep lists", "deep objects", "cut", "empty", "null", "list", "string", "no number", "NUL", "said often", "proto", "deep value"],
)  # fmt: skip
def test_a_body_that_is_none_is_a_problem(open_door: TestClient, body: str) -> None:
    for path in ("/v1/judgements", "/v1/read", "/v1/tripwires", "/v1/tripwires/try", "/v1/session"):
        refused(open_door.post(path, content=body, headers={"content-type": JSON}), 400, 409, 422)


def test_yaml_that_grows_is_refused(open_door: TestClient) -> None:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"] + [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    for rule in ("\n".join(lines), "!!python/object/apply:os.system ['true']", "name: &a [*a]", "name: x\nwhen: " + "[" * 5000):
        begun = time.monotonic()
        refused(open_door.post("/v1/tripwires/try", json={"rule": rule}), 422)
        assert time.monotonic() - begun < 10


# --- whose page it is -----------------------------------------------------------------------------------------------------

SAID = {"id": "x", "verdict": "accept", "reason": "r", "by": "a"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "http://127.0.0.1:8420.evil.example"},
        {"Origin": "https://127.0.0.1:8420@evil.example"}, {"Origin": "http://localhost:8420"}, {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"}, {"Origin": OURS, "Sec-Fetch-Site": "cross-site"}, {"Origin": "file://"}, {"Origin": ""},
        {"Cookie": "realpolitik=x"}, {"Origin": "http://[::1"},
    ],
    ids=lambda headers: " ".join(f"{name}={value}" for name, value in headers.items()),
)  # fmt: skip
def test_another_sites_page_changes_nothing(open_door: TestClient, headers: dict[str, str]) -> None:
    refused(open_door.post("/v1/judgements", json=SAID, headers=headers), 403)
    refused(open_door.delete("/v1/tripwires/x", headers=headers), 403)


@pytest.mark.parametrize("media", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "",
    "text/plain; application/json",
                                   "application/jsonx"])  # fmt: skip
def test_a_form_of_another_site_is_not_taken(open_door: TestClient, media: str) -> None:
    refused(open_door.post("/v1/judgements", content=json.dumps(SAID), headers={"content-type": media}), 415)


def test_no_other_site_may_read(open_door: TestClient) -> None:
    refused(open_door.get("/v1/status", headers={"Sec-Fetch-Site": "cross-site"}), 403)
    answer = open_door.options("/v1/status", headers={"Origin": "http://evil.example", "Access-Control-Request-Method": "GET"})
    assert answer.status_code in (403, 405)
    for path in ("/v1/status", "/"):
        told = open_door.get(path, headers={"Origin": "http://evil.example"})
        assert not [name for name in told.headers if name.startswith("access-control")]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "evil.example:8420", "2130706433",
    "0x7f000001",
                                  "127.1", "0.0.0.0", "127.0.0.1:80@evil.example", "localhost\tx", "[::ffff:127.0.0.1]",
                                  "127.0.0.1, evil.example", ""])  # fmt: skip
def test_no_other_name_is_answered_to(open_door: TestClient, host: str) -> None:
    for path in ("/v1/status", "/", "/static/index.html"):
        refused(open_door.get(path, headers={"Host": host}), 400, 421)


def test_what_a_proxy_would_say_is_not_believed(open_door: TestClient, shut_door: TestClient) -> None:
    said_by_anybody = {"X-Forwarded-Host": "127.0.0.1", "X-Forwarded-For": "127.0.0.1", "Forwarded": "for=127.0.0.1;host=127.0.0.1",
        "X-Real-IP": "127.0.0.1",
                       "X-Original-URL": "/", "X-Rewrite-URL": "/"}  # fmt: skip
    refused(open_door.get("/v1/status", headers={"Host": "evil.example", **said_by_anybody}), 421)
    refused(shut_door.get("/v1/status", headers=said_by_anybody), 401)


# --- who asks -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/v1/status", "/v1//status", "//v1/status", "/V1/status", "/v1/./status", "/v1/%73tatus",
    "/%761/status", "/v1/status/",
                                  "/v1/status;x=/static", "/static/../v1/status", "/v1/openapi.json", "/v1/stream",
                                  "/v1/judgements/gold", "/v1/session"])  # fmt: skip
def test_no_way_of_writing_a_path_gets_around_the_token(shut_door: TestClient, path: str) -> None:
    answer = shut_door.get(path)
    assert answer.status_code in (401, 404), answer.text[:200]
    assert "counts" not in answer.text


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "DELETE", "PUT", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get"])
def test_no_method_gets_around_the_token(shut_door: TestClient, method: str) -> None:
    override = {"X-HTTP-Method-Override": "GET", "X-Method-Override": "GET", "Content-Type": JSON}
    assert shut_door.request(method, "/v1/judgements", headers=override).status_code in (401, 403)


def test_methods_are_not_overridden(open_door: TestClient) -> None:
    for name in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        assert open_door.get("/v1/tripwires", headers={name: "DELETE"}).status_code == 200
        refused(open_door.post("/v1/events", headers={name: "GET", "Content-Type": JSON}, content="{}"), 405)
    refused(open_door.get("/v1/tripwires/x?_method=DELETE"), 404, 405)


@pytest.mark.parametrize("shown", ["", "Bearer", "Bearer ", "Bearer x", "Basic QW5hOg==", "bearer rp_", "Bearer " + "A" * 10_000,
    "Bearer {hash}", "Bearer Ana",
                                   "Bearer ' OR 1=1 --", "Bearer \u00ff"])  # fmt: skip
def test_no_guess_is_a_token(shut_door: TestClient, tokens: api.Tokens, shown: str) -> None:
    known = json.loads(tokens.path.read_text().splitlines()[0])["hash"]
    header = shown.replace("{hash}", known).encode("latin-1")
    refused(shut_door.get("/v1/status", headers={"Authorization": header}), 401)
    if shown.startswith("Bearer ") and "\u00ff" not in shown:
        refused(shut_door.get("/v1/status", headers={"Cookie": f"realpolitik={shown[7:].replace('{hash}', known)}"}), 401)


def test_a_token_is_no_use_once_revoked(shut_door: TestClient, tokens: api.Tokens) -> None:
    bearer = {"Authorization": f"Bearer {tokens.new('Ben', role='analyst')}"}
    tag = shut_door.get("/v1/status", headers=bearer).headers["etag"]
    tokens.revoke("Ben")
    refused(shut_door.get("/v1/status", headers=bearer), 401)
    refused(shut_door.get("/v1/status", headers={**bearer, "If-None-Match": tag}), 401)
    tokens.new("Ben", role="reader")
    refused(shut_door.get("/v1/status", headers=bearer), 401)


def test_two_tokens_are_one_too_many(shut_door: TestClient, tokens: api.Tokens) -> None:
    token = tokens.new("Cem", role="reader")
    pair = [("Authorization", f"Bearer {token}"), ("Authorization", "Bearer x")]
    refused(shut_door.get("/v1/status", headers=pair), 400)
    refused(shut_door.get("/v1/status", headers={"Cookie": f"realpolitik={token}; realpolitik=x"}), 400)
    assert shut_door.get("/v1/status", headers={"Cookie": f"other=1; realpolitik={token}"}).status_code == 200


def test_a_name_of_a_rule_is_nobodys(open_door: TestClient, house: Path) -> None:
    with api.open_store(house) as store:
        event = store.events()[0].id
    for by in ("stories", "events", " stories ", "", "\n", "A" * 101, "Ana\r\nX-Injected: 1"):
        answer = open_door.post("/v1/judgements", json={"id": event, "verdict": "accept", "reason": "r", "by": by})
        assert answer.status_code in (201, 422)
        assert "x-injected" not in answer.headers
    assert {one["by"] for one in open_door.get("/v1/judgements").json()["items"]} <= {"Ana X-Injected: 1"}


def test_those_who_wait_for_a_reading_keep_nobody_from_looking(open_door: TestClient) -> None:
    waiting = cast(FastAPI, open_door.app).state.shared.waiting
    held = [waiting.acquire(blocking=False) for _ in range(10)]
    refused(open_door.post("/v1/read", json={"text": "Norway praised Sweden."}), 503)
    assert open_door.get("/v1/status").status_code == 200
    for _ in range(sum(held)):
        waiting.release()
    assert open_door.post("/v1/read", json={"text": "Norway praised Sweden."}).status_code == 200


# --- the line -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        b"GET /v1/status HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        b"GET /v1/status HTTP/1.1\r\n\r\n",
        b"GET http://evil.example/v1/status HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET /v1/status HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 70_000 + b"\r\n\r\n",
        b"GET /v1/search?q=" + b"a" * 9000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /v1/" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nxxxxx",
        b"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1e3\r\n\r\n",
        b"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity\r\n\r\n",
        b"GET /v1/status HTTP/1.1\r\nHost : localhost\r\n\r\n",
        b"GET /v1/status\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /v1/status HTTP/x\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
    ],
    ids=["two hosts", "no host", "absolute", "long header", "long question", "long path", "two framings", "two lengths", "negative",
        "no length", "odd coding",
         "space in name", "NUL", "version", "TLS", "HTTP/2", "proxy"],
)  # fmt: skip
def test_what_no_honest_client_sends(port: int, raw: bytes) -> None:
    answer = said(port, raw, seconds=3)
    assert not answer or answer.split(b" ")[1][:1] == b"4", answer[:200]
    assert b"Traceback" not in answer
    assert said(port, b"GET /v1/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").startswith(b"HTTP/1.1 200")


def test_a_line_break_in_a_question_makes_no_header(open_door: TestClient, port: int) -> None:
    for words in ("x%0d%0aX-Injected:%201", "x%0aSet-Cookie:%20a=b", "%e5%98%8d%e5%98%8aX-Injected:1"):
        for path in (f"/v1/reports/{words}", f"/v1/search?q={words}", f"/v1/export/{words}", f"/static/{words}", f"/{words}"):
            answer = said(port,
                f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()).partition(b"\r\n\r\n")[0].lower()
            assert b"\r\nx-injected" not in answer
            assert b"\r\nset-cookie" not in answer


# --- cursors and tags -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cursor", ["x", "W10", "WzFd", "e30", "bnVsbA", "W251bGwsbnVsbF0", "WyJhIiwiYiIsImMiLCJkIiwiZSJd",
    "WzFlOTk5LDFd", "W1tbW1tbW1tb",
                                    "WyInIE9SIDE9MSAtLSIsICIiLCAxLCAxXQ", "_" * 512, "a" * 600, "%00", "W3siYSI6MX1d", "WyJcdTAwMDAiLCIiXQ",
                                    "WyJcdWQ4MDAiLCJhIl0", "WyJhIiwxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1XQ"])  # fmt: skip
@pytest.mark.parametrize("path", ["/v1/events", "/v1/reports", "/v1/stories", "/v1/records/statements", "/v1/actors", "/v1/judgements",
    "/v1/alarms"])
def test_a_cursor_that_is_not_ours(open_door: TestClient, path: str, cursor: str) -> None:
    answer = open_door.get(f"{path}?cursor={cursor}")
    assert answer.status_code in (200, 422), answer.text[:200]


def test_tags_are_only_compared(open_door: TestClient) -> None:
    tag = open_door.get("/v1/status").headers["etag"]
    for shown, status in ((tag, 304), ("*", 200), ('"x"', 200), (tag[2:], 200), (", ".join(['"a"'] * 1000), 200),
        ("W/" + '"' * 500, 200), ("\x00", 200)):
        answer = open_door.get("/v1/status", headers={"If-None-Match": shown.encode("latin-1")})
        assert answer.status_code in (status, 304 if shown == "*" else status), shown[:20]
    shorter = open_door.get("/v1/status", headers={"If-Match": '"x"', "Range": "bytes=0-3", "If-Range": tag})
    assert shorter.status_code == 200


# --- ways to other machines -----------------------------------------------------------------------------------------------

INSIDE = ("http://127.0.0.1:1/", "http://localhost:1/", "http://[::1]:1/", "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/", "http://0.0.0.0:1/",
          "http://2130706433:1/", "http://[::ffff:127.0.0.1]:1/", "http://127.1:1/", "http://192.168.0.1/")  # fmt: skip


def test_nothing_that_is_asked_makes_the_service_fetch(open_door: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*address: object, **how: object) -> None:
        raise AssertionError(f"the service would have reached {address}")

    monkeypatch.setattr("socket.create_connection", never)
    monkeypatch.setattr("socket.getaddrinfo", never)
    for address in (*INSIDE, "file:///etc/passwd", "https://evil.example/"):
        told = open_door.post("/v1/read", json={"text": address})
        assert "root:" not in told.text
        for path, body in (
            ("/v1/read", {"text": "Norway praised Sweden.", "url": address}),
            ("/v1/tripwires/check", {"webhook": address}),
            ("/v1/tripwires/check", {"again": True, "file": "/tmp/x", "private": True}),
            ("/v1/tripwires", {"rule": address}),
        ):
            refused(open_door.post(path, json=body), 422)


@pytest.mark.parametrize("address", [*INSIDE, "file:///etc/passwd", "gopher://127.0.0.1/", "ftp://10.0.0.1/x"])
def test_webhooks_and_feeds_do_not_lead_inside(address: str) -> None:
    from realpolitik.readers.fetching import Fetcher

    with pytest.raises(BadInput):
        Fetcher().send(address, b"{}")
    with pytest.raises(BadInput):
        Fetcher(pause=0).fetch(address)
