"""What the official figures cost: an import, a fresh start, a page and the map, beside the same without a store."""

from __future__ import annotations

import csv
import importlib.util
import io
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

RELEASE = Path("../shared/data/ehc-plans-2025/education-health-and-care-plans_2025.zip")
DAY = date(2026, 11, 22)
AIM_IMPORT, AIM_MEMORY, AIM_READY, AIM_COUNCIL, AIM_MAP = 10, 500, 2, 50, 100
COUNCILS, MAPS = 60, 12


def lines() -> list[str]:
    """The figures as Markdown: an import, a fresh start, the questions a page asks, and whole pages."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "full" / "figures.sqlite3"
        told = ["| the official figures | time | processor | peak memory |", "| --- | --- | --- | --- |"]
        started = _in_a_process("begin", str(Path(folder) / "figures.sqlite3"))
        told.append(_row("a fresh start from the table that is carried", started))
        aims = f"Aims, in processor time: a fresh start in {AIM_READY} s: {_met(started['processor'] <= AIM_READY)}"
        if not RELEASE.is_file():
            return [*told, "", f"{aims}; the release of 2025 is not here, so the rest was left out."]
        brought = _in_a_process("bring", str(store))
        told.append(_row("the whole release of 2025 brought in", brought))
        aims += (
            f"; the import in {AIM_IMPORT} s and {AIM_MEMORY} MB: "
            f"{_met(brought['processor'] <= AIM_IMPORT and brought['peak'] <= AIM_MEMORY)}."
        )
        return [*told, "", aims, "", *_questions(store), "", *_pages()]


def _row(name: str, cost: dict[str, float]) -> str:
    return f"| {name} | {cost['seconds']:.1f} s | {cost['processor']:.1f} s | {cost['peak']:.0f} MB |"


def _questions(store: Path) -> list[str]:
    """What a page asks of the store, beside going through the release's rows, all held in memory, with plain Python."""
    from upheld.measures.area import councils
    from upheld.measures.store import Figures

    figures = Figures(store)
    # Another one each time: the last few are kept.
    each = itertools.cycle(one.code for one in councils())
    rows = _rows()
    period = figures.periods("within_20_weeks")[-1]

    def council() -> object:
        return {
            name: [row for row in table if row["old_la_code"] == "878" and _is_whole(row)]
            for name, table in rows.items()
        }

    def across() -> object:
        return {
            row["old_la_code"]: float(row["plans_issued_20_weeks_ex"]) / float(row["plans_issued_den_ex"])
            for row in rows["timeliness_20_week.csv"]
            if row["time_period"] == period and _is_whole(row) and row["plans_issued_den_ex"] not in ("0", "x", "z")
        }

    several: dict[str, Callable[[], object]] = {
        "one council, every measure and year: from the store": lambda: figures.of_area(next(each)),
        "the same from the release's rows in memory": council,
        "one measure, every council: from the store": lambda: figures.across("within_20_weeks", period),
        "the same from the release's rows in memory ": across,
    }
    if importlib.util.find_spec("pandas"):
        several |= _in_pandas(period)
    found = {name: _timed(run) for name, run in several.items()}
    names = list(found)
    table = ["| a question | median of 30 | beside the store |", "| --- | --- | --- |"]
    for at, (name, cost) in enumerate(found.items()):
        beside = found[names[0 if "one council" in name or at < 2 else 2]]
        table.append(f"| {name.strip()} | {cost:.2f} ms | {cost / beside:.1f} |")
    said = (
        "" if importlib.util.find_spec("pandas") else "pandas is not installed: where it is, it is measured here too."
    )
    figures.close()
    return [*table, *(["", said] if said else [])]


def _in_pandas(period: str) -> dict[str, Callable[[], object]]:
    import pandas  # type: ignore[import-not-found, import-untyped, unused-ignore]

    with zipfile.ZipFile(RELEASE) as file:
        frames = {
            Path(name).name: pandas.read_csv(file.open(name), dtype=str)
            for name in file.namelist()
            if name.startswith("data/") and name.endswith(".csv")
        }
    late = frames["timeliness_20_week.csv"]
    return {
        "one council in pandas, frames in memory": lambda: {
            name: one[(one.old_la_code == "878") & (one.breakdown_topic == one.breakdown)]
            for name, one in frames.items()
        },
        "one measure in pandas, frames in memory": lambda: late[
            (late.time_period == period) & (late.breakdown_topic == late.breakdown)
        ],
    }


