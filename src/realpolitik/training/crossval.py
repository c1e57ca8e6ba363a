"""Cross-validation of the encoder inside a relations table: ``python -m realpolitik.training.crossval TABLE``. A benchmark only.

Such tables have no licence, so nothing that is fitted here is kept. Each fold starts from the published model, or from a network that
``training.encoder --keep`` saved, and learns from the other folds alone.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch

from realpolitik import recipes
from realpolitik.assembly.pairs import Pair, together
from realpolitik.core.marks import Span
from realpolitik.evaluation import relations
from realpolitik.evaluation.relations import YIELD, Item
from realpolitik.knowledge.codebook import quad
from realpolitik.knowledge.senses import senses
from realpolitik.models.encoding import Probe, window
from realpolitik.text.wordpiece import Wordpiece, words
from realpolitik.training import examples
from realpolitik.training.encoder import FROZEN, base
from realpolitik.training.examples import Answer, Example, Labels
from realpolitik.training.learning import Settings, answers, fit
from realpolitik.training.network import Network, published

FOLDS = 5


def probe(item: Item) -> Probe:
    return Probe(Span(*item.actor) if item.actor else None, Span(*item.recipient) if item.recipient else None)


def example(item: Item, cutter: Wordpiece, names: Labels) -> Example:
    """A row of the table; where it says YIELD, either half is right."""
    made = Example(window(words(item.text), cutter, senses))
    halves = [names.types.index(name) + 1 for name in YIELD]
    answer = Answer(halves[0], also=halves[1]) if item.type == "YIELD" else Answer(names.types.index(item.type) + 1)
    made.asked = [(probe(item), answer)]
    return made


def predicted(
    network: Network, items: Sequence[Item], votes: Sequence[Mapping[str, float]], cutter: Wordpiece, names: Labels
) -> list[dict[str, object]]:
    """Answers as ``classify`` gives them, with the votes of the tables; the halves of YIELD are weighed together."""
    windows = [window(words(item.text), cutter, senses) for item in items]
    found = []
    for (logits,), mine in zip(answers(network, windows, [[probe(item)] for item in items]), votes, strict=True):
        shares: dict[str, float] = {}
        own = dict(zip(names.types, torch.softmax(torch.from_numpy(logits[1:]), dim=0).tolist(), strict=True))
        for name, share in together(own, mine).items():
            kind = "CONCEDE" if name in YIELD else name
            shares[kind] = shares.get(kind, 0.0) + share
        best = max(shares, key=lambda kind: shares[kind])
        found.append({"type": best, "quad": quad(best)})
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("--start", type=Path, help="a network saved by training.encoder --keep")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--folds", type=int, default=FOLDS, help="run only the first so many of the five folds")
    parser.add_argument("--tables", action="store_true", help="weigh the encoder with the tables, as classify does")
    options = parser.parse_args(arguments)
    items, names = relations.load(options.table), examples.labels()
    random.Random(0).shuffle(items)
    none: dict[str, float] = {}
    pairs = [Pair(item.text, *(Span(*side) if side else None for side in (item.actor, item.recipient))) for item in items]
    votes = list(recipes.table_votes(pairs)) if options.tables else [none] * len(items)
    cutter = Wordpiece((base() / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n"))
    gold: list[Item] = []
    said: list[dict[str, object]] = []
    for fold in range(options.folds):
        network = published(
            base(), joined=FROZEN, types=len(names.types), modes=len(names.modes), contexts=len(names.contexts),
            statuses=len(names.statuses), senses=len(names.senses),
        )  # fmt: skip
        if options.start is not None:
            network.load_state_dict(torch.load(options.start, weights_only=True))
        learnt = [example(item, cutter, names) for number, item in enumerate(items) if number % FOLDS != fold]
        fit(network, learnt, names, Settings(epochs=options.epochs))
        mine = items[fold::FOLDS]
        gold.extend(mine)
        said.extend(predicted(network, mine, votes[fold::FOLDS], cutter, names))
        scores, _ = relations.score(gold, said)
        sys.stdout.write(f"after fold {fold + 1}: {len(gold)} rows, {', '.join(f'{name} {value:.4f}' for name, value in scores.items())}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
