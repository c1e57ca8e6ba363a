"""The shipped encoder as torch has it, for experiments that go on from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

# The matrices that the exported file names by number only, in the order in which a network uses them.
LAYER = ("query", "key", "value", "joint", "wider", "narrower")
LAST = ("reached.weight", "trigger.weight", "knows.weight")
# Of these the file keeps what they are multiplied with as it is; a matrix is kept turned.
TURNED = "_Transposed"


def weights(file: Path, *, layers: int, joined: int) -> dict[str, Tensor]:
    """The weights in ``file``, as ``export`` wrote them, by their names in the network: to the seven bits they are kept with."""
    stored = {one.name: numpy_helper.to_array(one) for one in onnx.load(file).graph.initializer}
    numbered = _numbered(layers, joined)
    found: dict[str, Tensor] = {}
    for name, value in stored.items():
        if name.endswith("_quantized"):
            plain = name.removesuffix("_quantized")
            whole = (value.astype(np.float32) - stored[f"{plain}_zero_point"].astype(np.float32)) * stored[f"{plain}_scale"]
            if plain.startswith("onnx::"):
                plain, whole = next(numbered), whole.T
            elif plain.endswith(TURNED):
                plain, whole = plain.removesuffix(TURNED), whole.T
            found[plain] = torch.from_numpy(np.ascontiguousarray(whole))
        elif name.startswith("onnx::Where"):
            found["absent"] = torch.from_numpy(value[0].copy())
        elif not name.endswith(("_scale", "_zero_point")):
            found[name] = torch.from_numpy(value.copy())
    return found


def _numbered(layers: int, joined: int) -> Iterator[str]:
    for layer in range(layers):
        if layer == joined:
            yield "known.weight"
        yield from (f"layers.{layer}.{name}.weight" for name in LAYER)
    yield from LAST
