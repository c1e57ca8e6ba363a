"""The pairs that moved, told in brief and at length."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from realpolitik import api
from realpolitik.api.standing import moved_briefly

LAST = date(2021, 12, 31)


def reading(day: date, number: int, source: str, target: str, kind: str, quad: int) -> dict[str, Any]:
    own = day.isoformat()
    event = {
        "id": f"e{number}", "type": kind, "mode": None, "quad": quad, "status": "actual", "historical": False, "negated": False,
        "actors": ["a"], "recipients": ["b"], "when": {"start": own, "end": own}, "confidence": 0.9,
    }  # fmt: skip
    actors = [
        {"id": "a", "name": source, "country": source, "kind": "state"},
        {"id": "b", "name": target, "country": target, "kind": "state"},
    ]
    head = {"id": f"r{number}", "published": own, "outlet": f"Outlet {number % 5}", "text": "Words."}
    return {"schema": "realpolitik/1", "report": head, "actors": actors, "events": [event]}


def test_in_brief_they_are_the_same(tmp_path: Path) -> None:
    found = [reading(LAST - timedelta(days=10 * back), back, "CHL", "PER", "CONSULT", 1) for back in range(30)]
    found += [reading(LAST - timedelta(days=15 * back), 100 + back, "RUS", "UKR", "ASSAULT", 4) for back in range(20)]
    found += [reading(LAST - timedelta(days=back), 200 + back, "RUS", "UKR", "ASSAULT", 4) for back in range(20)]
    with api.open_store(tmp_path / "s.sqlite") as store:
        store.save_many(found)
        whole, brief = api.moved(store), moved_briefly(store)
    assert (
        [(one["source"], one["target"]) for one in brief]
        == [(one["source"], one["target"]) for one in whole]
        == [("RUS", "UKR"), ("CHL", "PER")]
    )
    for one, other in zip(brief, whole, strict=True):
        names = ("track", "deeds", "sources", "before", "direction")
        assert [[track[name] for name in names] for track in one["tracks"]] == [
            [track[name] for name in names] for track in other["tracks"]
        ]
        assert one["dual_track"] == other["dual_track"]
    assert brief[0]["tracks"][3]["direction"] == "up"
