"""Whether each event happened, goes on, is planned, depends, is merely possible, or is denied: the cue nearest to it decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from realpolitik.core.marks import EventStatus, Judgement, Mark, Modality, Sentence, Span, Token, Trigger
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.codebook import ACTOR, Condition, operators, quad
from realpolitik.text.framing import SPEECH
from realpolitik.text.tenses import COMING, HAPPEN, to_come

HELD: dict[str, EventStatus] = {
    "planned": "planned",
    "conditional": "conditional",
    "hypothetical": "hypothetical",
    "denied": "denied",
    "alleged": "actual",
}
# What a modal does to its verb.
MODALS: dict[str, EventStatus] = {
    "may": "hypothetical", "might": "hypothetical", "could": "hypothetical", "can": "hypothetical", "should": "hypothetical",
    "must": "hypothetical", "ought": "hypothetical", "would": "hypothetical", "will": "planned", "shall": "planned", "'ll": "planned",
    "wo": "planned", "ca": "hypothetical", "'d": "hypothetical",
}  # fmt: skip
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "should"})
# What the class of a governing word does to the act it governs.
GOVERNORS: dict[str, EventStatus] = {
    "PROMISE": "planned", "ATTEMPT": "planned", "DEMAND": "hypothetical", "REFUSE": "denied", "THREATEN": "hypothetical",
    "FEAR": "hypothetical", "FAIL": "denied", "DENY": "denied", "PERMIT": "hypothetical",
}  # fmt: skip
ADJECTIVES: dict[str, EventStatus] = {
    **dict.fromkeys(("possible", "potential", "likely", "imminent", "prospective", "eventual", "feared", "any"), "hypothetical"),
    **dict.fromkeys(("planned", "upcoming", "proposed", "forthcoming", "future", "scheduled", "impending", "intended"), "planned"),
    **dict.fromkeys(("ongoing", "continuing", "current", "continued", "persistent"), "ongoing"),
    **dict.fromkeys(("threatened",), "hypothetical"),
}  # fmt: skip
REMOTE = frozenset(
    "possibility prospect threat risk fear hope likelihood chance danger case event talk idea option plan proposal call demand".split()
)
# *An obligation to deploy*, *the right to strike*: no more than that.
ABLE = frozenset("obligation duty right ability power capacity authority responsibility chance opportunity permission mandate need".split())
PHASES: dict[str, EventStatus] = {
    "set": "planned",
    "due": "planned",
    "expected": "planned",
    "scheduled": "planned",
    "poised": "planned",
    "ready": "planned",
    "likely": "hypothetical",
    "able": "hypothetical",
    "about": "planned",
    "going": "planned",
    "bound": "planned",
}


# Verbs that with a preposition only carry a noun's event: *were never placed on alert*, *never trained in an exercise*.
BEARING = frozenset({"place", "put", "bring", "train", "take", "join", "go", "enter", "come", "participate", "engage"})
# What somebody is sent to do is not yet done: *a unit sent to destroy the bridge*.
SENDING = frozenset("send dispatch deploy hire recruit assign task design train rush".split())
# *Avoided condemning*, *refrained from criticising*.
AVOIDING = frozenset("avoid refrain abstain shy shrink desist hesitate resist".split())
# Quads of words, not deeds.
VERBAL = (1, 3)
NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
# Where the rules find no cue, the encoder's word counts if it is as sure as this.
SURE = 0.9


class Modalities:
    """Gives one Modality a trigger; its span is the cue, or the trigger where tense alone decides."""

    name = "modality"
    needs: tuple[type[Mark], ...] = (Sentence, Token, Trigger, Judgement)
    gives: tuple[type[Mark], ...] = (Modality,)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(self._report(report)) for report in reports]

    def _report(self, report: Report) -> Iterator[Modality]:
        judged = {mark.of: mark for mark in report.of(Judgement)}
        for trigger in report.of(Trigger):
            status, cue = judge(report.syntax, trigger)
            verdict = judged.get(trigger.span)
            if verdict is not None and status == "actual" and verdict.status not in ("ongoing", "denied") and verdict.status_score >= SURE:
                status = verdict.status  # a cue that the rules do not know
            span: Span = trigger.span if cue is None else report.syntax.tokens[cue].span
            yield Modality(span=span, by=self.name, score=0.8, of=trigger.span, status=status, negated=status == "denied")


def judge(syntax: Syntax, trigger: Trigger) -> tuple[EventStatus, int | None]:
    """The status of an event and the token that says so (None: its own tense)."""
    if quad(trigger.type) == 4 and trigger.held in ("no", "planned") and syntax.is_verb(trigger.head):
        above = syntax.tokens[syntax.tokens[trigger.head].head]
        if above.lemma in ("try", "attempt") and above.tag in ("VBD", "VBN") and syntax.negation(above.index) is None:
            return "actual", None  # by the codebook an attempt on a life is an assault
    if trigger.held in HELD and trigger.held != "alleged":
        return HELD[trigger.held], None
    if trigger.operator == "FUTURE" and trigger.type == "REJECT":
        return "actual", None  # *will not lift the siege*: refusing has happened
    verbal = syntax.is_verb(trigger.head)
    if not verbal:
        found = _noun(syntax, trigger.head)
        if found is not None:
            return found
    verb = trigger.head if verbal else trigger.light
    token = syntax.tokens[trigger.head]
    if verb is None and token.pos == "ADJ" and token.dep == "acomp":
        verb = syntax.head(trigger.head)  # *is ready to*
    if verb is None:
        return _argument(syntax, trigger.head) or ("actual", None)
    return _clause(syntax, verb, spoken=quad(trigger.type) in VERBAL)


def _clause(syntax: Syntax, verb: int, *, spoken: bool = False) -> tuple[EventStatus, int | None]:
    negation = syntax.negation(verb)
    if negation is None:
        negation = _nobody(syntax, verb)
    modal = next((i for i in syntax.auxiliaries(verb) if syntax.tokens[i].text.lower() in MODALS), None)
    if modal is not None:
        status = MODALS[syntax.tokens[modal].text.lower()]
        if negation is not None:
            return "denied", negation
        condition = _condition_on(syntax, verb)
        if condition is not None:
            return "conditional", condition
        if syntax.tokens[modal].text.lower() == "would" and syntax.tokens[verb].dep == "ccomp":
            return "planned", modal
        return status, modal
    if negation is not None:
        return "denied", negation
    mark = next((i for i in syntax.children(verb, "mark", "advmod") if syntax.tokens[i].lemma.lower() in CONDITIONS), None)
    if mark is not None:
        return ("hypothetical" if syntax.tokens[mark].lemma.lower() == "whether" else "conditional"), mark
    if syntax.tokens[verb].dep in ("acl", "relcl", "ccomp", "advcl") and syntax.tokens[syntax.tokens[verb].head].lemma.lower() in (
        "case",
        "event",
    ):
        return "conditional", syntax.tokens[verb].head
    if syntax.tokens[verb].dep == "acl" and _is_infinitive(syntax, verb):
        head = syntax.tokens[verb].head
        if syntax.tokens[head].lemma.lower() in ABLE:
            return "hypothetical", head
        return _class(syntax, head) or "planned", head
    if syntax.tokens[verb].dep == "advcl" and _is_infinitive(syntax, verb):
        return "planned", next(i for i in syntax.children(verb, "aux"))
    unreal = _avoided(syntax, verb)
    if unreal is not None:
        return "denied", unreal
    governed = _governed(syntax, verb, spoken=spoken)
    if governed is not None:
        return governed
    token = syntax.tokens[verb]
    auxiliaries = {syntax.tokens[i].lemma.lower() for i in syntax.auxiliaries(verb)}
    if token.tag == "VBG" and "be" in auxiliaries and not any(syntax.tokens[i].tag == "VBD" for i in syntax.auxiliaries(verb)):
        return "ongoing", next(i for i in syntax.auxiliaries(verb))
    return "actual", None


def _nobody(syntax: Syntax, verb: int) -> int | None:
    """The word by which a clause tells that nobody did it, or to nobody: *no planes flew*, *nobody offered*, *shared no intelligence*."""
    for at in syntax.children(verb, "nsubj", "nsubjpass", "dobj", "attr"):
        if syntax.tokens[at].lemma.lower() in NOBODY:
            return at
        for child in syntax.children(at, "det"):
            if syntax.tokens[child].lemma.lower() in ("no", "neither"):
                return child
    return None


def _avoided(syntax: Syntax, verb: int) -> int | None:
    """The word by which a gerund tells what is not done: *without saying*, *avoids condemning*, *is not in the habit of supporting*."""
    token = syntax.tokens[verb]
    if token.tag != "VBG":
        return None
    if token.dep in ("xcomp", "dobj", "ccomp"):
        return token.head if syntax.tokens[token.head].lemma in AVOIDING else None
    if token.dep != "pcomp":
        return None
    at: int = token.head
    if syntax.tokens[at].text.lower() in ("without", "instead"):
        return at
    while not syntax.is_verb(at):
        if syntax.tokens[at].lemma.lower() == "short" and syntax.tokens[at].dep == "advmod":
            return at  # *stopped short of*
        above = syntax.head(at)
        if above is None:
            return None
        at = above
    if syntax.tokens[at].lemma in AVOIDING and syntax.tokens[token.head].text.lower() in ("from", "of"):
        return at
    return syntax.negation(at) if syntax.tokens[at].lemma == "be" else None


def _governed(syntax: Syntax, verb: int, *, spoken: bool = False) -> tuple[EventStatus, int | None] | None:
    """What the verbs above do to a complement: *plans to*, *wants to*, *is expected to*, *denied that*."""
    at = verb
    for above in syntax.ancestors(verb):
        dep = syntax.tokens[at].dep
        if dep == "conj":
            at = above
            continue
        if dep not in ("xcomp", "ccomp", "acl", "pcomp", "acomp", "attr"):
            return None
        phase = PHASES.get(syntax.tokens[above].lemma.lower()) or PHASES.get(syntax.tokens[above].text.lower())
        if dep == "xcomp" and phase is not None:
            return phase, above
        if dep == "xcomp" and syntax.tokens[above].lemma.lower() in SENDING and _is_infinitive(syntax, at):
            return "planned", above
        status = _class(syntax, above)
        infinitive = _is_infinitive(syntax, at)
        if status == "planned" and dep == "ccomp" and not infinitive:
            status = None  # *announced that it had shelled*
        if status is not None and (dep != "ccomp" or status in ("denied", "hypothetical")):
            return status, above
        if dep == "xcomp":
            modal = next((i for i in syntax.auxiliaries(above) if syntax.tokens[i].text.lower() in MODALS), None)
            if modal is not None:
                return MODALS[syntax.tokens[modal].text.lower()], modal
            negation = syntax.negation(above)
            if negation is not None:
                return "denied", negation
        if dep == "ccomp":
            return _unsaid(syntax, above) if spoken else None
        at = above
    return None


def _unsaid(syntax: Syntax, speech: int) -> tuple[EventStatus, int | None] | None:
    """What is only words is no more than its saying: *will say that he is ready*, *never said he was ready*."""
    if syntax.tokens[speech].lemma.lower() not in SPEECH:
        return None
    negation = syntax.negation(speech)
    if negation is not None:
        return "denied", negation
    will = next((i for i in syntax.auxiliaries(speech) if syntax.tokens[i].text.lower() in COMING), None)
    return None if will is None else ("planned", will)


def _class(syntax: Syntax, index: int) -> EventStatus | None:
    token = syntax.tokens[index]
    position = "VERB" if syntax.is_verb(index) else "NOUN" if token.pos in ("NOUN", "PROPN") else "ADJ"
    for row in operators(token.lemma.lower(), position):
        if row.operator in GOVERNORS and all(_fits(syntax, index, part) for part in row.frame):
            return GOVERNORS[row.operator]
    return None


def _fits(syntax: Syntax, index: int, part: Condition) -> bool:
    """Whether a condition holds as far as words alone can tell (clauses are what brought us here)."""
    if part.slot in ("xcomp", "ccomp") or part.test == ACTOR:
        return True
    fillers = syntax.fillers(index, part.slot)
    held = bool(fillers) if not part.test else any(syntax.tokens[filler].lemma.lower() in part.lemmas for filler in fillers)
    return held != part.negated


def _condition_on(syntax: Syntax, verb: int) -> int | None:
    for clause in syntax.children(verb, "advcl"):
        for mark in syntax.children(clause, "mark", "advmod"):
            if syntax.tokens[mark].lemma.lower() in ("if", "unless", "once", "provided"):
                return mark
    for prep in syntax.children(verb, "prep"):
        if syntax.tokens[prep].text.lower() == "in" and any(
            syntax.tokens[c].lemma.lower() in ("case", "event") for c in syntax.children(prep, "pobj")
        ):
            return prep
    return None


def _is_infinitive(syntax: Syntax, index: int) -> bool:
    return syntax.tokens[index].tag == "VB" and any(syntax.tokens[i].tag == "TO" for i in syntax.children(index, "aux"))


def _noun(syntax: Syntax, head: int) -> tuple[EventStatus, int | None] | None:
    """What stands right on an event noun: *no deal*, *a possible attack*, *planned talks*, *the threat of war*."""
    negation = syntax.negation(head)
    if negation is not None:
        return "denied", negation
    for child in syntax.children(head, "amod", "det", "compound"):
        status = ADJECTIVES.get(syntax.tokens[child].lemma.lower()) or ADJECTIVES.get(syntax.tokens[child].text.lower())
        if status is not None:
            return status, child
    prep = syntax.head(head)
    if prep is not None and syntax.tokens[prep].dep == "prep":
        if syntax.tokens[prep].text.lower() == "without":
            return "denied", prep
        above = syntax.head(prep)
        if above is not None and syntax.tokens[above].lemma.lower() == "aim":
            return "planned", above  # *talks aimed at disarmament*
        if (
            above is not None
            and syntax.tokens[prep].text.lower() in ("of", "for", "about", "against")
            and syntax.tokens[above].lemma.lower() in REMOTE
        ):
            return "hypothetical", above
    return None


def _argument(syntax: Syntax, head: int) -> tuple[EventStatus, int | None] | None:
    """What the verb over an event noun does to it: *talks will begin*, *could lead to war*, *wants talks*."""
    coming = to_come(syntax, head)
    if coming is not None:
        above = syntax.head(syntax.first_conjunct(head))
        negation = syntax.negation(above) if above is not None else None
        return ("planned", coming) if negation is None else ("denied", negation)
    top = syntax.first_conjunct(head)
    dep, above = syntax.tokens[top].dep, syntax.head(top)
    if above is not None and syntax.tokens[above].dep == "prep":
        prep = above
        if syntax.tokens[prep].text.lower() in (
            "after",
            "following",
            "since",
            "during",
            "amid",
            "despite",
            "over",
            "before",
            "by",
            "from",
            "because",
        ):
            return None
        above = syntax.head(prep)
        dep = "pobj"
    if above is None or not syntax.is_verb(above):
        return None
    lemma = syntax.tokens[above].lemma.lower()
    if dep in ("nsubj", "nsubjpass") and lemma not in HAPPEN and not syntax.children(above, "nsubjpass"):
        return None
    status, cue = _clause(syntax, above)
    if status in ("actual", "ongoing"):
        if dep in ("dobj", "pobj"):
            held = _class(syntax, above)
            if held is not None and held != "planned":
                return held, above
        return None
    if dep == "pobj" and status == "denied" and lemma not in BEARING:
        return None
    return status, cue if cue is not None else above
