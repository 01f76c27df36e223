"""Questions about a decision the family disagrees with: mediation, the appeal, the order, and what came of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from upheld.law.duty import events
from upheld.law.stages import conceded, ordered
from upheld.web.check.questions.question import LETTER, NO, NOT_YET, UNKNOWN, Answer, Question, yes

_ASSESS = (*ordered("assess"), *conceded("a", "d"))
_PLAN = (*ordered("make_plan"), *ordered("remit"), *conceded("b"))
_AMEND = (
    *ordered("amend_BF"), *ordered("amend_I"), *ordered("continue"),
    *conceded("c(i)", "c(ii)", "c(iii)", "c(iv)", "e", "f"),
)  # fmt: skip
_ORDERS = events("ftt_order_sent", "consent_order")

_ORDER_WORDS = {
    "orders": _("What must the council do?"),
    "sent_on": _("What is the date on the order, or on the letter with it?"),
}

_ADVISER_WORDS = _("Have you contacted the mediation adviser about the decision?")
_ADVISER_HINT = _("The council’s letter should say who that is. A telephone call is enough.")

ORDER = (
    Question(
        number=68,
        id="order_came",
        words=_("What kind of order did the Tribunal make?"),
        hint=_("Think of the last one."),
        answers=(
            Answer("order", _("It decided, and sent its order"), "ftt_order_sent"),
            Answer("consent", _("Both sides agreed, and the Tribunal made it an order"), "consent_order"),
            Answer("none", _("There is no order yet")),
            UNKNOWN,
        ),
        areas=("order",),
        dates=LETTER,
        asks=("orders",),
        words_of=_ORDER_WORDS,
    ),
)
MEDIATION = (
    Question(
        number=69,
        id="which_decision",
        words=_("Which decision of the council is it about?"),
        answers=(
            Answer("a", _("It refused to assess"), "ehcna_refused_notified"),
            Answer("b", _("It refused to make a plan"), "no_plan_notified"),
            Answer("c", _("What the plan says, or the school it names"), "decision_notice_sent", {"ground": "c"}),
            Answer("d", _("It refused to assess again"), "reassess_refused_notified"),
            Answer("e", _("It refused to change the plan"), "decision_notice_sent", {"ground": "e"}),
            Answer("f", _("It decided to end the plan"), "cease_decision_notified"),
            UNKNOWN,
        ),
        areas=("appeal",),
        unless=_ORDERS,
        states=("not any_decision",),
        dates=LETTER,
    ),
    Question(
        number=70,
        id="adviser",
        words=_ADVISER_WORDS,
        hint=_ADVISER_HINT,
        answers=(yes("mediation_adviser_contacted"), NOT_YET, UNKNOWN),
        areas=("asked", "waiting", "refused", "reassess", "ending", "appeal"),
        states=("decision_stands", "adviser_open"),
    ),
    Question(
        number=98,
        id="adviser_in_time",
        words=_ADVISER_WORDS,
        hint=_ADVISER_HINT,
        answers=(yes("mediation_adviser_contacted"), NOT_YET, UNKNOWN),
        areas=("draft", "final", "review", "change", "next_phase"),
        states=("decision_stands", "adviser_open", "not appeal_passed"),
        not_if=(("adviser", "not_yet"), ("adviser", "unknown")),
    ),
    Question(
        number=71,
        id="mediation",
        words=_("Did you ask for mediation?"),
        hint=_("Mediation is a meeting with the council and someone who takes no side."),
        answers=(
            Answer("asked", _("Yes"), "mediation_requested"),
            Answer("declined", _("No, we told the adviser that we do not want it"), "mediation_declined"),
            Answer("not_yet", _("We have not said yet")),
            UNKNOWN,
        ),
        after=events("mediation_adviser_contacted"),
        unless=events("mediation_held", "mediation_certificate_issued", "appeal_received_by_ftt"),
        asks=("issues",),
        words_of={"issues": _("What is it about?")},
    ),
    Question(
        number=72,
        id="mediation_held",
        words=_("Has the mediation meeting been held?"),
        answers=(
            yes("mediation_held"),
            Answer("cannot", _("No, the council says it cannot arrange it in time"), "la_cannot_arrange_mediation"),
            NOT_YET,
            UNKNOWN,
        ),
        after=events("mediation_requested"),
        unless=events("mediation_concluded", "mediation_certificate_issued", "mediation_agreement_signed"),
    ),
    Question(
        number=73,
        id="mediation_end",
        words=_("How did the mediation end?"),
        answers=(
            Answer("agreed", _("We signed an agreement"), "mediation_agreement_signed"),
            Answer("ended", _("It ended, and we did not agree on everything"), "mediation_concluded"),
            Answer("not_yet", _("It has not ended yet")),
            UNKNOWN,
        ),
        after=events("mediation_held"),
        unless=events("mediation_certificate_issued"),
        asks=("items",),
        words_of={"items": _("If you signed an agreement: what will the council do?")},
    ),
    Question(
        number=74,
        id="agreed_done",
        words=_("Has the council done what was agreed?"),
        answers=(yes("mediation_action_done"), NOT_YET, UNKNOWN),
        after=events("mediation_agreement_signed"),
    ),
    Question(
        number=75,
        id="certificate",
        words=_("Has the mediation certificate come?"),
        hint=_("You need it for most appeals."),
        answers=(yes("mediation_certificate_issued"), NOT_YET, UNKNOWN),
        after=events("mediation_declined", "mediation_concluded", "la_cannot_arrange_mediation"),
        unless=events("appeal_received_by_ftt"),
        words_of={"on": _("What is the date on the certificate?")},
    ),
)
APPEAL = (
    Question(
        number=76,
        id="appeal",
        words=_("Has an appeal been sent to the Tribunal?"),
        answers=(yes("appeal_received_by_ftt"), NO, UNKNOWN),
        areas=("appeal",),
        unless=_ORDERS,
        words_of={"on": _("When did the Tribunal get it?")},
    ),
    Question(
        number=77,
        id="appeal_after_certificate",
        words=_("Has an appeal been sent to the Tribunal?"),
        answers=(yes("appeal_received_by_ftt"), NO, UNKNOWN),
        after=events("mediation_certificate_issued"),
        states=("decision_stands",),
        not_if=(("appeal", "no"), ("appeal", "unknown")),
        words_of={"on": _("When did the Tribunal get it?")},
    ),
    Question(
        number=78,
        id="conceded",
        words=_("Did the council give way before it answered the appeal?"),
        hint=_("That is: it told the Tribunal that it will not fight some or all of the appeal."),
        answers=(yes("la_conceded_before_response"), NO, UNKNOWN),
        after=events("appeal_received_by_ftt"),
        unless=(*_ORDERS, *events("hearing_held", "appeal_withdrawn")),
        asks=("grounds",),
        words_of={"grounds": _("What did it give way on?")},
    ),
    Question(
        number=79,
        id="hearing_set",
        words=_("Has the Tribunal set a day for the hearing?"),
        answers=(yes("hearing_date_set"), NOT_YET, UNKNOWN),
        areas=("appeal",),
        after=events("appeal_received_by_ftt"),
        unless=(*_ORDERS, *events("hearing_held", "la_conceded_before_response", "appeal_withdrawn")),
        asks=("hearing_on",),
        words_of={"on": _("When did you hear about it?"), "hearing_on": _("When is the hearing?")},
    ),
    Question(
        number=80,
        id="hearing",
        words=_("Has the hearing been held?"),
        answers=(yes("hearing_held"), NOT_YET, UNKNOWN),
        after=events("appeal_received_by_ftt"),
        unless=(*_ORDERS, *events("la_conceded_before_response", "appeal_withdrawn")),
        not_if=(("hearing_set", "not_yet"),),
    ),
    Question(
        number=81,
        id="order",
        words=_("How did the appeal end?"),
        hint=_("It can end before a hearing, if both sides agree."),
        answers=(
            Answer("order", _("The Tribunal sent its order"), "ftt_order_sent"),
            Answer("consent", _("Both sides agreed, and the Tribunal made it an order"), "consent_order"),
            Answer("withdrawn", _("The appeal was taken back"), "appeal_withdrawn"),
            Answer("not_yet", _("It has not ended yet")),
            UNKNOWN,
        ),
        areas=("appeal",),
        since=events("appeal_received_by_ftt"),
        unless=events("la_conceded_before_response"),
        not_if=(("appeal", "no"),),
        dates=LETTER,
        asks=("orders",),
        words_of=_ORDER_WORDS,
    ),
)
AFTER_THE_ORDER = (
    Question(
        number=82,
        id="ordered_assessment",
        words=_("Has the council told you since that it will assess?"),
        answers=(yes("ehcna_agreed_notified"), NOT_YET, UNKNOWN),
        after=_ASSESS,
        unless=events(
            "reassess_agreed_notified", "draft_served", "plan_final_sent", "no_plan_notified", "plan_agreed_notified"
        ),
        dates=LETTER,
    ),
    Question(
        number=83,
        id="ordered_draft",
        words=_("Has a draft plan come since?"),
        answers=(
            yes("draft_served"),
            Answer("refused", _("No, the council says again that it will not make a plan"), "no_plan_notified"),
            NOT_YET,
            UNKNOWN,
        ),
        after=(*_PLAN, *_ASSESS),
        unless=events("plan_final_sent", "plan_agreed_notified", "plan_amended_final_sent"),
        not_if=(("ordered_assessment", "not_yet"), ("draft", "nothing")),
        dates=("received_on", "sent_on"),
    ),
    Question(
        number=84,
        id="ordered_final",
        words=_("Has the final plan come since?"),
        answers=(yes("plan_final_sent"), NOT_YET, UNKNOWN),
        after=(*_PLAN, *_ASSESS),
        unless=events("no_plan_notified", "plan_amended_final_sent"),
        not_if=(
            ("ordered_assessment", "not_yet"), ("ordered_draft", "not_yet"), ("draft", "nothing"), ("final", "not_yet"),
        ),
        dates=LETTER,
        asks=("placement",),
    ),
    Question(
        number=85,
        id="ordered_change",
        words=_("Has the changed plan come since?"),
        answers=(yes("plan_amended_final_sent", reason="order"), NOT_YET, UNKNOWN),
        after=_AMEND,
        dates=LETTER,
        asks=("placement",),
    ),
    Question(
        number=86,
        id="recommendation",
        words=_("Did the Tribunal also recommend help with health or care?"),
        answers=(
            Answer("health", _("Yes, health"), "ftt_recommendation_sent", {"body": "health"}),
            Answer("care", _("Yes, care"), "ftt_recommendation_sent", {"body": "care"}),
            NO,
            UNKNOWN,
        ),
        after=(*ordered("amend_BF"), *ordered("amend_I"), *ordered("continue")),
    ),
    Question(
        number=87,
        id="second_appeal",
        words=_("Have you asked for permission to appeal against the order?"),
        hint=_("This is only about mistakes of law. There is little time."),
        answers=(yes("ut_permission_requested"), NO, UNKNOWN),
        after=events("ftt_order_sent"),
        states=("second_appeal_open",),
    ),
)  # fmt: skip
