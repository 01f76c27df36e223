"""Whoever sees a case in a list of their service has looked at it: once for each case and hour, with one question."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.cases.making import person, signed_in
from tests.web.cases.reading import words
from tests.web.desk.serving import Service, refused
from upheld.web.cases.looks import write_looks
from upheld.web.cases.models import Look

pytestmark = pytest.mark.django_db(databases="__all__")


def looked() -> set[object]:
    return {one.case_id for one in Look.objects.all()}


@pytest.mark.parametrize("rest", ["", "deadlines/", "deadlines/table/", "advocacy/"])
def test_each_case_of_a_list_was_looked_at(rest: str) -> None:
    service = Service()
    shown = {service.case(f"Child {one}", events=refused(45)).pk for one in "AB"}
    other = Service(name="Service B", who="n")
    other.case("Child C", events=refused(45))
    assert not looked()
    assert "Child A" in service.page(rest)
    assert looked() == shown and {one.person for one in Look.objects.all()} == {service.adviser}
    service.page(rest)
    assert Look.objects.count() == 2


def test_a_search_looks_at_what_it_finds_alone() -> None:
    service = Service()
    found = service.case("Child A")
    service.case("Other")
    service.send("search/", {"words": "child"})
    assert looked() == {found.pk}
    service.send("search/", {"words": ""})
    service.send("search/", {"words": "nothing"})
    assert Look.objects.count() == 1


def test_pages_that_name_no_case_write_no_look() -> None:
    service = Service()
    service.case("Child A")
    for rest in ("statistics/", "quick/", "handover/"):
        service.page(rest)
    assert service.page(what="unassigned", stage="draft") and not looked()


def test_the_holder_sees_who_looked() -> None:
    service = Service()
    case = service.case("Child A")
    service.page()
    said = words(signed_in(person("a")).get(f"/cases/{case.pk}/looks/"))
    assert "Person M, for Service A" in said


def test_it_is_one_question_for_any_number() -> None:
    service = Service()
    cases = [service.case(f"Child {one}").pk for one in range(12)]
    counted = []
    for some in (cases[:1], cases):
        with CaptureQueriesContext(connection) as asked:
            write_looks(service.adviser, some)
        counted.append(sum("INSERT" in one["sql"] for one in asked.captured_queries))
    assert counted == [1, 1] and Look.objects.count() == 12
