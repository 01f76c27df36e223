"""The letter to one council about one gap: to read, to take away, to send by mail, or to put on the request site."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse

from upheld.measures.area import Area, by_slug
from upheld.web import clock
from upheld.web.figures.asked.asking import SITE, mail_link, site_link
from upheld.web.figures.asked.gap_pages import due_day, found_gap
from upheld.web.figures.asked.of_today import of_today
from upheld.web.figures.asked.recorded import told
from upheld.web.figures.asked.writing import request_for
from upheld.web.figures.public import shown
from upheld.web.ui.papers import FORMS, html_of
from upheld.web.ui.sent import attachment


@of_today
def letter_page(request: HttpRequest, id: str, slug: str) -> HttpResponse:
    """The letter as it will be sent, and the ways to send it."""
    gap, council = found_gap(id), _council(slug)
    written = request_for(gap, council, clock.today())
    due = due_day()
    return shown(
        request,
        "gap_letter",
        {
            "wide": False,
            "gap": gap,
            "council": council,
            "letter": html_of(written.document, 3),
            "words": written.words,
            "mail": mail_link(written),
            "site": SITE,
            "site_link": site_link(written, council),
            "due": date.fromisoformat(due) if due else None,
            "replies": told(clock.today(), gap=gap.id, council=council.code),
        },
    )


@of_today
def letter_file(request: HttpRequest, id: str, slug: str, form: str) -> HttpResponse:
    """The letter as a file: docx, pdf, html, txt or email."""
    gap, council = found_gap(id), _council(slug)
    if form not in FORMS:
        raise Http404(f"There is no letter as {form[:20]}.")
    taken = FORMS[form]
    document = request_for(gap, council, clock.today()).document
    return attachment(taken.make(document), f"request_{gap.id}_{council.slug}{taken.ending}", taken.type)


def _council(slug: str) -> Area:
    found = by_slug(slug, "council")
    if found is None:
        raise Http404("There is no council of that name that can be asked.")
    return found
