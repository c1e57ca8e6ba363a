"""Statements: who said what, to whom and where, from the marks of speech."""

from __future__ import annotations

from realpolitik.core.marks import Actor, Addressee, Content, Cue, Form, Reworded, Source, Span
from realpolitik.core.records import Statement, record_id
from realpolitik.core.report import Report


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
    found = []
    for cue in sorted(report.of(Cue), key=lambda mark: mark.span):
        pieces = tuple(sorted(contents.get(cue.span, ()), key=lambda mark: mark.span))
        source = sources.get(cue.span)
        if not pieces or source is None:
            continue
        form = form_of(pieces)
        if form == "indirect" and len(pieces) == 1 and pieces[0].span in named:
            continue  # *praised the Taliban*: an attitude, but no words
        found.append(
            Statement(
                id=record_id("statement", report.id, cue.span, source.span, *(piece.span for piece in pieces)),
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


def form_of(pieces: tuple[Content, ...]) -> Form:
    """Direct if all of it is quoted, indirect if nothing is, else mixed."""
    forms = {piece.form for piece in pieces}
    if forms == {"direct"}:
        return "direct"
    return "indirect" if forms == {"indirect"} else "mixed"
