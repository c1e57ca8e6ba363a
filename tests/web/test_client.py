"""The client against a service that really listens: it asks, pages, streams, waits, and says in one line what is wrong."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from realpolitik import api
from realpolitik.client import Client, ServiceError
from realpolitik.core.errors import BadInput
from realpolitik.web.settings import Settings
from tests.web.served import served
from tests.web.test_stream import fire, watched

__all__ = ["watched"]


@pytest.fixture(scope="module")
def asked(filled: Path) -> Iterator[Client]:
    """A client of a service over the store that is not to be changed."""
    with served(filled, Settings()) as port, Client(f"http://127.0.0.1:{port}/", patience=2.0) as client:
        yield client


class Odd(BaseHTTPRequestHandler):
    """A server that gives the answers it is told to, one after the other, and keeps what was asked."""

    answers: ClassVar[list[tuple[int, dict[str, str], bytes]]]
    heard: ClassVar[list[dict[str, str]]]

    def do_GET(self) -> None:
        self.heard.append({"path": self.path, **{name.lower(): value for name, value in self.headers.items()}})
        status, headers, body = self.answers.pop(0)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def odd() -> Iterator[type[Odd]]:
    class Own(Odd):
        answers: ClassVar[list[tuple[int, dict[str, str], bytes]]] = []
        heard: ClassVar[list[dict[str, str]]] = []
        port = 0

    with HTTPServer(("127.0.0.1", 0), Own) as server:
        Own.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield Own
        server.shutdown()


def test_what_it_gives_is_what_the_store_has(asked: Client, filled: Path) -> None:
    with api.open_store(filled) as store:
        keys = [one.record["id"] for one in store.events()]
        report = next(iter(store.reports()))
    assert {row["record"]["id"] for row in asked.events()} == set(keys)
    assert asked.event(keys[0])["event"]["record"]["id"] == keys[0]
    assert asked.report(report)["reading"]["report"]["id"] == report
    assert asked.status()["counts"]["events"] == len(keys)
    assert {row["record"]["type"] for row in asked.events(type=["ASSAULT", "SUPPORT"])} == {"ASSAULT", "SUPPORT"}
    assert all(row["record"]["historical"] is False for row in asked.events(historical=False))
    assert asked.pair("RUS", "Ukraine")["directions"][0]["target"] == "UKR"
    assert asked.alarm_feed().startswith("<?xml")
    assert b"".join(asked.export("plover", actor="RUS")).count(b"\n") == len(list(asked.events(actor="RUS")))


def test_pages_are_walked_through_and_lines_are_the_same(asked: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("realpolitik.client.listing.USUAL", 3)
    listing = asked.events()
    whole = [row["record"]["id"] for row in listing]
    assert len(whole) > 6
    assert [len(page["items"]) for page in listing.pages()][:2] == [3, 3]
    assert whole == [row["record"]["id"] for row in listing.lines()] == [row["record"]["id"] for row in listing]
    assert [row["record"]["id"] for row in asked.events(limit=4)] == whole[:4]
    assert [row["record"]["id"] for row in asked.events(limit=4).lines()] == whole[:4]
    first = listing.page(limit=2)
    assert [row["record"]["id"] for page in listing.pages(cursor=first["next"]) for row in page["items"]] == whole[2:]


def test_an_event_is_judged_and_that_is_undone(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.sqlite"
    path.write_bytes(filled.read_bytes())
    with served(path, Settings()) as port, Client(f"http://127.0.0.1:{port}") as client:
        key = next(iter(client.events()))["record"]["id"]
        made = client.judge(key, "reject", "it is a drill", by="Ada")
        assert (made["by"], made["verdict"]) == ("Ada", "reject")
        assert [one["id"] for one in client.judgements(by="Ada")] == [key]
        assert client.undo(key, by="Ada")["undone"] == 1
        assert list(client.judgements()) == []
        client.add_tripwires("name: shelling\nwhen: {events: {types: ASSAULT}}\n", past=True)
        assert client.check_tripwires()["items"]
        client.remove_tripwire("shelling")
        assert list(client.tripwires()) == []


def test_tokens_are_shown_and_nowhere_told(filled: Path, tmp_path: Path) -> None:
    tokens = tmp_path / "tokens"
    shown = api.Tokens(tokens).new("ada", role="reader")
    with served(filled, Settings(tokens=tokens)) as port:
        here = f"http://127.0.0.1:{port}"
        with Client(here, token=shown) as client:
            assert client.session() == {"name": "ada", "role": "reader"}
            assert client.enter(shown)["name"] == "ada"
            assert shown not in repr(client) + repr(vars(client))
            with pytest.raises(ServiceError, match="a reader changes nothing") as refused:
                client.check_tripwires()
            assert refused.value.status == 403
        with Client(here) as stranger, pytest.raises(ServiceError, match="answers 401: a token is needed"):
            stranger.status()


@pytest.mark.parametrize("token", ["", " rp_1", "rp\n_1", "rp_é"])
def test_a_token_that_is_none_is_refused_before_it_is_sent(token: str) -> None:
    with pytest.raises(BadInput, match="token"):
        Client(token=token)


@pytest.mark.parametrize("address", ["", "127.0.0.1:8420", "ftp://a/", "http://", "http://me:word@a/", "http://[x/"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(BadInput, match="http"):
        Client(address)


def test_what_is_not_there_is_told_in_one_line(asked: Client) -> None:
    with pytest.raises(ServiceError, match=r"http://127\.0\.0\.1:\d+ answers 404: there is no event 'a b \? #'") as missing:
        asked.event("a b ? #")
    assert missing.value.status == 404
    assert "\n" not in str(missing.value)
    with pytest.raises(ServiceError, match="since") as wrong:
        list(asked.events(since="yesterday"))
    assert wrong.value.status == 422
    for key in ("", ".", ".."):
        with pytest.raises(BadInput, match="is no id"):
            asked.event(key)


def test_nobody_there_is_told_in_one_line() -> None:
    with Client("http://127.0.0.1:9", patience=0.0) as client:
        with pytest.raises(ServiceError, match="cannot be reached: does realpolitik serve run there") as gone:
            client.status()
        assert gone.value.status is None
        with pytest.raises(ServiceError, match="cannot be reached"):
            next(client.stream())


PROBLEM = {"Content-Type": "application/problem+json"}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, {}, b"<html>hello"), "not in JSON"),
        ((500, {}, b"<html>oops"), "answers 500: Internal Server Error"),
        ((599, {}, b""), "answers 599: no realpolitik service"),
        ((404, PROBLEM, b'{"detail": "one\\ntwo"}'), "answers 404: one two"),
        ((404, PROBLEM, b"[]"), "answers 404: Not Found"),
        ((302, {"Location": "http://127.0.0.1:9/"}, b""), "leads elsewhere"),
        ((200, {"Content-Length": "900"}, b"{"), "broke off"),
    ],
)
def test_odd_answers_are_told_in_one_line(odd: Any, answer: Any, said: str) -> None:
    odd.answers.append(answer)
    with Client(f"http://127.0.0.1:{odd.port}") as client, pytest.raises(ServiceError, match=said):
        client.status()


def test_where_the_service_is_busy_it_is_asked_again(odd: Any) -> None:
    busy = (429, {**PROBLEM, "Retry-After": "0"}, b'{"detail": "too many questions"}')
    odd.answers += [busy, (503, {"Retry-After": "0"}, b""), (200, {}, b'{"items": []}'), (429, {**PROBLEM, "Retry-After": "60"}, busy[2])]
    with Client(f"http://127.0.0.1:{odd.port}", patience=1.0) as client:
        assert client.powers() == {"items": []}
        assert len(odd.heard) == 3
        with pytest.raises(ServiceError, match="answers 429: too many questions"):
            client.powers()


def test_lines_that_break_off_are_no_whole_list(odd: Any) -> None:
    odd.answers += [(200, {"Content-Length": "900"}, b'{"id": 1}\n{"id"'), (200, {}, b'{"id": 1}\n{"id"')]
    with Client(f"http://127.0.0.1:{odd.port}") as client:
        with pytest.raises(ServiceError, match="broke off"):
            list(client.actors().lines())
        rows = client.actors().lines()
        assert next(rows) == {"id": 1}
        with pytest.raises(ServiceError, match="not in lines of JSON"):
            next(rows)


def test_no_proxy_and_no_password_file_stand_between_this_machine_and_its_service(
    odd: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login other password word\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    odd.answers += [(200, {}, b"{}")] * 2
    with Client(f"http://127.0.0.1:{odd.port}") as client:
        client.status()
    with Client(f"http://127.0.0.1:{odd.port}", token="rp_1") as client:
        client.status()
    assert [one.get("authorization") for one in odd.heard] == [None, "Bearer rp_1"]


def test_alarms_come_as_they_are_raised(watched: Path) -> None:
    with served(watched, Settings()) as port, Client(f"http://127.0.0.1:{port}") as client:
        told = client.stream()
        first = next(told)
        assert (first.event, first.data["reports"]) == ("progress", 1)
        fire(watched, "2021-06-18")
        alarm = next(one for one in told if one.event == "alarm")
        assert (alarm.data["tripwire"], alarm.data["day"]) == ("shelling", "2021-06-18")
        fire(watched, "2021-09-18")
        later = next(one for one in client.stream(last_event_id=alarm.id) if one.event == "alarm")
        assert later.data["day"] == "2021-09-18"


def test_a_stream_that_breaks_goes_on_where_it_was(odd: Any) -> None:
    def event(key: str) -> bytes:
        return f"id: {key}\nevent: alarm\ndata: {json.dumps({'id': key})}\n\n".encode()

    stream = {"Content-Type": "text/event-stream"}
    refused = (401, PROBLEM, b'{"detail": "the token is no longer known"}')
    odd.answers += [
        (200, stream, b"retry: 2000\n\n: still here\n\n" + event("1") + b"id: 2\nevent: al"),
        (500, {}, b""),
        (200, stream, event("2")),
        refused,
    ]
    with Client(f"http://127.0.0.1:{odd.port}") as client:
        client._connection.sleep = lambda seconds: None
        told = client.stream()
        assert [next(told).id, next(told).id] == ["1", "2"]
        with pytest.raises(ServiceError, match="no longer known"):
            next(told)
    assert [one.get("last-event-id") for one in odd.heard] == [None, "1", "1", "2"]
