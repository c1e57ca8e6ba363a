"""Laws that every annotator obeys on any report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from realpolitik import api, recipes
from realpolitik.core.annotator import Annotator
from realpolitik.core.errors import PipelineError
from realpolitik.core.marks import Mark, Sentence, Span, Token
from realpolitik.core.report import Report
from realpolitik.pipeline.pipeline import Pipeline
from tests import strategies

some = settings(max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


@cache
def pipeline() -> Pipeline:
    """The full recipe; the pipeline holds every annotator to its promise: kinds, signature, scores, marks inside the text."""
    return Pipeline(recipes.annotators(), checked=True)


@cache
def validator() -> Any:
    kind = jsonschema.validators.validator_for(api.schema())
    kind.check_schema(api.schema())
    return kind(api.schema())


def record(report: Report) -> dict[str, Any]:
    reading = recipes.assemble(report)
    return api.Reading(**{name: getattr(reading, name) for name in reading.__dataclass_fields__}).to_dict()


def spans_in(value: object, key: str = "") -> Iterator[Sequence[int]]:
    """Every span of a record, wherever it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from spans_in(inner, name)
    elif isinstance(value, list):
        if len(value) == 2 and all(isinstance(item, int) for item in value):
            yield value
        else:
            for inner in value:
                yield from spans_in(inner, key)


@some
@given(strategies.reports())
def test_marks_keep_the_promises_of_their_makers(report: Report) -> None:
    (marked,) = pipeline().read([report])
    known = {annotator.name: annotator for annotator in pipeline().annotators}
    for mark in marked.marks:
        assert type(mark) in known[mark.by].gives
        assert report.quote(mark.span), f"{mark} lies outside the text"
        assert 0.0 <= mark.score <= 1.0
    assert all(marked.has(kind) for annotator in known.values() for kind in annotator.gives)
    assert marked.text == report.text
    assert marked.id == report.id
    assert report.marks == (), "the report that was handed in is untouched"


@some
@given(strategies.reports())
def test_words_stand_in_order(report: Report) -> None:
    (marked,) = pipeline().read([report])
    tokens, sentences = marked.of(Token), marked.of(Sentence)
    assert [token.index for token in tokens] == list(range(len(tokens)))
    assert all(one.span.start <= other.span.start for one, other in pairwise(tokens))
    assert all(0 <= token.head < len(tokens) for token in tokens)
    assert all(tokens[token.head].sentence == token.sentence for token in tokens)
    assert [number for one in sentences for number in range(one.first, one.last)] == list(range(len(tokens)))


@some
@given(strategies.reports())
def test_the_record_is_the_contract(report: Report) -> None:
    (marked,) = pipeline().read([report])
    said = record(marked)
    validator().validate(said)
    assert said["report"]["text"] == report.text
    assert said["report"]["published"] == (report.published.isoformat() if report.published else None), "never invented"
    for start, end in spans_in(said):
        assert 0 <= start < end <= len(report.text)
    ids = {actor["id"] for actor in said["actors"]}
    for event in said["events"]:
        assert ids.issuperset(event["actors"] + event["recipients"])
        assert event["attributed_to"] is None or event["attributed_to"] in ids
        assert len(event["spans"]["event"]) >= 1
    for kind in ("actors", "events", "statements", "commitments", "figures", "places"):
        found = [item["id"] for item in said[kind]]
        assert len(set(found)) == len(found), f"two {kind} with one id"


@some
@given(strategies.reports(), strategies.reports())
def test_reading_again_or_in_company_changes_nothing(report: Report, company: Report) -> None:
    (alone,) = pipeline().read([report])
    _, again = pipeline().read([company, report])
    assert alone.marks == again.marks
    assert record(alone) == record(again)


@given(strategies.spans(), strategies.spans())
def test_spans(one: Span, other: Span) -> None:
    cover = one.cover(other)
    assert cover.contains(one)
    assert cover.contains(other)
    assert one.overlaps(other) == other.overlaps(one) == (len(cover) < len(one) + len(other))
    assert one.contains(other) == (cover == one)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4)])
def test_a_span_holds_something(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@pytest.mark.parametrize("number", range(len(recipes.annotators())))
def test_an_order_with_an_unmet_need_is_refused(number: int) -> None:
    """Each annotator that needs something is refused in the first place of the recipe."""
    annotators = recipes.annotators()
    moved = [annotators[number], *annotators[:number], *annotators[number + 1 :]]
    if not annotators[number].needs:
        Pipeline(moved[:1])
        return
    with pytest.raises(PipelineError, match=f"annotator '{annotators[number].name}' needs {annotators[number].needs[0].__name__}"):
        Pipeline(moved)


class Liar:
    """Promises sentences and gives what it is told to."""

    name = "liar"
    needs: tuple[type[Mark], ...] = ()
    gives: tuple[type[Mark], ...] = (Sentence,)

    def __init__(self, *marks: Mark) -> None:
        self.marks = marks

    def annotate(self, reports: Sequence[Report]) -> Sequence[Sequence[Mark]]:
        return [self.marks for _ in reports]


def sentence(end: int = 3, by: str = "liar", score: float = 1.0) -> Sentence:
    return Sentence(span=Span(0, end), by=by, score=score, index=0, first=0, last=1)


@pytest.mark.parametrize(
    ("mark", "fault"),
    [
        (Mark(span=Span(0, 1), by="liar"), "does not promise"),
        (sentence(by="another"), "signed a mark as 'another'"),
        (sentence(end=4), "beyond the text"),
        (sentence(score=1.2), r"outside \[0, 1\]"),
    ],
)
def test_a_broken_promise_is_found(mark: Mark, fault: str) -> None:
    liar: Annotator = Liar(mark)
    with pytest.raises(PipelineError, match=fault):
        Pipeline([liar], checked=True).read([Report(text="Abc")])


def test_an_answer_for_every_report() -> None:
    class Mute(Liar):
        def annotate(self, reports: Sequence[Report]) -> Sequence[Sequence[Mark]]:
            return []

    with pytest.raises(PipelineError, match="answered for 0 of 1"):
        Pipeline([Mute()]).read([Report(text="Abc")])
