"""The caseload: what is urgent first, what the filters leave, and how many questions the database is asked."""

import re
from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from tests.web.desk.serving import Service, asked, refused
from upheld.web import clock
from upheld.web.cases.models import Action, Case, DueDay
from upheld.web.desk import caseload
from upheld.web.desk.actions.casework import record_casework, record_contact
from upheld.web.desk.caseload import Sieve, ordered
from upheld.web.desk.urgency import by_urgency

pytestmark = pytest.mark.django_db(databases="__all__")


def labels(page: str) -> list[str]:
    """What the cases of a page are called, from above."""
    return re.findall(r'<th scope="row"[^>]*><a[^>]*>([^<]*)</a>', page)


def test_what_is_urgent_comes_first() -> None:
    service = Service()
    service.case("Nothing", events=[{"kind": "ehcna_request_received", "on": "unknown"}])
    service.case("Late", events=asked(60))
    service.case("Later", events=asked(50))
    service.case("Coming", events=asked(3))
    service.case("Appeal late", events=refused(10))
    service.case("Appeal soon", events=refused(45))
    assert labels(service.page()) == ["Appeal soon", "Appeal late", "Late", "Later", "Coming", "Nothing"]


def test_own_limits_come_before_what_is_late() -> None:
    service = Service()
    late = service.case("Late", events=asked(60))
    own = service.case("Own", events=asked(3))
    today = clock.today()
    DueDay.objects.create(
        case=own, key="fd.x@1", duty="med.contact", step="fd.med.contact", yours=True, due_on=today,
        due_latest=today, law_version="1", reckoned_at=clock.real(),
    )  # fmt: skip
    assert ordered(service.organisation, Sieve(), today, 0) == [own.pk, late.pk]


def test_a_limit_that_has_passed_is_not_urgent() -> None:
    service = Service()
    service.case("Passed", events=refused(400))
    page = service.page()
    assert labels(page) == ["Passed"] and ">Appeal<" not in page


def test_pages_hold_each_case_once_in_one_order() -> None:
    service = Service()
    for number in range(4):
        service.case(f"Appeal {number}", events=refused(10 + number))
        service.case(f"Late {number}", events=asked(60 + number))
    today, sieve = clock.today(), Sieve()
    cases = Case.objects.filter(sieve.conditions(service.organisation, today))
    whole = [*by_urgency(cases, today).values_list("pk", flat=True)]
    parts = [id for start in (0, 3, 6) for id in ordered(service.organisation, sieve, today, start, 3)]
    assert parts == whole and len(whole) == 8


def test_a_row_says_what_matters() -> None:
    service = Service()
    case = service.case("Child A", events=refused(45))
    record_casework(case.pk, service.organisation, by=service.adviser, worker=service.adviser, level="3")
    record_contact(case.pk, service.organisation, by=service.adviser, on=clock.today(), how="phone", minutes=5)
    row = service.page().partition("<tbody")[2].partition("</tbody>")[0]
    for said in ("Child A", "Appeal", "Devon", "Assessment refused", "Person M", ">3<", str(clock.today().year)):
        assert said in row
    assert f"/cases/{case.pk}/" in row


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"what": "appeal"}, ["Appeal"]),
        ({"what": "late"}, ["Late"]),
        ({"what": "unassigned"}, ["Late"]),
        ({"stage": "refused"}, ["Appeal"]),
        ({"stage": "asked", "level": "2"}, []),
        ({"level": "2"}, ["Appeal"]),
        ({"council": "878"}, ["Appeal", "Late"]),
        ({"council": "330"}, []),
        ({"state": "closed"}, ["Done"]),
        ({"state": "all"}, ["Appeal", "Late", "Done"]),
        ({"what": "nonsense", "page": "x", "worker": "x"}, ["Appeal", "Late"]),
    ],
)
def test_filters(query: dict[str, str], found: list[str]) -> None:
    service = Service()
    appeal = service.case("Appeal", events=refused(45))
    service.case("Late", events=asked(60))
    done = service.case("Done", events=[{"kind": "ehcna_request_received", "on": "unknown"}])
    record_casework(appeal.pk, service.organisation, by=service.adviser, worker=service.adviser, level="2")
    record_casework(done.pk, service.organisation, by=service.adviser, state="closed", closed_on=clock.today())
    assert labels(service.page(**query)) == found


