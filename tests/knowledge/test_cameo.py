"""CAMEO beside PLOVER: every type and mode has a code, every code a class; countries are told apart by every code."""

from __future__ import annotations

from collections import Counter

import pytest

from realpolitik.knowledge.cameo import cameo, code, country, country_named, from_cameo, from_fips
from realpolitik.knowledge.codebook import modes, types
from realpolitik.knowledge.tables import listed, table


def test_every_type_and_mode_has_a_code_of_its_own() -> None:
    known = {(row["type"], row["mode"]) for row in table("codebook.plover_cameo")}
    wanted = {(kind, mode) for kind in types() for mode in ("", *modes(kind))}
    assert known == wanted
    contexts = {row["context"] for row in table("codebook.contexts")} | {""}
    assert {row["context"] for row in table("codebook.plover_cameo")} <= contexts
    assert all(code(row["code"]) is not None for row in table("codebook.plover_cameo"))


def test_acled_knows_only_types_and_modes_that_there_are() -> None:
    for row in table("codebook.acled"):
        assert row["mode"] in ("", *modes(row["type"]))
        assert row["victims"] in ("", "armed", "civilians")


@pytest.mark.parametrize(
    ("value", "quad", "penta", "base"),
    [("010", 1, 0, "010"), ("0311", 1, 1, "031"), ("0841", 2, 2, "084"), ("138", 3, 3, "138"), ("2042", 4, 4, "204")],
)
def test_classes_follow_the_root(value: str, quad: int, penta: int, base: str) -> None:
    found = code(value)
    assert found is not None
    assert (found.quad, found.penta, found.base, found.root) == (quad, penta, base, value[:2])


def test_types_of_codes_are_types_and_only_statements_have_none() -> None:
    for row in table("codebook.cameo"):
        assert row["type"] in types() if row["code"][:2] != "01" else row["type"] == ""
        assert -10 <= float(row["goldstein"]) <= 10


def test_the_first_context_that_tells_decides() -> None:
    assert cameo("AID", None, ("legal", "disasters", "military")).code == "073"
    assert cameo("AID", None, ("legal",)).code == "070"
    assert cameo("ASSAULT", "no such mode").code == "180"


def test_no_two_countries_share_a_code() -> None:
    rows = table("codebook.countries")
    for column in ("code", "alpha2", "fips", "numeric"):
        twice = [value for value, count in Counter(row[column] for row in rows).items() if count > 1 and value]
        assert not twice, (column, twice)
    # A state and its heir have one number in Correlates of War.
    shared = {cow for cow, count in Counter(row["cow"] for row in rows).items() if count > 1 and cow}
    assert shared == {"345", "365"}
    assert {row["code"] for row in rows} == {row["code"] for row in table("states")}


def test_countries_of_others() -> None:
    assert (from_cameo("ROM"), from_cameo("ROU"), from_fips("NG"), from_fips("NI")) == ("ROU", None, "NER", "NGA")
    assert (country("KOS").alpha2, country("DEU").cow, country(None).fips) == ("XK", "255", "")
    assert country_named("Soviet Union") == "SUN"
    for row in table("states"):
        if not row["to"]:
            assert country_named(row["name"]) == row["code"]
            assert all(country_named(name) for name in listed(row["aliases"]))
