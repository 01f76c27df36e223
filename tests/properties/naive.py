"""A second reckoner for the commonest duties, naive on purpose: plain loops over plain dates.

It is written from law/england.md and design.md section 11 and imports nothing of the project, so that
where it and the engine differ, one of the two has misread the law. It answers for ehcna.decide, ehcna.noplan,
plan.final, plan.draft.window, review.annual, review.report, review.decide, review.amend.propose,
review.amend.final, reassess.decide, reassess.final, transfer.inform and fd.appeal, for exact days, with no
order of the Tribunal, no conceded appeal, no exception and no correction of the record.

Where the law file leaves a doubt, the choice made is in a comment that begins "Choice:".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any

DUTIES = (
    *("ehcna.decide", "ehcna.noplan", "plan.final", "plan.draft.window", "review.annual", "review.report"),
    *("review.decide", "review.amend.propose", "review.amend.final", "reassess.decide", "reassess.final"),
    *("transfer.inform", "fd.appeal"),
)
ATTENTION = ("health_notified_la", "brought_to_attention", "identified_by_la", "la_responsible")
OPENERS = ("ehcna_request_received", *ATTENTION)
FIXED = {
    "ehcna_refused_notified": "a",
    "no_plan_notified": "b",
    "plan_final_sent": "c",
    "plan_amended_final_sent": "c",
    "reassess_refused_notified": "d",
    "amendment_abandoned_notified": "e",
    "reassess_no_change_notified": "e",
    "cease_decision_notified": "f",
}
"""The ground of appeal each decision gives (design 11.3)."""

Event = dict[str, Any]
Outcome = dict[str, Any]


# --- days ---------------------------------------------------------------------------------------------------------


def plus(day: date, days: int) -> date:
    """So many days later; the day itself is left out (england.md 5.1 G1)."""
    return day + timedelta(days=days)


def months_later(day: date, months: int) -> date:
    """The corresponding date, or the last day of a shorter month (G3)."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    number = day.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def year_ends(start: date) -> date:
    """The last day of the twelve months that start with this day (5.6)."""
    return plus(months_later(start, 12), -1)


def easter(year: int) -> date:
    """Easter Sunday, by the Gregorian rule."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    total = epact + weekday - 7 * correction + 114
    return date(year, total // 31, total % 31 + 1)


@cache
def bank_holidays(year: int) -> set[date]:
    """The bank holidays of England and Wales from 2013 on, with the substitutes for weekends."""
    days = {plus(easter(year), -2), plus(easter(year), 1)}
    new_year = date(year, 1, 1)
    while new_year.weekday() > 4:
        new_year = plus(new_year, 1)
    days.add(new_year)
    first_may = date(year, 5, 1)
    while first_may.weekday() != 0:
        first_may = plus(first_may, 1)
    days.add(date(2020, 5, 8) if year == 2020 else first_may)
    for month in (5, 8):
        last = date(year, month, 31)
        while last.weekday() != 0:
            last = plus(last, -1)
        if (year, month) != (2022, 5):
            days.add(last)
    christmas = date(year, 12, 25)
    boxing = date(year, 12, 26)
    for feast in (boxing, christmas):
        while feast.weekday() > 4 or feast in days:
            feast = plus(feast, 1)
        days.add(feast)
    if year == 2022:
        days |= {date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)}
    if year == 2023:
        days.add(date(2023, 5, 8))
    return days


def works(day: date) -> bool:
    """Whether it is a working day in England (5.9)."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def next_working(day: date) -> date:
    """The first working day after this one."""
    day = plus(day, 1)
    while not works(day):
        day = plus(day, 1)
    return day


def rule_12(base: date) -> date:
    """The last day for the Tribunal to receive an appeal (the algorithm of 5.8)."""
    if base.month == 8:
        return next_working(date(base.year, 8, 31))
    if base.month == 12 and base.day >= 25:
        return next_working(date(base.year + 1, 1, 1))
    if base.month == 1 and base.day == 1:
        return next_working(base)
    if not works(base):
        return next_working(base)
    return base


# --- events -------------------------------------------------------------------------------------------------------


