"""Layouts that follow what could be seen of councils' own templates: see the table in the README two folders up."""

from __future__ import annotations

from tests.plan.making import titles
from tests.plan.making.content import Strand
from tests.plan.making.frame import STATUS, Frame
from tests.plan.making.lines import area_title, needs, provision
from tests.plan.making.tables import pairs, row, table


def area_by_area(f: Frame) -> None:
    """Newcastle: what works beside what does not, then for every area in turn its own Sections E and F."""
    w, t, plan = f.word, f.truth, f.plan
    f.running("", plan.name, "Page {}")
    f.front(f"EDUCATION, HEALTH & CARE PLAN for {plan.name}")
    f.head("A", text="SECTION A: MY PROFILE")
    f.views(head=False)
    f.head("B", text="SECTION B: SPECIAL EDUCATIONAL NEEDS")
    widths = [w.width / 2] * 2
    columns = f.columns(("What is working (strengths)", "What is not working so well (needs)"))
    for area in plan.areas:
        f.sub(area_title(area, "caps"))
        cells = row(table(w, columns, widths), widths).cells
        for strength in STRENGTHS[:2]:
            w.bullet(strength, cells[0])
            t.not_content(strength)
        for need in (need for strand in plan.of(area) for need in strand.needs):
            w.bullet(need, cells[1])
            t.need(need)
        w.line()
    for letter, words in (("C", "HEALTH NEEDS"), ("D", "SOCIAL CARE NEEDS")):
        f.head(letter, text=f"SECTION {letter}: {words}")
        cells = row(table(w, columns, widths), widths).cells
        needs(f, letter, lambda text, cell=cells[1]: w.bullet(text, cell), into=cells[1])  # type: ignore[misc]
        w.line()
    f.sub("OUTCOMES AND SUPPORT PLAN")
    for area in plan.areas:
        heading = f.sub(area_title(area, "caps"))
        for strand in plan.of(area):
            _goals(f, strand)
            f.head("F", text="Section F – Special Educational Provision", note=False)
            for line in strand.provisions:
                w.bullet(line.text)
                t.provision(line, "F", heading)
    for letter in ("G", "H1", "H2"):
        f.head(letter, text=f"Section {letter} – {titles.SHORT[letter]}")
        provision(f, letter, w.bullet)
    f.end()


def _goals(f: Frame, strand: Strand) -> None:
    w, t = f.word, f.truth
    f.head("E", text="Section E – Desired Outcomes", note=False)
    pairs(w, [("Outcome", strand.outcome), *(("Short-term step (1 year)", step) for step in strand.steps)])
    w.line()
    t.outcome(strand.outcome)
    t.not_content("Short-term step (1 year)", *strand.steps)


STRENGTHS = ("Has a lovely sense of humour.", "Likes to help adults and younger children.")


def letter_then_title(f: Frame) -> None:
    """Southend: 'Section B' on one line, 'My special educational needs' on the next; C1, C2, D1, D2 as headings."""
    w, t, plan = f.word, f.truth, f.plan
    f.running(f"{plan.council} – {plan.name}", "")
    f.front("Education, Health and Care Plan")
    f.contents(("A", "B", "C", "D", "E", "F", "G", "I", "J", "K"))
    _alone(f, "A")
    f.views(head=False, bullets=True)
    f.profile()
    _alone(f, "B")
    for area in plan.areas:
        f.sub(area_title(area, "mine"))
        w.bold("Special educational needs")
        for need in (need for strand in plan.of(area) for need in strand.needs):
            w.bullet(need)
            t.need(need)
    t.not_content("Special educational needs")
    for letter, first, second in (
        ("C", "health needs", "health needs"),
        ("D", "social care needs", "social care needs"),
    ):
        _alone(f, letter)
        f.sub(f"{letter}1. A summary of my {first} that go with my special educational needs")
        needs(f, letter, w.bullet)
        f.sub(f"{letter}2. A summary of my other {second}")
        w.line(text="Nothing to add.")
        t.not_content("Nothing to add.")
    _alone(f, "E")
    for at, strand in enumerate(plan.strands, 1):
        w.line(text=f"{at}. {strand.outcome}")
        t.outcome(strand.outcome, str(at))
    _alone(f, "F")
    for area in plan.areas:
        heading = f.sub(area_title(area, "mine"))
        for at, line in enumerate(line for strand in plan.of(area) for line in strand.provisions):
            letter = "abcdefghijklmnopqrstuvwxyz"[at]
            w.line(text=f"({letter}) {line.text}")
            t.provision(line, "F", heading, f"({letter})")
    for letter in ("G", "H1", "H2"):
        _alone(f, letter)
        provision(f, letter, w.bullet)
    for letter, draw in (("I", f.setting), ("J", f.budget), ("K", f.advice)):
        _alone(f, letter)
        draw(head=False)


