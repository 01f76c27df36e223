"""The days of a case, reckoned from what was told and written where a list can ask for them."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import upheld
from upheld.bodies import find_authority
from upheld.case import Case as ToldCase
from upheld.case import from_data
from upheld.compliance import Obligation, Reckoning, reckon
from upheld.compliance.family import steps
from upheld.compliance.group import together
from upheld.compliance.silence import silence_proves_nothing
from upheld.errors import UpheldError
from upheld.law import law_named
from upheld.law.as_data import duty_as_data
from upheld.law.duty import Duty
from upheld.letters.situation import is_appealing
from upheld.web import clock
from upheld.web.cases.audit import Acting
from upheld.web.cases.models import Case, DueDay
from upheld.web.cases.rights import standing_of

_CLOSED = {"met", "met_late", "superseded", "excepted"}


def told_case(told: Mapping[str, Any]) -> ToldCase | None:
    """The case as a room reads it; None where nothing has happened yet, or it cannot be read."""
    entries = [data for _number, data in told.get("entries", [])]
    if not entries:
        return None
    data: dict[str, Any] = {"event": entries}
    if told.get("person"):
        data["person"] = told["person"]
    if told.get("facts"):
        data["fact"] = told["facts"]
    try:
        return from_data(data, "The case")
    except UpheldError:
        return None


def law_now() -> str:
    """The law and the program that days are reckoned with now, as each day bears it."""
    return f"{law_named('england').version}/{upheld.__version__}"


def reckoned(told: Mapping[str, Any], as_at: date) -> Reckoning | None:
    """What was told, reckoned for a day; None where nothing has happened yet, or it cannot be read."""
    found = told_case(told)
    return reckon(found, law_named("england"), as_at) if found is not None else None


def write_days(act: Acting, told: Mapping[str, Any]) -> None:
    """Reckon the case for today and write its days in the place of those it had."""
    case = act.case
    reckoning = reckoned(told, clock.today())
    DueDay.objects.filter(case=case).delete()
    if reckoning is not None:
        DueDay.objects.bulk_create(days_of(case, reckoning, clock.real(), act.key))
    case.council = _council(told)
    case.stage = _stage(reckoning)
    case.rights_pass_on = standing_of(told, clock.today()).passes_on
    case.law_version, case.reckoned_at = law_now(), clock.real()
    case.save(update_fields=["council", "stage", "rights_pass_on", "law_version", "reckoned_at"])


def days_of(case: Case, reckoning: Reckoning, at: datetime, key: bytes) -> list[DueDay]:
    """Every duty and step of a reckoning that has a day, or a fate.

    Args:
        key: of the case. The id of an event may be somebody's own words, so none stands in a row: only what nobody can
            work out without this key.
    """
    found: dict[tuple[bool, str], DueDay] = {}
    broken = [one for one in reckoning.obligations if one.is_breach]
    rest = [one for one in reckoning.obligations if not one.is_breach]
    leading = {group.first.key for group in (*together(broken), *together(rest))}
    for yours, step, one in _every(reckoning):
        has_day = one.due.last is not None or one.due.first is not None
        if not has_day and one.status != "breached" and not (yours and one.status == "unknown"):
            continue
        row = DueDay(
            case=case, key=_nameless(one, key), duty=one.duty.id, step=step, bearer=one.duty.bearer, yours=yours,
            binding=one.duty.binding, silent=_silent(one, yours), leads=yours or one.key in leading,
            unclear=one.status == "unknown", broken=one.is_breach,
            due_on=one.due.first or one.due.last, due_latest=one.due.last,
            fate=_fate(one), closed_on=_closed_on(one),
            rule=_rule(one.duty), law_version=law_now(), reckoned_at=at,
        )  # fmt: skip
        found.setdefault((yours, row.key), row)
    return [*found.values()]


def _every(reckoning: Reckoning) -> Iterator[tuple[bool, str, Obligation]]:
    for one in reckoning.obligations:
        if one.shape != "not_before":
            yield False, "", one
    for step, _words, one in steps(reckoning):
        yield True, step, one


def _nameless(one: Obligation, key: bytes) -> str:
    return f"{one.duty.id}@{hmac.digest(key, one.key.encode(), 'sha256').hex()[:20]}"


_RULES: dict[tuple[str, date], str] = {}


def _rule(duty: Duty) -> str:
    """A short hash of all that the register says of a duty."""
    place = duty.id, duty.from_on
    if place not in _RULES:
        text = json.dumps(duty_as_data(duty), sort_keys=True, default=str)
        _RULES[place] = hashlib.sha256(text.encode()).hexdigest()[:12]
    return _RULES[place]


def _silent(one: Obligation, yours: bool) -> bool:
    """Whether past its day nobody can tell from silence that it was not done."""
    return not yours and one.status != "overdue" and silence_proves_nothing(one.limb)


def _fate(one: Obligation) -> str:
    if one.status in _CLOSED or one.status == "breached":
        return one.status
    return "met" if one.discharged is not None or one.proved_on is not None else ""


def _closed_on(one: Obligation) -> date | None:
    if one.discharged is not None:
        return one.discharged.last
    if one.superseded_on is not None:
        return one.superseded_on
    if one.proved_on is not None:
        return one.proved_on.last
    return one.breach_on if one.status == "breached" else None


def _council(told: Mapping[str, Any]) -> str:
    named = str((told.get("person") or {}).get("local_authority") or "")
    try:
        return find_authority(named).code or "" if named else ""
    except UpheldError:
        return ""


_STAGES = (
    ("plan_ceased", "ceased"), ("plan_final_sent", "plan"), ("draft_served", "draft"),
    ("plan_agreed_notified", "draft"),
    ("no_plan_notified", "no_plan"), ("ehcna_agreed_notified", "assessing"), ("ehcna_refused_notified", "refused"),
    ("ehcna_request_received", "asked"), ("ehcna_request_sent", "asked"),
)  # fmt: skip
STAGES = ("before", "asked", "refused", "assessing", "no_plan", "draft", "plan", "appeal", "ceased")
"""Where a case stands: by the latest of these things that happened; "appeal" while one is before the Tribunal."""


def _stage(reckoning: Reckoning | None) -> str:
    if reckoning is None:
        return ""
    if is_appealing(reckoning):
        return "appeal"
    order = dict(_STAGES)
    happened = [one for one in reckoning.story.events if one.kind in order]
    if not happened:
        return "before"
    rank = {kind: place for place, (kind, _stage) in enumerate(reversed(_STAGES))}
    return order[max(happened, key=lambda one: (one.on.last, rank[one.kind])).kind]
