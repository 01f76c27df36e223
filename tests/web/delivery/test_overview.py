"""What was owed and what came, on one page: in sentences, in bars with words, and to the minute."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.cases.making import case_of, grant, person, signed_in
from tests.web.delivery.given import access_of, set_up
from tests.web.delivery.weekly import ids, line, school, twelve
from upheld.delivery.entitlement import Amount
from upheld.delivery.entry import Entry, Outcome, Side
from upheld.delivery.terms import Setting
from upheld.web import clock
from upheld.web.cases.models import Case
from upheld.web.delivery.actions.saying import say

pytestmark = pytest.mark.django_db(databases="__all__")
WEEKS = ("2026-09-07", "2026-09-14", "2026-09-21", "2026-09-28")
"""Four whole weeks before the day of these tests: of one hour each week, four hours are owed."""


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 10, 7))


@pytest.fixture
def case() -> Case:
    holder = person("a")
    made = case_of(holder)
    set_up(made, holder, line("F.1", "Speech therapy", Amount(60)), settings=(school(),))
    return made


def tell(case: Case, week: str, outcome: Outcome, side: Side = "family", **rest: Any) -> None:
    who = case.holder if side == "family" else person("b")
    if side == "setting":
        grant(case, to=who, right="ledger", role="school")
    known = {"id": str(uuid4()), "slots": (f"F.1:w:{week}:1",), "said_at": clock.real(), "outcome": outcome}
    say(access_of(who, case), [Entry(**(known | {"side": side} | rest))], by=who)


def shown(case: Case, browser: Client | None = None) -> str:
    """The words of the page."""
    answer = (browser or signed_in(case.holder)).get(f"/delivery/{case.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def text(page: str) -> str:
    """Its words alone, without marks and doubled spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_five_places_are_told_in_sentences(case: Case) -> None:
    tell(case, WEEKS[0], "delivered")
    tell(case, WEEKS[1], "shorter", minutes=15, reason="staff_absent")
    tell(case, WEEKS[2], "not_delivered")
    tell(case, WEEKS[2], "shorter", "setting", minutes=20)
    page = text(shown(case))
    # 60 + 15 came; 45 did not; 20 are disputed and the other 40 of that week did not come by both; 60 nobody has said.
    assert "Of 4 h owed since 7 September 2026, 1 h 15 min came." in page
    assert "Who says that it came: the family alone, 1 h 15 min." in page
    assert "1 h 25 min did not come." in page
    assert "About 20 min the two accounts differ." in page
    assert "Nobody has said anything of 1 h." in page
    assert "between 1 h 25 min and 1 h 45 min did not come, whatever the reason." in page
    assert "Something has been missing ever since Friday 18 September 2026." in page


def test_what_has_a_reason_is_told_apart_and_is_no_excuse(case: Case) -> None:
    tell(case, WEEKS[0], "not_delivered", reason="child_absent")
    page = text(shown(case))
    assert "Owed since 7 September 2026: 4 h. Who says that the child was away, or it was closed: " in page
    assert "the family alone, 1 h." in page
    assert "Nobody has said anything of 3 h." in page and "0 min came" not in page and "none came" not in page
    assert "1 h more did not come because the child was away or the school was closed." in page
    assert "The duty to secure what sections F and G of a plan say has no exception for that." in page
    assert "Children and Families Act 2014 s.42(2)" in page
    assert "How sure we are: sure." in page


def test_the_act_is_not_said_to_reach_social_care_or_sen_support(case: Case) -> None:
    care = line("H2.1", "Short breaks", Amount(60, weeks="all"), section="H2")
    support = line("S.1", "Reading group", Amount(30), section="SEN")
    set_up(case, case.holder, care, support, settings=(school(),))
    for name in ("H2.1", "S.1"):
        tell(case, WEEKS[0], "not_delivered", slots=(f"{name}:w:{WEEKS[0]}:1",), reason="setting_closed")
    page = text(shown(case))
    assert "has no exception for that" not in page
    assert "Of other sections of the plan, 1 h did not come because the child was away or a place was closed." in page
    assert "Owed since 7 September 2026: 2 h." in page
    assert "No plan secures this" in page


