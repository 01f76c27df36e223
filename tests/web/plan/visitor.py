"""A visitor with a plan: what a browser would send, and what the page then says."""

import html
import re
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.web.pages import LATE_PLAN, told
from upheld.web.sealed.session import SessionStore

DOCUMENTS = Path(__file__).parents[2] / "plan" / "documents" / "outside"
FINDINGS = "/plan/findings/"


def with_plan() -> Client:
    """A visitor who has the made-up plan of `given` open, with nothing decided."""
    client = Client()
    told(client, LATE_PLAN)
    store = SessionStore(client.cookies["upheld"].value)
    store["plan"] = {"read": store["plan"]["read"]}
    store.save()
    return client


def sent(client: Client, data: bytes, name: str, address: str = "/plan/", **more: str) -> Any:
    """The answer to a document."""
    return client.post(address, {"document": SimpleUploadedFile(name, data), **more})


def words(response: HttpResponse) -> str:
    """What a reader sees of the main part of a page."""
    page = re.search(r"<main.*</main>", response.content.decode(), re.S)
    assert page, response.status_code
    within = re.sub(r"</?(?:mark|strong|a|span)\b[^>]*>", "", page[0])
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", within)).split())


def card(response: HttpResponse, id: str) -> str:
    """The HTML of one line of the page of findings."""
    found = re.search(rf'<article[^>]* id="line-{re.escape(id)}">.*?</article>', response.content.decode(), re.S)
    assert found, id
    return found[0]


def held(client: Client) -> dict[str, Any]:
    """What the session holds of the plan."""
    found: dict[str, Any] = SessionStore(client.cookies["upheld"].value)["plan"]
    return found
