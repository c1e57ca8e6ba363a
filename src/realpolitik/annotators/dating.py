"""When and where each event happened.

The theory: an event has the date said in its own clause. A clause without one shares that of the clause it is coordinated with or is
reduced to (*invaded in 1979, killing thousands*), never that of a clause that tells of its saying. A story told about a past date
keeps that date, sentence by sentence, until another date or the present tense ends it. What a lead tells without a date
happened at publication. Nothing else is dated.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

from realpolitik.core.marks import Content, Dated, Located, Mark, Modality, Place, Sentence, Span, Token, Trigger, When
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.codebook import quad
from realpolitik.text.happening import BODILY, CARRIERS, INSIDE, MOTION, PLACED_OBJECT, SETTLEMENTS, TOWARD
from realpolitik.text.tenses import is_name, tense
from realpolitik.text.timex import find
from realpolitik.text.timex_amounts import amount

# An event that ended longer ago than this is background, not news.
BACKGROUND = timedelta(days=366)
SINCE = frozenset({"since", "from"})
# Clauses that share the date of the verb they hang on if they have no subject of their own.
REDUCED = frozenset({"advcl", "acl", "xcomp", "pcomp", "conj"})
ASSISTING = frozenset({"help", "manage", "try", "fail", "seek", "attempt", "force", "use", "send", "allow", "enable"})
MEANWHILE = frozenset({"when", "as", "while", "after"})
ANAPHORS = frozenset({"they", "he", "she", "it", "this", "that", "these", "those", "both"})
# How many sentences a report's lead has.
LEAD = 3
# How long before publication the news of a report may lie.
RECENT = timedelta(days=7)
VERBAL = (1, 3)
# Words that may stand before a date that opens a sentence: *During the long war of 1967*.
OPENING = 6


class Dating:
    """Gives a :class:`Dated` for each event the text dates, and a :class:`Located` for each place it happened at."""

    name = "dating"
    needs: tuple[type[Mark], ...] = (Sentence, Token, When, Place, Content, Trigger, Modality)
    gives: tuple[type[Mark], ...] = (Dated, Located)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(_Calendar(report, self.name).marks()) for report in reports]


class _Calendar:
    def __init__(self, report: Report, maker: str) -> None:
        self.report, self.maker = report, maker
        self.syntax: Syntax = report.syntax
        self.tokens = self.syntax.tokens
        self.sentences = report.of(Sentence)
        self.sentence_first = {sentence.index: sentence.first for sentence in self.sentences}
        self.triggers = {trigger.head: trigger for trigger in report.of(Trigger)}
        self.modality = {mark.of: mark for mark in report.of(Modality)}
        self.starts = {token.span.start: token.index for token in reversed(self.tokens)}
        self.latest = max((int(w.end[:4]) for w in report.of(When) if w.end and w.type != "DURATION"), default=None)
        self.whens: dict[int, list[tuple[int, When]]] = {}
        for when in report.of(When):
            head = self._head(when.span)
            if (
                head is not None
                and not is_name(self.syntax, head, self.triggers)
                and when.type in ("DATE", "TIME")
                and when.value not in ("PAST_REF", "FUTURE_REF", "PRESENT_REF")
            ):
                self.whens.setdefault(self.tokens[head].sentence, []).append((head, when))

        self.anchor = self._anchor()

    def _anchor(self) -> date | None:
        """The first day of the news: the day or week that the lead names, if it is near publication."""
        day = self.report.published
        if day is None:
            return None
        first = self.sentences[0].index if self.sentences else 0
        near = [
            date.fromisoformat(when.start)
            for number in range(first, first + LEAD + 1)
            for _, when in self.whens.get(number, ())
            if when.start is not None and when.precision in ("day", "week", "time")
        ]
        return max((start for start in near if day - RECENT <= start <= day), default=None)

    def marks(self) -> Iterator[Mark]:
        events: dict[int, list[Trigger]] = {}
        for trigger in self.triggers.values():
            events.setdefault(self.tokens[trigger.head].sentence, []).append(trigger)
        story: When | None = None
        for sentence in self.sentences:
            said = self.whens.get(sentence.index, [])
            opened = self._story(story, sentence, said)
            for trigger in events.get(sentence.index, []):
                # In its own sentence a date tells of what is said after it.
                told = opened is not None and (opened is story or opened.span.end <= trigger.span.start)
                yield from self._dated(trigger, said, opened if told else None, sentence)
            story = opened
        yield from self._located()

    # --- dates ----------------------------------------------------------------------------------------------------------

    def _dated(self, trigger: Trigger, said: Sequence[tuple[int, When]], story: When | None, sentence: Sentence) -> Iterator[Dated]:
        found = self._own(trigger, said)
        if found is not None:
            head, when = found
            yield self._mark(trigger, when, historical=not self._lasting(head) and self._historical(when))
            return
        status = self.modality.get(trigger.span)
        happened = status is None or status.status in ("actual", "ongoing")
        if story is not None and not self._quoted(trigger) and self._told(trigger.head):
            mark = self._mark(trigger, story, historical=True)
            # What was hoped or denied then is as far back, but has no day of its own.
            yield mark if happened else replace(mark, start=None, end=None, precision=None)
            return
        day = self.report.published
        if day is None or status is None or status.negated or not happened or trigger.held != "no":
            return
        lead = sentence.index < self.sentences[0].index + LEAD and self._told_tense(trigger.head) == "past"
        ongoing = status.status == "ongoing" and self._tense(trigger.head) == "present"
        if (lead or ongoing) and self.tokens[trigger.head].pos in ("VERB", "AUX") and not self._quoted(trigger):
            yield Dated(
                span=trigger.span, by=self.maker, score=0.5, of=trigger.span, start=day.isoformat(), end=day.isoformat(),
                precision="day",
                basis="tense" if ongoing else "published",
            )  # fmt: skip
        elif self.anchor is not None and self._lately(trigger, said):
            yield Dated(
                span=trigger.span, by=self.maker, score=0.4, of=trigger.span, start=self.anchor.isoformat(), end=day.isoformat(),
                precision="day" if self.anchor == day else "week", basis="tense",
            )  # fmt: skip

    def _lately(self, trigger: Trigger, said: Sequence[tuple[int, When]]) -> bool:
        """Whether an undated event is surely of these days: a word given or a charge made, told in the past by a main clause."""
        if self.anchor is None or said or self._tense(trigger.head) != "past" or self._quoted(trigger):
            return False
        main = self.syntax.head(self.syntax.first_conjunct(trigger.head)) is None
        try:
            return main and quad(trigger.type) in VERBAL
        except KeyError:  # a type the codebook does not rank
            return False

    def _mark(self, trigger: Trigger, when: When, *, historical: bool) -> Dated:
        return Dated(
            span=when.span, by=self.maker, score=0.8, of=trigger.span, start=when.start, end=when.end, precision=when.precision,
            basis="text", historical=historical,
        )  # fmt: skip

    def _own(self, trigger: Trigger, said: Sequence[tuple[int, When]]) -> tuple[int, When] | None:
        """The date of the event's own clause, or of a clause it shares one with; the nearest of several."""
        if not said:
            return None
        reach = self._reach(trigger)
        for below in self._below(trigger.head):
            reach.setdefault(below, 1)
        best: tuple[int, int, int, When] | None = None
        for head, when in said:
            governor = self._governor(head, reach)
            if governor in reach:
                rank = (reach[governor], abs(head - trigger.head))
                if best is None or rank < best[:2]:
                    best = (*rank, head, when)
        if best is None:
            return self._opening(said) if self._main(trigger) else None
        return best[2], best[3]

    def _main(self, trigger: Trigger) -> bool:
        """Whether the main clause of its sentence tells the event."""
        verb = trigger.light if trigger.light is not None else trigger.head
        return self.syntax.is_verb(verb) and self.syntax.head(self.syntax.first_conjunct(verb)) is None

    def _opening(self, said: Sequence[tuple[int, When]]) -> tuple[int, When] | None:
        """The date that opens a sentence is that of its main clause, whatever the parse hangs it on: *In 1969 Sudan's minister blamed*."""
        head, when = said[0]
        first = self.tokens[head].sentence
        before = self.tokens[self.sentence_first[first] : head]
        opens = len(before) <= OPENING and before and before[0].pos in ("ADP", "ADV", "ADJ", "SCONJ")
        return (head, when) if opens and not any(token.pos in ("VERB", "AUX") for token in before) else None

    def _below(self, index: int) -> Iterator[int]:
        """What hangs on an event and is dated with it: *helped build it in 1990*, *welcomed them for talks since 2018*."""
        token = self.tokens[index]
        if token.pos not in ("VERB", "AUX"):
            return
        for child in self.syntax.children(index, "xcomp"):
            if token.lemma in CARRIERS or token.lemma in ASSISTING:
                yield child
        for child in self.syntax.children(index, "prep", "dobj", "agent"):
            yield from self._nouns(child)
        for child in self.syntax.children(index, "conj"):  # *were killed and wounded on Tuesday*
            if not self.syntax.children(child, "nsubj", "nsubjpass") or self.tokens[child].tag == token.tag:
                yield child

    def _nouns(self, index: int) -> Iterator[int]:
        """The nouns of an object or a prepositional phrase, down through prepositions."""
        if self.tokens[index].pos in ("NOUN", "PROPN"):
            yield index
        for child in self.syntax.children(index, "prep", "pobj"):
            yield from self._nouns(child)

    def _reach(self, trigger: Trigger) -> dict[int, int]:
        """The words whose date is the event's too, and how far off they are."""
        at = trigger.head
        reach = {at: 0}
        if trigger.light is not None:
            reach[trigger.light] = 1
        if trigger.operator == "FUTURE" and self.tokens[at].dep == "ccomp":
            reach[self.tokens[at].head] = 1  # a threat or a promise is made when it is said
        distance = 2
        while True:
            token = self.tokens[at]
            above = self.syntax.head(at)
            if above is None:
                break
            if token.pos in ("VERB", "AUX"):
                if (
                    token.dep not in REDUCED
                    or self.syntax.children(at, "nsubj", "nsubjpass", "expl")
                    or (token.dep == "conj" and above > at)
                ):
                    break
                above_token = self.tokens[above]
                if token.dep in ("xcomp", "advcl", "acl") and token.tag == "VB" and above_token.lemma not in CARRIERS:
                    break  # what is planned, hoped or ordered has its own day
                if above in self.triggers and token.dep == "xcomp" and above_token.pos == "VERB" and token.tag == "VB":
                    break
            elif not self._carried(at, above, trigger):
                break
            at = above
            reach.setdefault(at, distance)
            distance += 1
        return reach

    def _carried(self, at: int, above: int, trigger: Trigger) -> bool:
        """Whether a noun's event happens when the word above it does."""
        token, over = self.tokens[at], self.tokens[above]
        if over.pos not in ("VERB", "AUX"):
            return above not in self.triggers and token.dep in ("pobj", "prep", "conj", "appos", "compound") and over.pos in ("ADP", "NOUN")
        if above == trigger.light or over.lemma in CARRIERS:
            return True
        if token.dep in ("nsubj", "nsubjpass"):
            return above in self.triggers or over.lemma not in ("say", "show", "mean", "suggest")
        return token.dep in ("dobj", "attr") and above not in self.triggers

    def _governor(self, index: int, wanted: Container[int] = ()) -> int:
        """The verb or the event noun a time or place hangs on, or the first word above it that is ``wanted``."""
        at = index
        for at in self.syntax.ancestors(index):
            if at in wanted or at in self.triggers or self.tokens[at].pos in ("VERB", "AUX"):
                break
        return at

    def _lasting(self, head: int) -> bool:
        """*Since 2018*: it began then, and goes on."""
        above = self.syntax.head(head)
        words = {self.tokens[i].text.lower() for i in (head - 1, head - 2) if i >= 0}
        if above is not None:
            words.add(self.tokens[above].text.lower())
        return "since" in words or "until now" in words

    def _historical(self, when: When) -> bool:
        """Whether a date lies so far back that it is background."""
        if when.end is None:
            return self._years_ago(when)
        end = date.fromisoformat(when.end)
        if self.report.published is not None:
            return end < self.report.published - BACKGROUND
        if self.latest is None:
            return False
        return end.year <= self.latest - 2 or when.precision in ("decade", "century")

    def _years_ago(self, when: When) -> bool:
        """*Thirty years ago* is background whenever it was written."""
        after = self.tokens[bisect_left(self.tokens, when.span.start, key=lambda token: token.span.start) :]
        for found in find(" ".join(token.text for token in takewhile(lambda token: token.span.end <= when.span.end, after))):
            unit, count = found.parts.get("unit", ""), amount(found.parts.get("n", ""))
            if found.kind == "ago" and found.parts["dir"] in ("ago", "in the past"):
                return unit.startswith(("decade", "centur")) or (unit == "years" and (count is None or count >= 2))
        return False

    def _story(self, story: When | None, sentence: Sentence, said: Sequence[tuple[int, When]]) -> When | None:
        """The past date the narration has reached in this sentence; None where it tells of the present."""
        if story is not None and self._new_paragraph(sentence) and not self._goes_on(sentence):
            story = None
        roots = [i for i in range(sentence.first, sentence.last) if self.syntax.head(i) is None]
        clauses = {i for root in roots for i in self.syntax.conjuncts(root)}
        opened = [(head, when) for head, when in said if self._governor(head) in clauses]
        if opened:
            head, when = opened[-1]
            old = self._historical(when) and not self._lasting(head)
            return when if old else None
        if any(when.start is not None and not self._historical(when) for _, when in said):
            return None
        tenses = [self._tense(i) for i in clauses]
        return story if story is not None and "present" not in tenses and "future" not in tenses else None

    def _new_paragraph(self, sentence: Sentence) -> bool:
        if sentence.first == 0:
            return True
        return "\n" in self.report.text[self.tokens[sentence.first - 1].span.end : sentence.span.start]

    def _goes_on(self, sentence: Sentence) -> bool:
        """A paragraph that opens with *they* goes on with the story before it."""
        return any(
            self.tokens[i].lemma.lower() in ANAPHORS or self.tokens[i].text.lower() in ANAPHORS
            for i in range(sentence.first, min(sentence.first + 2, sentence.last))
        )

    def _told(self, index: int) -> bool:
        """Whether a word is told in the past."""
        return self._told_tense(index) in ("past", "perfect")

    def _told_tense(self, index: int) -> str | None:
        """A word's own tense, or that of the nearest finite verb above it."""
        tenses = (self._tense(at) for at in (index, *self.syntax.ancestors(index)))
        return next((tense for tense in tenses if tense is not None), None)

    def _tense(self, index: int) -> str | None:
        return tense(self.syntax, index)

    def _quoted(self, trigger: Trigger) -> bool:
        return any(content.quoted and content.span.contains(trigger.span) for content in self.report.of(Content))

    def _head(self, span: Span) -> int | None:
        """The word of a span that hangs on a word outside it."""
        index = self.starts.get(span.start)
        if index is None:
            index = next((t.index for t in self.tokens if t.span.start < span.end and span.start < t.span.end), None)
        if index is None:
            return None
        inside = []
        while index < len(self.tokens) and self.tokens[index].span.start < span.end:
            inside.append(index)
            index += 1
        return next((i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i), inside[0] if inside else None)

    # --- places ---------------------------------------------------------------------------------------------------------

    def _located(self) -> Iterator[Located]:
        places: dict[int, list[Place]] = {}
        for place in self.report.of(Place):
            if 0 <= place.head < len(self.tokens):
                places.setdefault(self.tokens[place.head].sentence, []).append(place)
        for trigger in self.triggers.values():
            nearby = places.get(self.tokens[trigger.head].sentence)
            if not nearby:
                continue
            reach = self._reach(trigger)
            seen: set[str] = set()
            for place in nearby:
                if place.key not in seen and self._at(trigger, place, reach):
                    seen.add(place.key)
                    yield Located(span=place.span, by=self.maker, score=0.7, of=trigger.span, place=place.key)

    def _at(self, trigger: Trigger, place: Place, reach: dict[int, int]) -> bool:
        """Whether the event happened at the place: *in Kabul*, *the Kabul attack*, *invaded Crimea*."""
        at = self.syntax.first_conjunct(place.head)
        while True:
            token, above = self.tokens[at], self.syntax.head(at)
            if above is None or at == trigger.head:
                return False
            over = self.tokens[above]
            if token.dep in ("pobj", "pcomp") and over.pos in ("ADP", "SCONJ", "ADV"):
                word, target = over.text.lower(), self.syntax.head(above)
                if target is None:
                    return False
                if word in INSIDE and (target in reach or self._beside(trigger, target)):
                    return True
                if word in TOWARD and target in (trigger.head, trigger.light) and self._moves(trigger):
                    return True
                if word not in INSIDE and word != "of":
                    return False
                if self.tokens[target].pos in ("VERB", "AUX"):
                    return False
                if target == trigger.head:
                    return word in INSIDE or self.tokens[target].lemma in PLACED_OBJECT or trigger.lemma == "invasion"
                at = target
            elif token.dep in ("compound", "nmod", "poss", "appos", "conj", "npadvmod") and above == trigger.head:
                return token.dep in ("compound", "nmod") and token.index == place.head
            elif token.dep in ("compound", "nmod", "poss", "appos", "conj") and above not in self.triggers:
                at = above
            elif token.dep in ("dobj", "nsubjpass"):
                named = at == place.head or token.lemma in SETTLEMENTS  # *shelled the town of Tarun*
                return named and above in (trigger.head, trigger.light) and trigger.lemma in PLACED_OBJECT
            else:
                return False

    def _beside(self, trigger: Trigger, target: int) -> bool:
        """*Met his counterpart in Muscat*: the place of a bodily act may hang on whom it reaches."""
        return trigger.type in BODILY and self.tokens[target].dep == "dobj" and self.tokens[target].head in (trigger.head, trigger.light)

    def _moves(self, trigger: Trigger) -> bool:
        light = self.tokens[trigger.light].lemma if trigger.light is not None else ""
        return trigger.lemma in MOTION or light in MOTION or trigger.mode == "visit"
