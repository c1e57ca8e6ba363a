"""The network: who stands with whom, drawn and told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.e2e.conftest import PHONE, accessible, screenshot, settled

Opened = Callable[..., Any]


@pytest.mark.parametrize("how", [{}, {"viewport": PHONE, "color_scheme": "dark"}], ids=["wide", "phone-dark"])
def test_it_is_accessible_at_any_width(opened: Opened, site: str, how: dict[str, Any]) -> None:
    page = opened(f"{site}/network", **how)
    page.locator(".canvas.network canvas").first.wait_for()
    assert accessible(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    screenshot(page, f"network-{'phone-dark' if how else 'wide'}")


def test_pairs_of_the_table_lead_to_how_they_stand(opened: Opened, site: str) -> None:
    page = opened(f"{site}/network")
    row = page.get_by_role("region", name="Pairs of powers").locator("tr", has_text="Chile – Peru")
    assert "mixed" in row.inner_text()
    row.get_by_role("link").press("Enter")
    settled(page)
    assert page.url.endswith(("/pair/CHL/PER", "/pair/PER/CHL"))


def test_a_power_is_looked_at_by_keyboard_and_the_address_says_so(opened: Opened, site: str) -> None:
    page = opened(f"{site}/network")
    page.get_by_role("region", name="Powers", exact=True).get_by_role("button", name="Bolivia", exact=True).press("Enter")
    page.locator("aside.picked h2", has_text="Bolivia").wait_for()
    assert "Peru" in page.locator("aside.picked").inner_text()
    again = opened(page.url)
    again.locator("aside.picked h2", has_text="Bolivia").wait_for()


def test_one_track_alone(opened: Opened, site: str) -> None:
    page = opened(f"{site}/network")
    page.get_by_label("Track").select_option("force")
    page.get_by_role("button", name="Show", exact=True).click()
    settled(page)
    assert "track=force" in page.url
    rows = page.get_by_role("region", name="Pairs of powers").locator("tbody tr")
    rows.first.wait_for()
    for row in rows.all():
        cells = row.locator("td").all_inner_texts()
        assert cells[1] == cells[5] != "·", "what is counted is this track"


def test_the_same_network_lies_in_the_same_way(opened: Opened, site: str) -> None:
    page = opened(f"{site}/network")
    lie = """async () => {
      const { settled } = await import('/static/app/settle.js');
      const nodes = Array.from({ length: 300 }, (_, at) => `n${at}`);
      const all = nodes.map((id, at) => ({ a: id, b: nodes[(at * 7 + 1) % 300], pull: 1 }));
      const ties = all.filter((one) => one.a !== one.b);
      const began = performance.now();
      const one = JSON.stringify([...settled(nodes, ties, new Map())]);
      const took = performance.now() - began;
      const places = new Set(JSON.parse(one).map(([, at]) => `${at.x | 0},${at.y | 0}`)).size;
      return [one === JSON.stringify([...settled(nodes, ties, new Map())]), took, places];
    }"""
    same, took, places = page.evaluate(lie)
    assert same
    assert places > 280, "nodes do not lie on each other"
    assert took < 5000