def _day(value: Any) -> date | None:
    if isinstance(value, str):
        return date.fromisoformat(value)
    return value


def prepare(events: list[Event]) -> list[Event]:
    """Copies of the events, each with its id and its days `sent`, `received`, `served`, `made`, `at` (design 11.2)."""
    ready = []
    count: dict[str, int] = {}
    for event in events:
        known = {name: _day(event.get(name)) for name in ("on", "sent_on", "received_on", "served_on", "made_on")}
        on, made = known["on"], known["made_on"]
        sent = known["sent_on"] or on
        received = known["received_on"] or known["served_on"] or on
        if sent is None and received is None:
            sent = received = made
        if sent is None:
            sent = made or received
        if received is None:
            received = sent
            working = {"post_first": 2, "post_second": 4}.get(event.get("channel", ""), 0)
            for _ in range(working):
                received = next_working(received)
        if sent is None or received is None:
            raise ValueError(f"{event} has no exact day")
        written = on or known["sent_on"] or known["received_on"] or known["served_on"] or made
        name = f"{event['kind']}@{written}"
        if "id" not in event:
            count[name] = count.get(name, 0) + 1
            name = name if count[name] == 1 else f"{name}/{count[name]}"
        ready.append(
            {
                **event,
                "id": event.get("id", name),
                "sent": sent,
                "received": received,
                "served": known["served_on"] or received,
                "made": made or sent,
                "first": min(sent, received, made or sent),
            }
        )
    for event in ready:
        event["at"] = event[clock(event["kind"])]
    # Choice: of several things on one day, the order is that of the days they were sent, then of their names;
    # the order of recording says nothing.
    return sorted(ready, key=lambda event: (event["at"], event["sent"], event["id"]))


def clock(kind: str) -> str:
    """Which of an event's days the time limits here count (design 11.2)."""
    if kind == "draft_served":
        return "served"
    if kind.endswith("_sent") or kind == "mediation_certificate_issued":
        return "sent"
    return "received"


def of(events: list[Event], *kinds: str) -> list[Event]:
    """The events of these kinds, in order of their days."""
    return [event for event in events if event["kind"] in kinds]


def first(events: Iterable[Event]) -> Event | None:
    """The first of them, if any."""
    return next(iter(events), None)


def with_later_finals_amended(events: list[Event]) -> list[Event]:
    """A second final plan is read as an amended one (design 11.4)."""
    found = False
    result = []
    for event in events:
        if event["kind"] == "plan_final_sent":
            if found:
                event = {**event, "kind": "plan_amended_final_sent"}
            found = True
        result.append(event)
    return result


def with_reasons(events: list[Event]) -> list[Event]:
    """Every amendment notice and amended plan with its reason, worked out where it was left out (design 11.3)."""
    result = []
    meeting = False
    closed = False
    proposed = None
    for event in events:
        if event["kind"] == "review_meeting_held":
            meeting, closed = True, False
        if event["kind"] == "review_decision_notified" and event["decision"] in ("keep", "cease"):
            closed = True
        if event["kind"] in ("amendment_notice_sent", "plan_amended_final_sent") and "reason" not in event:
            # Choice: an amended plan comes of what its notice proposed, where no meeting says otherwise.
            follows = proposed if event["kind"] == "plan_amended_final_sent" else None
            event = {**event, "reason": "review" if meeting and not closed else follows or "other"}
        if event["kind"] == "amendment_notice_sent":
            proposed = event["reason"]
        if event["kind"] == "plan_amended_final_sent":
            proposed = None
        result.append(event)
    return result


def for_review(event: Event) -> bool:
    """Whether an amendment notice or amended plan comes of a review."""
    return event.get("reason") == "review"


# --- outcomes -----------------------------------------------------------------------------------------------------


def outcome(due: date, done: date | None, as_at: date) -> Outcome:
    """Met, late, overdue or running; a day is not late until it has ended."""
    if done is not None:
        return {"due_on": due, "status": "met" if done <= due else "met_late", "discharged_on": done}
    return {"due_on": due, "status": "overdue" if as_at > due else "running", "discharged_on": None}


def ended(due: date) -> Outcome:
    """No longer owed."""
    return {"due_on": due, "status": "superseded", "discharged_on": None}


