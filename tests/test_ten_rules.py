"""The ten rules of docs/tripwires.md on reports of our own: each fires on what should trip it, and is silent on what nearly does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from realpolitik import api
from realpolitik.core.tripwires import Tripwire

ROOT = Path(__file__).parent.parent
REPORT = re.compile(r"(?:\[(.+?)\] )?(.+)")


def cases() -> Iterator[tuple[str, str, list[str], list[tuple[str, ...]]]]:
    """The rule, the title, the reports and the days of each case."""
    text = (ROOT / "tests" / "fixtures" / "tripwires" / "ten.txt").read_text()
    for block in re.split(r"\n\n+", text.strip())[1:]:
        rule, title, *lines = block.split("\n")
        at = lines.index("---")
        yield rule.removeprefix("# rule: "), title.removeprefix("# title: "), lines[:at], [tuple(line.split()) for line in lines[at + 1 :]]


CASES = list(cases())


@pytest.fixture(scope="module")
def rules() -> dict[str, Tripwire]:
    (text,) = re.findall(r"## Ten rules\n\n```yaml\n(.*?)```", (ROOT / "docs" / "tripwires.md").read_text(), flags=re.DOTALL)
    return {rule.name: rule for rule in api.tripwires(text)}


@pytest.mark.parametrize(("rule", "title", "lines", "days"), CASES, ids=[f"{rule}: {title}" for rule, title, _, _ in CASES])
def test_a_rule_fires_on_reports(
    rules: dict[str, Tripwire], tmp_path: Path, rule: str, title: str, lines: list[str], days: list[tuple[str, ...]]
) -> None:
    with api.open_store(tmp_path / "s.db") as store:
        for line in lines:
            ((outlet, text),) = REPORT.findall(line)
            store.save(api.read(text, outlet=outlet or None).to_dict())
        if any(line.startswith("[") for line in lines):
            api.link_stories(store)
        found = api.tried(store, rules[rule]).causes
    assert [(api.iso_day(cause.since), api.iso_day(cause.until)) for cause in found] == days, title


def test_each_rule_fires_once_at_least_and_is_silent_once_at_least(rules: dict[str, Tripwire]) -> None:
    assert {rule for rule, _, _, days in CASES if days} == set(rules)
    assert {rule for rule, _, _, days in CASES if not days} == set(rules)
    assert len(rules) == 10
