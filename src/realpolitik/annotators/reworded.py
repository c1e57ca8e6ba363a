"""Whether a text went through a synonym machine, and what its words stood for before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from realpolitik.core.marks import Mark, Restored, Reworded, Span
from realpolitik.core.report import Report
from realpolitik.knowledge.rewording import nearbook, odd, pairs, phrasebook
from realpolitik.models.wording import wording
from realpolitik.text.rewording import Evidence, evidence, head_lemma, leaning, likeness, merged, oddness, probability, slip_weight, slips

VERDICT = 0.5
# Broken expressions take long to find and are looked for only where a text may be reworded: in 4 of 100 sound ones.
DOUBT = 0.04
# Shares say nothing of a few sentences.
SHORT = 60


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
        matches = phrasebook().find(text)
        score = self._score(text, words, evidence(matches))
        verdict = score >= VERDICT
        if verdict:
            matches = merged(matches, nearbook().find(text, wording().attested, loose=True))
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

    @staticmethod
    def _score(text: str, words: int, weight: float) -> float:
        """How likely a text was reworded: by its phrases alone, or by all signs together."""
        said = gathered(text, words, weight)
        by_phrases = probability(weight + slip_weight(said.slipped) + said.lean, words)
        if words < SHORT:
            return by_phrases
        score = likeness(said)
        if score > DOUBT:
            score = likeness(replace(said, broken=broken(text)))
        return max(by_phrases, score)


def gathered(text: str, words: int, weight: float) -> Evidence:
    """The signs that a text was reworded, but for broken names and expressions, which take longer to find."""
    signs = wording().signs(text)
    fitting = (signs.fitting, signs.use, signs.neighbours, signs.after, signs.before)
    return Evidence(words, weight, slips(text), leaning(text, *pairs()), oddness(text, odd()), fitting)


def broken(text: str) -> tuple[int, int]:
    """How many different names, and how many expressions, stand with one word swapped for a near one."""
    found = {(match.phrase.kind, match.means.lower()) for match in nearbook().find(text, wording().attested)}
    return sum(kind == "name" for kind, _ in found), sum(kind == "expression" for kind, _ in found)
