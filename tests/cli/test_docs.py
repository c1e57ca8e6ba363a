"""docs/cli.md shows every command's own help, word for word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

NAMES = (
    "", "read", "ingest", "link", "load", "watch-feeds", "events", "statements", "actors", "stories", "search", "show", "judge",
    "judgements", "agreement", "query", "forget",
    "posture", "forecast", "commitments", "conflicts", "hypotheses", "export", "import", "tripwire", "tripwire add", "tripwire list",
    "tripwire show", "tripwire test", "tripwire check", "tripwire remove", "tripwire suggest", "classify", "who", "evaluate", "schema",
    "serve",
)  # fmt: skip
PAGE = Path(__file__).parent.parent.parent / "docs" / "cli.md"


@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_the_help_as_it_is(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERMINAL_WIDTH", "100")
    said = run(*(*name.split(), "--help")).out.strip()
    assert said in PAGE.read_text(encoding="utf-8"), f"docs/cli.md does not show the help of '{name or 'realpolitik'}' as it is now"
