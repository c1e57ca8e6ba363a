"""The tables of a store, and the number that says which shape they have.

What is *kept* (reports, records, judgements, the ledger) is moved from shape to shape by migrations. What is *derived* from it (columns to
filter by, pairs, counts by day, the words to search) is made anew by this code whenever the shape changes, so that it cannot disagree.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import REAL, Double

from realpolitik.core.errors import RealpolitikError
from realpolitik.store.documents import Document

NUMBER = 3
Number: Double[float] = Double().with_variant(REAL(), "sqlite")

# A span of so many days is narrow.
NARROW = 92
kept, derived = MetaData(), MetaData()

about = Table("about", kept, Column("schema", Integer, primary_key=True, autoincrement=False), sqlite_strict=True)

# ``json`` is the head of the public record; its text stands in ``text`` unless it holds characters that no database takes.
reports = Table(
    "reports",
    kept,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("schema", Text, nullable=False),
    Column("published", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("title", Text),
    Column("text", Text),
    Column("json", Document, nullable=False),
    Index("reports_by_day", "published", "id"),
    sqlite_strict=True,
)

# An id is unique among the records of one kind in one report; what is named alike in two reports is joined by a judgement only.
records = Table(
    "records",
    kept,
    Column("report", ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("json", Document, nullable=False),
    Index("records_by_kind", "kind", "report", "place"),
    Index("records_by_id", "id"),
    sqlite_strict=True,
)

judgements = Table(
    "judgements",
    kept,
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True),
    Column("by", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("score", Number, nullable=False),
    Column("at", Text),
    Index("judgements_by_right", "right"),
    sqlite_strict=True,
)

# What was taken in, by the hash of what was given: so that a run that was cut off goes on where it stopped.
ledger = Table(
    "ledger",
    kept,
    Column("item", Text, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reason", Text),
    Column("report_id", Text),
    Column("at", Text, nullable=False),
    Index("ledger_by_outcome", "outcome", "reason"),
    Index("ledger_by_report", "report_id"),
    sqlite_strict=True,
)

# What was foretold, before it was known: of the acts from ``source`` to ``target`` in the days ``since`` to ``until``, how many of a track
# (``about`` is the track) or which comes next (``about`` is *act*). ``made`` is when; the outcome is filled in when it is known.
forecasts = Table(
    "forecasts",
    kept,
    Column("id", Text, primary_key=True),
    Column("made", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("distribution", Document, nullable=False),
    Column("model", Text, nullable=False),
    Column("outcome", Document),
    Index("forecasts_by_end", "until"),
    Index("forecasts_by_pair", "source", "target", "since"),
    sqlite_strict=True,
)

# The columns of an event by which it is asked for; the record itself stands among the records. ``lasts``: days from start to end.
events = Table(
    "events",
    derived,
    Column("report", Integer, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("published", Text),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("quad", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("historical", Integer, nullable=False),
    Column("negated", Integer, nullable=False),
    Column("start", Text),
    Column("end", Text),
    Column("lasts", Integer),
    Column("confidence", Number, nullable=False),
    Index("events_by_day", "start", "end"),
    Index("events_by_publication", "published"),
    Index("events_by_type", "type", "published"),
    sqlite_strict=True,
)

# Events that last longer than a narrow span are few.
Index("events_that_last", events.c.lasts, sqlite_where=events.c.lasts > NARROW, postgresql_where=events.c.lasts > NARROW)

# Who takes part: ``power`` is the country, or the first part of the code of those that have none (IGO, NGO …). Where all are actors,
# as of a meeting, each is a recipient too.
parties = Table(
    "parties",
    derived,
    Column("report", Integer, primary_key=True),
    Column("event", Text, primary_key=True),
    Column("side", Text, primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("power", Text),
    Index("parties_by_name", "name", "side"),
    Index("parties_by_actor", "actor", "side"),
    sqlite_strict=True,
)

# The powers of an event as source and target; "" stands for anybody, so that one index finds pairs, sources and targets by day.
pairs = Table(
    "pairs",
    derived,
    Column("source", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("published", Text),
    Column("report", Integer, primary_key=True),
    Column("event", Text, primary_key=True),
    Index("pairs_by_day", "source", "target", "published"),
    Index("pairs_by_report", "report"),
    sqlite_strict=True,
)

# How many events of a type one power directs at another on a day; only what happened or goes on, and is no history.
pair_days = Table(
    "pair_days",
    derived,
    Column("source", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("quad", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Index("pair_days_by_day", "day"),
    sqlite_strict=True,
)


class StoreError(RealpolitikError):
    """A database that cannot be used as a store: not one, of a newer shape, or not to be opened."""
