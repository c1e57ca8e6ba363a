"""Statuses that a verb or an epithet confers: *recognised*, *joined*, *branded a terrorist group*, *the outlawed party*."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Actor, StandingKind
from realpolitik.text.conferral import Conferral, beside_verb
from realpolitik.text.facts import ceased, is_coming, is_decided, is_fact, is_negated, is_nobodys
from realpolitik.text.holders import POWERS, TERROR, fits
from realpolitik.text.membership import Members
from realpolitik.text.scene import Scene, Told
from realpolitik.text.standing_parties import can_give, can_have

# Who merely says what he thinks of a group lists nobody.
OPINIONS = frozenset({"regard", "consider", "deem", "treat", "count", "view", "label", "brand", "call"})
LANDS = frozenset(
    "state country republic nation land strip sliver entity enclave territory province region island statelet regime council junta "
    "coalition opposition leadership authority peninsula kingdom emirate sheikhdom archipelago secession".split()
)
KNOWING = frozenset({"recognise", "recognize", "recognises", "recognizes"})
REFUSING = frozenset({"refuse", "decline"})
NOBODY = frozenset({"no", "neither", "none", "nobody", "not"})


class Verbs:
    """Reads verbs and epithets by their rows."""

    def __init__(self, scene: Scene, members: Members) -> None:
        self.scene, self.members = scene, members
        self.syntax, self.tokens = scene.syntax, scene.tokens
        self.of, self.nearby, self.before = scene.of, scene.nearby, scene.before

    def conferred(self, index: int, row: Conferral) -> list[Told]:
        lists = beside_verb(self.of, index, row, self.before)
        if lists is None:
            return []
        told = self._mood(index, row)
        if told is None:
            return []
        holds, ends = told
        givers, subjects = (self.scene.fit(row.kind, side) for side in self._slots(index, row, lists))
        if row.needs in ("hostile", "lasting"):  # *both stopped shooting*: whoever did it is a side
            sides = list({a.key: a for a in (*subjects, *givers)}.values())
            return self.scene.tell(index, row.kind, sides[:1], sides[1:], holds) if fits(row.kind, sides[:1], sides[1:]) else []
        doers = self.syntax.fillers(index, "subj")
        nobody = any(self.tokens[c].lemma.lower() in NOBODY for i in doers for c in (i, *self.syntax.children(i)))
        nobody = nobody or is_nobodys(self.syntax, index)
        nothing = [i for i in self.syntax.fillers(index, "obj") if is_negated(self.syntax, i)]
        if nothing and row.kind == "recognised":  # *recognised no such state*
            holds, subjects = not holds, self.scene.topic(index, row.kind, givers)
            if not subjects:
                return []
        if nobody:
            holds, givers = not row.holds, [a for a in givers if a.form == "name"]
        if row.lemma in OPINIONS and givers and givers[0].kind not in POWERS and givers[0].sector != "GOV":
            return []
        if row.kind == "membership":
            if not subjects:
                return []
            inner = [self.of.actors[i] for a in givers for i in self.syntax.fillers(a.head, "mod") if i in self.of.actors]
            givers = [a for a in (*givers, *inner) if can_give("membership", a)][:1] or self.members.body(index, row)
            if not givers:
                return []
        by = [i for noun in (index, *lists) for i in self.syntax.fillers(noun, "by")]
        if (
            by
            and self.syntax.is_passive(index)
            and not self.of.at(by)
            and not nobody
            and any(self.tokens[i].pos in ("PRON", "NOUN") for i in by)
        ):
            return []  # *recognised by everybody in the hotel*
        if any(a.kind == "outlet" or (a.kind == "people" and row.kind != "recognised") for a in givers[:1]):
            return []
        if givers and not any(can_give(row.kind, a) for a in givers):
            return []
        givers = [a for a in givers if can_give(row.kind, a)]
        if not subjects and (not givers or self._elsewhere(index, row)):
            return []
        joined = [c for c in self.syntax.children(index, "conj") if self.syntax.is_verb(c)]
        if not subjects and any(self.syntax.children(c, "dobj", "ccomp") for c in joined):
            return []  # *does not recognise or count such refusals*
        strange = bool(doers) and not self.of.at(doers) and all(self.tokens[i].pos in ("NOUN", "PROPN") for i in doers)
        if not (subjects and givers):
            found = self.nearby.filled(row.kind, (index, *lists), givers, subjects)
            subjects = subjects or found[1] or (self.scene.topic(index, row.kind, givers) if row.needs == "object" else [])
            givers = givers or ([] if nobody or strange else found[0])  # *a gang that Norland's press calls*
        if {a.key for a in subjects} != {a.key for a in givers} or len(givers) == 1:  # but *recognised each other*
            subjects = [a for a in subjects if all(a.key != g.key for g in givers)]
        if row.kind == "recognised" and not subjects:
            subjects = self._lands(index)
            if any(self.tokens[i].pos == "PRON" for i in self.syntax.fillers(index, "obj")):  # *it*, which is not who recognises it
                subjects = self.scene.topic(index, row.kind, givers)
        unknown = row.kind == "recognised" and any(self.tokens[i].pos in ("NOUN", "PROPN", "NUM") for i in doers)
        if not givers and not nobody and not self._agentless(index) and not (unknown and subjects[:1] and subjects[0].kind == "state"):
            return []
        if row.kind == "recognised" and not givers and not nobody and any(a.kind == "person" for a in subjects):
            return []  # *recognised in every café*
        if not fits(row.kind, givers, subjects):
            return []
        if row.kind == "terrorist_designation" and row.holds:
            self.before.listed = (self.tokens[index].sentence, subjects[0])
        return self.scene.tell(index, row.kind, givers, subjects, holds, ends=ends, negated=holds != row.holds and not ends)

    def _mood(self, index: int, row: Conferral) -> tuple[bool, bool] | None:
        """Whether the status holds after what the verb tells, and whether it is to end; None if that says nothing."""
        over = self.tokens[self.tokens[index].head]
        refuses = row.kind in ("recognised", "membership") and over.lemma in REFUSING
        refused = row.holds and self.tokens[index].dep == "xcomp" and refuses
        decided = is_decided(self.syntax, index) and row.kind != "relations"
        if decided and row.kind == "membership" and row.subject == ("subj",) and not is_fact(self.syntax, index):
            decided = row.holds  # *the decision to leave*: in it till it is gone
        real = is_fact(self.syntax, over.index if refused else index) or decided
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
        return (True, False) if dated and self.scene.dated(index) else None

    def _can_no_longer(self, index: int) -> bool:
        return any(self.tokens[a].text.lower() in ("can", "could") for a in self.syntax.auxiliaries(index))

    def _slots(self, index: int, row: Conferral, lists: Sequence[int]) -> tuple[list[Actor], list[Actor]]:
        """The parties in the slots of the verb and of the nouns beside it."""
        subjects = self.of.parties(index, row.subject, lists)
        if not subjects and self.tokens[index].dep in ("acomp", "oprd"):  # *stays proscribed*
            subjects = self.of.at(self.syntax.fillers(self.tokens[index].head, "subj"))
        givers = self.of.parties(index, row.by, lists)
        givers += [a for a in self._by_turns(index) if all(a.key != g.key for g in givers)]
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
        if not subjects and lists and self.tokens[index].dep == "relcl":  # *Redhand, which Norland considers a terrorist group*
            above = self.tokens[index].head
            subjects, givers = self.of.at([above]), [a for a in givers if a.head != above]
        if row.kind == "recognised" and not subjects:  # *consider it a part of Norland*
            inner = self.of.at([i for noun in lists for i in self.syntax.children(noun, "nsubj")])
            subjects = inner or self._lands(index)
        return givers, [a for a in subjects if can_have(row.kind, a)]

    def _lands(self, index: int) -> list[Actor]:
        """*Recognises the state that they declared*, *the rebel council*: what is recognised and has no name."""
        heads = [i for i in self.syntax.fillers(index, "obj") if self.tokens[i].lemma.lower() in LANDS]
        return [self.scene.nameless_actor(i, "GOV") for i in heads]

    def _by_turns(self, index: int) -> list[Actor]:
        """*Recognised by Norland since Monday and by Sudland since Tuesday*: who stands in the second phrase."""
        phrases = self.syntax.children(index, "agent", "prep")
        more = [c for at in phrases for c in self.syntax.children(at, "conj") if self.tokens[c].text.lower() == "by"]
        return self.of.at([i for c in more for head in self.syntax.children(c, "pobj") for i in self.syntax.conjuncts(head)])

    def misread(self, index: int, lemma: str) -> list[Told]:
        """*His state, which only Norland recognises*: the model takes who does for a part of the verb, as if it were a noun."""
        if lemma not in KNOWING:
            return []
        doers = [c for c in self.syntax.children(index, "compound") if c == index - 1]
        givers = [a for a in self.of.at(doers) if can_give("recognised", a)]
        link = index - 2
        while link > 0 and self.tokens[link].pos in ("ADV", "DET", "PROPN"):
            link -= 1
        over = link - 1 if self.tokens[link - 1].pos != "PUNCT" else link - 2
        if not givers or over < 0 or self.tokens[link].tag != "WDT":
            return []
        land = self.tokens[over].lemma.lower() in LANDS
        subjects = [self.scene.nameless_actor(over, "GOV")] if land else [a for a in self.of.at([over]) if can_have("recognised", a)]
        return self.scene.tell(index, "recognised", givers, subjects, not is_negated(self.syntax, index))

    def _elsewhere(self, index: int, row: Conferral) -> bool:
        """Whether the slot of who has the status is filled by something that can have none: *recognised the value of*."""
        slots = [slot for slot in row.subject if slot in ("subj", "obj")]
        heads = [i for slot in slots for i in self.syntax.fillers(index, slot)]
        return any(i not in self.of.actors or not can_have(row.kind, self.of.actors[i]) for i in heads if self.tokens[i].pos != "PRON")

    def _agentless(self, index: int) -> bool:
        """*Were sanctioned*: a passive may leave out who did it."""
        token = self.tokens[index]
        return token.tag == "VBN" and (self.syntax.is_passive(index) or token.dep in ("acomp", "oprd"))

    def predicate(self, index: int, lemma: str, kind: StandingKind) -> list[Told]:
        """*Remains blacklisted*, *is still proscribed in Norland*."""
        over = self.tokens[index].head
        if not is_fact(self.syntax, over):
            return []
        subjects = [a for a in self.of.at(self.syntax.fillers(over, "subj")) if can_have(kind, a) and a.form != "adjective"]
        givers = [a for a in self.of.first([index, over], ("by", "in")) if can_give(kind, a)]
        givers = givers or self.before.givers(kind, self.tokens[index].sentence)
        if not subjects or not fits(kind, givers, subjects) or (kind == "recognised" and not givers):
            return []
        still = not (lemma.startswith("un") or is_negated(self.syntax, over) or is_negated(self.syntax, index))
        return self.scene.tell(index, kind, givers[:1], subjects, still)

    def epithet(self, index: int, lemma: str, kind: StandingKind) -> list[Told]:
        """*The outlawed PKK*, *an internationally recognised government*, *the US-listed group*, *the sanctioned bank*."""
        head = self.tokens[index].head
        if self.tokens[head].dep in ("poss", "compound"):  # *the outlawed Workers' Party*
            head = self.tokens[head].head
        over = self.of.at([head]) or self.of.at(self.syntax.children(head, "appos"))
        above = self.syntax.head(head)
        if above is not None and (not over or over[0].form == "noun"):  # *the Tigers, a proscribed organisation*, *is a banned group*
            top = (
                [above]
                if self.tokens[head].dep == "appos"
                else self.syntax.fillers(above, "subj")
                if self.tokens[head].dep == "attr"
                else []
            )
            over = [a for a in self.of.at(top) if a.form == "name"] or over
        makers = self.of.at(self.syntax.children(index, "npadvmod", "compound", "nmod", "amod"))
        if kind == "terrorist_designation" and not makers:
            makers = [a for a in self.of.at(self.of.fillers(head, "in")) if a.kind == "state"]
        worldwide = any(self.tokens[c].lemma.lower() in ("internationally", "widely", "un") for c in self.syntax.children(index))
        if kind == "terrorist_designation" and not (
            over and over[0].kind in ("group", "organisation") and (over[0].sector == "REB" or self.of.described(head, TERROR))
        ):
            return []
        if kind == "terrorist_designation" and over[0].form != "name" and self.of.is_terror(head):
            return []  # *banned terror groups*: no group in particular
        if kind == "recognised" and not (worldwide or makers or lemma.startswith("un")):
            return []
        if kind == "sanctioned" and (not over or over[0].form != "name") and not makers:
            return []
        if not over or not fits(kind, makers, over[:1]):
            return []
        still = not (lemma.startswith("un") or is_negated(self.syntax, index))
        return self.scene.tell(index, kind, makers[:1], over[:1], still)
