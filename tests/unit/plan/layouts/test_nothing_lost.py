"""Whatever a document holds, a plan comes of it, and each of its words is somewhere in it or known to be a title."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.plan.score_reading import DOCUMENTS, KINDS, documents
from upheld.documents.reading.found import Cell, Found, Grid, Place, Reading, Words, words_in
from upheld.documents.reading.open import read
from upheld.plan.document import Plan
from upheld.plan.file import from_data, to_data
from upheld.plan.layouts.read import plan_of, walked

TITLES = (
    "Section A", "Section B: Special educational needs", "SECTION C - HEALTH NEEDS", "D: Social care needs", "Outcomes",
    "Section F", "Sections F, G and H1", "Section H1: Social care provision", "I: Placement", "Personal budget",
    "Section K",
    "F", "H2", "Sections B, E and F: needs, outcomes and provision", "Section E: Outcomes and Section F: Provision",
)  # fmt: skip
TEXTS = (
    *TITLES, "Need", "Outcome", "Provision", "Who", "How often", "Strengths", "No.", "Area", "Section", "Steps",
    "Title",
    "Author", "Date", "Communication and interaction", "Outcome 1", "Outcome 1: Sam will read.", "E1", "B1, B2",
    "Staff will:",
    "Step: with help.", "None.", "Guidance: write here.", "Contents", "Name: Child A", "Date of plan: 31 February 2026",
    "He has an hour of teaching a week.", "a line that goes on", "one\ntwo\n3", "Report – Doctor M, 3 May 2026",
    "☒ Final", ":",
    "Strengths: he is kind.", "Section F must be clear.", "To be completed", "x" * 700, "٣", "\u2028", "(", "Ⅷ 1.1.1",
)  # fmt: skip
words = st.builds(
    Words,
    text=st.sampled_from(TEXTS) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60),
    place=st.builds(Place, st.none() | st.integers(1, 9), st.integers(1, 99)),
    level=st.sampled_from((0, 0, 0, 1, 2)),
    strong=st.booleans(),
    italic=st.booleans(),
    size=st.sampled_from((None, 9.0, 11.0, 14.0)),
    marker=st.sampled_from((None, None, "•", "-", "1.", "(a)", "F1.2", "B1", "E1.1", "I", "H1", "3.1")),
    indent=st.sampled_from((0.0, 18.0)),
)


def grids(blocks: st.SearchStrategy[Found]) -> st.SearchStrategy[Grid]:
    cells = st.builds(
        Cell,
        blocks=st.lists(blocks, max_size=3).map(tuple),
        row=st.integers(1, 4),
        column=st.integers(1, 4),
        row_span=st.integers(1, 3),
        column_span=st.sampled_from((1, 1, 1, 2, 4)),
        shaded=st.booleans(),
    )
    return st.builds(
        Grid,
        st.lists(cells, max_size=8).map(in_order),
        st.just(4),
        st.just(4),
        st.just(Place(1, 1)),
        st.integers(0, 2),
    )


def in_order(cells: list[Cell]) -> tuple[Cell, ...]:
    """Each place once, in the order of rows, as a reader gives them."""
    return tuple(dict(sorted({(cell.row, cell.column): cell for cell in cells}.items())).values())


blocks = st.recursive(words, lambda inner: words | grids(inner), max_leaves=12)
readings = st.builds(
    Reading, st.just("a.docx"), st.just("docx"), st.lists(blocks, max_size=10).map(tuple),
    running=st.lists(st.sampled_from(TEXTS), max_size=2).map(tuple),
    notes=st.lists(words, max_size=1).map(tuple),
)  # fmt: skip


@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(readings)
def test_any_document_gives_a_plan_that_can_be_kept(reading: Reading) -> None:
    plan = plan_of(reading)
    assert from_data(to_data(plan), "plan") == plan


@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(readings)
def test_no_word_is_lost(reading: Reading) -> None:
    assert_all_there(reading)


@pytest.mark.parametrize(
    "path", [path for of, kinds in KINDS.items() for kind in kinds for path in documents(of, kind)][::7],
    ids=lambda path: str(path.relative_to(DOCUMENTS)),
)  # fmt: skip
def test_no_word_of_a_made_up_plan_is_lost(path) -> None:  # type: ignore[no-untyped-def]
    assert_all_there(read(path.read_bytes(), path.name))


def assert_all_there(reading: Reading) -> None:
    """Each word of the document is in a line; each line that is no title is in the plan."""
    walk, _ = walked(reading)
    there = Counter(token for one in words_in(reading.blocks) for token in tokens(one.text))
    kept = Counter(token for line in walk.lines for token in tokens(f"{line.ref or ''} {line.text}"))
    assert not there - kept
    plan = plan_of(reading)
    said = set(texts(plan))
    named = {line.text for line in walk.lines if line.kind in ("heading", "title", "front")}
    for line in walk.lines:
        if line.kind not in ("heading", "title", "front"):
            assert line.text in said | named or any(line.text.endswith(text) for text in said if text)


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def texts(plan: Plan) -> Iterator[str]:
    yield from (one.text for one in plan.items())
    yield from (step for one in plan.outcomes for step in one.steps)
    yield from (piece.text for section in plan.sections for piece in section.pieces)
    yield from (piece.text for piece in plan.unplaced)
