"""The task *events*: whole sentences against PLOVER gold records.

Gold records of one sentence are taken together; sources times targets give tuples (actor country, recipient country, type); two sources
without a target stand for both directions; a missing target matches any. Old type names and three slips of country codes are mapped.
One event a sentence is marked, so precision is a lower bound.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Actor
from realpolitik.core.records import Event, Reading
from realpolitik.core.report import Report
from realpolitik.evaluation.confusion import NONE, by_label, confusion, worst
from realpolitik.evaluation.metrics import Counts
from realpolitik.knowledge.actors import INTERNATIONAL

OLD = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
SLIPS = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
ANY = "*"
# be + participle, as the research that set the bar counted passive-like sentences.
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+|not\s+|also\s+)?(?:\w+ed|\w+en|held|met|sent|shot|hit|put|struck|told|made|built|brought|"
    r"caught|found|hurt|kept|laid|led|left|lost|paid|said|set|cut|sold|taught|thought|won|thrown|shown|drawn|blown|known|torn|begun|hung)\b"
)
Pair = tuple[str, str]
Triple = tuple[str, str, str]


@dataclass
class Sentence:
    """One gold sentence: its tuples, and the sectors of its parties by (role, country)."""

    text: str
    triples: set[Triple] = field(default_factory=set)
    sectors: dict[tuple[str, str], set[str]] = field(default_factory=dict)


def load(path: Path) -> list[Sentence]:
    """Gold sentences from a JSON list of PLOVER records. Raises :class:`EvaluationError` if it is none."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        records = [record for record in stored if "event" in record and "source" in record]
        if not records:
            raise EvaluationError(f"{path}: no PLOVER gold records in it: give a JSON list with 'source', 'event', 'text'")
        sentences: dict[str, Sentence] = {}
        for record in records:
            _add(sentences.setdefault(record["text"], Sentence(record["text"])), record)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EvaluationError(f"{path}: not a JSON list of PLOVER gold records ({error})") from error
    return list(sentences.values())


def _add(sentence: Sentence, record: Mapping[str, Any]) -> None:
    kind = OLD.get(record["event"], record["event"])
    sources, targets = _codes(record.get("source")), _codes(record.get("target"))
    if targets:
        sentence.triples |= {(source, target, kind) for source in sources for target in targets}
    elif len(sources) > 1:
        sentence.triples |= {(one, other, kind) for one in sources for other in sources if one != other}
    else:
        sentence.triples |= {(source, ANY, kind) for source in sources}
    for role, side in (("actor", "source"), ("recipient", "target")):
        for entity in record.get(side) or []:
            sector = re.match(r"[A-Z]{3}", str(entity.get("sector") or ""))
            if sector:
                sentence.sectors.setdefault((role, _code(entity["code"])), set()).add(sector.group())


def _code(code: str) -> str:
    return SLIPS.get(code, code)


def _codes(entities: Sequence[Mapping[str, Any]] | None) -> list[str]:
    return list(dict.fromkeys(_code(entity["code"]) for entity in entities or []))


def reports(sentences: Sequence[Sentence]) -> list[Report]:
    return [Report(text=sentence.text) for sentence in sentences]


