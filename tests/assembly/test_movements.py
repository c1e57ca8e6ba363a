"""A move in a record: it knows its event, and the event knows the ends of the move."""

from __future__ import annotations

from realpolitik import api

TEXT = "Russia withdrew its troops from Georgia to North Ossetia on 12 October 2008. Thousands of families fled from Gori to Tbilisi."


def test_a_move_and_its_event_name_the_same_places() -> None:
    record = api.read(TEXT).to_dict()
    names = {place["id"]: place["name"] for place in record["places"]}
    moves = {move["motion"]: move for move in record["movements"]}
    assert [names[end["place"]] for end in moves["flee"]["source"] + moves["flee"]["goal"]] == ["Gori", "Tbilisi"]
    assert moves["flee"]["mover_text"] == "families"
    withdrawal = next(event for event in record["events"] if event["id"] == moves["withdraw"]["event"])
    assert {(where["part"], names[where["place"]]) for where in withdrawal["where"]} == {
        ("source", "Georgia"),
        ("goal", "North Ossetia"),
    }
    assert moves["withdraw"]["when"]["start"] == "2008-10-12"


def test_an_event_that_is_no_move_is_at_its_place() -> None:
    record = api.read("The foreign ministers of Iran and Oman met in Muscat on 3 May 2014.").to_dict()
    assert [where["part"] for event in record["events"] for where in event["where"]] == ["at"]
    assert record["movements"] == []
