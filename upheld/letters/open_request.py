"""A request for information that anybody may send, about no child: it needs no case.

Law: Freedom of Information Act 2000 ss.1, 8, 10, 11, 12, 16; the register has section 10.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from jinja2 import Environment, StrictUndefined, Template

from upheld.compliance.words import day_words
from upheld.documents.blocks import Block, Document, Gap, Heading, Items, Lines, Link, Paragraph, Signature, Text
from upheld.documents.text import as_email
from upheld.law.code import Law
from upheld.law.source import Citation
from upheld.letters.letter import FOLDER
from upheld.letters.markup import Marked, blocks, escape, link
from upheld.letters.register import authority

_WORDING = FOLDER / "open" / "freedom_of_information.md"
_ACT = "Freedom of Information Act 2000"
_ADDRESS = "https://www.legislation.gov.uk/ukpga/2000/36/section/"
_SECTIONS = {"form": "11", "limit": "12", "help": "16"}


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """A request as written.

    Args:
        document: the letter, with gaps for who sends it.
        title: its subject.
        words: what is asked, as plain text without greeting and name, for a form or an e-mail that adds them.
        short: the same without the paragraphs about form and cost, where there is little room.
    """

    document: Document
    title: str
    words: str
    short: str


def open_request(law: Law, body: str, title: str, questions: Sequence[str], hint: str, today: date) -> OpenRequest:
    """The request, written to one public body.

    Args:
        body: the name of the public body.
        title: what it is about, in a few words.
        questions: each a whole sentence.
        hint: what keeps the work small; empty for nothing.
        today: the day it is dated.
    """
    subject = f"Freedom of information request: {title[0].lower()}{title[1:]}"
    first = Citation(f"{_ACT} s.1", f"{_ADDRESS}1")
    cited = {name: Citation(f"section {number} of that Act", _ADDRESS + number) for name, number in _SECTIONS.items()}
    cited |= {"right": first, "time": authority(law, "foi").citations[0]}

    def named(name: str) -> Marked:
        return link(cited[name].text, cited[name].url)

    filled = _wording().render(law=named, questions=[escape(one) for one in questions], hint=escape(hint))
    inner = blocks(filled)
    greeting: tuple[Block, ...] = (
        Lines(((Gap("your name"),), (Gap("your address or e-mail address"),))),
        Lines(((Text("Freedom of information"),), (Text(body),))),
        Lines(((Text(day_words(today)),),)),
        Paragraph((Text("Dear Sir or Madam,"),)),
        Heading(1, (Text(subject),)),
    )
    document = Document(
        title=subject,
        blocks=(*greeting, *inner, Signature("Yours faithfully,", ((Gap("your name"),),))),
        style="letter",
    )
    plain = [_without_links(one) for one in inner]
    place = next(number for number, one in enumerate(plain) if isinstance(one, Items))
    return OpenRequest(document, subject, _words(plain), _words([*plain[: place + 1], plain[-1]]))


def _words(plain: Sequence[Block]) -> str:
    """The blocks as plain text whose lines are as long as they are: the reader's program wraps them."""
    return as_email(Document(title="request", blocks=tuple(plain))).split("\n\n", 1)[1].strip()


def _without_links(block: Block) -> Block:
    if not isinstance(block, Paragraph):
        return block
    return Paragraph(tuple(Text(one.text) if isinstance(one, Link) else one for one in block.runs))


@lru_cache(maxsize=1)
def _wording() -> Template:
    # The wording is our own; what goes in is escaped for Markdown before, not for HTML.
    reader = Environment(autoescape=False, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return reader.from_string(_WORDING.read_text(encoding="utf-8"))
