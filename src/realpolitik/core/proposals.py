"""A proposal becomes a trigger when an annotator takes it up, and is then signed by that one."""

from __future__ import annotations

from dataclasses import fields

from realpolitik.core.marks import Proposal, Trigger


def taken_up(proposal: Proposal, by: str) -> Trigger:
    """The proposal as a trigger of the annotator named ``by``."""
    return Trigger(**{field.name: getattr(proposal, field.name) for field in fields(proposal) if field.name != "by"}, by=by)
