"""Fetches pages and feeds: politely (robots.txt, a pause between requests to one host), within limits, never from the own network.

Names are resolved once and the address is checked and kept, at each redirect anew, so that no name can lead to a private address later.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from realpolitik.core.errors import BadInput

AGENT = "realpolitik"
LARGEST = 8 * 1024 * 1024
SECONDS = 30.0
# Seconds to connect, and to wait for more.
TIMEOUT = (5.0, 10.0)
PAUSE = 1.0
# A site may ask for a pause of its own; for a longer one nobody waits.
LONGEST_WAIT = 60.0
REDIRECTS = 5
PORTS = frozenset({80, 443, 8080, 8443})
CHUNK = 65_536
RULES_LIVE = 3600.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address, after redirects to ``url``."""

    url: str
    kind: str
    body: bytes


@dataclass
class Fetcher:
    """Fetches one thing after the other; ``private`` lets it reach this machine and its network."""

    private: bool = False
    pause: float = PAUSE
    sleep: Callable[[float], None] = time.sleep
    _rules: dict[str, tuple[float, Any]] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)
    _session: Any = None

    def fetch(self, url: str) -> Fetched:
        """What stands at an address. Raises :class:`BadInput`: ``address``, ``robots``, ``http``, ``timeout``, ``size``, ``network``."""
        self._check(url)
        rules = self._rules_of(url)
        if rules is not None and not rules.can_fetch(url, AGENT):
            raise BadInput("robots", "the site asks not to be read here (robots.txt)", where=url)
        wait = float(rules.crawl_delay(AGENT) or 0) if rules is not None else 0.0
        if not 0 <= wait <= LONGEST_WAIT:
            raise BadInput("robots", f"the site asks for {wait:g} seconds between two requests (robots.txt), which is too long", where=url)
        return self._get(url, largest=LARGEST, wait=max(self.pause, wait))

    def send(self, url: str, body: bytes) -> None:
        """Posts JSON to an address; no redirect is followed. Raises :class:`BadInput` as :meth:`fetch` does, and names only the site,
        since such addresses are often secrets."""
        try:
            self._check(url)
            with _told("the webhook"):
                headers = {"Content-Type": "application/json"}
                options = {"stream": True, "allow_redirects": False, "timeout": TIMEOUT}
                with self._opened().request("POST", url, data=body, headers=headers, **options) as answer:
                    if not 200 <= answer.status_code < 300:
                        raise BadInput("http", f"it answers {answer.status_code}")
        except BadInput as error:
            said = str(error).removeprefix(f"{url}: ").removeprefix("the webhook: ")
            said = "it cannot be reached" if error.reason == "network" else said
            raise BadInput(error.reason, said, where=f"the webhook at {_site(url)}") from None

    def _check(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise BadInput("address", "this is no address", where=url) from error
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise BadInput("address", "only http and https are fetched", where=url)
        if parts.username is not None or parts.password is not None:
            raise BadInput("address", "an address with a user's name in it is not fetched", where=url)
        if port is not None and port not in PORTS and not self.private:
            raise BadInput("address", f"port {port} is not one of the web", where=url)

    def _rules_of(self, url: str) -> Any:
        """The robots.txt of a site; None where it has none."""
        from protego import Protego

        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        known = self._rules.get(site)
        if known is None or time.monotonic() - known[0] > RULES_LIVE:
            try:
                found = self._get(f"{site}/robots.txt", largest=512 * 1024, wait=0)
                rules = Protego.parse(found.body.decode("utf-8", "replace"))
            except BadInput as error:
                if error.reason == "address":  # what holds for the site holds for the page that was asked for
                    raise BadInput("address", str(error).removeprefix(f"{error.where}: "), where=url) from error
                rules = None
            known = self._rules[site] = (time.monotonic(), rules)
        return known[1]

    def _get(self, url: str, *, largest: int, wait: float) -> Fetched:
        host = urlsplit(url).netloc
        self.sleep(max(0.0, self._last.get(host, 0.0) + wait - time.monotonic()))
        ends = time.monotonic() + SECONDS
        with _told(url):
            for _ in range(REDIRECTS + 1):
                answer = self._opened().request("GET", url, stream=True, allow_redirects=False, timeout=TIMEOUT)
                with answer:
                    self._last[host] = time.monotonic()
                    if answer.is_redirect:
                        url = answer.next.url if answer.next is not None else ""
                        self._check(url)
                        continue
                    if answer.status_code != 200:
                        later = answer.headers.get("Retry-After")
                        more = f", and wants to be asked again after {later[:40]}" if later else ""
                        raise BadInput("http", f"the site answers {answer.status_code}{more}", where=url)
                    body = b"".join(_within(answer, url, largest, ends))
                    return Fetched(url, answer.headers.get("Content-Type", "").partition(";")[0].strip().lower(), body)
        raise BadInput("http", f"more than {REDIRECTS} redirects", where=url)

    def _opened(self) -> Any:
        if self._session is None:
            import logging

            from requests_hardened import Config, Manager

            # What it refuses is told as our own error; its warning would come between the lines.
            logging.getLogger("requests_hardened").setLevel(logging.CRITICAL)
            config = Config(
                ip_filter_enable=not self.private, ip_filter_allow_loopback_ips=False, never_redirect=False, default_timeout=TIMEOUT,
                user_agent_override=AGENT,
            )  # fmt: skip
            self._session = Manager(config).get_session()
            self._session.trust_env = False
        return self._session


def _site(url: str) -> str:
    try:
        return urlsplit(url).hostname or "no site"
    except ValueError:
        return "no site"


def _within(answer: Any, url: str, largest: int, ends: float) -> Iterator[bytes]:
    """The body, unpacked, while it is neither too large nor too slow."""
    size = 0
    for chunk in answer.iter_content(CHUNK):
        size += len(chunk)
        if size > largest:
            raise BadInput("size", f"one page may hold {largest // 1024} KB, this one holds more", where=url)
        if time.monotonic() > ends:
            raise BadInput("timeout", f"not whole within {SECONDS:g} seconds", where=url)
        yield chunk


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Errors of the network as our own."""
    import requests
    from requests_hardened.ip_filter import InvalidIPAddress

    try:
        yield
    except InvalidIPAddress as error:
        private = "the name leads into a private network, which is not read from here unless --private says so"
        raise BadInput("address", private, where=url) from error
    except requests.Timeout as error:
        raise BadInput("timeout", "the site does not answer in time", where=url) from error
    except (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, requests.exceptions.MissingSchema) as error:
        raise BadInput("address", "this is no address", where=url) from error
    except (requests.RequestException, OSError, ValueError) as error:
        raise BadInput("network", f"cannot be fetched: {_one_line(error)}", where=url) from error


def _one_line(error: object) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__
