"""The front door: everything that the faces and other programs may ask for, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.api.browsing import browse_events, browse_records, browse_reports, browse_stories, event, marked, report, shown, story
from realpolitik.api.clustering import ingest_on_cluster, link_on_cluster, load
from realpolitik.api.coding import classify, classify_file, coded_events, who
from realpolitik.api.conflicts import conflicts
from realpolitik.api.correcting import NAMES, corrected, corrected_reading
from realpolitik.api.exporting import export, kept_records
from realpolitik.api.foretelling import calibration_plot, forecast, forecast_scores
from realpolitik.api.gold import agreement, gold
from realpolitik.api.hypotheses import read_hypotheses, weigh_hypotheses
from realpolitik.api.judging import judge, judged, judged_row, unjudge
from realpolitik.api.keeping import ingest, open_store
from realpolitik.api.linking import counts, link_stories
from realpolitik.api.listing import list_actors, list_statements
from realpolitik.api.news import alarms_since, progress
from realpolitik.api.overview import event_map, overview, today
from realpolitik.api.owing import commitments
from realpolitik.api.people import actor, browse_actors, search
from realpolitik.api.powers import foremost_pairs, powers
from realpolitik.api.reading import BATCH, Reading, read, read_file, read_many, schema
from realpolitik.api.scoring import evaluate, gate, scorecard_page
from realpolitik.api.showing import page_asset
from realpolitik.api.standing import moved, network, posture
from realpolitik.api.suggesting import suggested_tripwires
from realpolitik.api.tables import Posture, Table
from realpolitik.api.telling_events import told_by
from realpolitik.api.tokens import ROLES, Entry, Tokens, tokens_beside
from realpolitik.api.watching import (
    add_tripwires,
    alarm_feed,
    alarm_line,
    alarm_records,
    browse_alarms,
    check_tripwires,
    iso_day,
    keep_rules,
    kept_tripwires,
    send_alarms,
    told_alarms,
    tried,
    tripwires,
    try_tripwires,
)

if TYPE_CHECKING:
    from realpolitik.api.judging import Said as Said
    from realpolitik.core.post import Taken as Taken
    from realpolitik.pipeline.ingest import Tally as Tally
    from realpolitik.pipeline.loading import Loaded as Loaded
    from realpolitik.store.store import Store as Store
    from realpolitik.store.store import Stored as Stored

__all__ = [
    "BATCH",
    "NAMES",
    "ROLES",
    "Entry",
    "Posture",
    "Reading",
    "Table",
    "Tokens",
    "actor",
    "add_tripwires",
    "agreement",
    "alarm_feed",
    "alarm_line",
    "alarm_records",
    "alarms_since",
    "browse_actors",
    "browse_alarms",
    "browse_events",
    "browse_records",
    "browse_reports",
    "browse_stories",
    "calibration_plot",
    "check_tripwires",
    "classify",
    "classify_file",
    "coded_events",
    "commitments",
    "conflicts",
    "corrected",
    "corrected_reading",
    "counts",
    "evaluate",
    "event",
    "event_map",
    "export",
    "forecast",
    "forecast_scores",
    "foremost_pairs",
    "gate",
    "gold",
    "ingest",
    "ingest_on_cluster",
    "iso_day",
    "judge",
    "judged",
    "judged_row",
    "keep_rules",
    "kept_records",
    "kept_tripwires",
    "link_on_cluster",
    "link_stories",
    "list_actors",
    "list_statements",
    "load",
    "marked",
    "moved",
    "network",
    "open_store",
    "overview",
    "page_asset",
    "posture",
    "powers",
    "progress",
    "read",
    "read_file",
    "read_hypotheses",
    "read_many",
    "report",
    "schema",
    "scorecard_page",
    "search",
    "send_alarms",
    "shown",
    "story",
    "suggested_tripwires",
    "today",
    "tokens_beside",
    "told_alarms",
    "told_by",
    "tried",
    "tripwires",
    "try_tripwires",
    "unjudge",
    "weigh_hypotheses",
    "who",
]