def proved(due: date, later: date) -> Outcome:
    """Shown by a later stage: in time if that was in time, else nobody knows (design 11.5)."""
    return {"due_on": due, "status": "met" if later <= due else "unknown", "discharged_on": None}


def naive(events: list[Event], as_at: date) -> dict[str, Outcome]:
    """What was owed under the duties named above on a day, by `duty@event id`.

    Raises:
        ValueError: an event has no exact day.
    """
    story = [event for event in prepare(events) if event["first"] <= as_at]
    story = with_reasons(with_later_finals_amended(story))
    found: dict[str, Outcome] = {}
    found.update(first_plan(story, as_at))
    found.update(draft_windows(story, as_at))
    found.update(annual(story, as_at))
    found.update(meetings(story, as_at))
    found.update(reassessments(story, as_at))
    found.update(moves(story, as_at))
    found.update(appeals(story, as_at))
    return found


# --- the first plan -----------------------------------------------------------------------------------------------


def processes(story: list[Event]) -> list[tuple[Event, list[Event]]]:
    """Each process: the event that opened it, and what happened until the next one opened (design 11.4)."""
    result: list[tuple[Event, list[Event]]] = []
    closed = False
    closed_by_refusal = False
    for event in story:
        kind = event["kind"]
        if kind in OPENERS and not result:
            result.append((event, []))
            continue
        if kind == "ehcna_request_received" and closed:
            result.append((event, []))
            closed = False
            continue
        if not result:
            continue
        if kind in ("ehcna_refused_notified", "no_plan_notified", "plan_ceased"):
            closed, closed_by_refusal = True, kind == "ehcna_refused_notified"
        if kind == "ehcna_agreed_notified" and closed and closed_by_refusal:
            # Choice: a refusal taken back leaves the process open, so a further request opens no other.
            closed = False
        result[-1][1].append(event)
    return result


def first_plan(story: list[Event], as_at: date) -> dict[str, Outcome]:
    """ehcna.decide, ehcna.noplan and plan.final, 6, 16 and 20 weeks after T0."""
    found = {}
    for opener, happened in processes(story):
        t0 = opener["received"]
        found[f"ehcna.decide@{opener['id']}"] = _decide(plus(t0, 42), happened, as_at)
        found[f"ehcna.noplan@{opener['id']}"] = _no_plan(plus(t0, 112), happened, as_at)
        found[f"plan.final@{opener['id']}"] = _final(plus(t0, 140), happened, as_at)
        for duty in ("ehcna.decide", "ehcna.noplan", "plan.final"):
            one = found[f"{duty}@{opener['id']}"]
            # Choice: who owes an unfinished assessment after a move inside England is settled nowhere.
            moved = any(t0 <= event["at"] <= one["due_on"] for event in of(story, "moved"))
            if moved and one["status"] in ("running", "overdue"):
                one["status"] = "unknown"
    return found


def _decide(due: date, happened: list[Event], as_at: date) -> Outcome:
    answer = first(of(happened, "ehcna_agreed_notified", "ehcna_refused_notified"))
    if answer:
        return outcome(due, answer["received"], as_at)
    # Choice: besides advice, draft and final plan (design 11.5 names them), a decision on whether to make a plan
    # cannot come before the decision to assess either.
    # Choice: advice asked of the head (b), or with no category, may be asked before the decision: the exceptions for
    # school closures turn on just that.
    later = first(
        event
        for event in of(
            happened,
            *("advice_requested", "advice_received_by_la", "plan_agreed_notified", "no_plan_notified"),
            *("draft_served", "plan_final_sent"),
        )
        if event["kind"] != "advice_requested" or event.get("category", "b") != "b"
    )
    return proved(due, later["at"]) if later else outcome(due, None, as_at)


def _no_plan(due: date, happened: list[Event], as_at: date) -> Outcome:
    owed = True
    for event in happened:
        if event["kind"] == "ehcna_refused_notified":
            owed = False
        if event["kind"] == "ehcna_agreed_notified":
            owed = True
        if owed and event["kind"] in ("no_plan_notified", "plan_agreed_notified", "draft_served"):
            return outcome(due, event["at"], as_at)
        if owed and event["kind"] == "plan_final_sent":
            return proved(due, event["at"])
    return outcome(due, None, as_at) if owed else ended(due)


