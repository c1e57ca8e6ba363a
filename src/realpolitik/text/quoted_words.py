"""Where a report's words stand to its quote marks: which are quoted, and what stands beside a quotation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from realpolitik.core.marks import Actor, Form, Token
from realpolitik.text.quotes import Quoted, quotations

STOPS = frozenset({".", "!", "?"})
DASHES = frozenset({"―", "—", "–", "--", "-"})
NOMINAL = frozenset({"PROPN", "PRON", "NOUN", "DET", "ADJ"})
VERBAL = frozenset({"VERB", "AUX"})
CLOSING = "\"'”’“‘»`"
REACH = 40
# How many words a headline may give to whoever says it, and who need not be known: *source*, *report*.
LAST = 4
NAMELESS = frozenset("source sources report reports study poll survey witness witnesses official officials media".split())


class QuotedWords:
    """Quotations of a text as token ranges. ``inside[i]`` is the number of the quotation token *i* stands in, or -1."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.quotes: list[Quoted] = quotations(text)
        self.ranges = sorted((low, high, n) for n, quoted in enumerate(self.quotes) for low, high in quoted.ranges)
        self.inside = self._insides()
        self.bounds: dict[int, tuple[int, int]] = {}
        for index, number in enumerate(self.inside):
            if number >= 0:
                self.bounds[number] = (self.bounds.get(number, (index, index))[0], index)

    def _insides(self) -> list[int]:
        inside = [-1] * len(self.tokens)
        at = 0
        for token in self.tokens:
            while at < len(self.ranges) and self.ranges[at][1] <= token.span.start:
                at += 1
            if at < len(self.ranges) and self.ranges[at][0] <= token.span.start:
                inside[token.index] = self.ranges[at][2]
        return inside

    def quoted_length(self, low: int, high: int) -> int:
        """How many characters of a range are quoted."""
        return sum(max(0, min(high, end) - max(low, start)) for start, end, _ in self.ranges)

    def form(self, low: int, high: int) -> Form:
        """Whether a range of characters is quoted, wholly (but for two marks) or in part."""
        quoted = self.quoted_length(low, high)
        if quoted == 0:
            return "indirect"
        return "direct" if quoted >= high - low - 2 else "mixed"

    def breaks(self, index: int) -> bool:
        """Whether a paragraph ends after this token."""
        if index + 1 >= len(self.tokens):
            return True
        return "\n" in self.text[self.tokens[index].span.end : self.tokens[index + 1].span.start]

    def before(self, first: int) -> list[int]:
        """The words before a quotation, back to the last full stop, quotation or paragraph; a colon leads into the next one."""
        found: list[int] = []
        at = first - 1
        while at >= 0 and len(found) < REACH and not self._ends(at) and not (self.breaks(at) and (found or self.tokens[at].text != ":")):
            found.append(at)
            at -= 1
        return found[::-1]

    def after(self, last: int) -> list[int]:
        """The words after a quotation, up to the next full stop, quotation or paragraph."""
        found: list[int] = []
        at = last + 1
        while at < len(self.tokens) and len(found) < REACH and not self._ends(at) and not self.breaks(at - 1):
            found.append(at)
            at += 1
        if not found and at + 1 < len(self.tokens) and self.breaks(last) and self.tokens[at].text in DASHES:
            while at < len(self.tokens) and len(found) < 12 and (not found or not self.breaks(at - 1)):
                found.append(at)  # a signature on a line of its own
                at += 1
        return found

    def _ends(self, at: int) -> bool:
        return self.tokens[at].text in STOPS or self.inside[at] >= 0

    def is_open(self, last: int, after: Sequence[int], *, full: bool) -> bool:
        """Whether the sentence may go on after a quotation: it closes with a comma, or is ``full`` and what follows is short."""
        inner = self._last_mark(last)
        if inner == "." and self.tokens[after[0]].pos == "CCONJ":
            return False  # *“We will stay.” And the mayor called it a mistake.*
        if inner in ",?!…-—–" or self.tokens[after[0]].text == "," or self.tokens[after[0]].text in DASHES:
            return True
        return full and (len(after) <= 8 or inner not in ".;:")

    def is_full(self, first: int, last: int) -> bool:
        """Whether what is quoted could be a sentence rather than a few borrowed words."""
        words = [t for t in range(first, last + 1) if self.tokens[t].pos not in ("PUNCT", "SPACE")]
        ends = self._last_mark(last) in (".", "!", "?", ",", "…")
        return len(words) >= 3 and (ends or any(self.tokens[t].pos in ("VERB", "AUX") for t in words))

    def is_sentence(self, first: int, last: int) -> bool:
        """Whether a quotation opens a sentence and ends one, its last or an earlier one."""
        before = first - 1
        starts = first == 0 or self.tokens[before].text in STOPS or self.breaks(before) or self.inside[before] >= 0
        stops = self._last_mark(last) in STOPS or any(self.tokens[t].text in STOPS for t in range(first, last - 1))
        return starts and stops and self.is_full(first, last)

    def _last_mark(self, last: int) -> str:
        """The last character of a quotation before the marks that close it."""
        return self.text[: self.tokens[last].span.end].rstrip(CLOSING)[-1:]

    def is_near(self, stop: int, first: int) -> bool:
        """Whether a quotation opens in the paragraph that holds ``stop``, or in the next, with little in between."""
        between = self.text[stop : self.tokens[first].span.start]
        return len(between) < 250 and len([part for part in between.split("\n") if part.strip()]) <= 2

    def neighbour(self, head: int) -> tuple[int, ...]:
        """Who stands between a quotation and its verb, or right after the verb: for sentences whose parse went astray."""
        tokens = self.tokens
        for step in (-1, 1):
            names: list[int] = []
            at = head + step
            while 0 <= at < len(tokens) and tokens[at].pos in ("ADV", "AUX") and abs(at - head) < 3:
                at += step
            while 0 <= at < len(tokens) and self.inside[at] < 0 and tokens[at].pos in NOMINAL:
                if tokens[at].pos in ("PROPN", "PRON", "NOUN") and tokens[at].dep != "npadvmod":  # *tweeted yesterday*
                    names.append(at)
                at += step
            beside = 0 <= at < len(tokens) and self.inside[at] >= 0
            closed = step == 1 and (at >= len(tokens) or tokens[at].pos == "PUNCT")
            if names and (beside or closed):
                return (max(names),)
        # *The singer, a supporter, tweeted yesterday: “…”*, its verb taken for a participle.
        colon = any(token.text == ":" for token in tokens[head + 1 : head + 3])
        taken = (
            tokens[head].tag == "VBN" and tokens[head].dep == "acl" and tokens[head].head < head and tokens[head - 1].text == "," and colon
        )
        return (tokens[head].head,) if taken else ()

    def labelled(self, actors: Mapping[int, Actor]) -> list[tuple[int, range, tuple[int, int]]]:
        """Who is put before or behind a colon as the speaker of the rest: the mark, the words of the source, what is said (characters).

        ``actors`` are those known by their head.
        """
        tokens = self.tokens
        labels = [(*label, self.is_loud(*label[:2])) for label in self.labels()]
        interview = sum(loud for *_, loud in labels) > 1  # a single loud label may be a dateline
        found = []
        for start, colon, end, loud in labels:
            actor = actors.get(colon - 1)
            one = tokens[end - 1].sentence == tokens[colon + 1].sentence and tokens[end - 1].text != "."
            headline = start < 2 and one and actor is not None and actor.kind != "state"
            if (loud and interview) or headline:
                found.append((colon, range(start, colon), (tokens[colon + 1].span.start, tokens[end - 1].span.end)))
        mark, end = self.credited()
        named = actors.get(end - 1)
        if mark and (tokens[end - 1].text.lower() in NAMELESS or (named is not None and named.kind != "state")):
            found.append((mark, range(mark + 1, end), (tokens[0].span.start, tokens[mark - 1].span.end)))
        return found

    def labels(self) -> list[tuple[int, int, int]]:
        """Paragraphs that open with a short label without a verb and a colon: first token, colon, end."""
        tokens = self.tokens
        found: list[tuple[int, int, int]] = []
        start = 0
        for index in range(len(tokens)):
            if not self.breaks(index):
                continue
            end, first = index + 1, start
            start = end
            while first < end and tokens[first].pos in ("PUNCT", "SPACE"):
                first += 1
            colon = next((t for t in range(first + 1, min(first + 7, end)) if tokens[t].text == ":"), None)
            if colon is None or tokens[colon - 1].pos not in ("PROPN", "NOUN"):
                continue
            label, rest = range(first, colon), range(colon + 1, end)
            if not any(tokens[t].pos in VERBAL for t in label) and any(tokens[t].pos in VERBAL for t in rest):
                found.append((first, colon, end))
        return found

    def credited(self) -> tuple[int, int]:
        """The colon or dash before whoever a headline names last, and the end: *Floods kill hundreds: minister*; zeros if there is none."""
        tokens = self.tokens
        end = next((t + 1 for t in range(len(tokens)) if self.breaks(t)), 0)
        marks = [t for t in range(max(1, end - 1 - LAST), end - 1) if tokens[t].text in (":", *DASHES) and self._apart(t)]
        if not marks or tokens[end - 1].pos not in ("PROPN", "NOUN"):
            return 0, 0
        told, who = tokens[: marks[-1]], tokens[marks[-1] + 1 : end]
        spoken = any(t.pos in VERBAL for t in told) and not any(t.pos in (*VERBAL, "ADP", "NUM", "PUNCT") for t in who)
        return (marks[-1], end) if spoken and not any(t.text == ":" for t in told) else (0, 0)

    def _apart(self, mark: int) -> bool:
        """A dash of its own, not that of *four-party*."""
        return self.text[self.tokens[mark].span.end : self.tokens[mark + 1].span.start] == " "

    def is_loud(self, first: int, colon: int) -> bool:
        """Whether a label is written in capitals, as in interviews."""
        return all(self.tokens[t].text.isupper() for t in range(first, colon) if self.tokens[t].text.isalpha())
