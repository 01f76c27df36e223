"""The guided questions: every one can be reached, none is asked twice, and the timed duties of a family are covered."""

from copy import deepcopy
from datetime import date, timedelta
from itertools import product

import pytest

from tests.web.check.guided import TODAY, asked, reply, something, take, through, visitor
from upheld.case import KINDS
from upheld.compliance.silence import between_bodies
from upheld.law import law_named
from upheld.letters.situation import holds
from upheld.web.check.answering import take_answer
from upheld.web.check.asking import STATES, Told, answer_given, is_open, next_page, recorded_by
from upheld.web.check.questions import AREAS, CHILD, GOING_ON, QUESTIONS, question_of

BY_ID = {one.id: one for one in QUESTIONS}


# The table ------------------------------------------------------------------------------------------------------------


def test_numbers_and_ids_are_each_question_s_own() -> None:
    numbers, ids = [one.number for one in QUESTIONS], [one.id for one in QUESTIONS]
    assert len(set(numbers)) == len(numbers)
    assert len(set(ids)) == len(ids)
    assert not {CHILD, GOING_ON} & set(numbers)
    assert not any(name.isdigit() for name in ids)


def test_published_numbers_stay_with_their_question() -> None:
    assert {one.id: one.number for one in QUESTIONS if one.number in (10, 11, 13, 15, 34, 68, 70, 100)} == {
        "request": 10, "decision": 11, "draft": 13, "final": 15, "review_decision": 34, "order_came": 68,
        "adviser": 70, "excluded": 100,
    }  # fmt: skip
    assert question_of(10) is BY_ID["request"]
    assert question_of(999) is None


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_a_question_names_only_what_there_is(question) -> None:
    assert set(question.areas) <= set(AREAS)
    assert question.areas or question.after or question.states
    for pattern in (*question.after, *question.since, *question.unless):
        assert pattern.kind in KINDS
    for state in question.states:
        assert state.removeprefix("not ") in STATES
    for other, code in question.not_if:
        assert BY_ID[other].answer(code), f"{other} has no answer {code}"
    assert len({one.code for one in question.answers}) == len(question.answers)
    assert not any(one.code.isdigit() for one in question.answers)
    assert question.recording
    assert any(not one.kind for one in question.answers), "there must be a way not to say"
    asked_somewhere = set()
    for answer in question.recording:
        known = KINDS[answer.kind].known
        assert {*question.dates, *answer.fields} <= known.keys()
        asked_somewhere |= set(question.asks) & known.keys()
        needed = {name for name, field in known.items() if field.required} - {"kind"}
        assert needed <= {*answer.fields, *question.asks}, f"{answer.kind} needs {needed}"
        assert answer.undated or question.dates or KINDS[answer.kind].is_span
    assert asked_somewhere == set(question.asks)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_every_answer_that_records_something_gives_a_case_that_can_be_read(question) -> None:
    for answer in question.recording:
        for day in ("2026-06-01", "2026-06", "unknown"):
            record = visitor("other")
            take_answer(record, question, answer, something(question, answer, day), TODAY)
            assert record.reckoned().as_at == TODAY
            assert answer_given(question, Told(record)) is answer
            assert not is_open(question, Told(record))


# Being led ------------------------------------------------------------------------------------------------------------


def _reached(area: str, start: date = date(2026, 5, 1)) -> set[str]:
    """Every question that a visitor of one area sees: yes throughout, and each other answer wherever it leads on.

    Where a question is seen for the first time, each of its other answers is followed from there.
    """
    reached: set[str] = set()
    first = visitor(area)
    waiting = [(first, (), asked(first), 0)]
    while waiting:
        record, seen, question, place = waiting.pop()
        while question is not None:
            assert question.id not in seen, f"{question.id} is asked twice"
            if question.id not in reached:
                reached.add(question.id)
                waiting += [(deepcopy(record), seen, question, other) for other in range(1, len(question.answers))]
            seen = (*seen, question.id)
            take(record, question, question.answers[place], (start + timedelta(days=len(seen))).isoformat())
            question, place = asked(record), 0
    return reached


@pytest.mark.slow
@pytest.mark.no_cover
def test_every_question_can_be_reached_from_one_area_alone() -> None:
    reached = set().union(*(_reached(area) for area in AREAS))
    reached |= _reached("final", date(2025, 2, 3))  # a plan old enough to be reviewed
    reached |= _reached("final", date(2026, 7, 6))  # a plan young enough to be appealed against
    reached |= _reached("order", date(2026, 7, 6))  # an order young enough to be appealed against
    assert sorted(set(BY_ID) - reached) == []


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("which", [0, 1, 2, -1])
def test_no_area_has_a_dead_end_whatever_is_answered(area: str, which: int) -> None:
    record = visitor(area)
    choose = {one.id: one.answers[min(which, len(one.answers) - 1)].code for one in QUESTIONS}
    seen = [one.id for one in through(record, choose)]
    assert seen, "an area that asks nothing"
    assert next_page(Told(record)) is None
    if record.entries:
        assert record.reckoned()


