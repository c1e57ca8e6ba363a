"""The brief: one report's record on a screen, every line with the words it rests on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from realpolitik.cli.brief_words import LEADS, amount, certainty, clean, days, short, whereabouts

Record = Mapping[str, Any]

PIPE_WIDTH = 100
NARROWEST, WIDEST = 60, 120
# Quad of PLOVER: the sign stands for it where there is no colour.
QUADS = {1: ("+ ", "green"), 2: ("++", "bold green"), 3: ("- ", "yellow"), 4: ("--", "red")}
QUAD_WORDS = {1: ("word", "words"), 2: ("deed", "deeds"), 3: ("word", "words"), 4: ("deed", "deeds")}
LEGEND = "  cooperation: ++ deeds, + words; conflict: -- deeds, - words"
STATUS = {
    "actual": ("happened", ""),
    "ongoing": ("going on", ""),
    "planned": ("planned", "cyan"),
    "conditional": ("only if", "cyan"),
    "hypothetical": ("may be", "cyan"),
    "denied": ("denied", "magenta"),
}
ORDER = tuple(STATUS)
VERDICT = {"cooperating": "green", "in conflict": "red", "mixed": "yellow", "neutral": "dim"}
STATUSES = {
    "terrorist_designation": ("listed as terrorist", "not listed as terrorist"),
    "sanctioned": ("under sanctions", "not under sanctions"),
    "recognised": ("recognised", "not recognised"),
    "relations": ("in relations", "relations broken off"),
    "membership": ("a member", "not a member"),
    "war": ("at war", "not at war"),
    "ceasefire": ("in a ceasefire", "no ceasefire"),
}
# How a condition may open; the longest first.
OPENINGS = (
    "in the event of", "in exchange for", "depending upon", "depending on", "in return for", "provided that", "as long as",
    "as soon as", "relying on", "in case of", "provided", "in case", "unless", "until", "once",
)  # fmt: skip
FROM = {"given": "as given", "page": "from the page", "text": "from the text"}
SENTIMENT = {"positive": "for", "negative": "against", "neutral": "neutral on"}


def shown(record: Record, posture: Sequence[Record], *, rule: bool = False) -> str:
    """The brief of one reading as standard output shows it best; ``rule`` parts it from the one before."""
    console = screen()
    with console.capture() as captured:
        if rule:
            console.print(Rule(style="dim"))
        console.print(brief(record, posture, width=console.width))
    return "".join(line.rstrip() + "\n" for line in captured.get().split("\n")).rstrip("\n") + "\n"


def screen() -> Console:
    """Standard output as wide as it is good to read; without colour in pipes, on dumb terminals and where NO_COLOR says so."""
    console = Console(file=sys.stdout, highlight=False, soft_wrap=False, emoji=False, markup=False)
    named = os.environ.get("COLUMNS", "")
    width = int(named) if named.isascii() and named.isdigit() and int(named) else console.width if console.is_terminal else PIPE_WIDTH
    console.width = max(NARROWEST, min(WIDEST, width))
    return console


def brief(record: Record, posture: Sequence[Record], *, width: int = PIPE_WIDTH) -> RenderableType:
    """The brief as something rich can show."""
    return Group(*_Brief(record, posture, width).parts())


class _Brief:
    """One record being shown."""

    def __init__(self, record: Record, posture: Sequence[Record], width: int) -> None:
        self.record = record
        self.text: str = record["report"]["text"]
        self.posture = posture
        self.width = width
        self.names = {actor["id"]: actor["name"] for actor in record["actors"]}
        self.places = {place["id"]: place["name"] for place in record["places"]}
        self.events = sorted(record["events"], key=lambda e: (ORDER.index(e["status"]), e["negated"], e["sentence"], e["spans"]["event"]))

    def parts(self) -> Iterable[RenderableType]:
        yield from self._head()
        news = [event for event in self.events if not event["historical"]]
        past = [event for event in self.events if event["historical"]]
        sections = (
            ("What happened", len(news), self._events(news)),
            ("Who said what", len(self.record["statements"]), self._statements()),
            ("Posture", len(self.posture), self._posture()),
            ("Who is for or against whom", len(self.record["stances"]), self._stances()),
            ("Commitments and conditions", len(self.record["commitments"]), self._commitments()),
            ("Concerns", len(self.record["concerns"]), self._concerns()),
            ("Standing", len(self.record["statuses"]), self._statuses()),
            ("Movements", len(self.record["movements"]), self._movements()),
            ("Figures", len(self.record["figures"]), self._figures()),
            ("Background", len(past), self._events(past)),
        )
        for title, count, body in sections:
            if count:
                yield self._title(title, count, LEGEND if title == "What happened" else "")
                yield Padding(body, (0, 0, 0, 2))
        if not any(count for _, count, _ in sections):
            yield Text("\nNothing was found in this report: no events, no statements, no commitments.", style="dim")
        yield Text("")

    # --- the head -----------------------------------------------------------------------------------------------------------

    def _head(self) -> Iterable[RenderableType]:
        report = self.record["report"]
        first_line = next(line.strip() for line in self.text.splitlines() if line.strip())
        yield Text(clean(report["title"] or short(first_line, self.width - 2)), style="bold" if report["title"] else "bold dim")
        count = report["sentences"]
        facts = [report["outlet"], self._day(), report["author"], f"{count} sentence{'s' if count != 1 else ''}"]
        yield Text(" · ".join(clean(fact) for fact in facts if fact), style="dim")
        for warning in self._warnings():
            yield Text.assemble(("! ", "bold yellow"), (warning, "yellow"))

    def _day(self) -> str:
        report = self.record["report"]
        if not report["published"]:
            return "undated"
        day = date.fromisoformat(report["published"])
        return f"{day:%A} {day.day} {day:%B} {day.year} ({FROM[report['published_from']]})"

    def _warnings(self) -> Iterable[str]:
        report = self.record["report"]
        if not report["published"]:
            yield "No day of publication is known: 'yesterday' and 'this week' stay undated. Give one with --published."
        reworded = report["reworded"]
        if reworded["verdict"]:
            yield f"This text was machine-reworded (probability {reworded['score']:.2f}): no quotation is verbatim."
        readings = dict.fromkeys((r["text"], r["means"]) for r in reworded["readings"] if r["text"] != r["means"])
        if readings and reworded["verdict"]:
            shown = [f"{clean(text)} = {clean(means)}" for text, means in list(readings)[:8]]
            more = len(readings) - len(shown)
            yield "Read as: " + "; ".join(shown) + (f"; and {more} more" if more > 0 else "")

    def _title(self, title: str, count: int, legend: str) -> RenderableType:
        return Text.assemble("\n", (title.upper(), "bold blue"), (f"  {count}", "dim"), (legend, "dim"))

    # --- events ---------------------------------------------------------------------------------------------------------------

    def _events(self, events: Sequence[Record]) -> RenderableType:
        return Group(*(line for event in events for line in self._event(event)))

    def _event(self, event: Record) -> Iterable[RenderableType]:
        sign, colour = QUADS[event["quad"]]
        kind = Text.assemble((f"{sign} ", colour), (event["type"], colour), (f" · {event['mode']}" if event["mode"] else "", colour))
        word, style = ("did not happen", "magenta") if event["negated"] and event["status"] != "denied" else STATUS[event["status"]]
        row = self._grid((12, None, 0.27, 9, 9))
        row.add_row(
            Text(days(event["when"])),
            self._who(event),
            kind,
            Text(word, style=style),
            Text(f"{certainty(event['confidence'])} {event['confidence']:.2f}", style="dim"),
        )
        yield row
        says = self.names.get(event["attributed_to"] or "")
        verb = "denied by" if event["status"] == "denied" else "says"
        where = whereabouts((place["part"], self.places[place["place"]]) for place in event["where"] if place["place"] in self.places)
        source = clean((f"  {where}" if where else "") + (f"  {verb} {says}" if says else ""))
        words = self._quote(event["spans"]["event"][0], within=event["sentence"], room=self.width - 15 - len(source))
        words.append(source, style="italic dim")
        yield Padding(words, (0, 0, 0, 13))

    def _who(self, event: Record) -> Text:
        actors, recipients = self._all(event["actors"]), self._all(event["recipients"])
        if not recipients:
            return Text(" and ".join(filter(None, [", ".join(actors[:-1]), actors[-1]])) if actors else "somebody", style="bold")
        return Text.assemble((", ".join(actors) or "somebody", "bold"), (" → ", "dim"), (", ".join(recipients), "bold"))

    # --- speech ---------------------------------------------------------------------------------------------------------------

    def _statements(self) -> RenderableType:
        table = self._grid((0.26, None))
        for item in sorted(self.record["statements"], key=lambda s: s["content"]):
            form = {"direct": "quoted", "indirect": "reported", "mixed": "partly quoted"}[item["form"]]
            if item["form"] != "indirect" and not item["verbatim"]:
                form += ", reworded"
            speaker = Text(clean(self.names.get(item["speaker"] or "") or self._words(item["speaker_span"]) or "somebody"), style="bold")
            cue = self._words(item["cue_span"])
            to = ["to " + self.names[item[key]] for key in ("addressee",) if item[key] in self.names]
            to += ["on " + self.names[item[key]] for key in ("outlet",) if item[key] in self.names]
            about = " · ".join(filter(None, [cue, ", ".join([form, *to])]))
            said = " … ".join(self._words(span) for span in item["content"])
            body = Text(short(said, 3 * int(self.width * 0.68)))
            table.add_row(Text.assemble(speaker, "\n", (clean(about), "dim")), body)
        return table

    def _stances(self) -> RenderableType:
        table = self._grid((0.4, None))
        for item in self.record["stances"]:
            holder = self.names.get(item["holder"] or "", "the reporter")
            colour = {"positive": "green", "negative": "red"}.get(item["polarity"], "dim")
            left = Text.assemble(
                (clean(holder), "bold"), " ", (SENTIMENT[item["polarity"]], colour), " ", (self._name(item["toward"]), "bold")
            )
            table.add_row(left, self._quote(item["span"], room=int(self.width * 0.55)))
        return table

    # --- posture --------------------------------------------------------------------------------------------------------------

    def _posture(self) -> RenderableType:
        words = {event["id"]: self._words(event["spans"]["event"][0]) for event in self.record["events"]}
        lines: list[RenderableType] = []
        for dyad in self.posture:
            pair = Text.assemble((clean(dyad["left"]["name"]), "bold"), (" – ", "dim"), (clean(dyad["right"]["name"]), "bold"))
            row = self._grid((0.4, 12, 6, None))
            net = Text(f"{dyad['net']:+.1f}" if dyad["net"] else "0.0", justify="right")
            row.add_row(pair, Text(dyad["verdict"], style=VERDICT[dyad["verdict"]]), net, _counts(dyad["quads"]))
            rests = "; ".join(dict.fromkeys(words[event] for event in dyad["events"] if event in words))
            lines += [row, Padding(Text(f"“{short(rests, self.width - 8)}”", style="dim"), (0, 0, 0, 2))]
        return Group(*lines)

    # --- commitments, concerns, standing, figures -------------------------------------------------------------------------------

    def _commitments(self) -> RenderableType:
        lines: list[RenderableType] = []
        for item in self.record["commitments"]:
            head = Text.assemble((self._name(item["holder"]), "bold"), f": {item['kind']}")
            others = self._all(item["beneficiaries"])
            if others:
                head.append(" against " if item["kind"] == "threat" else " to ").append(", ".join(others), style="bold")
            if item["basis"]:
                head.append(f", under the {clean(item['basis'])}".replace("the the ", "the "), style="cyan")
            lines.append(head)
            clause = Text()
            if item["trigger"]:
                clause.append(f"{self._opening(item['trigger']['span'])} ", style="bold cyan")
                clause.append(clean(self._words(item["trigger"]["span"]))).append(" then ", style="bold cyan")
            clause.append(clean(self._words(item["consequence"]["span"])))
            if item["consequence"]["type"]:
                clause.append(f"  {item['consequence']['type']}", style="dim")
            if item["deadline"]:
                clause.append(f"  {clean(item['deadline']['text'])}", style="cyan")
            lines.append(Padding(clause, (0, 0, 0, 2)))
        return Group(*lines)

    def _opening(self, span: Sequence[int]) -> str:
        """The words that open a condition, as the report has them: *unless*, *depending on*; *if* where it has others."""
        before = self._flat(max(0, span[0] - 40), span[0]).rstrip().lower()
        return next((words for words in OPENINGS if before.endswith(words) and not before.removesuffix(words)[-1:].isalnum()), "if")

    def _concerns(self) -> RenderableType:
        table = self._grid((0.4, None))
        for item in self.record["concerns"]:
            holder = clean(self.names.get(item["holder"] or "", "somebody"))
            left = Text.assemble((holder, "bold"), ": worry about ", (clean(item["topic"]), "yellow"))
            if self._all(item["affects"]):
                left.append(" for ").append(", ".join(self._all(item["affects"])), style="bold")
            table.add_row(left, self._quote(item["span"], room=2 * int(self.width * 0.52)))
        return table

    def _statuses(self) -> RenderableType:
        table = self._grid((0.45, None))
        for item in self.record["statuses"]:
            left = Text.assemble((self._name(item["subject"]), "bold"), f" {STATUSES[item['kind']][0 if item['holds'] else 1]}")
            if item["by"] in self.names:
                joint = item["kind"] in ("relations", "war", "ceasefire")
                left.append(" with " if joint else " of " if item["kind"] == "membership" else " by ").append(
                    self._name(item["by"]), style="bold"
                )
            period = " ".join(f"{key} {item[key]}" for key in ("since", "until") if item[key])
            period = f"in {item['since']}" if item["since"] and item["since"] == item["until"] else period
            left.append(f" {period}" if period else "", style="dim")
            table.add_row(left, self._quote(item["span"], room=int(self.width * 0.5)))
        return table

    def _movements(self) -> RenderableType:
        table = self._grid((0.45, None))
        for item in self.record["movements"]:
            word, style = STATUS[item["status"]]
            mover = clean(self.names.get(item["mover"] or "") or item["mover_text"] or "somebody")
            ends = ((part, clean(self.places.get(end["place"] or "") or end["text"])) for part in LEADS for end in item[part])
            left = Text.assemble((short(mover, 40), "bold"), " ", whereabouts(ends))
            if item["status"] != "actual":
                left.append(f"  {word}", style=style)
            table.add_row(left, self._quote(item["span"], room=int(self.width * 0.5)))
        return table

    def _figures(self) -> RenderableType:
        table = self._grid((0.16, 0.3, None))
        for item in self.record["figures"]:
            what = item["what"] + (f" · {item['about']}" if item["about"] else "")
            table.add_row(
                Text(amount(item), style="bold", justify="right"),
                Text(clean(what)),
                self._quote(item["span"], room=int(self.width * 0.45)),
            )
        return table

    # --- pieces ---------------------------------------------------------------------------------------------------------------

    def _grid(self, widths: Sequence[float | int | None]) -> Table:
        """A table without lines; a width below 1 is a share of the screen."""
        table = Table.grid(padding=(0, 1), expand=True)
        for width in widths:
            fixed = None if width is None else int(width * self.width) if isinstance(width, float) else width
            table.add_column(width=fixed, ratio=1 if width is None else None, overflow="fold")
        return table

    def _words(self, span: Sequence[int] | None) -> str:
        return clean(" ".join(self.text[span[0] : span[1]].split())) if span else ""

    def _name(self, key: str) -> str:
        return clean(self.names.get(key, key))

    def _all(self, keys: Iterable[str]) -> list[str]:
        return [self._name(key) for key in keys]

    def _quote(self, span: Sequence[int], *, within: Sequence[int] | None = None, room: int) -> Text:
        """The words of ``span`` in the words around them, as much as there is room for."""
        low, high = within or self._line(span)
        start, end = min(span[0], high), min(span[1], high)
        room -= 4  # quote marks and dots
        spare = max(0, room - (end - start))
        left = max(low, start - spare // 2)
        right = min(high, end + spare - (start - left))
        left = max(low, min(left, right - room))
        # Never begin or end inside a word.
        while low < left < start and not self.text[left - 1].isspace():
            left += 1
        while end < right < high and not self.text[right].isspace():
            right -= 1
        quote = Text(style="dim")
        before, after = self._flat(left, start), self._flat(end, right)
        # Words that bring their own quote marks are not given a second pair.
        own = left == low and self.text[left] in "“\"‘'"
        quote.append(("" if own else "“") + ("…" if left > low else "") + before)
        words = short(self._flat(start, end), max(room, 20))
        if len(words) < end - start:
            right, after = high, ""
        quote.append(words, style="bold not dim")
        quote.append(after + ("…" if right < high else "") + ("" if own else "”"))
        return quote

    def _line(self, span: Sequence[int]) -> tuple[int, int]:
        end = self.text.find("\n", span[1])
        return self.text.rfind("\n", 0, span[0]) + 1, len(self.text) if end < 0 else end

    def _flat(self, start: int, end: int) -> str:
        return clean("".join(" " if letter.isspace() else letter for letter in self.text[start:end]))


def _counts(quads: Sequence[int]) -> Text:
    parts = Text()
    for name, order in (("cooperation", (2, 1)), ("conflict", (4, 3))):
        said = [f"{quads[quad - 1]} {QUAD_WORDS[quad][quads[quad - 1] != 1]}" for quad in order if quads[quad - 1]]
        if said:
            parts.append(" · " if parts else "", style="dim").append(f"{name}: ", style="dim")
            parts.append(", ".join(said), style=QUADS[order[1]][1])
    return parts
