"""The bar of a long run: seen on a terminal only, with the rate of late and the time left where the way is known."""

from __future__ import annotations

import io
import sys

import pytest

from realpolitik.cli.progress import Progress


class Terminal(io.StringIO):
    """Somebody watches."""

    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *shares: float | None) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    progress = Progress(shown=True)
    for number, share in enumerate(shares):
        progress.step(share)
        if number == 1:
            progress.line("a.txt: [bold]there is\nno text " + "x" * 200)
    progress.close()
    return stream.getvalue()


def test_a_terminal_sees_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = shown(monkeypatch, Terminal(), 0.25, 0.5, 0.75)
    assert "75 %" in seen
    assert "3 items, " in seen
    assert "a second" in seen
    assert "realpolitik: a.txt: [bold]there is no text " + "x" * 200 in seen


def test_where_the_way_is_unknown_no_share_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = shown(monkeypatch, Terminal(), None, None)
    assert "2 items, " in seen
    assert "0 % 2 items" in seen
    assert "0:00:00\x1b[0m left \x1b[36m \x1b[0m" in seen  # a time that ran, none that is left


def test_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 0.5, 1.0).splitlines() == ["realpolitik: a.txt: [bold]there is no text " + "x" * 200]
