"""How far a second, independent reading of claims agrees with the first: ``python tools/claims.py`` prints a line a kind.

The second reading is scored against the first as a program's would be (``evaluation/claims.py``): of passages, of newspaper prose, of
whole reports. What the first has as told again in a report is not counted.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from realpolitik.evaluation import claims, corpus
from realpolitik.evaluation.claims import Claim, Gold, Said
from realpolitik.evaluation.metrics import Counts

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
WHOLE = ("commitments", "concerns", "statuses")


def spoken(task: str, claim: Claim) -> Said | None:
    """A line of gold as if a program had said it; None where it has no words to stand on."""
    on = claim.span("on")
    if on is None:
        return None
    main = [*claim.words.get("holders", ()), *claim.words.get("of", ()), *(claim.words.get("by", ()) if task == "statuses" else ())]
    more = () if task == "figures" else tuple(words.span for words in claim.words.get("about", ()))
    return Said(
        claim.values.get("kind", ""), (on, *more), tuple(frozenset({words.name}) for words in main), {}, {},
        numbers=claims.numbers(claim), holds=claim.values.get("holds", "yes") == "yes",
    )  # fmt: skip


def whole(task: str, folder: Path) -> list[Gold]:
    """The claims of one kind of the reports in a folder that were read for it, each report as a passage of that kind."""
    written = []
    for file in sorted(folder.glob("*.txt")):
        reports = {one.title: one for one in corpus.read(CORPUS / "whole" / file.name)}
        for _, block in corpus.blocks(file):
            if task in block:
                lines = block[block.index(task) + 1 :]
                end = next((at for at, line in enumerate(lines) if line in WHOLE), len(lines))
                kept = [line for line in lines[:end] if not line.endswith("| again")] or ["NONE"]
                report = reports[block[0].removeprefix("# title:").strip()]
                written.append("\n".join([f"# title: {report.title}", f"# published: {report.published}", report.text, "---", *kept]))
    with tempfile.TemporaryDirectory() as room:
        (Path(room) / "reports.txt").write_text("\n\n".join(written) + "\n", encoding="utf-8")
        return claims.load(task)(Path(room))


def agreed(task: str, first: list[Gold], second: list[Gold]) -> str:
    known = {gold.text: gold for gold in first}
    counts, same = Counts(), 0
    for gold in second:
        said = [one for claim in gold.claims if (one := spoken(task, claim)) is not None]
        found = sum(1 for _ in claims.pairs(task, known[gold.text], said))
        counts.gold, counts.said = counts.gold + len(known[gold.text].claims), counts.said + len(said)
        counts.right, counts.found = counts.right + found, counts.found + found
        same += bool(gold.claims) == bool(known[gold.text].claims)
    return f"{len(second)} texts, {counts.gold} lines, F1 {counts.f1:.3f}; same whether there is any {same / len(second):.3f}"


def main() -> int:
    twice = CORPUS / "second_claims"
    for task in claims.FIELDS:
        first = claims.load(task)(CORPUS / task)
        for name, folder in (("passages", twice), ("newspaper prose", twice / "prose")):
            sys.stdout.write(f"{task}, {name}: {agreed(task, first, claims.load(task)(folder / f'{task}.txt'))}\n")
        if task in WHOLE:
            sys.stdout.write(f"{task}, whole reports: {agreed(task, whole(task, CORPUS / 'whole_claims'), whole(task, twice / 'whole'))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
