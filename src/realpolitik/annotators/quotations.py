"""Who says, writes or believes what, to whom and where: direct, indirect and mixed speech.

What is said is found in three passes. First the syntax: every reporting word takes the clause (or the object) it governs. Then the
quote marks: a quotation that no clause holds looks for a reporting word beside it. Last the leftovers: a quotation that is a whole
sentence goes on with the speech of whoever spoke last. A few quoted words in the reporter's own sentence are nobody's statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from realpolitik.core.marks import Actor, Addressee, Content, Cue, Form, Mark, Sentence, Source, Span, Token
from realpolitik.core.report import Report
from realpolitik.knowledge.speech import Reporting, reporting
from realpolitik.text.quotes import Quoted, quotations

STOPS = frozenset({".", "!", "?"})
DASHES = frozenset({"―", "—", "–", "--", "-"})
TRIM = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "...", "―"})
LIGHT = frozenset({"make", "issue", "express", "voice", "have", "release", "repeat", "give", "offer", "hold", "share", "send", "deliver", "raise"})
THOUGHT = frozenset({"think", "want", "hope", "fear", "feel", "ask", "demand", "back", "praise", "blame", "call", "mention"})
SCORES = {"direct": 0.95, "mixed": 0.85, "indirect": 0.8}


@dataclass
class Said:
    """One act of speech while it is put together; numbers are token indexes, pieces are character ranges."""

    head: int
    lemma: str
    cue: list[int]
    source: list[int] = field(default_factory=list)
    source_head: int | None = None
    pieces: list[tuple[int, int]] = field(default_factory=list)
    word: Reporting | None = None
    mark: Span | None = None
    score: float = 1.0


class Quotations:
    """Gives cues, contents, sources and addressees."""

    name = "quotations"
    needs: tuple[type[Mark], ...] = (Token, Sentence, Actor)
    gives: tuple[type[Mark], ...] = (Cue, Content, Source, Addressee)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [Reader(report, self.name).marks() for report in reports]


class Reader:
    """Reads the speech of one report."""

    def __init__(self, report: Report, by: str) -> None:
        self.by = by
        self.text = report.text
        self.tokens = report.of(Token)
        self.syntax = report.syntax
        self.sentences = report.of(Sentence)
        self.actors = {actor.head: actor for actor in report.of(Actor)}
        self.quotes = [quoted for quoted in quotations(report.text)]
        self.inside = self._insides()
        self.said: dict[int, Said] = {}

    def _insides(self) -> list[int]:
        """For each token the number of the quotation it stands in, or -1."""
        inside = [-1] * len(self.tokens)
        ranges = [(low, high, number) for number, quoted in enumerate(self.quotes) for low, high in quoted.ranges]
        ranges.sort()
        at = 0
        for token in self.tokens:
            while at < len(ranges) and ranges[at][1] <= token.span.start:
                at += 1
            if at < len(ranges) and ranges[at][0] <= token.span.start:
                inside[token.index] = ranges[at][2]
        return inside

    def marks(self) -> list[Mark]:
        for index in range(len(self.tokens)):
            self._governed(index)
        self._headline()
        self._quoted()
        marks: list[Mark] = []
        for said in sorted(self.said.values(), key=lambda one: one.head):
            if said.pieces:
                marks.extend(self._written(said))
        return marks

    # --- pass one: what the syntax says -----------------------------------------------------------------------------------

    def _governed(self, index: int) -> None:
        token = self.tokens[index]
        if token.pos == "VERB" or (token.pos == "AUX" and token.dep == "ROOT"):
            self._verb(index)
        elif token.pos == "NOUN":
            self._noun(index)
        elif token.pos == "ADJ":
            self._adjective(index)
        if token.text.lower() in ("according", "per"):
            self._according(index)

    def _verb(self, index: int) -> None:
        word = reporting(self.tokens[index].lemma, "VERB")
        if word is None:
            return
        content, extra = self._complement(index, word)
        if content and self.inside[index] >= 0 and not self._retold(index, word):
            return
        if content:
            said = self._new(index, word, self._verb_cue(index, extra))
            said.pieces = self._runs(content, said)

    def _retold(self, index: int, word: Reporting) -> bool:
        """Whether a cue inside somebody's quoted words reports a third party's speech; *I think* there is no second statement."""
        if word.kind in THOUGHT or not self.syntax.children(index, "ccomp"):
            return False
        subjects = self.syntax.fillers(index, "subj")
        return bool(subjects) and self.tokens[subjects[0]].pos == "PROPN"

    def _complement(self, index: int, word: Reporting) -> tuple[list[int], list[int]]:
        """The tokens of what a verb says, and those that belong to its cue (*called for*)."""
        syntax, tokens = self.syntax, self.tokens
        clauses = [c for c in syntax.children(index, "ccomp") if self._is_clause(c)]
        if clauses and ("ccomp" in word.content or word.quotes):
            found = self._wide(clauses[0])
            for other in syntax.children(clauses[0], "conj"):
                found.extend(syntax.subtree(other))
            for other in clauses[1:]:
                found.extend(syntax.subtree(other))
            return self._without(found, index), []
        token = tokens[index]
        if token.dep == "parataxis" and word.quotes and token.head != index:
            return self._without(syntax.subtree(token.head), index), []
        passive = syntax.is_passive(index)
        if "xcomp" in word.content and not passive:
            infinitives = [c for c in syntax.children(index, "xcomp", "ccomp") if tokens[c].pos in ("VERB", "AUX")]
            if infinitives:
                return self._without(syntax.subtree(infinitives[0]), index), []
        if "oprd" in word.content:
            found = [t for c in syntax.children(index, "oprd", "ccomp", "xcomp") for t in syntax.subtree(c)]
            found += [t for c in syntax.children(index, "prep") if tokens[c].lemma == "as" for t in syntax.subtree(c)]
            if passive and not syntax.fillers(index, "by"):
                return [], []
            if found:
                objects = [t for c in syntax.children(index, "nsubjpass", "dobj") for t in syntax.subtree(c)]
                return self._without(found + objects, index), []
        for child in syntax.children(index, "prep"):
            if tokens[child].lemma in word.content:
                return self._without([t for c in syntax.children(child) for t in syntax.subtree(c)], index), [child]
        if "obj" in word.content:
            slot = "nsubjpass" if passive else "dobj"
            objects = [c for c in syntax.children(index, slot) if tokens[c].pos in ("NOUN", "PROPN", "PRON", "NUM")]
            if passive and not syntax.fillers(index, "by"):
                return [], []
            objects = [c for c in objects if not (tokens[c].tag.startswith(("PRP", "WP", "WD")) and not passive and "praise" != word.kind)]
            return self._without([t for c in objects for t in syntax.subtree(c)], index), []
        return [], []

    def _is_clause(self, index: int) -> bool:
        token = self.tokens[index]
        return token.pos in ("VERB", "AUX") or bool(self.syntax.children(index, "nsubj", "nsubjpass", "cop", "mark", "expl"))

    def _wide(self, index: int) -> list[int]:
        return self.syntax.subtree(index)

    def _without(self, found: Iterable[int], index: int) -> list[int]:
        """The tokens but for those of the cue's own clause."""
        own = {index}
        token = self.tokens[index]
        if set(found) & own:
            own.update(self.syntax.subtree(index))
        del token
        return sorted(set(found) - own)

    def _verb_cue(self, index: int, extra: list[int]) -> list[int]:
        syntax, tokens = self.syntax, self.tokens
        cue = [index, *extra, *syntax.children(index, "prt")]
        if tokens[index].dep == "xcomp" and not syntax.children(index, "dobj") and tokens[tokens[index].head].lemma in ("continue", "go"):
            cue.append(tokens[index].head)
        low = index
        own = {c for c in syntax.children(index, "aux", "auxpass", "neg", "advmod") if c < index}
        first = min((c for c in own if tokens[c].dep != "advmod"), default=index)
        while low - 1 >= first and (low - 1 in own):
            low -= 1
        cue.extend(range(low, index))
        return sorted(set(cue))

    def _noun(self, index: int) -> None:
        word = reporting(self.tokens[index].lemma, "NOUN")
        if word is None:
            return
        syntax, tokens = self.syntax, self.tokens
        clauses = [c for c in syntax.children(index, "acl", "ccomp", "relcl") if self._that(c)]
        if not clauses and self.tokens[index].dep in ("nsubj", "nsubjpass"):
            over = tokens[index].head  # *the claim is that …*
            if tokens[over].lemma == "be":
                clauses = [c for c in syntax.children(over, "ccomp") if self._that(c)]
        if not clauses and "xcomp" in word.content and syntax.children(index, "poss"):
            clauses = [c for c in syntax.children(index, "acl") if tokens[c].tag == "VB"]
        if clauses and self.inside[index] < 0:
            said = self._new(index, word, [index], score=0.8)
            said.pieces = self._runs(self._without(syntax.subtree(clauses[0]), index), said)

    def _that(self, index: int) -> bool:
        return any(self.tokens[c].lemma == "that" for c in self.syntax.children(index, "mark"))

    def _adjective(self, index: int) -> None:
        word = reporting(self.tokens[index].lemma, "ADJ")
        if word is None:
            return
        syntax, tokens = self.syntax, self.tokens
        clauses = [c for c in syntax.children(index, *word.content) if tokens[c].pos in ("VERB", "AUX")]
        over = tokens[index].head
        if not clauses or self.inside[index] >= 0 or tokens[over].lemma not in ("be", "become", "remain", "feel", "seem"):
            return
        if any(tokens[c].lemma == "it" for c in syntax.children(over, "nsubj")):
            return
        cue = [*self._verb_cue(over, []), index]
        said = self._new(index, word, cue, verb=over, score=0.7)
        said.pieces = self._runs(self._without(syntax.subtree(clauses[0]), index), said)

    def _according(self, index: int) -> None:
        syntax, tokens = self.syntax, self.tokens
        if tokens[index].text.lower() == "according":
            to = [c for c in syntax.children(index, "prep") if tokens[c].lemma == "to"]
            if not to and index + 1 < len(tokens) and tokens[index + 1].lemma == "to":
                to = [index + 1]
        else:
            to = [index] if tokens[index].dep == "prep" else []
        sources = [c for t in to for c in syntax.children(t, "pobj", "pcomp")]
        word = reporting("according to", "PHRASE")
        if not sources or word is None or (index == to[0] and tokens[sources[0]].pos != "PROPN"):
            return
        said = Said(head=index, lemma="according to", cue=sorted({index, to[0]}), word=word)
        self._take_source(said, sources, [])
        own = set(syntax.subtree(index)) | set(said.cue) | set(said.source)
        over = tokens[index].head
        while tokens[over].head != over and tokens[over].dep not in ("ccomp", "conj", "advcl", "relcl", "parataxis"):
            over = tokens[over].head
        content = [t for t in syntax.subtree(over) if t not in own]
        self.said[index] = said
        said.pieces = self._runs(content, said)

    # --- pass two: quote marks ---------------------------------------------------------------------------------------------

    def _quoted(self) -> None:
        bounds = self._bounds()
        last: tuple[int, Said] | None = None
        for number, quoted in enumerate(self.quotes):
            if number not in bounds:
                continue
            first, end = bounds[number]
            said = self._holder(quoted) or self._beside(number, first, end)
            if said is None and not quoted.single and self._whole(first, end):
                said = self._goes_on(last, number, first) or self._lonely(first)
            if said is not None:
                for low, high in quoted.ranges:
                    self._add(said, low, high)
                if self.inside[said.head] < 0:
                    last = (number, said)

    def _bounds(self) -> dict[int, tuple[int, int]]:
        bounds: dict[int, tuple[int, int]] = {}
        for index, number in enumerate(self.inside):
            if number >= 0:
                low = bounds[number][0] if number in bounds else index
                bounds[number] = (low, index)
        return bounds

    def _holder(self, quoted: Quoted) -> Said | None:
        """The speech that holds this quotation, wholly or in part, by syntax; its cue stands outside the quotation."""
        best: Said | None = None
        for said in self.said.values():
            at = self.tokens[said.head].span.start
            if any(low <= at < high for low, high in quoted.ranges):
                continue
            if any(low < quoted.end and quoted.start < high for low, high in said.pieces) and (
                best is None or abs(at - quoted.start) < abs(self.tokens[best.head].span.start - quoted.start)
            ):
                best = said
        return best

    def _beside(self, number: int, first: int, end: int) -> Said | None:
        tokens = self.tokens
        before = self._window_before(first)
        after = self._window_after(end)
        whole = self._full(first, end)
        governor = self._governor(number, first, end)
        if before and tokens[before[-1]].text in (",", ":"):
            verb = self._cue_in(list(reversed(before)), near=tokens[before[-1]].text == ",", whole=whole)
            if verb is not None:
                return self._open(verb)
            if tokens[before[-1]].text == ":" and len(before) <= 8:
                return self._colon(before)
        elif before and whole and self._is_cue(before[-1]):
            return self._open(before[-1])
        if after and self._may_follow(end, after):
            if tokens[after[0]].text in DASHES and len(after) < 25 and whole:
                name = [t for t in after[1:] if tokens[t].pos == "PROPN"]
                if name and name[0] == after[1]:
                    return self._dash(after)
            verb = self._cue_in(after, near=not whole, whole=whole)
            if verb is not None:
                return self._open(verb)
        if governor is not None and whole:
            return self._open(governor)
        return None

    def _full(self, first: int, end: int) -> bool:
        """Whether what is quoted could be a sentence rather than a few borrowed words."""
        words = [t for t in range(first, end + 1) if self.tokens[t].pos not in ("PUNCT", "SPACE")]
        ends = any(self.tokens[t].text[-1:] in (".", "!", "?", ",", "…") for t in range(max(first, end - 1), end + 1))
        return len(words) >= 3 and (ends or any(self.tokens[t].pos in ("VERB", "AUX") for t in words))

    def _window_before(self, first: int) -> list[int]:
        found: list[int] = []
        at = first - 1
        while at >= 0 and len(found) < 40:
            if self.tokens[at].text in STOPS or self.inside[at] >= 0 or self._break(at):
                break
            found.append(at)
            at -= 1
        return found[::-1]

    def _window_after(self, end: int) -> list[int]:
        found: list[int] = []
        at = end + 1
        while at < len(self.tokens) and len(found) < 40:
            if self._break(at - 1) or self.tokens[at].text in STOPS or self.inside[at] >= 0:
                break
            found.append(at)
            at += 1
        return found

    def _break(self, at: int) -> bool:
        """Whether a paragraph ends after this token."""
        if at + 1 >= len(self.tokens):
            return True
        return "\n" in self.text[self.tokens[at].span.end : self.tokens[at + 1].span.start]

    def _may_follow(self, end: int, after: list[int]) -> bool:
        inner = self.text[: self.tokens[end].span.end].rstrip("\"'”’“‘»`")[-1:]
        if inner in ",?!…-—–" or self.tokens[after[0]].text == ",":
            return True
        return self.tokens[after[0]].text in DASHES or len(after) <= 8 or inner not in ".;:"

    def _is_cue(self, index: int) -> bool:
        token = self.tokens[index]
        word = reporting(token.lemma, "VERB") if token.pos in ("VERB", "AUX") else None
        return word is not None and word.quotes

    def _cue_in(self, window: list[int], *, near: bool, whole: bool) -> int | None:
        """The reporting verb of a window, nearest first; a main verb is better than one in a side clause."""
        side: int | None = None
        for place, index in enumerate(window):
            token = self.tokens[index]
            if token.pos not in ("VERB", "AUX") or (near and place > 8 and not whole):
                continue
            if not self._is_cue(index):
                continue
            if token.dep in ("relcl", "acl", "advcl", "amod") and token.tag != "VBG":
                side = index if side is None else side
                continue
            taken = self.said.get(index)
            if taken is not None and taken.pieces and place > 3 and not any(self._quote_piece(p) for p in taken.pieces):
                continue
            return index
        if side is None and whole:
            # A verb the table doesn't know still speaks where nothing else could hold the quotation.
            roots = [i for i in window if self.tokens[i].pos == "VERB" and self.tokens[i].dep in ("ROOT", "parataxis")]
            if roots and len(window) <= 15 and self.syntax.fillers(roots[0], "subj") and not self.syntax.children(roots[0], "dobj", "ccomp"):
                return roots[0]
        return side

    def _quote_piece(self, piece: tuple[int, int]) -> bool:
        return any(low >= piece[0] and high <= piece[1] for quoted in self.quotes for low, high in quoted.ranges)

    def _governor(self, number: int, first: int, end: int) -> int | None:
        """The verb outside the quotation on which its words hang."""
        for index in range(first, end + 1):
            token = self.tokens[index]
            if token.head != index and self.inside[token.head] != number and token.dep in ("ccomp", "parataxis", "dobj", "attr"):
                if self._is_cue(token.head):
                    return token.head
        return None

    def _whole(self, first: int, end: int) -> bool:
        """Whether a quotation is one or more whole sentences of its own."""
        starts = first == 0 or self.tokens[first - 1].text in STOPS or self._break(first - 1) or self.inside[first - 1] >= 0
        stops = any(self.tokens[t].text[-1:] in STOPS for t in range(max(first, end - 1), end + 1))
        return starts and stops and self._full(first, end)

    def _goes_on(self, last: tuple[int, Said] | None, number: int, first: int) -> Said | None:
        """The speech of whoever spoke last, if it ended in this paragraph or with the one before."""
        if last is None or last[0] != number - 1:
            return None
        stop = max(last[1].pieces[-1][1] if last[1].pieces else 0, self.tokens[last[1].head].span.end)
        between = self.text[stop : self.tokens[first].span.start]
        breaks = len([part for part in between.split("\n") if part.strip()])
        return last[1] if breaks <= 2 and len(between) < 250 else None

    def _lonely(self, first: int) -> Said | None:
        """A quotation without a cue: said by the subject of the sentence before, if that is a person."""
        if first == 0 or self._break(first - 1) or self.inside[first - 1] >= 0:
            return None
        before = self.sentences[self.tokens[first - 1].sentence]
        roots = [t for t in range(before.first, before.last) if self.tokens[t].dep == "ROOT"]
        subjects = self.syntax.fillers(roots[0], "subj") if roots else ()
        if not subjects or self.tokens[subjects[0]].pos not in ("PROPN", "PRON"):
            return None
        low = self.tokens[first].span.start
        said = Said(head=first, lemma="", cue=[first], mark=Span(low, self.tokens[first].span.end), score=0.5)
        self._take_source(said, list(subjects), [])
        self.said[first] = said
        return said

    def _colon(self, before: list[int]) -> Said | None:
        names = [t for t in before[:-1] if self.tokens[t].pos in ("PROPN", "NOUN", "PRON")]
        if not names or any(self.tokens[t].pos == "VERB" for t in before):
            return None
        said = Said(head=before[-1], lemma=":", cue=[before[-1]], score=0.7)
        self._take_source(said, [names[-1]], [])
        self.said[before[-1]] = said
        return said

    def _dash(self, after: list[int]) -> Said:
        said = Said(head=after[0], lemma="—", cue=[after[0]], score=0.7)
        names = [t for t in after[1:] if self.tokens[t].pos == "PROPN"]
        self._take_source(said, [names[0]], [])
        said.source = after[1:]
        self.said[after[0]] = said
        return said

    def _headline(self) -> None:
        """*Premier: no deal* above a report."""
        if not self.sentences:
            return
        first = self.sentences[0]
        words = range(first.first, first.last)
        colons = [t for t in words if self.tokens[t].text == ":" and self.inside[t] < 0]
        if not colons or not 1 <= colons[0] - first.first <= 6 or self.tokens[first.last - 1].text == ".":
            return
        names = list(range(first.first, colons[0]))
        if any(self.tokens[t].pos in ("VERB", "AUX") for t in names) or self.tokens[names[-1]].pos != "PROPN":
            return
        rest = [t for t in words if t > colons[0]]
        if any(self.tokens[t].pos in ("VERB", "AUX") for t in rest) and colons[0] not in self.said:
            said = Said(head=colons[0], lemma=":", cue=[colons[0]], score=0.7, source=names, source_head=names[-1])
            self.said[colons[0]] = said
            said.pieces = self._runs(rest, said)

    # --- cues and sources --------------------------------------------------------------------------------------------------

    def _open(self, verb: int) -> Said:
        if verb in self.said:
            return self.said[verb]
        word = reporting(self.tokens[verb].lemma, "VERB")
        said = self._new(verb, word, self._verb_cue(verb, []))
        return said

    def _new(self, head: int, word: Reporting | None, cue: list[int], *, verb: int | None = None, score: float = 1.0) -> Said:
        said = Said(head=head, lemma=self.tokens[head].lemma, cue=cue, word=word, score=score)
        self.said[head] = said
        syntax, tokens = self.syntax, self.tokens
        subjects: tuple[int, ...] = ()
        if tokens[head].pos == "NOUN":
            subjects = syntax.fillers(head, "poss") or syntax.fillers(head, "by") or syntax.fillers(head, "from")
            over = tokens[head].head
            if not subjects and tokens[head].dep in ("dobj", "pobj"):
                while over != tokens[over].head and tokens[over].pos not in ("VERB", "AUX"):
                    over = tokens[over].head
                if tokens[over].lemma in LIGHT:
                    subjects = syntax.fillers(over, "subj")
        else:
            at = head if verb is None else verb
            subjects = syntax.fillers(at, "subj")
            if syntax.is_passive(at) and not subjects and word is not None and word.kind == "call":
                subjects = ()
        subjects = tuple(s for s in subjects if tokens[s].dep != "expl" and self.inside[s] in (-1, self.inside[head]))
        if not subjects and tokens[head].pos == "VERB" and word is not None and word.quotes:
            subjects = self._neighbour(head)
        if subjects:
            self._take_source(said, list(subjects), [head])
        return said

    def _neighbour(self, head: int) -> tuple[int, ...]:
        """Who stands beside a verb that has words in quote marks on its other side, where the parse went astray."""
        tokens = self.tokens
        for step in (-1, 1):
            at = head + step
            while 0 <= at < len(tokens) and tokens[at].pos in ("ADV", "AUX") and abs(at - head) < 3:
                at += step
            if not (0 <= at < len(tokens)) or self.inside[at] >= 0 or tokens[at].pos not in ("PROPN", "PRON", "NOUN"):
                continue
            words = [at]
            while 0 <= words[-1] + step < len(tokens) and tokens[words[-1] + step].pos in ("PROPN", "DET", "ADJ", "NOUN"):
                words.append(words[-1] + step)
            edge = words[-1] + step
            if 0 <= edge < len(tokens) and self.inside[edge] < 0 and tokens[edge].text not in (",", ".", ";"):
                continue
            if any(self.inside[t] >= 0 for t in range(min(edge, head), max(edge, head) + 1) if 0 <= t < len(tokens)) or step == 1:
                names = [w for w in words if tokens[w].pos in ("PROPN", "PRON", "NOUN")]
                return (max(names) if step == -1 else max(names),)
        return ()

    def _take_source(self, said: Said, heads: list[int], avoid: list[int]) -> None:
        """The words of the source: its noun phrase with titles and appositions, but not the clause that holds the cue."""
        tokens, syntax = self.tokens, self.syntax
        head = heads[0]
        stop = {*said.cue, *avoid}
        words: list[int] = []
        todo = [head]
        while todo:
            at = todo.pop()
            words.append(at)
            for child in syntax.children(at):
                token = tokens[child]
                if child in stop or token.dep in ("relcl", "acl", "parataxis", "ccomp", "punct", "advcl") and not self._between(child, at, head):
                    continue
                if any(s in stop for s in self._below(child, stop)):
                    continue
                todo.append(child)
        low, high = self._around(head, sorted(words))
        said.source = list(range(low, high + 1))
        said.source_head = head

    def _between(self, child: int, at: int, head: int) -> bool:
        """Marks inside a phrase stay (hyphens, brackets); clauses do not."""
        del at, head
        return self.tokens[child].dep == "punct"

    def _below(self, index: int, stop: set[int]) -> list[int]:
        return [t for t in self.syntax.subtree(index) if t in stop]

    def _around(self, head: int, words: list[int]) -> tuple[int, int]:
        """The unbroken run of words around the head, without punctuation at its edges."""
        at = words.index(head)
        low = high = at
        while low > 0 and words[low - 1] == words[low] - 1:
            low -= 1
        while high + 1 < len(words) and words[high + 1] == words[high] + 1:
            high += 1
        while low < at and self.tokens[words[low]].pos in ("PUNCT", "SPACE"):
            low += 1
        while high > at and self.tokens[words[high]].pos in ("PUNCT", "SPACE") and self.tokens[words[high]].text != ")":
            high -= 1
        return words[low], words[high]

    # --- pieces and marks --------------------------------------------------------------------------------------------------

    def _runs(self, content: list[int], said: Said) -> list[tuple[int, int]]:
        """Character ranges of what is said: unbroken runs of its tokens, marks at the edges cut off."""
        tokens = self.tokens
        own = {*said.cue, *said.source}
        keep = [t for t in content if t not in own]
        runs: list[list[int]] = []
        for index in keep:
            if runs and all(tokens[t].pos in ("PUNCT", "SPACE") and t not in own for t in range(runs[-1][-1] + 1, index)):
                runs[-1].extend(range(runs[-1][-1] + 1, index + 1))
            else:
                runs.append([index])
        pieces = []
        for run in runs:
            while run and (tokens[run[0]].text in TRIM or tokens[run[0]].pos == "SPACE"):
                run.pop(0)
            while run and (tokens[run[-1]].text in TRIM or tokens[run[-1]].pos == "SPACE"):
                run.pop()
            if any(tokens[t].pos not in ("PUNCT", "SPACE", "CCONJ") for t in run):
                pieces.append((tokens[run[0]].span.start, tokens[run[-1]].span.end))
        return pieces

    def _add(self, said: Said, low: int, high: int) -> None:
        """Puts a quotation into a speech; pieces that touch it grow together with it."""
        kept = []
        for start, end in said.pieces:
            if start < high and low < end:
                low, high = min(low, start), max(high, end)
            else:
                kept.append((start, end))
        said.pieces = sorted([*kept, (low, high)])

    def _written(self, said: Said) -> Iterable[Mark]:
        tokens = self.tokens
        if said.mark is not None:
            span = said.mark
        else:
            run = said.cue
            while len(run) > 1 and run[-1] - run[0] != len(run) - 1:
                run = [t for t in run if t == said.head] if run[0] == said.head else run[1:]
            span = Span(tokens[run[0]].span.start, tokens[run[-1]].span.end)
        forms = [self._form(low, high) for low, high in said.pieces]
        score = said.score * max(SCORES[form] for form in forms) * (said.word.strength if said.word else 0.8)
        yield Cue(span=span, by=self.by, score=round(score, 3), lemma=said.lemma, head=said.head)
        for (low, high), form in zip(said.pieces, forms, strict=True):
            yield Content(
                span=Span(low, high), by=self.by, score=SCORES[form], of=span, form=form, quoted=form != "indirect"
            )
        if said.source:
            words = Span(tokens[said.source[0]].span.start, tokens[said.source[-1]].span.end)
            yield Source(span=words, by=self.by, score=0.9, of=span, actor=self._actor(said.source_head, said.source))
        yield from self._addressees(said, span)

    def _form(self, low: int, high: int) -> Form:
        quoted = sum(max(0, min(high, end) - max(low, start)) for q in self.quotes for start, end in q.ranges)
        if quoted == 0:
            return "indirect"
        return "direct" if quoted >= high - low - 2 else "mixed"

    def _actor(self, head: int | None, words: list[int]) -> str | None:
        near = [t for t in words if t == head or (self.tokens[t].head == head and self.tokens[t].dep in ("compound", "appos"))]
        known = [self.actors[t] for t in near if t in self.actors]
        # *The envoy, Zamir Kabulov*: the name says more than the title.
        names = [actor for actor in known if actor.form == "name" and (actor.kind == "person" or actor.head == head)]
        return (names or known)[-1].key if names or known else None

    def _addressees(self, said: Said, span: Span) -> Iterable[Mark]:
        if said.word is None or self.tokens[said.head].pos != "VERB":
            return
        own = set(said.source)
        done: set[str] = set()
        for slot in said.word.addressee:
            for index in self.syntax.fillers(said.head, slot):
                actor = self.actors.get(index)
                if actor is not None and index not in own and not self._in_pieces(index, said) and "heard" not in done:
                    done.add("heard")
                    part = "outlet" if actor.kind == "outlet" else "addressee"
                    done.add(part)
                    yield Addressee(span=actor.span, by=self.by, score=0.9, of=span, part=part, actor=actor.key)
        if "outlet" in done:
            return
        for child in self.syntax.children(said.head, "prep", "dative"):
            for index in self.syntax.subtree(child):
                actor = self.actors.get(index)
                if actor is not None and actor.kind == "outlet" and index not in own and not self._in_pieces(index, said):
                    yield Addressee(span=actor.span, by=self.by, score=0.85, of=span, part="outlet", actor=actor.key)
                    return

    def _in_pieces(self, index: int, said: Said) -> bool:
        at = self.tokens[index].span.start
        return any(low <= at < high for low, high in said.pieces)
