"""The knowledge tables: built as edited, in agreement with each other, and refused where they are not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tools import build_knowledge
from tools.build_knowledge import Rows, checks

from realpolitik.core.errors import KnowledgeError
from realpolitik.knowledge import codebook
from realpolitik.knowledge.tables import listed, table

TYPES: Rows = [{"type": "AID", "quad": "Q2"}, {"type": "ASSAULT", "quad": "Q4"}]
MODES: Rows = [{"type": "ASSAULT", "mode": "aerial"}]
CONTEXTS: Rows = [{"context": "military"}]
CLASSES: Rows = [{"class": "troops"}]
WORDS = {"codebook.types": TYPES, "codebook.modes": MODES, "codebook.contexts": CONTEXTS, "lexicon.classes": CLASSES}


def tables() -> dict[str, Rows]:
    """The tables as they are edited."""
    found: dict[str, Rows] = {}
    for path in sorted(build_knowledge.SOURCE.rglob("*.tsv")):
        columns, rows = build_knowledge.read(path)
        found[".".join(path.relative_to(build_knowledge.SOURCE).with_suffix("").parts)] = [
            dict(zip(columns, row, strict=True)) for row in rows
        ]
    return found


def test_the_built_tables_are_those_that_are_edited() -> None:
    script = build_knowledge.ROOT / "tools" / "build_knowledge.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_tables_agree() -> None:
    assert checks(tables()) == []


RUIZ = {"aliases": "Ruiz"}
STATES: Rows = [
    {"code": "AAA", "name": "Here", "official": "", "aliases": "", "from": "", "to": ""},
    {"code": "BBB", "name": "There", "official": "", "aliases": "", "from": "", "to": ""},
]


def state(code: str, name: str, aliases: str = "", start: str = "", end: str = "") -> dict[str, str]:
    return {"code": code, "name": name, "official": "", "aliases": aliases, "from": start, "to": end}


def office(start: str, end: str, person: str = "Ana Ruiz") -> dict[str, str]:
    return {"person": person, "office": "head_of_state", "title": "President", "country": "", "from": start, "to": end}


def group(name: str, countries: str) -> dict[str, str]:
    return {"name": name, "aliases": "RB", "countries": countries, "from": "", "to": ""}


def body(name: str, *, start: str = "", end: str = "", of: str = "", aliases: str = "RL") -> dict[str, str]:
    return {"code": "", "name": name, "aliases": aliases, "country": "", "members_of": of, "from": start, "to": end}


def member(start: str, end: str, *, country: str = "AAA", organisation: str = "Red League") -> dict[str, str]:
    return {"organisation": organisation, "country": country, "from": start, "to": end}


def called(name: str, start: str, end: str) -> dict[str, str]:
    return {"country": "AAA", "name": name, "from": start, "to": end}


def trigger(**given: str) -> dict[str, str]:
    row = {"lemma": "bomb", "pos": "VERB", "order": "01", "frame": "", "type": "ASSAULT", "mode": "", "contexts": ""}
    return {**row, **given}


def motion(lemma: str, **given: str) -> dict[str, str]:
    return {"lemma": lemma, "pos": "VERB", "mover": "subj", "object": "", "goal": "", **given}


def algebra(*embedded: str) -> Rows:
    return [{"operator": "REFUSE", "embedded": one, "type": "NONE", "mode": ""} for one in embedded]


@pytest.mark.parametrize(
    ("name", "rows", "fault"),
    [
        ("states", [state("AAA", "Here"), state("BBB", "There", aliases="Yon;here")], "'here' means both AAA and BBB"),
        ("states", [state("AAA", "Here", end="1990-10-02"), state("BBB", "Here", start="1990-10-03")], ""),
        ("lexicon.triggers", [trigger(type="WAR")], "no type 'WAR'"),
        ("lexicon.triggers", [trigger(mode="naval")], "ASSAULT has no mode 'naval'"),
        ("lexicon.triggers", [trigger(type="AID", mode="aerial")], "AID has no mode 'aerial'"),
        ("lexicon.triggers", [trigger(contexts="military;maritime")], "no context 'maritime'"),
        ("lexicon.triggers", [trigger(frame="obj=@troops !subj=@ships,dog")], "no word class '@ships'"),
        ("lexicon.triggers", [trigger(), trigger(lemma="Bomb")], "bomb/VERB/01 stands twice"),
        ("lexicon.triggers", [trigger(type="NONE"), trigger(order="02", mode="aerial", contexts="military")], ""),
        ("lexicon.algebra", algebra("AID", "ASSAULT"), "REFUSE says nothing of NONE"),
        ("lexicon.algebra", algebra("AID", "NONE"), "REFUSE says nothing of ASSAULT"),
        ("lexicon.algebra", algebra("Q2", "Q4", "NONE"), ""),
        ("lexicon.operators", [{"lemma": "shun", "pos": "VERB", "operator": "SHUN", "frame": ""}], "SHUN says nothing of AID"),
        ("offices", [office("2010", ""), office("2015-03", "2019")], "2010 to … and 2015-03 to 2019 overlap"),
        ("offices", [office("2010", "2015"), office("2015", "")], ""),
        ("offices", [office("2010", "2015"), office("2015", "", person="Eva Ruiz")], ""),
        ("offices", [office("2010", ""), office("2012", "", person="Eva Ruiz")], "and Eva Ruiz (2012 to …) at one time"),
        ("offices", [office("2010", "") | {"office": "judge"}, office("2012", "", person="Eva Ruiz") | {"office": "judge"}], ""),
        ("groups", [group("Red Band", "PAK;IND"), group("Reborn Brigade", "IND")], "'rb' means both Red Band and Reborn Brigade"),
        ("groups", [group("Red Band", "PAK"), group("Reborn Brigade", "")], "'rb' means both Red Band and Reborn Brigade"),
        ("groups", [group("Red Band", "PAK;IND"), group("Reborn Brigade", "SDN")], ""),
        ("groups", [{"name": "Red Band", "from": "1990", "to": "1989-12"}], "Red Band: ends 1989-12 before it begins 1990"),
        ("lexicon.movement", [motion("march")], ""),
        ("lexicon.movement", [motion("march", object="end")], "'march' needs pos VERB or NOUN"),
        ("lexicon.movement", [motion("march", mover="")], "'march' needs pos VERB or NOUN"),
        ("offices", [office("2015", "2010")], "ends 2010 before it begins 2015"),
        ("offices", [office("2010", "") | {"title": "Prime Minister"}, office("2012", "", person="Eva Ruiz")], ""),
        ("offices", [office("2010", "2011") | RUIZ, office("2012", "", person="Eva Ruiz") | RUIZ], "'Ruiz' means both Ana"),
        ("organisations", [body("Red League"), body("Reed Lodge")], "'rl' means both Red League and Reed Lodge"),
        ("organisations", [body("Red League", end="1990"), body("Reed Lodge", start="1991")], ""),
        ("outlets", [{"name": "Radio X", "aliases": ""}, {"name": "X", "aliases": "radio x"}], "'radio x' means both Radio X and X"),
        ("organisations", [body("Red League", of="Blue League")], "members of 'Blue League', which has none"),
        ("state_names", [called("Old", "", "1990"), called("Older", "1985", "1989")], "AAA is both Old and Older"),
        ("state_names", [called("Old", "1986", "1990"), called("Older", "", "1985")], ""),
        ("memberships", [member("2001", "")], "no organisation 'Red League'"),
        ("offices", [office("May 2015", "")], "'May 2015' in column 'from' is no ISO date"),
        ("offices", [office("2015-13", "")], "'2015-13' in column 'from' is no ISO date"),
    ],
)
def test_checks(name: str, rows: Rows, fault: str) -> None:
    found = checks({**WORDS, name: rows})
    assert [fault in line for line in found] == ([True] if fault else [])


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([member("2001", "2005"), member("2005", "")], ""),
        ([member("2001", "2005"), member("2004", "")], "AAA in Red League: 2001 to 2005 and 2004 to … overlap"),
        ([member("2001", ""), member("2004", "", country="BBB")], ""),
        ([member("2001", "", country="XYZ")], "memberships: 'Red League': no state or body 'XYZ'"),
    ],
)
def test_members_of_a_body(rows: Rows, fault: str) -> None:
    found = checks({"states": STATES, "organisations": [body("Red League")], "memberships": rows})
    assert [fault in line for line in found] == ([True] if fault else [])


@pytest.mark.parametrize(
    ("spell", "fault"),
    [
        (("1985", "1999"), "1985 to 1999, and Red League itself 1990 to 2000"),
        (("1980", "1985"), "1980 to 1985, and Red League itself 1990 to 2000"),
        (("1995", ""), "1995 to …, and Red League itself 1990 to 2000"),
        (("2002", "2003"), "2002 to 2003, and Red League itself 1990 to 2000"),
        (("1990", "2000"), ""),
    ],
)
def test_members_only_while_the_body_is_there(spell: tuple[str, str], fault: str) -> None:
    found = checks({"states": STATES, "organisations": [body("Red League", start="1990", end="2000")], "memberships": [member(*spell)]})
    assert [fault in line for line in found] == ([True] if fault else [])


def test_a_body_with_the_members_of_another_has_none_of_its_own() -> None:
    bodies = [body("Red League", of="Blue League"), body("Blue League", aliases="BL")]
    rows = [member("2001", ""), member("2001", "", organisation="Blue League")]
    assert checks({"states": STATES, "organisations": bodies, "memberships": rows}) == [
        "memberships: AAA: Red League has the members of Blue League"
    ]


def test_a_state_is_called_only_what_the_table_of_states_knows() -> None:
    names = [called("Old", "", "1990"), called("Elder", "1991", "")]
    found = checks({"states": [state("AAA", "Here", aliases="Old")], "state_names": names})
    assert found == ["state_names: AAA is not called 'Elder' in the table of states"]


@pytest.mark.parametrize(
    ("died", "fault"),
    [("2014", "Ana Ruiz, dead since 2014, was President 2010 to 2015"), ("2015", ""), ("2015-06-01", ""), ("2020", "")],
)
def test_the_dead_hold_no_office(died: str, fault: str) -> None:
    fate = {"person": "Ana Ruiz", "fate": "dead", "from": died, "to": ""}
    found = checks({"offices": [office("2010", "2015")], "fates": [fate]})
    assert [fault in line for line in found] == ([True] if fault else [])


def test_a_fate_is_of_somebody_known() -> None:
    fate = {"person": "Eva Ruiz", "fate": "jailed", "from": "2012", "to": ""}
    assert checks({"offices": [office("2010", "2015")], "fates": [fate]}) == ["fates: nobody called 'Eva Ruiz' in the table of offices"]


def test_a_country_nobody_lists() -> None:
    rows = [{"name": "Radio X", "country": "AAA"}, {"name": "Radio Y", "country": "XYZ"}]
    assert checks({"states": [state("AAA", "Here")], "outlets": rows}) == ["outlets: 'Radio Y': no state or body 'XYZ'"]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("name\tsource\na\town", "last line has no end"),
        ("name\tkind\na\town\n", "last column must be 'source'"),
        ("name\tsource\na\n", ":2: 1 cells where 2 are named"),
        ("name\tsource\na\t\n", ":2: no source"),
        ("name\tsource\na \town\n", ":2: space at the edge"),
        ("name\tsource\nb\town\na\town\n", ":2: rows are not sorted"),
        ("name\tsource\na\town\na\town\n", "the same row twice"),
    ],
)
def test_a_malformed_table_is_refused_with_its_line(tmp_path: Path, body: str, fault: str) -> None:
    path = tmp_path / "table.tsv"
    path.write_text(body, encoding="utf-8")
    with pytest.raises(ValueError, match=fault):
        build_knowledge.read(path)


def test_sorting_is_all_that_sort_does(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_text("name\tsource\nb\town\na\town\nb\town\n\n", encoding="utf-8")
    build_knowledge.sort(path)
    assert build_knowledge.read(path) == (["name", "source"], [["a", "own"], ["b", "own"]])


def test_every_row_names_a_source_that_the_notice_names() -> None:
    sources = {
        "factbook", "geonames", "icews", "moby", "own", "phoenix", "plover", "problematic-paper-screener", "state-media-matrix",
        "wordnet-3.1",
    }  # fmt: skip
    for name, rows in tables().items():
        for row in rows:
            assert set(listed(row["source"])) <= sources, f"{name}: {row}"


def test_the_package_reads_what_is_built() -> None:
    assert {name: len(table(name)) for name in tables()} == {name: len(rows) for name, rows in tables().items()}
    with pytest.raises(KnowledgeError, match="make knowledge"):
        table("nothing.such")


def test_the_codebook_knows_its_sixteen_types() -> None:
    types = {row["type"] for row in table("codebook.types")}
    assert len(types) == 16
    assert {kind: codebook.quad(kind) for kind in ("CONSULT", "AID", "ACCUSE", "SANCTION")} == {
        "CONSULT": 1, "AID": 2, "ACCUSE": 3, "SANCTION": 4,
    }  # fmt: skip
    assert codebook.intensity("ACCUSE", None) == -3.0
