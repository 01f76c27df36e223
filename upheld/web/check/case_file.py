"""A case as files to keep: what is written into them, and what is taken from one that is opened."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from upheld.case.file import Format
from upheld.errors import CaseError, UpheldError
from upheld.letters.asks import known
from upheld.web.check.record import Record
from upheld.web.ui.jinja import english

LARGEST = 1_000_000
CASE_NAME = "upheld-case.toml"
DETAILS_NAME = "letter-details.toml"


class Refused(UpheldError):
    """A file that is not opened; `told` is the sentence for the page."""

    def __init__(self, told: str | SafeString) -> None:
        """Keep the sentence."""
        super().__init__(str(told))
        self.told = told


def details_as_toml(details: Mapping[str, str]) -> str:
    """The names and addresses for letters as the command takes them with `--details`."""
    lines = (f"{name} = {_quoted(said)}" for name, said in details.items() if said.strip())
    return "".join(f"{line}\n" for line in lines)


def open_case(record: Record, file: UploadedFile[Any]) -> None:
    """Put the case of a file in the place of what was there.

    Raises:
        Refused: it is too large, no text, or no case; nothing is changed.
    """
    text = _text(file)
    form: Format = "json" if text.lstrip().startswith("{") else "toml"
    try:
        record.take(text, form)
    except CaseError as error:
        raise Refused(_english(error)) from None


def details_in(file: UploadedFile[Any]) -> dict[str, str]:
    """The names and addresses of a file.

    Raises:
        Refused: it is too large, no text, or holds something else.
    """
    text = _text(file)
    try:
        return known(tomllib.loads(text))
    except UpheldError as error:
        raise Refused(_english(error)) from None
    except (ValueError, RecursionError):
        raise Refused(_("This is not a file of names and addresses: choose the one called %(name)s.")
                      % {"name": DETAILS_NAME}) from None  # fmt: skip


def _text(file: UploadedFile[Any]) -> str:
    if file.size is None or file.size > LARGEST:
        raise Refused(_("The file is larger than 1 MB. A saved case is never that large: choose another file."))
    try:
        text = bytes(file.read()).decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Refused(_("This file holds no text. Choose the file you saved here before, called %(name)s.")
                      % {"name": CASE_NAME})  # fmt: skip
    return text.replace("\r\n", "\n")


def _english(error: Exception) -> SafeString:
    """A sentence of the rooms, marked as the English it is."""
    return SafeString(english(str(error)))


def _quoted(said: str) -> str:
    return json.dumps(said, ensure_ascii=False).replace("\x7f", "\\u007f")
