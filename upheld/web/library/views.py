"""The pages of the library. They are public: they use no session, and what a visitor searches for is kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition, require_http_methods, require_safe

from upheld.web import clock
from upheld.web.library import glossary as words
from upheld.web.library import lists, pages
from upheld.web.library.as_at import AsAt, asked, differences, outside
from upheld.web.library.entries import Entry, NoEntry, of_kind, the_law
from upheld.web.library.entries import entry as find_entry
from upheld.web.library.fresh import etag
from upheld.web.library.kept import keep, kept
from upheld.web.library.kinds import KINDS
from upheld.web.library.proposed import proposals as every_proposal
from upheld.web.library.search import LONGEST, Found, instead, near_entries
from upheld.web.library.search import search as find
from upheld.web.library.summaries import summary
from upheld.web.library.sure import sure
from upheld.web.library.topics import TOPICS

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """A page for reading, that a browser may keep if it asks each time whether it is still the same."""

    @wraps(view)
    def answered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        mark = etag(request)
        response = kept(mark)
        if response is None:
            response = view(request, **kwargs)
            keep(mark, request, response)
        response.setdefault("Cache-Control", "no-cache")
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return require_safe(condition(etag_func=etag)(answered))


def _shown(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    law = the_law()
    about = {"section": "law", "law": law, "kinds": KINDS, "topics": TOPICS, "longest": LONGEST, "sure": sure}
    return render(request, f"library/{template}.html", about | (context or {}), status=status)


@public
def home(request: HttpRequest) -> HttpResponse:
    """The first page: search, questions, stages, who must act, and every kind of page."""
    counts = {kind: len(of_kind(kind)) for kind in KINDS}
    return _shown(request, "home", {"stages": lists.stages(), "actors": lists.actors(), "counts": counts})


@public
def entry(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    """The page of one entry; a duty or a right as it stood on a day, if one is asked for."""
    try:
        found = find_entry(kind, id)
    except NoEntry as error:
        return _shown(request, "missing", {"near": lists.lines(error.near)}, status=404)
    when = asked(request.GET.get("as-at", ""))
    if found.kind != kind or not when.canonical:
        return _moved(found, when)
    shown = pages.page(kind, id, when.day or clock.today())
    outside_law = outside(the_law(), when.day) if when.day else ""
    context = {"page": shown, "when": when, "outside": outside_law, "told": _summary(found)}
    response = _shown(request, "entry", context, status=400 if when.problem else 200)
    if when.problem:
        response["Cache-Control"] = "no-store"
    return response


def _moved(found: Entry, when: AsAt) -> HttpResponse:
    """A right asked for as a duty, or a day written as people write it: the address as it should be."""
    query = "?" + urlencode({"as-at": when.day.isoformat()}) if when.day else ""
    return HttpResponseRedirect(reverse(found.url_name, args=[found.id]) + query)


def _summary(found: Entry) -> dict[str, Any]:
    language = get_language() or ""
    if language.startswith("en"):
        return {"needed": False, "summary": None}
    return {"needed": True, "summary": summary(found, language)}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Searching. The words are sent in the body, not in the address.

    What people type here may be about their child, and addresses stay in histories and logs. So the form posts, the
    answer is the page itself, and no browser keeps it. Posting changes nothing, so it needs no token against forged
    forms, and pages with this form stay the same for everybody.
    """
    return _found(request) if request.method == "POST" else _search_form(request)


@public
def _search_form(request: HttpRequest) -> HttpResponse:
    return _shown(request, "search", {"query": "", "groups": (), "searched": False})


def _found(request: HttpRequest) -> HttpResponse:
    query = " ".join(request.POST.get("q", "")[: LONGEST + 1].replace("\x00", " ").split())
    found = find(query)
    groups: dict[str, list[Found]] = {}
    for one in found:
        groups.setdefault(one.entry.kind, []).append(one)
    context = {"query": query[:LONGEST], "groups": groups, "count": len(found), "searched": True, "few": 5}
    if not found:
        context |= {"instead": instead(query), "near": lists.lines(near_entries(query))}
    response = _shown(request, "search", context)
    response["Cache-Control"] = "no-store"
    return response


@public
def topic(request: HttpRequest, name: str) -> HttpResponse:
    """A question families ask, with the entries that answer it."""
    found = TOPICS.get(name)
    if found is None:
        raise Http404
    groups = (lists.Group("", lists.lines(lists.known(found.entries))),)
    return _shown(request, "list", {"title": found.title, "groups": groups, "folds": False})


@public
def stage(request: HttpRequest, name: str) -> HttpResponse:
    """One stage of the process, with its duties."""
    found = lists.stages().get(name)
    if found is None:
        raise Http404
    groups = (lists.Group("", found.lines),)
    return _shown(request, "list", {"title_en": found.title, "groups": groups, "folds": False})


@public
def who(request: HttpRequest, code: str) -> HttpResponse:
    """One who must act, with what it must do."""
    found = lists.actors().get(code)
    if found is None:
        raise Http404
    return _shown(request, "list", {"title_en": found.title, "groups": found.groups, "folds": True})


@public
def every(request: HttpRequest, kind: str) -> HttpResponse:
    """Every entry of one kind."""
    if kind not in KINDS:
        raise Http404
    found = KINDS[kind]
    context = {"title": found.several, "lead": found.told, "groups": lists.of(kind), "folds": kind in ("duty", "event")}
    return _shown(request, "list", context)


@public
def on_a_day(request: HttpRequest) -> HttpResponse:
    """What was different on a day."""
    when = asked(request.GET.get("as-at", ""))
    if not when.canonical and when.day:
        return HttpResponseRedirect(f"{reverse('library:on_a_day')}?{urlencode({'as-at': when.day.isoformat()})}")
    context: dict[str, Any] = {"when": when}
    if when.day:
        context |= {"different": differences(when.day), "outside": outside(the_law(), when.day)}
    response = _shown(request, "on_a_day", context, status=400 if when.problem else 200)
    if when.problem:
        response["Cache-Control"] = "no-store"
    return response


@public
def proposals(request: HttpRequest) -> HttpResponse:
    """What is proposed and is not law."""
    return _shown(request, "proposals", {"proposals": every_proposal()})


@public
def glossary(request: HttpRequest) -> HttpResponse:
    """What the words mean."""
    return _shown(request, "glossary", {"sections": words.sections(), "intro": words.intro()})
