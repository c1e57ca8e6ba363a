"""A report: words lead to the record and back, and what people say of it is kept and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from realpolitik import api
from tests.web.e2e.conftest import PHONE, accessible, screenshot, settled

Opened = Callable[..., Any]


@pytest.fixture
def report(opened: Opened, own: str) -> Any:
    """The report of the corpus with the most in it, over a store of its own."""
    return opened(f"{own}{_address(opened, own)}")


def _address(opened: Opened, site: str) -> str:
    page = opened(f"{site}/search?q=Gallabat")
    found: str = page.locator("main a[href^='/report/']").first.get_attribute("href")
    return found.partition("#")[0]


@pytest.mark.parametrize("how", [{}, {"viewport": PHONE, "color_scheme": "dark"}], ids=["wide", "phone-dark"])
def test_it_is_accessible_at_any_width(opened: Opened, site: str, how: dict[str, Any]) -> None:
    page = opened(site + _address(opened, site), **how)
    assert accessible(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    screenshot(page, f"report-{'phone-dark' if how else 'wide'}")


def test_words_lead_to_their_record_and_back(opened: Opened, site: str) -> None:
    page = opened(site + _address(opened, site))
    page.locator("article a.event", has_text="killed").first.click()
    card = page.locator(".card.on")
    assert "killed" in card.inner_text()
    assert "record=" in page.url
    other = page.locator(".card[data-kind='events']").nth(3)
    other.press("Enter")
    key = other.get_attribute("data-k")
    assert page.locator(f"article .on[data-r~='{key}']").count() > 0
    # The address leads to the same words in another window.
    again = opened(page.url)
    again.locator(f".card.on[data-k='{key}']").wait_for()


def test_a_phone_has_the_text_and_the_record_behind_tabs(opened: Opened, site: str) -> None:
    page = opened(site + _address(opened, site), viewport=PHONE)
    assert page.locator("article").is_visible()
    assert not page.locator("#record").is_visible()
    page.get_by_role("tab", name="Text").press("ArrowRight")
    assert page.locator("#record").is_visible()
    assert page.get_by_role("tab", name="Record").get_attribute("aria-selected") == "true"
    page.get_by_role("tab", name="Record").press("End")
    page.get_by_text("Nobody has judged anything here yet").wait_for()


def test_a_record_is_edited_and_the_edit_taken_back(report: Any) -> None:
    card = report.locator(".card[data-kind='events']", has_text="ASSAULT").first
    card.get_by_role("button", name="judge").press("Enter")
    form = card.locator("form.judge")
    form.get_by_label("Another value").check()
    form.get_by_label("Field").select_option("type")
    form.get_by_label("Should be").select_option("COERCE")
    form.get_by_label("Reason").fill("they were taken, not hit")
    form.get_by_label("Your name").fill("Ines")
    screenshot(report, "report-correcting")
    assert accessible(report) == []
    form.get_by_role("button", name="Keep").click()
    card.locator(".judged", has_text="COERCE says Ines").wait_for()
    report.reload()
    settled(report)
    report.locator(".judged", has_text="COERCE says Ines").wait_for()
    report.get_by_role("tab", name="Judgements").click()
    said = report.locator("ol.judgements > li")
    assert said.count() == 1
    assert "they were taken, not hit" in said.inner_text()
    screenshot(report, "report-judgements")
    said.get_by_role("button", name="Undo").click()
    report.get_by_text("Nobody has judged anything here yet").wait_for()
    assert report.locator(".judged").count() == 0


def test_what_is_wrong_is_said_to_be_wrong(report: Any) -> None:
    card = report.locator(".card[data-kind='statements']").first
    card.get_by_role("button", name="judge").click()
    form = card.locator("form.judge")
    form.get_by_label("Wrong", exact=True).check()
    form.get_by_label("Reason").fill("nobody said so")
    form.get_by_label("Your name").fill("Ines")
    form.get_by_role("button", name="Keep").click()
    card.locator(".judged", has_text="wrong says Ines").wait_for()
    assert "rejected" in card.get_attribute("class")


def test_a_value_that_cannot_be_is_told_in_one_line(report: Any) -> None:
    card = report.locator(".card[data-kind='events']").first
    card.get_by_role("button", name="judge").click()
    form = card.locator("form.judge")
    form.get_by_label("Another value").check()
    form.get_by_label("Field").select_option("mode")
    form.get_by_label("Should be").fill(form.get_by_label("Should be").input_value())
    form.get_by_label("Reason").fill("as it was")
    form.get_by_label("Your name").fill("Ines")
    form.get_by_role("button", name="Keep").click()
    form.locator(".fault:not(:empty)").wait_for()
    assert "so already" in form.locator(".fault").inner_text()


def test_a_telling_of_another_event_is_told_apart_and_joined_again(opened: Opened, own: str, tmp_path: Path) -> None:
    with api.open_store(tmp_path / "own.sqlite") as store:
        ids = sorted(row["record"]["id"] for row in store.browse().events(actor="CHL", recipient="PER", types=["ASSAULT"], limit=2)[0])
        api.judge(store, ids[0], "same", other=ids[1], by="stories-by-hand", reason="one gun")
    page = opened(f"{own}/events/{ids[0]}")
    assert page.locator("ol.events > li").count() == 2
    page.get_by_role("button", name="not this event").click()
    page.get_by_label("Reason").fill("two days apart")
    page.get_by_label("Your name").fill("Ines")
    page.get_by_role("button", name="Keep").click()
    page.locator("ol.judgements > li", has_text="two days apart").wait_for()
    settled(page)
    assert page.locator("ol.events > li").count() == 1
    page.locator("ol.judgements > li", has_text="two days apart").get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="not this event").wait_for()
    assert page.locator("ol.events > li").count() == 2
