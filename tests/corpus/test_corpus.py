"""The corpus holds to its guidelines: marks in order, every type and mode there, nothing said twice, words as many as in real news."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from realpolitik.evaluation import agreement, claims, corpus, whole_claims
from realpolitik.evaluation.corpus import Passage
from realpolitik.knowledge.tables import table

ROOT = Path(__file__).parent.parent.parent
EVENTS, SECOND = ROOT / "corpus" / "events", ROOT / "corpus" / "second"
# Different words among the first so many, sentences shuffled: the lower of two collections of news in English, 1,086 articles of 2016
# by seven American outlets (11,161 among 100,000) and 203 articles by many outlets (10,845), counted with WORD below.
REAL = {10_000: 3_044, 50_000: 7_844, 100_000: 10_845}
WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")


@cache
def passages() -> tuple[Passage, ...]:
    return tuple(corpus.load(EVENTS))


def check(*paths: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "tools/corpus.py", "check", *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_every_file_holds_to_the_guidelines() -> None:
    """Format, words, types, modes and contexts; no six words in a row in more than three passages; no passage like another."""
    done = check()
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr


FAULTS = {
    "is no type": ("FRA attacked LBY at noon.", "ATTACK | FRA | LBY | actual | on attacked"),
    "has no mode 'loud'": ("FRA attacked LBY at noon.", "ASSAULT loud | FRA | LBY | actual | on attacked"),
    "without its trigger": ("FRA attacked LBY at noon.", "ASSAULT | FRA | LBY | actual"),
    "is no context": ("FRA attacked LBY at noon.", "ASSAULT | FRA | LBY | actual | on attacked | about war"),
    "does not stand in the passage": ("FRA attacked LBY at noon.", "ASSAULT | FRA | LBY | actual | on bombed"),
    "is no status": ("FRA attacked LBY at noon.", "ASSAULT | FRA | LBY | past | on attacked"),
    "no events and no NONE": ("FRA attacked LBY at noon.", ""),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_does_not_is_named(fault: str, tmp_path: Path) -> None:
    text, line = FAULTS[fault]
    path = tmp_path / "one.txt"
    path.write_text(f"# title: x\n# published: 2020-01-01\n{text}\n---\n{line}\n", encoding="utf-8")
    done = check(path)
    assert done.returncode == 1
    assert fault in done.stdout


def test_passages_too_like_one_another_are_named(tmp_path: Path) -> None:
    text = "The minister from the south said that his men had never crossed the river in the night without orders."
    for number, name in enumerate(("one", "two", "three", "four")):
        body = f"# title: {number}\n# published: 2020-01-01\n{text}\n---\nNONE\n"
        (tmp_path / f"{name}.txt").write_text(body, encoding="utf-8")
    done = check(tmp_path / "one.txt")
    assert done.returncode == 1
    assert "too like" in done.stdout
    assert "in 4 passages" in done.stdout


def test_there_is_enough_of_everything() -> None:
    found = passages()
    assert len(found) >= 6000
    assert sum(not one.events for one in found) >= len(found) / 5
    events = [event for one in found for event in one.events]
    types = Counter(event.type for event in events)
    assert types.keys() == {row["type"] for row in table("codebook.types")}
    assert min(types.values()) >= 300, types
    modes = Counter((event.type, event.mode) for event in events)
    rare = {(row["type"], row["mode"]): modes[row["type"], row["mode"]] for row in table("codebook.modes")}
    assert min(rare.values()) >= 10, sorted(rare.items(), key=lambda item: item[1])[:5]
    statuses = Counter("historical" if event.historical else event.status for event in events)
    assert min(statuses.values()) >= 250, statuses
    assert sum(len(one.events) > 1 for one in found) >= 1500
    assert sum(one.reworded for one in found) >= 60


@pytest.mark.parametrize("size", REAL)
def test_words_are_as_many_as_in_real_news(size: int) -> None:
    texts = [one.text for one in passages()]
    random.Random(0).shuffle(texts)
    words = (word.lower() for text in texts for word in WORD.findall(text))
    assert len({word for word, _ in zip(words, range(size), strict=False)}) >= 0.95 * REAL[size]


def test_two_readers_agree() -> None:
    """The figures stand in corpus/README.md; what the two saw differently has since been settled in ``events/``."""
    rows = {row.what: row for row in agreement.compare(passages(), corpus.load(SECOND))}
    assert rows["passage tells an event"].n >= 600
    assert rows["type, or none"].kappa >= 0.8
    assert rows["status"].kappa >= 0.9


def test_every_whole_report_is_marked_with_its_claims() -> None:
    marked = whole_claims.load(ROOT / "corpus" / "whole_claims")
    texts = [passage.title for file in sorted((ROOT / "corpus" / "whole").glob("*.txt")) for passage in corpus.read(file)]
    assert sorted(one.passage.title for one in marked) == sorted(texts)
    assert sum(one.held for one in marked) == 32


@pytest.mark.parametrize("task", sorted(claims.FIELDS))
def test_claims_are_as_many_as_said_and_each_holds_to_its_form(task: str) -> None:
    gold = claims.load(task)(ROOT / "corpus" / task)
    kept = [one for one in gold if not one.fresh]
    assert (len(kept), sum(one.sealed for one in kept)) == (300, 150)
    assert 0.2 < sum(not one.claims for one in gold) / len(gold) < 0.3
    assert len({one.text for one in gold}) == len(gold)
    for folder in ("", "prose"):
        second = claims.load(task)(ROOT / "corpus" / "second_claims" / folder / f"{task}.txt")
        assert len(second) == 60
        assert {one.text for one in second} <= {one.text for one in gold}
