"""Legal and political statuses: who is listed, sanctioned, recognised, a member, at war, in a truce, and by whom or with whom.

The theory: a verb confers a status (*recognised*, *joined*, *branded a terrorist group*), or a noun names one (*an embargo*, *ties*,
*its blacklist*) and the words around it say whether it begins, stands or ends. Slots hold the one who has the status and the one who
gives it. Only what is said as a fact counts: nothing under *may* or *will*, nothing wanted or asked for; but whose end is only planned or
wanted is in force. *Has not recognised* says that a status does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from realpolitik.core.marks import Actor, Mark, Sentence, Standing, StandingKind, Token, When
from realpolitik.core.report import Report, digest
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.actors import agent
from realpolitik.knowledge.standings import conferrals, effect, epithet, nominals
from realpolitik.text.conferral import BODIES, DIPLOMATIC, Conferral, around, beside_verb, names_status
from realpolitik.text.ellipsis import elided
from realpolitik.text.facts import ceased, is_coming, is_decided, is_fact, is_negated, is_nobodys
from realpolitik.text.holders import ONE_SIDED, POWERS, TERROR, Holders, fits
from realpolitik.text.in_force import SLIPS, Force, bearers, below, effect_below, force, governed, holds, mended, wanted
from realpolitik.text.standing_parties import Nearby, can_give, can_have
from realpolitik.text.since import own_words, since_until
from realpolitik.text.told_before import Before

# Who merely says what he thinks of a group lists nobody.
OPINIONS = frozenset({"regard", "consider", "deem", "treat", "count", "view", "label", "brand", "call"})
ENDS_FROM = frozenset({"off", "from"})
MEMBERS = frozenset({"member", "ally", "member-state"})
UNFIT_MEMBERS = frozenset({"former", "future", "potential", "prospective", "would-be", "possible", "aspiring"})
SHARED = frozenset({"they", "them", "one", "ones", "those", "own"})
STATES = ("state", "government")
ORGANS = frozenset({"LEG", "JUD", "GOV", "PTY", "BUS"})
BEARING = frozenset("face suffer endure evade circumvent dodge bust bear weather survive escape resist defy flout skirt incur draw invite".split())
GREETING = frozenset("celebrate mark greet welcome regret mourn hail toast follow complete protest".split())
SWITCHING = frozenset("switch shift transfer move".split())
IN_LISTS = frozenset("be remain stand figure include contain feature name".split())
LOCATED = frozenset("be stand figure remain appear feature sit".split())
PACTS = frozenset({"treaty", "pact", "bloc", "alliance", "grouping"})
LISTING = frozenset("put place add include enter keep leave retain remove take strike drop delete cross expunge inscribe".split())
LANDS = frozenset("state country republic nation land strip sliver entity enclave territory province region island statelet regime".split())
BLOCS = frozenset("bloc block club alliance union organisation organization body group grouping council pact community treaty league".split())
REFUSING = frozenset({"refuse", "decline"})
NOBODY = frozenset({"no", "neither", "none", "nobody", "not"})
NEAR = 25
MANY = 5


@dataclass(frozen=True, slots=True)
class Last:
    """The status told last: ``positive`` is what it would be without its negation, ``of_subject`` says whose verb it was."""

    sentence: int
    word: int
    kind: StandingKind
    holds: bool
    positive: bool
    givers: Sequence[Actor]
    subjects: Sequence[Actor]
    of_subject: bool


class Standings:
    """Gives a :class:`Standing` for each status said as a fact."""

    name = "standings"
    needs: tuple[type[Mark], ...] = (Token, Sentence, Actor, When)
    gives: tuple[type[Mark], ...] = (Standing, Actor)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(_Reader(report, self.name).marks()) for report in reports]


class _Reader:
    def __init__(self, report: Report, maker: str) -> None:
        self.maker = maker
        self.today = report.published.isoformat() if report.published is not None else None
        self.last: Last | None = None
        self.tokens = report.of(Token)
        self.syntax: Syntax = report.syntax
        self.sentences = report.of(Sentence)
        self.whens = report.of(When)
        self.actors: dict[int, Actor] = {}
        for actor in report.of(Actor):
            self.actors.setdefault(actor.head, actor)
        self.nameless: set[str] = set()
        self.unnamed = self._unnamed()
        self.used: dict[str, Actor] = {}
        self.of = Holders(self.syntax, self.actors, self.unnamed)
        self.nearby = Nearby(self.syntax, self.of)
        self.bodies = [a for a in sorted(self.actors.values(), key=lambda a: a.head) if a.form == "name" and can_give("membership", a)]
        self.before = Before()
        # The sentence and the row of the noun last told of: *they had been broken in 1982*.
        self.row: tuple[int, Conferral] | None = None

    def _unnamed(self) -> dict[int, Actor]:
        """An actor for each noun of a body or role that means none: *sanctions on five banks*."""
        found = {}
        for token in self.tokens:
            known = agent(token.lemma.lower(), named=True) if token.pos == "NOUN" and token.index not in self.actors else None
            if known is None and token.lemma.lower() in (*LANDS, *PACTS) and token.index not in self.actors and token.pos == "NOUN":
                known = ("GOV", "role")
            if known is None or token.dep in ("compound", "nmod", "amod", "npadvmod"):
                continue
            found[token.index] = self._nameless(token.index, known[0])
        return found

    def _nameless(self, head: int, sector: str) -> Actor:
        words = self.syntax.phrase(head)
        span = self.tokens[words[0]].span.cover(self.tokens[words[-1]].span)
        name = " ".join(self.tokens[i].text for i in words)
        own = [self.actors[i] for i in self.syntax.children(head, "amod", "poss", "compound") if i in self.actors]
        actor = Actor(
            span=span, by=self.maker, score=0.5, key=digest("unnamed", name.lower()), name=name, kind="group",
            country=own[0].country if own else None, code=None, sector=sector, head=head, form="noun", source="text: noun",
        )  # fmt: skip
        self.nameless.add(actor.key)
        return actor

    def marks(self) -> Iterator[Mark]:
        yield from self._told()
        yield from self.used.values()

    def _told(self) -> Iterator[Standing]:
        for sentence in self.sentences:
            taken: set[tuple[str, str | None, str, bool]] = set()
            if self.tokens[sentence.last - 1].text == "?":
                continue
            found: list[tuple[bool, Standing]] = []
            for index in range(sentence.first, sentence.last):
                for standing in self._standings(index):
                    key = (standing.kind, standing.by_actor, standing.subject, standing.holds)
                    if key not in taken:
                        taken.add(key)
                        found.append((self._is_past(index, standing), standing))
            for past, standing in found:
                # *Have restored the ties they had cut*: what is over, and not dated, is no status
                if not (past and any(one.kind == standing.kind and one.holds != standing.holds for _, one in found)):
                    yield standing

    def _is_past(self, index: int, standing: Standing) -> bool:
        """Whether a status without dates is told in the pluperfect."""
        verb = next((i for i in (index, *self.syntax.ancestors(index)) if self.syntax.is_verb(i)), index)
        had = any(self.tokens[a].text.lower() == "had" for a in self.syntax.auxiliaries(verb))
        return had and standing.since is None and standing.until is None

    def _standings(self, index: int) -> list[Standing]:
        token = self.tokens[index]
        if (again := self._again(index)) is not None:
            return again
        lemma = SLIPS.get(token.lemma.lower(), token.lemma.lower())
        kind = epithet(lemma) if token.dep == "amod" else None
        if kind is not None:
            return self._epithet(index, lemma, kind)
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
        lists = beside_verb(self.of, index, row, self.before)
        if lists is None:
            return []
        told = self._mood(index, row)
        if told is None:
            return []
        holds, ends = told
        givers, subjects = self._slots(index, row, lists)
        doers = self.syntax.fillers(index, "subj")
        nobody = any(self.tokens[c].lemma.lower() in NOBODY for i in doers for c in (i, *self.syntax.children(i)))
        nobody = nobody or is_nobodys(self.syntax, index)
        if nobody:
            holds, givers = not row.holds, [a for a in givers if a.form == "name"]
        if row.lemma in OPINIONS and givers and givers[0].kind not in POWERS and givers[0].sector != "GOV":
            return []
        if row.kind == "membership":
            if not subjects:
                return []
            inner = [self.actors[i] for a in givers for i in self.syntax.fillers(a.head, "mod") if i in self.actors]
            givers = [a for a in (*givers, *inner) if can_give("membership", a)][:1] or self._body(index, row)
            if not givers:
                return []
        by = [i for noun in (index, *lists) for i in self.syntax.fillers(noun, "by")]
        if by and self.syntax.is_passive(index) and not self.of.at(by) and not nobody and any(self.tokens[i].pos in ("PRON", "NOUN") for i in by):
            return []  # *recognised by everybody in the hotel*
        if any(a.kind == "outlet" or (a.kind == "people" and row.kind != "recognised") for a in givers[:1]):
            return []
        if givers and not any(can_give(row.kind, a) for a in givers):
            return []
        givers = [a for a in givers if can_give(row.kind, a)]
        if not subjects and (not givers or self._elsewhere(index, row)):
            return []
        if not (subjects and givers):
            found = self.nearby.filled(row.kind, (index, *lists), givers, subjects)
            subjects = subjects or found[1] or (self._topic(index, row.kind, givers) if row.needs == "object" else [])
            givers = givers or ([] if nobody else found[0])
        if {a.key for a in subjects} != {a.key for a in givers} or len(givers) == 1:  # but *recognised each other*
            subjects = [a for a in subjects if all(a.key != g.key for g in givers)]
        if row.kind == "recognised" and not subjects:  # *recognises the state that they declared*
            lands = [i for i in self.syntax.fillers(index, "obj") if self.tokens[i].lemma.lower() in LANDS]
            subjects = [self._nameless(i, "GOV") for i in lands]
            if any(self.tokens[i].pos == "PRON" for i in self.syntax.fillers(index, "obj")):  # *it*, which is not who recognises it
                subjects = self._topic(index, row.kind, givers)
        unknown = row.kind == "recognised" and any(self.tokens[i].pos in ("NOUN", "PROPN", "NUM") for i in doers)
        if not givers and not nobody and not self._agentless(index) and not (unknown and subjects[:1] and subjects[0].kind == "state"):
            return []
        if not fits(row.kind, givers, subjects):
            return []
        if row.kind == "terrorist_designation" and row.holds:
            self.before.listed = (self.tokens[index].sentence, subjects[0])
        return self._marks(index, row.kind, givers, subjects, holds, ends=ends, negated=holds != row.holds and not ends)

    def _mood(self, index: int, row: Conferral) -> tuple[bool, bool] | None:
        """Whether the status holds after what the verb tells, and whether it is to end; None if that says nothing."""
        over = self.tokens[self.tokens[index].head]
        refuses = row.kind in ("recognised", "membership") and over.lemma in REFUSING
        refused = row.holds and self.tokens[index].dep == "xcomp" and refuses
        real = is_fact(self.syntax, over.index if refused else index) or is_decided(self.syntax, index) and row.kind != "relations"
        negated = is_negated(self.syntax, index) or ceased(self.syntax, index) or refused
        if real and negated and row.holds and row.kind not in ("recognised", "membership"):
            return None  # *did not sanction*: no status was ever there
        if real:
            return row.holds != negated, False
        if not row.holds:  # *will leave in May*: it is there till then
            if row.kind == "membership" and row.subject == ("subj",):
                return True, True
            return (True, True) if is_coming(self.syntax, index) else None
        if row.kind == "recognised" and negated and self._can_no_longer(index):
            return False, False
        dated = row.kind in ("membership", "ceasefire", "terrorist_designation") and is_coming(self.syntax, index) and not negated
        return (True, False) if dated and self._dated(index) else None

    def _can_no_longer(self, index: int) -> bool:
        return any(self.tokens[a].text.lower() in ("can", "could") for a in self.syntax.auxiliaries(index))

    def _dated(self, index: int) -> bool:
        return since_until(self.syntax, own_words(self.syntax, index), self.whens)[0] is not None

    def _slots(self, index: int, row: Conferral, lists: Sequence[int]) -> tuple[list[Actor], list[Actor]]:
        """The parties in the slots of the verb and of the nouns beside it."""
        subjects = self.of.parties(index, row.subject, lists)
        if not subjects and self.tokens[index].dep in ("acomp", "oprd"):  # *stays proscribed*
            subjects = self.of.at(self.syntax.fillers(self.tokens[index].head, "subj"))
        givers = self.of.parties(index, row.by, lists)
        agents = self.of.at([i for noun in (index, *lists) for i in self.syntax.fillers(noun, "by")])
        if row.kind == "terrorist_designation":
            if agents:  # *listed as a terrorist group by*, whatever the parser hangs it on
                givers = agents
                if self.tokens[index].tag in ("VBN", "VBD") and (not subjects or any(s.head in lists for s in subjects)):
                    above = self.syntax.head(index)
                    heads = [*self.syntax.children(index, "nsubj", "nsubjpass")]
                    heads += [above, *self.syntax.children(above, "nsubj", "nsubjpass")] if above is not None and not heads else []
                    subjects = [a for a in self.of.at(heads) if a not in agents][:1]
            if subjects and all(a.head in lists for a in subjects):
                passive = self.syntax.children(index, "nsubjpass")
                subjects = self.of.at([j for i in passive for j in self.syntax.conjuncts(i)])
            subjects = [a for a in subjects if a.head not in lists] or subjects
            subjects = self.before.relisted(self.tokens[index].sentence, subjects, givers)
        if row.subject == ("obj", "subj") and (objects := self.of.at(self.syntax.fillers(index, "obj"))):
            # *Which both count among the terrorist groups*, but *counts as one*
            givers, subjects = self.of.at(self.syntax.fillers(index, "subj")), [a for a in objects if a.head not in lists]
        if row.kind == "terrorist_designation" and not subjects:  # *call the Redhand terrorists*
            near = [i for noun in lists for i in self.syntax.children(noun, "poss", "compound", "nmod", "nsubj")]
            subjects = [a for a in self.of.at(near) if all(a.key != g.key for g in givers)]
        if not givers and lists:
            givers = [a for noun in lists for a in self.of.owners(noun)]
        return givers, [a for a in subjects if can_have(row.kind, a)]

    def _elsewhere(self, index: int, row: Conferral) -> bool:
        """Whether the slot of who has the status is filled by something that can have none: *recognised the value of*."""
        slots = [slot for slot in row.subject if slot in ("subj", "obj")]
        heads = [i for slot in slots for i in self.syntax.fillers(index, slot)]
        return any(i not in self.of.actors or not can_have(row.kind, self.of.actors[i]) for i in heads if self.tokens[i].pos != "PRON")

    def _agentless(self, index: int) -> bool:
        """*Were sanctioned*: a passive may leave out who did it."""
        token = self.tokens[index]
        return token.tag == "VBN" and (self.syntax.is_passive(index) or token.dep in ("acomp", "oprd"))

    def _body(self, index: int, row: Conferral) -> list[Actor]:
        """The body joined or left where its slot names none: *left the bloc*, *admitted it as a member of the Union*."""
        own = [i for slot in row.by for i in self.syntax.fillers(index, slot)]
        named = [i for i in own if self.tokens[i].lemma.lower() in BLOCS or self.tokens[i].pos == "PRON"]
        if named:
            return self._last_body(index)
        inner = [a for slot in ("of", "mod") for a in self.of.first(own, (slot,)) if can_give("membership", a)]
        if inner:  # *rejoined the military wing of the alliance*
            return inner[:1]
        if row.subject == ("subj",) and row.lemma not in ("belong", "accede"):
            return []
        return self.nearby.side("membership", [index], gives=True, but=())[:1]

    def _last_body(self, index: int) -> list[Actor]:
        """*Is not a member*: of the body told of last."""
        near = self.before.givers("membership", self.tokens[index].sentence)
        return near or [a for a in self.bodies if a.head < index and self.tokens[index].sentence - self.tokens[a.head].sentence <= 2][-1:]

    def _epithet(self, index: int, lemma: str, kind: StandingKind) -> list[Standing]:
        """*The outlawed PKK*, *an internationally recognised government*, *the US-listed group*, *the sanctioned bank*."""
        head = self.tokens[index].head
        if self.tokens[head].dep in ("poss", "compound"):  # *the outlawed Workers' Party*
            head = self.tokens[head].head
        over = self.of.at([head]) or self.of.at(self.syntax.children(head, "appos"))
        above = self.syntax.head(head)
        if above is not None and (not over or over[0].form == "noun"):  # *the Tigers, a proscribed organisation*, *is a banned group*
            top = [above] if self.tokens[head].dep == "appos" else self.syntax.fillers(above, "subj") if self.tokens[head].dep == "attr" else []
            over = [a for a in self.of.at(top) if a.form == "name"] or over
        makers = self.of.at(self.syntax.children(index, "npadvmod", "compound", "nmod", "amod"))
        if kind == "terrorist_designation" and not makers:
            makers = [a for a in self.of.at(self.of.fillers(head, "in")) if a.kind == "state"]
        worldwide = any(self.tokens[c].lemma.lower() in ("internationally", "widely", "un") for c in self.syntax.children(index))
        if kind == "terrorist_designation" and not (
            over and over[0].kind in ("group", "organisation") and (over[0].sector == "REB" or self.of.described(head, TERROR))
        ):
            return []
        if kind == "terrorist_designation" and over[0].form != "name" and self.of.described(head, TERROR):
            return []  # *banned terror groups*: no group in particular
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
        if not pronoun and not names_status(self.of, index, row, self.before):
            return []
        main = force(self.syntax, index, lambda lemma, role: effect(lemma, role, row.kind))
        if row.kind == "membership":
            return self._membership(index, row, main)
        if not pronoun and self._strangers(index, row):
            return []
        main = mended(self.syntax, main, row.kind, listed=row.needs == "list")
        if (
            row.needs == "list"
            or (main.role == "under" and row.kind == "sanctioned")
            or (main.role == "at" and row.kind == "war")
            or main.role == "off"
            or (
                row.kind == "war"
                and main.role in ("in", "into", "to")
                and (governed(self.syntax, index)[2] != index or self.tokens[main.word].lemma in ("go", "return"))
            )
        ):
            return self._borne(index, row, main)
        under = effect_below(self.syntax, index, lambda lemma, role: effect(lemma, role, row.kind))
        told = [one for one in (main, under) if one is not None and one.effect is not None]
        if not told:
            return [] if pronoun or row.needs in ("ended", "made") else self._standing_there(index, row, main)
        if row.kind in ("relations", "recognised") and self.tokens[main.word].lemma.lower() in SWITCHING and main.real:
            left, won = (self.of.first([main.word, index], (slot,)) for slot in ("from", "to"))
            doers = [a for a in self.of.first([main.word], ("subj",)) if can_give(row.kind, a)]
            if left and won and doers:  # *switched its recognition from one to the other*
                return [*self._marks(main.word, row.kind, doers, left, False), *self._marks(main.word, row.kind, doers, won, True)]
        found: list[Standing] = []
        for one in told:
            still = self._still(index, one, row)
            if still is None or (row.needs == "ended" and (one.effect != "end" or still)):
                continue
            if row.needs == "made" and (one.effect != "begin" or not still or self.tokens[index].dep not in ("dobj", "nsubjpass")):
                continue
            still = still == row.holds
            givers, subjects = around(self.of, index, row, main)
            if row.kind == "terrorist_designation":  # *applied the label of terrorist organisation to*
                subjects = [a for a in subjects if not self.of.is_terror(a.head)] or self.of.first([main.word], ("to", "on", "from"))
            givers, subjects = self.before.carried(self.of, index, row.kind, givers, subjects)
            if row.kind not in ONE_SIDED and givers and not any(can_give(row.kind, a) for a in givers):
                return []
            if one.real or one.decided or givers or subjects:
                givers, subjects = self._filled(index, row, main, givers, subjects)
            if subjects or givers:
                self.row = (self.tokens[index].sentence, row)
            found += self._sided(one.word, row, givers, subjects, still, ends=one.effect == "end" and still, negated=one.negated)
            if found and not (one is main and under is not None and self._dated(under.word)):
                break  # *lifted the sanctions it had imposed*: what is told last is what is
        return found

    def _still(self, index: int, one: Force, row: Conferral) -> bool | None:
        """Whether the status is in force after what is told of its noun; None if that says nothing."""
        still = holds(one, row.kind)
        if one.real or still is not None:
            return still
        lemma = self.tokens[one.word].lemma.lower()
        if row.kind == "relations":  # *agreed to restore relations*: there are none yet
            if not self.of.first([index, one.word], ("subj", "between", "poss")):
                return None
            if self.tokens[index].lemma == "embassy":
                return None
            return False if lemma.startswith("re") and lemma not in ("retain", "remain") or lemma.startswith("normali") else None
        if one.negated:
            return None
        if is_decided(self.syntax, one.word):
            return True
        dated = row.kind == "ceasefire" and is_coming(self.syntax, one.word) and self._dated(one.word)
        return True if dated else None

    def _filled(
        self, index: int, row: Conferral, main: Force, givers: list[Actor], subjects: list[Actor]
    ) -> tuple[list[Actor], list[Actor]]:
        above = [main.word] if main.role in ("obj", "subj", "of", "under") else []
        domain = [index, governed(self.syntax, index)[2], *above, *below(self.syntax, index)]
        doers = self.of.at(self.syntax.fillers(main.word, "subj")) if main.role == "obj" else []
        if row.kind == "sanctioned" and self.tokens[main.word].lemma.lower() not in BEARING:
            doers = [a for a in doers if all(a.key != s.key for s in subjects)]  # who enforces sanctions is not under them
        else:
            doers = []
        if row.kind in ("ceasefire", "war") and not givers and not subjects:
            givers, subjects = self._sides_before(index)
        givers, subjects = self.nearby.filled(row.kind, domain, givers, subjects, but=doers)
        if row.kind not in ONE_SIDED and not subjects:
            subjects = self._topic(index, row.kind, givers)
        return givers, subjects

    def _sides_before(self, index: int) -> tuple[list[Actor], list[Actor]]:
        """Of a truce whose sides are not named: those at war or in a truce just before."""
        last = self.last
        if last is None or last.kind not in ONE_SIDED or not 0 <= self.tokens[index].sentence - last.sentence <= 1:
            return [], []
        return list(last.givers), list(last.subjects)

    def _topic(self, index: int, kind: StandingKind, but: Sequence[Actor]) -> list[Actor]:
        """Whom the sentence before was about, where this one names nobody: *the embargo, too, is untouched*."""
        sentence = self.tokens[index].sentence
        keys = {actor.key for actor in but}
        if self.last is not None and 0 <= sentence - self.last.sentence <= 1:
            found = [a for a in self.last.subjects if can_have(kind, a) and a.key not in keys]
            if found:
                return found
        if not sentence:
            return []
        before = self.sentences[sentence - 1]
        heads = [i for i in range(before.first, before.last) if self.tokens[i].dep in ("nsubj", "nsubjpass")]
        return [a for a in self.of.at(heads) if can_have(kind, a) and a.key not in keys and a.kind != "person"][:1]

    def _membership(self, index: int, row: Conferral, main: Force) -> list[Standing]:
        """*Suspended Norland's membership*, *lost its seat in the council*: whose, and where."""
        own = self.of.first([index], ("poss", "mod")) and self.of.first([index], row.by)
        if main.effect is None and own and main.real and not wanted(self.syntax, index) and self.tokens[index].lemma == "membership":
            main = replace(main, effect="keep")  # *Norland's membership of the Union*
        over = self.tokens[main.word].lemma.lower()
        dated = self._dated(index) and main.role in ("subj", "obj") and not main.negated  # *Norland's admission on Monday closes the list*
        if main.effect is None and main.real and (over in GREETING or dated or main.role in ("after", "since")):
            main = replace(main, effect="keep")  # *celebrated the entry of Norland into the Union*
        still = holds(main, row.kind) if main.effect is not None else None
        if still is None:
            return []
        still = still == row.holds  # *lifted its suspension*: back again
        doers = self.of.first([main.word], ("subj",))
        own = [a for slot in (*row.subject, "mod") for a in self.of.at(self.syntax.fillers(index, slot))]
        subjects = [a for a in (*own, *doers) if a.kind in STATES][:MANY]
        near = self.before.givers(row.kind, self.tokens[index].sentence)
        own_body = self.of.first([index, main.word], row.by)
        bodies = [a for a in (*own_body, *doers, *near) if a.kind in BODIES][:1]
        bodies = bodies or self.nearby.side("membership", [index], gives=True, but=subjects)[:1]
        return self._marks(main.word, row.kind, bodies, subjects[:1], still) if bodies and subjects else []

    def _sided(
        self, word: int, row: Conferral, givers: list[Actor], subjects: list[Actor], still: bool, *, ends: bool = False, negated: bool = False
    ) -> list[Standing]:
        """One mark a party; of what two sides share, the first is the one it is with."""
        if row.kind in ONE_SIDED and not subjects:
            if row.kind == "relations" and (len(givers) < 2 or self.syntax.fillers(word, "with")):
                return []
            givers, subjects = (givers[:1], givers[1:]) if len(givers) > 1 else ([], givers)
        if not fits(row.kind, givers, subjects):
            return []
        if still and any(self._is_none(a) for a in (*givers, *subjects)):  # *with neither superpower*
            still = False
        return self._marks(word, row.kind, givers, subjects, still, ends=ends, negated=negated)

    def _is_none(self, actor: Actor) -> bool:
        return any(self.tokens[c].lemma.lower() in NOBODY for c in self.syntax.children(actor.head, "det", "neg", "preconj", "advmod"))

    def _strangers(self, index: int, row: Conferral) -> bool:
        """Whether a side is named that is no actor: *the truce between the merchants*, *the union's embargo*."""
        slots = ("between", "among", "with", "against", "on", "by", "poss") if row.kind in ONE_SIDED else ("by", "poss")
        heads = [i for at in (index, governed(self.syntax, index)[2]) for slot in slots for i in self.syntax.fillers(at, slot)]
        named = [i for i in heads if self.tokens[i].pos == "NOUN" and not any(w.span.contains(self.tokens[i].span) for w in self.whens)]
        return bool(named) and not self.of.at(heads)

    def _standing_there(self, index: int, row: Conferral, main: Force) -> list[Standing]:
        """What is only mentioned stands, if it is definite or its parties are named: *evaded the American embargo on Cuba*."""
        lacking = main.role == "without"
        if lacking and row.kind == "relations":  # *Norland and Sudland, without ties since*
            sides = [*self.of.at(bearers(self.syntax, main.word, of_object=False)), *self.of.first([index], row.subject)]
            return self._sided(index, row, sides[:1], sides[1:], still=False) if len(sides) > 1 else []
        if not main.real or wanted(self.syntax, index) or wanted(self.syntax, main.word):
            return []
        between = self.of.first([index, governed(self.syntax, index)[2]], ("between", "among"))
        if row.kind == "war" and main.negated and self.tokens[main.word].lemma == "be":  # *there is no war between the two*
            return self._sided(index, row, between[:1], between[1:], still=False)
        if main.negated and row.kind != "relations":
            return []
        givers, subjects = around(self.of, index, row, main)
        own = self.of.first([index, *self.syntax.fillers(index, "of")], (*row.subject, "between")) or self.of.first([index], row.by)
        if row.kind == "relations":
            if not self.of.described(index, DIPLOMATIC):
                return []
            if not givers and self.syntax.is_verb(main.word):
                givers = self.of.first([main.word], ("subj",))
            return self._sided(index, row, givers, subjects, not (lacking or main.negated)) if own and givers and subjects else []
        if row.kind == "war":
            shared = self.of.first([index], ("poss",))  # *their war*, *Norland's war on Sudland*, not any war
            sides = between if len(between) > 1 else [*shared, *(subjects if shared else [])]
            civil = any(self.tokens[c].lemma.lower() == "civil" for c in self.syntax.children(index, "amod"))
            if civil and not sides:
                sides = self.of.first([index], ("in", "mod"))
            return self._sided(index, row, sides[:1], sides[1:], still=True) if len(sides) > 1 or (civil and sides) else []
        definite = any(self.tokens[c].lemma.lower() not in ("a", "an", "any") for c in self.syntax.children(index, "det", "poss"))
        if row.kind == "recognised":
            return self._sided(index, row, givers, subjects, still=True) if own and givers and subjects else []
        if not (definite or own or givers):
            return []
        givers, subjects = self._filled(index, row, main, givers, subjects)
        return self._sided(index, row, givers, subjects, still=True)

    def _borne(self, index: int, row: Conferral, main: Force) -> list[Standing]:
        """*X is under sanctions*, *at war with*, *put X on its list*, *off the list*."""
        holding = main.role == "subj" and self.tokens[main.word].lemma in ("include", "contain", "feature", "comprise")
        if not holding and main.role not in ("on", "onto", "to", "in", "into", "under", "at", "off", "from", "of"):
            return []
        if not self.syntax.is_verb(main.word) and main.role in ("on", "onto", "to", "off", "from"):
            # *Put the whole of it, not only its armed wing, on the list*
            over = next((a for a in self.syntax.ancestors(main.word) if self.syntax.is_verb(a)), None)
            if over is not None and self.tokens[over].lemma.lower() in LISTING:
                main = replace(main, word=over, real=is_fact(self.syntax, over), negated=is_negated(self.syntax, over))
        ends = main.role in ENDS_FROM
        still = holds(replace(main, effect="end" if ends else "keep"), row.kind)
        if still is None and main.real and self.tokens[main.word].lemma in IN_LISTS:
            still = False  # *is no longer on the list*
        if still is None:
            return []
        subjects = self.of.at(bearers(self.syntax, main.word, of_object=main.role not in ("at", "subj") and row.kind != "war"))
        borne = bearers(self.syntax, main.word, of_object=main.role not in ("at", "subj") and row.kind != "war")
        if main.role != "subj" and borne and not subjects and not any(self.tokens[i].pos in ("PRON", "NUM") for i in borne):
            return []  # *all pictures are under embargo*
        if main.role == "subj":  # *the list includes the group*
            subjects = self.of.at(self.syntax.fillers(main.word, "obj"))
        givers = self.of.owners(index)
        givers = givers or (self.of.first([index], row.by))
        if row.kind == "war" and any(self.tokens[i].lemma.lower() in NOBODY for i in self.syntax.fillers(index, "with")):
            still = False  # *at war with nobody*
        if row.kind == "war":
            givers, subjects = subjects, self.of.first([index, governed(self.syntax, index)[2], main.word], row.subject)
            return self._sided(main.word, row, givers, subjects, still)
        if not givers and self.syntax.is_verb(main.word) and self.syntax.fillers(main.word, "obj"):
            givers = self.of.first([main.word], ("subj",))
        if row.kind == "terrorist_designation":
            subjects = self.before.relisted(self.tokens[index].sentence, subjects, givers)
        subjects = [a for a in subjects if all(a.key != g.key for g in givers)]
        if row.kind == "terrorist_designation" and still and subjects:
            self.before.listed = (self.tokens[index].sentence, subjects[0])
        domain = [index, main.word]
        if not subjects and main.role != "of":
            subjects = self.nearby.side(row.kind, domain, gives=False, but=givers)
        if not givers:
            givers = self.nearby.side(row.kind, domain, gives=True, but=subjects)[:1]
        if not fits(row.kind, givers, subjects):
            return []
        found = self._marks(main.word, row.kind, givers, subjects, still, ends=ends and still)
        for verb in below(self.syntax, index) if ends and not still else []:  # *off the list, where it had stood since 2001*
            if self.tokens[verb].lemma.lower() in LOCATED and self._dated(verb):
                found += self._marks(verb, row.kind, givers, subjects, True)
        return found

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
            if not bodies and token.lemma == "member" and self.of.is_bare(index):
                bodies = self._last_body(index)
        if not bodies and token.dep == "attr" and above is not None:
            bodies = self.nearby.side("membership", [index, above], gives=True, but=())[:1]
        if not bodies:
            return []
        heads: list[int] = []
        verb = index
        still = True
        if token.dep == "attr" and above is not None and self.tokens[above].lemma in ("be", "become", "remain"):
            if not is_fact(syntax, above) and not (is_coming(syntax, above) and self._dated(above)):
                return []
            heads = list(syntax.fillers(above, "subj"))
            verb, still = above, not (is_negated(syntax, above) or is_negated(syntax, index) or ceased(syntax, above))
        elif (token.dep == "appos" and above is not None) or (token.dep in ("compound", "nmod") and above is not None):
            heads, still = [above], not is_negated(syntax, index) and self.tokens[syntax.subtree(index)[0]].lemma != "not"
        heads += syntax.fillers(index, "appos")
        if any(self.tokens[c].lemma.lower() in UNFIT_MEMBERS for c in syntax.children(index)):
            return []
        found = [a for a in self.of.at(heads) if a.kind in ("state", "government") and a.key != bodies[0].key]
        if token.dep == "attr" and above is not None and not syntax.children(above, "nsubj"):
            found = self.nearby.side("membership", [above], gives=False, but=bodies)
        return self._marks(verb, "membership", bodies[:1], found, still)

    # --- what is left out -----------------------------------------------------------------------------------------------

    def _again(self, index: int) -> list[Standing] | None:
        """*Spain has not*, *Bahrain followed suit*: the status told last, of another party."""
        last = self.last
        if last is None or not 0 <= self.tokens[index].sentence - last.sentence <= 1 or index <= last.word:
            return None
        left_out = elided(self.syntax, index)
        if left_out is None:
            return None
        how, heads = left_out
        who = [a for a in self.of.at(heads) if (can_have if last.of_subject else can_give)(last.kind, a)]
        if not who:
            return None
        givers, subjects = (last.givers, who) if last.of_subject else (who, last.subjects)
        still = last.holds if how == "same" else last.positive == (how == "yes")
        return self._marks(index, last.kind, givers, subjects, still, negated=still != last.positive)

    # --- the mark -------------------------------------------------------------------------------------------------------

    def _marks(
        self, index: int, kind: StandingKind, givers: Sequence[Actor], subjects: Sequence[Actor], still: bool, *,
        ends: bool = False, negated: bool = False,
    ) -> list[Standing]:  # fmt: skip
        """One mark for each pair of parties; ``ends``: what holds is to end at the date told."""
        self.before.told[kind] = (self.tokens[index].sentence, list(givers), list(subjects))
        by: Sequence[Actor | None] = givers[:MANY] or [None]
        pairs = [(giver, subject) for giver in by for subject in subjects[:MANY] if giver is None or giver.key != subject.key]
        if pairs:
            doers = {i for at in (index, *self.syntax.ancestors(index)) for i in self.syntax.children(at, "nsubj", "nsubjpass")}
            of_subject = any(a.head in doers for a in subjects) and not any(a.head in doers for a in givers)
            self.last = Last(self.tokens[index].sentence, index, kind, still, still != negated, givers, subjects, of_subject)
        return [self._mark(index, kind, giver, subject, still, ends=ends) for giver, subject in pairs]

    def _mark(self, index: int, kind: StandingKind, giver: Actor | None, subject: Actor, holds: bool, *, ends: bool) -> Standing:
        for actor in (giver, subject):
            if actor is not None and actor.key in self.nameless:
                self.used[actor.key] = actor
        words = own_words(self.syntax, index)
        span = self.tokens[words[0]].span.cover(self.tokens[words[-1]].span)
        for actor in (giver, subject):
            if actor is not None and self.tokens[actor.head].sentence == self.tokens[index].sentence:
                span = span.cover(actor.span)
        since, until = since_until(self.syntax, words, self.whens)
        going = self.tokens[index].tag == "VBG" and bool(self.syntax.auxiliaries(index))
        if since is not None and not holds and going and self.today is not None and since > self.today:  # *is leaving in May*: there till then
            holds = ends = True
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
