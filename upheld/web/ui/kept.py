"""How long answers are kept, in words, from the settings and nowhere else."""

from __future__ import annotations

from django.utils.translation import ngettext

from upheld.web.ui.format import number


def how_long(hours: float) -> str:
    """A number of hours as a reader says it: 2 hours; 30 minutes where it is no whole number of hours."""
    if hours == int(hours):
        whole = int(hours)
        return ngettext("%(number)s hour", "%(number)s hours", whole) % {"number": number(whole)}
    minutes = max(1, round(hours * 60))
    return ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": number(minutes)}
