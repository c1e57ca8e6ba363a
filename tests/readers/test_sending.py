"""Posting alarms to a webhook: to where it was told, not into a private network, and no secret is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from realpolitik.core.errors import BadInput
from realpolitik.readers.fetching import Fetcher


class Hook(BaseHTTPRequestHandler):
    """A webhook that keeps what it gets."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        got.append((self.path, self.headers["Content-Type"], json.loads(body)))
        self.send_response({"/hook": 204, "/moved": 302}.get(self.path, 403))
        self.send_header("Location", "/hook")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


got: list[tuple[str, str, object]] = []


@pytest.fixture
def hook() -> Iterator[str]:
    got.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_what_is_sent_arrives_once(hook: str) -> None:
    Fetcher(private=True).send(f"{hook}/hook", b'{"text": "a"}')
    assert got == [("/hook", "application/json", {"text": "a"})]


@pytest.mark.parametrize(("path", "code"), [("/moved", 302), ("/secret", 403)])
def test_what_is_not_taken_is_told_without_the_address(hook: str, path: str, code: int) -> None:
    with pytest.raises(BadInput, match=rf"^the webhook at 127\.0\.0\.1: it answers {code}$") as told:
        Fetcher(private=True).send(f"{hook}{path}", b"{}")
    assert told.value.reason == "http"
    assert len(got) == 1


@pytest.mark.parametrize("url", ["http://127.0.0.1/secret", "http://[::1]/secret", "http://localhost/secret", "http://10.0.0.1/secret"])
def test_a_private_network_is_not_reached(url: str) -> None:
    with pytest.raises(BadInput) as told:
        Fetcher().send(url, b"{}")
    assert told.value.reason == "address"
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("url", ["file:///secret", "ftp://x/secret", "http://u:secret@x/", "https://example.org:25/secret", "secret"])
def test_only_addresses_of_the_web_are_taken(url: str) -> None:
    with pytest.raises(BadInput, match=r"^the webhook at ") as told:
        Fetcher().send(url, b"{}")
    assert "secret" not in str(told.value)


def test_nobody_there_is_told(hook: str) -> None:
    with pytest.raises(BadInput) as told:
        Fetcher(private=True).send("http://127.0.0.1:1/secret", b"{}")
    assert told.value.reason == "network"
    assert "secret" not in str(told.value)
