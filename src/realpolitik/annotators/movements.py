"""Who and what goes from where to where, and across which border.

The theory: a word of motion (*fled*, *deployed*, *exodus*) has what moves as its subject or object, and its ends behind prepositions or as
an object that is a place (*left Kabul*, *crossed the border*). An end that has no name keeps its words and no place. A move is one only
if a place is named, both ends are said, or a border is crossed; words and wars that come and go are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from realpolitik.core.marks import Actor, End, EventStatus, Mark, Modality, Movement, Part, Place, Span, Token, Trigger, When
from realpolitik.core.records import place_id
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.borders import border
from realpolitik.knowledge.effects import effect
from realpolitik.knowledge.movement import Motion, motion
from realpolitik.knowledge.places import candidates, demonyms
from realpolitik.text.deadlines import words_of
from realpolitik.text.moves import BORDERS, PLACES, STAYING, ends, lies_at, sides
from realpolitik.text.reality import reality

ADVERB = "ADV"


class Movements:
    """Gives a :class:`Movement` for each move told, and a Place for each border that is named by its sides."""

    name = "movements"
    needs: tuple[type[Mark], ...] = (Token, When, Place, Actor, Trigger, Modality)
    gives: tuple[type[Mark], ...] = (Movement, Place)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(_Reader(report, self.name).marks()) for report in reports]


class _Reader:
    def __init__(self, report: Report, maker: str) -> None:
        self.report, self.maker = report, maker
        self.syntax: Syntax = report.syntax
        self.tokens = self.syntax.tokens
        self.places = {place.head: place for place in report.of(Place) if place.head >= 0}
        self.actors = {actor.head: actor for actor in report.of(Actor)}
        self.triggers: dict[int, Trigger] = {}
        for trigger in report.of(Trigger):
            for at in (trigger.head, trigger.light):
                if at is not None:
                    self.triggers.setdefault(at, trigger)
        self.statuses: dict[Span, EventStatus] = {mark.of: mark.status for mark in report.of(Modality)}

    def marks(self) -> Iterator[Mark]:
        for at in range(len(self.tokens)):
            place = self._border(at)
            if place is not None:
                self.places[at] = place
                yield place
        times = words_of(self.tokens, self.report.of(When))
        for token in self.tokens:
            if token.pos in ("VERB", "NOUN"):
                known = motion(token.lemma.lower(), token.pos)
                if known is not None:
                    yield from self._move(token, known, times)

    def _border(self, at: int) -> Place | None:
        """A border by the states on it; None for one of which no side is named, or that has a name of its own."""
        if self.tokens[at].lemma.lower() not in BORDERS or at in self.places:
            return None
        named = sides(self.syntax, at)
        found: dict[str, int] = {}
        for side in named:
            country = self._country(side)
            if country is not None:
                found.setdefault(country, side)
        if not found:
            return None
        entry = border(frozenset(found))
        inside = [*found.values(), at]
        return Place(
            span=self.tokens[min(inside)].span.cover(self.tokens[max(inside)].span), by=self.maker, score=0.7,
            key=place_id(entry.name, "border", None, None), name=entry.name, kind="border", country=None, countries=entry.countries,
            latitude=entry.latitude, longitude=entry.longitude, geonames=None, head=at,
        )  # fmt: skip

    def _country(self, at: int) -> str | None:
        place, actor = self.places.get(at), self.actors.get(at)
        if place is not None:
            return place.country
        if actor is not None and actor.kind == "state":
            return actor.country
        found = demonyms(self.tokens[at].text)
        return found[0].country if found and found[0].kind == "country" else None

    def _move(self, token: Token, known: Motion, times: dict[int, When]) -> Iterator[Mark]:
        at = token.index
        found: dict[Part, dict[Span, End]] = {"source": {}, "goal": {}, "path": {}}
        taken: set[int] = set()
        for part, head in ends(self.syntax, at, goals=known.goals):
            if head not in self.places:
                yield from self._state(head)
            end = self._end(head)
            if end is not None:
                found[part].setdefault(end.span, end)
                taken.add(head)
        if known.object is not None and token.pos == "VERB":
            for head in self.syntax.fillers(at, "obj"):
                end = self._end(head)
                if end is not None:
                    found[known.object].setdefault(end.span, end)
                    taken.add(head)
        if not self._told(found):
            return
        mover = self._mover(token, known, taken)
        if mover is None and token.pos == "VERB" and not self.syntax.is_passive(at):
            return
        if mover is not None and (self.tokens[mover].lemma.lower() in STAYING or self.tokens[mover].text.startswith("'")):
            return
        trigger = self.triggers.get(at)
        status = self.statuses.get(trigger.span) if trigger is not None else None
        words = self.syntax.phrase(mover) if mover is not None else []
        when = next((times[i] for i in self.syntax.subtree(at) if i in times and self._own(i, at, times[i])), None)
        yield Movement(
            span=token.span, by=self.maker, score=0.7, lemma=token.lemma.lower(), head=at,
            mover=self.tokens[words[0]].span.cover(self.tokens[words[-1]].span) if words else None,
            actor=self.actors[mover].key if mover in self.actors else None,
            source=tuple(found["source"].values()), goal=tuple(found["goal"].values()), path=tuple(found["path"].values()),
            of=trigger.span if trigger is not None else None, status=status or reality(self.syntax, at, effect).status,
            when=when.span if when is not None else None,
        )  # fmt: skip

    def _state(self, head: int) -> Iterator[Place]:
        """The state or capital that an actor's name stands for where something moves to it: *left for Doha*."""
        actor = self.actors.get(head)
        if actor is None or actor.form != "name" or actor.kind not in ("state", "government"):
            return
        entry = next((one for one in candidates(self.report.quote(actor.span)) if one.kind in ("country", "capital")), None)
        if entry is not None:
            self.places[head] = Place(
                span=actor.span, by=self.maker, score=0.6, key=place_id(entry.name, entry.kind, entry.country, entry.geonames),
                name=entry.name, kind=entry.kind, country=entry.country, latitude=entry.latitude, longitude=entry.longitude,
                geonames=entry.geonames, head=head,
            )  # fmt: skip
            yield self.places[head]

    def _told(self, found: dict[Part, dict[Span, End]]) -> bool:
        every = [end for part in found.values() for end in part.values()]
        if any(end.place is not None for end in every) or (found["source"] and found["goal"]):
            return True
        return any(self.report.quote(end.span).lower().rpartition(" ")[2].rstrip("s") in BORDERS for end in found["path"].values())

    def _end(self, head: int) -> End | None:
        """The place at a token, or the words of a place without a name; None if it is no place."""
        token = self.tokens[head]
        if head in self.places:
            place = self.places[head]
            return End(place.span, place.key)
        if token.pos == ADVERB:
            return End(token.span, None)
        unknown = token.pos == "PROPN" and head not in self.actors and token.tag == "NNP"
        if not unknown and (token.lemma.lower() not in PLACES or token.pos not in ("NOUN", "PROPN")):
            return None
        words = self.syntax.phrase(head)
        near = next((self.places[at] for at in lies_at(self.syntax, head) if at in self.places), None)
        return End(self.tokens[words[0]].span.cover(self.tokens[words[-1]].span), near.key if near is not None else None)

    def _mover(self, token: Token, known: Motion, taken: set[int]) -> int | None:
        """What moves: of the slots of the word the first that is filled by something that is no end of the move."""
        for slot in known.movers:
            for filler in self.syntax.fillers(token.index, slot):
                if filler not in taken and filler not in self.places and self.tokens[filler].pos in ("NOUN", "PROPN", "PRON", "NUM"):
                    return filler
        return None

    def _own(self, at: int, verb: int, when: When) -> bool:
        """Whether a time hangs on the word of motion itself, through prepositions only."""
        above = self.syntax.head(at)
        while above is not None and (when.span.contains(self.tokens[above].span) or self.tokens[above].pos == "ADP"):
            above = self.syntax.head(above)
        return above == verb
