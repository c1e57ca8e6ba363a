"""The frame of the page: addresses, back and forth, keyboard, themes, a phone's width, troubles, and a service that goes away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.e2e.conftest import PHONE, WIDE, accessible, screenshot, settled

Opened = Callable[..., Any]
VIEWS = {
    "today": "/", "pair": "/pair/CHL/PER", "pairs": "/pair", "little": "/pair/BOL/PER", "events": "/events?type=MOBILIZE&actor=CHL",
    "actors": "/actor", "actor": "/actor/s-CHL", "search": "/search?q=railway", "stories": "/story", "trouble": "/pair/Atlantis/PER",
    "nothing": "/nonsense",
}  # fmt: skip


@pytest.mark.parametrize("name", VIEWS)
def test_views_in_every_look(opened: Opened, site: str, name: str) -> None:
    """Nothing sticks out to the side, axe finds nothing serious, and pictures are kept."""
    page = opened(site + VIEWS[name])
    assert page.locator("h1").count() == 1
    for size, look, scheme in (
        (WIDE, "wide", "light"), (WIDE, "wide-dark", "dark"), (PHONE, "phone-dark", "dark"), (PHONE, "phone", "light"),
    ):  # fmt: skip
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.locator(f"html[data-theme={scheme}]").wait_for()
        screenshot(page, f"{name}-{look}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{look}: the page is wider than the window"
        assert accessible(page) == [], look


def test_the_way_back(opened: Opened, site: str) -> None:
    page = opened(f"{site}/today")
    first = page.locator("h1").inner_text()
    page.get_by_role("link", name="Events", exact=True).first.click()
    settled(page)
    assert page.url == f"{site}/events"
    assert page.locator("h1").inner_text() == "Events"
    assert page.title() == "Events · realpolitik"
    assert page.locator("nav [aria-current=page]").inner_text() == "Events"
    page.go_back()
    settled(page)
    assert page.url == f"{site}/today"
    assert page.locator("h1").inner_text() == first


def test_by_keyboard_alone(opened: Opened, site: str) -> None:
    page = opened(f"{site}/today")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.reload()
    settled(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Pair":
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    settled(page)
    # Who cannot see it hears where they are: the heading has the focus, and it is said.
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.locator("#live", has_text="Pairs is shown").wait_for(state="attached")
    reached: dict[str, None] = {}
    for _ in range(16):  # a day has several stops: day, month, year
        page.keyboard.press("Tab")
        reached[page.evaluate("document.activeElement.name || document.activeElement.textContent")] = None
    assert list(reached)[:6] == ["a", "b", "since", "until", "window", "Show"]


def test_search_from_anywhere(opened: Opened, site: str) -> None:
    page = opened(f"{site}/pair")
    page.get_by_role("searchbox", name="Search reports, actors and events").fill("railway")
    page.keyboard.press("Enter")
    settled(page)
    assert page.url == f"{site}/search?q=railway"
    assert page.locator("h1").inner_text() == "Search: railway"
    page.get_by_role("link", name="Copper trains roll again").first.click()
    page.wait_for_url("**/report/*")


def test_the_theme_is_kept(opened: Opened, site: str) -> None:
    page = opened(f"{site}/today", color_scheme="dark")
    shown = "document.documentElement.dataset.theme"
    assert page.evaluate(shown) == "dark"
    page.get_by_role("button", name="Theme: system").click()
    assert page.evaluate(shown) == "light"
    page.reload()
    settled(page)
    assert page.evaluate(shown) == "light"
    page.get_by_role("button", name="Theme: light").click()
    page.get_by_role("button", name="Theme: dark").click()
    page.emulate_media(color_scheme="light")
    page.locator("html[data-theme=light]").wait_for()


def test_trouble_is_told_in_words(opened: Opened, site: str) -> None:
    page = opened(f"{site}/pair/Atlantis/PER")
    assert "'Atlantis' is no power that is known" in page.locator(".problem").inner_text()
    assert page.locator("h1").inner_text() == "That cannot be asked"
    form = page.get_by_role("form", name="Which pair, and when")
    form.get_by_label("Who", exact=True).fill("Chile")
    form.get_by_role("button", name="Show").click()
    settled(page)
    assert page.locator("h1").inner_text() == "Chile and Peru"


NOWHERE = {"/nonsense": "There is no page at /nonsense.", "/report/none": "There is no report 'none'."}


@pytest.mark.parametrize(("path", "said"), NOWHERE.items())
def test_where_nothing_is_a_way_leads_back(opened: Opened, site: str, path: str, said: str) -> None:
    page = opened(site + path)
    assert page.locator("h1").inner_text() == "Nothing here"
    assert said in page.locator(".problem").inner_text()
    assert page.get_by_role("button", name="Try again").count() == 0
    page.locator(".problem").get_by_role("link", name="all reports").click()
    settled(page)
    assert page.locator("h1").inner_text() == "Reports"


def test_the_last_line_leads_to_all_that_is_there(opened: Opened, site: str) -> None:
    page = opened(f"{site}/today")
    told = page.locator("#store")
    assert "You are" not in told.inner_text(), "nobody is asked for a token, so nobody has a name"
    for words, heading in (("reports", "Reports"), ("stories", "Stories"), ("events", "Events"), ("actors", "Actors")):
        told.get_by_role("link", name=words).click()
        settled(page)
        assert page.locator("h1").inner_text() == heading


def test_on_a_phone_the_present_view_is_seen_in_the_row_of_views(opened: Opened, site: str) -> None:
    page = opened(f"{site}/tripwires", viewport=PHONE)
    box = page.locator("nav [aria-current=page]").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]


def test_a_service_that_is_gone(opened: Opened, site: str) -> None:
    page = opened(f"{site}/today")
    page.route("**/v1/**", lambda route: route.abort())
    page.get_by_role("link", name="Events", exact=True).first.click()
    page.locator(".problem", has_text="is realpolitik serve still running?").wait_for()
    page.unroute("**/v1/**")
    page.get_by_role("button", name="Try again").click()
    page.locator("ol.events").first.wait_for()


def test_what_is_unchanged_is_not_sent_twice(opened: Opened, site: str) -> None:
    page = opened(f"{site}/pair/CHL/PER")
    page.get_by_role("link", name="Events", exact=True).first.click()
    settled(page)
    with page.expect_response(lambda answer: answer.url.endswith("/v1/pairs/CHL/PER")) as again:
        page.go_back()
    assert again.value.status in (200, 304)
    assert again.value.request.headers.get("if-none-match", "").startswith('W/"')
    settled(page)
    assert page.locator("h1").inner_text() == "Chile and Peru"