@pytest.mark.parametrize("area", AREAS)
def test_not_knowing_anything_ends_soon_and_records_nothing(area: str) -> None:
    record = visitor(area)
    seen = [one.id for one in through(record, {one.id: "unknown" for one in QUESTIONS})]
    assert 1 <= len(seen) <= 4
    assert record.is_empty


def test_dates_nobody_knows_lead_to_the_end_too() -> None:
    for area in AREAS:
        record = visitor(area)
        choose = {one.id: one.answers[0].code for one in QUESTIONS}
        assert list(through(record, choose, "unknown"))
        assert {one.data["on"] for one in record.entries if "on" in one.data} <= {"unknown", TODAY.isoformat()}
        assert record.reckoned()


def test_all_areas_at_once_still_end() -> None:
    for which in (0, 1, -1):
        record = visitor(*AREAS)
        choose = {one.id: one.answers[min(which, len(one.answers) - 1)].code for one in QUESTIONS}
        assert len(list(through(record, choose))) <= len(QUESTIONS)


def test_what_another_part_of_the_service_recorded_is_not_asked_again() -> None:
    record = visitor("asked")
    record.add({"kind": "ehcna_request_received", "on": "2026-01-12"})
    record.add({"kind": "ehcna_agreed_notified", "on": "2026-02-20"})
    question = asked(record)
    assert question is not None
    assert question.id == "draft"


def test_a_new_request_after_a_refusal_is_followed_by_its_own_answer() -> None:
    record = visitor("asked")
    record.add({"kind": "ehcna_request_received", "on": "2025-01-12"})
    record.add({"kind": "ehcna_refused_notified", "on": "2025-02-20"})
    record.add({"kind": "ehcna_request_received", "on": "2026-06-12"})
    reply(record, "decision", "agreed", sent_on="2026-07-10")
    assert [one.data["kind"] for one in record.entries][-1] == "ehcna_agreed_notified"


# Journeys, each from the law ------------------------------------------------------------------------------------------


def overdue(record, duty: str) -> bool:
    return any(one.status == "overdue" for one in record.reckoned().of(duty))


def test_a_late_plan() -> None:
    # Received Monday 12 January 2026: the final plan is due in 20 weeks, on 1 June 2026 (reg 13(2)).
    record = visitor("waiting")
    reply(record, "request", "family", received_on="2026-01-12")
    reply(record, "decision", "agreed", sent_on="2026-02-20")
    reply(record, "draft", "nothing")
    assert asked(record) is None
    (final,) = record.reckoned().of("plan.final")
    assert final.status == "overdue"
    assert final.due.exact is not None
    assert final.due.exact.isoformat() == "2026-06-01"
    assert final.days_late == 49


def test_a_request_of_which_only_the_sending_is_known() -> None:
    record = visitor("asked")
    reply(record, "request", "family", sent_on="2026-01-12")
    reply(record, "decision", "not_yet")
    assert asked(record) is None
    assert record.entries[0].data == {"kind": "ehcna_request_sent", "requester": "family", "sent_on": "2026-01-12"}
    assert overdue(record, "ehcna.decide")


def test_a_refusal_leads_to_mediation_and_the_appeal() -> None:
    # The letter of 1 June 2026 may be appealed until 1 August, two months later (Tribunal rules).
    record = visitor("refused")
    reply(record, "request", "school", received_on="2026-05-04")
    reply(record, "decision", "refused", sent_on="2026-06-01", received_on="2026-06-03")
    reply(record, "changed_mind", "no")
    reply(record, "adviser", "yes", on="2026-06-10")
    reply(record, "mediation", "declined", on="2026-06-10")
    reply(record, "certificate", "yes", on="2026-06-12")
    reply(record, "appeal_after_certificate", "no")
    assert asked(record) is None
    (appeal,) = record.reckoned().of("appeal.deadline")
    assert appeal.status == "running"
    (contact,) = record.reckoned().of("med.contact")
    assert contact.status == "met"


