"""The schema of the record, from which the page makes its forms, and what the page shares with the page of one report."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from realpolitik import api
from tests.web.client import Client


def test_the_schema_is_that_of_the_command_and_says_what_names_what(client: Client) -> None:
    found = client.get("/v1/schema")
    names = found.pop("x-names")
    assert found == api.schema()
    assert names["speaker"] == "actors"


def test_the_page_has_the_marks_of_the_page_that_stands_alone(client: Client) -> None:
    for name, media in (("marks.css", "text/css"), ("marks.js", "text/javascript")):
        answer = client.ask(f"/shared/{name}")
        assert answer.text == api.page_asset(name)
        assert answer.headers["content-type"].startswith(media)
    assert client.ask("/shared/page.py", status=422).json()["status"] == 422


def test_views_ask_for_what_is_there(client: Client) -> None:
    seen: set[str] = set()
    waiting = [f"/static/views/{name}.js" for name in ("map", "network", "report", "commitments", "tripwires")]
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            found = re.findall(r"^import .*'([^'\n]+)';$|import\('([^']+)'\)", client.ask(path).text, re.M)
            waiting += [urljoin(path, one or other) for one, other in found]
    assert {"/static/app/fields.js", "/shared/marks.js", "/static/vendor/cytoscape.js"} <= seen
