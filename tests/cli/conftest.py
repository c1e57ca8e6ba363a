"""Runs the command inside the test: no annotator is needed to say what it does with inputs and outputs."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from realpolitik import api
from realpolitik.cli.main import main
from realpolitik.core.report import Report
from tests.sample import sample_reading


@dataclass
class Ran:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str


class Typed(io.TextIOWrapper):
    """Standard input that may say it is a terminal."""

    def __init__(self, data: bytes, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Calls the command with arguments; every report reads as the sample does, over its own text where it is another."""

    def read_batch(reports: Sequence[Report]) -> list[api.Reading]:
        sample = sample_reading()
        return [
            sample if report.text == sample.report.text else api.Reading(report=report)
            for report in reports
            if "BROKEN" not in report.text or explode()
        ]

    def explode() -> bool:
        raise RuntimeError("a rule\nbroke")

    def call(*arguments: str, stdin: bytes = b"", terminal: bool = False) -> Ran:
        monkeypatch.setattr(api.reading, "_read_batch", read_batch)
        monkeypatch.setattr(sys, "stdin", Typed(stdin, terminal=terminal))
        code = main(arguments)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call
