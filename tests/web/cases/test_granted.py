"""An organisation sees only what was granted to it: one test for each table, by its lists and through the pages."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from upheld.web import clock
from upheld.web.accounts.models import Organisation, Person
from upheld.web.cases.access import access_to, must_see
from upheld.web.cases.actions.feeds import feeds_of, make_feed
from upheld.web.cases.actions.letters import letters_of, send_letter
from upheld.web.cases.actions.notes import add_note, notes_of
from upheld.web.cases.actions.papers import add_paper, papers_of
from upheld.web.cases.actions.sharing import Terms, invite
from upheld.web.cases.audit import acting
from upheld.web.cases.changes import changes_of
from upheld.web.cases.invited import invitations_for
from upheld.web.cases.models import (
    Action,
    AnswerChange,
    Case,
    DueDay,
    Feed,
    Grant,
    Invitation,
    Look,
    Note,
    Paper,
    Part,
    SentLetter,
    Told,
)
from upheld.web.cases.walls import as_person
from upheld.web.desk.caseload import Sieve, ordered
from upheld.web.desk.models import AdvocacyOffer, Casework, Contact
from upheld.web.desk.statistics import numbers_of

pytestmark = pytest.mark.django_db(databases="__all__")


@dataclass
class Two:
    """A case that was granted to a service and one that was not; both hold the same kinds of things."""

    shared: Case
    other: Case
    service: Organisation
    worker: Person

    def page(self, path: str, case: Case | None = None) -> str:
        """A page of a case, as somebody of the service sees it."""
        answer = self.browser.get(f"/cases/{(case or self.shared).pk}/{path}")
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def status(self, path: str, case: Case | None = None) -> int:
        """How a page answers them."""
        return self.browser.get(f"/cases/{(case or self.shared).pk}/{path}").status_code

    @property
    def browser(self) -> Client:
        """The browser of somebody who works there."""
        return signed_in(self.worker)

    def seen(self, model: Any) -> None:
        """The database shows them the rows of the granted case alone, where it has a wall."""
        field = "pk" if model is Case else "case"
        assert set(model.objects.values_list(field, flat=True)) >= {self.shared.pk, self.other.pk}
        if connection.vendor == "postgresql":
            with as_person(self.worker):
                assert set(model.objects.values_list(field, flat=True)) == {self.shared.pk}


@pytest.fixture
def two() -> Two:
    worker = person("w")
    service = organisation("Service A", worker)
    shared, other = _full("a", "SHARED"), _full("b", "OTHER")
    grant(shared, organisation=service, right="write", role="adviser")
    grant(other, organisation=organisation("Service B", person("v")), right="write", role="adviser")
    return Two(shared, other, service, worker)


def _full(who: str, word: str) -> Case:
    holder = person(who)
    event = {"kind": "school_consulted", "on": "2026-02-12", "institution": f"{word}-SCHOOL"}
    case = case_of(
        holder, label=f"{word}-LABEL", events=[{"kind": "ehcna_request_received", "on": "2026-01-12"}, event]
    )
    access = must_see(holder, case.pk)
    add_paper(access, by=holder, name=f"{word}-PAPER", data=f"{word} words of a letter.\n".encode())
    add_note(access, f"{word}-NOTE", by=holder)
    send_letter(access, "chase_final_plan", title=f"{word}-TITLE", text=f"{word}-LETTER", sent_on=date(2026, 6, 1),
                by=holder)  # fmt: skip
    make_feed(access, by=holder)
    invite(case.pk, f"{word.lower()}@example.org", Terms("supporter", "read"), by=holder)
    Look.objects.create(case=case, person=holder, hour=clock.real() - timedelta(hours=5))
    AnswerChange.objects.create(case=case, from_version=f"{word}-1", to_version="2", changes=[])
    return case


def test_case(two: Two) -> None:
    assert [*Case.objects.visible_to(two.worker)] == [two.shared]
    assert access_to(two.worker, two.other.pk) is None
    assert two.status("") == 200 and two.status("", two.other) == 404
    two.seen(Case)


def test_part(two: Two) -> None:
    assert "SHARED-LABEL" in two.page("") and "SHARED-SCHOOL" in two.page("check/timeline/2/")
    for path in ("check/timeline/", "check/timeline/2/", "check/answer/", "plan/findings/"):
        assert two.status(path, two.other) == 404
    assert "OTHER-" not in two.browser.get("/cases/").content.decode()
    two.seen(Part)


def test_grant(two: Two) -> None:
    grant(two.shared, to=person("c"))
    theirs = grant(two.shared, organisation=organisation("Service C"))
    shown = two.page("access/")
    assert "Service A" in shown and "Service B" not in shown and "Service C" not in shown and "Person C" not in shown
    foreign = Grant.objects.get(case=two.other)
    for number in (theirs.pk, foreign.pk):
        path = f"access/{number}/end/"
        assert two.status(path) == two.browser.post(f"/cases/{two.shared.pk}/{path}").status_code == 404
    if connection.vendor == "postgresql":
        with as_person(two.worker):
            assert [one.organisation for one in Grant.objects.all()] == [two.service]


def test_invitation(two: Two) -> None:
    assert invitations_for(two.worker) == []
    shown = two.page("access/")
    assert "shared@example.org" not in shown and "other@example.org" not in shown
    for one in Invitation.objects.all():
        assert two.browser.get(f"/cases/invitations/{one.key}/").status_code == 404
        assert two.status(f"invite/{one.key}/end/") == 403 and two.status(f"invite/{one.key}/end/", two.other) == 404
    if connection.vendor == "postgresql":
        with as_person(two.worker):
            assert not Invitation.objects.exists()


def test_paper(two: Two) -> None:
    access, foreign = must_see(two.worker, two.shared.pk), Paper.objects.get(case=two.other)
    assert [one.case for one in papers_of(access)] == [two.shared]
    assert "SHARED-PAPER" in two.page("papers/")
    for path in ("", "text/", "remove/"):
        assert two.status(f"papers/{foreign.pk}/{path}") == 404
        assert two.status(f"papers/{foreign.pk}/{path}", two.other) == 404
    two.seen(Paper)


def test_note(two: Two) -> None:
    access, foreign = must_see(two.worker, two.shared.pk), Note.objects.get(case=two.other)
    assert [one.case for one in notes_of(access)] == [two.shared]
    assert "SHARED-NOTE" in two.page("notes/") and two.status("notes/", two.other) == 404
    assert two.status(f"notes/{foreign.pk}/remove/") == 404
    two.seen(Note)


def test_note_of_another_service(two: Two) -> None:
    third = person("c")
    other = organisation("Service C", third)
    grant(two.shared, organisation=other, right="write")
    add_note(must_see(third, two.shared.pk), "THIRD-NOTE", by=third, organisation=other)
    assert "THIRD-NOTE" in signed_in(third).get(f"/cases/{two.shared.pk}/notes/").content.decode()
    assert "THIRD-NOTE" not in two.page("notes/")
    assert not notes_of(must_see(two.worker, two.shared.pk)).filter(organisation=other).exists()


def test_sent_letter(two: Two) -> None:
    access, foreign = must_see(two.worker, two.shared.pk), SentLetter.objects.get(case=two.other)
    assert [one.case for one in letters_of(access)] == [two.shared]
    assert "SHARED-TITLE" in two.page("letters/")
    for path in ("", "text/", "remove/"):
        assert two.status(f"letters/{foreign.pk}/{path}") == 404
    two.seen(SentLetter)


def test_due_day(two: Two) -> None:
    seen = DueDay.objects.filter(case__in=Case.objects.visible_to(two.worker)).values_list("case", flat=True)
    assert set(seen) == {two.shared.pk}
    assert two.status("check/answer/", two.other) == two.status("check/answer/1/", two.other) == 404
    two.seen(DueDay)


def test_answer_change(two: Two) -> None:
    assert len(changes_of(two.shared, two.worker)) == 1
    assert two.status("changes/") == 200 and two.status("changes/", two.other) == 404
    two.browser.post(f"/cases/{two.other.pk}/changes/")
    assert not AnswerChange.objects.get(case=two.other).seen.exists()
    two.seen(AnswerChange)


def test_feed(two: Two) -> None:
    assert [*feeds_of(must_see(two.worker, two.shared.pk))] == []
    for one in Feed.objects.all():
        assert two.status(f"calendar/{one.pk}/end/") == 404
        two.browser.post(f"/cases/{two.shared.pk}/calendar/{one.pk}/end/")
    assert Feed.objects.filter(ended_at=None).count() == 2
    two.seen(Feed)


def test_look(two: Two) -> None:
    Look.objects.create(case=two.shared, person=person("c"), hour=clock.real() - timedelta(hours=3))
    shown = two.page("looks/")
    assert "Person A" not in shown and "Person C" not in shown and two.status("looks/", two.other) == 404
    two.seen(Look)


def test_action_and_told(two: Two) -> None:
    with acting(two.shared.pk, person("c"), needs="") as act:
        act.write("paper_opened", told={"x": 1})
    shown = two.page("history/")
    assert "The case was opened" in shown and "A document was opened" not in shown and "Person B" not in shown
    assert two.status("history/", two.other) == two.status("timeline/", two.other) == 404
    assert "Person A" in two.page("timeline/")
    two.seen(Told)
    two.seen(Action)


def test_when_the_grant_ends_all_of_it_does(two: Two) -> None:
    Grant.objects.filter(organisation=two.service).update(to_at=clock.real())
    assert [*Case.objects.visible_to(two.worker)] == []
    for path in ("", "papers/", "notes/", "letters/", "history/", "looks/", "access/", "calendar/", "check/timeline/"):
        assert two.status(path) == 404
    if connection.vendor == "postgresql":
        with as_person(two.worker):
            for model in (Case, Part, Paper, Note, SentLetter, DueDay, AnswerChange, Feed, Look, Told, Action):
                assert not model.objects.exists()


# What a service keeps of its own work


@pytest.fixture
def desks(two: Two) -> Two:
    """Both services work on their own case, and the other one on the shared case too."""
    other = Organisation.objects.get(name="Service B")
    grant(two.shared, organisation=other, right="write")
    theirs = person("v")
    for case, service, worker in ((two.shared, two.service, two.worker), (two.shared, other, theirs),
                                  (two.other, other, theirs)):  # fmt: skip
        Casework.objects.create(case=case, organisation=service, worker=worker)
        Contact.objects.create(case=case, organisation=service, person=worker, on=clock.today(), how="phone")
        AdvocacyOffer.objects.create(
            case=case, organisation=service, person=worker, at_point="appeal", offered_on=clock.today()
        )
    return two


def desk(two: Two, path: str = "", **sent: Any) -> str:
    answer = two.browser.get(f"/desk/{two.service.key}/{path}", sent)
    assert answer.status_code == 200
    return answer.content.decode()


def walled(two: Two, model: Any) -> None:
    assert model.objects.count() == 3
    if connection.vendor == "postgresql":
        with as_person(two.worker):
            assert [(one.case, one.organisation) for one in model.objects.all()] == [(two.shared, two.service)]


def test_casework(desks: Two) -> None:
    today = clock.today()
    assert ordered(desks.service, Sieve(state="all"), today, 0) == [desks.shared.pk]
    for path in ("", "deadlines/", "deadlines/table/", "advocacy/", "handover/"):
        assert "OTHER-" not in desk(desks, path, state="all") and "Person V" not in desk(desks, path)
    assert "SHARED-LABEL" in desk(desks)
    assert desks.browser.get(f"/desk/{desks.service.key}/case/{desks.other.pk}/").status_code == 404
    foreign = Organisation.objects.get(name="Service B")
    assert desks.browser.get(f"/desk/{foreign.key}/").status_code == 404
    assert desks.browser.get(f"/desk/{foreign.key}/case/{desks.shared.pk}/").status_code == 404
    walled(desks, Casework)


def test_a_search_finds_no_other_case(desks: Two) -> None:
    for asked_for, is_there in (("SHARED", True), ("OTHER", False)):
        answer = desks.browser.post(f"/desk/{desks.service.key}/search/", {"words": asked_for, "q": asked_for})
        assert (f"{asked_for}-LABEL" in answer.content.decode()) == is_there


def test_contact(desks: Two) -> None:
    shown = desk(desks, f"case/{desks.shared.pk}/")
    assert "Person W" in shown and "Person V" not in shown
    walled(desks, Contact)
    today, other = clock.today(), Organisation.objects.get(name="Service B")
    for _each in range(6):
        Contact.objects.create(case=desks.shared, organisation=other, person=person("v"), on=today, how="phone")
    told = {one: numbers_of(one, today, today, today).contacts.cells["phone"].shown for one in (desks.service, other)}
    # One alone is too few to be shown.
    assert told == {desks.service: None, other: 8}


def test_advocacy_offer(desks: Two) -> None:
    assert "OTHER-" not in desk(desks, "advocacy/")
    for one in AdvocacyOffer.objects.exclude(organisation=desks.service):
        for case in (desks.shared, desks.other):
            path = f"/desk/{desks.service.key}/case/{case.pk}/advocacy/{one.pk}/"
            assert desks.browser.post(path, {"answer": "accepted"}).status_code == 404
    assert not AdvocacyOffer.objects.exclude(answer="").exists()
    walled(desks, AdvocacyOffer)
