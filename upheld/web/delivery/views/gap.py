"""The gap: which lines have fallen short past what was chosen, by whose word, whose it is to mend, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from upheld.delivery.account import Session
from upheld.delivery.action import Gap, Mender, Threshold, gaps, steps
from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.reasons import REASONS
from upheld.letters.choose import choose
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.door import of_ledger
from upheld.web.delivery.actions.setting_up import set_threshold
from upheld.web.delivery.gap_words import MENDER_WORDS, MINE, education_away, shown
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.line_words import SECTION_WORDS
from upheld.web.delivery.views.page import render_ledger
from upheld.web.delivery.views.papers import has_plan, reckoned
from upheld.web.delivery.with_record import LETTERS
from upheld.web.delivery.words import amount, between
from upheld.web.ui.addresses import go
from upheld.web.ui.forms import Form

_WRONG = {"invalid": gettext_lazy("Write a whole number."), "required": gettext_lazy("Write a number.")}


class ThresholdForm(Form):
    """From when on a shortfall is shown as one to act on."""

    kind = forms.ChoiceField(
        label=gettext_lazy("From when on is a gap one to act on?"), widget=forms.RadioSelect,
        choices=(("any", gettext_lazy("Any, from the first minute")), ("minutes", gettext_lazy("So many minutes")),
                 ("share", gettext_lazy("Such a share of what was owed"))),
        error_messages={"required": gettext_lazy("Choose one."), "invalid_choice": gettext_lazy("Choose one.")},
    )  # fmt: skip
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"), required=False, widget=forms.TextInput, error_messages=_WRONG
    )
    share = forms.IntegerField(
        label=gettext_lazy("Per cent"), required=False, widget=forms.TextInput, error_messages=_WRONG
    )

    def threshold(self) -> Threshold:
        """What was chosen.

        Raises:
            DeliveryError: the number cannot be.
        """
        kind = self.cleaned_data["kind"]
        return Threshold(kind, 0 if kind == "any" else self.cleaned_data[kind] or 0)


@dataclass(frozen=True, slots=True)
class Row:
    """The gap of one line in words; `mends` pairs whose it is with how much of it.

    For whoever has the ledger alone, `missing` is what is theirs to mend, and the rest is left out.
    """

    what: str
    line: str
    section: str
    missing: str
    owed: str
    opened_on: date | None
    says: tuple[str, ...]
    is_disputed: bool
    explained: str
    mends: tuple[tuple[str, str], ...]
    bound: tuple[str, str] | None
    is_absolute: bool


@require_http_methods(["GET", "HEAD", "POST"])
@of_ledger
def gap(request: HttpRequest, access: Access) -> HttpResponse:
    """The lines past the threshold, and what can be done; for whoever has the ledger alone, what is theirs to mend."""
    if request.method == "POST":
        access.must_write()
    ledger = Ledger(access)
    threshold = ledger.threshold
    given = {"kind": threshold.kind, threshold.kind: threshold.value}
    form = ThresholdForm(request.POST if request.method == "POST" else None, initial=given)
    if request.method == "POST" and form.is_valid():
        try:
            set_threshold(ledger, form.threshold(), by=access.person)
            return go("delivery:gap", access.case.pk)
        except DeliveryError as error:
            form.add_error(form.cleaned_data["kind"], str(error))
    entitled, delivery = ledger.entitlements, ledger.reckoned(clock.today())
    found = gaps(delivery, entitled, threshold)
    mine = None if access.sees_case else MINE.get(access.ledger_role, frozenset())
    if mine is not None:
        found = tuple(one for one in found if one.of(mine))
    reckoning = reckoned(request, access) if access.sees_case else None
    opened = {one.letter.id for one in choose(reckoning)} if reckoning is not None else set()
    todo = steps(found) if access.sees_case else ()
    # An event of the case is made of what was missed and explained by nothing; SEN support never makes one.
    proved = any(one.tally.not_delivered or one.entitlement.section == "SEN" for one in found)
    away = access.sees_case and any(_was_away(one) for one in delivery.sessions)
    return render_ledger(
        request, access, "delivery/gap.html", here="gap", form=form, threshold=threshold,
        rows=[_row(one, mine) for one in found], unknown=len({one.entitlement.line for one in delivery.unmeasured}),
        steps=shown(todo, opened) if proved or any(one.letter in opened for one in todo) else [],
        wants_plan=bool(todo) and not has_plan(reckoning) and any(one.entitlement.section != "SEN" for one in found),
        is_absolute=any(one.section in ("F", "G") for one in entitled), offers_record=bool(todo),
        away=education_away() if away else None, away_letter="education_out_of_school" in opened,
        has_lines=bool(entitled), warnings=delivery.warnings,
        with_record=LETTERS.keys() if access.sees_all else (), mine=mine is not None,
        status=422 if form.errors else 200,
    )  # fmt: skip


def _was_away(one: Session) -> bool:
    reasons = (one.setting.reason, one.family.reason)
    return bool(one.tally.missing) and any(why and REASONS[why].explained == "absence" for why in reasons)


def _row(one: Gap, mine: frozenset[Mender] | None) -> Row:
    tally, whole = one.tally, mine is None
    mends = [(each, minutes) for each, minutes in one.mends if mine is None or each in mine]
    missing = between(one.least, one.most) if mine is None else amount(one.of(mine))
    whose, bound = one.bound
    shows_bound = bool(bound) and (mine is None or whose in mine)
    return Row(
        one.entitlement.what, one.entitlement.line, str(SECTION_WORDS[one.entitlement.section]), missing,
        amount(tally.owed), one.opened_on if whole else None, tuple(_says(one)) if whole else (),
        one.is_disputed and whole, amount(tally.explained) if tally.explained and whole else "",
        tuple((str(MENDER_WORDS[each]), amount(minutes)) for each, minutes in mends),
        (str(MENDER_WORDS[whose]), amount(bound)) if shows_bound else None,
        one.entitlement.section in ("F", "G"),
    )  # fmt: skip


def _says(one: Gap) -> Sequence[str]:
    tally = one.tally
    told = []
    for minutes, words in (
        (tally.missing_both, _("%(minutes)s by both accounts")),
        (tally.missing_setting, _("%(minutes)s by the word of the school or service")),
        (tally.missing_family, _("%(minutes)s by the word of the family")),
        (tally.disputed, _("%(minutes)s on which the two accounts differ")),
    ):
        if minutes:
            told.append(words % {"minutes": amount(minutes)})
    return told
