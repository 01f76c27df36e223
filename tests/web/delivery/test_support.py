"""SEN support in a kept case: cycles, meetings, lines, what goes into the timeline, and the paper of a proposal."""

import re
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.test import Client

from tests.web.cases.making import case_of, grant, person, signed_in
from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.progress.support import support
from upheld.delivery.terms import Setting
from upheld.web import clock
from upheld.web.cases.access import must_see_ledger
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Case
from upheld.web.delivery.actions.setting_up import set_entitlements, set_settings
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.models import Statement
from upheld.web.delivery.progress_kept import stages_said

pytestmark = pytest.mark.django_db(databases="__all__")


def ledger(case: Case, who: str = "a") -> Ledger:
    return Ledger(must_see_ledger(person(who), case.pk))


def enter(browser: Client, case: Case, stage: str = "plan", days_ago: int = 0, **told: str) -> Any:
    return browser.post(f"/delivery/{case.pk}/support/", {"stage": stage} | day("on", days_ago) | told)


def day(name: str, days_ago: int) -> dict[str, str]:
    at = clock.today() - timedelta(days=days_ago)
    return {f"{name}_day": str(at.day), f"{name}_month": str(at.month), f"{name}_year": str(at.year)}


def page(browser: Client, case: Case, rest: str = "support/") -> str:
    answer = browser.get(f"/delivery/{case.pk}/{rest}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def in_timeline(case: Case) -> list[tuple[str, str]]:
    held = KeptCase(must_see_ledger(person("a"), case.pk)).whole("check")
    return [(data["kind"], data["on"]) for _number, data in held["entries"] if data["kind"].startswith(("apdr", "sep"))]


def test_a_cycle_is_written_by_school_and_family_and_each_entry_says_whose_it_is() -> None:
    case = case_of(person("a"))
    grant(case, to=person("s"), right="ledger", role="school")
    browser, school = signed_in(person("a")), signed_in(person("s"))
    assert enter(school, case, "assess", 30, text="Finds noise hard.").status_code == 302
    assert enter(school, case, "plan", 20, is_meeting="on", **day("review_on", 5)).status_code == 302
    assert enter(browser, case, "do", 20, is_meeting="on", text="Ear defenders came.").status_code == 302
    found = support(stages_said(ledger(case)), clock.today())
    assert [[one.stage for one in cycle.stages] for cycle in found.cycles] == [["assess", "plan", "do"]]
    assert len(found.meetings) == 1  # one day, two accounts
    shown = page(browser, case)
    assert "Finds noise hard." in shown and "Ear defenders came." in shown
    assert "At school, college or therapy, Person S" in shown and "At home, Person A" in shown
    assert "This day has passed, and no review is written down." in shown
    assert "1 in the last 12 months. The Code says at least 3 each year." in shown
    assert "Nothing is written down of: Review" in shown
    assert not any(b"noise" in bytes(one.body) for one in Statement.objects.all())


def test_the_rules_say_that_they_are_guidance_and_that_section_42_is_for_plans() -> None:
    shown = page(signed_in(person("a")), case_of(person("a")))
    assert "SEND Code of Practice 2015 para 6.65" in shown and "paras 6.44-6.56" in shown
    assert shown.count("This is guidance, not law.") == 2
    assert "that duty is for EHC plans alone" in shown and "/ukpga/2014/6/section/42" in shown
    assert "The Code does not say from which day a year is counted." not in shown  # nothing is counted yet


def test_a_count_by_year_is_labelled_as_ours() -> None:
    case, browser = case_of(person("a")), signed_in(person("a"))
    enter(browser, case, is_meeting="on")
    assert "To count from September is our choice." in page(browser, case)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"stage": ""}, "Choose a stage."),
        ({"stage": "think"}, "Select a valid choice"),
        ({"text": "x" * 2_001}, "longer than 2000 letters"),
        (day("review_on", 3), "The review is before the day above"),
        (day("on", -2), "has not come yet"),
    ],
)  # fmt: skip
def test_what_fits_no_cycle_is_refused_and_kept_in_the_form(told: dict[str, str], sentence: str) -> None:
    case, browser = case_of(person("a")), signed_in(person("a"))
    answer = enter(browser, case, **({"text": "Kept in the form"} | told))
    shown = answer.content.decode()
    assert answer.status_code == 422 and sentence in shown
    assert told.get("text", "Kept in the form") in shown and not Statement.objects.exists()


