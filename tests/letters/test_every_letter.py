"""What must hold of every letter, in its sample case and in generated ones, whoever sends it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from page import validate_pdf_bytes

from tests.letters.sample import CASES, sample, with_holder, written
from tests.properties.strategies import FAST, LONG, histories
from upheld.case import KINDS, from_data
from upheld.compliance import Reckoning, reckon
from upheld.documents.blocks import Document, Gap, Heading, Items, Link, Paragraph, Run, Table, Text, runs_of
from upheld.documents.clean import words
from upheld.documents.docx import as_docx
from upheld.documents.html import as_html
from upheld.documents.pdf import as_pdf
from upheld.documents.text import as_email, as_text
from upheld.errors import UpheldError
from upheld.law import law_named
from upheld.law.code import Law
from upheld.letters.asks import ASKS
from upheld.letters.choose import choose
from upheld.letters.letter import FOLDER, letter, letters
from upheld.letters.register import authority, every_citation
from upheld.letters.write import Written, write

LAW = law_named("england")
IDS = list(letters())
SAMPLED = sorted(path.stem for path in CASES.glob("*.toml"))

LOOKS_LIKE_LAW = re.compile(
    r"\b(?:Act|Regulations|Regs|Rules|Order) (?:19|20)\d\d|\bss?\. ?\d|\bregs? \d|\br\.\d|\bSI \d{4}|\bCPR\b"
    r"|\b(?:[Ss]ection|[Rr]egulation|[Aa]rticle|[Ss]chedule|[Pp]aragraph|[Ss]ubsection) \d|\[\d{4}\]"
    r"|\bUKUT\b|\bEWHC\b|\bEWCA\b|\bGDPR\b|\bCode of Practice\b"
)
EMPTY = re.compile(
    r"\(\s*\)|\[\s*\]|\bNone\b(?! (?:of|at|that)\b)|\bnan\b|\{\{|\}\}|\{%|  \S|\s[,;:](?:\s|$)|(?<!\.)\.\.(?!\.)"
    r"|^\s*[-•]\s*$|\b(?:on|by|of|to|from|under) \.|,,|: \.",
    re.MULTILINE,
)


def wrong(one: Written, law: Law = LAW) -> Iterator[str]:
    """What is wrong with a letter: an empty field, or law that is not in the register."""
    known = every_citation(law)
    for block in one.document.blocks:
        for run in runs_of(block):
            if isinstance(run, Link) and run.text not in known:
                yield f"{run.text!r} is not in the register"
            if isinstance(run, Text) and (found := LOOKS_LIKE_LAW.search(run.text)):
                yield f"{found[0]!r} looks like law that does not come from the register: {run.text!r}"
            if isinstance(run, Gap) and run.name not in ASKS.values():
                yield f"{run.name!r} is not a thing a letter may ask for"
        for text in texts(block):
            if not text.strip():
                yield f"something is empty in {block}"
            elif found := EMPTY.search(text):
                yield f"{found[0]!r} in {text!r}"


def texts(block: Any) -> Iterator[str]:
    """The words of a block, cell by cell and line by line."""
    match block:
        case Table(caption=caption, header=header, rows=rows):
            yield caption
            yield from (words(cell) for row in (header, *rows) for cell in row)
        case Items(items=groups):
            yield from map(words, groups)
        case Heading(runs=runs) | Paragraph(runs=runs):
            yield words(runs)


def holders(reckoning: Reckoning) -> Iterator[Reckoning]:
    """The case as recorded, and with a birth that makes the parent, or the young person, hold the rights."""
    yield reckoning
    for born in (None, date(reckoning.as_at.year - 9, 3, 14), date(reckoning.as_at.year - 18, 3, 14)):
        yield with_holder(reckoning, born)


def every_way(id: str, cases: Iterable[Reckoning]) -> Iterator[Written]:
    """The letter in those cases, from everyone who may send it."""
    one = letter(id)
    for reckoning in cases:
        for sender in one.senders:
            try:
                yield write(one, reckoning, sender=sender)
            except UpheldError as error:
                # With another date of birth it may rightly not be open; never for another reason.
                assert "is not open" in str(error)
                assert reckoning is not sample(id)


@pytest.mark.parametrize("id", SAMPLED)
def test_it_is_offered_in_its_sample_case(id: str) -> None:
    assert id in {one.letter.id for one in choose(sample(id))}


@pytest.mark.parametrize("id", SAMPLED)
def test_nothing_is_empty_and_all_its_law_is_in_the_register_whoever_sends_it(id: str) -> None:
    assert [fault for one in every_way(id, [sample(id)]) for fault in wrong(one)] == []


@pytest.mark.slow
@pytest.mark.parametrize("id", SAMPLED)
def test_nor_whoever_holds_the_rights(id: str) -> None:
    assert [fault for one in every_way(id, holders(sample(id))) for fault in wrong(one)] == []


@pytest.mark.parametrize("id", SAMPLED)
def test_it_cites_law_and_says_it_is_not_checked_and_not_advice(id: str) -> None:
    one = written(id)
    assert one.cited
    told = as_text(one.with_notes)
    assert "not yet checked by a lawyer" in " ".join(told.split()).lower()
    assert "not legal advice" in told


@pytest.mark.parametrize("id", SAMPLED)
def test_what_is_given_is_put_in_and_never_read_as_markup(id: str) -> None:
    nasty = "# Child *A* [x](javascript:alert) | <b>&amp; {{ 7 * 7 }} \\ `y`"
    plain = written(id)
    given = written(id, dict.fromkeys(ASKS, nasty))
    assert given.to_fill == ()
    assert nasty in " ".join(as_text(given.document, width=None).split())
    kinds = [type(block) for block in plain.document.blocks]
    assert len(kinds) - 3 <= len([type(block) for block in given.document.blocks]) <= len(kinds) + 3
    assert not [run for run in runs(given.document) if isinstance(run, Link) and "javascript" in run.url]


def runs(document: Document) -> Iterator[Run]:
    return (run for block in document.blocks for run in runs_of(block))


@pytest.mark.slow
@pytest.mark.parametrize("id", SAMPLED)
def test_every_format_can_be_made(id: str) -> None:
    paper = written(id).with_notes
    assert as_docx(paper).startswith(b"PK")
    report = validate_pdf_bytes(as_pdf(paper), profile="ua1")
    assert report.is_compliant, [one.message for one in report.failures]
    assert "</html>" in as_html(paper)
    assert as_email(paper).startswith(f"Subject: {paper.title}")


# Generated cases

Event = dict[str, Any]
History = tuple[list[Event], date]


def check(history: History) -> None:
    events, as_at = history
    reckoning = reckon(from_data({"event": events}, name="generated"), LAW, as_at)
    for one in choose(reckoning):
        assert one.because == " ".join(one.because.split())
        assert not EMPTY.search(one.because), one.because
        assert not [reason for reason in one.unwise if EMPTY.search(reason)]
        for sender in one.letter.senders:
            made = write(one.letter, reckoning, sender=sender)
            assert list(wrong(made)) == [], (one.letter.id, sender)


@settings(FAST, max_examples=12)
@given(histories().filter(lambda history: bool(history[0])))
def test_letters_of_generated_cases(history: History) -> None:
    check(history)


@pytest.mark.slow
@settings(LONG, max_examples=60)
@given(histories().filter(lambda history: bool(history[0])))
def test_letters_of_generated_cases_at_length(history: History) -> None:
    check(history)


# The headers


@pytest.mark.parametrize("id", IDS)
def test_a_header_names_what_exists(id: str) -> None:
    one = letter(id)
    assert one.serves
    for name in one.authorities:
        if not name.endswith("*"):
            assert authority(LAW, name).citations
    conditions = (*one.when, *one.unwise)
    for when in conditions:
        for kind in (*when.event, *when.without, *when.having, *when.since):
            assert kind in KINDS, (id, kind)
        for duty in when.duty:
            assert duty.endswith("*") or duty in LAW.by_id, (id, duty)
        assert when.because[-1] in ".?!", (id, when.because)
    assert one.written_by == "upheld developers"
    assert one.review_by.year >= 2027


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.md")), ids=lambda path: path.name)
def test_no_template_types_its_own_law(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    wording = text.split("+++\n")[-1]
    told = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", wording, flags=re.DOTALL)
    assert not LOOKS_LIKE_LAW.findall(told)


def test_every_duty_that_can_be_broken_has_a_letter() -> None:
    served = {name for one in letters().values() for name in one.serves}
    prefixes = tuple(name[:-1] for name in served if name.endswith("*"))
    others = {"FTT", "RIGHTS_HOLDER", "PARENT", "ADVISER", "LGSCO", "SOS"}
    shapes = {"timed", "undated", "checklist", "daily", "not_before"}
    lacking = {
        duty.id
        for duty in LAW.duties
        if duty.shape in shapes
        and duty.bearer not in others
        and duty.id not in served
        and not (prefixes and duty.id.startswith(prefixes))
    }
    # What direct payments may not be used for: a limit on the family's side, which nobody is chased for.
    assert lacking == {"pb.limits"}


def test_a_letter_that_is_not_open_is_refused_and_says_when_it_is() -> None:
    with pytest.raises(UpheldError, match="is not open in this case on"):
        write(letter("chase_tribunal_order"), sample("chase_final_plan"))


def test_no_letter_rests_on_a_proposal() -> None:
    proposed = reckon(sample("chase_final_plan").case, law_named("reform-wp-2026"), date(2027, 9, 1))
    assert choose(proposed) == ()
    with pytest.raises(UpheldError, match="proposal, not law"):
        write(letter("chase_final_plan"), proposed)
