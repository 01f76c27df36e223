"""What a letter costs: choosing, writing and each format, beside the reckoning it stands on."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from upheld.case import read
from upheld.compliance import reckon
from upheld.documents.docx import as_docx
from upheld.documents.html import as_html
from upheld.documents.pdf import as_pdf
from upheld.documents.text import as_text
from upheld.law import law_named
from upheld.letters.calendar import to_calendar
from upheld.letters.choose import choose
from upheld.letters.letter import letter
from upheld.letters.write import write

CASE = Path("examples/late-plan/case.toml")
AS_AT = date(2026, 6, 11)


def lines() -> list[str]:
    """The figures as a Markdown table."""
    law, case = law_named("england"), read(CASE)
    reckoning = reckon(case, law, AS_AT)
    paper = write(letter("complaint_stage_1"), reckoning).with_notes
    doing: dict[str, Callable[[], object]] = {
        "reckoning the case": lambda: reckon(case, law, AS_AT),
        "choosing among every letter": lambda: choose(reckoning),
        "writing the complaint, stage 1": lambda: write(letter("complaint_stage_1"), reckoning),
        "as text": lambda: as_text(paper),
        "as HTML": lambda: as_html(paper),
        "as Word": lambda: as_docx(paper),
        "as tagged PDF": lambda: as_pdf(paper),
        "the calendar": lambda: to_calendar(reckoning, case_id="bench"),
    }
    table = ["| one case of four events | median of 20 | beside the reckoning |", "| --- | --- | --- |"]
    base = 0.0
    for name, run in doing.items():
        median = _median(run)
        base = base or median
        table.append(f"| {name} | {median * 1000:.1f} ms | {median / base:.1f} |")
    return table


def _median(run: Callable[[], object]) -> float:
    run()
    found = []
    for _ in range(20):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return statistics.median(found)
