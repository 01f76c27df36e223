"""How the tests ask the API."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client

from upheld.case import dump_json, read

ROOT = Path(__file__).parents[3]
CASES = [*sorted((ROOT / "examples").glob("*.toml")), ROOT / "examples" / "late-plan" / "case.toml"]
SMALL = {"event": [{"kind": "ehcna_request_received", "on": "2026-01-12"}]}


def as_sent(path: Path) -> str:
    """A case file as a program sends it."""
    return dump_json(read(path))


def post(address: str, body: Any, client: Client | None = None, **query: str) -> HttpResponse:
    """What the API answers to a case."""
    text = body if isinstance(body, (str, bytes)) else json.dumps(body)
    asked = f"/api/{address}" + (f"?{urlencode(query)}" if query else "")
    return (client or Client()).post(asked, text, content_type="application/json", CONTENT_TYPE="application/json")


def get(address: str, **query: str) -> HttpResponse:
    """What the API answers to an address."""
    return Client().get(f"/api/{address}" + (f"?{urlencode(query)}" if query else ""))


def sentence(response: HttpResponse) -> str:
    """The sentence of a refusal, which holds nothing else."""
    data = json.loads(response.content)
    assert list(data) == ["error"]
    assert "\n" not in data["error"] and "Traceback" not in data["error"]
    return str(data["error"])
