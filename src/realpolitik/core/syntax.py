"""A report's tokens as dependency trees, with verbs and nouns opened into deep slots.

Labels are those of spaCy's English pipelines (nsubj, dobj, pobj …). A *slot* names what fills a place whatever the surface order:
``subj`` and ``obj`` are logical (a passive's agent is its ``subj``), prepositions are slots of their own name (``with``, ``to``), and a
noun has ``poss`` and ``mod``. Fillers are token indexes with coordination opened: *Russia and China* fills with both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from realpolitik.core.slips import mended

if TYPE_CHECKING:
    from realpolitik.core.marks import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "obj", "oprd"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp"})
CLEFT = frozenset({"what", "that", "who", "which"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
COUNTS = frozenset(
    "hundred thousand dozen million score ten number majority minority half third quarter most some many several one two three all each "
    "both none any few handful couple plenty lot bulk rest wave flood stream series string spate".split()
)
# Verbs whose *of/for doing* is done by their object: *accused him of spying*, *fined the firm for selling*.
CHARGES = frozenset(
    "accuse arrest ban bar blame block charge chide condemn convict criticise criticize denounce detain discourage dismiss "
    "dissuade fault fine fire impound imprison indict investigate jail keep penalise penalize praise prevent prohibit "
    "prosecute punish question rebuke sack sanction seize sentence slam stop sue summon suspect thank".split()
)
SUSPICIONS = frozenset({"suspicion", "charge", "allegation", "accusation", "grounds", "ground", "count"})
DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October "
    "November December today yesterday tomorrow".split()
)
# Verbs whose infinitive says what is asked, where the parse may take it for a purpose: *call on China to restrain its forces*.
CALLING = frozenset("call appeal plead prevail press lobby wait pledge vow promise swear threaten offer agree refuse plan ask urge".split())
# *Not just this* is this as well.
MERELY = frozenset({"just", "only", "merely", "simply", "solely"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod"})
# What a noun phrase leaves out when it is quoted as the words for an actor.
OUTSIDE_PHRASE = frozenset({"relcl", "acl", "appos", "cc", "conj", "punct", "advcl", "ccomp", "parataxis", "prep", "advmod", "preconj"})


class Syntax:
    """Trees over ``tokens``; built once a report. All arguments and results are token indexes unless said otherwise."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = mended(tokens)
        self._children: list[list[int]] = [[] for _ in tokens]
        for token in self.tokens:
            if token.head != token.index:
                self._children[token.head].append(token.index)
        self._deps = [token.dep for token in self.tokens]
        self._verbs = [token.pos in ("VERB", "AUX") for token in self.tokens]
        self._slots: dict[tuple[int, str], tuple[int, ...]] = {}

    # --- the plain tree -------------------------------------------------------------------------------------------------

    def children(self, index: int, *deps: str) -> list[int]:
        """Children, in text order; only those with one of ``deps`` if given."""
        if not deps:
            return self._children[index]
        return [child for child in self._children[index] if self._deps[child] in deps]

    def head(self, index: int) -> int | None:
        """The governor, or None at the root."""
        head = self.tokens[index].head
        return None if head == index else head

    def ancestors(self, index: int) -> Iterable[int]:
        """Governors from the nearest to the root."""
        seen = {index}
        head = self.head(index)
        while head is not None and head not in seen:
            yield head
            seen.add(head)
            head = self.head(head)

    def inside_relative(self, index: int) -> bool:
        """Whether a token stands in a clause about somebody named outside of it: *X, whom Y sacked*."""
        relative = any(self.tokens[above].dep == "relcl" for above in self.ancestors(index))
        return relative and self.tokens[index].tag not in ("WP", "WDT", "WP$")

    def subtree(self, index: int) -> list[int]:
        """The token and all below it, in text order."""
        found: list[int] = []
        todo = [index]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self._children[at])
        return sorted(found)

    def phrase(self, index: int) -> list[int]:
        """A noun phrase around its head: without clauses, appositions, coordination and prepositional phrases but *of*."""
        found: list[int] = []
        todo = [index]
        while todo:
            at = todo.pop()
            found.append(at)
            for child in self._children[at]:
                token = self.tokens[child]
                if token.dep in OUTSIDE_PHRASE and not (token.dep == "prep" and token.text.lower() == "of"):
                    continue
                todo.append(child)
        found.sort()
        # Keep the unbroken run around the head: a parse may hang far words on it.
        at = found.index(index)
        low = high = at
        while low > 0 and found[low - 1] == found[low] - 1:
            low -= 1
        while high + 1 < len(found) and found[high + 1] == found[high] + 1:
            high += 1
        return found[low : high + 1]

    def conjuncts(self, index: int) -> list[int]:
        """The token and those coordinated with it below (*Russia* -> *Russia*, *China*, *Iran*)."""
        found = [index]
        for child in self._children[index]:
            if self.tokens[child].dep == "conj":
                found.extend(self.conjuncts(child))
        return found

    def first_conjunct(self, index: int) -> int:
        """The first member of the coordination this token belongs to."""
        while self.tokens[index].dep == "conj" and self.tokens[index].head != index:
            index = self.tokens[index].head
        return index

    # --- verbs ----------------------------------------------------------------------------------------------------------

    def is_verb(self, index: int) -> bool:
        return self._verbs[index]

    def is_passive(self, index: int) -> bool:
        """Whether a verb form is passive: *was hit*, *troops killed by*, *is being guarded*."""
        for child in self._children[index]:
            if self.tokens[child].dep in ("nsubjpass", "auxpass", "csubjpass"):
                return True
        token = self.tokens[index]
        if self._misread(index):
            return False
        if token.tag == "VBN" and token.dep in ("acl", "relcl", "amod") and not self.children(index, "aux", "nsubj"):
            return True
        if token.tag == "VBN" and token.dep == "advcl" and not self.children(index, "aux", "nsubj", "dobj"):
            return True  # *when questioned about it*
        if token.dep == "conj" and token.tag == "VBN" and not self.children(index, "nsubj", "aux"):
            return self.is_passive(token.head)
        return bool(self.children(index, "agent")) and token.tag == "VBN"

    def _misread(self, index: int) -> bool:
        """A finite verb that the parse took for a participle: *Lukashenko, who …, threatened to cut off gas*."""
        token = self.tokens[index]
        head = self.tokens[token.head]
        if token.tag != "VBN" or token.dep != "acl" or head.pos not in ("NOUN", "PROPN") or self.children(index, "agent"):
            return False
        return bool(self.children(index, "dobj")) or (head.dep == "ROOT" and bool(self.children(index, "xcomp", "ccomp")))

    def auxiliaries(self, index: int) -> list[int]:
        """Auxiliaries of a verb, a coordinated verb sharing those of the first (*will meet and discuss*)."""
        own = self.children(index, "aux", "auxpass")
        token = self.tokens[index]
        if not own and token.dep == "conj" and not self.children(index, "nsubj", "nsubjpass"):
            head = token.head
            if self.is_verb(head) and self.tokens[head].tag == token.tag:
                return self.auxiliaries(head)
        return own

    def negation(self, index: int) -> int | None:
        """The word that negates this verb or noun, if any (*not*, *never*, *no*)."""
        for child in self._children[index]:
            token = self.tokens[child]
            if token.dep == "neg" and child + 1 < len(self.tokens) and self.tokens[child + 1].lemma.lower() in MERELY:
                continue
            if token.dep == "neg" or (token.dep == "det" and token.lemma.lower() in ("no", "neither")):
                return child
            if token.dep in ("advmod", "preconj") and token.lemma.lower() in ("never", "neither", "nor", "hardly", "no longer"):
                return child
        return None

    # --- slots ----------------------------------------------------------------------------------------------------------

    def fillers(self, index: int, slot: str) -> tuple[int, ...]:
        """What fills a slot of a verb or noun, coordination opened; empty if nothing does."""
        key = (index, slot)
        if key not in self._slots:
            self._slots[key] = ()  # a cycle through control finds nothing
            self._slots[key] = tuple(self._open(self._filler_heads(index, slot)))
        return self._slots[key]

    def _open(self, heads: Iterable[int]) -> Iterable[int]:
        seen: set[int] = set()
        for head in heads:
            for at in self.conjuncts(head):
                for counted in self._counted(self._antecedent(at)):
                    if counted not in seen:
                        seen.add(counted)
                        yield counted

    def _counted(self, index: int) -> list[int]:
        """What a counting noun counts: *hundreds of protesters* are protesters."""
        if self.tokens[index].lemma.lower() not in COUNTS:
            return [index]
        inner = [i for prep in self.children(index, "prep") if self.tokens[prep].text.lower() == "of" for i in self.children(prep, "pobj")]
        return [deeper for i in inner for one in self.conjuncts(i) for deeper in self._counted(one)] or [index]

    def _antecedent(self, index: int) -> int:
        """A relative pronoun stands for the noun its clause hangs on, *what* and *that* of a cleft for what is brought forward."""
        token = self.tokens[index]
        if token.lemma.lower() in CLEFT and self.is_verb(token.head):
            forward = self._brought_forward(token.head)
            if forward is not None:
                return forward
        if token.lemma.lower() in RELATIVES and token.tag in ("WP", "WDT", "IN", "WP$"):
            for at in self.ancestors(index):
                if self.tokens[at].dep == "relcl":
                    return self.tokens[at].head
        return index

    def _brought_forward(self, verb: int) -> int | None:
        """What a cleft says of its verb's clause: *what Iran rejected was an offer*, *it was Iran that rejected it*."""
        token = self.tokens[verb]
        if token.dep not in ("csubj", "ccomp", "relcl") or token.head == verb or self.tokens[token.head].lemma != "be":
            return None
        sides = ("attr", "ccomp") if token.dep == "csubj" else ("csubj", "nsubj", "attr")
        said = [child for side in sides for child in self.children(token.head, side) if child != verb and child < max(verb, token.head + 9)]
        return next((child for child in said if self.tokens[child].pos not in ("PRON", "SPACE") and child != verb), None)

    def _filler_heads(self, index: int, slot: str) -> list[int]:
        if slot == "subj":
            return self._subject(index)
        if slot == "obj":
            return self._object(index)
        if slot == "iobj" and self.is_passive(index) and self.children(index, "dobj"):
            return self.children(index, "nsubjpass")  # *Chad was given grain*
        if slot == "iobj":
            return [c for c in self.children(index, "dative") if self.tokens[c].pos != "ADP"]
        if slot in ("xcomp", "ccomp"):
            return self._clauses(index, slot)
        if slot == "advcl":
            return self.children(index, "advcl")
        if slot == "prt":
            return self.children(index, "prt")
        if slot == "poss":
            return self.children(index, "poss")
        if slot == "mod":
            own = self.children(index, *MODIFIERS)
            # *a Saudi-led strike*: whoever the participle names
            return [*own, *(named for child in own if self.tokens[child].tag == "VBN" for named in self.children(child, "npadvmod"))]
        if slot == "self":
            return [index]
        if slot == "attr":
            return self.children(index, "attr", "acomp")
        if slot == "teller":  # who says the clause
            head = self.head(index)
            return self._subject(head) if head is not None and self.tokens[index].dep in ("ccomp", "parataxis") else []
        if slot == "appos":
            return self.children(index, "appos")
        return self._prepositional(index, slot)

    def _subject(self, index: int) -> list[int]:
        token = self.tokens[index]
        if not self.is_verb(index):
            own = self.children(index, "nsubj", "poss")
            head = self.head(index)
            if not own and head is not None and token.dep in ("acomp", "attr", "oprd") and self.is_verb(head):
                return self._surface_subject(head)  # *Syria is willing to withdraw*
            if not own and token.pos == "ADJ" and token.dep == "amod" and head is not None:
                return [head]
            return own
        if self.is_passive(index):
            # The parse may hang the agent on what is kept as an object: *was promised a loan by France*.
            kept = self.children(index, "dobj")
            return self._prepositional(index, "by") or [doer for thing in kept for doer in self._prepositional(thing, "by")]
        own = self.children(index, "nsubj")
        if own:
            return own
        return self._understood(index)

    def _understood(self, index: int) -> list[int]:
        """The subject a verb shares with, or takes over from, the words around it."""
        token = self.tokens[index]
        head = self.head(index)
        if head is None:
            return []
        if token.dep == "conj" and self.is_verb(head):
            above = self.head(head)
            # *said Warsaw was considering it, and accused him*: the tense tells whose clause goes on.
            if (
                self.tokens[head].dep == "ccomp"
                and above is not None
                and token.tag == self.tokens[above].tag == "VBD"
                and self.tokens[head].tag != "VBD"
                and self.is_verb(above)
            ):
                return self._surface_subject(above)
            return self._surface_subject(head) if self.is_passive(head) else self._subject(head)
        if token.dep == "xcomp" or (token.dep == "ccomp" and token.tag in ("VB", "VBG") and not self.children(index, "mark")):
            if not self.is_verb(head):  # *made sure to project force*
                above = self.head(head)
                return self._surface_subject(above) if above is not None and self.is_verb(above) else []
            controlled = self._object(head) if not self.is_passive(head) else []
            return controlled or self._surface_subject(head)
        if token.dep == "csubj":
            cleft = (child for child in self.children(head, "ccomp") if self._brought_forward(child) == index)
            return [doer for child in cleft for doer in self._surface_subject(child)]
        if token.dep == "advcl":
            return self._surface_subject(head) if self.is_verb(head) else []
        if token.dep in ("acl", "relcl"):
            if token.tag in ("VBG", "VBD", "VBZ", "VBP") or token.dep == "relcl" or self._misread(index):
                return [head]
            # *the decision to attack*: whoever decides; *troops to guard*: the troops
            light = self.head(head)
            owner = self.children(head, "poss")
            if owner:
                return owner
            if light is not None and self.is_verb(light) and self.tokens[head].dep in ("dobj", "nsubjpass", "attr"):
                return self._surface_subject(light)
            return []
        if token.dep == "pcomp":
            if self.tokens[head].lemma == "as" and self.is_verb(self.tokens[head].head):
                return self._object(self.tokens[head].head) or self._doer_of_gerund(head)  # *quoted the envoy as saying*
            return self._doer_of_gerund(head)
        return []

    def _doer_of_gerund(self, over: int | None) -> list[int]:
        """Who does what a preposition governs: *fined the firm for selling*, *held him on suspicion of spying*, *by holding drills*."""
        charged = False
        while over is not None and not self.is_verb(over):
            if self.children(over, "poss"):
                return self.children(over, "poss")
            charged = charged or self.tokens[over].lemma in SUSPICIONS
            over = self.head(over)
        if over is None:
            return []
        return self._object(over) if charged or self._accuses(over) else self._surface_subject(over)

    def _accuses(self, index: int) -> bool:
        """Verbs whose *of/for doing* is done by their object: accuse, blame, thank."""
        return bool(self._object(index)) and self.tokens[index].lemma in CHARGES

    def _surface_subject(self, index: int) -> list[int]:
        own = self.children(index, "nsubj", "nsubjpass")
        return own or (self._understood(index) if self.is_verb(index) else [])

    def _object(self, index: int) -> list[int]:
        token = self.tokens[index]
        if self.is_passive(index):
            own = self.children(index, "dobj") or self.children(index, "nsubjpass")
            # *Gabon remains suspended*: the subject hangs on *remains*.
            own = own or [i for verb in self.children(index, "auxpass") for i in self.children(verb, "nsubj", "nsubjpass")]
            if own or token.dep not in ("acl", "relcl", "amod") or token.head == index:
                return own or self._surface_subject(index)
            return [token.head]
        if own := self.children(index, *OBJECTS):
            return own
        if token.dep == "relcl" and token.head != index and self.children(index, "nsubj"):
            subject = self.children(index, "nsubj")[0]
            if self.tokens[subject].lemma.lower() not in RELATIVES and not self.children(index, "ccomp", "xcomp"):
                return [token.head]  # *the bridge Soviet troops used*
        return []

    def _clauses(self, index: int, slot: str) -> list[int]:
        found = [child for child in self._children[index] if self._is_clause(index, child, slot)]
        if not found and slot == "xcomp" and any(self.tokens[thing].lemma.lower() == "what" for thing in self.children(index, "dobj")):
            forward = self._brought_forward(index)  # *to attack is what they threatened*
            if forward is not None and self._is_infinitive(forward):
                return [forward]
        return found

    def _is_clause(self, index: int, child: int, slot: str) -> bool:
        token = self.tokens[child]
        if token.dep == slot:
            return True
        infinitive = self._is_infinitive(child)
        if slot == "xcomp":
            called = token.dep == "advcl" and self.tokens[index].lemma in CALLING
            return infinitive and (called or token.dep in ("acl", "relcl"))
        return token.dep in ("acl", "relcl") and bool(self.children(child, "mark")) and not infinitive

    def _is_infinitive(self, index: int) -> bool:
        return any(self.tokens[c].tag == "TO" for c in self._children[index]) and self.tokens[index].tag == "VB"

    def _prepositional(self, index: int, slot: str) -> list[int]:
        found: list[int] = []
        for child in self._children[index]:
            token = self.tokens[child]
            if token.dep not in ("prep", "agent", "dative", "prt", "advmod") or token.text.lower() != slot:
                continue
            found.extend(i for i in self.children(child, "pobj", "pcomp") if self.tokens[i].text not in DAYS)
            for deeper in self.children(child, "prep"):  # *out of*, *from inside*
                found.extend(self.children(deeper, "pobj", "pcomp"))
            for other in self.children(child, "conj"):  # *with and against*
                found.extend(self.children(other, "pobj"))
        return found
