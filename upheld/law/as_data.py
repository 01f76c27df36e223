"""One version of a duty as plain values, for the export, for comparing two laws, and for a law's version."""

from __future__ import annotations

from typing import Any

from upheld.law import limit
from upheld.law.conditions import CONDITIONS
from upheld.law.duty import Done, Duty, On, Part, Reading


def _day(value: Any) -> str | None:
    return None if value is None else value.isoformat()


def _on(one: On) -> dict[str, Any]:
    return {"kind": one.kind, **{name: list(values) for name, values in one.where}, "counts": one.clock}


def _done(done: Done) -> dict[str, Any] | None:
    if not done.steps:
        return None
    found: dict[str, Any] = {"all_of": [{"any_of": [_on(one) for one in step]} for step in done.steps]}
    if done.each:
        found["each"] = {done.each: list(done.values)}
    return found


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "name": reading.name,
        "argued_by": reading.argued_by,
        "why": reading.why,
        "shift_days": reading.shift,
        "within": None if reading.within is None else str(reading.within),
        "on_sending": reading.on_sending,
    }


def _limb(part: Part) -> dict[str, Any]:
    return {
        "part": part.part or None,
        "within": None if part.within is None else str(part.within),
        "within_value": None if part.within is None else limit.as_data(part.within),
        "discharged_by": _done(part.discharged_by),
        "proved_by": [_on(one) for one in part.proved_by],
        "ended_by": [_on(one) for one in part.ended_by],
        "not_known_without": part.perhaps or None,
        "never_owed_if": [_on(one) for one in part.unless],
        "must_not_come_first": [_on(one) for one in part.precedes],
        "as_soon_as_practicable": part.asap,
        "order": part.order or None,
        "readings": [_reading(reading) for reading in part.readings],
    }


def duty_as_data(duty: Duty) -> dict[str, Any]:
    """One version of a duty as plain values: every field a reader needs to apply it by hand."""
    return {
        "id": duty.id,
        "title": duty.title,
        "shape": duty.shape,
        "force": duty.force,
        "binding": duty.binding,
        "confidence": duty.confidence,
        "citations": [{"text": citation.text, "url": citation.url} for citation in duty.citations],
        "basis": duty.basis,
        "bearer": duty.bearer,
        "bearer_text": duty.bearer_text or duty.bearer,
        "owed_to": duty.owed_to,
        "in_force": {"from": _day(duty.from_on), "to": _day(duty.to_on)},
        "trigger": [_on(one) for one in duty.trigger],
        "trigger_text": duty.trigger_text or None,
        "when": {name: CONDITIONS[name] for name in duty.when},
        "due_text": duty.due_text or None,
        "matching": duty.matching,
        "limbs": [_limb(part) for part in duty.limbs],
        "checklist": duty.checklist or None,
        "items": list(duty.items),
        "exceptions": list(duty.exceptions),
        "exception_words": list(duty.exception_words),
        "remedies": list(duty.remedies),
        "remedy_words": list(duty.remedy_words),
        "depends_on": list(duty.depends_on),
        "family_deadline": duty.family_deadline or None,
        "by_time": duty.by_time or None,
        "absolute": duty.absolute,
        "contested_before": _day(duty.contested_before),
        "readings": [_reading(reading) for reading in duty.readings],
        "note": duty.note or None,
        "checked_by": duty.checked_by or "not yet checked by a lawyer",
    }
