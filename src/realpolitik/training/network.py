"""The encoder as torch trains it: MiniLM's layers, copies of the words asked about added half-way, and heads.

The lower layers read plain text and stay as they were published, so that their output is computed once for all epochs. See
``models/encoding.py`` for what goes in and ``models/encoder.py`` for what comes out.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from realpolitik.models.encoding import PARTS

POINTER = 128
TRUSTED = 4.0
# What a probe points at: pieces of actors, of recipients, and the trigger.
POINTS = ("actor", "recipient", "trigger")
EVERY = -1e4


@dataclass(frozen=True)
class Shape:
    """Sizes of the network: layers, width, attention heads, the layer before which copies join, and labels of each head."""

    layers: int
    wide: int
    heads: int
    inner: int
    vocabulary: int
    places: int
    joined: int
    types: int
    modes: int
    contexts: int
    statuses: int
    senses: int


class Layer(nn.Module):
    """One BERT layer: attention, then a feed-forward net, each with its residual and norm."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query, self.key, self.value, self.joint = (nn.Linear(shape.wide, shape.wide) for _ in range(4))
        self.norm, self.last = nn.LayerNorm(shape.wide, eps=1e-12), nn.LayerNorm(shape.wide, eps=1e-12)
        self.wider, self.narrower = nn.Linear(shape.wide, shape.inner), nn.Linear(shape.inner, shape.wide)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        rows, length, wide = states.shape

        def split(values: Tensor) -> Tensor:
            return values.view(rows, length, self.heads, wide // self.heads).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        weights = torch.softmax(query @ key.transpose(2, 3) / math.sqrt(wide // self.heads) + bias, dim=-1)
        mixed = (weights @ value).transpose(1, 2).reshape(rows, length, wide)
        states = self.norm(states + self.dropout(self.joint(mixed)))
        return self.last(states + self.dropout(self.narrower(nn.functional.gelu(self.wider(states)))))


class Network(nn.Module):
    """Gives for each probe type, mode, contexts, status, history and what it points at; for each piece its trigger type."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.word = nn.Embedding(shape.vocabulary, shape.wide)
        self.place = nn.Embedding(shape.places, shape.wide)
        self.kind = nn.Parameter(torch.zeros(shape.wide))
        self.first_norm = nn.LayerNorm(shape.wide, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.part = nn.Embedding(len(PARTS), shape.wide)
        self.absent = nn.Parameter(torch.zeros(len(PARTS), shape.wide))
        self.blend = nn.Sequential(nn.Linear(len(PARTS) * shape.wide, shape.wide), nn.GELU(), nn.LayerNorm(shape.wide))
        self.dropout = nn.Dropout(dropout)
        self.acts, self.modes = nn.Linear(shape.wide, shape.types + 1), nn.Linear(shape.wide, shape.modes)
        self.contexts, self.statuses = nn.Linear(shape.wide, shape.contexts), nn.Linear(shape.wide, shape.statuses)
        self.past = nn.Linear(shape.wide, 1)
        self.sides = nn.Linear(shape.wide, len(POINTS) * POINTER)
        self.reached = nn.Linear(shape.wide, len(POINTS) * POINTER)
        self.trigger = nn.Linear(shape.wide, shape.types + 1)
        # What the tables know of a word goes into its state and, by a way of its own, into what it may trigger.
        self.known, self.knows = nn.Linear(shape.senses, shape.wide, bias=False), nn.Linear(shape.senses, shape.types + 1, bias=False)
        nn.init.normal_(self.part.weight, std=0.05)
        nn.init.normal_(self.known.weight, std=0.02)
        # The first senses are the types: to begin with, a word triggers what the tables say.
        nn.init.zeros_(self.knows.weight)
        with torch.no_grad():
            for kind in range(shape.types):
                self.knows.weight[kind + 1, kind] = TRUSTED

    def below(self, ids: Tensor, real: Tensor) -> Tensor:
        """States of the text before copies join, [B, L, D]."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.dropout(self.first_norm(self.word(ids) + self.place(places) + self.kind))
        bias = (1.0 - real[:, None, None, :].to(states.dtype)) * EVERY
        for layer in self.layers[: self.shape.joined]:
            states = layer(states, bias)
        return states

    def above(
        self, states: Tensor, real: Tensor, at: Tensor, part: Tensor, group: Tensor, rows: Tensor, copies: Tensor, senses: Tensor
    ) -> tuple[Tensor, ...]:
        """Logits of every head from the states of :meth:`below`; shapes as in ``models/encoder.py``."""
        length, wide = states.shape[1], states.shape[2]
        states = states + self.known(senses)
        copied = torch.gather(states, 1, at[:, :, None].expand(-1, -1, wide)) + self.part(part)
        every = torch.cat([real - 1, group], dim=1)  # 0 for text, 1 and more for copies, -1 for padding
        seen = (every[:, None, :] == 0) | ((every[:, None, :] == every[:, :, None]) & (every[:, None, :] > 0))
        bias = (1.0 - seen[:, None].to(states.dtype)) * EVERY
        states = torch.cat([states, copied], dim=1)
        for layer in self.layers[self.shape.joined :]:
            states = layer(states, bias)
        text = states[:, :length]
        found = states[rows[:, None], length + copies.clamp(min=0)]  # [G, 4, D]
        found = torch.where((copies >= 0)[:, :, None], found, self.absent[None])
        said = self.dropout(self.blend(found.reshape(found.shape[0], -1)))
        asked = self.sides(found[:, 0]).view(-1, len(POINTS), POINTER)
        reached = self.reached(text).view(text.shape[0], text.shape[1], len(POINTS), POINTER)[rows]  # [G, L, 3, P]
        points = (asked[:, None] * reached).sum(-1) / math.sqrt(POINTER)  # [G, L, 3]
        points = points + ((real[rows] - 1) * -EVERY)[:, :, None]
        triggers = self.trigger(self.dropout(text)) + self.knows(senses)
        # A probe's type is that of the words it points at, and what the words asked about say beside.
        pointed = (torch.softmax(points[:, :, 2], dim=1)[:, :, None] * triggers[rows]).sum(1)
        return (
            self.acts(said) + pointed,
            self.modes(said),
            self.contexts(said),
            self.statuses(said),
            self.past(said)[:, 0],
            points,
            triggers,
        )

    def forward(
        self, ids: Tensor, real: Tensor, at: Tensor, part: Tensor, group: Tensor, rows: Tensor, copies: Tensor, senses: Tensor
    ) -> tuple[Tensor, ...]:
        return self.above(self.below(ids, real), real, at, part, group, rows, copies, senses)


NAMES = {
    "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value", "attention.output.dense": "joint",
    "attention.output.LayerNorm": "norm", "intermediate.dense": "wider", "output.dense": "narrower", "output.LayerNorm": "last",
}  # fmt: skip


def published(folder: Path, *, joined: int, types: int, modes: int, contexts: int, statuses: int, senses: int) -> Network:
    """The network with the published weights of a BERT model in ``folder`` (``config.json``, ``model.safetensors``); heads are new."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    shape = Shape(
        layers=config["num_hidden_layers"], wide=config["hidden_size"], heads=config["num_attention_heads"],
        inner=config["intermediate_size"], vocabulary=config["vocab_size"], places=config["max_position_embeddings"], joined=joined,
        types=types, modes=modes, contexts=contexts, statuses=statuses, senses=senses,
    )  # fmt: skip
    network = Network(shape)
    stored = load_file(folder / "model.safetensors")
    mine = {
        "word.weight": stored["embeddings.word_embeddings.weight"], "place.weight": stored["embeddings.position_embeddings.weight"],
        "kind": stored["embeddings.token_type_embeddings.weight"][0], "first_norm.weight": stored["embeddings.LayerNorm.weight"],
        "first_norm.bias": stored["embeddings.LayerNorm.bias"],
    }  # fmt: skip
    for number in range(shape.layers):
        for theirs, name in NAMES.items():
            for kind in ("weight", "bias"):
                mine[f"layers.{number}.{name}.{kind}"] = stored[f"encoder.layer.{number}.{theirs}.{kind}"]
    missing = network.load_state_dict(mine, strict=False)
    if missing.unexpected_keys:
        raise ValueError(f"{folder}: weights that fit nowhere: {missing.unexpected_keys}")
    return network