def _rows() -> dict[str, list[dict[str, str]]]:
    found = {}
    with zipfile.ZipFile(RELEASE) as file:
        for name in file.namelist():
            if name.startswith("data/") and name.endswith(".csv"):
                text = io.StringIO(file.read(name).decode("utf-8-sig"), newline="")
                found[Path(name).name] = list(csv.DictReader(text))
    return found


def _is_whole(row: dict[str, str]) -> bool:
    return row["breakdown_topic"].casefold() == row["breakdown"].casefold()


def _timed(run: Callable[[], object]) -> float:
    found = []
    for _ in range(32):
        start = time.perf_counter()
        run()
        found.append((time.perf_counter() - start) * 1000)
    return statistics.median(found[2:])


def _pages() -> list[str]:
    """Whole pages, each asked for once, so that none is a kept one."""
    seen = _in_a_process("pages", "")["pages"]
    table = ["| a page, made anew | median | longest | median of the processor |", "| --- | --- | --- | --- |"]
    for name, (middle, longest, busy) in seen.items():
        table.append(f"| {name} | {middle:.0f} ms | {longest:.0f} ms | {busy:.0f} ms |")
    council, one_map = (busy for _, _, busy in seen.values())
    return [
        *table,
        "",
        f"Aims at the median, in processor time: a council's page {AIM_COUNCIL} ms: {_met(council <= AIM_COUNCIL)}; "
        f"the map {AIM_MAP} ms: {_met(one_map <= AIM_MAP)}.",
    ]


def _met(is_so: bool) -> str:
    return "met" if is_so else "not met"


def _in_a_process(task: str, store: str) -> dict[str, Any]:
    """One task in a process of its own, with its time without Python's start and its peak of memory."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.figures", task, store], capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _begin(store: Path) -> None:
    from upheld.measures.intake.carried import ready

    ready(store)


def _bring(store: Path) -> None:
    from upheld.measures.intake.bring import bring

    bring([RELEASE], store, today=DAY, is_fresh=True)


def _made_pages() -> dict[str, tuple[float, float, float]]:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.web.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from upheld.measures.area import councils
    from upheld.measures.measure import measures
    from upheld.web.databases import DATA, KEYS
    from upheld.web.official import figures

    for name in (DATA, KEYS):
        call_command("migrate", database=name, verbosity=0)
    shown = [one.id for one in measures().values() if len(figures().periods(one.id)) and one.has_interval][:MAPS]
    several = {
        f"a council ({COUNCILS} of them)": [f"/figures/councils/{one.slug}/" for one in councils()[:COUNCILS]],
        f"the map ({len(shown)} measures)": [f"/figures/map/{name}/" for name in shown],
    }
    client = Client(SERVER_NAME="localhost")
    found = {}
    for name, paths in several.items():
        each, busy = [], []
        for path in paths:
            start, began = time.perf_counter(), time.process_time()
            answer = client.get(path)
            each.append((time.perf_counter() - start) * 1000)
            busy.append((time.process_time() - began) * 1000)
            assert answer.status_code == 200, (path, answer.status_code)
        found[name] = (statistics.median(each), max(each[1:]), statistics.median(busy))
    return found


def main() -> None:
    """Print the figures, or do one task and print what it cost as JSON."""
    if len(sys.argv) < 2:
        print("\n".join(lines()))
        return
    import resource

    task, store = sys.argv[1], Path(sys.argv[2])
    start, began = time.perf_counter(), time.process_time()
    found: dict[str, object] = {}
    if task == "pages":
        found["pages"] = _made_pages()
    else:
        {"begin": _begin, "bring": _bring}[task](store)
    found["seconds"] = time.perf_counter() - start
    found["processor"] = time.process_time() - began
    found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(found))


if __name__ == "__main__":
    main()
