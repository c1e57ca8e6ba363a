"""Forms and the bases they may belong to."""

from __future__ import annotations

import pytest

from realpolitik.text.inflections import bases


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("condemned", "condemn"), ("accused", "accuse"), ("barred", "bar"), ("denied", "deny"), ("striking", "strike"),
        ("shelling", "shell"),
        ("killing", "kill"), ("withdrew", "withdraw"), ("sought", "seek"), ("allies", "ally"), ("clashes", "clash"), ("talks", "talk"),
        ("Gunmen", "gunman"), ("released", "release"), ("putting", "put"),
    ],
)  # fmt: skip
def test_forms_lead_to_their_base(form: str, base: str) -> None:
    assert base in bases(form)


@pytest.mark.parametrize("word", ["press", "crisis", "virus", "his", "red", "ring", "is"])
def test_what_only_looks_like_a_form_stays(word: str) -> None:
    assert bases(word)[0] == word
    assert not {word[:-1], word[:-2], word[:-3]} & set(bases(word)) or word in ("crisis",)
