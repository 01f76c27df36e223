"""A paper as a page shows it, and as files to take away."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from upheld.documents.blocks import Document
from upheld.documents.docx import as_docx
from upheld.documents.html import as_html
from upheld.documents.pdf import as_pdf
from upheld.documents.text import as_email, as_text

_HEADING = re.compile(r"<(/?)h([1-3])>")


@dataclass(frozen=True, slots=True)
class Form:
    """One form in which a paper can be taken away: the ending of the file, its type, and what makes it."""

    ending: str
    type: str
    make: Callable[[Document], bytes]


FORMS: dict[str, Form] = {
    "docx": Form(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
    "pdf": Form(".pdf", "application/pdf", as_pdf),
    "html": Form(".html", "text/html; charset=utf-8", lambda paper: as_html(paper).encode()),
    "txt": Form(".txt", "text/plain; charset=utf-8", lambda paper: as_text(paper).encode()),
    "email": Form("_email.txt", "text/plain; charset=utf-8", lambda paper: as_email(paper).encode()),
}
"""The forms of a paper, by the word in their address."""


def html_of(document: Document, level: int) -> str:
    """The paper as HTML, its first heading of that level.

    The words of a document are escaped, so that what looks like a heading in its HTML is one.
    """
    return _HEADING.sub(lambda found: f"<{found[1]}h{int(found[2]) + level - 1}>", as_html(document, whole=False))
