"""Words that pass are forgotten, and what is said of them is the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from realpolitik.models import parser
from realpolitik.models.parser import DEFAULT, parse
from realpolitik.models.vocabulary import Vocabulary
from tests.invented import report

TEXTS = [report(number) for number in range(120)]


@pytest.fixture
def anew() -> Iterator[None]:
    """A pipeline of its own, for zones of memory stay open."""
    made = (parser._watched, parser._steps, parser._pipeline)
    for one in made:
        one.cache_clear()
    yield
    for one in made:
        one.cache_clear()


@pytest.mark.usefixtures("anew")
def test_what_passes_is_forgotten_and_parsed_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [list(parse([text])) for text in TEXTS]
    nlp = parser._watched(DEFAULT)[0]
    with_all = len(nlp.vocab.strings)
    parser._pipeline.cache_clear()
    parser._steps.cache_clear()
    parser._steps()
    nlp = parser._pipeline(DEFAULT)
    few = Vocabulary(nlp, learnt=200, passing=100)
    base = len(nlp.vocab.strings)
    monkeypatch.setattr(parser, "_watched", lambda name: (nlp, few))
    sizes = []
    for text, before in zip(TEXTS, kept, strict=True):
        assert list(parse([text])) == before
        sizes.append(len(nlp.vocab.strings) - base)
    assert with_all - base > 1000  # what would have been kept
    assert max(sizes) < 200 + 2 * 100
    assert sizes[-1] < 400


def test_lemmas_are_not_kept_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("realpolitik.models.vocabulary.LEMMAS", 5)
    list(parse(["Ministers were meeting envoys, who had promised troops and trucks."]))
    cache = parser._pipeline(DEFAULT).get_pipe("lemmatizer").cache
    assert len(cache) > 5
    parser._watched(DEFAULT)[1].settle()
    assert len(cache) == 0
