"""For an adviser on the telephone: the case that is meant, or a new one; then the quick page inside it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from upheld.web.cases.actions.opening import TooMany
from upheld.web.cases.mount import PARTS, prefix_of
from upheld.web.check.forms_child import councils
from upheld.web.desk.actions.opening import open_for_service
from upheld.web.desk.door import Desk, of_organisation
from upheld.web.desk.forms import NewCaseForm, SearchForm
from upheld.web.ui.addresses import address, within


@require_http_methods(["GET", "HEAD", "POST"])
@of_organisation
def quick(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A search for the case, and the form of a new one."""
    form = NewCaseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        child = {"date_of_birth": said["born"], "local_authority": said["council"]}
        told = {"person": {name: value for name, value in child.items() if value}}
        try:
            case = open_for_service(
                desk.organisation, by=desk.person, label=said["label"], told=told, worker=desk.person
            )
        except TooMany as error:
            form.add_error(None, str(error))
        else:
            with within(prefix_of(case.pk), PARTS):
                return HttpResponseRedirect(address("check:quick"))
    return render(
        request,
        "desk/quick.html",
        {"desk": desk, "form": form, "search": SearchForm(), "councils": councils()},
        status=422 if form.errors else 200,
    )
