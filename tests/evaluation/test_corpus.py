"""The format of gold passages: what is read, and what is refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Span
from realpolitik.evaluation import corpus
from realpolitik.evaluation.corpus import Words
from realpolitik.evaluation.split import split

GOLD = """\
# title: a raid
# published: 2021-05-04
# reworded: yes
Ana Duarte met Omar. She accused Euro guards of a raid on Euro Park, and guards of talks about talks.
---
ACCUSE allege | She = Ana Duarte | guards | actual | on accused | about legal, crime
ASSAULT | Euro guards | Euro Park | denied historical | on raid | said by Ana Duarte | again
CONSULT | Ana Duarte ; Omar | | ongoing | on talks #2

# title: a match
PER beat CHL.
---
NONE
"""


def gold(folder: Path, body: str = GOLD) -> Path:
    path = folder / "passages.txt"
    path.write_text(body, encoding="utf-8")
    return path


def test_passages_are_read(tmp_path: Path) -> None:
    raid, match = corpus.load(gold(tmp_path))
    assert corpus.load(tmp_path) == [raid, match]
    assert (raid.title, str(raid.published), raid.where, raid.reworded) == ("a raid", "2021-05-04", "passages.txt:1", True)
    assert (match.published, match.events, match.reworded) == (None, (), False)
    assert raid.report().published_from == "given"


def test_words_have_their_place(tmp_path: Path) -> None:
    raid = corpus.load(gold(tmp_path))[0]
    accused, assault, talks = raid.events

    def quote(words: Words | None) -> str:
        return raid.text[words.span.start : words.span.end] if words else ""

    # A pronoun stands where it stands and is named by whom it means; the nearest of two occurrences is meant.
    assert accused.actors == (Words("Ana Duarte", Span(21, 24)),)
    assert (quote(accused.recipients[0]), accused.recipients[0].span.start) == ("guards", raid.text.index("guards"))
    assert (accused.mode, accused.contexts, accused.again) == ("allege", ("legal", "crime"), False)
    assert (assault.status, assault.historical, assault.again, quote(assault.said_by)) == ("denied", True, True, "Ana Duarte")
    assert talks.trigger == Words("talks", Span(raid.text.rindex("talks"), raid.text.rindex("talks") + 5))
    assert [words.name for words in talks.actors] == ["Ana Duarte", "Omar"]
    assert talks.recipients == ()
    # A word inside another is not meant where the word stands by itself.
    assert assault.recipients[0].span.start == raid.text.index("Euro Park")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("", "no passages"),
        ("# title: x\nWords.\n", "passages.txt:1: a passage needs its text"),
        ("\n\n# title: x\n---\nNONE\n", "passages.txt:3: a passage needs its text"),
        ("# title: x\nFRA left.\n---\nRETREAT | FRA\n", "at least four fields"),
        ("# title: x\nFRA left.\n---\nRETREAT | LBY | | actual\n", "'LBY' does not stand in the passage"),
        ("# title: x\nFRA left.\n---\nRETREAT | FRA #2 | | actual\n", "'FRA' does not stand in the passage 2 times"),
        ("# title: x\nFRA left.\n---\nRETREAT | it = FRA | | actual\n", "'it' does not stand"),
        ("# title: x\nFRA left.\n---\nRETREAT | left = LBY | | actual\n", "'LBY' does not stand"),
        ("# title: x\nFRA left.\n---\nRETREAT | FRA | | gone\n", "'gone' is no status"),
        ("# title: x\nFRA left.\n---\nRETREAT | FRA | | actual | with love\n", "'with love' is none of"),
        ("# title: x\n# published: May\nFRA left.\n---\nNONE\n", "'May' is no date"),
    ],
)
def test_what_is_no_gold_is_refused(tmp_path: Path, body: str, fault: str) -> None:
    with pytest.raises(EvaluationError, match=fault):
        corpus.load(gold(tmp_path, body))


def test_the_split_goes_by_the_place_in_the_file(tmp_path: Path) -> None:
    for name, count in (("a", 21), ("b", 9)):
        body = "\n\n".join(f"# title: {name}{n}\nText.\n---\nNONE" for n in range(count))
        (tmp_path / f"{name}.txt").write_text(body, encoding="utf-8")
    parts = split(corpus.load(tmp_path))
    assert [one.title for one in parts.held] == ["a9", "a19"]
    assert [one.title for one in parts.fitted] == ["a8", "a18", "b8"]
    assert len(parts.learnt) == 25
