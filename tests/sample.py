"""The sample report read by hand: a reading with every kind of record, for tests that need one without running the annotators."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from realpolitik.api import Reading
from realpolitik.core.marks import (
    Actor,
    ActorKind,
    Addressee,
    Attitude,
    Content,
    Cue,
    Dated,
    Duty,
    End,
    EventStatus,
    Fear,
    Figure,
    Located,
    Modality,
    Movement,
    Office,
    Place,
    Restored,
    Reworded,
    Role,
    Sentence,
    Source,
    Span,
    Standing,
    Trigger,
    When,
)
from realpolitik.core.records import (
    ActorRecord,
    Commitment,
    Concern,
    Event,
    FigureRecord,
    Move,
    PlaceRecord,
    Stance,
    Statement,
    Status,
    Time,
    id_of,
)
from realpolitik.core.report import Report

PATH = Path(__file__).parent.parent / "corpus" / "reports" / "sample.json"
BY = "hand"


class Hand:
    """Marks a report by the words themselves."""

    def __init__(self, *, spun: bool = False) -> None:
        item = json.loads(PATH.read_text(encoding="utf-8"))
        self.text: str = item["text"]
        report = Report(text=self.text, title=item["title"], outlet=item["outlet"], published=date(2021, 6, 18), published_from="given")
        self.sentences = [
            Sentence(span=Span(*found.span()), by=BY, index=number, first=0, last=1)
            for number, found in enumerate(re.finditer(r"[^\s].*?[.!?]”?(?=\s|$)", self.text))
        ]
        marks = [*self.sentences, Reworded(span=Span(0, 10), by=BY, score=0.94 if spun else 0.02, verdict=spun)]
        if spun:
            marks.append(Restored(span=self.at("African Union"), by=BY, means="African Union", kind="name", lemma="union"))
        self.report = report.with_marks(marks)
        self.times: list[When] = []

    def at(self, words: str, after: str = "") -> Span:
        start = self.text.index(words, self.text.index(after) if after else 0)
        return Span(start, start + len(words))

    def actor(
        self, name: str, kind: ActorKind, country: str | None, sector: str | None, *mentions: str, title: str | None = None
    ) -> ActorRecord:
        found = [
            Actor(
                span=self.at(words),
                by=BY,
                key=name,
                name=name,
                kind=kind,
                country=country,
                sector=sector,
                head=0,
                form="name",
                code=" ".join(filter(None, (country, sector))) or None,
            )
            for words in (mentions or (name,))
        ]
        offices: tuple[Office, ...] = ()
        if title:
            offices = (
                Office(
                    span=self.at(title),
                    by=BY,
                    actor=name,
                    title=title,
                    organisation=None,
                    country=country,
                    since=None,
                    until=None,
                    basis="text",
                ),
            )
        return ActorRecord(id=name, mentions=tuple(found), aliases=(), offices=offices)

    def when(self, words: str, start: str | None, end: str | None, value: str | None) -> When:
        made = When(span=self.at(words), by=BY, type="DATE", value=value, start=start, end=end, precision="day")
        self.times.append(made)
        return made

    def event(
        self,
        type_: str,
        mode: str | None,
        quad: int,
        intensity: float,
        words: str,
        actors: dict[str, str],
        recipients: dict[str, str],
        *,
        status: EventStatus = "actual",
        when: When | None = None,
        historical: bool = False,
        places: tuple[str, ...] = (),
        figures: tuple[Figure, ...] = (),
        says: tuple[str, str] | None = None,
        confidence: float = 0.84,
        negated: bool = False,
    ) -> Event:
        span = self.at(words)
        sentence = next(one for one in self.sentences if one.span.contains(span))
        trigger = Trigger(
            span=span,
            by=BY,
            type=type_,
            mode=mode,
            contexts=("military",),
            head=0,
            lemma=words,
            frame="hand",
            actor_slots=(),
            recipient_slots=(),
        )
        dated = Dated(
            span=when.span if when else span,
            by=BY,
            of=span,
            start=when.start if when else "2021-06-18",
            end=when.end if when else "2021-06-18",
            precision="day",
            basis="text" if when else "tense",
            historical=historical,
        )
        return Event(
            id=id_of("event", self.report.id, span, type_),
            trigger=trigger,
            others=(),
            quad=quad,
            intensity=intensity,
            actors=tuple(Role(span=self.at(w), by=BY, of=span, part="actor", actor=a, head=0) for a, w in actors.items()),
            recipients=tuple(Role(span=self.at(w), by=BY, of=span, part="recipient", actor=a, head=0) for a, w in recipients.items()),
            modality=Modality(span=span, by=BY, of=span, status=status, negated=negated),
            dated=dated,
            when=when,
            places=tuple(Located(span=self.at(p), by=BY, of=span, place=p) for p in places),
            figures=figures,
            attributed=Source(span=self.at(says[1]), by=BY, of=span, actor=says[0]) if says else None,
            sentence=sentence,
            confidence=confidence,
        )

    def said(
        self, speaker: str, words: str, cue: str, *contents: str, quoted: bool, to: str | None = None, via: str | None = None
    ) -> Statement:
        cue_span = self.at(cue)
        form = "direct" if quoted else "indirect"

        def addressee(part: str, actor: str) -> Addressee:
            return Addressee(span=cue_span, by=BY, of=cue_span, part="outlet" if part == "outlet" else "addressee", actor=actor)

        return Statement(
            id=id_of("statement", self.report.id, cue_span),
            cue=Cue(span=cue_span, by=BY, lemma=cue.split()[0], head=0),
            speaker=Source(span=self.at(words), by=BY, of=cue_span, actor=speaker),
            contents=tuple(
                Content(span=self.at(c), by=BY, of=cue_span, form="direct" if quoted else "indirect", quoted=quoted) for c in contents
            ),
            form="direct" if form == "direct" else "indirect",
            addressee=addressee("addressee", to) if to else None,
            outlet=addressee("outlet", via) if via else None,
            verbatim=quoted,
        )


def sample_reading(*, spun: bool = False) -> Reading:
    """The sample report with every kind of record."""
    hand = Hand(spun=spun)
    at = hand.at
    killed = Figure(span=at("14"), by=BY, value=14.0, low=None, high=None, what="killed", about="Sudanese soldiers", head=0)
    wounded = Figure(span=at("at least 30"), by=BY, value=30.0, low=30.0, high=None, what="wounded", about="others", head=0)
    refugees = Figure(span=at("more than 60,000"), by=BY, value=60000.0, low=60000.0, high=None, what="sheltered", about="people", head=0)
    dollars = Figure(span=at("$20 million"), by=BY, value=2e7, low=None, high=None, what="dollars", about=None, head=0)
    actors = (
        hand.actor("Sudan", "state", "SDN", None, "Sudan", "Sudan threatened"[:5]),
        hand.actor("Ethiopia", "state", "ETH", None, "Ethiopia", "Addis Ababa"),
        hand.actor("Egypt", "state", "EGY", None, "Egypt and", "Cairo would"),
        hand.actor("gunmen", "group", None, "UAF", "gunmen from across the frontier"),
        hand.actor("Sudanese army", "government", "SDN", "MIL", "Sudanese soldiers", "Sudanese forces"),
        hand.actor("Salwa Idris", "person", "SDN", "GOV", "Salwa Idris", "Idris told", title="Foreign Minister"),
        hand.actor("Karim Naguib", "person", "EGY", "GOV", "Karim Naguib", "Naguib said", title="counterpart"),
        hand.actor("Tesfaye Worku", "person", "ETH", "GOV", "Tesfaye Worku", "Worku said", title="spokesman"),
        hand.actor("United States", "state", "USA", None, "The United States"),
        hand.actor("African Union", "igo", None, "IGO", "The African Union"),
        hand.actor("Saudi Arabia", "state", "SAU", None),
        hand.actor("Fano militia", "group", "ETH", "REB", "the Fano militia"),
        hand.actor("aid workers", "people", None, "NGO", "Aid workers"),
        hand.actor("Eritrea", "government", "ERI", "GOV", "The government of Eritrea"),
        hand.actor("reporters", "people", None, "MED", "reporters"),
        hand.actor("Twitter", "outlet", None, "MED", "Twitter"),
        hand.actor("Amna Osman", "person", "SDN", "CVL", "Amna Osman"),
        hand.actor("Ethiopian ambassador", "person", "ETH", "GOV", "the Ethiopian ambassador"),
    )
    thursday = hand.when("on Thursday", "2021-06-17", "2021-06-17", "2021-06-17")
    friday = hand.when("on Friday", "2021-06-18", "2021-06-18", "2021-06-18")
    day_after = hand.when("a day after", "2021-06-16", "2021-06-16", "2021-06-16")
    next_month = hand.when("next month", "2021-07-01", "2021-07-31", "2021-07")
    may = hand.when("in May", "2021-05-01", "2021-05-31", "2021-05")
    y1995 = hand.when("In 1995", "1995-01-01", "1995-12-31", "1995")
    y1976 = hand.when("in 1976", "1976-01-01", "1976-12-31", "1976")
    events = (
        hand.event(
            "MOBILIZE",
            "troops",
            4,
            -5.5,
            "moved two mechanised brigades",
            {"Sudan": "Sudan moved"},
            {"Ethiopia": "Ethiopia"},
            when=thursday,
            places=("Gallabat",),
            confidence=0.88,
        ),
        hand.event(
            "ASSAULT",
            "kill",
            4,
            -9.0,
            "killed 14 Sudanese soldiers",
            {"gunmen": "gunmen from across the frontier"},
            {"Sudanese army": "Sudanese soldiers"},
            when=day_after,
            places=("Gallabat",),
            figures=(killed,),
            confidence=0.93,
        ),
        hand.event(
            "CONSULT",
            "meet",
            1,
            2.5,
            "met her Egyptian counterpart",
            {"Salwa Idris": "Salwa Idris", "Karim Naguib": "Karim Naguib"},
            {},
            when=friday,
            places=("Cairo",),
            confidence=0.95,
        ),
        hand.event(
            "ASSAULT",
            None,
            4,
            -9.0,
            "taken part in the raid",
            {"Ethiopia": "its army"},
            {},
            status="denied",
            says=("Ethiopia", "Ethiopia denied"),
            confidence=0.71,
        ),
        hand.event(
            "ACCUSE",
            "allege",
            3,
            -3.0,
            "accused Sudan",
            {"Tesfaye Worku": "Tesfaye Worku"},
            {"Sudan": "Sudan of"},
            confidence=0.9,
        ),
        hand.event(
            "CONSULT",
            "talk",
            1,
            2.5,
            "resume talks",
            {"Ethiopia": "Addis Ababa"},
            {"Sudan": "Sudanese forces"},
            status="conditional",
            says=("Tesfaye Worku", "Worku said"),
            confidence=0.62,
        ),
        hand.event(
            "THREATEN",
            "expel",
            3,
            -3.5,
            "threatened to expel",
            {"Sudan": "Sudan threatened"},
            {"Ethiopian ambassador": "the Ethiopian ambassador"},
            confidence=0.86,
        ),
        hand.event(
            "COOPERATE",
            "exercise",
            2,
            9.5,
            "hold joint exercises",
            {"Egypt": "the two armies", "Sudan": "the two armies"},
            {},
            status="planned",
            when=next_month,
            places=("Port Sudan",),
            confidence=0.77,
        ),
        hand.event(
            "SANCTION",
            None,
            4,
            -6.0,
            "put two commanders",
            {"United States": "The United States"},
            {"Fano militia": "the Fano militia"},
            when=may,
            confidence=0.82,
        ),
        hand.event(
            "REQUEST",
            None,
            3,
            0.0,
            "urged both governments",
            {"United States": "The United States"},
            {"Sudan": "both governments", "Ethiopia": "both governments"},
            confidence=0.8,
        ),
        hand.event(
            "AID",
            "aid",
            2,
            10.0,
            "delivered $20 million",
            {"Saudi Arabia": "Saudi Arabia"},
            {"aid workers": "families"},
            figures=(dollars,),
            confidence=0.49,
        ),
        hand.event(
            "SANCTION",
            "ties",
            4,
            -6.0,
            "broke off relations",
            {"Sudan": "Sudan and Ethiopia broke"[:5]},
            {"Ethiopia": "Ethiopia broke"},
            when=y1995,
            historical=True,
            confidence=0.83,
        ),
        hand.event(
            "SUPPORT",
            "sign",
            1,
            5.0,
            "signed in 1976",
            {"Egypt": "Egypt and", "Sudan": "Sudan signed"},
            {},
            when=y1976,
            historical=True,
            confidence=0.7,
        ),
    )
    statements = (
        hand.said(
            "Salwa Idris",
            "Idris told",
            "told reporters",
            "“We do not seek a war with our neighbour, but we will answer every attack,”",
            "“Our patience is not without end.”",
            quoted=True,
            to="reporters",
        ),
        hand.said("Tesfaye Worku", "Tesfaye Worku", "said the", "the attackers were bandits", quoted=False),
        hand.said("Karim Naguib", "he wrote", "wrote on", "“An attack on Sudan is an attack on Egypt,”", quoted=True, via="Twitter"),
        hand.said(
            "Amna Osman",
            "Amna Osman",
            "said Amna"[:4],
            "“Last year my sons and I brought in the sesame. This year nobody dares to go to the fields,”",
            quoted=True,
        ),
    )
    duties = (
        Duty(
            span=at("Egypt must provide military assistance if Sudan is attacked"),
            by=BY,
            kind="obligation",
            holder="Egypt",
            beneficiaries=("Sudan",),
            trigger=at("Sudan is attacked"),
            trigger_type="ASSAULT",
            trigger_actors=(),
            trigger_recipients=("Sudan",),
            consequence=at("provide military assistance"),
            consequence_type="AID",
            consequence_actors=("Egypt",),
            consequence_recipients=("Sudan",),
            basis="Joint Defence Agreement",
        ),
        Duty(
            span=at("Sudan threatened to expel the Ethiopian ambassador if the attacks continue"),
            by=BY,
            kind="threat",
            holder="Sudan",
            beneficiaries=("Ethiopia",),
            trigger=at("the attacks continue"),
            trigger_type="ASSAULT",
            trigger_actors=(),
            trigger_recipients=(),
            consequence=at("expel the Ethiopian ambassador"),
            consequence_type="SANCTION",
            consequence_actors=("Sudan",),
            consequence_recipients=("Ethiopian ambassador",),
        ),
        Duty(
            span=at("Cairo would honour its obligations"),
            by=BY,
            kind="promise",
            holder="Egypt",
            beneficiaries=(),
            trigger=None,
            trigger_type=None,
            trigger_actors=(),
            trigger_recipients=(),
            consequence=at("honour its obligations"),
            consequence_type=None,
            consequence_actors=("Egypt",),
            consequence_recipients=(),
        ),
        Duty(
            span=at("the two armies will hold joint exercises near Port Sudan next month"),
            by=BY,
            kind="promise",
            holder="Egypt",
            beneficiaries=("Sudan",),
            trigger=None,
            trigger_type=None,
            trigger_actors=(),
            trigger_recipients=(),
            consequence=at("hold joint exercises near Port Sudan next month"),
            consequence_type="COOPERATE",
            consequence_actors=("Egypt",),
            consequence_recipients=("Sudan",),
            deadline=next_month.span,
        ),
    )
    fears = (
        Fear(
            span=at("fear that a war could drive tens of thousands of refugees into eastern Sudan"),
            by=BY,
            holder="aid workers",
            topic="refugees",
            affects=("Sudan",),
        ),
        Fear(
            span=at("worried that weapons from the border could reach rebel groups"),
            by=BY,
            holder="Eritrea",
            topic="arms",
            affects=(),
        ),
    )
    standings = (
        Standing(
            span=at("on its sanctions list"),
            by=BY,
            kind="sanctioned",
            by_actor="United States",
            subject="Fano militia",
            holds=True,
            since="2021-05",
            until=None,
        ),
        Standing(
            span=at("has not recognised the line"),
            by=BY,
            kind="recognised",
            by_actor="Ethiopia",
            subject="Sudan",
            holds=False,
            since=None,
            until=None,
        ),
    )
    spot: dict[str, Any] = {"by": BY, "kind": "city", "geonames": None, "head": 0}
    places = tuple(
        PlaceRecord(id=name, mentions=(Place(span=at(name), key=name, name=name, country=country, latitude=lat, longitude=lon, **spot),))
        for name, country, lat, lon in (
            ("Gallabat", "SDN", 12.97, 36.15),
            ("Cairo", "EGY", 30.04, 31.24),
            ("Port Sudan", "SDN", 19.6, 37.2),
        )
    )
    accusing = Attitude(span=at("accused Sudan"), by=BY, score=0.7, holder="Tesfaye Worku", toward="Sudan", polarity="negative")
    moves = (
        Movement(
            span=at("moved"), by=BY, lemma="move", head=0, mover=at("two mechanised brigades"), actor=None, source=(),
            goal=(End(at("its border with Ethiopia"), None),), path=(), of=at("moved"), status="actual", when=None,
        ),
        Movement(
            span=at("fled"), by=BY, lemma="flee", head=0, mover=at("a farmer"), actor="Amna Osman", source=(),
            goal=(End(at("Gedaref"), None),), path=(), of=None, status="actual", when=None,
        ),
    )  # fmt: skip
    told = {event.trigger.span: event.id for event in events}
    return Reading(
        report=hand.report,
        actors=actors,
        events=events,
        statements=statements,
        stances=(Stance(attitude=accusing, statement=statements[1].id),),
        commitments=tuple(Commitment(id=id_of("commitment", duty.span), duty=duty) for duty in duties),
        concerns=tuple(Concern(fear=fear) for fear in fears),
        statuses=tuple(Status(standing=standing) for standing in standings),
        figures=tuple(FigureRecord(id=id_of("figure", f.span), figure=f) for f in (killed, wounded, refugees, dollars)),
        places=places,
        times=tuple(Time(when=when) for when in hand.times),
        movements=tuple(Move(id=id_of("movement", m.span), movement=m, event=told.get(m.span)) for m in moves),
    )
