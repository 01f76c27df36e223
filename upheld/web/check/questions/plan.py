"""Questions about a plan that is in force: what it promises, a new assessment, a move, its end, its money."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from upheld.law.duty import events, on
from upheld.law.stages import CEASE_DECISION
from upheld.web.check.questions.question import IN_WRITING, LETTER, NO, NOT_YET, UNKNOWN, Answer, Question, yes

_PLANS = events("plan_final_sent", "plan_amended_final_sent", "plan_transferred")

PROVISION = (
    Question(
        number=20,
        id="provision",
        words=_("Is any help in the plan not happening?"),
        hint=_("Section F is learning and therapy, section G is health, sections H1 and H2 are care."),
        answers=(
            Answer("education", _("Yes, help in section F is missing"), "provision_missed", {"section": "F"}),
            Answer("health", _("Yes, help in section G is missing"), "provision_missed", {"section": "G"}),
            Answer("care", _("Yes, help in section H1 is missing"), "provision_missed", {"section": "H1"}),
            Answer("other_care", _("Yes, help in section H2 is missing"), "provision_missed", {"section": "H2"}),
            Answer("unsure", _("Yes, but I do not know which section"), "provision_missed"),
            NO,
            UNKNOWN,
        ),
        areas=("provision", "final"),
        after=_PLANS,
        since=events("plan_transferred"),
        words_of={"on": _("When was it first missed?")},
    ),
    Question(
        number=21,
        id="admitted",
        words=_("Has the school or college in the plan given a place?"),
        hint=_(
            "If you have not given its name, add it to the final plan on the timeline: we need it. A private school "
            "that is not on the government’s approved list does not have to give a place."
        ),
        answers=(
            Answer("admitted", _("Yes, the child or young person started there"), "admitted"),
            Answer("refused", _("No, it refused"), "admission_refused"),
            Answer("none", _("No school or college is named in the plan")),
            UNKNOWN,
        ),
        areas=("provision",),
        after=_PLANS,
    ),
)
REASSESSMENT = (
    Question(
        number=25,
        id="reassess_request",
        words=_("Has anyone asked the council for a new assessment?"),
        answers=(yes("reassess_request_received"), NO, UNKNOWN),
        areas=("reassess",),
        dates=("received_on", "sent_on"),
        words_of={
            "received_on": _("When did the council get it?"),
            "sent_on": _("If you do not know that: when was it sent?"),
        },
    ),
    Question(
        number=26,
        id="reassess_decision",
        words=_("Has the council said whether it will assess again?"),
        hint=IN_WRITING,
        answers=(
            Answer("agreed", _("Yes, it will assess again"), "reassess_agreed_notified"),
            Answer("refused", _("Yes, it refused"), "reassess_refused_notified"),
            NOT_YET,
            UNKNOWN,
        ),
        after=events("reassess_request_received"),
        unless=(on("plan_amended_final_sent", reason="reassessment"), *events("reassess_no_change_notified")),
        dates=LETTER,
    ),
    Question(
        number=27,
        id="reassess_end",
        words=_("How did the new assessment end?"),
        answers=(
            Answer("plan", _("A new final plan came"), "plan_amended_final_sent", {"reason": "reassessment"}),
            Answer("same", _("The council said the plan stays as it is"), "reassess_no_change_notified"),
            Answer("not_yet", _("It has not ended yet")),
            UNKNOWN,
        ),
        after=events("reassess_agreed_notified"),
        unless=events("plan_ceased"),
        dates=LETTER,
    ),
)
ENDING = (
    Question(
        number=50,
        id="cease_considered",
        words=_("Has the council told you that it may end the plan?"),
        answers=(yes("cease_considered"), NO, UNKNOWN),
        areas=("ending",),
        unless=(*CEASE_DECISION, *events("plan_ceased")),
    ),
    Question(
        number=51,
        id="cease_decision",
        words=_("Has the council decided to end the plan?"),
        hint=IN_WRITING,
        answers=(yes("cease_decision_notified"), NOT_YET, UNKNOWN),
        areas=("ending",),
        since=events("plan_final_sent"),
        unless=CEASE_DECISION,
        dates=LETTER,
    ),
    Question(
        number=52,
        id="ceased",
        words=_("Has the plan stopped?"),
        hint=_("For example, the help has ended, or the council says the plan is over."),
        answers=(yes("plan_ceased"), NOT_YET, UNKNOWN),
        after=CEASE_DECISION,
    ),
    Question(
        number=53,
        id="left",
        words=_("Has the young person left school or college?"),
        answers=(
            Answer("under_18", _("Yes, before they were 18"), "under18_not_in_education"),
            Answer("over_18", _("Yes, when they were 18 or older"), "yp18_left_setting"),
            NO,
            UNKNOWN,
        ),
        areas=("ending",),
        states=("not surely_of_school_age",),
    ),
)
MOVED = (
    Question(
        number=55,
        id="moved",
        words=_("Have you moved to another council’s area?"),
        answers=(yes("moved"), NOT_YET, UNKNOWN),
        areas=("moved",),
        asks=("from_la", "to_la"),
        words_of={"on": _("When did you move?")},
    ),
    Question(
        number=56,
        id="move_known",
        words=_("Does the old council know about the move?"),
        hint=_("It may know because you, a school or the new council told it."),
        answers=(yes("la_old_aware_of_move"), NO, UNKNOWN),
        areas=("moved",),
        asks=("moving_on",),
        words_of={
            "on": _("When did it find out?"),
            "moving_on": _("If you have not moved yet: when will you?"),
        },
    ),
    Question(
        number=57,
        id="transferred",
        words=_("Has the plan been passed to the new council?"),
        answers=(yes("plan_transferred"), NOT_YET, UNKNOWN),
        after=events("moved"),
    ),
    Question(
        number=58,
        id="transfer_told",
        words=_("Has the new council written to you about the plan?"),
        hint=_("It should say that it has the plan, whether it will assess, and when it will review."),
        answers=(yes("transfer_informed"), NOT_YET, UNKNOWN),
        after=events("plan_transferred"),
        dates=LETTER,
    ),
)
BUDGET = (
    Question(
        number=60,
        id="budget_asked",
        words=_("Have you asked for a personal budget?"),
        answers=(yes("pb_requested"), NO, UNKNOWN),
        areas=("budget",),
    ),
    Question(
        number=61,
        id="budget_answer",
        words=_("What did the council do?"),
        answers=(
            Answer("prepared", _("It worked out a budget"), "pb_prepared"),
            Answer("agreed", _("It agreed to direct payments"), "dp_agreed"),
            Answer("refused", _("It refused direct payments"), "dp_refused"),
            Answer("nothing", _("Nothing yet")),
            UNKNOWN,
        ),
        after=events("pb_requested"),
        unless=events("dp_started"),
    ),
    Question(
        number=62,
        id="payments_reasons",
        words=_("Did the council give its reasons for refusing, in writing?"),
        answers=(yes("dp_refusal_reasons"), NOT_YET, UNKNOWN),
        after=events("dp_refused"),
    ),
    Question(
        number=63,
        id="payments_started",
        words=_("Have direct payments started?"),
        answers=(yes("dp_started"), NOT_YET, UNKNOWN),
        areas=("budget",),
        not_if=(("budget_answer", "nothing"), ("budget_answer", "refused")),
    ),
    Question(
        number=64,
        id="payments_cut",
        words=_("Does the council want to cut or stop the payments?"),
        answers=(
            Answer("cut", _("Yes, to cut them"), "dp_reduce_proposed"),
            Answer("stop", _("Yes, to stop them"), "dp_stop_proposed"),
            NO,
            UNKNOWN,
        ),
        areas=("budget",),
        after=events("dp_started"),
    ),
    Question(
        number=65,
        id="payments_notice",
        words=_("Did it give you notice and its reasons, in writing?"),
        answers=(yes("dp_notice"), NOT_YET, UNKNOWN),
        after=events("dp_reduce_proposed", "dp_stop_proposed"),
    ),
)
