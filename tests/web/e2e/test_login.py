"""Where tokens are needed: without one there is a way to log in; a reader sees all, and is not asked to judge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from realpolitik import api
from tests.web.e2e.conftest import accessible, screenshot, served, settled

Opened = Callable[..., Any]


def test_a_token_opens_the_page_and_says_who_judges(opened: Opened, made: Path, tmp_path: Path) -> None:
    tokens = api.Tokens(tmp_path / "tokens")
    given = {role: tokens.new(f"Ines the {role}", role=role) for role in ("reader", "analyst")}
    with served(made, tokens=tokens.path) as address:
        page = opened(f"{address}/network")
        page.get_by_role("link", name="Log in with a token").click()
        settled(page)
        page.get_by_label("Token").fill("none of these")
        page.get_by_role("button", name="Log in").click()
        page.locator(".fault:not(:empty)").wait_for()
        assert accessible(page) == []
        screenshot(page, "login")
        report = _logged_in(page, address, given["reader"])
        assert report.get_by_role("button", name="judge").count() == 0
        page.goto(f"{address}/login")
        settled(page)
        page.get_by_role("button", name="Log out").click()
        page.wait_for_url("**/today")
        page.get_by_role("link", name="Log in with a token").wait_for()
        page.goto(f"{address}/login")
        settled(page)
        report = _logged_in(page, address, given["analyst"])
        report.get_by_role("button", name="judge").first.click()
        report.get_by_text("as Ines the analyst").wait_for()
        assert "You are Ines the analyst, analyst." in page.locator("#store").inner_text()
        assert report.get_by_label("Your name").count() == 0


def test_where_nobody_is_asked_for_a_token_there_is_nothing_to_fill_in(opened: Opened, site: str) -> None:
    page = opened(f"{site}/login")
    assert "This service asks nobody for a token" in page.locator("main").inner_text()
    assert page.get_by_label("Token").count() == 0


def _logged_in(page: Any, address: str, token: str) -> Any:
    page.get_by_label("Token").fill(token)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/today")
    page.goto(f"{address}/report/r-240826-chl-shell")
    settled(page)
    return page
