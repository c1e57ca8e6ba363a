"""Tripwires: a rule is tried before it is kept, and its alarm comes by itself while another process takes reports in."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.web.e2e.conftest import PHONE, ROOT, accessible, screenshot, settled

Opened = Callable[..., Any]
RULE = "name: guns at the frontier\nwhen: {events: {types: ASSAULT, actors: CHL, recipients: PER}}\n"
POST = {"text": "Chile shelled a Peruvian border post near Tacna on Monday.", "published": "2024-08-27", "outlet": "Lima Post"}


@pytest.mark.parametrize("how", [{}, {"viewport": PHONE, "color_scheme": "dark"}], ids=["wide", "phone-dark"])
def test_it_is_accessible_at_any_width(opened: Opened, site: str, how: dict[str, Any]) -> None:
    page = opened(f"{site}/tripwires", **how)
    assert accessible(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    screenshot(page, f"tripwires-{'phone-dark' if how else 'wide'}")


def test_a_rule_that_is_none_is_told_in_one_line(opened: Opened, own: str) -> None:
    page = opened(f"{own}/tripwires")
    page.get_by_label("The rule").fill("name: nothing\nwhen: {events: {types: HUG}}")
    page.get_by_role("button", name="Try on the past").click()
    page.locator("form .fault:not(:empty)").wait_for()
    assert "HUG" in page.locator("form .fault").inner_text()
    assert page.get_by_role("button", name="Keep it").is_disabled()


def test_a_rule_fires_while_reports_come_in_beside_it(opened: Opened, own: str, tmp_path: Path) -> None:
    page = opened(f"{own}/tripwires")
    keep = page.get_by_role("button", name="Keep it")
    assert keep.is_disabled(), "what was not tried is not kept"
    page.get_by_label("The rule").fill(RULE)
    page.get_by_role("button", name="Try on the past").click()
    page.get_by_role("heading", name="guns at the frontier: it would have fired").wait_for()
    screenshot(page, "tripwires-tried")
    keep.click()
    page.locator(".wires > li", has_text="guns at the frontier").wait_for()
    settled(page)
    assert page.locator(".alarms > li").count() == 0
    post = tmp_path / "post.jsonl"
    post.write_text(json.dumps(POST) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "realpolitik", "ingest", str(post), "--store", str(tmp_path / "own.sqlite"), "--check"]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True, timeout=300)
    alarm = page.locator(".alarms > li.new")
    alarm.wait_for()
    assert "shelled a Peruvian border post" in alarm.inner_text()
    page.wait_for_function("document.getElementById('live').textContent.includes('guns at the frontier')")
    screenshot(page, "tripwires-fired")
    alarm.get_by_role("link").first.click()
    settled(page)
    page.locator("article .on").first.wait_for()


def test_a_rule_is_removed_after_a_second_word(opened: Opened, own: str) -> None:
    page = opened(f"{own}/tripwires")
    page.get_by_label("The rule").fill(RULE)
    page.get_by_role("button", name="Try on the past").click()
    page.get_by_role("button", name="Keep it").click()
    rule = page.locator(".wires > li", has_text="guns at the frontier")
    rule.get_by_role("button", name="Remove").click()
    rule.get_by_role("button", name="Keep it").click()
    assert rule.count() == 1
    rule.get_by_role("button", name="Remove").click()
    rule.get_by_role("button", name="and its alarms").click()
    page.get_by_text("No rule is kept yet").wait_for()
