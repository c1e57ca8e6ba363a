"""The real page in a real browser: a server on a free port in this process, Debian's Chromium driven by Playwright.

Where there is no Chromium these tests are skipped; ``REALPOLITIK_NEED_CHROMIUM=1``: it must be there. Screenshots lie in build/screens.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.web.e2e.world import make

NEEDED = "REALPOLITIK_NEED_CHROMIUM"
CHROMIUM = Path("/usr/bin/chromium")
ROOT = Path(__file__).parents[3]
SCREENS = ROOT / "build" / "screens"
AXE = Path(__file__).parent / "vendor" / "axe.js"
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
# Milliseconds that a view may take here, where nine others may work.
PATIENCE = 20_000


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that is not to be changed; it is made once for all processes of a run."""
    _check()
    path = tmp_path_factory.mktemp("world") / "world.sqlite"
    make(path)
    return path


@pytest.fixture(scope="session")
def site(made: Path) -> Iterator[str]:
    """The address of a page over that store."""
    with served(made) as address:
        yield address


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a page over a copy of the store that may be changed; ``tmp_path / "own.sqlite"`` is the copy."""
    path = tmp_path / "own.sqlite"
    shutil.copy(made, path)
    with served(path) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser."""
    _check()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address in a window of its own: ``opened(url, viewport=PHONE, color_scheme="dark")``.

    At the end of a test no page may have thrown, broken the content security policy, or asked another machine for anything.
    """
    contexts: list[Any] = []
    troubles: list[str] = []

    def visit(url: str, *, viewport: dict[str, int] | None = None, **how: Any) -> Any:
        context = chromium.new_context(viewport=viewport or WIDE, reduced_motion="reduce", **how)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        watch(page, url, troubles)
        page.goto(url)
        settled(page)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert troubles == []


def watch(page: Any, url: str, troubles: list[str]) -> None:
    """Notes what a page throws, what its policy forbids, and what it asks of any other machine than that of ``url``."""
    here = ("/".join(url.split("/")[:3]) + "/", "data:", "blob:")
    page.on("request", lambda asked: None if asked.url.startswith(here) else troubles.append(f"asked: {asked.url}"))
    page.on("pageerror", lambda error: troubles.append(f"thrown: {error}"))
    page.on("console", lambda said: troubles.append(said.text) if "Content Security Policy" in said.text else None)


def settled(page: Any) -> None:
    """Waits until the view is there and nothing is asked any more."""
    page.locator("main h1").first.wait_for(state="attached")
    page.locator("[aria-busy]").first.wait_for(state="detached")
    page.wait_for_timeout(60)


def screenshot(page: Any, name: str) -> None:
    """Keeps what is seen of the whole page."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SCREENS / f"{name}.png"), full_page=True)


def accessible(page: Any) -> list[str]:
    """What axe finds that is serious or critical, one line each; empty if all is well."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})")
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:160]} {node['failureSummary'][:200]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@contextmanager
def served(path: Path, **settings: Any) -> Iterator[str]:
    """A server over a store, with its guards: its address."""
    import uvicorn

    from realpolitik.web.app import create_app
    from realpolitik.web.guards.door import guards
    from realpolitik.web.settings import Settings

    listening = socket.create_server(("127.0.0.1", 0))
    given = Settings(port=listening.getsockname()[1], **settings)
    app = create_app(path, given, guards=guards(given))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on", timeout_graceful_shutdown=2))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started:
        if time.monotonic() > until or not thread.is_alive():
            raise RuntimeError("the service did not start")
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


def _check() -> None:
    """Skips where the browser or what drives it is not here."""
    lacking = [] if CHROMIUM.exists() else [f"no {CHROMIUM}: apt-get install chromium"]
    lacking += [] if importlib.util.find_spec("playwright") else ["no playwright: pip install playwright"]
    if lacking and os.environ.get(NEEDED):
        pytest.fail(f"{NEEDED} is set, and there is {'; '.join(lacking)}")
    if lacking:
        pytest.skip("; ".join(lacking))
