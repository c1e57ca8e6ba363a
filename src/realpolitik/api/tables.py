"""Answers that are lists of plain data, and more: they show themselves in a notebook and turn into frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from realpolitik.core.errors import RealpolitikError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class Table(list[dict[str, Any]]):
    """Rows of plain data, a list like any other. ``title`` says what they are, ``columns`` which a notebook shows (all of them if None).

    pandas, polars, DuckDB and whatever else speaks Arrow's PyCapsule interface take it as it is: ``polars.DataFrame(table)``.

    >>> table = Table([{"source": "RUS", "target": "UKR", "deeds": 3}], title="Pairs")
    >>> table[0]["deeds"], table.arrow().column_names
    (3, ['source', 'target', 'deeds'])
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]] = (), *, title: str = "Table", columns: Sequence[str] | None = None) -> None:
        super().__init__(dict(row) for row in rows)
        self.title = title
        self.columns = columns

    def arrow(self) -> pyarrow.Table:
        """The rows in columns, the only copy that is made. Raises :class:`RealpolitikError` without pyarrow."""
        try:
            import pyarrow
        except ImportError as error:
            raise RealpolitikError("a table of Arrow needs pyarrow: pip install 'realpolitik[notebook]'") from error
        names = list(dict.fromkeys(name for row in self for name in row))
        return pyarrow.table({name: [row.get(name) for row in self] for name in names})

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.arrow().__arrow_c_stream__(requested_schema)

    def pandas(self) -> pandas.DataFrame:
        """A frame of pandas over the memory of :meth:`arrow`."""
        try:
            import pandas
        except ImportError as error:
            raise RealpolitikError("a frame of pandas needs pandas: pip install pandas") from error
        return self.arrow().to_pandas(types_mapper=pandas.ArrowDtype)

    def polars(self) -> polars.DataFrame:
        """A frame of polars over the memory of :meth:`arrow`."""
        try:
            import polars
        except ImportError as error:
            raise RealpolitikError("a frame of polars needs polars: pip install polars") from error
        return polars.DataFrame(self.arrow())

    def _repr_html_(self) -> str:
        from realpolitik.exports.rows_html import rows_html

        columns = self.columns if self.columns is not None else list(dict.fromkeys(name for row in self for name in row))
        return rows_html(self, columns=columns, caption=self.title)


class Posture(list[dict[str, Any]]):
    """How two powers stand to each other, a direction each, as :func:`realpolitik.posture` says."""

    def table(self) -> Table:
        """A row for each direction and track."""
        rows = [
            {
                "source": one["source"], "target": one["target"], "track": track["track"], "deeds": track["deeds"],
                "sources": track["sources"], "usual_week": track["usual_week"], "next_week": track["next_week"]["mean"],
                "low_90": track["next_week"]["90%"][0], "high_90": track["next_week"]["90%"][1], "rising": track["rising"],
                "direction": track["direction"] if one["enough"] else "not enough evidence", "dual_track": one["dual_track"],
            }
            for one in self
            for track in one["tracks"]
        ]  # fmt: skip
        title = f"{self[0]['source']} and {self[0]['target']}, {self[0]['window']} days to {self[0]['until']}" if self else "Posture"
        return Table(rows, title=title)

    def plot(self, *, form: str = "svg") -> bytes:
        """A picture, ``svg`` or ``png``. Raises :class:`RealpolitikError` without matplotlib."""
        from realpolitik.exports.course_plot import course_plot

        drawn: bytes = course_plot(self, form=form)
        return drawn

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.table().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        from base64 import b64encode

        shown = self.table()._repr_html_()
        try:
            # As an image, so that nothing in it can run or restyle the notebook.
            picture = b64encode(self.plot()).decode()
        except RealpolitikError:  # the table says all of it
            return shown
        return f'<img alt="{_alt(self)}" src="data:image/svg+xml;base64,{picture}" style="max-width:100%">{shown}' if self else shown


def _alt(told: Posture) -> str:
    return f"Deeds a week of {told[0]['source']} toward {told[0]['target']} and back, by track; the table below has the numbers"
