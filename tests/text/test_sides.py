"""Whose word is politics: whether a report is about public life."""

from __future__ import annotations

import pytest

from realpolitik.core.marks import Actor, ActorKind, Span
from realpolitik.text.sides import ENOUGH, in_public, is_power


def actor(kind: ActorKind, *, sector: str | None = None, country: str | None = None, name: bool = True) -> Actor:
    return Actor(
        span=Span(0, 1), by="hand", key="x", name="x", kind=kind, country=country, code=None, sector=sector, head=0,
        form="name" if name else "pronoun",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("public", "private", "wanted"),
    [(0, ENOUGH - 1, True), (0, ENOUGH, False), (ENOUGH // 2 - 1, ENOUGH // 2 + 1, False), (ENOUGH // 2, ENOUGH // 2, True)],
)
def test_a_report_of_some_length_is_public_where_half_of_its_actors_are(public: int, private: int, wanted: bool) -> None:
    assert in_public([actor("state")] * public + [actor("organisation", sector="BUS", country="NOR")] * private) is wanted


@pytest.mark.parametrize(
    "one", [actor("igo"), actor("person", sector="MIL"), actor("people", country="NOR"), actor("person", country="NOR")]
)
def test_powers_their_organs_and_their_people_are_public(one: Actor) -> None:
    assert in_public([one] * ENOUGH)


def test_a_power_is_one_by_name() -> None:
    assert is_power(actor("state"))
    assert not is_power(actor("state", name=False))
    assert not is_power(actor("person", sector="GOV"))
