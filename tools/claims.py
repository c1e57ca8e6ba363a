"""How far a second, independent reading of claims agrees with the first: ``python tools/claims.py`` prints a line a kind.

The second reading is scored against the first as a program's would be (``evaluation/claims.py``).
"""

from __future__ import annotations

import sys
from pathlib import Path

from realpolitik.evaluation import claims
from realpolitik.evaluation.claims import Claim, Said
from realpolitik.evaluation.metrics import Counts

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


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


def main() -> int:
    for task in claims.FIELDS:
        first = {gold.text: gold for gold in claims.load(task)(CORPUS / task)}
        for folder in ("", "prose"):
            second = claims.load(task)(CORPUS / "second_claims" / folder / f"{task}.txt")
            counts, same = Counts(), 0
            for gold in second:
                said = [one for claim in gold.claims if (one := spoken(task, claim)) is not None]
                pairs = list(claims.pairs(task, first[gold.text], said))
                counts.gold, counts.said = counts.gold + len(first[gold.text].claims), counts.said + len(said)
                counts.right, counts.found = counts.right + len(pairs), counts.found + len(pairs)
                same += bool(gold.claims) == bool(first[gold.text].claims)
            where = " in prose" if folder else ""
            alike = f"same whether there is any {same / len(second):.3f}"
            sys.stdout.write(f"{task}{where}: {len(second)} passages, F1 {counts.f1:.3f}; {alike}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
