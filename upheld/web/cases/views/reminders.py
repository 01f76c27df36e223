"""Whether somebody is reminded of a case by e-mail."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from upheld.web.cases.access import Access
from upheld.web.cases.audit import acting
from upheld.web.cases.door import of_case
from upheld.web.cases.models import NoReminders
from upheld.web.cases.views.page import render_case
from upheld.web.ui.addresses import go
from upheld.web.ui.forms import Form


class RemindersForm(Form):
    """Yes or no."""

    wanted = forms.ChoiceField(
        label=gettext_lazy("Do you want e-mails about this case?"),
        choices=[("yes", gettext_lazy("Yes, remind me")), ("no", gettext_lazy("No e-mails about this case"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose yes or no.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def reminders(request: HttpRequest, access: Access) -> HttpResponse:
    """What is sent and when, and the choice to have none of it."""
    mine = NoReminders.objects.filter(case=access.case, person=access.person)
    form = RemindersForm(request.POST or None, initial={"wanted": "no" if mine.exists() else "yes"})
    if request.method == "POST" and form.is_valid():
        with acting(access.case.pk, access.person, needs="see") as act:
            if form.cleaned_data["wanted"] == "yes":
                mine.delete()
            else:
                NoReminders.objects.get_or_create(case=access.case, person=access.person)
            act.write("reminders_changed", access.person.key)
        return go("cases:case", access.case.pk)
    status = 422 if request.method == "POST" else 200
    return render_case(request, access, "cases/reminders.html", form=form, status=status)
