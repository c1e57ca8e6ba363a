"""Accounts: what of a public record they keep, and how many independent sources tell a thing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as some

from realpolitik import api
from realpolitik.core.accounts import Account, accounts, independent
from tests.analysis.telling import told


def test_what_a_record_tells() -> None:
    text = "The Collective Security Treaty Organization sent 2,500 soldiers to Kazakhstan, Russia said."
    (one,) = [one for one in accounts(api.read(text, published="2022-01-07", outlet="A").to_dict()) if one.armed]
    assert [party.name for party in one.actors] == ["Collective Security Treaty Organization"]
    assert (one.places, one.bodies) == ({"KAZ"}, {"Collective Security Treaty Organization"})
    assert one.voice is not None
    assert (one.voice.state, one.root, one.happened, one.denied) == ("RUS", "RUS", True, False)


def test_sources_are_counted_by_text_outlet_and_voice() -> None:
    one, other = told("ASSAULT", "AZE", "ARM", "2022-09-13"), told("ASSAULT", "AZE", "ARM", "2022-09-13")
    assert independent([one, other]) == 2
    assert independent([one, replace(other, family=one.family)]) == 1
    assert independent([one, replace(other, outlet=one.outlet)]) == 1
    both = [replace(account, voice=told("ASSAULT", "ARM", "", "2022-09-13").actors[0]) for account in (one, other)]
    assert independent(both) == 1
    assert independent([]) == 0


CHOICES = some.builds(
    lambda outlet, family, voice: replace(told("ASSAULT", "AZE", "ARM", "2022-09-13", voice=voice), outlet=outlet, family=family),
    some.sampled_from(["A", "B", "C", None]), some.sampled_from(["1", "2", "3"]), some.sampled_from([None, "ARM", "AZE", "ARM people"]),
)  # fmt: skip


@settings(deadline=None)
@given(some.lists(CHOICES, max_size=8), CHOICES)
def test_more_accounts_are_never_fewer_sources(listed: list[Account], more: Account) -> None:
    assert independent(listed) <= independent([*listed, more]) <= independent(listed) + 1
    assert independent([*listed, *listed]) == independent(listed)
