"""What the tables say between two given parties, and whether it is still to come."""

from __future__ import annotations

import pytest

from realpolitik import recipes
from realpolitik.assembly.pairs import Pair
from realpolitik.core.marks import Span


def _pair(text: str, actor: str, recipient: str) -> Pair:
    first, second = text.index(actor), text.index(recipient)
    return Pair(text, Span(first, first + len(actor)), Span(second, second + len(recipient)))


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "kind", "future"),
    [
        ("Chad released three Nigerien soldiers on Monday.", "Chad", "Nigerien", "RETREAT", False),
        ("Chad said on Monday it will release three Nigerien soldiers.", "Chad", "Nigerien", "CONCEDE", True),
        ("Norway will lift its ban on salmon from Chile.", "Norway", "Chile", "CONCEDE", True),
        ("Norway lifted its ban on salmon from Chile.", "Norway", "Chile", "CONCEDE", False),
        ("The governor approved the request of Kenya for a longer stay.", "governor", "Kenya", "CONCEDE", False),
        ("The minister led the attack on the inquiry by Sweden.", "minister", "Sweden", "ACCUSE", False),
        ("Fiji withdrew a batch of forty peacekeepers from Lebanon.", "Fiji", "Lebanon", "SANCTION", False),
    ],
)
def test_votes_and_what_is_to_come(text: str, actor: str, recipient: str, kind: str, future: bool) -> None:
    (votes,) = recipes.table_votes([_pair(text, actor, recipient)])
    assert max(votes.of, key=lambda name: votes.of[name]) == kind
    assert (kind in votes.future) is future


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Chad did not release three Nigerien soldiers.", "RETREAT", "denied"),
        ("Chad released three Nigerien soldiers.", "RETREAT", "actual"),
        ("Chad may release three Nigerien soldiers.", "RETREAT", "hypothetical"),
        ("Chad refused to release three Nigerien soldiers.", "REJECT", "actual"),
    ],
)
def test_how_an_act_is_told(text: str, kind: str, status: str) -> None:
    (answer,) = recipes.classify([{"text": text, "actor": [0, 4], "recipient": [text.index("Nigerien"), text.index("Nigerien") + 8]}])
    assert (answer["type"], answer["status"], answer["negated"]) == (kind, status, status == "denied")


def test_where_no_word_tells_an_act_no_type_has_a_vote() -> None:
    (votes,) = recipes.table_votes([_pair("Norway lies north of Denmark.", "Norway", "Denmark")])
    assert not any(votes.of.values())
    assert not votes.future
