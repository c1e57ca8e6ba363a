"""Who holds a commitment: the subject of its word, whom it is laid on, or whoever says it; and whether that is a public matter."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass

from realpolitik.core.marks import Actor, Token, When
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.counted import folk
from realpolitik.knowledge.duties import FORESEEING, Governor, names_act
from realpolitik.knowledge.governing import Governing
from realpolitik.knowledge.weighing import BESTOWING, Weighing
from realpolitik.text import governed
from realpolitik.text.sides import POWERS, PRIVATE, STAGE, on_stage
from realpolitik.text.stakes import let
from realpolitik.text.voices import Voices
from realpolitik.text.voices import nameless as nobody

# Words by which anybody is bound, and those whose presence makes it public.
BINDING = frozenset({"promise", "vow", "threat", "obligation", "ordered", "imposed", "termed", "imposed_term"})
# Before these a state is a place.
WHERE = frozenset({"in", "at", "near", "on", "off", "outside", "around", "across", "through", "over"})
# Sectors whose promises are a show.
# Who may only ask what others must do.
CRITICS = PRIVATE | {"OPP", "NGO", "REL"}
SHOW = frozenset({"SPT", "MED", "JRN"})
# What is shut or kept open by others.
SHUT = frozenset({"door", "gate", "road", "border", "crossing", "shop", "school"})
BEGINNING = frozenset({"begin", "start", "resume", "open", "follow", "continue"})
# Whom an act befalls who has no name: words for anybody, prepositions before him.
SOMEBODY = frozenset("anyone anybody whoever whomever those others everyone everybody".split())
TOWARDS = frozenset({"to", "for", "on", "at", "against", "upon"})
LANDS = frozenset("republic country state nation kingdom island government union federation".split())
# Participles that are no passives: *must be gone*.
INTRANSITIVE = frozenset({"go", "do", "finish", "arrive"})


def staged(actors: Sequence[Actor], tokens: Sequence[Token]) -> bool:
    """Whether a power plays a part in a report: one of its organs is named, or a state does something."""
    return any(
        one.sector in STAGE or one.kind in ("igo", "government") or (one.kind == "state" and tokens[one.head].dep == "nsubj")
        for one in actors
    )


def among_powers(actors: Sequence[Actor], tokens: Sequence[Token]) -> bool:
    """Whether a report names a power as a party, not only as the place where something happens: *Kiev said*, not *a fair in Kiev*."""
    return any(one.form in ("name", "adjective") and on_stage(one) and not _place(tokens, one.head) for one in actors)


def _place(tokens: Sequence[Token], head: int) -> bool:
    over = tokens[tokens[head].head]
    return tokens[head].dep == "pobj" and over.text.lower() in WHERE


@dataclass(frozen=True, slots=True)
class Holding:
    """``actors`` by head token; ``unnamed`` those of them made here, by ``maker``; ``staged`` whether a power plays a part,
    ``among_powers`` whether one is named for it.
    """

    tokens: Sequence[Token]
    syntax: Syntax
    actors: MutableMapping[int, Actor]
    unnamed: MutableMapping[int, Actor]
    times: MutableMapping[int, When]
    weigh: Weighing
    governing: Governing
    voices: Voices
    staged: bool
    among_powers: bool
    maker: str

    def holders(self, index: int, governor: Governor, act: int) -> list[Actor]:
        syntax = self.syntax
        if governor.pos == "AUX":
            if syntax.is_passive(act) and self.tokens[act].lemma in INTRANSITIVE:
                return self.voices.who(governed.surface(syntax, act))
            passive = syntax.is_passive(act)
            found = self.voices.who(governed.doers(syntax, act))
            if found and governor.kind in ("possibility", "may") and self.weigh.lot(act) == "harm":
                speaker, lemma = self.voices.speaker(act)  # *Minsk could lose its seat, the chairman said*
                if speaker is not None and lemma not in FORESEEING and self.voices.own(act, speaker, vouched=False) is None:
                    return [speaker]
            begun = self.tokens[act].lemma in BEGINNING and self.things(act)  # *an airlift could begin, the minister said*
            if not found and begun and governor.kind in ("possibility", "may"):
                speaker, lemma = self.voices.speaker(act)
                return [speaker] if speaker is not None and lemma not in FORESEEING else []
            if not found and passive and governor.kind in ("possibility", "may"):
                speaker, lemma = self.voices.speaker(act)
                if speaker is None:
                    return self._master(act)
                return [speaker] if lemma not in FORESEEING else []
            return found
        if governor.kind in ("imposed", "ordered", "permitted") or (governor.kind == "told" and governor.pos == "VERB"):
            heads = syntax.fillers(index, "obj") or syntax.fillers(act, "subj")
            who = self.voices.who(syntax.fillers(index, "subj") if self.weigh.reflexive(index) else heads)
            if not who and any(self.tokens[i].lemma in LANDS for i in heads):  # *Austria's constitution binds the republic*
                who = self.voices.who([j for i in syntax.fillers(index, "subj") for j in syntax.fillers(i, "poss")])
            return who
        if governor.kind == "fate":
            speaker, cue = self.voices.speaker(index)
            return [speaker] if speaker is not None and cue not in FORESEEING else []
        if governor.kind == "falling":  # *it falls to Sofia to …*
            return self.voices.who([i for slot in ("to", "on", "upon") for i in syntax.fillers(index, slot)])
        if governor.kind == "imposed_term":
            return next((who for slot in ("iobj", "obj") if (who := self.voices.who(syntax.fillers(index, slot)))), [])
        if governor.kind == "possible":
            speaker, _ = self.voices.speaker(syntax.tokens[index].head)
            return [speaker] if speaker is not None else []
        if act in self.governing.gapped(index, governor):
            subject = self.governing.gapped_subject(index, act)
            return self.voices.who([subject]) if subject is not None else []
        over = syntax.head(index)
        given = over is not None and self.tokens[over].lemma in BESTOWING and not syntax.is_passive(over)
        if governor.kind == "right" and over is not None and given and (takers := syntax.fillers(over, "iobj")):
            return self.voices.who(takers) if self.weigh.binding(over) else []
        if governor.pos == "NOUN" and governor.kind == "obligation" and syntax.children(act, "nsubj"):
            return self.voices.who(governed.doers(syntax, act))  # *an order that they return*
        if governor.pos in ("NOUN", "ADJ"):
            return self.voices.who(governed.beside(syntax, index, self.actors))
        if governor.pos == "PASSIVE":
            return self.voices.who(governed.surface(syntax, index) or governed.beside(syntax, index, self.actors))
        if governor.pos == "VERB" and governor.kind == "promise" and syntax.is_passive(index) and not syntax.fillers(index, "subj"):
            return self.voices.who(self.governing.owners(index))
        if governor.kind in ("suggestion", "possibility") and governed.wills(syntax, act):
            doers = governed.doers(syntax, act)  # *hinted Russia may*: not the one who hints
            return self.voices.who(doers or syntax.fillers(index, "subj"))
        said = self.voices.who(syntax.fillers(index, "subj") or (() if syntax.is_passive(index) else governed.surface(syntax, index)))
        if governor.kind in ("promise", "vow", "warning") and governed.wills(syntax, act) and said:
            if governor.kind == "warning" and self.weigh.lot(act) == "harm":
                return said[:1]  # *warned that officers would get no amnesty*
            own = self.voices.own(act, said[0], vouched=governor.kind != "warning")
            if governor.kind == "warning" and own is None:  # *warned that artillery would open up*
                mine = self.voices.who(syntax.fillers(act, "subj"))
                own = said if all(d.country is None and d.kind != "person" for d in mine) and self.weigh.deed(act) == "harm" else None
            return said if own == said[:1] else own or []
        return said

    def _master(self, act: int) -> list[Actor]:
        """The power whose clause comes before an act that nobody is said to do: *Rwanda takes them in; the others may be sent on*."""
        number = self.tokens[act].sentence
        subjects = [t.index for t in self.tokens[:act] if t.sentence == number and t.dep == "nsubj"]
        return [self.actors[i] for i in subjects if i in self.actors and self.actors[i].kind in POWERS][:1]

    def nameless(self, index: int, governor: Governor, act: int, *, lawful: bool) -> list[Actor]:
        """People without a name or an office who bind themselves or are bound: *producers have committed to hold back a fifth*."""
        must = (governor.pos == "AUX" and governor.kind == "obligation") or (governor.kind == "need" and governor.lemma == "have")
        bound = governor.pos in ("VERB", "PASSIVE") and governor.kind in ("promise", "vow", "threat", "obligation")
        may = lawful and governor.pos == "AUX" and governor.kind in ("possibility", "may")
        if not (self.staged or lawful) or not (must or bound or may):
            return []
        verb = index if bound else act
        own = self.syntax.children(verb, "nsubj", *([] if must or may else ["nsubjpass"]))
        heads = [i for i in governed.surface(self.syntax, verb) if own and i not in self.times and self.tokens[i].pos == "NOUN"]
        owed = lawful and (must or may or governor.kind == "obligation")
        found = [i for i in heads if self._several(i) or (owed and self.tokens[i].lemma not in SHUT)]
        for head in found:
            if head not in self.actors:
                self.unnamed[head] = self.actors[head] = nobody(self.syntax, head, self.maker, None)
        return [self.actors[head] for head in found]

    def _several(self, noun: int) -> bool:
        """*Producers*, *any lender*."""
        each = any(self.tokens[c].text.lower() in ("any", "every", "each", "no") for c in self.syntax.children(noun, "det"))
        return self.tokens[noun].tag == "NNS" or (each and self.tokens[noun].tag == "NN")

    def befallen(self, act: int) -> tuple[str, ...]:
        """The keys of those whom an act befalls who are nobody known: *any vessel*, *those who surrender*, *depositors*."""
        syntax = self.syntax
        heads = [*syntax.children(act, "nsubjpass", "dobj", "dative"), *let(syntax, act)]
        heads += [j for i in syntax.children(act, "prep") if self.tokens[i].text.lower() in TOWARDS for j in syntax.children(i, "pobj")]
        for head in heads:
            if head in self.times or head in self.actors:
                continue
            token = self.tokens[head]
            each = any(self.tokens[c].text.lower() in ("any", "every", "each") for c in syntax.children(head, "det"))
            each = each and head not in self.weigh.triggers and not names_act(token.lemma.lower())
            several = token.tag == "NNS" and folk(token.lemma.lower())
            if token.text.lower() in SOMEBODY or (token.pos == "NOUN" and (each or several)):
                self.unnamed[head] = self.actors[head] = nobody(syntax, head, self.maker, None)
                return (self.actors[head].key,)
        return ()

    def demanded(self, act: int, holders: Sequence[Actor]) -> bool:
        """*They must withdraw, the generals said*: what another side asks for is owed by nobody."""
        speaker, _ = self.voices.speaker(act)
        if speaker is None or speaker.kind == "igo" or speaker.sector in ("JUD", "LEG") or not holders:
            return False
        if speaker.kind in ("person", "group", "organisation") and (speaker.sector in CRITICS or not (speaker.sector or speaker.country)):
            return all(one.key != speaker.key for one in holders)  # *the army must go, a nurse, a dissident said*
        if speaker.country is None:
            return speaker.kind in POWERS and all(one.kind in POWERS and one.key != speaker.key for one in holders)
        return all(one.country not in (None, speaker.country) for one in holders)

    def public(self, holder: Actor, governor: Governor, *, lawful: bool) -> bool:
        """Whether somebody of no known calling is bound or pledges in public: where a power plays a part in the report."""
        if holder.kind == "group" and holder.form == "name" and governor.kind in BINDING:
            return True
        if self.staged and holder.kind == "people" and holder.country is not None and holder.form == "name":
            return True  # *the Americans will come*
        return (
            self.staged
            and governor.kind in BINDING
            and holder.kind in ("group", "organisation", "person")
            and (self.among_powers or lawful)
            and (holder.form == "noun" or (holder.form == "name" and holder.sector not in SHOW))
        )

    def things(self, act: int) -> bool:
        """Whether no person or power is said to do an act: *artillery would open up again*."""
        doers = governed.doers(self.syntax, act)
        return bool(doers) and all(self.tokens[i].pos == "NOUN" and i not in self.actors and i not in self.times for i in doers)