def _alone(f: Frame, letter: str) -> None:
    f.head(letter, text=f"Section {letter}", note=False)
    f.word.heading(titles.MINE[letter], 2)


def numbered_parts(f: Frame) -> None:
    """York: Parts 1 to 7, which are not the letters; the letters only in brackets; E and F after a meeting."""
    w, t, plan = f.word, f.truth, f.plan
    f.running("", f"Education, Health and Care Plan of {plan.name}", "Page {}")
    f.front("Education, Health and Care Plan")
    w.heading("Part 1: Who I am and what is in my plan", 1)
    w.line(text="This plan has seven parts. The letters in brackets are those of the law.")
    f.head("A", text="Part 2: Information gathered by me and my family (A)")
    f.views(head=False)
    f.profile()
    f.head("B", text="Part 3: Information about my special educational needs (B)")
    for number, area in enumerate(plan.areas, 1):
        f.sub(f"3.{number} {area_title(area)}")
        for at, need in enumerate((need for strand in plan.of(area) for need in strand.needs), 1):
            w.line(text=f"3.{number}.{at} {need}")
            t.need(need, ref=f"3.{number}.{at}")
    w.heading("Part 4: Information about my health and social care needs", 1)
    for number, letter in enumerate("CD", 1):
        f.head(letter, text=f"4.{number} {titles.SHORT[letter]} ({letter})")
        needs(f, letter, w.bullet)
    f.head("E", text="Part 5: What was agreed at my meeting: outcomes (E)")
    for at, strand in enumerate(plan.strands, 1):
        w.line(text=f"5.{at} {strand.outcome}")
        t.outcome(strand.outcome, f"5.{at}")
    w.heading("Part 6: Provision agreed", 1)
    f.head("F", text="6.1 Special educational provision (F)")
    widths = [w.width * part for part in (0.2, 0.8)]
    made = table(w, f.columns(("For outcome", "What will be done")), widths, shade="DDEBF7")
    for at, strand in enumerate(plan.strands, 1):
        cells = row(made, widths, (f"5.{at}", "")).cells
        for line in strand.provisions:
            w.bullet(line.text, cells[1])
            t.provision(line, "F", None, None, (), (at - 1,))
    w.line()
    for number, letter in enumerate(("G", "H1", "H2"), 2):
        f.head(letter, text=f"6.{number} {titles.SHORT[letter]} ({letter})")
        provision(f, letter, w.bullet)
    f.head("I", text="6.5 Where I will learn (I)")
    f.setting(head=False)
    f.head("J", text="6.6 Personal budget (J)")
    f.budget(head=False)
    f.head("K", text="Part 7: Advice and information that supports my plan (K)")
    f.advice(("Appendix", "Title", "Author", "Role", "Date"), head=False)


def advice_first(f: Frame) -> None:
    """Kent: boxes ticked for the kind of plan and the table of advice come before everything else."""
    w, t, plan = f.word, f.truth, f.plan
    f.running("", plan.name, "Page {} of {}")
    for version, words in STATUS.items():
        w.line(text=f"{'☒' if version == plan.version else '☐'} {words}")
        t.not_content(words)
    f.front("Education, Health and Care (EHC) Plan")
    f.advice(("Type of advice", "Document and author", "Date written"))
    f.views()
    f.head("B")
    for area in plan.areas:
        f.sub(area_title(area))
        for strand in plan.of(area):
            for need in strand.needs:
                w.line(text=need)
                t.need(need)
    for letter in "CD":
        f.head(letter)
        needs(f, letter, lambda text: w.line(text=text))
    f.head("E")
    widths = [w.width * part for part in (0.08, 0.5, 0.42)]
    made = table(w, f.columns(("No.", "Outcome", "Steps on the way")), widths)
    for at, strand in enumerate(plan.strands, 1):
        row(made, widths, (str(at), strand.outcome, "\n".join(strand.steps)), whole=True)
        t.outcome(strand.outcome, str(at))
        t.not_content(*strand.steps)
    w.line()
    f.head("F")
    for area in plan.areas:
        heading = f.sub(area_title(area))
        numbers = w.numbering("decimal", "%1)")
        for line in (line for strand in plan.of(area) for line in strand.provisions):
            w.numbered(line.text, numbers)
            t.provision(line, "F", heading)
    for letter in ("G", "H1", "H2"):
        f.head(letter)
        provision(f, letter, w.bullet)
    f.setting()
    f.budget()
    f.closing()
