"""One self-contained page: the text with its marks on the left, the record on the right; nothing is loaded from anywhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from realpolitik.exports.cards import Section, all_shades, sections
from realpolitik.exports.segments import Reread, Segment, Shade, paragraphs, segments

Record = Mapping[str, Any]

LEGEND = (
    ("event q2", "cooperation, deeds"),
    ("event q1", "cooperation, words"),
    ("event q3", "conflict, words"),
    ("event q4", "conflict, deeds"),
    ("event q4 unreal", "not (yet) real"),
    ("actor", "actor"),
    ("said", "said"),
    ("time", "time"),
    ("figure", "figure"),
    ("place", "place"),
    ("cue", "who speaks"),
    ("status", "standing"),
)
# Words that make a tab stop; the rest can be reached from the record.
STOPS = ("event", "cue", "status", "figure")
NARROW = frozenset({"event", "cue", "status", "figure", "time", "actor", "place"})
FROM = {"given": "as given", "page": "as the page says", "text": "as the text says"}
VERDICTS = {"cooperating": "good", "in conflict": "bad"}


def page(record: Record, posture: Sequence[Record] = ()) -> str:
    """The page for a record and the posture of its pairs."""
    style, script = asset("marks.css") + asset("page.css"), asset("marks.js") + asset("page.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    report, parts = record["report"], fragments(record, posture)
    title = escape(report["title"] or _first_line(report["text"]))
    heading = title if report["title"] else f'<span class="untitled">{title}</span>'
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body class="reading">
<a class="skip" href="#record">To the record</a>
<header>
<h1>{heading}</h1>
<p class="facts">{parts["facts"]}</p>
{parts["warnings"]}
<p class="legend" aria-label="What the colours mean">{parts["legend"]}</p>
</header>
<main>
<article id="text" aria-label="The report">
{parts["text"]}
</article>
<aside id="record" aria-label="The record" tabindex="-1">
{parts["navigation"]}
{parts["record"]}
</aside>
</main>
<footer><p>Made by realpolitik, schema {escape(record["schema"])}. A machine read this:
check what matters against the words.</p></footer>
<script type="module">{script}</script>
</body>
</html>
"""


def fragments(record: Record, posture: Sequence[Record] = ()) -> dict[str, str]:
    """The parts of the page as escaped HTML: ``facts``, ``warnings``, ``legend``, ``text``, ``navigation`` and ``record``."""
    report = record["report"]
    made, rereads = sections(record), _rereads(report)
    shown = (*LEGEND, ("reread", "reworded: point at it")) if rereads else LEGEND
    return {
        "facts": _facts(report), "warnings": _warnings(report),
        "legend": "".join(f'<span class="{look}">{name}</span> ' for look, name in shown),
        "text": _article(report["text"], made, rereads), "navigation": _navigation(made, posture), "record": _record(made, posture),
    }  # fmt: skip


@cache
def asset(name: str) -> str:
    """A file that the page is made of: ``marks.css`` and ``marks.js`` are shared with other pages."""
    return (files("realpolitik.exports") / name).read_text(encoding="utf-8")


def _first_line(text: str) -> str:
    line = next(line.strip() for line in text.splitlines() if line.strip())
    return line if len(line) <= 90 else line[:90].rsplit(" ", 1)[0] + "…"


def _facts(report: Record) -> str:
    day = f"{report['published']} ({FROM[report['published_from']]})" if report["published"] else "undated"
    facts = [report["outlet"], day, report["author"], f"{report['sentences']} sentences"]
    shown = [escape(fact) for fact in facts if fact]
    url = report["url"]
    if url and url.lower().startswith(("https://", "http://")):
        shown.append(f'<a href="{escape(url)}" rel="noopener noreferrer">source</a>')
    return " · ".join(shown)


def _warnings(report: Record) -> str:
    found = []
    if not report["published"]:
        found.append("No day of publication is known, so that relative days stay undated.")
    if report["reworded"]["verdict"]:
        readings = dict.fromkeys((r["text"], r["means"]) for r in report["reworded"]["readings"] if r["text"] != r["means"])
        shown = "; ".join(f"<q>{escape(text)}</q> as {escape(means)}" for text, means in readings)
        count = f"{len(readings)} reading{'s' if len(readings) != 1 else ''}"
        reread = f"<details><summary>{count}</summary>{shown}</details>" if readings else ""
        found.append(f"This text was machine-reworded: no quotation is verbatim.{reread}")
    return "".join(f'<div class="warning" role="note">{line}</div>' for line in found)


