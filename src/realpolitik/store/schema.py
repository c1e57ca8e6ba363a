"""The tables of a store, and the number that says which shape they have.

What is *kept* (reports, records, judgements, the ledger) is moved from shape to shape by migrations. What is *derived* from it (columns to
filter by, pairs, counts by day, the words to search) is made anew by this code whenever the shape changes, so that it cannot disagree.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, text
from sqlalchemy.types import REAL, Double

from realpolitik.core.errors import RealpolitikError
from realpolitik.store.documents import Document

NUMBER = 6
Number: Double[float] = Double().with_variant(REAL(), "sqlite")
Large = BigInteger().with_variant(Integer(), "sqlite")

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

# What people judged, few among the many that rules make.
PERSONAL = """"by" NOT IN ('events', 'stories')"""
Index("judgements_of_people", judgements.c.at, sqlite_where=text(PERSONAL), postgresql_where=text(PERSONAL))

# What people say of single records, by the ids of their reports, which do not change when a report is read anew.
corrections = Table(
    "corrections",
    kept,
    Column("report", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("record", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("by", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("value", Document),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("corrections_by_record", "record"),
    Index("corrections_by_time", "at"),
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

# Rules that are watched, as they were written; ``turn`` and ``as_of`` say up to which save and which day they have been checked.
tripwires = Table(
    "tripwires",
    kept,
    Column("name", Text, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("turn", Integer),
    Column("as_of", Integer),
    sqlite_strict=True,
)

# What has fired: ``binding`` says what the variables of the rule stand for; days as ``date.toordinal`` counts them. ``withdrawn`` is when
# it was found that what had not come was told of after all.
alarms = Table(
    "alarms",
    kept,
    Column("id", Text, primary_key=True),
    Column("tripwire", ForeignKey("tripwires.name", ondelete="CASCADE"), nullable=False),
    Column("binding", Document, nullable=False),
    Column("since", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("until", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("withdrawn", Text),
    Index("alarms_by_tripwire", "tripwire", "until"),
    Index("alarms_by_day", "day", "at", "id"),
    sqlite_strict=True,
)

# The records that tripped an alarm, by the ids of their reports, which do not change when a report is read anew.
alarm_records = Table(
    "alarm_records",
    kept,
    Column("alarm", ForeignKey("alarms.id", ondelete="CASCADE"), primary_key=True),
    Column("report_id", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("record", Text, primary_key=True),
    Column("day", Integer, nullable=False),
    Index("alarm_records_by_report", "report_id"),
    sqlite_strict=True,
)

# In which turn a report was saved last: turns rise, so that what is new since a check is found without looking at the rest.
turns = Table(
    "turns",
    kept,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("turn", Integer, nullable=False),
    Index("turns_by_turn", "turn"),
    sqlite_strict=True,
)

# The columns of an event by which it is asked for, as people corrected it; the record as it was read stands among the records. ``lasts``:
# days from start to end; ``rejected``: a person says that it is none, so that it counts for nothing.
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
    Column("rejected", Integer, nullable=False),
    Column("start", Text),
    Column("end", Text),
    Column("lasts", Integer),
    Column("confidence", Number, nullable=False),
    Index("events_by_day", "start", "report"),
    Index("events_by_publication", "published", "report"),
    Index("events_by_type", "type", "published", "report"),
    sqlite_strict=True,
)

# Events of more than one day are few, those that last longer than a narrow span fewer.
GOES_ON, LASTS = text("lasts > 0"), text(f"lasts > {NARROW}")
Index("events_that_go_on", events.c.start, events.c.report, sqlite_where=GOES_ON, postgresql_where=GOES_ON)
Index("events_that_last", events.c.start, events.c.report, sqlite_where=LASTS, postgresql_where=LASTS)

# So are those that people reject.
Index("events_rejected", events.c.report, sqlite_where=events.c.rejected == 1, postgresql_where=events.c.rejected == 1)

# Who takes part: ``power`` is what ``knowledge.powers`` says: a country, a body, an armed group, or the first part of the code of those
# that are none (NGO, CVL …). Where all are actors, as of a meeting, each is a recipient too.
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

# The powers of an event as source and target, and the countries of those of them that are armed groups; "" stands for anybody, so that
# one index finds pairs, sources and targets by day.
pairs = Table(
    "pairs",
    derived,
    Column("source", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("published", Text),
    Column("report", Integer, primary_key=True),
    Column("event", Text, primary_key=True),
    Index("pairs_by_day", "source", "target", "published", "report"),
    Index("pairs_by_report", "report"),
    sqlite_strict=True,
)

# What one power did to another, as it counts for how they stand: who acts for the one, to whom who stands for the other. ``day`` is that on
# which it began; of what is dated more roughly than to a week, that of the report. The key has it in the order in which it is asked for.
dealings = Table(
    "dealings",
    derived,
    Column("source", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("event", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("quad", Integer, nullable=False),
    Column("confidence", Number, nullable=False),
    Column("published", Text),
    Index("dealings_by_report", "report"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# What a report tells as a story sees it (``telling``), by its words alone; ``wording`` is the same in reprints, ``family`` names who gives
# it out, ``placed`` whether its story is judged. Made by whoever links; a store opened by a newer version has none until it is linked anew.
tellings = Table(
    "tellings",
    derived,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("day", Text),
    Column("wording", Text, nullable=False),
    Column("family", Text),
    Column("placed", Integer, nullable=False),
    Column("telling", LargeBinary, nullable=False),
    Index("tellings_by_wording", "wording"),
    sqlite_strict=True,
)

# The words by which a telling is found by others of its time; together in the database what is together in time.
telling_keys = Table(
    "telling_keys",
    derived,
    Column("period", Integer, primary_key=True),
    Column("key", Large, primary_key=True),
    Column("report", Integer, primary_key=True),
    Index("telling_keys_by_report", "report"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# What is judged the same as something else, and the least id of all that it is one with.
sames = Table(
    "sames",
    derived,
    Column("id", Text, primary_key=True),
    Column("canonical", Text, nullable=False),
    Index("sames_by_canonical", "canonical"),
    sqlite_strict=True,
)

# Stories, also those of one report: how many reports tell them, how many of them are no copies, how many independent sources they have.
stories = Table(
    "stories",
    derived,
    Column("story", Text, primary_key=True),
    Column("reports", Integer, nullable=False),
    Column("tellings", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Index("stories_by_reports", "reports", "story"),
    Index("stories_by_day", "last", "first"),
    sqlite_strict=True,
)


# What tripwires watch: a row for each who does, says or owes something to each whom it concerns. ``source`` and ``target`` are their
# powers, "" where they have none or nobody is named; ``day`` is the day it is told of, as ``date.toordinal`` counts.
# What has no day is not here.
acts = Table(
    "acts",
    derived,
    Column("type", Text, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("record", Text, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("mode", Text),
    Column("quad", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("historical", Integer, nullable=False),
    Column("negated", Integer, nullable=False),
    Column("confidence", Number, nullable=False),
    Column("actor", Text),
    Column("actor_name", Text),
    Column("recipient", Text),
    Column("recipient_name", Text),
    Index("acts_by_report", "report"),
    Index("acts_by_day", "type", "day"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# Where events happened: places by name, with their countries; and of the event what a map asks for, so that no other row is looked up.
scenes = Table(
    "scenes",
    derived,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("record", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("country", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("start", Text),
    Column("end", Text),
    Column("lasts", Integer),
    Index("scenes_by_country", "country", "report", "record"),
    Index("scenes_by_name", "name", "report", "record"),
    Index("scenes_by_day", "start", "end", "lasts", "rejected", "quad", "type", "name", "country", "report"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

Index("scenes_that_last", scenes.c.lasts, sqlite_where=scenes.c.lasts > NARROW, postgresql_where=scenes.c.lasts > NARROW)


class StoreError(RealpolitikError):
    """A database that cannot be used as a store: not one, of a newer shape, or not to be opened."""
