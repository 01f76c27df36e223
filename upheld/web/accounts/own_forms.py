"""The forms of the account that are ours: a name, an organisation, a colleague, a role."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from upheld.web.accounts.models import Membership, Organisation
from upheld.web.ui.forms import Form, TextField

_ADDRESS = re.compile(r"https?:|www\.|@", re.IGNORECASE)
KINDS = {
    "sendiass": _("A SEND information, advice and support service"), "charity": _("A charity or a helpline"),
    "school": _("A school or a college"), "council": _("A council"), "health": _("A health body"),
    "other": _("Something else"),
}  # fmt: skip
ROLES = {
    "manager": _("Manager"), "adviser": _("Adviser"), "reader": _("Reader"),
}  # fmt: skip
ROLE_HINTS = {
    "manager": _("Does all that an adviser does, asks people in and out, and sees all cases of the organisation."),
    "adviser": _("Works on the cases that were shared with the organisation."),
    "reader": _("Reads those cases and changes nothing."),
}
assert KINDS.keys() == Organisation.KINDS.keys() and ROLES.keys() == Membership.ROLES.keys()


class Name(Form):
    """What those see with whom somebody shares a case."""

    name = TextField(label=_("Your name"), max_length=100, required=False)


class NewOrganisation(Form):
    """An organisation that is not there yet."""

    name = TextField(
        label=_("Name of the organisation"), max_length=200, error_messages={"required": _("Enter its name.")}
    )
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=list(KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )

    def clean_name(self) -> str:
        """The name.

        Raises:
            ValidationError: it holds an address, as an advertisement would.
        """
        name = " ".join(str(self.cleaned_data["name"]).split())
        if _ADDRESS.search(name):
            raise ValidationError(_("Enter the name alone, with no address in it."))
        return name


class _Role(Form):
    role = forms.ChoiceField(
        label=_("What they may do"),
        choices=list(ROLES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what they may do.")},
    )


class Colleague(_Role):
    """Somebody to ask in."""

    field_order = ("email", "role")
    email = forms.EmailField(
        label=_("Their e-mail address"),
        max_length=254,
        error_messages={"required": _("Enter their e-mail address.")},
    )


class Role(_Role):
    """Another role for somebody who is in."""
