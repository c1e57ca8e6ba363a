"""A word that confers or names a status, and what must stand beside it to do so: *put on a list* does, *put on a show* does not."""

from __future__ import annotations

from dataclasses import dataclass

from realpolitik.core.marks import Actor, StandingKind
from realpolitik.text.clauses import has_that
from realpolitik.text.holders import BLOCS, FIGHTING, MEDIATING, ONE_SIDED, POWERS, TERROR, Holders
from realpolitik.text.in_force import Force, below, governed
from realpolitik.text.nearness import nearness
from realpolitik.text.told_before import Before

# Who lays sanctions: *US sanctions* are theirs, *Iran sanctions* are not.
LAYERS = frozenset({"USA", "GBR", "CAN", "AUS", "JPN", "FRA", "DEU", "CHE", "CHN", "RUS", "TUR"})
GAINING = frozenset({"enjoy", "win", "gain", "receive", "obtain", "have", "lose", "lack", "secure"})
# What one may be recognised as.
TITLES = frozenset(
    "legitimate rightful lawful sole legal sovereign independent state nation country government president ruler representative republic "
    "power authority leader head king partner member equal winner victor".split()
)
BODIES = ("igo", "organisation")
DIPLOMATIC = frozenset({"diplomatic", "bilateral", "formal", "official", "full", "consular", "ambassadorial"})
# What stands before a war that is one: *civil war*, but not *price war*.
REAL_WARS = frozenset(
    "civil open full all-out outright formal bloody long proxy hot new total day week month year border guerrilla".split()
)
# What stands before a war that is none.
MARKETS = frozenset("trade price tariff bidding turf culture word ratings".split())
NEAR = 12
# Who does so to sanctions neither lays them nor need be under them.
BREAKING = frozenset("violate violation breach contravene contravention bust break".split())
AIMING = frozenset({"target", "hit", "punish", "cover", "name", "affect", "bar"})
# Relations that are only good or bad.
QUALITIES = frozenset(
    "friendly close closer good better warm cordial tense poor bad strained icy frosty strong special business personal".split()
)
# How far from a verb the words stand that make it list somebody.
BESIDE = 3.2


@dataclass(frozen=True)
class Conferral:
    """One row: ``needs`` is the test of what stands beside the word and ``words`` what it looks for."""

    lemma: str
    kind: StandingKind
    needs: str
    words: frozenset[str]
    holds: bool
    subject: tuple[str, ...]
    by: tuple[str, ...]


