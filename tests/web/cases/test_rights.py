"""The rights pass to the young person on the day the law says; the case is handed over, and old access ends."""

from datetime import date

import pytest
from django.http import HttpResponse

from tests.web.cases.making import REFUSED, case_of, grant, organisation, person, signed_in
from tests.web.cases.reading import words
from tests.web.cases.sharing import accepted, asked, proven
from upheld.web import clock
from upheld.web.accounts.models import Membership, Person
from upheld.web.cases.access import access_to
from upheld.web.cases.audit import first_broken
from upheld.web.cases.models import Action, Case, Feed, Grant, Invitation
from upheld.web.cases.rights import notice_of, standing_of

pytestmark = pytest.mark.django_db(databases="__all__")
# england.md W44: born 3 October 2009, of school age up to and including 26 June 2026.
BORN = "2009-10-03"
LAST = date(2026, 6, 26)
FIRST = date(2026, 6, 27)
OLD = {"date_of_birth": "2005-01-10", "local_authority": "Devon"}
"""Young enough for a plan, and past school age in every year this is run until 2031."""


def old_case(holder: Person, **rest: object) -> Case:
    return case_of(holder, person=OLD | rest)


def invite(case: Case, to: str) -> HttpResponse:
    return signed_in(case.holder).post(f"/cases/{case.pk}/rights/", {"email": f"{to}@example.org"})


def take_over(invitation: Invitation, by: Person, *keep: object) -> HttpResponse:
    return signed_in(by).post(f"/cases/invitations/{invitation.key}/take-over/", {"keep": [str(one) for one in keep]})


def acts(case: Case) -> list[str]:
    assert first_broken(case.pk) is None
    return [one.act for one in Action.objects.filter(case=case.pk).order_by("seq")]


# From which day


@pytest.mark.parametrize(
    ("today", "who"),
    [(LAST, "parent"), (FIRST, "young_person"), (date(2035, 10, 2), "young_person"), (date(2035, 10, 3), "nobody")],
)
def test_the_rights_pass_on_the_day_after_school_age(today: date, who: str) -> None:
    found = standing_of({"person": {"date_of_birth": BORN}}, today)
    assert (found.who, found.passes_on, found.until) == (who, FIRST, date(2035, 10, 2))


@pytest.mark.parametrize(
    ("today", "said"),
    [(date(2026, 3, 26), None), (date(2026, 3, 27), False), (LAST, False), (FIRST, True), (date(2035, 10, 3), None)],
)
def test_it_is_said_from_three_months_before(today: date, said: bool | None) -> None:
    case = case_of(person("a"), person={"date_of_birth": BORN})
    access = access_to(person("a"), case.pk)
    assert access is not None
    found = notice_of(access, {"person": {"date_of_birth": BORN}}, today)
    assert (found.has_passed if found else None) == said


def test_it_is_said_where_nothing_has_happened_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(person("a"), events=[], person={"date_of_birth": BORN})
    assert case.rights_pass_on == FIRST
    monkeypatch.setattr(clock, "today", lambda: LAST)
    said = words(signed_in(person("a")).get(f"/cases/{case.pk}/"))
    assert "From Saturday 27 June 2026 the young person decides, not the parent." in said


@pytest.mark.parametrize("person_of_case", [{}, {"local_authority": "Devon"}])
def test_without_a_date_of_birth_no_day_is_known(person_of_case: dict[str, str]) -> None:
    assert case_of(person("a"), person=person_of_case).rights_pass_on is None


@pytest.mark.parametrize("on", ["2026-05-01", "2026-05", "unknown"])
def test_where_capacity_is_lacking_nobody_is_told_to_hand_over(on: str) -> None:
    case = case_of(person("a"))
    access = access_to(person("a"), case.pk)
    assert access is not None
    lacking = {"kind": "lacks_capacity", "on": on, "text": "x"}
    for told in (
        {"person": {"date_of_birth": BORN, "capacity": False}},
        {"person": {"date_of_birth": BORN}, "entries": [[1, lacking]]},
    ):
        assert notice_of(access, told, FIRST) is None
        assert standing_of(told, FIRST).who == "alternative_person"
    answered = {"person": {"date_of_birth": BORN, "capacity": True}, "entries": [[1, lacking]]}
    assert notice_of(access, answered, FIRST) is not None


def test_without_a_date_of_birth_the_page_asks_for_it() -> None:
    case = case_of(person("a"), person={})
    shown = signed_in(person("a")).get(f"/cases/{case.pk}/rights/").content.decode()
    assert f"/cases/{case.pk}/check/question/1/" in shown and "Ask the young person" not in shown


def test_the_page_says_the_law_and_how_sure_we_are() -> None:
    case = old_case(person("a"))
    shown = signed_in(person("a")).get(f"/cases/{case.pk}/rights/").content.decode()
    for one in (
        "ukpga/2014/6/section/83",
        "ukpga/1996/56/section/8",
        "uksi/2014/1530/regulation/64",
        "[2016] UKUT 253",
    ):
        assert one in shown
    assert "How sure we are" in shown and "2021" in shown


