"""The command ``who``."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.cli.conftest import Ran


def test_a_title_on_a_day(run: Callable[..., Ran]) -> None:
    done = run("who", "the Turkish foreign minister", "--on", "2016-07-16")
    assert done.code == 0
    assert done.out.startswith("Mevlut Cavusoglu  (person, TUR GOV)")
    assert "* Foreign Minister of TUR  2015-11-24 to 2023-06-04" in done.out
    assert "source: offices:" in done.out


def test_as_json_with_a_former_official(run: Callable[..., Ran]) -> None:
    found = json.loads(run("who", "Tony Blair", "--on", "2018-05-20", "--json").out)
    assert (found["country"], found["sector"], found["former"]) == ("GBR", "ELI", True)
    assert all(not role["now"] for role in found["roles"])


def test_what_is_not_known_is_said(run: Callable[..., Ran]) -> None:
    done = run("who", "Xyzzy Plugh")
    assert done.code == 2
    assert "nothing is known of 'Xyzzy Plugh'" in done.err
    assert done.out == ""


def test_which_of_several_is_not_guessed(run: Callable[..., Ran]) -> None:
    done = run("who", "the former US president", "--on", "2012-05-01")
    assert done.code == 0
    assert done.out.startswith("former US president  (person, USA ELI, a former official)")
    assert "which person is not known" in done.out


def test_the_head_of_a_body_by_its_initials(run: Callable[..., Ran]) -> None:
    assert run("who", "UN secretary general", "--on", "2020-05-01").out.startswith("Antonio Guterres  (person, UNO)")
    assert run("who", "the pope", "--on", "2014-05-01").out.startswith("Pope Francis  (person, VAT REL)")


def test_a_title_and_a_surname_choose_by_the_day(run: Callable[..., Ran]) -> None:
    assert run("who", "President Bush", "--on", "1990-05-01").out.startswith("George H.W. Bush  (person, USA GOV)")
    assert run("who", "President Bush", "--on", "2003-05-01").out.startswith("George W. Bush  (person, USA GOV)")
    assert run("who", "former President Bush", "--on", "2005-05-01").out.startswith("George H.W. Bush  (person, USA ELI, a former")
    assert run("who", "Prince Charles", "--on", "2010-05-01").out.startswith("King Charles  (person, GBR GOV)")


def test_the_members_of_a_body_on_a_day(run: Callable[..., Ran]) -> None:
    before, after = (run("who", "the European Union", "--on", day).out for day in ("2020-01-31", "2020-02-01"))
    assert "28 members: AUT BEL" in before
    assert "27 members: AUT BEL" in after
    assert json.loads(run("who", "Benelux", "--on", "2001-05-01", "--json").out)["members"] == ["BEL", "LUX", "NLD"]
    assert json.loads(run("who", "France", "--on", "2001-05-01", "--json").out)["members"] == []


def test_a_state_is_called_as_on_the_day(run: Callable[..., Ran]) -> None:
    assert run("who", "Macedonia", "--on", "2010-05-01").out.startswith("Macedonia  (state, MKD)")
    assert run("who", "Macedonia", "--on", "2020-05-01").out.startswith("North Macedonia  (state, MKD)")


def test_a_bad_day_is_refused(run: Callable[..., Ran]) -> None:
    done = run("who", "the Kremlin", "--on", "2016-13-01")
    assert done.code == 2
    assert "give it as 2016-07-16" in done.err
