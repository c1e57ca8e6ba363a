"""``realpolitik read``: what comes out, and the exit code of everything that can go wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.sample import PATH

Run = Callable[..., Ran]
ENGLISH = "Norway and Sweden agreed on Monday to guard their northern border together from next year on."
GERMAN = "Der Minister sagte am Montag, seine Regierung werde die Grenze im Norden besser schützen."


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "plain.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    return path


def lines(*items: object) -> bytes:
    return "\n".join(item if isinstance(item, str) else json.dumps(item) for item in items).encode()


def test_one_object_for_one_report(run: Run, plain: Path) -> None:
    ran = run("read", str(plain), "--json", "--published", "2021-08-20", "--outlet", "Wire")
    assert (ran.code, ran.err) == (0, "")
    record = json.loads(ran.out)
    assert record["schema"] == "realpolitik/1"
    assert record["report"]["text"] == ENGLISH
    assert (record["report"]["published"], record["report"]["published_from"]) == ("2021-08-20", "given")
    assert record["report"]["outlet"] == "Wire"


def test_one_line_for_each_of_several(run: Run, plain: Path) -> None:
    ran = run("read", str(plain), str(PATH), "--json")
    assert ran.code == 0
    assert [json.loads(line)["schema"] for line in ran.out.splitlines()] == ["realpolitik/1"] * 2


@pytest.mark.parametrize("name", [(), ("-",)])
def test_standard_input(run: Run, name: tuple[str, ...]) -> None:
    ran = run("read", *name, "--json", stdin=ENGLISH.encode())
    assert ran.code == 0
    assert json.loads(ran.out)["report"]["text"] == ENGLISH


def test_json_lines_from_standard_input(run: Run) -> None:
    ran = run("read", "-", "--json", stdin=lines({"text": ENGLISH}, {"text": ENGLISH, "published": "2020-01-02"}))
    assert [json.loads(line)["report"]["published"] for line in ran.out.splitlines()] == [None, "2020-01-02"]


def test_help_where_nobody_types(run: Run) -> None:
    ran = run("read", terminal=True)
    assert ran.code == 2
    assert ran.out == ""
    assert "Usage: realpolitik read" in ran.err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no text to read"),
        (b"  \n", "no text to read"),
        (b"abc\x00def", "binary"),
        (GERMAN.encode(), "German"),
        (b"%PDF-1.4", "PDF"),
        (b'{"text": 5}', "'text' must be a string"),
        (b'{"title": "x"}', "no 'text'"),
        (b'{"text": "Norway agreed.", "published": "soon"}', "'soon' is not a date"),
        (b'{"text": "Norway \\ud800 agreed."}', "half a character"),
        (b'{"text": ', "not valid JSON"),
        (b"<html><body></body></html>", "no article"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
        (b"<?xml version='1.0'?><rss><item>News</item></rss>", "this is XML"),
        (b'{"text": "Norway agreed.", "published": "0021-08-20"}', "the year must be"),
        (b'{"text": "oops', "Unterminated string starting at column"),
    ],
)
def test_one_bad_input_is_told_in_one_line(run: Run, content: bytes, words: str) -> None:
    ran = run("read", "-", stdin=content)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("name", "words"), [("nowhere.txt", "no such file"), (".", "folder"), ("a" * 300, "cannot be read"), ("", "without a name")]
)
def test_files_that_are_none(run: Run, name: str, words: str) -> None:
    ran = run("read", name)
    assert ran.code == 2
    assert words in ran.err


def test_one_bad_among_many_is_counted_and_the_rest_goes_on(run: Run) -> None:
    ran = run("read", "--json", stdin=lines({"text": ENGLISH}, "{nonsense", {"text": GERMAN}, {"text": ENGLISH}))
    assert ran.code == 3
    assert len(ran.out.splitlines()) == 2
    assert "line 2: not valid JSON" in ran.err
    assert "line 3: this text is in German" in ran.err
    assert "2 read, 2 refused (1 json, 1 language)" in ran.err


def test_one_missing_file_among_two(run: Run, plain: Path) -> None:
    ran = run("read", "nowhere.txt", str(plain), "--json")
    assert ran.code == 3
    assert json.loads(ran.out)["report"]["text"] == ENGLISH


def test_all_bad_is_bad_input(run: Run) -> None:
    ran = run("read", "--json", stdin=lines({"text": GERMAN}, {"text": ""}))
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--published", "soon"),
        ("--min-confidence", "2"),
        ("--min-confidence", "nan"),
        ("--min-confidence", "much"),
        ("--nonsense",),
    ],
)
def test_wrong_options_are_usage_errors(run: Run, plain: Path, arguments: tuple[str, ...]) -> None:
    ran = run("read", str(plain), *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err


def test_an_error_nobody_expected_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run("read", "-", stdin=(ENGLISH + " BROKEN").encode())
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "realpolitik: standard input: internal error: RuntimeError: a rule broke (please report; REALPOLITIK_DEBUG=1 shows the traceback)\n"
    )
    monkeypatch.setenv("REALPOLITIK_DEBUG", "1")
    assert "Traceback" in run("read", "-", stdin=(ENGLISH + " BROKEN").encode()).err


def test_a_report_that_breaks_a_rule_does_not_stop_the_others(run: Run) -> None:
    ran = run("read", "--json", stdin=lines({"text": ENGLISH}, {"text": ENGLISH + " BROKEN"}, {"text": ENGLISH}))
    assert ran.code == 3
    assert len(ran.out.splitlines()) == 2
    assert "internal error" in ran.err


def test_the_page_is_written_whole(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    ran = run("read", str(PATH), "--html", str(target))
    assert ran.code == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert list(tmp_path.iterdir()) == [target]
    assert "Sudan moves troops" in ran.out


def test_the_page_is_not_written_where_it_cannot_be(run: Run, tmp_path: Path, plain: Path) -> None:
    assert run("read", str(plain), "--html", str(tmp_path)).code == 2
    assert run("read", str(plain), "--html", "-").code == 2
    assert run("read", str(plain), "--html", str(tmp_path / "no" / "x.html")).code == 2
    assert "overwrite" in run("read", str(plain), "--html", str(plain)).err
    assert plain.read_text(encoding="utf-8") == ENGLISH


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_page_that_finds_no_room_is_a_failure(run: Run, plain: Path) -> None:
    ran = run("read", str(plain), "--html", "/dev/full")
    assert (ran.code, ran.err) == (1, "realpolitik: /dev/full: cannot be written: No space left on device\n")


def test_one_page_for_one_report(run: Run, tmp_path: Path, plain: Path) -> None:
    target = tmp_path / "out.html"
    ran = run("read", str(plain), str(PATH), "--html", str(target))
    assert (ran.code, ran.out) == (2, "")
    assert not target.exists()


def test_low_confidence_can_be_left_out(run: Run) -> None:
    every = json.loads(run("read", str(PATH), "--json").out)["events"]
    sure = json.loads(run("read", str(PATH), "--json", "--min-confidence", "0.85").out)["events"]
    assert [event for event in every if event["confidence"] >= 0.85] == sure
    assert 0 < len(sure) < len(every)
