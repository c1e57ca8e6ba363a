"""Which annotators, in which order: the only file that knows them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from realpolitik.core.annotator import Annotator
from realpolitik.core.marks import Place, Span
from realpolitik.core.post import Item, Opened, Refused
from realpolitik.core.records import Reading
from realpolitik.core.report import Report
from realpolitik.pipeline.pipeline import Pipeline

SAYING = " said so."
BATCH = 64

if TYPE_CHECKING:
    from realpolitik.assembly.pair_triggers import Votes
    from realpolitik.assembly.pairs import Pair
    from realpolitik.assembly.stories import Linked
    from realpolitik.assembly.telling import Telling
    from realpolitik.pipeline.linking import Kinship


def annotators() -> list[Annotator]:
    """The annotators of a full reading, in order."""
    from realpolitik.annotators.actors import Actors
    from realpolitik.annotators.attitudes import Attitudes
    from realpolitik.annotators.coder import Coder
    from realpolitik.annotators.coreference import Coreference
    from realpolitik.annotators.dating import Dating
    from realpolitik.annotators.duties import Duties
    from realpolitik.annotators.fears import Fears
    from realpolitik.annotators.figures import Figures
    from realpolitik.annotators.first_person import FirstPerson
    from realpolitik.annotators.grounds import Grounds
    from realpolitik.annotators.mentions import Mentions
    from realpolitik.annotators.modality import Modalities
    from realpolitik.annotators.movements import Movements
    from realpolitik.annotators.places import Places
    from realpolitik.annotators.quotations import Quotations
    from realpolitik.annotators.reworded import Rewording
    from realpolitik.annotators.roles import Roles
    from realpolitik.annotators.standings import Standings
    from realpolitik.annotators.times import Times
    from realpolitik.annotators.triggers import Triggers
    from realpolitik.annotators.words import Words

    return [
        Rewording(),
        Words(),
        Times(),
        Mentions(),
        Places(),
        Actors(),
        Quotations(),
        FirstPerson(),
        Triggers(),
        Coder(),
        Roles(),
        Modalities(),
        Dating(),
        Grounds(),
        Figures(),
        Attitudes(),
        Coreference(),
        Duties(),
        Fears(),
        Movements(),
        Standings(),
    ]


def assemble(report: Report) -> Reading:
    """The records of a report that carries the marks of a full reading."""
    from realpolitik.assembly.actors import actors
    from realpolitik.assembly.commitments import commitments
    from realpolitik.assembly.concerns import concerns
    from realpolitik.assembly.events import events
    from realpolitik.assembly.figures import figures
    from realpolitik.assembly.movements import movements
    from realpolitik.assembly.places import places
    from realpolitik.assembly.stances import stances
    from realpolitik.assembly.statements import statements
    from realpolitik.assembly.statuses import statuses
    from realpolitik.assembly.times import times

    said = statements(report)
    told = events(report)
    return Reading(
        report=report,
        actors=actors(report),
        events=told,
        statements=said,
        stances=stances(report, said),
        commitments=commitments(report),
        concerns=concerns(report),
        statuses=statuses(report),
        figures=figures(report, told),
        places=places(report),
        times=times(report),
        movements=movements(report, told),
    )


def classify(items: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The event type between two given parties: ``id``, ``type``, ``quad``, ``future``, ``status``, ``negated`` and ``scores``
    for each item, in order; the status is None where no word of the tables tells the type."""
    from realpolitik.assembly.pairs import Pair, best, by_encoder, together

    listed = list(items)
    pairs = [Pair(item["text"], _span(item.get("actor")), _span(item.get("recipient"))) for item in listed]
    for item, votes, scores in zip(listed, table_votes(pairs), by_encoder(pairs), strict=True):
        scores = together(scores, votes.of)
        kind, quad = best(scores)
        status = votes.status.get(kind)
        yield {
            "id": item.get("id"), "type": kind, "quad": quad, "future": kind in votes.future, "status": status,
            "negated": status == "denied", "scores": scores,
        }  # fmt: skip


