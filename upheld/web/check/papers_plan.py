"""The papers of a plan: drafts, final plans, reviews, changes and its end."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from upheld.web.check.paper_parts import THE_PRINTED, Ask, Paper, Way

_PLACEMENT = Ask(
    "placement", "text", _("Which school or college does section I name?"),
    _("Leave this empty if it names none, or only a type of school."),
)  # fmt: skip

PAPERS: tuple[Paper, ...] = (
    Paper(
        "draft-plan", "plan", _("A draft plan"),
        _("An EHC plan marked “draft” or “proposed”. The letter with it asks what you think."),
        kind="draft_served", notice="notice.draft",
    ),
    Paper(
        "final-plan", "plan", _("A final plan, the first one"),
        _("An EHC plan marked “final”, often signed and dated. There was no plan before it."),
        kind="plan_final_sent", appeal=True, notice="notice.final", asks=(_PLACEMENT,),
    ),
    Paper(
        "proposed-changes", "plan", _("Changes the council wants to make to the plan"),
        _("A letter, or the plan with changes marked in it. It asks what you think of the changes."),
        kind="amendment_notice_sent", served=True, notice="notice.amend",
    ),
    Paper(
        "amended-plan", "plan", _("A final plan that was changed"),
        _("An EHC plan marked “amended final”. There was a final plan before it."),
        kind="plan_amended_final_sent", appeal=True, asks=(_PLACEMENT,),
    ),
    Paper(
        "no-change-after-all", "plan", _("The council will not make the changes after all"),
        _("First it wanted to change the plan. Now it says that the plan stays as it is."),
        kind="amendment_abandoned_notified", appeal=True,
    ),
    Paper(
        "payment-refused", "plan", _("The council will not give direct payments"),
        _("It says no to money for you to arrange support yourself."),
        kind="dp_refused", itself=THE_PRINTED,
    ),
    Paper(
        "review-report", "review", _("The report of a review meeting"),
        _("It tells what was said at the yearly review of the plan, and what people recommend."),
        kind="review_report_sent", notice="review.report",
    ),
    Paper(
        "review-keep", "review", _("After a review: the plan stays as it is"),
        _("It comes from the council after the review meeting. It says that nothing will be changed."),
        kind="review_decision_notified", fields={"decision": "keep"}, appeal=True, notice="notice.keep",
    ),
    Paper(
        "review-amend", "review", _("After a review: the plan will be changed"),
        _("It comes from the council after the review meeting. It says that the plan will be changed."),
        kind="review_decision_notified", fields={"decision": "amend"}, resets=True,
    ),
    Paper(
        "plan-ends", "review", _("The council will end the plan"),
        _("It may say “cease to maintain”. It means that there will be no EHC plan any more."),
        appeal=True,
        which=_("Did it come after a review meeting?"),
        ways=(
            Way("after-review", _("Yes"), "review_decision_notified", {"decision": "cease"}, "notice.cease"),
            Way("no-review", _("No, or I am not sure"), "cease_decision_notified", {}, "notice.cease"),
        ),
    ),
    Paper(
        "reassessment-refused", "review", _("The council will not assess again"),
        _("You asked for a new assessment of a child who has a plan. It says no."),
        kind="reassess_refused_notified", appeal=True, notice="notice.reassess",
    ),
    Paper(
        "reassessed-no-change", "review", _("After a new assessment: the plan stays as it is"),
        _("The council assessed again. It says that the plan needs no change."),
        kind="reassess_no_change_notified", appeal=True,
    ),
)  # fmt: skip
