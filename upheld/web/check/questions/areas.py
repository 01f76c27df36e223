"""What may be going on: the choices that open chains of questions, in four groups."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from upheld.web.check.questions.question import Words

GROUPS: tuple[tuple[Words, tuple[tuple[str, Words], ...]], ...] = (
    (
        _("Getting a plan"),
        (
            ("asked", _("We asked for an EHC needs assessment")),
            ("waiting", _("The council is assessing, and we are waiting for a plan")),
            ("refused", _("The council said no to an assessment or to a plan")),
            ("draft", _("We have a draft plan")),
        ),
    ),
    (
        _("Having a plan"),
        (
            ("final", _("We have a final plan")),
            ("provision", _("Help in the plan is not happening, or there is no school place")),
            ("review", _("There is, or should be, a yearly review")),
            ("change", _("The council is changing the plan outside a review")),
            ("next_phase", _("A move to a new school or college is coming")),
            ("reassess", _("We asked for a new assessment of a plan we have")),
            ("ending", _("The council wants to end the plan, or has ended it")),
            ("moved", _("We moved to another council’s area")),
            ("budget", _("A personal budget or direct payments")),
        ),
    ),
    (
        _("School"),
        (
            ("excluded", _("Suspended or excluded from school")),
            ("absent", _("Out of school, or off sick for long")),
            ("transport", _("School transport")),
            ("support", _("Help at school without a plan")),
            ("unfair", _("Treated unfairly because of a disability")),
        ),
    ),
    (
        _("Putting it right"),
        (
            ("appeal", _("Mediation or an appeal")),
            ("order", _("The Tribunal made an order")),
            ("complaint", _("A complaint, the Ombudsman or a court")),
            ("records", _("We asked for records or information")),
            ("custody", _("The young person is, or was, in custody")),
        ),
    ),
)
AREAS: tuple[str, ...] = tuple(code for _heading, areas in GROUPS for code, _words in areas)
"""Every area by its fixed name."""

HAS_PLAN = ("final", "provision", "review", "change", "next_phase", "reassess", "ending", "moved", "budget")
"""The areas that only a plan can bring."""
