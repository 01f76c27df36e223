"""What became of the files that were taken into a ledger, in words and as plain values."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from upheld.delivery.files.taking_in import Told

_SHOWN = 50


def tell(one: Told, *, skip_bad: bool) -> None:
    """Print what became of one file; its bad rows beside what is printed."""
    rows = {"terms": "setting", "timetable": "line", "sessions": "entry"}[one.kind]
    print(f"{one.name}, {one.kind}: {number_of(one.new, rows)} new, {one.here:,} there already.")
    _list("made up what was missed earlier", [f"row {row}" for row in one.made_up])
    _list(
        "over and above what was owed, not counted",
        [f"row {each.row}: {each.minutes} minutes of {each.line} on {each.on}" for each in one.beyond],
    )
    if one.unread:
        print(f"  Columns that were not read: {', '.join(one.unread)}.")
    if one.later:
        print(f"  {one.later:,} yet to come, left out.")
    if one.tentative:
        print(f"  {one.tentative:,} that nobody has confirmed, left out: they are no evidence that anything came.")
    for wrong in one.wrong:
        print(f"{one.name}, row {wrong.row}: {wrong.sentence}{' Skipped.' if skip_bad else ''}", file=sys.stderr)


def _list(what: str, rows: Sequence[str]) -> None:
    if rows:
        more = f", and {len(rows) - _SHOWN:,} more" if len(rows) > _SHOWN else ""
        print(f"  {len(rows):,} {what}: {'; '.join(rows[:_SHOWN])}{more}.")


def outcome(into: Path, *, written: bool, changed: bool) -> str:
    """Whether the ledger was written."""
    if not written:
        return "Nothing was written: put the rows right, or skip them with --skip-bad."
    return f"Written: {into}" if changed else f"Nothing changed in {into}."


def number_of(number: int, word: str) -> str:
    """So many of something."""
    return f"{number:,} {word if number == 1 else 'entries' if word == 'entry' else word + 's'}"


def told_data(one: Told) -> dict[str, Any]:
    """What became of one file, as plain values."""
    return {
        "file": one.name,
        "kind": one.kind,
        "new": one.new,
        "there_already": one.here,
        "made_up_rows": one.made_up,
        "beyond": [
            {"row": each.row, "line": each.line, "on": each.on.isoformat(), "minutes": each.minutes}
            for each in one.beyond
        ],
        "wrong": [{"row": each.row, "sentence": each.sentence} for each in one.wrong],
        "columns_not_read": [*one.unread],
        "yet_to_come": one.later,
        "tentative": one.tentative,
    }
