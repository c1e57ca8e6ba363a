"""Who has a legal or political status and who gives it: actors in the slots of a verb or noun, and whether they can have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from realpolitik.core.marks import Actor, StandingKind
from realpolitik.core.syntax import Syntax
from realpolitik.text.nearness import nearness

TERROR = frozenset({"terrorist", "terrorism", "terror", "extremist"})
POWERS = ("state", "government", "igo")
ONE_SIDED = frozenset({"relations", "war", "ceasefire"})
# Sectors of those who neither fight nor make peace nor lay sanctions.
PRIVATE = frozenset("BUS LAB CVL REL EDU MED PTY SPT HLH JRN JUD NGO SOC AGR UNK REF".split())
ARMED = frozenset({"PTY", "REL", "UNK"})
CIVIL = frozenset("BUS LAB AGR SPT EDU MED HLH JUD JRN".split())
FIGHTING = frozenset({"MIL", "REB", "UAF", "SEP", "PRM"})
PUBLIC = frozenset({"GOV", "MIL", "REB", "SPY", "UAF", "SEP"})
# Who brings two sides to a truce is none of them.
MEDIATING = frozenset(
    "broker mediate arrange sponsor monitor supervise police demand urge oversee facilitate propose verify welcome".split()
)
# What stands for a body named before: *left the bloc*.
BLOCS = frozenset(
    "bloc block club alliance union organisation organization body group grouping council pact community treaty league".split()
)
PACTS = frozenset({"treaty", "pact", "agreement", "accord", "deal"})
# What stands for all it is made of, and what an adjective names: *a Palestinian state*.
WHOLES = frozenset(
    "whole rest all leader leadership member rebel guerrilla government remainder people council institution organ rank both each "
    "none most majority half some many name wing part arm branch command structure".split()
)
STATES = frozenset(
    "state republic government regime authority side nation independence enclave territory sovereignty statehood legitimacy existence "
    "council rule".split()
)
# Lands told of without their name: *the island*, *its former province*.
LANDS = frozenset(
    "country nation land republic island archipelago peninsula kingdom emirate sheikhdom enclave strip territory province region".split()
)
# How many sentences back such a land was named.
LAND_NEAR = 2
# Prepositions before a place, which is no party.
PLACES = frozenset("in at near through across over inside outside along into".split())
# How far below a noun words still describe it.
DESCRIBING = 4.1
# What may stand before *sides* that are those just named, and what would say which sides they are.
BARE = frozenset({"nummod", "poss"})
NARROWING = frozenset({"nummod", "poss", "amod", "compound", "nmod", "appos", "relcl"})
OURS = frozenset({"we", "us", "our"})
PLURAL = frozenset({"they", "their", "them", "themselves", "both"})
# *Relations between the two*: whoever was named before.
MUTUAL = frozenset(
    "two both side country neighbour neighbor they state nation capital government army party force troop foe enemy rival".split()
)


class Holders:
    """Looks up actors by the tokens that head their mentions; every argument named ``index`` or ``head`` is a token.

    ``unnamed`` are nouns of bodies and roles that no other annotator took for an actor: *five banks*, *the rebel council*.
    """

    def __init__(self, syntax: Syntax, actors: Mapping[int, Actor], unnamed: Mapping[int, Actor]) -> None:
        self.syntax = syntax
        self.tokens = syntax.tokens
        self.actors = actors
        self.unnamed = unnamed

    def at(self, heads: Sequence[int]) -> list[Actor]:
        """The actors these nouns mean; a noun that means nobody is passed over."""
        found = [actor for head in heads for actor in self.together(head)]
        return list({actor.key: actor for actor in found}.values())

    def together(self, head: int) -> list[Actor]:
        """Whom a noun means, all of them where it stands for several: *they*, *their*, *both sides*, *the two countries*."""
        token = self.tokens[head]
        lemma = token.lemma.lower()
        if lemma in ("other", "another") and any(self.tokens[c].lemma.lower() in ("each", "one") for c in self.syntax.children(head)):
            return self._pair_before(head)  # *recognised each other*
        bare = all(self.tokens[c].dep in BARE for c in self.syntax.children(head) if self.tokens[c].dep in NARROWING)
        if lemma in PLURAL and head in self.actors and self.actors[head].kind in ("group", "people", "organisation", "igo"):
            return [self.actors[head]]
        several = lemma in PLURAL or (lemma in MUTUAL and bare and (token.tag == "NNS" or token.pos == "NUM"))
        if several and (head not in self.actors or self.actors[head].form in ("pronoun", "noun")):
            own = self.syntax.children(head, "poss")
            sides = [a for i in own for a in self.together(i)] or self._pair_before(head)
            if sides:
                return sides
        one = self.one(head)
        if one is None and token.pos in ("NOUN", "PROPN"):  # *sanctions on Iranian oil*
            whose = [*self.syntax.fillers(head, "mod"), *self.syntax.fillers(head, "poss")]
            one = next((self.actors[i] for i in whose if i in self.actors and self.actors[i].kind == "state"), None)
        return [] if one is None else [one]

    def _pair_before(self, head: int) -> list[Actor]:
        """The parties named side by side last, in this sentence or the one before."""
        sentence = self.tokens[head].sentence
        for at in range(head - 1, -1, -1):
            if sentence - self.tokens[at].sentence > 1:
                break
            if at in self.actors and self.tokens[at].dep == "conj" and self.actors[at].form != "pronoun":
                group = [self.actors[i] for i in self.syntax.conjuncts(self.syntax.first_conjunct(at)) if i in self.actors and i < head]
                if len({a.key for a in group}) > 1:
                    return list({a.key: a for a in group}.values())
        named = [a for at, a in sorted(self.actors.items()) if at < head and self.tokens[at].sentence == sentence - 1 and a.kind in POWERS]
        last = list({a.key: a for a in named if a.form == "name"}.values())
        return last if len(last) == 2 else []

    def one(self, head: int) -> Actor | None:
        """Whom a noun means: *the whole of Hamas*, *a Palestinian state*; *became the first state to*: whoever became it."""
        token = self.tokens[head]
        if token.lemma.lower() in OURS and head in self.actors and self.actors[head].kind == "person":
            country = self.actors[head].country  # *we are at war*, said by a minister
            return next((a for a in self.actors.values() if a.kind == "state" and a.country == country), None)
        if token.lemma.lower() in STATES and head in self.actors and self.actors[head].form == "noun":  # *the state of Palestine*
            named = [self.actors[i] for i in self.syntax.fillers(head, "of") if i in self.actors and self.actors[i].kind == "state"]
            if named:
                return named[0]
        if token.dep == "attr" and (head not in self.actors or self.actors[head].form == "noun"):
            over = [i for i in self.syntax.fillers(token.head, "subj") if i in self.actors and i != head]
            if over:
                return self.actors[over[0]]
        if head in self.actors and self.actors[head].form == "noun":  # *the BRICS group*
            whole = [self.actors[i] for i in self.syntax.fillers(head, "mod") if i in self.actors and self.actors[i].kind == "igo"]
            if whole and self.actors[head].kind in ("organisation", "group"):
                return whole[0]
        by = self.actors.get(token.head) if token.dep == "appos" else None
        if by is not None and by.form == "name" and by.kind != "person" and head in self.actors and self.actors[head].form == "noun":
            return by  # *Redhand, the armed group against which*
        if head in self.actors:
            named = [self.actors[i] for i in self.syntax.children(head, "appos") if i in self.actors and self.actors[i].form == "name"]
            return named[0] if named and self.actors[head].form == "noun" else self.actors[head]  # *the Basque movement ETA*
        if token.pos == "NUM":  # *seventy-eight of its officials*
            return next((self.actors[i] for i in self.syntax.fillers(head, "of") if i in self.actors), None)
        link = self.tokens[token.head]
        if token.dep == "pobj" and link.lemma == "of" and self.tokens[link.head].lemma.lower() == "one":
            # *Norland is one of five members that do not recognise it*, *Norland, one of five*
            top = self.tokens[link.head]
            holding = self.syntax.fillers(top.head, "subj") if top.dep == "attr" else (top.head,) if top.dep == "appos" else ()
            if (counted := next((self.actors[i] for i in holding if i in self.actors), None)) is not None:
                return counted
        lemma = token.lemma.lower()
        slots = ("of",) if lemma in WHOLES else ("mod", "of", "poss", "in") if lemma in STATES else ("appos",)
        known = {**self.unnamed, **self.actors} if lemma in STATES else self.actors  # *the independence of its former province*
        found = (known[i] for slot in slots for i in self.syntax.fillers(head, slot) if i in known)
        return next(found, None) or self._land(head) or self.unnamed.get(head)

    def _land(self, head: int) -> Actor | None:
        """*Cut ties with the island*: a land told of without its name is the one named last that is not who does it."""
        token = self.tokens[head]
        own = self.syntax.children(head, "det", "poss")
        definite = any(self.tokens[c].text.lower() == "the" or self.tokens[c].dep == "poss" for c in own)
        if token.tag != "NN" or token.lemma.lower() not in LANDS or not definite or self.syntax.fillers(head, "of"):
            return None
        doing = {i for above in self.syntax.ancestors(head) for i in self.syntax.children(above, "nsubj", "nsubjpass")}
        doers = [self.actors[i] for top in (doing | set(own)) - {head} for i in self.syntax.conjuncts(top) if i in self.actors]
        keys, lands = {a.key for a in doers}, {a.country for a in doers if a.country is not None}
        named = (
            a for at, a in sorted(self.actors.items(), reverse=True)
            if at < head and token.sentence - self.tokens[at].sentence <= LAND_NEAR
            and a.kind == "state" and a.key not in keys and a.country not in lands
        )  # fmt: skip
        return next(named, None)

    def fillers(self, index: int, slot: str) -> tuple[int, ...]:
        """What fills a slot, also where the preposition hangs on an adverb: *was let back into the Union*."""
        found = self.syntax.fillers(index, slot)
        return found or tuple(i for child in self.syntax.children(index, "advmod") for i in self.syntax.fillers(child, slot))

    def first(self, words: Sequence[int], slots: Sequence[str]) -> list[Actor]:
        """The actors in the first slot, of the first word, that has any; each once."""
        for word in words:
            for slot in slots:
                found = self.at(self.fillers(word, slot))
                if found:
                    return list({actor.key: actor for actor in found}.values())
        return []

    def parties(self, index: int, slots: Sequence[str], lists: Sequence[int]) -> list[Actor]:
        """The actors in all the slots of a verb, or of the nouns beside it where its own are empty."""
        found: dict[str, Actor] = {}
        for slot in slots:
            if slot == "subj" and self.tokens[index].lemma in ("be", "remain", "become"):
                own = [j for i in self.syntax.children(index, "nsubj") for j in self.syntax.conjuncts(i)]
                heads: Sequence[int] = [self.real_subject(index, h) for h in own]
            else:
                heads = self.fillers(index, slot) or [
                    i for noun in lists for i in self.syntax.fillers(noun, slot) if slot not in ("subj", "obj")
                ]
            for actor in self.at(heads):
                found.setdefault(actor.key, actor)
        return list(found.values())

    def real_subject(self, index: int, head: int) -> int:
        """A relative pronoun stands for the noun its clause hangs on."""
        if self.tokens[head].lemma.lower() in ("who", "which", "that") and self.tokens[index].dep == "relcl":
            return self.tokens[index].head
        return head

    def owners(self, noun: int) -> list[Actor]:
        """*Its list*, *the U.S. list*, *the list of the EU*."""
        found = [a for slot in ("poss", "mod", "of") for a in self.at(self.syntax.fillers(noun, slot)) if slot != "of" or a.form == "name"]
        return [a for a in found if not self.is_terror(a.head)]

    def is_bare(self, noun: int) -> bool:
        """Whether a noun names nobody it is with."""
        named = [i for slot in ("with", "between", "of", "against") for i in self.syntax.fillers(noun, slot)]
        return all(self.tokens[i].lemma.lower() in MUTUAL | BLOCS for i in named)

    def is_terror(self, index: int) -> bool:
        token = self.tokens[index]
        return token.lemma.lower() in TERROR or (token.pos in ("NOUN", "PROPN") and self.described(index, TERROR))

    def described(self, index: int, words: frozenset[str]) -> bool:
        """Whether one of the words stands below the noun and near it: *states that sponsor terrorism*, *a ban on selling arms*."""
        near = nearness(self.syntax, [index], DESCRIBING)
        below = set(self.syntax.subtree(index)) - {index}
        found = [i for i in near if i in below and self.tokens[i].lemma.lower() in words]
        return any(self.tokens[self.tokens[i].head].text.lower() != "against" for i in found)  # *a partner in the fight against terrorism*


def fits(kind: StandingKind, givers: Sequence[Actor], subjects: Sequence[Actor]) -> bool:
    """Whether such parties can have such a status: no clubs, firms or critics where states are meant."""
    both = (*givers, *subjects)
    if kind != "membership" and any(a.form == "noun" and PACTS.intersection(a.name.lower().split()) for a in both):
        return False  # *a treaty that ends the war* is no side of it
    if kind == "war" and any(a.kind == "person" and a.form != "name" and a.sector not in ("GOV", "REB") for a in subjects):
        return False  # *declared war on the captain*
    if not subjects or (kind == "relations" and not givers and any(a.kind not in POWERS for a in subjects)):
        return False
    if kind == "relations" and any(a.kind in ("group", "organisation") and a.sector != "GOV" for a in both):
        return False
    if kind in ("war", "ceasefire") and (
        any(a.sector in CIVIL for a in both)
        or (len(both) == 1 and both[0].form == "noun" and both[0].sector not in FIGHTING and (kind == "war" or both[0].kind == "person"))
    ):
        return False  # no war of shopkeepers with a department, no truce of one captain, no rival ministers at war
    if kind in ONE_SIDED:  # one side must be a public one: no war of two firms
        return all(a.kind != "outlet" for a in both) and any(a.kind in (*POWERS, "people") or a.sector in PUBLIC for a in both)
    if kind == "recognised" and any(a.sector in PRIVATE or a.kind == "outlet" for a in subjects):
        return False
    if kind in ("sanctioned", "recognised"):
        return all(a.kind in POWERS or a.sector not in PRIVATE for a in givers)
    return True
