"""Who says, writes or believes what, to whom and where: direct, indirect and mixed speech.

What is said is found in three passes. First the syntax: every reporting word takes the clause (or the object) it governs. Then
the quote marks: a quotation that no clause holds looks for a reporting word beside it. Last the leftovers: a quotation that is a
whole sentence goes on with the speech of whoever spoke last. A few quoted words in the reporter's own sentence are nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from realpolitik.core.marks import Actor, Addressee, Content, Cue, Entity, Form, Mark, Reworded, Sentence, Source, Span, Token
from realpolitik.core.report import Report
from realpolitik.knowledge.speech import ODD, THOUGHT, Reporting, carries, in_a, in_ones, reporting
from realpolitik.text import clauses
from realpolitik.text.hearsay import idle
from realpolitik.text.quoted_words import DASHES, QuotedWords
from realpolitik.text.quotes import Quoted
from realpolitik.text.said import Said
from realpolitik.text.shown import found, made_plain
from realpolitik.text.speakers import THIRD, mute, other_than_named
from realpolitik.text.tellers import tellers, tellers_beside

Part = Literal["addressee", "outlet"]
SCORES: dict[Form, float] = {"direct": 0.95, "mixed": 0.85, "indirect": 0.8}


class Quotations:
    """Gives cues, contents, sources and addressees."""

    name = "quotations"
    needs: tuple[type[Mark], ...] = (Reworded, Token, Sentence, Entity, Actor)
    gives: tuple[type[Mark], ...] = (Cue, Content, Source, Addressee)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [Reader(report, self.name).marks() for report in reports]


class Reader:
    """Reads the speech of one report."""

    def __init__(self, report: Report, by: str) -> None:
        self.by = by
        self.tokens, self.sentences = report.of(Token), report.of(Sentence)
        self.syntax = report.syntax
        self.actors = {actor.head: actor for actor in report.of(Actor)}
        self.words = QuotedWords(report.text, self.tokens)
        self.inside = self.words.inside
        self.dates = {t for e in report.of(Entity) if e.label in ("DATE", "TIME") for t in range(e.first, e.last)}
        self.reworded = any(mark.verdict for mark in report.of(Reworded))
        self.said, self.raised = dict[int, Said](), dict[int, Said]()

    def marks(self) -> list[Mark]:
        for index in range(len(self.tokens)):
            self._governed(index)
        self._labels()
        self._quoted()
        last: tuple[int, str] | None = None
        told = sorted((one for one in self.said.values() if one.pieces and not mute(self.tokens, one)), key=lambda one: one.head)
        for said in told:
            speaker, head = self._actor(said.source_head, said.source), said.source_head
            at = -1 if head is None else self.tokens[head].span.start  # *he said Osei left*: he is not Osei
            apart = [one for one in said.pieces if self.words.form(*one) == "direct" or one[0] > at]
            said.speaker = other_than_named(self.tokens, self.actors.values(), head, speaker, told=apart, last=last)
            last = (self.tokens[said.head].sentence, said.speaker) if said.speaker is not None and self.inside[said.head] < 0 else last
        quoting = {said.head for said in told if any(self.words.form(*piece) != "indirect" for piece in said.pieces)}
        kept = [said for said in told if said.head in quoting or not idle(self.syntax, said, told)]
        return [mark for said in kept for mark in self._written(said)]

    # --- pass one: what the syntax says -----------------------------------------------------------------------------------

    def _governed(self, index: int) -> None:
        token = self.tokens[index]
        if token.pos == "VERB" or (token.pos == "AUX" and token.dep == "ROOT"):
            self._verb(index)
        elif self.inside[index] < 0 and token.pos == "NOUN":
            self._noun(index)
            self._in_view(index)
        elif self.inside[index] < 0 and token.pos == "ADJ":
            self._adjective(index)
        if token.text.lower() in ("according", "per"):
            self._according(index)

    def _verb(self, index: int) -> None:
        word = reporting(self.tokens[index].lemma, "VERB") or self._odd(index)
        plain, adjective = made_plain(self.syntax, index)
        if plain and adjective is not None and self.inside[index] < 0:
            said = self._new(index, ODD, clauses.verb_group(self.syntax, index, range(index + 1, adjective + 1)))
            said.pieces = self._pieces(plain, said)
        elif word is not None and not self._raises(index, word):
            self._complement(index, word)

    def _complement(self, index: int, word: Reporting) -> None:
        told, bare = "obj" in word.addressee, word.kind in ("praise", "blame")
        content, extra = clauses.complement(self.syntax, index, word.content, told=told, bare=bare)
        if not content and word.kind == "write":
            content = found(self.syntax, index)
        if (
            not content
            or clauses.is_terms(self.syntax, content)
            or (self.inside[index] >= 0 and not self._retold(index, word))
            or self._carries(index)
        ):
            return
        said = self._new(index, word, clauses.verb_group(self.syntax, index, extra))
        if index in self.raised:  # *said it was over and warned of …*: the parse made it part of what was said
            outer = self.raised[index]
            said.source, said.source_head = outer.source, outer.source_head
        strays = [t for t in content if self._strays(t, index)]
        self.raised.update(dict.fromkeys(strays, said))
        if all(self.inside[t] < 0 for t in content):
            content = clauses.without_aside(self.syntax, content)
        own = {*clauses.below(self.syntax, strays), *clauses.leading_time(self.syntax, index, content, self.dates)}
        said.pieces = self._pieces([t for t in content if t not in own], said)

    def _raises(self, index: int, word: Reporting) -> bool:
        """*Is expected to leave*, *seems to hold*: somebody thinks so, and the text leaves out who unless it says *by whom*."""
        tokens, syntax = self.tokens, self.syntax
        raises = "raise" in word.content and (syntax.is_passive(index) or len(word.content) == 1)
        if raises and not syntax.is_passive(index) and any(reporting(tokens[c].lemma, "VERB") for c in syntax.children(index, "xcomp")):
            return True  # *seemed to deny it*: who seems so is who denies it
        content = clauses.raised_complement(syntax, index) if raises and self.inside[index] < 0 else []
        if content:
            said = self._new(index, word, clauses.verb_group(syntax, index), role="by")
            said.pieces = self._pieces([t for t in content if t not in said.source], said)
        return bool(content)

    def _odd(self, index: int) -> Reporting | None:
        """In reworded text any verb by which an actor puts a *that* clause may stand for *said*."""
        that = self.reworded and any(clauses.has_that(self.syntax, c) for c in self.syntax.children(index, "ccomp"))
        return ODD if that and any(s in self.actors for s in self.syntax.fillers(index, "subj")) else None

    def _strays(self, index: int, cue: int) -> bool:
        word = reporting(self.tokens[index].lemma, "VERB") if self.tokens[index].pos == "VERB" else None
        return word is not None and self.inside[index] < 0 and clauses.strays(self.syntax, index, cue)

    def _carries(self, index: int) -> bool:
        """*expressed concern that …*: the noun is the cue."""
        nouns = [c for c in self.syntax.children(index, "dobj") if reporting(self.tokens[c].lemma, "NOUN") is not None]
        return carries(self.tokens[index].lemma) and any(clauses.that_clauses(self.syntax, noun) for noun in nouns)

    def _retold(self, index: int, word: Reporting) -> bool:
        """Whether a cue inside somebody's quoted words reports a third party's speech; *I think* is no second statement."""
        if word.kind in THOUGHT or not self.syntax.children(index, "ccomp"):
            return False
        subjects = self.syntax.fillers(index, "subj")
        return bool(subjects) and self.tokens[subjects[0]].pos == "PROPN"

    def _noun(self, index: int) -> None:
        """*the claim that …*; *his promise to …*; *the claim is that …*."""
        if (word := reporting(self.tokens[index].lemma, "NOUN")) is None:
            return
        syntax, extra = self.syntax, list[int]()
        held = clauses.below(syntax, clauses.noun_complement(syntax, index, infinitive="xcomp" in word.content)[:1])
        if not held and clauses.owners(syntax, index, carries):
            held, extra = clauses.phrase_complement(syntax, index, word.content)
        if held and not any(self.tokens[held[0]].span.start == low for one in self.said.values() for low, _ in one.pieces):
            said = self._new(index, word, [index, *extra], score=0.8)
            said.pieces = self._pieces(held, said)

    def _adjective(self, index: int) -> None:
        """*is confident that …*"""
        word = reporting(self.tokens[index].lemma, "ADJ")
        if word is None:
            return
        syntax, tokens = self.syntax, self.tokens
        held, extra = clauses.below(syntax, [c for c in syntax.children(index, *word.content) if syntax.is_verb(c)][:1]), list[int]()
        if not held:
            held, extra = clauses.phrase_complement(syntax, index, word.content)
        over = tokens[index].head
        impersonal = any(tokens[c].lemma == "it" for c in syntax.children(over, "nsubj"))
        if not held or impersonal or tokens[over].lemma not in ("be", "become", "remain", "feel", "seem"):
            return
        said = self._new(index, word, [*range(min(over, index), index + 1), *extra], verb=over, score=0.7)
        said.pieces = self._pieces(held, said)

    def _according(self, index: int) -> None:
        cue, sources = clauses.according_to(self.syntax, index)
        if sources:
            self._frame(index, cue, sources[0], "according to")

    def _in_view(self, index: int) -> None:
        """*in the minister's view*, *in the words of the minister*"""
        word, over = in_ones(self.tokens[index].lemma), self.tokens[index].head
        if self.tokens[index].dep != "pobj" or self.tokens[over].lemma != "in":
            return
        if word is None:
            around = clauses.clause_around(self.syntax, over)
            named = in_a(self.tokens[index].lemma) is not None and around == self.tokens[over].head
            if named and self.syntax.is_verb(around) and reporting(self.tokens[around].lemma, "VERB") is None:
                self._frame(over, [over], index, f"in a {self.tokens[index].lemma}")
        elif owners := self.syntax.fillers(index, "poss") or self.syntax.fillers(index, "of"):
            self._frame(over, [over], owners[0], word.lemma)

    def _frame(self, head: int, cue: list[int], source: int, lemma: str) -> None:
        """A phrase that puts the clause around it in somebody's mouth."""
        syntax = self.syntax
        word = reporting(lemma, "PHRASE")
        said = Said(head, lemma, cue, word.strength if word is not None else 0.8)
        said.source, said.source_head = clauses.full_phrase(syntax, source, cue), source
        over = clauses.clause_around(syntax, head)
        own = {*syntax.subtree(head), *cue}
        self.said[head] = said
        said.pieces = self._pieces([t for t in syntax.subtree(over) if t not in own], said)

    def _labels(self) -> None:
        """*Premier: no deal* above a report, and *SMITH: Good evening* in an interview: a name, a colon, a sentence or paragraph."""
        for mark, source, told in self.words.labelled(self.actors):
            if mark not in self.said:
                self._bare(mark, self.tokens[mark].text, source[-1], list(source), score=0.7).pieces.append(told)

    # --- pass two: quote marks ---------------------------------------------------------------------------------------------

    def _quoted(self) -> None:
        last: tuple[int, Said] | None = None
        for number, quoted in enumerate(self.words.quotes):
            if number not in self.words.bounds:
                continue
            first, end = self.words.bounds[number]
            said = self._holder(quoted) or self._beside(number, first, end)
            if said is None and not quoted.single and self.words.is_sentence(first, end):
                said = self._goes_on(last, number, first) or self._lonely(first)
            if said is not None:
                for low, high in quoted.ranges:
                    said.add(low, high)
                last = (number, said)

    def _holder(self, quoted: Quoted) -> Said | None:
        """The speech that holds this quotation, wholly or in part, by syntax; its cue stands outside the quotation."""
        near = []
        for said in self.said.values():
            at = self.tokens[said.head].span.start
            within = any(low <= at < high for low, high in quoted.ranges)
            if not within and any(low < quoted.end and quoted.start < high for low, high in said.pieces):
                near.append((abs(at - quoted.start), said.head))
        return self.said[min(near)[1]] if near else None

    def _beside(self, number: int, first: int, end: int) -> Said | None:
        tokens, words = self.tokens, self.words
        before, after = words.before(first), words.after(end)
        full = words.is_full(first, end)
        mark = tokens[before[-1]].text if before else ""
        if mark in (",", ":"):
            verb = self._cue_in(before[::-1], near=mark == ",", full=full)
            if verb is not None:
                return self._open(verb)
            if mark == ":" and len(before) <= 8 and full:
                return self._colon(before)
        elif before and full and self._may_quote(before[-1]):
            return self._open(before[-1])
        if after and words.is_open(end, after, full=full):
            if tokens[after[0]].text in DASHES and full and len(after) > 1 and tokens[after[1]].pos == "PROPN":
                return self._dash(after)
            verb = self._cue_in(after, near=not full, full=full, closed=tokens[end - 1].text not in (".", "…"))
            if verb is not None:
                return self._open(verb)
        return self._open(governor) if full and (governor := self._governor(number, first, end)) is not None else None

    def _may_quote(self, index: int) -> bool:
        word = reporting(self.tokens[index].lemma, "VERB") if self.tokens[index].pos in ("VERB", "AUX") else None
        return word is not None and word.quotes

    def _cue_in(self, window: list[int], *, near: bool, full: bool, closed: bool = True) -> int | None:
        """The reporting verb of a window, nearest first; a main verb is better than one in a side clause."""
        side: int | None = None
        for place, index in enumerate(window):
            token = self.tokens[index]
            if not self._may_quote(index) or (near and place > 8 and not full):
                continue
            if token.dep in ("relcl", "acl", "advcl", "amod") and token.tag != "VBG":
                side = index if side is None else side
                continue
            taken = self.said[index].pieces if index in self.said else []
            if place <= 3 or not taken or any(self.words.form(*piece) == "direct" for piece in taken):
                return index
        if side is None and full and closed and len(window) <= 15:
            # A verb the table doesn't know still speaks where nothing else could hold the quotation.
            syntax = self.syntax
            for index in window:
                if self.tokens[index].pos == "VERB" and self.tokens[index].dep in ("ROOT", "parataxis"):
                    free = not syntax.children(index, "dobj", "ccomp") and syntax.fillers(index, "subj")
                    return index if free else None
        return side

    def _governor(self, number: int, first: int, end: int) -> int | None:
        """The reporting verb outside a quotation on which its words hang."""
        for index in range(first, end + 1):
            token = self.tokens[index]
            outside = token.head != index and self.inside[token.head] != number
            if outside and token.dep in ("ccomp", "parataxis", "dobj", "attr") and self._may_quote(token.head):
                return token.head
        return None

    def _goes_on(self, last: tuple[int, Said] | None, number: int, first: int) -> Said | None:
        """The speech of whoever spoke last, if it ended in this paragraph or with the one before."""
        if last is None or last[0] != number - 1 or not last[1].pieces:
            return None
        return last[1] if self.words.is_near(max(last[1].pieces[-1][1], self.tokens[last[1].head].span.end), first) else None

    def _lonely(self, first: int) -> Said | None:
        """A quotation without a cue: said by the subject of the sentence before, if that is a person."""
        if first == 0 or self.words.breaks(first - 1) or self.inside[first - 1] >= 0:
            return None
        before = self.sentences[self.tokens[first - 1].sentence]
        roots = [t for t in range(before.first, before.last) if self.tokens[t].dep == "ROOT"]
        subjects = self.syntax.fillers(roots[0], "subj") if roots else ()
        if not subjects or not (self.tokens[subjects[0]].pos == "PROPN" or self.tokens[subjects[0]].text.lower() in THIRD):
            return None
        return self._bare(first, "", subjects[0], clauses.full_phrase(self.syntax, subjects[0], (first,)), score=0.5)

    def _colon(self, before: list[int]) -> Said | None:
        """*His message: “…”*"""
        names = [t for t in before[:-1] if self.tokens[t].pos in ("PROPN", "NOUN", "PRON")]
        if not names or any(self.tokens[t].pos == "VERB" for t in before):
            return None
        return self._bare(before[-1], ":", names[-1], clauses.full_phrase(self.syntax, names[-1], before[-1:]), score=0.7)

    def _dash(self, after: list[int]) -> Said:
        """*“…” — Anna Smith*"""
        first, *more = [t for t in after[1:] if self.tokens[t].pos == "PROPN"]
        return self._bare(after[0], "—", first, after[1 : 2 + len(more)], score=0.7)

    def _bare(self, head: int, lemma: str, source_head: int, source: list[int], *, score: float) -> Said:
        self.said[head] = Said(head, lemma, [head], score=score, source=source, source_head=source_head)
        return self.said[head]

    # --- cues and sources --------------------------------------------------------------------------------------------------

    def _open(self, verb: int) -> Said:
        return self.said.get(verb) or self._new(verb, reporting(self.tokens[verb].lemma, "VERB"), clauses.verb_group(self.syntax, verb))

    def _new(
        self, head: int, word: Reporting | None, cue: list[int], *, verb: int | None = None, role: str = "subj", score: float = 1.0
    ) -> Said:  # fmt: skip
        said = self.said[head] = Said(head, self.tokens[head].lemma, cue, score=score)
        if word is not None:
            said.strength, said.addressee, said.kind = word.strength, word.addressee, word.kind
        tokens = self.tokens
        subjects = tellers(self.syntax, head, head if verb is None else verb, role, carries)
        # Nobody says what he himself is part of (a subject inside the quoted words is a slip of the parse), and no day says anything.
        subjects = tuple(s for s in subjects if tokens[s].dep != "expl" and self.inside[s] in (-1, self.inside[head]))
        subjects = tuple(s for s in subjects if s in self.actors or s not in self.dates)
        if not subjects and tokens[head].pos == "VERB" and word is not None and word.quotes and role == "subj":
            subjects = self.words.neighbour(head)
        subjects = subjects or (tellers_beside(self.syntax, head, self.actors, self.said) if self.inside[head] < 0 else ())
        if subjects:
            said.source_head = subjects[0]
            spoken = clauses.surface(self.syntax, head if verb is None else verb, subjects[0])
            if tokens[spoken].tag in ("WP", "WDT") and self._actor(subjects[0], [*cue, head]) is None:
                spoken = subjects[0]  # *who* alone tells nothing where we don't know the one it stands for
            phrase = clauses.full_phrase(self.syntax, spoken, {*cue, head})
            same = [t for t in phrase if self.inside[t] == self.inside[spoken]]
            said.source = clauses.unbroken(same, spoken)
        return said

    # --- pieces and marks --------------------------------------------------------------------------------------------------

    def _pieces(self, content: list[int], said: Said) -> list[tuple[int, int]]:
        runs = clauses.runs(self.tokens, content, {*said.cue, *said.source})
        return [(self.tokens[run[0]].span.start, self.tokens[run[-1]].span.end) for run in runs]

    def _written(self, said: Said) -> Iterable[Mark]:
        tokens = self.tokens
        cue = clauses.unbroken(said.cue, said.head if said.head in said.cue else said.cue[0])
        span = Span(tokens[cue[0]].span.start, tokens[cue[-1]].span.end)
        forms = [self.words.form(low, high) for low, high in said.pieces]
        score = said.score * max(SCORES[form] for form in forms) * said.strength
        yield Cue(span=span, by=self.by, score=round(score, 3), lemma=said.lemma, head=said.head)
        for (low, high), form in zip(said.pieces, forms, strict=True):
            yield Content(span=Span(low, high), by=self.by, score=SCORES[form], of=span, form=form, quoted=form != "indirect")
        if said.source:
            words = tokens[said.source[0]].span.cover(tokens[said.source[-1]].span)
            yield Source(span=words, by=self.by, score=0.9, of=span, actor=said.speaker)
        yield from self._addressees(said, span)

    def _actor(self, head: int | None, words: list[int]) -> str | None:
        tokens = self.tokens
        if head is not None and head not in words:  # *who* speaks for the name before it
            words = clauses.full_phrase(self.syntax, head, words)
        near = [t for t in words if t == head or tokens[t].dep == "appos" or (tokens[t].head, tokens[t].dep) == (head, "compound")]
        known = [self.actors[t] for t in near if t in self.actors]
        # *The envoy, Zamir Kabulov*: the name says more than the title.
        names = [actor for actor in known if actor.form == "name" and (actor.kind == "person" or actor.head == head)]
        return (names or known)[-1].key if known else None

    def _addressees(self, said: Said, span: Span) -> Iterable[Mark]:
        if self.tokens[said.head].pos != "VERB":
            return
        told = [index for slot in said.addressee for index in self.syntax.fillers(said.head, slot)]
        through = clauses.below(self.syntax, self.syntax.children(said.head, "prep", "dative"))
        done: set[Part] = set()
        for index in [*told[:1], *through]:
            actor, at = self.actors.get(index), self.tokens[index].span.start
            if actor is None or index in said.source or any(low <= at < high for low, high in said.pieces):
                continue
            part: Part = "outlet" if actor.kind == "outlet" else "addressee"
            if part not in done and (part == "outlet" or index in told):
                done.add(part)
                yield Addressee(span=actor.span, by=self.by, score=0.9, of=span, part=part, actor=actor.key)
