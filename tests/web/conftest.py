"""A small store of real readings, and a client of its service that holds every answer against the description."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from realpolitik import api
from tests.sample import sample_reading

# Published on these days by these outlets; the last two tell one event.
REPORTS = (
    ("2021-06-15", "Armenpress", "Armenia asked the CSTO for military help under Article 4."),
    ("2021-06-15", "Reuters", "Norway accused Sweden of spying. “We saw it,” Norway's foreign minister told reporters in Oslo."),
    ("2021-06-16", "TASS", "Russia attacked Ukraine near Kharkiv on Tuesday. Troops moved from Belgorod to Kharkiv. Ukraine fears a war."),
    ("2021-06-17", "AFP", "France promised to send aid to Ukraine if Russia attacks again. France praised Ukraine."),
    ("2021-06-18", "AP", "Chad shelled a town in Niger on Monday. The shelling by Chad killed 13 people in Niger."),
    ("2021-06-18", "Reuters", "Chad shelled a town in Niger on Monday. The shelling by Chad killed 40 people in Niger."),
)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that is not to be changed."""
    path = tmp_path_factory.mktemp("web") / "reports.sqlite"
    given = [{"text": text, "published": day, "outlet": outlet} for day, outlet, text in REPORTS]
    with api.open_store(path) as store:
        store.save(sample_reading().to_dict())
        store.save_many(reading.to_dict() for reading in api.read_many(given))
        api.link_stories(store)
    return path


@pytest.fixture(scope="session")
def client(filled: Path) -> Iterator[Any]:
    """A client of a service over that store."""
    from tests.web.client import Client

    with Client(filled) as made:
        yield made
