"""Every kind of mark an annotator can make: the vocabulary of the project.

A mark is a claim, the characters it rests on, and the maker that claims it. Marks are frozen; a mark that says something about
another mark names it by that mark's span (``of``). Tokens are named by their index in the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["person", "state", "government", "group", "organisation", "igo", "outlet", "people"]
EventStatus = Literal["actual", "ongoing", "planned", "conditional", "hypothetical", "denied"]
Form = Literal["direct", "indirect", "mixed"]
Polarity = Literal["positive", "negative", "neutral"]
CommitmentKind = Literal["obligation", "promise", "threat", "possibility"]
StandingKind = Literal["terrorist_designation", "sanctioned", "recognised", "relations", "membership", "war", "ceasefire"]
Basis = Literal["text", "knowledge"]
# ISO-Space's names for the ends of a move; *at* is where any other event is.
Part = Literal["at", "source", "goal", "path"]
Held = Literal["no", "inner", "planned", "conditional", "hypothetical", "denied", "alleged"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of Unicode code points in a report's stored text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A claim about ``span``, made ``by`` a named annotator with a ``score`` in [0, 1]."""

    span: Span
    by: str
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Mark):
    """One sentence; ``first`` and ``last`` are its token indexes (``last`` excluded)."""

    index: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Token(Mark):
    """One word with its syntax. ``head`` is the index of the governing token (its own index at the root)."""

    index: int
    sentence: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Mark):
    """A name, date or number as the language model sees it (its ``label``: PERSON, GPE, ORG, NORP, DATE …)."""

    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored(Mark):
    """Reworded words and what they stand for: *Carnegie Moscow Middle* ``means`` *Carnegie Moscow Center*.

    ``kind`` is ``name`` (an actor, place or treaty), ``expression`` (a fixed phrase) or ``word``.
    ``lemma`` is the head lemma of ``means``, for look-ups.
    """

    means: str
    kind: Literal["name", "expression", "word"]
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded(Mark):
    """The verdict whether the whole text was put through a synonym machine; ``score`` is its probability."""

    verdict: bool


# --- who and where -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Mark):
    """Words that may name an actor: a name, a noun phrase with an actor noun as head, or a pronoun.

    ``head`` is the token index of the phrase's head; ``first``/``last`` its token range (``last`` excluded).
    ``label`` is a guess of the kind of thing (PERSON, ORG, GPE, NORP, ROLE, COLLECTIVE, PRONOUN).
    """

    form: Literal["name", "noun", "pronoun", "adjective"]
    label: str
    head: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Mark):
    """What a mention means: the actor with this ``key`` (unique in the report).

    ``code`` holds PLOVER's country or international code with the sector (``RUS GOV``, ``IGO``); ``source`` the knowledge row or
    the rule that says so. ``head`` is the token index of the mention's head.
    """

    key: str
    name: str
    kind: ActorKind
    country: str | None
    code: str | None
    sector: str | None
    head: int
    form: Literal["name", "noun", "pronoun", "adjective"]
    wikidata: str | None = None
    basis: Basis = "text"
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Mark):
    """A role an actor holds or held: *ambassador to Afghanistan*. Dates are ISO strings or None."""

    actor: str
    title: str
    organisation: str | None
    country: str | None
    since: str | None
    until: str | None
    basis: Basis
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coreferent(Mark):
    """A phrase that means the same as an earlier one, whose span is ``to``; ``sieve`` names the reason, ``head`` its head token."""

    to: Span
    sieve: str
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Mark):
    """A place name and the place it means; latitude and longitude in degrees (WGS 84), ``countries`` where it lies in several."""

    key: str
    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    head: int
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class When(Mark):
    """A TIMEX3 time expression. ``value`` is None where the text cannot be dated; ``start``/``end`` are ISO days, both included."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    start: str | None
    end: str | None
    precision: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Mark):
    """A number that counts something: value with bounds, ``what`` (killed, wounded, troops, dollars …) and ``about`` whom.

    ``of`` is the word that says the event it measures, the span of its trigger where it has one. ``head`` is the token index of the number.
    """

    value: float
    low: float | None
    high: float | None
    what: str
    about: str | None
    head: int
    of: Span | None = None


# --- events --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Mark):
    """Words that say an event of a PLOVER ``type``. ``head`` is the token whose syntax its roles hang from.

    ``actor_slots`` and ``recipient_slots`` say where its parties stand; ``light`` is the token of a verb that only lends subject and
    tense (*hold* talks, *begin* shelling). Where words such as *refuse* or *demand* make another act into this event, ``operator`` names
    their class and ``inner`` the head token of that act, which has a Trigger of its own, ``held`` as ``inner``. Other values of ``held``
    say how surrounding words hold the event: as alleged, denied, planned, hypothetical. ``frame`` names the table row that matched.
    """

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    head: int
    lemma: str
    frame: str
    actor_slots: tuple[str, ...]
    recipient_slots: tuple[str, ...]
    operator: str | None = None
    inner: int | None = None
    light: int | None = None
    held: Held = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Trigger):
    """A trigger as the tables propose it, before the encoder has had its say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Mark):
    """What the encoder makes of the trigger at ``of``, as probabilities: ``types`` of each type, ``nothing`` that no event is told.

    ``status`` is its likeliest status with ``status_score``; ``historical`` how likely the event is background.
    """

    of: Span
    types: tuple[tuple[str, float], ...]
    nothing: float
    status: EventStatus
    status_score: float
    historical: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely(Mark):
    """How likely (``score``) the encoder holds the actor mention with head token ``head`` to be a party of the event at ``of``."""

    of: Span
    part: Literal["actor", "recipient"]
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Mark):
    """A party of an event: the actor named ``actor`` plays ``part`` in the event whose trigger stands at ``of``."""

    of: Span
    part: Literal["actor", "recipient"]
    actor: str
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Modality(Mark):
    """Whether the event at ``of`` happened; ``span`` is the cue that says so (the trigger itself where tense does)."""

    of: Span
    status: EventStatus
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Mark):
    """When the event at ``of`` happened; ``basis`` is text, tense or published."""

    of: Span
    start: str | None
    end: str | None
    precision: str | None
    basis: Literal["text", "tense", "published"]
    historical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Mark):
    """The treaty or the article under which the event at ``of`` is done: *appealed under Article 4 of the pact*. One of the two is said."""

    of: Span
    treaty: str | None
    article: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Located(Mark):
    """Where the event at ``of`` happened: the place with key ``place``; a move has its ends and what it passes."""

    of: Span
    place: str
    part: Part = "at"


