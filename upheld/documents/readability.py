"""How hard a text is to read: its grade and reading age, counted from letters, words and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from upheld.documents.blocks import Document, Items, Paragraph, Pictured
from upheld.documents.clean import cleaned, words

_END = re.compile(r"(?<=[.!?])([\"'’”)\]]*)\s+(?=[\"'‘“(\[]*[A-Z0-9£])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"'‘“])(?:Mr|Mrs|Ms|Mx|Dr|St|v|s|ss|r|rr|reg|regs|para|paras|art|ch|cl|p|pp|e\.g|i\.e)\.$"
)
_NO_WORD = re.compile(r"://|@|^www\.")


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard a text is to read.

    `grade` is the Automated Readability Index, a school year of the United States; `reading_age` is that and 5,
    roughly the age in years at which a child in England reads it. `longest` is the words of the longest sentence.
    """

    grade: float
    reading_age: float
    words: int
    sentences: int
    longest: int


def of_document(document: Document) -> Readability | None:
    """How hard the running text of a document is: paragraphs, the items of lists, and sentences with pictures.

    An item of a list or a paragraph without a full stop is a sentence. Headings, tables, addresses and signatures
    are left out.

    Missing: None where no sentence is left.
    """
    return _measured(_sentences_of(document))


def reading_age(text: str) -> float | None:
    """The reading age in years of a text whose paragraphs stand on lines of their own, by the index above.

    Missing: None where there is no sentence.

    >>> reading_age("The council must reply by Monday. You can complain.")
    7.3
    """
    measured = _measured(sentence for line in text.splitlines() for sentence in _sentences(line))
    return None if measured is None else measured.reading_age


def longest_sentence(document: Document) -> str | None:
    """The sentence with the most words of a document's running text, the first of several; None without one."""
    return max(_sentences_of(document), key=lambda sentence: len(_words(sentence)), default=None)


def _sentences_of(document: Document) -> Iterator[str]:
    for block in cleaned(document).blocks:
        if isinstance(block, Paragraph | Pictured):
            yield from _sentences(words(block.runs))
        elif isinstance(block, Items):
            for item in block.items:
                yield from _sentences(words(item))


def _sentences(line: str) -> Iterator[str]:
    """The sentences of one paragraph; a usual abbreviation does not end one."""
    begun = 0
    for end in _END.finditer(line):
        if not _ABBREVIATION.search(line[begun : end.start()]):
            yield from _kept(line[begun : end.end()])
            begun = end.end()
    yield from _kept(line[begun:])


def _kept(sentence: str) -> Iterator[str]:
    if _words(sentence):
        yield sentence.strip()


def _words(sentence: str) -> list[str]:
    """The words of a sentence; an address of the web or of e-mail is none, and neither is a lone dash."""
    return [word for word in sentence.split() if any(map(str.isalnum, word)) and not _NO_WORD.search(word)]


def _measured(sentences: Iterable[str]) -> Readability | None:
    counted = [_words(sentence) for sentence in sentences]
    if not counted:
        return None
    number = sum(map(len, counted))
    letters = sum(character.isalnum() for sentence in counted for word in sentence for character in word)
    grade = round(4.71 * letters / number + 0.5 * number / len(counted) - 21.43, 1)
    return Readability(grade, round(grade + 5, 1), number, len(counted), max(map(len, counted)))
