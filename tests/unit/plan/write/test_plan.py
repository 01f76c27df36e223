"""The whole plan written: nothing of it is lost, and each line stands by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.unit.plan.write.made import PLAN
from tests.unit.plan.write.reading import bare, broken_rules, every_format, headings, said, tables
from upheld.documents.blocks import Document, Table
from upheld.documents.clean import words
from upheld.documents.docx import as_docx
from upheld.documents.pdf import as_pdf
from upheld.documents.reading.open import read
from upheld.plan.document import Piece, Plan, Section
from upheld.plan.layouts.read import plan_of
from upheld.plan.write.plan import heading_of, plan_document

WRITTEN = plan_document(PLAN)


def texts_of(plan: Plan) -> Iterator[str]:
    """Every text that the plan holds and that is the plan's own."""
    yield from (one.text for one in plan.items())
    yield from (one.ref for one in (*plan.needs, *plan.outcomes, *plan.provisions) if one.ref)
    yield from (step for one in plan.outcomes for step in one.steps)
    yield from (each for one in plan.provisions for pair in one.cells.items() for each in pair[1:])
    yield from (piece.text for section in plan.sections for piece in section.pieces)
    yield from (piece.text for piece in plan.unplaced)
    yield from (area for one in (*plan.needs, *plan.provisions) if (area := one.area))
    yield from (each for one in plan.advice for each in (one.author, one.role) if each)
    yield from (each for one in plan.people for each in (one.role, one.name))
    yield from filter(None, (plan.child, plan.council, plan.named_setting, plan.direct_payments, *plan.remarks))


@pytest.mark.parametrize("format", ["docx", "html", "pdf", "text"])
def test_every_word_of_the_plan_is_in_it(format: str) -> None:
    shown = every_format(WRITTEN)[format]
    assert [text for text in texts_of(PLAN) if bare(text) not in shown] == []


def test_the_sections_that_there_are_stand_in_the_order_of_the_law() -> None:
    assert [one for one in headings(WRITTEN) if one.startswith("Section")] == [
        "Section A: My views",
        "Section B: Special Educational Needs",
        "Section E: Outcomes",
        "Section F: Special educational provision",
        "Section G Health provision",
        "Section I: School, college or other placement",
        "Section J: Personal budget",
        "Section K: Appendices",
    ]


def test_a_section_that_was_not_found_is_named_and_not_made_up() -> None:
    assert ("Sections not found", "C, D, H1, H2, J") in tables(WRITTEN)["About this plan"]
    assert "Section D" not in said(WRITTEN)


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("SECTION F - Provision", "SECTION F - Provision"),
        ("Provision for learning", "Section F: Provision for learning"),
        ("", "Section F: Special educational provision"),
    ],
)
def test_a_heading_is_the_plans_own_where_it_names_the_section(title: str, heading: str) -> None:
    assert heading_of("F", Section("F", title)) == heading


def rows_of_f() -> list[dict[str, str]]:
    """Each row of a table of provision, by its header."""
    found = [block for block in WRITTEN.blocks if isinstance(block, Table)]
    named = [[tuple(map(words, row)) for row in (one.header, *one.rows)] for one in found]
    return [dict(zip(header, row, strict=True)) for header, *rows in named if "Provision" in header for row in rows]


def test_each_line_is_a_row_with_what_it_is_tied_to() -> None:
    assert rows_of_f()[:2] == [
        {
            "Ref": "F1",
            "For need": "B1",
            "For outcome": "E1",
            "Provision": "Speech and language therapy programme",
            "Who": "A speech and language therapist",
            "How often": "45 minutes a week, one to one",
            "Source of advice": "K.1",
        },
        {"Ref": "F2", "Provision": "Access to a word processor as required", "How often": "Daily"},
    ]


def test_a_tie_that_only_a_heading_makes_is_not_printed_as_a_number() -> None:
    # F.3 meets need B.2 because both stand under "Learning": the caption says so again.
    assert tables(WRITTEN)["Learning"][0] == ("Ref", "Provision")


@pytest.mark.parametrize(("name", "made"), [("made.docx", as_docx), ("made.pdf", as_pdf)])
def test_our_own_reader_reads_it_back(name: str, made: Callable[[Document], bytes]) -> None:
    back = plan_of(read(made(WRITTEN), name))
    assert (back.version, back.child, back.council, back.year_group) == ("draft", "Child A", "Exampleshire Council", 5)
    assert back.dates == PLAN.dates
    assert back.named_setting == "Mainstream primary school"
    assert [(one.section, one.text, one.area) for one in back.needs] == [
        (one.section, one.text, one.area) for one in PLAN.needs
    ]
    assert [one.text for one in back.outcomes] == [one.text for one in PLAN.outcomes]
    lines = [one for one in back.provisions if one.section == "F"]
    assert [(one.ref, one.text) for one in lines] == [
        (one.ref or one.id, one.text) for one in PLAN.provisions if one.section == "F"
    ]
    first, second, *_ = lines
    assert first.cells == PLAN.provisions[0].cells
    assert (first.needs, first.outcomes, first.tied) == (("B.1",), ("E.1",), "printed")
    assert second.outcomes == ()
    assert [one.date_on for one in back.advice] == [one.date_on for one in PLAN.advice]


def test_what_the_school_is_called_stands_once() -> None:
    assert said(WRITTEN).count("Mainstream primary school") == 1
    only_named = replace(PLAN, sections=(), named_setting="Example School")
    assert "Example School" in said(plan_document(only_named))


def test_it_is_accessible_as_pdf() -> None:
    assert broken_rules(WRITTEN) == []


def test_a_plan_of_which_nothing_was_found_says_so() -> None:
    written = plan_document(Plan())
    assert headings(written) == ["Education, health and care plan"]
    assert ("Sections not found", "A, B, C, D, E, F, G, H1, H2, I, J, K") in tables(written)["About this plan"]
    loose = plan_document(Plan(unplaced=(Piece("?.1", "Some words."),)))
    assert "Some words." in said(loose)
