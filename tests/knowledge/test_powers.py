"""Powers: whom an actor stands for, and what names one."""

from __future__ import annotations

import pytest

from realpolitik.knowledge.powers import acts_for, kept_under, named, power, powers_of, stands_for

Actor = dict[str, str | None]


def actor(name: str, code: str, kind: str = "organisation") -> Actor:
    """*AFG REB* is of a country, *IGO MIL* of none."""
    first, _, sector = code.partition(" ")
    return {"name": name, "kind": kind, "code": code, "country": first if named(first) == first else None, "sector": sector or None}


NONE = {"country": None}
CASES = [
    (actor("Poland", "POL", "state"), "POL"),
    (actor("NATO", "IGO MIL", "igo") | NONE, "NATO"),
    (actor("NATO forces", "IGO MIL") | NONE, "NATO"),
    (actor("African Union Commission", "IGO", "igo") | NONE, "African Union"),
    (actor("European Commission", "EUR GOV", "igo") | NONE, "EUR"),
    (actor("United Nations peacekeeping", "UNO MIL", "igo") | NONE, "UNO"),
    (actor("Imangali Tasmagambetov", "IGO", "person") | NONE, "Collective Security Treaty Organization"),
    (actor("observers", "IGO", "igo") | NONE, "IGO"),
    (actor("Kosovo Force", "KOS MIL", "igo"), "KOS"),
    (actor("Taliban", "AFG REB", "group"), "Taliban"),
    (actor("Taliban", "AFG GOV", "group"), "AFG"),
    (actor("Fighters of Hamas", "PSE REB", "group"), "Hamas"),
    (actor("Hassan Nasrallah", "LBN REB", "person"), "Hezbollah"),
    (actor("Islamic State", "IMG REB", "group") | NONE, "Islamic State"),
    (actor("rebels (Syria)", "SYR REB", "group"), "SYR"),
    (actor("soldiers", "MIL", "group") | NONE, "MIL"),
    ({}, None),
]


@pytest.mark.parametrize(("one", "whom"), CASES, ids=[f"{one.get('name')} {one.get('code')}" for one, _ in CASES])
def test_for_whom_an_actor_stands(one: Actor, whom: str | None) -> None:
    assert power(one) == whom


def test_a_group_acts_and_suffers_for_itself_and_is_found_by_its_country() -> None:
    taliban = actor("Taliban", "AFG REB", "group")
    assert powers_of(taliban) == ("Taliban", "AFG")
    assert (acts_for(taliban, "Taliban"), stands_for(taliban, "Taliban")) == (True, True)
    assert (acts_for(taliban, "AFG"), stands_for(taliban, "AFG")) == (False, False)


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("rus", "RUS"), ("Russia", "RUS"), ("nato", "NATO"), ("EU", "EUR"), ("european union", "EUR"), ("UN", "UNO"),
        ("the Taliban", "Taliban"),
        ("CSTO", "Collective Security Treaty Organization"), ("African Union Commission", "African Union"), ("ISIS", "Islamic State"),
        ("IGO", "IGO"), ("BBC", None), ("MIL", None), ("", None),
    ],
)  # fmt: skip
def test_what_names_a_power(words: str, whom: str | None) -> None:
    assert named(words) == whom


def test_a_code_of_many_means_each_of_them() -> None:
    assert {"IGO", "NATO", "African Union"} <= set(kept_under("IGO"))
    assert "EUR" not in kept_under("IGO")
    assert "Islamic State" in kept_under("IMG")
