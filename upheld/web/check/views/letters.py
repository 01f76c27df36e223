"""Letters: which are open, one of them with its details, its words changed, and taken away in four forms."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from upheld.compliance import Reckoning
from upheld.errors import CaseError, UpheldError
from upheld.letters.choose import choice, choose
from upheld.letters.letter import STAGES, Letter
from upheld.letters.letter import letters as every_letter
from upheld.web.check.letter_form import LetterForm, WordsForm
from upheld.web.check.letter_page import LETTER_FORMS, LetterPage
from upheld.web.check.letter_settings import LetterSettings
from upheld.web.check.record import Record
from upheld.web.ui.addresses import go
from upheld.web.ui.papers import FORMS
from upheld.web.ui.sent import attachment

_Open = Callable[..., HttpResponse]
"""A view of a letter that is open: it takes the request, the record, the reckoning and the letter."""


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """The letters that are open, in order of use, and under them every letter there is."""
    record = Record.of(request)
    reckoning = _reckoned(record)
    found = choose(reckoning) if reckoning is not None else ()
    stages = [(words, [one for one in found if one.stage == stage]) for stage, words in STAGES.items()]
    every = [(words, [one for one in every_letter().values() if one.stage == stage]) for stage, words in STAGES.items()]
    shown = {
        "is_empty": reckoning is None,
        "as_at": reckoning.as_at if reckoning is not None else None,
        "stages": [(words, some) for words, some in stages if some],
        "number": len(found),
        "every": [(words, some) for words, some in every if some],
        "all": len(every_letter()),
    }
    return render(request, "check/letters.html", shown)


def _of_open_letter(view: _Open) -> Callable[..., HttpResponse]:
    """Have a view answer only for a letter that is open; for another say when it would be."""

    @wraps(view)
    def answered(request: HttpRequest, id: str, **rest: str) -> HttpResponse:
        found = every_letter().get(id)
        if found is None:
            raise Http404
        record = Record.of(request)
        reckoning = _reckoned(record)
        if reckoning is None or choice(reckoning, found) is None:
            shown = {"letter": found, "is_empty": reckoning is None}
            return render(request, "check/_letter_closed.html", shown, status=409 if request.method == "POST" else 200)
        return view(request, record, reckoning, found, **rest)

    return answered


@require_http_methods(["GET", "HEAD", "POST"])
@_of_open_letter
def letter(request: HttpRequest, record: Record, reckoning: Reckoning, letter: Letter) -> HttpResponse:
    """One letter as it will be sent, what it still asks for, and what the sender should know."""
    settings = LetterSettings.of(record, letter)
    page = settings.page(reckoning)
    if request.method == "POST":
        form = LetterForm(request.POST, page=page, details=record.details)
        if form.is_valid():
            form.put_into(record, settings)
            record.save()
            return go("check:letter", letter.id)
        return _letter(request, letter, page, form, status=422)
    return _letter(request, letter, page, LetterForm(page=page, details=record.details, settings=settings))


def _letter(
    request: HttpRequest,
    letter: Letter,
    page: LetterPage,
    form: LetterForm,
    status: int = 200,
    trouble: str = "",
) -> HttpResponse:
    email = FORMS["email"].make(page.document).decode()
    shown = {"letter": letter, "page": page, "form": form, "email": email, "trouble": trouble}
    return render(request, "check/letter.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@_of_open_letter
def words(request: HttpRequest, record: Record, reckoning: Reckoning, letter: Letter) -> HttpResponse:
    """The words of a letter, block by block, to be changed or put back."""
    settings = LetterSettings.of(record, letter)
    page = settings.page(reckoning)
    if request.method != "POST":
        return render(request, "check/words.html", {"letter": letter, "page": page, "form": WordsForm(page=page)})
    if request.POST.get("back") == "all":
        settings.put_all_back()
    else:
        form = WordsForm(request.POST, page=page)
        if not form.is_valid():
            shown = {"letter": letter, "page": page, "form": form}
            return render(request, "check/words.html", shown, status=422)
        form.put_into(settings)
        settings.settle(page, back=request.POST.get("back"), mine=request.POST.get("mine"),
                        theirs=request.POST.get("theirs"))  # fmt: skip
    settings.put_into(record)
    record.save()
    stays = any(name in request.POST for name in ("back", "mine", "theirs"))
    return go("check:words" if stays else "check:letter", letter.id)


@require_POST
@_of_open_letter
def download(request: HttpRequest, record: Record, reckoning: Reckoning, letter: Letter, *, form: str) -> HttpResponse:
    """The letter as a file; its name says which letter it is and nothing else."""
    made = FORMS.get(form)
    if made is None or form not in LETTER_FORMS:
        raise Http404(_("There is no such form of a letter."))
    settings = LetterSettings.of(record, letter)
    page = settings.page(reckoning)
    try:
        content = made.make(page.document)
    except UpheldError as error:
        shown = LetterForm(page=page, details=record.details, settings=settings)
        return _letter(request, letter, page, shown, status=422, trouble=str(error))
    return attachment(content, f"{letter.id}{made.ending}", made.type)


def _reckoned(record: Record) -> Reckoning | None:
    """The case reckoned for the day; None where nothing is there yet that could be."""
    try:
        return None if record.is_empty else record.reckoned()
    except CaseError:
        return None
