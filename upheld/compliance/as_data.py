"""A reckoning as plain values: the public shape of design 6 and 11.10."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from upheld import dates
from upheld.compliance.due import Due
from upheld.compliance.explain import steps as explain
from upheld.compliance.family import steps as family_steps
from upheld.compliance.obligation import Obligation
from upheld.compliance.routes import routes
from upheld.compliance.words import actor_words
from upheld.dates import Span
from upheld.errors import UnknownDay

if TYPE_CHECKING:
    from upheld.compliance.reckon import Reckoning


ONLY = ("all", "breaches", "open")
"""What of an answer may be asked for."""
_OPEN = frozenset({"running", "overdue", "unknown"})


def as_data(reckoning: Reckoning) -> dict[str, Any]:
    """The whole reckoning as one object of plain values; dates are ISO days, unknown ones null."""
    law = reckoning.law
    data: dict[str, Any] = {
        "as_at": reckoning.as_at.isoformat(),
        "law": {"name": law.name, "version": law.version, "jurisdiction": law.jurisdiction},
        "rights_holder": reckoning.story.life.rights_holder(),
        "obligations": [obligation(reckoning, one) for one in reckoning.obligations],
        "family_deadlines": [_family(reckoning, *step) for step in family_steps(reckoning)],
        "routes": [route.as_data() for route in routes(reckoning)],
        "standing": list(reckoning.standing),
        "not_covered": list(reckoning.not_covered),
        "warnings": list(reckoning.warnings),
    }
    if law.proposal:
        data["law"]["proposal"] = law.proposal
    return data


def chosen(data: dict[str, Any], only: str) -> dict[str, Any]:
    """The answer with only the breaches, or only what is still open, among its obligations."""
    if only == "breaches":
        data["obligations"] = [one for one in data["obligations"] if one["is_breach"]]
        data["family_deadlines"] = []
    elif only == "open":
        data["obligations"] = [one for one in data["obligations"] if one["status"] in _OPEN]
        data["family_deadlines"] = [one for one in data["family_deadlines"] if one["status"] in _OPEN]
    return data


def obligation(reckoning: Reckoning, one: Obligation) -> dict[str, Any]:
    """One obligation as plain values."""
    duty = one.duty
    data: dict[str, Any] = {
        "key": one.key,
        "duty": duty.id,
        "part": one.limb.part or None,
        "title": duty.title,
        "shape": one.shape,
        "bearer": duty.bearer,
        "bearer_text": one.body or actor_words(duty.bearer_text or duty.bearer),
        "owed_to": actor_words(duty.owed_to),
        "trigger": {"kind": one.trigger.event.kind, **_span("on", one.trigger.day), "id": one.trigger.event.id},
        **_due("due", one.due),
        "due_by": _day(one.due_by.last) if one.due_by is not None else None,
        "by_time": duty.by_time or None,
        "last_working_day": _last_working_day(one.due),
        "status": one.status,
        **_span("discharged", one.discharged),
        "days_late": one.days_late,
        "months_late": one.months_late,
        "breach_on": _day(one.breach_on),
        "is_breach": one.is_breach,
        "superseded_by": None if one.superseded_by is None else one.superseded_by.id,
        "superseded_on": _day(one.superseded_on),
        "as_soon_as_practicable": one.limb.asap,
        "binding": duty.binding,
        "readings": [
            {
                "name": reading.name,
                **_due("due", reading.due),
                "status": reading.status,
                "argued_by": reading.argued_by,
                "why": reading.why,
            }
            for reading in one.readings
        ],
        "exceptions": [
            {
                "code": exception.code,
                "available": exception.available,
                "claimed": exception.claimed,
                "proved": list(exception.proved),
                "missing": list(exception.missing),
            }
            for exception in one.exceptions
        ],
        "exception_words": list(duty.exception_words),
        "remedies": list(duty.remedies),
        "remedy_words": list(duty.remedy_words),
        "citations": [{"text": citation.text, "url": citation.url} for citation in duty.citations],
        "confidence": duty.confidence,
        "force": duty.force,
        "checked_by": duty.checked_by or None,
        "depends_on": list(duty.depends_on),
        "unknown": list(one.unknown),
        "outstanding": list(one.outstanding),
        "events": list(one.events),
        "steps": list(explain(reckoning, one)),
    }
    late = one.late_between(reckoning.as_at) if one.days_late is None else None
    if late is not None:
        data["days_late_least"], data["days_late_most"] = late
    if one.back_plan:
        data["back_plan"] = {name: day.isoformat() for name, day in one.back_plan.items()}
    return data


def _family(reckoning: Reckoning, name: str, step: Any, one: Obligation) -> dict[str, Any]:
    data = obligation(reckoning, one)
    own = None if one.duty.id.startswith("fd.") else one.duty.id
    data = {"id": name, **data, "duty": own, "is_breach": False}
    if step is not None:
        data["title"] = step.title
        data["if_late"] = step.late
    return data


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _due(name: str, due: Due) -> dict[str, Any]:
    exact = due.exact
    if exact is not None or (due.first is None and due.last is None):
        return {f"{name}_on": _day(exact)}
    return {f"{name}_on": None, f"{name}_earliest": _day(due.first), f"{name}_latest": _day(due.last)}


def _span(name: str, span: Span | None) -> dict[str, Any]:
    key = "on" if name == "on" else f"{name}_on"
    stem = "" if name == "on" else f"{name}_"
    if span is None:
        return {key: None}
    if span.exact:
        return {key: span.first.isoformat()}
    first = None if span.first == dates.EARLIEST else span.first.isoformat()
    last = None if span.last == dates.LATEST else span.last.isoformat()
    return {key: None, f"{stem}earliest": first, f"{stem}latest": last}


def _last_working_day(due: Due) -> str | None:
    if due.exact is None:
        return None
    try:
        return dates.last_working_day(due.exact).isoformat()
    except UnknownDay:
        return None
