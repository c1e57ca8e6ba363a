"""Records as lines of the corpus: words copied from one sentence, each found again where it stands (``corpus/GUIDELINES.md``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from realpolitik.core.errors import EvaluationError

Record = Mapping[str, Any]
# Where a sentence ends, for records that do not say which they stand in.
END = re.compile(r"\n|(?<!\b(?:Mr|Dr|St|No))(?<!\b[A-Z])[.!?][\"”’']*\s+(?=[\"“‘A-Z])")
ARTICLE = re.compile(r"(?:the|an|a)\s+", re.IGNORECASE)
# Signs that part a line of gold.
PARTING = re.compile(r"[|#;=\n]")


class Unwritable(Exception):
    """A record that a line of gold cannot say; why, as it is counted."""


def sentence_of(reading: Record, record: Record) -> tuple[int, int]:
    """The sentence that a record stands in."""
    own = record.get("sentence")
    if own is not None:
        return own[0], own[1]
    start, end = record["span"]
    for event in reading["events"]:
        first, last = event["sentence"]
        if first <= start and end <= last:
            return first, last
    text = reading["report"]["text"]
    first = max((found.end() for found in END.finditer(text) if found.end() <= start), default=0)
    found = END.search(text, end)
    return first, found.end() if found is not None else len(text)


def block(task: str, reading: Record, span: tuple[int, int], records: Sequence[Record]) -> str:
    """The block of a sentence with the lines of these records, or ``NONE``; raises :class:`Unwritable`."""
    head = reading["report"]
    told = head["text"][span[0] : span[1]]
    start = span[0] + len(told) - len(told.lstrip())
    text = re.sub(r"\s", " ", told.strip())
    if text.startswith("#") or text == "---":
        raise Unwritable("the sentence looks like a heading of the corpus")
    sentence = _Sentence(text, start, {str(one["id"]): one for one in reading["actors"]})
    lines = [WRITERS[task](sentence, record) for record in records]
    title = re.sub(r"\s", " ", head.get("title") or f"Report {head['id']}").strip()
    heads = [f"# title: {title}", f"# published: {head.get('published') or ''}"]
    return "\n".join([*heads, text, "---", *(lines or ["NONE"])])


class _Sentence:
    """A sentence, and what stands in it."""

    def __init__(self, text: str, start: int, actors: Mapping[str, Record]) -> None:
        self.text, self.start, self.actors = text, start, actors

    def words(self, span: Sequence[int], *, near: int | None = None) -> str:
        """The words of a span as a line names them: without an article, with a number where they stand elsewhere too."""
        from realpolitik.evaluation.corpus import words

        first, last = span[0] - self.start, span[1] - self.start
        if not 0 <= first < last <= len(self.text):
            raise Unwritable("its words stand in another sentence")
        article = ARTICLE.match(self.text, first, last)
        first = article.end() if article is not None and article.end() < last else first
        said = self.text[first:last]
        if PARTING.search(said) or said != said.strip():
            raise Unwritable("its words have a sign that parts a line")
        places = len(re.findall(re.escape(said), self.text))
        for given in (said, *(f"{said} #{number + 1}" for number in range(places))):
            try:
                if words(given, self.text, "", near=near).span.start == first:
                    return given
            except EvaluationError:
                continue
        raise Unwritable("its words are not found where they stand")

    def copied(self, said: str | None) -> str:
        """Words that a record repeats; they stand somewhere in the sentence."""
        if said is None:
            return ""
        if said not in self.text or PARTING.search(said):
            raise Unwritable("it says what no words of the sentence say")
        return said

    def party(self, key: str, spans: Iterable[Sequence[int]], *, near: int) -> str:
        """An actor: the words that the record rests on, else its mention nearest; with its name where they say less."""
        actor = self.actors.get(key)
        own = [one for one in (actor or {}).get("spans", ()) if self.start <= one[0] and one[1] <= self.start + len(self.text)]
        if actor is None or not own:
            raise Unwritable("a party is not named in the sentence")
        resting = [one for one in own if list(one) in [list(other) for other in spans]]
        span = min(resting or own, key=lambda one: abs(one[0] - self.start - near))
        local = self.words(span, near=near)
        name = str(actor["name"])
        bare = local.partition(" #")[0]
        more = name in self.text and name != bare and not any(letter.isupper() for letter in bare) and not PARTING.search(name)
        return f"{local} = {name}" if more else local

    def parties(self, keys: Iterable[str | None], *, near: int, spans: Iterable[Sequence[int]] = ()) -> str:
        listed = list(spans)
        return " ; ".join(dict.fromkeys(self.party(key, listed, near=near) for key in keys if key is not None))


def _event(sentence: _Sentence, event: Record) -> str:
    trigger = event["spans"]["event"][0]
    near = trigger[0] - sentence.start
    mode = f" {event['mode']}" if event.get("mode") else ""
    sides = (sentence.parties(event[side], near=near, spans=event["spans"][side]) for side in ("actors", "recipients"))
    status = event["status"] + (" historical" if event["historical"] else "")
    fields = [event["type"] + mode, *sides, status, f"on {sentence.words(trigger)}"]
    if event["contexts"]:
        fields.append(f"about {', '.join(event['contexts'])}")
    if event.get("attributed_to"):
        fields.append(f"said by {sentence.parties([event['attributed_to']], near=near)}")
    return " | ".join(fields)


def _commitment(sentence: _Sentence, one: Record) -> str:
    near = one["consequence"]["span"][0] - sentence.start
    condition, deadline = one.get("trigger"), one.get("deadline")
    return " | ".join(_trimmed((
        one["kind"], sentence.parties([one["holder"]], near=near), f"on {sentence.words(one['consequence']['span'])}",
        f"to {sentence.parties(one['beneficiaries'], near=near)}",
        f"if {sentence.words(condition['span'], near=near) if condition else ''}",
        f"by {sentence.words(deadline['span'], near=near) if deadline else ''}", f"under {sentence.copied(one.get('basis'))}",
    )))  # fmt: skip


def _concern(sentence: _Sentence, one: Record) -> str:
    near = one["span"][0] - sentence.start
    return " | ".join(_trimmed((
        sentence.parties([one["holder"]], near=near), f"about {sentence.copied(one['topic'])}",
        f"for {sentence.parties(one['affects'], near=near)}", f"on {sentence.words(one['span'])}",
    )))  # fmt: skip


def _status(sentence: _Sentence, one: Record) -> str:
    near = one["span"][0] - sentence.start
    return " | ".join(_trimmed((
        one["kind"], f"by {sentence.parties([one['by']], near=near)}", f"of {sentence.parties([one['subject']], near=near)}",
        "yes" if one["holds"] else "no", f"since {sentence.copied(one.get('since'))}", f"until {sentence.copied(one.get('until'))}",
        f"on {sentence.words(one['span'])}",
    )))  # fmt: skip


def _figure(sentence: _Sentence, one: Record) -> str:
    near = one["span"][0] - sentence.start
    bounds = " ".join("-" if one.get(name) is None else f"{one[name]:.12g}" for name in ("low", "value", "high"))
    event = one.get("event")
    return " | ".join(_trimmed((
        one["what"], bounds, f"on {sentence.words(one['span'])}", f"about {sentence.copied(one.get('about'))}",
        f"event {sentence.words(event, near=near) if event else ''}",
    )))  # fmt: skip


def _trimmed(fields: Iterable[str]) -> list[str]:
    return [field.strip() for field in fields]


WRITERS = {"events": _event, "commitments": _commitment, "concerns": _concern, "statuses": _status, "figures": _figure}
