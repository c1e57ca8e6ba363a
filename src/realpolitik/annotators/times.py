"""Time expressions and what they are worth, counted from the day of publication and the tense of the verb they hang on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from realpolitik.core.marks import Mark, Sentence, Span, Token, When
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.text.timex import Found, find
from realpolitik.text.timex_anchor import Anchor, Tense
from realpolitik.text.timex_values import resolve

# The tense matters to these only; the others are not asked for it.
BY_TENSE = frozenset({"weekday", "day", "month", "season", "unit", "quarter", "holiday"})
# A date that a later *a year earlier* can count from.
POINT = re.compile(r"\d{4}(?:-(?:\d\d(?:-\d\d)?|Q\d|W\d\d))?(?:T.*)?")
AHEAD = frozenset({"will", "shall", "'ll", "would", "may", "might", "should", "must"})
# Nouns and verbs whose complement lies ahead: *plans to*, *scheduled for*.
PLANS = frozenset({"plan", "schedule", "expect", "due", "set", "slate", "intend", "hope", "aim", "prepare", "deadline", "upcoming"})


# Verbs whose present tense tells what is fixed for a day to come; of others it tells what a picture shows (*mourners stand there Friday*).
FIXED = frozenset({"begin", "start", "open", "reopen", "end", "close", "expire", "resume", "vote", "convene", "meet"})
# Verbs after which *until Friday* lies ahead: *the deadline was extended until Friday*.
PUT_OFF = frozenset({"postpone", "delay", "extend", "defer", "adjourn", "suspend", "give", "grant", "prolong", "reschedule"})
# Verbs whose infinitive happens when they do.
IMPLICATIVE = frozenset({"force", "compel", "manage", "begin", "start", "continue", "help", "oblige", "come", "go", "get", "bring", "use"})


class Times:
    """Gives a :class:`When` for each time expression, over the words as meant."""

    name = "times"
    needs: tuple[type[Mark], ...] = (Token, Sentence)
    gives: tuple[type[Mark], ...] = (When,)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [self._read(report) for report in reports]

    def _read(self, report: Report) -> list[Mark]:
        tokens, syntax = report.of(Token), report.syntax
        marks: list[Mark] = []
        mentioned: str | None = None
        for sentence in report.of(Sentence):
            text, starts = said(tokens, sentence)
            for found in find(text):
                inside = [i for i, at in starts if found.start < at + len(tokens[i].text) and at < found.end]
                if not inside or (found.kind == "year" and counts(syntax, inside)):
                    continue
                tense = tense_of(syntax, inside) if found.kind in BY_TENSE else None
                value = resolve(found, Anchor(report.published, mentioned, tense))
                if value.type in ("DATE", "TIME") and value.value and POINT.fullmatch(value.value) and not compared(found):
                    mentioned = value.value
                marks.append(
                    When(
                        span=_span(tokens, starts, found.start, found.end, inside), by=self.name, type=value.type,
                        value=value.value,
                        start=value.start.isoformat() if value.start else None, end=value.end.isoformat() if value.end else None,
                        precision=value.precision,
                    )
                )  # fmt: skip
        return marks


def compared(found: Found) -> bool:
    """Whether a date is only what others are held against: *up from $5 million a year ago* leaves the year that is spoken of."""
    return (
        found.kind == "ago" and found.parts["unit"] == "year" and found.parts["n"] in ("a", "") and found.parts["dir"] in ("ago", "earlier")
    )


def said(tokens: Sequence[Token], sentence: Sentence) -> tuple[str, list[tuple[int, int]]]:
    """The sentence in the words as meant, with each token's place in it."""
    parts: list[str] = []
    starts: list[tuple[int, int]] = []
    length = 0
    for index in range(sentence.first, sentence.last):
        token = tokens[index]
        if parts and tokens[index - 1].span.end != token.span.start:
            parts.append(" ")
            length += 1
        starts.append((index, length))
        word = token.text if token.text.strip() else " "
        parts.append(word)
        length += len(word)
    return "".join(parts), starts


def _span(tokens: Sequence[Token], starts: Sequence[tuple[int, int]], start: int, end: int, inside: Sequence[int]) -> Span:
    """The words as written; cut inside a token only where the token stands as written."""
    places = dict(starts)
    first, last = tokens[inside[0]], tokens[inside[-1]]
    low, high = first.span.start, last.span.end
    if len(first.span) == len(first.text):
        low += max(0, start - places[first.index])
    if len(last.span) == len(last.text):
        high = last.span.start + min(len(last.text), end - places[last.index])
    return Span(low, max(high, low + 1))


def counts(syntax: Syntax, inside: Sequence[int]) -> bool:
    """Whether what looks like a year counts things: *2000 rifles*, but not *the 2000 elections*."""
    token = syntax.tokens[inside[-1]]
    if len(inside) > 1 or token.dep != "nummod" or token.head != token.index + 1 or syntax.tokens[token.head].tag != "NNS":
        return False
    return not syntax.children(token.head, "det", "poss", "amod")


def tense_of(syntax: Syntax, inside: Sequence[int]) -> Tense:
    """The tense of the verb that governs an expression; None where there is none."""
    here = set(inside)
    at = next((i for i in inside if syntax.tokens[i].head not in here), inside[0])
    if syntax.tokens[at].dep == "poss":
        return "past"  # *Wednesday's ruling*
    until = False
    for above in (at, *syntax.ancestors(at)):
        token = syntax.tokens[above]
        if above not in here and ((token.lemma in PLANS and token.tag not in ("VBD", "NN", "NNS")) or token.lemma == "next"):
            return "past" if _over(syntax, above) else "future"
        if token.pos not in ("VERB", "AUX"):
            until = until or token.lemma in ("until", "till")
            continue
        if until and (token.lemma in PUT_OFF or (token.lemma == "put" and syntax.children(above, "prt"))):
            return "future"
        words = {syntax.tokens[a].text.lower() for a in syntax.auxiliaries(above)}
        if words & AHEAD and not words & {"have"}:
            return "future"
        if token.tag == "VB" and "to" in words:
            if syntax.tokens[token.head].lemma in IMPLICATIVE or token.dep == "advcl" or _ranked(syntax, token):
                continue  # *was forced to step down in July*, *sailed to block the port*: it happened when the forcing did
            return "past" if "have" in words or _over(syntax, token.head) else "future"
        if token.tag == "VBD" or words & {"was", "were", "had", "has", "have", "did"}:
            return "past"
        if token.tag == "VBN" and not words:
            return "past"  # *a decision announced Wednesday*
        if token.tag in ("VBZ", "VBP") or words & {"is", "are", "am", "'s", "'re"}:
            return "future" if (until or token.lemma in FIXED) and not words else "present"
    return None


def _ranked(syntax: Syntax, verb: Token) -> bool:
    """Whether an infinitive tells who did something first, last or alone: *the first ship to pass on Friday*."""
    return verb.dep in ("acl", "relcl") and any(
        syntax.tokens[child].lemma in ("first", "second", "third", "last", "only") for child in syntax.children(verb.head, "amod", "nummod")
    )


def _over(syntax: Syntax, plan: int) -> bool:
    """Whether what was planned lies behind: *had been due to end on Friday*."""
    words = {syntax.tokens[a].text.lower() for at in (plan, syntax.tokens[plan].head) for a in syntax.auxiliaries(at)}
    return "had" in words
