"""Hypothesis strategies for the nouns of the house: spans, texts, reports."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from realpolitik.core.marks import Span
from realpolitik.core.report import Report

NAMES = (
    "Russia", "the Kremlin", "Mr. Nikolai Orlov", "Dr. Hana Ito", "Kenyan President Amos Kiplagat", "rebels",
    "the UN Security Council",
    "Afghan refugees", "CBS Information", "the Taliban", "Côte d’Ivoire", "U.S. troops", "his government", "they",
    "we", "São Tomé",
    "L'Équipe", "the Collective Security Treaty", "北京", "الرياض", "Київ",
)  # fmt: skip
VERBS = (
    "attacked", "did not attack", "will meet", "was accused by", "said that", "told", "may recognise", "denied",
    "has been bombed by",
    "threatened to sanction", "signed a treaty with", "killed 14 to 15,000", "fears", "withdrew from",
    "is obliged to defend",
    ", who visited",
)  # fmt: skip
TIMES = (
    "on Tuesday", "in 1979", "last week", "next month", "since 2018", "in the Nineteen Nineties", "at 5 p.m.",
    "by 31 June", "today",
)  # fmt: skip
# Half a character (a lone surrogate) is refused by the readers and never gets as far as a report.
ODD = (
    "\n", "\n\n", "\r\n", "\t", "  ", "“", "”", "‘", "’", '"', "'", "«", "»", "„", "…", "—", "(", ")", "[", ".",
    "?!", ";", ":", "%",
    "$", "👩‍🚀", "🇺🇦", "e\u0301", "\u202e", "\u200b", "\u00a0", "\u2028", "\x00", "\ufeff", "ﬁ", "İ", "ß", "<b>",
    "&amp;", "#", "\\", "-",
)  # fmt: skip

days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def spans(draw: st.DrawFn, *, end: int = 200) -> Span:
    """Any span that ends at or before ``end``."""
    start = draw(st.integers(0, end - 1))
    return Span(start, draw(st.integers(start + 1, end)))


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """Something like a clause of news, with odd characters at its seams."""
    parts = [draw(st.sampled_from(choice)) for choice in (NAMES, VERBS, NAMES, TIMES)]
    seams = [draw(st.sampled_from((" ", " ", " ", *ODD))) for _ in parts]
    return "".join(part + seam for part, seam in zip(parts, seams, strict=True))


def texts() -> st.SearchStrategy[str]:
    """Texts of every kind: like news, broken, in other scripts, and mere characters; also empty ones."""
    pieces = st.one_of(clauses(), clauses(), st.sampled_from(ODD), st.text(max_size=12))
    return st.lists(pieces, max_size=6).map("".join)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report nobody has marked yet."""
    published = draw(days)
    return Report(
        text=draw(texts()),
        title=draw(st.none() | st.sampled_from(("War looms", "‮نص‬ 👩‍🚀", ""))),
        outlet=draw(st.none() | st.sampled_from(("CBS News", "El País", "\x00"))),
        published=published,
        published_from="given" if published else None,
    )
