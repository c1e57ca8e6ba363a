"""Legal and political statuses: who is listed, sanctioned, recognised, a member, at war, in a truce, and by whom or with whom.

The theory: a verb confers a status (*recognised*, *joined*, *branded a terrorist group*), or a noun names one (*an embargo*, *ties*,
*its blacklist*) and the words around it say whether it begins, stands or ends. Slots hold the one who has the status and the one who
gives it. Only what is said as a fact counts: nothing under *may* or *will*, nothing wanted or asked for; but whose end is only planned or
wanted is in force. *Has not recognised* says that a status does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from realpolitik.core.marks import Actor, Mark, Sentence, Standing, Token, When
from realpolitik.core.report import Report
from realpolitik.knowledge.actors import agent
from realpolitik.knowledge.counted import folk, person
from realpolitik.knowledge.standings import conferrals, effect, epithet, nominals
from realpolitik.text.conferred import LANDS, Verbs
from realpolitik.text.ellipsis import elided
from realpolitik.text.in_force import SLIPS
from realpolitik.text.membership import Members
from realpolitik.text.named_status import SHARED, Nouns
from realpolitik.text.scene import Scene, Told
from realpolitik.text.sides import in_public, is_power
from realpolitik.text.since import own_words, since_until
from realpolitik.text.standing_parties import can_give, can_have
from realpolitik.text.voices import NAMELESS

MEMBERS = frozenset({"member", "ally", "member-state"})
# What sanctions are laid on and no other table takes for an actor.
LISTABLE = frozenset(
    "individual entity vessel ship boat fleet aircraft subsidiary refinery network fund son daughter wife brother sister nephew cousin "
    "relative associate aide circle other".split()
)
PACTS = frozenset({"treaty", "pact", "bloc", "alliance", "grouping"})


class Standings:
    """Gives a :class:`Standing` for each status said as a fact, and an Actor for each party that is none yet: *five banks*."""

    name = "standings"
    needs: tuple[type[Mark], ...] = (Token, Sentence, Actor, When)
    gives: tuple[type[Mark], ...] = (Standing, Actor)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(_Reader(report, self.name).marks()) for report in reports]


class _Reader:
    def __init__(self, report: Report, maker: str) -> None:
        self.maker = maker
        self.today = report.published.isoformat() if report.published is not None else None
        self.tokens, self.sentences, self.whens = report.of(Token), report.of(Sentence), report.of(When)
        self.syntax = report.syntax
        self.in_public = in_public(report.of(Actor))
        actors: dict[int, Actor] = {}
        for actor in report.of(Actor):
            if actor.source != NAMELESS or not folk(self.tokens[actor.head].lemma.lower()):  # people whom only a duty is about
                actors.setdefault(actor.head, actor)
        self.scene = Scene(self.syntax, self.sentences, self.whens, actors, maker=maker)
        self.scene.unnamed.update(self._unnamed())
        self.used: dict[str, Actor] = {}
        self.of = self.scene.of
        members = Members(self.scene)
        self.members, self.verbs, self.nouns = members, Verbs(self.scene, members), Nouns(self.scene, members, effect)

    def _unnamed(self) -> dict[int, Actor]:
        """An actor for each noun of a body or role that means none: *sanctions on five banks*."""
        found = {}
        for token in self.tokens:
            if token.pos != "NOUN" or token.index in self.scene.actors or token.dep in ("compound", "nmod", "amod", "npadvmod"):
                continue
            lemma = token.lemma.lower()
            known = ("GOV", "role") if lemma in (*LANDS, *PACTS) else agent(lemma, named=True)
            private = known is None and (lemma in LISTABLE or person(lemma))
            if known is not None or private:
                found[token.index] = self.scene.nameless_actor(token.index, known[0] if known is not None else "CVL")
            if private:
                self.scene.private.add(found[token.index].key)
        return found

    def marks(self) -> Iterator[Mark]:
        yield from self._told()
        yield from self.used.values()

    def _told(self) -> Iterator[Standing]:
        before: list[Standing] = []
        for sentence in self.sentences:
            taken: set[tuple[str, str | None, str, bool]] = set()
            if self.tokens[sentence.last - 1].text == "?":
                continue
            found: list[tuple[bool, Standing]] = []
            for index in range(sentence.first, sentence.last):
                for told in self._standings(index):
                    if not (self.in_public or any(is_power(one) for one in (told.giver, told.subject) if one is not None)):
                        continue  # *banned for life* from a restaurant
                    standing = self._mark(told)
                    key = (standing.kind, standing.by_actor, standing.subject, standing.holds)
                    if key not in taken:
                        taken.add(key)
                        found.append((self._is_past(index, standing), standing))
            near = [*before, *(standing for _, standing in found)]
            before = [standing for _, standing in found]
            for past, standing in found:
                # *Have restored the ties they had cut*: what is over, and not dated, is no status
                if not (past and any(one.kind == standing.kind and one.holds != standing.holds for one in near)):
                    yield standing

    def _is_past(self, index: int, standing: Standing) -> bool:
        """Whether a status without dates is told in the pluperfect, or after which something came: *years after it cut ties*."""
        verb = next((i for i in (index, *self.syntax.ancestors(index)) if self.syntax.is_verb(i)), index)
        had = any(self.tokens[a].text.lower() == "had" for a in self.syntax.auxiliaries(verb))
        marks = [self.tokens[c].text.lower() for c in self.syntax.children(verb, "mark")]
        past = self.tokens[verb].tag == "VBD" or any(self.tokens[a].tag == "VBD" for a in self.syntax.auxiliaries(verb))
        had = had or ("after" in marks and past)
        return had and standing.since is None and standing.until is None

    def _standings(self, index: int) -> list[Told]:
        token = self.tokens[index]
        if (again := self._again(index)) is not None:
            return again
        lemma = SLIPS.get(token.lemma.lower(), token.lemma.lower())
        if lemma == "fire" and index > 1 and [t.text.lower() for t in self.tokens[index - 2 : index]] == ["cease", "-"]:
            lemma = "ceasefire"  # which the model cuts in three
        if slip := self.verbs.misread(index, lemma):
            return slip
        kind = epithet(lemma) if token.dep == "amod" else None
        if kind is not None:
            return self.verbs.epithet(index, lemma, kind)
        if token.dep in ("acomp", "oprd") and token.pos == "ADJ" and (kind := epithet(lemma)) is not None:
            return self.verbs.predicate(index, lemma, kind)
        # *Whom Norland and Sudland regard as*: what has a subject is a verb, whatever the model takes it for
        taken = token.pos in ("NOUN", "ADJ") and token.dep == "relcl" and bool(self.syntax.children(index, "nsubj"))
        if taken or (token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass")):
            return next((found for row in conferrals(lemma) if (found := self.verbs.conferred(index, row))), [])
        if self.nouns.row is not None and lemma in SHARED and token.sentence - self.nouns.row[0] <= 1:
            return self.nouns.named(index, self.nouns.row[1])
        if token.pos not in ("NOUN", "PROPN"):
            return []
        if lemma in MEMBERS:
            return self.members.member(index)
        return next((found for row in nominals(lemma) if (found := self.nouns.named(index, row))), [])

    def _again(self, index: int) -> list[Told] | None:
        """*Spain has not*, *Bahrain followed suit*: the status told last, of another party."""
        last = self.scene.last
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
        return self.scene.tell(index, last.kind, givers, subjects, still, negated=still != last.positive)

    def _mark(self, told: Told) -> Standing:
        index, kind, giver, subject, holds, ends = told.word, told.kind, told.giver, told.subject, told.holds, told.ends
        for actor in (giver, subject):
            if actor is not None and actor.key in self.scene.nameless:
                self.used[actor.key] = actor
        words = own_words(self.syntax, index)
        span = self.tokens[words[0]].span.cover(self.tokens[words[-1]].span)
        for actor in (giver, subject):
            if actor is not None and self.tokens[actor.head].sentence == self.tokens[index].sentence:
                span = span.cover(actor.span)
        # *The truce that began in May collapsed on Friday*: the verb's own date before that of what hangs on its nouns
        since, until = since_until(self.syntax, own_words(self.syntax, index, relatives=False), self.whens)
        if since is None and until is None:
            since, until = since_until(self.syntax, words, self.whens)
        going = self.tokens[index].tag == "VBG" and bool(self.syntax.auxiliaries(index))
        if (
            since is not None and not holds and going and self.today is not None and since > self.today
        ):  # *is leaving in May*: there till then
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
