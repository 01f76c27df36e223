"""The pages for what went wrong: a sentence that says so, and what to do."""

from __future__ import annotations

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def page(request: HttpRequest, status: int, title: str, told: str) -> HttpResponse:
    """A page that says what was wrong and what to do."""
    return render(request, "ui/error.html", {"error_title": title, "told": told}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400; 413 where it was too much, 409 where another window was faster."""
    if isinstance(exception, SessionInterrupted):
        told = _("Your answers were changed or deleted in another window at the same time. Go back, and send it again.")
        return page(request, 409, _("This was not saved"), told)
    if isinstance(exception, (RequestDataTooBig, TooManyFilesSent, TooManyFieldsSent)):
        told = _("At most 50 MB can be sent at once: go back, and send fewer files, or smaller ones.")
        return page(request, 413, _("That is more than we can take at once"), told)
    return page(
        request, 400, _("We could not read what was sent"), _("Go back and try again. If you sent files, send fewer.")
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, where a form did not come from one of our pages, or came too late."""
    told = _("The page was open for a long time, or you signed in or out meanwhile. Open the page again and try again.")
    return page(request, 403, _("This form can no longer be used"), told)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return page(request, 403, _("You cannot see this page"), _("Go back, or start again from the first page."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return page(request, 404, _("There is no such page"), _("Check the address, or start again from the first page."))


def fault(request: HttpRequest) -> HttpResponse:
    """500: nothing of the fault is shown."""
    told = _("Something went wrong on our side. What you had saved before is still there. Go back and try again.")
    return page(request, 500, _("Sorry, this did not work"), told)
