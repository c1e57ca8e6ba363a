"""Statuses that a noun names: what becomes of an embargo, of ties, of a truce, and whose they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from realpolitik.core.marks import Actor, StandingKind
from realpolitik.text.conferral import BREAKING, DIPLOMATIC, Conferral, around, names_status
from realpolitik.text.facts import is_coming, is_decided, is_fact, is_negated
from realpolitik.text.holders import ONE_SIDED, fits
from realpolitik.text.in_force import Effect, Force, bearers, below, effect_below, force, governed, holds, mended, wanted
from realpolitik.text.membership import Members
from realpolitik.text.scene import Scene, Told
from realpolitik.text.standing_parties import can_give, can_have

# What a word in a role does to a status of a kind.
EffectOn = Callable[[str, str, StandingKind], Effect | None]
SHARED = frozenset({"they", "them", "one", "ones", "those", "own"})
ENDS_FROM = frozenset({"off", "from"})
BEARING = frozenset(
    "face suffer endure evade circumvent dodge bust bear weather survive escape resist defy flout skirt incur draw invite shrug denounce "
    "protest".split()
)
SWITCHING = frozenset("switch shift transfer move".split())
IN_LISTS = frozenset("be remain stand figure include contain feature name".split())
LOCATED = frozenset("be stand figure remain appear feature sit".split())
LISTING = frozenset("put place add include enter keep leave retain remove take strike drop delete cross expunge inscribe".split())
ENTRIES = frozenset("inclusion placement presence addition insertion entry removal deletion".split())
URGING = frozenset("call urge ask appeal press demand beg exhort".split())
REACHING = frozenset("extend apply widen broaden expand".split())
NOBODY = frozenset({"no", "neither", "none", "nobody", "not"})


class Nouns:
    """Reads nouns by their rows; ``effect`` says what a word does to the status named in its slot."""

    def __init__(self, scene: Scene, members: Members, effect: EffectOn) -> None:
        self.scene, self.members, self.effect = scene, members, effect
        self.syntax, self.tokens = scene.syntax, scene.tokens
        self.of, self.nearby, self.before = scene.of, scene.nearby, scene.before
        # The sentence and the row of the noun last told of: *they had been broken in 1982*.
        self.row: tuple[int, Conferral] | None = None

    def named(self, index: int, row: Conferral) -> list[Told]:
        """*Imposed an embargo on*, *ties between X and Y*, *under sanctions*, *off its terrorist list*: what becomes of it, and whose."""
        pronoun = self.tokens[index].lemma.lower() in SHARED
        if not pronoun and not names_status(self.of, index, row, self.before):
            return []
        main = force(self.syntax, index, lambda lemma, role: self.effect(lemma, role, row.kind))
        if self.tokens[index].lemma == "embassy" and main.role == "subj" and self.syntax.children(main.word, "dobj"):
            return []  # *the embassy closed its gates*
        if row.kind == "membership":
            return self.members.membership(index, row, main)
        if not pronoun and self._strangers(index, row):
            return []
        verb = self.tokens[main.word]
        fought = main.role == "obj" and verb.lemma in ("fight", "wage") and verb.tag == "VBD"
        if row.kind == "war" and fought and not self.scene.dated(main.word):
            return []  # *who fought a ten-year war*: over
        main = mended(self.syntax, main, row.kind, listed=row.needs == "list")
        if row.needs == "list" and (listing := self._listing(main)) is not None:
            main = listing
        if (
            row.needs == "list"
            or (main.role == "under" and row.kind == "sanctioned")
            or (main.role == "at" and row.kind == "war")
            or main.role == "off"
            or (
                row.kind == "war"
                and main.role in ("in", "into", "to")
                and (governed(self.syntax, index)[2] != index or self.tokens[main.word].lemma in ("go", "return"))
            )
        ):
            return self._borne(index, row, main)
        under = effect_below(self.syntax, index, lambda lemma, role: self.effect(lemma, role, row.kind))
        told = [one for one in (main, under) if one is not None and one.effect is not None]
        if not told:
            return [] if pronoun or row.needs in ("ended", "made") else self._standing_there(index, row, main)
        if row.kind in ("relations", "recognised") and self.tokens[main.word].lemma.lower() in SWITCHING and main.real:
            left, won = (self.of.first([main.word, index], (slot,)) for slot in ("from", "to"))
            if len(left) > 1 and not won:  # *from one to the other*, the second hung on the first
                left, won = left[:1], left[1:]
            doers = [a for a in self.of.first([main.word], ("subj",)) if can_give(row.kind, a)]
            if left and won and doers:  # *switched its recognition from one to the other*
                return [*self.scene.tell(main.word, row.kind, doers, left, False), *self.scene.tell(main.word, row.kind, doers, won, True)]
        found: list[Told] = []
        for one in told:
            still = self._still(index, one, row)
            if still is None or (row.needs == "ended" and (one.effect != "end" or still)):
                continue
            if row.needs == "made" and (one.effect == "end" or not still or self.tokens[index].dep not in ("dobj", "nsubjpass")):
                continue
            still = still == row.holds
            givers, subjects = self._around(index, row, main)
            if row.kind == "sanctioned" and not subjects and self.tokens[main.word].lemma.lower() in REACHING:
                subjects = self.of.first([main.word], ("to",))  # *extended its freeze to four companies*
            if row.kind == "terrorist_designation":  # *applied the label of terrorist organisation to*
                subjects = [a for a in subjects if not self.of.is_terror(a.head)] or self.of.first([main.word], ("to", "on", "from"))
            if row.kind == "sanctioned" and one.effect == "end" and not subjects:  # *removed sanctions from two firms*
                subjects = self.of.first([main.word, index], ("from",))
            givers, subjects = self.before.carried(self.of, index, row.kind, givers, subjects)
            if row.kind not in ONE_SIDED and givers and not any(can_give(row.kind, a) for a in givers):
                return []
            if one.real or one.decided or givers or subjects:
                givers, subjects = self._filled(index, row, main, givers, subjects)
            if subjects or givers:
                self.row = (self.tokens[index].sentence, row)
            if row.needs == "ended" and len({a.key for a in (*givers, *subjects)} | {""}) < 3:
                continue  # *the assembly put an end to hostilities*
            found += self._sided(one.word, row, givers, subjects, still, ends=one.effect == "end" and still, negated=one.negated)
            if found and not (one is main and under is not None and self.scene.dated(under.word)):
                break  # *lifted the sanctions it had imposed*: what is told last is what is
        return found

    def _around(self, index: int, row: Conferral, main: Force) -> tuple[list[Actor], list[Actor]]:
        givers, subjects = around(self.of, index, row, main)
        return self.scene.fit(row.kind, givers), self.scene.fit(row.kind, subjects)

    def _listing(self, main: Force) -> Force | None:
        """*Annulled its inclusion on the list*, *upheld its removal from it*: what becomes of the act of listing."""
        noun = self.tokens[main.word]
        over = self.syntax.head(main.word)
        if noun.lemma.lower() not in ENTRIES or noun.dep not in ("dobj", "nsubjpass") or over is None:
            return None
        undone = self.effect(self.tokens[over].lemma.lower(), "obj", "sanctioned") == "end"
        off = (main.role in ENDS_FROM) != undone
        return replace(main, role="off" if off else "on", real=is_fact(self.syntax, over), negated=is_negated(self.syntax, over))

    def _still(self, index: int, one: Force, row: Conferral) -> bool | None:
        """Whether the status is in force after what is told of its noun; None if that says nothing."""
        still = holds(one, row.kind)
        if one.real or still is not None:
            return still
        lemma = self.tokens[one.word].lemma.lower()
        if row.kind == "relations":  # *agreed to restore relations*: there are none yet
            if not self.of.first([index, one.word], ("subj", "between", "poss")):
                return None
            if self.tokens[index].lemma == "embassy":
                return None
            begins = (lemma.startswith("re") and lemma not in ("retain", "remain")) or lemma.startswith("normali")
            settled = lemma in ("establish", "open") and is_decided(self.syntax, one.word)  # *signed protocols to establish them*
            return False if begins or settled else None
        if one.negated:
            return None
        if is_decided(self.syntax, one.word):
            return True
        dated = row.kind == "ceasefire" and is_coming(self.syntax, one.word) and self.scene.dated(one.word)
        return True if dated else None

    def _filled(
        self, index: int, row: Conferral, main: Force, givers: list[Actor], subjects: list[Actor]
    ) -> tuple[list[Actor], list[Actor]]:
        above = [main.word] if main.role in ("obj", "subj", "of", "under") else []
        domain = [index, governed(self.syntax, index)[2], *above, *below(self.syntax, index)]
        doers = self.of.at(self.syntax.fillers(main.word, "subj")) if main.role == "obj" else []
        if row.kind == "sanctioned" and not subjects and self._broken(index, main.word):
            subjects = self._supplied(main.word)
            if subjects:
                return givers, subjects
        over = next((a for a in list(self.syntax.ancestors(main.word))[:3] if self.tokens[a].lemma in URGING), None)
        if over is not None and self.tokens[main.word].tag == "VB" and main.role == "obj":
            doers = self.of.at(self.syntax.fillers(over, "subj"))  # who calls on others to respect a truce is no side of it
            keys = {a.key for a in doers}
            givers, subjects = ([a for a in side if a.key not in keys] for side in (givers, subjects))
        elif row.kind == "sanctioned" and self.tokens[main.word].lemma.lower() not in BEARING:
            doers = [a for a in doers if all(a.key != s.key for s in subjects)]  # who enforces sanctions is not under them
        else:
            doers = []
        if row.kind == "war" and main.role == "obj" and not givers and not subjects:
            fighters = self.syntax.fillers(main.word, "subj")
            if fighters and not self.of.at(fighters) and all(self.tokens[i].pos == "NOUN" for i in fighters):
                return [], []  # *unbelievers who wage war*
        if row.kind in ("ceasefire", "war") and not givers and not subjects:
            givers, subjects = self.scene.sides_before(index)
        givers, subjects = self.nearby.filled(row.kind, domain, givers, subjects, but=doers)
        if row.kind not in ONE_SIDED and not subjects:
            subjects = self.scene.topic(index, row.kind, givers)
        return givers, subjects

    def _broken(self, index: int, over: int) -> bool:
        """*Violated the embargo*, *in breach of sanctions*: who breaks them need not be under them."""
        near = [over, *list(self.syntax.ancestors(index))[:3]]
        return any(self.tokens[i].lemma.lower() in BREAKING for i in near)

    def _supplied(self, over: int) -> list[Actor]:
        """Whom sanctions that are broken are on: the state that something is sold or sent to."""
        verbs = [i for i in (over, *self.syntax.ancestors(over)) if self.syntax.is_verb(i)]
        inner = [i for verb in verbs for i in self.syntax.subtree(verb) if self.syntax.is_verb(i) or self.tokens[i].pos == "NOUN"]
        found = [a for verb in dict.fromkeys((*verbs, *inner)) for a in self.of.first([verb], ("to",)) if a.kind == "state"]
        return list({a.key: a for a in found}.values())[:1]

    def _sided(
        self,
        word: int,
        row: Conferral,
        givers: list[Actor],
        subjects: list[Actor],
        still: bool,
        *,
        ends: bool = False,
        negated: bool = False,
    ) -> list[Told]:
        """One mark a party; of what two sides share, the first is the one it is with."""
        if row.kind in ONE_SIDED and not subjects:
            if row.kind == "relations" and (len(givers) < 2 or self.syntax.fillers(word, "with")):
                return []
            givers, subjects = (givers[:1], givers[1:]) if len(givers) > 1 else ([], givers)
        if not fits(row.kind, givers, subjects):
            return []
        if still and any(self._is_none(a) for a in (*givers, *subjects)):  # *with neither superpower*
            still = False
        return self.scene.tell(word, row.kind, givers, subjects, still, ends=ends, negated=negated)

    def _is_none(self, actor: Actor) -> bool:
        return any(self.tokens[c].lemma.lower() in NOBODY for c in self.syntax.children(actor.head, "det", "neg", "preconj", "advmod"))

    def _strangers(self, index: int, row: Conferral) -> bool:
        """Whether a side is named that is no actor: *the truce between the merchants*, *the union's embargo*."""
        slots = ("between", "among", "with", "against", "on", "by", "poss") if row.kind in ONE_SIDED else ("by", "poss")
        heads = [i for at in (index, governed(self.syntax, index)[2]) for slot in slots for i in self.syntax.fillers(at, slot)]
        if row.kind == "relations" and (others := self.of.first([index], ("with", "to"))):
            return not any(can_have(row.kind, a) for a in others)  # *severed their ties with him*
        kinds = ("NOUN", "PROPN") if row.kind in ("war", "relations") else ("NOUN",)  # *the War on Terror*
        named = [
            i for i in heads if self.tokens[i].pos in kinds and not any(w.span.contains(self.tokens[i].span) for w in self.scene.whens)
        ]
        return bool(named) and not self.of.at(heads)

    def _standing_there(self, index: int, row: Conferral, main: Force) -> list[Told]:
        """What is only mentioned stands, if it is definite or its parties are named: *evaded the American embargo on Cuba*."""
        lacking = main.role == "without"
        if lacking and row.kind == "relations":  # *Norland and Sudland, without ties since*
            sides = [*self.of.at(bearers(self.syntax, main.word, of_object=False)), *self.of.first([index], row.subject)]
            return self._sided(index, row, sides[:1], sides[1:], still=False) if len(sides) > 1 else []
        if not main.real or wanted(self.syntax, index) or wanted(self.syntax, main.word):
            return []
        between = self.of.first([index, governed(self.syntax, index)[2]], ("between", "among"))
        if row.kind == "war" and main.negated and self.tokens[main.word].lemma == "be":  # *there is no war between the two*
            return self._sided(index, row, between[:1], between[1:], still=False)
        if main.negated and row.kind != "relations":
            return []
        givers, subjects = self._around(index, row, main)
        own = self.of.first([index, *self.syntax.fillers(index, "of")], (*row.subject, "between")) or self.of.first([index], row.by)
        if row.kind == "relations":
            if not self.of.described(index, DIPLOMATIC):
                return []
            if not givers and self.syntax.is_verb(main.word):
                givers = self.of.first([main.word], ("subj",))
            return self._sided(index, row, givers, subjects, not (lacking or main.negated)) if own and givers and subjects else []
        if row.kind == "war":
            shared = self.of.first([index], ("poss",))  # *their war*, *Norland's war on Sudland*, not any war
            sides = between if len(between) > 1 else [*shared, *(subjects if shared else [])]
            if len(sides) == 1 and shared:  # *its war in Sudland*
                there = [a for a in self.of.first([index], ("in",)) if a.kind == "state" and a.key != shared[0].key]
                sides += [a for a in there if a.country is None or a.country != shared[0].country]
            civil = any(self.tokens[c].lemma.lower() == "civil" for c in self.syntax.children(index, "amod"))
            if civil and not sides:
                sides = self.of.first([index], ("in", "mod"))
            return self._sided(index, row, sides[:1], sides[1:], still=True) if len(sides) > 1 or (civil and sides) else []
        definite = any(self.tokens[c].lemma.lower() not in ("a", "an", "any") for c in self.syntax.children(index, "det", "poss"))
        if row.kind == "recognised":
            return self._sided(index, row, givers, subjects, still=True) if own and givers and subjects else []
        if not (definite or own or (givers and row.kind != "ceasefire")):  # *ruled out a truce*
            return []
        givers, subjects = self.before.carried(self.of, index, row.kind, givers, subjects)
        givers, subjects = self._filled(index, row, main, givers, subjects)
        return self._sided(index, row, givers, subjects, still=True)

    def _borne(self, index: int, row: Conferral, main: Force) -> list[Told]:
        """*X is under sanctions*, *at war with*, *put X on its list*, *off the list*."""
        holding = main.role == "subj" and self.tokens[main.word].lemma in ("include", "contain", "feature", "comprise")
        if not holding and main.role not in ("on", "onto", "to", "in", "into", "under", "at", "off", "from", "of"):
            return []
        if not self.syntax.is_verb(main.word) and main.role in ("on", "onto", "to", "off", "from"):
            # *Put the whole of it, not only its armed wing, on the list*
            over = next((a for a in self.syntax.ancestors(main.word) if self.syntax.is_verb(a)), None)
            if over is not None and self.tokens[over].lemma.lower() in LISTING:
                main = replace(main, word=over, real=is_fact(self.syntax, over), negated=is_negated(self.syntax, over))
        ends = main.role in ENDS_FROM
        still = holds(replace(main, effect="end" if ends else "keep"), row.kind)
        if still is None and main.real and self.tokens[main.word].lemma in IN_LISTS:
            still = False  # *is no longer on the list*
        if still is None and is_decided(self.syntax, main.word) and not main.negated:
            still = not ends  # *agreed to put it on the list*
        if still is None and is_coming(self.syntax, main.word) and not main.negated and self.scene.dated(main.word):
            still = not ends  # *will be on the list from Friday*
        if still is None:
            return []
        subjects = self.of.at(bearers(self.syntax, main.word, of_object=main.role not in ("at", "subj") and row.kind != "war"))
        if main.role == "under" and not subjects:  # *a yacht that belongs to a banker under sanctions*
            subjects = self.of.at([i - 1 for i in self.syntax.ancestors(index) if self.tokens[i].text.lower() == "under"])
        borne = bearers(self.syntax, main.word, of_object=main.role not in ("at", "subj") and row.kind != "war")
        if self.tokens[main.word].lemma.lower() in ENTRIES and not subjects:  # *the inclusion of the group on the list*
            subjects = self.of.first([main.word], ("of", "poss"))
        if main.role != "subj" and borne and not subjects and not any(self.tokens[i].pos in ("PRON", "NUM") for i in borne):
            return []  # *all pictures are under embargo*
        if main.role == "subj":  # *the list includes the group*
            subjects = self.of.at(self.syntax.fillers(main.word, "obj"))
        givers = self.of.owners(index)
        givers = givers or (self.of.first([index], row.by))
        if row.kind == "war" and any(
            self.tokens[i].lemma.lower() in NOBODY for at in (index, main.word) for i in self.syntax.fillers(at, "with")
        ):
            still = False  # *at war with nobody*
        if row.kind == "war":
            givers, subjects = subjects, self.of.first([index, governed(self.syntax, index)[2], main.word], row.subject)
            if not subjects and still and any(self.syntax.fillers(at, "with") for at in (index, main.word)):
                return []  # *the two are at war with the North*, whoever that is
            return self._sided(main.word, row, givers, subjects, still)
        if not givers and self.syntax.is_verb(main.word) and self.syntax.fillers(main.word, "obj"):
            givers = self.of.first([main.word], ("subj",))
        if row.kind == "terrorist_designation":
            subjects = self.before.relisted(self.tokens[index].sentence, subjects, givers)
        subjects = [a for a in subjects if all(a.key != g.key for g in givers)]
        if row.kind == "terrorist_designation" and still and subjects:
            self.before.listed = (self.tokens[index].sentence, subjects[0])
        domain = [index, main.word]
        if not subjects and main.role != "of":
            subjects = self.nearby.side(row.kind, domain, gives=False, but=givers)
        if not givers:
            givers = self.nearby.side(row.kind, domain, gives=True, but=subjects)[:1]
        if not fits(row.kind, givers, subjects):
            return []
        found = self.scene.tell(main.word, row.kind, givers, subjects, still, ends=ends and still)
        located = [i for i in self.syntax.subtree(index) if self.tokens[i].dep == "relcl"]
        for verb in located if ends and not still else []:  # *off the list, where it had stood since 2001*
            if self.tokens[verb].lemma.lower() in LOCATED and self.scene.dated(verb):
                found += self.scene.tell(verb, row.kind, givers, subjects, True)
        return found
