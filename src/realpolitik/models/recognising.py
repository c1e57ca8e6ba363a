"""Entities as spaCy's recogniser finds them, all words of a batch at once.

The recogniser goes through a text word by word and chooses to pass, to name the word alone, or to begin, continue or end a name. While no
name is open its choice hangs on the word only, and inside a name on its first word and the one at hand: so the choices outside names are
made in one step for all words, and those inside in as many steps as the longest name has words. What spaCy itself does is the same, ten
times slower.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Entity = tuple[int, int, str]
NEVER = -np.inf


class Recogniser:
    """``ner`` is a spaCy recogniser with its own reading of the words, such as that of the small pipelines."""

    def __init__(self, ner: Any) -> None:
        self._model = ner.model
        moves = [ner.moves.get_class_name(number).partition("-") for number in range(ner.moves.n_moves)]
        # A unit without a label only keeps a word out of names that were set before; nothing was.
        self._moves = np.array([kind if label or kind == "O" else "" for kind, _, label in moves])
        labels = [label for *_, label in moves]
        self._labels = labels
        numbers = {label: number for number, label in enumerate(dict.fromkeys(labels))}
        self._label_of = np.array([numbers[label] for label in labels])

    def __call__(self, docs: Sequence[Any]) -> Iterator[list[Entity]]:
        """The entities of each text: first word, word after the last, label."""
        step = self._model.predict(list(docs))
        last = np.concatenate([np.arange(len(doc)) == len(doc) - 1 for doc in docs])
        starts = np.array([token.is_sent_start is True for doc in docs for token in doc], bool)
        space = np.array([token.is_space for doc in docs for token in doc], bool)
        alone = last | np.append(starts[1:], True)  # the next word cannot belong to the same name
        words = np.arange(len(last))
        outside = self._scores(step, words, None)
        outside[:, np.isin(self._moves, ["I", "L", ""])] = NEVER
        outside[np.ix_(alone | space, self._moves == "B")] = NEVER
        outside[np.ix_(space, self._moves == "U")] = NEVER
        choice = outside.argmax(axis=1)
        ends = np.where(self._moves[choice] == "U", words + 1, 0)
        self._close(step, choice, ends, alone)
        step.clear_memory()
        offset = 0
        for doc in docs:
            yield list(self._walk(choice[offset : offset + len(doc)], ends[offset : offset + len(doc)] - offset))
            offset += len(doc)

    def _close(self, step: Any, choice: Ints, ends: Ints, alone: npt.NDArray[np.bool_]) -> None:
        """Writes into ``ends`` where each name ends that some word would begin."""
        first = np.flatnonzero(self._moves[choice] == "B")
        at = first + 1
        while len(first):
            scores = self._scores(step, at, first)
            same = self._label_of[None, :] == self._label_of[choice[first]][:, None]
            inside = (self._moves == "I")[None, :] & ~alone[at][:, None]
            scores[~(same & (inside | (self._moves == "L")[None, :]))] = NEVER
            done = self._moves[scores.argmax(axis=1)] == "L"
            ends[first[done]] = at[done] + 1
            first, at = first[~done], at[~done] + 1

    def _scores(self, step: Any, at: Ints, first: Ints | None) -> npt.NDArray[np.float32]:
        """What the network says of each move at the words ``at``, in names that begin at ``first`` if any."""
        ids = np.full((len(at), 3), -1, np.int32)
        ids[:, 0] = at
        if first is not None:
            ids[:, 1], ids[:, 2] = first, at - 1
        scores: npt.NDArray[np.float32] = step.vec2scores.predict(step.state2vec.predict(ids))
        return scores

    def _walk(self, choice: Ints, ends: Ints) -> Iterator[Entity]:
        at = 0
        while at < len(choice):
            if ends[at] > at:
                yield at, int(ends[at]), self._labels[choice[at]]
                at = int(ends[at])
            else:
                at += 1
