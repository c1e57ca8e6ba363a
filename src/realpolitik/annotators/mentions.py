"""Words that may name an actor: known names, names the language model sees, actor nouns, and pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from realpolitik.core.marks import Entity, Mark, Mention, Sentence, Span, Token
from realpolitik.core.report import Report
from realpolitik.core.syntax import COUNTS, Syntax
from realpolitik.knowledge.actors import Entry, gender, longest, meanings
from realpolitik.knowledge.agents import agent_at, is_role
from realpolitik.knowledge.counted import counted
from realpolitik.knowledge.phrases import before_name
from realpolitik.knowledge.places import candidates
from realpolitik.knowledge.surnames import LONGEST, SMALL, bearers
from realpolitik.text.fates import fates
from realpolitik.text.names import fold, pieces
from realpolitik.text.proper_names import NO_ACTOR, PERSONAL, SITES, Named, names

Form = Literal["name", "noun", "pronoun", "adjective"]
LABELS = {
    "state": "STATE", "adjective": "STATE", "capital": "STATE", "inhabitant": "PEOPLE", "seat": "ORG", "person": "PERSON",
    "group": "GROUP", "organisation": "ORG", "outlet": "ORG", "region": "PLACE", "city": "PLACE",
}  # fmt: skip
SEEN = {"PERSON": "PERSON", "ORG": "ORG", "NORP": "PEOPLE", "GPE": "PLACE", "LOC": "PLACE", "FAC": "ORG"}
PRONOUNS = frozenset(
    "i me my mine myself we us our ours ourselves he him his himself she her hers herself it its itself they them their "
    "theirs themselves".split()
)
# What befalls people and nothing else.
PEOPLE_FARE = frozenset("killed wounded detained evacuated deported kidnapped displaced released missing infected".split())
NAME_TAGS = frozenset({"NNP", "NNPS", "JJ", "NN", "NNS"})


class Mentions:
    """Gives mentions, at most one for each head token; the widest known name wins."""

    name = "mentions"
    needs: tuple[type[Mark], ...] = (Sentence, Token, Entity)
    gives: tuple[type[Mark], ...] = (Mention,)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [sorted(self._report(report), key=lambda mark: (mark.span, mark.by)) for report in reports]

    def _report(self, report: Report) -> Iterator[Mention]:
        syntax = report.syntax
        entities: dict[int, list[Named]] = {}
        every = names(syntax, report.of(Entity), lambda name: bool(candidates(name)))
        for one in every:
            entities.setdefault(syntax.tokens[one.first].sentence, []).append(one)
        surnames = {syntax.tokens[one.last - 1].text for one in every if one.label == "PERSON" and one.last - one.first > 1}
        for sentence in report.of(Sentence):
            taken: set[int] = set()
            known = list(self._names(syntax, sentence, entities.get(sentence.index, [])))
            inside = {index for mention in known for index in range(mention.first, mention.last)}
            seen = entities.get(sentence.index, [])
            seen = [one for one in seen if one.label != "LOC" or not inside.intersection(range(one.first, one.last))]  # *Western Cambodia*
            found = [*known, *self._titled(syntax, sentence), *self._seen(syntax, seen, surnames), *self._again(syntax, sentence, surnames)]
            for mention in sorted(found, key=lambda mark: (-(mark.last - mark.first), -mark.score)):
                if not taken.intersection(range(mention.first, mention.last)):
                    taken.update(range(mention.first, mention.last))
                    yield mention
            yield from self._nouns(syntax, sentence, taken)
            yield from self._numbers(syntax, sentence)
            for index in range(sentence.first, sentence.last):
                token = syntax.tokens[index]
                if token.pos in ("PRON", "DET") and token.text.lower() in PRONOUNS and index not in taken:
                    yield self._mention(syntax, index, index + 1, "pronoun", "PRONOUN", 0.9)

    def _mention(self, syntax: Syntax, first: int, last: int, form: Form, label: str, score: float, head: int = -1) -> Mention:
        at = head if head >= 0 else root(syntax, first, last)
        span = Span(syntax.tokens[first].span.start, syntax.tokens[last - 1].span.end)
        return Mention(span=span, by=self.name, score=score, form=form, label=label, head=at, first=first, last=last)

    def _names(self, syntax: Syntax, sentence: Sentence, entities: Sequence[Named]) -> Iterator[Mention]:
        words: list[str] = []
        owner: list[int] = []
        for index in range(sentence.first, sentence.last):
            for piece in pieces(syntax.tokens[index].text):
                words.append(piece)
                owner.append(index)
        at = 0
        while at < len(words):
            size, entries = longest(words, at)
            if not size or not self._is_name(syntax, words, owner, at, size, entries):
                at += 1
                continue
            first, last = owner[at], owner[at + size - 1] + 1
            whole = (at == 0 or owner[at - 1] != owner[at]) and (at + size == len(words) or owner[at + size] != owner[at + size - 1])
            if whole and not _inside_person(entities, first, last, entries):
                form: Form = "adjective" if _modifies(syntax, root(syntax, first, last)) else "name"
                yield self._mention(syntax, first, last, form, LABELS[entries[0].sort], 0.95)
            elif not whole and "-" in syntax.tokens[first].text:  # *U.S.-led*, *Moscow-backed*
                yield self._mention(syntax, first, last, "adjective", LABELS[entries[0].sort], 0.8)
            at += size

    def _is_name(self, syntax: Syntax, words: Sequence[str], owner: Sequence[int], at: int, size: int, entries: Sequence[Entry]) -> bool:
        first = syntax.tokens[owner[at]]
        if not any(word[0].isupper() for word in words[at : at + size]):
            return False
        if size == 1:
            if first.tag not in NAME_TAGS and entries[0].sort not in ("state", "adjective", "inhabitant"):
                return False
            # A word at the start of a sentence is capital anyway: it must also be tagged as a name.
            if len(words[at]) <= 2 and not first.text.isupper():
                return False
            if first.pos not in ("PROPN", "ADJ", "NOUN") and entries[0].sort not in ("state", "adjective"):
                return False
        return True

    def _titled(self, syntax: Syntax, sentence: Sentence) -> Iterator[Mention]:
        """A surname right after a title that the tables know it with, whatever else the name may be: *President Santos*."""
        for index in range(sentence.first + 1, sentence.last):
            token = syntax.tokens[index]
            if not (token.text[0].isupper() or token.text in SMALL) or not is_role(syntax, index - 1):
                continue
            said = before_name(syntax, index)
            for last in range(min(sentence.last, index + LONGEST), index, -1):
                name = [fold(token.text) for token in syntax.tokens[index:last] if token.text != "-"]
                if bearers(said, name, None):
                    yield self._mention(syntax, index, last, "name", "PERSON", 0.97)
                    break

    def _seen(self, syntax: Syntax, entities: Sequence[Named], surnames: set[str]) -> Iterator[Mention]:
        for entity in entities:
            first, last = entity.first, entity.last
            label = SEEN.get(entity.label)
            single = label == "PERSON" and last - first == 1 and syntax.tokens[first].text not in surnames
            if single and self._forename(syntax, first, entities):
                first -= 1
            if label == "ORG" and _only_role(syntax, first, last):
                continue
            if (
                label == "ORG"
                and 1 < last - first < 4
                and first > 0
                and is_role(syntax, first - 1)
                and syntax.tokens[first - 1].pos == "PROPN"
            ):
                label = "PERSON"  # *Vice-President Moody Awori*
            head = root(syntax, first, last)
            if label is None or syntax.tokens[head].tag not in ("NNP", "NNPS", "JJ", "NN", "NNS"):
                continue
            if not any(syntax.tokens[i].pos == "PROPN" for i in range(first, last)):
                continue
            form: Form = "adjective" if _modifies(syntax, head) else "name"
            words = " ".join(token.text for token in syntax.tokens[first:last])
            if entity.label == "GPE" and (form == "adjective" or any(map(str.isdigit, words))) and not candidates(words):
                continue  # *IE9*, *Formica fusca*
            kind = syntax.tokens[head].lemma.lower()
            if label != "PERSON" and kind in NO_ACTOR:
                continue
            if label == "ORG" and kind in SITES:
                label = "PLACE"  # *Atocha Station*: nobody acts there
            yield self._mention(syntax, first, last, form, label, 0.7)

    def _forename(self, syntax: Syntax, at: int, entities: Sequence[Named]) -> bool:
        """Whether the word before a person's single name belongs to it, whatever the language model takes it for: *Ines* Barrow."""
        before = syntax.tokens[at - 1] if at > 0 else None
        if before is None or before.tag != "NNP" or before.dep != "compound" or before.head != at or not before.text.isalpha():
            return False
        inside = next((one for one in entities if one.first <= before.index < one.last), None)
        alone = inside is None or inside.last - inside.first == 1
        if before.text.lower() in PERSONAL or (inside is None and gender(before.text) is None) or not alone:
            return False  # *Mr Obama*, *Singer Rihanna*
        return not before.text.isupper() and not meanings(before.text) and agent_at(syntax, before.index) is None

    def _again(self, syntax: Syntax, sentence: Sentence, surnames: set[str]) -> Iterator[Mention]:
        """A surname the language model overlooked, of somebody it saw by his whole name."""
        for index in range(sentence.first, sentence.last):
            token = syntax.tokens[index]
            if token.text in surnames and token.tag == "NNP" and token.dep not in ("compound", "nmod", "amod"):
                yield self._mention(syntax, index, index + 1, "name", "PERSON", 0.5)

    def _nouns(self, syntax: Syntax, sentence: Sentence, taken: set[int]) -> Iterator[Mention]:
        for index in range(sentence.first, sentence.last):
            token = syntax.tokens[index]
            if index in taken or token.pos not in ("NOUN", "PROPN", "ADJ"):
                continue
            found = agent_at(syntax, index)
            if found is None or (token.pos == "ADJ" and token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "poss")):
                continue
            label = "ROLE" if found[1] == "role" else "COLLECTIVE"
            if token.dep in ("compound", "nmod", "amod"):
                head = syntax.tokens[token.head]
                if found[0] not in ("MIL", "COP", "REB", "GOV", "UAF", "PRM"):
                    continue  # *press conference*, *business ties*: no party
                if head.index in taken or agent_at(syntax, head.index) or head.pos == "PROPN":
                    continue  # *police officers*, *President Putin*: the head is the mention
                yield self._mention(syntax, index, index + 1, "adjective", label, 0.6, index)
                continue
            phrase = [i for i in syntax.phrase(index) if syntax.tokens[i].sentence == sentence.index]
            first, last = phrase[0], phrase[-1] + 1
            yield self._mention(syntax, first, last, "noun", label, 0.7, index)

    def _numbers(self, syntax: Syntax, sentence: Sentence) -> Iterator[Mention]:
        """A number that stands for people, since something befalls it that befalls only them: *arrested three of them*."""
        for index in range(sentence.first, sentence.last):
            token = syntax.tokens[index]
            number = token.tag == "CD" or (token.lemma.lower() in COUNTS and token.pos == "NOUN")
            if not number or token.dep not in ("nsubj", "nsubjpass", "dobj"):
                continue
            of = [child for child in syntax.children(index, "prep") if syntax.tokens[child].text == "of" and child == index + 1]
            whole = [i for child in of for i in syntax.children(child, "pobj")]
            plain = all(syntax.tokens[i].pos == "PRON" or syntax.tokens[i].tag == "CD" or syntax.tokens[i].lemma in COUNTS for i in whole)
            if plain and any(what in PEOPLE_FARE for what, _ in fates(syntax, index, counted)):
                first = min((i for i in syntax.children(index, "nummod", "quantmod", "amod") if i < index), default=index)
                yield self._mention(syntax, first, max((index, *whole)) + 1, "noun", "NUMBER", 0.6, index)


def _only_role(syntax: Syntax, first: int, last: int) -> bool:
    """*Senators*, *Mr. President*: nobody's name."""

    def role(at: int) -> bool:
        found = agent_at(syntax, at)
        return found is not None and found[1] == "role"

    titled = last - first == 2 and (syntax.tokens[first].text.lower() in PERSONAL or role(first))
    return (last - first == 1 or titled) and role(last - 1)


def root(syntax: Syntax, first: int, last: int) -> int:
    """The token of a range that is governed from outside it."""
    for index in range(last - 1, first - 1, -1):
        head = syntax.head(index)
        if head is None or not first <= head < last:
            return index
    return last - 1


def _modifies(syntax: Syntax, head: int) -> bool:
    token = syntax.tokens[head]
    return token.dep in ("amod", "compound", "nmod") and token.head != head


def _inside_person(entities: Sequence[Named], first: int, last: int, entries: Sequence[Entry]) -> bool:
    """*Jordan* in *Michael Jordan* is no state."""
    return any(
        entity.label == "PERSON" and entity.first <= first and last <= entity.last and entity.last - entity.first > last - first
        for entity in entities
    ) and not any(entry.sort in ("adjective", "organisation", "group") for entry in entries)
