"""The task *places*: which place a name means, and which names of places are found, against toponyms with GeoNames ids.

Gold is one XML file of articles with toponyms, a folder of texts (``.txt``) with brat stand-off (``.ann``), or a folder of ``cases-*.txt``:
paragraphs, each a text of its own, with places written ``[Paris=4717560]``. In brat, a line ``T1 <type> <start> <end> <words>`` names a
place, and a note on it (``#1 AnnotatorNotes T1 2988507``) its id. *Non_Toponym* and *Homonym* are no places: to find one is a fault.
*Demonym* and *Language* are neither asked for nor a fault.

``exact_id`` and ``within_161_km`` give the span and ask for the place, over toponyms with an id; the same id is no distance, and a gold
place whose coordinates neither the gold nor the gazetteer tells is only right by its id. ``recognition_f1`` counts a toponym found if
exactly its span is. Gold has literal and metonymic toponyms alike, those inside names of bodies too, so what counts as found is every
name of a place that the reading sees, not only those it takes for places in the record, and its actors that are states or capitals by
name (*Washington accused*), with adjectives and peoples where the gold marks those.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Actor, Place, Span
from realpolitik.core.report import Report
from realpolitik.evaluation.metrics import Counts
from realpolitik.knowledge.places import AFTER, by_id, candidates, demonyms

NEAR = 161.0
ARTICLE = re.compile(r"<article[ >].*?</article>", re.DOTALL)
INLINE = re.compile(r"\[([^\]=]+)=(\d*)\]")
ENTITY = re.compile(r"(T\d+)\t(\S+) (\d+) (\d+)(?:;\d+ \d+)*\t")
NOTE = re.compile(r"(?:#\d+\t\S+|A\d+\t\S+) (T\d+)[\t ](.+)")
ID = re.compile(r"\d{3,}")
POINT = re.compile(r"(-?\d+\.\d+)\s*,\s*(-?\d+\.\d+)")
NO_PLACE = frozenset({"non_toponym", "homonym"})
NOT_ASKED = frozenset({"demonym", "language"})
# What may stand around a name in a span of ours and not of the gold.
EDGES = re.compile(r"\A(?:the\s+)|(?:['’]s?)\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Toponym:
    """A gold place name; ``geonames`` and coordinates in degrees are None where the gold does not tell; not all are ``asked`` for."""

    span: Span
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    asked: bool = True


@dataclass(frozen=True)
class Text:
    """A text with its toponyms; whether adjectives and peoples are among them."""

    report: Report
    toponyms: tuple[Toponym, ...]
    demonyms: bool


def load(path: Path) -> list[Text]:
    """The texts of a file or folder. Raises :class:`EvaluationError` where it is none of the three kinds."""
    try:
        texts = _folder(path) if path.is_dir() else _articles(path)
    except (OSError, ValueError, ElementTree.ParseError, AttributeError, TypeError) as error:
        raise EvaluationError(f"{path}: cannot be read as places ({error})") from error
    if not any(text.toponyms for text in texts):
        raise EvaluationError(f"{path}: no toponyms in it: task 'places' reads XML of articles, .txt with .ann, or cases-*.txt")
    return texts


def _articles(path: Path) -> list[Text]:
    """Articles one by one: a file of them need not have one root."""
    found = ARTICLE.findall(path.read_text(encoding="utf-8"))
    return [_article(ElementTree.fromstring(article), f"{number}") for number, article in enumerate(found)]


def _article(article: ElementTree.Element, where: str) -> Text:
    text = article.findtext("text") or ""
    toponyms = []
    for one in article.iter("toponym"):
        tag = one.find("gaztag")
        given = tag.get("geonameid") if tag is not None else None
        latitude, longitude = (tag.findtext("lat"), tag.findtext("lon")) if tag is not None else (None, None)
        toponyms.append(
            Toponym(
                _aligned(text, int(one.findtext("start") or ""), int(one.findtext("end") or ""), one.findtext("phrase") or ""),
                int(given) if given else None,
                float(latitude) if latitude else None, float(longitude) if longitude else None,
            )
        )  # fmt: skip
    report = Report(text=text, title=article.findtext("title"), outlet=article.findtext("domain"), where=where)
    return Text(report, tuple(toponyms), demonyms=True)


def _aligned(text: str, start: int, end: int, phrase: str) -> Span:
    """The span of a phrase; where the offsets have slipped (some files count other characters), its nearest place in the text."""
    if not phrase or text[start:end] == phrase:
        return Span(start, end)
    found = [match.start() for match in re.finditer(re.escape(phrase), text)]
    if not found:
        return Span(start, end)
    nearest = min(found, key=lambda at: abs(at - start))
    return Span(nearest, nearest + len(phrase))


def _folder(path: Path) -> list[Text]:
    cases = [block for file in sorted(path.glob("cases-*.txt")) for block in file.read_text(encoding="utf-8").strip().split("\n\n")]
    if cases:
        return [_inline(block, f"{n}") for n, block in enumerate(cases)]
    return [_brat(file) for file in sorted(path.rglob("*.txt")) if file.with_suffix(".ann").exists()]


def _inline(block: str, where: str) -> Text:
    text, toponyms, at = "", [], 0
    for found in INLINE.finditer(block):
        text += block[at : found.start()]
        toponyms.append(Toponym(Span(len(text), len(text) + len(found[1])), int(found[2]) if found[2] else None))
        text += found[1]
        at = found.end()
    return Text(Report(text=text + block[at:], where=where), tuple(toponyms), demonyms=False)


def _brat(file: Path) -> Text:
    named: dict[str, tuple[str, Span]] = {}
    notes: dict[str, str] = {}
    with file.open(encoding="utf-8", newline="") as opened:
        text = opened.read()
    for line in file.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
        if found := ENTITY.match(line):
            named[found[1]] = (found[2].lower(), Span(int(found[3]), int(found[4])))
        elif found := NOTE.match(line):
            notes.setdefault(found[1], found[2])
    toponyms = []
    for key, (kind, span) in named.items():
        note = notes.get(key, "")
        point = POINT.search(note)
        number = None if point else ID.search(note)
        if kind not in NO_PLACE:
            latitude, longitude = (float(point[1]), float(point[2])) if point else (None, None)
            toponyms.append(Toponym(span, int(number[0]) if number else None, latitude, longitude, kind not in NOT_ASKED))
    return Text(Report(text=text, where=str(file)), tuple(toponyms), demonyms=False)


def spans(texts: Sequence[Text]) -> dict[str, list[Span]]:
    """The gold spans whose place is asked for, by report."""
    return {text.report.where: [one.span for one in text.toponyms if one.geonames is not None and one.asked] for text in texts}


def score(texts: Sequence[Text], read: Sequence[Report], located: Sequence[Sequence[Place]]) -> tuple[dict[str, float], dict[str, Any]]:
    """The scores; ``read`` are the texts with the marks of a reading, ``located`` the places of the gold spans."""
    asked = exact = near = unknown = 0
    names = Counts()
    faults: Counter[str] = Counter()
    for text, report, places in zip(texts, read, located, strict=True):
        means = {place.span: place for place in places}
        for one in text.toponyms:
            if one.geonames is None or not one.asked:
                continue
            place, name = means.get(one.span), text.report.quote(one.span)
            asked += 1
            same = place is not None and place.geonames == one.geonames
            exact += same
            unknown += by_id(one.geonames) is None
            near += same or (place is not None and (_apart(one, place) or NEAR + 1) <= NEAR)
            if not same:
                faults[f"means: {name} {one.geonames} | {place.name if place else None} {place.geonames if place else None}"] += 1
        gold = {one.span for one in text.toponyms if one.asked}
        beside = {one.span for one in text.toponyms if not one.asked}
        told = _told(report, text) - beside
        names.gold, names.said = names.gold + len(gold), names.said + len(told)
        names.right, names.found = names.right + len(gold & told), names.found + len(gold & told)
        faults.update(f"missed: {report.quote(span)}" for span in gold - told)
        faults.update(f"no toponym: {report.quote(span)}" for span in told - gold)
    scores = {
        "exact_id": exact / max(1, asked), "within_161_km": near / max(1, asked), "recognition_f1": names.f1,
        "recognition_precision": names.precision, "recognition_recall": names.recall,
        "known_ids": 1 - unknown / max(1, asked),
    }  # fmt: skip
    return scores, {"faults": faults.most_common(200)}


def _told(report: Report, text: Text) -> set[Span]:
    told = {_trimmed(report, place.span) for place in report.of(Place)}
    for actor in report.of(Actor):
        span = _trimmed(report, actor.span)
        name = report.quote(span)
        speaks = bool(demonyms(name)) and not (name.isupper() and len(name) < 5)
        state = actor.source.startswith(("states:", "regions:", "places:")) and actor.form in ("name", "adjective")
        if state and (text.demonyms or not speaks) and (candidates(name) or speaks):
            told.add(span)
    return told


def _trimmed(report: Report, span: Span) -> Span:
    """A span without *the* before it, and without *'s* or the word for its kind after it."""
    words, start = report.quote(span), span.start
    last = words.rpartition(" ")[2]
    if last in AFTER:  # *Herat province*
        words = words.removesuffix(f" {last}")
    if "." in words and report.text[start + len(words) :][:1] == ".":
        words += "."  # *W.Va.*: the dot of an abbreviation is its own, though it also ends a sentence
    while found := EDGES.search(words):
        if len(found[0]) == len(words):
            break
        start += found.end() if found.start() == 0 else 0
        words = words[found.end() :] if found.start() == 0 else words[: found.start()]
    return Span(start, start + len(words))


def _apart(one: Toponym, place: Place) -> float | None:
    """Kilometres between gold and answer (haversine); None where one has no coordinates."""
    latitude, longitude = one.latitude, one.longitude
    if latitude is None or longitude is None:
        known = by_id(one.geonames) if one.geonames is not None else None
        latitude, longitude = (known.latitude, known.longitude) if known is not None else (None, None)
    if latitude is None or longitude is None or place.latitude is None or place.longitude is None:
        return None
    north, south = radians(latitude), radians(place.latitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(place.longitude - longitude) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, half)))
