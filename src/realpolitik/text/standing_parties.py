"""Who may have, give or share a status, and who stands nearest to the words that tell it.

The slots of a word say who its parties are where the parse is right and the sentence plain. Where a slot is empty, the party is whoever can
have such a status and stands nearest in the tree; what only says where or when, who only tells it, and who made it come about is no party.
"""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Actor, StandingKind
from realpolitik.core.syntax import Syntax
from realpolitik.text.holders import ARMED, FIGHTING, MEDIATING, MUTUAL, ONE_SIDED, PLACES, POWERS, PRIVATE, Holders, fits
from realpolitik.text.nearness import nearness

# Farther than this a word is another matter.
LIMIT = 5.0
# Where nobody is near, the words of a status still mean somebody of the sentence.
FARTHEST = 8.0
ADJECTIVE, PLACE, TELLER, ASIDE = 1.5, 1.0, 2.5, 2.0
BODIES = frozenset(
    "union organisation organization council commission association league community commonwealth pact alliance forum treaty convention "
    "agency fund bank conference group bloc block club body grouping".split()
)
GIVING = frozenset({"GOV", "LEG", "ELI"})
# What stands beside a status, not in it: *sanctions after the invasion of*, *a truce despite the shelling near*.
ASIDES = frozenset(
    "after before since over during despite amid near at around unlike besides like without except until till because when if while".split()
)

# What opens a clause about somebody else.
PENDING = frozenset({"until", "till", "unless", "because", "if", "when", "while"})
CONTRASTS = frozenset({"contrast", "comparison"})


def can_give(kind: StandingKind, actor: Actor) -> bool:
    """Whether somebody can give a status of this kind: who lays sanctions, lists, recognises or takes in."""
    if actor.kind == "outlet":
        return False
    if kind == "membership":
        civil = actor.sector not in ("LEG", "JUD", "GOV", "PTY", "BUS", "LAB", "REB")
        named = bool(BODIES.intersection(actor.name.lower().split()))
        civil = civil and actor.country is None and actor.form == "name"
        return actor.kind == "igo" or (actor.kind == "organisation" and (named or civil))
    if kind in ONE_SIDED:
        return can_have(kind, actor)
    if actor.sector == "JUD":
        return kind == "terrorist_designation"
    if actor.kind == "person" and actor.sector is None and actor.form == "name":
        return kind != "recognised"  # *George Whitlow ordered*: a minister whom nobody knows
    return (
        actor.kind in POWERS or actor.sector in GIVING or (kind == "recognised" and actor.sector not in PRIVATE and actor.kind != "person")
    )


def can_have(kind: StandingKind, actor: Actor) -> bool:
    """Whether somebody can have a status of this kind."""
    if actor.kind == "outlet":
        return False
    if kind == "sanctioned":
        return actor.kind != "igo"
    if kind == "terrorist_designation":
        return actor.kind not in ("igo", "people") and (actor.form != "adjective" or actor.kind in ("group", "organisation"))
    if kind == "membership":
        return actor.kind in ("state", "government") and actor.form != "adjective"
    if kind == "relations":
        return actor.kind in POWERS or actor.sector in ("GOV", "ELI")  # a president for his state
    if kind in ONE_SIDED:
        return actor.kind in (*POWERS, "people") or actor.sector not in PRIVATE or actor.sector in ARMED or actor.sector == "CVL"
    return fits(kind, (), (actor,))


