"""The import of a caseload: a table is sent, tried out and shown; then its good rows are made when asked for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from upheld.case import KINDS
from upheld.web.cases.actions.opening import most_held
from upheld.web.desk.door import Desk, of_organisation
from upheld.web.desk.importing.columns import FIXED, Wrong
from upheld.web.desk.importing.making import made_of
from upheld.web.desk.importing.table import MOST_BYTES
from upheld.web.desk.importing.trying import Row, tried
from upheld.web.desk.levels import levels
from upheld.web.desk.written import csv_answer
from upheld.web.sealed.aside import aside, put_aside
from upheld.web.sealed.session import SessionStore
from upheld.web.ui.addresses import go

_ASIDE = "caseload"
_SHOWN = 500


@require_http_methods(["GET", "HEAD", "POST"])
@of_organisation
def sending(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What the table must be like; a table that was sent is tried out."""
    desk.must_write()
    if request.method != "POST":
        return _sending(request, desk)
    sent = request.FILES.get("table")
    if sent is None:
        return _sending(request, desk, _("Choose a file."))
    if sent.size is None or sent.size > MOST_BYTES:
        return _sending(request, desk, _("The file is larger than 5 MB: send it in parts."))
    try:
        rows = tried(sent.read(), desk.organisation, by=desk.person)
    except Wrong as error:
        return _sending(request, desk, str(error))
    _keep(request, desk, rows)
    return go("desk:import_tried", desk.organisation.key)


@require_safe
@of_organisation
def shown(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What would be made, and every mistake."""
    desk.must_write()
    rows = _kept(request, desk)
    if rows is None:
        return go("desk:import", desk.organisation.key)
    return _page(request, desk, rows)


@require_POST
@of_organisation
def making(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Make the good rows, as many as fit into one answer."""
    rows = _kept(request, desk)
    if rows is None:
        return go("desk:import", desk.organisation.key)
    done = made_of(rows, desk.organisation, by=desk.person)
    here = {*done.made, *done.here}
    for row in rows:
        row.is_here = row.is_here or row.line in here
    failed = dict(done.failed)
    for row in rows:
        if row.line in failed:
            row.wrong.append(("", failed[row.line]))
    _keep(request, desk, rows)
    return _page(request, desk, rows, done=done)


@require_safe
@of_organisation
def template(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A table to begin with: the names of the columns, and one row to write over."""
    kinds = ["ehcna_request_received", "ehcna_refused_notified", "draft_served", "plan_final_sent"]
    row = ["A-1", "Child A", "2016-05-02", "Devon", "adviser@example.org", "2", "12 Jan 2026", "", "", ""]
    return csv_answer("caseload", [[*FIXED, *kinds], row])


def _sending(request: HttpRequest, desk: Desk, trouble: str = "") -> HttpResponse:
    kinds = sorted((one.name, one.title, _choices(one)) for one in KINDS.values() if _can_be_column(one))
    found = {"desk": desk, "trouble": trouble, "kinds": kinds, "levels": levels().names, "most": most_held(desk.person)}
    return render(request, "desk/import.html", found, status=422 if trouble else 200)


def _page(request: HttpRequest, desk: Desk, rows: list[Row], **more: Any) -> HttpResponse:
    good = [row for row in rows if row.is_good]
    wrong = [row for row in rows if row.wrong]
    return render(
        request,
        "desk/import_tried.html",
        {
            "desk": desk,
            "good": len(good),
            "wrong": wrong[:_SHOWN],
            "wrong_number": len(wrong),
            "here_number": sum(row.is_here and not row.wrong for row in rows),
            "rows": good[:_SHOWN],
            "kinds": KINDS,
            "most": _SHOWN,
        }
        | more,
    )


def _can_be_column(kind: Any) -> bool:
    needed = [one for one in kind.fields if one.required]
    return not needed or (len(needed) == 1 and bool(needed[0].choices))


def _choices(kind: Any) -> tuple[str, ...]:
    return tuple(one for field in kind.fields if field.required for one in field.choices)


def _keep(request: HttpRequest, desk: Desk, rows: list[Row]) -> None:
    """Beside the session, sealed as it is: what was sent is kept nowhere else until it is made."""
    assert isinstance(request.session, SessionStore)
    put_aside(request.session, _ASIDE, {"of": str(desk.organisation.key), "rows": [one.as_data() for one in rows]})


def _kept(request: HttpRequest, desk: Desk) -> list[Row] | None:
    assert isinstance(request.session, SessionStore)
    found = aside(request.session, _ASIDE)
    if not found or found["of"] != str(desk.organisation.key):
        return None
    return [Row.from_data(one) for one in found["rows"]]
