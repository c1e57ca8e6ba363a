"""Who a mention is: the answer of ``realpolitik who``, with the offices that the tables know."""

from __future__ import annotations

from typing import Any

from realpolitik.core.marks import Actor, Office
from realpolitik.core.report import Report
from realpolitik.knowledge.actors import meanings, terms
from realpolitik.knowledge.memberships import members

FORMER = "ELI"
# Before a name these make it belong to something else: *a spokesman for Vladimir Putin*.
BINDING = frozenset({"for", "of", "to", "with", "against", "by", "and"})


def identity(report: Report, end: int) -> dict[str, Any] | None:
    """The actor that a text names in its first ``end`` characters.

    Keys: ``name``, ``kind``, ``country``, ``code``, ``sector``, ``former``, ``roles`` (offices with their dates), ``members`` (of an
    international organisation, those of the day) and ``source``.
    None if nothing is known of it. Of several mentions in it a person named last counts, then what the phrase is about, then the widest.
    """
    within = [actor for actor in report.of(Actor) if actor.span.end <= end]
    if not within:
        return None
    actor = _meant(report, within, end)
    if actor.basis == "text" and not actor.code:
        return None  # a name, and no more
    sector, code = actor.sector, actor.code
    if actor.kind == "state" and any(entry.sort == "capital" for entry in meanings(report.quote(actor.span))):
        sector, code = "GOV", f"{actor.country} GOV"  # *Pyongyang said*: the government
    day = report.published.isoformat() if report.published is not None else None
    served = terms(actor.name) if actor.kind == "person" else ()
    return {
        "name": actor.name, "kind": actor.kind, "country": actor.country, "code": code, "sector": sector,
        "former": sector == FORMER,
        "roles": [
            *({"title": term.title, "country": term.country, "from": term.since or None, "to": term.until or None,
               "now": term.holds(day) if day is not None else None, "source": term.source} for term in served),
            *({"title": office.title, "country": office.country, "from": None, "to": None, "now": not office.title.startswith("former "),
               "source": "text"} for office in report.of(Office) if office.actor == actor.key and not served),
        ],
        "members": list(members(actor.name, day)) if day is not None and actor.kind == "igo" else [],
        "source": actor.source,
    }  # fmt: skip


def _meant(report: Report, within: list[Actor], end: int) -> Actor:
    """The one of several actors that a phrase is about: *the UN ambassador X* is X, *Pakistan's ISI* the ISI."""
    named = [actor for actor in within if actor.kind == "person" and actor.form == "name"]
    last = next((actor for actor in named if actor.span.end == end), None)
    if last is not None:
        before = [token.text.lower() for token in report.syntax.tokens if token.span.end <= last.span.start]
        if not before or before[-1] not in BINDING:
            return last
    about = {token.index for token in report.syntax.tokens if token.dep in ("nsubj", "nsubjpass") and token.span.end <= end}
    widest = sorted(within, key=lambda actor: (actor.head in about, len(actor.span), actor.kind == "person"))
    return widest[-1]
