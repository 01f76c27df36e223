"""Layouts with something behind the text: content controls, tracked changes, soft line breaks in cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.text.paragraph import Paragraph

from tests.plan.making.content import Provision
from tests.plan.making.frame import Frame
from tests.plan.making.lines import area_title, provision_of, rest
from tests.plan.making.marks import PLACEHOLDER, Changes, block_in_control, cell_in_control, in_control, row_in_control
from tests.plan.making.tables import row, table


def content_controls(f: Frame) -> None:
    """Text in content controls: round runs, round blocks of bullets, round cells and round whole rows."""
    w, t, plan = f.word, f.truth, f.plan
    f.running("", f"{plan.council} EHC plan", "Page {}")
    f.front(table_of=False)
    f.head("A")
    block_in_control([w.line(text=view) for view in plan.views], "Views")
    f.head("B")
    for area in plan.areas:
        f.sub(area_title(area))
        bullets = []
        for need in (need for strand in plan.of(area) for need in strand.needs):
            bullets.append(w.bullet(need))
            t.need(need)
        block_in_control(bullets, f"Needs {area}")
    draw = _into_control(f)
    rest(f, ("C", "D"), draw)
    f.head("E", "F", text="Section E: Outcomes and Section F: Special educational provision")
    widths = [w.width * part for part in (0.4, 0.6)]
    for area in plan.areas:
        heading = f.sub(area_title(area))
        made = table(w, f.columns(("Outcome", "Provision")), widths)
        for strand in plan.of(area):
            added = row(made, widths, (strand.outcome, ""))
            outcome = t.outcome(strand.outcome)
            cells = added.cells
            for line in strand.provisions:
                in_control(w.line(cells[1]), line.text, "Provision")
                t.provision(line, "F", heading, None, (), (outcome,))
            in_control(w.line(cells[1]), "", "Provision")
            t.not_content(PLACEHOLDER)
            cell_in_control(cells[0], "Outcome")
            if strand is plan.of(area)[-1]:
                row_in_control(added, "Outcome and provision")
        w.line()
    rest(f, ("G", "H1", "H2"), draw)
    f.end()


def _into_control(f: Frame) -> Any:
    return lambda text: in_control(f.word.line(), text, "Text")


def tracked_changes(f: Frame) -> None:
    """An amended plan with its changes still tracked: words struck out and put in, whole lines of either kind."""
    w, t, plan = f.word, f.truth, f.plan
    changes = Changes(w)
    f.running(f"{plan.name} – amended plan", "Words struck out are no longer part of the plan")
    f.front()
    f.views()
    count = 0

    def draw(text: str) -> Paragraph:
        nonlocal count
        count += 1
        paragraph = w.bullet("")
        if count % 3 == 1:
            begin, *last = text.rsplit(" ", 2)
            paragraph.add_run(begin)
            changes.deleted(paragraph, " as was agreed in the old plan.")
            changes.inserted(paragraph, " ".join(["", *last]))
        elif count % 3 == 2:
            paragraph.add_run(text)
        else:
            changes.inserted(paragraph, text)
            changes.whole(paragraph, "ins")
        if count % 4 == 0:
            old = w.bullet("")
            changes.deleted(old, OLD[count // 4 % len(OLD)])
            changes.whole(old, "del")
        return paragraph

    f.head("B")
    for area in plan.areas:
        f.sub(area_title(area))
        for need in (need for strand in plan.of(area) for need in strand.needs):
            draw(need)
            t.need(need)
    rest(f, ("C", "D"), draw)
    f.head("E")
    for strand in plan.strands:
        draw(strand.outcome)
        t.outcome(strand.outcome)
    f.head("F")
    for area in plan.areas:
        heading = f.sub(area_title(area))
        for line in (line for strand in plan.of(area) for line in strand.provisions):
            draw(line.text)
            t.provision(line, heading=heading)
    rest(f, ("G", "H1", "H2"), draw)
    f.end()
    t.not_content(*OLD)


OLD = (
    "Ten hours a week of shared support in the nursery class.",
    "A visit by the portage worker once a fortnight until July.",
    "The early years team will call on the family each month.",
)


def soft_breaks(f: Frame) -> None:
    """Lines inside one paragraph of a cell, parted by soft breaks; a typed dash begins each, and long ones wrap."""
    w, t, plan = f.word, f.truth, f.plan
    f.running(f"EHCP {plan.name}", f"{plan.council}", "p. {}")
    f.front("Education, Health and Care Plan (EHCP)")
    f.contents()
    f.views()
    widths = [w.width * part for part in (0.25, 0.75)]
    f.head("B")
    made = table(w, f.columns(("Area", "Needs")), widths)
    for area in plan.areas:
        cells = row(made, widths, (area_title(area), "")).cells
        needs = [need for strand in plan.of(area) for need in strand.needs]
        _broken(w.line(cells[1]), needs, "- ")
        for need in needs:
            t.need(need)
    rest(f, ("C", "D"), lambda text: w.line(text=f"• {text}"))
    f.head("E")
    made = table(w, f.columns(("Area", "Outcomes by the end of the phase")), widths)
    for area in plan.areas:
        cells = row(made, widths, (area_title(area), "")).cells
        _broken(w.line(cells[1]), [strand.outcome for strand in plan.of(area)], "• ")
        for strand in plan.of(area):
            t.outcome(strand.outcome)
    f.head("F")
    made = table(w, f.columns(("Area", "Provision to be made")), widths)
    for area in plan.areas:
        cells = row(made, widths, (area_title(area), "")).cells
        lines = [line for strand in plan.of(area) for line in strand.provisions]
        _broken(w.line(cells[1]), [line.text for line in lines], "- ")
        _found(f, "F", lines, area_title(area))
    for letter in ("G", "H1", "H2"):
        f.head(letter)
        lines = list(provision_of(plan, letter))
        if lines:
            _broken(w.line(), [line.text for line in lines], "– ")
            _found(f, letter, lines, None)
        else:
            f.nothing(letter)
    f.end()
    f.closing()


def _found(f: Frame, letter: str, lines: Sequence[Provision], heading: str | None) -> None:
    for line in lines:
        f.truth.provision(line, letter, heading)


def _broken(paragraph: Paragraph, texts: Sequence[str], mark: str) -> None:
    """All the texts in one paragraph; every third one is broken once more in its middle, with no mark."""
    run = paragraph.add_run()
    for at, text in enumerate(texts):
        if at:
            run.add_break()
        words = text.split(" ")
        if at % 3 == 2 and len(words) > 8:
            run.add_text(mark + " ".join(words[:6]))
            run.add_break()
            run.add_text("  " + " ".join(words[6:]))
        else:
            run.add_text(mark + text)
