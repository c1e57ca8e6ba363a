"""Alarms and the progress of an ingest as they come; whoever comes again has missed nothing."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from realpolitik import api
from realpolitik.api import news as api_news
from realpolitik.web import news as news_module
from realpolitik.web.news import News
from realpolitik.web.settings import Settings
from tests.web.served import served

RULE = "name: shelling\nwhen: {events: {types: ASSAULT}}\n"
REPORT = "Chad shelled a town in Niger."


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store with a rule; looked at often."""
    monkeypatch.setattr(news_module, "PAUSE", 0.05)
    path = tmp_path / "watched.sqlite"
    rules = tmp_path / "rules.yaml"
    rules.write_text(RULE)
    with api.open_store(path) as store:
        store.save(api.read("Norway praised Sweden.", published="2021-06-01").to_dict())
        api.add_tripwires(store, str(rules))
    return path


def fire(path: Path, *days: str) -> None:
    """Reports that trip the rule, one after the other, as another process would take them in."""
    with api.open_store(path) as store:
        for day in days:
            store.save(api.read(REPORT, published=day).to_dict())
            assert api.check_tripwires(store)


async def heard(news: News, last: str | None, wanted: int, *, during: Any = None) -> list[tuple[str, str, Any]]:
    """So many events, beginning after a place."""
    one = await news.listen(last)
    if during is not None:
        await asyncio.to_thread(during)
    found = []
    for _ in range(wanted):
        told = await asyncio.wait_for(one.queue.get(), 20)
        assert told is not None
        found.append(told)
    news.leave(one)
    return found


def test_alarms_and_progress_are_told_as_they_come(watched: Path) -> None:
    with api.open_store(watched) as store:
        first, *more = asyncio.run(heard(News(store), None, 3, during=lambda: fire(watched, "2021-06-18")))
    assert first[1] == "progress"
    assert first[2]["reports"] == 1
    assert {name for _, name, _ in more} == {"alarm", "progress"}
    alarm = next(data for _, name, data in more if name == "alarm")
    assert (alarm["tripwire"], alarm["day"]) == ("shelling", "2021-06-18")
    assert "shelled" in alarm["records"][0]["words"]


def test_whoever_comes_again_is_told_what_came_meanwhile_and_once(watched: Path) -> None:
    async def twice() -> tuple[Any, Any]:
        news = News(store)
        first = await heard(news, None, 2, during=lambda: fire(watched, "2021-06-18"))
        await asyncio.to_thread(fire, watched, "2021-09-18", "2021-12-18")
        return first, await heard(news, first[-1][0], 3)

    with api.open_store(watched) as store:
        first, then = asyncio.run(twice())
    days = [data["day"] for _, name, data in [*first, *then] if name == "alarm"]
    assert days == ["2021-06-18", "2021-09-18", "2021-12-18"]


def test_after_a_restart_nothing_is_lost(watched: Path) -> None:
    with api.open_store(watched) as store:
        first = asyncio.run(heard(News(store), None, 1))
        fire(watched, "2021-06-18")
        then = asyncio.run(heard(News(store), first[0][0], 2))
    assert [data["day"] for _, name, data in then if name == "alarm"] == ["2021-06-18"]


@pytest.mark.parametrize("last", ["", "x", "a.b.c", "a.1.x", "a.-5.2021-01-01T00:00:00+00:00", "a.1.0001-01-01T00:00:00+00:00",
                                  "a.1.2021-01-01", "a.99999999999999.2021-01-01T00:00:00+00:00", "..", "é.1.2021"])  # fmt: skip
def test_a_place_that_is_none_is_from_now_on_or_from_the_beginning(watched: Path, last: str) -> None:
    with api.open_store(watched) as store:
        assert asyncio.run(heard(News(store), last, 1))[-1][1] == "progress"


def test_more_alarms_than_are_asked_for_at_once_are_all_told_once(watched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api_news, "PAGE", 2)

    async def run() -> list[tuple[str, str, Any]]:
        with api.open_store(watched) as store:
            days = [f"2021-{month:02d}-01" for month in range(2, 9)]
            news = News(store)
            found = await heard(news, None, 2, during=lambda: fire(watched, *days))
            # How often the progress is told between them is a matter of how fast the machine is.
            while sum(name == "alarm" for _, name, _ in found) < len(days):
                found += await heard(news, found[-1][0], 1)
            return found

    told = [data["id"] for _, name, data in asyncio.run(run()) if name == "alarm"]
    assert len(told) == len(set(told)) == 7


def test_a_look_that_fails_ends_listening(watched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        with api.open_store(watched) as store:
            news = News(store)
            one = await news.listen(None)
            monkeypatch.setattr(store, "version", lambda: 1 / 0)
            while (told := await asyncio.wait_for(one.queue.get(), 20)) is not None:
                assert told[1] == "progress"
            assert not news.listeners
            assert news._task is not None
            with pytest.raises(ZeroDivisionError):
                await news._task

    asyncio.run(run())


def test_who_cannot_keep_up_is_let_go(watched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news_module, "BEHIND", 3)

    async def slow() -> None:
        news = News(store)
        one = await news.listen(None)
        for number in range(4):
            news._tell("progress", {"turn": number})
        assert one not in news.listeners
        told = [one.queue.get_nowait() for _ in range(one.queue.qsize())]
        assert told[-1] is None

    with api.open_store(watched) as store:
        asyncio.run(slow())


@pytest.fixture
def port(watched: Path) -> Iterator[int]:
    with served(watched, Settings()) as found:
        yield found


def test_over_the_wire(watched: Path, port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(b"GET /v1/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n")
        told = b""
        threading.Thread(target=fire, args=(watched, "2021-06-18")).start()
        while b"event: alarm" not in told or not told.endswith(b"\n\n\r\n"):
            told += line.recv(65536)
    text = told.decode()
    assert "content-type: text/event-stream" in text.lower()
    assert "cache-control: no-store" in text.lower()
    alarm = text.partition("event: alarm\ndata: ")[2].partition("\n")[0]
    assert json.loads(alarm)["tripwire"] == "shelling"
