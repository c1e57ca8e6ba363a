"""How the encoder's upper layers and heads are fitted: batches of like length, AdamW with warm-up, one loss a head."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from realpolitik.models import encoding
from realpolitik.models.encoding import Batch, Probe
from realpolitik.training.examples import IGNORE, Answer, Example, Labels
from realpolitik.training.network import Network


@dataclass(frozen=True)
class Settings:
    """How long and how fast; ``whole``: the lower layers learn too, and are run anew in each epoch."""

    epochs: int = 6
    whole: bool = False
    size: int = 8
    rate: float = 2e-4
    head_rate: float = 1e-3
    smoothing: float = 0.1
    decay: float = 0.01
    warm: float = 0.1
    seed: int = 0


def tensors(made: Batch) -> dict[str, Tensor]:
    return {name: torch.from_numpy(getattr(made, name)) for name in ("ids", "real", "at", "part", "group", "rows", "copies", "senses")}


def states(network: Network, examples: Sequence[Example], size: int = 32) -> list[Tensor]:
    """What the lower, frozen layers say of each window, computed once."""
    network.eval()
    found: list[Tensor] = [torch.empty(0)] * len(examples)
    order = sorted(range(len(examples)), key=lambda number: len(examples[number].window.ids))
    with torch.no_grad():
        for start in range(0, len(order), size):
            mine = order[start : start + size]
            made = tensors(encoding.batch([examples[number].window for number in mine], [[] for _ in mine], senses=network.shape.senses))
            below = network.below(made["ids"], made["real"])
            for row, number in enumerate(mine):
                found[number] = below[row, : len(examples[number].window.ids)].clone()
    return found


def fit(
    network: Network, examples: Sequence[Example], names: Labels, settings: Settings, *, after: Callable[[int], None] | None = None
) -> None:
    """Fits everything above the lower layers, or the whole network; ``after`` is called with the number of each finished epoch."""
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)
    for parameter in network.parameters():
        parameter.requires_grad = False
    upper = [parameter for layer in network.layers[0 if settings.whole else network.shape.joined :] for parameter in layer.parameters()]
    if settings.whole:
        upper += [*network.word.parameters(), *network.place.parameters(), *network.first_norm.parameters(), network.kind]
    heads = [
        parameter
        for module in (network.part, network.blend, network.acts, network.modes, network.contexts, network.statuses, network.past,
                       network.sides, network.reached, network.trigger, network.known, network.knows)
        for parameter in module.parameters()
    ] + [network.absent]  # fmt: skip
    for parameter in (*upper, *heads):
        parameter.requires_grad = True
    kept = None if settings.whole else states(network, examples)
    optimizer = torch.optim.AdamW(
        [{"params": upper, "lr": settings.rate}, {"params": heads, "lr": settings.head_rate}], weight_decay=settings.decay, fused=True
    )
    steps = settings.epochs * int(sum(one.share for one in examples) / settings.size + 1)
    warm = max(1, int(settings.warm * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))
    )
    for epoch in range(settings.epochs):
        began, total, seen = time.monotonic(), 0.0, 0
        network.train()
        for mine in batches(examples, settings.size, chance):
            drawn = [examples[number].draw(chance) for number in mine]
            below = None if kept is None else [kept[number] for number in mine]
            value = loss(network, [examples[number] for number in mine], below, drawn, names, settings.smoothing)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_([*upper, *heads], 1.0)
            optimizer.step()
            schedule.step()
            total, seen = total + value.item(), seen + 1
        sys.stderr.write(f"epoch {epoch + 1} of {settings.epochs}: loss {total / seen:.3f}, {time.monotonic() - began:.0f} s\n")
        if after is not None:
            network.eval()
            after(epoch + 1)
    network.eval()


def batches(examples: Sequence[Example], size: int, chance: random.Random) -> list[list[int]]:
    """Windows of like length together, in an order drawn anew."""
    drawn = [number for number, one in enumerate(examples) if one.share >= 1.0 or chance.random() < one.share]
    order = sorted(drawn, key=lambda number: len(examples[number].window.ids) + chance.uniform(-4, 4))
    cut = [order[start : start + size] for start in range(0, len(order), size)]
    chance.shuffle(cut)
    return cut


def loss(
    network: Network, examples: Sequence[Example], kept: Sequence[Tensor] | None, drawn: Sequence[Sequence[tuple[Probe, Answer]]],
    names: Labels, smoothing: float,
) -> Tensor:  # fmt: skip
    """The sum of the losses of all heads over one batch; ``kept`` is what the lower layers said of each window, None to run them."""
    made = tensors(
        encoding.batch([one.window for one in examples], [[probe for probe, _ in mine] for mine in drawn], senses=network.shape.senses)
    )
    if kept is None:
        below = network.below(made["ids"], made["real"])
    else:
        below = torch.zeros(made["ids"].shape[0], made["ids"].shape[1], network.shape.wide)
        for row, state in enumerate(kept):
            below[row, : len(state)] = state
    types, modes, contexts, statuses, history, points, triggers = network.above(
        below, made["real"], made["at"], made["part"], made["group"], made["rows"], made["copies"], made["senses"]
    )
    answers = [answer for mine in drawn for _, answer in mine]
    value = _triggers(triggers, examples)
    if not answers:
        return value
    value = value + _types(types, answers, smoothing)
    happened = [number for number, answer in enumerate(answers) if answer.type > 0]
    if happened:
        value = value + 0.5 * _modes(modes, answers, names) + 0.5 * _labels(statuses, [answer.status for answer in answers])
        value = value + 0.5 * _labels(points[:, :, 2], [answer.trigger for answer in answers])
        told = [number for number in happened if answers[number].history != IGNORE]
        if told:
            value = value + 0.5 * binary_cross_entropy_with_logits(history[told], torch.tensor([float(answers[n].history) for n in told]))
        value = value + _contexts(contexts, answers) + _sides(points[:, :, :2], answers, made, [len(one.window.ids) for one in examples])
    return value


def _types(logits: Tensor, answers: Sequence[Answer], smoothing: float) -> Tensor:
    wanted = torch.tensor([answer.type for answer in answers])
    double = [number for number, answer in enumerate(answers) if answer.also != IGNORE]
    if not double:
        return cross_entropy(logits, wanted, label_smoothing=smoothing)
    scores = torch.log_softmax(logits, dim=-1)
    first, second = (torch.tensor([getattr(answers[number], name) for number in double]) for name in ("type", "also"))
    either = -torch.logsumexp(torch.stack([scores[double, first], scores[double, second]]), dim=0)
    rest = [number for number, answer in enumerate(answers) if answer.also == IGNORE]
    single = cross_entropy(logits[rest], wanted[rest], label_smoothing=smoothing, reduction="sum") if rest else torch.zeros(())
    return (either.sum() + single) / len(answers)


def _labels(logits: Tensor, wanted: Sequence[int]) -> Tensor:
    if all(one == IGNORE for one in wanted):
        return torch.zeros(())
    return cross_entropy(logits, torch.tensor(wanted), ignore_index=IGNORE)


def _modes(logits: Tensor, answers: Sequence[Answer], names: Labels) -> Tensor:
    """Each mode against the others of its own type."""
    told = [number for number, answer in enumerate(answers) if answer.mode != IGNORE]
    if not told:
        return torch.zeros(())
    closed = torch.full((len(told), len(names.modes)), -1e4)
    for row, number in enumerate(told):
        closed[row, names.modes_of(names.types[answers[number].type - 1])] = 0.0
    return cross_entropy(logits[told] + closed, torch.tensor([answers[number].mode for number in told]))


def _contexts(logits: Tensor, answers: Sequence[Answer]) -> Tensor:
    told = [number for number, answer in enumerate(answers) if answer.contexts is not None]
    if not told:
        return torch.zeros(())
    wanted = torch.zeros(len(told), logits.shape[1])
    for row, number in enumerate(told):
        wanted[row, list(answers[number].contexts or ())] = 1.0
    return 2.0 * binary_cross_entropy_with_logits(logits[told], wanted)


def _sides(logits: Tensor, answers: Sequence[Answer], made: dict[str, Tensor], lengths: Sequence[int]) -> Tensor:
    """Which pieces belong to actors and recipients, for probes by a trigger."""
    by_trigger = (made["copies"][:, encoding.TRIGGER] >= 0).tolist()
    told = [number for number, answer in enumerate(answers) if by_trigger[number] and answer.actors is not None]
    if not told:
        return torch.zeros(())
    wanted, counted = torch.zeros(len(told), logits.shape[1], 2), torch.zeros(len(told), logits.shape[1], 1)
    for row, number in enumerate(told):
        wanted[row, list(answers[number].actors or ()), 0] = 1.0
        wanted[row, list(answers[number].recipients or ()), 1] = 1.0
        counted[row, : lengths[int(made["rows"][number])]] = 1.0
    each = binary_cross_entropy_with_logits(logits[told], wanted, reduction="none", pos_weight=torch.tensor(2.0))
    return 3.0 * (each * counted).sum() / (2.0 * counted.sum())


def _triggers(logits: Tensor, examples: Sequence[Example]) -> Tensor:
    wanted = torch.full(logits.shape[:2], IGNORE)
    for row, one in enumerate(examples):
        if one.triggers is not None:
            wanted[row, : len(one.triggers)] = torch.tensor(one.triggers)
    if bool((wanted == IGNORE).all()):
        return torch.zeros((), requires_grad=True) + 0.0 * logits.sum()
    return cross_entropy(logits.reshape(-1, logits.shape[-1]), wanted.reshape(-1), ignore_index=IGNORE)


def answers(
    network: Network, windows: Sequence[encoding.Window], probes: Sequence[Sequence[Probe]], size: int = 32
) -> list[list[np.ndarray]]:
    """Type logits of each probe of each window, as the trained network gives them (no dropout)."""
    network.eval()
    found: list[list[np.ndarray]] = [[] for _ in windows]
    order = sorted(range(len(windows)), key=lambda number: len(windows[number].ids))
    with torch.no_grad():
        for start in range(0, len(order), size):
            mine = order[start : start + size]
            made = tensors(encoding.batch([windows[n] for n in mine], [probes[n] for n in mine], senses=network.shape.senses))
            types = network(**made)[0].numpy()
            for row, logits in zip(made["rows"].tolist(), types, strict=True):
                found[mine[row]].append(logits)
    return found
