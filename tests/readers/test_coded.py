"""Tables of events that others coded: what is kept of a line, what is refused and why, and that our own exports come back."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realpolitik import BadInput, api
from realpolitik.exports.gdelt import COLUMNS
from tests.exports.odd import records
from tests.sample import sample_reading

HEADER = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\t"
    "Target Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude"
)
VISIT = (
    "71\t2018-03-05\tAnna Berg\tGovernment\tNorway\tMake a visit\t042\t1.9\tRussian Federation\t\tRussian Federation\t9\t2\tWire\t"
    "Murmansk\t\t\tRussian Federation\t68.97\t33.08"
)


def read(name: str, path: Path, content: str) -> tuple[list[dict[str, Any]], list[str]]:
    """The events of a file, and the reasons of what was refused."""
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    found = list(api.coded_events(name, path))
    return [one for one in found if not isinstance(one, BadInput)], [one.reason for one in found if isinstance(one, BadInput)]


def gdelt_line(**cells: str) -> str:
    given = {
        "GLOBALEVENTID": "5", "SQLDATE": "20210617", "Actor1Name": "ROMANIA", "Actor1CountryCode": "ROM", "Actor2Name": "NIGER",
        "Actor2CountryCode": "NER", "EventCode": "1952", "ActionGeo_Type": "4", "ActionGeo_FullName": "Agadez",
        "ActionGeo_CountryCode": "NG", "ActionGeo_Lat": "16.97", "ActionGeo_Long": "7.99", "SOURCEURL": "https://example.org/a",
    } | cells  # fmt: skip
    return "\t".join(given.get(name, "") for name in COLUMNS)


def test_a_line_of_icews(tmp_path: Path) -> None:
    found, refused = read("icews", tmp_path / "i.tab", f"{HEADER}\n{VISIT}\n")
    assert refused == []
    assert found == [{
        "origin": "icews", "id": "71@2018-03-05", "day": "2018-03-05", "source": "Anna Berg", "source_country": "NOR",
        "target": "Russian Federation", "target_country": "RUS", "code": "042", "type": "CONSULT", "quad": 1, "goldstein": 1.9,
        "place": "Murmansk", "country": "RUS", "latitude": 68.97, "longitude": 33.08, "url": None,
    }]  # fmt: skip


def test_what_icews_does_not_know_is_null(tmp_path: Path) -> None:
    line = VISIT.replace("Murmansk\t\t\t", "NA\tNA\tMurmansk Oblast\t").replace("Anna Berg\tGovernment\tNorway", "NULL\tNA\tNA")
    (found,), _ = read("icews", tmp_path / "i.tab", f"{HEADER}\n{line}\n")
    assert (found["place"], found["source"], found["source_country"], found["country"]) == ("Murmansk Oblast", None, None, "RUS")


def test_a_line_of_gdelt_with_the_codes_of_its_own(tmp_path: Path) -> None:
    (found,), refused = read("gdelt", tmp_path / "g.csv", gdelt_line() + "\n")
    assert refused == []
    assert (found["source_country"], found["target_country"], found["country"]) == ("ROU", "NER", "NER")
    assert (found["type"], found["quad"], found["day"], found["url"]) == ("ASSAULT", 4, "2021-06-17", "https://example.org/a")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("042", "13y"), "code"),
        (("2018-03-05", "2018-02-30"), "date"),
        (("Murmansk", "Mur\tmansk"), "columns"),
        (("Murmansk", "Mur\nmansk"), "columns"),
    ],
)
def test_a_broken_line_is_refused_and_the_next_one_read(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    found, refused = read("icews", tmp_path / "i.tab", f"{HEADER}\n{VISIT.replace(*change)}\n{VISIT}\n")
    assert len(found) == 1
    assert set(refused) == {reason}


def test_excess_tabs_lost_zeros_and_impossible_coordinates(tmp_path: Path) -> None:
    line = VISIT.replace("042", "42").replace("68.97", "680.97")
    (found,), refused = read("icews", tmp_path / "i.tab", f"\ufeff{HEADER}\n{line}\t\t\r\n")
    assert refused == []
    assert (found["code"], found["latitude"], found["longitude"]) == ("042", None, 33.08)


def test_another_header_and_another_table_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("a\tb\n1\t2\n")
    with pytest.raises(BadInput, match="does not name ICEWS's columns"):
        list(api.coded_events("icews", tmp_path / "x"))
    with pytest.raises(BadInput, match="choose gdelt, icews"):
        list(api.coded_events("acled", tmp_path / "x"))


def test_a_line_without_an_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    found, refused = read("gdelt", tmp_path / "g.csv", "x" * 5_000_000 + "\n" + gdelt_line() + "\n")
    assert (len(found), refused) == (1, ["long"])


def test_packed_files(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "g.zip", "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("20210617.export.CSV", gdelt_line() + "\n")
    (tmp_path / "g.gz").write_bytes(gzip.compress((gdelt_line() + "\n").encode()))
    (tmp_path / "broken.zip").write_bytes((tmp_path / "g.zip").read_bytes()[:60])
    assert len(list(api.coded_events("gdelt", tmp_path / "g.zip"))) == 1
    assert len(list(api.coded_events("gdelt", tmp_path / "g.gz"))) == 1
    with pytest.raises(BadInput, match="cannot be unpacked"):
        list(api.coded_events("gdelt", tmp_path / "broken.zip"))


def test_our_own_gdelt_comes_back(tmp_path: Path) -> None:
    written = b"".join(api.export("gdelt", [sample_reading().to_dict()])).decode()
    found, refused = read("gdelt", tmp_path / "g.csv", written)
    assert refused == []
    pairs = {(one["source_country"], one["target_country"], one["type"], one["day"]) for one in found}
    assert {("SDN", "ETH", "MOBILIZE", "2021-06-17"), ("SDN", "EGY", "CONSULT", "2021-06-18")} <= pairs
    assert len({one["id"] for one in found}) == len(found)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records())
def test_any_of_our_lines_come_back(tmp_path: Path, record: dict[str, Any]) -> None:
    written = b"".join(api.export("gdelt", [record])).decode()
    dated = record["events"][0]["when"] or record["report"]["published"]
    found, refused = read("gdelt", tmp_path / "g.csv", written)
    assert (len(found), refused) == ((1, []) if dated else (0, ["date"]))
    if found:
        assert (found[0]["type"], found[0]["source_country"]) == (record["events"][0]["type"], record["actors"][0]["country"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=st.text())
def test_junk_is_refused_line_by_line(tmp_path: Path, junk: str) -> None:
    found, refused = read("gdelt", tmp_path / "g.csv", junk)
    assert found == []
    assert len(refused) == sum(1 for line in junk.encode("utf-8", "surrogatepass").split(b"\n") if line.strip())


def test_every_type_of_plover_comes_back_from_its_own_code() -> None:
    """What we write as CAMEO we read as the type it was; where the two codebooks cut differently, it is said here."""
    from realpolitik.knowledge.cameo import _codes, _of_plover
    from realpolitik.knowledge.codebook import quad

    apart = {kind: found for (kind, _, _), key in _of_plover().items() if (found := _codes()[key].type) != kind}
    assert apart == {"RETREAT": "CONCEDE"}
    crossed = {(kind, key) for (kind, _, _), key in _of_plover().items() if _codes()[key].quad != quad(kind)}
    # A conviction is words in CAMEO, and yielding is a deed.
    assert crossed == {("CONCEDE", "080"), ("SANCTION", "116")}
