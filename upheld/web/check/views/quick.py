"""Quick entry: one page of lines, for an adviser on the telephone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from upheld.case import KINDS
from upheld.web import clock
from upheld.web.check.quick import as_line
from upheld.web.check.quick_page import QuickForm, mark, more, names_of, take, waiting_of
from upheld.web.check.quick_words import suggestions
from upheld.web.check.record import Record
from upheld.web.ui.addresses import go


@require_http_methods(["GET", "HEAD", "POST"])
def quick(request: HttpRequest) -> HttpResponse:
    """All lines on one page; good ones are kept, bad ones come back with a sentence each."""
    record = Record.of(request)
    if request.method == "POST":
        good = take(record, request.POST, clock.today())
        if "more" in request.POST:
            more(record)
        record.save()
        return go("check:answer" if good and "answer" in request.POST and not record.is_empty else "check:quick")
    waiting = waiting_of(record)
    old, new = names_of(waiting)
    form = QuickForm(waiting, [*old, *new], clock.today())
    titles = {f"e{entry.number}": KINDS[entry.data["kind"]].title for entry in record.entries}
    return render(
        request,
        "check/quick.html",
        {
            "form": form,
            "old": old,
            "new": new,
            "titles": titles,
            "marks": {f"e{entry.number}": mark(as_line(entry.data)) for entry in record.entries},
            "saved": waiting["saved"],
            "suggestions": suggestions(),
            "hidden": len(record.entries) - len(old),
        },
    )
