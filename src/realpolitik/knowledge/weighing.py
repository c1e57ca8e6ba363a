"""What kind of commitment a word of duty makes of an act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from realpolitik.core.marks import Actor, CommitmentKind
from realpolitik.knowledge.deeds import Deeds
from realpolitik.knowledge.duties import ANSWERS, EMPTY, GIVING, LESSENING, MENTAL, WITHHELD, WORDS, Governor, names_act
from realpolitik.knowledge.treaties import binds
from realpolitik.text import governed
from realpolitik.text.clauses import has_that
from realpolitik.text.conditions import Condition
from realpolitik.text.deadlines import FIRM, deadline
from realpolitik.text.sides import POWERS

RIGHTS = frozenset({"reserve", "have", "retain", "keep", "claim", "hold", "get", "receive", "be", "raise", "offer"})
BESTOWING = frozenset({"give", "grant", "allow", "accord", "leave"})
REFUSING = frozenset({"refuse", "decline"})
# Sectors of those whose acts are politics.
PUBLIC = frozenset({"GOV", "MIL", "REB", "LEG", "JUD", "PTY", "UAF", "PRM", "OPP", "COP"})
EMPOWERING = frozenset("authorise authorize empower entitle license mandate forbid ban bar prohibit".split())
# What is kept once it is declared.
LASTING_PEACE = frozenset("ceasefire truce armistice moratorium amnesty halt end cessation pause".split())
# What sets bounds to a ban: *may not leave it without leave*.
LIMITS = frozenset({"without", "until", "till", "unless", "beyond", "before", "except"})
# *Will do whatever it takes*: an act after all.
EVERYTHING = frozenset({"whatever", "everything", "all", "anything"})


@dataclass(frozen=True, slots=True)
class Weighing(Deeds):
    """The deeds of a report, and what the words of duty over them make of them."""

    def kind(
        self,
        index: int,
        governor: Governor,
        act: int,
        condition: Condition | None,
        rests_on: str | None,
        holders: Sequence[Actor],
        *,
        ruled: bool,
    ) -> CommitmentKind | None:
        """The kind of commitment that the word at ``index`` makes of an act, or None where too little is said for one.

        ``ruled``: somebody who makes or applies law says so.
        """
        given = condition is not None or rests_on is not None
        verb, what = self.tokens[act].lemma.lower(), self.deed(act)
        all_ = {self.tokens[j].text.lower() for i in self.syntax.children(act, "dobj", "ccomp") for j in self.syntax.subtree(i)}
        chance = what == "chance" and governor.pos == "AUX"
        guessed = governor.pos == "AUX" and self.tokens[act].tag == "VBG"  # *may be trying to*
        idle = verb in EMPTY and what is None and not (verb == "do" and all_ & EVERYTHING)
        empty = idle or chance or guessed or governed.is_perfect(self.syntax, act)
        if verb == "do" and not self.syntax.children(act, "dobj", "ccomp"):
            return None  # *as it undertook to do*
        if governor.lemma == "accept" and not has_that(self.syntax, act):
            return None  # *accepts whatever it may draw*
        match governor.kind:
            case "obligation":
                barred = empty or what == "chance" or (governor.pos == "AUX" and verb in MENTAL)
                return "obligation" if not barred or (given and what != "chance") else None
            case "fate":
                return "threat" if self.hostile(act) and not self.denied(index) else None
            case "proclaimed":
                return "promise" if verb in LASTING_PEACE and not self.denied(index) else None
            case "renounced":
                return "promise" if not self.denied(index) else None
            case "falling":
                return "obligation" if not empty else None
            case "need" | "owed":
                return self._needed(index, governor, act, rests_on, empty=empty, holders=holders, ruled=ruled)
            case "told":
                return "obligation" if self.binding(index) and not empty else None
            case "imposed_term" if not (rests_on is not None or ruled or self.binding(index)):
                return None  # *gave them until Friday to leave*: what is asked for
            case "termed" | "imposed_term" | "ordered":
                return "obligation" if not empty else None
            case "imposed" | "permitted":
                return self._imposed(index, governor, condition, rests_on)
            case "right":
                return "possibility" if self._kept(index) and not empty else None
            case "warning":
                if governed.helpers(self.syntax, act) & governed.OPEN:
                    return None  # *warned that it might*: as open as it is said
                event = act in self.triggers or self.stakes.inner(act, condition) is not None
                return "threat" if (event or condition is not None or what == "harm") and not empty else None
            case "unruled":
                return self._unruled(index, act)
            case "suggestion" | "readiness" | "possibility" | "may" | "permission" | "possible":
                return self._open(governor, act, given=given, lawful=rests_on is not None or ruled, empty=empty, holders=holders)
        return self._given_word(index, governor, act, condition, given=given, empty=empty)

    def _kept(self, right: int) -> bool:
        """Whether a right is had or given, not given up."""
        over = next((i for i in self.syntax.ancestors(right) if self.syntax.is_verb(i)), None)
        if over is None or self.tokens[over].lemma not in RIGHTS | BESTOWING:
            return False
        return not any(self.tokens[c].lemma in ("up", "away") for c in self.syntax.children(over, "prt"))

    def _needed(
        self, index: int, governor: Governor, act: int, rests_on: str | None, *, empty: bool, holders: Sequence[Actor], ruled: bool
    ) -> CommitmentKind | None:
        """*Has to*, *is to*, *owes*: an obligation with a law, a term or a sum, or of a power."""
        syntax, word = self.syntax, self.tokens[index]
        if governor.kind == "owed" and word.dep == "relcl" and not syntax.children(index, "dobj"):
            return None  # *the water it owes*
        if governor.kind == "owed" and any(self.tokens[j].lemma in WORDS for i in syntax.fillers(index, "obj") for j in syntax.subtree(i)):
            return None  # *owes it more than sympathy*
        if governor.kind == "owed" and word.tag != "VBD":
            counted = any(syntax.children(i, "nummod") for i in syntax.fillers(index, "obj"))
            if counted or any(i in self.actors for i in syntax.fillers(index, "iobj")):
                return "obligation"
        first = syntax.first_conjunct(act)
        late = governor.kind == "need" and deadline(self.tokens, syntax, self.times, index, first, least=FIRM) is not None
        aside = self.tokens[first].dep != "xcomp" or any(c < act for c in syntax.children(index, "attr", "acomp"))
        planned = word.lemma == "be" and aside
        forced = word.lemma == "have" and word.tag != "VBD" and self.deed(act) in ("harm", "grace")
        forced = forced and any(who.kind in (*POWERS, "igo") or who.sector in PUBLIC for who in holders)
        forced = forced or (ruled and word.lemma == "have")
        kind = "grace" in (self.deed(act), self.deed(first))
        if word.lemma == "be" and rests_on is None and kind and not planned:  # *Denmark is to train the guard*
            powers = bool(holders) and all(who.kind in (*POWERS, "igo") for who in holders)
            return "promise" if powers and word.tag in ("VBZ", "VBP") and not self.syntax.is_passive(act) else None
        return "obligation" if (rests_on is not None or late or forced) and not (empty or planned) else None

    def _imposed(self, index: int, governor: Governor, condition: Condition | None, rests_on: str | None) -> CommitmentKind | None:
        """*The treaty obliges them to*, *commits itself to*, *lets them*."""
        if self.reflexive(index):
            return "promise"
        if governor.lemma == "force" and self.tokens[index].tag == "VBD" and rests_on is None:
            return None  # *forced him to admit*: done, not owed
        kind: CommitmentKind = "obligation" if governor.kind == "imposed" else "possibility"
        makers = [self.actors[i] for i in self.syntax.fillers(index, "subj") if i in self.actors]
        if governor.lemma in EMPOWERING and any(one.kind in (*POWERS, "igo") or one.sector in PUBLIC for one in makers):
            return kind  # *parliament has authorised the president to send them*
        if condition is not None and condition.last <= index:
            return kind  # *an attack would oblige them to*
        if any(self.syntax.negation(i) is not None for i in self.syntax.fillers(index, "subj")):
            return None  # *no law requires it*
        return kind if self.binding(index) or rests_on is not None else None

    def _unruled(self, index: int, act: int) -> CommitmentKind | None:
        """*Would not rule out sending troops*."""
        syntax, above = self.syntax, self.syntax.head(index)
        denied = syntax.negation(index) is not None or (above is not None and self.tokens[above].lemma in REFUSING)
        out = self.tokens[index].lemma != "rule" or any(self.tokens[c].text == "out" for c in syntax.children(index))
        return "possibility" if denied and out and self.tokens[act].pos != "PRON" else None

    def _open(
        self, governor: Governor, act: int, *, given: bool, lawful: bool, empty: bool, holders: Sequence[Actor]
    ) -> CommitmentKind | None:
        """*May*, *could*, *is ready to*: a possibility where what is open is an act of politics or hangs on a condition."""
        syntax, what = self.syntax, self.deed(act)
        nobody = any(syntax.negation(i) is not None for i in governed.surface(syntax, act))  # *no transport may cross*
        barred = syntax.negation(act) is not None or nobody
        bounded = nobody or given or any(syntax.tokens[c].text.lower() in LIMITS for c in syntax.children(act, "prep", "mark", "advmod"))
        lawful = lawful or (governor.lemma == "may" and bounded and syntax.tokens[act].lemma not in MENTAL)
        if governor.lemma in ("may", "can") and (barred or self.denied(act)) and lawful and not empty:
            return "obligation"  # *a ship may not put in under the bill*
        may = governor.pos != "AUX" or not barred
        if governor.kind == "suggestion" and not governed.helpers(syntax, act) & governed.OPEN:
            return None
        told = given or lawful if governor.kind in ("may", "permission") else act in self.triggers or given or what is not None
        word = syntax.tokens[act].lemma.lower()
        if syntax.tokens[act].pos in ("NOUN", "PROPN") and act not in self.triggers and not (names_act(word) or word in ANSWERS):
            return None  # *open to all flags*
        if governor.pos != "AUX" and governor.kind == "readiness":
            told = told or any(who.kind in (*POWERS, "igo") or who.sector in PUBLIC for who in holders)
        if governor.kind == "possibility" and governor.pos == "AUX" and (syntax.children(act, "dobj") or syntax.is_passive(act)):
            told = told or any(who.kind in (*POWERS, "igo") or who.sector in PUBLIC for who in holders)
        return "possibility" if may and what != "chance" and not empty and told else None

    def _given_word(
        self, index: int, governor: Governor, act: int, condition: Condition | None, *, given: bool, empty: bool
    ) -> CommitmentKind | None:
        """*Promised*, *vowed*, *threatened*, *the pledge to*."""
        trigger, verb = self.triggers.get(act), self.tokens[act].lemma.lower()
        event = trigger is not None or self.stakes.inner(act, condition) is not None
        noun = self.tokens[act].pos in ("NOUN", "PROPN")
        looked = verb in ("see", "have") and bool(self.syntax.children(act, "ccomp", "prep"))  # *vowed to see that*, *to have them shot*
        if empty and not (given or looked or governed.wills(self.syntax, act)):
            return None
        named = verb in ANSWERS or names_act(verb)
        if noun and not (event or named or self.gift(index, act, governor)):
            return None
        if self.tokens[act].lemma in WITHHELD and self.syntax.negation(act) is not None:
            return "promise" if governor.kind != "threat" else "threat"  # *swore not to let the rebels in*
        if governor.kind == "vow" and self.deed(act) == "harm" and self.tokens[act].lemma != "fight":
            return "threat"
        if governor.kind in ("vow", "promise", "compact"):
            hard = noun and self.deed(act) == "harm" and verb not in LESSENING and governor.lemma != "offer"
            return "threat" if hard else "promise"
        clause = governor.pos == "NOUN" and not noun and not governed.is_infinitive(self.syntax, act)  # *the threat that it would be*
        return "threat" if governor.kind == "threat" and not clause else None

    # --- what the words around say --------------------------------------------------------------------------------------

    def gift(self, index: int, noun: int, governor: Governor) -> bool:
        """Whether a noun is what somebody is promised: a counted thing, one with somebody it is for, anything a power gives."""
        token, syntax = self.tokens[noun], self.syntax
        if governor.lemma not in GIVING or token.pos != "NOUN" or token.lemma.lower() in WORDS or noun in self.times:
            return False
        told = [i for at in (index, noun) for slot in ("iobj", "to", "for") for i in syntax.fillers(at, slot)]
        counted = any(self.tokens[c].tag == "CD" for c in syntax.children(noun, "nummod"))
        if counted or any(i in self.actors for i in (*told, *syntax.children(noun, "compound"))):
            return True
        somebody = self.actors.get(noun)
        if somebody is not None and somebody.kind in ("person", "people", "group", "organisation") and somebody.sector != "MIL":
            return False  # but *offered a battalion*
        givers = [self.actors[i] for i in syntax.fillers(index, "subj") if i in self.actors]
        return any(giver.kind in (*POWERS, "igo") or giver.sector in PUBLIC for giver in givers)

    def binding(self, index: int) -> bool:
        """Whether what obliges is a treaty or law, or those who make and apply law."""
        subjects = self.syntax.fillers(index, "subj")
        makers = [self.actors[i] for i in subjects if i in self.actors]
        return any(binds(self.tokens, self.syntax, i) for i in subjects) or any(
            maker.sector in ("LEG", "JUD") or maker.kind == "igo" for maker in makers
        )

    def reflexive(self, index: int) -> bool:
        """*Commits itself*, *bind themselves*."""
        return any(self.tokens[i].text.lower().endswith(("self", "selves")) for i in self.syntax.children(index, "dobj"))
