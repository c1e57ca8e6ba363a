"""The small encoder that judges events: type, mode, contexts, status, history and parties (see weights/encoder/card.md).

One file holds weights, vocabulary and labels. It is run by onnxruntime in int8, and loaded when first asked.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from realpolitik.core.errors import ModelError
from realpolitik.models.encoding import Probe, Window, batch
from realpolitik.text.wordpiece import Wordpiece

Floats = npt.NDArray[np.float32]
FILE = "encoder.onnx"
# Windows from which on they are shared out among threads.
ENOUGH = 4
THREADS = "OMP_NUM_THREADS"
INPUTS = ("ids", "real", "at", "part", "group", "rows", "copies", "senses")
OUTPUTS = ("types", "modes", "contexts", "statuses", "history", "points", "triggers")


@dataclass(frozen=True, slots=True)
class Judged:
    """What the encoder says to one probe, as probabilities.

    ``types`` [1 + types], the first for *no event*; ``modes`` logits of every mode; ``contexts`` each for itself; ``statuses``;
    ``history``; ``sides`` [pieces, 2]: whether a piece of the window belongs to an actor, to a recipient.
    """

    types: Floats
    modes: Floats
    contexts: Floats
    statuses: Floats
    history: float
    sides: Floats


class Encoder:
    """The network with its vocabulary (``cutter``) and the names of its outputs."""

    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        # A window is too short to be shared out: each core takes windows of its own.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
            stored: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
            self.cutter = Wordpiece(stored["vocabulary"].split("\n"))
            names: dict[str, list[str]] = json.loads(stored["labels"])
        except Exception as error:
            raise ModelError(f"the encoder cannot be loaded ({error}): reinstall the package") from error
        self.senses = tuple(names["senses"])
        self.types, self.modes, self.contexts, self.statuses = (tuple(names[name]) for name in ("types", "modes", "contexts", "statuses"))

    def judge(self, windows: Sequence[Window], probes: Sequence[Sequence[Probe]]) -> list[tuple[list[Judged], Floats]]:
        """For each window what is said to its probes, and the trigger types of its pieces [pieces, 1 + types].

        Windows go through one by one: the scale of the int8 numbers is that of all that goes through together, and what a report
        says must not depend on its company. All cores work on them, or as many as ``OMP_NUM_THREADS`` allows.
        """
        if len(windows) < ENOUGH or _threads() == 1:
            return [self._judge(one, mine) for one, mine in zip(windows, probes, strict=True)]
        return list(_cores().map(self._judge, windows, probes))

    def _judge(self, one: Window, probes: Sequence[Probe]) -> tuple[list[Judged], Floats]:
        # The network wants at least one question; to an empty one nobody hears the answer.
        made = batch([one], [list(probes) or [Probe()]], senses=len(self.senses))
        out = dict(zip(OUTPUTS, self._session.run(OUTPUTS, {name: getattr(made, name) for name in INPUTS}), strict=True))
        types, statuses, triggers = (_softmax(out[name]) for name in ("types", "statuses", "triggers"))
        contexts, history, sides = (_sigmoid(out[name]) for name in ("contexts", "history", "points"))
        said = [Judged(types[n], out["modes"][n], contexts[n], statuses[n], float(history[n]), sides[n, :, :2]) for n in range(len(probes))]
        return said, triggers[0]

    def mode(self, judged: Judged, kind: str) -> str | None:
        """The likeliest mode of an event of type ``kind``; None if it has none."""
        best, at = None, float("-inf")
        for name, logit in zip(self.modes, judged.modes.tolist(), strict=True):
            head, _, mode = name.partition(" ")
            if head == kind and logit > at:
                best, at = mode or None, logit
        return best


@cache
def _cores() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_threads())


@cache
def _threads() -> int:
    said = os.environ.get(THREADS, "")
    return max(1, int(said)) if said.isdecimal() else os.cpu_count() or 1


@cache
def encoder() -> Encoder:
    """The shipped encoder."""
    with as_file(files("realpolitik.models") / "weights" / "encoder" / FILE) as path:
        if not path.exists():
            raise ModelError("the weights of the encoder are missing: reinstall the package")
        return Encoder(path)


def _softmax(logits: Any) -> Floats:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _sigmoid(logits: Any) -> Floats:
    chances: Floats = 1.0 / (1.0 + np.exp(-np.clip(logits, -30.0, 30.0)))
    return chances
