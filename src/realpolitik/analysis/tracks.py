"""The tracks on which one side acts toward another: talk, deliver, press and force; and force that is shown or used."""

from __future__ import annotations

from functools import lru_cache

# One track a quad: words and deeds of cooperation, words and deeds of conflict. They are never made one number: 86 % of the weeks of a
# pair whose mean is near zero hold both (ICEWS18).
TRACKS = ("talk", "deliver", "press", "force")
# Closer looks at force; sanctions, arrests and protests are neither. A threat of force is force shown, though it is pressed in words.
CLOSER = ("show", "use")
ALL = (*TRACKS, *CLOSER)
COOPERATION = ("talk", "deliver")

SHOWN = frozenset({("MOBILIZE", None), ("THREATEN", "violence"), ("THREATEN", "territory")})
USED = frozenset({("ASSAULT", None)})


@lru_cache(maxsize=1024)
def tracks_of(type: str, mode: str | None, quad: int) -> tuple[str, ...]:
    """The tracks that an act of PLOVER counts on: that of its quad (1 to 4; none for 0), then ``show`` or ``use``.

    >>> tracks_of("MOBILIZE", "troops", 4), tracks_of("THREATEN", "violence", 3), tracks_of("SANCTION", None, 4)
    (('force', 'show'), ('press', 'show'), ('force',))
    """
    kinds = {(type, None), (type, mode)}
    own = TRACKS[quad - 1 : quad] if quad > 0 else ()
    return (*own, *(name for name, those in (("show", SHOWN), ("use", USED)) if kinds & those))
