"""When an answer changes: after an upgrade every kept case is reckoned again, and who has access is told once.

What changed is found by reckoning the case anew for the day on which it was reckoned before: then time has not passed
between the two answers, and all that differs comes from the law as it is written down, or from the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from upheld.web import clock
from upheld.web.cases import parts
from upheld.web.cases.access import access_to
from upheld.web.cases.audit import Acting, Gone, acting
from upheld.web.cases.due_days import days_of, law_now, reckoned, write_days
from upheld.web.cases.models import AnswerChange, Case, DueDay
from upheld.web.cases.reminders import reminded_of
from upheld.web.cases.walls import as_service
from upheld.web.keyring.sealing import Unreadable
from upheld.web.post.models import Message
from upheld.web.post.outbox import put

AT_ONCE = 200
"""How many cases one round reckons again; the next round goes on."""
_STALE = timedelta(days=1)
KIND = "answer-changed"


def reckon_again(now: datetime) -> int:
    """Reckon again what another law or program reckoned, and then what is older than a day; how many cases."""
    with as_service():
        old = Case.objects.exclude(law_version=law_now()).filter(delete_after=None).order_by("reckoned_at")
        stale = Case.objects.filter(law_version=law_now(), reckoned_at__lt=clock.real() - _STALE, delete_after=None)
        wanted = [*old.values_list("pk", flat=True)[:AT_ONCE]]
        wanted += stale.order_by("reckoned_at").values_list("pk", flat=True)[: AT_ONCE - len(wanted)]
        for pk in wanted:
            try:
                with acting(pk, None) as act:
                    _again(act)
            except (Gone, Unreadable):
                continue
    return len(wanted)


def differences(before: Iterable[DueDay], after: Iterable[DueDay]) -> list[dict[str, Any]]:
    """What differs between the days of two answers for one day, and why; see `AnswerChange.changes`."""
    old = {(one.yours, one.key): one for one in before}
    new = {(one.yours, one.key): one for one in after}
    found = []
    for place in sorted({*old, *new}):
        was, now = old.get(place), new.get(place)
        if was is not None and now is not None:
            if (was.due_on, was.due_latest) == (now.due_on, now.due_latest):
                continue
            why = "rule" if was.rule != now.rule else "program"
        else:
            why = "new" if was is None else "gone"
        one = now or was
        assert one is not None
        found.append(
            {"key": one.key, "duty": one.duty, "step": one.step, "yours": one.yours, "was": _days(was),
             "now": _days(now), "why": why}
        )  # fmt: skip
    return found


def values(message: Message) -> dict[str, Any] | None:
    """What the mail says; None for somebody who may not see the case any more."""
    with as_service():
        access = access_to(message.person, message.about["case"])
        change = AnswerChange.objects.filter(pk=message.about["change"]).first()
    if access is None or not access.sees_case or change is None:
        return None
    return {"count": len(change.changes), "address": f"/cases/{access.case.pk}/changes/"}


def _again(act: Acting) -> None:
    case, told = act.case, parts.read(act.case, act.key, "check")[0] or {}
    version, at = case.law_version, case.reckoned_at
    before = [*DueDay.objects.filter(case=case)]
    changes = _changes(act, told, before, at.astimezone(clock.ENGLAND).date()) if at and version != law_now() else []
    write_days(act, told)
    act.write("days_reckoned")
    if not changes:
        return
    change = AnswerChange.objects.create(
        case=case, from_version=version, to_version=law_now(), found_at=clock.real(), changes=changes
    )
    for person in reminded_of(case):
        once = f"{KIND}:{case.pk}:{person.pk}:{change.pk}"
        put(KIND, once, to=person, about={"case": str(case.pk), "change": change.pk})


def _changes(act: Acting, told: dict[str, Any], before: list[DueDay], day: date) -> list[dict[str, Any]]:
    reckoning = reckoned(told, day)
    return differences(before, days_of(act.case, reckoning, clock.real(), act.key) if reckoning is not None else [])


def _days(one: DueDay | None) -> list[str | None] | None:
    if one is None:
        return None
    return [day.isoformat() if day is not None else None for day in (one.due_on, one.due_latest)]
