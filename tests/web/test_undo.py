"""What one person said of several fields of a record is taken back one by one."""

from __future__ import annotations

import shutil
from pathlib import Path

from realpolitik import api
from tests.web.client import Client


def test_what_is_said_of_the_whole_is_taken_back_alone(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.sqlite"
    shutil.copy(filled, path)
    with api.open_store(path) as store:
        kept = next(one for one in store.records("events") if one.record["type"] == "ASSAULT")
    key = kept.record["id"]
    with Client(path) as client:
        for said in ({"verdict": "accept"}, {"verdict": "edit", "field": "type", "value": "COERCE"}):
            client.ask("/v1/judgements", method="POST", status=201, json={"id": key, "by": "Ines", "reason": "so it was", **said})
        assert client.ask(f"/v1/judgements/{key}?by=Ines&field=", method="DELETE").json() == {"undone": 1}
        assert [one["verdict"] for one in client.get(f"/v1/judgements?id={key}")["items"]] == ["edit"]
        client.ask(f"/v1/judgements/{key}?by=Ines&field=type", method="DELETE")
        assert client.get(f"/v1/judgements?id={key}")["items"] == []
