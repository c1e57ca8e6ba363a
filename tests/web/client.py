"""A client that holds each answer against what the service's own description says of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response
from jsonschema import Draft202012Validator

from realpolitik.web.app import create_app
from realpolitik.web.settings import Settings


class Client:
    """Asks an application in this process."""

    def __init__(self, store: Path, **how: Any) -> None:
        self.app = create_app(store, Settings(), **how)
        self.http = TestClient(self.app, base_url="http://127.0.0.1:8420", raise_server_exceptions=False)
        self.described = self.app.openapi()

    def __enter__(self) -> Client:
        self.http.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self.http.__exit__(*error)

    def ask(self, path: str, *, method: str = "GET", status: int = 200, **how: Any) -> Response:
        """An answer of this status, with the media type and shape that are described."""
        answer = self.http.request(method, path, **how)
        assert answer.status_code == status, answer.text
        if answer.content and path.startswith("/v1/"):
            self._check(method, answer)
        return answer

    def get(self, path: str, *, status: int = 200, **how: Any) -> Any:
        """What is answered, as plain data."""
        return self.ask(path, status=status, **how).json()

    def _check(self, method: str, answer: Response) -> None:
        said = self._operation(method, answer.request.url.path)["responses"][str(answer.status_code)]["content"]
        media = answer.headers["content-type"].partition(";")[0]
        assert media in said, f"{media} is not described, but {list(said)}"
        schema = said[media].get("schema", {})
        if media.endswith(("/json", "+json")):
            Draft202012Validator({**schema, "components": self.described["components"]}).validate(answer.json())

    def _operation(self, method: str, path: str) -> Any:
        fitting = [shape for shape in self.described["paths"] if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", shape), path)]
        assert fitting, f"{path} is described nowhere"
        return self.described["paths"][min(fitting, key=lambda shape: shape.count("{"))][method.lower()]
