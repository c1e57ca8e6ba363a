"""Sifting leaves out nothing that belongs to a cause, and no cause reaches from one stretch into another."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from realpolitik.analysis.causes import causes
from realpolitik.analysis.sifting import Row, Sifted
from realpolitik.core.tripwires import Cause, Met, Pattern, Side, Step, Tripwire

AS_OF = 60


def pattern(kind: str, *names: str) -> Pattern:
    sides = [Side(variable=name) for name in (*names, None, None)[:2]]
    return Pattern(kind="events", types=(kind,), actors=sides[0], recipients=sides[1])


def met(tripwire: Tripwire, rows: list[list[Row]]) -> list[Met]:
    found = []
    for place, (step, some) in enumerate(zip(tripwire.steps, rows, strict=True)):
        for day, kind, report, record, *bound in some:
            key = (str(report), "events", record)
            binding = tuple(zip(step.pattern.variables, bound, strict=True))
            found.append(Met(place, binding, day, kind, key, f"{report}/{record}", f"source {report}"))
    return found


@st.composite
def rules(draw: st.DrawFn) -> Tripwire:
    """One to three steps over types A and B, with variables that later steps share or add to, the last of them absent at times."""
    steps: list[Step] = []
    bound: set[str] = set()
    for place in range(draw(st.integers(1, 3))):
        absent = place > 0 and draw(st.booleans())
        names = draw(st.sampled_from([(), ("x",), ("x", "y"), ("y",)]))
        own = tuple(name for name in names if not absent or name in bound)
        steps.append(
            Step(
                pattern=pattern(draw(st.sampled_from("AB")), *own), at_least=draw(st.integers(1, 3)), sources=draw(st.integers(1, 2)),
                days=draw(st.integers(1, 5)), within=draw(st.integers(0, 6)) if place else 0, absent=absent,
            )
        )  # fmt: skip
        bound |= set(own)
        if absent:
            break
    return Tripwire(name="t", about=None, steps=tuple(steps))


TOLD = st.lists(st.tuples(st.integers(1, 40), st.sampled_from("AB"), st.integers(1, 5), st.permutations(["P", "Q", "R"])), max_size=30)


@settings(deadline=None, max_examples=300)
@given(rule=rules(), told=TOLD)
def test_what_is_left_gives_the_same_causes_stretch_by_stretch(rule: Tripwire, told: list[tuple[int, str, int, list[str]]]) -> None:
    rows: list[list[Row]] = []
    for step in rule.steps:
        own = enumerate(told)
        names = step.pattern.variables
        rows.append([
            (day, kind, report, f"e{place}", *(powers["xy".index(name)] for name in names))
            for place, (day, kind, report, powers) in own
            if kind in step.pattern.types
        ])  # fmt: skip
    whole = causes(rule, met(rule, rows), as_of=AS_OF)
    sifted = Sifted(rule, rows, as_of=AS_OF)
    assert causes(rule, met(rule, sifted.rows()), as_of=AS_OF) == whole
    apart: list[Cause] = []
    for number in range(len(sifted)):
        apart += causes(rule, met(rule, sifted.rows([number])), as_of=AS_OF)
    assert sorted(apart, key=lambda cause: (cause.day, cause.binding)) == list(whole)
    assert sum(one.records for one in sifted.stretches()) >= len({key for cause in whole for key in cause.records})
