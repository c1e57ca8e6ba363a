"""How far the chances of forecasts can be trusted, as a picture of its own: dots on a diagonal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

SIDE = 400
LEFT, TOP = 60, 30


def picture(bins: Sequence[Mapping[str, Any]]) -> str:
    """An SVG of bins (``chance``, ``came``, ``n``): on the line, of what was given a chance of 30 % three in ten came."""
    parts = "\n".join((*_frame(), *_dots(bins)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE + LEFT + 30} {SIDE + TOP + 60}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="13" fill="#555b65">\n'
        f"<title>Share that came by chance given</title>\n"
        f'<rect width="100%" height="100%" fill="#fff"/>\n<g transform="translate({LEFT} {TOP})">\n{parts}\n</g>\n</svg>\n'
    )


def _frame() -> Iterator[str]:
    for step in range(0, 11, 2):
        at = SIDE * step / 10
        yield f'<path d="M{at:.0f} 0V{SIDE}M0 {at:.0f}H{SIDE}" stroke="#e0ddd5"/>'
        yield f'<text x="{at:.0f}" y="{SIDE + 20}" text-anchor="middle">{10 * step} %</text>'
        yield f'<text x="-8" y="{SIDE - at + 4:.0f}" text-anchor="end">{10 * step} %</text>'
    yield f'<path d="M0 {SIDE}L{SIDE} 0" stroke="#969da8" stroke-dasharray="5 5"/>'
    yield f'<text x="{SIDE // 2}" y="{SIDE + 45}" text-anchor="middle">chance given</text>'
    yield f'<text x="{-SIDE // 2}" y="-46" transform="rotate(-90)" text-anchor="middle">share that came</text>'


def _dots(bins: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A dot's area grows with the number of forecasts; the bar is two standard errors each way, of the share if the chance were right."""
    most = max((one["n"] for one in bins), default=1)
    for one in bins:
        chance, came, n = float(one["chance"]), float(one["came"]), int(one["n"])
        x, y, size = SIDE * chance, SIDE - SIDE * came, 3 + 9 * (n / most) ** 0.5
        error = 2 * (chance * (1 - chance) / n) ** 0.5
        low, high = (SIDE - SIDE * min(1.0, max(0.0, chance + sign * error)) for sign in (-1, 1))
        yield f'<path d="M{x:.1f} {low:.1f}V{high:.1f}" stroke="#969da8" stroke-width="2"/>'
        yield (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="#1f7a3d" fill-opacity=".75">'
            f"<title>{n} at {chance:.2f}, {came:.2f} came</title></circle>"
        )
