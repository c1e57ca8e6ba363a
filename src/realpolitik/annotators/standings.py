"""Legal and political statuses: who is listed, sanctioned, recognised, a member, at war, in a truce, and by whom or with whom.

The theory: a verb confers a status (*put on its terrorist list*, *broke off relations with*, *joined*); its slots hold the one
who has the status and the one who gives it. Only what is said as a fact counts: nothing under *may* or *will*, nothing wanted or
asked for. *Has not recognised* says that a status does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from realpolitik.core.marks import Actor, Mark, Sentence, Span, Standing, StandingKind, Token, When
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.standings import Conferral, conferrals

UNREAL = frozenset({"may", "might", "could", "would", "will", "'ll", "should", "must", "can", "shall", "wo", "ca", "'d"})
CONDITIONAL = frozenset({"if", "unless", "whether", "until", "should", "lest"})
TERROR = frozenset({"terrorist", "terrorism", "terror", "extremist"})
LISTS = frozenset({"list", "blacklist", "register", "designation"})
DIPLOMATIC = frozenset({"diplomatic", "bilateral", "formal", "official", "full"})
# Words whose complement is not yet so: nothing below them is a fact.
CLAUSES = frozenset({"xcomp", "acl", "pcomp"})
PLEDGED = frozenset({"to"})
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "armistice"})
# What says that a truce is there: *has been in force*, *took effect*, *holds*; and what says that it is not.
IN_FORCE = frozenset({"force", "effect", "place"})
BEGINS = frozenset({"hold", "begin", "start", "last", "continue"})
FAILS = frozenset({"collapse", "end", "expire", "fail", "break", "unravel", "fall"})
# Who merely says what he thinks of a group lists nobody.
OPINIONS = frozenset({"regard", "consider", "deem", "treat"})
POWERS = ("state", "government", "igo")
# How many sentences after a listing *the list* means the same one.
LIST_NEAR = 3
BOUNDARY = frozenset({"relcl", "ccomp", "parataxis"})
ONE_SIDED = frozenset({"relations", "war", "ceasefire"})
LONGEST = 25


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
        # The sentence and the subject of the last listing: *and removed it from the list*.
        self.listed: tuple[int, Actor] | None = None

    def marks(self) -> Iterator[Standing]:
        for sentence in self.sentences:
            taken: set[tuple[str, str | None, str, bool]] = set()
            for index in range(sentence.first, sentence.last):
                for standing in self._standings(index):
                    key = (standing.kind, standing.by_actor, standing.subject, standing.holds)
                    if key not in taken:
                        taken.add(key)
                        yield standing

    def _standings(self, index: int) -> list[Standing]:
        token = self.tokens[index]
        if token.pos in ("VERB", "AUX") and token.dep != "aux" and token.dep != "auxpass":
            if not self._real(index):
                return []
            for row in conferrals(token.lemma.lower()):
                found = self._conferred(index, row)
                if found:
                    return found
            return []
        if token.lemma.lower() in TRUCES and token.pos == "NOUN":
            return self._truce(index)
        if token.lemma.lower() == "member" and token.pos in ("NOUN", "PROPN"):
            return self._member(index)
        return []

    def _real(self, index: int) -> bool:
        """Whether the verb says a fact."""
        words = {self.tokens[a].text.lower() for a in self.syntax.auxiliaries(index)}
        if words & (UNREAL | PLEDGED) or any(self.tokens[c].lemma in CONDITIONAL for c in self.syntax.children(index, "mark", "advmod")):
            return False
        token = self.tokens[index]
        if (token.tag == "VB" and "do" not in {self.tokens[a].lemma for a in self.syntax.auxiliaries(index)}) or (
            token.tag == "VBG" and token.dep in CLAUSES and not self._had(index)
        ):
            return False
        # Inside a clause that is itself only possible: *may say it recognises*.
        for at, above in zip((index, *self.syntax.ancestors(index)), self.syntax.ancestors(index), strict=False):
            if self.tokens[at].dep in BOUNDARY:
                break
            if self.syntax.is_verb(above) and self.tokens[at].dep == "advcl" and self.tokens[at].tag in ("VBG", "VBN"):
                return not {self.tokens[a].text.lower() for a in self.syntax.auxiliaries(above)} & UNREAL
        return True

    def _had(self, index: int) -> bool:
        return any(self.tokens[a].lemma == "have" for a in self.syntax.auxiliaries(index))

    # --- verbs ----------------------------------------------------------------------------------------------------------

    def _conferred(self, index: int, row: Conferral) -> list[Standing]:
        lists = self._test(index, row)
        if lists is None:
            return []
        subjects = self._parties(index, row.subject, lists)
        givers = self._parties(index, row.by, lists)
        if row.needs == "list" and self.listed is not None and all(a.form == "pronoun" for a in subjects):
            near = self.tokens[index].sentence - self.listed[0] <= LIST_NEAR
            subjects = [self.listed[1]] if near and all(a.key in {g.key for g in givers} for a in subjects) else subjects
        agents = self._at([i for noun in (index, *lists) for i in self.syntax.fillers(noun, "by")])
        if row.kind == "terrorist_designation" and agents:  # *listed as a terrorist group by*, whatever the parser hangs it on
            givers = agents
            if (self.tokens[index].tag == "VBN" and not subjects) or any(s.head in lists for s in subjects):
                above = self.syntax.head(index)
                heads = [above, *self._before(above)] if above is not None else []
                subjects = [a for a in self._at(heads) if a not in agents][:1]
        if row.kind == "terrorist_designation" and len(subjects) > 1:  # *designated X a terrorist group*: X
            subjects = [a for a in subjects if a.head not in lists] or subjects
        if not givers and lists:
            givers = [a for noun in lists for a in self._owners(noun)]
        other = [i for noun in (index, *lists) for i in self.syntax.fillers(noun, "with")]
        if row.kind in ONE_SIDED and not subjects and not other and len(givers) > 1:
            givers, subjects = givers[:1], givers[1:]
        if row.kind in ONE_SIDED and not subjects and lists:
            subjects = [a for noun in lists for slot in row.subject for a in self._at(self.syntax.fillers(noun, slot))]
        if row.kind == "membership":
            givers = [a for a in givers if a.kind in ("igo", "organisation")]
            subjects = [a for a in subjects if a.kind in ("state", "government")]
            if not givers:
                return []
        if row.lemma in OPINIONS and not (givers and givers[0].kind in POWERS):
            return []
        unfit = any(a.kind in ("outlet", "people") for a in givers[:1]) or (not givers and self.tokens[index].tag == "VBG")
        if unfit and row.kind in ("sanctioned", "terrorist_designation", "recognised"):
            return []
        if row.kind in ONE_SIDED and not givers:
            return []
        giver = givers[0] if givers else None
        if row.kind == "terrorist_designation" and row.holds and subjects:
            self.listed = (self.tokens[index].sentence, subjects[0])
        holds = row.holds and self.syntax.negation(index) is None
        if not row.holds and self.syntax.negation(index) is not None:
            return []  # *did not leave*: says too little
        if row.kind not in ("recognised", "membership") and row.holds and not holds:
            return []  # *did not sanction*: no status was ever there
        return [self._mark(index, row.kind, giver, subject, holds) for subject in subjects[:5] if giver is None or subject.key != giver.key]

    def _before(self, above: int) -> Sequence[int]:
        return self.syntax.children(above, "nsubj", "nsubjpass") if self.syntax.is_verb(above) else ()

    def _test(self, index: int, row: Conferral) -> list[int] | None:
        """The nouns beside the verb that make it confer this status; None where they are missing."""
        syntax = self.syntax
        if row.needs == "":
            if row.kind == "sanctioned" and self.tokens[index].pos != "VERB":
                return None
            return []
        if row.needs == "object":
            nouns = [i for i in syntax.fillers(index, "obj") if self.tokens[i].lemma.lower() in row.words]
            if row.kind == "relations":
                nouns = [
                    i
                    for i in nouns
                    if self._described(i, DIPLOMATIC) or row.lemma in ("sever", "break", "cut", "restore", "normalize", "normalise")
                ]
            return nouns or None
        if row.needs in ("to", "at"):
            return [i for i in syntax.fillers(index, row.needs) if self.tokens[i].lemma.lower() in row.words] or None
        if row.needs == "terror":
            found = [
                i
                for slot in ("as", "xcomp", "attr", "obj", "ccomp")
                for i in (*syntax.fillers(index, slot), *syntax.children(index, "oprd"))
            ]
            found = [i for i in found if self._terror(i) and i not in self._named()]
            return found or None
        if row.needs == "list":
            nouns = [i for slot in ("on", "to", "from", "off", "in", "onto") for i in syntax.fillers(index, slot)]
            return [
                i for i in nouns if self.tokens[i].lemma.lower() in LISTS and (self._described(i, TERROR) or self._same_list(i))
            ] or None
        if row.needs == "member":
            return [] if row.lemma not in ("be", "become", "remain") and self._parties(index, row.by, []) else None
        return None

    def _same_list(self, noun: int) -> bool:
        """*The list*, soon after a listing."""
        bare = all(self.tokens[c].lemma == "the" for c in self.syntax.children(noun, "det", "poss", "amod", "compound"))
        return bare and self.listed is not None and self.tokens[noun].sentence - self.listed[0] <= LIST_NEAR

    def _named(self) -> dict[int, Actor]:
        return {head: actor for head, actor in self.actors.items() if actor.form == "name"}

    def _terror(self, index: int) -> bool:
        return self.tokens[index].lemma.lower() in TERROR or self._described(index, TERROR)

    def _described(self, index: int, words: frozenset[str]) -> bool:
        below = [*self.syntax.fillers(index, "mod"), *self.syntax.fillers(index, "of")]
        below += [j for i in below for j in self.syntax.fillers(i, "mod")]
        return any(self.tokens[i].lemma.lower() in words for i in below)

    def _parties(self, index: int, slots: Sequence[str], lists: Sequence[int]) -> list[Actor]:
        found: dict[str, Actor] = {}
        for slot in slots:
            if slot == "list":
                heads: Sequence[int] = ()
            elif slot == "subj" and self.tokens[index].lemma in ("be", "remain", "become"):
                heads = [j for i in self.syntax.children(index, "nsubj") for j in self.syntax.conjuncts(i)]
                heads = [self._real_subject(index, h) for h in heads]
            else:
                heads = self.syntax.fillers(index, slot) or [
                    i for noun in lists for i in self.syntax.fillers(noun, slot) if slot not in ("subj", "obj")
                ]
            for actor in self._at(heads):
                found.setdefault(actor.key, actor)
        return list(found.values())

    def _real_subject(self, index: int, head: int) -> int:
        """A relative pronoun stands for the noun its clause hangs on."""
        if self.tokens[head].lemma.lower() in ("who", "which", "that") and self.tokens[index].dep == "relcl":
            return self.tokens[index].head
        return head

    def _at(self, heads: Sequence[int]) -> list[Actor]:
        return [self.actors[head] for head in heads if head in self.actors]

    def _owners(self, noun: int) -> list[Actor]:
        """*Its list*, *the U.S. list*, *the list of the EU*."""
        return [a for slot in ("poss", "mod", "of") for a in self._at(self.syntax.fillers(noun, slot))]

    # --- truces ---------------------------------------------------------------------------------------------------------

    def _truce(self, index: int) -> list[Standing]:
        """*A ceasefire between Norland and the rebels took effect*: two sides, and a verb that says it is there or gone."""
        verb = self.syntax.head(index)
        sides = self._at(self.syntax.fillers(index, "between"))
        if verb is None or len(sides) < 2 or self.tokens[index].dep not in ("nsubj", "nsubjpass") or not self._real(verb):
            return []
        lemma = self.tokens[verb].lemma
        below = {self.tokens[i].lemma for slot in ("in", "into", "obj") for i in self.syntax.fillers(verb, slot)}
        holds = lemma not in FAILS
        if self.syntax.negation(verb) is not None or not (lemma in BEGINS or lemma in FAILS or below & IN_FORCE):
            return []
        return [self._mark(verb, "ceasefire", sides[0], side, holds) for side in sides[1:5] if side.key != sides[0].key]

    # --- members --------------------------------------------------------------------------------------------------------

    def _member(self, index: int) -> list[Standing]:
        """*Turkey, a NATO member*; *Turkey is a member of NATO*; *NATO member Turkey*."""
        syntax, token = self.syntax, self.tokens[index]
        bodies = [a for a in self._owners(index) if a.kind in ("igo", "organisation")]
        if not bodies:
            return []
        above = syntax.head(index)
        heads: list[int] = []
        verb = index
        holds = True
        if token.dep == "attr" and above is not None and self.tokens[above].lemma in ("be", "become", "remain"):
            if not self._real(above):
                return []
            heads = [self._real_subject(above, j) for i in syntax.children(above, "nsubj") for j in syntax.conjuncts(i)]
            verb, holds = above, syntax.negation(above) is None and syntax.negation(index) is None
        elif (token.dep == "appos" and above is not None) or (token.dep in ("compound", "nmod") and above is not None):
            heads = [above]
        heads += syntax.fillers(index, "appos")
        if any(
            self.tokens[c].lemma.lower() in ("former", "future", "potential", "prospective", "would-be") for c in syntax.children(index)
        ):
            return []
        found = [a for a in self._at(heads) if a.kind in ("state", "government") and a.key != bodies[0].key]
        return [self._mark(verb, "membership", bodies[0], subject, holds) for subject in found[:5]]

    # --- the mark -------------------------------------------------------------------------------------------------------

    def _mark(self, index: int, kind: StandingKind, giver: Actor | None, subject: Actor, holds: bool) -> Standing:
        words = self._clause(index)
        span = self.tokens[words[0]].span.cover(self.tokens[words[-1]].span)
        for actor in (giver, subject):
            if actor is not None and self.tokens[actor.head].sentence == self.tokens[index].sentence:
                span = span.cover(actor.span)
        since, until = self._dates(words)
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
