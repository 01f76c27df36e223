"""A document with every kind of block, and words that try to break each format."""

from __future__ import annotations

import dataclasses

import pytest

from upheld.documents.blocks import (
    Block,
    Document,
    Gap,
    Heading,
    Items,
    Lines,
    Link,
    PageBreak,
    Paragraph,
    Pictured,
    Signature,
    Table,
    Text,
)

HOSTILE = (
    "#[x] $a & <b>bold</b> </p></main><script>alert(1)</script> \"q\" 's' *bold* _it_ `code` \\ @x // y /* z */ ~ "
    "-- --- ... {{ name }} {% raw %} #{1+1} ]]> &amp; %s"
)
WELSH = "Ŵy a ŷd, tŷ, ẁ ẃ ẅ Łódź Dvořák Nguyễn office fi ffl"
UNSEEN = "Child\x00 A\x07\x1b[31m\u202eB\u2066\ufeff\ud800 C\uffff"
LONG_WORD = "w" * 150
BLOCKS: tuple[Block, ...] = (
    Heading(2, (Text("A late plan"),)),
    Lines(((Text("Parent B"),), (Gap("first line of your address"),), (Text("Exampletown"),))),
    Paragraph(
        (
            *(Text("Dear Director, "), Text("this is strong", strong=True), Text(" and the duty is in ")),
            *(Link("section 1 of the Act", "https://example.org/act?a=1&b=2"), Text(", see ")),
            *(Link("page 12", "page:12"), Text(" or write to "), Link("us", "mailto:us@example.org"), Text(" by ")),
            *(Gap("date"), Text(".")),
        )
    ),
    Paragraph((Text(HOSTILE),)),
    Paragraph((Text(f"{WELSH} {LONG_WORD} end"),)),
    Heading(4, (Text("What we ask"),)),
    Items(((Text("one thing"),), (Text("another "), Gap("thing")))),
    Items(tuple((Text(f"step {number}"),) for number in range(1, 12)), ordered=True),
    Paragraph((Text("Between two lists."),)),
    Items(((Text("begins at one again"),),), ordered=True),
    Table(
        "What was owed",
        ((Text("Duty"),), (Text("Due on"),), (Text("Days late"),)),
        (
            ((Text("Final plan"),), (Text("1 June 2026"),), (Text("174"),)),
            ((Link("Decision", "https://example.org/d"),), (Gap("day"),), ()),
        ),
        widths=(3, 2, 1),
    ),
    Table(
        "What happened",
        ((Text("Number"),), (Text("What"),), (Text("Note"),)),
        tuple(
            (
                (Text(f"row {number}"),),
                (Text("The council was sent a letter and gave no answer to it within the time that it has"),),
                (Text("W" * 60 if number == 3 else "none"),),
            )
            for number in range(1, 46)
        ),
    ),
    Paragraph((Text("After the table."),)),
    Pictured("a calendar", (Text("The council has 6 weeks."),)),
    PageBreak(),
    Heading(1, (Text("The next part"),)),
    Paragraph((Text("Last words."),)),
    Signature("Yours faithfully,", ((Text("Parent B"),), (Text("for Child A"),))),
)


@pytest.fixture
def every_block() -> Document:
    return Document(f"A late plan & {HOSTILE}", BLOCKS)


@pytest.fixture
def easy_read(every_block: Document) -> Document:
    return dataclasses.replace(every_block, style="easy-read")
