"""Reports. Written by ``python tools/build_client.py``."""

from __future__ import annotations

from typing import Any, TypedDict

from realpolitik.client.listing import Listing
from realpolitik.client.resource import Resource, address
from realpolitik.client.resources.shapes import Counted, Judged, KindWord, Shown


class ListedStory(TypedDict):
    """A story in a list."""

    story: str  # The least id of its reports
    reports: int
    tellings: int  # Reports that are no copies
    sources: int  # Independent sources
    first: str | None  # ISO day
    last: str | None  # ISO day
    title: str  # The title of one of its reports


class Marked(TypedDict):
    """A report drawn with its marks; all that comes from the report is escaped."""

    text: str  # HTML: the text, its marks linked to the record
    record: str  # HTML: the record, each value linked to its words
    navigation: str  # HTML: links to the parts of the record


class Member(TypedDict):
    """A report of a story."""

    id: str
    title: str  # Its headline, or its first line
    outlet: str | None
    url: str | None
    published: str | None  # ISO day
    copy_of: str | None  # The report it is a copy of; null: it is none


class OneReport(TypedDict):
    """A report with all it says, its story, and what was judged of them."""

    reading: dict[str, Any]  # The public record, as `realpolitik schema` describes it
    story: OneStory
    judgements: list[Judged]


class OneStory(TypedDict):
    """A story with its reports."""

    story: str  # The least id of its reports
    reports: int
    tellings: int  # Reports that are no copies
    sources: int  # Independent sources
    first: str | None  # ISO day
    last: str | None  # ISO day
    members: list[Member]


class ReportsResource(Resource):
    """Of a service: reports."""

    def reports(self, *, since: str | None = None, until: str | None = None, limit: int | None = None) -> Listing[Counted]:
        """Heads of reports, the newest first; those without a day at the end, and left out between days.

        - ``since``: From this ISO day on.
        - ``until``: Up to this ISO day, included.
        - ``limit``: how many rows in all; None: every one.
        """
        query = {"since": since, "until": until}
        return self._list(Counted, "/v1/reports", query, limit=limit)

    def report(self, key: str) -> OneReport:
        """One report: its reading, its story with copies, and what was judged of it and its records.

        - ``key``: An id.
        """
        return self._one(OneReport, "GET", address("/v1/reports/{key}", key=key))

    def report_marked(self, key: str) -> Marked:
        """One report as pieces of HTML: the text with its marks, and the record beside it.

        - ``key``: An id.
        """
        return self._one(Marked, "GET", address("/v1/reports/{key}/marked", key=key))

    def stories(self, *, since: str | None = None, until: str | None = None, limit: int | None = None) -> Listing[ListedStory]:
        """Stories, those with the most reports first, of those told between two days.

        - ``since``: From this ISO day on.
        - ``until``: Up to this ISO day, included.
        - ``limit``: how many rows in all; None: every one.
        """
        query = {"since": since, "until": until}
        return self._list(ListedStory, "/v1/stories", query, limit=limit)

    def story(self, key: str) -> OneStory:
        """The story that a report tells, with all its reports and which of them are copies.

        - ``key``: An id.
        """
        return self._one(OneStory, "GET", address("/v1/stories/{key}", key=key))

    def records(
        self,
        kind: KindWord,
        *,
        since: str | None = None,
        until: str | None = None,
        report: str | None = None,
        source: str | None = None,
        goal: str | None = None,
        limit: int | None = None,
    ) -> Listing[Shown]:
        """Records of one kind, those of the newest reports first.

        - ``since``: From this ISO day on.
        - ``until``: Up to this ISO day, included.
        - ``report``: The id of a report.
        - ``source``: Movements only: the name of a place.
        - ``goal``: Movements only: the name of a place.
        - ``limit``: how many rows in all; None: every one.
        """
        query = {"since": since, "until": until, "report": report, "source": source, "goal": goal}
        return self._list(Shown, address("/v1/records/{kind}", kind=kind), query, limit=limit)
