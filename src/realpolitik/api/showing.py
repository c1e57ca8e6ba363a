"""What faces that show a report in a page of their own share with the page that stands alone."""

from __future__ import annotations


def page_asset(name: str) -> str:
    """``marks.css`` or ``marks.js``: how marked text and its cards look, and how they lead to each other."""
    from realpolitik.exports.page import asset

    return asset(name)
