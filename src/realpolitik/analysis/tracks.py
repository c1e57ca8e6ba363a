"""The tracks on which one side acts toward another: talk, deliver, press and force; and force that is shown or used."""

from __future__ import annotations

from collections.abc import Iterator

# One track a quad: words and deeds of cooperation, words and deeds of conflict. They are never made one number: 86 % of the weeks of a
# pair whose mean is near zero hold both (ICEWS18).
TRACKS = ("talk", "deliver", "press", "force")
# Closer looks at force; sanctions, arrests and protests are neither. A threat of force is force shown, though it is pressed in words.
CLOSER = ("show", "use")
ALL = (*TRACKS, *CLOSER)
COOPERATION = ("talk", "deliver")

SHOWN = frozenset({("MOBILIZE", None), ("THREATEN", "violence"), ("THREATEN", "territory")})
USED = frozenset({("ASSAULT", None)})


def tracks_of(type: str, mode: str | None, quad: int) -> Iterator[str]:
    """The tracks that an act of PLOVER counts on: that of its quad (1 to 4; none for 0), then ``show`` or ``use``.

    >>> list(tracks_of("MOBILIZE", "troops", 4)), list(tracks_of("THREATEN", "violence", 3)), list(tracks_of("SANCTION", None, 4))
    (['force', 'show'], ['press', 'show'], ['force'])
    """
    if 1 <= quad <= len(TRACKS):
        yield TRACKS[quad - 1]
    kinds = {(type, None), (type, mode)}
    if kinds & SHOWN:
        yield "show"
    if kinds & USED:
        yield "use"
