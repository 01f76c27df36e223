"""Which section does a paragraph open, if it is a title, and is it one only in part ('B2 Learning')?"""

from __future__ import annotations

from collections.abc import Collection

from upheld.documents.reading.found import Words
from upheld.documents.reading.marker import is_bullet
from upheld.plan.document import Letter
from upheld.plan.layouts.cells import with_number
from upheld.plan.layouts.headings import is_area, stands_out
from upheld.plan.layouts.title_words import titled
from upheld.plan.layouts.titles import Title, lettered


def opening(words: Words, body: float | None, named: Collection[Letter]) -> Title | None:
    """The title that a paragraph is; None where it is none.

    Args:
        body: the size of the document's text.
        named: the sections that some title names by letter, so that words alone open none of them.
    """
    if words.marker is not None and is_bullet(words.marker):
        return None
    out = stands_out(words, body)
    title = lettered(with_number(words), stands_out=out)
    if title is None and words.marker is not None:
        title = lettered(words.text, stands_out=out)
    if title is None and out and not words.text.endswith("."):
        title = titled(words.text, named)
    return None if title is not None and title.sub and not _is_part(title, words) else title


def _is_part(title: Title, words: Words) -> bool:
    """Whether 'B2 Learning' numbers a part of the section, and is no item with a number in bold."""
    count = len(title.words.split())
    named = lettered(f"Section {title.letters[0]}: {title.words}", stands_out=False) is not None
    return is_area(title.words) or (count <= 8 and (words.level > 0 or named or not title.words))
