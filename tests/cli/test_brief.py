"""The brief: what a reader must find in it, at every width, with and without colour."""

from __future__ import annotations

import io
from dataclasses import asdict, replace

import pytest
from rich.console import Console

from realpolitik.api import Reading
from realpolitik.cli import brief, brief_words
from tests.sample import sample_reading


def shown(reading: Reading, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    console.print(brief.brief(reading.to_dict(), [asdict(dyad) for dyad in reading.posture()], width=width))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_every_section_is_there_in_order() -> None:
    text = shown(sample_reading())
    titles = [
        "WHAT HAPPENED",
        "WHO SAID WHAT",
        "POSTURE",
        "WHO IS FOR OR AGAINST WHOM",
        "COMMITMENTS AND CONDITIONS",
        "CONCERNS",
        "STANDING",
        "MOVEMENTS",
        "FIGURES",
        "BACKGROUND",
    ]
    places = [text.index(title) for title in titles]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_nothing_is_wider_than_the_screen(width: int) -> None:
    assert max(len(line.rstrip()) for line in shown(sample_reading(), width).splitlines()) <= width


def test_events_stand_on_their_words() -> None:
    text = shown(sample_reading())
    assert "killed 14 Sudanese soldiers" in text
    assert "denied by Ethiopia" in text
    assert text.index("CONSULT · meet") < text.index("CONSULT · talk")  # what happened comes first


def test_history_stands_apart() -> None:
    text = shown(sample_reading())
    assert text.index("broke off relations") > text.index("BACKGROUND")


def test_conditions_are_spelled_out() -> None:
    assert "if Sudan is attacked then provide military assistance" in shown(sample_reading())


def test_an_undated_or_reworded_source_is_warned_of() -> None:
    reading = sample_reading(spun=True)
    text = shown(replace(reading, report=replace(reading.report, published=None, published_from=None)))
    assert "No day of publication is known" in text
    assert "machine-reworded" in text
    assert "undated" in text


def test_an_empty_reading_says_so() -> None:
    assert "Nothing was found" in shown(Reading(report=sample_reading().report))


def test_a_report_cannot_drive_the_terminal() -> None:
    reading = sample_reading()
    report = replace(reading.report, title="Bad \x1b[31mnews\x07 [bold]x[/bold]", outlet="A\x1b]0;x\x07")
    text = shown(replace(reading, report=report))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[bold]x[/bold]" in text


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (None, "undated"),
        ({"start": None, "end": None, "text": "this week"}, "this week"),
        ({"start": "2021-06-17", "end": "2021-06-17", "text": None}, "17 Jun 2021"),
        ({"start": "2021-05-01", "end": "2021-05-31", "text": None}, "May 2021"),
        ({"start": "1995-01-01", "end": "1995-12-31", "text": None}, "1995"),
        ({"start": "1990-01-01", "end": "1999-12-31", "text": None}, "1990–1999"),
        ({"start": "2021-06-14", "end": "2021-06-20", "text": None}, "14–20 Jun 21"),
        ({"start": "1979", "end": None, "text": None}, "1979"),
    ],
)
def test_days_are_short(when: dict[str, str | None] | None, said: str) -> None:
    assert brief_words.days(when) == said


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({"value": 14, "low": None, "high": None}, "14"),
        ({"value": 30, "low": 30, "high": None}, "≥ 30"),
        ({"value": 90, "low": None, "high": 90}, "≤ 90"),
        ({"value": 15000, "low": 14000, "high": 15000}, "14,000–15,000"),
    ],
)
def test_amounts_show_their_bounds(figure: dict[str, int | None], said: str) -> None:
    assert brief_words.amount(figure) == said


@pytest.mark.parametrize(("columns", "width"), [("80", 80), ("300", 120), ("5", 60), ("", 100), ("wide", 100)])
def test_the_width_of_a_pipe(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert brief.screen().width == width
