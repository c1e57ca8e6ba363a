"""brat's stand-off: for each report its text and its marks, with the settings brat needs, in one zip."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from realpolitik.exports.cells import plain
from realpolitik.exports.sink import Sink
from realpolitik.exports.told import Record

# What a zip keeps as the time of a file: always the same, so that the same records give the same bytes.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
STATUSES = ("actual", "ongoing", "planned", "conditional", "hypothetical", "denied")
TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT",
    "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip
SETTINGS = "\n".join([
    "[entities]", "Actor", "Place", "Figure", "Time", "Content",
    "[relations]", "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
    "[events]", *(f"{name}\tActor*:Actor, Recipient*:Actor" for name in TYPES), "STATEMENT\tSpeaker?:Actor, Content*:Content",
    "[attributes]", f"Status\tArg:<EVENT>, Value:{'|'.join(STATUSES)}", "Negated\tArg:<EVENT>", "Historical\tArg:<EVENT>", "",
])  # fmt: skip


def brat(records: Iterable[Record]) -> Iterator[bytes]:
    """The zip, report by report."""
    sink = Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as bundle:
        _put(bundle, "annotation.conf", SETTINGS)
        for record in records:
            for ending, words in (("txt", record["report"]["text"]), ("ann", standoff(record))):
                _put(bundle, f"{_name(record)}.{ending}", words)
            yield sink.taken()
    yield sink.taken()


def standoff(record: Record) -> str:
    """The marks of a report as the lines of brat's ``.ann``."""
    page = _Page(record["report"]["text"])
    for actor in record["actors"]:
        for span in actor["spans"]:
            page.note(page.mark("Actor", [span]), f"{actor['name']} ({actor['kind']}, {actor['code'] or 'no code'})")
    for kind, label in (("places", "Place"), ("figures", "Figure"), ("times", "Time")):
        for one in record[kind]:
            for span in one.get("spans") or [one["span"]]:
                page.mark(label, [span])
    for event in record["events"]:
        spans = event["spans"]
        roles = [(f"{side}", page.mark("Actor", [span])) for side in ("Actor", "Recipient") for span in spans[f"{side.lower()}s"]]
        found = page.event(event["type"], spans["event"], roles)
        page.attribute("Status", found, event["status"])
        for name in ("negated", "historical"):
            if event[name]:
                page.attribute(name.capitalize(), found)
        page.note(found, f"{event['id']} mode={event['mode'] or ''} confidence={event['confidence']}")
    for said in record["statements"]:
        cue = [said["cue_span"]] if said["cue_span"] else said["content"][:1]
        speaker = [("Speaker", page.mark("Actor", [said["speaker_span"]]))] if said["speaker_span"] else []
        page.event("STATEMENT", cue, [*speaker, ("Content", page.mark("Content", said["content"]))])
    return "".join(line + "\n" for line in page.lines)


class _Page:
    """The lines of one report, each mark once."""

    def __init__(self, text: str) -> None:
        self.text, self.lines, self.marks = text, list[str](), dict[tuple[Any, ...], str]()
        self.counts = dict.fromkeys("TEA#", 0)

    def mark(self, label: str, spans: Sequence[Sequence[int]]) -> str | None:
        """The id of a mark; None where its spans hold nothing but ends of lines, which brat cannot mark."""
        key = (label, *map(tuple, spans))
        if key not in self.marks:
            # No part may run over the end of a line: brat then wants it in several.
            ordered = sorted((start, end) for start, end in spans)
            parts = [at.span() for start, end in ordered for at in LINE.finditer(self.text, start, end)]
            if not parts:
                return None
            at = ";".join(f"{start} {end}" for start, end in parts)
            words = " ".join(self.text[start:end] for start, end in parts)
            self.marks[key] = self._add("T", f"{label} {at}\t{words}")
        return self.marks[key]

    def event(self, label: str, spans: Sequence[Sequence[int]], roles: Iterable[tuple[str, str | None]]) -> str | None:
        trigger = self.mark(label, spans)
        if trigger is None:
            return None
        parts, seen = [f"{label}:{trigger}"], dict.fromkeys(("Actor", "Recipient", "Speaker", "Content"), 0)
        for role, of in dict.fromkeys(roles):
            if of is not None:
                seen[role] += 1
                parts.append(f"{role}{seen[role] if seen[role] > 1 else ''}:{of}")
        return self._add("E", " ".join(parts))

    def attribute(self, name: str, of: str | None, value: str = "") -> None:
        if of is not None:
            self._add("A", f"{name} {of} {value}".rstrip())

    def note(self, of: str | None, words: str) -> None:
        if of is not None:
            self._add("#", f"AnnotatorNotes {of}\t{plain(words)}")

    def _add(self, kind: str, words: str) -> str:
        self.counts[kind] += 1
        key = f"{kind}{self.counts[kind]}"
        self.lines.append(f"{key}\t{words}")
        return key


def _put(bundle: zipfile.ZipFile, name: str, words: str) -> None:
    info = zipfile.ZipInfo(name, LONG_AGO)
    info.compress_type = zipfile.ZIP_DEFLATED
    bundle.writestr(info, words.encode("utf-8", "replace"))


def _name(record: Record) -> str:
    """A name that is good in any file system: the report's id, in letters, digits and dashes."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", str(record["report"]["id"])) or "report"
