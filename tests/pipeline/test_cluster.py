"""Reading on a cluster: a real scheduler, workers that are killed, reports that do harm; each item once, whatever happens."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from realpolitik.core.errors import BadInput, RealpolitikError
from realpolitik.core.post import Item, Taken
from realpolitik.pipeline.cluster import Engine, Here, Lost, OnDask, engine
from realpolitik.pipeline.guard import Limits
from realpolitik.pipeline.ingest import Tally
from realpolitik.pipeline.loading import load
from realpolitik.pipeline.shards import Folder
from realpolitik.pipeline.spread import Wanted, spread
from realpolitik.store.store import Store
from tests.pipeline import played

LIMITS = Limits(seconds=1.5, memory=600)


def post(*words: str) -> list[Item | BadInput]:
    return [Item(f"origin of {word}", "text", word.encode(), {"outlet": "Wire"}) for word in words]


def taken_in(some: Iterable[Item | BadInput], onto: Engine, to: Folder, **more: Any) -> tuple[Tally, list[Taken]]:
    heard: list[Taken] = []
    wanted = Wanted(read=played.read, prepare=played.nothing, limits=LIMITS, **{"size": 8, **more})
    return spread(some, onto=onto, into=to, wanted=wanted, tell=lambda taken, message: heard.append(taken)), heard


def items_in(to: Folder) -> Counter[str]:
    return Counter(row["item"] for row in to.each("readings", to.names("readings"), ["item"]))


@pytest.fixture
def folder(parquet: None, tmp_path: Path) -> Folder:
    return Folder.at(str(tmp_path / "out"))


def test_reports_that_do_harm_are_named_and_the_rest_is_read(dask: OnDask, folder: Folder, tmp_path: Path) -> None:
    words = [str(number) for number in range(20)]
    some = post(*words[:5], "die", *words[5:9], "eat", *words[9:], "hang", "foreign", "0")
    tally, heard = taken_in([*some, BadInput("missing", "no such file", where="x")], dask, folder)
    assert (tally.read, tally.again) == (20, 1)
    assert dict(tally.refused) == {"crashed": 1, "memory": 1, "timeout": 1, "language": 1, "missing": 1}
    named = {one.reason: one.origin for one in heard if one.outcome == "refused"}
    assert named["crashed"] == "origin of die"
    assert (named["memory"], named["timeout"]) == ("origin of eat", "origin of hang")
    assert set(items_in(folder).values()) == {1}
    assert folder.names("post") == []
    with Store(tmp_path / "s.db") as store:
        assert load([folder.address], into=store, tell=lambda taken, message: None).read == 20
        assert {(row["outcome"], row["reason"]): row["items"] for row in store.outcomes()} == {
            ("read", None): 20, ("refused", "crashed"): 1, ("refused", "memory"): 1, ("refused", "timeout"): 1,
            ("refused", "language"): 1, ("refused", "missing"): 1,
        }  # fmt: skip


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(dask: OnDask, folder: Folder) -> None:
    words = [f"slow {number}" for number in range(80)]
    killed: list[int] = []

    def kill() -> None:
        while not folder.names("readings"):
            time.sleep(0.05)
        pid = next(iter(dask._client.run(os.getpid).values()))
        killed.append(pid)
        os.kill(pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    tally, _ = taken_in(post(*words), dask, folder)
    killer.join()
    assert killed
    assert tally.read == 80
    assert not tally.refused
    found = items_in(folder)
    assert len(found) == 80
    assert set(found.values()) == {1}


def test_a_part_that_kills_whoever_works_on_it_is_told_and_the_others_are_done(dask: OnDask) -> None:
    found = dict(dask.run(played.deadly, [12, 13, 14]))
    assert (found[12], found[14]) == (144, 196)
    assert isinstance(found[13], Lost)
    assert "died" in found[13].message


def test_an_address_where_nothing_answers_is_told(parquet: None, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("realpolitik.pipeline.cluster.PATIENCE", 1)
    with pytest.raises(RealpolitikError, match="no Dask scheduler answers"):
        engine("tcp://127.0.0.1:9", workers=1)
    with pytest.raises(RealpolitikError, match="no such scheduler file"):
        engine(str(tmp_path / "no.json"), workers=1)


def test_a_second_run_reads_only_what_is_new(folder: Folder) -> None:
    here = Here(workers=1)
    taken_in(post("a", "b", "foreign"), here, folder)
    files = {name: folder.names("readings") for name in ["before"]}
    tally, _ = taken_in(post("foreign", "b", "a"), here, folder)
    assert (tally.read, tally.again) == (0, 3)
    assert folder.names("readings") == files["before"]
    tally, _ = taken_in(post("a", "c"), here, folder)
    assert (tally.read, tally.again) == (1, 1)
    tally, _ = taken_in(post("a", "b", "foreign"), here, folder, again=True)
    assert (tally.read, tally.again) == (2, 0)
    assert items_in(folder) == Counter({one.key: 1 for one in post("a", "b", "c", "foreign") if isinstance(one, Item)})


def test_a_run_that_was_broken_off_goes_on_without_its_sources(folder: Folder) -> None:
    class Dying(Here):
        def run(self, work: Callable[..., Any], parts: Iterable[Any]) -> Iterator[Any]:
            for number, part in enumerate(parts):
                if number == 2:
                    raise KeyboardInterrupt
                yield part, work(part)

    words = [str(number) for number in range(24)]
    with pytest.raises(KeyboardInterrupt):
        taken_in(post(*words), Dying(workers=1), folder)
    assert len(folder.names("post")) == 1
    tally, _ = taken_in([], Here(workers=1), folder)
    assert tally.read == 8
    tally, _ = taken_in(post(*words), Here(workers=1), folder)
    assert (tally.read, tally.again) == (0, 24)


def test_what_kills_every_worker_is_found_by_halving(folder: Folder) -> None:
    class Frail(Here):
        def run(self, work: Callable[..., Any], parts: Iterable[Any]) -> Iterator[Any]:
            for part in parts:
                bodies = [row["body"] for row in folder.rows("post", part.name)]
                yield part, Lost("each worker that read it died") if b"poison" in bodies else work(part)

    tally, heard = taken_in(post("a", "b", "c", "poison", "d", "e"), Frail(workers=1), folder)
    assert tally.read == 5
    assert [(one.origin, one.reason) for one in heard if one.outcome == "refused"] == [("origin of poison", "crashed")]
    assert set(items_in(folder).values()) == {1}
    assert folder.names("post") == []


def test_post_that_workers_do_not_find_is_told(folder: Folder) -> None:
    class Elsewhere(Here):
        def run(self, work: Callable[..., Any], parts: Iterable[Any]) -> Iterator[Any]:
            for part in parts:
                folder.remove("post", part.name)
                yield part, work(part)

    with pytest.raises(BadInput, match="all machines share"):
        taken_in(post("a"), Elsewhere(workers=1), folder)


def test_a_cluster_needs_no_disk_of_its_own(parquet: None) -> None:
    folder = Folder.at("memory://cluster/of/tests")
    tally, _ = taken_in(post("a", "b"), Here(workers=1), folder)
    assert tally.read == 2
    assert sum(items_in(folder).values()) == 2
    tally, _ = taken_in(post("a", "b"), Here(workers=1), folder)
    assert tally.again == 2
