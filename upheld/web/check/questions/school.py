"""Questions about school: exclusion, being out of school, transport, help without a plan, unfair treatment."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from upheld.law.duty import events
from upheld.web.check.questions.question import LETTER, NO, NOT_YET, UNKNOWN, Answer, Question, yes

_EXCLUDED = events("excluded")
_OUT = (*events("excluded"), *events("out_of_suitable_education", "sickness_absence"))
_PANEL_WANTED = events("governors_decision_notice")

EXCLUSION = (
    Question(
        number=100,
        id="excluded",
        words=_("Has the child or young person been excluded?"),
        hint=_("Think of the last time."),
        answers=(
            Answer("permanent", _("Yes, for good"), "excluded", {"type": "permanent"}),
            Answer("suspension", _("Yes, for some days"), "excluded", {"type": "suspension"}),
            NO,
            UNKNOWN,
        ),
        areas=("excluded",),
        asks=("days",),
        words_of={"on": _("What was the first day?"), "days": _("If for some days: how many school days?")},
    ),
    Question(
        number=101,
        id="exclusion_letter",
        words=_("Has the school written to you about it?"),
        answers=(
            yes("exclusion_notice_given"),
            Answer("cancelled", _("The school took it back"), "exclusion_cancelled"),
            NOT_YET,
            UNKNOWN,
        ),
        after=_EXCLUDED,
    ),
    Question(
        number=102,
        id="exclusion_education",
        words=_("Were you told what teaching there would be meanwhile?"),
        answers=(yes("education_arrangements_notified"), NOT_YET, UNKNOWN),
        after=_EXCLUDED,
        unless=events("exclusion_cancelled"),
    ),
    Question(
        number=103,
        id="governors",
        words=_("Have the governors, or the trust, given their decision?"),
        answers=(yes("governors_decision_notice"), NOT_YET, UNKNOWN),
        after=_EXCLUDED,
        unless=events("exclusion_cancelled"),
        dates=LETTER,
    ),
    Question(
        number=104,
        id="panel_asked",
        words=_("Have you asked for an independent review panel?"),
        answers=(yes("irp_applied"), NOT_YET, UNKNOWN),
        after=_PANEL_WANTED,
        states=("permanently_excluded",),
    ),
    Question(
        number=105,
        id="panel_held",
        words=_("Has the panel met?"),
        answers=(yes("irp_held"), NOT_YET, UNKNOWN),
        after=events("irp_applied"),
    ),
    Question(
        number=106,
        id="panel_decision",
        words=_("Has the panel given its decision?"),
        answers=(yes("irp_decision_notice"), NOT_YET, UNKNOWN),
        after=events("irp_held"),
        dates=LETTER,
    ),
    Question(
        number=107,
        id="governors_again",
        words=_("Did the governors meet again after the panel’s decision?"),
        answers=(yes("governors_reconvened"), NOT_YET, UNKNOWN),
        after=events("irp_decision_notice"),
    ),
)
ABSENCE = (
    Question(
        number=110,
        id="out_of_school",
        words=_("Is the child without suitable education?"),
        hint=_("For example at home with no school, or on very few hours, and not by your choice."),
        answers=(yes("out_of_suitable_education"), NO, UNKNOWN),
        areas=("absent",),
        words_of={"on": _("Since when?")},
    ),
    Question(
        number=111,
        id="sick",
        words=_("Has the child been off school because of illness?"),
        hint=_("Physical or mental."),
        answers=(yes("sickness_absence"), NO, UNKNOWN),
        areas=("absent",),
        dates=(),
        asks=("from", "to"),
        words_of={
            "from": _("What was the first day?"),
            "to": _("What was the last day? Leave it empty if it goes on."),
        },
    ),
    Question(
        number=112,
        id="other_education",
        words=_("Has other education been arranged?"),
        hint=_("For example a tutor, or a place somewhere else."),
        answers=(yes("ap_started"), NOT_YET, UNKNOWN),
        after=_OUT,
        unless=events("exclusion_cancelled"),
        words_of={"on": _("When did it start?")},
    ),
)
TRANSPORT = (
    Question(
        number=115,
        id="transport",
        words=_("Has the council refused school transport?"),
        answers=(yes("transport_decision_received"), NO, UNKNOWN),
        areas=("transport",),
        words_of={"on": _("When did the decision come?")},
    ),
    Question(
        number=116,
        id="transport_review",
        words=_("Have you asked the council to look at it again?"),
        answers=(yes("transport_appeal_1"), NOT_YET, UNKNOWN),
        after=events("transport_decision_received"),
    ),
    Question(
        number=117,
        id="transport_review_answer",
        words=_("Has it answered?"),
        answers=(yes("transport_appeal_1_decision"), NOT_YET, UNKNOWN),
        after=events("transport_appeal_1"),
    ),
    Question(
        number=118,
        id="transport_panel",
        words=_("Have you asked for the second stage, a panel?"),
        answers=(yes("transport_appeal_2"), NOT_YET, UNKNOWN),
        after=events("transport_appeal_1_decision"),
    ),
    Question(
        number=119,
        id="transport_panel_answer",
        words=_("Has the panel answered?"),
        answers=(yes("transport_appeal_2_decision"), NOT_YET, UNKNOWN),
        after=events("transport_appeal_2"),
    ),
)
SUPPORT = (
    Question(
        number=90,
        id="extra_help",
        words=_("Has the school started extra help?"),
        answers=(yes("sep_started"), NO, UNKNOWN),
        areas=("support",),
    ),
    Question(
        number=91,
        id="extra_help_told",
        words=_("Did the school tell you about it?"),
        answers=(yes("parent_told_sep"), NOT_YET, UNKNOWN),
        after=events("sep_started"),
    ),
    Question(
        number=92,
        id="extra_help_checked",
        words=_("Has the school checked with you how the help is working?"),
        answers=(yes("apdr_reviewed"), NOT_YET, UNKNOWN),
        after=events("sep_started"),
    ),
)
UNFAIR = (
    Question(
        number=93,
        id="disadvantage",
        words=_("Does something the school does make things much harder because of a disability?"),
        hint=_("For example a rule, a room, or equipment that is missing."),
        answers=(yes("disabled_pupil_at_substantial_disadvantage"), NO, UNKNOWN),
        areas=("unfair",),
        words_of={"on": _("Since when?")},
    ),
    Question(
        number=94,
        id="adjustment",
        words=_("Has the school changed it?"),
        answers=(yes("adjustment_made"), NOT_YET, UNKNOWN),
        after=events("disabled_pupil_at_substantial_disadvantage"),
    ),
    Question(
        number=95,
        id="discrimination",
        words=_("Was the child or young person treated worse at school or college because of a disability?"),
        hint=_(
            "A claim about a school goes to the Tribunal, one about a college or a council to a court. "
            "If it was a college, choose it on the page about the child."
        ),
        answers=(yes("discriminatory_act"), NO, UNKNOWN),
        areas=("unfair",),
        asks=("continuing", "end_date"),
        words_of={
            "on": _("When did it happen, or begin?"),
            "continuing": _("Is it still going on?"),
            "end_date": _("If it ended: when?"),
        },
    ),
    Question(
        number=96,
        id="claim",
        words=_("Has a claim about a school been sent to the Tribunal?"),
        answers=(yes("dd_claim_received_by_ftt"), NO, UNKNOWN),
        after=events("discriminatory_act"),
        words_of={"on": _("When did the Tribunal get it?")},
    ),
)
CUSTODY = (
    Question(
        number=140,
        id="detained",
        words=_("Is, or was, the young person in custody?"),
        answers=(yes("detained"), NO, UNKNOWN),
        areas=("custody",),
        asks=("home_la",),
        words_of={"on": _("Since when?"), "home_la": _("Which council did they live in before?")},
    ),
    Question(
        number=141,
        id="det_request",
        words=_("Has the council been asked to assess them there?"),
        answers=(
            yes("det_request_received"),
            Answer("told", _("No, but someone told the council about them"), "det_brought_to_attention"),
            NO,
            UNKNOWN,
        ),
        after=events("detained"),
        words_of={"on": _("When did the council get it?")},
    ),
    Question(
        number=142,
        id="det_decision",
        words=_("Has the council said whether it will assess?"),
        answers=(
            Answer("assess", _("Yes, it will assess"), "det_assess_decision", {"decision": "assess"}),
            Answer("refuse", _("Yes, it refused to assess"), "det_assess_decision", {"decision": "refuse"}),
            NOT_YET,
            UNKNOWN,
        ),
        after=events("det_request_received", "det_brought_to_attention"),
        unless=events("draft_served", "plan_final_sent", "no_plan_notified"),
    ),
    Question(
        number=143,
        id="released",
        words=_("Have they been released?"),
        answers=(yes("released"), NOT_YET, UNKNOWN),
        after=events("detained"),
    ),
)
