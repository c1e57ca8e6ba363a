"""Who and what is named, and by which name the record knows it."""

from __future__ import annotations

from datetime import date

import pytest

from realpolitik import recipes
from realpolitik.core.marks import Actor, Mention, Place
from realpolitik.core.report import Report


def _read(text: str) -> Report:
    (report,) = recipes.entities([Report(text=text, published=date(2019, 5, 6), published_from="given")])
    return report


def _called(text: str) -> dict[str, str]:
    report = _read(text)
    return {report.quote(actor.span): actor.name for actor in report.of(Actor) if actor.form in ("name", "adjective")}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Senate met in Washington. American senators praised the United States.", "Senate", "United States Senate"),
        ("The Harbour Safety Council met. The HSC then voted.", "HSC", "Harbour Safety Council"),
        ("Marilyn Osgood ran for mayor of Leeds. Later Marilyn withdrew.", "Marilyn", "Marilyn Osgood"),
        ("Inspectors of the OSCE left.", "OSCE", "Organization for Security and Co-operation in Europe"),
        ("A spokesman for the U.S. State Department declined to comment.", "U.S. State Department", "United States Department of State"),
        ("The UN Security Council met.", "UN Security Council", "United Nations Security Council"),
        ("The Lisbon Port Authority fined two firms. Then the Authority closed a pier.", "Authority", "Lisbon Port Authority"),
    ],
)
def test_what_a_name_means(text: str, words: str, name: str) -> None:
    assert _called(text)[words] == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The picture by Ann Keller/Reuters shows the port of Pisa.", "Ann Keller"),
        ("Ms Keller said the dam would hold. Ann Keller is an engineer.", "Keller"),
        ("Gazetta interviewed the mayor of Pisa. The mayor told Gazetta that he would stay.", "Gazetta"),
    ],
)
def test_where_a_name_begins_and_ends(text: str, words: str) -> None:
    report = _read(text)
    assert words in {report.quote(mention.span) for mention in report.of(Mention) if mention.form in ("name", "adjective")}


@pytest.mark.parametrize(
    "text",
    [
        "The cruise ship Albatross left Palermo. On the Albatross nobody was hurt.",
        "Schools need Information and Communication Technology (ICT). ICT helps pupils.",
        "The Nation mourned its dead.",
    ],
)
def test_things_and_any_state_are_nobody(text: str) -> None:
    assert not {"Albatross", "ICT", "Nation", "The Nation"} & _called(text).keys()


def test_streets_are_places_without_coordinates() -> None:
    report = _read("Protesters gathered on Wexcombe Street and marched to the parliament.")
    (street,) = [place for place in report.of(Place) if place.kind == "street"]
    assert (street.name, street.country, street.geonames, report.quote(street.span)) == ("Wexcombe Street", None, None, "Wexcombe Street")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Voters in Kent, Essex and Lake counties go to the polls.", "Essex"),
        ("ALEPPO -- Two lorries with flour arrived.", "ALEPPO"),
        ("A Lausanne police officer was hurt.", "Lausanne"),
        ("He taught at Bologna High School.", "Bologna"),
        ("The Sussex County Clerk resigned.", "Sussex County"),
    ],
)
def test_places_by_what_stands_beside_them(text: str, words: str) -> None:
    read, _ = recipes.located([Report(text=text, where="one")], {})
    assert words in {read[0].quote(place.span) for place in read[0].of(Place)}
