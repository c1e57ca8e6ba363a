"""The claims of whole reports: each report of ``whole`` has its block, and what a line says stands in the report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation import claims, corpus
from realpolitik.evaluation.corpus import Passage

CORPUS = Path(__file__).parents[2] / "corpus"
KINDS = ("commitments", "concerns", "statuses")
FILES = sorted((CORPUS / "whole_claims").glob("*.txt"))
TWICE = sorted((CORPUS / "second_claims" / "whole").glob("*.txt"))


def texts(name: str) -> dict[str, Passage]:
    return {one.title: one for one in corpus.read(CORPUS / "whole" / name)}


def sections(file: Path) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Title and lines by kind of each block; a line that stands below no kind ends under ``""``."""
    for _, block in corpus.blocks(file):
        found: dict[str, list[str]] = {}
        kind = ""
        for line in block[1:]:
            if line in KINDS:
                assert line not in found, f"{file.name}: {block[0]} has {line} twice"
                kind = line
                found[kind] = []
            else:
                found.setdefault(kind, []).append(line)
        yield block[0].removeprefix("# title:").strip(), found


def passage(text: Passage, lines: list[str]) -> str:
    """A report with its claims of one kind, as a passage of that task."""
    return "\n".join([f"# title: {text.title}", f"# published: {text.published}", text.text, "---", *lines, ""])


def test_every_report_has_its_claims() -> None:
    assert [one.name for one in FILES] == [one.name for one in sorted((CORPUS / "whole").glob("*.txt"))]
    for file in FILES:
        assert [title for title, _ in sections(file)] == list(texts(file.name))


@pytest.mark.parametrize("file", [*FILES, *TWICE], ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_the_lines_of_a_report_are_claims_of_their_kind_in_words_of_the_report(file: Path, tmp_path: Path) -> None:
    known = texts(file.name)
    for title, found in sections(file):
        # A second reading may leave out a kind; the first has all three.
        assert set(found) == set(KINDS) or (file in TWICE and set(found) <= set(KINDS))
        for kind, lines in found.items():
            assert lines, f"{file.name}: {title}: {kind}"
            assert "NONE" not in lines or lines == ["NONE"], f"{file.name}: {title}: {kind}"
            bare = [line.rpartition("|")[0].rstrip() if line.endswith("| again") else line for line in lines]
            written = tmp_path / "one.txt"
            written.write_text(passage(known[title], bare))
            (gold,) = claims.load(kind)(written)
            assert all(claim.span("on") for claim in gold.claims), f"{file.name}: {title}: {kind}"


def test_words_that_do_not_stand_in_a_report_and_kinds_that_are_none_are_found(tmp_path: Path) -> None:
    text = next(iter(texts("reports-01.txt").values()))
    for line in ("promise | Vietnam | on juggle | to | if | by | under", "wish | Vietnam | on offered | to | if | by | under"):
        written = tmp_path / "one.txt"
        written.write_text(passage(text, [line]))
        with pytest.raises(EvaluationError):
            claims.load("commitments")(written)
