"""What an act is: it harms, is one of good will, or is mere chance.

The table of deeds says so, then the event it tells, then the tone of its verb; what is denied is often the contrary.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from realpolitik.core.marks import Actor, Token, Trigger, When
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.codebook import quad
from realpolitik.knowledge.duties import (
    ARMED,
    EVILS,
    ILLS,
    LESSENING,
    LETTING,
    WITHHELD,
    deed,
    evil,
    harms,
    lot,
    names_act,
)
from realpolitik.knowledge.tones import hear
from realpolitik.knowledge.worries import topic
from realpolitik.text import governed
from realpolitik.text.phrases import phrases
from realpolitik.text.stakes import Stakes, let

# Verbs that only lead up to an act, and those that take somebody for an enemy.
LEADING = frozenset("try begin start continue hesitate proceed seek attempt move".split())
TAKING = frozenset("treat regard consider view see".split())
# Verbs by which one thing is said to bring another, and those of what goes on.
BRINGING = frozenset(
    "mean bring be have feel taste suffer meet draw provoke trigger invite cost "
    "carry get face prompt entail spell lead amount answer greet repay match reply respond".split()
)
LOOKING = frozenset({"investigate", "probe", "examine"})
LASTING = frozenset("last remain stay continue persist hold stand".split())
STEPS = frozenset({"step", "measure", "action", "effort"})
FOLLOWING = frozenset({"follow", "come", "ensue", "begin", "resume", "continue", "go", "rain", "fall"})
LAUNCHING = frozenset("resume launch start begin open renew continue wage intensify escalate step unleash relaunch".split())
GETTING = frozenset({"get", "receive", "obtain"})
KEEPING = frozenset({"keep", "leave", "hold"})
FINDING = frozenset({"find", "see", "have"})
# Acts of standing still: *will not stand by* harms.
IDLE = frozenset({"sit", "stand"})


@dataclass(frozen=True, slots=True)
class Deeds:
    """``actors`` and ``triggers`` by head token, ``times`` the words of times."""

    tokens: Sequence[Token]
    syntax: Syntax
    actors: Mapping[int, Actor]
    triggers: Mapping[int, Trigger]
    times: Mapping[int, When]
    stakes: Stakes

    def deed(self, act: int) -> str | None:
        """``harm``, ``grace`` or ``chance``, or None: an act is none of these as far as words tell."""
        found = self._plain(act)
        if self.tokens[act].lemma in IDLE and self.denied(act):
            return "harm"  # *will not stand by*
        if self.tokens[act].lemma in WITHHELD and self.denied(act) and not governed.suffers(self.syntax, act):
            if self.tokens[act].lemma == "return" and not self._handed(act):
                return None  # *will not return to his village*
            return "grace" if self.spared(act) else "harm"  # *will not let it be harmed*, *will not repay it*
        if found is not None and self.denied(act) and self.tokens[act].lemma != "hesitate":
            # What others are not given harms them: *will not be let in*; what one does not do oneself need not.
            return "grace" if found == "harm" else "harm" if found == "grace" and self.syntax.is_passive(act) else None
        return found

    def spared(self, act: int) -> bool:
        """Whether what one will not see done or have is an ill: *let it be harmed*, *allow attacks*, *finance militants*, *buy bombs*."""
        syntax = self.syntax
        left = [j for i in syntax.children(act, "ccomp", "xcomp") for j in (i, *syntax.children(i, "conj"))]
        if any(self._plain(i) == "harm" or self._turned(i) for i in left):
            return True
        if self.tokens[act].lemma not in LETTING:
            return False
        letting = self.tokens[act].lemma in ("let", "allow", "permit")
        things = [i for i in syntax.fillers(act, "obj") if not (letting and i in self.actors)]
        return any(self._ill(i) or (i in self.actors and self.actors[i].sector in ARMED) for i in things)

    def curbed(self, act: int) -> tuple[str, ...]:
        """Those whom an ill is not let or paid for: *will not finance militants*, *will not let gunmen cross to kill*."""
        if self.tokens[act].lemma not in LETTING or not (self.denied(act) and self.spared(act)):
            return ()
        return self.stakes.keys([*self.syntax.fillers(act, "obj"), *let(self.syntax, act)])

    def kept_back(self, act: int) -> bool:
        """*Will not withdraw if*: what the event takes for a refusal of help or of something conceded."""
        trigger = self.triggers.get(act)
        refused = trigger is not None and trigger.type == "REJECT" and trigger.mode in ("assist", "yield")
        return refused and self.tokens[act].lemma not in LAUNCHING  # *will not resume its tests*

    def _turned(self, verb: int) -> bool:
        """*Will not let its soil be used for attacks*, *against its neighbours*."""
        if self.tokens[verb].lemma != "use":
            return False
        return (
            bool(self.syntax.fillers(verb, "against"))
            or any(self._ill(i) for slot in ("for", "in", "as") for i in self.syntax.fillers(verb, slot))
            or any(self._plain(i) == "harm" for i in self.syntax.children(verb, "xcomp", "advcl"))
        )

    def _ill(self, noun: int) -> bool:
        if noun in self.actors or self.tokens[noun].pos not in ("NOUN", "PROPN"):
            return False
        return self.hostile(noun) or topic([self.tokens[noun].lemma.lower()]) in EVILS

    def _handed(self, act: int) -> bool:
        """*Will not return the islands*, *to the talks*."""
        back = [i for i in self.syntax.fillers(act, "to") if names_act(self.tokens[i].lemma.lower()) or i in self.triggers]
        return bool(back) or bool(self.syntax.fillers(act, "obj"))

    def denied(self, act: int) -> bool:
        """*Will not fire*, *no ship will be fired on*, *will get no visas*."""
        syntax = self.syntax
        below = [i for slot in ("to", "into", "under") for i in syntax.fillers(act, slot)]  # *will come to no harm*
        over = self.tokens[act].head
        if self.tokens[act].dep == "conj" and any(self.tokens[c].lemma in ("neither", "nor") for c in syntax.children(over)):
            return True  # *would neither confirm nor deny it*
        words = [*governed.surface(syntax, act), *syntax.children(act, "attr"), *syntax.children(act, "dobj"), *below]
        if syntax.negation(act) is not None or any(syntax.negation(i) is not None for i in words):
            return True
        things = syntax.children(act, "dobj")  # *will get no more visas*
        return any(self.tokens[j].text.lower() == "no" for i in things for j in syntax.subtree(i) if j < i) or any(
            self.tokens[i].lemma.lower() in ("nobody", "none", "neither", "nothing") for i in words
        )

    def reprisal(self, act: int) -> bool:
        """Whether something is said to bring harm: *any attack would mean war*, *an escort would meet with mines*."""
        if self.tokens[act].lemma.lower() not in BRINGING or self.denied(act):
            return False
        slots = ("obj", "attr", "with", "by", "for", "in")
        after = [i for slot in slots for i in self.syntax.fillers(act, slot)]
        after += [j for i in after for j in self.syntax.fillers(i, "for")]
        return any(self.tokens[i].pos == "NOUN" and self.hostile(i) for i in after if i > act)

    def _noun(self, noun: int) -> str | None:
        if self.hostile(noun):
            return "harm"
        return "grace" if noun in self.triggers else None

    def hostile(self, noun: int) -> bool:
        """Whether a noun says an evil or a deed of conflict, and nobody: *war*, *an embargo*, but not *his forces*."""
        if noun in self.actors:
            return False  # *his forces*
        if any(self.tokens[c].text.lower() in ("a", "an") for i in self.syntax.fillers(noun, "of") for c in self.syntax.children(i, "det")):
            return False  # *one hell of a way*
        trigger = self.triggers.get(noun)
        return evil(phrases(self.syntax, noun)) or (trigger is not None and harms(trigger.type, worst=True))

    def _plain(self, act: int) -> str | None:
        syntax, lemma = self.syntax, self.tokens[act].lemma.lower()
        things = syntax.fillers(act, "obj")
        if lemma == "be" and syntax.children(act, "expl"):  # *there will be no revenge*
            return next((self._noun(i) for i in syntax.children(act, "attr", "nsubj")), None)
        if lemma in LESSENING and any(self.tokens[i].lemma.lower() in ILLS for i in things):
            return "grace"  # *cut its emissions*, *close the camps*
        steps = [i for i in things if self.tokens[i].lemma in STEPS]
        patients = syntax.children(act, "nsubjpass")
        coming = syntax.fillers(act, "subj") if lemma in FOLLOWING else ()
        if any(self.hostile(i) for i in (*patients, *coming)) and lemma not in LESSENING:
            return "harm"  # *strikes will be flown*, *sanctions will follow*
        purposes = [c for i in (*steps, *([act] if steps else ())) for c in syntax.children(i, "acl", "relcl", "advcl", "xcomp")]
        purposes = [c for c in purposes if governed.is_infinitive(syntax, c)]
        if purposes:
            return self._plain(purposes[0])  # *will take steps to reduce it*
        caused = [i for i in syntax.children(act, "ccomp", "xcomp") if self.tokens[i].tag == "VBN"]
        caused = [i for i in caused if not governed.is_infinitive(syntax, i)] if lemma in FINDING else []
        if caused:
            return self._plain(caused[0])  # *to have looters shot*
        kept = [i for i in syntax.children(act, "ccomp", "xcomp", "oprd") if self.tokens[i].tag in ("VBN", "VBD", "JJ")]
        if lemma in KEEPING and kept and (found := deed([f"keep {self.tokens[kept[0]].text.lower()}"]) or self._plain(kept[0])):
            return found  # *keep the road blocked*
        fights = (self.hostile(i) and (i not in self.triggers or self.triggers[i].type != "MOBILIZE") for i in things)
        if lemma in LAUNCHING and any(fights):
            return "harm"  # *resume the war*
        if lemma in LEADING and (inner := syntax.fillers(act, "xcomp")):
            return self._plain(inner[0]) or ("harm" if lemma == "hesitate" else None)  # *will not hesitate to strike*
        own = any(self.tokens[c].lemma == "own" for i in things for c in syntax.children(i, "amod"))
        if own and lemma in LESSENING:
            return "grace"  # *cut his own pay*
        if lemma in LASTING and any(self.tokens[i].lemma.lower() in ILLS for i in syntax.fillers(act, "subj")):
            return "harm"  # *the embargo would last*
        if (lemma == "stop" and things) or (lemma in TAKING and (syntax.fillers(act, "as") or syntax.fillers(act, "like"))):
            return "harm"  # *will stop any ship*, *would treat it as an act of war*
        if lemma in LOOKING and not any(i in self.actors for i in things):
            return "grace"  # *will investigate the attack*, but not *will investigate him*
        if act >= 2 and self.tokens[act - 1].text == "-" and self.tokens[act - 2].text.lower() in ("non", "anti"):
            return "grace"  # *a pledge of non-violence*
        done = syntax.is_verb(act) or bool(syntax.children(act, "aux"))
        if not done and evil(phrases(syntax, act)):
            return "harm"
        if done and (found := deed(phrases(syntax, act))) is not None:
            return found
        trigger = self.triggers.get(act) or self.stakes.inner(act, None)
        if trigger is not None and (trigger.type == "MOBILIZE" or quad(trigger.type) != 3):  # who sends troops does not say against whom
            return "harm" if harms(trigger.type, worst=True) and trigger.type != "MOBILIZE" else "grace"
        if syntax.is_verb(act):
            tone = hear(self.tokens[act].text.lower(), self.tokens[act].lemma.lower(), "VERB")
            if tone is not None and tone.other <= -1:
                return "harm"
            over = syntax.tokens[act].head
            if syntax.tokens[act].dep == "conj" and "harm" in (deed(phrases(syntax, over)), lot(phrases(syntax, over))):
                return "harm"  # *will lose his immunity and be put on a plane*
        return None

    def lot(self, act: int) -> str | None:
        """Whether whoever an act is said of comes to harm or good by it: *will lose their seats*, *would find a warm welcome*."""
        if self.tokens[act].lemma in FINDING:  # *will find their wells bombed*
            deeds = [i for i in self.syntax.subtree(act) if i > act and self.tokens[i].tag == "VBN"]
            if not deeds and self.tokens[act].lemma == "have":  # *would have an election*
                return next((self._noun(i) for i in self.syntax.fillers(act, "obj")), None)
            return (self._plain(deeds[0]) or ("harm" if self.tokens[act].lemma != "have" else None)) if deeds else None
        if governed.suffers(self.syntax, act):
            return None  # *Bolivia will be paid*
        found = lot(phrases(self.syntax, act))
        if found is None and self.tokens[act].lemma in GETTING and self.denied(act):
            return "harm"  # *would get no amnesty*
        if found is not None and self.denied(act):
            return "grace" if found == "harm" else "harm"
        return found
