"""The table of what each side wants the plan to say."""

from __future__ import annotations

from typing import Any

from upheld.documents.blocks import Gap, Table, Text
from upheld.letters.pack.paper import papers_of
from upheld.letters.pack.working_document import working_document

ROWS = """
[[change]]
section = "F"
current = "Access to therapy as required."
family = "One hour of therapy each week."
reason = "The report."
evidence = "report.pdf"
evidence_page = 3
[[change]]
section = "B"
family = "A disorder."
authority = "A need."
evidence = "report.pdf"
[[change]]
section = "F"
family = "A place."
evidence = "note.pdf"
[[change]]
section = "F"
family = "No proof."
[[change]]
section = "F"
family = "Lost proof."
evidence = "bad.pdf"
"""


def prepared(desk: Any, rows: str = ROWS, head: str = "ground = 'c'\n") -> Any:
    """A pack with a report of four pages, a note of one, and a document that cannot be read."""
    desk.pdf("report.pdf", 4)
    desk.pdf("note.pdf", 1)
    (desk.folder / "bad.pdf").write_bytes(b"no document")
    text = desk.listed("report.pdf", "letter") + desk.listed("note.pdf", "email") + desk.listed("bad.pdf", "other")
    return desk.ready(head + text + rows)


def cells(prepared: Any, starts: dict[int, int]) -> list[tuple[str, ...]]:
    """The table as plain words, gaps in square brackets."""
    document = working_document(prepared.spec, papers_of(prepared.sections), starts)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    said = lambda run: f"[{run.name}]" if isinstance(run, Gap) else run.text if isinstance(run, Text) else ""  # noqa: E731
    return [tuple("".join(map(said, cell)) for cell in row) for row in table.rows]


def test_rows_stand_in_the_order_of_the_plan_with_pages_of_the_bundle(desk: Any) -> None:
    rows = cells(prepared(desk), {1: 11, 2: 15})
    assert rows[0] == ("B", "", "A disorder.", "A need.", "", "11-14")
    assert rows[1] == ("F", "Access to therapy as required.", "One hour of therapy each week.", "", "The report.", "13")
    assert [row[5] for row in rows[2:]] == ["15", "", "[page of bad.pdf]"]


def test_a_page_the_evidence_does_not_have_is_left_open_and_said(desk: Any) -> None:
    ready = prepared(desk, ROWS.replace("evidence_page = 3", "evidence_page = 5"))
    assert cells(ready, {1: 11, 2: 15})[1][5] == "[page of report.pdf]"
    (found,) = [one for one in ready.report.findings if one.rule == "change.page"]
    assert "Row 1 of the working document (section F): its evidence is page 5 of" in found.what
    assert "which has 4 pages" in found.what


def test_sections_that_no_appeal_changes_are_said(desk: Any) -> None:
    rows = "".join(f"[[change]]\nsection = '{letter}'\nfamily = 'x'\n" for letter in ("A", "B", "E", "F", "G", "I"))
    found = [one for one in prepared(desk, rows).report.findings if one.rule.startswith("change.")]
    assert [(one.rule, one.what[:50]) for one in found] == [
        ("change.section", "Row 1 of the working document (section A): this se"),
        ("change.section", "Row 3 of the working document (section E): this se"),
        ("change.recommendation", "Row 5 of the working document (section G): the Tri"),
    ]
    assert "as a consequence of a change to B or F" in found[1].what
    extended = prepared(desk, rows, "ground = 'c'\nextended = true\n").report.findings
    assert "change.recommendation" not in [one.rule for one in extended]
