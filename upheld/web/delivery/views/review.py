"""Preparing for the annual review: one page, by which day it must go round, and what the child or young person says."""

from __future__ import annotations

from datetime import date
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.papers.review import Review, review_page
from upheld.delivery.papers.review_day import papers_by
from upheld.delivery.papers.review_easy import easy_review
from upheld.delivery.progress.own_words import words_for_review
from upheld.delivery.progress.progress import LONGEST_NOTE
from upheld.delivery.progress.ratings import How
from upheld.errors import UpheldError
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.door import of_ledger
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.own_words_kept import add_words, hidden_from, own_words_said, take_back
from upheld.web.delivery.progress_kept import speaks_themselves
from upheld.web.delivery.review_made import first_day_of, meeting_of, review_of
from upheld.web.delivery.views.page import render_ledger
from upheld.web.delivery.words import WHO_WORDS
from upheld.web.ui.addresses import go
from upheld.web.ui.forms import Form, PartDateField, TextField
from upheld.web.ui.papers import FORMS as MADE
from upheld.web.ui.papers import html_of
from upheld.web.ui.sent import attachment

FORMS = ("docx", "pdf", "easy-docx", "easy-pdf")
"""The forms of the page by the word in their address: as it is, and in easy read."""


class DaysForm(Form):
    """The day of the meeting, and from when the page tells."""

    meeting_on = PartDateField(label=gettext_lazy("When is the meeting?"), required=False, may_be_unknown=False,
                               may_be_future=True)  # fmt: skip
    from_on = PartDateField(label=gettext_lazy("From which day shall the page tell?"), required=False,
                            may_be_unknown=False)  # fmt: skip

    def clean_meeting_on(self) -> date | None:
        """The day; None where it is not known."""
        return _day(self.cleaned_data["meeting_on"])

    def clean_from_on(self) -> date | None:
        """The day; None where it was left out."""
        return _day(self.cleaned_data["from_on"])


class WordsForm(Form):
    """What the child or young person says, and whose words they are."""

    text = TextField(
        label=gettext_lazy("The words"), widget=forms.Textarea, max_length=LONGEST_NOTE,
        help_text=gettext_lazy(
            "What goes well, what does not, what they want. Everybody who may see this record can read it."
        ),
        error_messages={
            "required": gettext_lazy("Write what they say, in their words."),
            "max_length": gettext_lazy(
                "This has %(show_value)d letters, and %(limit_value)d is the most: make it shorter."
            ),
        },
    )  # fmt: skip
    how = forms.ChoiceField(
        label=gettext_lazy("Whose words are these?"), widget=forms.RadioSelect,
        choices=[
            ("self", gettext_lazy("Theirs: they write this themselves")),
            ("easy_read", gettext_lazy("Theirs: somebody else writes down what they said or showed")),
            ("proxy", gettext_lazy("Somebody else’s, who says what they think the child or young person would say")),
        ],
        error_messages={
            "required": gettext_lazy("Choose whose words these are."),
            "invalid_choice": gettext_lazy("Choose whose words these are."),
        },
    )  # fmt: skip
    helper = TextField(
        label=gettext_lazy("Who writes it down, or says it for them?"), required=False, max_length=100,
        help_text=gettext_lazy("What they are to the child or young person, such as “their mother”."),
    )  # fmt: skip
    is_open = forms.BooleanField(label=gettext_lazy("It holds no address and no name of a school"), required=False)
    id = forms.UUIDField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Whose words they are, told where somebody else comes in, and only then."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("how") in ("easy_read", "proxy") and not found.get("helper"):
            self.add_error("helper", _("Say who writes it down, or says it for them."))
        if found.get("how") == "self":
            found["helper"] = ""
        return found


def _day(said: str) -> date | None:
    if not said:
        return None
    if len(said) < 10:
        raise forms.ValidationError(_("Enter the day, the month and the year."))
    return date.fromisoformat(said)


