"""The gate opens for scores at or above their floors, and only for those; floors fall by name."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from tools import gate

from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation.gate import Floors, breaches, load, moved, save
from realpolitik.evaluation.scorecard import Scorecard
from realpolitik.evaluation.task import TASKS, evaluate
from tests.evaluation.gold import plover, plv

BENCHMARKS = Path(__file__).parent.parent.parent / "benchmarks"
FLOORS = Floors("events", 1, "abc", 0.01, {"full_f1": 0.5, "type_f1": 0.6})
CARD = Scorecard(task="events", version=1, n=10, scores={"full_f1": 0.5, "type_f1": 0.6}, seconds=1.0, gold="abc")


def card(**scores: float) -> Scorecard:
    return replace(CARD, scores={**CARD.scores, **scores})


def test_the_gate_opens() -> None:
    assert breaches(CARD, FLOORS) == []
    assert breaches(card(full_f1=0.491, type_f1=0.9, another=0.1), FLOORS) == []


def test_a_fall_below_the_noise_is_a_breach() -> None:
    assert breaches(card(full_f1=0.489), FLOORS) == ["full_f1 fell to 0.489, below its floor 0.500 (noise 0.010)"]


def test_not_scored_is_not_zero_but_a_breach() -> None:
    assert breaches(replace(CARD, scores={"full_f1": 0.5}), FLOORS) == ["type_f1 was not scored (floor 0.600)"]
    assert len(breaches(card(full_f1=float("nan")), FLOORS)) == 1


@pytest.mark.parametrize(("field", "value"), [("gold", "xyz"), ("version", 2), ("task", "relations")])
def test_scores_that_cannot_be_compared(field: str, value: object) -> None:
    other = replace(CARD, **{field: value})  # type: ignore[arg-type]
    assert len(breaches(other, FLOORS)) == 1
    with pytest.raises(EvaluationError):
        moved(other, FLOORS, noise=0.01)


def test_floors_rise_and_do_not_fall() -> None:
    risen = moved(card(full_f1=0.52345678, type_f1=0.595, new=0.3), FLOORS, noise=0.02)
    assert risen.floors == {"full_f1": 0.5234, "type_f1": 0.6, "new": 0.3}
    assert risen.noise == 0.02


def test_where_less_is_better_the_floor_is_a_ceiling() -> None:
    floors = replace(FLOORS, floors={"false_alarms": 0.1})
    assert breaches(card(false_alarms=0.05), floors) == []
    assert breaches(card(false_alarms=0.2), floors) == ["false_alarms rose to 0.200, above its ceiling 0.100 (noise 0.010)"]
    assert len(breaches(card(false_alarms=float("nan")), floors)) == 1
    assert moved(card(false_alarms=0.05), floors, noise=0.01).floors["false_alarms"] == 0.05
    assert moved(card(false_alarms=0.105), floors, noise=0.01).floors["false_alarms"] == 0.1
    with pytest.raises(EvaluationError, match="rose to"):
        moved(card(false_alarms=0.2), floors, noise=0.01)


def test_a_floor_falls_only_by_name() -> None:
    fallen = card(full_f1=0.4, type_f1=0.3)
    with pytest.raises(EvaluationError, match="type_f1 fell"):
        moved(fallen, FLOORS, noise=0.01, lower=["full_f1"])
    assert moved(fallen, FLOORS, noise=0.01, lower=["full_f1", "type_f1"]).floors == {"full_f1": 0.4, "type_f1": 0.3}
    with pytest.raises(EvaluationError, match="no such score: f1"):
        moved(fallen, FLOORS, noise=0.01, lower=["f1"])


def test_floors_are_taken_anew_only_under_a_higher_version() -> None:
    with pytest.raises(EvaluationError, match="higher version"):
        moved(card(full_f1=0.1), FLOORS, noise=0.01, renew=True)
    renewed = moved(replace(card(full_f1=0.1), version=2, gold="new"), FLOORS, noise=0.01, renew=True)
    assert (renewed.version, renewed.gold, renewed.floors["full_f1"]) == (2, "new", 0.1)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    save(FLOORS, tmp_path / "floors.json")
    assert load(tmp_path / "floors.json") == FLOORS
    assert [file.name for file in tmp_path.iterdir()] == ["floors.json"]


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"task": "events", "version": 1, "gold": "", "noise": 0, "floors": [1]}'])
def test_what_are_no_floors_is_refused(tmp_path: Path, body: str) -> None:
    (tmp_path / "floors.json").write_text(body)
    with pytest.raises(EvaluationError, match="not a floors file"):
        load(tmp_path / "floors.json")


def folder(tmp_path: Path, *, noise: float = 0.01) -> Path:
    """Benchmarks of one task, without floors."""
    (tmp_path / "relations").mkdir()
    (tmp_path / "relations" / "task.toml").write_text(f'name = "relations"\nnoise = {noise}\n')
    return tmp_path


def test_the_tool_fails_raises_and_lowers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["relations", "--data", str(plv(tmp_path)), "--benchmarks", str(folder(tmp_path))]
    path = tmp_path / "relations" / "floors.json"
    assert gate.main(command) == 1, "no floors yet"
    assert gate.main([*command, "--raise"]) == 0
    assert gate.main(command) == 0
    taken = load(path)
    save(replace(taken, floors={**taken.floors, "accuracy": 1.5}), path)
    assert gate.main(command) == 1
    assert "accuracy fell to" in capsys.readouterr().err
    assert gate.main([*command, "--raise"]) == 2, "raising does not lower"
    assert gate.main([*command, "--lower", "accuracy"]) == 0
    assert load(path) == taken
    assert gate.main(["relations", "--data", str(tmp_path / "none"), "--benchmarks", str(tmp_path)]) == 2


def test_tasks_run_on_gold_written_by_hand(tmp_path: Path) -> None:
    scored = evaluate("events", plover(tmp_path))
    assert (scored.task, scored.n) == ("events", 3)
    assert {"full_f1", "type_f1", "pair_f1", "passive_recall", "sector_accuracy"} <= scored.scores.keys()
    scored = evaluate("relations", plv(tmp_path))
    assert scored.n == 5
    assert scored.to_dict()["detail"]["confusion"].keys() == {"ACCUSE", "ASSAULT", "SUPPORT", "YIELD"}
    assert {"root_macro_f1", "accuracy", "quad_macro_f1"} == scored.scores.keys()
    assert all(0 <= value <= 1 for value in scored.scores.values())
    json.dumps(scored.to_dict())


def test_an_unknown_task_or_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="unknown task 'weather': there are actions, actors"):
        evaluate("weather", tmp_path)
    with pytest.raises(EvaluationError, match="no such file"):
        evaluate("events", tmp_path / "nothing.json")
    with pytest.raises(EvaluationError, match="is a folder"):
        evaluate("relations", tmp_path)


@pytest.mark.parametrize("name", sorted(TASKS))
def test_every_task_has_a_benchmark_that_agrees(name: str) -> None:
    home = BENCHMARKS / name
    told = tomllib.loads((home / "task.toml").read_text(encoding="utf-8"))
    assert (told["name"], told["version"]) == (name, TASKS[name].version)
    assert 0 < told["noise"] < 0.05
    card_text = (home / "card.md").read_text(encoding="utf-8")
    assert f"`{told['main']}`" in card_text
    if (home / "floors.json").exists():
        floors = load(home / "floors.json")
        assert (floors.task, floors.version, floors.noise) == (name, told["version"], told["noise"])
        assert told["main"] in floors.floors
