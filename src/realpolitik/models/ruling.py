"""spaCy's attribute ruler with a memory: parts of speech by hundreds of rules, most of which look at one word only.

What these say depends on the word's tag, its dependency and, where some rule names it, its form: they are asked once for each of these, of
a text of that one word. The few rules that look at neighbours are matched in every text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

# What a rule of one word may look at to be remembered.
REMEMBERED = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})


class Ruling:
    """Sets on each word what the rules of ``ruler`` say of it; a later rule goes before an earlier one."""

    def __init__(self, ruler: Any) -> None:
        from spacy.matcher import Matcher
        from spacy.tokens import Doc
        from spacy.tokens._retokenize import set_token_attrs

        self._ruler, self._doc, self._set = ruler, Doc, set_token_attrs
        self._wide = Matcher(ruler.vocab)
        self._named: set[int] = set()
        for number, rule in enumerate(ruler.patterns):
            named = [_named(pattern) for pattern in rule["patterns"]]
            if None in named:
                self._wide.add(str(number), rule["patterns"])
            self._named.update(ruler.vocab.strings.add(word) for words in named for word in words or ())
        self._known: dict[tuple[int, int, int, bool], tuple[tuple[int, ...], dict[int, Any]]] = {}

    def __call__(self, doc: Any) -> None:
        wide: dict[int, list[int]] = {}
        for number, first in self._neighbours(doc):
            wide.setdefault(first + self._ruler.indices[number], []).append(number)
        for token in doc:
            lower = token.lower
            key = (token.tag, token.dep, lower if lower in self._named else 0, token.is_space)
            rules, said = self._known.get(key) or self._learnt(key, token)
            self._set(token, self._together((*rules, *wide[token.i])) if token.i in wide else said)

    def _learnt(self, key: tuple[int, int, int, bool], token: Any) -> tuple[tuple[int, ...], dict[int, Any]]:
        """The rules that hold of a word whatever its neighbours, and what they say together."""
        one = self._doc(token.vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        wide = {number for number, _ in self._neighbours(one)}
        rules = tuple(number for number, *_ in self._ruler.match(one) if number not in wide)
        self._known[key] = rules, self._together(rules)
        return self._known[key]

    def _neighbours(self, doc: Any) -> list[tuple[int, int]]:
        return [(int(doc.vocab.strings[rule]), first) for rule, first, _ in self._wide(doc, allow_missing=True)]

    def _together(self, rules: Sequence[int]) -> dict[int, Any]:
        said: dict[int, Any] = {}
        for number in sorted(rules):
            said.update(self._ruler.attrs[number])
        return said


def _named(pattern: Sequence[Mapping[str, Any]]) -> list[str] | None:
    """The forms that a rule of one word names; None where the rule is none to be remembered."""
    if len(pattern) != 1 or not REMEMBERED.issuperset(pattern[0]):
        return None
    form = pattern[0].get("LOWER", {"IN": []})
    if isinstance(form, str):
        return [form]
    return list(form["IN"]) if set(form) == {"IN"} else None
