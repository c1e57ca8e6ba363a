"""The tasks *coreference* and *names*: GUM's files as they are read, and the measures worked out by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from realpolitik import api
from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Coreferent, Span
from realpolitik.evaluation import conllu, coreference, names
from realpolitik.evaluation.clusters import assign, b_cubed, ceaf, muc

ROWS = [
    ("President", "NNP", 3, "Entity=(1-person-new-sss-cf1-1,2,3-coref-Anna_Berg_%28sailor%29"),
    ("Anna", "NNP", 3, "_"),
    ("Berg", "NNP", 4, "Entity=1)"),
    ("left", "VBD", 0, "_"),
    ("her", "PRP$", 6, "Entity=(2-place-new-nnn-cf2-2-sgl(1-person-giv-sss-cf1-1-ana)"),
    ("home", "NN", 4, "Entity=2)|SpaceAfter=No"),
    (".", ".", 4, "_"),
]


def _gold(folder: Path, below: str, text: str = "President Anna Berg left her home.") -> Path:
    (folder / below).mkdir()
    lines = ["# newdoc id = GUM_news_one", "# newpar", f"# text = {text}"]
    for number, (word, tag, head, more) in enumerate(ROWS, start=1):
        lines.append("\t".join([str(number), word, word, "X", tag, "_", str(head), "dep", "_", more]))
    (folder / below / "GUM_news_one.conllu").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_text_words_and_entities(tmp_path: Path) -> None:
    (document,) = conllu.load(_gold(tmp_path, "dep") / "dep")
    assert document.text == "President Anna Berg left her home."
    assert [(one.number, one.first, one.last) for one in document.entities] == [("1", 0, 3), ("1", 4, 5), ("2", 4, 6)]
    assert (document.entities[0].kind, document.entities[0].title) == ("person", "Anna_Berg_(sailor)")


def test_a_name_is_the_name_without_its_title(tmp_path: Path) -> None:
    (document,) = names.load(_gold(tmp_path, "dep"))
    found = {document.text[span.start : span.end]: title for span, title in names.named(document).items()}
    assert found == {"Anna Berg": "Anna_Berg_(sailor)"}
    assert names.plain("Anna_Berg_(sailor)") == names.plain("Anna Berg")


def _named(tmp_path: Path, rows: list[tuple[str, str, int, str, str]]) -> list[str]:
    (tmp_path / "dep").mkdir()
    text = " ".join(row[0] for row in rows)
    lines = ["# newdoc id = one", "# meta::dateCreated = 2011-04-13", "# newpar", f"# text = {text}"]
    for number, (word, tag, head, relation, more) in enumerate(rows, start=1):
        lines.append("\t".join([str(number), word, word, "X", tag, "_", str(head), relation, "_", more]))
    (tmp_path / "dep" / "one.conllu").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (document,) = names.load(tmp_path)
    (report,) = names.reports([document])
    assert report.published == date(2011, 4, 13)
    return [document.text[span.start : span.end] for span in sorted(names.named(document))]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (  # a title with a state before it; the state is a name by itself
            [("US", "NNP", 2, "compound", "Entity=(1-person-a-b-c-d(2-place-a-b-c-d)"), ("envoy", "NNP", 4, "nmod:desc", "_"),
             ("Anna", "NNP", 4, "nmod:desc", "_"), ("Berg", "NNP", 0, "root", "Entity=1)")],
            ["US", "Berg"],
        ),
        (  # a common noun that governs the name
            [("actor", "NN", 0, "root", "Entity=(1-person-a-b-c-d"), ("Anna", "NNP", 1, "flat", "_"),
             ("Berg", "NNP", 1, "flat", "Entity=1)")],
            ["Anna Berg"],
        ),
        (  # a possessor that is a mention of its own
            [("Oslo", "NNP", 3, "nmod:poss", "Entity=(1-place-a-b-c-d(2-place-a-b-c-d"), ("'s", "POS", 1, "case", "Entity=2)"),
             ("Harbour", "NNP", 4, "compound", "_"), ("Hall", "NNP", 0, "root", "Entity=1)")],
            ["Oslo", "Harbour Hall"],
        ),
        (  # a capital adjective before a body's name
            [("the", "DT", 3, "det", "Entity=(1-organization-a-b-c-d"), ("Municipal", "JJ", 3, "amod", "_"),
             ("Assembly", "NNP", 0, "root", "Entity=1)")],
            ["Municipal Assembly"],
        ),
        ([("the", "DT", 2, "det", "Entity=(1-person-a-b-c-d"), ("President", "NNP", 0, "root", "Entity=1)")], []),
        ([("the", "DT", 2, "det", "Entity=(1-place-a-b-c-d"), ("Nation", "NNP", 0, "root", "Entity=1)")], []),
        ([("Muslims", "NNPS", 0, "root", "Entity=(1-person-a-b-c-d)")], []),
    ],
)  # fmt: skip
def test_what_is_a_name_in_the_gold(tmp_path: Path, rows: list[tuple[str, str, int, str, str]], found: list[str]) -> None:
    assert _named(tmp_path, rows) == found


def test_links_become_clusters(tmp_path: Path) -> None:
    (text,) = coreference.load(_gold(tmp_path, "ontogum"))
    (report,) = coreference.reports([text])
    her, berg = Span(25, 28), Span(0, 19)
    linked = report.with_marks([Coreferent(span=her, by="t", score=1.0, to=berg, sieve="pronoun", head=4)], gives=(Coreferent,))
    assert coreference.clusters(linked) == text.clusters == (frozenset({her, berg}),)
    assert coreference.score([text], [linked])[0]["conll_f1"] == 1.0
    assert coreference.score([text], [report.with_marks([], gives=(Coreferent,))])[0]["conll_f1"] == 0.0


def test_own_texts_have_their_mentions_in_brackets(tmp_path: Path) -> None:
    (tmp_path / "texts-01.txt").write_text("# one\n[1 Chad] and [2 [1 its] army] met. [2 It] left.\n", encoding="utf-8")
    (text,) = coreference.load(tmp_path)
    assert text.text == "Chad and its army met. It left."
    assert {frozenset(text.text[one.start : one.end] for one in cluster) for cluster in text.clusters} == {
        frozenset({"Chad", "its"}),
        frozenset({"its army", "It"}),
    }


def test_measures_worked_out_by_hand() -> None:
    gold, ours = [frozenset("abc"), frozenset("de")], [frozenset("ab"), frozenset("cdef")]
    # Links kept: of ours 1 of 1 and 1 of 3; of the gold 1 of 2 and 1 of 1.
    assert muc(gold, ours) == ((2, 4), (2, 3))
    assert b_cubed(gold, ours) == ((pytest.approx(1 + 1 + 1 / 4 + 2 / 4 + 2 / 4), 6), (pytest.approx(2 / 3 + 2 / 3 + 1 / 3 + 1 + 1), 5))
    assert ceaf(gold, ours) == ((pytest.approx(4 / 5 + 4 / 6), 2), (pytest.approx(4 / 5 + 4 / 6), 2))


@pytest.mark.parametrize(
    ("table", "best"),
    [([], 0.0), ([[3.0]], 3.0), ([[1, 9, 8], [9, 8, 1]], 18.0), ([[1, 9], [9, 8], [8, 1]], 18.0), ([[5, 5], [5, 0]], 10.0)],
)
def test_best_pairing(table: list[list[float]], best: float) -> None:
    assert assign(table) == best


@pytest.mark.parametrize("task", ["coreference", "names"])
def test_a_folder_without_gold_is_refused(tmp_path: Path, task: str) -> None:
    with pytest.raises(EvaluationError, match=task):
        api.evaluate(task, tmp_path)


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.conllu").write_text("# text = a\n1\ta\ta\tX\tNN\t_\t0\tdep\t_\tEntity=5)\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="CoNLL-U"):
        conllu.load(tmp_path)
