"""Statements: who said what, to whom and where, from the marks of speech.

Not every cue says that somebody spoke. Quoted words and reported clauses do; a bare object or infinitive does only where the verb
tells a fact (*denied the report*, not *was unable to confirm it*, *no group claimed it*, *would reveal it*) and its subject can speak
(*the blast highlighted the problem* is nobody's word).
"""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Actor, Addressee, Content, Cue, Form, Reworded, Source, Span, Token
from realpolitik.core.records import Statement, id_of
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.actors import agent
from realpolitik.text.mouths import TELLING, may_speak

POSSIBLE = frozenset({"may", "might", "could", "would", "should", "can", "must", "ca"})
# Who speaks to the reader is the author of the report, and *you* and *one* are anybody.
AUTHORS = frozenset({"i", "we", "my", "our", "you", "your", "one"})
# What is denied to somebody rather than said to be untrue.
GRANTED = frozenset("access asylum bail clearance entry passage permission request right visa".split())
# Verbs that refuse an act; what is refused is not said.
REFUSALS = frozenset({"decline", "refuse", "reject"})
# Verbs whose infinitive is said all the same: *went on to demand*.
LEADING = frozenset({"go", "continue", "proceed", "begin", "start", "rush", "hasten"})


def statements(report: Report) -> tuple[Statement, ...]:
    """Every act of speech with a source, in text order; speech whose source the text leaves out is no statement of anybody."""
    reworded = any(mark.verdict for mark in report.of(Reworded))
    contents: dict[Span, list[Content]] = {}
    for content in report.of(Content):
        contents.setdefault(content.of, []).append(content)
    sources = {source.of: source for source in reversed(report.of(Source))}
    heard: dict[tuple[Span, str], Addressee] = {}
    for addressee in report.of(Addressee):
        heard.setdefault((addressee.of, addressee.part), addressee)
    named = {actor.span for actor in report.of(Actor)}
    tokens = report.of(Token)
    found = []
    for cue in sorted(report.of(Cue), key=lambda mark: mark.span):
        pieces = tuple(sorted(contents.get(cue.span, ()), key=lambda mark: mark.span))
        source = sources.get(cue.span)
        if not pieces or source is None:
            continue
        form = form_of(pieces)
        if form == "indirect" and len(pieces) == 1 and pieces[0].span in named:
            continue  # *praised the Taliban*: an attitude, but no words
        if form == "indirect" and tokens and not _spoken(tokens, report.syntax, cue, source, pieces):
            continue
        found.append(
            Statement(
                id=id_of("statement", report.id, cue.span, source.span, *(piece.span for piece in pieces)),
                cue=cue,
                speaker=source,
                contents=pieces,
                form=form,
                addressee=heard.get((cue.span, "addressee")),
                outlet=heard.get((cue.span, "outlet")),
                verbatim=form != "indirect" and not reworded,
            )
        )
    return tuple(found)


def _spoken(tokens: Sequence[Token], syntax: Syntax, cue: Cue, source: Source, pieces: tuple[Content, ...]) -> bool:
    """Whether reported words were said, by somebody who can speak."""
    verb = tokens[cue.head]
    if source.actor is None and any(t.tag in ("PRP", "PRP$") and t.text.lower() in AUTHORS for t in _within(tokens, source.span)):
        return False
    if verb.pos not in ("VERB", "AUX") or cue.lemma == "according to":
        return True
    if not _able(_within(tokens, source.span), source, cue):
        return False
    subjects = syntax.children(cue.head, "nsubj", "nsubjpass")
    if syntax.negation(cue.head) is not None or any(syntax.negation(subject) is not None for subject in subjects):
        return cue.lemma in ("deny", "doubt", "rule")
    if verb.tag == "VB" and verb.dep in ("xcomp", "ccomp") and tokens[verb.head].lemma in ("help", "let", "make"):
        return False
    if cue.lemma == "deny" and any(tokens[thing].lemma in GRANTED for thing in syntax.children(cue.head, "dobj")):
        return False  # *denied the ships entry*: an act
    if any(t.head == cue.head and t.dep in ("ccomp", "parataxis") for piece in pieces for t in _within(tokens, piece.span)):
        return True
    if verb.dep == "parataxis":
        return True
    if cue.lemma in REFUSALS and any(t.head == cue.head and t.dep == "xcomp" for piece in pieces for t in _within(tokens, piece.span)):
        return False
    if source.actor is None and verb.tag == "VBG" and verb.dep in ("acl", "relcl", "pcomp"):
        return False  # *reforms promising growth*
    helpers = {tokens[a].text.lower() for a in syntax.auxiliaries(cue.head)}
    if helpers & POSSIBLE and "have" not in helpers:
        return False
    return not (verb.tag == "VB" and "to" in helpers and tokens[verb.head].lemma not in LEADING)


def _able(words: Sequence[Token], source: Source, cue: Cue) -> bool:
    """Whether whoever is named as the speaker can speak: an actor does, a thing only where it holds words."""
    inside = {token.index for token in words}
    heads = [token for token in words if token.head not in inside or token.head == token.index]
    if not heads:
        return True
    known = source.actor is not None or agent(heads[0].lemma.lower()) is not None
    return may_speak(words, heads[0], telling=known or cue.lemma in TELLING)


def _within(tokens: Sequence[Token], span: Span) -> list[Token]:
    """The tokens under a span; few enough reported pieces to look at them all."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if tokens[middle].span.start < span.start else (low, middle)
    found = []
    while low < len(tokens) and tokens[low].span.start < span.end:
        found.append(tokens[low])
        low += 1
    return found


def form_of(pieces: tuple[Content, ...]) -> Form:
    """Direct if all of it is quoted, indirect if nothing is, else mixed."""
    forms = {piece.form for piece in pieces}
    if forms == {"direct"}:
        return "direct"
    return "indirect" if forms == {"indirect"} else "mixed"
