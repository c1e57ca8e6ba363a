"""Which reports are one source because one agency, one outlet or one owner gives them out.

The theory: who credits an agency, or knows what it tells from one, adds nothing of its own to what that agency says; outlets of one owner
share their desks. The agency goes before the outlet that prints it. Where none of these is told, a report is a source of its own.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from realpolitik.core.report import Report
from realpolitik.knowledge.outlets import agency, outlet, owner
from realpolitik.text.credits import cited, credited


def family(report: Report) -> str | None:
    """The name of who gives a report out: the agency it credits or cites, else the owner of its outlet, else the outlet or its site."""
    for name in (*credited(report.text), *cited(report.text)):
        found = agency(name)
        if found is not None:
            return owner(found)
    if report.outlet is not None:
        known = outlet(report.outlet)
        return owner(known) if known is not None else report.outlet.strip().lower() or None
    return _site(report.url)


def _site(url: str | None) -> str | None:
    if url is None:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
