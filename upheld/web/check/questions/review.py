"""Questions about a yearly review, a change of the plan, and a move to the next phase."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from upheld.law.duty import events, on
from upheld.web.check.questions.question import IN_WRITING, LETTER, NO, NOT_YET, UNKNOWN, Answer, Question, yes

_CONCLUDED = (
    *events("review_decision_notified"),
    on("amendment_notice_sent", reason="review"),
    on("plan_amended_final_sent", reason="review"),
)
_CHANGE = (on("review_decision_notified", decision="amend"),)
_NOTICE = (on("amendment_notice_sent", reason="review"),)
_OTHER_NOTICE = (on("amendment_notice_sent", reason="other"),)
_OVER = events("plan_ceased", "plan_amended_final_sent", "amendment_abandoned_notified")

QUESTIONS = (
    Question(
        number=30,
        id="review_held",
        words=_("Has there been a review meeting?"),
        hint=_("Think of the last one."),
        answers=(yes("review_meeting_held"), NO, UNKNOWN),
        areas=("review", "next_phase"),
        words_of={"on": _("When was the meeting?")},
    ),
    Question(
        number=31,
        id="reviewed_since",
        words=_("The plan looks due for its yearly review. Has there been a review meeting?"),
        hint=_("Think of the last one."),
        answers=(yes("review_meeting_held"), NO, UNKNOWN),
        after=events("plan_final_sent"),
        states=("review_overdue",),
        not_if=(("review_held", "no"), ("review_held", "unknown")),
        words_of={"on": _("When was the meeting?")},
    ),
    Question(
        number=32,
        id="review_planned",
        words=_("Has a day been set for the review meeting?"),
        answers=(yes("review_meeting_set"), NOT_YET, UNKNOWN),
        areas=("review",),
        unless=events("review_meeting_held"),
        asks=("meeting_on",),
        words_of={"on": _("When were you told?"), "meeting_on": _("When is the meeting?")},
    ),
    Question(
        number=33,
        id="review_report",
        words=_("Has the report of the meeting come?"),
        answers=(yes("review_report_sent"), NOT_YET, UNKNOWN),
        after=events("review_meeting_held"),
        dates=LETTER,
    ),
    Question(
        number=34,
        id="review_decision",
        words=_("What did the council decide after the review?"),
        hint=IN_WRITING,
        answers=(
            Answer("keep", _("To keep the plan as it is"), "review_decision_notified", {"decision": "keep"}),
            Answer("amend", _("To change the plan"), "review_decision_notified", {"decision": "amend"}),
            Answer("cease", _("To end the plan"), "review_decision_notified", {"decision": "cease"}),
            Answer("not_yet", _("It has not told us yet")),
            UNKNOWN,
        ),
        after=events("review_meeting_held"),
        unless=_CONCLUDED,
        dates=LETTER,
    ),
    Question(
        number=35,
        id="changes_sent",
        words=_("Has the council sent you the changes it wants to make?"),
        answers=(yes("amendment_notice_sent", reason="review"), NOT_YET, UNKNOWN),
        after=_CHANGE,
        unless=_OVER,
        dates=LETTER,
    ),
    Question(
        number=36,
        id="changed_plan",
        words=_("Has the changed plan come?"),
        answers=(
            yes("plan_amended_final_sent", reason="review"),
            Answer("given_up", _("No, the council now says that it will not change the plan"),
                   "amendment_abandoned_notified"),
            NOT_YET,
            UNKNOWN,
        ),
        after=(*_CHANGE, *_NOTICE),
        unless=events("plan_ceased"),
        dates=LETTER,
        asks=("placement",),
    ),
    Question(
        number=37,
        id="other_changes_sent",
        words=_("Has the council sent you the changes it wants to make?"),
        hint=_("Only changes outside a yearly review."),
        answers=(yes("amendment_notice_sent", reason="other"), NOT_YET, UNKNOWN),
        areas=("change",),
        dates=LETTER,
    ),
    Question(
        number=38,
        id="other_changed_plan",
        words=_("Has the changed plan come?"),
        answers=(
            yes("plan_amended_final_sent", reason="other"),
            Answer("given_up", _("No, the council now says that it will not change the plan"),
                   "amendment_abandoned_notified"),
            NOT_YET,
            UNKNOWN,
        ),
        after=_OTHER_NOTICE,
        unless=events("plan_ceased"),
        dates=LETTER,
        asks=("placement",),
    ),
    Question(
        number=40,
        id="next_phase",
        words=_("What kind of move is coming?"),
        answers=(
            Answer("main", _("To the first school, or from one school to the next"), "phase_transfer",
                   {"type": "main"}, undated=True),
            Answer("post16", _("From secondary school to a college or sixth form"), "phase_transfer",
                   {"type": "post16"}, undated=True),
            Answer("college", _("From one college or sixth form to another"), "post16_move_proposed", undated=True),
            Answer("none", _("No such move")),
            UNKNOWN,
        ),
        areas=("next_phase",),
        dates=(),
        asks=("transfer_date",),
        words_of={"transfer_date": _("When is the move?")},
    ),
    Question(
        number=41,
        id="next_place",
        words=_("Has a plan come that names the new school or college?"),
        answers=(yes("plan_amended_final_sent", reason="review"), NOT_YET, UNKNOWN),
        after=events("phase_transfer", "post16_move_proposed"),
        since=events("review_meeting_held"),
        not_if=(("changed_plan", "not_yet"), ("changed_plan", "unknown")),
        dates=LETTER,
        asks=("placement",),
    ),
)  # fmt: skip