def test_a_review_that_ends_in_a_change_nobody_made() -> None:
    # Meeting 2 March 2026: decision in 4 weeks, the changed plan in 12 weeks, by 25 May (reg 20(10); Devon).
    record = visitor("review")
    reply(record, "final", "yes", sent_on="2025-04-01")
    reply(record, "review_held", "yes", on="2026-03-02")
    reply(record, "review_report", "yes", sent_on="2026-03-10")
    reply(record, "review_decision", "amend", sent_on="2026-03-27")
    reply(record, "changes_sent", "not_yet")
    reply(record, "changed_plan", "not_yet")
    assert overdue(record, "review.amend.final")
    (decide,) = record.reckoned().of("review.decide")
    assert decide.status == "met"


def test_help_in_the_plan_that_does_not_happen() -> None:
    # s.42(2): the council must secure section F from the day the plan is made.
    record = visitor("provision")
    reply(record, "final", "yes", sent_on="2026-02-02")
    reply(record, "provision", "education", on="2026-04")
    reply(record, "admitted", "none")
    assert [one.status for one in record.reckoned().of("plan.secure.sep")] == ["breached"]
    assert holds(record.reckoned(), "provision_missing")


def test_a_plan_that_was_never_reviewed() -> None:
    # s.44(1): reviewed within twelve months; a plan of 3 February 2025 by 2 February 2026.
    record = visitor("final")
    reply(record, "final", "yes", sent_on="2025-02-03")
    reply(record, "provision", "no")
    reply(record, "reviewed_since", "no")
    assert asked(record) is None
    assert overdue(record, "review.annual")


def test_a_plan_of_this_spring_is_not_asked_about_its_review() -> None:
    record = visitor("final")
    assert "reviewed_since" not in [
        one.id for one in through(record, {"final": "yes", "provision": "no"}, "2026-04-01")
    ]


def test_a_permanent_exclusion() -> None:
    # From the sixth school day the council must arrange education (s.19); the family may ask for a panel.
    record = visitor("excluded", date_of_birth="2014-05-02")
    reply(record, "excluded", "permanent", on="2026-05-11")
    reply(record, "exclusion_letter", "yes", on="2026-05-12")
    reply(record, "exclusion_education", "not_yet")
    reply(record, "governors", "yes", sent_on="2026-06-08")
    reply(record, "panel_asked", "not_yet")
    reply(record, "other_education", "not_yet")
    assert asked(record) is None
    assert record.reckoned().of("excl.sixth_day.la")
    assert [one.duty.id for one in record.reckoned().family if one.duty.id == "excl.irp.apply"]


def test_a_suspension_is_not_asked_about_a_panel() -> None:
    record = visitor("excluded")
    seen = [one.id for one in through(record, {"excluded": "suspension", "governors": "yes"})]
    assert "panel_asked" not in seen


def test_an_order_of_the_tribunal_that_was_not_carried_out() -> None:
    # reg 44(2)(d): a plan amended within 5 weeks of the order; 5 weeks after 8 May 2026 is 12 June.
    record = visitor("order")
    reply(record, "order_came", "order", sent_on="2026-05-08", orders=["amend_BF"])
    reply(record, "ordered_change", "not_yet")
    reply(record, "recommendation", "no")
    assert asked(record) is None
    (amend,) = record.reckoned().of("order.amend")
    assert amend.status == "overdue"
    assert amend.due.exact is not None
    assert amend.due.exact.isoformat() == "2026-06-12"


def test_an_order_to_assess_is_followed_step_by_step() -> None:
    # reg 44(2)(a), (b): two weeks to say that it will assess, fourteen weeks to the final plan.
    record = visitor("order")
    reply(record, "order_came", "consent", sent_on="2026-02-02", orders=["assess"])
    reply(record, "ordered_assessment", "yes", sent_on="2026-02-13")
    reply(record, "ordered_draft", "not_yet")
    assert asked(record) is None
    assert [one.status for one in record.reckoned().of("order.assess.notify")] == ["met"]
    assert overdue(record, "order.assess.final")


def test_a_move_without_its_plan() -> None:
    # reg 15: fifteen working days at most after the old council knew, here 1 May 2026.
    record = visitor("moved")
    reply(record, "final", "yes", sent_on="2025-10-01")
    reply(record, "moved", "yes", on="2026-05-01", from_la="Devon", to_la="Dorset")
    reply(record, "move_known", "yes", on="2026-05-01")
    reply(record, "transferred", "not_yet")
    assert asked(record) is None
    assert record.reckoned().of("transfer.plan")


def test_a_complaint_that_was_answered_once() -> None:
    record = visitor("complaint")
    reply(record, "complaint", "yes", on="2026-03-02")
    reply(record, "complaint_answer", "yes", on="2026-03-20")
    reply(record, "stage_2", "yes", on="2026-04-01")
    reply(record, "stage_2_answer", "yes", on="2026-04-20")
    reply(record, "ombudsman", "no")
    reply(record, "court_letter", "no")
    assert asked(record) is None
    assert len(record.entries) == 4


