"""The front door: everything that the faces and other programs may ask for, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.api.clustering import ingest_on_cluster, link_on_cluster, load
from realpolitik.api.coding import classify, classify_file, coded_events, who
from realpolitik.api.exporting import export, kept_records
from realpolitik.api.keeping import ingest, open_store
from realpolitik.api.linking import counts, judge, link_stories, undo
from realpolitik.api.reading import BATCH, Reading, read, read_file, read_many, schema
from realpolitik.api.scoring import evaluate, gate, scorecard_page
from realpolitik.api.telling_events import told_by

if TYPE_CHECKING:
    from realpolitik.core.post import Taken as Taken
    from realpolitik.pipeline.ingest import Tally as Tally
    from realpolitik.pipeline.loading import Loaded as Loaded
    from realpolitik.store.store import Store as Store
    from realpolitik.store.store import Stored as Stored

__all__ = [
    "BATCH",
    "Reading",
    "classify",
    "classify_file",
    "coded_events",
    "counts",
    "evaluate",
    "export",
    "gate",
    "ingest",
    "ingest_on_cluster",
    "judge",
    "kept_records",
    "link_on_cluster",
    "link_stories",
    "load",
    "open_store",
    "read",
    "read_file",
    "read_many",
    "schema",
    "scorecard_page",
    "told_by",
    "undo",
    "who",
]