def test_it_goes_into_the_timeline_where_that_is_asked_and_each_thing_once() -> None:
    case, browser = case_of(person("a")), signed_in(person("a"))
    assert enter(browser, case, "do", 9).status_code == 302
    assert in_timeline(case) == []
    for stage, days in (("do", 9), ("do", 8), ("review", 2), ("review", 2)):
        assert enter(browser, case, stage, days, is_meeting="on", in_case="on").status_code == 302
    today = clock.today()
    at = {ago: (today - timedelta(days=ago)).isoformat() for ago in (2, 8, 9)}
    assert sorted(in_timeline(case)) == sorted([
        ("sep_started", at[9]), ("apdr_meeting", at[9]), ("apdr_meeting", at[8]), ("apdr_meeting", at[2]),
        ("apdr_reviewed", at[2]),
    ])  # fmt: skip


def test_the_ledger_alone_does_not_write_into_the_case() -> None:
    case = case_of(person("a"))
    grant(case, to=person("s"), right="ledger", role="school")
    school = signed_in(person("s"))
    assert 'name="in_case"' not in page(school, case)
    assert enter(school, case, "review", in_case="on").status_code == 302
    assert in_timeline(case) == [] and Statement.objects.count() == 1


def test_an_entry_is_taken_back_by_its_own_side() -> None:
    case = case_of(person("a"))
    grant(case, to=person("s"), right="ledger", role="school")
    enter(signed_in(person("s")), case, "review")
    said = Statement.objects.get().pk
    assert signed_in(person("a")).post(f"/delivery/{case.pk}/said/{said}/back/").status_code == 403
    assert signed_in(person("s")).post(f"/delivery/{case.pk}/said/{said}/back/").status_code == 302
    assert stages_said(ledger(case)) and support(stages_said(ledger(case)), clock.today()).cycles == ()


def with_lines(case: Case) -> None:
    first = clock.today() - timedelta(days=clock.today().weekday() + 14)
    terms = ((first, first + timedelta(days=13)),)
    line = {"section": "SEN", "text": "Reading in a small group", "from_on": first}
    told = ledger(case)
    set_settings(told, [Setting("School A", first, terms=terms)], by=person("a"))
    set_entitlements(told, [
        Entitlement(id="SEN.1", line="SEN.1", what="Reading group", amount=Amount(30), **line),
        Entitlement(id="SEN.2", line="SEN.2", what="A quiet place", amount=None, **line),
        Entitlement(id="F.1", line="F.1", what="Speech therapy", amount=Amount(45), **line | {"section": "F"}),
    ], by=person("a"))  # fmt: skip


def test_lines_of_sen_support_are_counted_with_the_same_ledger_and_no_other_line_is() -> None:
    case, browser = case_of(person("a")), signed_in(person("a"))
    with_lines(case)
    shown = page(browser, case)
    row = re.search(r"Reading group</th>(.*?)</tr>", shown)
    assert row is not None and re.findall(r">([^<>]+)</td>", row[1]) == ["1 h", "Not known", "0 min", "1 h"]
    assert "A quiet place</th>" in shown and "It does not say how much." in shown and "Speech therapy" not in shown


def test_the_paper_says_on_page_and_file_that_it_is_a_proposal_and_no_law() -> None:
    case, browser = case_of(person("a")), signed_in(person("a"))
    with_lines(case)
    enter(browser, case, "plan", 3, text="Reading group twice a week.", is_meeting="on")
    shown = page(browser, case, "support/record/")
    assert "Not law yet: a proposal" in shown and "white paper of 23 February 2026" in shown
    for ending in ("txt", "docx", "pdf"):
        answer = browser.get(f"/delivery/{case.pk}/support/record/{ending}/")
        assert answer.status_code == 200 and answer["Cache-Control"] == "no-store"
        words = told(answer.content, ending)
        if words:
            assert "Proposal, not law." in words and "Reading group twice a week." in words
            assert (
                "Section 42" in words
                and "Reading group" in words
                and "Speech therapy" not in words
                and "not known" in words
            )
            assert "twelve months" in words and "1 of at least 3" in words
    assert browser.get(f"/delivery/{case.pk}/support/record/exe/").status_code == 404


def told(content: bytes, ending: str) -> str:
    if ending == "pdf":
        assert content.startswith(b"%PDF")
        return ""
    if ending == "docx":
        with ZipFile(BytesIO(content)) as packed:
            content = re.sub(rb"<[^>]+>", b" ", packed.read("word/document.xml"))
    return re.sub(r"\s+", " ", content.decode())


def test_what_is_sent_twice_is_there_once() -> None:
    case, browser = case_of(person("a")), signed_in(person("a"))
    id = str(uuid4())
    assert [enter(browser, case, "do", id=id).status_code for _each in range(2)] == [302, 302]
    assert Statement.objects.count() == 1
    assert support(stages_said(ledger(case)), date.max).cycles[0].stages[0].stage == "do"
