"""The forms for sharing a case: whom to invite, as what, and what is kept from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.actions.sharing import Terms
from upheld.web.cases.models import Grant
from upheld.web.cases.models.access import LEDGER_ALONE
from upheld.web.cases.sharing_words import RIGHT_WORDS, ROLE_WORDS
from upheld.web.check.forms_child import ExactDayField
from upheld.web.ui.forms import Form

_OF_LEDGER = ("school", "therapist")
_TAKING = ("parent", "young_person", "representative", "adviser", "other")


class _Email(Form):
    """Somebody's e-mail address, which is not the inviter's own."""

    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("They sign in with this address, or make an account with it. Then they can accept."),
        max_length=254,
        error_messages={"required": _("Enter their e-mail address.")},
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        """The form, for one inviter."""
        super().__init__(*args, **kwargs)
        self._by = by

    def clean_email(self) -> str:
        """The address, in small letters.

        Raises:
            ValidationError: it is their own.
        """
        email = str(self.cleaned_data["email"]).lower()
        if email == self._by.email.lower():
            raise ValidationError(gettext("This is your own address. Enter that of the person you want to invite."))
        return email


class _TermsFields(Form):
    """What somebody may do, what is kept from them, and until when."""

    right = forms.ChoiceField(
        label=_("What may they do?"),
        help_text=_("The record of provision is the plan’s lines, the term dates, what each side says was delivered, "
                    "and progress. Whoever is given that alone sees no other page of the case: no plan, no documents, "
                    "notes or letters, and none of its days. It is meant for a school or a therapist."),
        choices=list(RIGHT_WORDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what they may do.")},
    )  # fmt: skip
    hides_addresses = forms.BooleanField(
        label=_("Do not show them where the family lives"),
        help_text=_("Everything that may tell it is left out too: free words, letters, and documents and notes "
                    "that are not marked as free of it."),
        required=False,
    )  # fmt: skip
    hides_schools = forms.BooleanField(
        label=_("Do not show them the names of schools"), help_text=_("The same is left out here."), required=False
    )
    until = ExactDayField(
        label=_("Until when? (if you want it to end by itself)"),
        help_text=_("The last day on which they can see the case."),
        required=False, may_be_unknown=False, may_be_future=True,
    )  # fmt: skip

    def offer(self, role: str) -> None:
        """Put first what is meant for a role: for a school and a therapist the record of provision alone."""
        if role in _OF_LEDGER:
            names = sorted(RIGHT_WORDS, key=lambda name: name != LEDGER_ALONE)
            self.fields["right"].choices = [(name, RIGHT_WORDS[name]) for name in names]  # type: ignore[attr-defined]

    def clean_until(self) -> date | None:
        """The last day.

        Raises:
            ValidationError: it is over.
        """
        found = _day(self.cleaned_data["until"])
        if found is not None and found < clock.real().date():
            raise ValidationError(gettext("This day is over. Enter today or a later day, or leave it empty."))
        return found

    def terms(self, role: str) -> Terms:
        """What was chosen, for a role."""
        told = self.cleaned_data
        return Terms(role, told["right"], told["hides_addresses"], told["hides_schools"], told.get("from_on"),
                     told["until"])  # fmt: skip


class Invite(_Email, _TermsFields):
    """Somebody to invite."""

    field_order = ("email", "role", "right", "hides_addresses", "hides_schools", "from_on", "until")
    role = forms.ChoiceField(
        label=_("Who are they?"),
        choices=list(ROLE_WORDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who they are.")},
    )
    from_on = ExactDayField(
        label=_("From when? (if it should not begin at once)"),
        required=False, may_be_unknown=False, may_be_future=True,
    )  # fmt: skip

    @staticmethod
    def as_one(role: str) -> Mapping[str, Any]:
        """What the form shows at first for somebody of a role; any other word is a role not chosen yet."""
        if role in _OF_LEDGER:
            return {"role": role, "right": LEDGER_ALONE}
        return {"right": "read"} | ({"role": role} if role in ROLE_WORDS else {})

    def clean_from_on(self) -> date | None:
        """The first day."""
        return _day(self.cleaned_data["from_on"])

    def clean(self) -> dict[str, Any]:
        """Both days, in their order."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = told.get("from_on"), told.get("until")
        if first and last and last < first:
            self.add_error("until", gettext("The last day comes before the first one: check both."))
        return told


class ChangeAccess(_TermsFields):
    """What somebody with access may do from now on."""

    @staticmethod
    def of(grant: Grant) -> Mapping[str, Any]:
        """What the form shows for a grant."""
        until = "" if grant.to_at is None else last_day(grant.to_at).isoformat()
        return {"right": grant.right, "hides_addresses": grant.hides_addresses, "hides_schools": grant.hides_schools,
                "until": until}  # fmt: skip


class HandOver(_Email):
    """Somebody who is to hold the case."""

    role = forms.ChoiceField(
        label=_("Who are they?"),
        choices=[(name, ROLE_WORDS[name]) for name in _TAKING],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who they are.")},
    )


class InviteYoungPerson(_Email):
    """The e-mail address of the young person."""


def last_day(ends: datetime) -> date:
    """The last day of an access, from the moment at which it ends."""
    moment = ends.astimezone(clock.ENGLAND)
    return moment.date() - timedelta(days=moment.time() == time())


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