class Nearby:
    """Finds the parties of a status by their nearness to the words of its ``domain``, within one sentence."""

    def __init__(self, syntax: Syntax, of: Holders) -> None:
        self.syntax = syntax
        self.of = of

    def side(self, kind: StandingKind, domain: Sequence[int], *, gives: bool, but: Sequence[Actor], limit: float = LIMIT) -> list[Actor]:
        """Who stands nearest and can give or have it, with those coordinated; nobody in ``but``."""
        keys = {actor.key for actor in but}
        able = can_give if gives else can_have
        best: tuple[float, int] | None = None
        for head, near in nearness(self.syntax, domain, limit).items():
            actor = self.of.actors.get(head)
            if actor is None or head in domain or actor.key in keys or not self._stands_for(kind, head, able(kind, actor), gives=gives):
                continue
            if kind in ONE_SIDED and self._mediates(self.syntax.first_conjunct(head)):
                continue  # *the truce that Norland arranged*
            cost = near + self._penalty(head, actor, domain)
            if cost <= limit and (best is None or cost < best[0]):
                best = cost, head
        if best is None:
            return []
        group = self.of.at(self.syntax.conjuncts(self.syntax.first_conjunct(best[1])))
        chosen = [self.of.actors[best[1]], *group]
        return [a for a in {a.key: a for a in chosen}.values() if a.key not in keys and able(kind, a)]

    def _stands_for(self, kind: StandingKind, head: int, able: bool, *, gives: bool) -> bool:
        """Whether who is merely near may be meant: no *two sides* for those named, and ties are between states, not persons."""
        actor, lemma = self.of.actors[head], self.syntax.tokens[head].lemma.lower()
        if (
            not able
            or (kind in ONE_SIDED and actor.sector in ("CVL", "COP") and actor.kind != "people")
            or self.of.is_terror(head)
            or (actor.form == "noun" and lemma in MUTUAL)
        ):
            return False
        if kind == "sanctioned" and not gives and not self._may_suffer(head, actor):
            return False
        return kind not in ("relations", "membership") or actor.kind in POWERS or (kind == "membership" and can_give(kind, actor))

    def _may_suffer(self, head: int, actor: Actor) -> bool:
        """Who is merely near sanctions is under them if a power or armed, not if a person, a firm or a crowd."""
        over = self.syntax.tokens[self.syntax.tokens[self.syntax.first_conjunct(head)].head]
        if over.dep == "prep" and over.text.lower() == "at":
            return False  # *agreed at Arusha*
        return actor.kind in ("state", "government") or actor.sector in FIGHTING

    def filled(
        self, kind: StandingKind, domain: Sequence[int], givers: list[Actor], subjects: list[Actor], but: Sequence[Actor] = ()
    ) -> tuple[list[Actor], list[Actor]]:
        """The parties with those that their slots do not name: the second side, who has it, who gives it."""
        if kind in ONE_SIDED:
            if subjects:
                return givers or self.side(kind, domain, gives=True, but=subjects)[:1], subjects
            if kind == "relations" and len(givers) > 2:  # *the decision of three states to cut ties*: with a fourth
                return givers, self.side(kind, domain, gives=True, but=givers, limit=FARTHEST)[:1]
            named = bool(givers)
            for _ in range(2):
                if len(givers) < 2:
                    limit = LIMIT if named else FARTHEST
                    givers = [*givers, *self.side(kind, domain, gives=False, but=givers, limit=limit)]
            return givers[:1], givers[1:]
        givers = [a for a in givers if can_give(kind, a)]
        if not subjects:
            far = FARTHEST if kind != "sanctioned" and not givers else LIMIT
            subjects = self.side(kind, domain, gives=False, but=[*givers, *but], limit=far)
        if not givers:
            inside = {i for a in subjects for i in self.syntax.phrase(a.head)}  # *sanctions against EU lawmakers and scientists*
            givers = [a for a in self.side(kind, domain, gives=True, but=subjects)[:1] if a.head not in inside]
        return givers, subjects

    def _penalty(self, head: int, actor: Actor, domain: Sequence[int]) -> float:
        cost = ADJECTIVE if actor.form == "adjective" else 0.0
        top = self.syntax.first_conjunct(head)
        over = self.syntax.tokens[self.syntax.tokens[top].head].text.lower()
        if self.syntax.tokens[top].dep == "pobj" and over in PLACES:
            cost += PLACE
        if self._is_aside(top, domain):
            cost += ASIDE
        if self._tells(top, domain):
            cost += TELLER
        return cost

    def _is_aside(self, head: int, domain: Sequence[int]) -> bool:
        for at in (head, *self.syntax.ancestors(head)):
            if at in domain:
                return False
            if self.syntax.tokens[at].lemma.lower() in CONTRASTS:
                return True
            marks = self.syntax.children(at, "mark", "advmod") if self.syntax.tokens[at].dep == "advcl" else ()
            if any(self.syntax.tokens[m].text.lower() in PENDING for m in marks):
                return True  # *stays until Congress says otherwise*
            if self.syntax.tokens[at].dep in ("prep", "mark") and self.syntax.tokens[at].text.lower() in ASIDES:
                return True
        return False

    def _tells(self, head: int, domain: Sequence[int]) -> bool:
        """Whether somebody is within the subject of a verb that tells the clause of the status."""
        at = head
        for above in self.syntax.ancestors(head):
            if self.syntax.tokens[at].dep == "nsubj" and above not in domain:
                told = self.syntax.children(above, "ccomp", "parataxis")
                return any(word in self.syntax.subtree(clause) for clause in told for word in domain)
            if self.syntax.is_verb(above):
                return False
            at = above
        return False

    def _mediates(self, head: int) -> bool:
        token = self.syntax.tokens[head]
        verb = self.syntax.tokens[token.head]
        for clause in self.syntax.children(head, "relcl"):  # *Norland, which arranged the truce*
            doing = [i for i in self.syntax.children(clause, "nsubj") if self.syntax.tokens[i].tag in ("WDT", "WP")]
            if doing and self.syntax.tokens[clause].lemma.lower() in MEDIATING:
                return True
        if token.dep == "pobj" and verb.dep in ("agent", "prep") and verb.text.lower() == "by":
            verb = self.syntax.tokens[verb.head]
        elif token.dep != "nsubj":
            return False
        return verb.lemma.lower() in MEDIATING
