"""One case with everything in it, and everybody who might ask for it: for the matrix of roles and pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.urls import URLResolver, get_resolver

from tests.web.cases.making import REFUSED, case_of, grant, organisation, person, signed_in, told
from tests.web.cases.sharing import proven
from tests.web.plan.given import held
from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.progress.progress import Observation, Step
from upheld.delivery.progress.ratings import Rating
from upheld.delivery.progress.support import Entered
from upheld.delivery.slots import slots
from upheld.delivery.terms import Calendar, Setting
from upheld.web import clock
from upheld.web.accounts.models import Membership, Organisation, Person
from upheld.web.cases.access import Access, must_see
from upheld.web.cases.actions.feeds import make_feed
from upheld.web.cases.actions.letters import send_letter
from upheld.web.cases.actions.notes import add_note
from upheld.web.cases.actions.opening import open_case
from upheld.web.cases.actions.papers import add_paper
from upheld.web.cases.actions.rights import invite_to_take_over
from upheld.web.cases.actions.sharing import Terms, invite
from upheld.web.cases.models import AnswerChange, Case, Feed
from upheld.web.cases.mount import PARTS
from upheld.web.delivery.actions.progress import tell
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.actions.setting_up import set_entitlements, set_settings
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.models import SystemKey
from upheld.web.delivery.progress_kept import speaker
from upheld.web.delivery.systems import make_key
from upheld.web.desk.models import AdvocacyOffer, Casework

INSIDE = ("holder", "writer", "reader", "limited", "adviser", "manager", "member_reader")
"""Who sees the case. "limited" may write; addresses and schools are hidden from them."""
OUTSIDE = ("stranger", "former", "future", "former_member", "other_holder", "other_service", "invited")
LEDGER = ("school", "school_reader", "therapist")
"""Who was given the ledger of provision alone. "school_reader" may read in a school that may write; addresses and
schools are hidden from "therapist", who may write."""
ROLES = ("signed_out", *OUTSIDE, *LEDGER, *INSIDE)
_TOLD = {"label": "SECRET-LABEL", "details": "SECRET-ADDRESS", "paper": "SECRET-PAPER", "note": "SECRET-NOTE",
         "letter": "SECRET-LETTER", "school": "SECRET-SCHOOL", "setting": "SECRET-SETTING",
         "remark": "SECRET-REMARK"}  # fmt: skip


@dataclass
class World:
    """The case, what lies in it, and who there is."""

    case: Case
    service: Organisation
    people: dict[str, Person]
    arguments: dict[str, Any]

    def browser(self, role: str) -> Client:
        """The browser of somebody in that role."""
        return Client() if role == "signed_out" else signed_in(self.people[role])

    def path(self, page: Page, case: UUID | None = None) -> str:
        """The address of a page for this case, or for another."""
        found = {name: self.arguments[f"{page.name}.{name}" if f"{page.name}.{name}" in self.arguments else name]
                 for name in page.names}  # fmt: skip
        bare = page.template % (found | {"case": case or self.case.pk} if "case" in found else found)
        return f"/cases/{case or self.case.pk}/{bare}" if page.is_mounted else f"/{bare}"


@dataclass(frozen=True)
class Page:
    """An address by its name, with the names of what stands in it."""

    name: str
    template: str
    names: tuple[str, ...]

    @property
    def is_mounted(self) -> bool:
        """Whether it is a page of the check or of the plan, inside the case."""
        return self.name.partition(":")[0] in PARTS

    @property
    def is_of_case(self) -> bool:
        """Whether it is a page of one case."""
        return self.is_mounted or "case" in self.names


def pages() -> dict[str, Page]:
    """Every address of cases, of the ledger, of the desk, and of what is shown inside a case."""
    parts = (one for one in get_resolver().url_patterns if isinstance(one, URLResolver))
    found = [
        page for one in parts if one.namespace in ("cases", "delivery", "desk", *PARTS) for page in _pages(one, one)
    ]
    return {page.name: page for page in found if not page.name.startswith("cases:within")}


def _pages(part: URLResolver, within: URLResolver) -> Iterator[Page]:
    for one in within.url_patterns:
        if isinstance(one, URLResolver):
            yield from _pages(part, one)
        else:
            assert one.name, one
            ((template, names),) = part.reverse_dict.getlist(one.name)[0][0]
            yield Page(f"{part.namespace}:{one.name}", f"{part.pattern}{template}", tuple(names))


def world() -> World:
    """A case that is full, with everybody there is."""
    moment, day = clock.real(), timedelta(days=1)
    people = {name: person(name) for name in ROLES if name not in ("signed_out", "invited")}
    people |= {"invited": proven("invited"), "third": person("third")}
    holder = people["holder"]
    school = {"kind": "school_consulted", "on": "2026-02-01", "institution": _TOLD["school"]}
    case = open_case(by=holder, label=_TOLD["label"], plan=held(), told=told([*REFUSED, school],
        person={"date_of_birth": "2005-01-10", "local_authority": "Devon"},
        details={"your_address": _TOLD["details"], "child_name": "Child A"},
    ))  # fmt: skip
    grant(case, to=people["writer"], right="write")
    grant(case, to=people["reader"])
    grant(case, to=people["limited"], right="write", hides_addresses=True, hides_schools=True)
    grant(case, to=people["former"], right="write", from_at=moment - 2 * day, to_at=moment - day)
    grant(case, to=people["future"], right="write", from_at=moment + day)
    service = organisation("Service A", people["adviser"], people["former_member"])
    Membership.objects.filter(person=people["former_member"]).update(from_at=moment - 2 * day, to_at=moment - day)
    Membership.objects.create(person=people["manager"], organisation=service, role="manager")
    Membership.objects.create(person=people["member_reader"], organisation=service, role="reader")
    grant(case, organisation=service, right="write", role="adviser")
    organisation("Service B", people["other_service"], role="manager")
    grant(case, to=people["school"], right="ledger", role="school")
    grant(case, to=people["therapist"], right="ledger", role="therapist", hides_addresses=True, hides_schools=True)
    school_a = organisation("School A", people["school_reader"], role="reader", kind="school")
    grant(case, organisation=school_a, right="ledger", role="school")
    school_b = organisation("School B", people["manager"], role="manager", kind="school")
    make_key(school_b, "A timetable", by=people["manager"])
    case_of(people["other_holder"], label="Child B")
    third = grant(case, to=people["third"], right="write")
    Casework.objects.create(case=case, organisation=service, worker=people["adviser"])
    offer = AdvocacyOffer.objects.create(case=case, organisation=service, at_point="appeal", offered_on=clock.today())
    desk = {"organisation": service.key, "desk:answer.number": offer.pk,
            "delivery:systems.organisation": school_b.key, "delivery:system_end.organisation": school_b.key,
            "delivery:system_end.key": SystemKey.objects.get().pk}  # fmt: skip
    return World(case, service, people, _in_it(case, holder, third.pk) | desk)


def _in_it(case: Case, holder: Person, third: int) -> dict[str, Any]:
    """What lies in the case, by the names that addresses give it."""
    access = must_see(holder, case.pk)
    paper = add_paper(access, by=holder, name=_TOLD["paper"], data=b"Words of a letter.\n")
    note = add_note(access, _TOLD["note"], by=holder)
    letter = send_letter(access, "chase_final_plan", title="A letter", text=_TOLD["letter"],
                         sent_on=clock.today(), by=holder)  # fmt: skip
    make_feed(access, by=holder)
    _promised(access, holder)
    AnswerChange.objects.create(case=case, from_version="1", to_version="2", changes=[])
    asked = invite(case.pk, "invited@example.org", Terms("supporter", "read"), by=holder)
    over = invite_to_take_over(case.pk, "other@example.org", "parent", by=holder)
    over.email = "invited@example.org"
    over.save()
    return {
        "case": case.pk, "paper": paper.pk, "note": note.pk, "sent": letter.pk, "letter": "chase_final_plan",
        "kind": "draft_served", "grant": third, "key": asked.key, "cases:take_over.key": over.key,
        "feed": Feed.objects.get().pk, "number": 1, "id": "chase_final_plan", "form": "text",
        "delivery:letter.letter": "complaint_stage_1", "delivery:letter_as.letter": "complaint_stage_1",
        "delivery:papers_as.form": "txt", "delivery:letter_as.form": "docx", "delivery:review_as.form": "docx",
        "plan:line.id": "F.1", "delivery:line.line": "F.1", "what": "plan", "ending": "docx",
        "delivery:support_record_as.ending": "txt",
        **_weeks(),
        "step": (step := _progress(access)), "said": step, "about": "help",
    }  # fmt: skip


def _promised(access: Access, holder: Person) -> None:
    """A line, a term, and one session that was not given."""
    first = clock.today() - timedelta(days=clock.today().weekday() + 14)
    line = Entitlement(id="F.1", line="F.1", section="F", text="30 minutes each week",
                       what="A weekly session", amount=Amount(30), from_on=first)  # fmt: skip
    terms = Setting(name=_TOLD["setting"], from_on=first, terms=((first, first + timedelta(days=60)),))
    ledger = Ledger(access)
    set_entitlements(ledger, [line], by=holder)
    set_settings(ledger, [terms], by=holder)
    slot = slots([line], Calendar((terms,)), clock.today())[0]
    missed = Entry(id=str(uuid4()), slots=(slot.id,), side="family", outcome="not_delivered", said_at=clock.real(),
                   by=str(holder.pk), reason="vacancy", note=_TOLD["remark"])  # fmt: skip
    say(access, [missed], by=holder)


def _weeks() -> dict[str, Any]:
    """The week, the term and the session of what was promised."""
    first = clock.today() - timedelta(days=clock.today().weekday() + 14)
    return {"monday": first, "first": first, "slot": f"F.1:w:{first}:1"}


def _progress(access: Access) -> UUID:
    """A step with something seen of it, an answer of the child and a stage of SEN support, all with words; the step."""
    ledger, today, words = Ledger(access), clock.today(), _TOLD["remark"]
    common: dict[str, Any] = {"said_at": clock.real(), **speaker(access)}
    step = Step(id=str(uuid4()), text=words, outcome=words, set_on=today, **common)
    said = [
        step,
        Observation(id=str(uuid4()), step=step.id, level=1, seen_on=today, note=words, **common),
        Observation(id=str(uuid4()), seen_on=today, note=words, **common),
        Rating(str(uuid4()), "help", today, value=4, how="proxy", proxy=words, words=words, **common),
        Entered(str(uuid4()), "plan", today, text=words, **common),
    ]
    for one in said:
        tell(ledger, one)
    return UUID(step.id)
