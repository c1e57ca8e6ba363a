"""The map: what lies where, when, and the events behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.e2e.conftest import PHONE, accessible, screenshot, settled

Opened = Callable[..., Any]


@pytest.mark.parametrize("how", [{}, {"viewport": PHONE, "color_scheme": "dark"}], ids=["wide", "phone-dark"])
def test_it_is_accessible_at_any_width(opened: Opened, site: str, how: dict[str, Any]) -> None:
    page = opened(f"{site}/map", **how)
    page.locator("svg.map .place").first.wait_for()
    assert accessible(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    screenshot(page, f"map-{'phone-dark' if how else 'wide'}")


def test_each_place_of_the_map_is_in_the_table_and_leads_to_its_events(opened: Opened, site: str) -> None:
    page = opened(f"{site}/map")
    rows = page.get_by_role("region", name="Events by place").locator("tbody tr")
    assert rows.count() == page.locator("svg.map .place").count() > 3
    first = rows.first
    name, events = first.get_by_role("button").inner_text(), int(first.locator("td").nth(1).inner_text())
    first.get_by_role("button").press("Enter")
    page.get_by_role("heading", name=f"Events at {name}").wait_for()
    assert page.locator("ol.events > li").count() == events
    page.locator("ol.events .from a").first.click()
    settled(page)
    assert "/report/" in page.url
    assert page.locator("article .on").count() > 0


def test_a_click_on_a_disc_tells_its_events(opened: Opened, site: str) -> None:
    page = opened(f"{site}/map")
    page.locator("svg.map .place circle.disc").last.click(force=True)
    page.locator("h2:has-text('Events at')").wait_for()
    assert page.locator("ol.events > li").count() >= 1


def test_days_are_pushed_along_and_stay_in_the_address(opened: Opened, site: str) -> None:
    page = opened(f"{site}/map?window=90")
    before = page.locator(".slider .said").inner_text()
    page.get_by_role("button", name="Earlier").click()
    page.wait_for_function("words => document.querySelector('.slider .said').textContent !== words", arg=before)
    page.wait_for_function("location.search.includes('at=')")
    after = page.locator(".slider .said").inner_text()
    page.wait_for_function("words => document.querySelector('.heading .facts').textContent.includes(words)", arg=after)
    again = opened(page.url)
    assert again.locator(".slider .said").inner_text() == after


def test_who_asks_for_less_motion_steps_by_hand(opened: Opened, site: str) -> None:
    page = opened(f"{site}/map?window=90")
    assert page.get_by_role("button", name="Play").is_disabled()
    assert "less motion" in page.locator(".slider").inner_text()
    page.emulate_media(reduced_motion="no-preference")
    play = page.get_by_role("button", name="Play")
    page.wait_for_function("!document.querySelector('.slider button:last-of-type').disabled")
    before = page.locator(".slider .said").inner_text()
    play.click()
    page.wait_for_function("words => document.querySelector('.slider .said').textContent !== words", arg=before)
    page.get_by_role("button", name="Pause").click()


def test_nearer_and_farther(opened: Opened, site: str) -> None:
    page = opened(f"{site}/map")
    land = page.locator("svg.map .land")
    before = land.get_attribute("d")
    page.get_by_role("button", name="Nearer").click()
    assert land.get_attribute("d") != before
    page.get_by_role("button", name="Fit to the places").click()
    assert land.get_attribute("d") == before


def test_the_part_that_is_seen_is_pushed_and_stays_while_days_go_by(opened: Opened, site: str) -> None:
    page = opened(f"{site}/map?window=90")
    land = page.locator("svg.map .land")
    before = land.get_attribute("d")
    box = page.locator(".canvas.map").bounding_box()
    x, y = box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.85
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 20, steps=4)
    page.mouse.up()
    pushed = land.get_attribute("d")
    assert pushed != before
    page.get_by_role("button", name="Earlier").click()
    page.wait_for_function("location.search.includes('at=')")
    settled(page)
    assert land.get_attribute("d") == pushed
