"""Two windows of one visitor: neither writes over what the other decided, and what was deleted does not come back."""

import pytest
from django.test import Client
from pytest import MonkeyPatch

from tests.web.plan.visitor import FINDINGS, held, sent, with_plan, words
from upheld.plan.document import Plan, Provision, Section
from upheld.web.plan import incoming
from upheld.web.sealed.models import Drawer

pytestmark = pytest.mark.django_db
OTHER = Plan(
    "other.txt", sections=(Section("F", "Section F"),), provisions=(Provision("F.1", "F", "Therapy as required."),)
)


def twin(client: Client) -> Client:
    """Another window of the same browser."""
    other = Client()
    other.cookies = client.cookies.__class__(client.cookies)
    for name, one in client.cookies.items():
        other.cookies[name] = one.value
    return other


def test_what_was_decided_while_a_document_is_read_is_not_written_over(monkeypatch: MonkeyPatch) -> None:
    client = with_plan()
    window = twin(client)

    def slow(data: bytes, name: str) -> Plan:
        assert window.post(FINDINGS, {"accept": "line:F.1"}).status_code == 302
        return OTHER

    monkeypatch.setattr(incoming, "read_plan", slow)
    response = sent(client, b"x", "other.txt")
    assert response.status_code == 409
    assert "in another window at the same time" in words(response)
    assert held(window)["decisions"]
    assert held(window)["read"]["plan"]["name"] == "draft-plan.docx"


def test_a_correction_and_a_decision_made_at_once_are_not_mixed(monkeypatch: MonkeyPatch) -> None:
    from upheld.web.plan.record import PlanRecord

    client = with_plan()
    window = twin(client)
    real = PlanRecord.correct
    first = iter([True])

    def slow(record: PlanRecord, *changes: object) -> None:
        if next(first, False):
            assert window.post(FINDINGS, {"accept": "line:F.1"}).status_code == 302
        real(record, *changes)  # type: ignore[arg-type]

    monkeypatch.setattr(PlanRecord, "correct", slow)
    assert client.post("/plan/line/F.2/", {"do": "drop"}).status_code == 409
    assert held(window)["decisions"] and not held(window)["corrections"]
    assert client.post("/plan/line/F.2/", {"do": "drop"}).status_code == 302
    assert held(window)["decisions"] and len(held(window)["corrections"]) == 1


def test_what_was_deleted_while_a_document_is_read_does_not_come_back(monkeypatch: MonkeyPatch) -> None:
    client = with_plan()
    window = twin(client)

    def slow(data: bytes, name: str) -> Plan:
        window.post("/plan/delete/")
        return OTHER

    monkeypatch.setattr(incoming, "read_plan", slow)
    assert sent(client, b"x", "other.txt").status_code == 409
    assert Drawer.objects.count() == 0


def test_a_form_from_elsewhere_does_nothing() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = with_plan().cookies
    for address in ("/plan/", FINDINGS, "/plan/line/F.1/", "/plan/unplaced/", "/plan/compare/", "/plan/report/",
                    "/plan/letter/", "/plan/take/plan.json", "/plan/delete/"):  # fmt: skip
        assert strict.post(address, {"do": "drop", "accept": "line:F.1"}).status_code == 403, address
    assert Drawer.objects.count() == 1
