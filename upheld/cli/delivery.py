"""`upheld delivery`: take in a timetable or sessions, reckon what came, write it out."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from upheld.cli.check import progress, say_error
from upheld.cli.clock import now, today
from upheld.cli.delivery_told import number_of, outcome, tell, told_data
from upheld.cli.given import given_day, one_of, write_whole
from upheld.delivery.files.cells import day_of
from upheld.delivery.files.file import Ledger, dumps, loads
from upheld.delivery.files.taking_in import Source, take_in
from upheld.errors import UpheldError

KINDS = ("timetable", "sessions", "terms")
SIDES = ("setting", "family")
REPORTS = ("text", "json", "csv", "html")
EXPORTS = ("csv", "ics", "json")
_MOST = 50_000_000
_AHEAD = timedelta(days=366)
_DRAFT = (
    "The plan is read as a draft. A draft entitles to nothing yet: what must be given is what a plan that is "
    "maintained says (Children and Families Act 2014 s.42). Wait for the final plan, or check that it says the same."
)


def import_files(
    files: list[Path], *, into: Path, kind: str | None, side: str, correct: bool, skip_bad: bool, format: str
) -> int:
    """Add what the files say to a ledger; nothing is written where a row is bad, unless those are to be skipped.

    Returns:
        0, or 2 where a row was bad and nothing was written.
    """
    one_of("--side", side, SIDES)
    one_of("--format", format, ("text", "json"))
    if kind is not None:
        one_of("--kind", kind, KINDS)
    before = _ledger(into) if into.exists() else Ledger()
    sources = [Source(path.name, _bytes(path)) for path in files]
    ledger, told = take_in(
        before, sources, kind=kind, side=side, now=now(), today=today(), correct=correct  # type: ignore[arg-type]
    )  # fmt: skip
    bad = any(one.wrong for one in told)
    written = not bad or skip_bad
    if written and ledger != before:
        write_whole(into, dumps(ledger).encode())
    if format == "json":
        data = {"written": written, "changed": written and ledger != before, "files": [told_data(one) for one in told]}
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        for one in told:
            tell(one, skip_bad=skip_bad)
        print(outcome(into, written=written, changed=ledger != before))
    return 0 if written else 2


def lines(plan: Path, *, from_on: str, output: Path | None) -> int:
    """Write the lines of a plan as a timetable, to be looked at and put right before it is taken in."""
    from upheld.cli.given_plan import given_plan
    from upheld.delivery.files.to_csv import timetable_csv
    from upheld.delivery.promised.from_plan import entitlements

    try:
        first = day_of(from_on, "first day")
    except UpheldError as error:
        raise UpheldError(f"--from: {error}") from None
    given = given_plan(plan)
    found = entitlements(given, first)
    if not found:
        raise UpheldError(f"{plan.name} has no line of provision that was found: write the timetable by hand.")
    _put(timetable_csv((one.entitlement, " ".join(one.assumed)) for one in found).encode(), output, "csv")
    unknown = sum(one.entitlement.amount is None for one in found)
    told = f"{number_of(len(found), 'line')}, {unknown:,} of them with no amount that is known"
    after = "a program read the words. Then take the table in with `upheld delivery import`"
    print(f"{told}. Look at each of them: {after}.", file=sys.stderr)
    if given.version == "draft":
        print(_DRAFT, file=sys.stderr)
    return 0


def report(files: list[Path], *, as_at: str | None, format: str, output: Path | None) -> int:
    """Print what each ledger comes to on a day: by line, plan year, term and week."""
    one_of("--format", format, REPORTS)
    day = given_day(as_at)
    if output is not None and len(files) > 1:
        raise UpheldError(f"-o {output} holds one report, and {len(files)} were given: leave -o out, or give one.")
    bad = False
    for path in progress(files, "Reading", quiet=False):
        try:
            ledger = _ledger(path)
            if output is not None:
                write_whole(output, _rendered(ledger, day, output))
                print(f"Written: {output}")
            elif len(files) > 1 and format == "json":
                from upheld.delivery.files.report import report_data

                print(json.dumps({"file": str(path), **report_data(ledger, day)}, ensure_ascii=False))
            else:
                print(_shown(ledger, day, format), end="")
        except UpheldError as error:
            bad = True
            say_error(path, error, line=len(files) > 1 and format == "json")
    return 2 if bad else 0


def export(file: Path, *, as_at: str | None, format: str, output: Path | None) -> int:
    """Write a ledger as a table of occasions, as a calendar of what is owed, or as the JSON it is kept in."""
    one_of("--format", format, EXPORTS)
    ledger, day = _ledger(file), given_day(as_at)
    if format == "ics":
        from upheld.delivery.files.to_ics import occasions_ics
        from upheld.delivery.slots import slots

        until = max([day + _AHEAD, *([known] if (known := ledger.calendar.known_until) else [])])
        made = occasions_ics(slots(ledger.entitlements, ledger.calendar, until), ledger.entitlements, day)
    elif format == "csv":
        from upheld.delivery.files.to_csv import sessions_csv

        made = sessions_csv(ledger, ledger.reckoned(day)).encode()
    else:
        made = dumps(ledger).encode()
    _put(made, output, format)
    return 0


def _put(made: bytes, output: Path | None, format: str) -> None:
    if output is None:
        sys.stdout.flush()
        # As it is: a console must neither change the ends of its lines nor its letters.
        sys.stdout.buffer.write(made)
        return
    # A spreadsheet knows by the first letters that a table is UTF-8.
    write_whole(output, b"\xef\xbb\xbf" + made if format == "csv" else made)
    print(f"Written: {output}")


def _ledger(path: Path) -> Ledger:
    try:
        return loads(_bytes(path).decode("utf-8-sig"), path.name)
    except UnicodeDecodeError:
        raise UpheldError(f"{path} is not UTF-8 text: a ledger is the JSON that this command writes.") from None


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UpheldError(f"{path} cannot be read ({reason}): check the path.") from None
    if len(content) > _MOST:
        raise UpheldError(f"{path} is over 50 MB: send it in parts.")
    return content


def _shown(ledger: Ledger, day: Any, format: str) -> str:
    if format == "json":
        from upheld.delivery.files.report import report_data

        return json.dumps(report_data(ledger, day), ensure_ascii=False, indent=1) + "\n"
    if format == "csv":
        from upheld.delivery.files.to_csv import report_csv

        return report_csv(ledger, day)
    from upheld.delivery.files.report import report_document

    document = report_document(ledger, day)
    if format == "html":
        from upheld.documents.html import as_html

        return as_html(document)
    from upheld.documents.text import as_text

    return as_text(document)


def _rendered(ledger: Ledger, day: Any, output: Path) -> bytes:
    suffix = output.suffix.lower()
    if suffix in (".json", ".csv"):
        return _shown(ledger, day, suffix[1:]).encode("utf-8-sig" if suffix == ".csv" else "utf-8")
    from upheld.cli.letters import format_of
    from upheld.delivery.files.report import report_document

    return format_of(output)(report_document(ledger, day))
