"""What the reader of statuses knows of a report while it reads: who is named, what was told last, and how to look both up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from realpolitik.core.marks import Actor, Sentence, StandingKind, Token, When
from realpolitik.core.report import digest
from realpolitik.core.syntax import Syntax
from realpolitik.text.holders import ONE_SIDED, PACTS, Holders
from realpolitik.text.since import own_words, since_until
from realpolitik.text.standing_parties import Nearby, can_give, can_have
from realpolitik.text.told_before import TOLD_NEAR, Before, Parties
from realpolitik.text.voices import NAMELESS

MANY = 5
# How many sentences back a body of members is looked for: *is not a member*.
BODY_NEAR = 2


PRONOUNS = frozenset("it they them he she him her its their who which that this these those we us".split())


def _unknown(actor: Actor) -> bool:
    """A pronoun that nothing explains."""
    return actor.form == "pronoun" and actor.name.lower() in PRONOUNS


@dataclass(frozen=True, slots=True)
class Told:
    """One status of one pair of parties; ``word`` tells it, ``ends`` says that it holds until the date told."""

    word: int
    kind: StandingKind
    giver: Actor | None
    subject: Actor
    holds: bool
    ends: bool


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


class Scene:
    """Everything named in a report, with a memory of what was told last."""

    def __init__(
        self, syntax: Syntax, sentences: Sequence[Sentence], whens: Sequence[When], actors: Mapping[int, Actor], *, maker: str
    ) -> None:
        self.syntax, self.sentences, self.whens, self.maker = syntax, sentences, whens, maker
        self.tokens: Sequence[Token] = syntax.tokens
        self.actors = actors
        self.unnamed: dict[int, Actor] = {}
        self.nameless: set[str] = set()
        self.private: set[str] = set()  # sons, ships, followers: who may be listed and is no side of anything else
        self.of = Holders(syntax, actors, self.unnamed)
        self.nearby = Nearby(syntax, self.of)
        self.bodies = [a for _, a in sorted(actors.items()) if a.form == "name" and can_give("membership", a)]
        self.before = Before()
        self.last: Last | None = None

    def fit(self, kind: StandingKind, parties: Sequence[Actor]) -> list[Actor]:
        """Those who are no treaty, nor private people where the status is one of powers."""
        if kind == "relations":  # *Norland and its allies restored ties*
            parties = [a for a in parties if a.kind not in ("group", "organisation") or a.sector == "GOV"] or parties
        listed = kind in ("sanctioned", "terrorist_designation")
        fit = [a for a in parties if listed or a.key not in self.private]
        return [a for a in fit if kind == "membership" or a.form != "noun" or not PACTS.intersection(a.name.lower().split())]

    def nameless_actor(self, head: int, sector: str) -> Actor:
        """An actor for a noun that no other annotator took for one: *five banks*."""
        words = self.syntax.phrase(head)
        span = self.tokens[words[0]].span.cover(self.tokens[words[-1]].span)
        name = " ".join(self.tokens[i].text for i in words)
        own = [self.actors[i] for i in self.syntax.children(head, "amod", "poss", "compound") if i in self.actors]
        actor = Actor(
            span=span, by=self.maker, score=0.5, key=digest("unnamed", name.lower()), name=name, kind="group",
            country=own[0].country if own else None, code=None, sector=sector, head=head, form="noun", source=NAMELESS,
        )  # fmt: skip
        self.nameless.add(actor.key)
        return actor

    def dated(self, index: int) -> bool:
        """Whether the words of a verb or noun say since when."""
        return since_until(self.syntax, own_words(self.syntax, index), self.whens)[0] is not None

    def sides_before(self, index: int) -> tuple[list[Actor], list[Actor]]:
        """Of a truce whose sides are not named: those at war or in a truce just before."""
        last = self.last
        if last is None or last.kind not in ONE_SIDED or not 0 <= self.tokens[index].sentence - last.sentence <= TOLD_NEAR:
            return [], []
        return list(last.givers), list(last.subjects)

    def topic(self, index: int, kind: StandingKind, but: Sequence[Actor]) -> list[Actor]:
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

    def last_body(self, index: int) -> list[Actor]:
        """*Is not a member*: of the body told of last."""
        near = self.before.givers("membership", self.tokens[index].sentence)
        return (
            near
            or [a for a in self.bodies if a.head < index and self.tokens[index].sentence - self.tokens[a.head].sentence <= BODY_NEAR][-1:]
        )

    def tell(
        self, index: int, kind: StandingKind, givers: Sequence[Actor], subjects: Sequence[Actor], still: bool, *,
        ends: bool = False, negated: bool = False,
    ) -> list[Told]:  # fmt: skip
        """A status for each pair of parties, kept in mind; none of those whom nothing names."""
        givers, subjects = ([a for a in side if not _unknown(a)] for side in (givers, subjects))
        if kind == "ceasefire":  # who watches over a truce is no side of it
            givers, subjects = ([a for a in side if a.kind != "igo" or a.sector == "MIL"] for side in (givers, subjects))
            if givers and not subjects:
                givers, subjects = [], givers
        if kind in ("sanctioned", "recognised"):  # *sanctions on Iran that forced its leaders*
            lands = {a.country for a in subjects if a.kind == "state"}
            givers = [a for a in givers if a.country is None or a.country not in lands]
        if kind == "terrorist_designation":  # *India's ministry prolonged the ban on the federation*: not on India
            own = {a.country for a in givers if a.country is not None}
            subjects = [a for a in subjects if a.kind not in ("state", "government") or a.country not in own] or subjects
        if kind == "sanctioned" and not givers:
            givers, subjects = self._ruling(index, subjects)
        if kind == "sanctioned" and not givers and all(a.key in self.nameless and a.country is None for a in subjects):
            return []  # *the second such sanction against the group*
        self.before.told.append(Parties(kind, self.tokens[index].sentence, list(givers), list(subjects)))
        by: Sequence[Actor | None] = givers[:MANY] or [None]
        pairs = [(giver, subject) for giver in by for subject in subjects[:MANY] if giver is None or giver.key != subject.key]
        if kind == "relations":  # *the ministers of Norland and Sudland*
            pairs = [(a, b) for a, b in pairs if a is None or a.country is None or a.country != b.country]
        if pairs:
            doers = {i for at in (index, *self.syntax.ancestors(index)) for i in self.syntax.children(at, "nsubj", "nsubjpass")}
            of_subject = any(a.head in doers for a in subjects) and not any(a.head in doers for a in givers)
            self.last = Last(self.tokens[index].sentence, index, kind, still, still != negated, givers, subjects, of_subject)
        return [Told(index, kind, giver, subject, still, ends) for giver, subject in pairs]

    def _ruling(self, index: int, subjects: Sequence[Actor]) -> tuple[Sequence[Actor], Sequence[Actor]]:
        """*The Treasury listed the bank and ordered its accounts blocked*: the organ that orders it is not whom it hits."""
        doers = {i for at in self.syntax.ancestors(index) for i in self.syntax.children(at, "nsubj")}
        keys = {self.actors[i].key for i in doers if i in self.actors}
        organs = [a for a in subjects if a.sector == "GOV" and a.kind != "person" and a.key in keys]
        if not organs or self.last is None or self.last.sentence != self.tokens[index].sentence:
            return [], subjects
        return organs, [a for a in self.last.subjects if a.key != organs[0].key] or subjects
