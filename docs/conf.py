"""How the manual is built: ``make manual``. Generated pages are written by tools/build_docs.py before."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import realpolitik

project = "realpolitik"
author = "The realpolitik developers"
copyright = "The realpolitik developers, CC BY 4.0"
version = release = realpolitik.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
# The source is the whole project: pages lead to cards, decisions and the log, and those are part of the manual.
root_doc = "docs/index"
include_patterns = [
    "docs/*.md", "docs/cookbook/*.md", "notes/log.md", "notes/decisions/*.md", "benchmarks/*/card.md", "src/realpolitik/models/weights/*/card.md",
    "corpus/README.md", "corpus/GUIDELINES.md", "knowledge/README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md",
]  # fmt: skip
exclude_patterns = [".venv", "build", "dist", ".git", "tests", "**/__pycache__"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_typehints = "description"
html_theme = "furo"
html_title = "realpolitik"
# Nothing is loaded from elsewhere.
