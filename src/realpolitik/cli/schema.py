"""``realpolitik schema``: the public record as JSON Schema."""

from __future__ import annotations

import json

from realpolitik.cli.exits import put


def schema() -> None:
    """Print the JSON Schema of the record that `read --json` prints."""
    from realpolitik import api

    put(json.dumps(api.schema(), indent=2) + "\n")
