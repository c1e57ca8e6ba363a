"""Coreference: which phrases are linked, and by which sieve."""

from __future__ import annotations

import pytest

from realpolitik import recipes
from realpolitik.core.marks import Actor, Coreferent
from realpolitik.core.report import Report
from realpolitik.pipeline.pipeline import Pipeline


def _read(text: str) -> Report:
    annotators = recipes.annotators()
    last = next(number for number, one in enumerate(annotators) if Coreferent in one.gives)
    (report,) = Pipeline(annotators[: last + 1]).read([Report(text=text)])
    return report


def _links(text: str) -> set[tuple[str, str, str]]:
    report = _read(text)
    return {(report.quote(link.span), report.quote(link.to), link.sieve) for link in report.of(Coreferent)}


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Maria Lopez met farmers in Quito. Lopez promised them loans.", ("Lopez", "Maria Lopez", "same actor")),
        ("The Central Fishery Council met. The CFC then voted.", ("The CFC", "The Central Fishery Council", "same actor")),
        ("The mayor signed a fragile ceasefire on Monday. The ceasefire held.", ("The ceasefire", "a fragile ceasefire", "same noun")),
        ("The pipeline burst. Engineers shut the pipeline.", ("the pipeline", "The pipeline", "same words")),
        ("Norway recalled its envoy.", ("its", "Norway", "pronoun")),
        ("Farmers blocked the road. They burned tyres.", ("They", "Farmers", "pronoun")),
        ("Anna Berg resigned. She had quarrelled with Paul Meyer.", ("She", "Anna Berg", "pronoun")),
    ],
)
def test_what_takes_up_what(text: str, link: tuple[str, str, str]) -> None:
    assert link in _links(text)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Norway attacked it.", {"Norway", "it"}),
        ("A fragile ceasefire was signed. The naval ceasefire held.", {"A fragile ceasefire", "The naval ceasefire"}),
        ("Anna Berg resigned. He had quarrelled with her.", {"Anna Berg", "He"}),
        ("The University of Oslo closed. The University of Bergen did not.", {"The University of Oslo", "The University of Bergen"}),
        ("Chad sent envoys. It is clear that talks failed.", {"Chad", "It"}),
    ],
)
def test_what_is_kept_apart(text: str, pair: set[str]) -> None:
    assert not any({one, other} == pair for one, other, _ in _links(text))


def test_a_linked_pronoun_means_the_actor() -> None:
    report = _read("Kenya and Uganda met on Monday. Kenya then withdrew its envoy.")
    keys = {report.quote(actor.span): actor.key for actor in report.of(Actor)}
    assert keys["its"] == keys["Kenya"] != keys["Uganda"]


def test_every_phrase_takes_up_one_earlier_phrase() -> None:
    report = _read("Anna Berg met Paul Meyer. Berg said she would see him again, and Meyer said he hoped so. They parted.")
    links = report.of(Coreferent)
    assert len({link.span for link in links}) == len(links) > 3
    assert all(link.to.start < link.span.start for link in links)
