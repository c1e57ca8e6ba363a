"""One service by its address: asks, waits where it is told to wait, and says in one line what went wrong."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import requests

from realpolitik.core.errors import BadInput, RealpolitikError

JSON = "application/json"
LONGEST = 300
# Seconds until a connection must stand.
CONNECT = 10.0
# What says "not now": too many questions, or others before us.
BUSY = (429, 503)
HERE = ("localhost", "127.0.0.1", "::1")


class ServiceError(RealpolitikError):
    """A service that cannot be reached, or that refuses; ``status`` is that of HTTP, None where nothing was answered."""

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(" ".join(message.split())[:LONGEST])
        self.status = status


class Connection:
    """Where the service is and who asks; ``patience`` seconds are waited in all where it asks to come again later."""

    def __init__(
        self, address: str, *, token: str | None, timeout: float, patience: float, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        try:
            parts = urlsplit(address)
            host = parts.hostname
        except ValueError:
            host = None
        if not host or parts.scheme not in ("http", "https") or parts.username is not None:
            raise BadInput("usage", "the address of a service is http:// or https:// with a host, and without a name or token in it")
        if token is not None and not (token.isascii() and token.isprintable() and token.strip() == token and token):
            raise BadInput("usage", "the token is none: give it as realpolitik token new printed it")
        self.address, self.timeout, self.patience, self.sleep = address.rstrip("/"), timeout, patience, sleep
        self.session = requests.Session()
        # Neither a proxy for this machine's own service, nor another's password out of .netrc.
        self.session.trust_env = host not in HERE
        self.session.auth = _Bearer(token)
        # Who asks is said by the token alone: the service takes a cookie for a browser's, and asks which page sends it.
        self.session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))

    def ask(
        self, method: str, path: str, *, query: Mapping[str, Any] | None = None, body: Mapping[str, Any] | None = None,
        accept: str = JSON, headers: Mapping[str, str] | None = None, stream: bool = False, timeout: float | None = None,
    ) -> Any:  # fmt: skip
        """A good answer. Raises :class:`ServiceError` for any other; what is None is not sent."""
        waited = 0.0
        while True:
            answer = self._send(method, path, query, body, {"Accept": accept, **(headers or {})}, stream, timeout or self.timeout)
            wait = _wait(answer)
            if wait is None or waited + wait > self.patience:
                break
            answer.close()
            self.sleep(wait)
            waited += wait
        if not 200 <= answer.status_code < 300:
            with answer:
                raise self.refusal(answer)
        return answer

    def refusal(self, answer: Any) -> ServiceError:
        """What is told where the service refuses: its own line, if it gave one."""
        status = int(answer.status_code)
        try:
            told = answer.json()["detail"]
        except (ValueError, KeyError, TypeError, requests.RequestException):
            told = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "no realpolitik service answers there"
        if 300 <= status < 400:
            told = "it leads elsewhere, where the token is not sent: give the address that it names"
        return ServiceError(f"{self.address} answers {status}: {told}", status=status)

    def broken(self, error: Exception) -> ServiceError:
        """What is told where nothing, or only half of it, comes."""
        if isinstance(error, requests.Timeout):
            return ServiceError(f"{self.address} does not answer in time: ask for less, or give the client a longer timeout")
        if isinstance(error, requests.exceptions.SSLError):
            return ServiceError(f"{self.address} has a certificate that cannot be trusted")
        if isinstance(error, requests.exceptions.ChunkedEncodingError):
            return ServiceError(f"{self.address} broke off in the middle of an answer")
        return ServiceError(f"{self.address} cannot be reached: does realpolitik serve run there?")

    def plain(self, answer: Any) -> Any:
        """The JSON of an answer. Raises :class:`ServiceError` where it is none."""
        try:
            with answer:
                return json.loads(answer.content)
        except ValueError as error:
            raise ServiceError(f"{self.address} answers, but not in JSON: it is no realpolitik service") from error
        except requests.RequestException as error:
            raise self.broken(error) from error

    def _send(
        self, method: str, path: str, query: Any, body: Any, headers: Mapping[str, str], stream: bool, timeout: float
    ) -> requests.Response:
        given = {name: _written(value) for name, value in (query or {}).items() if value is not None}
        posted = None if body is None else {name: value for name, value in body.items() if value is not None}
        try:
            # Redirects are not followed: they would take what is asked, and who asks, somewhere else.
            return self.session.request(
                method, self.address + path, params=given, json=posted, headers=dict(headers), stream=stream, timeout=(CONNECT, timeout),
                allow_redirects=False,
            )  # fmt: skip
        except requests.RequestException as error:
            raise self.broken(error) from error


class _Bearer:
    """Shows a token, or none; a session without one of these would look for passwords in files."""

    def __init__(self, token: str | None) -> None:
        self.token = token

    def __call__(self, asked: Any) -> Any:
        if self.token is not None:
            asked.headers["Authorization"] = f"Bearer {self.token}"
        return asked


def _written(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def _wait(answer: Any) -> float | None:
    """The seconds that a service asks to wait; None: it answers, or never will."""
    said = answer.headers.get("retry-after", "")
    return float(said) if answer.status_code in BUSY and said.isdigit() else None
