"""Measures what reading costs now against an earlier commit: ``python perf/against.py COMMIT``.

Both read the project's own whole reports by turns in processes of their own; what counts is the processor's time, so that other work on
the machine falls out.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3
READ = """
import sys, time
from pathlib import Path
from realpolitik import recipes
from realpolitik.core.report import Report
from realpolitik.pipeline.pipeline import Pipeline
pipeline = Pipeline(recipes.annotators())
blocks = [b for f in sorted(Path(sys.argv[1]).glob("reports-*.txt")) for b in f.read_text(encoding="utf-8").split("\\n\\n")]
texts = ["\\n".join(l for l in b.split("\\n---")[0].split("\\n") if not l.startswith("#")) for b in blocks if b.strip()]
heard = 0.0
try:
    from realpolitik.models.encoder import Encoder
except ImportError:  # the first states had none
    pass
else:
    judge = Encoder.judge
    def timed(*asked):
        global heard
        started = time.process_time()
        found = judge(*asked)
        heard += time.process_time() - started
        return found
    Encoder.judge = timed
def read(some):
    for report in pipeline.read([Report(text=t) for t in some]):
        recipes.assemble(report)
read(texts[:8])
heard, began = 0.0, time.process_time()
read(texts)
print((time.process_time() - began) / len(texts), heard / len(texts))
"""


def seconds(source: Path) -> tuple[float, float]:
    """Processor seconds a report with the package at ``source``, and those of them that the encoder takes."""
    path = {**os.environ, "PYTHONPATH": str(source), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", READ, str(ROOT / "corpus" / "whole")], env=path, check=True, capture_output=True, text=True
    )
    whole, heard = done.stdout.split()
    return float(whole), float(heard)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commit", help="the earlier state")
    commit = parser.parse_args().commit
    with tempfile.TemporaryDirectory() as folder:
        earlier = Path(folder) / "earlier"
        subprocess.run(["git", "worktree", "add", "--detach", "--quiet", str(earlier), commit], check=True, cwd=ROOT)
        try:
            gazetteer = Path("src/realpolitik/knowledge/gazetteer.bin")
            if not (earlier / gazetteer).exists():
                shutil.copy(ROOT / gazetteer, earlier / gazetteer)
            times: dict[str, list[tuple[float, float]]] = {"earlier": [], "now": []}
            for _ in range(ROUNDS):
                times["earlier"].append(seconds(earlier / "src"))
                times["now"].append(seconds(ROOT / "src"))
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(earlier)], check=True, cwd=ROOT)
    (before, _), (now, heard) = (sorted(times[name])[ROUNDS // 2] for name in ("earlier", "now"))
    sys.stdout.write(
        f"{commit}: {before * 1000:.0f} ms a report, now {now * 1000:.0f} ms: {now / before - 1:+.0%}; "
        f"without the encoder's {heard * 1000:.0f} ms {(now - heard) / before - 1:+.0%}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
