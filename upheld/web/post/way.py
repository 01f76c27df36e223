"""How mail leaves, as whoever runs the service has set it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from upheld.errors import UpheldError
from upheld.web.environment import Environment

_NAMES = "console, none, file:FOLDER, notify, smtp://user:password@host:587 or smtps://user:password@host:465"
_KEY_LENGTH = 73  # two UUIDs and the hyphen between; the key's name may stand before


class Way(NamedTuple):
    """What Django's mail is set to."""

    backend: str
    sender: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False
    folder: str = ""


def way(wanted: Environment) -> Way:
    """The way that UPHELD_MAIL names; left out, mail is shown on the console, and over HTTPS it goes nowhere.

    Raises:
        UpheldError: it cannot be used; the sentence holds no part of it, since a password may stand in it.
    """
    told = wanted.mail.get_secret_value() if wanted.mail else ("none" if wanted.https else "console")
    sender = wanted.mail_from or "upheld@localhost"
    if told == "console":
        if wanted.https:
            raise UpheldError(
                "UPHELD_MAIL=console would write addresses and codes into the log of a service that others use: "
                "set another way, or leave it out and no mail leaves."
            )
        return Way("upheld.web.post.ways.console.EmailBackend", sender)
    if told == "none":
        return Way("upheld.web.post.ways.nowhere.EmailBackend", sender)
    if told == "notify":
        _check_notify(wanted)
        return Way("upheld.web.post.ways.notify.EmailBackend", sender)
    if told.startswith("file:"):
        return _folder(told.removeprefix("file:"), sender)
    return _smtp(told, wanted.mail_from)


def _folder(told: str, sender: str) -> Way:
    if not told:
        raise UpheldError("UPHELD_MAIL=file: needs the name of a folder after the colon.")
    return Way("upheld.web.post.ways.file.EmailBackend", sender, folder=str(Path(told).resolve()))


def _check_notify(wanted: Environment) -> None:
    key = wanted.notify_key.get_secret_value() if wanted.notify_key else ""
    if len(key) < _KEY_LENGTH or not wanted.notify_template:
        raise UpheldError(
            "UPHELD_MAIL=notify needs UPHELD_NOTIFY_KEY, the whole key as GOV.UK Notify showed it once, and "
            "UPHELD_NOTIFY_TEMPLATE, the number of the template."
        )


def _smtp(told: str, sender: str) -> Way:
    try:
        parts = urlsplit(told)
        port = parts.port
    except ValueError:
        parts, port = SplitResult("", "", "", "", ""), None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path not in ("", "/") or parts.fragment:
        raise UpheldError(
            f"UPHELD_MAIL cannot be used: it is one of {_NAMES}. Write what is not a letter or a digit in a password "
            "as % and two digits."
        )
    if not sender:
        raise UpheldError("UPHELD_MAIL is SMTP, so set UPHELD_MAIL_FROM, the address that mail comes from.")
    implicit = parts.scheme == "smtps"
    starttls = not implicit and _starttls(parts)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if user and not (implicit or starttls) and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise UpheldError("UPHELD_MAIL would send its password without TLS: leave ?tls=0 out, or write smtps://.")
    return Way(
        "upheld.web.post.ways.smtp.EmailBackend",
        sender,
        host=parts.hostname,
        port=port or (465 if implicit else 587),
        user=user,
        password=password,
        starttls=starttls,
        tls=implicit,
    )


def _starttls(parts: SplitResult) -> bool:
    """TLS unless it says `?tls=0`, which is for a mail server on the same machine."""
    told = parse_qs(parts.query)
    if parts.query and (set(told) != {"tls"} or told["tls"] not in (["0"], ["1"])):
        raise UpheldError("UPHELD_MAIL cannot be used: after ? it knows tls=1, which holds without it, and tls=0.")
    return told.get("tls") != ["0"]
