"""The papers of a disagreement: complaints, mediation, the Tribunal, and what a school or a panel decides."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from upheld.law import law_named
from upheld.web.check.paper_parts import THE_PRINTED, Ask, Paper, Way

_ORDERS = (
    ("assess", _("The council must assess, or assess again")),
    ("make_plan", _("The council must make a plan")),
    ("remit", _("The council must think again about its decision")),
    ("amend_BF", _("The council must change the needs or the support in the plan (sections B and F)")),
    ("amend_I", _("The council must change the school or college in the plan (section I)")),
    ("continue", _("The council must keep the plan going")),
    ("cease_upheld", _("The council may end the plan")),
)
_EXCLUSION = Ask(
    "type", "one", _("Is it for good, or for a number of days?"), required=True,
    options=(("suspension", _("For a number of days (a suspension)")), ("permanent", _("For good (permanent)"))),
)  # fmt: skip


def _directed() -> tuple[tuple[str, str], ...]:
    """The steps of an appeal for which the Tribunal's directions give the council a day."""
    newest = (entry.newest for entry in law_named("england").entries)
    return tuple((duty.id, duty.title) for duty in newest if duty.id in ("appeal.response", "appeal.bundle"))


PAPERS: tuple[Paper, ...] = (
    Paper(
        "complaint-answer", "disagreement", _("An answer to a complaint"),
        _("You complained. It says what the council, school or NHS thinks of your complaint."),
        kind="complaint_response",
        asks=(Ask("body", "text", _("Who answered?"), _("For example, the council.")),),
    ),
    Paper(
        "mediation-certificate", "disagreement", _("A mediation certificate"),
        _("A short paper from a mediation adviser. You need it for most appeals."),
        kind="mediation_certificate_issued",
    ),
    Paper(
        "appeal-registered", "disagreement", _("The Tribunal has registered the appeal"),
        _("It has an appeal number. It may list dates for the council and for you."),
        kind="appeal_registered", itself=THE_PRINTED,
    ),
    Paper(
        "hearing-date", "disagreement", _("The Tribunal has set a hearing date"),
        _("It tells you the day of the hearing."),
        kind="hearing_date_set", itself=THE_PRINTED,
        asks=(Ask("hearing_on", "day", _("The day of the hearing"), required=True),),
    ),
    Paper(
        "directions", "disagreement", _("The Tribunal has given directions"),
        _("It tells the council or you to do something by a day."),
        kind="ftt_direction", itself=THE_PRINTED,
        asks=(
            Ask("duty", "one", _("What must be done?"),
                _("If it is something else, leave this empty."), law=_directed()),
            Ask("due_on", "day", _("The day by which it must be done")),
        ),
    ),
    Paper(
        "tribunal-order", "disagreement", _("The Tribunal’s decision"),
        _("It says “order” or “decision”, and what the council must do now."),
        kind="ftt_order_sent",
        asks=(Ask("orders", "some", _("What does it order?"), _("Tick all that it says."), _ORDERS, required=True),),
    ),
    Paper(
        "excluded", "school", _("The school has excluded the child"),
        _("It says that the child may not come to school, for some days (a suspension) or for good."),
        kind="excluded", also=("exclusion_notice_given",),
        also_if={"arrangements": "education_arrangements_notified"},
        itself=_("The first day the child may not come to school"),
        asks=(
            _EXCLUSION,
            Ask("days", "text", _("For how many school days?"), _("Leave this empty if it is for good.")),
            Ask(
                "arrangements", "one", _("Does it say what education there will be meanwhile?"),
                options=(("yes", _("Yes")), ("no", _("No, or I am not sure"))),
            ),
        ),
    ),
    Paper(
        "governors-decision", "school", _("The governors’ decision on an exclusion"),
        _("It comes after the governors met. It says whether the child may come back."),
        kind="governors_decision_notice", asks=(_EXCLUSION,),
    ),
    Paper(
        "school-says-no", "school", _("A school or college says no"),
        _("It says that it cannot meet the child’s needs, or will not admit the child."),
        which=_("Is this school or college named in section I of the final plan?"),
        ways=(
            Way("named", _("Yes"), "admission_refused"),
            Way("not-named", _("No, or I am not sure"), "school_consult_replied", {"answer": "no"}),
        ),
        itself=_("The date printed on it, or the day they told you"),
        asks=(Ask("institution", "text", _("The name of the school or college")),),
    ),
    Paper(
        "transport", "school", _("A decision on school transport"),
        _("It says no to transport to school, or offers less than you asked for."),
        kind="transport_decision_received",
    ),
)  # fmt: skip
