"""A column that holds JSON as text: the same letters in every database, whatever they are."""

from __future__ import annotations

import json
import re
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

NOT_TAKEN = re.compile("[\x00\ud800-\udfff]")


def written(value: Any) -> str:
    """JSON without escapes where the text can be stored so; half characters and NUL are always escaped."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        plain.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return plain


def storable(text: str) -> bool:
    """Whether any database takes this text as it is."""
    return NOT_TAKEN.search(text) is None


class Document(TypeDecorator[Any]):
    """JSON in a column of text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """What the database gets."""
        return None if value is None else written(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """What was saved."""
        return None if value is None else json.loads(value)
