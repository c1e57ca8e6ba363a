"""Words that lay a duty on somebody, make a promise or a threat, or leave an act open; acts that harm or help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from realpolitik.knowledge.codebook import quad
from realpolitik.knowledge.tables import listed, table

HARM = (3, 4)
# Verbs that name no act of their own.
EMPTY = frozenset({
    "be", "have", "seem", "appear", "become", "remain", "need", "want", "mean", "see", "know", "feel", "think", "look",
    "happen", "fall", "do", "constitute", "represent", "amount", "cost",
})  # fmt: skip
# *I must say*, *they must decide*: words of one's own mind, no act owed.
MENTAL = frozenset(
    "say admit confess decide choose understand learn realise realize recognise recognize ask wonder remember believe win".split()
)
# Acts that a noun names: *vowed retaliation*.
ANSWERS = frozenset(
    "retaliation revenge response reprisal consequence countermeasure measure sanction war force embargo strike reply vengeance".split()
)
# Verbs and nouns whose object is given: *promised weapons*, *an offer of 300 visas*.
GIVING = frozenset(
    {"promise", "pledge", "offer", "guarantee", "commit", "assure", "assurance", "earmark", "allocate", "set aside", "put up"}
)
# What harms if one will not do it: *would not accept its word*, *will not repay*.
WITHHELD = frozenset(
    "accept recognise recognize pay repay honour honor obey comply cooperate ratify sign extradite surrender negotiate lift release "
    "protect defend contribute fund finance let allow permit buy sell trade "
    "return attend talk yield bow abide respect refund restore".split()
)
# Of these, by which one sees an ill done or has it in hand, so that it is good not to: *will not allow attacks*, *will not buy bombs*.
LETTING = frozenset("let allow permit fund finance buy".split())
# Topics that are ills in themselves.
EVILS = frozenset(
    "arms attack corruption crime extremism genocide influence instability invasion separatism terrorism violence war".split()
)
# Sectors of those who are no power and bear arms.
ARMED = frozenset({"REB", "UAF", "CRM"})
# What is offered in words alone.
WORDS = frozenset(
    "apology condolence thanks congratulation prayer sympathy view opinion explanation comment detail clue insight glimpse hope chance "
    "opportunity example reason proof evidence alternative look way resistance praise advice answer change nothing anything more".split()
)
# Verbs of having less, and what it is good to have less of: *cut emissions*, *lift the siege*.
LESSENING = frozenset(
    "cut close reduce end halt stop suspend freeze cease curb scrap abolish cancel destroy slash eliminate dismantle".split()
)
ILLS = frozenset(
    "reactor centrifuge emission pollution arsenal stockpile warhead mine weapon deficit debt poverty corruption hunger "
    "tariff duty tax fee toll levy price embargo sanction siege blockade curfew fighting violence war hostility shelling "
    "bombardment raid attack strike test enrichment programme program camp censorship torture abuse slavery trafficking "
    "execution base garrison outpost occupation offensive operation".split()
)
# Who says so by these does not speak for himself alone: what will come is foreseen.
FORESEEING = frozenset("expect predict forecast believe think fear hope doubt estimate speculate suspect claim allege accuse worry".split())


@dataclass(frozen=True)
class Governor:
    """A word of duty: ``kind`` as the table says it, ``frame`` the slots where the governed act stands."""

    lemma: str
    pos: str
    kind: str
    frame: tuple[str, ...]


@cache
def _governors() -> dict[str, tuple[Governor, ...]]:
    found: dict[str, tuple[Governor, ...]] = {}
    for row in table("lexicon.duties"):
        governor = Governor(row["lemma"], row["pos"], row["kind"], listed(row["frame"]))
        found[governor.lemma] = (*found.get(governor.lemma, ()), governor)
    return found


def governors(lemma: str) -> tuple[Governor, ...]:
    """The rows of a lemma; none if it governs nothing."""
    return _governors().get(lemma, ())


@cache
def _deeds() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in table("lexicon.deeds"):
        found[row["lemma"]] = (*found.get(row["lemma"], ()), row["kind"])
    return found


def deed(phrases: Iterable[str]) -> str | None:
    """``harm``, ``grace`` or ``chance`` by the first phrase the table knows (*open fire* before *open*), or None; an evil is a harm."""
    kinds = next((kinds for phrase in phrases if (kinds := _deeds().get(phrase))), None)
    if kinds is None:
        return None
    return next((kind for kind in kinds if kind != "evil"), "harm")


def evil(phrases: Iterable[str]) -> bool:
    """Whether a noun says what is bad to get: *war*, *prison*, *a harsh response*."""
    return any("evil" in _deeds().get(phrase, ()) for phrase in phrases)


def harms(type_: str, *, worst: bool = False) -> bool:
    """Whether a type of event is conflict; with ``worst``, whether it is conflict in deeds."""
    try:
        return quad(type_) in (HARM[1:] if worst else HARM)
    except KeyError:  # a type the codebook does not rank
        return False


@cache
def _acts() -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("lexicon.acts"))


def names_act(noun: str) -> bool:
    """Whether a noun names an act or event: *a plebiscite*, *an inquiry*."""
    return noun in _acts()


@cache
def _lots() -> dict[str, str]:
    return {row["phrase"]: row["kind"] for row in table("lexicon.lots")}


def lot(phrases: Iterable[str]) -> str | None:
    """``harm`` or ``grace`` that befalls whoever the first phrase of the table is said of (*pay a price*, *receive*), or None."""
    return next((kind for phrase in phrases if (kind := _lots().get(phrase))), None)
