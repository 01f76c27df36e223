"""What a page says, without its marks, and how many questions to the database it took."""

from __future__ import annotations

import html
import re
from typing import Any

from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext


def words(answer: Any) -> str:
    """The words of the main part of a page, on one line."""
    page = answer.content.decode()
    main = re.search(r"<main.*?</main>", page, re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main[0] if main else page)).split())


def queries(browser: Client, path: str) -> list[str]:
    """The questions to both databases that a page took, but for those that only bound a transaction or a wall."""
    with CaptureQueriesContext(connections["default"]) as first, CaptureQueriesContext(connections["keys"]) as second:
        answer = browser.get(path)
        assert answer.status_code == 200
    asked = [one["sql"] for one in (*first.captured_queries, *second.captured_queries)]
    bare = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")
    return [
        sql for sql in asked if not sql.startswith(bare) and "set_config" not in sql and "current_setting" not in sql
    ]
