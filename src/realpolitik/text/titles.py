"""Words about persons and nouns that actor resolution asks for: former, gender, anaphora."""

from __future__ import annotations

# Whose leaders hold no office of a state.
APART = frozenset(
    "opposition rebel protest union party community religious church student militant separatist group gang tribal faction business "
    "spiritual movement".split()
)
FORMER = frozenset({"former", "ex", "ousted", "deposed", "late", "erstwhile", "onetime", "retired", "then", "ex-"})
# Nouns that, with *the* or *that*, take up an actor named before, and the kinds they may take up.
ANAPHORA: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        ("group", "movement", "organization", "organisation", "militia", "faction", "militant", "insurgent", "rebel", "fighter",
         "party", "extremist", "islamist", "terrorist", "outfit"),
        frozenset({"group", "organisation"}),
    ),
    **dict.fromkeys(("country", "nation", "state", "republic", "kingdom"), frozenset({"state"})),
    **dict.fromkeys(("bloc", "alliance", "organization", "organisation", "body", "agency", "council", "commission", "watchdog"),
                    frozenset({"igo", "organisation"})),
    **dict.fromkeys(("company", "firm", "think-tank", "outlet", "newspaper"), frozenset({"organisation", "outlet"})),
}  # fmt: skip
# Those of them who bear arms, and the sectors of whoever they may take up.
ARMED = frozenset({"militia", "militant", "insurgent", "rebel", "fighter", "extremist", "islamist", "terrorist"})
FIGHTING = frozenset({"REB", "UAF", "PRM"})
# Those for what states join, and the sectors of what is a state's own, which they never take up.
JOINED = frozenset({"bloc", "alliance", "organization", "organisation"})
STATELY = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
# Institutions whose country, where the phrase does not say it, is that of the passage.
DOMESTIC = frozenset(
    "government administration authority authorities army military police parliament court navy troop force soldier "
    "official cabinet opposition president minister premier lawmaker senator protester demonstrator civilian resident "
    "congress senate prosecutor judge king queen chancellor ministry protestor spokesman spokeswoman commander general officer "
    "mayor governor candidate people student worker farmer villager voter citizen activist miner teacher crowd marcher inhabitant "
    "newspaper union guerrilla insurgent gunman party".split()
)
# Determiners by which no certain person is meant.
ANY = frozenset({"a", "an", "another", "any", "every", "each", "no", "some"})
HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
MALE = frozenset("mr mr. king prince sheikh father brother son husband chairman spokesman businessman lord sir".split())
FEMALE = frozenset(
    "ms ms. mrs mrs. miss queen princess mother sister daughter wife chairwoman spokeswoman businesswoman lady "
    "congresswoman actress".split()
)
# Adjectives that only somebody can be: *it is willing* speaks of an actor, *it is clear* of nothing.
MINDED = frozenset(
    "willing unwilling ready prepared able unable reluctant determined concerned worried committed open keen eager "
    "confident afraid angry responsible capable aware serious opposed guilty involved".split()
)
# Institutions a country has one of: in the plural they belong to several.
INSTITUTIONS = frozenset(
    "government army president minister premier parliament court king navy military ministry cabinet congress senate".split()
)
# Words that count a group and are no part of its name: *more than 60,000 people*.
COUNTING = frozenset(
    "more than least most many several some other few dozen hundred thousand million about nearly up as much such own".split()
)
# People named by the body they belong to, whose sector is that body's: *NYPD officers*, *Taliban representatives*.
MEMBERS = frozenset(
    "officer official member fighter spokesman spokeswoman spokesperson leader commander agent representative chief".split()
)
# Ranks are borne for life: *General Powell* need not command.
RANKS = frozenset("general admiral colonel marshal brigadier commodore major captain lieutenant ambassador sir".split())
# Sectors of those who serve a state: exiled, they are former officials.
OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
