"""The task *reworded* and its synonym machine, worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from realpolitik import api
from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Restored, Reworded, Span
from realpolitik.core.report import Report
from realpolitik.evaluation import reworded, spinner
from realpolitik.text.forms import gerund, past, plural

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "reworded"


def _machine(folder: Path, words: str = "n council | board\nv deny | refute\n") -> spinner.Words:
    (folder / "words.txt").write_text(words)
    (folder / "phrases.txt").write_text("prime minister | high minister\n")
    (folder / "fixed.txt").write_text("# scored\nprime minister\npeace talk\n")
    return spinner.load(folder)


def _all_swapped(text: str, words: spinner.Words) -> spinner.Spun:
    """The seed among the first hundred that swaps most."""
    return max((spinner.spin(text, words, str(seed)) for seed in range(100)), key=lambda spun: spun.swapped)


def test_forms_are_bent_as_the_word_was(tmp_path: Path) -> None:
    swaps = _machine(tmp_path).swaps
    assert swaps["councils"] == ("boards",)
    assert swaps["denied"] == ("refuted",)
    assert swaps["denies"] == ("refutes",)
    assert swaps["denying"] == ("refuting",)


def test_bending_by_rule_and_by_list() -> None:
    assert [plural(word) for word in ("treaty", "coach", "spokesman", "state visit", "child")] == [
        "treaties", "coaches", "spokesmen", "state visits", "children",
    ]  # fmt: skip
    assert [past(word) for word in ("ban", "agree", "deny", "visit", "send")] == ["banned", "agreed", "denied", "visited", "sent"]
    assert [gerund(word) for word in ("make", "stop", "flee", "deny")] == ["making", "stopping", "fleeing", "denying"]


def test_the_same_seed_gives_the_same_text(tmp_path: Path) -> None:
    words = _machine(tmp_path)
    text = "The Council denied it. The councils denied it."
    assert spinner.spin(text, words, "7") == spinner.spin(text, words, "7")
    assert len({spinner.spin(text, words, str(seed)).text for seed in range(20)}) > 1


def test_a_broken_name_is_told_with_its_place_and_its_words(tmp_path: Path) -> None:
    spun = _all_swapped("On Monday the Security Council met. The Prime Minister denied it.", _machine(tmp_path))
    assert spun.text == "On Monday the Security Board met. The High Minister refuted it."
    assert [(item.kind, item.original, spun.text[item.span.start : item.span.end]) for item in spun.items] == [
        ("name", "Security Council", "Security Board"),
        ("expression", "Prime Minister", "High Minister"),
    ]
    assert spun.items[0].swaps == (("Council", "Board"),)


def test_titles_and_days_are_no_part_of_a_name() -> None:
    text = "On Tuesday President Ana Duarte met the Bank of Norland."
    assert [text[span.start : span.end] for span, _ in spinner.scored(text)] == ["Ana Duarte", "Bank of Norland"]


def test_a_table_that_is_amiss_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"words\.txt"):
        _machine(tmp_path, "council | board\n")
    with pytest.raises(EvaluationError, match="cannot be read"):
        spinner.load(tmp_path / "nowhere")


def _report(text: str, *readings: tuple[int, int, str], verdict: bool = True) -> Report:
    marks = [Restored(span=Span(start, end), by="test", score=1.0, means=means, kind="name", lemma=means) for start, end, means in readings]
    return Report(text=text).with_marks([*marks, Reworded(span=Span(0, len(text)), by="test", score=0.9, verdict=verdict)])


def test_a_reading_counts_only_where_the_whole_name_is_as_it_was() -> None:
    item = spinner.Item(Span(4, 18), "name", "Security Council", (("Council", "Qwertyboard"),))
    text = reworded.Text("The Security Board met.", "a", True, (item,))
    right = _report(text.text, (13, 18, "Council"))
    scores, detail = reworded.score([text], [right])
    assert (scores["verdict_f1"], scores["restored"], scores["restored_unlisted"]) == (1.0, 1.0, 1.0)
    scores, detail = reworded.score([text], [_report(text.text, (4, 18, "Safety Council"))])
    assert scores["restored"] == 0.0
    assert detail["missed"] == ["a Security Council | Security Board | Safety Council"]


def test_a_reading_is_right_if_the_original_has_it_there() -> None:
    text = reworded.Text("The Safety Board met the alien clergyman.", "a", True, original="The Security Council met the foreign minister.")
    report = _report(text.text, (4, 16, "Security Council"), (25, 40, "foreign secretary"))
    scores, _ = reworded.score([text], [report])
    assert scores["readings_right"] == 0.5


def test_a_sound_text_called_reworded_is_a_false_alarm() -> None:
    texts = [reworded.Text("One.", "a", False), reworded.Text("Two.", "b", False)]
    scores, detail = reworded.score(texts, [_report("One."), _report("Two.", verdict=False)])
    assert scores == {"false_alarms": 0.5}
    assert detail["alarms"] == ["a"]


def test_broken_names_are_found_by_comparison_where_they_are_not_given(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps({"text": "Then the Security Board met.", "original": "Then the Security Council met."}) + "\n")
    spun, sound = reworded.load(path)
    assert (spun.reworded, sound.reworded) == (True, False)
    assert [(item.original, spun.text[item.span.start : item.span.end]) for item in spun.items] == [("Security Council", "Security Board")]


def test_what_is_no_gold_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    for body in ("", "{}\n", "[1]\n", '{"text": "One."}\n'):
        path.write_text(body)
        with pytest.raises(EvaluationError):
            api.evaluate("reworded", path)
    with pytest.raises(EvaluationError, match=r"no \.txt"):
        reworded.load(tmp_path)


@pytest.mark.parametrize(("pairs", "machine", "seed"), [("pairs-01", "spinner", "1"), ("pairs-02", "spinner-02", "2")])
def test_the_pairs_are_those_that_the_machine_makes(pairs: str, machine: str, seed: str) -> None:
    """The first pairs of the benchmark, made anew from the corpus and the machine's tables."""
    words = spinner.load(BENCHMARK / machine)
    for line in (BENCHMARK / "gold" / f"{pairs}.jsonl").read_text(encoding="utf-8").splitlines()[:5]:
        row = json.loads(line)
        assert spinner.spin(row["original"], words, f"{seed}:{row['id']}").text == row["text"]
