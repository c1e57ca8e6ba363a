"""Reads political news and keeps a sourced record of who did what to whom, who said what, and who owes what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from realpolitik.api import Posture, Reading, Table, classify, evaluate, open_store, posture, read, read_file, read_many, schema
    from realpolitik.core.errors import BadInput, RealpolitikError
    from realpolitik.core.report import Report

    __version__: str

__all__ = [
    "BadInput",
    "Posture",
    "Reading",
    "RealpolitikError",
    "Report",
    "Table",
    "classify",
    "evaluate",
    "open_store",
    "posture",
    "read",
    "read_file",
    "read_many",
    "schema",
]


if not TYPE_CHECKING:  # a type checker shall know a wrong name when it sees one

    def __getattr__(name: str) -> Any:
        """The public names, opened when first asked for, so that importing the package costs nothing."""
        from importlib import import_module

        if name == "__version__":
            from importlib.metadata import PackageNotFoundError, version

            try:
                return version("realpolitik")
            except PackageNotFoundError:  # run from the source tree, not installed
                return "0+source"
        if name not in __all__:
            raise AttributeError(f"module 'realpolitik' has no attribute '{name}'")
        home = {"BadInput": "core.errors", "RealpolitikError": "core.errors", "Report": "core.report"}.get(name, "api")
        return getattr(import_module(f"realpolitik.{home}"), name)
