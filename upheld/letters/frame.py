"""What stands round the wording of a letter: the addresses, the greeting, the end, and the page of notes after it."""

from __future__ import annotations

from collections.abc import Iterator

from upheld.compliance.explain import in_words
from upheld.compliance.words import day_words, due_words
from upheld.documents.blocks import (
    Block,
    Heading,
    Items,
    Link,
    PageBreak,
    Paragraph,
    Runs,
    Signature,
    Text,
    gaps,
)
from upheld.documents.blocks import Document as Paper
from upheld.letters.fill import Filling
from upheld.letters.markup import blocks

_SENDER = {
    "adviser": ("your_name", "your_role", "your_address", "your_email"),
    "school": ("your_name", "your_role", "school_name", "school_address"),
}
_FAMILY = ("your_name", "your_address", "your_email", "your_phone")
_TO: dict[str, tuple[str, tuple[str, ...], str]] = {
    "council": ("The SEND team", ("council_name", "council_address"), "Dear SEND team,"),
    "council_old": ("The SEND team", ("council_name", "council_address"), "Dear SEND team,"),
    "legal": ("The legal department", ("council_name", "legal_department"), "Dear Sir or Madam,"),
    "school": ("The headteacher or principal", ("school_name", "school_address"), "Dear headteacher or principal,"),
    "governors": ("The clerk to the governors", ("school_name", "governors_address"), "Dear clerk to the governors,"),
    "health": ("The chief executive", ("health_body_name", "health_body_address"), "Dear Sir or Madam,"),
    "adviser": ("The mediation adviser", ("adviser_name", "adviser_address"), "Dear mediation adviser,"),
    "tribunal": ("The SEND Tribunal", (), "Dear Tribunal,"),
    "lgsco": ("The Local Government and Social Care Ombudsman", (), "Dear Ombudsman,"),
    "ico": ("The Information Commissioner", (), "Dear Commissioner,"),
    "panel": ("The clerk to the independent review panel", ("council_name", "council_address"), "Dear clerk,"),
}


def before(filling: Filling, title: str) -> str:
    """The markup above the wording: who writes, to whom, when, and about what."""
    letter = filling.choice.letter
    first, asks, greeting = _TO[letter.to]
    sender = [str(filling.ask(name)) for name in _SENDER.get(filling.sender, _FAMILY)]
    lines = [first, *(str(filling.ask(name)) for name in asks)]
    about = title
    if letter.names_child:
        about += f": {filling.ask('child_name')}, born {filling.ask('child_date_of_birth')}"
    parts = [_fence(sender), _fence(lines), _fence([day_words(filling.reckoning.as_at)])]
    if letter.frame == "letter":
        parts.append(greeting)
    return "\n\n".join([*parts, f"# {about}", ""])


def _fence(lines: list[str]) -> str:
    return "\n".join(["```lines", *lines, "```"])


def after(filling: Filling) -> Signature:
    """The end of the letter."""
    lines = [filling.ask("your_name")]
    if filling.sender == "adviser":
        lines.append(filling.ask("your_role"))
    if filling.sender == "school":
        lines.append(filling.ask("your_role"))
    closing = "Yours faithfully," if filling.choice.letter.frame == "letter" else "Signed:"
    return Signature(closing, tuple(_runs(str(line)) for line in lines))


def _runs(markup: str) -> Runs:
    (block,) = blocks(markup)
    assert isinstance(block, Paragraph)
    return block.runs


def notes(filling: Filling, paper: Paper) -> Iterator[Block]:
    """The page after a letter, for whoever sends it: what to fill in, to check and to enclose, and how sure it is."""
    letter = filling.choice.letter
    yield PageBreak()
    yield Heading(1, (Text("Before you send this"),))
    yield Paragraph((Text("This page is for you. It is not part of the letter: take it off before you send it."),))
    yield Paragraph((Text("Why this letter now. ", strong=True), Text(filling.choice.because)))
    for title, told in (
        ("Fill in or take out", [f"[{name}]" for name in gaps(paper)]),
        ("Think first", list(filling.choice.unwise)),
        ("Check that this is true", list(letter.true)),
        ("Enclose", list(letter.enclose)),
        ("How sure the law is", list(_doubts(filling))),
    ):
        if told:
            yield Heading(2, (Text(title),))
            yield Items(tuple((Text(one),) for one in told))
    if filling.cited:
        yield Heading(2, (Text("Where to read the law"),))
        found = {one.text: one.url for entry in filling.cited.values() for one in entry.citations}
        yield Items(tuple((Link(text, url),) if url else (Text(text),) for text, url in found.items()))
    if letter.source is not None:
        yield Paragraph((Text("It follows "), Link(letter.source.title, letter.source.address),
                         Text(f" ({letter.source.dated})."),))  # fmt: skip
    checked = f"checked by {letter.checked_by}" if letter.checked_by else "not yet checked by a lawyer"
    review = f"{letter.review_by.day} {letter.review_by:%B %Y}"
    written = f"Written by {letter.written_by}; {checked}; to be looked at again by {review}."
    law = f"Law as of {filling.reckoning.law.version}. This is information, not legal advice."
    yield Paragraph((Text(f"{written} {law}"),))


def _doubts(filling: Filling) -> Iterator[str]:
    """What is less than certain: unverified law, guidance that does not bind, other readings, facts assumed."""
    for entry in {one.citations: one for one in filling.cited.values()}.values():
        named = "; ".join(one.text for one in entry.citations)
        if entry.mark == "C":
            yield f"{named}: unverified. Check it before you rely on it."
        elif not entry.binding:
            yield f"{named}: guidance or practice, not binding law."
    subjects = [one.obligation for one in filling.choice.subjects if one.obligation is not None]
    for reading in dict.fromkeys(
        f"{reading.argued_by} would say {due_words(reading.due)}. {reading.why}"
        for one in subjects
        for reading in one.readings
        if reading.due != one.due
    ):
        yield reading[0].upper() + reading[1:]
    for sentence in dict.fromkeys(sentence for one in subjects for sentence in one.unknown):
        told = in_words(filling.reckoning, sentence)
        yield told[0].upper() + told[1:] + "."
