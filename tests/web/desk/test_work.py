"""What a service records: casework, contacts, handover, advocacy, quick entry, and the numbers of its return."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.web.cases.making import person
from tests.web.desk.serving import Service, ago, asked, boxes, refused
from upheld.web import clock
from upheld.web.accounts.models import Membership
from upheld.web.cases.audit import first_broken
from upheld.web.cases.labels import labels_of
from upheld.web.cases.models import Action, Case, Grant
from upheld.web.desk.actions.casework import record_casework, record_contact, record_offer
from upheld.web.desk.advocacy import offers_due, points
from upheld.web.desk.models import AdvocacyOffer, Casework, Contact
from upheld.web.desk.statistics import numbers_of
from upheld.web.desk.written import cell

pytestmark = pytest.mark.django_db(databases="__all__")


def test_casework_is_recorded_as_an_action() -> None:
    service = Service()
    case = service.case(right="read")
    data = {"worker": str(service.adviser.key), "level": "3", "state": "open", "note": "Ring on Monday"}
    assert service.send(f"case/{case.pk}/", data | boxes("opened_on", ago(9))).status_code == 302
    work = Casework.objects.get()
    assert (work.worker, work.level, work.opened_on.isoformat()) == (service.adviser, "3", ago(9))
    assert Action.objects.filter(case=case.pk, act="casework_changed", by=str(service.adviser.key)).count() == 1
    assert first_broken(case.pk) is None
    assert "Ring on Monday" in service.page(f"case/{case.pk}/")


def test_a_closed_case_keeps_its_stage_and_day() -> None:
    service = Service()
    case = service.case()
    data = {"state": "closed", "outcome": "settled", **boxes("opened_on", ago(9)), **boxes("closed_on", ago(1))}
    service.send(f"case/{case.pk}/", data)
    work = Casework.objects.get()
    assert (work.state, work.stage, work.outcome) == ("closed", "refused", "settled")
    assert work.closed_on and work.closed_on.isoformat() == ago(1)
    service.send(f"case/{case.pk}/", {"state": "open", **boxes("opened_on", ago(9))})
    assert Casework.objects.get().closed_on is None


@pytest.mark.parametrize(
    ("rest", "data", "said"),
    [
        ("", {"state": "x", **boxes("opened_on", "2026-01-02")}, "Choose one of those shown"),
        ("", {"state": "open"}, "Enter a date"),
        ("", {"state": "open", "worker": "x", **boxes("opened_on", "2026-01-02")}, "Choose one of those shown"),
        ("", {"state": "closed", **boxes("opened_on", "2026-01-02"), **boxes("closed_on", "2026-01-01")},
         "cannot end before it began"),
        ("contact/", {"contact-how": "phone", "contact-minutes": "-1", **boxes("contact-on", "2026-01-02")},
         "a number of minutes"),
        ("contact/", {"contact-how": "phone", **boxes("contact-on", "2999-01-02")}, "not a year we can use"),
        ("advocacy/", {"offer-at_point": "x", **boxes("offer-offered_on", "2026-01-02")}, "Choose one of those shown"),
    ],
)  # fmt: skip
def test_bad_input_is_said_and_kept(rest: str, data: dict[str, str], said: str) -> None:
    service = Service()
    case = service.case()
    answer = service.send(f"case/{case.pk}/{rest}", data)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not (Casework.objects.exists() or Contact.objects.exists() or AdvocacyOffer.objects.exists())


def test_a_contact_is_recorded() -> None:
    service = Service()
    case = service.case()
    data = {"contact-how": "phone", "contact-minutes": "25", **boxes("contact-on", ago(2))}
    assert service.send(f"case/{case.pk}/contact/", data).status_code == 302
    made = Contact.objects.get()
    assert (made.on.isoformat(), made.how, made.minutes, made.person) == (ago(2), "phone", 25, service.adviser)
    assert Action.objects.filter(case=case.pk, about=f"contact:{made.pk}").exists()


def test_all_cases_of_one_go_to_another_after_a_question() -> None:
    service = Service()
    colleague = person("n")
    Membership.objects.create(person=colleague, organisation=service.organisation, role="adviser")
    mine = [service.case(f"Child {number}") for number in range(2)]
    for case in mine:
        record_casework(case.pk, service.organisation, by=service.adviser, worker=service.adviser, level="2")
    done = service.case("Done")
    record_casework(done.pk, service.organisation, by=service.adviser, worker=service.adviser, state="closed")
    choice = {"from_whom": str(service.adviser.key), "to_whom": str(colleague.key)}
    assert "2 open cases" in service.send("handover/", choice).content.decode()
    assert not Casework.objects.filter(worker=colleague).exists()
    assert "2 cases were handed over" in service.send("handover/", choice | {"sure": "1"}).content.decode()
    assert {row.case for row in Casework.objects.filter(worker=colleague, level="2")} == {*mine}
    assert Casework.objects.get(case=done).worker == service.adviser
    again = service.send("handover/", {"from_whom": str(colleague.key), "to_whom": str(colleague.key)})
    assert again.status_code == 422


def test_cases_of_who_has_left_can_be_handed_over_and_not_to_them() -> None:
    service = Service()
    left = person("left")
    Membership.objects.create(person=left, organisation=service.organisation, role="adviser")
    case = service.case()
    record_casework(case.pk, service.organisation, by=left, worker=left)
    Membership.objects.filter(person=left).update(to_at=clock.real() - timedelta(minutes=1))
    data = {"from_whom": str(left.key), "to_whom": str(service.adviser.key), "sure": "1"}
    assert service.send("handover/", data).status_code == 200
    assert Casework.objects.get().worker == service.adviser
    back = {"from_whom": str(service.adviser.key), "to_whom": str(left.key), "sure": "1"}
    assert service.send("handover/", back).status_code == 422


def test_offers_of_advocacy_that_are_due() -> None:
    service = Service()
    case, today = service.case(events=refused(5)), clock.today()
    service.case("Not yet", events=asked(3))
    refusal = points()["refusal"]
    assert offers_due(service.organisation, refusal, today) == [case.pk]
    page = service.page("advocacy/")
    assert "Child A" in page and "Not yet" not in page and "practice, not a duty" in page
    data = {"offer-at_point": "refusal", "offer-answer": "declined", **boxes("offer-offered_on", ago(0))}
    assert service.send(f"case/{case.pk}/advocacy/", data).status_code == 302
    assert offers_due(service.organisation, refusal, today) == []
    made = AdvocacyOffer.objects.get()
    assert made.answer == "declined" and made.answered_on == today
    assert Action.objects.filter(case=case.pk, act="advocacy_offered").exists()


@pytest.mark.parametrize(
    ("point", "event"),
    [("plan", {"kind": "plan_final_sent"}), ("exclusion", {"kind": "excluded", "type": "permanent"})],
)
def test_a_plan_or_an_exclusion_long_ago_is_no_point_any_more(point: str, event: dict[str, str]) -> None:
    service, today = Service(), clock.today()
    near = service.case(events=[event | {"on": ago(80)}])
    service.case("Long ago", events=[event | {"on": ago(130)}])
    assert offers_due(service.organisation, points()[point], today) == [near.pk]
    page = service.page("advocacy/")
    assert "ukpga/2014/6/section/32" in page and "How sure we are" in page


def test_an_offer_at_a_review_holds_half_a_year() -> None:
    service = Service()
    case = service.case(
        events=[{"kind": "plan_final_sent", "on": ago(300)}, {"kind": "review_meeting_held", "on": ago(3)}]
    )
    review, today = points()["review"], clock.today()
    assert offers_due(service.organisation, review, today) == [case.pk]
    record_offer(case.pk, service.organisation, by=service.adviser, at_point="review", answer="",
                 offered_on=today - timedelta(170))  # fmt: skip
    assert offers_due(service.organisation, review, today) == []
    AdvocacyOffer.objects.update(offered_on=today - timedelta(200))
    assert offers_due(service.organisation, review, today) == [case.pk]


def test_a_new_case_for_a_caller() -> None:
    service = Service()
    data = {"label": "Caller 7", "council": "Devon", **boxes("born", "2016-05-02")}
    answer = service.send("quick/", data)
    case = Case.objects.get()
    assert answer["Location"] == f"/cases/{case.pk}/check/quick/"
    assert service.browser.get(answer["Location"]).status_code == 200
    assert labels_of([case])[case.pk] == "Caller 7" and case.holder == service.adviser and case.council == "878"
    granted = Grant.objects.get()
    assert (granted.organisation, granted.right) == (service.organisation, "write")
    assert "hand it over" in service.page("quick/") and "Caller 7" in service.page()
    wrong = service.send("quick/", {"label": "", "council": "Nowhere"})
    assert wrong.status_code == 422 and "Nowhere" in wrong.content.decode() and Case.objects.count() == 1


def test_the_numbers_of_a_period() -> None:
    service = Service()
    today = clock.today()
    for number in range(6):
        case = service.case(f"Child {number}", events=asked(60))
        record_casework(case.pk, service.organisation, by=service.adviser, level="2", opened_on=today)
        record_contact(case.pk, service.organisation, by=service.adviser, on=today, how="phone", minutes=None)
    record_contact(case.pk, service.organisation, by=service.adviser, on=today - timedelta(400), how="visit", minutes=1)
    found = numbers_of(service.organisation, today - timedelta(90), today, today)
    assert found.new.shown == 6 and found.contacted.shown == 6 and found.closed.shown == 0
    assert found.levels.cells["2"].shown == 6 and found.stages.cells["asked"].shown == 6
    assert found.contacts.cells["phone"].shown == 6 and found.contacts.cells["visit"].shown == 0
    assert found.breaches.cells["Devon"].shown == 6 and (found.duties_late["Devon"].shown or 0) >= 6
    Grant.objects.filter(case=case).delete()
    found = numbers_of(service.organisation, today - timedelta(90), today, today)
    assert found.new.shown == 6 and found.stages.cells["asked"].shown == 5 and found.breaches.cells["Devon"].shown == 5


def test_small_numbers_are_in_neither_page_nor_table() -> None:
    service = Service()
    case = service.case(events=asked(60))
    record_contact(case.pk, service.organisation, by=service.adviser, on=clock.today(), how="visit", minutes=None)
    page = service.page("statistics/")
    assert "fewer than 5" in page
    text = service.browser.get(f"{service.address}statistics/table/").content.decode("utf-8-sig")
    assert ",Visit,fewer than 5" in text and "Cases with a contact,,fewer than 5" in text
    assert not any(line.endswith(",1") for line in text.splitlines())


def test_a_period_the_wrong_way_round_is_refused() -> None:
    service = Service()
    query = boxes("first", "2026-03-01") | boxes("last", "2026-02-01")
    for rest in ("statistics/", "statistics/table/"):
        answer = service.browser.get(service.address + rest, query)
        assert answer.status_code == 422 and "before the first" in answer.content.decode()


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "|x", "＝1"])
def test_no_cell_is_taken_for_a_formula(value: str) -> None:
    assert cell(value).startswith("'")


def test_other_cells_stay_as_they_are() -> None:
    assert [cell(one) for one in ("Child A", -3, None, "a=b")] == ["Child A", "-3", "", "a=b"]


def test_what_was_not_found_is_said() -> None:
    service = Service()
    page = service.page(f"case/{service.case().pk}/")
    assert "not the guidance itself" in page and "in words of our own" in page
    assert "councilfordisabledchildren.org.uk" in page
