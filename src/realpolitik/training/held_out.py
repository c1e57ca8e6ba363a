"""How well the encoder answers on passages it never saw, and the card that says so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from realpolitik.evaluation.corpus import Passage
from realpolitik.evaluation.metrics import Counts, accuracy, macro_f1
from realpolitik.models.encoder import Encoder, Judged
from realpolitik.models.encoding import Probe
from realpolitik.training import examples
from realpolitik.training.examples import Answer
from realpolitik.training.learning import Settings

HALF = 0.5


@dataclass(frozen=True)
class Answered:
    """A probe's right answer, and what the encoder said."""

    answer: Answer
    said: Judged
    by_trigger: bool


def answered(model: Encoder, passages: Sequence[Passage]) -> tuple[list[Answered], Counts]:
    """Every gold event's two probes answered, and how well triggers are found among the words of the text."""
    made = list(examples.examples(passages, [()] * len(passages), model.cutter, examples.labels()))
    probes: list[list[tuple[Probe, Answer]]] = [[*one.asked, *one.pairs] for one in made]
    judged = model.judge([one.window for one in made], [[probe for probe, _ in mine] for mine in probes])
    found: list[Answered] = []
    triggers = Counts()
    for one, mine, (said, heads) in zip(made, probes, judged, strict=True):
        found.extend(Answered(answer, verdict, probe.trigger is not None) for (probe, answer), verdict in zip(mine, said, strict=True))
        for at in one.window.firsts:
            gold, best = (one.triggers or [])[at], int(heads[at].argmax())
            triggers.gold += gold > 0
            triggers.said += best > 0
            triggers.right += gold == best > 0
    triggers.found = triggers.right
    return found, triggers


def scores(model: Encoder, passages: Sequence[Passage]) -> dict[str, float]:
    """Scores by what they measure."""
    found, triggers = answered(model, passages)
    by_trigger = [one for one in found if one.by_trigger]
    pairs = [one for one in found if not one.by_trigger]
    names = examples.labels()
    contexts = Counts()
    for one in by_trigger:
        said = {number for number, chance in enumerate(one.said.contexts) if chance >= HALF}
        gold = set(one.answer.contexts or ())
        contexts.said, contexts.gold = contexts.said + len(said), contexts.gold + len(gold)
        contexts.right, contexts.found = contexts.right + len(said & gold), contexts.found + len(said & gold)
    moded = [one for one in by_trigger if one.answer.mode >= 0]
    return {
        "words that trigger an event, of the right type: F1": triggers.f1,
        "type of an event, its trigger given: accuracy": accuracy(*_types(by_trigger)),
        "type of an event, its trigger given: macro-F1": macro_f1(*_types(by_trigger)),
        "type between two parties: accuracy": accuracy(*_types(pairs)),
        "type between two parties: macro-F1": macro_f1(*_types(pairs)),
        "mode, the type given: accuracy": accuracy(
            [names.modes[one.answer.mode] for one in moded], [_mode(model, one.said, names.types[one.answer.type - 1]) for one in moded]
        ),
        "contexts: F1": contexts.f1,
        "status: accuracy": _share(one.answer.status == int(one.said.statuses.argmax()) for one in by_trigger),
        "history: accuracy": _share(one.answer.history == int(one.said.history >= HALF) for one in by_trigger),
    }  # fmt: skip


def _share(right: Iterable[bool]) -> float:
    listed = list(right)
    return sum(listed) / max(1, len(listed))


def _types(found: Sequence[Answered]) -> tuple[list[str], list[str]]:
    """Gold and likeliest type, *no event* left out, as where a caller names the pair."""
    return [str(one.answer.type - 1) for one in found], [str(int(one.said.types[1:].argmax())) for one in found]


def _mode(model: Encoder, said: Judged, kind: str) -> str:
    mode = model.mode(said, kind)
    return f"{kind} {mode}" if mode else kind


CARD = """# Encoder

all-MiniLM-L6-v2 (22.7 million parameters, Apache-2.0), its upper layers and new heads trained by `make train`
(`realpolitik.training.encoder`) on the project's own corpus and tables (CC BY 4.0) and nothing else. `encoder.onnx` holds weights of
seven bits and a sign, the vocabulary and the labels; onnxruntime runs it. How it is asked: `models/encoding.py`; the heads:
`training/network.py`.

| | |
| --- | --- |
| learnt from | {learnt} windows: nine in ten passages of `corpus/events`, whole reports, example sentences of `knowledge/lexicon` |
| held out | {held} passages, every tenth |
| state of the corpus | {state} (hash of all files) |
| epochs, windows a step, rates, seed | {epochs}, {size}, {rate:g} and {head_rate:g}, {seed} |

Scores on the passages held out, of the file that ships:

| what | score |
| --- | --- |
{rows}
"""


def card(found: Mapping[str, float], settings: Settings, learnt: int, held: int, folder: Path) -> str:
    """The card of the weights, in Markdown."""
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.txt")):
        digest.update(file.read_bytes())
    return CARD.format(
        learnt=learnt, held=held, state=digest.hexdigest()[:16], epochs=settings.epochs, size=settings.size, rate=settings.rate,
        head_rate=settings.head_rate, seed=settings.seed, rows="\n".join(f"| {name} | {value:.3f} |" for name, value in found.items()),
    )  # fmt: skip
