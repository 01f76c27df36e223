"""A case is shared by invitation only, each with its limits; what was given is changed, ended and given up at once."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from tests.web.cases.sharing import accepted, asked, proven
from upheld.web import clock
from upheld.web.accounts.models import Membership
from upheld.web.cases.access import access_to
from upheld.web.cases.actions import sharing
from upheld.web.cases.audit import first_broken
from upheld.web.cases.models import Action, Case, Feed, Grant, Invitation
from upheld.web.post.models import Message
from upheld.web.post.texts import text_of

pytestmark = pytest.mark.django_db(databases="__all__")


def acts(case: Case) -> list[str]:
    assert first_broken(case.pk) is None
    return [one.act for one in Action.objects.filter(case=case.pk).order_by("seq")]


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


# Inviting


def test_whoever_was_asked_accepts_and_sees_the_case() -> None:
    case, other = case_of(person("a")), proven("b")
    asked_in = asked(case, "b", role="therapist", right="write", hides_schools="on")
    assert access_to(other, case.pk) is None
    answer = accepted(asked_in, other)
    assert answer.status_code == 302 and answer["Location"] == f"/cases/{case.pk}/"
    found = access_to(other, case.pk)
    assert found is not None and found.may_write and found.hides_schools and not found.hides_addresses
    assert found.role == "therapist" and not found.is_holder
    assert acts(case)[-2:] == ["person_invited", "invitation_accepted"]


def test_the_page_says_the_same_whether_or_not_there_is_an_account() -> None:
    case, holder = case_of(person("a")), signed_in(person("a"))
    proven("known")
    said = []
    for to in ("known", "nobody"):
        invitation = asked(case, to)
        said.append(page(holder, f"/cases/{case.pk}/access/").replace(f"{to}@example.org", "WHO"))
        signed_in(person("a")).post(f"/cases/{case.pk}/invite/{invitation.key}/end/")
        said[-1] = said[-1].replace(str(invitation.key), "KEY")
    assert strip(said[0]) == strip(said[1]) and "WHO" in said[0]


def strip(shown: str) -> str:
    return "\n".join(line for line in shown.splitlines() if "csrf" not in line)


def test_the_mail_names_nobody() -> None:
    holder = person("a")
    case = case_of(holder, label="Child A")
    asked(case, "b")
    message = Message.objects.get(kind="invitation")
    assert message.address == "b@example.org" and message.person is None
    text = text_of(message)
    assert text is not None
    said = f"{text.subject} {text.body}"
    assert not any(one in said for one in (holder.name, holder.email, "Child A", str(case.pk)))
    assert "Sign in" in said


def test_a_mail_that_was_not_sent_is_dropped_with_the_invitation() -> None:
    case = case_of(person("a"))
    first, second = asked(case, "b"), asked(case, "c")
    signed_in(person("a")).post(f"/cases/{case.pk}/invite/{first.key}/end/")
    states = dict(Message.objects.values_list("once", "state"))
    assert states[f"invitation:{first.key}"] == "dropped" and states[f"invitation:{second.key}"] == "waiting"


def test_a_second_invitation_to_one_address_takes_the_place_of_the_first() -> None:
    case, other = case_of(person("a")), proven("b")
    first, second = asked(case, "b"), asked(case, "B", right="write")
    assert accepted(first, other).status_code == 404
    accepted(second, other)
    found = access_to(other, case.pk)
    assert found is not None and found.may_write and Grant.objects.filter(case=case).count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"email": ""}, "Enter their e-mail address."),
        ({"email": "a@example.org"}, "your own address"),
        ({"role": "king"}, ""),
        ({"right": "own"}, ""),
        ({"until_day": "1", "until_month": "1", "until_year": "2020"}, "This day is over."),
        ({"until_year": "2090"}, "Enter the day, the month and the year"),
        (
            {"from_on_day": "2", "from_on_month": "1", "from_on_year": "2090", "until_day": "1", "until_month": "1",
             "until_year": "2090"},
            "The last day comes before the first one",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(wrong: dict[str, str], said: str) -> None:
    case = case_of(person("a"))
    sent = {"email": "b@example.org", "role": "adviser", "right": "write"} | wrong
    answer = signed_in(person("a")).post(f"/cases/{case.pk}/invite/", sent)
    shown = answer.content.decode()
    assert answer.status_code == 422 and said in shown and not Invitation.objects.exists()
    assert f'value="{sent["email"]}"' in shown or not sent["email"]


def test_nobody_floods_others_with_mail() -> None:
    case = case_of(person("a"))
    for number in range(sharing.MOST_IN_A_DAY):
        asked(case, f"b{number}")
    sent = {"email": "last@example.org", "role": "adviser", "right": "read"}
    answer = signed_in(person("a")).post(f"/cases/{case.pk}/invite/", sent)
    assert answer.status_code == 422 and "since yesterday" in answer.content.decode()
    assert Message.objects.count() == sharing.MOST_IN_A_DAY


# Accepting


def test_before_it_is_accepted_nothing_of_the_case_is_told() -> None:
    holder = person("a")
    case, other = case_of(holder, label="Child A"), proven("b")
    invitation = asked(case, "b")
    browser = signed_in(other)
    for path in ("/cases/invitations/", f"/cases/invitations/{invitation.key}/"):
        shown = page(browser, path)
        assert holder.called in shown and "Child A" not in shown and str(case.pk) not in shown


def test_an_address_that_was_not_shown_to_be_theirs_opens_nothing() -> None:
    case, other = case_of(person("a")), person("b")
    EmailAddress.objects.create(user=other, email=other.email, verified=False, primary=True)
    invitation = asked(case, "b")
    assert accepted(invitation, other).status_code == 404
    assert str(invitation.key) not in page(signed_in(other), "/cases/invitations/")
    assert access_to(other, case.pk) is None


def test_an_invitation_is_nobody_else_s() -> None:
    case, other = case_of(person("a")), proven("c")
    invitation = asked(case, "b")
    assert signed_in(other).get(f"/cases/invitations/{invitation.key}/").status_code == 404
    assert accepted(invitation, other).status_code == 404
    assert not Grant.objects.exists() and Client().get("/cases/invitations/").status_code == 302


@pytest.mark.parametrize("how", ["used", "ended", "expired", "refused", "deleting", "over"])
def test_an_invitation_that_is_over_cannot_be_used(how: str) -> None:
    case, other = case_of(person("a")), proven("b")
    invitation = asked(case, "b")
    moment = clock.real()
    match how:
        case "used":
            accepted(invitation, other)
            Grant.objects.update(to_at=moment)
        case "ended":
            sharing.end_invitation(case.pk, invitation.key, by=case.holder)
        case "expired":
            Invitation.objects.update(expires_at=moment)
        case "refused":
            assert accepted(invitation, other, answer="no").status_code == 302
            assert acts(case)[-1] == "invitation_refused"
        case "deleting":
            Case.objects.update(delete_after=moment + timedelta(days=14))
        case "over":
            Invitation.objects.update(access_to=moment)
    before = Grant.objects.count()
    assert accepted(invitation, other).status_code == 404
    assert Grant.objects.count() == before and access_to(other, case.pk) is None


def test_to_accept_twice_changes_nothing() -> None:
    case, other = case_of(person("a")), proven("b")
    invitation = asked(case, "b")
    accepted(invitation, other)
    told = acts(case)
    accepted(invitation, other)
    assert Grant.objects.count() == 1 and acts(case) == told


def test_an_invitation_opens_fourteen_days() -> None:
    invitation = asked(case_of(person("a")), "b")
    assert invitation.expires_at - invitation.invited_at == timedelta(days=14)


def test_access_begins_and_ends_on_the_days_given() -> None:
    case, other = case_of(person("a")), proven("b")
    today = clock.real().date()
    first, last = today + timedelta(days=3), today + timedelta(days=5)
    days = {f"{name}_{part}": getattr(one, part) for name, one in (("from_on", first), ("until", last))
            for part in ("day", "month", "year")}  # fmt: skip
    accepted(asked(case, "b", **days), other)
    given = Grant.objects.get()
    begins, ends = given.from_at.astimezone(clock.ENGLAND), given.to_at.astimezone(clock.ENGLAND)
    assert begins.date() == first and ends.date() == last + timedelta(days=1) and begins.hour == ends.hour == 0
    seen = [access_to(other, case.pk, begins + timedelta(hours=one)) is not None for one in (-1, 1, 71, 73)]
    assert seen == [False, True, True, False]


def test_an_adviser_accepts_for_a_service_and_a_reader_does_not() -> None:
    case, adviser, reader = case_of(person("a")), proven("b"), proven("c")
    colleague = person("d")
    service = organisation("Service A", adviser, colleague)
    Membership.objects.create(person=reader, organisation=service, role="reader")
    theirs = asked(case, "c", role="adviser")
    assert accepted(theirs, reader, **{"for": str(service.key)}).status_code == 422
    accepted(asked(case, "b", role="adviser"), adviser, **{"for": str(service.key)})
    given = Grant.objects.get()
    assert given.organisation == service and given.person is None
    assert access_to(colleague, case.pk) is not None


def test_an_adviser_who_accepts_for_themselves_keeps_it_to_themselves() -> None:
    case, adviser, colleague = case_of(person("a")), proven("b"), person("d")
    organisation("Service A", adviser, colleague)
    accepted(asked(case, "b"), adviser, **{"for": "me"})
    assert access_to(adviser, case.pk) is not None and access_to(colleague, case.pk) is None


def test_nobody_accepts_for_a_service_they_have_left() -> None:
    case, adviser = case_of(person("a")), proven("b")
    service = organisation("Service A", adviser)
    Membership.objects.update(to_at=clock.real())
    assert accepted(asked(case, "b"), adviser, **{"for": str(service.key)}).status_code == 422
    assert not Grant.objects.exists()


def test_the_home_page_says_that_an_invitation_waits() -> None:
    case, other = case_of(person("a")), proven("b")
    assert "/cases/invitations/" not in page(signed_in(other), "/cases/")
    asked(case, "b")
    assert "/cases/invitations/" in page(signed_in(other), "/cases/")


# What was given


def test_the_holder_sees_who_has_what_and_who_had() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"), role="therapist", hides_addresses=True)
    grant(case, organisation=organisation("Service A", person("c"), person("d")), right="write")
    grant(case, to=person("e"), to_at=clock.real())
    grant(case, to=person("f"), from_at=clock.real() + timedelta(days=9))
    asked(case, "g")
    shown = page(signed_in(person("a")), f"/cases/{case.pk}/access/")
    now, later, waits, ended = (shown.index(one) for one in ("<h2", "Later</h2>", "not accepted yet", "Ended</h2>"))
    at = {one: shown.index(one) for one in ("Person B", "Service A", "Person F", "g@example.org", "Person E")}
    assert now < at["Person B"] < at["Service A"] < later < at["Person F"] < waits < at["g@example.org"]
    assert at["g@example.org"] < ended < at["Person E"]
    assert "where the family lives" in shown and "2 people who work there" in shown and "Therapist" in shown


def test_others_see_their_own_access_alone() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"))
    grant(case, to=person("c"))
    asked(case, "d")
    shown = page(signed_in(person("b")), f"/cases/{case.pk}/access/")
    assert "Person B" in shown and "Person C" not in shown and "d@example.org" not in shown


def test_the_holder_ends_it_and_it_ends_at_once() -> None:
    case, other = case_of(person("a")), person("b")
    given = grant(case, to=other, right="write")
    feed = Feed.objects.create(case=case, person=other, digest="0" * 64, secret=b"x")
    mine = Feed.objects.create(case=case, person=case.holder, digest="1" * 64, secret=b"x")
    theirs = signed_in(other)
    sent = {"on_day": "1", "on_month": "3", "on_year": "2026", "step": "save", "kind": "draft_served"}
    theirs.post(f"/cases/{case.pk}/check/timeline/add/", sent)
    written = acts(case)
    assert "event_added" in written
    browser, path = signed_in(person("a")), f"/cases/{case.pk}/access/{given.pk}/end/"
    assert "Person B" in page(browser, path) and access_to(other, case.pk) is not None
    assert browser.post(path).status_code == 302
    assert theirs.get(f"/cases/{case.pk}/check/timeline/").status_code == 404
    feed.refresh_from_db()
    mine.refresh_from_db()
    assert feed.ended_at is not None and mine.ended_at is None
    assert acts(case) == [*written, "access_ended", "feed_ended"]
    assert Grant.objects.get().pk == given.pk
    browser.post(path)
    assert acts(case) == [*written, "access_ended", "feed_ended"]


def test_a_calendar_stays_where_another_access_is_left() -> None:
    case, other = case_of(person("a")), person("b")
    given = grant(case, to=other)
    grant(case, organisation=organisation("Service A", other))
    feed = Feed.objects.create(case=case, person=other, digest="0" * 64, secret=b"x")
    sharing.end(case.pk, given.pk, by=case.holder)
    feed.refresh_from_db()
    assert feed.ended_at is None


def test_the_holder_changes_what_somebody_may_do() -> None:
    case, other = case_of(person("a")), person("b")
    given = grant(case, to=other, right="write")
    browser, path = signed_in(person("a")), f"/cases/{case.pk}/access/{given.pk}/"
    assert browser.get(path).status_code == 200
    last = clock.real().date() + timedelta(days=2)
    sent = {"right": "read", "hides_addresses": "on", "until_day": last.day, "until_month": last.month,
            "until_year": last.year}  # fmt: skip
    assert browser.post(path, sent).status_code == 302
    found = access_to(other, case.pk)
    assert found is not None and not found.may_write and found.hides_addresses
    given.refresh_from_db()
    assert given.to_at.astimezone(clock.ENGLAND).date() == last + timedelta(days=1)
    assert acts(case)[-1] == "access_changed"
    shown = page(browser, path)
    assert f'value="{last.day}"' in shown and browser.post(path, {}).status_code == 422


def test_whoever_has_access_gives_it_up() -> None:
    case, other = case_of(person("a")), person("b")
    given = grant(case, to=other)
    answer = signed_in(other).post(f"/cases/{case.pk}/access/{given.pk}/end/")
    assert answer.status_code == 302 and answer["Location"] == "/cases/"
    assert access_to(other, case.pk) is None and acts(case)[-1] == "access_left"


def test_an_adviser_gives_up_for_a_service_and_a_reader_does_not() -> None:
    case, adviser, reader = case_of(person("a")), person("b"), person("c")
    service = organisation("Service A", adviser)
    Membership.objects.create(person=reader, organisation=service, role="reader")
    path = f"/cases/{case.pk}/access/{grant(case, organisation=service).pk}/end/"
    assert signed_in(reader).get(path).status_code == signed_in(reader).post(path).status_code == 403
    assert access_to(reader, case.pk) is not None
    assert signed_in(adviser).post(path).status_code == 302
    assert access_to(reader, case.pk) is None


@pytest.mark.parametrize("who", ["reader", "writer", "manager"])
def test_who_does_not_hold_the_case_cannot_share_it(who: str) -> None:
    case, other, third = case_of(person("a")), proven("b"), person("c")
    if who == "manager":
        grant(case, organisation=organisation("Service A", other, role="manager"), right="write")
    else:
        grant(case, to=other, right="read" if who == "reader" else "write")
    foreign = grant(case, to=third)
    invitation = asked(case, "d")
    told, browser = acts(case), signed_in(other)
    sent = {"email": "e@example.org", "role": "other", "right": "write"}
    tried = {f"invite/{invitation.key}/end/": 403, "invite/": 403, "hand-over/": 403, "rights/": 403,
             f"access/{foreign.pk}/": 403, f"access/{foreign.pk}/end/": 404}  # fmt: skip
    assert {path: browser.post(f"/cases/{case.pk}/{path}", sent).status_code for path in tried} == tried
    assert acts(case) == told and access_to(third, case.pk) is not None


def test_what_is_given_in_one_case_is_not_ended_from_another() -> None:
    case, own = case_of(person("a")), case_of(person("b"))
    given, invitation = grant(case, to=person("c")), asked(case, "d")
    browser = signed_in(person("b"))
    assert browser.get(f"/cases/{own.pk}/access/{given.pk}/").status_code == 404
    assert browser.post(f"/cases/{own.pk}/access/{given.pk}/end/").status_code == 404
    assert browser.get(f"/cases/{own.pk}/invite/{invitation.key}/end/").status_code == 404
    browser.post(f"/cases/{own.pk}/invite/{invitation.key}/end/")
    invitation.refresh_from_db()
    assert invitation.ended_at is None and access_to(person("c"), case.pk) is not None


def test_a_case_that_waits_to_be_deleted_is_not_shared() -> None:
    case = case_of(person("a"))
    Case.objects.update(delete_after=clock.real() + timedelta(days=14))
    sent = {"email": "b@example.org", "role": "other", "right": "read"}
    assert signed_in(person("a")).post(f"/cases/{case.pk}/invite/", sent).status_code == 403
    assert not Invitation.objects.exists()


# Two cases about one child


def test_neither_parent_learns_of_the_other_s_case() -> None:
    one, two = case_of(person("a"), label="Child A"), case_of(person("b"), label="Child A")
    grant(one, organisation=organisation("Service A", person("c")))
    accepted(asked(one, "d"), proven("d"))
    for mine, who, theirs, other in ((one, "a", two, "Person B"), (two, "b", one, "Person A")):
        browser = signed_in(person(who))
        paths = ("/cases/", "/cases/invitations/", f"/cases/{mine.pk}/", f"/cases/{mine.pk}/access/",
                 f"/cases/{mine.pk}/looks/", f"/cases/{mine.pk}/history/", f"/cases/{mine.pk}/rights/",
                 f"/cases/{mine.pk}/check/timeline/")  # fmt: skip
        for path in paths:
            answer = browser.get(path)
            shown = answer.content.decode()
            assert answer.status_code == 200 and str(theirs.pk) not in shown
            assert other not in shown and f"{other[-1].lower()}@example.org" not in shown


def test_no_page_finds_a_case_by_a_name() -> None:
    case_of(person("a"), label="Child A")
    other = signed_in(proven("b"))
    for path in ("/cases/", "/cases/invitations/"):
        for asked_for in ("q", "search", "name", "label"):
            assert "Child A" not in page(other, f"{path}?{asked_for}=Child+A")
