"""Another version of the plan beside this one: what became of each line."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from upheld.errors import UpheldError
from upheld.plan.compare import Became, Change, compare
from upheld.web.plan import words
from upheld.web.plan.incoming import DocumentForm, NotTaken, not_taken
from upheld.web.plan.record import PlanRecord
from upheld.web.plan.views.given import with_plan
from upheld.web.ui.addresses import go

_ORDER: tuple[Became, ...] = ("weakened", "dropped", "moved", "new", "strengthened", "reworded")


class OtherForm(DocumentForm):
    """Another version, and whether it came before this one."""

    other_is = forms.ChoiceField(
        label=gettext_lazy("Which version is it?"),
        choices=[
            ("earlier", gettext_lazy("It is older than the plan that is open here")),
            ("later", gettext_lazy("It is newer than the plan that is open here")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose whether it is older or newer.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def compare_with(request: HttpRequest, record: PlanRecord) -> HttpResponse:
    """The changes, where another version was given; else where to give one."""
    if request.method != "POST":
        return _page(request, record, OtherForm())
    if request.POST.get("do") == "away":
        record.take_other(None)
        record.save()
        return go("plan:compare")
    form = OtherForm(request.POST, request.FILES)
    status = 422
    if form.is_valid():
        try:
            _take(record, form)
        except NotTaken as error:
            form.add_error("document", error.told)
            status = error.status
        else:
            record.save()
            return go("plan:compare")
    return _page(request, record, form, status)


def _take(record: PlanRecord, form: OtherForm) -> None:
    plan = form.plan()
    try:
        record.take_other(plan)
    except UpheldError as error:
        raise not_taken(error) from None
    record.details["other_is"] = form.cleaned_data["other_is"]


def _are_strangers(changes: Sequence[Change]) -> bool:
    """Whether so little of the one is found in the other that they may be plans of two children."""
    apart = sum(one.kind in ("dropped", "new") for one in changes)
    return 5 * (len(changes) - apart) < len(changes)


def _page(request: HttpRequest, record: PlanRecord, form: OtherForm, status: int = 200) -> HttpResponse:
    shown = {"form": form, "words": words, "other": record.other, "earlier": record.other_is_earlier}
    if record.other is not None:
        old, new = (record.other, record.plan) if record.other_is_earlier else (record.plan, record.other)
        comparison = compare(old, new)
        groups: list[tuple[str, list[Change]]] = [
            (kind, [one for one in comparison.changes if one.kind == kind]) for kind in _ORDER
        ]
        shown |= {
            "old": old.name,
            "new": new.name,
            "groups": [(kind, some) for kind, some in groups if some],
            "kept": sum(one.kind == "kept" for one in comparison.changes),
            "remarks": comparison.remarks,
            "strangers": _are_strangers(comparison.changes),
        }
    return render(request, "plan/compare.html", shown, status=status)
