"""Cross-validation of the encoder inside a relations table: ``python -m realpolitik.training.crossval TABLE``. A benchmark only.

Such tables have no licence, so nothing that is fitted here is kept. Each fold starts from the shipped weights (or, with --plain, from the
published model they came from) and learns from the other folds alone.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch

from realpolitik import recipes
from realpolitik.assembly.pairs import Pair, together
from realpolitik.core.marks import Span
from realpolitik.evaluation import relations
from realpolitik.evaluation.relations import YIELD, Item
from realpolitik.knowledge.codebook import quad
from realpolitik.knowledge.senses import Senses, reader
from realpolitik.models.encoder import FILE, Encoder
from realpolitik.models.encoding import Probe, window
from realpolitik.text.wordpiece import Wordpiece, words
from realpolitik.training import shipped
from realpolitik.training.encoder import FROZEN, TARGET, base
from realpolitik.training.examples import Answer, Example, Labels
from realpolitik.training.learning import Settings, answers, fit
from realpolitik.training.network import Network, published

FOLDS = 5
# An encoder that learnt from the same table is trusted more than the shipped one: its tables' votes count for this share (chosen on the
# first two folds).
VOTES = 0.25
SETTINGS = Settings(epochs=12, whole=True, rate=1e-4, head_rate=5e-4)


def probe(item: Item) -> Probe:
    return Probe(Span(*item.actor) if item.actor else None, Span(*item.recipient) if item.recipient else None)


def example(item: Item, look_up: Callable[[str], Senses], cutter: Wordpiece, names: Labels) -> Example:
    """A row of the table; where it says YIELD, either half is right."""
    made = Example(window(words(item.text), cutter, look_up))
    halves = [names.types.index(name) + 1 for name in YIELD]
    answer = Answer(halves[0], also=halves[1]) if item.type == "YIELD" else Answer(names.types.index(item.type) + 1)
    made.asked = [(probe(item), answer)]
    return made


def predicted(
    network: Network, examples: Sequence[Example], votes: Sequence[Mapping[str, float]], names: Labels
) -> list[dict[str, object]]:
    """Answers as ``classify`` gives them, with the votes of the tables; the halves of YIELD are weighed together."""
    asked = [[probe for probe, _ in one.asked] for one in examples]
    found = []
    for (logits,), mine in zip(answers(network, [one.window for one in examples], asked), votes, strict=True):
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
    parser.add_argument("--plain", action="store_true", help="start from the published model, which never saw the corpus")
    parser.add_argument("--epochs", type=int, default=SETTINGS.epochs)
    parser.add_argument("--folds", type=int, default=FOLDS, help="run only the first so many of the five folds")
    options = parser.parse_args(arguments)
    encoder = Encoder(TARGET / FILE)
    names = Labels(types=encoder.types, modes=encoder.modes, contexts=encoder.contexts, statuses=encoder.statuses, senses=encoder.senses)
    items = relations.load(options.table)
    random.Random(0).shuffle(items)
    pairs = [Pair(item.text, *(Span(*side) if side else None for side in (item.actor, item.recipient))) for item in items]
    votes = [{name: VOTES * vote for name, vote in one.of.items()} for one in recipes.table_votes(pairs)]
    look_up = reader(encoder.senses)
    made = [example(item, look_up, encoder.cutter, names) for item in items]
    gold: list[Item] = []
    said: dict[str, list[dict[str, object]]] = {"encoder": [], "with tables": []}
    for fold in range(options.folds):
        network = published(
            base(), joined=FROZEN, types=len(names.types), modes=len(names.modes), contexts=len(names.contexts),
            statuses=len(names.statuses), senses=len(names.senses),
        )  # fmt: skip
        if not options.plain:
            network.load_state_dict(shipped.weights(TARGET / FILE, layers=network.shape.layers, joined=FROZEN))
        learnt = [one for number, one in enumerate(made) if number % FOLDS != fold]
        fit(network, learnt, names, replace(SETTINGS, epochs=options.epochs))
        gold.extend(items[fold::FOLDS])
        mine = made[fold::FOLDS]
        said["encoder"].extend(predicted(network, mine, [{}] * len(mine), names))
        said["with tables"].extend(predicted(network, mine, votes[fold::FOLDS], names))
        for whose, answers_given in said.items():
            scores, _ = relations.score(gold, answers_given)
            told = ", ".join(f"{name} {value:.4f}" for name, value in scores.items())
            sys.stdout.write(f"after fold {fold + 1}, {whose}: {len(gold)} rows, {told}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
