"""Writes a reading as the public record ``realpolitik/1``: plain dicts, lists, strings and numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from realpolitik.core.marks import Duty, End, Figure, Office, Restored, Reworded, Sentence, Span, When
from realpolitik.core.records import (
    ActorRecord,
    Commitment,
    Concern,
    Event,
    FigureRecord,
    Move,
    PlaceRecord,
    Reading,
    Stance,
    Statement,
    Status,
    Time,
)
from realpolitik.core.report import Report

SCHEMA = "realpolitik/1"
Record = dict[str, Any]


def record(reading: Reading) -> Record:
    """The whole reading as the object that ``realpolitik read --json`` prints."""
    report = reading.report
    figures = {item.figure: item.id for item in reading.figures}
    places = {mention.key: place.id for place in reading.places for mention in place.mentions}
    return {
        "schema": SCHEMA,
        "report": _report(report),
        "actors": [_actor(item) for item in reading.actors],
        "events": [_event(item, report, figures, places) for item in reading.events],
        "statements": [_statement(item, report) for item in reading.statements],
        "stances": [_stance(item) for item in reading.stances],
        "commitments": [_commitment(item, reading) for item in reading.commitments],
        "concerns": [_concern(item) for item in reading.concerns],
        "statuses": [_status(item) for item in reading.statuses],
        "figures": [_figure(item) for item in reading.figures],
        "places": [_place(item) for item in reading.places],
        "times": [_time(item, report) for item in reading.times],
        "movements": [_movement(item, reading, places) for item in reading.movements],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [_span(span) for span in sorted(set(spans))]


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _report(report: Report) -> Record:
    verdict = next(iter(report.of(Reworded)), None)
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "author": report.author,
        "language": report.language,
        "published": report.published.isoformat() if report.published else None,
        "published_from": report.published_from,
        "text": report.text,
        "sentences": len(report.of(Sentence)),
        "story": None,
        "reprint_of": None,
        "reworded": {
            "score": round(verdict.score, 3) if verdict else None,
            "verdict": verdict.verdict if verdict else False,
            "readings": [
                {"span": _span(mark.span), "text": report.quote(mark.span), "means": mark.means}
                for mark in sorted(report.of(Restored), key=lambda mark: mark.span)
            ],
        },
    }


def _actor(item: ActorRecord) -> Record:
    best = item.best
    return {
        "id": item.id,
        "name": item.name,
        "aliases": list(item.aliases),
        "kind": best.kind,
        "country": best.country,
        "code": best.code,
        "sector": best.sector,
        "wikidata": best.wikidata,
        "roles": [_office(office) for office in item.offices],
        "spans": _spans(mention.span for mention in item.mentions),
    }


def _office(office: Office) -> Record:
    return {
        "title": office.title,
        "organisation": office.organisation,
        "country": office.country,
        "from": office.since,
        "to": office.until,
        "basis": office.basis,
        "span": _span(office.span),
    }


def _event(item: Event, report: Report, figures: dict[Figure, str], places: dict[str, str]) -> Record:
    return {
        "id": item.id,
        "type": item.type,
        "mode": item.mode,
        "contexts": list(item.trigger.contexts),
        "quad": item.quad,
        "intensity": item.intensity,
        "actors": list(dict.fromkeys(role.actor for role in item.actors)),
        "recipients": list(dict.fromkeys(role.actor for role in item.recipients)),
        "status": item.status,
        "historical": item.historical,
        "when": _when(item, report),
        "where": [{"place": places.get(located.place, located.place), "part": located.part} for located in item.places],
        "figures": [figures[figure] for figure in item.figures if figure in figures],
        "under": {"treaty": item.ground.treaty, "article": item.ground.article, "span": _span(item.ground.span)} if item.ground else None,
        "attributed_to": item.attributed.actor if item.attributed else None,
        "negated": item.modality.negated,
        "confidence": round(item.confidence, 3),
        "sentence": _span(item.sentence.span),
        "spans": {
            "event": [_span(item.trigger.span), *_spans(other.span for other in item.others if other.span != item.trigger.span)],
            "actors": _spans(role.span for role in item.actors),
            "recipients": _spans(role.span for role in item.recipients),
        },
    }


def _when(item: Event, report: Report) -> Record | None:
    if item.dated is None:
        return None
    return {
        "start": item.dated.start,
        "end": item.dated.end,
        "precision": item.dated.precision,
        "text": report.quote(item.when.span) if item.when else None,
        "span": _span(item.when.span) if item.when else None,
        "from": item.dated.basis,
    }


def _statement(item: Statement, report: Report) -> Record:
    said = bool(item.cue.lemma)  # a quotation without a verb has its opening quote mark for a cue
    return {
        "id": item.id,
        "speaker": item.speaker.actor,
        "speaker_span": _span(item.speaker.span) if item.speaker.span != item.cue.span else None,
        "cue": report.quote(item.cue.span) if said else None,
        "cue_span": _span(item.cue.span) if said else None,
        "form": item.form,
        "content": _spans(piece.span for piece in item.contents),
        "addressee": item.addressee.actor if item.addressee else None,
        "outlet": item.outlet.actor if item.outlet else None,
        "verbatim": item.verbatim,
    }


def _stance(item: Stance) -> Record:
    attitude = item.attitude
    return {
        "holder": attitude.holder,
        "toward": attitude.toward,
        "polarity": attitude.polarity,
        "score": round(attitude.score, 3),
        "statement": item.statement,
        "span": _span(attitude.span),
    }


def _commitment(item: Commitment, reading: Reading) -> Record:
    duty = item.duty
    return {
        "id": item.id,
        "kind": duty.kind,
        "holder": duty.holder,
        "beneficiaries": list(duty.beneficiaries),
        "trigger": _trigger(duty),
        "consequence": {
            "span": _span(duty.consequence),
            "type": duty.consequence_type,
            "actors": list(duty.consequence_actors),
            "recipients": list(duty.consequence_recipients),
        },
        "basis": duty.basis,
        "deadline": _deadline(duty, reading),
        "span": _span(duty.span),
    }


def _deadline(duty: Duty, reading: Reading) -> Record | None:
    when = next((one.when for one in reading.times if one.when.span == duty.deadline), None)
    return {"text": reading.report.quote(when.span), "value": when.value, "span": _span(when.span)} if when is not None else None


def _trigger(duty: Duty) -> Record | None:
    if duty.trigger is None:
        return None
    return {
        "span": _span(duty.trigger),
        "type": duty.trigger_type,
        "actors": list(duty.trigger_actors),
        "recipients": list(duty.trigger_recipients),
    }


def _concern(item: Concern) -> Record:
    fear = item.fear
    return {"holder": fear.holder, "topic": fear.topic, "affects": list(fear.affects), "span": _span(fear.span)}


def _status(item: Status) -> Record:
    standing = item.standing
    return {
        "kind": standing.kind,
        "by": standing.by_actor,
        "subject": standing.subject,
        "holds": standing.holds,
        "since": standing.since,
        "until": standing.until,
        "span": _span(standing.span),
    }


def _figure(item: FigureRecord) -> Record:
    figure = item.figure
    return {
        "id": item.id,
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "what": figure.what,
        "about": figure.about,
        "event": _span(figure.of) if figure.of is not None else None,
        "span": _span(figure.span),
    }


def _place(item: PlaceRecord) -> Record:
    best = item.mentions[0]
    return {
        "id": item.id,
        "name": best.name,
        "kind": best.kind,
        "country": best.country,
        "countries": list(best.countries or ([best.country] if best.country else [])),
        "latitude": best.latitude,
        "longitude": best.longitude,
        "geonames": best.geonames,
        "spans": _spans(mention.span for mention in item.mentions),
    }


def _time(item: Time, report: Report) -> Record:
    when: When = item.when
    return {
        "text": report.quote(when.span),
        "type": when.type,
        "value": when.value,
        "start": when.start,
        "end": when.end,
        "span": _span(when.span),
    }


def _movement(item: Move, reading: Reading, places: dict[str, str]) -> Record:
    move, report = item.movement, reading.report

    def ends(found: Iterable[End]) -> list[Record]:
        known = [places.get(end.place) if end.place is not None else None for end in found]
        return [{"place": at, "text": report.quote(end.span), "span": _span(end.span)} for at, end in zip(known, found, strict=True)]

    when = next((one for one in reading.times if one.when.span == move.when), None)
    return {
        "id": item.id,
        "motion": move.lemma,
        "mover": move.actor,
        "mover_text": report.quote(move.mover) if move.mover is not None else None,
        "mover_span": _span(move.mover) if move.mover is not None else None,
        "source": ends(move.source),
        "goal": ends(move.goal),
        "path": ends(move.path),
        "status": move.status,
        "when": _time(when, report) if when is not None else None,
        "event": item.event,
        "span": _span(move.span),
    }
