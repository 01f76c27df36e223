"""A term: each line and each week in one table, with words beside every sign."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest

from tests.web.cases.making import case_of, person, signed_in
from tests.web.delivery.given import access_of, set_up
from tests.web.delivery.weekly import line, school, twelve
from upheld.delivery.entitlement import Amount
from upheld.delivery.entry import Entry
from upheld.web import clock
from upheld.web.cases.models import Case
from upheld.web.delivery.actions.saying import say

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 9, 30))
    holder = person("a")
    made = case_of(holder)
    set_up(made, holder, line("F.1", "Speech therapy", Amount(30)), twelve()[-1], settings=(school(),))
    said = [
        Entry(id=str(uuid4()), outcome="shorter", minutes=10, side="family", said_at=clock.real(),
              slots=("F.1:w:2026-09-07:1",)),
        Entry(id=str(uuid4()), outcome="not_delivered", reason="setting_closed", side="family", said_at=clock.real(),
              slots=("F.1:w:2026-09-14:1",)),
    ]  # fmt: skip
    say(access_of(holder, made), said, by=holder)
    return made


def test_each_cell_says_in_words_what_its_sign_means(case: Case) -> None:
    page = signed_in(case.holder).get(f"/delivery/{case.pk}/term/2026-09-07/").content.decode()
    row = page[page.index('<th scope="row"') : page.index("</tr>", page.index('<th scope="row"'))]
    cells = [
        " ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
    ]
    assert cells[:4] == [
        "10 min of 1 h 30 min came",
        "✓ Came in its time: 10 min ✗ Did not come: 20 min",
        "– Did not come: child away or school closed: 30 min",
        "? Nobody has said: 30 min",
    ]
    # Fourteen weeks of the term, with the week of half term left out; what is to come is empty.
    assert len(cells) == 1 + 14
    assert set(cells[4:]) == {"Nothing was due"}
    assert "Help in class" in page


def test_each_week_leads_to_its_page(case: Case) -> None:
    page = signed_in(case.holder).get(f"/delivery/{case.pk}/term/2026-09-07/").content.decode()
    weeks = re.findall(rf"/delivery/{case.pk}/week/(\d{{4}}-\d\d-\d\d)/", page)
    assert len(weeks) == 14
    assert "2026-10-26" not in weeks
    assert weeks == sorted(weeks)


@pytest.mark.parametrize("first", ["2026-09-08", "x", "2025-09-01"])
def test_a_term_that_is_not_known_is_not_there(case: Case, first: str) -> None:
    assert signed_in(case.holder).get(f"/delivery/{case.pk}/term/{first}/").status_code == 404
