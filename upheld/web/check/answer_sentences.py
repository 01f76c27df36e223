"""What the commonest steps and delays are called at the top of the answer, a whole sentence each."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

STEPS: dict[str, Callable[[], str]] = {
    "fd.med.contact": lambda: _("Contact a mediation adviser by %(by)s."),
    "fd.appeal": lambda: _("Your appeal must reach the Tribunal by %(by)s."),
    "fd.draft": lambda: _("Send your comments on the draft plan, and ask for a school or a meeting, by %(by)s."),
    "fd.amend": lambda: _("Send your comments on the changes to the plan by %(by)s."),
    "fd.dd": lambda: _(
        "A discrimination claim against a school must reach the Tribunal by %(by)s. It closes at 5 pm and at weekends."
    ),
    "fd.dd.court": lambda: _(
        "A discrimination claim against a college or a council must reach the County Court by %(by)s."
    ),
    "fd.irp": lambda: _("Ask for an independent review panel by %(by)s."),
    "fd.gov.reps": lambda: _("Write to the governors before they meet, by %(by)s."),
    "fd.ut": lambda: _(
        "If its decision is wrong in law: ask the Tribunal for permission to appeal further, by %(by)s."
    ),
    "fd.setaside": lambda: _(
        "If something went wrong with the hearing: ask the Tribunal to set its decision aside, by %(by)s."
    ),
    "fd.lgsco": lambda: _("Complain to the Ombudsman by %(by)s."),
    "fd.jr": lambda: _("A claim to the court must be made quickly, and at the latest by %(by)s."),
    "fd.transport": lambda: _("Ask for the next stage of the transport review by %(by)s."),
    "fd.reassess.gap": lambda: _("You can ask for a new assessment, best from %(by)s."),
    "fd.pb.reconsider": lambda: _("Ask the council to think again about the direct payment by %(by)s."),
}
"""What a step of the family is for, by the id the register gives it; `by` is its last day."""

LATE: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("plan_final_sent", lambda n: ngettext("The council is %(days)s day late with the final plan.",
        "The council is %(days)s days late with the final plan.", n)),
    ("plan_amended_final_sent", lambda n: ngettext(
        "The council is %(days)s day late with the changed plan.",
        "The council is %(days)s days late with the changed plan.", n)),
    ("ehcna_agreed_notified", lambda n: ngettext(
        "The council is %(days)s day late with its answer to the request for an assessment.",
        "The council is %(days)s days late with its answer to the request for an assessment.", n)),
    ("draft_served", lambda n: ngettext("The council is %(days)s day late with the draft plan.",
        "The council is %(days)s days late with the draft plan.", n)),
    ("review_decision_notified", lambda n: ngettext(
        "The council is %(days)s day late with its decision after the review.",
        "The council is %(days)s days late with its decision after the review.", n)),
    ("amendment_notice_sent", lambda n: ngettext(
        "The council is %(days)s day late with the changes it wants to make to the plan.",
        "The council is %(days)s days late with the changes it wants to make to the plan.", n)),
    ("reassess_agreed_notified", lambda n: ngettext(
        "The council is %(days)s day late with its answer to the request for a new assessment.",
        "The council is %(days)s days late with its answer to the request for a new assessment.", n)),
)  # fmt: skip
"""The commonest things to be late, by what would end them, the weightiest first; reassess_agreed_notified ends the
order to assess too, so it comes after ehcna_agreed_notified."""
