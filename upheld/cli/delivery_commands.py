"""The options of `upheld delivery`; what it does is read when it is called."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

Run = Callable[[argparse.Namespace], int]
Add = Callable[..., argparse.ArgumentParser]


def delivery_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser], add: Add) -> None:
    """Add `upheld delivery` to the commands; `add` makes one of them."""
    told = "Keep a ledger of provision: take in timetables and sessions, say what came and what is still owed."
    delivery = commands.add_parser("delivery", help=told, description=told, allow_abbrev=False)
    parts = delivery.add_subparsers(title="commands", metavar="COMMAND", required=True)

    told = "Write the lines of a plan as a timetable, to be looked at and put right before it is taken in."
    lines = add(parts, "lines", told, _lines)
    lines.add_argument("plan", type=Path, metavar="PLAN", help="the plan: Word, PDF, OpenDocument, plain text or JSON")
    told = "the first day on which the plan entitles, such as the day it was sent"
    lines.add_argument("--from", dest="from_on", required=True, metavar="DATE", help=told)
    lines.add_argument("-o", "--output", type=Path, metavar="OUT", help="the table to write; on the screen if left out")

    told = "Add a timetable, term dates or sessions to a ledger, from CSV or iCalendar; every bad row is named."
    taken = add(parts, "import", told, _import)
    taken.add_argument("files", nargs="+", type=Path, metavar="FILE", help="the files, .csv or .ics")
    told = "the ledger, JSON; made where there is none yet"
    taken.add_argument("--into", type=Path, required=True, metavar="LEDGER", help=told)
    told = "timetable, sessions or terms; as the columns say if left out, which a calendar's do not"
    taken.add_argument("--kind", metavar="WHAT", help=told)
    told = "whose account sessions are where no column says so: setting or family (setting)"
    taken.add_argument("--side", default="setting", metavar="SIDE", help=told)
    told = "let a row replace what the same side said before of that session"
    taken.add_argument("--correct", action="store_true", help=told)
    told = "write the good rows though some are bad; nothing is written if left out"
    taken.add_argument("--skip-bad", action="store_true", help=told)
    taken.add_argument("--format", default="text", metavar="FORMAT", help="text or json (text)")

    told = "Say what was owed and what came: by line, plan year, term and week, with both accounts and the range."
    report = add(parts, "report", told, _report)
    report.add_argument("files", nargs="+", type=Path, metavar="LEDGER", help="ledgers, JSON as this command writes it")
    report.add_argument("--as-at", metavar="DATE", help="the day to reckon for; today if left out")
    report.add_argument("--format", default="text", metavar="FORMAT", help="text, json, csv or html (text)")
    told = "the file to write: .docx, .pdf, .html, .txt, .csv or .json; on the screen if left out"
    report.add_argument("-o", "--output", type=Path, metavar="OUT", help=told)

    told = "Write a ledger as a table of every session, or as a calendar of what is owed."
    export = add(parts, "export", told, _export)
    export.add_argument("file", type=Path, metavar="LEDGER", help="a ledger, JSON as this command writes it")
    export.add_argument("--as-at", metavar="DATE", help="the day to reckon for; today if left out")
    export.add_argument("--format", default="csv", metavar="FORMAT", help="csv, ics or json (csv)")
    export.add_argument("-o", "--output", type=Path, metavar="OUT", help="the file to write; on the screen if left out")


def _import(given: argparse.Namespace) -> int:
    from upheld.cli.delivery import import_files

    return import_files(
        given.files,
        into=given.into,
        kind=given.kind,
        side=given.side,
        correct=given.correct,
        skip_bad=given.skip_bad,
        format=given.format,
    )


def _lines(given: argparse.Namespace) -> int:
    from upheld.cli.delivery import lines

    return lines(given.plan, from_on=given.from_on, output=given.output)


def _report(given: argparse.Namespace) -> int:
    from upheld.cli.delivery import report

    return report(given.files, as_at=given.as_at, format=given.format, output=given.output)


def _export(given: argparse.Namespace) -> int:
    from upheld.cli.delivery import export

    return export(given.file, as_at=given.as_at, format=given.format, output=given.output)
