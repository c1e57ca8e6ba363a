"""Fits what is known beforehand of the chance that any act comes within a week: the sum of ``analysis/chances.py`` over sets of ICEWS.

Run as ``python -m realpolitik.training.any_acts FOLDER …``, each a folder as the task *tracks* reads it, of which only the days to learn
from are looked at. Writes ``models/weights/any_acts/``; the same folders give the same weights.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np

from realpolitik.analysis import chances, outlook
from realpolitik.analysis.chances import Chances
from realpolitik.analysis.gamma import Doubles
from realpolitik.analysis.rates import WEEK, Memory
from realpolitik.evaluation import tracks

TARGET = Path("src/realpolitik/models/weights/any_acts")
PLACES = 4
CARD = """# The chance of any act within a week

The logistic sum of `analysis/chances.py` over the parts of `analysis/outlook.py`, fitted by `realpolitik.training.any_acts` on the days to
learn from (`train.txt`) of {sets}: pairs of powers with 15 acts, every third day, at most about 15,000 outcomes a track
of each set. A store's own past is learnt from as a departure from these weights; without a past of two months they stand alone. They
are numbers of how acts follow acts, and name nobody.

Brier score of *at least one act* on the outcomes of each set, by the plain rates alone, and by weights fitted on the other sets only:

| set | outcomes a track | plain rates | fitted on the others |
| --- | --- | --- | --- |
{rows}
"""


def learnt_from(folder: Path) -> tuple[Doubles, Doubles]:
    """Parts by pair, track and part, and what came, of the days to learn from."""
    gold = tracks.load(folder)
    past = tracks.until(gold.taught, gold.train)
    parts, _, _, came = outlook.outcomes(past, horizon=WEEK, least=tracks.TAUGHT / gold.train, memory=Memory())
    return parts, came


def fit(sets: Sequence[tuple[Doubles, Doubles]]) -> Chances:
    """The weights over several sets."""
    return chances.learn(*(np.concatenate(column) for column in zip(*sets, strict=True)))


def stored(found: Chances) -> dict[str, object]:
    """The weights as they are written."""
    arrays = {one.name: np.round(getattr(found, one.name), PLACES).tolist() for one in fields(found) if one.name != "before"}
    return {"parts": list(outlook.PARTS), **arrays}


def brier(chance: Doubles, came: Doubles) -> float:
    """The mean of the squared differences to whether any came."""
    return float(((chance - (came > 0)) ** 2).mean())


def main(folders: Sequence[Path], target: Path) -> int:
    sets = [learnt_from(folder) for folder in folders]
    rows = []
    for at, (folder, (parts, came)) in enumerate(zip(folders, sets, strict=True)):
        others = [one for other, one in enumerate(sets) if other != at]
        foreign = f"{brier(fit(others).of(parts), came):.4f}" if others else ""
        rows.append(f"| {folder.name} | {len(came)} | {brier(chances.chance(parts[:, :, -1]), came):.4f} | {foreign} |")
    card = CARD.format(sets=" and ".join(folder.name for folder in folders), rows="\n".join(rows))
    target.mkdir(parents=True, exist_ok=True)
    (target / "config.json").write_text(json.dumps(stored(fit(sets))) + "\n", encoding="utf-8")
    (target / "card.md").write_text(card, encoding="utf-8")
    sys.stdout.write(card)
    return 0


if __name__ == "__main__":
    sys.exit(main([Path(one) for one in sys.argv[1:]], TARGET))
