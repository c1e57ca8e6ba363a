"""Commitments: steps with their words; a person confirms, dismisses, and thinks better of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.e2e.conftest import PHONE, accessible, screenshot, settled

Opened = Callable[..., Any]


@pytest.mark.parametrize("how", [{}, {"viewport": PHONE, "color_scheme": "dark"}], ids=["wide", "phone-dark"])
def test_it_is_accessible_at_any_width(opened: Opened, site: str, how: dict[str, Any]) -> None:
    page = opened(f"{site}/commitments", **how)
    assert accessible(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    screenshot(page, f"commitments-{'phone-dark' if how else 'wide'}")


def test_each_step_leads_to_its_words(opened: Opened, site: str) -> None:
    page = opened(f"{site}/commitments?who=CSTO")
    step = page.locator(".steps > li", has_text="invoked").first
    assert "Collective Security Treaty" in step.locator("q").first.inner_text()
    step.get_by_role("link").first.click()
    settled(page)
    assert "/report/" in page.url
    page.locator("article .on").first.wait_for()


def test_a_case_is_dismissed_and_the_judgement_taken_back(opened: Opened, own: str) -> None:
    page = opened(f"{own}/commitments?who=CSTO")
    case = page.locator(".owed > li").first
    name = case.get_attribute("id")
    before = case.locator(".badge").first.inner_text()
    case.get_by_role("button", name="Dismiss").press("Enter")
    case.get_by_label("Reason").fill("a skirmish at a fence")
    case.get_by_label("Your name").fill("Ines")
    case.get_by_role("button", name="Keep").click()
    page.locator("[aria-busy]").first.wait_for(state="detached")
    case = page.locator(f"[id='{name}']")
    case.get_by_text("dismissed by Ines").wait_for()
    assert case.locator(".badge").first.inner_text() == "dismissed"
    case.get_by_role("button", name="Undo").click()
    case.get_by_role("button", name="Dismiss").wait_for()
    assert case.locator(".badge").first.inner_text() == before
