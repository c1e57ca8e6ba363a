"""Errors that tell the user in one line what is wrong, where, and what to do."""

from __future__ import annotations


class RealpolitikError(Exception):
    """Base of every error this package raises on purpose; its text is one line for the user."""


class BadInput(RealpolitikError):
    """Input that cannot be read: a named reason, and where it came from.

    ``reason`` is a short machine-readable word (``empty``, ``language``, ``binary`` …) by which rejects are counted.
    """

    def __init__(self, reason: str, message: str, *, where: str = "") -> None:
        super().__init__(f"{where}: {message}" if where else message)
        self.reason = reason
        self.where = where


class PipelineError(RealpolitikError):
    """A recipe that cannot work: an annotator's need is unmet, or it broke its promise."""


class KnowledgeError(RealpolitikError):
    """A knowledge table that is missing, malformed or contradicts itself."""


class ModelError(RealpolitikError):
    """Weights or a language pipeline that are missing or not the ones expected."""


class EvaluationError(RealpolitikError):
    """A benchmark that cannot be scored: unknown task, or a path the task cannot read."""
