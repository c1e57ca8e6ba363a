"""The front door: everything that the faces and other programs may ask for, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.api.coding import classify, classify_file, coded_events, who
from realpolitik.api.conflicts import conflicts
from realpolitik.api.exporting import export, kept_records
from realpolitik.api.hypotheses import read_hypotheses, weigh_hypotheses
from realpolitik.api.keeping import ingest, link_stories, open_store
from realpolitik.api.owing import commitments, judge, unjudge
from realpolitik.api.reading import BATCH, Reading, read, read_file, read_many, schema
from realpolitik.api.scoring import evaluate, gate, scorecard_page

if TYPE_CHECKING:
    from realpolitik.api.owing import Said as Said
    from realpolitik.core.post import Taken as Taken
    from realpolitik.pipeline.ingest import Tally as Tally
    from realpolitik.store.store import Store as Store
    from realpolitik.store.store import Stored as Stored

__all__ = [
    "BATCH",
    "Reading",
    "classify",
    "classify_file",
    "coded_events",
    "commitments",
    "conflicts",
    "evaluate",
    "export",
    "gate",
    "ingest",
    "judge",
    "kept_records",
    "link_stories",
    "open_store",
    "read",
    "read_file",
    "read_hypotheses",
    "read_many",
    "schema",
    "scorecard_page",
    "unjudge",
    "weigh_hypotheses",
    "who",
]
