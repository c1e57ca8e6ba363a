"""Who has been named in a report so far, and who was named last: the memory that pronouns and bare nouns draw on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from realpolitik.core.marks import ActorKind, Basis, Mention, Span
from realpolitik.core.syntax import COUNTS, Syntax
from realpolitik.text.noun_phrases import is_subject
from realpolitik.text.titles import FEMALE, FIGHTING, HE, IT, MALE, MINDED, SHE, THEY

SUBJECT = ("nsubj", "nsubjpass", "poss")
# Towns whose courts and bodies are nobody's: *a tribunal in The Hague*.
WORLD_SEATS = frozenset({"The Hague", "Geneva", "Strasbourg", "New York", "New York City"})
# What a body's name may end with and leave out: *Harvard*.
ENDINGS = frozenset(
    {"University", "Institution", "Institute", "Foundation", "Group", "Corporation", "Company", "Inc", "Inc.", "Ltd", "Bank"}
)
ABBREVIATION = 3
STATES = frozenset({"USA", "UAE", "DRC", "CAR"})  # no body's initials, whatever body the text names
REACH = 3  # sentences back that a pronoun may look


@dataclass
class Known:
    """An actor of this report so far; ``seen`` holds sentence, head token and whether it was a subject."""

    key: str
    name: str
    kind: ActorKind
    country: str | None
    code: str | None
    sector: str | None
    source: str
    basis: Basis
    gender: str | None = None
    plural: bool = False
    seen: list[tuple[int, int, bool]] = field(default_factory=list)


class Discourse:
    """All actors of a report by key, and by the head token of each mention."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self.known: dict[str, Known] = {}
        self.by_head: dict[int, str] = {}
        self.surnames: dict[str, str] = {}
        self.families: dict[str, dict[str, str]] = {}  # by surname: first name to key, in the order of telling

    def enter(self, made: Known) -> Known:
        """The actor with this key, the one met first if it is known."""
        return self.known.setdefault(made.key, made)

    def surname(self, known: Known, words: Sequence[str]) -> None:
        """Remembers that the last of a person's names means this person from now on."""
        if len(words) > 1:
            self.families.setdefault(words[-1], {}).setdefault(words[0], known.key)
            held = self.known.get(self.surnames.get(words[-1], ""))
            if held is None or held.basis != "knowledge" or known.basis == "knowledge":
                self.surnames[words[-1]] = known.key
            if words[-2].lower() in ("al", "el", "bin", "van", "von", "de", "-"):
                self.surnames["".join(words[-2:])] = known.key
        self.surnames.setdefault(" ".join(words), known.key)

    def of_family(self, surname: str, at: int, often: Mapping[tuple[str, str], int]) -> Known | None:
        """Whom a bare surname at a token means where several bear it: whom its title fits, else who is named most (``often``, by first
        name and surname), else who was named first. None where nobody shares it.
        """
        family = {first: self.known[key] for first, key in self.families.get(surname, {}).items()}
        if len({known.key for known in family.values()}) < 2:
            return None
        title = self.syntax.tokens[at - 1].text.lower() if at else ""
        sex = "m" if title in MALE else "f" if title in FEMALE else None
        fitting = {first: known for first, known in family.items() if sex is not None and known.gender == sex} or family
        return fitting[max(fitting, key=lambda first: often.get((first, surname), 0))]

    def initials(self, mentions: Sequence[Mention]) -> dict[str, Mention]:
        """What stands in brackets right after a mention, with the first mention it stands after, and the initials of bodies' names."""
        tokens = self.syntax.tokens
        bodies = [one for one in reversed(mentions) if one.label == "ORG" and one.form != "noun" and one.last - one.first > 2]
        spelt = {letters: one for one in bodies if len(letters := self._capitals(one)) >= ABBREVIATION and letters not in STATES}
        ends = [one for one in reversed(mentions) if one.last + 1 < len(tokens) and tokens[one.last].text == "("]
        return spelt | {tokens[one.last + 1].text: one for one in ends}

    def _capitals(self, mention: Mention) -> str:
        return "".join(t.text[0] for t in self.syntax.tokens[mention.first : mention.last] if t.text[0].isupper())

    def forename(self, words: Sequence[str]) -> Known | None:
        """The one person met so far who has this first name: *Marilyn* after *Marilyn Monroe*."""
        if len(words) != 1:
            return None
        fit = [known for known in self.known.values() if known.kind == "person" and known.name.startswith(f"{words[0]} ")]
        return fit[0] if len(fit) == 1 else None

    def longer(self, words: Sequence[str], name: str) -> Known | None:
        """The person met so far by the last of these names alone, who has this name from now on: *Warhol*, then *Andy Warhol*."""
        known = self.known.get(self.surnames.get(words[-1], "")) if len(words) > 1 else None
        if known is None or known.name != words[-1] or known.kind != "person" or known.basis != "text":
            return None
        known.name = name
        return known

    def shorter(self, words: Sequence[str]) -> Known | None:
        """The one body met so far whose name ends with these words, or says after them what it is: *Mets*, *Church* of Scientology."""
        bodies = (known for known in self.known.values() if known.kind in ("organisation", "government", "igo", "outlet"))
        fit = [known for known in bodies if _shortens(" ".join(words), known.name)]
        return fit[0] if len(fit) == 1 and len(words) < 3 else None

    def spelt_out(self, letters: str, named: Mention | None) -> Known | None:
        """Whom an abbreviation means, if the text spells it out: ``named`` is the mention that it stands in brackets after."""
        if not letters.isupper() or len(letters) < ABBREVIATION:
            return None
        known = self.at(named.head) if named is not None else None
        if named is not None and known is not None and self._capitals(named) == letters.replace(".", ""):
            self.surnames[letters] = known.key
        return self.known.get(self.surnames.get(letters, ""))

    def at(self, head: int) -> Known | None:
        """The actor that the mention with this head token means, if resolved."""
        key = self.by_head.get(head)
        return None if key is None else self.known[key]

    def note(self, known: Known, mention: Mention) -> None:
        """Remembers that this mention means this actor."""
        token = self.syntax.tokens[mention.head]
        above = self.syntax.head(token.head) if token.dep == "pobj" else None
        counted = above is not None and self.syntax.tokens[above].lemma.lower() in COUNTS  # *hundreds of people marched*
        subject = is_subject(self.syntax, mention.head) or (counted and above is not None and self.syntax.tokens[above].dep in SUBJECT)
        subject = subject or (token.dep == "poss" and not self.syntax.inside_relative(mention.head))
        known.seen.append((token.sentence, mention.head, subject))
        self.by_head[mention.head] = known.key

    def latest(self, mention: Mention, fits: Callable[[Known], bool]) -> Known | None:
        """The fitting actor nearest before, subjects of earlier clauses first."""
        here = self.syntax.tokens[mention.head].sentence
        bonus = 0 if self._partitive(mention.head) else 14
        best: tuple[float, Known] | None = None
        for known in self.known.values():
            if not fits(known):
                continue
            for sentence, head, subject in reversed(known.seen):
                if head >= mention.first or here - sentence > REACH:
                    continue
                if sentence == here and self._same_clause(head, mention.head):
                    continue
                rank = (here - sentence) * 30 + (mention.head - head) * 0.2 - (bonus if subject else 0)
                if best is None or rank < best[0]:
                    best = (rank, known)
        return best[1] if best else None

    def _same_clause(self, candidate: int, pronoun: int) -> bool:
        """An object pronoun does not mean the subject of its own verb: *Russia attacked it*, *officers arrested three of them*."""
        token = self.syntax.tokens[pronoun]
        if token.dep in ("dobj", "nsubj") and self.syntax.tokens[candidate].head == token.head:
            return True
        part = self.syntax.head(token.head) if token.dep == "pobj" else None  # three *of them*
        verb = part is not None and self.syntax.tokens[part].dep in ("dobj", "nsubj") and self.syntax.tokens[part].head
        return verb is not False and self.syntax.tokens[candidate].head == verb and self.syntax.tokens[candidate].dep in SUBJECT

    def _partitive(self, pronoun: int) -> bool:
        """*Three of them*, suffered by them: whoever suffered before, rather than whoever acted."""
        of = self.syntax.head(pronoun) if self.syntax.tokens[pronoun].dep == "pobj" else None
        part = self.syntax.head(of) if of is not None and self.syntax.tokens[of].text == "of" else None
        return part is not None and self.syntax.tokens[part].dep in ("dobj", "nsubjpass")

    def pronoun(self, mention: Mention) -> Known | None:
        """Whom a third-person pronoun means."""
        word = self.syntax.tokens[mention.head].text.lower()
        if word in HE:
            return self.latest(mention, lambda known: known.kind == "person" and known.gender != "f" and not known.plural)
        if word in SHE:
            return self.latest(mention, lambda known: known.kind == "person" and known.gender != "m" and not known.plural)
        if word in IT:
            if self.syntax.tokens[mention.head].dep == "expl" or self._is_dummy(mention.head):
                return None
            return self.latest(mention, lambda known: known.kind not in ("person", "people"))
        if word in THEY:
            plural = self.latest(mention, lambda known: known.plural or known.kind == "group")
            return plural or self.latest(mention, lambda known: known.kind in ("state", "organisation", "igo"))
        return None

    def _is_dummy(self, index: int) -> bool:
        """*It is clear that …*, *it emerged that …*."""
        token = self.syntax.tokens[index]
        if token.dep != "nsubj" or token.head == index:
            return False
        verb = self.syntax.tokens[token.head]
        if verb.lemma == "be":
            said = self.syntax.children(verb.index, "acomp", "attr")
            minded = any(self.syntax.tokens[i].lemma.lower() in MINDED for i in said)
            return bool(said or self.syntax.children(verb.index, "ccomp")) and not minded
        return verb.lemma in ("seem", "appear", "emerge", "turn", "take", "rain", "snow")

    def nearest_country(self, mention: Mention, otherwise: str | None, *, acting: bool) -> str | None:
        """Where a bare *the army* is: a country of its own sentence or the one before, else ``otherwise``.

        Only what belongs to a state (``acting``) is of one that does or suffers something; protesters are of the place they are in.
        """
        here = self.syntax.tokens[mention.head].sentence
        best: tuple[int, str] | None = None
        for known in self.known.values():
            if known.kind != "state" or not known.country:
                continue
            for sentence, head, _ in known.seen:
                distance = abs(head - mention.head) + (0 if head < mention.head else 6)
                where = self._where(head)
                if where:
                    distance -= 20
                elif not acting:
                    continue
                if sentence in (here, here - 1) and (best is None or distance < best[0]):
                    best = (distance, known.country)
        return best[1] if best else otherwise

    def _where(self, head: int) -> bool:
        """Whether a name says where we are: *in Beijing*, *in Bangladesh's parliament*."""
        above = self.syntax.tokens[head].head
        if self.syntax.tokens[head].dep == "poss":
            above = self.syntax.tokens[above].head
        return self.syntax.tokens[above].text.lower() in ("in", "at")

    def group_of(self, head: int) -> Known | None:
        """The group a noun belongs to: *Taliban representatives*, *fighters of the LRA*."""
        for index in (*self.syntax.fillers(head, "mod"), *self.syntax.fillers(head, "poss"), *self.syntax.fillers(head, "of")):
            key = self.by_head.get(index)
            if key is not None and self.known[key].kind in ("group", "organisation", "people", "person", "government", "igo"):
                return self.known[key]
        return None

    def of_another(self, head: int, office: Span) -> bool:
        """Whether a noun is said of another body than an office told before: *the Nato spokesman* is not the Taliban's."""
        body = self.group_of(head)
        held = (self.group_of(token.index) for token in self.syntax.tokens if office.contains(token.span)) if body is not None else ()
        return any(one is not None and one is not body for one in held)

    def country_of(self, head: int, without: set[int]) -> str | None:
        """The country a noun phrase names by adjective, possessive or *of/in/from*."""
        for slot in ("mod", "poss", "of", "in", "from"):
            for index in self.syntax.fillers(head, slot):
                if index in without:
                    continue
                known = self.known.get(self.by_head.get(index, ""))
                if known is not None and known.name in WORLD_SEATS:
                    continue
                if known is not None and known.country:
                    return known.country
                if slot in ("mod", "poss", "of") and index != head:
                    deeper = next(
                        (self.known[self.by_head[i]].country for i in self.syntax.fillers(index, "mod") if i in self.by_head),
                        None,
                    )
                    if deeper:
                        return deeper
        return None


