"""CAMEO beside PLOVER: the code of a type, the type of a code, classes, Goldstein's scale, and the codes of countries elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from realpolitik.knowledge.tables import listed, table

# The last root of each of the four classes.
QUADS = ((5, 1), (8, 2), (13, 3), (20, 4))


@dataclass(frozen=True, slots=True)
class Code:
    """A code of CAMEO: the PLOVER type it is closest to (None: a mere statement) and its place on Goldstein's scale."""

    code: str
    type: str | None
    goldstein: float

    @property
    def root(self) -> str:
        return self.code[:2]

    @property
    def base(self) -> str:
        return self.code[:3]

    @property
    def quad(self) -> int:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        return next(quad for last, quad in QUADS if int(self.root) <= last)

    @property
    def penta(self) -> int:
        """Phoenix's classes: as the four, and 0 for statements and appeals."""
        return 0 if int(self.root) <= 2 else self.quad


@dataclass(frozen=True, slots=True)
class Country:
    """How others write a country: ISO's two letters and number, FIPS 10-4 (GDELT's places), Correlates of War, CAMEO."""

    alpha2: str
    fips: str
    numeric: str
    cow: str
    cameo: str


@cache
def _codes() -> dict[str, Code]:
    return {row["code"]: Code(row["code"], row["type"] or None, float(row["goldstein"])) for row in table("codebook.cameo")}


def code(value: str) -> Code | None:
    """What is known of a code; None if CAMEO has none such."""
    return _codes().get(value)


@cache
def _of_names() -> dict[str, str]:
    # A root and its first code (04 and 040) are named alike: the code is the closer.
    rows = sorted(table("codebook.cameo_names"), key=lambda row: row["code"])
    return {_letters(row["name"]): row["code"] for row in rows}


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalpha())


def code_named(words: str) -> Code | None:
    """The code that ICEWS calls so; case and whatever is no letter are no matter. None if there is none such.

    >>> known = code_named("Host a visit")
    >>> (known.code, known.quad) if known else None
    ('043', 1)
    """
    return _codes().get(_of_names().get(_letters(words), ""))


@cache
def _of_plover() -> dict[tuple[str, str, str], str]:
    return {(row["type"], row["mode"], row["context"]): row["code"] for row in table("codebook.plover_cameo")}


def cameo(type_: str, mode: str | None = None, contexts: Sequence[str] = ()) -> Code:
    """The code closest to a PLOVER type: by mode and the first context that tells, by mode alone, by the type alone.

    >>> cameo("CONSULT", "visit").code, cameo("AID", None, ("military",)).code
    ('042', '072')
    """
    known = _of_plover()
    tried = ((type_, kind, context) for kind in dict.fromkeys((mode or "", "")) for context in (*contexts, ""))
    return _codes()[next(known[key] for key in tried if key in known)]


@cache
def _countries() -> dict[str, Country]:
    return {
        row["code"]: Country(row["alpha2"], row["fips"], row["numeric"], row["cow"], row["cameo"] or row["code"])
        for row in table("codebook.countries")
    }


NOWHERE = Country("", "", "", "", "")


def country(code_: str | None) -> Country:
    """How others write the country of an ISO code; all empty where nobody else knows it."""
    return _countries().get(code_ or "", NOWHERE)


@cache
def _read() -> dict[str, str]:
    """The countries by what CAMEO calls them."""
    return {known.cameo: code_ for code_, known in _countries().items()}


def from_cameo(value: str) -> str | None:
    """The country of this project that CAMEO's three letters mean."""
    return _read().get(value)


@cache
def _fips() -> dict[str, str]:
    return {known.fips: code_ for code_, known in _countries().items() if known.fips}


def from_fips(value: str) -> str | None:
    """The country that two letters of FIPS 10-4 mean."""
    return _fips().get(value)


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in table("states")}


def country_name(code_: str | None) -> str:
    """What the country of a code is called; empty where there is none."""
    return _names().get(code_ or "", "")


def country_names() -> dict[str, str]:
    """All countries: names by code."""
    return dict(_names())


@cache
def _named() -> dict[str, str]:
    """Countries by their names, the official ones and others; where two had one name, the one that is there today."""
    rows = sorted(table("states"), key=lambda row: (not row["to"], row["to"]))
    return {name.casefold(): row["code"] for row in rows for name in (*listed(row["aliases"]), row["official"], row["name"]) if name}


def country_named(words: str) -> str | None:
    """The country of that name; None if there is none such.

    >>> country_named("Russian Federation")
    'RUS'
    """
    return _named().get(words.casefold())