def test_every_bar_has_its_minutes_in_words(case: Case) -> None:
    tell(case, WEEKS[0], "delivered")
    tell(case, WEEKS[1], "late", given_on=date(2026, 10, 1))
    page = text(shown(case))
    at = page.index("Line by line")
    told = page[at : at + 400]
    assert "Speech therapy Section F Owed: 4 h" in told
    for one in ("Came in its time: 1 h", "Made up or came late: 1 h", "Nobody has said: 2 h"):
        assert one in told


def test_a_line_of_unknown_amount_is_never_minutes() -> None:
    holder = person("a")
    case = case_of(holder)
    set_up(case, holder, *twelve(), settings=(school(),))
    given = Entry(id=str(uuid4()), outcome="delivered", side="family", said_at=clock.real(), line="F.12", minutes=25,
                  given_on=date(2026, 9, 8))  # fmt: skip
    before = text(shown(case))
    say(access_of(holder, case), [given], by=holder)
    page = text(shown(case))
    assert "Help in class. The plan does not say how often. Said to have been given 1 time." in page
    assert "Nobody has said that any was given." in before
    assert (
        re.search(r"Owed since \d+ \w+ \d+: [^.]+", page)[0] == re.search(r"Owed since \d+ \w+ \d+: [^.]+", before)[0]
    )  # type: ignore[index]


def test_the_table_says_the_same_as_the_picture(case: Case) -> None:
    tell(case, WEEKS[0], "delivered")
    tell(case, WEEKS[1], "not_delivered")
    page = shown(case)
    rows = re.findall(r'<th scope="row"[^>]*>([^<]+)</th>((?:\s*<td[^>]*>[^<]*</td>)+)', page)
    cells = [(day, re.findall(r"<td[^>]*>([^<]*)</td>", rest)) for day, rest in rows]
    assert cells == [
        ("7 September 2026", ["1 h", "1 h", "0 min", "0 min"]),
        ("14 September 2026", ["2 h", "1 h", "1 h", "0 min"]),
        ("21 September 2026", ["3 h", "1 h", "1 h", "1 h"]),
        ("28 September 2026", ["4 h", "1 h", "1 h", "2 h"]),
    ]
    assert "Owed: 4 h. Came in its time: 1 h. Did not come: 1 h. Nobody has said: 2 h." in page


def test_the_weeks_nobody_filled_in_lead_to_their_form(case: Case) -> None:
    tell(case, WEEKS[0], "delivered")
    page = shown(case)
    assert [one for one in WEEKS if f"/delivery/{case.pk}/week/{one}/" in page] == [*WEEKS[1:]]


def test_by_term_and_by_year_of_the_plan(case: Case) -> None:
    old = replace(line("F.1", "Speech therapy", Amount(60)), from_on=date(2025, 9, 8))
    terms = ((date(2025, 9, 8), date(2025, 10, 24)), (date(2026, 9, 7), date(2026, 10, 23)))
    set_up(case, case.holder, old, settings=(Setting("School A", terms[0][0], terms=terms),))
    page = shown(case)
    assert f"/delivery/{case.pk}/term/2026-09-07/" in page
    assert f"/delivery/{case.pk}/term/2025-09-08/" in page
    words = text(page)
    # Seven weeks of the first autumn, and the week of 7 September 2026, in the first year; three in the second.
    assert re.search(r"The year from 8 September 2026 Owed: 4 h", words)
    assert re.search(r"The year from 8 September 2025 Owed: 7 h", words)
    assert words.index("Autumn 2026") < words.index("Autumn 2025")


def test_nothing_set_up_leads_to_setting_up() -> None:
    holder = person("a")
    page = shown(case_of(holder))
    assert "Nothing is written down yet of what the plan promises." in page
    assert "No term dates are known yet." in page
    assert "<svg" not in page[page.index("<main") :]


def test_what_has_not_fallen_due_is_said_to_be_so(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 9, 8))
    assert "Nothing has fallen due yet" in shown(case)


def test_ids_are_told_apart_and_the_questions_do_not_grow(case: Case) -> None:
    browser = signed_in(case.holder)
    shown(case, browser)
    with CaptureQueriesContext(connection) as few:
        page = shown(case, browser)
    asked = len(few)
    assert len(ids(page)) == len(set(ids(page)))
    for week in WEEKS:
        tell(case, week, "delivered")
    with CaptureQueriesContext(connection) as many:
        shown(case, browser)
    assert 0 < len(many) <= asked
