"""Rules in YAML: what they mean, what is refused and how it is told, and that no text makes anything else of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from realpolitik.core.errors import BadInput
from realpolitik.core.tripwires import Spell
from realpolitik.readers.plain_yaml import LARGEST, documents
from realpolitik.readers.sides import side
from realpolitik.readers.tripwires import rules

ROOT = Path(__file__).parent.parent.parent


def test_a_rule_means_what_it_says() -> None:
    ((tripwire, text),) = rules(
        "name: no answer\nabout: a test\nwhen:\n"
        "- events: {types: request, actors: Armenia, recipients: [name:Some Body]}\n"
        "- events: {tracks: [deliver], countries: ARM, historical: any}\n  within: 30\n  absent: yes\n  at_least: 2\n  days: 9\n"
    )
    first, then = tripwire.steps
    assert (tripwire.name, tripwire.about, tripwire.reach) == ("no answer", "a test", 38)
    assert (first.pattern.types, first.pattern.actors.powers, first.pattern.recipients.names) == (("REQUEST",), ("ARM",), ("Some Body",))
    assert (first.pattern.statuses, first.pattern.historical, first.pattern.negated) == (("actual", "ongoing"), False, False)
    assert (then.pattern.quads, then.pattern.countries, then.pattern.historical) == ((2,), ("ARM",), None)
    assert (then.absent, then.within, then.at_least, then.days) == (True, 30, 2, 9)
    assert rules(text)[0][0] == tripwire


def test_several_rules_stand_in_one_file() -> None:
    found = rules("# a word before\nname: a\nwhen: {events: {types: AID}}\n---\nname: b\nwhen: {statements: {speakers: $x}}\n")
    assert [tripwire.name for tripwire, _ in found] == ["a", "b"]
    assert [rules(text)[0][0] for _, text in found] == [tripwire for tripwire, _ in found]


def test_members_count_on_the_days_on_which_they_were() -> None:
    nato = side(["NATO"])
    assert Spell("FIN", 738614, None) in nato.spells
    assert "NATO" in nato.names
    assert side(["$x", "NATO"]).names == ()
    uzbek = {spell for spell in side(["CSTO"]).spells if spell.power == "UZB"}
    assert all(spell.until is not None for spell in uzbek)
    assert uzbek


def test_every_scalar_is_a_text_until_a_field_says_what_it_is() -> None:
    assert documents("a: NO\nb: 12:30\nc: 0x1f\nd: ~\ne: 'null'", where="x")[0].value == {
        "a": "NO", "b": "12:30", "c": "0x1f", "d": None, "e": "null",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "f: there is nothing in it"),
        ("- a", "f, line 1: a rule has fields: name, about, when"),
        ("name: x", "f, line 1: when: this field must be given"),
        ("name: x\nwhen:\n  events:\n    typs: [AID]", "f, line 4: when.events.typs: there is no such field here: types, modes,"),
        ("name: x\nwhen:\n  events:\n    types: [FOO]", "f, line 4: when.events.types: 'FOO' is no type of event: ACCUSE, AGREE,"),
        ("name: x\nwhen:\n- events: {actors: XXX}", "f, line 3: when.1.events: actors: 'XXX' is no country's code"),
        ("name: x\nwhen:\n- events: {actors: Blahland}", "actors: 'Blahland' is not known: write name:Blahland if"),
        ("name: x\nwhen: {events: {actors: $X}}", "'$X' is no variable"),
        ("name: x\nwhen: {events: {actors: $x, recipients: $x}}", "one variable cannot stand on both sides"),
        ("name: x\nwhen: {events: {actors: [$x, name:A]}}", "beside a variable only states"),
        ("name: x\nwhen: {events: {countries: NATO}}", "only countries stand here"),
        ("name: x\nwhen: {events: {}, at_least: 3}", "f, line 2: when: at_least and sources need days"),
        ("name: x\nwhen: {events: {}, at_least: many}", "when.at_least: this must be a valid integer"),
        ("name: x\nwhen: {events: {}, statements: {}}", "a step has one of events, statements and commitments"),
        ("name: x\nwhen: {events: {}, within: 3}", "step 1: within and absent are said of later steps"),
        ("name: x\nwhen: [{events: {}}, {events: {}}]", "step 2 needs within"),
        ("name: x\nwhen: [{events: {}}, {events: {actors: $z}, within: 3, absent: yes}]", "step 2: $z stands for nobody"),
        (
            "name: x\nwhen: [{events: {}}, {events: {}, within: 3, absent: yes}, {events: {}, within: 1}]",
            "only the last step may be absent",
        ),
        ("name: x\nwhen: {events: {actors: $x}, raised: 0.9}", "raised takes no variables"),
        ("name: x\nwhen: {events: {either_way: yes}}", "either_way needs actors and recipients"),
        ("name: x\nwhen: {events: {statuses: maybe}}", "'maybe' is none of 'actual', 'ongoing'"),
        ("name: '<b>'\nwhen: {events: {}}", "name: a name has up to 80 letters"),
        ("name: x\nname: y", "f, line 2: 'name' is said twice"),
        ("name: x\nwhen: {events: {}}\n---\nname: x\nwhen: {events: {}}", "two rules have the name 'x'"),
        ("a: &x [1]\nb: *x", "f, line 1: anchors and aliases"),
        ("a: !!python/object/apply:os.system [ls]", "f, line 1: tags (!) are not taken here"),
        ("[" * 50, "f, line 1: nested more than 12 deep"),
        ("a: [" + "1," * 5000 + "1]", "a file of rules may hold 4,096 values"),
        ("#" * (LARGEST + 1), "a file of rules may hold 64 KB"),
        ("name: x\n\twhen: y", "f, line 2: this is no YAML"),
        ("? [a]\n: b", "the name of a field must be a plain text"),
        ("a: \x00", "this is no YAML"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(text: str, said: str) -> None:
    with pytest.raises(BadInput) as told:
        rules(text, where="f")
    assert said in str(told.value)
    assert "\n" not in str(told.value)
    assert told.value.reason in ("yaml", "rule")


@settings(deadline=None, max_examples=200)
@given(text=st.text(max_size=120) | st.text(alphabet="name: whenvts{}[]&*!-\n'\"$x,", max_size=120))
def test_no_text_does_anything_but_give_a_rule_or_one_line(text: str) -> None:
    try:
        found = rules(text)
    except BadInput as error:
        found, reason = [], error.reason
    else:
        reason = ""
    assert bool(found) != (reason in ("yaml", "rule"))
