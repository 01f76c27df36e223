"""What reading and checking a plan costs, beside reading its letters alone and beside a list of keywords."""

from __future__ import annotations

import gc
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2

from tests.plan.keywords import by_keywords
from upheld.documents.reading.open import read
from upheld.plan.check.check import About, check
from upheld.plan.document import Plan
from upheld.plan.layouts.read import plan_of

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
    return [*_reading(nearest, plans[nearest].pages or 0), "", *_checking(list(plans.values())), "", *_several()]


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
    words = _middle(lambda: [by_keywords(line.whole) for one in plans for line in one.provisions], 3)
    a_second = len(plans) / cost
    return [
        "| checking alone, one core | plans a second | beside a list of keywords |",
        "| --- | --- | --- |",
        f"| every rule, {number / len(plans):.0f} lines a plan | {a_second:.0f} | {cost / words:.1f} |",
        "",
        f"Aim: {AIM_CHECKS} plans a second: {'met' if a_second >= AIM_CHECKS else 'not met'}.",
    ]


def _several() -> list[str]:
    """Read and check plans one after another in a process of its own: the peak of its memory after a few and after all.

    Word and PDF come by turns. The peak of a process never falls, so a memory that is flat has one peak.
    """
    code = "from bench.plan import several; several()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    return [
        f"{SEVERAL:,} plans read and checked, DOCX and PDF by turns: {SEVERAL / found['seconds']:.1f} a second.",
        f"Peak of memory after {SEVERAL // 5:,}: {found['early']:.0f} MB; after all: {found['late']:.0f} MB.",
    ]


def several() -> None:
    """What `_several` runs: print the seconds and the two peaks, in megabytes."""
    paths = [one for one in sorted(DOCUMENTS.glob("*/*")) if one.suffix in (".docx", ".pdf")]
    peaks = {}
    started = time.perf_counter()
    for number in range(SEVERAL):
        path = paths[number % len(paths)]
        check(plan_of(read(path.read_bytes(), path.name)), About())
        peaks[number + 1] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1e6 if sys.platform == "darwin" else 1024
    took = time.perf_counter() - started
    print(json.dumps({"seconds": took, "early": peaks[SEVERAL // 5] / unit, "late": peaks[SEVERAL] / unit}))


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
