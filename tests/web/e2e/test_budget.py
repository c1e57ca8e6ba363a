"""What a browser is sent: little, and by this machine alone."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from tests.web.e2e.conftest import settled, watch
from tests.web.test_static import MAP, MOST

Opened = Callable[..., Any]
# Every view but the map, each with what it is about.
VIEWS = (
    "/today", "/pair", "/pair/CHL/PER", "/network", "/events", "/report", "/report/r-240826-chl-shell", "/actor", "/actor/s-CHL", "/story",
    "/search?q=railway", "/commitments", "/tripwires", "/login",
)  # fmt: skip


def test_all_views_but_the_map_are_light(opened: Opened, site: str) -> None:
    """As the service sends them: packed, each file once."""
    page = opened(f"{site}/nonsense")
    sent: dict[str, int] = {}

    def note(done: Any) -> None:
        path = urlsplit(done.url).path
        if path.startswith(("/static/", "/shared/")):
            sent[path] = max(sent.get(path, 0), done.sizes()["responseBodySize"])

    page.on("requestfinished", note)
    for view in VIEWS:
        page.goto(site + view)
        settled(page)
    assert {"/static/vendor/echarts.js", "/static/vendor/cytoscape.js", "/static/views.css", "/shared/marks.js"} <= sent.keys()
    assert sent["/static/vendor/echarts.js"] > 100_000, "what is sent is not measured"
    assert not [path for path in sent if path.rpartition("/")[2].startswith(MAP)], "what only the map needs comes with it alone"
    assert sum(sent.values()) < MOST, sorted(sent.items(), key=lambda one: -one[1])[:5]


def test_what_is_asked_of_another_machine_is_noticed(chromium: Any) -> None:
    """The watch over every page of these tests, held against a page that does what ours must not."""

    class Elsewhere(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<h1>x</h1><img src=http://192.0.2.1/x.png><script>throw new Error('thrown')</script>")

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_address[1]}/"
        page = chromium.new_page()
        troubles: list[str] = []
        watch(page, url, troubles)
        page.goto(url, wait_until="commit")
        page.locator("h1").wait_for()
        page.wait_for_timeout(200)
        page.close()
        server.shutdown()
    assert "asked: http://192.0.2.1/x.png" in troubles
    assert "thrown: thrown" in troubles
