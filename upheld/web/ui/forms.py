"""Form fields that a tired person can fill in: a day known only in part, and forms that keep what was typed."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from upheld.web import clock
from upheld.web.ui.typed_date import quoted

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
EARLIEST_YEAR = 1980


class Form(forms.Form):
    """A form of this site; its fields are shown by `field(form["name"])`."""

    use_required_attribute = False
    error_css_class = "govuk-form-group--error"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ids as the components want them."""
        kwargs.setdefault("auto_id", "id_%s")
        super().__init__(*args, **kwargs)


class TextField(forms.CharField):
    """Words, without what no keyboard writes."""

    def to_python(self, value: Any) -> str:
        """The words, cleaned of control characters and of marks that turn text around."""
        return _CONTROL.sub("", super().to_python(value) or "")


class PartDateWidget(forms.MultiWidget):
    """Day, month and year in boxes, and a tick for a day nobody knows."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Four parts, each with its name."""
        boxes = {
            "day": forms.TextInput,
            "month": forms.TextInput,
            "year": forms.TextInput,
            "unknown": forms.CheckboxInput,
        }
        super().__init__({name: box() for name, box in boxes.items()}, attrs)

    def decompress(self, value: str | None) -> list[Any]:
        """The boxes for a day as a case file writes it."""
        if value == "unknown":
            return ["", "", "", True]
        year, month, day = [*str(value or "").split("-"), "", "", ""][:3]
        return [day.lstrip("0"), month.lstrip("0"), year, False]


class PartDateField(forms.MultiValueField):
    """A day, or as much of it as is known, as a case file writes it: 2026-01-12, 2026-01, 2026, unknown or nothing.

    Args:
        may_be_unknown: whether "I do not know the date" can be ticked.
        may_be_future: whether a day after today is taken.
    """

    widget = PartDateWidget

    def __init__(self, *, may_be_unknown: bool = True, may_be_future: bool = False, **kwargs: Any) -> None:
        """Four parts, none of which must be filled by itself."""
        self.may_be_unknown, self.may_be_future = may_be_unknown, may_be_future
        texts = [forms.CharField(required=False, max_length=20) for _each in range(3)]
        super().__init__((*texts, forms.BooleanField(required=False)), require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> str:
        """The day as text.

        Raises:
            ValidationError: one sentence that says what is wrong with which value.
        """
        given = list(value) if isinstance(value, Sequence) and not isinstance(value, str) else [value]
        day, month, year = (" ".join(str(part or "").split()) for part in [*given, "", "", ""][:3])
        if self.may_be_unknown and len(given) > 3 and given[3] not in (False, None, "", "false", "False"):
            return "unknown"
        if not (day or month or year):
            if self.required:
                raise ValidationError(self._asked(), code="required")
            return ""
        return _written(day, month, year, self.may_be_future)

    def _asked(self) -> str:
        if self.may_be_unknown:
            return _("Enter a date, or as much of it as you know, or tick that you do not know it.")
        return _("Enter a date.")


def _written(day: str, month: str, year: str, may_be_future: bool) -> str:
    if not year:
        raise ValidationError(_("Enter the year, such as 2026. The day and the month can be left empty."))
    numbers = [_number(part) for part in (day, _month(month), year)]
    if None in numbers:
        wrong = next(part for part, found in zip((day, month, year), numbers, strict=True) if found is None)
        raise ValidationError(_("“%(given)s” is not a number: write the date in numbers.") % {"given": quoted(wrong)})
    d, m, y = (found or 0 for found in numbers)
    y += 2000 if year and len(year) <= 2 else 0
    today = clock.today()
    if day and not month:
        raise ValidationError(_("Enter the month too, or leave the day empty."))
    if month and not 1 <= m <= 12:
        raise ValidationError(_("“%(given)s” is not a month: write 1 to 12.") % {"given": quoted(month)})
    if not EARLIEST_YEAR <= y <= (2100 if may_be_future else today.year):
        last = 2100 if may_be_future else today.year
        told = _("“%(given)s” is not a year we can use: write one from %(first)s to %(last)s.")
        raise ValidationError(told % {"given": quoted(year), "first": EARLIEST_YEAR, "last": last})
    if day and not 1 <= d <= monthrange(y, m)[1]:
        raise ValidationError(_("There is no such day: check “%(given)s” in that month.") % {"given": quoted(day)})
    if not may_be_future and date(y, m or 1, d or 1) > today:
        raise ValidationError(_("That date has not come yet: check it, and enter it once it has happened."))
    return "-".join([f"{y:04}", *([f"{m:02}"] if month else []), *([f"{d:02}"] if day else [])])


def _number(text: str) -> int | None:
    if not text:
        return 0
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _month(text: str) -> str:
    """A month written as a word, as a number."""
    start = text[:3].lower()
    return str(_MONTHS.index(start) + 1) if text.isalpha() and start in _MONTHS else text
