"""The picture of how far chances can be trusted is well-formed, and its dots lie where they should."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from realpolitik.exports.calibration_svg import SIDE, picture

SVG = "{http://www.w3.org/2000/svg}"


def test_a_dot_lies_at_its_chance_and_share() -> None:
    root = ElementTree.fromstring(picture([{"chance": 0.25, "came": 0.5, "n": 12}, {"chance": 0.75, "came": 0.75, "n": 3}]))
    first, second = root.iter(f"{SVG}circle")
    assert (float(first.attrib["cx"]), float(first.attrib["cy"])) == (SIDE * 0.25, SIDE * 0.5)
    assert float(second.attrib["cx"]) == pytest.approx(SIDE - float(second.attrib["cy"]))
    assert float(first.attrib["r"]) > float(second.attrib["r"])


def test_without_forecasts_there_is_a_frame() -> None:
    root = ElementTree.fromstring(picture([]))
    assert not list(root.iter(f"{SVG}circle"))
    assert list(root.iter(f"{SVG}text"))
