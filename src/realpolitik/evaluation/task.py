"""The tasks that can be scored, and how each is run."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from realpolitik import recipes
from realpolitik.annotators.reworded import Rewording
from realpolitik.core.errors import EvaluationError
from realpolitik.core.records import Reading
from realpolitik.core.report import Report
from realpolitik.evaluation import (
    actions,
    actors,
    behaviour,
    changes,
    claims,
    coreference,
    corpus,
    events,
    factuality,
    forecast,
    names,
    passages,
    places,
    quiet,
    quotations,
    relations,
    reworded,
    same_events,
    stance,
    stories,
    times,
    tracks,
    whole_claims,
)
from realpolitik.evaluation.scorecard import Scorecard
from realpolitik.evaluation.split import split
from realpolitik.exports.record_json import record
from realpolitik.pipeline.pipeline import Pipeline

Gold = TypeVar("Gold")
Scores = tuple[int, dict[str, float], dict[str, Any]]
BATCH = 64


@dataclass(frozen=True)
class Task:
    """``version`` is raised when scores stop being comparable; ``run`` gives the count of items, scores and detail."""

    name: str
    version: int
    run: Callable[[Path], Scores]
    folder: bool = False


def _read(reports: Sequence[Report]) -> list[Reading]:
    pipeline = Pipeline(recipes.annotators())
    return [recipes.assemble(report) for first in range(0, len(reports), BATCH) for report in pipeline.read(reports[first : first + BATCH])]


def _reading(
    load: Callable[[Path], list[Gold]],
    reports: Callable[[Sequence[Gold]], list[Report]],
    score: Callable[[Sequence[Gold], Sequence[Reading]], tuple[dict[str, float], dict[str, Any]]],
) -> Callable[[Path], Scores]:
    """A task whose gold is read as reports."""

    def run(path: Path) -> Scores:
        gold = load(path)
        scores, detail = score(gold, _read(reports(gold)))
        return len(gold), scores, detail

    return run


def _named(
    load: Callable[[Path], list[Gold]],
    reports: Callable[[Sequence[Gold]], list[Report]],
    score: Callable[[Sequence[Gold], Sequence[Report]], tuple[dict[str, float], dict[str, Any]]],
) -> Callable[[Path], Scores]:
    """A task whose gold is read only as far as who and where is meant."""

    def run(path: Path) -> Scores:
        gold = load(path)
        scores, detail = score(gold, recipes.entities(reports(gold)))
        return len(gold), scores, detail

    return run


def _factuality(path: Path) -> Scores:
    gold = factuality.load(path)
    scores, detail = factuality.score(gold, recipes.parsed(factuality.reports(gold)))
    return sum(len(one.words) for one in gold), scores, detail


def _stance(path: Path) -> Scores:
    gold = stance.load(path)
    scores, detail = stance.score(gold, recipes.toward(stance.reports(gold), stance.asked(gold)))
    return sum(len(one.targets) for one in gold), scores, detail


def _passages(path: Path) -> Scores:
    gold = corpus.load(path)
    if path.is_dir():  # the project's own corpus: only what nothing was learnt from
        gold = split(gold).held
    scores, detail = passages.score(gold, _read(corpus.reports(gold)))
    return len(gold), scores, detail


def _changes(path: Path) -> Scores:
    return changes.score(changes.load(path))


def _forecast(path: Path) -> Scores:
    return forecast.score(forecast.load(path))


def _actions(path: Path) -> Scores:
    return actions.score(actions.load(path))


def _tracks(path: Path) -> Scores:
    return tracks.score(tracks.load(path))


def _relations(path: Path) -> Scores:
    items = relations.load(path)
    scores, detail = relations.score(items, list(recipes.classify(relations.requests(items))))
    return len(items), scores, detail


def _actors(path: Path) -> Scores:
    cases = actors.load(path)
    scores, detail = actors.score(cases, list(recipes.who(actors.reports(cases))))
    return len(cases), scores, detail


def _places(path: Path) -> Scores:
    texts = places.load(path)
    read, located = recipes.located([text.report for text in texts], places.spans(texts))
    scores, detail = places.score(texts, read, located)
    return sum(len(text.toponyms) for text in texts), scores, detail


def _quotations(path: Path) -> Scores:
    articles = quotations.load(path)
    scores, detail = quotations.score(articles, recipes.speech(quotations.reports(articles)))
    return sum(len(article.attributions) for article in articles), scores, detail


def _stories(path: Path) -> Scores:
    gold = stories.load(path)
    scores, detail = stories.score(gold, recipes.stories([one.report for one in gold]))
    return len(gold), scores, detail


def _same_events(path: Path) -> Scores:
    gold = same_events.load(path)
    records = [record(reading) for reading in _read([one.report for one in gold])]
    scores, detail = same_events.score(gold, same_events.found(records, *recipes.same_events(records)))
    return len(gold), scores, detail


def _reworded(path: Path) -> Scores:
    texts = reworded.load(path)
    scores, detail = reworded.score(texts, list(Pipeline([Rewording()]).read(reworded.reports(texts))))
    return len(texts), scores, detail


TASKS = {
    task.name: task
    for task in (
        Task("actions", 1, _actions, folder=True),
        Task("actors", 3, _actors, folder=True),
        Task("behaviour", 2, _reading(behaviour.load, behaviour.reports, behaviour.score), folder=True),
        Task("changes", 1, _changes, folder=True),
        Task("coreference", 1, _named(coreference.load, coreference.reports, coreference.score), folder=True),
        Task("events", 1, _reading(events.load, events.reports, events.score)),
        Task("names", 2, _named(names.load, names.reports, names.score), folder=True),
        Task("factuality", 1, _factuality),
        Task("forecast", 1, _forecast, folder=True),
        Task("passages", 3, _passages, folder=True),
        Task("places", 1, _places, folder=True),
        Task("relations", 1, _relations),
        Task("reworded", 1, _reworded, folder=True),
        Task("same_events", 1, _same_events, folder=True),
        Task("quiet", 1, _reading(quiet.load, list, quiet.score), folder=True),
        Task("stance", 1, _stance),
        Task("stories", 1, _stories, folder=True),
        Task("quotations", 1, _quotations, folder=True),
        Task("times", 1, _reading(times.load, times.reports, times.score), folder=True),
        Task("tracks", 2, _tracks, folder=True),
        Task("whole_claims", 2, _reading(whole_claims.load, whole_claims.reports, whole_claims.score), folder=True),
        *(
            Task(name, version, _reading(claims.load(name), claims.reports, claims.score(name)), folder=True)
            for name, version in claims.VERSIONS.items()
        ),
    )
}


def evaluate(name: str, path: Path) -> Scorecard:
    """Scores one task on gold at ``path``. Raises :class:`EvaluationError` for an unknown task or unreadable gold."""
    task = TASKS.get(name)
    if task is None:
        raise EvaluationError(f"unknown task '{name}': there are {', '.join(sorted(TASKS))}")
    if not path.exists():
        raise EvaluationError(f"{path}: no such file: give the gold of task '{name}'")
    if path.is_dir() and not task.folder:
        raise EvaluationError(f"{path}: is a folder: task '{name}' reads one file of gold")
    started = time.perf_counter()
    n, scores, detail = task.run(path)
    gold = _fingerprint(path)
    return Scorecard(task=name, version=task.version, n=n, scores=scores, seconds=time.perf_counter() - started, gold=gold, detail=detail)


def _fingerprint(path: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
