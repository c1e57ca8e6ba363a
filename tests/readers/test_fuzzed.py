"""What fuzzing starts from and what it found once (``tests/fixtures/fuzz``): each reader stands all of it, not only its own."""

from __future__ import annotations

import pytest

from tests.readers.targets import SEEDS, TARGETS, seeds


@pytest.mark.parametrize("reader", list(TARGETS))
def test_a_reader_stands_what_was_found(reader: str) -> None:
    mine = list(seeds(reader))
    assert len(mine) >= 2
    for data in mine:
        TARGETS[reader](data)


@pytest.mark.parametrize("reader", list(TARGETS))
def test_a_reader_stands_what_is_meant_for_another(reader: str) -> None:
    for path in sorted(SEEDS.glob("*/*")):
        TARGETS[reader](path.read_bytes())
