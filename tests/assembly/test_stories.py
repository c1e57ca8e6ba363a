"""Stories: copies are told from tellings of their own, order makes no difference, each joining can be undone."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from realpolitik import recipes
from realpolitik.assembly.linking import linked
from realpolitik.assembly.stories import is_copy, sources
from realpolitik.assembly.telling import Telling, likeness, telling, unpacked, wording
from realpolitik.core.report import Report
from tests.strategies import texts

DAY = date(2019, 5, 6)
FLOOD = (
    "Heavy rain swept away two bridges near Beira on Monday and cut the Sofala highway, Mozambique's transport minister "
    "Carlos Mesquita said. Some 3,400 people were taken to schools in Dondo. The army sent 12 boats, and South Africa offered "
    "helicopters from Pretoria. Officials in Maputo said the Pungwe river had risen by four metres since Saturday, and that "
    "the railway to Machipanda was closed."
)
OWN = (
    "Mozambique closed the railway to Machipanda and the Sofala highway after floods near Beira carried off bridges. Carlos "
    "Mesquita, the transport minister, spoke of the worst rise of the Pungwe in ten years; boats of the army reached Dondo in "
    "the evening."
)
REWORDED = (
    "Weighty rain swept absent two bridges close to Beira on Monday and reduce the Sofala freeway, Mozambique's transport "
    "minister Carlos Mesquita stated. A few 3,400 individuals had been taken to colleges in Dondo. The military despatched 12 "
    "vessels, and South Africa supplied choppers from Pretoria. Authorities in Maputo stated the Pungwe stream had climbed by "
    "four metres since Saturday, and that the railroad to Machipanda was shut."
)
OTHER = (
    "Norway's parliament voted on Thursday to raise the tax on salmon farms, after a debate of nine hours in Oslo. The "
    "fisheries minister called it a fair share; owners of farms on the Lofoten islands said they would go to court."
)


def told(*reports: Report) -> list[Telling]:
    return [telling(one) for one in reports]


def report(text: str, *, after: int = 0) -> Report:
    return Report(text=text, published=DAY + timedelta(days=after))


def test_a_reprint_a_reworded_copy_and_a_telling_of_its_own() -> None:
    first, again, reworded, own, other = (report(t) for t in (FLOOD, FLOOD + " ", REWORDED, OWN, OTHER))
    found = recipes.stories([first, again, reworded, own, other])
    assert len({found.story[one.id] for one in (first, again, reworded, own)}) == 1
    assert found.story[other.id] == other.id
    reasons = {frozenset((one.left, one.right)): one.reason.partition(":")[0] for one in found.judgements}
    assert reasons[frozenset((first.id, again.id))] == "reprint"
    assert "reworded copy" in (reasons.get(frozenset((one.id, reworded.id))) for one in (first, again))
    assert all(reason == "same event" for pair, reason in reasons.items() if own.id in pair)


def test_reports_stories_and_sources_are_counted_apart() -> None:
    reports = [report(FLOOD), report(REWORDED), report(OWN), report(OTHER)]
    tellings = told(*reports)
    found = linked(tellings)
    assert len(reports) == 4
    assert len(set(found.story.values())) == 2
    assert sources([one.report for one in tellings], found.judgements, {}) == 3
    one_agency = {reports[0].id: "AIM", reports[2].id: "AIM"}
    assert sources([one.report for one in tellings], found.judgements, one_agency) == 2


def test_years_apart_is_another_event() -> None:
    assert len(set(recipes.stories([report(FLOOD), report(OWN)]).story.values())) == 1
    assert len(set(recipes.stories([report(FLOOD), report(OWN, after=900)]).story.values())) == 2


def test_without_a_judgement_its_story_falls_apart() -> None:
    reports = [report(FLOOD), report(OWN), report(OTHER)]
    found = linked(told(*reports))
    assert [is_copy(one) for one in found.judgements] == [False]
    assert len(set(found.story.values())) == 2


TOWNS = ("Mandalay", "Yangon", "Dawei")
PROTEST = "Thousands protested against the military in {} on Monday and burned copies of the constitution."


def short(text: str, day: date) -> Report:
    return Report(text=text, published=day)


def test_short_reports_alike_of_other_towns_or_other_days_are_other_stories() -> None:
    day = date(2021, 2, 23)
    told = [short(PROTEST.format(town), day) for town in TOWNS]
    again = short("Crowds came out in Mandalay on Monday, burned the constitution and shouted against the military.", day)
    later = short(PROTEST.format("Mandalay"), day + timedelta(days=7))
    found = recipes.stories([*told, again, later])
    assert found.story[again.id] == found.story[told[0].id]
    assert len(set(found.story.values())) == 4
    # Without a day and a town words alone tell.
    assert len(set(recipes.stories([Report(text=one.text.replace(" on Monday", "")) for one in (told[0], again)]).story.values())) == 1


def test_a_weekday_alone_makes_nothing_alike() -> None:
    one = telling(short("Rwanda's circus held talks in the ring on Tuesday.", DAY))
    other = telling(short("Some farmers in Norway sold milk on Tuesday.", DAY))
    assert likeness(one, [other])[0] == 0.0
    assert one.days == other.days != ()


def test_stories_of_the_worked_case_are_those_marked_in_it() -> None:
    """Pairs of the 21 reports: those of one story together, all others apart but for follow-ups, which may be seen either way."""
    folder = Path(__file__).parent.parent.parent / "corpus" / "stories" / "csto"
    reports: dict[str, Report] = {}
    for path in sorted(folder.glob("*.json")):
        item = json.loads(path.read_text(encoding="utf-8"))
        published = date.fromisoformat(item["published"])
        reports[path.name[:2]] = Report(text=item["text"], title=item["title"], outlet=item["outlet"], published=published)
    marked: dict[bool, set[frozenset[str]]] = {True: set(), False: set()}
    for line in (folder.parent / "csto-stories.txt").read_text(encoding="utf-8").splitlines():
        words = line.split()
        if words[0] != "#":
            marked[words[0] == "near"] |= {frozenset(pair) for pair in combinations([word for word in words if word != "near"], 2)}
    story = recipes.stories(list(reports.values())).story
    said = {frozenset(pair) for pair in combinations(reports, 2) if len({story[reports[key].id] for key in pair}) == 1}
    assert said - marked[True] - marked[False] == set()
    assert marked[False] - said == set()


@given(st.lists(texts().filter(str.strip), max_size=6, unique=True))
def test_the_order_of_reports_makes_no_difference(some: list[str]) -> None:
    reports = [Report(text=text) for text in some]
    assert recipes.stories(reports) == recipes.stories(reports[::-1])


@given(texts().filter(str.strip))
def test_a_telling_comes_back_as_it_was_kept(text: str) -> None:
    one = telling(Report(text=text, published=DAY))
    again = unpacked(one.packed(), report=one.report, day=one.day)
    assert again.packed() == one.packed()
    assert (again.report, again.day, again.keys, again.bands) == (one.report, one.day, one.keys, one.bands)
    assert (again.days, again.towns.tobytes()) == (one.days, one.towns.tobytes())


def test_a_telling_kept_before_days_and_towns_were_told_still_opens() -> None:
    one = telling(report(FLOOD))
    assert one.days
    assert len(one.towns)
    before = one.packed()[: -8 - 4 * len(one.days) - one.towns.nbytes]
    again = unpacked(before, report=one.report, day=one.day)
    assert (again.days, len(again.towns)) == ((), 0)
    assert (again.words.tobytes(), again.runs.tobytes()) == (one.words.tobytes(), one.runs.tobytes())


def test_a_reprint_has_the_same_wording_and_a_correction_has_not() -> None:
    first = report('The minister said: "We will pay 1.5 million dollars." Norway - and Sweden - agreed.')
    assert wording(report("The minister said: “We will pay 1.5 million dollars.”\n\nNORWAY — and Sweden — agreed.")) == wording(first)
    assert wording(report(first.text.replace("1.5", "15"))) != wording(first)
    assert wording(report(first.text.replace("will pay", "will not pay"))) != wording(first)
