"""The network of events, read by networkx: who does what to whom, in GraphML and GEXF."""

from __future__ import annotations

import io
from typing import Any

import networkx
import pytest
from hypothesis import given
from lxml import etree

from realpolitik import api
from tests.exports.odd import records
from tests.sample import sample_reading

READERS = {"graphml": networkx.read_graphml, "gexf": lambda file: networkx.read_gexf(file, version="1.3")}


def graph(name: str, found: list[dict[str, Any]]) -> Any:
    return READERS[name](io.BytesIO(b"".join(api.export(name, found))))


@pytest.mark.parametrize("name", READERS)
def test_the_network_of_the_sample(name: str) -> None:
    record = sample_reading().to_dict()
    read = graph(name, [record, record])
    keys = {data["label"]: key for key, data in read.nodes(data=True)}
    assert read.is_directed()
    assert read.nodes[keys["Sudan"]]["country"] == "SDN"
    edge = read.edges[keys["Sudan"], keys["Ethiopia"]]
    # Two reports, each with the move of troops of 2021 and the break of 1995.
    assert (edge["events"], edge["material_conflict"], edge["verbal_conflict"], edge["weight"]) == (4, 4, 0, 4.0)
    assert (edge["first_day"], edge["last_day"], edge["intensity"]) == ("1995-01-01", "2021-06-17", -5.75)
    assert read.has_edge(keys["Salwa Idris"], keys["Karim Naguib"])
    assert read.has_edge(keys["Karim Naguib"], keys["Salwa Idris"])
    assert len(read) == len(graph(name, [record]))


@pytest.mark.parametrize("name", READERS)
@given(record=records())
def test_any_words_are_well_formed(name: str, record: dict[str, Any]) -> None:
    etree.fromstring(b"".join(api.export(name, [record])))
    read = graph(name, [record])
    wanted = 0 if not record["events"][0]["recipients"] else 1
    assert read.number_of_edges() == wanted
    # Two parties of one code and one name are one actor.
    same = len({(actor["code"], actor["name"]) for actor in record["actors"]}) == 1
    assert len(read) == wanted * (1 if same else 2)
    for _, data in read.nodes(data=True):
        assert data["label"] == " ".join(data["label"].split())
