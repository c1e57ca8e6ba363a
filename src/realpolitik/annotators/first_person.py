"""I and we, inside somebody's words, mean the speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from realpolitik.core.marks import Actor, Content, Mark, Mention, Source
from realpolitik.core.report import Report
from realpolitik.text.titles import FIRST_PLURAL, FIRST_SINGULAR


class FirstPerson:
    """Gives an Actor for each first-person pronoun in a quotation whose speaker is known."""

    name = "first_person"
    needs: tuple[type[Mark], ...] = (Mention, Actor, Content, Source)
    gives: tuple[type[Mark], ...] = (Actor,)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(self._report(report)) for report in reports]

    def _report(self, report: Report) -> Iterator[Actor]:
        speakers = {source.of: source.actor for source in report.of(Source) if source.actor}
        named = {actor.key: actor for actor in reversed(report.of(Actor))}
        contents = sorted(report.of(Content), key=lambda mark: len(mark.span))
        for mention in report.of(Mention):
            if mention.form != "pronoun" or report.syntax.tokens[mention.head].text.lower() not in FIRST_SINGULAR | FIRST_PLURAL:
                continue
            inside = next((c for c in contents if c.span.contains(mention.span) and speakers.get(c.of)), None)
            if inside is None:
                continue
            speaker = named.get(speakers[inside.of] or "")
            if speaker is not None:
                yield replace(speaker, span=mention.span, by=self.name, score=0.6, head=mention.head, form="pronoun")
