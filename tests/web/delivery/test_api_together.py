"""Two requests at one moment: what is sent twice together is done once."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection, connections  # noqa: F401  (the mark reads the first)
from django.test import Client

from tests.web.cases.making import case_of, grant, organisation, person
from tests.web.delivery.given import FIRST, set_up
from upheld.web.delivery.models import Statement
from upheld.web.delivery.systems import make_key

pytestmark = [
    pytest.mark.django_db(databases="__all__", transaction=True),
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="the SQLite of tests lies in memory, for one at a time"
    ),
]


def test_the_same_request_sent_by_four_at_once_is_done_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("upheld.web.clock.today", lambda: date(2026, 10, 12))
    holder, teacher = person("a"), person("t")
    case = case_of(holder)
    set_up(case, holder)
    school = organisation("School A", teacher, role="manager", kind="school")
    grant(case, organisation=school, right="ledger", role="school")
    headers = {"Authorization": f"Bearer {make_key(school, 'K', by=teacher)}", "Idempotency-Key": "once"}
    body = json.dumps({"entries": [{"id": str(uuid4()), "outcome": "delivered", "slots": [f"F.1:w:{FIRST}:1"]}]})

    def send(_number: int) -> tuple[int, bytes]:
        try:
            answer = Client().post(f"/delivery/api/v1/pupils/{case.pk}/entries", body, content_type="application/json",
                                   headers=headers)  # fmt: skip
            return answer.status_code, answer.content
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as four:
        answers = [*four.map(send, range(4))]
    assert {status for status, _content in answers} <= {200, 409}
    assert {content for status, content in answers if status == 200} == {b'{"new":1,"there_already":0}'}
    assert Statement.objects.count() == 1
