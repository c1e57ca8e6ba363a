"""Under which treaty or article something is done: *appealed to the bloc under Article 4 of the pact*.

The theory: an article has a number, and its treaty stands beside it (*of the treaty*, *NATO's*). What is named after *under* or as what
somebody invokes is the ground of the act that it hangs on. An article that only says what its text says (*Article 2 obliges*) grounds
nothing, nor does one that is denied to be the ground (*under Article 2, not Article 4*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from realpolitik.core.marks import Ground, Mark, Restored, Sentence, Span, Token, Trigger
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.treaties import treaty

ARTICLES = frozenset({"article", "articles", "art", "art."})
NUMBER = re.compile(r"\d+(?:\.\d+|\(\d+\))*|one|two|three|four|five|six|seven|eight|nine|ten", re.IGNORECASE)
IN_WORDS = {word: str(at) for at, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)}
# *Under Article 4*, *in line with Article 4*, *citing Article 4*.
PREPOSITIONS = frozenset({"under", "per", "by", "with", "on", "of", "to"})
# Words that a preposition of ground may stand beside; *under* and *per* need none.
BESIDE = frozenset("accordance line keeping basis term terms pursuant according virtue".split())
CITING = frozenset({"cite", "invoke", "use", "activate", "trigger", "quote"})


class Grounds:
    """Gives a :class:`Ground` for each event whose treaty or article is named where it is told."""

    name = "grounds"
    needs: tuple[type[Mark], ...] = (Token, Sentence, Trigger, Restored)
    gives: tuple[type[Mark], ...] = (Ground,)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(_Reader(report, self.name).marks()) for report in reports]


class _Reader:
    def __init__(self, report: Report, maker: str) -> None:
        self.report, self.maker = report, maker
        self.syntax: Syntax = report.syntax
        self.tokens = self.syntax.tokens
        self.triggers: dict[int, list[Trigger]] = {}
        outer: dict[int, Trigger] = {}
        for trigger in report.of(Trigger):
            self.triggers.setdefault(trigger.head, []).append(trigger)
            if trigger.light is not None:
                self.triggers.setdefault(trigger.light, []).append(trigger)
            if trigger.inner is not None:
                outer[trigger.inner] = trigger
        # *Called for talks under Article 4*: what the talks rest on, the call for them does.
        self.outer = outer

    def marks(self) -> Iterator[Ground]:
        grounded: set[Span] = set()
        for token in self.tokens:
            if token.text.lower() not in ARTICLES and not token.text[:1].isupper():
                continue
            article, known = self._article(token.index), self._treaty(token.index)
            if (article is None and known is None) or not self._is_ground(token.index):
                continue
            for trigger in self._acts(token.index):
                if trigger.span not in grounded:
                    grounded.add(trigger.span)
                    yield Ground(span=self._words(token.index), by=self.maker, score=0.9, of=trigger.span, treaty=known, article=article)

    def _article(self, at: int) -> str | None:
        """The number of an article: *Article 4*, *Article 42.7*, *Article Five*."""
        if self.tokens[at].text.lower() not in ARTICLES or at + 1 >= len(self.tokens):
            return None
        said = NUMBER.fullmatch(self.tokens[at + 1].text)
        return IN_WORDS.get(said.group().lower(), said.group()) if said is not None else None

    def _treaty(self, at: int) -> str | None:
        """The treaty that a phrase names, as whole or as what an article is of."""
        if self.tokens[at].dep == "compound":
            return None
        known = treaty(self.report.quote(self._words(at)))
        return known.name if known is not None else None

    def _words(self, at: int) -> Span:
        words = self.syntax.phrase(at)
        # *The US-Philippines Mutual Defense Treaty*: a hyphen breaks the phrase, not the name.
        first = min(
            (below for child in self.syntax.children(at, "compound", "nmod", "amod") for below in self.syntax.subtree(child)), default=at
        )
        return Span(self.tokens[min(first, words[0])].span.start, self.tokens[words[-1]].span.end)

    def _is_ground(self, at: int) -> bool:
        """Whether the phrase is said to be what something rests on."""
        token = self.tokens[at]
        over = self.tokens[token.head]
        if any(self.tokens[i].text.lower() in ("not", "rather") for i in self.syntax.children(at)):
            return False
        if token.dep in ("pobj", "pcomp"):
            before = over.text.lower()
            beside = self.tokens[over.head].lemma.lower()
            return before in ("under", "per") or (before in PREPOSITIONS and beside in BESIDE)
        return token.dep == "dobj" and over.lemma.lower() in CITING

    def _acts(self, at: int) -> list[Trigger]:
        """The triggers of the nearest word above that has some."""
        for above in self.syntax.ancestors(at):
            if above in self.triggers:
                return [self.outer[above]] if above in self.outer else self.triggers[above]
        return []
