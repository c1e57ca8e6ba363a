"""A scorecard as one self-contained page: scores, a table of the types, the confusion matrix, and how far confidence can be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

STYLE = """
:root { --paper: #fbfaf7; --ink: #22252a; --soft: #656b75; --line: #e0ddd5; --right: 31, 122, 61; --wrong: 179, 52, 42; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16181c; --ink: #dfe2e7; --soft: #969da8; --line: #31353c; --right: 88, 207, 128; --wrong: 238, 122, 111; }
}
body { margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3rem); max-width: 70rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font: 600 1.8rem/1.2 Georgia, serif; margin: 0 0 .2rem; }
h2 { margin: 2.2rem 0 .6rem; font-size: .8rem; letter-spacing: .07em; text-transform: uppercase; color: var(--soft); }
p { color: var(--soft); max-width: 70ch; margin: .3rem 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .7rem; text-align: right; border-bottom: 1px solid var(--line); font-weight: 400; }
th:first-child { text-align: left; } thead th { color: var(--soft); font-size: .85rem; }
.scroll { overflow-x: auto; }
.matrix td { width: 2.1rem; min-width: 2.1rem; padding: .3rem 0; text-align: center; border: 1px solid var(--line); font-size: .85rem; }
.matrix thead th { height: 6.5rem; vertical-align: bottom; padding: .2rem 0; border: 0; text-align: center; }
.matrix thead span { writing-mode: vertical-rl; transform: rotate(180deg); }
.matrix tbody th { border: 0; white-space: nowrap; font-size: .85rem; }
svg { max-width: 30rem; width: 100%; height: auto; } svg text { fill: var(--soft); font-size: 11px; }
"""

# From this share on a cell is so dark that its number is written in the colour of the paper.
DARK = 0.6


def page(card: Mapping[str, Any]) -> str:
    """The page of a scorecard given as plain data (:meth:`Scorecard.to_dict`); it loads nothing."""
    detail = card["detail"]
    parts = [*_scores(card)]
    if detail.get("types"):
        parts.extend(_types(detail["types"]))
    if detail.get("confusion"):
        parts.extend(_matrix(detail["confusion"]))
    if detail.get("calibration"):
        parts.extend(_calibration(detail["calibration"]))
    title = escape(f"Scorecard: {card['task']}")
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{STYLE}</style></head><body>\n'
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def _scores(card: Mapping[str, Any]) -> Iterator[str]:
    yield f"<h1>{escape(card['task'])}</h1>"
    yield f"<p>version {card['version']}, {card['n']} items, gold {escape(card['gold'])}, {card['seconds']:.0f} s</p>"
    yield "<h2>Scores</h2><table><tbody>"
    for name, value in card["scores"].items():
        yield f"<tr><th>{escape(name)}</th><td>{value:.4f}</td></tr>"
    yield "</tbody></table>"


def _types(types: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    columns = ("gold", "said", "precision", "recall", "f1")
    yield "<h2>Types</h2><table><thead><tr><th></th>" + "".join(f"<th>{name}</th>" for name in columns) + "</tr></thead><tbody>"
    for kind, row in types.items():
        cells = "".join(f"<td>{row[name]:.2f}</td>" if isinstance(row[name], float) else f"<td>{row[name]}</td>" for name in columns)
        yield f"<tr><th>{escape(kind)}</th>{cells}</tr>"
    yield "</tbody></table>"


def _matrix(table: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    labels = sorted({*table, *(said for row in table.values() for said in row)}, key=lambda label: (label == "none", label))
    yield "<h2>Confusion</h2><p>A row is what the gold says, a column what was said; shade is the share of the row. "
    yield "<em>none</em>: the other side has nothing there.</p><div class=scroll><table class=matrix><thead><tr><th></th>"
    yield "".join(f"<th><span>{escape(label)}</span></th>" for label in labels) + "</tr></thead><tbody>"
    for gold in labels:
        row = table.get(gold, {})
        total = sum(row.values())
        cells = "".join(_cell(row.get(said, 0), total, right=gold == said) for said in labels)
        yield f"<tr><th>{escape(gold)}</th>{cells}</tr>"
    yield "</tbody></table></div>"


def _cell(count: int, total: int, *, right: bool) -> str:
    if not count:
        return "<td></td>"
    share = count / total
    ink = "; color: var(--paper)" if share > DARK else ""
    return f'<td style="background: rgba(var(--{"right" if right else "wrong"}), {share:.2f}){ink}">{count}</td>'


def _calibration(bins: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Dots on a diagonal: how sure, and how often right; a dot's area grows with the number of events."""
    most = max(one["n"] for one in bins)
    yield "<h2>Confidence</h2><p>Each dot is events of like confidence; on the line confidence means what it says.</p>"
    yield '<svg viewBox="0 0 320 320" role="img" aria-label="share right by confidence"><g transform="translate(40 10)">'
    for step in range(0, 11, 2):
        at, share = step * 26, f"{step / 10:.1f}"
        yield f'<path d="M{at} 0V260M0 {at}H260" stroke="var(--line)"/>'
        yield f'<text x="{at}" y="276" text-anchor="middle">{share}</text><text x="-6" y="{264 - at}" text-anchor="end">{share}</text>'
    yield '<line x1="0" y1="260" x2="260" y2="0" stroke="var(--soft)" stroke-dasharray="4 4"/>'
    for one in bins:
        size = 3 + 9 * (one["n"] / most) ** 0.5
        yield (
            f'<circle cx="{260 * one["confidence"]:.1f}" cy="{260 - 260 * one["right"]:.1f}" r="{size:.1f}" fill="rgba(var(--right), .75)">'
            f"<title>{one['n']} events at {one['confidence']:.2f}, {one['right']:.2f} right</title></circle>"
        )
    yield '<text x="130" y="298" text-anchor="middle">confidence</text>'
    yield '<text x="-130" y="-28" transform="rotate(-90)" text-anchor="middle">share right</text></g></svg>'
