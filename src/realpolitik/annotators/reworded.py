"""Whether a text went through a synonym machine, and what its words stood for before."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Mark, Restored, Reworded, Span
from realpolitik.core.report import Report
from realpolitik.knowledge.rewording import nearbook, odd, pairs, phrasebook
from realpolitik.text.rewording import evidence, head_lemma, leaning, likeness, merged, oddness, probability, slip_weight, slips

VERDICT = 0.5
SHORT = 100


class Rewording:
    """Gives one verdict a report, and readings: all of them in reworded text, only unmistakable names in other text."""

    name = "reworded"
    needs: tuple[type[Mark], ...] = ()
    gives: tuple[type[Mark], ...] = (Restored, Reworded)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [self._read(report.text) for report in reports]

    def _read(self, text: str) -> list[Mark]:
        if not text:
            return []
        words = len(text.split())
        matches, broken = phrasebook().find(text), nearbook().find(text)
        weight, slipped, lean = evidence(matches), slips(text), leaning(text, *pairs())
        rate = 1000 * len({match.means.lower() for match in broken}) / (words + SHORT)
        score = probability(weight + slip_weight(slipped) + lean, words)
        if words >= SHORT:  # shares say nothing of a few sentences
            score = max(score, likeness(weight, slipped, lean, rate, oddness(text, odd())))
        verdict = score >= VERDICT
        if verdict:
            matches = merged(matches, nearbook().find(text, loose=True))
        marks: list[Mark] = [
            Restored(
                span=Span(match.start, match.end), by=self.name, score=max(match.phrase.strength, 0.5), means=match.means,
                kind=match.phrase.kind, lemma=head_lemma(match.means),
            )
            for match in matches
            if verdict or match.phrase.sure
        ]  # fmt: skip
        marks.append(Reworded(span=Span(0, len(text)), by=self.name, score=round(score, 4), verdict=verdict))
        return marks