def score(sentences: Sequence[Sentence], readings: Sequence[Reading]) -> tuple[dict[str, float], dict[str, Any]]:
    """Scores by name, and the sentences that went wrong."""
    full, types, pairs, passive = Counts(), Counts(), Counts(), Counts()
    sector_right = sector_all = 0
    wrong: list[dict[str, Any]] = []
    kinds: list[tuple[str, str]] = []
    for sentence, reading in zip(sentences, readings, strict=True):
        said = triples(reading)
        kinds.extend(_kinds(sentence.triples, said))
        _count(full, sentence.triples, said, _meets)
        _count(types, {t[2] for t in sentence.triples}, {t[2] for t in said}, lambda gold, answer: gold == answer)
        _count(pairs, {t[:2] for t in sentence.triples}, {t[:2] for t in said if t[1]}, _pair_meets)
        if PASSIVE.search(sentence.text):
            _count(passive, sentence.triples, said, _meets)
        right, total = _sectors(sentence, reading)
        sector_right, sector_all = sector_right + right, sector_all + total
        if not all(any(_meets(gold, answer) for answer in said) for gold in sentence.triples):
            wrong.append({"text": sentence.text, "gold": sorted(sentence.triples), "said": sorted(said)})
    scores = {
        "full_f1": full.f1, "full_precision": full.precision, "full_recall": full.recall, "type_f1": types.f1,
        "type_precision": types.precision, "type_recall": types.recall, "pair_f1": pairs.f1, "pair_precision": pairs.precision,
        "pair_recall": pairs.recall, "passive_recall": passive.recall, "sector_accuracy": sector_right / sector_all if sector_all else 0.0,
    }  # fmt: skip
    table = confusion(kinds)
    return scores, {
        "passive_gold": passive.gold, "sectors": sector_all, "types": by_label(table), "confusion": table, "worst": worst(table),
        "missed": wrong,
    }  # fmt: skip


def _kinds(gold: set[Triple], said: set[Triple]) -> Iterator[tuple[str, str]]:
    """Gold types and the types said of the same sentence: first those that agree, then one for another, then *none*."""
    wanted, found = sorted({one[2] for one in gold}), sorted({one[2] for one in said})
    both = [kind for kind in wanted if kind in found]
    yield from ((kind, kind) for kind in both)
    yield from zip_longest([k for k in wanted if k not in both], [k for k in found if k not in both], fillvalue=NONE)


def _count(counts: Counts, gold: set[Any], said: set[Any], meets: Any) -> None:
    counts.gold += len(gold)
    counts.said += len(said)
    counts.found += sum(any(meets(one, answer) for answer in said) for one in gold)
    counts.right += sum(any(meets(one, answer) for one in gold) for answer in said)


def _meets(gold: Triple, answer: Triple) -> bool:
    return gold[0] == answer[0] and gold[2] == answer[2] and gold[1] in (ANY, answer[1])


def _pair_meets(gold: Pair, answer: Pair) -> bool:
    return gold[0] == answer[0] and gold[1] in (ANY, answer[1])


def triples(reading: Reading) -> set[Triple]:
    """What a reading says, as (actor code, recipient code or empty, type); denied events say nothing."""
    found: set[Triple] = set()
    for event in reading.events:
        if event.status == "denied":
            continue
        actors, recipients = _parties(reading, event, "actors"), _parties(reading, event, "recipients")
        if recipients:
            found |= {(one, other, event.type) for one in actors or [""] for other in recipients}
        elif len(actors) > 1:
            found |= {(one, other, event.type) for one in actors for other in actors if one != other}
        else:
            found |= {(one, "", event.type) for one in actors}
    return {triple for triple in found if triple[0] or triple[1]}


def _parties(reading: Reading, event: Event, side: str) -> list[str]:
    codes = []
    for role in event.actors if side == "actors" else event.recipients:
        best = reading.actor(role.actor).best
        code = _place(best)
        codes.append(code)
    return [code for code in dict.fromkeys(codes) if code]


def _place(actor: Actor) -> str:
    """An actor's country or international code; the gold calls the United Nations and the European Union IGO, as the older codebook did."""
    code = actor.country or next((part for part in (actor.code or "").split() if part in INTERNATIONAL), "")
    return "IGO" if code in ("UNO", "EUR", "NGO") else {"XKX": "KOS"}.get(code, code)


def _sectors(sentence: Sentence, reading: Reading) -> tuple[int, int]:
    """How many gold sectors are right among parties whose country is right in the right role."""
    right = total = 0
    for (role, country), sectors in sentence.sectors.items():
        said = {
            reading.actor(party.actor).best.sector
            for event in reading.events
            for party in (event.actors if role == "actor" else event.recipients)
            if _place(reading.actor(party.actor).best) == country
        }
        if said:
            total += 1
            right += bool(sectors & {sector for sector in said if sector})
    return right, total