def _final(due: date, happened: list[Event], as_at: date) -> Outcome:
    owed = True
    for event in happened:
        if event["kind"] == "ehcna_refused_notified":
            owed = False
        if event["kind"] == "ehcna_agreed_notified":
            owed = True
        if event["kind"] == "no_plan_notified":
            # Choice: design 11.4 says it of a refusal to assess only; nobody can owe a plan it refused to make.
            return ended(due)
        if owed and event["kind"] == "plan_final_sent":
            return outcome(due, event["at"], as_at)
    return outcome(due, None, as_at) if owed else ended(due)


def draft_windows(story: list[Event], as_at: date) -> dict[str, Outcome]:
    """plan.draft.window: 15 days beginning with service; finalising inside them, unanswered, is a breach."""
    found = {}
    drafts = of(story, "draft_served")
    for index, draft in enumerate(drafts):
        last = plus(draft["served"], 14)
        status = "met" if as_at > last else "running"
        end = plus(last, 1)
        if index + 1 < len(drafts) and drafts[index + 1]["served"] <= last:
            status, end = "superseded", drafts[index + 1]["served"]
        for final in of(story, "plan_final_sent"):
            if draft["served"] <= final["sent"] < end:
                replies = of(story, "draft_representations")
                if not any(draft["served"] <= reply["received"] <= final["sent"] for reply in replies):
                    status = "breached"
        # Choice: nobody discharges a window, it passes; so it has no `discharged_on`, and a reply does not end it.
        found[f"plan.draft.window@{draft['id']}"] = {"due_on": last, "status": status, "discharged_on": None}
    return found


# --- reviews ------------------------------------------------------------------------------------------------------


def by_meeting(story: list[Event]) -> list[tuple[Event | None, list[Event], Event | None]]:
    """What happened before the first review meeting, then from each meeting to the next, with that next one."""
    groups: list[tuple[Event | None, list[Event]]] = [(None, [])]
    for event in story:
        if event["kind"] == "review_meeting_held":
            groups.append((event, []))
        else:
            groups[-1][1].append(event)
    following = [*[meeting for meeting, _ in groups[1:]], None]
    return [(meeting, happened, after) for (meeting, happened), after in zip(groups, following, strict=True)]


def conclusions(story: list[Event]) -> list[Event]:
    """What concluded each review: its decision, else its amendment notice, else its amended plan (design 11.4)."""
    found: list[Event] = []
    for _, happened, _ in by_meeting(story):
        decisions = of(happened, "review_decision_notified")
        notices = [event for event in of(happened, "amendment_notice_sent") if for_review(event)]
        finals = [event for event in of(happened, "plan_amended_final_sent") if for_review(event)]
        found += decisions or notices[:1] or finals[:1]
    return found


def periods(story: list[Event]) -> list[tuple[str, date]]:
    """Each period of twelve months: the id of the event that starts it and its first day, in order."""
    found = []
    plan = first(of(story, "plan_final_sent"))
    if plan:
        found.append((plan["id"], plan["made"]))
    # England.md 5.6: the clock starts again on the day the council sent its decision.
    found += [(event["id"], event["sent"]) for event in conclusions(story)]
    return sorted(found, key=lambda period: period[1])


def annual(story: list[Event], as_at: date) -> dict[str, Outcome]:
    """review.annual: concluded by the last day of each twelve months; a missed one opens no second."""
    found = {}
    every = periods(story)
    for index, (name, start) in enumerate(every):
        done = every[index + 1][1] if index + 1 < len(every) else None
        # Choice: once the plan has moved, the new authority's own limit takes the place of this one (reg 15(5)).
        moved = first(event for event in of(story, "plan_transferred") if event["at"] >= start)
        if moved and (done is None or moved["at"] < done):
            found[f"review.annual@{name}"] = ended(year_ends(start))
            continue
        found[f"review.annual@{name}"] = outcome(year_ends(start), done, as_at)
    return found