def beside_verb(of: Holders, index: int, row: Conferral, before: Before) -> list[int] | None:
    """The nouns beside the verb that make it confer this status; None where they are missing."""
    syntax, tokens = of.syntax, of.tokens
    if row.needs == "":
        if row.kind == "recognised" and any(syntax.children(c, "mark") for c in syntax.children(index, "ccomp")):
            return None  # *recognised that*
        if row.kind == "recognised":  # *recognised Jerusalem as the capital*
            titles = [i for i in syntax.fillers(index, "as") if tokens[i].pos == "NOUN"]
            if titles and not any(tokens[i].lemma.lower() in TITLES or of.described(i, TITLES) for i in titles):
                return None
        if row.kind == "sanctioned" and tokens[index].pos != "VERB":
            return None
        return []
    if row.needs == "terror":
        reached = nearness(syntax, [index], BESIDE)
        own = [i for i in reached if i > index - 2 and (i not in of.actors or of.actors[i].form != "name")]
        found = [i for i in own if of.is_terror(i) and not any(a in own and of.is_terror(a) for a in syntax.ancestors(i))]
        return found or None
    if row.needs == "armed":  # *outlawed the Tamil Tigers*, who are known to fight
        objects = of.at(syntax.fillers(index, "obj"))
        law = any(tokens[i].lemma.lower() in TERROR for i in syntax.subtree(index))
        return (
            [] if any(a.sector == "REB" or a.form == "pronoun" or (law and a.kind in ("group", "organisation")) for a in objects) else None
        )
    if row.needs == "within":  # *has been in the Union since*, *is outside the alliance*
        bodies = of.first([index], row.by)
        again = [i for slot in row.by for i in of.fillers(index, slot) if tokens[i].lemma.lower() in BLOCS]  # *remains in the organisation*
        return [] if again or any(a.kind in BODIES and a.form == "name" for a in bodies) else None
    if row.needs == "object":  # *banned imports from Norland*
        nouns = [i for i in syntax.fillers(index, "obj") if tokens[i].lemma.lower() in row.words]
        doers = of.at(syntax.fillers(index, "subj"))
        return (nouns or None) if any(a.kind in POWERS for a in doers) else None
    if row.needs == "entry":  # *barred him from entering the country*
        ways = [i for at in syntax.subtree(index) if tokens[at].text.lower() == "from" for i in syntax.children(at, "pobj", "pcomp")]
        lands = any(a.kind in POWERS and a.form == "name" for a in of.at(ways))  # *barred from Norland*
        return [] if lands or any(tokens[i].lemma.lower() in row.words for i in ways) else None
    if row.needs == "legitimate":  # *treats the council as the legitimate representative*
        plain = ("as",) if row.lemma == "see" else ("as", "xcomp", "ccomp", "attr")  # *saw the country fall*
        titles = [i for slot in plain for i in syntax.fillers(index, slot)]
        titles += [i for child in syntax.children(index, "dobj", "ccomp") for i in syntax.fillers(child, "as")]
        titles += syntax.children(index, "oprd", "acomp", *(["dobj"] if row.lemma != "see" else []))
        titles = [i for i in titles if all(tokens[c].lemma.lower() != "only" for c in syntax.children(i))]  # *the only country that can*
        fit = [i for i in titles if (i not in of.actors or of.actors[i].form == "noun")]
        return [i for i in fit if tokens[i].lemma.lower() in row.words or of.described(i, row.words)] or None
    if row.needs == "statehood":  # *acknowledged the independence of*
        things = syntax.fillers(index, "obj")
        states = any(a.kind == "state" and a.form == "name" for a in of.at(things)) and row.lemma == "acknowledge"
        return [] if states or any(tokens[i].lemma.lower() in row.words for i in things) else None
    if row.needs == "from":  # *cut off from the SWIFT network*
        heads = syntax.fillers(index, "from")
        return [i for i in heads if tokens[i].lemma.lower() in row.words or of.described(i, row.words)] or None
    if row.needs == "hostile":  # *stopped shooting*, *ceased hostilities*
        acts = [i for slot in ("obj", "xcomp") for i in syntax.fillers(index, slot)]
        return [i for i in acts if tokens[i].lemma.lower() in row.words] or None
    if row.needs == "treasury":  # *the Treasury designated two banks*
        doers = of.at(syntax.fillers(index, "subj"))
        return [] if any("treasury" in a.name.lower() for a in doers) else None
    if row.needs == "again":  # *whereas the Union lists only its armed wing*, soon after a listing
        if row.kind == "sanctioned":  # *four ships were listed on the same day*
            return [] if before.is_told(row.kind, tokens[index].sentence) else None
        near = before.listed is not None and tokens[index].sentence - before.listed[0] <= 1
        return [] if near and any(a.kind in POWERS for a in of.at(syntax.fillers(index, "subj"))) else None
    if row.needs == "lasting":  # *has been fighting the rebels since*
        auxiliaries = {tokens[a].lemma for a in syntax.auxiliaries(index)}
        sides = of.parties(index, (*row.subject, *row.by), [])
        at_arms = all(a.sector in (*FIGHTING, "GOV") or a.kind in POWERS for a in sides)
        since = any(tokens[c].text.lower() == "since" for c in syntax.children(index, "prep", "mark", "advmod"))
        lasts = (tokens[index].tag == "VBG" and auxiliaries >= {"have", "be"}) or (since and "have" in auxiliaries)
        return [] if lasts and at_arms and len(sides) > 1 and any(a.sector in FIGHTING for a in sides) else None
    if row.needs == "beside":
        words = syntax.children(index, "advmod", "acomp", "prt", "prep")
        return [i for i in words if tokens[i].lemma.lower() in row.words] or None
    if row.needs == "into":  # *elected to the Council*, *voted into the Union*
        bodies = of.first([index], [slot for slot in row.by if slot != "subj"])
        beside = syntax.children(index, "prt", "advmod", "prep")
        if any(tokens[c].lemma.lower() == "in" and not syntax.children(c) for c in beside):  # *will take it in next month*
            bodies += of.at([*syntax.fillers(index, "subj"), *syntax.children(index, "nsubj")])
            bodies += of.first(syntax.fillers(index, "as"), ("of",))  # *voted in as a member of the Union*
        return [] if any(a.kind in BODIES and a.form == "name" for a in bodies) else None
    if row.needs == "break":  # *broke with Norland*, but *broke away from it*
        return [] if syntax.fillers(index, "with") and not syntax.fillers(index, "obj") else None
    if row.needs == "member":
        if _another_sense(of, index, row):
            return None
        if row.lemma not in ("be", "become", "remain") and row.subject != ("subj",):
            return []
        return [] if row.lemma not in ("be", "become", "remain") and of.parties(index, row.by, []) else None
    return None


