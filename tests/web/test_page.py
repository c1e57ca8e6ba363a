"""Addresses of the page: views, and addresses that are none, for people and for programs."""

from __future__ import annotations

import pytest

from tests.web.client import Client

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize("path", ["/", "/today", "/pair/RUS/UKR", "/report/no-such-report"])
def test_a_view_has_an_address(client: Client, path: str) -> None:
    assert "<main" in client.ask(path, headers={"Accept": BROWSER}).text


@pytest.mark.parametrize("path", ["/nonsense", "/nonsense/more", "/%3Cscript%3E", "/todays"])
def test_a_person_at_an_address_that_is_none_gets_the_page_and_404(client: Client, path: str) -> None:
    answer = client.ask(path, status=404, headers={"Accept": BROWSER})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["vary"] == "Accept"
    assert "<main" in answer.text
    # What was asked for is shown by the page's script, as words; here it would be markup.
    assert "<script>" not in answer.text


@pytest.mark.parametrize("accept", ["*/*", "application/json", "text/html;q=0, application/json", "image/svg+xml", ""])
def test_a_program_gets_a_problem(client: Client, accept: str) -> None:
    answer = client.ask("/nonsense", status=404, headers={"Accept": accept})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == "there is no such page"


@pytest.mark.parametrize("path", ["/v1/nonsense", "/v1", "/static/nonsense.js", "/shared/nonsense"])
def test_what_programs_ask_for_is_a_problem_even_in_a_browser(client: Client, path: str) -> None:
    answer = client.http.get(path, headers={"Accept": BROWSER})
    assert answer.status_code in (404, 422)
    assert answer.headers["content-type"] == "application/problem+json"
