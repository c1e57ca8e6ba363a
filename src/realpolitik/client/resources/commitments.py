"""Commitments. Written by ``python tools/build_client.py``."""

from __future__ import annotations

from typing import Any, TypedDict

from realpolitik.client.listing import Listing
from realpolitik.client.resource import Resource


class Commitment(TypedDict):
    """A case of a treaty's article, a bond, or a pledge."""

    kind: str  # treaty, bond, or the kind of a pledge
    id: str
    what: str | None
    party: str | None
    toward: str | None
    state: str
    since: str | None
    due: str | None
    why: str | None
    sources: int  # Independent sources
    steps: list[dict[str, Any]]  # How it came to its state, each step with the words of its evidence


class Conflict(TypedDict):
    """A question on which independent sources disagree."""

    id: str
    issue: str  # how many, who, whether
    claims: list[dict[str, Any]]


class CommitmentsResource(Resource):
    """Of a service: commitments."""

    def commitments(
        self, *, who: str | None = None, on: str | None = None, everything: bool = False, limit: int | None = None
    ) -> Listing[Commitment]:
        """What is owed as of a day (today if none is given), and what became of it; `who` is a treaty, its body or an actor.

        - ``who``: A country code (RUS), an actor's id or its name.
        - ``on``: An ISO day: 2021-08-20.
        - ``everything``: Weak candidates, and pledges that nothing can be held against, too.
        - ``limit``: how many rows in all; None: every one.
        """
        query = {"who": who, "on": on, "everything": everything}
        return self._list(Commitment, "/v1/commitments", query, limit=limit)

    def conflicts(
        self, *, about: str | None = None, since: str | None = None, until: str | None = None, limit: int | None = None
    ) -> Listing[Conflict]:
        """The questions on which independent sources disagree, the latest first; `about` an event or a report, or all of some days.

        Without either those of the last 90 days that are known.

        - ``about``: The id of a report.
        - ``since``: From this ISO day on.
        - ``until``: Up to this ISO day, included.
        - ``limit``: how many rows in all; None: every one.
        """
        query = {"about": about, "since": since, "until": until}
        return self._list(Conflict, "/v1/conflicts", query, limit=limit)
