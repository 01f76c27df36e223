"""What reading and checking a plan costs, beside reading its letters alone and beside a list of keywords."""

from __future__ import annotations

import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
from tests.plan.keywords import judged_by_keywords
from upheld.plan.layouts.read import plan_of

from upheld.documents.reading.open import read
from upheld.plan.check.check import About, check
from upheld.plan.document import Plan

DOCUMENTS = Path("tests/plan/documents")
PAGES = 20
AIMS = {"docx": 0.3, "pdf": 1.0}
AIM_CHECKS = 100
SEVERAL = 1_000


def lines() -> list[str]:
    """The figures as Markdown: reading, checking alone, and a thousand plans in one go."""
    paths = [one for one in sorted(DOCUMENTS.glob("*/*")) if one.suffix in (".docx", ".pdf")]
    plans = {one: plan_of(read(one.read_bytes(), one.name)) for one in paths}
    nearest = min((one for one in paths if one.suffix == ".pdf"), key=lambda one: abs((plans[one].pages or 0) - PAGES))
    return [*_reading(nearest, plans[nearest].pages or 0), "", *_checking(list(plans.values())), "", *_several(paths)]


def _reading(pdf: Path, pages: int) -> list[str]:
    docx = pdf.with_suffix(".docx")
    data = {"pdf": pdf.read_bytes(), "docx": docx.read_bytes()}
    letters = _middle(lambda: _letters(data["pdf"]), 5)
    table = [f"| one plan of {pages} pages | median | beside the letters alone |", "| --- | --- | --- |"]
    table.append(f"| its letters alone, by pypdfium2 | {letters:.2f} s | 1.0 |")
    table.append(_row("its tables alone, by pdfplumber", _middle(lambda: _tables(pdf), 2), letters))
    met = []
    for kind, aim in AIMS.items():
        cost = _middle(lambda kind=kind: plan_of(read(data[kind], pdf.name)), 5)  # type: ignore[misc]
        table.append(_row(f"read from {kind.upper()}: sections, lines, places", cost, letters))
        met.append(f"{kind.upper()} {aim:g} s for {PAGES} pages: {'met' if cost / pages * PAGES <= aim else 'not met'}")
    return [*table, "", f"Aims: {'; '.join(met)}."]


def _row(what: str, cost: float, beside: float) -> str:
    return f"| {what} | {cost:.2f} s | {cost / beside:.1f} |"


def _checking(plans: list[Plan]) -> list[str]:
    number = sum(len(one.provisions) for one in plans)
    cost = _middle(lambda: [check(one, About()) for one in plans], 3)
    words = _middle(lambda: [judged_by_keywords(line.whole) for one in plans for line in one.provisions], 3)
    a_second = len(plans) / cost
    return [
        "| checking alone, one core | plans a second | beside a list of keywords |",
        "| --- | --- | --- |",
        f"| every rule, {number / len(plans):.0f} lines a plan | {a_second:.0f} | {cost / words:.1f} |",
        "",
        f"Aim: {AIM_CHECKS} plans a second: {'met' if a_second >= AIM_CHECKS else 'not met'}.",
    ]


def _several(paths: list[Path]) -> list[str]:
    """Read and check a thousand plans one after another; how much memory is held after the first and the last."""
    tracemalloc.start()
    held = []
    started = time.perf_counter()
    for number in range(SEVERAL):
        path = paths[number % len(paths)]
        check(plan_of(read(path.read_bytes(), path.name)), About())
        if number in (len(paths), SEVERAL - 1):
            gc.collect()
            held.append(tracemalloc.get_traced_memory()[0] / 1e6)
    took = time.perf_counter() - started
    tracemalloc.stop()
    return [
        f"{SEVERAL:,} plans read and checked, DOCX and PDF by turns, with every allocation traced: "
        f"{SEVERAL / took:.1f} a second.",
        f"Memory held after {len(paths)} of them: {held[0]:.1f} MB; after {SEVERAL:,}: {held[1]:.1f} MB.",
    ]


def _letters(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as document:
        return sum(len(page.get_textpage().get_text_range()) for page in document)


def _tables(path: Path) -> int:
    with pdfplumber.open(path) as document:
        return sum(len(page.find_tables()) for page in document.pages)


def _middle(run: Callable[[], object], times: int) -> float:
    """The median of several runs, in seconds."""
    found = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return statistics.median(found)