@dataclass(frozen=True, slots=True)
class End:
    """Where a movement begins, ends or passes: its words, and the key of the place if that is known."""

    span: Span
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement(Mark):
    """Somebody or something goes from one place to another; ``span`` is the word of motion (*fled*, *exodus*), ``head`` its token.

    ``mover`` are the words for what moves, ``actor`` the key of the actor they name. ``source``, ``goal`` and ``path`` are ISO-Space's
    ends of a move. ``of`` is the trigger of the event that the move is, ``when`` a time expression of its own clause.
    """

    lemma: str
    head: int
    mover: Span | None
    actor: str | None
    source: tuple[End, ...]
    goal: tuple[End, ...]
    path: tuple[End, ...]
    of: Span | None
    status: EventStatus
    when: Span | None


# --- speech --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue(Mark):
    """The words that say somebody speaks, writes or believes: *told*, *according to*; ``head`` is its token index.

    A quotation without such words has a cue at its own opening quote mark with ``lemma`` ``""``.
    """

    lemma: str
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Content(Mark):
    """A piece of what is said; ``of`` is the span of its cue. ``form`` is that of this piece."""

    of: Span
    form: Form
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Mark):
    """Who says what the cue at ``of`` introduces; ``actor`` is None where the text names nobody we know."""

    of: Span
    actor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee(Mark):
    """To whom, or through which outlet (``part``), the words of the cue at ``of`` were said."""

    of: Span
    part: Literal["addressee", "outlet"]
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attitude(Mark):
    """How ``holder`` (None: the reporter) stands toward ``toward``; ``cue`` is the span of the statement's cue, if said in one."""

    holder: str | None
    toward: str
    polarity: Polarity
    cue: Span | None = None


# --- duties, fears, standings --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Mark):
    """A commitment: what ``holder`` owes, promises, threatens or may do (``consequence``), when (``trigger``), by when (``deadline``)."""

    kind: CommitmentKind
    holder: str
    beneficiaries: tuple[str, ...]
    trigger: Span | None
    trigger_type: str | None
    trigger_actors: tuple[str, ...]
    trigger_recipients: tuple[str, ...]
    consequence: Span
    consequence_type: str | None
    consequence_actors: tuple[str, ...]
    consequence_recipients: tuple[str, ...]
    basis: str | None = None
    deadline: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fear(Mark):
    """A worry: who fears (``holder``, None: the reporter), about what ``topic``, for whom (``affects``)."""

    holder: str | None
    topic: str
    affects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Mark):
    """A legal or political status: ``subject`` is listed, sanctioned, recognised, at war … ``by_actor`` somebody."""

    kind: StandingKind
    by_actor: str | None
    subject: str
    holds: bool
    since: str | None
    until: str | None
