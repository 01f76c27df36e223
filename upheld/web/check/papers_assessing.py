"""The papers of asking for an assessment, and of its answer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from upheld.law import law_named
from upheld.law.exceptions import EXCEPTIONS
from upheld.web.check.paper_parts import THE_PRINTED, Ask, Paper

NOT_LISTED = "none"
"""The answer that the council's reason is none of those the law lists."""


def _limits() -> tuple[str, ...]:
    """The steps of a first assessment whose limit an exception may excuse."""
    return tuple(
        duty.id
        for entry in law_named("england").entries
        if (duty := entry.newest).id.startswith(("ehcna.", "plan.")) and duty.exceptions and duty.bearer == "LA"
    )


def _titles() -> tuple[tuple[str, str], ...]:
    newest = {entry.newest.id: entry.newest for entry in law_named("england").entries}
    return tuple((id, newest[id].title) for id in _limits())


def _codes() -> tuple[tuple[str, str], ...]:
    newest = {entry.newest.id: entry.newest for entry in law_named("england").entries}
    codes = dict.fromkeys(code for id in _limits() for code in newest[id].exceptions)
    return tuple((code, EXCEPTIONS[code].title) for code in codes)


PAPERS: tuple[Paper, ...] = (
    Paper(
        "refused-to-assess", "assessing", _("The council will not assess"),
        _("It says no to an EHC needs assessment, or that one is not needed."),
        kind="ehcna_refused_notified", appeal=True, notice="notice.refusal",
    ),
    Paper(
        "will-assess", "assessing", _("The council will assess"),
        _("It says yes to an EHC needs assessment."),
        kind="ehcna_agreed_notified",
    ),
    Paper(
        "no-plan", "assessing", _("The council will not make a plan"),
        _("It comes after the assessment. It says that an EHC plan is not needed."),
        kind="no_plan_notified", appeal=True, notice="notice.noplan",
    ),
    Paper(
        "will-make-plan", "assessing", _("The council will make a plan"),
        _("It comes after the assessment. It says that there will be an EHC plan. The plan is not in it yet."),
        kind="plan_agreed_notified",
    ),
    Paper(
        "needs-more-time", "assessing", _("The council says it needs more time"),
        _("It says that the answer or the plan will be late, and gives a reason."),
        kind="exception_claimed",
        itself=THE_PRINTED,
        asks=(
            Ask("duty", "one", _("What does it say will be late?"), law=_titles(), required=True),
            Ask(
                "code", "one", _("Which reason does it give?"), _("The law lists a few reasons, and no others."),
                law=_codes(), options=((NOT_LISTED, _("Another reason, such as too few staff")),), required=True,
            ),
        ),
    ),
)  # fmt: skip