def meetings(story: list[Event], as_at: date) -> dict[str, Outcome]:
    """review.report, review.decide, review.amend.propose and review.amend.final of each meeting."""
    found = {}
    for meeting, happened, after in by_meeting(story):
        decision = first(of(happened, "review_decision_notified"))
        notices = [event for event in of(happened, "amendment_notice_sent") if for_review(event)]
        finals = [event for event in of(happened, "plan_amended_final_sent") if for_review(event)]
        no_amendment = decision if decision and decision["decision"] in ("keep", "cease") else None
        abandoned = first(of(happened, "amendment_abandoned_notified"))
        if meeting is None:
            found.update(_without_meeting(notices, finals, no_amendment, abandoned, after, as_at))
            continue
        held, name = meeting["received"], meeting["id"]
        notice, final = first(notices), first(finals)

        report = first(of(happened, "review_report_sent"))
        due = plus(held, 14)
        found[f"review.report@{name}"] = _settle(due, [("done", report), ("ended", after)], as_at)

        due = plus(held, 28)
        started = [start for _, start in periods(story) if start <= held]
        if started:
            whole = year_ends(started[-1])
            for event in of(story, "plan_transferred"):
                if started[-1] <= event["at"] <= held:
                    # The new authority has three months beginning with the transfer, if that is later (reg 15(5)).
                    whole = max(whole, plus(months_later(event["at"], 3), -1))
            due = min(due, whole)
        steps = [("done", decision), ("done", notice), ("proved", final), ("ended", after)]
        found[f"review.decide@{name}"] = _settle(due, steps, as_at)

        if no_amendment:
            continue  # Choice: "unless the decision is keep or cease" (design 11.4) leaves nothing to list.
        steps = [("done", notice), ("proved", final), ("ended", after)]
        found[f"review.amend.propose@{name}"] = _settle(plus(held, 28), steps, as_at)

        due = plus(held, 84)
        if notice:
            # Choice: a notice sent again does not buy more time, so the first one counts.
            due = min(due, plus(notice["sent"], 56))
        steps = [("done", final), ("ended", abandoned), ("ended", after)]
        found[f"review.amend.final@{name}"] = _settle(due, steps, as_at)
    return found


def _without_meeting(
    notices: list[Event],
    finals: list[Event],
    kept: Event | None,
    abandoned: Event | None,
    after: Event | None,
    as_at: date,
) -> dict[str, Outcome]:
    found = {}
    for index, notice in enumerate(notices):
        following = notices[index + 1] if index + 1 < len(notices) else after
        final = first(event for event in finals if event["sent"] >= notice["sent"])
        if kept and kept["at"] >= notice["sent"] and (following is None or kept["at"] < following["at"]):
            continue
        end = abandoned if abandoned and abandoned["at"] >= notice["sent"] else None
        steps = [("done", final), ("ended", end), ("ended", following)]
        found[f"review.amend.final@{notice['id']}"] = _settle(plus(notice["sent"], 56), steps, as_at)
    return found


def _settle(due: date, steps: list[tuple[str, Event | None]], as_at: date) -> Outcome:
    """What the earliest of these events made of a duty; on one day, the one named first."""
    known = [(how, event) for how, event in steps if event is not None]
    if not known:
        return outcome(due, None, as_at)
    how, event = min(known, key=lambda step: step[1]["at"])
    if how == "done":
        return outcome(due, event["at"], as_at)
    return proved(due, event["at"]) if how == "proved" else ended(due)


# --- reassessments, moves -----------------------------------------------------------------------------------------


def cycles(
    story: list[Event], triggers: list[Event], answers: list[Event], shown: list[Event]
) -> list[tuple[Event, list[tuple[str, Event | None]]]]:
    """Each trigger with its first answer, what shows there was one, and the next trigger, which ends it."""
    found = []
    for index, trigger in enumerate(triggers):
        following = triggers[index + 1] if index + 1 < len(triggers) else None
        inside = [
            event
            for event in story
            if event["at"] >= trigger["at"] and (following is None or event["at"] < following["at"])
        ]
        answer = first(event for event in inside if event in answers)
        later = first(event for event in inside if event in shown)
        found.append((trigger, [("done", answer), ("proved", later), ("ended", following)]))
    return found


