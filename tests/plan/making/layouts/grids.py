"""Layouts whose needs, outcomes and provision stand in the columns of tables, on landscape pages."""

from __future__ import annotations

from docx.table import Table

from tests.plan.making.content import Provision, Strand
from tests.plan.making.frame import Frame
from tests.plan.making.lines import area_title, provision, rest
from tests.plan.making.tables import merged, row, table


def need_outcome_provision(f: Frame) -> None:
    """One table for each area, its columns being Sections B, E and F; bullets in the cells; rows split over pages."""
    w, t, plan = f.word, f.truth, f.plan
    f.running(f"EHC Plan – {plan.name}", "OFFICIAL – SENSITIVE")
    f.front()
    f.views(bullets=True)
    widths = [w.width * 0.3, w.width * 0.25, w.width * 0.45]
    names = ("Section B Special educational need", "Section E Outcome", "Section F Special educational provision")
    w.heading("Sections B, E and F: needs, outcomes and provision", 1)
    t.section("B", "E", "F")
    f.note("Guidance for writers: read across. Each row is one need, what is hoped for, and the help for it.")
    for area in plan.areas:
        heading = f.sub(area_title(area))
        made = table(w, f.columns(names), widths)
        for strand in plan.of(area):
            cells = row(made, widths).cells
            found = [_bulleted(f, cells[0], need) for need in strand.needs]
            w.line(cells[1], strand.outcome)
            outcome = t.outcome(strand.outcome)
            for line in strand.provisions:
                w.bullet(line.text, cells[2])
                t.provision(line, "F", heading, None, tuple(found), (outcome,))
        w.line()
    rest(f, ("C", "G", "D", "H1", "H2"), w.bullet)
    f.end()


def _bulleted(f: Frame, cell: object, need: str) -> int:
    f.word.bullet(need, cell)
    return f.truth.need(need)


def who_and_how_often(f: Frame) -> None:
    """Sections E and F in one table: outcome | provision | who | how often | monitored by; the outcome cell merged."""
    w, t, plan = f.word, f.truth, f.plan
    f.running(f"{plan.name}    {plan.council}", "EHC plan")
    f.front("My Education, Health and Care Plan")
    f.views()
    f.profile()
    f.head("B")
    for area in plan.areas:
        f.sub(area_title(area))
        for need in (need for strand in plan.of(area) for need in strand.needs):
            w.line(text=need)
            t.need(need)
    rest(f, ("C", "D"), lambda text: w.line(text=text))
    widths = [w.width * part for part in (0.22, 0.34, 0.15, 0.15, 0.14)]
    f.head("E", "F", text="Sections E and F: Outcomes and Special Educational Provision")
    for area in plan.areas:
        heading = f.sub(area_title(area))
        for strand in plan.of(area):
            made = table(w, f.columns(("Outcome", "Provision", "Who", "How often", "Monitored by")), widths)
            outcome = t.outcome(strand.outcome)
            for line in strand.provisions:
                cells = row(made, widths, _row_of(line)).cells
                if line is strand.provisions[0]:
                    w.line(cells[0], strand.outcome)
                t.provision(line, "F", heading, None, (), (outcome,), dict(_cells(line)))
            merged(made, 0, 1, len(strand.provisions))
            w.line()
    f.head("G")
    made = table(w, f.columns(("Provision", "Who", "How often", "Monitored by")), widths[1:])
    for line in plan.health:
        row(made, widths[1:], _row_of(line)[1:])
        t.provision(line, "G", cells=dict(_cells(line)))
    if not plan.health:
        f.nothing("G", row(made, widths[1:]).cells[0])
    rest(f, ("H1", "H2"), lambda text: w.line(text=text))
    f.end()


def _cells(line: Provision) -> dict[str, str]:
    names = ("who", "how often", "monitored by")
    return {name: line.cells.get(name, "") for name in names}


def _row_of(line: Provision) -> tuple[str, ...]:
    return ("", line.text, *_cells(line).values())


def merged_needs(f: Frame) -> None:
    """Typed references; the need's cell merged down over rows of provision, one row each; whole rows kept on a page."""
    w, t, plan = f.word, f.truth, f.plan
    f.running("", f"{plan.name} – page", "{}")
    f.front("Education, Health & Care Plan")
    f.views()
    f.head("E")
    outcomes = {}
    for number, strand in enumerate(plan.strands, 1):
        w.line(text=f"Outcome {number}: {strand.outcome}")
        outcomes[strand.outcome] = t.outcome(strand.outcome, f"Outcome {number}")
    f.head("B", "F", text="Section B: Special educational needs / Section F: Special educational provision")
    widths = [w.width * part for part in (0.34, 0.08, 0.42, 0.16)]
    for area in plan.areas:
        heading = f.sub(area_title(area))
        made = table(w, f.columns(("Needs (B)", "No.", "Provision (F)", "Outcomes")), widths, shade="E2EFD9")
        for strand in plan.of(area):
            _strand_in_rows(f, strand, made, widths, heading, outcomes[strand.outcome])
        w.line()
    rest(f, ("C", "D"), w.bullet)
    for letter in ("G", "H1", "H2"):
        f.head(letter)
        provision(f, letter, w.bullet)
    f.end()


def _strand_in_rows(f: Frame, strand: Strand, made: Table, widths: list[float], heading: str, outcome: int) -> None:
    w, t = f.word, f.truth
    first = len(made.rows)
    needs = []
    for at, line in enumerate(strand.provisions):
        ref = f"F{len(t.provisions) + 1}"
        link = str(t.outcomes[outcome]["ref"])
        cells = row(made, widths, ("", ref, line.text, link if at == 0 else ""), whole=True).cells
        if at == 0:
            for need in strand.needs:
                mark = f"B{len(t.needs) + 1}"
                w.line(cells[0], f"{mark} {need}")
                needs.append(t.need(need, ref=mark))
        t.provision(line, "F", heading, ref, tuple(needs), (outcome,))
    for column in (0, 3):
        merged(made, column, first, len(made.rows) - 1)