def test_the_page_of_the_case_says_it_and_leads_there() -> None:
    case = old_case(person("a"))
    shown = signed_in(person("a")).get(f"/cases/{case.pk}/").content.decode()
    assert "now the young person" in shown and f"/cases/{case.pk}/rights/" in shown


def test_where_capacity_is_lacking_the_page_says_who_decides() -> None:
    case = old_case(person("a"), capacity=False)
    browser = signed_in(person("a"))
    shown = browser.get(f"/cases/{case.pk}/rights/").content.decode()
    assert "a deputy or an attorney" in shown and "Ask the young person" not in shown
    assert f"/cases/{case.pk}/hand-over/" in shown and "stays with you" not in shown
    assert invite(case, "b").status_code == 422 and not Invitation.objects.exists()


# Handing over to the young person


def test_before_the_day_the_case_is_not_handed_over_to_them() -> None:
    case = case_of(person("a"))
    answer = invite(case, "b")
    assert answer.status_code == 422 and "27 June 2032" not in answer.content.decode()
    # Born on 2 May 2016: of school age until 25 June 2032.
    assert "26 June 2032" in answer.content.decode()
    sent = {"email": "b@example.org", "role": "young_person"}
    assert signed_in(person("a")).post(f"/cases/{case.pk}/hand-over/", sent).status_code == 422
    assert not Invitation.objects.exists()


def test_nor_where_the_date_of_birth_was_put_right_meanwhile() -> None:
    case, young = old_case(person("a")), proven("b")
    invite(case, "b")
    sent = {"date_of_birth_day": "2", "date_of_birth_month": "5", "date_of_birth_year": "2016"}
    signed_in(person("a")).post(f"/cases/{case.pk}/check/question/1/", sent)
    answer = take_over(Invitation.objects.get(), young, "former")
    assert answer.status_code == 422 and "from Saturday 26 June 2032" in answer.content.decode()
    case.refresh_from_db()
    assert case.holder == person("a")


def test_the_young_person_takes_over_and_old_access_ends() -> None:
    parent, young, other = person("a"), proven("b"), person("c")
    case = old_case(parent)
    colleague = person("d")
    grant(case, to=other, right="write")
    grant(case, organisation=organisation("Service A", colleague))
    asked(case, "e")
    feed = Feed.objects.create(case=case, person=parent, digest="0" * 64, secret=b"x")
    assert invite(case, "b").status_code == 302
    invitation = Invitation.objects.get(takes_over=True)
    assert (invitation.role, invitation.right) == ("young_person", "write")
    assert accepted(invitation, young)["Location"] == f"/cases/invitations/{invitation.key}/take-over/"
    shown = signed_in(young).get(f"/cases/invitations/{invitation.key}/take-over/").content.decode()
    assert all(one in shown for one in ("Person A", "Person C", "Service A")) and " checked" not in shown
    case.refresh_from_db()
    assert case.holder == parent
    assert take_over(invitation, young).status_code == 302
    case.refresh_from_db()
    assert case.holder == young
    assert [access_to(one, case.pk) for one in (parent, other, colleague)] == [None, None, None]
    assert signed_in(parent).get(f"/cases/{case.pk}/check/timeline/").status_code == 404
    found = access_to(young, case.pk)
    assert found is not None and found.is_holder
    feed.refresh_from_db()
    assert feed.ended_at is not None
    assert {one.holder for one in (*Grant.objects.all(), *Invitation.objects.all())} == {young}
    assert not Invitation.objects.filter(accepted_at=None, ended_at=None).exists()
    assert "rights_handed_over" in acts(case)
    row = Action.objects.get(case=case.pk, act="rights_handed_over")
    assert (row.by, row.about) == (str(young.key), f"person:{parent.key}")


def test_it_is_said_where_the_former_holder_works() -> None:
    former, young = person("a"), proven("b")
    case = old_case(former)
    grant(case, organisation=organisation("Service A", former), right="write")
    grant(case, organisation=organisation("Service B", person("c")))
    left = organisation("Service C", former)
    Membership.objects.filter(organisation=left).update(to_at=clock.real())
    grant(case, organisation=left)
    invite(case, "b")
    page = signed_in(young).get(f"/cases/invitations/{Invitation.objects.get().key}/take-over/").content.decode()
    told = "The person who had the case before works there and would still see it through them."
    services = [page.split(f"Service {one}</label>")[1].split("</div>")[0] for one in "ABC"]
    assert [told in one for one in services] == [True, False, False]


