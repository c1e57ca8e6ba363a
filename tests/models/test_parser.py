"""What the quick steps give is what spaCy itself gives, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from realpolitik.models import parser
from realpolitik.models.parser import DEFAULT, Parse, Word, parse

REPORTS = Path(__file__).resolve().parents[2] / "corpus" / "whole" / "reports-01.txt"
# Rules that look at neighbours, blank words, names at the edges of sentences and texts.
ODD = (
    "There's gonna be a vote, isn't there? It ain't over: y'all gotta know. Let's go. Nothin' is lost.",
    "  Chile \n \n Peru  ",
    "Peru",
    "He met Kofi Annan. Boutros Boutros-Ghali left New York on 5 March 1996 for the United Nations",
    "But the U.S. did it. You saw it; it saw you, and I do not.",
)


def test_quick_steps_give_what_spacy_gives() -> None:
    texts = [*ODD, *(line for line in REPORTS.read_text(encoding="utf-8").split("\n")[:150] if line)]
    nlp = spacy.load(DEFAULT)
    whole = []
    for doc in nlp.pipe(texts):
        words = tuple(Word(t.idx, t.idx + len(t.text), t.text, t.lemma_ or t.text, t.pos_, t.tag_, t.dep_, t.head.i) for t in doc)
        whole.append(Parse(words, tuple((s.start, s.end) for s in doc.sents), tuple((e.start, e.end, e.label_) for e in doc.ents)))
    assert list(parse(texts)) == whole
    assert sum(len(one.entities) for one in whole) > 200


def test_no_text_and_a_blank_text() -> None:
    assert list(parse([])) == []
    assert next(one.words for one in parse(["", "Chile"])) == ()


def test_any_other_pipeline_goes_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    there = list(parse(["Norway accused Sweden of spying."]))
    monkeypatch.setattr(parser, "DEFAULT", "another")
    monkeypatch.setenv(parser.VARIABLE, DEFAULT)
    assert list(parse(["Norway accused Sweden of spying."])) == there