def _another_sense(of: Holders, index: int, row: Conferral) -> bool:
    """*Forced it to pay*, *barred it from importing gas*, *joined them in saying*: a verb of members without what makes it one."""
    syntax, tokens = of.syntax, of.tokens
    preps = syntax.children(index, "prep")
    if any(tokens[p].text.lower() in ("from", "in") and syntax.children(p, "pcomp") for p in preps):
        return True
    beside = {tokens[c].text.lower() for c in syntax.children(index, "prt", "advmod", "prep")}
    return "out" in row.by and not beside & {"out", "from"}


def names_status(of: Holders, index: int, row: Conferral, before: Before) -> bool:
    """Whether a noun names the status of its row here: a *ban* on arms does, a *price war* does not."""
    syntax, tokens = of.syntax, of.tokens
    if row.needs == "described":
        if before.is_told(row.kind, tokens[index].sentence) and any(
            tokens[c].lemma.lower() in ("own", "the", "such", "these", "those") for c in syntax.children(index)
        ):
            return True  # *keeps its own ban*
        if row.lemma == "ban" and any(a.kind in POWERS for a in of.first([index], ("mod", "poss"))) and syntax.fillers(index, "on"):
            return True  # *the American ban on South African coal*
        against = of.at([i for slot in ("on", "against") for i in syntax.fillers(index, slot)])
        things = any(i not in of.actors for slot in ("on", "against") for i in syntax.fillers(index, slot))
        return of.described(index, row.words) or (
            (row.lemma != "ban" or things) and any(a.kind in ("state", "government") for a in against)
        )
    if row.needs == "list":
        terror = of.described(index, TERROR)
        if row.kind == "terrorist_designation" and not terror and tokens[index].lemma == "status":
            terror = any(t.lemma.lower() in TERROR for t in tokens[:index] if t.sentence == tokens[index].sentence)
        if row.kind == "terrorist_designation" and not terror and of.owners(index):  # *the terrorists are on the European list*
            terror = any(t.lemma.lower() in TERROR for t in tokens[:index] if t.sentence == tokens[index].sentence)
        if row.kind == "sanctioned":
            return not terror and (tokens[index].lemma == "blacklist" or of.described(index, row.words))
        return terror or before.same_list(of, index)
    if row.needs == "terror":
        armed = [a for a in of.first([index], row.subject) if a.sector == "REB"]
        if any(of.is_terror(i) for i in syntax.fillers(index, "as")):
            return True  # *the designation of the group as a terrorist organisation*
        return of.described(index, TERROR) or (bool(armed) and tokens[index].lemma in ("ban", "proscription"))
    if row.needs in ("ended", "made"):
        return True
    if row.needs == "under":
        over = governed(syntax, index)[0]
        verbs = [over, *below(syntax, index), *syntax.children(over, "oprd", "ccomp", "xcomp", "acl", "acomp")]
        return any(tokens[v].lemma in row.words for v in verbs)  # *froze its assets*, *ordered its assets frozen*
    if row.needs == "plural" and tokens[index].tag != "NNS":
        keeper = tokens[governed(syntax, index)[0]]
        return keeper.lemma in ("have", "keep", "maintain") and any(a.kind == "state" for a in of.first([index], ("in", "to", "with")))
    mods = {tokens[i].lemma.lower() for i in syntax.children(index, "compound", "amod", "nmod")}
    if row.kind == "war":
        nouns = [i for i in syntax.children(index, "compound") if i not in of.actors]
        return all(tokens[i].lemma.lower() in REAL_WARS for i in nouns)
    if row.kind == "recognised" and any(has_that(syntax, c) for c in syntax.children(index, "acl", "ccomp", "relcl")):
        return False  # *the recognition that*
    if row.kind == "relations":
        if mods & QUALITIES:
            return False
        if any(a.kind in POWERS for a in of.first([index], ("with",))):
            return True
        return not mods - DIPLOMATIC or any(i in of.actors for i in syntax.fillers(index, "mod")) or bool(mods & DIPLOMATIC)
    if row.kind == "ceasefire" and any(
        token.lemma.lower() == "war" and any(tokens[c].lemma.lower() in MARKETS for c in syntax.children(token.index, "compound"))
        for token in tokens[max(0, index - NEAR) : index + NEAR]
        if token.sentence == tokens[index].sentence
    ):
        return False  # *a truce in the trade war*
    return not (row.kind == "ceasefire" and syntax.fillers(index, "over"))


