"""What each step of a reading costs: ``python perf/steps.py [FOLDER …]``.

Read are the project's own whole reports, and of each further folder the first sixty JSON files with a ``text``. Counted is the processor's
time, all threads together, so that other work on the machine falls out for the most part; a report is 600 words.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from records import own, stored

from realpolitik import recipes
from realpolitik.core.annotator import Annotator
from realpolitik.core.marks import Mark
from realpolitik.core.report import Report
from realpolitik.pipeline.pipeline import Pipeline

WORDS = 600
BATCH = 16
CORES = 2


class Timed:
    """An annotator that counts the time it takes."""

    def __init__(self, annotator: Annotator) -> None:
        self._annotator = annotator
        self.name, self.needs, self.gives = annotator.name, annotator.needs, annotator.gives
        self.seconds = 0.0

    def annotate(self, reports: Sequence[Report]) -> Sequence[Sequence[Mark]]:
        began = time.process_time()
        found = self._annotator.annotate(reports)
        self.seconds += time.process_time() - began
        return found


def costs(texts: Sequence[str]) -> list[tuple[str, float]]:
    """Seconds of each step and of all together, once everything is loaded."""
    steps = [Timed(annotator) for annotator in recipes.annotators()]
    pipeline = Pipeline(steps)
    for report in pipeline.read([Report(text=text) for text in texts[:2]]):
        recipes.assemble(report)
    for step in steps:
        step.seconds = 0.0
    began, assembly = time.process_time(), 0.0
    for first in range(0, len(texts), BATCH):
        read = pipeline.read([Report(text=text) for text in texts[first : first + BATCH]])
        assembling = time.process_time()
        for report in read:
            recipes.assemble(report)
        assembly += time.process_time() - assembling
    whole = time.process_time() - began
    return [*((step.name, step.seconds) for step in steps), ("assembly", assembly), ("all", whole)]


def table(name: str, texts: Sequence[str]) -> None:
    words = sum(len(text.split()) for text in texts)
    found = costs(texts)
    whole = dict(found)["all"]
    sys.stdout.write(f"{name}: {len(texts)} reports of {words / len(texts):.0f} words\n")
    for step, seconds in sorted(found, key=lambda pair: -pair[1]):
        sys.stdout.write(f"  {step:<14} {1000 * seconds * WORDS / words:7.1f} ms {seconds / whole:7.1%}\n")
    sys.stdout.write(f"  reports of {WORDS} words a second on {CORES} cores: {CORES * words / WORDS / whole:.1f}\n")


def main(folders: list[str]) -> int:
    table("corpus/whole", list(own()))
    for folder in folders:
        table(folder, list(stored(Path(folder), most=60)))
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    sys.stdout.write(f"memory at its most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit:.0f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
