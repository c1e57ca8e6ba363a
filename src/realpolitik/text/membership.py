"""Who is in a body and who is out, by nouns: *a member of*, *its seat in*, *the admission of*."""

from __future__ import annotations

from dataclasses import replace

from realpolitik.core.marks import Actor
from realpolitik.text.conferral import BODIES, Conferral
from realpolitik.text.facts import ceased, is_coming, is_fact, is_negated
from realpolitik.text.holders import BLOCS
from realpolitik.text.in_force import Force, governed, holds, wanted
from realpolitik.text.scene import MANY, Scene, Told
from realpolitik.text.standing_parties import can_give

UNFIT = frozenset({"former", "future", "potential", "prospective", "would-be", "possible", "aspiring"})
HAVING = frozenset({"have", "get", "gain", "acquire", "welcome"})
STATES = ("state", "government")
GREETING = frozenset("celebrate mark greet welcome regret mourn hail toast follow complete protest".split())


class Members:
    """Reads what nouns tell of membership, and finds the body that a verb of joining leaves out."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.syntax, self.tokens = scene.syntax, scene.tokens
        self.of, self.nearby, self.before = scene.of, scene.nearby, scene.before

    def member(self, index: int) -> list[Told]:
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
                bodies = self.scene.last_body(index)
        if not bodies and above is not None and token.dep == "dobj" and self.tokens[above].lemma in HAVING and is_fact(syntax, above):
            bodies = [a for a in self.of.at(syntax.fillers(above, "subj")) if a.kind in BODIES]  # *the alliance has a new member, Norland*
        clauses = [*syntax.children(index, "acl", "relcl", "advcl")]
        clauses += syntax.children(above, "advcl", "xcomp") if above is not None else []
        if token.dep == "attr" and any(self.tokens[c].tag == "TO" for verb in clauses for c in syntax.children(verb, "aux")):
            return []  # *became the fifth member to recognise it*
        joins = token.lemma != "ally" or (above is not None and self.tokens[above].lemma == "become")  # not *its only ally*
        if not bodies and joins and token.dep == "attr" and above is not None and not syntax.fillers(index, "of"):
            bodies = self.nearby.side("membership", [index, above], gives=True, but=())[:1]
        if not bodies:
            return []
        heads: list[int] = []
        verb = index
        still = True
        if token.dep == "attr" and above is not None and self.tokens[above].lemma in ("be", "become", "remain"):
            if not is_fact(syntax, above) and not (is_coming(syntax, above) and self.scene.dated(above)):
                return []
            heads = list(syntax.fillers(above, "subj"))
            verb, still = above, not (is_negated(syntax, above) or is_negated(syntax, index) or ceased(syntax, above))
        elif (token.dep == "appos" and above is not None) or (token.dep in ("compound", "nmod") and above is not None):
            heads, still = [above], not is_negated(syntax, index) and self.tokens[syntax.subtree(index)[0]].lemma != "not"
        heads += syntax.fillers(index, "appos")
        if any(self.tokens[c].lemma.lower() in UNFIT for c in syntax.children(index)):
            return []
        found = [a for a in self.of.at(heads) if a.kind in ("state", "government") and a.key != bodies[0].key]
        if token.dep == "attr" and above is not None and not syntax.children(above, "nsubj"):
            found = self.nearby.side("membership", [above], gives=False, but=bodies)
        return self.scene.tell(verb, "membership", bodies[:1], found, still)

    def membership(self, index: int, row: Conferral, main: Force) -> list[Told]:
        """*Suspended Norland's membership*, *lost its seat in the council*: whose, and where."""
        own = self.of.first([index], ("poss", "mod")) and self.of.first([index], row.by)
        if main.effect is None and own and main.real and not wanted(self.syntax, index) and self.tokens[index].lemma == "membership":
            main = replace(main, effect="keep")  # *Norland's membership of the Union*
        over, top = self.tokens[main.word].lemma.lower(), governed(self.syntax, index)[2]  # not *after ten years of membership*
        dated = (
            self.scene.dated(index) and main.role in ("subj", "obj") and not main.negated
        )  # *Norland's admission on Monday closes the list*
        if main.effect is None and main.real and (over in GREETING or dated or (main.role in ("after", "since") and top == index)):
            main = replace(main, effect="keep")  # *celebrated the entry of Norland into the Union*
        still = holds(main, row.kind) if main.effect is not None else None
        if still is None:
            return []
        still = still == row.holds  # *lifted its suspension*: back again
        doers = self.of.first([main.word], ("subj",))
        own = [a for slot in (*row.subject, "mod") for a in self.of.at(self.syntax.fillers(index, slot))]
        subjects = [a for a in (*own, *doers) if a.kind in STATES][:MANY]
        if over == "freeze" and any(a.key == b.key for a in doers for b in own):
            still = True  # *froze its membership*: who stays away by himself is still in it
        near = self.before.givers(row.kind, self.tokens[index].sentence)
        own_body = self.of.first([index, main.word], row.by)
        bodies = [a for a in (*own_body, *doers, *near) if a.kind in BODIES][:1]
        blocs = [i for slot in row.by for i in self.syntax.fillers(index, slot) if self.tokens[i].lemma.lower() in BLOCS]
        bodies = bodies or (self.scene.last_body(index) if blocs else [])  # *gave up membership in the grouping*
        bodies = bodies or self.nearby.side("membership", [index], gives=True, but=subjects)[:1]
        return self.scene.tell(main.word, row.kind, bodies, subjects[:1], still) if bodies and subjects else []

    def body(self, index: int, row: Conferral) -> list[Actor]:
        """The body joined or left where its slot names none: *left the bloc*, *admitted it as a member of the Union*."""
        own = [i for slot in row.by for i in self.syntax.fillers(index, slot)]
        named = [i for i in own if self.tokens[i].lemma.lower() in BLOCS or self.tokens[i].pos == "PRON"]
        if named:
            return self.scene.last_body(index)
        inner = [a for slot in ("of", "mod") for a in self.of.first(own, (slot,)) if can_give("membership", a)]
        if inner:  # *rejoined the military wing of the alliance*
            return inner[:1]
        if any(self.tokens[i].pos == "NOUN" for i in self.syntax.fillers(index, "from")):  # *expelled it from the contest*
            return []
        if row.subject == ("subj",) and row.lemma not in ("belong", "accede"):  # *it quit in 2016*
            alone = not own and not self.syntax.children(index, "dobj", "xcomp", "ccomp")
            return self.before.givers("membership", self.tokens[index].sentence) if alone else []
        return self.nearby.side("membership", [index], gives=True, but=())[:1]
