"""The contents of the command: which commands there are, under headings, each in a few words, and how to begin."""

from __future__ import annotations

from typing import Any

import typer.core

FIRST = (
    ("realpolitik read report.txt", "what one report says"),
    ("realpolitik ingest news/ --store news.db", "many reports, kept"),
    ("realpolitik serve --store news.db", "the same in a browser"),
)
SHELVES = {
    "Read and keep": {
        "read": "Read reports and show what they say",
        "ingest": "Read reports into a store that can be asked",
        "watch-feeds": "Look into feeds again and again, and keep what is new",
        "serve": "Show a store in a browser, and answer other programs",
    },
    "Ask a store": {
        "events": "Who did what to whom",
        "statements": "Who said what, to whom",
        "actors": "Who is named",
        "stories": "Which reports tell one event, and which are copies",
        "search": "Reports with these words",
        "show": "One report or record, whole",
        "query": "Ask in SQL",
    },
    "Weigh what it knows": {
        "posture": "How A and B stand to each other over time",
        "forecast": "What the next days may bring between countries",
        "commitments": "Who owes what, and what became of it",
        "conflicts": "Where reports disagree",
        "hypotheses": "Which of several explanations the events fit",
        "tripwire": "Rules that raise an alarm",
    },
    "Correct it": {
        "judge": "Accept, reject or edit a record; say which are the same",
        "judgements": "What people judged",
        "agreement": "How often people agree with the machine",
        "forget": "Remove reports, without a trace",
    },
    "Work with other programs": {
        "export": "Write events in their formats",
        "import": "Read events that others coded",
        "schema": "The record as JSON Schema",
        "classify": "The type of event between a given pair, for benchmarks",
        "who": "Who a name or a title was on a day",
        "evaluate": "Score a task against gold data",
    },
    "Run it for many": {
        "token": "Who may ask a service that others reach",
        "link": "Judge on a cluster which reports tell one story",
        "load": "Take what a cluster wrote into a store",
    },
}


class Contents(typer.core.TyperGroup):
    """A group whose help tells how to begin, and its commands under headings."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes the part of the help that lists commands."""
        with formatter.section("Begin with"):
            formatter.write_dl(FIRST, col_max=45)
        for heading, shelf in SHELVES.items():
            with formatter.section(heading):
                # All columns begin where the longest name of any shelf lets them.
                formatter.write_dl([(name.ljust(LONGEST), about) for name, about in shelf.items()])


LONGEST = max(len(name) for shelf in SHELVES.values() for name in shelf)
