"""`make bench`: what a reckoning costs, beside the alternatives, in one run on one machine."""

from __future__ import annotations

import gc
import platform
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench import bundle, case_page, delivery, desk, figures, letters, plan, web
from bench.cases import cases, history
from tests.properties.naive import naive
from upheld.case import from_data
from upheld.compliance import as_data, reckon
from upheld.law import Law, law_named

AS_AT = date(2026, 6, 1)
EXAMPLE = "examples/ombudsman-25-006-076.toml"
TEN = (
    "ehcna.decide", "ehcna.noplan", "plan.final", "ehcna.advice.respond", "review.annual", "review.report",
    "review.decide", "review.amend.propose", "review.amend.final", "appeal.deadline",
)  # fmt: skip
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def main() -> None:
    """Measure everything, print the table, and keep it."""
    bound = bundle.lines()  # first: a process is born with the peak of memory of the one that starts it
    provided = delivery.lines()  # likewise
    official = figures.lines()  # likewise
    law = law_named("england")
    ten = Law(name="ten", duties=tuple(duty for duty in law.duties if duty.id in TEN))
    data = next(found for seed in range(1000) if len((found := history(seed))["event"]) == 20)
    case = from_data(data, name="twenty events")
    rows = [("what", "median", "99th percentile", "beside the whole law")]
    whole = timed(lambda: reckon(case, law, AS_AT), 2000)
    number = len(reckon(case, law, AS_AT).obligations)
    rows.append(row(f"20 events, whole law ({len(law.by_id)} duties, {number} obligations)", whole, whole))
    rows.append(row("20 events, the ten commonest duties alone", timed(lambda: reckon(case, ten, AS_AT), 2000), whole))
    told = timed(lambda: as_data(reckon(case, law, AS_AT)), 500)
    rows.append(row("20 events, whole law, explained, with routes, as JSON values", told, whole))
    rows.append(
        row("the naive reckoner of the tests: thirteen duties", timed(lambda: naive(data["event"], AS_AT), 500), whole)
    )
    rows.append(row("reading the case from its values", timed(lambda: from_data(data, name="x"), 500), whole))
    for line in table(rows):
        print(line)
    lines = [*table(rows), "", *process(), "", *ten_thousand(law)]
    for more in (
        letters.lines(),
        plan.lines(),
        bound,
        provided,
        official,
        web.lines(),
        case_page.lines(),
        desk.lines(),
    ):
        print("\n".join(more))
        lines += ["", *more]
    keep(lines)


def timed(run: Callable[[], object], times: int) -> list[float]:
    """How long each of several runs takes, in seconds, after a few that are not counted."""
    for _ in range(20):
        run()
    gc.collect()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return sorted(found)


def row(name: str, found: list[float], whole: list[float]) -> tuple[str, str, str, str]:
    """One line of the table: milliseconds, and the ratio of the medians."""
    middle = statistics.median(found)
    last = found[int(len(found) * 0.99)]
    return name, f"{middle * 1000:.2f} ms", f"{last * 1000:.2f} ms", f"{middle / statistics.median(whole):.2f}"


def table(rows: list[tuple[str, str, str, str]]) -> list[str]:
    """The rows as a Markdown table."""
    head, *rest = rows
    return [f"| {' | '.join(head)} |", "|" + " --- |" * len(head), *(f"| {' | '.join(one)} |" for one in rest)]


def process() -> list[str]:
    """What one `upheld check` costs as a whole process, beside Python that does nothing."""
    commands = {
        "`upheld check` on one file": [sys.executable, "-m", "upheld", "check", EXAMPLE, "--as-at", "2025-11-01"],
        "`python -c pass`": [sys.executable, "-c", "pass"],
    }
    rows = [("whole process", "best of 15", "median", "ratio of the best")]
    best: dict[str, float] = {}
    for name, command in commands.items():
        found = []
        for _ in range(15):
            start = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True)
            found.append(time.perf_counter() - start)
        best[name] = min(found)
        rows.append(
            (name, f"{min(found):.3f} s", f"{statistics.median(found):.3f} s", f"{min(found) / min(best.values()):.1f}")
        )
    first = rows[1]
    rows[1] = (*first[:3], f"{best['`upheld check` on one file'] / best['`python -c pass`']:.1f}")
    for line in table(rows):
        print(line)
    return table(rows)


def ten_thousand(law: Law) -> list[str]:
    """How many made-up cases are reckoned in a second on one core, and whether memory grows."""
    several = cases(10_000)
    start = time.perf_counter()
    owed = 0
    for case in several:
        owed += len(reckon(case, law, AS_AT).obligations)
    seconds = time.perf_counter() - start
    tracemalloc.start()
    held = []
    for case in several[:2000]:
        reckon(case, law, AS_AT)
        held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    lines = [
        f"10,000 made-up cases ({owed:,} obligations) on one core: {10_000 / seconds:,.0f} cases a second.",
        f"Memory held after 200 of them: {held[199] / 1e6:.2f} MB; after 2,000: {held[-1] / 1e6:.2f} MB.",
    ]
    for line in lines:
        print(line)
    return lines


def keep(lines: list[str]) -> None:
    """Put the figures into bench/README.md, between its two marks."""
    page = Path(__file__).with_name("README.md")
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    machine = f"Python {platform.python_version()}, {platform.machine()}, law {law_named('england').version}."
    page.write_text("\n".join([before + BEGIN, machine, "", *lines, END + after]), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
