"""What a mail says: each kind is registered by the part it is about, so that post knows none of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.shortcuts import resolve_url
from django.template import engines
from django.utils import translation
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from upheld.web.environment import environment
from upheld.web.post.models import Message
from upheld.web.ui import format

Values = Callable[[Message], dict[str, Any] | None]


class Text(NamedTuple):
    """A mail's subject and body, in plain words."""

    subject: str
    body: str


class _Kind(NamedTuple):
    template: str
    values: Values


_KINDS: dict[str, _Kind] = {}


def register(kind: str, template: str, values: Values) -> None:
    """Make a kind of mail known, in `ready()` of the app it belongs to.

    Args:
        kind: its name, in small letters and hyphens.
        template: a text of the app, such as `cases/mail/due.txt`, that extends `post/mail.txt`.
        values: what the text is filled with, looked up when it is sent; None if it is no longer to be sent.
    """
    _KINDS[kind] = _Kind(template, values)


def is_registered(kind: str) -> bool:
    """Whether there is such a kind of mail."""
    return kind in _KINDS


def text_of(message: Message) -> Text | None:
    """What it says as things are now; None if it is no longer to be sent."""
    kind = _KINDS[message.kind]
    values = kind.values(message)
    if values is None:
        return None
    written = _templates().get_template(kind.template).render(_links() | values).strip()
    subject, _, body = written.partition("\n")
    return Text(" ".join(subject.split()), body.strip() + "\n")


def _links() -> dict[str, str]:
    """The address of the service and of its page to sign in: the only links that every mail has."""
    base = environment().base_address
    return {"base": base, "sign_in": f"{base}{resolve_url(settings.LOGIN_URL)}"}


@lru_cache(maxsize=1)
def _templates() -> Environment:
    """Those of all apps; a plain text needs nothing escaped, and a word that is missing is a fault."""
    made = Environment(
        loader=FileSystemLoader(engines["jinja2"].template_dirs),
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(_gettext, _ngettext, newstyle=False)  # type: ignore[attr-defined]
    made.globals |= {"_": _gettext, "day": format.day, "short_day": format.short_day, "number": format.number}
    return made


def _gettext(message: str, **values: object) -> str:
    found = translation.gettext(message)
    return found % values if values else found


def _ngettext(singular: str, plural: str, n: int, **values: object) -> str:
    return translation.ngettext(singular, plural, n) % ({"n": format.number(n), "number": format.number(n)} | values)
