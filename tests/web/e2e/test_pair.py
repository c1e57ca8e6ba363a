"""The pair: what is said of it, the chart and its table, a range of days, an address that can be shared, and silence."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from realpolitik import api
from tests.web.e2e.conftest import PHONE, settled

Opened = Callable[..., Any]


def test_it_says_what_the_record_says(opened: Opened, site: str, made: Path) -> None:
    with api.open_store(made) as store:
        there, back = api.posture(store, "CHL", "PER")
    page = opened(f"{site}/pair/CHL/PER")
    first, second = page.locator("main .columns.even > section").all()
    assert first.locator("h2").inner_text() == "Chile toward Peru"
    for section, told in ((first, there), (second, back)):
        counts = told["counts"]
        assert f"{counts['deeds']} deeds, told as {counts['events']} events in {counts['reports']} reports" in section.inner_text()
        assert ("Dual track" in section.inner_text()) == told["dual_track"]
        rows = section.locator("table", has=page.locator("caption", has_text="what the next week lets expect")).locator("tbody tr").all()
        shown = {row.locator("th").inner_text(): row.locator("td").first.inner_text() for row in rows}
        assert shown == {track["track"]: str(track["deeds"]) for track in told["tracks"]}
    assert there["dual_track"]


def test_the_chart_has_words_and_a_table_that_can_be_taken_away(opened: Opened, site: str, made: Path) -> None:
    page = opened(f"{site}/pair/CHL/PER")
    chart = page.get_by_role("img", name="Chile toward Peru, deeds by week on four tracks")
    assert "force: " in chart.get_attribute("aria-label")
    assert chart.locator("canvas").count() == 1
    section = page.locator("main .columns.even > section").first
    section.get_by_text("The numbers as a table").click()
    with page.expect_download() as saved:
        section.locator("details").first.get_by_role("button", name="Download CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(saved.value.path()).read_text("utf-8"))))
    with api.open_store(made) as store:
        weeks = api.posture(store, "CHL", "PER", weekly=True)[0]["tracks"][0]["weeks"]
    assert [row["Week from"] for row in rows] == [week["from"] for week in reversed(weeks)]
    assert [int(row["talk"]) for row in rows] == [week["deeds"] for week in reversed(weeks)]


def test_a_drawn_range_is_told_below_and_shared(opened: Opened, site: str) -> None:
    page = opened(f"{site}/pair/CHL/PER")
    canvas = page.locator(".canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 60, steps=4)
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 60, steps=4)
    page.mouse.up()
    page.wait_for_url("**/pair/CHL/PER?from=*&to=*")
    settled(page)
    told = page.locator("#deeds header").inner_text()
    days = page.locator("#deeds > .part > ol > li > time").all_inner_texts()
    since, until = (page.locator("#deeds input[type=date]").nth(at).input_value() for at in (0, 1))
    assert since < until
    assert f"from {since} to {until}" in told
    assert days
    assert all(since <= day <= until for day in days)
    other = opened(page.url, viewport=PHONE)
    assert other.locator("#deeds header").inner_text() == told
    assert other.locator("#deeds > .part > ol > li > time").all_inner_texts() == days


def test_a_clicked_week_leads_to_its_words(opened: Opened, site: str) -> None:
    page = opened(f"{site}/pair/CHL/PER")
    canvas = page.locator(".canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.mouse.click(box["x"] + box["width"] - 14, box["y"] + 60)
    page.wait_for_url("**/pair/CHL/PER?from=2024-08-20&to=2024-08-26")
    settled(page)
    first = page.locator("#deeds ol.events > li").first
    assert first.locator("q").first.inner_text().strip()
    first.locator(".from a").first.click()
    page.wait_for_url("**/report/*?record=*")


def test_controls_are_kept_in_the_address(opened: Opened, site: str) -> None:
    page = opened(f"{site}/pair")
    form = page.get_by_role("form", name="Which pair, and when")
    form.get_by_label("Who", exact=True).fill("peru")
    form.get_by_label("And whom").fill("CHL")
    form.get_by_label("Since").fill("2024-01-01")
    form.get_by_label("Window (days)").fill("56")
    form.get_by_role("button", name="Show").click()
    settled(page)
    assert page.url == f"{site}/pair/PER/CHL?since=2024-01-01&window=56"
    assert page.locator("h1").inner_text() == "Peru and Chile"
    assert "the last 56 days are held against" in page.locator(".heading").inner_text()
    assert form.get_by_label("Window (days)").input_value() == "56"


def test_not_enough_evidence_is_said_aloud(opened: Opened, site: str) -> None:
    page = opened(f"{site}/pair/BOL/PER")
    section = page.locator("main .columns.even > section").first
    assert "Not enough evidence" in section.inner_text()
    assert "rose" not in section.inner_text()


def test_where_nothing_is_known_the_way_leads_to_when_something_is(opened: Opened, site: str) -> None:
    page = opened(f"{site}/pair/ARM/AZE")
    note = page.locator("main > .view > .note")
    assert "Nothing is known in this time." in note.inner_text()
    assert page.get_by_role("list", name="The tracks").count() == 0, "there is nothing that needs a legend"
    note.get_by_role("link").click()
    settled(page)
    assert page.url == f"{site}/pair/ARM/AZE?since=2021-05-01&until=2022-09-30"
    assert page.get_by_role("list", name="The tracks").count() == 1
    # A deed whose report gives it no day is told with its words too.
    accused = page.locator("#deeds ol.events > li", has_text="ACCUSE")
    assert "planting mines" in accused.locator("q").inner_text()
    strangers = opened(f"{site}/pair/BOL/ARM").locator("main > .view > .note").inner_text()
    assert "Nothing that Bolivia and Armenia did to each other is known at all." in strangers


def test_the_forecast_leads_to_what_it_rests_on(opened: Opened, site: str) -> None:
    page = opened(f"{site}/pair/CHL/PER")
    ahead = page.locator("section", has=page.get_by_role("heading", name="What may come"))
    assert "2024-08-27 to 2024-09-02" in ahead.inner_text()
    ahead.get_by_role("link", name="event").first.click()
    page.wait_for_url("**/events/e-*")
    settled(page)
    assert page.locator("ol.events q").first.inner_text().strip()


def test_the_foremost_pairs_lead_on(opened: Opened, site: str) -> None:
    page = opened(f"{site}/pair")
    page.get_by_role("link", name="Chile toward Peru").click()
    settled(page)
    assert page.url == f"{site}/pair/CHL/PER"
    page.locator("main .columns.even a", has_text="events").first.click()
    settled(page)
    assert "/events?actor=CHL&recipient=PER" in page.url
