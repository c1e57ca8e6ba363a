"""The tables of a store, and the number that says which shape they have.

Records are kept as the JSON of the public contract; what a query filters by is read out of it. The first table says that a
database is a store and of which shape: a newer shape than this code knows is refused, never guessed at.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Connection, Float, ForeignKey, Index, Integer, MetaData, String, Table, inspect, select

from realpolitik.core.errors import RealpolitikError

NUMBER = 1

tables = MetaData()

about = Table("about", tables, Column("schema", Integer, primary_key=True, autoincrement=False))

reports = Table(
    "reports",
    tables,
    Column("id", String(32), primary_key=True),
    Column("schema", String(32), nullable=False),
    Column("published", String(10), index=True),
    Column("json", JSON, nullable=False),
)

# An id is unique among the records of one kind in one report; what is named alike in two reports is joined by a judgement only.
records = Table(
    "records",
    tables,
    Column("report_id", ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("id", String(200), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("json", JSON, nullable=False),
    Index("records_by_kind", "kind", "report_id", "place"),
    Index("records_by_id", "id"),
)

judgements = Table(
    "judgements",
    tables,
    Column("left", String(200), primary_key=True),
    Column("right", String(200), primary_key=True),
    Column("by", String(200), primary_key=True),
    Column("verdict", String(16), nullable=False),
    Column("reason", String(1000), nullable=False),
    Column("score", Float, nullable=False),
    Index("judgements_by_right", "right"),
)


class StoreError(RealpolitikError):
    """A database that cannot be used as a store: not one, of a newer shape, or not to be opened."""


def prepare(connection: Connection, *, where: str) -> None:
    """Makes the tables in an empty database; raises :class:`StoreError` where there is something else or something newer."""
    present = set(inspect(connection).get_table_names())
    if not present:
        tables.create_all(connection)
        connection.execute(about.insert().values(schema=NUMBER))
        return
    if about.name not in present:
        raise StoreError(f"{where}: this database is not a realpolitik store")
    number = connection.scalar(select(about.c.schema))
    if number is None or number > NUMBER:
        raise StoreError(f"{where}: the store has schema {number}, this version knows up to {NUMBER}: use a newer realpolitik")