def around(of: Holders, index: int, row: Conferral, main: Force) -> tuple[list[Actor], list[Actor]]:
    """The parties of a noun: in its own slots, in those of the verbs that hang on it, then in those of what governs it."""
    if row.kind == "recognised" and main.role == "obj" and of.tokens[main.word].lemma in GAINING:
        return of.first([index], ("of", "by", "from")), of.first([main.word], ("subj",))  # *enjoys the recognition of Norland*
    if row.kind == "recognised" and of.syntax.fillers(index, "poss") and of.syntax.fillers(index, "by"):
        return of.first([index], ("by",)), of.first([index], ("poss",))  # *Norland's recognition by Sudland*
    top = governed(of.syntax, index)[2]
    verbs = list(dict.fromkeys([*below(of.syntax, index), *below(of.syntax, top)]))
    inner = [i for verb in verbs for slot in ("in", "into") for i in of.syntax.fillers(verb, slot)]
    above = [main.word] if main.role in ("obj", "subj", "of") else []
    beside = [i for word in above for slot in ("in", "into") for i in of.syntax.fillers(word, slot)]
    things = of.syntax.fillers(index, "on") if row.kind == "sanctioned" else ()
    near = [index, top, *of.syntax.fillers(index, "of"), *things, *verbs, *inner, *above, *beside]
    sides = of.first(near, ("between", "among"))
    if len(sides) > 1:
        return sides[:1], sides[1:]
    subjects = of.first(things, ("for", "to")) or of.first([index, top], row.subject)
    aimed = [i for verb in below(of.syntax, index) if of.tokens[verb].lemma.lower() in AIMING for i in of.syntax.fillers(verb, "obj")]
    if row.kind == "sanctioned":  # not *sanctions* themselves, which target
        verbs = [verb for verb in verbs if of.tokens[verb].lemma.lower() not in AIMING]
    for verb in below(of.syntax, index):  # *the sanctions under which the bank laboured*
        if any(of.tokens[p].text.lower() == "under" and p < verb for p in of.syntax.children(verb, "prep")):
            aimed += of.syntax.fillers(verb, "subj")
            verbs = [one for one in verbs if one != verb]
    subjects = subjects or (of.at(aimed) if row.kind == "sanctioned" else [])  # *sanctions targeting Norland*
    subjects = subjects or next((found for slot in row.subject if (found := of.first(near, (slot,)))), [])
    if row.kind in ONE_SIDED:  # *the ties cut by the war*: what cut them is no side
        verbs = [verb for verb in verbs if of.syntax.children(verb, "nsubj") and of.tokens[verb].lemma.lower() not in MEDIATING]
    by = (*row.by, "from") if row.kind == "sanctioned" and main.effect != "end" else row.by  # *new sanctions from Washington*
    idle = BREAKING | (MEDIATING if row.kind in ONE_SIDED else frozenset())  # *the truce arranged by Norland*
    laying = [word for word in above if main.role == "obj" and of.tokens[word].lemma.lower() not in idle]
    givers = of.first([index], by) or of.first([*verbs, *laying], ("subj", "by"))
    if not givers and main.role == "of" and not of.syntax.is_verb(main.word):
        over = of.syntax.head(main.word)
        givers = of.first([main.word], ("poss", "by")) or (of.first([over], ("subj",)) if over is not None else [])
    owners = of.first([index], ("poss",))
    if not subjects and row.kind == "terrorist_designation" and owners:  # *its designation was revoked by Norland*
        keys = {a.key for a in owners}
        return of.first([main.word], ("by", "subj")) or [a for a in givers if a.key not in keys], owners
    if not subjects and row.kind == "sanctioned":
        before = of.at([i for i in of.syntax.children(index, "compound", "nmod") if of.tokens[i].tag.startswith("NNP")])
        named = [a for a in before if a.kind == "state" and a.country not in LAYERS]
        subjects, givers = named, [a for a in givers if all(a.key != n.key for n in named)]
    return givers, [a for a in subjects if all(a.key != g.key for g in givers)]
