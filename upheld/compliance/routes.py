"""Which ways are open to challenge each breach or decision, in which order, and by when (england.md 6.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from upheld import dates
from upheld.compliance.family import steps as family_steps
from upheld.compliance.obligation import Obligation
from upheld.compliance.silence import silence_proves_nothing
from upheld.dates import Span
from upheld.law.grounds import GROUNDS

if TYPE_CHECKING:
    from upheld.compliance.reckon import Reckoning

# In which order the ways are tried: the Tribunal for what it decides; then the body itself; then who oversees it.
_ORDER = ("MED", "APPEAL", "EQA-FTT", "LA-COMPLAINT", "ICB-COMPLAINT", "SCHOOL-COMPLAINT", "SOS-496/497", "IRP",
          "LGSCO", "ICO", "JR", "UT", "SAR")  # fmt: skip
_WHY = {
    "MED": "Mediation is free and the council must take part; you also get the certificate an appeal needs.",
    "APPEAL": "The Tribunal can change the decision. Delay alone can never be appealed.",
    "EQA-FTT": "The Tribunal hears claims that a school treated a disabled pupil unlawfully.",
    "LA-COMPLAINT": "A complaint to the council comes first: the Ombudsman expects it.",
    "ICB-COMPLAINT": "For what the NHS must do: section G, or advice from a health body that is late.",
    "SCHOOL-COMPLAINT": "For what the school itself must do; the Ombudsman cannot look inside most schools.",
    "SOS-496/497": "A complaint to the Secretary of State; rarely used.",
    "IRP": "An independent panel reviews the governors' decision.",
    "LGSCO": "The Ombudsman can find fault and recommend a remedy, after the council's own complaint procedure.",
    "ICO": "The Information Commissioner deals with requests for information that were not answered.",
    "JR": "A court can order the council to act. Promptly: three months is the outer limit, not an entitlement. "
    "Send a letter before claim first, and get legal advice.",
    "UT": "The Upper Tribunal hears points of law only; ask the First-tier Tribunal for permission.",
}
_ASK = (
    "Ask for the records: a subject access request is free and must be answered in a month. It shows what happened "
    "between bodies, which you would not see."
)
_NOT_FOR = {
    "LGSCO": "anything appealed or that could be appealed, what flows from it while the appeal runs, the conduct of "
    "an appeal, and most internal school matters",
    "APPEAL": "delay, silence, or provision that was not delivered",
    "JR": "what the Tribunal can decide",
}
_JR_WARNING = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Route:
    """One way open, or closed, for one or more obligations or decisions.

    `by` is the last day, None where none is set or known; `opens_on` the first, None where it is open at once.
    """

    route: str
    keys: tuple[str, ...]
    open: bool
    opens_on: date | None
    by: date | None
    order: int
    why: str
    not_for: str | None = None

    def as_data(self) -> dict[str, Any]:
        """The route as plain values."""
        return {
            "route": self.route,
            "for": list(self.keys),
            "open": self.open,
            "opens_on": None if self.opens_on is None else self.opens_on.isoformat(),
            "by": None if self.by is None else self.by.isoformat(),
            "order": self.order,
            "why": self.why,
            "not_for": self.not_for,
        }


def routes(reckoning: Reckoning) -> tuple[Route, ...]:
    """Every way of each breach and each decision, in the order to try them; one line where several share it all."""
    found = [*_of_breaches(reckoning), *_of_decisions(reckoning), *_of_claims(reckoning), *_of_silence(reckoning)]
    merged: dict[tuple[Any, ...], Route] = {}
    for route in found:
        same = (route.route, route.open, route.opens_on, route.by, route.why)
        if same in merged:
            route = replace(merged[same], keys=tuple(dict.fromkeys((*merged[same].keys, *route.keys))))
        merged[same] = route
    ordered = sorted(merged.values(), key=lambda one: (not one.open, one.order, one.by or date.max))
    return tuple(ordered)


def _order(code: str) -> int:
    return _ORDER.index(code if code in _ORDER else code.split("-")[0]) + 1


def _of_breaches(reckoning: Reckoning) -> Iterator[Route]:
    decisions = _appealable(reckoning)
    for one in reckoning.obligations:
        if not one.is_breach:
            continue
        since = _since(one)
        for code in one.duty.remedies:
            if code.startswith("APPEAL") or (
                code == "ICB-COMPLAINT" and one.trigger.fields.get("category", "c") != "c"
            ):
                continue
            yield _route(reckoning, one, code, since, decisions)


def _since(one: Obligation) -> Span | None:
    """The day after the due day, on which grounds first arose (england.md 5.14); else the day of the wrong act."""
    if one.breach_on is not None:
        return Span(one.breach_on, one.breach_on)
    first, last = one.due.first or one.due.last, one.due.last or one.due.first
    if first is None or last is None:
        return None
    return Span(first + timedelta(days=1), last + timedelta(days=1))


def _route(reckoning: Reckoning, one: Obligation, code: str, since: Span | None, decisions: frozenset[str]) -> Route:
    """One way for one breach; where its first day is not known exactly, `by` is the earlier, safe, day."""
    why, opens = _WHY.get(code, "A way to challenge this."), None
    as_at = reckoning.as_at
    ends: Span | None = None
    if since is not None and code == "LGSCO":
        # When the family knew is not recorded, so the first day of the breach is taken: the safe one.
        aware = min((event.on.first for event in reckoning.story.of("aware_of_fault")), default=since.first)
        ends = Span(*(dates.add_months(max(aware, day), 12) for day in since))
        opens = _complaint_over(reckoning, since.first)
        if opens is None and not reckoning.story.of("complaint_la_stage_1"):
            why += " Complain to the council first."
        if one.discharged_by is not None and one.discharged_by.id in decisions:
            why += " It can look at the delay before the decision, not at the decision itself."
    elif since is not None and code == "JR":
        ends = Span(*(dates.add_months(day, 3) for day in since))
        if one.discharged is not None:
            why += " The duty has since been done: ask whether a claim would still serve a purpose."
        elif since.first + _JR_WARNING < as_at <= ends.last:
            why += f" More than four weeks have passed since {since.first.isoformat()}: act at once."
    elif since is not None and code == "EQA-FTT":
        ends = Span(*(dates.period_end(day, 6) for day in since))
    is_open = ends is None or as_at <= ends.last
    if not is_open:
        why += " The time has passed, unless it is extended for good reason."
    by = ends.first if ends is not None else None
    return Route(code, (one.key,), is_open, opens, by, _order(code), why, _NOT_FOR.get(code))


def _complaint_over(reckoning: Reckoning, since: date) -> date | None:
    """The day the council answered a complaint made after the breach began."""
    ends = [one for one in reckoning.story.of("complaint_response") if one.received_on.first >= since]
    return ends[-1].received_on.first if ends else None


def _appealable(reckoning: Reckoning) -> frozenset[str]:
    return frozenset(one.event.id for one in reckoning.story.moments("appealable_decision"))


def _of_decisions(reckoning: Reckoning) -> Iterator[Route]:
    """Each decision not yet appealed: mediation, then the Tribunal, by the day each time runs out."""
    by_id = {(name, one.trigger.event.id): one for name, _, one in family_steps(reckoning)}
    for notice in reckoning.story.moments("appealable_decision"):
        ground = str(notice.fields["grounds"])
        appeal = by_id.get(("fd.appeal", notice.event.id))
        contact = by_id.get(("fd.med.contact", notice.event.id))
        if appeal is None or appeal.status in ("met", "met_late", "superseded"):
            continue
        as_at = reckoning.as_at
        titles = " or ".join(dict.fromkeys(one.title for code, one in GROUNDS.items() if code.split("(")[0] == ground))
        last = contact.due.last if contact is not None else None
        yield Route("MED", (appeal.key,), last is None or as_at <= last, None, last, _order("MED"), _WHY["MED"])
        why = f"{_WHY['APPEAL']} This decision can be appealed: {titles}."
        is_open = appeal.due.last is None or as_at <= appeal.due.last
        if not is_open and appeal.status == "unknown" and contact is not None and contact.status == "met":
            is_open = True  # the certificate that is awaited gives one month more
            why += f" The end of the time is not known: {appeal.unknown[-1]}."
        if not is_open:
            why += " The time has passed: ask the Tribunal to extend it and say why."
        certificate = ground != "c"
        why += (
            " A mediation certificate is needed."
            if certificate
            else " A mediation certificate is needed unless the appeal is only about section I."
        )
        yield Route(
            f"APPEAL-{ground}", (appeal.key,), is_open, None, appeal.due.last, _order("APPEAL"), why, _NOT_FOR["APPEAL"]
        )


def _of_claims(reckoning: Reckoning) -> Iterator[Route]:
    """A discrimination claim for each act recorded, and the appeal of a detained person (s.73)."""
    for one in reckoning.family:
        if one.duty.id == "eqa.claim" and one.discharged is None:
            is_open = one.due.last is None or reckoning.as_at <= one.due.last
            yield Route("EQA-FTT", (one.key,), is_open, None, one.due.first, _order("EQA-FTT"), _WHY["EQA-FTT"])
    for event in reckoning.story.of("det_assess_decision"):
        if event.fields["decision"] == "refuse":
            why = "This decision about a detained person can be appealed (s.73); the day the time ends is not reckoned."
            yield Route("APPEAL-s73", (f"det.decide@{event.id}",), True, None, None, _order("APPEAL"), why)


def _of_silence(reckoning: Reckoning) -> Iterator[Route]:
    """An information request, where only a record nobody has shown the family can tell what was done."""
    for one in reckoning.obligations:
        if one.status == "unknown" and silence_proves_nothing(one.limb) and one.duty.bearer != "FTT":
            yield Route("SAR", (one.key,), True, None, None, _order("SAR"), _ASK)
