"""Words of duty in a report, and the acts they govern: whether a word is one where it stands, whether it is denied, asked for or open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from realpolitik.core.marks import Sentence, Token, Trigger, When
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.duties import ANSWERS, Governor, governors, names_act
from realpolitik.knowledge.weighing import Weighing
from realpolitik.text import governed
from realpolitik.text.governed import is_infinitive as is_to

MIGHT = frozenset({"may", "might", "could", "would", "should", "can"})
# How many words of a headline may name who is to act.
HEADLINE = 3
WISHING = frozenset(
    "ask urge press call demand want beg implore invite request persuade expect refuse decline fail hope tell push wish".split()
)
READY = frozenset({"ready", "prepared", "able", "willing"})
# Who gets a promise has not made it.
GETTING = frozenset("get receive win extract obtain secure demand seek await want".split())
WHATEVER = frozenset({"whatever", "whichever", "whoever", "whomever", "whether"})
# Kinds as open as *would* and *might* are themselves: *would oblige*, *might consider*.
LOOSE = frozenset({"imposed", "possibility", "permitted", "unruled", "need"})


@dataclass(frozen=True, slots=True)
class Governing:
    """``triggers`` by head token, ``times`` the words of times."""

    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    syntax: Syntax
    triggers: Mapping[int, Trigger]
    times: Mapping[int, When]
    weigh: Weighing

    def silent(self, index: int, governor: Governor) -> bool:
        """Whether a word of duty says that there is none: it is denied, merely wished for, or itself only possible."""
        if governor.pos in ("VERB", "PASSIVE") and governor.kind != "unruled" and self._open_or_denied(index, loose=governor.kind in LOOSE):
            return True
        over = self.syntax.head(index)
        if governor.pos == "ADJ" and over is not None and governed.helpers(self.syntax, over) & {"must", "shall", "should"}:
            return True  # *must be ready to*: what is owed
        if governor.lemma == "volunteer" and self.syntax.children(index, "dobj"):
            return True  # *volunteer their time to …*
        if governor.kind in ("promise", "vow") and self._bidden(index):
            return True
        if any(self.tokens[i].lemma == "deny" and self.syntax.is_verb(i) for i in self.syntax.ancestors(index)):
            return True  # *denied that it had threatened to*
        if governor.kind == "need" and governed.helpers(self.syntax, index) & governed.OPEN:
            return True  # *may have to*
        if governor.kind == "need" and any(self.tokens[i].lemma in ("yet", "still") for i in self.syntax.children(index, "advmod")):
            return True  # *has yet to*, *has still to*
        return (governor.pos in ("VERB", "NOUN") and self._wished(index)) or (governor.pos in ("NOUN", "ADJ") and self._denied(index))

    def words(self, index: int) -> Iterator[Governor]:
        """The rows of a word: by what it heads (*rule out*, *sign up*), its lemma, its form (*bound*, *committed*)."""
        lemma, text = self.tokens[index].lemma.lower(), self.tokens[index].text.lower()
        for child in self.syntax.children(index, "prt", "advmod"):
            if index < child <= index + 2:
                yield from governors(f"{lemma} {self.tokens[child].lemma.lower()}")
        yield from governors(lemma)
        if text != lemma:
            yield from governors(text)

    def fits(self, index: int, governor: Governor) -> bool:
        token = self.tokens[index]
        if governor.lemma == "to":  # *Turkey to let in observers*: what a headline says of things to come
            named = index > 0 and self.tokens[index - 1].pos == "PROPN" and self.tokens[token.head].dep in ("ROOT", "relcl")
            return token.tag == "TO" and named and index - self.sentences[token.sentence].first <= HEADLINE
        if governor.kind == "coming":  # *is sending troops on Monday*
            return token.dep == "aux" and token.tag in ("VBZ", "VBP") and self.tokens[token.head].tag == "VBG"
        if governor.pos == "AUX":
            return token.dep == "aux" and token.tag == "MD"
        if governor.pos == "NOUN":
            if governor.kind == "compact" and (token.dep != "dobj" or self._obliging(index)):
                return False  # *under the accord*: what binds, not what is given
            idiom = index > 0 and self.tokens[index - 1].text.lower() == "in"  # *in order to*
            return token.pos == "NOUN" and token.dep != "compound" and not idiom
        if governor.pos == "ADJ":
            if any(self.tokens[c].lemma == "more" for c in self.syntax.children(index, "advmod")):
                return False  # *more willing to*: a comparison
            done = self.syntax.children(index, "agent", "dobj") or governed.is_perfect(self.syntax, index)
            participle = token.tag == "VBN" and token.dep in ("acomp", "ccomp", "ROOT") and not done
            return token.pos == "ADJ" or participle
        if token.pos not in ("VERB", "AUX") or token.dep == "aux":
            return False
        if governor.kind == "will":  # *is going to bomb it*
            return token.tag == "VBG" and bool(self.syntax.children(index, "aux")) and bool(self.syntax.children(index, "xcomp"))
        passive = self.syntax.is_passive(index) or (token.tag == "VBN" and token.dep in ("acomp", "oprd"))
        told = passive and governor.kind in ("promise", "vow") and bool(self.syntax.fillers(index, "subj") or self.owners(index))
        return passive == (governor.pos == "PASSIVE") or told

    def _open_or_denied(self, index: int, *, loose: bool = False) -> bool:
        """Whether the word itself is denied or only possible: *has not pledged*, *may promise*."""
        return (
            self.syntax.negation(index) is not None
            or any(self.tokens[c].lemma in ("nor", "neither") for c in self.syntax.children(index))
            or bool(governed.helpers(self.syntax, index) & MIGHT and not loose)
            or any(self.tokens[c].dep == "mark" and self.tokens[c].lemma in ("if", "unless") for c in self.syntax.children(index))
        )

    def owners(self, index: int) -> Sequence[int]:
        """*Israel's pullback, promised at Wye*: whose is what a participle says was promised."""
        token = self.tokens[index]
        return self.syntax.fillers(token.head, "poss") if token.dep == "acl" and token.head < index else ()

    def _wished(self, index: int) -> bool:
        """*Urged India to promise*, *refused to commit itself*: what is asked for or refused."""
        if self.tokens[index].pos == "NOUN":  # *demanded that he make a pledge to*
            over = self.syntax.head(index) if self.tokens[index].dep == "dobj" else None
            bare = over is not None and self.tokens[over].tag in ("VB", "VBP") and self.tokens[over].dep in ("ccomp", "xcomp")
            if over is None or not bare or self.tokens[over].lemma not in ("make", "give", "offer", "issue"):
                return False
            return self.tokens[self.tokens[over].head].lemma in WISHING
        over = self.syntax.head(index)
        return governed.is_infinitive(self.syntax, index) and over is not None and self.tokens[over].lemma in WISHING

    def _obliging(self, noun: int) -> bool:
        """*An agreement obliging Jordan to leave*: whom it binds is said by another word."""
        binding = [row for c in self.syntax.children(noun, "acl") for row in governors(self.tokens[c].lemma) if self.tokens[c].tag == "VBG"]
        return any(row.kind == "imposed" for row in binding)

    def _bidden(self, index: int) -> bool:
        """*Promise you will keep it*: an order, no word given."""
        token = self.tokens[index]
        alone = not self.syntax.children(index, "nsubj", "nsubjpass", "aux")
        return token.tag == "VB" and alone and token.dep in ("ROOT", "ccomp") and not self.syntax.fillers(index, "subj")

    def _denied(self, index: int) -> bool:
        """*Is not obliged*, *has no duty*, *gave no guarantee*, *had been willing*."""
        over = self.syntax.head(index) if self.tokens[index].dep in ("acomp", "attr", "dobj", "oprd") else None
        past = over is not None and self.tokens[index].pos == "ADJ" and governed.is_perfect(self.syntax, over)
        got = over is not None and self.tokens[over].lemma in GETTING and self.tokens[index].dep == "dobj"
        got = got and not any(self.syntax.fillers(index, slot) for slot in ("poss", "by", "from", "of"))
        return past or got or any(at is not None and self.syntax.negation(at) is not None for at in (index, over))

    def acts(self, index: int, governor: Governor) -> list[int]:
        """The governed acts, those coordinated included."""
        syntax = self.syntax
        if governor.pos == "AUX":
            head = syntax.head(index)
            ready = [i for i in syntax.children(head, "acomp") if self.tokens[i].lemma in READY] if head is not None else []
            if ready and governor.kind == "obligation":  # *must be ready to report*
                owed = [act for i in ready for act in governed.acts(syntax, i, ("xcomp",), self.times)]
                return [one for act in owed for one in governed.together(syntax, act)]
            return [] if head is None else governed.together(syntax, head)
        if governor.kind == "possible":
            return [i for i in governed.beside(syntax, index, self.triggers) if i in self.triggers and self.tokens[i].pos == "NOUN"]
        if governor.kind in ("termed", "imposed_term") and any(
            (row.kind == "right") for i in self.syntax.fillers(index, "obj") for row in governors(self.tokens[i].lemma.lower())
        ):
            return []  # *gave the army leave for a year to …*
        for slot in governor.frame:
            found = governed.acts(syntax, index, (slot,), self.times)
            if slot in ("obj", "of", "with") and governor.kind != "unruled":
                found = [i for i in found if self._is_act(index, i, governor)]
                if governor.lemma == "offer":
                    found = [i for i in found if self.syntax.negation(i) is None]  # *offered no money*
            things = [i for i in found if syntax.is_verb(i) or self.tokens[i].dep != "conj"]  # *blankets and pumps*: one gift
            if things and governor.pos == "VERB" and is_to(syntax, things[0]):  # *is to pay more, and to spend*
                things += [c for c in syntax.children(index, "conj") if is_to(syntax, c) and not syntax.children(c, "nsubj")]
            if things:
                return list(dict.fromkeys(act for one in things[:2] for act in governed.together(syntax, one)))
        return self._after_object(index) if governor.pos == "VERB" and governor.kind in ("imposed", "ordered", "permitted") else []

    def gapped(self, index: int, governor: Governor) -> list[int]:
        """*Harare agreed to stop and London to pay*: infinitives with a subject of their own beside the governed one."""
        if governor.pos not in ("VERB", "PASSIVE") or governor.kind not in ("promise", "vow", "threat", "obligation"):
            return []
        return [one for verb, _ in self._beside(index) for one in governed.together(self.syntax, verb)]

    def gapped_subject(self, index: int, act: int) -> int | None:
        """Who is to do an act of :meth:`gapped`."""
        return next((subject for verb, subject in self._beside(index) if act in governed.together(self.syntax, verb)), None)

    def _beside(self, index: int) -> list[tuple[int, int]]:
        return [pair for act in governed.acts(self.syntax, index, ("xcomp",), self.times) for pair in governed.gapped(self.syntax, act)]

    def _after_object(self, index: int) -> list[int]:
        """*A treaty committing them to dig it*: an infinitive right after whom a verb binds, wherever the parse hangs it."""
        for thing in self.syntax.children(index, "dobj"):
            at = self.syntax.subtree(thing)[-1] + 1
            if at < len(self.tokens) and self.tokens[at].tag == "TO" and self.tokens[at].dep == "aux":
                return governed.together(self.syntax, self.tokens[at].head)
        return []

    def _is_act(self, index: int, noun: int, governor: Governor) -> bool:
        """Whether a noun is what is promised or threatened: it stands after its verb, and says an act, an answer or a gift."""
        if self.syntax.is_verb(noun):
            return True  # *tasked with arresting him*
        if noun < index and self.syntax.is_verb(index) and not self.syntax.is_passive(index):
            return False  # *the plans that it offers*
        answer = self.tokens[noun].lemma in ANSWERS or (governor.kind in ("promise", "vow") and names_act(self.tokens[noun].lemma.lower()))
        return answer or (governor.kind != "warning" and (noun in self.triggers or self.weigh.gift(index, noun, governor)))

    def left_open(self, act: int, governor: Governor) -> bool:
        """*Whether they must*, *whatever border it may draw*: a question, or what is left open."""
        words = [self.tokens[c].text.lower() for c in self.syntax.children(act, "dobj", "mark", "advmod", "nsubj", "det")]
        clause = self.tokens[act].dep in ("ccomp", "pcomp", "relcl", "csubj", "advcl", "xcomp")
        first = self.tokens[self.syntax.subtree(act)[0]].text.lower()
        left = governor.kind in ("possibility", "may") and (first in WHATEVER or any(word in WHATEVER for word in words))
        subjects = [c for c in self.syntax.children(act, "nsubj", "nsubjpass") if self.tokens[c].pos != "SPACE"]
        helped = [c for c in self.syntax.children(act, "aux") if self.tokens[c].tag == "MD"]
        turned = helped and self.tokens[helped[0] - 1].text.lower() in ("nor", "neither", "only", "so")
        if helped and subjects and helped[0] < subjects[0] < act and not turned:
            return True  # *will Moscow send them, he asked*
        return left or (clause and governed.is_asked(self.syntax, act))
