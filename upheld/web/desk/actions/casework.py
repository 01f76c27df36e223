"""To record what a service does on a case: who works on it, contacts, offers of advocacy, handover."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from upheld.web import clock
from upheld.web.accounts.models import Organisation, Person
from upheld.web.cases.audit import Acting, acting
from upheld.web.cases.models import Case, Grant
from upheld.web.desk.models import AdvocacyOffer, Casework, Contact
from upheld.web.keyring.case_key import key_of
from upheld.web.keyring.sealing import seal, unseal


def casework_of(case: Case, organisation: Organisation) -> Casework:
    """The service's record of a case; where it has none yet, one that is not written, from the day of the grant."""
    found = Casework.objects.filter(case=case, organisation=organisation).select_related("worker").first()
    if found is not None:
        return found
    granted = Grant.objects.filter(case=case, organisation=organisation).seeing().order_by("from_at").first()
    made = Casework(case=case, organisation=organisation)
    if granted is not None:
        made.opened_on = granted.from_at.astimezone(clock.ENGLAND).date()
    return made


def record_casework(
    case: UUID, organisation: Organisation, *, by: Person, note: str | None = None, **changed: Any
) -> Casework:
    """Change what the service records of a case.

    Args:
        note: the service's own words, sealed; None leaves them as they are.
        changed: fields of Casework.
    """
    with acting(case, by, needs="see") as act:
        return write_casework(act, organisation, note=note, **changed)


def write_casework(
    act: Acting, organisation: Organisation, *, note: str | None = None, told_reference: str = "", **changed: Any
) -> Casework:
    """The same, inside an action that has begun."""
    row = casework_of(act.case, organisation)
    before = row.state
    for name, value in changed.items():
        setattr(row, name, value)
    if row.state == "closed" and before != "closed":
        row.stage = act.case.stage
    words = told_in(row, act.key)
    if note is not None:
        words["note"] = note
    if told_reference:
        words["reference"] = told_reference
    row.told = seal(act.key, words, case=act.case.pk, place=_place(organisation)) if any(words.values()) else None
    row.save()
    act.write("casework_changed", f"organisation:{organisation.key}")
    return row


def told_in(row: Casework, key: bytes | None = None) -> dict[str, str]:
    """The service's own words about a case, unsealed."""
    key = key or key_of(row.case_id)
    if row.told is None or key is None:
        return {}
    found: dict[str, str] = unseal(key, bytes(row.told), case=row.case_id, place=_place(row.organisation))
    return found


def hand_over(cases: Iterable[UUID], organisation: Organisation, to: Person | None, *, by: Person) -> int:
    """Give cases to another member, or to nobody; how many there were. Each is written down by itself."""
    done = 0
    for case in cases:
        record_casework(case, organisation, by=by, worker=to)
        done += 1
    return done


def record_contact(
    case: UUID, organisation: Organisation, *, by: Person, on: date, how: str, minutes: int | None
) -> Contact:
    """A contact about a case."""
    with acting(case, by, needs="see") as act:
        made = Contact.objects.create(
            case=act.case, organisation=organisation, person=by, on=on, how=how, minutes=minutes
        )
        act.write("casework_changed", f"contact:{made.pk}")
        return made


def record_offer(
    case: UUID, organisation: Organisation, *, by: Person, at_point: str, offered_on: date, answer: str
) -> AdvocacyOffer:
    """Advocacy was offered; the answer too, where there is one."""
    with acting(case, by, needs="see") as act:
        made = AdvocacyOffer.objects.create(
            case=act.case, organisation=organisation, person=by, at_point=at_point, offered_on=offered_on,
            answer=answer, answered_on=offered_on if answer else None,
        )  # fmt: skip
        act.write("advocacy_offered", f"offer:{made.pk}")
        return made


def record_answer(offer: AdvocacyOffer, *, by: Person, answer: str, on: date) -> None:
    """The answer to an offer that was recorded before."""
    with acting(offer.case_id, by, needs="see") as act:
        offer.answer, offer.answered_on = answer, on
        offer.save(update_fields=["answer", "answered_on"])
        act.write("advocacy_offered", f"offer:{offer.pk}")


def _place(organisation: Organisation) -> str:
    return f"casework:{organisation.key}"
