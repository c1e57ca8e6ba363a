"""Who owes, promises, threatens or may do what, and on which condition.

The theory: a word of duty (*must*, *pledged*, *threatened*, *may*) governs an act; its subject holds the duty. What a side says of
its own acts to come (*will*, *would*) is a promise, and a threat where the act harms. A condition (*if*, *unless*, *in case*) hangs on
the act or on the word that governs it; a treaty or law is named beside it. What may merely happen is a duty only where the holder is a
power and the act one of politics, or its condition is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from realpolitik.core.marks import Actor, CommitmentKind, Content, Cue, Duty, Mark, Role, Sentence, Source, Span, Token, Trigger, When
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.deeds import FOLLOWING
from realpolitik.knowledge.duties import EMPTY, FORESEEING, MENTAL, Governor, governors, harms
from realpolitik.knowledge.governing import Governing
from realpolitik.knowledge.holding import Holding, among_powers, staged
from realpolitik.knowledge.speech import reporting
from realpolitik.knowledge.treaties import basis, binds
from realpolitik.knowledge.weighing import Weighing
from realpolitik.text import governed
from realpolitik.text.conditions import Condition, consequence, hanging, of_subject, of_whoever, or_else
from realpolitik.text.conditions import conditions as find_conditions
from realpolitik.text.deadlines import deadline, within, words_of
from realpolitik.text.governed import KNOWING
from realpolitik.text.sides import POWERS, STAGE, in_public, is_power, political
from realpolitik.text.stakes import Stakes
from realpolitik.text.voices import Voices, unnamed

# *Can count on us*: a promise of whoever says so.
COUNTING = frozenset({"count", "rely", "bank", "expect"})
# How those speak who promise, and those who threaten.
ASSURING = frozenset({"assure", "reassure", "promise", "pledge", "guarantee", "undertake"})
WARNING = frozenset({"warn", "threaten", "caution"})
# Offices that a state has one of.
REIGNING = frozenset("president premier chancellor king queen emir sultan general ayatollah minister shah junta dictator".split())
LIKELY = frozenset({"possible", "likely", "unlikely", "probable", "conceivable"})
STAYING = frozenset({"be", "remain"})
# What those who speak so say may come is feared, not open to those who would do it.
DREADING = frozenset({"fear", "worry", "dread", "fret"})
# Sectors whose promises are business where no power is near.
COMMERCE = frozenset({"BUS", "JRN", "AGR", "HLH"})
# What stands in a diary.
ROUTINE = frozenset(
    "visit meet attend travel host speak address hold arrive tour fly chair discuss brief hear gather convene debate appear sit".split()
)
# What is said in a diary even of one's own.
SPEECHES = frozenset({"announce", "unveil", "outline", "address", "speak"})
# What binds whoever it is said of.
BINDING_ALL = frozenset({"must", "have", "need", "can"})
GETTING = frozenset({"get", "receive", "gain", "obtain", "win", "inherit", "earn"})
PREFERRING = frozenset(
    "rather sooner preferably constantly always often sometimes usually regularly typically normally "
    "likely probably perhaps maybe presumably possibly inevitably".split()
)
# With these an unreal condition tells what has not come about.
UNREAL = frozenset({"would", "could", "might"})
RULING = frozenset({"decide", "rule", "decree", "order", "resolve"})
# Words that say less than others: *is to*, *will*, *may*.
WEAK = frozenset({"need", "will", "would", "may", "possibility"})
# Verbs by which somebody is told to do a thing, or else.
SETTING = frozenset("give leave tell warn order urge demand grant allow instruct ask call".split())


def _says(lemma: str) -> bool:
    return reporting(lemma, "VERB") is not None


class Duties:
    """Gives a :class:`Duty` for each holder of a commitment, and an Actor for those held by bodies without a name: *every signatory*."""

    name = "duties"
    needs: tuple[type[Mark], ...] = (Token, Sentence, When, Actor, Cue, Content, Source, Trigger, Role)
    gives: tuple[type[Mark], ...] = (Duty, Actor)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [_Reader(report, self.name).marks() for report in reports]


class _Reader:
    def __init__(self, report: Report, maker: str) -> None:
        self.maker = maker
        self.tokens, self.sentences = report.of(Token), report.of(Sentence)
        self.in_public = in_public(report.of(Actor))
        self.syntax: Syntax = report.syntax
        self.actors: dict[int, Actor] = {}
        for actor in report.of(Actor):
            self.actors.setdefault(actor.head, actor)
        self.unnamed = unnamed(self.syntax, self.actors, self.maker)
        self.actors |= self.unnamed
        self.triggers: dict[int, Trigger] = {}
        for trigger in report.of(Trigger):
            self.triggers.setdefault(trigger.head, trigger)
        roles: dict[Span, list[Role]] = {}
        for role in report.of(Role):
            roles.setdefault(role.of, []).append(role)
        self.stakes = Stakes(self.tokens, self.syntax, self.actors, self.triggers, roles)
        self.times = words_of(self.tokens, report.of(When))
        self.weigh = Weighing(self.tokens, self.syntax, self.actors, self.triggers, self.times, self.stakes)
        sources = {source.of: source.actor for source in report.of(Source)}
        cues = {cue.span: cue for cue in report.of(Cue)}
        contents = sorted(report.of(Content), key=lambda mark: len(mark.span))
        said = [(c.span, sources.get(c.of), cues[c.of].lemma if c.of in cues else "", c.of) for c in contents]
        self.voices = Voices(self.tokens, self.syntax, self.actors, self.times, said, _says)
        self.governing = Governing(self.tokens, self.sentences, self.syntax, self.triggers, self.times, self.weigh)
        self.holding = Holding(
            self.tokens, self.syntax, self.actors, self.unnamed, self.times, self.weigh, self.governing, self.voices,
            staged(report.of(Actor), self.tokens),
            among_powers(report.of(Actor), self.tokens), self.maker,
        )  # fmt: skip

    def marks(self) -> list[Mark]:
        duties = list(self._all())
        named = ((d.holder, *d.beneficiaries, *d.trigger_actors, *d.trigger_recipients, *d.consequence_recipients) for d in duties)
        used = {key for keys in named for key in keys}
        return [*duties, *(actor for actor in self.unnamed.values() if actor.key in used)]

    def _all(self) -> Iterator[Duty]:
        for sentence in self.sentences:
            conditions: list[Condition] | None = None
            taken: set[tuple[int, str]] = set()
            self.governed_by: dict[int, int] = {}
            for condition, asked, act in or_else(self.tokens, self.syntax, sentence):
                yield from self._otherwise(condition, asked, act, taken)
            fitting = [
                (i, one) for i in range(sentence.first, sentence.last) for one in self.governing.words(i) if self.governing.fits(i, one)
            ]
            for weak in (False, True):  # *is under an obligation to*: the word that says most is heard first
                met: set[int] = set()
                for index, governor in fitting:
                    if (governor.kind in WEAK) is not weak or index in met:
                        continue
                    if conditions is None:
                        conditions = find_conditions(self.tokens, self.syntax, sentence)
                    found = list(self._duties(index, governor, conditions, sentence, taken))
                    yield from found
                    if found:
                        met.add(index)

    # --- the duty -------------------------------------------------------------------------------------------------------

    def _duties(
        self, index: int, governor: Governor, conditions: Sequence[Condition], sentence: Sentence, taken: set[tuple[int, str]]
    ) -> Iterator[Duty]:
        if self.governing.silent(index, governor):
            if governor.pos in ("NOUN", "ADJ"):
                taken.update((act, "") for act in self.governing.acts(index, governor))
            return
        for act in [*self.governing.acts(index, governor), *self.governing.gapped(index, governor)]:
            if (act, "") in taken or not sentence.first <= act < sentence.last or any(c.first <= index < c.last for c in conditions):
                continue
            condition = hanging(self.tokens, self.syntax, conditions, index, act)
            if (governor.lemma in UNREAL and governed.is_aim(self.syntax, act)) or governed.is_sort(self.syntax, act):
                continue
            if governor.lemma in UNREAL and condition is not None and condition.unreal(self.tokens):
                continue
            if condition is None and governor.kind == "imposed" and not self.weigh.binding(index):
                condition = of_subject(self.tokens, self.syntax, index, self.triggers)
            chain = duty = {index, act, *self.syntax.ancestors(index)}
            if governor.kind == "need":  # what the sentence names binds all who *are to* do a thing
                chain = set(range(sentence.first, sentence.last))
            rests_on = basis(self.tokens, self.syntax, sentence, chain, duty=duty)
            if governor.lemma == "be" and rests_on is None and condition is None and self.tokens[act].lemma in ROUTINE:
                continue  # *are to meet on Thursday*: a diary
            ours = governor.lemma == "shall" and any(self.tokens[i].text.lower() in ("we", "i") for i in self.syntax.children(act, "nsubj"))
            counting = governor.pos == "AUX" and self.tokens[act].lemma in COUNTING
            if governor.kind in ("will", "would") or ours or counting:  # *we shall stand by it*
                if any(one == act for one, _ in taken):
                    continue
                kind, holders = self._willed(governor, act, condition, rests_on)
            else:
                ruled = self._ruled(act)
                lawful = ruled or rests_on is not None
                holders = self.holding.holders(index, governor, act) or self.holding.nameless(index, governor, act, lawful=lawful)
                ruled = ruled or (governor.lemma == "can" and not self.weigh.denied(act) and self._said_of_own(act))
                kind = self.weigh.kind(index, governor, act, condition, rests_on, holders, ruled=ruled)
            if kind is None or (governor.pos == "AUX" and self.governing.left_open(act, governor)):
                continue
            if kind == "possibility" and governor.pos == "AUX" and self.voices.speaker(act)[1] in DREADING:
                continue  # *fears that it could*
            if governor.kind == "permission" and governed.helpers(self.syntax, index) & {"will", "would"} and self.voices.speaker(index)[0]:
                continue  # *they will be allowed to leave, the mayor said*: his promise
            if (index, "act") in taken and governor.pos == "VERB":
                continue  # *is obliged to offer protection*
            if governor.lemma == "must" and rests_on is None and self.holding.demanded(act, holders):
                continue
            if kind == "obligation" and governor.lemma in BINDING_ALL and rests_on is None and condition is None and self._urged(act):
                continue
            if governor.lemma == "charge" and self.weigh.deed(act) == "harm":
                continue  # *were charged with shooting two men*
            if condition is not None and all(i in self.times for i in range(condition.inner, condition.last)):
                condition = None  # *until Friday*: a deadline
            event = act in self.triggers or self.stakes.inner(act, condition) is not None
            for holder in holders if self.in_public else filter(is_power, holders):
                local = holder.form == "noun" and holder.kind == "person" and rests_on is None
                if local and not (self.holding.among_powers or self.tokens[holder.head].lemma.lower() in REIGNING):
                    continue  # *the mayor promised*, *a captain threatened*, where no power is named
                trading = holder.sector in COMMERCE or (holder.sector is None and holder.kind == "organisation")
                if trading and rests_on is None and not self._of_state(sentence, holder):
                    continue  # *the company will investigate*
                event = event or (holder.kind == "people" and governor.pos not in ("AUX", "ADJ"))
                law = kind == "obligation" and (rests_on is not None or governor.kind == "ordered")
                if (political(holder, event=event) or law or self.holding.public(holder, governor, lawful=rests_on is not None)) and (
                    act,
                    holder.key,
                ) not in taken:
                    if self.governed_by.setdefault(act, index) != index:
                        continue  # another word has said it
                    taken.update({(act, holder.key), (act, "act")})
                    whole = basis(self.tokens, self.syntax, sentence, set(range(sentence.first, sentence.last)))
                    yield self._duty(index, act, kind, holder, condition, rests_on or (whole if kind == "obligation" else None))

    def _urged(self, act: int) -> bool:
        """*We must break this spiral*, *I have to tell you*: what a speaker urges on himself and all who hear him is owed by nobody."""
        return any(self.tokens[i].text.lower() in ("we", "i", "us") for i in governed.doers(self.syntax, act))

    def _said_of_own(self, act: int) -> bool:
        """Whether a power's own side says what it can do: *Hungary can still block it, the premier said*."""
        speaker, _ = self.voices.speaker(act)
        mine = self.voices.own(act, speaker, vouched=False) if speaker is not None and act in self.triggers else None
        return bool(mine) and all(one.kind in POWERS for one in mine or ())

    def _of_state(self, sentence: Sentence, holder: Actor) -> bool:
        """Whether a sentence names a power, its organs or a people, neither as a place nor to say where the holder is from."""
        own = set(self.syntax.subtree(holder.head))
        here = [self.actors[i] for i in range(sentence.first, sentence.last) if i in self.actors and i not in own]
        return among_powers(here, self.tokens) or any(one.kind in (*POWERS, "igo") or one.sector in STAGE for one in here)

    def _ruled(self, act: int) -> bool:
        """Whether those who make or apply law say so, or it is said as law: *no ship may enter, the council decided*."""
        speaker, cue = self.voices.speaker(act)
        parties = [j for i in governed.surface(self.syntax, act) for j in self.syntax.subtree(i)]
        if any(binds(self.tokens, self.syntax, i) for i in parties if self.tokens[i].pos in ("NOUN", "PROPN")):
            return True  # *states that have ratified the treaty*
        return cue in RULING or (speaker is not None and (speaker.kind == "igo" or speaker.sector in ("JUD", "LEG")))

    def _otherwise(self, condition: Condition, asked: int, act: int, taken: set[tuple[int, str]]) -> Iterator[Duty]:
        """What follows if somebody does not do as asked: the threat of him who asks."""
        speaker = self.voices.speaker(act)[0] or self.voices.before(act)
        heads = [over for over in self.syntax.ancestors(asked) if self.syntax.is_verb(over) and self.tokens[over].lemma in SETTING]
        asking = self.voices.who(self.syntax.fillers(heads[0], "by" if self.syntax.is_passive(heads[0]) else "subj")) if heads else []
        alone = not self.syntax.children(act, "nsubj", "nsubjpass") and self.tokens[asked].head != asked
        if alone and not asking:
            return  # *have to register or pay a fine*
        ordered = not self.syntax.children(asked, "aux")  # *stop it or the office goes*
        harmed = "harm" in (self.weigh.deed(act), self.weigh.lot(act))
        for holder in asking or ([speaker] if speaker is not None else []):
            if not (self.in_public or is_power(holder)):
                continue
            if political(holder, event=True) and (harmed or asking or ordered or self.syntax.is_passive(act)):
                for one in governed.together(self.syntax, act):
                    taken.update({(one, ""), (asked, "")})
                    term = next((self.times[i] for i in range(heads[0], act) if i in self.times), None) if heads else None
                    yield self._duty(act, one, "threat", holder, condition, None, term=term)

    def _willed(
        self, governor: Governor, act: int, condition: Condition | None, rests_on: str | None
    ) -> tuple[CommitmentKind | None, list[Actor]]:
        """What is to come: a promise or a threat if the doer's own side says so, or if its condition or law is said."""
        speaker, cue = self.voices.speaker(act)
        unsaid = governor.kind == "would" or (condition is not None and (self.syntax.is_passive(act) or self.holding.things(act)))
        if speaker is None and unsaid:
            speaker = self.voices.before(act)  # said before, told on
        if any(self.tokens[i].lemma in LIKELY for i in (self.tokens[act].head, *self.syntax.children(self.tokens[act].head, "acomp"))):
            return None, []  # *it is possible that it will*
        if cue in FORESEEING or governed.is_perfect(self.syntax, act) or governed.is_asked(self.syntax, act):
            return None, []
        if any(self.tokens[i].lemma.lower() in PREFERRING for i in self.syntax.children(act, "advmod")):
            return None, []  # *would rather talk*, *would often quarrel*, *will probably go*
        diary = self.tokens[act].lemma in ROUTINE if speaker is None else self.tokens[act].lemma in SPEECHES
        if condition is None and rests_on is None and diary:
            return None, []  # *will visit Congress on Thursday*, *will unveil her plan, her campaign said*: a diary
        if self.tokens[act].lemma == "be" and not self.syntax.children(act, "acomp", "attr", "prep", "advmod", "expl", "agent"):
            return None, []
        named = [i for i in self.syntax.children(act, "attr") if not self.weigh.hostile(i)] if self.tokens[act].lemma == "be" else []
        if named and not self.syntax.children(act, "expl") and not self.weigh.reprisal(act):
            return None, []  # *it would be the first time*
        if rests_on is None and ((speaker is None and governor.kind == "would") or self._which(act, told=speaker is not None)):
            return None, []
        if speaker is not None and self.syntax.is_passive(act) and self._himself(act, speaker):
            return None, []  # *the minister said he would be acquitted*
        what = self.weigh.deed(act)
        doers = self.voices.own(act, speaker, vouched=False)
        if speaker is not None and what is not None and self.syntax.children(act, "expl") and political(speaker, event=True):
            return ("threat" if what == "harm" else "promise"), [speaker]  # *there will be no revenge*
        things = not doers and speaker is not None and political(speaker, event=act in self.triggers) and self.holding.things(act)
        if things and (condition is not None or what is not None):
            doers = [speaker] if speaker is not None else []  # *the tariff would stay until …*
        if cue in ASSURING and what == "harm" and self.weigh.denied(act):
            what = "grace"  # *nobody will be let in, he assured them*
        elif cue in WARNING and what is None:
            what = "harm"
        if speaker is not None and political(speaker, event=True) and self.weigh.reprisal(act):
            return "threat", [speaker]
        if self.tokens[act].lemma in ("have", "need") and any(self.tokens[i].tag == "VB" for i in self.syntax.children(act, "xcomp")):
            return None, []  # *will have to pay it back*: said by its own word
        if self.tokens[act].lemma == "let" and any(self.tokens[i].lemma in KNOWING for i in self.syntax.children(act, "ccomp", "xcomp")):
            return None, []  # *will let them know*
        fallen = self.weigh.lot(act) if speaker is not None else None
        others = not doers or doers == [speaker] or (fallen == "harm" and doers[0].form == "noun" and doers[0].kind not in POWERS)
        if speaker is not None and fallen is not None and others:
            return ("threat" if fallen == "harm" else "promise"), [speaker]  # *the others will pay for it*
        if doers is None and governor.kind == "will" and what == "grace" and speaker is not None:
            doers = [
                one for one in self.voices.who(governed.doers(self.syntax, act)) if one.kind in (*POWERS, "igo") or one.sector == "GOV"
            ]
        if not doers or what == "chance" or (speaker is None and self.tokens[act].lemma in GETTING):
            return None, []
        given = condition is not None or rests_on is not None
        withheld = what is None and self.weigh.denied(act)  # but not a harm left undone: *will not attack unless it is attacked*
        withheld = withheld and condition is not None and (condition.denying(self.tokens, until=True) or self.weigh.kept_back(act))
        term = deadline(self.tokens, self.syntax, self.times, act, act) is not None
        if what == "harm" or withheld or (condition is not None and condition.denying(self.tokens) and what is None):
            return ("threat" if given or term or speaker is not None else None), doers
        lemma = self.tokens[act].lemma.lower()
        laid = next((row for row in governors(lemma) if row.pos == "PASSIVE"), None)
        bound = self.syntax.is_passive(act) and laid is not None and (laid.kind != "permission" or speaker is None)
        if bound and laid is not None and self.governing.acts(act, laid):
            return None, []  # *would be bound to come to its aid*: said by its own word
        bare = lemma in EMPTY and what is None and not (lemma in STAYING and (given or term))
        powers = all(doer.kind != "person" for doer in doers)
        announced = governor.kind == "will" and what == "grace" and powers and not self.syntax.is_passive(act)
        if bare or not (given or speaker is not None or (term and what) or announced):
            return None, []
        done = speaker is not None and lemma not in MENTAL
        return ("promise" if what or given or term or done else None), doers

    def _which(self, act: int, *, told: bool) -> bool:
        """Whether a clause only says which one is meant: *the government that will take office*, *a plan that would create jobs*."""
        subjects = self.syntax.children(act, "nsubj")
        which = self.tokens[act].dep == "relcl" and any(self.tokens[i].text.lower() == "that" for i in subjects)
        return which and not (told and self.tokens[act].head in self.actors)

    def _himself(self, act: int, speaker: Actor) -> bool:
        """Whether what a speaker says will be done is done to himself."""
        suffering = [self.actors[i] for i in self.syntax.children(act, "nsubjpass") if i in self.actors]
        return any(one.kind == "person" and one.key == speaker.key for one in suffering)

    def _duty(
        self, index: int, act: int, kind: CommitmentKind, holder: Actor, condition: Condition | None, rests_on: str | None,
        *, term: When | None = None,
    ) -> Duty:  # fmt: skip
        if condition is None:  # *any aircraft that crosses will be shot at*, *an incursion would mean war*
            condition = of_whoever(self.tokens, self.syntax, act)
        if condition is None and kind == "threat" and self.weigh.reprisal(act):
            condition = of_subject(self.tokens, self.syntax, act, self.triggers)
        words = consequence(self.tokens, self.syntax, act, condition)
        if self.tokens[index].lemma == "guarantee" and self.tokens[act].pos == "NOUN":
            words = [index, *words]
        patients = [i for i in governed.patients(self.syntax, act) if self.tokens[i].pos != "PRON" and i < act]
        if self.tokens[act].lemma in FOLLOWING and self.holding.things(act):
            patients = [i for i in governed.doers(self.syntax, act) if i < act]  # *sanctions would follow*
        if patients:  # *a loan might be granted*
            words = [min(self.syntax.phrase(patients[-1])[0], words[0]), *words]
        done = self.tokens[words[0]].span.cover(self.tokens[words[-1]].span)
        event = self.triggers.get(act) or self.stakes.inner(act, condition)
        actors = self.stakes.parties(event, "actor") or (holder.key,)
        recipients = tuple(k for k in self.stakes.reached(act, event) if k not in actors and k != holder.key)
        trigger_type, doers, hit = self.stakes.sets_off(condition)
        span = self.tokens[index].span.cover(done)
        if self.tokens[holder.head].sentence == self.tokens[index].sentence:
            span = span.cover(holder.span)
        trigger = None
        if condition is not None:
            trigger = self.tokens[condition.inner].span.cover(self.tokens[condition.last - 1].span)
            span = span.cover(trigger)
        if kind in ("promise", "obligation") and trigger_type is not None and harms(trigger_type):
            recipients = tuple(key for key in recipients if key not in doers or key in hit)  # *will come to its aid if Moscow attacks*
        hostile = kind not in ("threat", "possibility") and event is not None and harms(event.type) and self.weigh.deed(act) != "grace"
        owed = hit if kind == "obligation" else ()
        if kind == "threat" and not recipients:  # *will answer if Pyongyang tests another*
            owed = tuple(key for key in doers if key != holder.key)
        curbed = self.weigh.curbed(act) if kind == "promise" else ()
        reached = self.stakes.beneficiaries(index, act, holder, recipients, owed, harms=hostile) or self.holding.befallen(act)
        reached = [key for key in reached if key not in curbed]
        if kind == "promise" and not reached:
            reached = [one.key for one in self.voices.hearers(act, holder) if one.key != holder.key]
        when = deadline(self.tokens, self.syntax, self.times, index, act)
        if condition is not None and (when is None or (trigger is not None and trigger.overlaps(when.span))):
            when = term or within(self.tokens, self.times, range(condition.first, condition.last))
        return Duty(
            span=span, by=self.maker, score=0.7, kind=kind, holder=holder.key,
            beneficiaries=tuple(reached), trigger=trigger,
            trigger_type=trigger_type, trigger_actors=doers, trigger_recipients=hit, consequence=done,
            consequence_type=event.type if event else None, consequence_actors=actors, consequence_recipients=recipients,
            basis=rests_on, deadline=when.span if when is not None else None,
        )  # fmt: skip
