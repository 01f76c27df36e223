"""Save the case to a file, and open it again."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from upheld.errors import CaseError
from upheld.web.check.case_file import (
    CASE_NAME,
    DETAILS_NAME,
    Refused,
    details_as_toml,
    details_in,
    open_case,
)
from upheld.web.check.record import Record
from upheld.web.ui.addresses import go
from upheld.web.ui.forms import Form
from upheld.web.ui.sent import attachment

_TOML = "application/toml; charset=utf-8"


class OpenForm(Form):
    """A case file, the file of names for letters if there is one, and leave to replace what is there."""

    case = forms.FileField(
        label=gettext_lazy("The case file"),
        allow_empty_file=True,
        error_messages={
            "required": gettext_lazy("Choose the file you saved."),
            "invalid": gettext_lazy("Choose the file you saved."),
        },
    )
    details = forms.FileField(
        label=gettext_lazy("The file of names and addresses for letters, if you saved one"),
        required=False,
        allow_empty_file=True,
    )
    replace = forms.BooleanField(
        label=gettext_lazy("Yes, put the file in the place of what I told you here"),
        required=False,
    )

    def __init__(self, *args: object, is_empty: bool, **kwargs: object) -> None:
        """Know whether there is anything to lose."""
        super().__init__(*args, **kwargs)
        self.is_empty = is_empty

    def clean_replace(self) -> bool:
        """Whether what is there may go."""
        if not self.is_empty and not self.cleaned_data["replace"]:
            raise forms.ValidationError(
                _("Say that the file may take the place of what you told us, or save that first.")
            )
        return bool(self.cleaned_data["replace"])


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """The page, a file to keep, or the case of a file that was opened."""
    record = Record.of(request)
    if request.method != "POST":
        return _page(request, record, OpenForm(is_empty=_is_empty(record)))
    match request.POST.get("do"):
        case "save" if not record.is_empty:
            return _saved(request, record)
        case "save-details" if any(said.strip() for said in record.details.values()):
            return attachment(details_as_toml(record.details).encode(), DETAILS_NAME, _TOML)
        case "open":
            return _opened(request, record)
    return go("check:file")


def _saved(request: HttpRequest, record: Record) -> HttpResponse:
    try:
        return attachment(record.as_toml().encode(), CASE_NAME, _TOML)
    except CaseError as error:
        return _page(request, record, OpenForm(is_empty=_is_empty(record)), status=422, trouble=str(error))


def _opened(request: HttpRequest, record: Record) -> HttpResponse:
    form = OpenForm(request.POST, request.FILES, is_empty=_is_empty(record))
    if form.is_valid():
        place = "details"
        try:
            names = details_in(form.cleaned_data["details"]) if form.cleaned_data["details"] else {}
            place = "case"
            open_case(record, form.cleaned_data["case"])
        except Refused as error:
            form.add_error(place, forms.ValidationError(error.told))
        else:
            record.details = names
            record.save()
            return go("check:timeline")
    return _page(request, record, form, status=422)


def _page(
    request: HttpRequest, record: Record, form: OpenForm, *, status: int = 200, trouble: str = ""
) -> HttpResponse:
    has_details = any(said.strip() for said in record.details.values())
    shown = {
        "form": form,
        "events": len(record.entries),
        "has_details": has_details,
        "is_empty": _is_empty(record),
        "trouble": trouble,
    }
    return render(request, "check/file.html", shown, status=status)


def _is_empty(record: Record) -> bool:
    return not (record.entries or record.person or record.facts or record.details or record.edits)
