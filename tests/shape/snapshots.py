"""The shapes of the house as text: the recipe, the public names, the help of every command.

``python -m tests.shape.snapshots`` writes them anew; whoever does so says in changelog.d/ what changed and why.
"""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path

import realpolitik
from realpolitik import recipes

FOLDER = Path(__file__).parent.parent / "fixtures" / "shape"
COMMANDS = ("", "read", "classify", "who", "evaluate", "schema")


def recipe() -> str:
    """The annotators in their order, what each needs and gives."""
    lines = []
    for annotator in recipes.annotators():
        needs, gives = ((", ".join(kind.__name__ for kind in kinds) or "nothing") for kinds in (annotator.needs, annotator.gives))
        lines.append(f"{annotator.name}\n  needs {needs}\n  gives {gives}\n")
    return "".join(lines)


def names() -> str:
    """The public names with their signatures."""
    return "".join(f"{name}{_signature(getattr(realpolitik, name))}\n" for name in sorted(realpolitik.__all__))


def _signature(thing: object) -> str:
    return str(inspect.signature(thing)) if inspect.isfunction(thing) else " (class)"


def help_pages() -> str:
    """The help of the command and of each of its commands, as a pipe of 80 columns gets it."""
    surroundings = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
    pages = []
    for command in COMMANDS:
        line = [sys.executable, "-m", "realpolitik", *command.split(), "--help"]
        done = subprocess.run(line, capture_output=True, text=True, check=True, env=surroundings)
        pages.append(done.stdout.rstrip() + "\n")
    return ("\n" + "-" * 80 + "\n").join(pages)


SHAPES = {"recipe.txt": recipe, "names.txt": names, "help.txt": help_pages}

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file, shape in SHAPES.items():
        (FOLDER / file).write_text(shape(), encoding="utf-8")
