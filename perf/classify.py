"""Measures ``classify``: pairs a second, whole and by the encoder alone, and the share of the machine's own int8 speed.

``python perf/classify.py [CORPUS]``. The machine's speed is that of onnxruntime's integer product at the encoder's sizes, so that the
share can be compared between machines; times are the best of several runs, as these machines are shared.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from realpolitik import recipes
from realpolitik.assembly.pairs import Pair, by_encoder
from realpolitik.evaluation import corpus
from realpolitik.models.encoder import encoder

RUNS, SENTENCES, PRODUCTS = 3, 1000, 100
WIDE, INNER, LAYERS = 384, 1536, 6


def best(run: Callable[[], object]) -> float:
    """Seconds of the fastest of several runs."""
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return min(times)


def peak() -> float:
    """Integer operations a second of large products, one on each core."""
    import onnxruntime
    from onnx import TensorProto, helper

    rows = 1024
    node = helper.make_node("MatMulInteger", ["a", "b"], ["c"])
    weight = helper.make_tensor("b", TensorProto.INT8, [WIDE, INNER], np.ones((WIDE, INNER), np.int8).tobytes(), raw=True)
    graph = helper.make_graph(
        [node], "peak", [helper.make_tensor_value_info("a", TensorProto.UINT8, [rows, WIDE])],
        [helper.make_tensor_value_info("c", TensorProto.INT32, [rows, INNER])], [weight],
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    given = {"a": np.ones((rows, WIDE), np.uint8)}
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        seconds = best(lambda: list(cores.map(lambda _: session.run(None, given), range(PRODUCTS))))
    return PRODUCTS * 2 * rows * WIDE * INNER / seconds


def main(folder: Path) -> int:
    events = [(one, event) for one in corpus.load(folder) for event in one.events if event.actors and event.recipients]
    single = [Pair(one.text, event.actors[0].span, event.recipients[0].span) for one, event in events[:SENTENCES]]
    several = [Pair(pair.text, pair.actor, other) for pair in single[: SENTENCES // 6] for other in [pair.recipient, pair.actor] * 3]
    items = [
        {"text": pair.text, "actor": [pair.actor.start, pair.actor.end], "recipient": [pair.recipient.start, pair.recipient.end]}
        for pair in single[:200]
        if pair.actor is not None and pair.recipient is not None
    ]
    pieces = sum(len(encoder().cutter.pieces(word)) for pair in single for word in pair.text.split())
    by_encoder(single[:64])
    seconds = best(lambda: by_encoder(single))
    work = 2 * LAYERS * (4 * WIDE * WIDE + 2 * WIDE * INNER) * (pieces + 5 * len(single))
    result = {
        "pairs_a_second_with_tables": round(len(items) / best(lambda: list(recipes.classify(items))), 1),
        "pairs_a_second": round(len(single) / seconds, 1),
        "pairs_a_second_six_a_text": round(len(several) / best(lambda: by_encoder(several)), 1),
        "pieces_a_text": round(pieces / len(single), 1),
        "share_of_int8_peak": round(work / seconds / peak(), 3),
    }
    sys.stdout.write(json.dumps(result) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("corpus/events")))
