"""What a service recorded is shown by the database itself to its own people alone."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.web.cases.making import case_of, grant, organisation, person
from upheld.web import clock
from upheld.web.accounts.models import Membership, Organisation
from upheld.web.cases.models import Case
from upheld.web.cases.walls import as_person, as_service
from upheld.web.desk.models import AdvocacyOffer, Casework, Contact

pytestmark = [
    pytest.mark.django_db(databases="__all__"),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no row-level security"),
]
MODELS = (Casework, Contact, AdvocacyOffer)


def recorded(service: Organisation, case: Case) -> None:
    Casework.objects.create(case=case, organisation=service)
    Contact.objects.create(case=case, organisation=service, on=clock.today(), how="phone")
    AdvocacyOffer.objects.create(case=case, organisation=service, at_point="refusal", offered_on=clock.today())


def test_only_members_see_what_their_service_recorded() -> None:
    holder, worker, other = person("a"), person("b"), person("c")
    ours, theirs = organisation("Service A", worker), organisation("Service B", other)
    case = case_of(holder)
    for service in (ours, theirs):
        grant(case, organisation=service)
        recorded(service, case)
    for model in MODELS:
        for who, services in ((worker, [ours.pk]), (other, [theirs.pk]), (holder, []), (None, [])):
            with as_person(who):
                assert [one.organisation_id for one in model.objects.all()] == services
        with as_service():
            assert model.objects.count() == 2


def test_nobody_writes_in_the_name_of_another_service() -> None:
    worker = person("b")
    organisation("Service A", worker)
    theirs = organisation("Service B", person("c"))
    case = case_of(person("a"))
    with as_person(worker), pytest.raises(DatabaseError), transaction.atomic():
        Contact.objects.create(case_id=case.pk, organisation=theirs, on=clock.today(), how="phone")
    with as_service():
        assert not Contact.objects.exists()


def test_whoever_has_left_sees_nothing_of_it() -> None:
    worker = person("b")
    service, case = organisation("Service A", worker), case_of(person("a"))
    recorded(service, case)
    Membership.objects.update(to_at=clock.real())
    with as_person(worker):
        assert not any(model.objects.exists() for model in MODELS)
