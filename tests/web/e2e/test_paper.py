"""What is printed: read as the text of a PDF that Chromium makes, in the light colours even of a dark page."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.web.e2e.conftest import NEEDED, SCREENS

Opened = Callable[..., Any]


@pytest.fixture
def printed(opened: Opened, site: str, tmp_path: Path) -> Callable[[str, str], str]:
    """The text of an address on paper; pictures of its pages are kept."""

    def make(path: str, name: str) -> str:
        page = opened(site + path, color_scheme="dark")
        SCREENS.mkdir(parents=True, exist_ok=True)
        made = SCREENS / f"paper-{name}.pdf"
        page.pdf(path=str(made), format="A4")
        assert page.evaluate("document.documentElement.dataset.theme") == "dark", "the screen is as it was"
        return subprocess.run(["pdftotext", "-layout", str(made), "-"], capture_output=True, text=True, check=True).stdout

    try:
        subprocess.run(["pdftotext", "-v"], capture_output=True, check=True)
    except FileNotFoundError:
        (pytest.fail if os.environ.get(NEEDED) else pytest.skip)("no pdftotext: apt-get install poppler-utils")
    return make


def test_a_report_is_printed_with_its_text_and_its_record(printed: Callable[[str, str], str]) -> None:
    told = " ".join(printed("/report/r-240826-chl-shell", "report").split())  # wherever its lines end
    assert "Chile shelled a post of Peru near the frontier." in told
    assert "What happened" in told
    assert told.index("officials gave no answer") < told.index("What happened")
    assert not {"Copy link", "judge", "Search", "Theme"} & set(told.split())


def test_a_pair_is_printed_with_the_names_of_its_columns(printed: Callable[[str, str], str]) -> None:
    told = printed("/pair/CHL/PER", "pair")
    for words in ("Chile toward Peru", "Usual week", "Chance of a rise", "independent source", "A machine read this"):
        assert words in told, words
    assert "Click a week" not in told
    assert "Download CSV" not in told


def test_a_day_is_printed_without_what_leads_elsewhere(printed: Callable[[str, str], str]) -> None:
    told = printed("/today?day=2022-09-13", "today")
    assert "Azerbaijan shells Armenian towns" in told
    assert "Day before" not in told
    assert "Events of this day" not in told


def test_a_dark_page_is_printed_in_dark_ink(opened: Opened, site: str) -> None:
    page = opened(f"{site}/pair/CHL/PER", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("getComputedStyle(document.querySelector('.facts')).color") == "rgb(92, 98, 108)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
