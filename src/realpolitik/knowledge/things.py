"""What a noun beside a number names: the class by the table, a word's own plural, or people by their name."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Sentence
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.counted import counted, measure, nature, person, thing
from realpolitik.knowledge.worries import PUBLIC_TOPICS, private, topic
from realpolitik.text.counting import link_of

# The shortest number that is worth a figure where the table does not know what it counts, and of people already known.
LEAST = 10.0
ANYONE = frozenset({"people", "man", "citizen", "person", "crowd", "other"})
# Prepositions of place: what stands there only says where others are (*killed in 21 cities*).
WHERE = frozenset("at in on from near to into against around outside along across over through".split())
# What is counted of lands, mostly to say how far something else goes.
LANDS = frozenset(
    "countries states nations cities towns villages districts provinces regions counties ports capitals locations places".split()
)
BLASTING = frozenset({"kill", "blow", "detonate", "murder"})
# How many of the words of a doer are looked at for police.
NEAR = 8


class Things:
    """The nouns of a report, as what they count."""

    def __init__(self, syntax: Syntax, sentences: Sequence[Sentence], peoples: frozenset[int] = frozenset()) -> None:
        self.syntax, self.peoples = syntax, peoples
        self.tokens = syntax.tokens
        self.sentences = sentences

    def of(self, noun: int, first: int, value: float) -> str | None:
        """What a noun names, its compound before the word itself; its own plural where that is worth a figure.

        ``first`` is where the number stands: a group named before it has so many members (*a crowd of 14*).
        """
        token = self.tokens[noun]
        if token.lemma.lower() == "head" and self._heads(noun):
            return "leaders"
        text, bare = token.text.lower(), token.lemma.lower()
        hyphened = noun > 1 and self.tokens[noun - 1].text == "-"
        joined = f"{self.tokens[noun - 2].text.lower()}-{bare}" if hyphened else bare
        for lemma in dict.fromkeys((joined, bare, text, text.removesuffix("s"))):
            if noun < first and (what := counted("group", lemma)):
                return what  # *a battalion of 300*
            for before in dict.fromkeys((*self.syntax.children(noun, "compound", "amod"), max(0, noun - 1))):
                if what := thing(f"{self.tokens[before].text.lower()} {lemma}"):
                    return what
            if token.pos == "SYM":
                return thing(lemma)
            if measure(lemma):
                return None
            if what := thing(lemma) or (counted("group", lemma) if token.tag == "NN" else None):
                return self._meant(noun, lemma, what)
            if person(lemma) and token.pos != "PROPN":
                return text
        return counted("state", text) or self._named(noun, value)

    def _named(self, noun: int, value: float) -> str | None:
        """People by the name of their people; else a plural as it stands."""
        token, text = self.tokens[noun], self.tokens[noun].text.lower()
        if any(sign.isdigit() for sign in text):
            return text if token.tag in ("NNS", "NNPS") else None  # *six CF-18s*
        if token.tag == "NNPS" or noun in self.peoples or (token.pos == "PROPN" and token.text.endswith(("s", "is", "i"))):
            return self._grouped(noun)
        if token.tag == "NNS" and token.text[:1].isupper() and noun and token.sentence == self.tokens[noun - 1].sentence:
            return "people"
        return text if value >= LEAST and token.tag == "NNS" else None

    def _meant(self, noun: int, lemma: str, what: str) -> str:
        """Which of its senses a noun has, by the words around it."""
        if lemma == "fighter" and (self._told_with(noun, "air") or self._numbered(noun)):
            return "aircraft"
        if lemma == "bomber":
            verb = self.syntax.head(noun)
            acting = verb is not None and self.tokens[noun].dep == "nsubj" and self.tokens[verb].lemma in BLASTING
            return "bombers" if acting else what
        if lemma == "member" and self.chamber(self.tokens[noun].sentence):
            return "deputies"  # *parliament, which has 754 members*
        if lemma in ("man", "member"):
            return self._force(noun)
        return self._grouped(noun) if what == "people" else what

    def _numbered(self, noun: int) -> bool:
        """*66 F-16 fighters*."""
        return any(sign.isdigit() for i in self.syntax.children(noun, "compound", "nmod", "amod") for sign in self.tokens[i].text)

    def _heads(self, noun: int) -> bool:
        """*Eighteen heads of state*."""
        return any(self.tokens[i].lemma.lower() in ("state", "government", "mission") for i in self.syntax.fillers(noun, "of"))

    def only_where(self, noun: int, what: str) -> bool:
        """Whether lands and towns only say where others are."""
        return what in LANDS and link_of(self.syntax, noun) in WHERE

    def singular(self, noun: int, what: str, *, dashed: bool) -> bool:
        """Whether a noun stands in the singular and so is not what a number beside it counts; ``dashed``: *7-11*."""
        token = self.tokens[noun]
        lemma = token.lemma.lower()
        if token.tag != "NN" or lemma != token.text.lower() or link_of(self.syntax, noun) == "of" or nature(what) == "matter":
            return False
        return dashed or (what == lemma and lemma.isalpha() and thing(lemma) is None)

    def private(self, place: int) -> bool:
        """Whether a sentence is of sport, stage, shops or weather: more words of theirs than of public life."""
        sentence = self.sentences[place]
        said = [t.lemma.lower() for t in self.tokens[sentence.first : sentence.last] if t.pos in ("NOUN", "VERB", "ADJ")]
        return sum(private(word, said) is not None for word in said) > sum(topic([word]) in PUBLIC_TOPICS for word in said)

    def _told_with(self, noun: int, kind: str) -> bool:
        sentence = self.sentences[self.tokens[noun].sentence]
        return any(counted(kind, token.lemma.lower()) for token in self.tokens[sentence.first : sentence.last])

    def _grouped(self, noun: int) -> str:
        """*A contingent of 14 Britons* are troops, *a march by 14 women* is one of protesters."""
        link = self.syntax.head(noun)
        group = self.syntax.head(link) if link is not None and self.tokens[link].text.lower() in ("of", "by") else None
        return (counted("group", self.tokens[group].lemma.lower()) if group is not None else None) or "people"

    def _force(self, noun: int) -> str:
        """The *men* whom somebody sends somewhere are troops, or police where police send them."""
        verb = self.syntax.head(self.syntax.first_conjunct(noun))
        if verb is None or self.tokens[noun].dep not in ("dobj", "nsubjpass", "conj"):
            return "people"
        holding = self.tokens[verb].lemma == "have" and self.tokens[noun].lemma == "man"
        if not (holding or counted("sending", self.tokens[verb].lemma)):
            return "people"
        doers = [i for doer in self.syntax.fillers(verb, "subj") for i in self.syntax.subtree(doer)[:NEAR]]
        return "police" if any(self.tokens[i].lemma.lower() == "police" for i in doers) else "troops"

    def scene(self, noun: int | None, place: int) -> str:
        """Those people whom the rest of the sentence is about: *thousands stood in the square* are protesters."""
        if noun is not None and self.tokens[noun].pos == "NOUN" and self.tokens[noun].lemma not in ANYONE:
            return "people"
        sentence = self.sentences[place]
        words = {token.lemma.lower() for token in self.tokens[sentence.first : sentence.last]}
        scenes = {scene for word in words if (scene := counted("scene", word)) is not None}
        return scenes.pop() if len(scenes) == 1 else "people"

    def chamber(self, place: int) -> bool:
        """Whether a sentence tells of those who vote."""
        sentence = self.sentences[place]
        return any(counted("chamber", token.lemma.lower()) for token in self.tokens[sentence.first : sentence.last])

    def unknown(self, what: str, noun: int) -> bool:
        """Whether a noun stands for itself only because the table lacks it."""
        lemma = self.tokens[noun].lemma.lower()
        return what == self.tokens[noun].text.lower() and not person(lemma) and thing(lemma) is None

    def told_before(self, first: int, what: str) -> bool:
        """*The two men*, *his two sons*: a small group already known is no count; *five of the six gunmen* is."""
        before = self.tokens[first - 1] if first else None
        if before is None or not (before.lemma in ("the", "these", "those", "both") or before.tag in ("PRP$", "POS")):
            return False
        folk = nature(what) == "noun" or what == "countries"
        return folk and (first < 2 or self.tokens[first - 2].lemma != "of")
