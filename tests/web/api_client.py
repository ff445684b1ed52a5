"""A caller of the API: JSON out, JSON in, an Idempotency-Key when asked; and a reader of its description."""

import copy
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.test import Client
from jsonschema import Draft202012Validator

from accounts.models import User

ROOT = "/api/v1/"
SCHEMA = f"{ROOT}schema/"


class Caller:
    """``get`` and the others take an address below /api/v1/ and give the response."""

    def __init__(self, user: User | None = None, **defaults: Any) -> None:
        self.client = Client(raise_request_exception=True, **defaults)
        if user is not None:
            self.client.force_login(user)

    def get(self, path: str, **query: Any) -> HttpResponse:
        return self.client.get(ROOT + path, query)

    def post(self, path: str, body: Any = None, key: str = "", **headers: str) -> HttpResponse:
        return self.send("post", path, body, key, **headers)

    def patch(self, path: str, body: Any = None, key: str = "") -> HttpResponse:
        return self.send("patch", path, body, key)

    def delete(self, path: str) -> HttpResponse:
        return self.client.delete(ROOT + path)

    def send(self, method: str, path: str, body: Any, key: str, **headers: str) -> HttpResponse:
        if key:
            headers["Idempotency-Key"] = key
        act = getattr(self.client, method)
        return act(ROOT + path, body or {}, content_type="application/json", headers=headers)

    def upload(self, path: str, key: str = "", **parts: Any) -> HttpResponse:
        headers = {"Idempotency-Key": key} if key else {}
        return self.client.post(ROOT + path, parts, headers=headers)


@cache
def described() -> dict[str, Any]:
    """The OpenAPI text as it is served."""
    return dict(Client().get(SCHEMA).json())


@cache
def operations() -> dict[str, dict[str, Any]]:
    """Every operation by its id."""
    return {act["operationId"]: act for acts in described()["paths"].values() for act in acts.values()}


@cache
def _closed_components() -> dict[str, Any]:
    """The shapes, refusing what they do not name."""
    components = copy.deepcopy(described()["components"])
    for shape in components["schemas"].values():
        if "properties" in shape:
            shape["additionalProperties"] = False
    return dict(components)


def faults(operation: str, response: HttpResponse) -> list[str]:
    """How an answer differs from what the description of the operation promises."""
    promised = operations()[operation]["responses"]
    status = str(response.status_code)
    if status not in promised:
        return [f"{operation}: {status} is not described, only {sorted(promised)}"]
    content = promised[status].get("content")
    if content is None:
        return [] if not response.content else [f"{operation}: {status} has a body"]
    shape = content["application/json"]["schema"]
    validator = Draft202012Validator({**shape, "components": _closed_components()})
    return [
        f"{operation}: {error.json_path} {error.message}"[:300]
        for error in validator.iter_errors(response.json())
    ]
