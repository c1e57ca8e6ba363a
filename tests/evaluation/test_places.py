"""The task *places*: three kinds of gold, and what each score counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Place, Span
from realpolitik.evaluation import places
from realpolitik.evaluation.places import Text, Toponym

XML = """<article docid="1"><title>T</title><domain>a.example</domain><text><![CDATA[Rain fell on Tarun and on Paris.]]></text>
<toponyms><toponym><phrase>Paris</phrase><start>24</start><end>29</end><gaztag geonameid="2988507"><lat>48.85</lat><lon>2.35</lon></gaztag>
</toponym></toponyms></article>
"""


def place(span: Span, geonames: int, latitude: float, longitude: float) -> Place:
    return Place(
        span=span, by="places", key="k", name="Paris", kind="city", country=None, latitude=latitude, longitude=longitude,
        geonames=geonames, head=-1,
    )  # fmt: skip


def test_xml_without_a_root_is_read_and_slipped_offsets_are_set_right(tmp_path: Path) -> None:
    path = tmp_path / "gold.xml"
    path.write_text('<?xml version="1.0"?>\n' + XML + XML + "</articles>\n", encoding="utf-8")
    texts = places.load(path)
    assert len(texts) == 2
    (toponym,) = texts[1].toponyms
    assert texts[1].report.quote(toponym.span) == "Paris"
    assert (toponym.geonames, toponym.latitude) == (2988507, 48.85)


def test_brat_is_read_with_ids_in_notes(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("French talks in Paris, not Paris Bond.", encoding="utf-8")
    (tmp_path / "1.ann").write_text(
        "T1\tDemonym 0 6\tFrench\nT2\tLiteral 16 21\tParis\n#1\tAnnotatorNotes T2\t2988507\nT3\tNon_Toponym 27 32\tParis\n",
        encoding="utf-8",
    )
    (text,) = places.load(tmp_path)
    assert [(text.report.quote(one.span), one.geonames, one.asked) for one in text.toponyms] == [
        ("French", None, False),
        ("Paris", 2988507, True),
    ]


def test_places_are_written_into_texts_of_our_own(tmp_path: Path) -> None:
    (tmp_path / "cases-01.txt").write_text("Rain in [Paris=4717560], [Texas=4736286].\n\nNone in [Tarun=].\n", encoding="utf-8")
    first, second = places.load(tmp_path)
    assert first.report.text == "Rain in Paris, Texas."
    assert [first.report.quote(one.span) for one in first.toponyms] == ["Paris", "Texas"]
    assert second.toponyms[0].geonames is None


def test_what_has_no_toponyms_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.xml"
    path.write_text("<html></html>", encoding="utf-8")
    with pytest.raises(EvaluationError, match="no toponyms"):
        places.load(path)


def test_a_near_place_is_near_and_the_same_id_is_no_distance() -> None:
    from realpolitik.core.report import Report

    report = Report(text="Paris and Paris and Paris", where="0")
    spans = [Span(0, 5), Span(10, 15), Span(20, 25)]
    text = Text(report, tuple(Toponym(span, 2988507, 48.85, 2.35) for span in spans), demonyms=False)
    answers = [place(spans[0], 2988507, 0.0, 0.0), place(spans[1], 1, 48.9, 2.4), place(spans[2], 2, 33.66, -95.56)]
    scores, _ = places.score([text], [report], [answers])
    assert scores["exact_id"] == pytest.approx(1 / 3)
    assert scores["within_161_km"] == pytest.approx(2 / 3)
    assert scores["recognition_f1"] == 0.0
