"""Plain text, such as an e-mail that was saved, as pages: each line as it stands, nothing read as markup."""

from __future__ import annotations

import re

from upheld.documents.blocks import Block, Document, Paragraph, Text
from upheld.documents.limits import Limits
from upheld.documents.pdf import as_pdf
from upheld.documents.unreadable import Unreadable
from upheld.errors import UpheldError

_NEVER_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LETTERS_A_PAGE = 1_000
"""Fewer than a full page holds, so that text within the limit of pages stays within it."""


def text_of(data: bytes) -> str | None:
    """The text that the bytes hold, in UTF-8 or in the older Western encoding; None where they hold something else."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            return None
    return None if _NEVER_IN_TEXT.search(text) else text


def pages_of_text(data: bytes, name: str, limits: Limits) -> bytes:
    """The text as a PDF, one paragraph for each line.

    Raises:
        Unreadable: nothing is in it, or it is too long.
    """
    text = text_of(data) or ""
    if not text.strip():
        raise Unreadable(f"{name} has no words in it: get it again.")
    if len(text) > limits.pages * LETTERS_A_PAGE:
        raise Unreadable(f"{name} has {len(text):,} letters, more than a bundle can hold: give the part that matters.")
    blocks: list[Block] = [Paragraph((Text(line),)) for line in text.splitlines() if line.strip()]
    try:
        return as_pdf(Document(name, tuple(blocks), numbered=False))
    except UpheldError as error:
        raise Unreadable(f"{name} cannot be made into pages: save it as PDF and give that instead.") from error
