"""What the ledger costs: the shortfall of one plan year, and of a caseload, beside working out every session."""

from __future__ import annotations

import gc
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from tests.delivery_year import AS_AT, MONDAYS, SCHOOL
from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.shortfall import by, deliveries, line_of
from upheld.delivery.terms import Calendar
from upheld.delivery.totals import totals

LINES, PLANS, PROCESSES = 12, 5_000, 2
AIM_YEAR, AIM_CASELOAD, AIM_MEMORY = 5, 10, 1_000
_SAID_AT = datetime(2026, 7, 30, 9, tzinfo=UTC)
_REASONS = ("staff_absent", "vacancy", "child_absent", "cancelled")


def lines() -> list[str]:
    """The figures as Markdown: one plan year, and a caseload in two processes."""
    return [*_one(), "", *_caseload()]


def plan(seed: int) -> tuple[list[Entitlement], Calendar, list[Entry]]:
    """Twelve weekly lines over the forty weeks of a school year, each session spoken of by the school, forty by both.

    The school says it by exception: each week what was given, and one or two that were not; some are made up.
    """
    chance = random.Random(seed)
    owed = [Entitlement(f"F.{one}", f"F.{one}", "F", "Words", "A line", Amount(chance.choice((20, 30, 45))),
                        date(2025, 9, 1)) for one in range(LINES)]  # fmt: skip
    said: list[Entry] = []

    def say(side: str, outcome: str, slots: list[str], **more: object) -> None:
        said.append(Entry(f"{len(said)}", outcome, side, _SAID_AT + timedelta(seconds=len(said)), tuple(slots), **more))  # type: ignore[arg-type]

    for monday in MONDAYS:
        names = [f"F.{one}:w:{monday}:1" for one in range(LINES)]
        missed = chance.sample(names, chance.randint(1, 2))
        say("setting", "delivered", [one for one in names if one not in missed])
        say("setting", "not_delivered", missed, reason=chance.choice(_REASONS))
        say("family", chance.choice(("delivered", "not_delivered")), [chance.choice(names)])
        if chance.random() < 0.2:
            say("setting", "made_up", missed[:1], minutes=20, given_on=date(2026, 7, 20))
    return owed, Calendar((SCHOOL,)), said


def _one() -> list[str]:
    owed, calendar, said = plan(1)
    several = {
        "every session with both accounts, and the sums by line": lambda: by(
            deliveries(owed, calendar, said, AS_AT).sessions, line_of
        ),
        "the sums by line alone": lambda: totals(owed, calendar, said, AS_AT),
        "the sums where nobody said anything": lambda: totals(owed, calendar, [], AS_AT),
    }
    found = {name: _timed(run) for name, run in several.items()}
    slow = min(next(iter(found.values())))
    what = f"one plan year: {LINES} lines, {len(MONDAYS)} weeks, {len(said)} entries"
    table = [
        f"| {what} | best of 50 | median | ratio of the best |",
        "| --- | --- | --- | --- |",
    ]
    for name, each in found.items():
        middle = statistics.median(each) * 1000
        table.append(f"| {name} | {min(each) * 1000:.1f} ms | {middle:.1f} ms | {min(each) / slow:.2f} |")
    met = [f"{_met(statistics.median(each) * 1000 <= AIM_YEAR)} by {name}" for name, each in [*found.items()][:2]]
    return [*table, "", f"Aim: {AIM_YEAR} ms at the median for the shortfall of one plan year: {'; '.join(met)}."]


def _caseload() -> list[str]:
    """All plans, one after another, in processes of their own, so that the peaks of memory are theirs."""
    started = time.perf_counter()
    running = []
    for number in range(PROCESSES):
        code = f"from bench.delivery import several; several({number * PLANS // PROCESSES}, {PLANS // PROCESSES})"
        running.append(subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True))
    found = [json.loads(one.communicate()[0]) for one in running]
    whole = time.perf_counter() - started
    reckoning, memory = max(one["seconds"] for one in found), sum(one["memory"] for one in found)
    missing, processor = sum(one["missing"] for one in found), sum(one["processor"] for one in found)
    return [
        f"{PLANS:,} plans x {len(MONDAYS)} weeks x {LINES} lines in {PROCESSES} processes: {reckoning:.1f} s of "
        f"reckoning, of which the processors of both worked {processor:.1f} s ({whole:.1f} s with making the plans up "
        f"and starting), {memory:.0f} MB together; {missing:,} minutes found missing.",
        f"Aim: {AIM_CASELOAD} s and {AIM_MEMORY:,} MB: {_met(reckoning <= AIM_CASELOAD and memory <= AIM_MEMORY)}.",
    ]


def several(first: int, number: int) -> None:
    """What `_caseload` runs: print the seconds, the peak of memory in megabytes, and the minutes missing."""
    seconds, processor, missing = 0.0, 0.0, 0
    for seed in range(first, first + number):
        owed, calendar, said = plan(seed)
        started, worked = time.perf_counter(), time.process_time()
        found = totals(owed, calendar, said, AS_AT)
        seconds, processor = seconds + time.perf_counter() - started, processor + time.process_time() - worked
        missing += sum(one.missing for one in found.values())
    unit = 1e6 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    print(json.dumps({"seconds": seconds, "processor": processor, "memory": peak, "missing": missing}))


def _timed(run: Callable[[], object], times: int = 50) -> list[float]:
    """How long each of several runs takes, in seconds."""
    found = []
    gc.collect()
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return found


def _met(is_met: bool) -> str:
    return "met" if is_met else "not met"


if __name__ == "__main__":
    print("\n".join(lines()))
