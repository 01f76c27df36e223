"""The page of a case: what presses, what comes, what happened; and what each who may see it can do there."""

from datetime import date, timedelta

import pytest

from tests.web.cases.making import case_of, grant, person, signed_in
from tests.web.cases.reading import queries, words
from upheld.web import clock
from upheld.web.cases.models import AnswerChange, Case
from upheld.web.keyring.case_key import destroy_key
from upheld.web.sealed.models import Drawer

pytestmark = pytest.mark.django_db(databases="__all__")
LATE = [{"kind": "ehcna_request_received", "on": "2025-12-01"}]


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 20))


def test_it_says_what_presses_before_all_else() -> None:
    case = case_of(person())
    said = words(signed_in(person()).get(f"/cases/{case.pk}/"))
    order = ["Child A", "You have 31 days left. Your appeal must reach the Tribunal by Monday 20 April 2026",
             "Who must act now", "Your own steps", "What happened", "stage by stage", "In this case",
             "Who can see it"]  # fmt: skip
    places = [said.index(one) for one in order]
    assert places == sorted(places)


def test_what_is_late_can_be_told_by_one_tap() -> None:
    case = case_of(person(), events=LATE)
    page = signed_in(person()).get(f"/cases/{case.pk}/")
    assert "Late, and not done" in words(page)
    assert f"/cases/{case.pk}/add/ehcna_agreed_notified/" in page.content.decode()
    assert f"/cases/{case.pk}/check/answer/1/" in page.content.decode()


def test_a_reader_is_offered_nothing_that_writes() -> None:
    case = case_of(person("a"), events=LATE)
    grant(case, to=person("b"))
    page = signed_in(person("b")).get(f"/cases/{case.pk}/")
    assert "You can read it, but not change it" in words(page)
    assert f"/cases/{case.pk}/add/" not in page.content.decode()


def test_what_is_added_shows_at_once() -> None:
    case = case_of(person(), events=LATE)
    browser = signed_in(person())
    assert "67 days late with its answer" in words(browser.get(f"/cases/{case.pk}/"))
    sent = {"received_on_day": "2", "received_on_month": "2", "received_on_year": "2026"}
    assert browser.post(f"/cases/{case.pk}/add/ehcna_agreed_notified/", sent).status_code == 302
    said = words(browser.get(f"/cases/{case.pk}/"))
    assert "The council said it would carry out an EHC needs assessment" in said and "67 days late" not in said


def test_the_next_day_says_another_number(monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(person())
    browser = signed_in(person())
    assert "31 days left" in words(browser.get(f"/cases/{case.pk}/"))
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 21))
    assert "30 days left" in words(browser.get(f"/cases/{case.pk}/"))


def test_two_cases_in_one_browser_do_not_mix() -> None:
    one, other = case_of(person(), "Child A"), case_of(person(), "Child B", LATE)
    browser = signed_in(person())
    for _each in range(2):
        assert "Get your appeal" in words(browser.get(f"/cases/{one.pk}/"))
        assert "Get your appeal" not in words(browser.get(f"/cases/{other.pk}/"))


def test_what_is_hidden_is_not_in_what_was_made_before_for_somebody_else() -> None:
    events = [{"kind": "school_consulted", "on": "2026-02-12", "institution": "School Q"}]
    case = case_of(person("a"), events=events)
    row = grant(case, to=person("b"))
    browser = signed_in(person("b"))
    assert browser.get(f"/cases/{case.pk}/").status_code == 200
    row.hides_schools = True
    row.save()
    page = browser.get(f"/cases/{case.pk}/")
    assert "Some of it is hidden from you" in words(page) and "School Q" not in page.content.decode()
    assert "/plan/" not in page.content.decode()


def test_what_was_made_once_lies_sealed_and_goes_with_the_key() -> None:
    case = case_of(person())
    browser = signed_in(person())
    browser.get(f"/cases/{case.pk}/")
    assert not any(b"Tribunal" in bytes(one.body) for one in Drawer.objects.all())
    destroy_key(case.pk)
    assert browser.get(f"/cases/{case.pk}/").status_code == 404


def test_a_second_look_does_not_reckon_again_and_asks_few_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    events = [{"kind": "provision_missed", "on": f"2026-02-{day:02}"} for day in range(2, 25)]
    small, large = case_of(person(), "Child A"), case_of(person(), "Child B", [*LATE, *events])
    browser = signed_in(person())
    counted = []
    for case in (small, large):
        browser.get(f"/cases/{case.pk}/")
        counted.append(len(queries(browser, f"/cases/{case.pk}/")))
    assert counted[0] == counted[1] <= 13

    def never(*_given: object, **_rest: object) -> None:
        raise AssertionError("it was reckoned again")

    monkeypatch.setattr("upheld.web.cases.follows.of_record", never)
    assert browser.get(f"/cases/{large.pk}/").status_code == 200


def test_notices_stand_before_the_answer() -> None:
    case = case_of(person())
    AnswerChange.objects.create(case=case, from_version="1", to_version="2", changes=[])
    Case.objects.filter(pk=case.pk).update(delete_after=clock.real() + timedelta(days=3))
    said = words(signed_in(person()).get(f"/cases/{case.pk}/"))
    assert (
        said.index("This case waits to be deleted") < said.index("An answer changed") < said.index("You have 31 days")
    )


def test_the_rights_passing_is_said_near_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(person(), person={"date_of_birth": "2010-01-02"})
    browser = signed_in(person())
    assert "The rights soon pass" not in words(browser.get(f"/cases/{case.pk}/"))
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 1))
    assert "The rights soon pass" in words(browser.get(f"/cases/{case.pk}/"))


def test_an_empty_case_says_how_to_begin() -> None:
    case = case_of(person(), events=[])
    page = signed_in(person()).get(f"/cases/{case.pk}/")
    assert "Nothing has been told yet" in words(page)
    assert f"/cases/{case.pk}/check/next/" in page.content.decode()


def test_what_changed_is_told_with_its_reason_and_put_away_by_each_for_themselves() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"))
    change = {"key": "plan.final@x", "duty": "plan.final", "step": "", "yours": False, "why": "rule",
              "was": ["2026-06-01", "2026-06-01"], "now": ["2026-06-02", "2026-06-04"]}  # fmt: skip
    gone = {**change, "duty": "appeal.deadline", "step": "fd.appeal", "now": None, "why": "gone"}
    AnswerChange.objects.create(case=case, from_version="1", to_version="2", changes=[change, gone])
    first, second = signed_in(person("a")), signed_in(person("b"))
    said = words(first.get(f"/cases/{case.pk}/changes/"))
    assert "Before Monday 1 June 2026 Now between Tuesday 2 June 2026 and Thursday 4 June 2026" in said
    assert "The rule was changed" in said and "Now did not apply" not in said
    assert first.post(f"/cases/{case.pk}/changes/").status_code == 302
    assert "An answer changed" not in words(first.get(f"/cases/{case.pk}/"))
    assert "An answer changed" in words(second.get(f"/cases/{case.pk}/"))
    assert "put it away" not in words(first.get(f"/cases/{case.pk}/changes/"))
