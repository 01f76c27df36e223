"""Layouts where the table is the page: a letter in its own column, tables in cells, one card to an outcome."""

from __future__ import annotations

from typing import Any

from docx.table import Table, _Cell

from tests.plan.making import titles
from tests.plan.making.frame import Frame
from tests.plan.making.lines import area_title, needs, provision
from tests.plan.making.tables import empty, merged, row, shaded, table


def letter_column(f: Frame) -> None:
    """The whole plan is one table, a letter alone in the narrow first column; provision in tables inside its cells."""
    w, t, plan = f.word, f.truth, f.plan
    f.running(plan.council, f"EHC Plan: {plan.name}")
    f.front(table_of=False)
    widths = [1.4, w.width - 1.4]
    made = empty(w, widths)
    f.views(_lettered(f, made, "A", widths))
    cell = _lettered(f, made, "B", widths)
    for area in plan.areas:
        w.bold(area_title(area), into=cell)
        for need in (need for strand in plan.of(area) for need in strand.needs):
            w.bullet(need, cell)
            t.need(need)
    for letter in "CD":
        cell = _lettered(f, made, letter, widths)
        needs(f, letter, lambda text, cell=cell: w.bullet(text, cell), into=cell)  # type: ignore[misc]
    cell = _lettered(f, made, "E", widths)
    for at, strand in enumerate(plan.strands, 1):
        w.line(cell, f"{at}) {strand.outcome}")
        t.outcome(strand.outcome, str(at))
    cell = _lettered(f, made, "F", widths)
    inner = [(w.width - 2) * part for part in (0.65, 0.35)]
    for area in plan.areas:
        heading = area_title(area)
        w.bold(heading, into=cell)
        nested = table(w, f.columns(("What", "By whom")), inner, cell)
        for line in (line for strand in plan.of(area) for line in strand.provisions):
            who = line.cells.get("who", "")
            row(nested, inner, (line.text, who))
            t.provision(line, "F", heading, cells={"who": who})
    for letter in ("G", "H1", "H2"):
        cell = _lettered(f, made, letter, widths)
        provision(f, letter, lambda text, cell=cell: w.bullet(text, cell), into=cell)  # type: ignore[misc]
    f.setting(_lettered(f, made, "I", widths), head=False)
    f.budget(_lettered(f, made, "J", widths), head=False)
    f.advice(("Title", "Name and role", "Date"), _lettered(f, made, "K", widths), head=False)


def _lettered(f: Frame, made: Table, letter: str, widths: list[float]) -> _Cell:
    cells = row(made, widths).cells
    f.word.bold(letter, 16, cells[0])
    shaded(cells[0], "DDDDDD")
    f.word.bold(titles.SHORT[letter], 12, cells[1])
    f.truth.section(letter)
    f.note(titles.GUIDANCE.get(letter, ""), cells[1])
    return cells[1]


def section_column(f: Frame) -> None:
    """E before B; then one long table for F, G, H1 and H2, told apart by its first column, merged down."""
    w, t, plan = f.word, f.truth, f.plan
    f.running("", f"{plan.name} EHC plan – official sensitive", "{} / {}")
    f.front("Education, Health and Care Plan")
    f.views()
    f.head("E")
    for strand in plan.strands:
        w.bullet(strand.outcome)
        t.outcome(strand.outcome)
    f.head("B")
    for area in plan.areas:
        f.sub(area_title(area))
        for need in (need for strand in plan.of(area) for need in strand.needs):
            w.line(text=need)
            t.need(need)
    for letter in "CD":
        f.head(letter)
        needs(f, letter, lambda text: w.line(text=text))
    f.head("F", "G", "H1", "H2", text="Sections F, G, H1 and H2: all provision")
    widths = [w.width * part for part in (0.09, 0.17, 0.4, 0.18, 0.16)]
    made = table(w, f.columns(("Section", "Area of need", "Provision", "By whom", "When")), widths, shade="FFF2CC")
    groups: list[tuple[str, str, Any]] = [
        ("F", area_title(area), [line for strand in plan.of(area) for line in strand.provisions]) for area in plan.areas
    ]
    groups += [("G", "Health", plan.health), ("H1", "Home and family", plan.social1), ("H2", "", plan.social2)]
    for letter, area, lines in groups:
        first = len(made.rows)
        for at, line in enumerate(lines):
            who, when = line.cells.get("who", ""), line.cells.get("how often", "")
            row(made, widths, (letter if at == 0 else "", area if at == 0 else "", line.text, who, when))
            t.provision(line, letter, area or None, cells={"who": who, "how often": when})
        if not lines:
            f.nothing(letter, row(made, widths, (letter, area)).cells[2])
        for column in (0, 1):
            merged(made, column, first, len(made.rows) - 1)
    w.line()
    f.end()
    f.closing()


def outcome_cards(f: Frame) -> None:
    """One table of labels and values for each outcome: outcome, needs, provision, who, how often, one below another."""
    w, t, plan = f.word, f.truth, f.plan
    f.running(f"{plan.name}, EHC plan", "")
    f.front()
    f.views(bullets=True)
    f.profile()
    w.heading("Outcomes, needs and provision (Sections E, B and F)", 1)
    t.section("E", "B", "F")
    f.note("Guidance for writers: one table for every outcome. Add tables as you need them.")
    widths = [w.width * 0.28, w.width * 0.72]
    labels = f.columns(("Section E: Outcome", "Section B: Special educational needs", "Section F: Provision", "Area"))
    for number, strand in enumerate(plan.strands, 1):
        made = empty(w, widths)
        top = row(made, widths, (f"Outcome {number}", area_title(strand.area))).cells
        for cell in top:
            shaded(cell, "D9D9D9")
        cells = _labelled(f, made, labels[0], widths)
        w.line(cells, strand.outcome)
        outcome = t.outcome(strand.outcome, f"Outcome {number}")
        cells = _labelled(f, made, labels[1], widths)
        found = []
        for need in strand.needs:
            w.bullet(need, cells)
            found.append(t.need(need))
        cells = _labelled(f, made, labels[2], widths)
        for line in strand.provisions:
            w.line(cells, line.text)
            t.provision(line, "F", area_title(strand.area), None, tuple(found), (outcome,))
        w.line()
    for pair in (("C", "G"), ("D", "H1", "H2")):
        for letter in pair:
            f.head(letter)
            if letter in "CD":
                needs(f, letter, w.bullet)
            else:
                provision(f, letter, w.bullet)
    f.end()


def _labelled(f: Frame, made: Table, label: str, widths: list[float]) -> _Cell:
    cells = row(made, widths).cells
    f.word.bold(label, into=cells[0])
    return cells[1]
