"""What a change of words must change in the record, and what it must not; rates over many sentences, each with a floor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache

from realpolitik import api
from realpolitik.core.records import Event, Reading
from realpolitik.core.report import Report
from tests.behaviour.templates import PAIRS, TEMPLATES, Template

FLOOR = 0.8
DAY = date(2021, 6, 18)
Case = tuple[Template, tuple[str, str]]

# Each template once; the pairs take turns, so that every pair meets several types.
CASES: tuple[Case, ...] = tuple((template, PAIRS[number % len(PAIRS)]) for number, template in enumerate(TEMPLATES))
SIMPLE = tuple(case for case in CASES if case[0].base)
# By the manual cooperation that is to come is AGREE; a hostile act to come stays what it is.
HOSTILE = tuple(case for case in SIMPLE if case[0].type in ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"))


def filled(text: str, pair: tuple[str, str]) -> str:
    return text.replace("{A}", pair[0]).replace("{B}", pair[1])


def past(case: Case) -> str:
    return filled(case[0].past, case[1])


def negated(case: Case) -> str:
    return filled(f"{{A}} did not {case[0].base}", case[1])


def future(case: Case) -> str:
    return filled(f"{{A}} will {case[0].base[:-1]} next month.", case[1])


def long_past(case: Case) -> str:
    return past(case)[:-1] + " in 1979."


@cache
def readings(texts: tuple[str, ...]) -> tuple[Reading, ...]:
    return tuple(api.read_many([Report(text=text, published=DAY, published_from="given") for text in texts]))


def read(change: Callable[[Case], str], cases: Sequence[Case] = CASES) -> list[tuple[Case, Reading]]:
    return list(zip(cases, readings(tuple(change(case) for case in cases)), strict=True))


def sides(reading: Reading, event: Event, pair: tuple[str, str]) -> tuple[set[str], set[str]]:
    """Which of the two names stand on each side of an event: by country, so that *two fishermen from Norway* are Norway's."""
    return tuple({named(reading, role.actor, pair) for role in side} - {""} for side in (event.actors, event.recipients))  # type: ignore[return-value]


def named(reading: Reading, key: str, pair: tuple[str, str]) -> str:
    actor = reading.actor(key)
    code = codes()[pair[0]], codes()[pair[1]]
    if actor.best.country in code:
        return pair[code.index(actor.best.country)]
    return next((name for name in pair if name in actor.name), "")


@cache
def codes() -> dict[str, str]:
    from realpolitik.knowledge.tables import table

    return {row["name"]: row["code"] for row in table("states")}


def of_type(reading: Reading, kind: str) -> list[Event]:
    return [event for event in reading.events if event.type == kind]


def between(reading: Reading, case: Case, pair: tuple[str, str]) -> bool:
    """Whether the event of the template stands between the two in the right direction."""
    template = case[0]
    wanted = ({*pair}, set()) if template.mutual else ({pair[0]}, {pair[1]})
    return any(sides(reading, event, pair) == wanted for event in of_type(reading, template.type))


def rate(name: str, results: Iterable[tuple[str, bool]], floor: float = FLOOR) -> None:
    """Fails with the rate and the sentences that went wrong if the share of those that went right lies below the floor."""
    listed = list(results)
    wrong = [text for text, right in listed if not right]
    share = 1 - len(wrong) / len(listed)
    assert share >= floor, f"{name}: {share:.2f} of {len(listed)}, floor {floor}:\n" + "\n".join(wrong)


def test_the_type_is_found() -> None:
    rate("type", ((past(case), bool(of_type(reading, case[0].type))) for case, reading in read(past)))


def test_each_stands_on_its_side() -> None:
    rate("sides", ((past(case), between(reading, case, case[1])) for case, reading in read(past)))


def test_swap_the_two_and_the_roles_swap() -> None:
    swapped = tuple((template, (other, one)) for template, (one, other) in CASES)
    right = {past(case) for case, reading in read(past) if between(reading, case, case[1])}
    both = zip(read(past), read(past, swapped), strict=True)
    rate(
        "swap",
        ((past(case), between(reading, case, case[1])) for (before, _), (case, reading) in both if past(before) in right),
        floor=0.9,
    )


def test_rename_the_country_and_the_type_stays() -> None:
    """Every pair of names gives the same types to the same sentence."""
    for shift in (1, 3):
        renamed = tuple((template, PAIRS[(number + shift) % len(PAIRS)]) for number, (template, _) in enumerate(CASES))
        both = zip(read(past), read(past, renamed), strict=True)
        rate(
            "rename",
            (
                (past(case), {event.type for event in before.events} == {event.type for event in after.events})
                for (_, before), (case, after) in both
            ),
            floor=0.9,
        )


def test_negate_and_the_event_is_denied() -> None:
    rate(
        "negate",
        (
            (negated(case), all(event.status == "denied" and event.modality.negated for event in of_type(reading, case[0].type)))
            for case, reading in read(negated, SIMPLE)
        ),
        floor=0.9,
    )


def test_negate_and_the_event_is_not_lost() -> None:
    rate("denied", ((negated(case), bool(of_type(reading, case[0].type))) for case, reading in read(negated, SIMPLE)), floor=0.85)


def test_make_it_future_and_nothing_has_happened() -> None:
    rate(
        "future",
        (
            (future(case), bool(reading.events) and all(event.status == "planned" for event in reading.events))
            for case, reading in read(future, SIMPLE)
        ),
    )


def test_a_hostile_act_to_come_keeps_its_type() -> None:
    rate("hostile future", ((future(case), bool(of_type(r, case[0].type))) for case, r in read(future, HOSTILE)))


def test_move_it_to_1979_and_it_is_history() -> None:
    rate(
        "history",
        (
            (long_past(case), bool(reading.events) and all(event.historical for event in reading.events))
            for case, reading in read(long_past)
        ),
    )


def test_the_plain_past_is_actual_and_news() -> None:
    rate(
        "actual",
        ((past(case), any(event.status == "actual" and not event.historical for event in reading.events)) for case, reading in read(past)),
        floor=0.9,
    )


def test_who_says_it_changes_nothing_but_who_says_it() -> None:
    """*X, an analyst said*: the same events, on somebody's word."""

    def reported(case: Case) -> str:
        return past(case)[:-1] + ", Dutch Foreign Minister Stef Blok said."

    results = []
    for (_, before), (case, after) in zip(read(past), read(reported), strict=True):
        same = {event.type for event in before.events} == {event.type for event in after.events}
        results.append((reported(case), same and all(event.attributed for event in after.events)))
    rate("reported", results)


def test_every_type_has_sentences() -> None:
    from realpolitik.knowledge.tables import table

    counted = {row["type"]: sum(template.type == row["type"] for template in TEMPLATES) for row in table("codebook.types")}
    assert min(counted.values()) >= 2, counted
    assert len(TEMPLATES) >= 40
