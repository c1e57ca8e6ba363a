"""The trained network as the one file that ships: ONNX, int8, with vocabulary and labels inside."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from realpolitik.knowledge.senses import senses
from realpolitik.models import encoding
from realpolitik.models.encoder import INPUTS, OUTPUTS
from realpolitik.models.encoding import Probe
from realpolitik.text.wordpiece import Wordpiece, words
from realpolitik.training.examples import Labels
from realpolitik.training.learning import tensors
from realpolitik.training.network import Network

AXES = {
    "ids": {0: "windows", 1: "pieces"}, "real": {0: "windows", 1: "pieces"}, "at": {0: "windows", 1: "copies"},
    "part": {0: "windows", 1: "copies"}, "group": {0: "windows", 1: "copies"}, "rows": {0: "probes"}, "copies": {0: "probes"},
    "senses": {0: "windows", 1: "pieces"},
}  # fmt: skip
SAMPLES = ("Norway accused Sweden of spying.", "Talks between Chad and Niger on the border, held in Lomé, failed.")


def export(network: Network, vocabulary: str, names: Labels, target: Path) -> None:
    """Writes ``target``: weights of seven bits and a sign, so that every processor gives the same."""
    network.eval()
    cutter = Wordpiece(vocabulary.split("\n"))
    windows = [encoding.window(words(text), cutter, senses) for text in SAMPLES]
    probes = [[Probe(trigger=place) for _, place in list(words(text))[1:3]] for text in SAMPLES]
    given = tensors(encoding.batch(windows, probes, senses=network.shape.senses))
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            network, tuple(given[name] for name in INPUTS), str(whole), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=AXES, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        model = onnx.load(small)
    labels = {name: list(value) for name, value in asdict(names).items()}
    onnx.helper.set_model_props(model, {"vocabulary": vocabulary, "labels": json.dumps(labels)})
    target.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, target)
