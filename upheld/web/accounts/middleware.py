"""What every page of the account gets: the sentence the page before left for it, and 422 where something was wrong."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import reverse

from upheld.web.accounts.said import said
from upheld.web.ui.forgotten import emptied

_METHODS = ("GET", "HEAD", "POST")
Answer = Callable[[HttpRequest], HttpResponse]


class Pages:
    """Completes the pages of django-allauth, and ours that lie beside them."""

    def __init__(self, answer: Answer) -> None:
        """Stand between the request and its answer."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; whoever has signed out leaves nothing on the device."""
        signs_out = request.method == "POST" and request.path_info == reverse("account_logout")
        was_signed_in = signs_out and request.user.is_authenticated
        response = self._answer(request)
        return emptied(response) if was_signed_in and response.status_code == 302 else response

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """405 for what no page of the account is asked by."""
        if is_of_account(request) and request.method not in _METHODS:
            return HttpResponseNotAllowed(_METHODS)
        return None

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """The page with what it lacks, before it is written."""
        if not is_of_account(request):
            return response
        context = response.context_data or {}
        shown = [one for one in context.values() if isinstance(one, forms.BaseForm)]
        if (
            request.method == "POST"
            and response.status_code == 200
            and any(one.is_bound and one.errors for one in shown)
        ):
            response.status_code = 422
        response.context_data = context | {"said": said(request)}
        return response


def is_of_account(request: HttpRequest) -> bool:
    """Whether the page is one of the account."""
    found = request.resolver_match
    return found is not None and (found.namespace == "accounts" or found.view_name.startswith(("account_", "mfa_")))