def _rereads(report: Record) -> list[Reread]:
    """What the reader took reworded words for, where the words themselves say something else."""
    if not report["reworded"]["verdict"]:
        return []
    return [Reread(r["span"][0], r["span"][1], r["means"]) for r in report["reworded"]["readings"] if r["text"] != r["means"]]


def _article(text: str, made: Iterable[Section], rereads: Sequence[Reread]) -> str:
    waiting = sorted(all_shades(made), key=lambda shade: shade.start, reverse=True)
    here: list[Shade] = []
    seen: set[str] = set()
    lines = []
    for low, high in paragraphs(text):
        # Only what touches this paragraph; long reports have thousands of marks.
        here = [shade for shade in here if low < shade.end]
        while waiting and waiting[-1].start < high:
            here.append(waiting.pop())
        read = [one for one in rereads if one.start < high and low < one.end]
        cut = segments(here, low, high, also=[place for one in read for place in (one.start, one.end)])
        lines.append("<p>" + "".join(_segment(text, one, seen, read) for one in cut) + "</p>")
    return "\n".join(lines)


def _segment(text: str, segment: Segment, seen: set[str], rereads: Iterable[Reread]) -> str:
    words = escape(text[segment.start : segment.end])
    means = next((one.means for one in rereads if one.start <= segment.start and segment.end <= one.end), None)
    if means is not None:
        words = f'<span class="reread" title="read as: {escape(means)}">{words}</span>'
    if not segment.shades:
        return words
    keys = list(dict.fromkeys(shade.key for shade in segment.shades))
    looks = " ".join(dict.fromkeys(look for shade in segment.shades for look in shade.look.split()))
    # Where a card's words begin, so that its link finds them without any script.
    anchors = "".join(f'<span id="w-{key}"></span>' for key in keys if key not in seen)
    seen.update(keys)
    first = segment.shades[0].look.split()[0]
    # A link needs words: what is only space between two words is shaded, and leads nowhere.
    if first not in NARROW or not words.strip():
        return f'{anchors}<span class="{looks}" data-r="{" ".join(keys)}">{words}</span>'
    stop = "" if first in STOPS else ' tabindex="-1"'
    return f'{anchors}<a class="{looks}" href="#{keys[0]}" data-r="{" ".join(keys)}"{stop}>{words}</a>'


def _navigation(made: Sequence[Section], posture: Sequence[Record]) -> str:
    links = [(section.key, section.title, len(section.cards)) for section in made]
    if posture:
        links.insert(min(2, len(links)), ("posture", "Posture", len(posture)))
    shown = "".join(f'<a href="#{key}">{title} <span>{count}</span></a>' for key, title, count in links)
    return f'<nav aria-label="Sections of the record">{shown}</nav>'


def _record(made: Sequence[Section], posture: Sequence[Record]) -> str:
    parts = [_section(section) for section in made]
    if posture:
        parts.insert(min(2, len(parts)), _posture(posture))
    return "\n".join(parts) or '<p class="facts">Nothing was found in this report.</p>'


def _section(section: Section) -> str:
    cards = "\n".join(
        f'<li id="{card.key}" class="card {card.look}" data-k="{card.key}" data-kind="{card.kind}" data-id="{escape(card.of)}">{card.html}'
        f'<a class="where" href="#w-{card.key}" aria-label="Show the words">words</a></li>'
        for card in section.cards
    )
    return f'<section id="{section.key}"><h2>{section.title}</h2>\n<ul>\n{cards}\n</ul></section>'


def _posture(posture: Sequence[Record]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(dyad["left"]["name"])} – {escape(dyad["right"]["name"])}</th>'
        f'<td class="{VERDICTS.get(dyad["verdict"], "even")}">{escape(dyad["verdict"])}</td><td class="n">{dyad["net"]:+.1f}</td>'
        + "".join(f'<td class="n">{count or "·"}</td>' for count in dyad["quads"])
        + "</tr>\n"
        for dyad in posture
    )
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("pair", "verdict", "net"))
    quads = "".join(
        f'<th scope="col" class="q{n}"><span>{name}</span></th>' for n, name in enumerate(("words +", "deeds +", "words −", "deeds −"), 1)
    )
    return (
        f'<section id="posture"><h2>Posture</h2>\n<table><thead><tr>{heads}{quads}</tr></thead>\n<tbody>{rows}</tbody></table>'
        '<p class="facts">From what really happened in this report; history and plans are left out.</p></section>'
    )


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
