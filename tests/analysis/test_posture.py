"""Posture: who cooperates with whom, from what really happened."""

from __future__ import annotations

from dataclasses import replace

from realpolitik.analysis.posture import Dyad, posture
from realpolitik.api import read
from tests.sample import sample_reading


def between(dyads: tuple[Dyad, ...], left: str, right: str) -> Dyad | None:
    return next((dyad for dyad in dyads if {dyad.left.name, dyad.right.name} == {left, right}), None)


def test_those_who_act_for_a_body_or_an_armed_group_are_its_side() -> None:
    text = (
        "NATO Secretary General Jens Stoltenberg warned Russia on Monday. Russia accused NATO of aggression. "
        "Hezbollah commanders threatened Israel. Israel bombed Hezbollah."
    )
    found = read(text, published="2021-05-04").posture()
    assert {tuple(sorted((one.left.name, one.right.name))): len(one.events) for one in found} == {
        ("NATO", "Russia"): 2, ("Hezbollah", "Israel"): 2,
    }  # fmt: skip
    nato = next(side for one in found for side in (one.left, one.right) if side.name == "NATO")
    assert (nato.country, len(nato.actors)) == (None, 2)


def test_those_who_act_for_a_country_are_its_side() -> None:
    found = between(sample_reading().posture(), "Sudan", "Ethiopia")
    assert found
    # Troops moved, an accusation by the spokesman, a threat against the ambassador.
    assert found.quads == (0, 0, 2, 1)
    assert (found.net, found.verdict) == (-12.0, "in conflict")


def test_a_meeting_joins_all_its_parties() -> None:
    found = between(sample_reading().posture(), "Egypt", "Sudan")
    assert found
    assert (found.quads, found.verdict) == ((1, 0, 0, 0), "cooperating")


def test_rebels_do_not_stand_for_their_country() -> None:
    dyads = sample_reading().posture()
    assert between(dyads, "Fano", "United States")
    plain = between(dyads, "Ethiopia", "United States")
    assert plain
    assert plain.quads == (0, 0, 1, 0)


def test_what_did_not_happen_does_not_count() -> None:
    reading = sample_reading()
    counted = {event for dyad in reading.posture() for event in dyad.events}
    by_id = {event.id: event for event in reading.events}
    for key in counted:
        assert by_id[key].status in ("actual", "ongoing")
        assert not by_id[key].historical
    denied = tuple(replace(event, modality=replace(event.modality, negated=True)) for event in reading.events)
    assert posture(denied, reading.actors) == ()


def test_two_actors_of_one_country_stay_apart() -> None:
    reading = sample_reading()
    event = next(event for event in reading.events if event.type == "ACCUSE")
    inner = replace(
        event,
        actors=(replace(event.actors[0], actor="Salwa Idris"),),
        recipients=(replace(event.recipients[0], actor="Sudanese army"),),
    )
    assert between(posture([inner], reading.actors), "Salwa Idris", "Sudanese army")
