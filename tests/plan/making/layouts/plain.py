"""Layouts of plain paragraphs: headings and bullets, bold titles and typed numbers, numbers that Word makes."""

from __future__ import annotations

from tests.plan.making.frame import Frame
from tests.plan.making.lines import area_title, provision, rest
from tests.plan.making.lines import needs as lines_of_needs
from tests.plan.making.truth import Truth


def headings_and_bullets(f: Frame) -> None:
    """Real headings 'Section B: …', areas as second headings, Word's own bullets."""
    w, t, plan = f.word, f.truth, f.plan
    f.running(f"{plan.name} – Education, Health and Care Plan", "Confidential")
    f.front()
    w.page_break()
    f.views()
    f.head("B")
    for area in plan.areas:
        f.sub(area_title(area))
        for strand in plan.of(area):
            for need in strand.needs:
                w.bullet(need)
                t.need(need)
    rest(f, ("C", "D"), w.bullet)
    f.head("E")
    for area in plan.areas:
        f.sub(area_title(area))
        for strand in plan.of(area):
            w.bullet(strand.outcome)
            t.outcome(strand.outcome)
    f.head("F")
    for area in plan.areas:
        heading = f.sub(area_title(area))
        for strand in plan.of(area):
            for line in strand.provisions:
                w.bullet(line.text)
                t.provision(line, heading=heading)
    rest(f, ("G", "H1", "H2"), w.bullet)
    f.end()


def typed_numbers(f: Frame) -> None:
    """'PART B' in bold only; every need, outcome and piece of provision has a typed number, B1, E1, F1.1."""
    w, t, plan = f.word, f.truth, f.plan
    f.running("", f"{plan.council} | EHC plan | {plan.name}", "{} of {}")
    f.front("EDUCATION, HEALTH AND CARE (EHC) PLAN", table_of=False)
    f.views()
    needs: dict[int, list[int]] = {}
    f.head("B")
    for area in plan.areas:
        f.sub(area_title(area, "caps"))
        for number, strand in enumerate(plan.strands, 1):
            for need in strand.needs if strand.area == area else ():
                ref = f"B{len(t.needs) + 1}"
                w.line(text=f"{ref}\t{need}")
                needs.setdefault(number, []).append(t.need(need, ref=ref))
    for letter in ("C", "D"):
        f.head(letter)
        lines_of_needs(f, letter, lambda text, letter=letter: w.line(text=f"{_next(t, letter)}. {text}"), refs=True)
    f.head("E")
    for number, strand in enumerate(plan.strands, 1):
        w.line(text=f"E{number}. {strand.outcome}")
        t.outcome(strand.outcome, f"E{number}")
        for at, step in enumerate(strand.steps, 1):
            w.line(text=f"E{number}.{at} Step towards it: {step}").paragraph_format.left_indent = 500000
            t.not_content(f"Step towards it: {step}")
    f.head("F")
    for number, strand in enumerate(plan.strands, 1):
        refs = " and ".join(str(t.needs[at]["ref"]) for at in needs[number])
        heading = f.sub(f"{area_title(strand.area)} (needs {refs}; outcome E{number})")
        for at, line in enumerate(strand.provisions, 1):
            ref = f"F{number}.{at}"
            w.line(text=f"{ref}  {line.text}")
            t.provision(line, "F", heading, ref, tuple(needs[number]), (number - 1,))
    for letter in ("G", "H1", "H2"):
        f.head(letter)
        dot = "." if letter != "G" else ""
        count = [0]

        def draw(text: str, letter: str = letter, dot: str = dot, count: list[int] = count) -> None:
            count[0] += 1
            w.line(text=f"{letter}{dot}{count[0]} {text}")

        provision(f, letter, draw, refs=letter + dot + "{}")
    f.end()


def _next(truth: Truth, letter: str) -> str:
    found = [one for one in truth.needs if one["section"] == letter]
    return f"{letter}{len(found) + 1}"


def numbered_prose(f: Frame) -> None:
    """Only titles, no letters; long paragraphs that Word numbers itself; strengths before needs in prose."""
    w, t, plan = f.word, f.truth, f.plan
    f.running(plan.council, f"Plan of {plan.name}, born {plan.born:%d/%m/%Y}", "{}")
    f.front("Education Health and Care Plan", table_of=False)
    f.views()
    f.head("B")
    numbers = w.numbering("decimal", "%1.")
    for area in plan.areas:
        f.sub(area_title(area))
        strength = f"{plan.name} has strengths here too, and works hard for adults who are kind."
        w.line(text=strength)
        t.not_content(strength)
        for strand in plan.of(area):
            for need in strand.needs:
                w.numbered(need, numbers)
                t.need(need)
    rest(f, ("C", "D"), lambda text: w.numbered(text, numbers))
    f.head("E")
    outcomes = w.numbering("upperRoman", "%1")
    for strand in plan.strands:
        w.numbered(strand.outcome, outcomes)
        t.outcome(strand.outcome)
    f.head("F")
    for area in plan.areas:
        heading = f.sub(area_title(area))
        letters = w.numbering("lowerLetter", "(%1)")
        for strand in plan.of(area):
            for line in strand.provisions:
                w.numbered(line.text, letters)
                t.provision(line, heading=heading)
    letters = w.numbering("lowerLetter", "(%1)")
    rest(f, ("G", "H1", "H2"), lambda text: w.numbered(text, letters))
    f.end()
