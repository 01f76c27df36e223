"""What families ask about most, each with the entries that answer it, chosen by hand in the order of use."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from upheld.web.library.kinds import Said

Addresses = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One question of a family; its name is part of an address, and says nothing about anybody."""

    name: str
    title: Said
    entries: Addresses


def _read(text: str) -> Addresses:
    return tuple((kind, id) for kind, _, id in (word.partition(":") for word in text.split()))


TOPICS: dict[str, Topic] = {
    topic.name: topic
    for topic in (
        Topic("ask", _("I want to ask for an assessment"), _read(
            "right:ehcna.request.right letter:request_assessment_parent letter:request_assessment_young_person "
            "test:test.assess duty:ehcna.consult duty:ehcna.decide duty:ehcna.determine")),
        Topic("no-answer", _("The council has not answered"), _read(
            "duty:ehcna.decide letter:chase_assessment_decision duty:plan.final letter:chase_final_plan "
            "route:LA-COMPLAINT letter:complaint_stage_1 route:LGSCO exception:EXC-PERSONAL")),
        Topic("refused", _("The council said no"), _read(
            "ground:a ground:b deadline:fd.med.contact deadline:fd.appeal notice:notice.refusal notice:notice.noplan "
            "letter:mediation_request letter:ask_reasons letter:ask_missing_items")),
        Topic("draft", _("I have a draft plan"), _read(
            "duty:plan.draft.window deadline:fd.draft letter:comment_on_draft letter:request_school "
            "letter:request_meeting plan-rule:B plan-rule:F plan-rule:specificity notice:notice.draft")),
        Topic("school", _("I want a certain school or college"), _read(
            "duty:plan.name.requested test:test.name.requested test:test.mainstream plan-rule:institutions "
            "letter:request_school duty:plan.admit ground:c(iii)")),
        Topic("support", _("The help in the plan is not given"), _read(
            "duty:plan.secure.sep duty:plan.secure.health letter:provision_not_delivered route:LA-COMPLAINT "
            "route:LGSCO route:JR letter:complaint_stage_1")),
        Topic("review", _("The plan should be reviewed"), _read(
            "duty:review.annual duty:review.decide duty:review.amend.propose duty:review.amend.final "
            "letter:chase_review_meeting letter:chase_review_decision letter:chase_amended_plan ground:e")),
        Topic("next-school", _("The next school or college"), _read(
            "duty:review.phase.main duty:review.phase.post16 letter:chase_phase_transfer ground:c(iii) "
            "deadline:fd.appeal")),
        Topic("ending", _("The council wants to end the plan"), _read(
            "duty:cease.consult duty:cease.notify duty:cease.standstill letter:object_to_ceasing "
            "letter:keep_the_plan_running ground:f test:test.cease")),
        Topic("out-of-school", _("My child is out of school"), _read(
            "duty:s19.duty duty:s19.15days letter:education_out_of_school duty:excl.notify duty:excl.sixth_day.la "
            "letter:exclusion_representations deadline:fd.irp deadline:fd.gov.reps")),
        Topic("no-plan", _("Help at school without a plan"), _read(
            "duty:school.best_endeavours duty:senk.apdr duty:senk.meetings letter:sen_support duty:eqa.adjust "
            "letter:reasonable_adjustments")),
        Topic("transport", _("Travel to school"), _read(
            "duty:transport.5_16 duty:transport.post16 letter:request_transport deadline:fd.transport "
            "letter:transport_review_1 letter:transport_review_2")),
        Topic("money", _("Direct payments and personal budgets"), _read(
            "duty:pb.prepare test:test.pb letter:request_personal_budget duty:pb.refuse deadline:fd.pb.reconsider "
            "letter:direct_payments_reconsider")),
        Topic("tribunal", _("Appeals and Tribunal orders"), _read(
            "deadline:fd.med.contact deadline:fd.appeal letter:appeal_late route:APPEAL-c duty:order.amend "
            "duty:order.school letter:chase_tribunal_order")),
        Topic("moving", _("We are moving house"), _read(
            "duty:transfer.plan duty:transfer.inform duty:transfer.review letter:chase_transfer")),
        Topic("records", _("I want to see the records"), _read(
            "route:SAR duty:sar letter:subject_access duty:foi letter:freedom_of_information letter:chase_information "
            "route:ICO")),
    )
}  # fmt: skip
