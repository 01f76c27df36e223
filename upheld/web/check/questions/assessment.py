"""Questions on the way to a first plan: the request, the decision, the draft, the final plan."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from upheld.law.duty import events
from upheld.law.stages import conceded, ordered
from upheld.web.check.questions.areas import HAS_PLAN
from upheld.web.check.questions.question import IN_WRITING, LETTER, NO, NOT_YET, UNKNOWN, Answer, Question, yes

_FIRST_PLAN = ("asked", "waiting", "refused", "draft", "custody")
_DECISION_OVERTAKEN = events("plan_agreed_notified", "no_plan_notified", "draft_served", "plan_final_sent")
_STARTED_AGAIN = events("ehcna_agreed_notified", "det_assess_decision")

QUESTIONS = (
    Question(
        number=10,
        id="request",
        words=_("Has anyone asked the council for an EHC needs assessment?"),
        hint=_("If it was asked for more than once: give the first time, or the first time after the council said no."),
        answers=(
            Answer("family", _("Yes, the family or the young person asked"), "ehcna_request_received",
                   {"requester": "family"}, sent_kind="ehcna_request_sent"),
            Answer("school", _("Yes, the school or college asked"), "ehcna_request_received",
                   {"requester": "school"}, sent_kind="ehcna_request_sent"),
            Answer("told", _("No, but someone told the council about the child or young person"),
                   "brought_to_attention"),
            NO,
            UNKNOWN,
        ),
        areas=("asked", "waiting", "refused", "draft"),
        unless=events("plan_final_sent"),
        dates=("received_on", "sent_on"),
        words_of={
            "received_on": _("When did the council get it?"),
            "sent_on": _("If you do not know that: when was it sent?"),
        },
    ),
    Question(
        number=11,
        id="decision",
        words=_("Has the council said whether it will assess?"),
        hint=IN_WRITING,
        answers=(
            Answer("agreed", _("Yes, it will assess"), "ehcna_agreed_notified"),
            Answer("refused", _("Yes, it refused to assess"), "ehcna_refused_notified"),
            NOT_YET,
            UNKNOWN,
        ),
        areas=("asked", "waiting", "refused"),
        since=events("ehcna_request_received", "ehcna_request_sent", "brought_to_attention"),
        unless=_DECISION_OVERTAKEN,
        not_if=(("request", "no"),),
        dates=LETTER,
    ),
    Question(
        number=12,
        id="changed_mind",
        words=_("Has the council changed its mind since, and agreed to assess?"),
        hint=IN_WRITING,
        answers=(yes("ehcna_agreed_notified"), NO, UNKNOWN),
        after=events("ehcna_refused_notified"),
        unless=(
            *events("ehcna_request_received", "ehcna_request_sent", "appeal_received_by_ftt"),
            *_DECISION_OVERTAKEN, *ordered("assess"), *conceded("a"),
        ),
        dates=LETTER,
    ),
    Question(
        number=13,
        id="draft",
        words=_("What came after that: a draft plan, or a letter that says no?"),
        hint=_("A draft is a first version. The council asks what you think of it."),
        answers=(
            Answer("draft", _("A draft plan came"), "draft_served"),
            Answer("agreed", _("No draft, but the council says it will make a plan"), "plan_agreed_notified"),
            Answer("refused", _("The council says it will not make a plan"), "no_plan_notified"),
            Answer("nothing", _("Nothing yet")),
            UNKNOWN,
        ),
        areas=_FIRST_PLAN,
        since=_STARTED_AGAIN,
        unless=events("ehcna_refused_notified", "plan_final_sent"),
        not_if=(("request", "no"), ("decision", "not_yet"), ("det_decision", "not_yet"), ("det_decision", "refuse")),
        dates=("received_on", "sent_on"),
    ),
    Question(
        number=14,
        id="draft_reply",
        words=_("Have you answered the draft, or the changes the council wants to make?"),
        hint=_("If you did more than one of these, choose one now and add the others on the timeline."),
        answers=(
            Answer("comments", _("Yes, we sent comments"), "draft_representations"),
            Answer("school", _("Yes, we asked for a school or college to be named"), "school_requested"),
            Answer("meeting", _("Yes, we asked for a meeting"), "meeting_requested"),
            NOT_YET,
        ),
        after=events("draft_served", "amendment_notice_sent", "amendment_notice_served"),
        unless=events(
            "plan_final_sent", "plan_amended_final_sent", "no_plan_notified", "amendment_abandoned_notified"
        ),
    ),
    Question(
        number=15,
        id="final",
        words=_("Has the council sent a final EHC plan?"),
        hint=_("Give the first final plan. We ask about later versions on their own."),
        answers=(yes("plan_final_sent"), NOT_YET, UNKNOWN),
        areas=(*_FIRST_PLAN, *HAS_PLAN),
        since=(*events("draft_served", "plan_agreed_notified"), *_STARTED_AGAIN),
        unless=events("ehcna_refused_notified", "no_plan_notified", "plan_ceased"),
        not_if=(
            ("request", "no"), ("decision", "not_yet"), ("draft", "nothing"), ("draft", "agreed"),
            ("det_decision", "not_yet"), ("det_decision", "refuse"),
        ),
        dates=LETTER,
        asks=("placement",),
        words_of={"sent_on": _("What is the date on the letter with it? If it had no letter: the date on the plan.")},
    ),
)  # fmt: skip
