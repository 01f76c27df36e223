"""A layout whose headings are coloured tables of one cell, and where health and care needs stand beside their help."""

from __future__ import annotations

from docx.table import Table

from tests.plan.making.frame import Frame
from tests.plan.making.lines import area_title, needs, provision
from tests.plan.making.tables import across, row, shaded, table


def banners(f: Frame) -> None:
    """'SECTION B –' in banners; area names in rows across the table; C with G, and D with H1 and H2, in tables."""
    w, t, plan = f.word, f.truth, f.plan
    f.running(f"{plan.council} EHC PLAN", f"Name: {plan.name}")
    f.front("EHC PLAN")
    f.contents()
    f.views()
    f.head("B")
    widths = [1.6, w.width - 1.6]
    made = table(w, f.columns(("Ref", "Special educational need")), widths, shade="BDD7EE")
    for area in plan.areas:
        _area_row(f, made, widths, area_title(area, "caps"))
        for need in (need for strand in plan.of(area) for need in strand.needs):
            ref = f"B{len(t.needs) + 1}"
            row(made, widths, (ref, need))
            t.need(need, ref=ref)
    w.line()
    _together(f, ("C", "G"), "SECTIONS C AND G – HEALTH NEEDS AND HEALTH PROVISION")
    _together(f, ("D", "H1", "H2"), "SECTIONS D, H1 AND H2 – SOCIAL CARE NEEDS AND PROVISION")
    f.head("E")
    for number, strand in enumerate(plan.strands, 1):
        w.line(text=f"E{number} – {strand.outcome}")
        t.outcome(strand.outcome, f"E{number}")
    f.head("F")
    widths = [1.6, w.width * 0.6, w.width * 0.4 - 1.6]
    made = table(w, f.columns(("Outcome", "Provision", "Staff")), widths, shade="BDD7EE")
    for area in plan.areas:
        heading = _area_row(f, made, widths, area_title(area, "caps"))
        for strand in plan.of(area):
            at = plan.strands.index(strand)
            for line in strand.provisions:
                who = line.cells.get("who", "")
                row(made, widths, (f"E{at + 1}", line.text, who))
                t.provision(line, "F", heading, None, (), (at,), {"who": who})
    w.line()
    f.end()
    f.closing()


def _area_row(f: Frame, made: Table, widths: list[float], title: str) -> str:
    row(made, widths)
    cell = across(made, len(made.rows) - 1)
    f.word.bold(title, into=cell)
    shaded(cell, "EDEDED")
    return title


def _together(f: Frame, letters: tuple[str, ...], title: str) -> None:
    w = f.word
    f.head(*letters, text=title)
    widths = [w.width / len(letters)] * len(letters)
    names = {"C": "C: Need", "D": "D: Need", "G": "G: Provision", "H1": "H1: 1970 Act", "H2": "H2: Other provision"}
    cells = row(table(w, f.columns([names[one] for one in letters]), widths, shade="BDD7EE"), widths).cells
    for letter, cell in zip(letters, cells, strict=True):
        draw = lambda text, cell=cell: w.bullet(text, cell)  # noqa: E731
        if letter in "CD":
            needs(f, letter, draw, into=cell)
        else:
            provision(f, letter, draw, into=cell)
    w.line()