def table_votes(pairs: Sequence[Pair]) -> Iterator[Votes]:
    """What tables and syntax say for each type between two given parties."""
    from realpolitik.annotators.actors import Actors
    from realpolitik.annotators.given_pair import ACTOR, RECIPIENT, GivenPair
    from realpolitik.annotators.mentions import Mentions
    from realpolitik.annotators.modality import Modalities
    from realpolitik.annotators.reworded import Rewording
    from realpolitik.annotators.roles import Roles
    from realpolitik.annotators.tables_only import TablesOnly
    from realpolitik.annotators.triggers import Triggers
    from realpolitik.annotators.words import Words
    from realpolitik.assembly.pair_triggers import by_tables

    given = GivenPair({str(number): (pair.actor, pair.recipient) for number, pair in enumerate(pairs)})
    pipeline = Pipeline([Rewording(), Words(), Mentions(), Actors(), given, Triggers(), TablesOnly(), Roles(), Modalities()])
    reports = pipeline.read([Report(text=pair.text, where=str(number)) for number, pair in enumerate(pairs)])
    for report in reports:
        yield by_tables(report, ACTOR, RECIPIENT)


def toward(reports: Sequence[Report], targets: Mapping[str, Mapping[str, Sequence[Span]]]) -> list[dict[str, str]]:
    """How each report speaks of the parties asked about: a polarity for each key.

    ``targets`` holds the mentions of each party by report (its ``where``), then by key.
    """
    from realpolitik.annotators.given_targets import GivenTargets
    from realpolitik.assembly.leanings import polarity

    steps = annotators()
    names = [step.name for step in steps]
    steps = steps[: names.index("attitudes") + 1]
    steps.insert(names.index("first_person") + 1, GivenTargets(targets))
    pipeline = Pipeline(steps)
    read = [report for first in range(0, len(reports), BATCH) for report in pipeline.read(reports[first : first + BATCH])]
    return [{key: polarity(report, key) for key in targets.get(report.where, {})} for report in read]


def entities(reports: Sequence[Report]) -> list[Report]:
    """Reports read as far as it takes to know who and where is meant, and which phrases mean the same."""
    from realpolitik.annotators.actors import Actors
    from realpolitik.annotators.coreference import Coreference
    from realpolitik.annotators.first_person import FirstPerson
    from realpolitik.annotators.mentions import Mentions
    from realpolitik.annotators.places import Places
    from realpolitik.annotators.quotations import Quotations
    from realpolitik.annotators.reworded import Rewording
    from realpolitik.annotators.words import Words

    steps: list[Annotator] = [Rewording(), Words(), Mentions(), Places(), Actors(), Quotations(), FirstPerson(), Coreference()]
    return list(Pipeline(steps).read(reports))


def parsed(reports: Sequence[Report]) -> list[Report]:
    """Reports with no more than their sentences, words and syntax."""
    from realpolitik.annotators.reworded import Rewording
    from realpolitik.annotators.words import Words

    pipeline = Pipeline([Rewording(), Words()])
    return [report for first in range(0, len(reports), BATCH) for report in pipeline.read(reports[first : first + BATCH])]


def speech(reports: Sequence[Report]) -> list[Report]:
    """Reports read as far as it takes to know who says what."""
    from realpolitik.annotators.actors import Actors
    from realpolitik.annotators.mentions import Mentions
    from realpolitik.annotators.places import Places
    from realpolitik.annotators.quotations import Quotations
    from realpolitik.annotators.reworded import Rewording
    from realpolitik.annotators.words import Words

    steps: list[Annotator] = [Rewording(), Words(), Mentions(), Places(), Actors(), Quotations()]
    return list(Pipeline(steps).read(reports))


@cache
def full() -> Pipeline:
    """The pipeline of a full reading, made once."""
    return Pipeline(annotators())


def read_post(items: Sequence[Item]) -> list[dict[str, Any] | Refused]:
    """The public record of each item, or why it could not be read: both steps at once, for a worker that keeps nothing."""
    opened = open_post(items)
    read = iter(read_opened([one for one in opened if isinstance(one, Opened)]))
    return [next(read) if isinstance(one, Opened) else one for one in opened]


def open_post(items: Sequence[Item]) -> list[Opened | Refused]:
    """The report in each item and what its bare words tell, or why there is none; run in a worker of its own, before any model."""
    from realpolitik.readers.letters import opened

    found = [opened(item) for item in items]
    return [
        told(one, key=item.key, origin=item.origin) if isinstance(one, Report) else Refused(one.reason, str(one))
        for item, one in zip(items, found, strict=True)
    ]