@require_http_methods(["GET", "HEAD", "POST"])
@of_ledger
def review(request: HttpRequest, access: Access) -> HttpResponse:
    """The page to read, for the days that were given; what the child says is written down here too."""
    ledger = Ledger(access)
    days = DaysForm(request.POST if "meeting_on_day" in request.POST or "from_on_day" in request.POST else None)
    match request.POST.get("do") if request.method == "POST" else None:
        case "say":
            access.must_write_ledger()
            form = _offered(WordsForm(request.POST), access)
            if form.is_valid():
                told = form.cleaned_data
                try:
                    add_words(ledger, told["id"], told["text"], cast(How, told["how"]), told["helper"], told["is_open"],
                              by=access.person)  # fmt: skip
                except DeliveryError as error:
                    return _shown(request, ledger, days, form, trouble=str(error))
                return go("delivery:review", access.case.pk)
            return _shown(request, ledger, days, form)
        case "back":
            access.must_write_ledger()
            take_back(ledger, _mine(ledger, request.POST.get("words", "")), by=access.person)
            return go("delivery:review", access.case.pk)
    return _shown(request, ledger, days, None)


@require_POST
@of_ledger
def review_as(request: HttpRequest, access: Access, form: str) -> HttpResponse:
    """The page as a file; its name says what it is and nothing else."""
    if form not in FORMS:
        raise Http404
    ledger, days = Ledger(access), DaysForm(request.POST)
    if not days.is_valid():
        return _shown(request, ledger, days, None)
    found, ending = _made(ledger, days), form.removeprefix("easy-")
    paper = review_page(found) if form == ending else easy_review(found)
    try:
        content = MADE[ending].make(paper)
    except UpheldError as error:
        return _shown(request, ledger, days, None, trouble=str(error))
    name = "review" if form == ending else "review_easy_read"
    return attachment(content, f"{name}{MADE[ending].ending}", MADE[ending].type)


def _made(ledger: Ledger, days: DaysForm) -> Review:
    """The page for the days that were given; where one was not, for those that the case says."""
    told = days.cleaned_data if days.is_bound and days.is_valid() else {}
    return review_of(ledger, told.get("from_on") or first_day_of(ledger), told.get("meeting_on") or meeting_of(ledger))


def _mine(ledger: Ledger, id: str) -> Any:
    """What somebody said themselves and still stands, by its id."""
    stand = words_for_review(own_words_said(ledger), date.min, clock.today())
    found = next((one for one in stand if one.id == id and one.by == str(ledger.access.person.pk)), None)
    if found is None:
        raise Http404
    return found


def _shown(
    request: HttpRequest, ledger: Ledger, days: DaysForm, form: WordsForm | None, trouble: str = ""
) -> HttpResponse:
    access, found = ledger.access, _made(ledger, days)
    if not days.is_bound:
        days = DaysForm(initial={"meeting_on": _text(found.meeting_on), "from_on": _text(found.from_on)})
    wrong = bool(days.errors or trouble or (form is not None and form.errors))
    return render_ledger(
        request, access, "delivery/review.html", here="review", days=days, trouble=trouble, review=found,
        form=form if form is not None and form.errors else days,
        words_form=_offered(form or WordsForm(initial={"id": uuid4()}), access),
        papers=papers_by(found.meeting_on, clock.today()) if found.meeting_on else None, forms=FORMS,
        rule=papers_by(found.meeting_on or clock.today(), clock.today()), who_words=WHO_WORDS,
        preview=html_of(review_page(found), 2), me=str(access.person.pk), hides=hidden_from(ledger),
        status=422 if wrong else 200,
    )  # fmt: skip


def _offered(form: WordsForm, access: Access) -> WordsForm:
    """The form with what this person can truly choose: nobody else writes as the child or young person."""
    if not speaks_themselves(access):
        how = form.fields["how"]
        how.choices = [one for one in how.choices if one[0] != "self"]  # type: ignore[attr-defined]
    return form


def _text(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
