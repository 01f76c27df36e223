"""Promises kept? as a page: all of them, those of one council, and what is not known."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from upheld.measures.promises.known import promises
from upheld.web import clock

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def _page(**asked: str) -> str:
    answer = Client().get(reverse("figures:promises"), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_promise_is_a_row() -> None:
    page = _page()
    assert page.count('<tr class="govuk-table__row">') == len(promises(TODAY)) + 3
    assert "It is never counted as broken" in page


def test_one_council_is_shown_alone_and_keeps_its_name_in_the_title() -> None:
    page = _page(council="buckinghamshire")
    assert "Promises kept? Buckinghamshire" in page
    assert page.count('<th class="govuk-table__header" scope="row">Buckinghamshire</th>') == 2
    assert '<th class="govuk-table__header" scope="row">Devon' not in page


def test_a_council_nothing_is_carried_of_is_not_blamed() -> None:
    page = _page(council="camden")
    assert "That says nothing about how it does." in page and "<table" not in page
    assert "That says nothing about how it does." not in _page(council="buckinghamshire")


def test_a_day_ahead_is_not_due_yet_and_one_that_passed_is_not_known() -> None:
    page = _page(council="north-northamptonshire")
    assert "Not due yet" in page and "Not known" in page
    assert "Not kept" not in page
