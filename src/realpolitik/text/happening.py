"""Words by which a clause tells of a noun's event: that it comes about, is denied or planned, where and when it happens."""

from __future__ import annotations

from realpolitik.core.marks import EventStatus

# Verbs that only carry a noun's event.
CARRIERS = frozenset(
    "be have take hold make do give launch carry begin start end conduct stage occur happen break continue last "
    "follow come stop erupt resume mount deliver see bring".split()
)
INSIDE = frozenset("in at near on inside outside around across within throughout along over off close".split())
# Types of what happens where those whom it reaches are.
BODILY = frozenset({"CONSULT", "ASSAULT", "COERCE", "PROTEST"})
TOWARD = frozenset({"to", "into", "onto", "toward", "towards"})
MOTION = frozenset(
    "visit trip travel deploy send fly move enter go march advance dispatch deployment incursion retreat withdraw "
    "flee arrive head return ship deliver supply journey tour".split()
)
PLACED_OBJECT = frozenset(
    "invade visit attack bomb shell strike hit capture seize enter storm raid occupy besiege leave liberate overrun "
    "tour blockade evacuate".split()
)
SETTLEMENTS = frozenset("town city village province region district capital port island area".split())
# Verbs by which a noun's event comes about: as real as they are.
APPOINTED = frozenset(
    "begin start continue resume occur happen take go open end proceed follow come last hold have make give launch conduct stage carry "
    "sign reach break erupt lead cause trigger spark provoke bring schedule set expect plan postpone".split()
)
# Verbs that with a preposition only carry a noun's event: *were never placed on alert*, *never trained in an exercise*.
BEARING = frozenset("place put bring train take join go enter come participate engage".split())
NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
# What stands right on an event noun: *a possible attack*, *planned talks*.
QUALITIES: dict[str, EventStatus] = {
    **dict.fromkeys("possible potential likely imminent prospective eventual feared any threatened".split(), "hypothetical"),
    **dict.fromkeys("planned upcoming proposed forthcoming future scheduled impending intended".split(), "planned"),
    **dict.fromkeys("ongoing continuing current continued persistent".split(), "ongoing"),
}