def told(report: Report, *, key: str = "", origin: str = "") -> Opened:
    """A report with what its bare words tell."""
    from realpolitik.assembly.families import family
    from realpolitik.assembly.telling import telling, wording

    return Opened(key, origin, report, wording(report), family(report), telling(report).packed())


def read_opened(items: Sequence[Opened]) -> list[dict[str, Any] | Refused]:
    """The public record of each report; run in a worker of its own."""
    from realpolitik.exports.record_json import record

    return [record(assemble(report)) for report in full().read([one.report for one in items])]


def unread(one: Opened) -> dict[str, Any]:
    """The public record of a report that is kept and not read: its head alone."""
    from realpolitik.exports.record_json import record

    return record(Reading(report=one.report))


def prepare() -> None:
    """Loads what reading needs, so that no report has to wait for it."""
    full().read([Report(text="Norway accused Sweden of spying.")])


def stories(reports: Sequence[Report]) -> Linked:
    """Which of the reports tell one story, and which are copies of one another."""
    from realpolitik.assembly.linking import linked
    from realpolitik.assembly.telling import telling

    return linked([telling(report) for report in reports])


def same_events(records: Sequence[Mapping[str, Any]]) -> tuple[Linked, dict[str, str]]:
    """The stories of the reports of public records, and for each of their events the least id of all that are the same one."""
    from realpolitik.assembly.happenings import happenings
    from realpolitik.assembly.linking import linked
    from realpolitik.assembly.same_event import matched
    from realpolitik.core.sameness import joined

    found = linked([told_of(record) for record in records])
    ids = [str(record["report"]["id"]) for record in records]
    listed = [one for key, record in zip(ids, records, strict=True) for one in happenings(key, found.story[key], record)]
    return found, joined([one.id for one in listed], matched(listed))


def told_of(record: Mapping[str, Any]) -> Telling:
    """What the report of a public record tells."""
    from realpolitik.assembly.telling import named, telling

    head = record["report"]
    day = date.fromisoformat(head["published"]) if head.get("published") else None
    report = Report(text=head["text"], title=head.get("title"), outlet=head.get("outlet"), url=head.get("url"), published=day)
    return named(telling(report), str(head["id"]))


def kinship() -> Kinship:
    """How stories are judged in many places at once."""
    from realpolitik.assembly import kin
    from realpolitik.assembly.telling import unpacked
    from realpolitik.pipeline.linking import Kinship

    return Kinship(
        tell=told_of, unpacked=unpacked, posted=kin.posted, coming=kin.coming, paired=kin.paired, foremost=kin.foremost, akin=kin.akin,
        chains=kin.chains, linked=kin.linked,
    )  # fmt: skip


def who(mentions: Sequence[Report]) -> Iterator[dict[str, Any] | None]:
    """Who each mention is, given as a report of its own with the day it is asked for; None if nothing is known of it."""
    from realpolitik.annotators.actors import Actors
    from realpolitik.annotators.mentions import Mentions
    from realpolitik.annotators.reworded import Rewording
    from realpolitik.annotators.words import Words
    from realpolitik.assembly.identity import identity

    # A mention alone is a poor sentence: its parse is that of a headline.
    told = [replace(mention, text=mention.text + SAYING) for mention in mentions]
    pipeline = Pipeline([Rewording(), Words(), Mentions(), Actors()])
    for mention, report in zip(mentions, pipeline.read(told), strict=True):
        yield identity(report, len(mention.text))


def located(reports: Sequence[Report], spans: Mapping[str, Sequence[Span]]) -> tuple[list[Report], list[list[Place]]]:
    """Reports with their actors and every name of a place, and what the words at ``spans`` (by the ``where`` of a report) mean."""
    from realpolitik.annotators.actors import Actors
    from realpolitik.annotators.mentions import Mentions
    from realpolitik.annotators.places import Places
    from realpolitik.annotators.reworded import Rewording
    from realpolitik.annotators.words import Words

    pipeline = Pipeline([Rewording(), Words(), Mentions(), Places(every=True), Actors()])
    read = [report for first in range(0, len(reports), BATCH) for report in pipeline.read(reports[first : first + BATCH])]
    means = Places(given=spans).annotate(read)
    return read, [[mark for mark in marks if isinstance(mark, Place)] for marks in means]


def _span(given: Sequence[int] | None) -> Span | None:
    return Span(given[0], given[1]) if given is not None else None
