"""Sentences, words, syntax and first entities; rewording is read through, so that the parse sees *exercises*, not *workout routines*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from realpolitik.core.marks import Entity, Mark, Restored, Sentence, Span, Token
from realpolitik.core.report import Report
from realpolitik.knowledge.codebook import verbs
from realpolitik.knowledge.outlets import outlet
from realpolitik.models.parser import Parse, Word, parse
from realpolitik.text.furniture import cuts

# A paragraph ends a sentence whatever the parser thinks of it.
PARAGRAPH = re.compile(r"\n\s*")
# *KYIV, Aug. 20 (Reuters) -*, *Moscow —*: no part of the sentence that follows.
DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.'’]+(?:[ ,/-]{1,2}[A-Z0-9][\w.'’]*){0,7}),?\s*"
    r"(?P<agency>\([A-Z][\w .&/-]{1,30}\)\.?\s*)?(?P<dash>—|–|--|-)\s+(?=[A-Z“\"‘'])"
)
# Forms that the lemmatizer leaves as they are.
LEMMAS = {
    "sworn": "swear", "slain": "kill", "overran": "overrun", "strove": "strive", "raped": "rape", "reneged": "renege", "vetoed": "veto",
    "dined": "dine", "piped": "pipe", "axed": "axe", "forgave": "forgive", "leapt": "leap", "spared": "spare", "initialled": "initial",
}  # fmt: skip
TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2028": " ", "\r": " ", "\t": " ", "…": ".",
                            "\u200b": " ", "\u200c": " ", "\u200d": " ", "\u2060": " ", "\ufeff": " "})  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A paragraph with its readings written in, and for each code point of it the place in the report."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Words:
    """Gives sentences, tokens (over the words as meant, spans over the words as written) and entities."""

    name = "words"
    needs: tuple[type[Mark], ...] = (Restored,)
    gives: tuple[type[Mark], ...] = (Sentence, Token, Entity)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        pieces = [paragraphs(report) for report in reports]
        flat = [piece for one in pieces for piece in one]
        parses = iter(parse([piece.text for piece in flat]))
        return [self._marks([(piece, next(parses)) for piece in one]) for one in pieces]

    def _marks(self, parsed: Sequence[tuple[Piece, Parse]]) -> list[Mark]:
        marks: list[Mark] = []
        offset = sentence = 0
        for piece, result in parsed:
            where = {}
            for number, (first, last) in enumerate(result.sentences):
                where.update(dict.fromkeys(range(first, last), sentence + number))
            for index, word in enumerate(result.words):
                marks.append(
                    Token(
                        span=_span(piece, word.start, word.end), by=self.name, index=offset + index, sentence=where[index],
                        text=word.text, lemma=_lemma(word), pos=word.pos, tag=word.tag, dep=word.dep,
                        head=offset + word.head,
                    )
                )  # fmt: skip
            for number, (first, last) in enumerate(result.sentences):
                span = _span(piece, result.words[first].start, result.words[last - 1].end)
                marks.append(Sentence(span=span, by=self.name, index=sentence + number, first=offset + first, last=offset + last))
            for first, last, label in result.entities:
                span = _span(piece, result.words[first].start, result.words[last - 1].end)
                marks.append(Entity(span=span, by=self.name, score=0.8, label=label, first=offset + first, last=offset + last))
            offset += len(result.words)
            sentence += len(result.sentences)
        return marks


def _lemma(word: Word) -> str:
    """The lemma, mended where the model cuts a verb short (*staged* is no *stag*, *cordoned* no *cordone*)."""
    if word.pos == "PROPN":
        return word.lemma
    lemma = LEMMAS.get(word.text.lower(), word.lemma.lower())
    if word.pos == "VERB" and lemma not in verbs():
        for mended in (f"{lemma}e", lemma.removesuffix("e")):
            if mended in verbs() and word.text.lower() in (f"{mended}d", f"{mended}ed", f"{mended.removesuffix('e')}ing"):
                return mended
    return lemma


def _span(piece: Piece, start: int, end: int) -> Span:
    return Span(piece.starts[start], piece.ends[end - 1])


def paragraphs(report: Report) -> list[Piece]:
    """The paragraphs of a report as the parser shall see them."""
    readings = sorted(report.of(Restored), key=lambda mark: mark.span)
    found, start = [], 0
    for gap in [*PARAGRAPH.finditer(report.text), None]:
        end = gap.start() if gap else len(report.text)
        if report.text[start:end].strip():
            cut = _dateline(report.text, start, end)
            places = sorted({start, cut, *cuts(report.text, cut, end, outlet), end})
            for low, high in pairwise(places):
                inside = [mark for mark in readings if low <= mark.span.start and mark.span.end <= high]
                found.append(_piece(report.text, low, high, inside))
        start = gap.end() if gap else end
    return found


def _dateline(text: str, start: int, end: int) -> int:
    """Where the sentence after a paragraph's dateline begins; ``start`` if it has none."""
    opening = DATELINE.match(text, start, end)
    if opening is None or opening.end() - start > 80 or opening.end() >= end:
        return start
    words = re.split(r"[ ,/-]", opening["place"])
    shouted = words[0].isupper() and len(words[0]) > 2
    if opening["dash"] != "-":  # *Photo KUNDUZ, Afghanistan --*
        shouted = shouted or any(word.isupper() and word.isalpha() and len(word) > 3 for word in words)
    surely = opening["agency"] or shouted or opening["dash"] == "—"
    return opening.end() if surely else start


def _piece(text: str, start: int, end: int, readings: Sequence[Restored]) -> Piece:
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def plain(low: int, high: int) -> None:
        out.append(text[low:high].translate(TYPOGRAPHY))
        starts.extend(range(low, high))
        ends.extend(range(low + 1, high + 1))

    at = start
    while at < end and text[at].isspace():
        at += 1
    for reading in readings:
        if reading.span.start < at:
            continue
        plain(at, reading.span.start)
        for word_start, word_end, word in _aligned(text, reading):
            out.append(word)
            starts.extend([word_start] * len(word))
            ends.extend([word_end] * len(word))
        at = reading.span.end
    plain(at, end)
    return Piece("".join(out), tuple(starts), tuple(ends))


def _aligned(text: str, reading: Restored) -> list[tuple[int, int, str]]:
    """Each word of what is meant with the written words it stands for: one to one as far as they go, the rest to the last."""
    written = [
        (m.start() + reading.span.start, m.end() + reading.span.start)
        for m in re.finditer(r"\S+", text[reading.span.start : reading.span.end])
    ]
    meant = reading.means.split(" ")
    aligned = []
    for number, word in enumerate(meant):
        last = number == len(meant) - 1
        low, high = written[min(number, len(written) - 1)]
        if last:
            high = reading.span.end
        aligned.append((low, high, word if last else word + " "))
    return aligned
