"""A letter in hand: every paper records a valid event, asks for the dates that count, and means what the law says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from upheld.case import KINDS, from_data
from upheld.compliance import Reckoning, reckon
from upheld.compliance.family import steps
from upheld.law import law_named
from upheld.law.notices import ITEMS, NOTICES
from upheld.web.check.paper_entry import events, given_of, twin
from upheld.web.check.paper_meaning import Meaning, meaning, reasons
from upheld.web.check.paper_parts import Paper
from upheld.web.check.papers import GROUPS, PAPERS, by_group, checklist, notices
from upheld.web.check.record import Entry

ENGLAND = law_named("england")
REQUEST = {"kind": "ehcna_request_received", "on": "2025-11-03"}
PLAN = {"kind": "plan_final_sent", "on": "2025-04-07"}
MEETING = {"kind": "review_meeting_held", "on": "2026-03-02"}
Data = dict[str, Any]


def answered(paper: Paper, dates: Mapping[str, str], **more: Any) -> Data:
    """Answers to every question of a paper, each with its first option."""
    given: Data = {name: value for name, value in dates.items() if name in paper.dates}
    if paper.ways:
        given["way"] = paper.ways[0].value
    for ask in paper.asks:
        first = [value for value, _words in (*ask.law, *ask.options)][:1]
        given[ask.name] = {"one": first[0] if first else "", "some": first, "text": "Oak School", "day": "2026-09-10"}[
            ask.type
        ]
    return given | more


def reckoned(found: list[Data], day: str, **top: Any) -> Reckoning:
    return reckon(from_data({**top, "event": found}), ENGLAND, date.fromisoformat(day))


def means(id: str, given: Mapping[str, Any], day: str, before: tuple[Data, ...] = (), **top: Any) -> Meaning:
    """What a paper means on a day, after what came before."""
    paper = PAPERS[id]
    mine = events(paper, given)
    after = reckoned([*before, *mine], day, **top)
    old = reckoned(list(before), day, **top) if before else None
    return meaning(old, after, {event.id for event in after.case.log[len(before) :]}, notices(paper))


def last_days(found: Meaning) -> dict[str, str]:
    return {step.title: step.one.due.exact.isoformat() for step in found.steps if step.one.due.exact}


APPEAL, ADVISER = "Get your appeal to the Tribunal", "Contact a mediation adviser"


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_each_paper_records_events_that_the_case_room_reads(paper: Paper) -> None:
    dates = {"made_on": "2026-05-01", "sent_on": "2026-05-04", "received_on": "2026-05-06", "on": "2026-05-05"}
    for way in [way.value for way in paper.ways] or [None]:
        contents = dict.fromkeys(checklist(paper), True)
        found = events(paper, answered(paper, dates, **({"way": way} if way else {}), contents=contents))
        assert found[0]["kind"] in paper.kinds
        case = from_data({"event": found})
        assert len(case.log) == len(found)
        assert given_of(paper, [Entry(1, found[0])])["contents"] == contents


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_each_paper_has_a_group_words_and_a_place_on_the_page(paper: Paper) -> None:
    assert paper.group in GROUPS and str(paper.title) and str(paper.look).endswith(".") and str(paper.why)
    assert [one for _name, papers in by_group() for one in papers].count(paper) == 1
    assert (paper.notice in NOTICES or not paper.notice) and set(checklist(paper)) <= set(ITEMS)


# The table of design 11.2, written out by hand for what each paper is.
DESIGN = {
    # notified: receipt; for the appeal and mediation clocks, and for the next review: sending
    "sent_on received_on": "refused-to-assess no-plan review-keep review-amend plan-ends reassessment-refused "
    "reassessed-no-change no-change-after-all proposed-changes",  # the last: sent by the council, served for the window
    "received_on": "will-assess will-make-plan complaint-answer governors-decision transport draft-plan",
    "sent_on": "final-plan amended-plan tribunal-order mediation-certificate review-report",
    "on received_on": "excluded",  # the day itself; the notice counts when it comes
    "on": "needs-more-time payment-refused appeal-registered hearing-date directions school-says-no",
}


def test_the_dates_that_count_are_those_of_the_design() -> None:
    written = {id: set(dates.split()) for dates, ids in DESIGN.items() for id in ids.split()}
    assert {id: set(paper.counts) for id, paper in PAPERS.items()} == written


@pytest.mark.parametrize(
    ("id", "before"),
    [
        ("refused-to-assess", [REQUEST]),
        ("will-assess", [REQUEST]),
        ("no-plan", [REQUEST]),
        ("will-make-plan", [REQUEST]),
        ("draft-plan", [REQUEST]),
        ("final-plan", [REQUEST]),
        ("proposed-changes", [PLAN]),
        ("amended-plan", [PLAN]),
        ("no-change-after-all", [PLAN, {"kind": "amendment_notice_sent", "on": "2026-04-01"}]),
        ("review-report", [PLAN, MEETING]),
        ("review-keep", [PLAN, MEETING]),
        ("review-amend", [PLAN, MEETING]),
        ("plan-ends", [PLAN, MEETING]),
        ("reassessment-refused", [PLAN, {"kind": "reassess_request_received", "on": "2026-04-01"}]),
        ("reassessed-no-change", [PLAN, {"kind": "reassess_agreed_notified", "on": "2026-01-05"}]),
        ("tribunal-order", [PLAN]),
        ("mediation-certificate", [{"kind": "plan_final_sent", "on": "2026-04-07"}]),
        ("governors-decision", []),
        ("transport", []),
    ],
)
def test_the_dates_asked_for_are_those_that_change_what_the_law_makes_of_it(id: str, before: list[Data]) -> None:
    paper = PAPERS[id]
    event = {key: value for key, value in events(paper, answered(paper, {}))[0].items() if key != "on"}
    days = {"sent_on": date(2026, 5, 4), "received_on": date(2026, 5, 6)}

    def outcome(moved: str) -> list[Any]:
        dates = {name: (day + timedelta(days=9 * (name == moved))).isoformat() for name, day in days.items()}
        found = reckoned([*before, {**event, **dates, "id": "it"}], "2026-12-01")
        told = [(one.key, one.status, one.due, one.discharged, one.trigger.day) for one in found.obligations]
        return told + [(name, one.due, one.trigger.day) for name, _step, one in steps(found)]

    changing = {name for name in days if outcome(name) != outcome("")}
    assert changing, "neither date changes anything: nothing was tested"
    assert changing <= set(paper.counts)
    if paper.appeal or paper.served or paper.resets:
        assert changing == set(paper.counts)


def test_what_the_register_says_a_paper_must_hold_is_asked() -> None:
    for notice in NOTICES.values():
        if notice.id in ("notice.mediation", "notice.transfer"):
            continue  # part of other papers; nothing to ask
        holders = [paper for paper in PAPERS.values() if notice.id in notices(paper)]
        assert holders, notice.id
        for paper in holders:
            assert set(notice.items) <= set(checklist(paper))
    for paper in PAPERS.values():
        assert ("mediation_information" in checklist(paper)) == paper.appeal
    assert "section_i_blank" in checklist(PAPERS["draft-plan"])  # a duty of its own, in no notice's list
    assert checklist(PAPERS["review-amend"]) == ()


def test_not_sure_is_left_out_and_never_false() -> None:
    found = events(PAPERS["refused-to-assess"], {"made_on": "2026-05-01", "contents": {"reasons": False}})
    assert found == [{"kind": "ehcna_refused_notified", "made_on": "2026-05-01", "contents": {"reasons": False}}]


def test_a_refusal_gives_two_months_from_sending_and_the_appeal_rolls_on() -> None:
    # Sent Monday 4 May 2026. Two months after: 4 July, a Saturday. Rule 12(2): Monday 6 July is in time.
    # Contact with the adviser is not an act at the Tribunal: Saturday 4 July stays.
    found = means("refused-to-assess", {"sent_on": "2026-05-04", "received_on": "2026-05-06"}, "2026-06-01")
    assert last_days(found) == {APPEAL: "2026-07-06", ADVISER: "2026-07-04"}
    appeal = next(step for step in found.steps if step.title == APPEAL)
    assert (appeal.left, appeal.by_five, appeal.passed) == (35, True, False)  # 29 days of June, then 6 of July
    assert {"mediation_request", "mediation_certificate"} <= {one.letter.id for one in found.letters}


def test_a_refusal_in_june_gives_until_september() -> None:
    # W12: sent Monday 1 June 2026: Saturday 1 August. In August: the first working day after it, Tuesday 1 September.
    found = means("refused-to-assess", {"sent_on": "2026-06-01"}, "2026-06-02")
    assert last_days(found)[APPEAL] == "2026-09-01"


def test_a_final_plan_in_hand_counts_from_its_printed_date_and_says_so() -> None:
    # W47: dated 2 March 2026. Two months: Saturday 2 May; Monday 4 May is a bank holiday; so Tuesday 5 May.
    found = means("final-plan", {"made_on": "2026-03-02"}, "2026-03-20")
    assert last_days(found) == {APPEAL: "2026-05-05", ADVISER: "2026-05-02"}
    assert all("Assumed" in " ".join(step.unknown).capitalize() for step in found.steps)


def test_a_certificate_moves_the_day_to_appeal() -> None:
    # W10: final plan sent Friday 27 February 2026: Monday 27 April. Certificate Wednesday 8 April: Friday 8 May.
    plan = {"kind": "plan_final_sent", "sent_on": "2026-02-27"}
    found = means("mediation-certificate", {"made_on": "2026-04-08"}, "2026-04-10", (plan,))
    assert last_days(found) == {APPEAL: "2026-05-08"}
    alone = means("mediation-certificate", {"made_on": "2026-04-08"}, "2026-04-10")
    assert alone.is_silent


def test_a_draft_gives_fifteen_days_with_the_day_it_came() -> None:
    # W8: served Friday 24 April 2026: day 1; day 15 is Friday 8 May.
    found = means("draft-plan", {"made_on": "2026-04-22", "received_on": "2026-04-24"}, "2026-05-08", (REQUEST,))
    assert last_days(found) == {"Comment on the draft, ask for a school or a meeting": "2026-05-08"}
    assert found.steps[0].left == 0 and not found.steps[0].passed
    # Until 3 November 2025 + 112 days = 23 February 2026 the council could say no: it is 60 days past on 24 April.
    assert any(one.one.duty.id == "ehcna.noplan" and one.one.days_late == 60 for one in found.done)


def test_proposed_changes_give_fifteen_days_from_arrival_and_eight_weeks_from_sending() -> None:
    # W25: sent and served Wednesday 25 March 2026: day 15 is Wednesday 8 April; eight weeks is Wednesday 20 May.
    given = {"sent_on": "2026-03-25", "received_on": "2026-03-25"}
    found = means("proposed-changes", given, "2026-03-26", (PLAN, {**MEETING, "on": "2026-03-04"}))
    assert last_days(found) == {"Comment on the proposed amendments": "2026-04-08"}
    known = [*found.starts, *found.moved]
    assert any(one.one.due.exact == date(2026, 5, 20) for one in known)


def test_an_order_to_assess_gives_its_three_days() -> None:
    # W21: sent Friday 8 May 2026: 22 May, 17 July, 14 August.
    found = means("tribunal-order", {"sent_on": "2026-05-08", "orders": ["assess"]}, "2026-05-09")
    due = {one.one.duty.id: one.one.due.exact.isoformat() for one in found.starts if one.one.due.exact}
    assert due == {
        "order.assess.notify": "2026-05-22",
        "order.assess.noplan": "2026-07-17",
        "order.assess.final": "2026-08-14",
    }


TERMS = {
    "kind": "setting",
    "from": "2025-09-01",
    "terms": [{"first": "2026-03-02", "last": "2026-03-27"}, {"first": "2026-04-13", "last": "2026-05-22"}],
}


def test_an_exclusion_gives_the_sixth_school_day_and_the_panel_fifteen() -> None:
    # W38: first day Monday 2 March 2026: the sixth school day is Monday 9 March (2, 3, 4, 5, 6, 9).
    person = {"date_of_birth": "2015-05-02"}
    given = {"on": "2026-03-02", "received_on": "2026-03-02", "type": "permanent", "arrangements": "yes"}
    found = means("excluded", given, "2026-03-03", person=person, fact=[TERMS])
    due = {one.one.duty.id: one.one.due.exact for one in found.starts}
    assert due["excl.sixth_day.la"] == date(2026, 3, 9)
    assert {one.one.duty.id for one in found.done} >= {"excl.notify", "excl.arrangements.notice"}
    # Notice given Thursday 26 March: 27 March = 1; 13-17 April = 2-6; 20-24 = 7-11; 27-30 = 12-15: Thursday 30 April.
    governors = {"received_on": "2026-03-26", "type": "permanent"}
    found = means("governors-decision", governors, "2026-03-30", person=person, fact=[TERMS])
    assert list(last_days(found).values()) == ["2026-04-30"]


def test_school_days_without_terms_are_said_to_be_needed() -> None:
    found = means("governors-decision", {"received_on": "2026-03-26", "type": "permanent"}, "2026-03-30")
    assert [(step.left, step.needs_terms, step.unknown) for step in found.steps] == [(None, True, ())]


def test_a_transport_decision_gives_twenty_working_days() -> None:
    # W42: received Monday 15 June 2026: Monday 13 July (16-19, 22-26, 29-3, 6-10 are 19 days; 13 July is the 20th).
    found = means("transport", {"received_on": "2026-06-15"}, "2026-06-16")
    assert list(last_days(found).values()) == ["2026-07-13"]


def test_time_that_ran_out_says_what_can_still_be_done() -> None:
    found = means("refused-to-assess", {"sent_on": "2026-01-05"}, "2026-06-01")
    assert [step.passed for step in found.steps] == [True, True]
    assert all(step.late for step in found.steps)
    assert {"appeal_late", "mediation_late"} <= {one.letter.id for one in found.letters}


def test_the_tribunals_day_ends_at_five() -> None:
    given = {"sent_on": "2026-04-01"}  # two months: Monday 1 June 2026
    mine = events(PAPERS["final-plan"], given)
    after = reckoned(mine, "2026-06-01")
    ids = {event.id for event in after.case.log}
    for closed in (False, True):
        found = {step.title: step.passed for step in meaning(None, after, ids, tribunal_closed=closed).steps}
        assert found == {APPEAL: closed, ADVISER: False}


def test_what_is_left_out_is_named_with_the_law_that_asks_for_it() -> None:
    found = means(
        "no-plan", {"sent_on": "2026-05-04", "contents": {"reasons": False, "time_limits": True}}, "2026-05-05"
    )
    assert found.left_out is not None
    assert found.left_out.items == ("the reasons for the decision",)
    assert found.left_out.cites == (NOTICES["notice.noplan"].cite,)
    found = means("refused-to-assess", {"sent_on": "2026-05-04", "contents": {"appeal_right": False}}, "2026-05-05")
    assert found.left_out is not None
    assert [one.one.duty.id for one in found.left_out.duties] == ["ehcna.refuse.contents"]
    assert means("refused-to-assess", {"sent_on": "2026-05-04"}, "2026-05-05").left_out is None


def test_a_reason_that_the_law_does_not_list_records_nothing() -> None:
    paper = PAPERS["needs-more-time"]
    assert events(paper, {"on": "2026-05-01", "duty": "plan.final", "code": "none"}) == []
    listed = reasons("plan.final")
    assert len(listed) == 4 and all(claim.elements and claim.cite for claim in listed)
    assert reasons("no.such.duty") == ()


def test_a_reason_that_is_listed_is_held_against_the_facts() -> None:
    given = {"on": "2026-05-01", "duty": "plan.final", "code": "EXC-SCHOOL4"}
    found = means("needs-more-time", given, "2026-05-02", (REQUEST,))
    assert [bool(claim.missing) for claim in found.claims] == [True]


def test_the_same_paper_twice_is_noticed() -> None:
    paper = PAPERS["final-plan"]
    held = [Entry(1, {"kind": "plan_final_sent", "sent_on": "2026-03-02"}), Entry(2, REQUEST)]
    same = events(paper, {"made_on": "2026-03-02"})[0]
    assert twin(held, same) == held[0]
    assert twin(held, same, but=[1]) is None
    assert twin(held, events(paper, {"made_on": "2026-03-03"})[0]) is None
    assert twin([Entry(1, {"kind": "plan_final_sent", "on": "unknown"})], {**same, "made_on": "unknown"}) is None


def test_every_kind_that_can_say_what_it_held_is_found_by_some_paper() -> None:
    """No checklist of the register is out of a family's reach because no paper leads to it."""
    reached = {kind for paper in PAPERS.values() for kind in paper.kinds}
    begun = {
        trigger.kind
        for entry in ENGLAND.entries
        if entry.newest.shape == "checklist" and (entry.newest.checklist or entry.newest.items)
        for trigger in entry.newest.trigger
        if trigger.kind in KINDS
    }
    assert begun <= reached
