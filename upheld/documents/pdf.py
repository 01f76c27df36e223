"""A document as tagged PDF that a screen reader can read (PDF/UA-1)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from upheld.documents.blocks import Document
from upheld.documents.clean import cleaned
from upheld.errors import UpheldError

SQUARE = "\u25a1"
_REFUSED = "This document cannot be made into a PDF ({why}); ask for it as DOCX or HTML."
_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def as_pdf(document: Document) -> bytes:
    """The document as PDF/UA-1 on A4; the same document gives the same bytes on every machine.

    Only the typesetter's own fonts are used. They have English, Welsh and every other Latin, Greek or Cyrillic
    writing, and Arabic, Hebrew and Hindi. They lack some letters of Urdu and Kurdish, all of Chinese, Bengali,
    Gujarati, Punjabi and Tamil, and emoji. What they lack stands there as an empty square: `unshown` tells what
    that is, and the DOCX of the same document has it.
    A link to `page:N` is written as that address, for whoever puts the document into a bundle.

    Raises:
        UpheldError: a document that no format, or this one, can take.
    """
    return _made(cleaned(document))[0]


def unshown(document: Document) -> tuple[str, ...]:
    """The signs of the document that `as_pdf` shows as an empty square, each once; mostly none."""
    return _made(cleaned(document))[1]


def _made(document: Document) -> tuple[bytes, tuple[str, ...]]:
    """The PDF of a clean document, and the signs replaced in it: each try tells which ones the fonts lack."""
    lacking: dict[str, None] = {}
    while True:
        try:
            return _typeset(document, lacking), tuple(lacking)
        except typst.TypstError as error:
            new = [sign for sign in map(_read, _MISSING.findall(error.diagnostic)) if sign not in lacking]
            if not new:
                raise UpheldError(_REFUSED.format(why=error.message)) from error
            lacking |= dict.fromkeys(new)
        except BaseException as error:
            # The typesetter is written in Rust, and what it stumbles over comes out as no ordinary exception.
            if type(error).__name__ != "PanicException":
                raise
            raise UpheldError(_REFUSED.format(why="the typesetter stumbled over its words")) from error


def _typeset(document: Document, lacking: Iterable[str]) -> bytes:
    language, *subtags = document.language.split("-")
    region = next((tag for tag in subtags if len(tag) == 2 and tag.isalpha()), None)
    paper = _data(document, _pattern(lacking)) | {"lang": language.lower(), "region": region}
    made = typst.compile(
        _template(),
        format="pdf",
        pdf_standards="ua-1",
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(paper)},
    )
    assert isinstance(made, bytes)  # a PDF is one file, however many pages it has
    return made


@lru_cache(maxsize=1)
def _template() -> bytes:
    return Path(__file__).with_name("pdf_template.typ").read_bytes()


def _data(part: Any, lacking: re.Pattern[str] | None) -> Any:
    """A part of a document as JSON takes it, each block and run with its kind, and nothing that the fonts lack."""
    if is_dataclass(part):
        named = {field.name: _data(getattr(part, field.name), lacking) for field in fields(part)}
        return {"kind": type(part).__name__, **named}
    if isinstance(part, tuple):
        return [_data(one, lacking) for one in part]
    if isinstance(part, str) and lacking is not None:
        return lacking.sub(lambda found: _stand_in(found[0]), part)
    return part


def _pattern(signs: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(signs, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def _stand_in(sign: str) -> str:
    """A square for what would be seen; nothing for a mark that only joins or parts others."""
    return "" if all(unicodedata.category(one) == "Cf" for one in sign) else SQUARE


def _read(quoted: str) -> str:
    """The sign that the typesetter's message quotes."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], quoted)
