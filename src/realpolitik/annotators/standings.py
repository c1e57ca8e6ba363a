"""Legal and political statuses: who is listed, sanctioned, recognised, a member, at war, in a truce, and by whom or with whom.

The theory: a verb confers a status (*recognised*, *joined*, *branded a terrorist group*), or a noun names one (*an embargo*, *ties*,
*its blacklist*) and the words around it say whether it begins, stands or ends. Slots hold the one who has the status and the one who
gives it. Only what is said as a fact counts: nothing under *may* or *will*, nothing wanted or asked for; but whose end is only planned or
wanted is in force. *Has not recognised* says that a status does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from realpolitik.core.marks import Actor, Mark, Sentence, Span, Standing, StandingKind, Token, When
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.standings import Conferral, conferrals, effect, nominals
from realpolitik.text.facts import ceased, is_fact, is_negated
from realpolitik.text.holders import ONE_SIDED, POWERS, TERROR, Holders, fits
from realpolitik.text.in_force import SLIPS, Force, bearers, below, effect_below, force, governed, holds, wanted

DIPLOMATIC = frozenset({"diplomatic", "bilateral", "formal", "official", "full", "consular", "ambassadorial"})
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
# Who merely says what he thinks of a group lists nobody.
OPINIONS = frozenset({"regard", "consider", "deem", "treat", "count", "view", "label", "brand", "call"})
# Participles and adjectives that say a status of the noun they stand before.
EPITHETS: dict[str, StandingKind] = {
    "outlawed": "terrorist_designation", "outlaw": "terrorist_designation", "banned": "terrorist_designation", "ban": "terrorist_designation",
    "proscribed": "terrorist_designation", "proscribe": "terrorist_designation", "list": "terrorist_designation", "listed": "terrorist_designation",
    "designate": "terrorist_designation", "designated": "terrorist_designation", "blacklist": "terrorist_designation", "blacklisted": "sanctioned",
    "recognise": "recognised", "recognised": "recognised", "recognize": "recognised", "recognized": "recognised", "unrecognised": "recognised",
    "unrecognized": "recognised", "sanction": "sanctioned", "sanctioned": "sanctioned",
}  # fmt: skip
# How many sentences after a listing *the list* means the same one.
LIST_NEAR = 3
ENDS_FROM = frozenset({"off", "from"})
MEMBERS = frozenset({"member", "ally", "member-state"})
UNFIT_MEMBERS = frozenset({"former", "future", "potential", "prospective", "would-be", "possible", "aspiring"})
# Of a war that is none: *price war*, *war on drugs*.
REAL_WARS = frozenset({"civil", "open", "full", "all-out", "outright", "formal", "bloody", "long", "proxy", "year", "hot", "new", "total"})
SHARED = frozenset({"they", "them", "one", "ones", "those"})
STATES = ("state", "government")
BODIES = ("igo", "organisation")
ORGANS = frozenset({"LEG", "JUD", "GOV", "PTY", "BUS"})
# Who lays sanctions: *US sanctions* are theirs, *Iran sanctions* are not.
LAYERS = frozenset({"USA", "GBR", "CAN", "AUS", "JPN", "FRA", "DEU", "CHE", "CHN", "RUS", "TUR"})
# *Hit the bank with sanctions*.
STRIKING = frozenset({"hit", "target", "slap", "punish", "strike", "penalise", "penalize"})
REFUSING = frozenset({"refuse", "decline"})
NOBODY = frozenset({"no", "neither", "none", "nobody", "not"})
LONGEST = 25
NEAR = 25
MANY = 5


class Standings:
    """Gives a :class:`Standing` for each status said as a fact."""

    name = "standings"
    needs: tuple[type[Mark], ...] = (Token, Sentence, Actor, When)
    gives: tuple[type[Mark], ...] = (Standing,)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(_Reader(report, self.name).marks()) for report in reports]


class _Reader:
    def __init__(self, report: Report, maker: str) -> None:
        self.maker = maker
        self.tokens = report.of(Token)
        self.syntax: Syntax = report.syntax
        self.sentences = report.of(Sentence)
        self.whens = report.of(When)
        self.actors: dict[int, Actor] = {}
        for actor in report.of(Actor):
            self.actors.setdefault(actor.head, actor)
        self.of = Holders(self.syntax, self.actors)
        # The sentence and the subject of the last listing: *and removed it from the list*.
        self.listed: tuple[int, Actor] | None = None
        # The parties last told of each kind, and the noun's row: *the embargo of the EU stays*, *they had been broken in 1982*.
        self.told: dict[str, tuple[int, list[Actor], list[Actor]]] = {}
        self.row: tuple[int, Conferral] | None = None

    def marks(self) -> Iterator[Standing]:
        for sentence in self.sentences:
            taken: set[tuple[str, str | None, str, bool]] = set()
            if self.tokens[sentence.last - 1].text == "?":
                continue
            for index in range(sentence.first, sentence.last):
                for standing in self._standings(index):
                    key = (standing.kind, standing.by_actor, standing.subject, standing.holds)
                    if key not in taken:
                        taken.add(key)
                        yield standing

    def _standings(self, index: int) -> list[Standing]:
        token = self.tokens[index]
        lemma = SLIPS.get(token.lemma.lower(), token.lemma.lower())
        if token.dep == "amod" and lemma in EPITHETS:
            return self._epithet(index, lemma)
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            return next((found for row in conferrals(lemma) if (found := self._conferred(index, row))), [])
        if self.row is not None and lemma in SHARED and token.sentence - self.row[0] <= 1:
            return self._named_status(index, self.row[1])
        if token.pos not in ("NOUN", "PROPN"):
            return []
        if lemma in MEMBERS:
            return self._member(index)
        return next((found for row in nominals(lemma) if (found := self._named_status(index, row))), [])

    # --- verbs ----------------------------------------------------------------------------------------------------------

    def _conferred(self, index: int, row: Conferral) -> list[Standing]:
        lists = self._test(index, row)
        if lists is None:
            return []
        over = self.tokens[self.tokens[index].head]
        refused = row.kind == "recognised" and row.holds and self.tokens[index].dep == "xcomp" and over.lemma in REFUSING
        real = is_fact(self.syntax, over.index if refused else index)
        if not real and (row.holds or (row.kind == "membership" and row.subject != ("subj",))):
            return []
        subjects = self.of.parties(index, row.subject, lists)
        if not subjects and self.tokens[index].dep in ("acomp", "oprd"):  # *stays proscribed*
            subjects = self.of.at(self.syntax.fillers(self.tokens[index].head, "subj"))
        givers = self.of.parties(index, row.by, lists)
        agents = self.of.at([i for noun in (index, *lists) for i in self.syntax.fillers(noun, "by")])
        if row.kind == "terrorist_designation" and agents:  # *listed as a terrorist group by*, whatever the parser hangs it on
            givers = agents
            if (self.tokens[index].tag == "VBN" and not subjects) or any(s.head in lists for s in subjects):
                above = self.syntax.head(index)
                heads = [above, *self._before(above)] if above is not None else self.syntax.children(index, "nsubj")
                subjects = [a for a in self.of.at(heads) if a not in agents][:1]
        if row.kind == "terrorist_designation" and subjects and all(a.head in lists for a in subjects):
            passive = self.syntax.children(index, "nsubjpass")
            subjects = self.of.at([j for i in passive for j in self.syntax.conjuncts(i)])
        if row.kind == "terrorist_designation":
            subjects = self._relisted(index, subjects, givers)
        if row.kind == "terrorist_designation" and len(subjects) > 1:  # *designated X a terrorist group*: X
            subjects = [a for a in subjects if a.head not in lists] or subjects
        if not givers and lists:
            givers = [a for noun in lists for a in self.of.owners(noun)]
        if row.kind == "recognised" and any(self.tokens[i].lemma == "other" for i in self.syntax.fillers(index, "obj")) and len(givers) > 1:
            givers, subjects = givers[:1], givers[1:]  # *recognised each other*
        if row.kind == "membership":
            givers = [a for a in givers if a.kind in BODIES and a.sector not in ORGANS][:1]
            subjects = [a for a in subjects if a.kind in STATES]
            if not givers:
                return []
        if row.lemma in OPINIONS and not (givers and givers[0].kind in POWERS):
            return []
        doers = self.syntax.fillers(index, "subj")
        nobody = any(self.tokens[c].lemma.lower() in NOBODY for i in doers for c in (i, *self.syntax.children(i)))
        unfit = any(a.kind == "outlet" or (a.kind == "people" and row.kind != "recognised") for a in givers[:1]) or (
            not givers and not nobody and (self.tokens[index].tag == "VBG" or not (self.syntax.is_passive(index) and self.tokens[index].dep != "advcl"))
        )
        if unfit and row.kind in ("sanctioned", "terrorist_designation", "recognised"):
            return []
        if not fits(row.kind, givers, subjects):
            return []
        if row.kind == "terrorist_designation" and row.holds and subjects:
            self.listed = (self.tokens[index].sentence, subjects[0])
        negated = is_negated(self.syntax, index) or ceased(self.syntax, index) or refused
        if not negated and nobody:
            negated, givers = True, [a for a in givers if a.form == "name"]
        if row.kind not in ("recognised", "membership") and row.holds and negated:
            return []  # *did not sanction*: no status was ever there
        return self._marks(index, row.kind, givers, subjects, row.holds != (negated or not real), ends=not row.holds and not real)

    def _before(self, above: int) -> Sequence[int]:
        return self.syntax.children(above, "nsubj", "nsubjpass") if self.syntax.is_verb(above) else ()

    def _test(self, index: int, row: Conferral) -> list[int] | None:
        """The nouns beside the verb that make it confer this status; None where they are missing."""
        syntax = self.syntax
        if row.needs == "":
            if row.kind == "sanctioned" and self.tokens[index].pos != "VERB":
                return None
            return []
        if row.needs == "terror":
            found = [
                i
                for slot in ("as", "among", "xcomp", "attr", "obj", "ccomp")
                for i in (*syntax.fillers(index, slot), *syntax.children(index, "oprd"))
            ]
            found = [i for i in found if self.of.is_terror(i) and (i not in self.actors or self.actors[i].form != "name")]
            return found or None
        if row.needs == "armed":  # *outlawed the Tamil Tigers*, who are known to fight
            objects = self.of.at(self.syntax.fillers(index, "obj"))
            return [] if any(a.sector == "REB" or a.form == "pronoun" for a in objects) else None
        if row.needs == "within":  # *has been in the Union since*, *is outside the alliance*
            bodies = self.of.first([index], row.by)
            return [] if any(a.kind in BODIES and a.form == "name" for a in bodies) else None
        if row.needs == "object":  # *banned imports from Norland*
            nouns = [i for i in syntax.fillers(index, "obj") if self.tokens[i].lemma.lower() in row.words]
            doers = self.of.at(syntax.fillers(index, "subj"))
            return nouns if any(a.kind in POWERS for a in doers) else None
        if row.needs == "entry":  # *barred him from entering the country*
            ways = [i for i in syntax.fillers(index, "from") if self.tokens[i].lemma.lower() in row.words]
            return [] if ways else None
        if row.needs == "legitimate":
            titles = [i for slot in ("as", "xcomp", "obj") for i in (*syntax.fillers(index, slot), *syntax.children(index, "oprd"))]
            return [] if any(self.of.described(i, row.words) for i in titles) else None
        if row.needs == "treasury":  # *the Treasury designated two banks*
            doers = self.of.at(syntax.fillers(index, "subj"))
            return [] if any("treasury" in a.name.lower() for a in doers) else None
        if row.needs == "again":  # *whereas the Union lists only its armed wing*, soon after a listing
            near = self.listed is not None and self.tokens[index].sentence - self.listed[0] <= 1
            return [] if near and any(a.kind in POWERS for a in self.of.at(syntax.fillers(index, "subj"))) else None
        if row.needs == "beside":
            near = self.syntax.children(index, "advmod", "acomp", "prt", "prep")
            return [i for i in near if self.tokens[i].lemma.lower() in row.words] or None
        if row.needs == "break":
            return None if self.syntax.fillers(index, "obj") else []
        if row.needs == "member":
            return [] if row.lemma not in ("be", "become", "remain") and self.of.parties(index, row.by, []) else None
        return None

    def _relisted(self, index: int, subjects: list[Actor], givers: list[Actor]) -> list[Actor]:
        """Of a pronoun that was taken for a government or the lister: whoever was listed last."""
        keys = {g.key for g in givers}
        lost = all(a.form == "pronoun" and (a.key in keys or a.kind in POWERS) for a in subjects)
        near = self.listed is not None and self.tokens[index].sentence - self.listed[0] <= LIST_NEAR
        return [self.listed[1]] if self.listed is not None and near and lost else subjects

    def _same_list(self, noun: int) -> bool:
        """*The list*, soon after a listing."""
        bare = all(self.tokens[c].lemma in ("the", "its", "their") for c in self.syntax.children(noun, "det", "poss", "amod", "compound"))
        return bare and self.listed is not None and self.tokens[noun].sentence - self.listed[0] <= LIST_NEAR

    def _epithet(self, index: int, lemma: str) -> list[Standing]:
        """*The outlawed PKK*, *an internationally recognised government*, *the US-listed group*, *the sanctioned bank*."""
        head = self.tokens[index].head
        if self.tokens[head].dep in ("poss", "compound"):  # *the outlawed Workers' Party*
            head = self.tokens[head].head
        over = self.of.at([head]) or self.of.at(self.syntax.children(head, "appos"))
        kind = EPITHETS[lemma]
        makers = self.of.at(self.syntax.children(index, "npadvmod", "compound", "nmod", "amod"))
        worldwide = any(self.tokens[c].lemma.lower() in ("internationally", "widely", "un") for c in self.syntax.children(index))
        if kind == "terrorist_designation" and not (over and over[0].kind in ("group", "organisation") and (
            over[0].sector == "REB" or self.of.described(head, TERROR))):
            return []
        if kind == "recognised" and not (worldwide or makers or lemma.startswith("un")):
            return []
        if kind == "sanctioned" and (not over or over[0].form != "name") and not makers:
            return []
        if not over or not fits(kind, makers, over[:1]):
            return []
        still = not (lemma.startswith("un") or is_negated(self.syntax, index))
        return self._marks(index, kind, makers[:1], over[:1], still)

    # --- nouns ----------------------------------------------------------------------------------------------------------

    def _named_status(self, index: int, row: Conferral) -> list[Standing]:
        """*Imposed an embargo on*, *ties between X and Y*, *under sanctions*, *off its terrorist list*: what becomes of it, and whose."""
        pronoun = self.tokens[index].lemma.lower() in SHARED
        if not pronoun and not self._is_status(index, row):
            return []
        main = force(self.syntax, index, lambda lemma, role: effect(lemma, role, row.kind))
        if row.kind == "membership":
            return self._membership(index, row, main)
        particle = next((self.tokens[c].text.lower() for c in self.syntax.children(main.word, "prt")), "")
        if row.needs == "list" and main.role == "obj" and particle in ("off", "on"):
            main = replace(main, role=particle)  # *taken off the list*, read as *took off*
        if main.role in ("to", "of") and self.tokens[main.word].lemma == "subject":
            main = replace(main, role="under", effect="keep")  # *is subject to sanctions*
        if main.role == "with" and row.kind == "ceasefire" and self.tokens[main.word].lemma in ("end", "stop", "conclude"):
            main = replace(main, effect="begin")  # *the fighting ended with a truce*
        if main.role == "with" and row.kind == "sanctioned" and self.tokens[main.word].lemma in STRIKING:
            main = replace(main, role="under", effect="begin")  # *hit the bank with sanctions*
        if row.needs == "list" or main.role in ("under", "at") or (
            row.kind == "war" and main.role in ("in", "into", "to")
            and (governed(self.syntax, index)[2] != index or self.tokens[main.word].lemma in ("go", "return"))
        ):
            return self._borne(index, row, main)
        under = effect_below(self.syntax, index, lambda lemma, role: effect(lemma, role, row.kind))
        told = [one for one in (main, under) if one is not None and one.effect is not None]
        if not told:
            return [] if pronoun else self._standing_there(index, row, main)
        givers, subjects = self._carried(index, row, *self._around(index, row, main))
        givers, subjects = self._nearest(index, row, main, givers, subjects)
        if subjects or givers:
            self.row = (self.tokens[index].sentence, row)
        found: list[Standing] = []
        for one in told:
            still = holds(one, row.kind)
            if one is not main and found and row.kind == "ceasefire":
                break  # *the truce that began in May is over*
            if still is not None and not any(mark.holds == still for mark in found):
                found += self._sided(one.word, row, givers, subjects, still, ends=one.effect == "end" and still)
        return found

    def _is_status(self, index: int, row: Conferral) -> bool:
        if row.needs == "described":
            return self.of.described(index, row.words) or any(self.tokens[i].lemma in row.words for i in self.syntax.fillers(index, "on"))
        if row.needs == "list":
            terror = self.of.described(index, TERROR)
            if row.kind == "sanctioned":
                return not terror and (self.tokens[index].lemma == "blacklist" or self.of.described(index, row.words))
            return terror or self._same_list(index)
        if row.needs == "terror":
            armed = [a for a in self.of.first([index], row.subject) if a.sector == "REB"]
            return self.of.described(index, TERROR) or (bool(armed) and self.tokens[index].lemma in ("ban", "proscription"))
        if row.needs == "under":
            return self.tokens[governed(self.syntax, index)[0]].lemma in row.words
        if row.needs == "plural" and self.tokens[index].tag != "NNS":
            return False
        mods = {self.tokens[i].lemma.lower() for i in self.syntax.children(index, "compound", "amod", "nmod")}
        if row.kind == "war":
            nouns = [i for i in self.syntax.children(index, "compound") if i not in self.actors]
            return all(self.tokens[i].lemma.lower() in REAL_WARS for i in nouns)
        if row.kind == "relations":
            return not mods - DIPLOMATIC or any(i in self.actors for i in self.syntax.fillers(index, "mod")) or bool(mods & DIPLOMATIC)
        return not (row.kind == "ceasefire" and self.syntax.fillers(index, "over"))

    def _around(self, index: int, row: Conferral, main: Force) -> tuple[list[Actor], list[Actor]]:
        """The parties of a noun: in its own slots, in those of the verbs that hang on it, then in those of what governs it."""
        top = governed(self.syntax, index)[2]
        verbs = list(dict.fromkeys([*below(self.syntax, index), *below(self.syntax, top)]))
        inner = [i for verb in verbs for slot in ("in", "into") for i in self.syntax.fillers(verb, slot)]
        above = [main.word] if main.role in ("obj", "subj", "of") else []
        beside = [i for word in above for slot in ("in", "into") for i in self.syntax.fillers(word, slot)]
        things = self.syntax.fillers(index, "on") if row.kind == "sanctioned" else ()
        near = [index, top, *self.syntax.fillers(index, "of"), *things, *verbs, *inner, *above, *beside]
        sides = self.of.first(near, ("between", "among"))
        if len(sides) > 1:
            return sides[:1], sides[1:]
        subjects = self.of.first(things, ("for", "to")) or next((found for slot in row.subject if (found := self.of.first(near, (slot,)))), [])
        givers = self.of.first([index], row.by) or self.of.first([*verbs, *(above if main.role == "obj" else [])], ("subj", "by"))
        if not givers and main.role == "of" and not self.syntax.is_verb(main.word):
            over = self.syntax.head(main.word)
            givers = self.of.first([main.word], ("poss", "by")) or (self.of.first([over], ("subj",)) if over is not None else [])
        if not subjects and row.kind == "sanctioned":
            before = self.of.at([i for i in self.syntax.children(index, "compound", "nmod") if self.tokens[i].tag.startswith("NNP")])
            named = [a for a in before if a.kind == "state" and a.country not in LAYERS]
            subjects, givers = named, [a for a in givers if all(a.key != n.key for n in named)]
        return givers, [a for a in subjects if all(a.key != g.key for g in givers)]

    def _nearest(self, index: int, row: Conferral, main: Force, givers: list[Actor], subjects: list[Actor]) -> tuple[list[Actor], list[Actor]]:
        """Where the parse hangs the parties elsewhere: who stands nearest in the sentence and can have such a status."""
        if subjects or row.kind not in ("sanctioned", "ceasefire", "war"):
            return givers, subjects
        if row.kind != "sanctioned" and (len(givers) > 1 or main.role not in ("subj", "obj")):
            return givers, subjects
        sentence = self.sentences[self.tokens[index].sentence]
        near = [a for a in self.of.near(index, sentence.first, sentence.last) if all(a.key != g.key for g in givers)]
        near = [a for a in near if fits(row.kind, givers, [a])]
        if row.kind == "sanctioned":
            unread = (main.role == "obj" and self.syntax.fillers(main.word, "subj")) or any(self.syntax.fillers(word, slot) for word in (index, main.word) for slot in ("on", "against"))
            return givers, [] if unread else [a for a in near if a.kind != "igo" and a.form == "name" and abs(a.head - index) < NEAR][:1]
        sides = [a for a in (*givers, *near) if a.kind != "igo"]
        return sides[:1], sides[1:2]

    def _membership(self, index: int, row: Conferral, main: Force) -> list[Standing]:
        """*Suspended Norland's membership*, *lost its seat in the council*: whose, and where."""
        own = self.of.first([index], ("poss", "mod")) and self.of.first([index], row.by)
        if main.effect is None and own and main.real and not wanted(self.syntax, index) and self.tokens[index].lemma == "membership":
            main = replace(main, effect="keep")  # *Norland's membership of the Union*
        still = holds(main, row.kind) if main.effect is not None else None
        if still is None:
            return []
        still = still == row.holds  # *lifted its suspension*: back again
        doers = self.of.first([main.word], ("subj",))
        own = [a for slot in (*row.subject, "mod") for a in self.of.at(self.syntax.fillers(index, slot))]
        subjects = [a for a in (*own, *doers) if a.kind in STATES][:MANY]
        before = self.told.get(row.kind)
        near = before[1] if before is not None and self.tokens[index].sentence - before[0] <= 1 else []
        bodies = [a for a in (*self.of.first([index], row.by), *doers, *near) if a.kind in BODIES][:1]
        return self._marks(main.word, row.kind, bodies, subjects[:1], still) if bodies and subjects else []

    def _carried(self, index: int, row: Conferral, givers: list[Actor], subjects: list[Actor]) -> tuple[list[Actor], list[Actor]]:
        """Who is not named again is who was named just before."""
        before = self.told.get(row.kind)
        if subjects or before is None or self.tokens[index].sentence - before[0] > 1:
            return givers, subjects
        if row.kind in ONE_SIDED and (len(givers) > 1 or not self.of.is_bare(index)):
            return givers, subjects
        keys = {giver.key for giver in givers}
        return givers or before[1], [a for a in before[2] if a.key not in keys]

    def _sided(
        self, word: int, row: Conferral, givers: list[Actor], subjects: list[Actor], still: bool, *, ends: bool = False
    ) -> list[Standing]:
        """One mark a party; of what two sides share, the first is the one it is with."""
        if row.kind in ONE_SIDED and not subjects:
            if row.kind == "relations" and (len(givers) < 2 or self.syntax.fillers(word, "with")):
                return []
            givers, subjects = (givers[:1], givers[1:]) if len(givers) > 1 else ([], givers)
        if not fits(row.kind, givers, subjects):
            return []
        return self._marks(word, row.kind, givers, subjects, still, ends=ends)

    def _standing_there(self, index: int, row: Conferral, main: Force) -> list[Standing]:
        """What is only mentioned stands if it is named with both its sides: *evaded the American embargo on Cuba*."""
        definite = bool(self.syntax.fillers(index, "by")) or any(self.tokens[c].lemma.lower() != "a" for c in self.syntax.children(index, "det", "poss")) or any(
            i in self.actors for i in self.syntax.fillers(index, "mod")
        )
        lacking = main.role == "without"
        diplomatic = row.kind == "relations" and self.of.described(index, DIPLOMATIC)
        if not (diplomatic or (row.kind in ("sanctioned", "ceasefire", "recognised") and definite and not main.negated)):
            return []
        if not main.real or wanted(self.syntax, index) or wanted(self.syntax, main.word):
            return []
        givers, subjects = self._around(index, row, main)
        if diplomatic and not givers and self.syntax.is_verb(main.word):
            givers = self.of.first([main.word], ("subj",))
        own = self.of.first([index, *self.syntax.fillers(index, "of")], (*row.subject, "between")) or self.of.first([index], row.by)
        if own and row.kind in ("sanctioned", "ceasefire") and not (givers and subjects):
            givers, subjects = self._nearest(index, row, main, givers, subjects)
        still = not (diplomatic and (lacking or main.negated))
        return self._sided(index, row, givers, subjects, still) if own and givers and subjects else []

    def _borne(self, index: int, row: Conferral, main: Force) -> list[Standing]:
        """*X is under sanctions*, *at war with*, *put X on its list*, *off the list*."""
        if main.role not in ("on", "onto", "to", "in", "into", "under", "at", "off", "from", "of"):
            return []
        ends = main.role in ENDS_FROM
        still = holds(Force(main.word, main.role, "end" if ends else "keep", main.real, main.negated), row.kind)
        if still is None and main.real and self.tokens[main.word].lemma in ("be", "remain", "stand", "figure"):
            still = False  # *is no longer on the list*
        if still is None:
            return []
        subjects = self.of.at(bearers(self.syntax, main.word, of_object=main.role != "at" and row.kind != "war"))
        givers = self.of.owners(index)
        givers = givers or (self.of.first([index], row.by))
        if row.kind == "war":
            givers, subjects = subjects, self.of.first([index, governed(self.syntax, index)[2], main.word], row.subject)
            return self._sided(main.word, row, givers, subjects, still)
        if not givers and self.syntax.is_verb(main.word) and self.syntax.fillers(main.word, "obj"):
            givers = self.of.first([main.word], ("subj",))
        if row.kind == "terrorist_designation":
            subjects = self._relisted(index, subjects, givers)
        subjects = [a for a in subjects if all(a.key != g.key for g in givers)]
        if row.kind == "terrorist_designation" and still and subjects:
            self.listed = (self.tokens[index].sentence, subjects[0])
        if not subjects and main.role != "of":
            sentence = self.sentences[self.tokens[index].sentence]
            subjects = [a for a in self.of.near(index, sentence.first, index) if a.kind not in ("outlet", "igo") and a.form != "adjective"]
            subjects = [a for a in subjects if all(a.key != g.key for g in givers)][:1]
        if not fits(row.kind, givers, subjects):
            return []
        return self._marks(main.word, row.kind, givers, subjects, still, ends=ends and still)

    # --- members --------------------------------------------------------------------------------------------------------

    def _member(self, index: int) -> list[Standing]:
        """*Turkey, a NATO member*; *Turkey is a member of NATO*; *NATO member Turkey*."""
        syntax, token = self.syntax, self.tokens[index]
        above = syntax.head(index)
        if token.dep == "pobj" and above is not None:  # *one of the members*
            one = syntax.head(above)
            if one is not None and self.tokens[above].lemma == "of" and self.tokens[one].lemma in ("one", "some", "two"):
                token, above = self.tokens[one], syntax.head(one)
        bodies = [a for a in self.of.owners(index) if a.kind in BODIES]
        if not bodies and above is not None and token.dep == "attr":
            bodies = [a for a in self.of.at(syntax.fillers(above, "of")) if a.kind in BODIES]
            before = self.told.get("membership")
            if not bodies and before is not None and token.lemma == "member" and token.sentence - before[0] <= 1 and self.of.is_bare(index):
                bodies = before[1]
        if not bodies:
            return []
        heads: list[int] = []
        verb = index
        still = True
        if token.dep == "attr" and above is not None and self.tokens[above].lemma in ("be", "become", "remain"):
            if not is_fact(syntax, above):
                return []
            heads = list(syntax.fillers(above, "subj"))
            verb, still = above, not (is_negated(syntax, above) or is_negated(syntax, index) or ceased(syntax, above))
        elif (token.dep == "appos" and above is not None) or (token.dep in ("compound", "nmod") and above is not None):
            heads, still = [above], not is_negated(syntax, index) and self.tokens[syntax.subtree(index)[0]].lemma != "not"
        heads += syntax.fillers(index, "appos")
        if any(self.tokens[c].lemma.lower() in UNFIT_MEMBERS for c in syntax.children(index)):
            return []
        found = [a for a in self.of.at(heads) if a.kind in ("state", "government") and a.key != bodies[0].key]
        return self._marks(verb, "membership", bodies[:1], found, still)

    # --- the mark -------------------------------------------------------------------------------------------------------

    def _marks(
        self, index: int, kind: StandingKind, givers: Sequence[Actor], subjects: Sequence[Actor], still: bool, *, ends: bool = False
    ) -> list[Standing]:
        """One mark for each pair of parties; ``ends``: what holds is to end at the date told."""
        self.told[kind] = (self.tokens[index].sentence, list(givers), list(subjects))
        by: Sequence[Actor | None] = givers[:MANY] or [None]
        pairs = [(giver, subject) for giver in by for subject in subjects[:MANY] if giver is None or giver.key != subject.key]
        return [self._mark(index, kind, giver, subject, still, ends=ends) for giver, subject in pairs]

    def _mark(self, index: int, kind: StandingKind, giver: Actor | None, subject: Actor, holds: bool, *, ends: bool) -> Standing:
        words = self._clause(index)
        span = self.tokens[words[0]].span.cover(self.tokens[words[-1]].span)
        for actor in (giver, subject):
            if actor is not None and self.tokens[actor.head].sentence == self.tokens[index].sentence:
                span = span.cover(actor.span)
        since, until = self._dates(words)
        if ends and until is None:
            since, until = None, since
        if kind == "war" and until is None and since is not None and self.tokens[index].tag == "VBD":
            # *Fought a war in 1992*: over, unless it goes on since then.
            lasting = any(self.tokens[i].lemma == "since" for i in words)
            until = None if lasting or self.tokens[index].lemma in ("declare", "be") else since
        return Standing(
            span=span, by=self.maker, score=0.7, kind=kind, by_actor=giver.key if giver is not None else None,
            subject=subject.key, holds=holds, since=since, until=until,
        )  # fmt: skip

    def _clause(self, index: int) -> list[int]:
        """The verb with its own words, without coordinated and subordinate clauses."""
        found: list[int] = []
        todo = [index]
        while todo:
            at = todo.pop()
            found.append(at)
            for child in self.syntax.children(at):
                token = self.tokens[child]
                if token.dep in ("conj", "cc", "advcl", "relcl", "ccomp", "parataxis") and self.tokens[at].pos in ("VERB", "AUX"):
                    continue
                if token.dep in ("acl", "relcl") and self.tokens[child - 1].text == "," and child > index:
                    continue  # *recognised by few, offered on Thursday …*: another clause
                if token.dep != "punct" and abs(child - index) <= LONGEST:
                    todo.append(child)
        return sorted(found)

    def _dates(self, words: Sequence[int]) -> tuple[str | None, str | None]:
        """When the status began and ended, by the dates of its clause."""
        since = until = None
        within = Span(self.tokens[words[0]].span.start, self.tokens[words[-1]].span.end)
        own = {self.tokens[i].span.start for i in words}
        for when in self.whens:
            if when.type != "DATE" or not within.contains(when.span) or not any(when.span.start <= start < when.span.end for start in own):
                continue
            value = when.value if when.value and DATE.fullmatch(when.value) else when.start
            if value is None:
                continue
            before = next((self.tokens[i].text.lower() for i in reversed(words) if self.tokens[i].span.end <= when.span.start), "")
            if before in ("until", "till", "to"):
                until = until or value
            else:
                since = since or value
        return since, until
