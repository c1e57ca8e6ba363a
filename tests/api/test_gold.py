"""What people judged comes out as blocks that the corpus can read, and as a measure of the machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from realpolitik import api
from realpolitik.api.gold import TASKS, interval
from realpolitik.evaluation import claims, corpus
from realpolitik.store.store import Store
from tests.sample import sample_reading

ANA = {"by": "Ana Duarte", "reason": "read it again"}


@pytest.fixture
def store() -> Iterator[Store]:
    with api.open_store("sqlite://") as opened:
        opened.save(sample_reading().to_dict())
        yield opened


def judge_all(store: Store, said: Literal["accept", "reject"]) -> int:
    """Says the same of all records that the corpus has a folder for."""
    listed = [one for task in TASKS for one in store.records(task)]
    for one in listed:
        api.judge(store, one.id, said, **ANA)
    return len(listed)


def test_blocks_are_read_as_passages_with_what_was_judged(store: Store, tmp_path: Path) -> None:
    judged = judge_all(store, "accept")
    blocks, left_out = api.gold(store)
    assert blocks
    written = 0
    for task in TASKS:
        texts = [one["text"] for one in blocks if one["task"] == task]
        if not texts:
            continue
        path = tmp_path / f"{task}.txt"
        path.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        if task == "events":
            written += sum(len(passage.events) for passage in corpus.load(path))
        else:
            written += sum(len(passage.claims) for passage in claims.load(task)(path))
    assert written + sum(left_out.values()) == judged
    assert written >= 7


def test_an_event_says_the_same_in_the_corpus(store: Store, tmp_path: Path) -> None:
    first = store.events()[0]
    api.judge(store, first.id, "edit", field="status", value="planned", **ANA)
    for other in store.events()[1:]:
        if other.record["sentence"] == first.record["sentence"]:
            api.judge(store, other.id, "reject", **ANA)
    blocks, _ = api.gold(store)
    path = tmp_path / "events.txt"
    path.write_text(blocks[0]["text"] + "\n", encoding="utf-8")
    (passage,) = corpus.load(path)
    (event,) = passage.events
    assert (event.type, event.mode, event.status) == (first.record["type"], first.record["mode"], "planned")
    assert len(event.actors) == len(first.record["actors"])
    start, end = first.record["spans"]["event"][0]
    assert event.trigger is not None
    assert event.trigger.name == store.head(first.report_id)["text"][start:end]


def test_a_sentence_of_which_all_was_rejected_has_none(store: Store) -> None:
    judge_all(store, "reject")
    blocks, left_out = api.gold(store)
    assert {one["text"].rpartition("\n")[2] for one in blocks} == {"NONE"}
    assert not left_out


def test_what_is_half_judged_is_counted_and_left_out(store: Store) -> None:
    by_sentence: dict[tuple[int, ...], list[str]] = {}
    for one in store.events():
        by_sentence.setdefault(tuple(one.record["sentence"]), []).append(one.id)
    several = next(ids for ids in by_sentence.values() if len(ids) > 1)
    api.judge(store, several[0], "accept", **ANA)
    api.judge(store, store.records("stances")[0].id, "accept", **ANA)
    blocks, left_out = api.gold(store)
    assert blocks == []
    assert left_out == {"another record of the sentence is not judged": 1, "stances have no corpus": 1}


def test_agreement_counts_what_the_last_who_spoke_said(store: Store) -> None:
    first, second, third = store.events()[:3]
    api.judge(store, first.id, "accept", **ANA)
    api.judge(store, first.id, "reject", by="Ben Okri", reason="not so")
    api.judge(store, second.id, "edit", field="status", value="hypothetical", **ANA)
    api.judge(store, third.id, "accept", **ANA)
    rows = {(row["kind"], row["type"]): row for row in api.agreement(store)}
    whole = rows["events", None]
    assert (whole["judged"], whole["accepted"], whole["edited"], whole["rejected"]) == (3, 1, 1, 1)
    assert (round(whole["agreement"], 3), whole["fields"]) == (0.333, {"status": 1})
    assert sum(row["judged"] for (kind, type_), row in rows.items() if type_ is not None) == 3


def test_pairs_are_held_against_the_rules(store: Store) -> None:
    first, second, third = (one.id for one in store.events()[:3])
    from realpolitik.core.judgement import Judgement

    store.judge(Judgement(left=first, right=second, verdict="same", by="events", reason="alike"))
    api.judge(store, first, "different", other=second, **ANA)
    api.judge(store, first, "different", other=third, **ANA)
    rows = {(row["kind"], row["type"]): row for row in api.agreement(store)}
    assert (rows["events", None]["judged"], rows["events", None]["accepted"]) == (2, 1)
    assert rows["events", "same"]["rejected"] == 1


def test_the_interval_of_a_share() -> None:
    assert [round(one, 3) for one in interval(8, 10)] == [0.49, 0.943]
    assert interval(0, 5)[0] == 0
