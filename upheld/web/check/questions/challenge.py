"""Questions about complaints, the Ombudsman, a court, and asking for records."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from upheld.law.duty import events
from upheld.web.check.questions.question import NO, NOT_YET, UNKNOWN, Answer, Question, yes

COMPLAINT = (
    Question(
        number=120,
        id="complaint",
        words=_("Have you complained to the council?"),
        answers=(yes("complaint_la_stage_1"), NO, UNKNOWN),
        areas=("complaint",),
    ),
    Question(
        number=121,
        id="complaint_answer",
        words=_("Has the council answered the complaint?"),
        answers=(yes("complaint_response"), NOT_YET, UNKNOWN),
        after=events("complaint_la_stage_1"),
    ),
    Question(
        number=122,
        id="stage_2",
        words=_("Have you asked for the second stage of the complaint?"),
        answers=(yes("complaint_la_stage_2"), NO, UNKNOWN),
        after=events("complaint_response"),
        since=events("complaint_la_stage_1"),
        unless=events("lgsco_complaint"),
    ),
    Question(
        number=123,
        id="stage_2_answer",
        words=_("Has the council answered that?"),
        answers=(yes("complaint_response"), NOT_YET, UNKNOWN),
        after=events("complaint_la_stage_2"),
    ),
    Question(
        number=124,
        id="ombudsman",
        words=_("Have you complained to the Ombudsman?"),
        answers=(yes("lgsco_complaint"), NO, UNKNOWN),
        areas=("complaint",),
        after=events("complaint_la_stage_1"),
    ),
    Question(
        number=125,
        id="court_letter",
        words=_("Has a lawyer’s letter before court been sent to the council?"),
        hint=_("It is called a letter before claim."),
        answers=(yes("pap_letter_sent"), NO, UNKNOWN),
        areas=("complaint",),
    ),
    Question(
        number=126,
        id="court_letter_answer",
        words=_("Has it been answered?"),
        answers=(yes("pap_response"), NOT_YET, UNKNOWN),
        after=events("pap_letter_sent"),
    ),
    Question(
        number=127,
        id="court",
        words=_("Has a claim been made in court?"),
        answers=(yes("jr_issued"), NO, UNKNOWN),
        after=events("pap_letter_sent"),
    ),
)
RECORDS = (
    Question(
        number=130,
        id="records",
        words=_("What did you ask for?"),
        hint=_("You can add another request on the timeline."),
        answers=(
            Answer("own", _("What an organisation holds about you or your child"), "sar_received"),
            Answer("public", _("Other information a public body holds"), "foi_received"),
            Answer("school", _("The school record"), "record_requested"),
            Answer("none", _("We have not asked yet")),
            UNKNOWN,
        ),
        areas=("records",),
        words_of={"on": _("When did they get the request?")},
    ),
    Question(
        number=131,
        id="own_records",
        words=_("Have they answered?"),
        answers=(yes("sar_answered"), NOT_YET, UNKNOWN),
        after=events("sar_received"),
    ),
    Question(
        number=132,
        id="public_records",
        words=_("Have they answered?"),
        answers=(yes("foi_answered"), NOT_YET, UNKNOWN),
        after=events("foi_received"),
    ),
    Question(
        number=133,
        id="school_record",
        words=_("Has the school given you the record?"),
        answers=(yes("record_given"), NOT_YET, UNKNOWN),
        after=events("record_requested"),
    ),
)