def test_the_filter_of_a_worker_and_of_what_comes() -> None:
    service = Service()
    case = service.case("Coming", events=asked(35))
    service.case("Far", events=[{"kind": "ehcna_request_received", "on": "unknown"}])
    record_casework(case.pk, service.organisation, by=service.adviser, worker=service.adviser)
    assert labels(service.page(worker=service.adviser.key)) == ["Coming"]
    assert labels(service.page(what="coming")) == ["Coming"]


def test_the_filter_of_what_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    service = Service()
    quiet, spoken = service.case("Quiet"), service.case("Spoken")
    assert labels(service.page(what="quiet")) == []
    now = clock.now() + timedelta(days=40)
    monkeypatch.setattr(clock, "now", lambda: now)
    assert {*labels(service.page(what="quiet"))} == {"Quiet", "Spoken"}
    record_contact(spoken.pk, service.organisation, by=service.adviser, on=now.date(), how="phone", minutes=None)
    assert labels(service.page(what="quiet")) == ["Quiet"]
    assert Action.objects.filter(case=quiet.pk).exists()


def test_search_finds_by_part_of_the_name_and_keeps_it_out_of_the_address() -> None:
    service = Service()
    service.case("Alpha one")
    service.case("Beta two")
    found = service.send("search/", {"words": "ALPHA"})
    assert labels(found.content.decode()) == ["Alpha one"]
    assert found.status_code == 200 and "alpha" not in found.request["PATH_INFO"].lower()
    assert service.browser.get(f"{service.address}search/").status_code == 405
    empty = service.send("search/", {"words": " "})
    assert empty.status_code == 422 and "Enter a part" in empty.content.decode()


def test_more_cases_ask_the_database_no_more_often() -> None:
    service = Service()
    for number in range(3):
        service.case(f"Child {number}", events=refused(10 + number))
    service.page()
    few = asked_of(service)
    for number in range(3, 9):
        service.case(f"Child {number}", events=refused(10 + number))
    assert asked_of(service) == few
    # On PostgreSQL three say for whom it answers the page, and three for whom it writes down the look after it.
    walls = 6 if connections["default"].vendor == "postgresql" else 0
    assert few["default"] <= 15 + walls and few["keys"] == 1


def test_deadlines_ask_no_more_often_either() -> None:
    service = Service()
    service.case("Child 0", events=refused(45))
    service.page("deadlines/")
    few = asked_of(service, "deadlines/")
    for number in range(1, 6):
        service.case(f"Child {number}", events=refused(40 + number))
    assert asked_of(service, "deadlines/") == few


def asked_of(service: Service, rest: str = "") -> dict[str, int]:
    """How many queries one page takes, in each database."""
    with CaptureQueriesContext(connections["default"]) as data, CaptureQueriesContext(connections["keys"]) as keys:
        service.page(rest)
    return {"default": len(data), "keys": len(keys)}


def test_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    service = Service()
    assert "No case is shared" in service.page()
    monkeypatch.setattr(caseload, "SIZE", 2)
    for number in range(3):
        service.case(f"Child {number}", events=refused(40 - number))
    first, second = service.page(state="all"), service.page(state="all", page="2")
    assert labels(first) + labels(second) == ["Child 0", "Child 1", "Child 2"]
    assert 'rel="next" href="' in first and "state=all&amp;page=2" in first and 'rel="prev"' not in first
    assert 'rel="prev"' in second and 'rel="next"' not in second
    assert "There is no such page" in service.page(page="7")


def test_the_deadlines_by_day_and_as_a_table() -> None:
    service = Service()
    service.case("=Child", events=refused(45))
    page = service.page("deadlines/")
    assert "=Child" in page and "The family" in page and "Get your appeal to the Tribunal" in page
    taken = service.browser.get(f"{service.address}deadlines/table/")
    assert taken["Content-Disposition"].startswith("attachment") and taken["Cache-Control"] == "no-store"
    text = taken.content.decode("utf-8-sig")
    assert ",'=Child," in text and ",=Child," not in text
    assert service.page("deadlines/", worker=service.adviser.key).count("=Child") == 0
