"""The task *quotations*: brat stand-off is read, and what each score counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik import recipes
from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Content, Cue, Sentence, Source, Span, Token
from realpolitik.core.report import Report
from realpolitik.evaluation import quotations
from realpolitik.evaluation.quotations import Article, Attribution

TEXT = "Sarkis said the bridge was open. Later, she said, it closed.\n"
GOLD = (
    "T1\tSource 0 6\tSarkis\nT2\tCue 7 11\tsaid\nT3\tContent 12 31\tthe bridge\nwas open\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "T4\tAttribution 7 11\tsaid\nT7\tAttribution 44 48\tsaid\nT5\tCue 44 48\tsaid\nT6\tContent 33 38;50 59\tLater it closed\n"
    "E2\tAttribution:T7 Content:T6 Cue:T5\n"
)


def folder(path: Path, *, text: str = TEXT, **gold: str) -> Path:
    (path / "text").mkdir()
    (path / "attributions").mkdir()
    (path / "text" / "a.txt").write_text(text, encoding="utf-8")
    for who, lines in gold.items():
        (path / "attributions" / f"a_{who}.ann").write_text(lines, encoding="utf-8")
    return path


def words(text: str, span: frozenset[int]) -> str:
    return "".join(text[at] for at in sorted(span))


def said(text: str, *found: tuple[str, str, str]) -> Report:
    """A report with one statement for each source, cue and content, given as words of the text."""
    (read,) = recipes.speech([Report(text=text)])
    marks: list[Cue | Content | Source] = []
    for source, cue, content in found:
        of = at(text, cue)
        marks.append(Cue(span=of, by="t", lemma=cue, head=0))
        marks.append(Content(span=at(text, content), by="t", of=of, form="indirect", quoted=False))
        if source:
            marks.append(Source(span=at(text, source), by="t", of=of, actor=None))
    return Report(text=text).with_marks([*read.of(Token), *read.of(Sentence), *marks])


def at(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def gold(text: str, *found: tuple[str, str, str]) -> Article:
    attributions = (Attribution(*(letters(text, part) for part in one)) for one in found)
    return Article(Report(text=text), tuple(attributions))


def letters(text: str, part: str) -> frozenset[int]:
    start = text.index(part)
    return frozenset(start + n for n, letter in enumerate(part) if not letter.isspace())


def scored(text: str, right: tuple[str, str, str], ours: tuple[str, str, str]) -> dict[str, float]:
    return quotations.score([gold(text, right)], [said(text, ours)])[0]


def test_stand_off_is_read_whatever_pieces_and_lines_it_comes_in(tmp_path: Path) -> None:
    (article,) = quotations.load(folder(tmp_path, aaaa=GOLD))
    first, second = article.attributions
    assert [words(TEXT, span) for span in (first.source, first.cue, first.content)] == ["Sarkis", "said", "thebridgewasopen"]
    assert (second.source, words(TEXT, second.content)) == (frozenset(), "Lateritclosed")


def test_a_text_annotated_twice_counts_once_by_the_file_first_in_order(tmp_path: Path) -> None:
    (article,) = quotations.load(folder(tmp_path, bbbb="", aaaa=GOLD))
    assert len(article.attributions) == 2


@pytest.mark.parametrize("lines", ["T1\tCue\tsaid\n", "E1\tAttribution:T4 Cue:T9\n", "T1\tCue 7 900\tsaid\n"])
def test_what_is_no_gold_is_refused(tmp_path: Path, lines: str) -> None:
    with pytest.raises(EvaluationError, match="brat"):
        quotations.load(folder(tmp_path, aaaa=lines))
    with pytest.raises(EvaluationError, match="PolNeAR"):
        quotations.load(tmp_path / "text")


def test_exact_and_half_and_less() -> None:
    text = "Mayor Lin said the old stone bridge was open to all carts."
    whole = ("Mayor Lin", "said", "the old stone bridge was open to all carts")
    same = scored(text, whole, whole)
    assert {same[f"{kind}_{how}"] for kind in quotations.KINDS for how in ("exact", "half")} == {1.0}
    half = scored(text, whole, ("Mayor Lin", "said", "the old stone bridge was open"))
    assert (half["content_exact"], half["content_half"], half["source_exact"]) == (0.0, 1.0, 1.0)
    less = scored(text, whole, ("Mayor Lin", "said", "was open"))
    assert (less["content_half"], less["content_recall_without_quote_marks"]) == (0.0, 0.0)


def test_the_speaker_is_the_same_head_word_and_nobody_is_nobody() -> None:
    text = "Mayor Lin of Tarun Upper Valley said the bridge was open, Ode heard."
    named = ("Mayor Lin of Tarun Upper Valley", "said", "the bridge was open")
    assert scored(text, named, ("Lin", "said", "the bridge was open"))["speaker_accuracy"] == 1.0
    assert scored(text, named, ("Ode", "said", "the bridge was open"))["speaker_accuracy"] == 0.0
    assert scored(text, named, ("", "said", "the bridge was open"))["speaker_accuracy"] == 0.0
    nobody = ("", "said", "the bridge was open")
    assert scored(text, nobody, nobody)["speaker_accuracy"] == 1.0


def test_contents_in_sentences_with_a_quote_mark_are_not_counted_as_without() -> None:
    text = 'Lin said the bridge was "open" at last.'
    assert scored(text, ("Lin", "said", 'the bridge was "open" at last'), ("", "Lin", "said"))["content_recall_without_quote_marks"] == 0.0
    plain = "Lin said the bridge was open at last."
    assert scored(plain, *(("Lin", "said", "the bridge was open at last"),) * 2)["content_recall_without_quote_marks"] == 1.0


def test_speech_within_speech_is_left_out_of_the_outermost_scores() -> None:
    text = "Sarkis said the envoy had promised to stay."
    article = gold(text, ("Sarkis", "said", "the envoy had promised to stay"))
    read = said(text, ("Sarkis", "said", "the envoy had promised to stay"), ("the envoy", "promised", "to stay"))
    scores, _ = quotations.score([article], [read])
    assert scores["content_half"] == pytest.approx(2 / 3)
    assert scores["content_outermost"] == scores["cue_outermost"] == 1.0


def test_spans_are_paired_one_with_one_the_best_first() -> None:
    long, short = frozenset(range(10)), frozenset(range(6))
    assert quotations.pair([long, short], [frozenset(range(7))]) == {short: frozenset(range(7))}
