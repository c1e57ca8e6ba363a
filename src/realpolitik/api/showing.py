"""A reading as the parts of a page, for faces that draw the page around it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def marked(reading: Mapping[str, Any]) -> dict[str, str]:
    """The text of a reading (the public record) with its marks, and its record as cards: escaped HTML, as on :meth:`Reading.to_html`.

    ``facts``, ``warnings`` and ``legend`` stand above, ``text`` beside ``record``; a card has ``data-kind`` and ``data-id`` of its record.
    """
    from realpolitik.exports.page import marked as drawn

    return drawn(reading)


def page_asset(name: str) -> str:
    """``marks.css`` or ``marks.js``: how :func:`marked` looks, and how its words and cards lead to each other."""
    from realpolitik.exports.page import asset

    return asset(name)
