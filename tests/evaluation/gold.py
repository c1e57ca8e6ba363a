"""Gold written by hand in the forms the tasks read: six PLOVER records, a table of five pairs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def party(code: str, sector: str = "") -> dict[str, str]:
    return {"actorText": code, "code": code, **({"sector": sector} if sector else {})}


def record(text: str, event: str, source: list[dict[str, str]], target: list[dict[str, str]] | None) -> dict[str, Any]:
    found: dict[str, Any] = {"id": text[:8], "text": text, "event": event, "source": source}
    return found if target is None else {**found, "target": target}


RAID = "Libya was condemned by France for a raid on its embassy."
TALKS = "Ministers of Japan and Italy met in Rome."
RALLY = "Workers marched through Lima."
PLOVER = [
    record(RAID, "DISAPPROVE", [party("FRA", "GOV")], [party("LBY", "MIL")]),
    record(RAID, "FIGHT", [party("LBY")], [party("FRA")]),
    record(TALKS, "CONSULT", [party("JAP"), party("ITL")], None),
    record(RALLY, "PROTEST", [party("PER", "LAB")], []),
]
PLV = """\
sentence_id\tmarked_sentence\tgold_root\tgold_penta
1\t<s>Chad</s> blamed "<t>rebels</t>" for the raid.\tACCUSE\t3
2\t<t>Oman</t> was thanked by <s>Qatar</s>.\tSUPPORT\t1
3\t<s>Kenya</s> pulled troops out of <t>Somalia</t>.\tYIELD\t2
4\tTroops left.\tYIELD\t2
5\t<s></s>It hit <t>Gaza</t>.\tASSAULT\t4
"""


def plover(folder: Path) -> Path:
    path = folder / "gold.json"
    path.write_text(json.dumps(PLOVER), encoding="utf-8")
    return path


def plv(folder: Path) -> Path:
    path = folder / "gold.tsv"
    path.write_text(PLV, encoding="utf-8")
    return path
