"""How pages are put together: where templates lie, and the words every one of them can use."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils import translation
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

from upheld.web import clock
from upheld.web.ui import addresses, fields, format

_ENGLISH = Markup('<span lang="en-GB">%s</span>')
_MACROS = {"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}


def environment(**options: Any) -> Environment:
    """The environment Django's Jinja2 backend asks for."""
    options["loader"] = ChoiceLoader([options["loader"], PrefixLoader(_MACROS)])
    options["extensions"] = ["jinja2.ext.i18n", "jinja2.ext.do"]
    options["trim_blocks"] = options["lstrip_blocks"] = True
    made = Environment(**options)
    made.install_gettext_callables(_gettext, _ngettext, newstyle=False)  # type: ignore[attr-defined]
    made.globals |= {
        "_": _gettext,
        "url": addresses.address,
        "in_case": addresses.is_within,
        "case_address": addresses.case_address,
        "static": static,
        "en": english,
        "day": format.day,
        "short_day": format.short_day,
        "month": format.month,
        "span": format.span,
        "due": format.due,
        "number": format.number,
        "between": format.between,
        "field": fields.field,
        "error_summary": fields.error_summary,
        "language": translation.get_language,
        "direction": _direction,
        "languages": settings.LANGUAGES,
        "today": clock.today,
        "is_pretended": clock.is_pretended,
    }
    return made


def english(text: object) -> Markup:
    """Words of the law or of a letter: they stay English, and a screen reader is told so."""
    return _ENGLISH % text


def _direction() -> str:
    return "rtl" if translation.get_language_bidi() else "ltr"


def _gettext(message: str, **values: object) -> Markup:
    """A message in the visitor's language; what is put into it is escaped, the message is ours."""
    found = Markup(translation.gettext(message))
    return found % values if values else found


def _ngettext(singular: str, plural: str, n: int, **values: object) -> Markup:
    """The same for a number of things; `n` and `number` stand in it as the formatter writes the number."""
    found = Markup(translation.ngettext(singular, plural, n))
    return found % ({"n": format.number(n), "number": format.number(n)} | values)
