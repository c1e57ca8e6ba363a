"""Fetching: what is polite and within limits comes, everything else is refused with its reason; private addresses are not reached."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item
from realpolitik.readers import fetching
from realpolitik.readers.fetching import Fetcher
from realpolitik.readers.post import items

PAGE = b"<html><body><article><p>Chad praised Niger on Monday for its help at the border.</p></article></body></html>"
FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><item><title>One</title><link>%s/page</link>'
    b"<description>Chad praised Niger.</description></item></channel></rss>"
)


class Site(BaseHTTPRequestHandler):
    """A site with every vice."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        base = f"http://{self.headers['Host']}"
        match self.path:
            case "/robots.txt":
                self._answer(b"User-agent: *\nDisallow: /closed\n", "text/plain")
            case "/page" | "/closed":
                self._answer(PAGE, "text/html; charset=utf-8")
            case "/feed":
                self._answer(FEED % base.encode(), "application/rss+xml")
            case "/moved":
                self._send_to("/page")
            case "/loop":
                self._send_to("/loop")
            case "/file":
                self._send_to("file:///etc/passwd")
            case "/mail":
                self._send_to("http://127.0.0.1:25/")
            case "/busy":
                self.send_response(429)
                self.send_header("Retry-After", "120")
                self.end_headers()
            case "/bomb":
                self._answer(gzip.compress(bytes(30_000_000)), "text/html", packed=True)
            case "/endless":
                self.send_response(200)
                self.end_headers()
                while True:
                    self.wfile.write(b"x" * 1000)
                    time.sleep(0.02)
            case _:
                self.send_response(404)
                self.end_headers()

    def _answer(self, body: bytes, kind: str, *, packed: bool = False) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def _send_to(self, place: str) -> None:
        self.send_response(302)
        self.send_header("Location", place)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keeps quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(private=True, pause=0)


def reason(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(BadInput) as caught:
        fetcher.fetch(url)
    return caught.value.reason


def test_a_page_comes_and_says_where_it_stands(site: str, fetcher: Fetcher) -> None:
    found = fetcher.fetch(f"{site}/moved")
    assert (found.url, found.kind, found.body) == (f"{site}/page", "text/html", PAGE)


@pytest.mark.parametrize(
    ("path", "said"),
    [("/closed", "robots"), ("/nothing", "http"), ("/busy", "http"), ("/loop", "http"), ("/file", "address"), ("/bomb", "size")],
)
def test_each_refusal_has_its_reason(site: str, fetcher: Fetcher, path: str, said: str) -> None:
    assert reason(fetcher, site + path) == said


def test_a_page_that_never_ends_is_left(site: str, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    monkeypatch.setattr(fetching, "CHUNK", 1000)
    began = time.monotonic()
    assert reason(fetcher, f"{site}/endless") == "timeout"
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "169.254.169.254"],
)
def test_private_addresses_are_not_reached(host: str) -> None:
    assert reason(Fetcher(pause=0), f"http://{host}/") in ("address", "network")


def test_a_private_address_is_refused_by_its_own_name_and_once(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(BadInput, match=r"^http://127\.0\.0\.1/page: the name leads into a private network") as caught:
        Fetcher(pause=0).fetch("http://127.0.0.1/page")
    assert caught.value.where == "http://127.0.0.1/page"  # not that of robots.txt, which was asked for first
    assert caplog.records == []


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "gopher://x.example/", "http://user:word@x.example/", "http://x.example:25/", "http://", "http://x:99999/"],
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    assert reason(Fetcher(pause=0), url) == "address"


def test_a_redirect_into_the_own_network_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host is let through by hand; where it sends to is checked like any other."""
    fetcher = Fetcher(pause=0)
    real = fetching.Fetcher._get

    class Sent:
        is_redirect, status_code = True, 302
        next = type("Next", (), {"url": f"{site.replace('127.0.0.1', '[::1]')}/page"})

        def __enter__(self) -> Sent:
            return self

        def __exit__(self, *error: object) -> None:
            return None

    opened = fetcher._opened()
    answers = iter([Sent()])
    asked = opened.request
    monkeypatch.setattr(opened, "request", lambda *given, **more: next(answers, None) or asked(*given, **more))
    with pytest.raises(BadInput) as caught:
        real(fetcher, "http://x.example/", largest=1000, wait=0)
    assert caught.value.reason == "address"


def test_a_feed_is_followed_to_its_pages(site: str, fetcher: Fetcher) -> None:
    (found,) = items(f"{site}/feed", {}, fetcher=fetcher)
    assert isinstance(found, Item)
    assert (found.kind, found.body, dict(found.given)) == ("html", PAGE, {"url": f"{site}/page", "outlet": "Wire"})


def test_addresses_of_a_list(site: str, fetcher: Fetcher, tmp_path: object) -> None:
    from pathlib import Path

    listed = Path(str(tmp_path)) / "a.urls"
    listed.write_text(f"# mine\n{site}/page\n\n{site}/nothing\n")
    found = list(items(str(listed), {}, fetcher=fetcher))
    assert [one.reason if isinstance(one, BadInput) else one.kind for one in found] == ["html", "http"]
