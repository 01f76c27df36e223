"""What a page calls the roles and rights of those who share a case."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from upheld.web.cases.models.access import RIGHTS, ROLES

ROLE_WORDS = {
    "parent": _("Parent or carer"), "young_person": _("The young person"),
    "representative": _("Representative of the young person"), "supporter": _("Friend, relative or supporter"),
    "adviser": _("Adviser"), "school": _("School or college"), "therapist": _("Therapist"),
    "social_worker": _("Social worker"), "officer": _("Case officer of the council"), "other": _("Somebody else"),
}  # fmt: skip
RIGHT_WORDS = {
    "read": _("Read only"), "write": _("Read, add and correct"),
    "ledger": _("See and fill in the record of provision only"),
}  # fmt: skip
assert ROLE_WORDS.keys() == ROLES.keys() and RIGHT_WORDS.keys() == RIGHTS.keys()