def test_who_is_ticked_goes_on_and_the_former_holder_reads() -> None:
    parent, young, other, third = person("a"), proven("b"), person("c"), person("d")
    case = old_case(parent)
    kept = grant(case, to=other, right="write")
    grant(case, to=third)
    feed = Feed.objects.create(case=case, person=parent, digest="0" * 64, secret=b"x")
    invite(case, "b")
    take_over(Invitation.objects.get(), young, "former", kept.pk)
    old, stays = access_to(parent, case.pk), access_to(other, case.pk)
    assert old is not None and (old.role, old.may_write, old.is_holder) == ("parent", False, False)
    assert stays is not None and stays.may_write and access_to(third, case.pk) is None
    feed.refresh_from_db()
    assert feed.ended_at is None
    assert signed_in(parent).post(f"/cases/{case.pk}/invite/", {}).status_code == 403
    assert signed_in(parent).get(f"/cases/{case.pk}/").status_code == 200


def test_a_grant_of_another_case_is_not_kept_by_its_number() -> None:
    case, young = old_case(person("a")), proven("b")
    elsewhere = grant(case_of(person("c")), to=person("d"))
    mine = grant(case, to=person("d"))
    invite(case, "b")
    take_over(Invitation.objects.get(), young, elsewhere.pk, "x", "-1", "99999999999999999999")
    mine.refresh_from_db()
    elsewhere.refresh_from_db()
    assert mine.to_at is not None and elsewhere.to_at is None and elsewhere.holder == person("c")


def test_nothing_that_was_written_is_lost() -> None:
    case, young = old_case(person("a")), proven("b")
    invite(case, "b")
    before = acts(case)
    take_over(Invitation.objects.get(), young)
    assert acts(case)[: len(before)] == before
    shown = signed_in(young).get(f"/cases/{case.pk}/check/timeline/").content.decode()
    assert shown.count("/check/timeline/1/") and f"/cases/{case.pk}/check/timeline/2/" in shown


def test_who_was_not_asked_cannot_take_over_and_nobody_twice() -> None:
    case, young, other = old_case(person("a")), proven("b"), proven("c")
    invite(case, "b")
    invitation = Invitation.objects.get()
    assert take_over(invitation, other, "former").status_code == 404
    take_over(invitation, young, "former")
    told = acts(case)
    assert take_over(invitation, young, "former").status_code == 404
    assert acts(case) == told and Case.objects.get().holder == young


def test_an_ordinary_invitation_takes_nothing_over() -> None:
    case, other = case_of(person("a")), proven("b")
    invitation = asked(case, "b")
    assert take_over(invitation, other, "former").status_code == 404
    case.refresh_from_db()
    assert case.holder == person("a")


def test_once_it_is_theirs_nobody_is_told_to_hand_over() -> None:
    case, young = old_case(person("a")), proven("b")
    invite(case, "b")
    take_over(Invitation.objects.get(), young, "former")
    for who in ("a", "b"):
        shown = signed_in(person(who)).get(f"/cases/{case.pk}/").content.decode()
        assert "The rights are now" not in shown
    assert "held by the young person" in signed_in(young).get(f"/cases/{case.pk}/rights/").content.decode()


def test_a_young_person_who_holds_their_own_case_says_so_once() -> None:
    case, browser = old_case(person("a")), signed_in(person("a"))
    assert "The rights are now" in browser.get(f"/cases/{case.pk}/").content.decode()
    for _twice in range(2):
        assert browser.post(f"/cases/{case.pk}/rights/", {"do": "mine"}).status_code == 302
    assert acts(case).count("holder_is_young_person") == 1
    assert "The rights are now" not in browser.get(f"/cases/{case.pk}/").content.decode()


# Handing over to somebody else


@pytest.mark.parametrize(("works", "role", "becomes"), [(False, "parent", "parent"), (True, "parent", "adviser")])
def test_a_case_is_handed_to_another_holder_at_any_age(works: bool, role: str, becomes: str) -> None:
    case, former, other = case_of(person("a")), person("a"), proven("b")
    if works:
        organisation("Service A", former)
    sent = {"email": "b@example.org", "role": role}
    assert signed_in(former).post(f"/cases/{case.pk}/hand-over/", sent).status_code == 302
    grant(case, to=other)
    take_over(Invitation.objects.get(), other, "former")
    case.refresh_from_db()
    kept = access_to(former, case.pk)
    assert case.holder == other and kept is not None and (kept.role, kept.may_write) == (becomes, False)
    assert "case_handed_over" in acts(case) and "rights_handed_over" not in acts(case)
    # Whoever holds a case needs no access to it besides.
    assert not Grant.objects.filter(person=other, to_at=None).exists()


def test_the_pretended_day_counts_and_not_a_later_one() -> None:
    case = case_of(person("a"), events=REFUSED, person={"date_of_birth": BORN})
    case.refresh_from_db()
    assert case.rights_pass_on == FIRST
    told = {"person": {"date_of_birth": BORN}}
    assert standing_of(told, clock.today()).has_passed is (clock.today() >= FIRST)