def reassessments(story: list[Event], as_at: date) -> dict[str, Outcome]:
    """reassess.decide, 15 days after the request; reassess.final, 14 weeks after the family was told."""
    found = {}
    finished = [
        event
        for event in of(story, "plan_amended_final_sent", "reassess_no_change_notified")
        if event["kind"] == "reassess_no_change_notified" or event["reason"] == "reassessment"
    ]
    answers = of(story, "reassess_agreed_notified", "reassess_refused_notified")
    # Choice: the end of a reassessment cannot come before the decision to make it, so it shows that decision.
    for trigger, steps in cycles(story, of(story, "reassess_request_received"), answers, finished):
        due = plus(trigger["received"], 15)
        found[f"reassess.decide@{trigger['id']}"] = _settle(due, steps, as_at)
    for trigger, steps in cycles(story, of(story, "reassess_agreed_notified"), finished, []):
        due = plus(trigger["received"], 98)
        found[f"reassess.final@{trigger['id']}"] = _settle(due, steps, as_at)
    return found


def moves(story: list[Event], as_at: date) -> dict[str, Outcome]:
    """transfer.inform: 6 weeks after the plan was transferred."""
    found = {}
    for trigger, steps in cycles(story, of(story, "plan_transferred"), of(story, "transfer_informed"), []):
        due = plus(trigger["received"], 42)
        found[f"transfer.inform@{trigger['id']}"] = _settle(due, steps, as_at)
    return found


# --- appeals ------------------------------------------------------------------------------------------------------


def ground_of(event: Event) -> str | None:
    """The ground of appeal a decision gives, if it can be appealed (design 11.3)."""
    if event["kind"] == "decision_notice_sent":
        return event["ground"]
    if event["kind"] == "review_decision_notified":
        return {"keep": "e", "cease": "f"}.get(event["decision"])
    return FIXED.get(event["kind"])


def notices_of_decision(story: list[Event]) -> list[dict[str, Any]]:
    """Every appealable notice: `ids`, `ground`, `sent`; recorded twice within 7 days, it is one."""
    decisions = sorted((event for event in story if ground_of(event)), key=lambda event: event["sent"])
    found: list[dict[str, Any]] = []
    for event in decisions:
        ground = ground_of(event)
        explicit = event["kind"] == "decision_notice_sent"
        for notice in found:
            same = notice["ground"] == ground and notice["explicit"] != explicit and len(notice["ids"]) == 1
            if same and (event["sent"] - notice["sent"]).days <= 7:
                # Choice: the notice keeps the id of the entry whose `sent_on` it keeps, the earlier.
                notice["ids"].append(event["id"])
                break
        else:
            found.append({"ids": [event["id"]], "ground": ground, "sent": event["sent"], "explicit": explicit})
    return found


def appeals(story: list[Event], as_at: date) -> dict[str, Outcome]:
    """fd.appeal: the later of 2 months after the notice was sent and 1 month after the certificate; rule 12."""
    notices = notices_of_decision(story)
    for notice in notices:
        notice["base"] = months_later(notice["sent"], 2)
        notice["done"] = None
    for certificate in of(story, "mediation_certificate_issued"):
        before = [notice for notice in notices if notice["sent"] <= certificate["sent"]]
        if before:
            before[-1]["base"] = max(before[-1]["base"], months_later(certificate["sent"], 1))
    for appeal in of(story, "appeal_received_by_ftt"):
        named = appeal.get("answers")
        # Choice: the newest decision it can be against; the oldest would leave the one in dispute shown as unappealed.
        for notice in reversed(notices):
            if notice["done"] or notice["sent"] > appeal["received"]:
                continue
            grounds = appeal.get("grounds", [])
            agrees = not grounds or any(ground[0] == notice["ground"] for ground in grounds)
            if (named in notice["ids"]) if named else agrees:
                notice["done"] = appeal["received"]
                break
    found = {}
    for notice in notices:
        found[f"fd.appeal@{notice['ids'][0]}"] = outcome(rule_12(notice["base"]), notice["done"], as_at)
    return found
