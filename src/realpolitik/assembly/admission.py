"""Which triggers are events: enough parties are known, and the act is one of politics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from realpolitik.core.marks import Actor, Role, Trigger
from realpolitik.core.report import Report
from realpolitik.knowledge.codebook import needs_recipient, quad

# Sectors whose acts are politics by themselves.
POLITICAL = frozenset("GOV MIL COP JUD LEG SPY PTY OPP REB UAF PRM PRE ELI REF".split())
INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "IMG"})
# Words for harm that accidents do as well as people.
HARM = frozenset({"kill", "injure", "wound", "hurt", "maim", "burn", "hit", "strike", "destroy", "damage", "batter", "trap", "bury"})

# What a firm or a school may do as well: *the bank bars its customers from betting*.
RULED = frozenset({"restrict", "censor", "withhold"})
# What is done to people, whoever does it.
SUFFERED = frozenset({"arrest", "deport", "release"})
# What can only be meant: harm by it is no accident.
BLOWS = frozenset(
    "attack bombing raid strike airstrike shelling ambush assault offensive bombardment massacre siege bomb missile rocket mortar grenade "
    "landmine drone firefight clash fighting battle war gunfire crossfire sniper".split()
)


def admitted(report: Report, trigger: Trigger, actors: Sequence[Role], recipients: Sequence[Role], named: Mapping[int, Actor]) -> bool:
    """Whether a trigger with these parties is a political event; ``named`` are the report's actors by head token."""
    return _stands(report, trigger, actors, recipients) and _political(report, trigger, actors, recipients, named)


def _stands(report: Report, trigger: Trigger, actors: Sequence[Role], recipients: Sequence[Role]) -> bool:
    """Whether enough parties are known.

    A noun must have its doer, and a type that needs a recipient its recipient; a verb without a doer must have its object among the
    actors themselves (*killing Afghans*, not *destroyed the myth of America*).
    """
    if not report.syntax.is_verb(trigger.head):
        if trigger.type == "CONSULT" and trigger.light is None and len(actors) + len(recipients) < 2:
            return False  # *declined to comment on the talks*
        if trigger.type == "PROTEST" and recipients:
            return True  # *anti-American demonstrations*: a crowd needs no name
        if not actors and recipients and (trigger.type == "ASSAULT" or trigger.mode in SUFFERED):
            return _done_to(report, trigger, recipients)  # *the bombing of two embassies*, *the arrest of a deputy*
        return bool(actors) and (bool(recipients) or len(actors) > 1 or not needs_recipient(trigger.type) or trigger.light is not None)
    if trigger.type == "CONSULT" and trigger.mode is None and len(actors) + len(recipients) == 1:
        # One party meets nobody, unless it is several: *the leaders met*.
        return all(report.syntax.tokens[role.head].tag in ("NNS", "NNPS") for role in (*actors, *recipients))
    if actors:
        return True
    done_to = ("obj", "iobj", *(slot for slot in trigger.recipient_slots if slot == "subj"))  # *refugees fled*
    direct = {filler for slot in done_to for filler in report.syntax.fillers(trigger.head, slot)}
    if quad(trigger.type) > 2 and trigger.type not in ("REJECT", "REQUEST"):
        # *Hamas targets were struck*, *a Chinese national was put under investigation*
        return any(role.head in direct or report.syntax.tokens[role.head].head in direct for role in recipients)
    return any(role.head in direct for role in recipients)


def _done_to(report: Report, trigger: Trigger, recipients: Sequence[Role]) -> bool:
    """Whether a noun of violence has in a place of its own whom it is done to."""
    own = {filler for slot in trigger.recipient_slots if slot != "in" for filler in report.syntax.fillers(trigger.head, slot)}
    return any(role.head in own or report.syntax.tokens[role.head].head in own for role in recipients)


def _political(report: Report, trigger: Trigger, actors: Sequence[Role], recipients: Sequence[Role], named: Mapping[int, Actor]) -> bool:
    """Whether the act is one of politics: a party is a state, its organs, an armed or political group, or citizens protest.

    Police arrest and shoot, but their calls and advice are no diplomacy. Violence among people of no sector counts where the passage
    names a state or its organs, unless it is mere harm that nobody does: *forty were injured* may be a train.
    """
    sectors = {one for role in (*actors, *recipients) if (one := sector(named.get(role.head)))}
    if trigger.type == "PROTEST":
        doers = {one for role in actors if (one := sector(named.get(role.head)))}
        return not doers or not doers <= {"COP", "MIL", "GOV"} or trigger.mode in ("strike", "hunger", "boycott")
    mere = not actors and trigger.lemma in HARM and not _meant(report, trigger)
    if sectors:
        if sectors <= {"COP"} and quad(trigger.type) < 3:
            return False
        return not mere or bool(sectors - {"STATE"})
    if trigger.type == "AID" and _abroad(actors, recipients, named):
        return True  # *Cuban doctors treated Venezuelans*
    if quad(trigger.type) < 4 or mere or trigger.mode in RULED:
        return False
    sentence = report.syntax.tokens[trigger.head].sentence
    return any(sector(actor) for head, actor in named.items() if abs(report.syntax.tokens[head].sentence - sentence) <= 1)


def _meant(report: Report, trigger: Trigger) -> bool:
    """Whether harm without a doer comes from an attack: *a bomb killed*, *were killed in a raid*."""
    sources = (filler for slot in ("subj", "by", "in", "during") for filler in report.syntax.fillers(trigger.head, slot))
    return any(report.syntax.tokens[at].lemma.lower() in BLOWS for at in sources)


def _abroad(actors: Sequence[Role], recipients: Sequence[Role], named: Mapping[int, Actor]) -> bool:
    """Whether people of one country do it for people of another, companies apart."""
    doers, others = ([actor for role in side if (actor := named.get(role.head)) is not None] for side in (actors, recipients))
    own, theirs = ({actor.country for actor in side if actor.country} for side in (doers, others))
    return bool(own and theirs and not own & theirs) and not any(actor.sector == "BUS" for actor in (*doers, *others))


def sector(actor: Actor | None) -> str | None:
    """The political sector of an actor, ``STATE`` for a state as such; None if it has none."""
    if actor is None:
        return None
    if actor.kind in ("state", "people") and actor.country:
        return "STATE"
    if actor.kind in ("igo", "government"):
        return "GOV"
    if actor.sector in POLITICAL:
        return actor.sector
    return "GOV" if (actor.code or "")[:3] in INTERNATIONAL else None
