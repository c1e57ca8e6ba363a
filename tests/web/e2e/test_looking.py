"""Today, events, actors, stories and search: what is shown is what is kept, and each number leads to its events and their words."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from realpolitik import api
from tests.web.e2e.conftest import settled
from tests.web.e2e.world import LAST

Opened = Callable[..., Any]


def test_today_tells_reports_stories_and_events_apart(opened: Opened, site: str, made: Path) -> None:
    page = opened(f"{site}/today?day=2022-09-13")
    assert page.locator("h1").inner_text().replace(",", "") == "Tuesday 13 September 2022"
    with api.open_store(made) as store:
        reports = store.reports(since="2022-09-13", until="2022-09-13")
        stories = len({store.canonical(key) for key in reports})
        events = sum(len(store.events(report_id=key)) for key in reports)
    # Outlets that tell of one night of shelling tell one story.
    assert len(reports) == 3
    assert stories < 3 < events
    told = "1 story" if stories == 1 else f"{stories} stories"
    assert page.locator(".numbers li").all_inner_texts() == ["3 reports", told, f"{events} events"]
    assert page.locator("section", has=page.get_by_role("heading", name="Reports")).locator("li").count() == 3
    page.get_by_role("link", name="Day before").click()
    settled(page)
    assert page.url.endswith("/today?day=2022-09-12")
    assert "No report was published on this day." in page.locator("main").inner_text()
    page.get_by_text("The last one before:").get_by_role("link").click()
    settled(page)
    assert page.locator(".numbers li").first.inner_text() != "0 reports"


def test_today_is_the_newest_day_and_says_what_moved(opened: Opened, site: str) -> None:
    page = opened(site)
    assert page.locator("h1 time").get_attribute("datetime") == LAST.isoformat()
    page.get_by_role("link", name="Chile toward Peru").click()
    settled(page)
    assert page.url == f"{site}/pair/CHL/PER"


def test_events_by_who_whom_and_what(opened: Opened, site: str, made: Path) -> None:
    page = opened(f"{site}/events")
    form = page.get_by_role("form", name="Which events")
    form.get_by_label("Who", exact=True).fill("Chile")
    form.get_by_label("Whom").fill("Peru")
    form.get_by_label("What").select_option("SANCTION")
    form.get_by_label("Since").fill("2023-09-01")
    form.get_by_label("Until").fill("2024-08-26")
    form.get_by_role("button", name="Show").click()
    settled(page)
    assert page.url == f"{site}/events?actor=CHL&recipient=PER&type=SANCTION&since=2023-09-01&until=2024-08-26"
    with api.open_store(made) as store:
        wanted = {
            one.record["id"]
            for one in store.events(actor="CHL", recipient="PER", types=["SANCTION"], since="2023-09-01", until="2024-08-26")
        }
    shown = page.locator("ol.events > li").all()
    assert {row.get_attribute("data-event") for row in shown} == wanted
    assert all("expelled two envoys" in row.locator("q").inner_text() for row in shown)


def test_more_events_come_when_asked_for(opened: Opened, site: str) -> None:
    page = opened(f"{site}/events?actor=CHL")
    rows = page.locator("ol.events > li")
    assert rows.count() == 50
    page.get_by_role("button", name="Show more").click()
    page.locator("#live", has_text="50 events more").wait_for(state="attached")
    assert rows.count() == 100
    assert len({row.get_attribute("data-event") for row in rows.all()}) == 100


def test_each_event_once(opened: Opened, site: str) -> None:
    page = opened(f"{site}/events?since=2022-09-12&until=2022-09-14")
    every = page.locator("ol.events > li").count()
    page.get_by_label("Each event once").check()
    page.get_by_role("button", name="Show", exact=True).click()
    settled(page)
    assert 0 < page.locator("ol.events > li").count() < every


def test_an_event_and_all_that_tell_it(opened: Opened, site: str, made: Path) -> None:
    with api.open_store(made) as store:
        key = next(
            one.record["id"]
            for one in store.events(since="2022-09-12", until="2022-09-14")
            if api.counts(store, one.record["id"])["reports"] > 1
        )
    page = opened(f"{site}/events/{key}")
    assert "2 reports" in page.locator(".heading").inner_text()
    assert page.locator("ol.events q").count() >= 2
    outlets = page.locator("ol.events .from").all_inner_texts()
    assert any("Ararat Wire" in line for line in outlets)
    assert any("Northern Courier" in line for line in outlets)


def test_an_actor_says_deals_and_holds(opened: Opened, site: str, made: Path) -> None:
    with api.open_store(made) as store:
        said = next(one for one in store.records("statements") if one.record["speaker"])
        actor = next(one for one in store.records("actors", report_id=said.report_id) if one.record["id"] == said.record["speaker"]).record
    page = opened(f"{site}/actor")
    page.get_by_label("Name", exact=True).fill(actor["name"])
    page.get_by_role("button", name="Find").click()
    settled(page)
    page = opened(f"{site}/actor/{actor['id']}")
    assert page.locator("h1").inner_text() == actor["name"]
    statements = page.locator("section", has=page.get_by_role("heading", name="Statements", exact=True))
    start, end = said.record["content"][0]
    with api.open_store(made) as store:
        words = " ".join(store.head(said.report_id)["text"][start:end].split())
    assert words[:60] in statements.inner_text()
    assert statements.locator(".from a").first.get_attribute("href").startswith("/report/")


def test_partners_by_track_can_be_taken_away(opened: Opened, site: str) -> None:
    page = opened(f"{site}/actor/s-PER")
    part = page.locator("section", has=page.get_by_role("heading", name="Partners"))
    with page.expect_download() as saved:
        part.get_by_role("button", name="Download CSV").click()
    rows = {row["With"]: row for row in csv.DictReader(io.StringIO(Path(saved.value.path()).read_text("utf-8")))}
    assert set(rows) >= {"Chile", "Bolivia"}
    assert int(rows["Chile"]["Events"]) == sum(int(rows["Chile"][track]) for track in ("talk", "deliver", "press", "force"))
    part.get_by_role("button", name="press").click()
    page.locator("th[aria-sort=descending]", has_text="press").wait_for()
    part.get_by_role("link", name="Chile").click()
    settled(page)
    assert page.url == f"{site}/pair/PER/CHL"


def test_search_finds_words_actors_and_events(opened: Opened, site: str) -> None:
    page = opened(f"{site}/search?q=%22shelled%20a%20post%22")
    titles = page.locator("ol.stories a.title").all_inner_texts()
    assert titles
    assert set(titles) == {"Shots at the frontier"}
    assert page.locator(".snippet mark").first.inner_text().lower() in ("shelled", "shelled a post", "post")
    page.goto(f"{site}/search?q=Bolivia")
    settled(page)
    page.get_by_role("link", name="Bolivia", exact=True).first.click()
    settled(page)
    assert page.url == f"{site}/actor/s-BOL"


def test_a_story_and_its_copies(opened: Opened, site: str) -> None:
    page = opened(f"{site}/story")
    page.locator("ol.stories a.title").first.click()
    settled(page)
    told = page.locator(".heading .facts").inner_text()
    number = int(told.split(" report")[0])
    assert number > 1
    assert page.locator("ol.stories > li").count() == number


def test_names_from_reports_are_words_and_nothing_else(opened: Opened, own: str, tmp_path: Path) -> None:
    bad = "<img src=x onerror=document.title='broken'><script>document.title='broken'</script>"
    with api.open_store(tmp_path / "own.sqlite") as store:
        reading = store.report("r-240826-chl-move")
        reading["report"] |= {
            "id": "r-bad",
            "title": bad,
            "outlet": bad,
            "url": "javascript:document.title='broken'",
            "published": "2024-08-27",
        }
        reading["events"] = [reading["events"][0] | {"id": "e-bad"}]
        reading["actors"][0]["name"] = bad
        store.save(reading)
    page = opened(f"{own}/today")
    assert page.get_by_role("link", name=bad).count() == 1
    for path in ("/events?since=2024-08-26", "/search?q=armoured", "/actor/s-CHL", "/events/e-bad"):
        page.goto(own + path)
        settled(page)
        assert page.locator("img, main script").count() == 0
        assert "broken" not in page.title() or bad in page.title()
        assert page.evaluate("[...document.querySelectorAll('a[href]')].every((one) => one.protocol.startsWith('http'))")
