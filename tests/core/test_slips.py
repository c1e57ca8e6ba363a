"""Slips of the parser, mended: trees written out by hand, as the parser has been seen to give them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from realpolitik.core.marks import Span, Token
from realpolitik.core.slips import mended
from realpolitik.core.syntax import Syntax

Word = tuple[str, str, str, str, int]


def tokens(*words: Word) -> list[Token]:
    """Tokens of one sentence from text, part of speech, tag, label and head."""
    made, at = [], 0
    for index, (text, pos, tag, dep, head) in enumerate(words):
        span = Span(at, at + len(text))
        at = span.end + 1
        made.append(
            Token(span=span, by="test", index=index, sentence=0, text=text, lemma=text.lower(), pos=pos, tag=tag, dep=dep, head=head)
        )
    return made


DATED = tokens(
    ("In", "ADP", "IN", "prep", 4), ("1950s", "NOUN", "NNS", "compound", 2), ("villagers", "NOUN", "NNS", "pobj", 0),
    ("there", "ADV", "RB", "advmod", 4), ("marched", "VERB", "VBD", "ROOT", 4),
)  # fmt: skip
ELECTED = tokens(
    ("In", "ADP", "IN", "prep", 4), ("2016", "NUM", "CD", "nummod", 2), ("elections", "NOUN", "NNS", "pobj", 0),
    ("Ghana", "PROPN", "NNP", "nsubj", 4), ("voted", "VERB", "VBD", "ROOT", 4),
)  # fmt: skip
PLANNED = tokens(
    ("Villagers", "NOUN", "NNS", "nsubj", 3), ("in", "ADP", "IN", "prep", 0), ("Chad", "PROPN", "NNP", "compound", 3),
    ("plan", "NOUN", "NN", "ROOT", 3), ("to", "PART", "TO", "aux", 5), ("march", "VERB", "VB", "xcomp", 3),
)  # fmt: skip
NOBODY = tokens(
    ("No", "INTJ", "UH", "intj", 3), ("Irish", "ADJ", "JJ", "amod", 2), ("ships", "NOUN", "NNS", "nsubj", 3),
    ("sailed", "VERB", "VBD", "ROOT", 3),
)  # fmt: skip
WORKING = tokens(
    ("Doctors", "NOUN", "NNS", "nsubj", 1), ("working", "VERB", "VBG", "nsubj", 3), ("there", "ADV", "RB", "advmod", 1),
    ("left", "VERB", "VBD", "ROOT", 3),
)  # fmt: skip

SAID = tokens(
    ("He", "PRON", "PRP", "nsubj", 1), ("say", "VERB", "VBD", "ROOT", 1), ("rebels", "NOUN", "NNS", "nsubj", 3),
    ("were", "AUX", "VBD", "ccomp", 1), ("gone", "VERB", "VBN", "acomp", 3), ("and", "CCONJ", "CC", "cc", 3),
    ("accuse", "VERB", "VBD", "conj", 3), ("Chad", "PROPN", "NNP", "dobj", 6),
)  # fmt: skip

WRITTEN = tokens(
    ("Chad", "PROPN", "NNP", "nsubj", 2), ("has", "AUX", "VBZ", "aux", 2), ("blamed", "VERB", "VBN", "ROOT", 2),
    ("letters", "NOUN", "NNS", "dobj", 2), ("by", "ADP", "IN", "agent", 2), ("Mali", "PROPN", "NNP", "pobj", 4),
)  # fmt: skip


RESERVED = tokens(
    ("The", "DET", "DT", "det", 2), ("junta", "NOUN", "NN", "compound", 2), ("plans", "NOUN", "NNS", "ROOT", 2),
    ("the", "DET", "DT", "det", 4), ("right", "NOUN", "NN", "appos", 2), ("to", "PART", "TO", "aux", 6), ("march", "VERB", "VB", "acl", 4),
)  # fmt: skip
NAMED = tokens(
    ("Chad", "PROPN", "NNP", "compound", 1), ("reserves", "VERB", "VBZ", "ROOT", 1), ("a", "DET", "DT", "det", 3),
    ("seat", "NOUN", "NN", "dobj", 1),
)  # fmt: skip


def test_a_plural_with_an_object_of_its_own_is_a_verb() -> None:
    syntax = Syntax(RESERVED)
    assert (syntax.tokens[2].pos, syntax.tokens[2].tag) == ("VERB", "VBZ")
    assert (syntax.fillers(2, "subj"), syntax.fillers(2, "obj")) == ((1,), (4,))
    assert syntax.tokens[0].head == 1


def test_a_plural_with_a_name_beside_it_stays_a_noun() -> None:
    listed = [*RESERVED[:3], replace(RESERVED[3], pos="PUNCT", tag=",", dep="punct", head=2), *RESERVED[4:]]
    assert Syntax(listed).tokens[2].pos == "NOUN"


def test_a_name_in_a_verb_is_its_subject() -> None:
    assert Syntax(NAMED).fillers(1, "subj") == (0,)


def test_what_is_no_passive_has_no_agent() -> None:
    syntax = Syntax(WRITTEN)
    assert syntax.fillers(2, "subj") == (0,)
    assert syntax.tokens[4].head == 3


def test_a_speaker_goes_on_speaking() -> None:
    syntax = Syntax(SAID)
    assert syntax.fillers(6, "subj") == (0,)
    assert (syntax.tokens[6].head, syntax.tokens[5].head) == (1, 1)


def test_what_is_said_goes_on_where_the_verb_is_none_of_speech() -> None:
    left = [replace(token, lemma="leave") if token.lemma == "accuse" else token for token in SAID]
    assert mended(left) is left


GUILTY = tokens(
    ("Clerks", "NOUN", "NNS", "nsubj", 1), ("found", "VERB", "VBD", "ROOT", 1), ("guilty", "ADJ", "JJ", "oprd", 1),
    ("could", "AUX", "MD", "aux", 5), ("be", "AUX", "VB", "auxpass", 5), ("jailed", "VERB", "VBN", "ccomp", 1),
    (".", "PUNCT", ".", "punct", 1),
)  # fmt: skip
CLAIMED = tokens(
    ("Clerks", "NOUN", "NNS", "nsubj", 1), ("said", "VERB", "VBD", "ROOT", 1), ("Friday", "PROPN", "NNP", "npadvmod", 1),
    ("they", "PRON", "PRP", "nsubjpass", 6), ("could", "AUX", "MD", "aux", 6), ("be", "AUX", "VB", "auxpass", 6),
    ("jailed", "VERB", "VBN", "ccomp", 1),
)  # fmt: skip


def test_a_fronted_date_leaves_the_noun_to_its_verb() -> None:
    syntax = Syntax(DATED)
    assert syntax.fillers(4, "subj") == (2,)
    assert [(syntax.tokens[at].head, syntax.tokens[at].dep) for at in (1, 2)] == [(0, "pobj"), (4, "nsubj")]


def test_a_year_of_elections_stays_with_them() -> None:
    assert mended(ELECTED) is ELECTED


def test_a_noun_with_subject_and_infinitive_is_a_verb() -> None:
    syntax = Syntax(PLANNED)
    assert syntax.is_verb(3)
    assert syntax.fillers(5, "subj") == (0,)
    assert syntax.tokens[2].head == 1


def test_no_before_a_noun_negates_it() -> None:
    assert Syntax(NOBODY).negation(2) == 0


def test_a_participle_hangs_on_its_noun() -> None:
    assert Syntax(WORKING).fillers(3, "subj") == (0,)


@pytest.mark.parametrize("given", [DATED, PLANNED, NOBODY, WORKING])
def test_what_is_mended_stays_so(given: list[Token]) -> None:
    once = mended(given)
    assert mended(once) is once


def test_clefts_bring_forward_what_the_verb_takes() -> None:
    syntax = Syntax(
        tokens(
            ("What", "PRON", "WP", "dobj", 2), ("Chad", "PROPN", "NNP", "nsubj", 2), ("refused", "VERB", "VBD", "csubj", 3),
            ("be", "AUX", "VBD", "ROOT", 3), ("aid", "NOUN", "NN", "attr", 3),
        )
    )  # fmt: skip
    assert syntax.fillers(2, "obj") == (4,)


def test_a_finite_verb_is_not_without_a_subject() -> None:
    syntax = Syntax(GUILTY)
    told = [(syntax.tokens[at].head, syntax.tokens[at].dep, syntax.tokens[at].tag) for at in (0, 1, 5, 6)]
    assert told == [(5, "nsubjpass", "NNS"), (0, "acl", "VBN"), (5, "ROOT", "VBN"), (5, "punct", ".")]


def test_a_clause_with_its_subject_stays_what_is_said() -> None:
    assert mended(CLAIMED) is CLAIMED