def _shortens(said: str, name: str) -> bool:
    """Whether these words are short for a body's name: its end, or what stands before *of*, *for* and the kind of body."""
    if name.endswith(f" {said}"):
        return not name.endswith(f" and {said}")
    rest = name.removeprefix(f"{said} ")
    return rest != name and (rest in ENDINGS or rest.startswith(("of ", "for ")))


def following_name(syntax: Syntax, mention: Mention, person_at: Mapping[int, Mention]) -> list[int]:
    """The head of a person's name that follows a title at once, or after its complement and a comma."""
    tokens = syntax.tokens
    if tokens[mention.head].tag not in ("NN", "NNP"):
        return []
    at = mention.last
    while at < len(tokens) and at - mention.last < 7 and tokens[at].sentence == tokens[mention.head].sentence:
        named = person_at.get(at)
        if named is not None:
            gap = [token.text.lower() for token in tokens[mention.last : at]]
            complement = len(gap) < 2 or gap[0] in ("to", "of", "for", "in", "at")
            plain = not gap or (gap[-1] == "," and complement and "," not in gap[:-1])
            return [named.head] if plain else []
        if tokens[at].pos in ("VERB", "AUX"):
            break
        at += 1
    return []


def bears_arms(known: Known) -> bool:
    """Whether *the militants* may mean this actor: an armed group, also one that governs now."""
    return known.kind == "group" and (known.sector in FIGHTING or (known.sector == "GOV" and known.source.startswith("groups:")))


def international(body: Known | None) -> str | None:
    """The code of an international body, such as UNO: PLOVER's code of one without a country."""
    return None if body is None or body.country or not body.code else body.code.split(" ")[0]
