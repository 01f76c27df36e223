"""Who may come to a desk, and what of which cases is seen there."""

from datetime import timedelta

import pytest

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from tests.web.desk.serving import Service, ago, boxes, refused
from upheld.web import clock
from upheld.web.accounts.models import Membership
from upheld.web.cases.models import Action, Grant, Look
from upheld.web.desk.actions.casework import record_casework, record_contact, record_offer
from upheld.web.desk.models import AdvocacyOffer, Casework, Contact

pytestmark = pytest.mark.django_db(databases="__all__")
PAGES = ("", "deadlines/", "deadlines/table/", "advocacy/", "statistics/", "statistics/table/")
WRITERS = ("quick/", "import/", "handover/", "import/template/")


@pytest.mark.parametrize("rest", [*PAGES, *WRITERS])
def test_only_members_come_in(rest: str) -> None:
    service = Service()
    assert service.browser.get(service.address + rest).status_code == 200
    assert signed_in(person("x")).get(service.address + rest).status_code == 404
    other = person("y")
    organisation("Service B", other)
    assert signed_in(other).get(service.address + rest).status_code == 404
    Membership.objects.update(to_at=clock.real() - timedelta(minutes=1))
    assert service.browser.get(service.address + rest).status_code == 404


def test_whoever_is_signed_out_is_asked_to_sign_in() -> None:
    service = Service()
    service.browser.logout()
    found = service.browser.get(service.address)
    assert found.status_code == 302 and "/account/" in found["Location"]


def test_nothing_of_a_desk_is_kept_by_the_browser() -> None:
    service = Service()
    for rest in PAGES:
        assert service.browser.get(service.address + rest)["Cache-Control"] == "no-store"


def test_a_reader_reads_and_changes_nothing() -> None:
    service = Service(role="reader")
    case = service.case()
    for rest in (*PAGES, f"case/{case.pk}/"):
        assert service.browser.get(service.address + rest).status_code == 200
    assert service.send("search/", {"words": "child"}).status_code == 200
    for rest, data in {
        f"case/{case.pk}/": {"state": "open", **boxes("opened_on", ago(3))},
        f"case/{case.pk}/contact/": {"contact-how": "phone", **boxes("contact-on", ago(3))},
        f"case/{case.pk}/advocacy/": {"offer-at_point": "refusal", **boxes("offer-offered_on", ago(3))},
        "quick/": {"label": "Child B"},
        "handover/": {"from_whom": "", "to_whom": "", "sure": "1"},
        "import/make/": {},
        "import/": {},
    }.items():
        assert service.send(rest, data).status_code == 403, rest
    assert not Casework.objects.exists() and not Contact.objects.exists() and not AdvocacyOffer.objects.exists()
    assert not Action.objects.filter(act__in=("casework_changed", "advocacy_offered")).exists()


def test_only_granted_cases_are_there() -> None:
    service = Service()
    theirs = service.case("Shared one", events=refused(45))
    ended = service.case("Ended one")
    Grant.objects.filter(case=ended).update(to_at=clock.real() - timedelta(minutes=1))
    later = service.case("Later one")
    Grant.objects.filter(case=later).update(from_at=clock.real() + timedelta(days=1))
    leaving = service.case("Leaving one")
    type(leaving).objects.filter(pk=leaving.pk).update(delete_after=clock.real())
    case_of(person("b"), "Strange one")
    own = case_of(service.adviser, "Own one")
    shared = case_of(person("c"), "Personal one")
    grant(shared, to=service.adviser, right="write")
    for page in (service.page(), service.page("deadlines/"), service.page(state="all"),
                 service.send("search/", {"words": "one"}).content.decode()):  # fmt: skip
        assert "Shared one" in page
        for label in ("Ended", "Later", "Leaving", "Strange", "Own", "Personal"):
            assert f"{label} one" not in page
    assert service.browser.get(f"{service.address}case/{theirs.pk}/").status_code == 200
    for case in (ended, later, leaving, own, shared):
        assert service.browser.get(f"{service.address}case/{case.pk}/").status_code == 404


@pytest.mark.parametrize("model", [Casework, Contact, AdvocacyOffer])
def test_a_service_sees_its_own_record_alone(model: type) -> None:
    one, other = Service(), Service(name="Service B", who="n")
    case = one.case("Child A")
    grant(case, organisation=other.organisation, right="write")
    record_casework(case.pk, one.organisation, by=one.adviser, note="Words of A", worker=one.adviser)
    record_contact(case.pk, one.organisation, by=one.adviser, on=clock.today(), how="visit", minutes=77)
    record_offer(
        case.pk, one.organisation, by=one.adviser, at_point="refusal", offered_on=clock.today(), answer="later"
    )
    assert [row.organisation for row in model.objects.all()] == [one.organisation]
    mine, theirs = one.page(f"case/{case.pk}/"), other.page(f"case/{case.pk}/")
    for said in ("Words of A", "77 minutes", "Not now."):
        assert said in mine and said not in theirs
    assert one.adviser.called in one.page() and one.adviser.called not in other.page()


def test_a_note_lies_sealed() -> None:
    service = Service()
    case = service.case()
    record_casework(case.pk, service.organisation, by=service.adviser, note="Words of the service")
    assert b"Words" not in bytes(Casework.objects.get().told or b"")
    assert b"Words" in service.browser.get(f"{service.address}case/{case.pk}/").content


def test_a_hidden_address_hides_the_council() -> None:
    service = Service()
    service.case("Open one")
    assert "Devon</td>" in service.page()
    Grant.objects.update(hides_addresses=True)
    assert "Devon</td>" not in service.page()
    assert "Open one" not in service.page(council="878")
    assert "Devon" not in service.page("statistics/") and "Devon" not in service.page("statistics/table/")


def test_looking_at_a_record_is_written_down() -> None:
    service = Service()
    case = service.case()
    service.page(f"case/{case.pk}/").strip()
    assert [(one.case, one.person) for one in Look.objects.all()] == [(case, service.adviser)]


def test_an_offer_of_another_service_is_not_answered_here() -> None:
    one, other = Service(), Service(name="Service B", who="n")
    case = one.case(events=refused(5))
    grant(case, organisation=other.organisation, right="write")
    offer = record_offer(
        case.pk, one.organisation, by=one.adviser, at_point="refusal", offered_on=clock.today(), answer=""
    )
    assert other.send(f"case/{case.pk}/advocacy/{offer.pk}/", {"answer": "declined"}).status_code == 404
    assert one.send(f"case/{case.pk}/advocacy/{offer.pk}/", {"answer": "accepted"}).status_code == 302
    offer.refresh_from_db()
    assert offer.answer == "accepted"