# Every timed duty a family would meet ---------------------------------------------------------------------------------

# What brings a worked-out moment about, from design 11.4 and 11.9: any one of these kinds.
BRINGS = {
    "t0": ("ehcna_request_received", "ehcna_request_sent", "brought_to_attention", "health_notified_la"),
    "detained_t0": ("det_request_received", "det_brought_to_attention"),
    "plan_in_force": ("plan_final_sent",),
    "plan_naming_school": ("plan_final_sent",),
    "review_period_began": ("plan_final_sent",),
    "review_meeting": ("review_meeting_set", "review_meeting_held"),
    "review_amendment": ("review_meeting_held",),
    "review_amendment_served": ("amendment_notice_sent",),
    "reassessment_began": ("reassess_agreed_notified",),
    "cease_decision": ("cease_decision_notified",),
    "move_of_plan": ("la_old_aware_of_move", "moved"),
    "appealable_decision": ("ehcna_refused_notified", "no_plan_notified", "plan_final_sent"),
    "appealable_item": ("mediation_agreement_signed",),
    "other_item": ("mediation_agreement_signed",),
    "discriminatory_act_ended": ("discriminatory_act",),
    "long_suspension": ("excluded",),
    "unfinished_assessment": ("detained",),
    "advice_request_reached_body": ("advice_request_received_by_body",),
    "change_of_icb": ("icb_aware_of_change",),
}
NOT_ASKED = {
    "ehcna.advice.respond": "a family rarely knows when an adviser got the request",
    "det.advice": "a family rarely knows when an adviser got the request",
    "local_offer.comments": "owed to everyone, not in one case",
    "plan.consult.reply": "between the council and a school",
    "transfer.rcb.notify": "between health bodies",
    "transfer.rcb.request": "between a health body and the council",
    "med.arrange.icb": "its trigger is between the council and the health body",
    "appeal.response": "its trigger is between the Tribunal and the council",
    "excl.governors.15": "its trigger is between the school and its governors",
    "excl.governors.50": "its trigger is between the school and its governors",
    "recs.copy.sos": "between the council and the Secretary of State",
    "school.senco.qualify": "not in one case, and not seen by a family",
    "lgsco.time": "worked out for each breach",
    "jr.time": "worked out for each breach",
    "review.early_years": "guidance; its trigger, the plan, is asked",
}


def _duties():
    found = {}
    for duty in law_named("england").duties:
        if duty.shape in ("timed", "not_before"):
            found.setdefault(duty.id, duty)
    return found.values()


def _recorded() -> dict[str, list[dict[str, tuple[str, ...]]]]:
    found: dict[str, list[dict[str, tuple[str, ...]]]] = {}
    for question, answer in ((one, answer) for one in QUESTIONS for answer in one.recording):
        values = {name: (str(value),) for name, value in answer.fields.items()}
        known = KINDS[answer.kind].known
        values |= {name: known[name].choices for name in question.asks if name in known and known[name].choices}
        for kind in filter(None, (answer.kind, answer.sent_kind)):
            found.setdefault(kind, []).append(values)
    return found


@pytest.mark.parametrize("duty", _duties(), ids=lambda one: one.id)
def test_a_timed_duty_has_a_question_that_brings_it_alive(duty) -> None:
    recorded = _recorded()
    covered = False
    for pattern in duty.trigger:
        kinds = BRINGS.get(pattern.kind, (pattern.kind,))
        for kind, fields in product(kinds, [dict(pattern.where)]):
            ways = recorded.get(kind, [])
            covered |= any(all(set(way.get(name, ())) & set(want) for name, want in fields.items()) for way in ways)
    assert covered or duty.id in NOT_ASKED
    if duty.id in NOT_ASKED and covered:
        assert duty.id in ("review.early_years",), f"{duty.id} is asked after all"


@pytest.mark.parametrize("duty", [one for one in _duties() if one.id not in NOT_ASKED], ids=lambda one: one.id)
def test_a_timed_duty_has_a_question_for_what_ends_it(duty) -> None:
    recorded = _recorded()
    for limb in duty.limbs:
        for step in limb.discharged_by.steps:
            seen = [one for one in step if not between_bodies(one.kind)]
            named = [one for one in seen if one.kind in KINDS]
            if named:
                assert any(one.kind in recorded for one in named), [one.kind for one in named]


def test_each_question_is_settled_by_what_it_records() -> None:
    for question in QUESTIONS:
        assert {one.kind for one in recorded_by(question)} >= {one.kind for one in question.recording}
