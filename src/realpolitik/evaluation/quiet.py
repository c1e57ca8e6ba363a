"""The task *quiet*: whole reports of sport, business, science, accidents and celebrities, in which no political event is to be found.

The data are articles as JSON files (``title``, ``text``, ``date_publish``) under names that are hashes; QUIET names those which by their
titles have nothing to do with politics. A few mention an official inquiry, so that no perfect reader would stay at zero.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from realpolitik.core.errors import EvaluationError
from realpolitik.core.records import Reading
from realpolitik.core.report import Report

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# The first eight letters of each file's name.
QUIET = frozenset(
    """
    03f08e59 04d3d3b4 071e141c 072c9adf 0b48a814 106fa91c 10940dbc 10f26ac6 189af426 22ceaac6 25ebe269 2a8b6663 2bb89b70 2d653202
    2e3edacb 2ea0c85e 2f066d10 303eb93d 3580cf4b 3819549c 38e6814a 399df657 3a4da57f 3ed6cb85 41f470ba 481182a1 49f8d56e 4b279869
    4d4c9b21 51648dc6 537808ba 5412eb37 544e412d 56235698 572f3fd2 580907b6 5bf030cf 5ec29f9d 659e2310 679ca851 6902d8bc 6d7866f5
    6d910ca5 6e874e6c 74a581ab 77a5a6cf 77a640c9 7aa3386d 7b1f91bc 7b668899 816cef9a 8439c5b0 85ce3d3f 8bfd98d5 8c22e99f 8f5bf843
    931861bb 965d7456 96a0d67b 9829d117 9b915965 9bf16788 9fb2f7a0 a41cc43a a4d3ace9 aaa7a68a b271739c b635ee6c b7013f8e b81ff83f
    b884aa56 bd381f11 bda8462b c8272c7b c9405c76 cca8ed89 ce21d3b1 d184a1e4 d2cf1395 d390bd40 d5cc13eb d65eae9c d7382516 db7db41f
    dc32a2c6 df270cda e053774f e2f8cc8b e82fa937 edf3e966 ee7a6162 efc49552 f222f5be f45bdcd3 fbac44e6
    """.split()
)


def load(path: Path) -> list[Report]:
    """The quiet reports among the JSON files below a folder."""
    if not path.is_dir():
        raise EvaluationError(f"{path}: task 'quiet' reads a folder of articles as JSON")
    found = {file.stem: _report(file) for file in sorted(path.rglob("*.json")) if file.stem[:8] in QUIET}
    if not found:
        raise EvaluationError(f"{path}: none of the reports of task 'quiet' is below this folder")
    return list(found.values())


def _report(file: Path) -> Report:
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        day = str(stored.get("date_publish") or "")[:10]
        return Report(
            text=str(stored["text"]),
            title=stored.get("title"),
            published=date.fromisoformat(day) if DAY.fullmatch(day) else None,
            where=file.stem,
        )
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise EvaluationError(f"{file}: not an article as JSON ({error})") from error


def score(reports: Sequence[Report], readings: Sequence[Reading]) -> tuple[dict[str, float], dict[str, Any]]:
    """How many events are told a report, and of what share of reports any is told; both are faults."""
    told = [[event for event in reading.events if event.status != "denied"] for reading in readings]
    lines = [
        f"{report.title}: {event.type} {event.confidence} «{report.quote(event.sentence.span)}»"
        for report, events in zip(reports, told, strict=True)
        for event in events
    ]
    count = max(1, len(reports))
    scores = {
        "false_events_a_report": sum(len(events) for events in told) / count, "false_reports": sum(bool(events) for events in told) / count,
    }  # fmt: skip
    return scores, {"told": lines}
