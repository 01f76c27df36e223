"""`upheld`: reckon case files, look up the law, export it.

Each command imports what it needs when it is called, so that `upheld check` starts quickly.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from upheld.cli.delivery_commands import delivery_commands
from upheld.cli.figures_commands import figures_commands
from upheld.errors import UpheldError

_ABOUT = (
    "Every duty owed to a child with special educational needs in England, reckoned from dated facts. "
    "This is information, not legal advice."
)


def main(argv: list[str] | None = None) -> None:
    """Run the command; a mistake in what was given is one sentence and exit status 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # A Windows console that cannot show a letter shows a question mark instead of stopping.
            reconfigure(errors="replace")
    given = parser().parse_args(argv)
    try:
        status = given.run(given)
        sys.stdout.flush()
    except UpheldError as error:
        print(f"upheld: {error}", file=sys.stderr)
        status = 2
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] == "upheld":
            raise
        told = f"this command needs {error.name}, which is not installed: pip install 'upheld[letters,plan]' brings it"
        print(f"upheld: {told}.", file=sys.stderr)
        status = 2
    except BrokenPipeError:
        # Whoever was reading has stopped, as `head` does: nothing more can be said to them.
        sys.stdout = None
        status = 0
    sys.exit(status)


def parser() -> argparse.ArgumentParser:
    """The whole command, with its help."""
    top = argparse.ArgumentParser(prog="upheld", description=_ABOUT, allow_abbrev=False)
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    told = "Reckon case files: what is late, what comes next, what you can do, and every duty with its law."
    check = _add(commands, "check", told, _check)
    told = "case files, TOML or JSON; - reads one from standard input"
    check.add_argument("files", nargs="+", type=Path, metavar="FILE", help=told)
    check.add_argument("--as-at", metavar="DATE", help="the day to reckon for; today if left out")
    _law_option(check)
    check.add_argument("--format", default="text", metavar="FORMAT", help="text, json or markdown (text)")
    check.add_argument("--only", default="all", metavar="WHICH", help="breaches, open or all (all)")
    check.add_argument("--fail-on", metavar="WHAT", help="breach: exit with 1 if any duty was broken")

    told = "List every duty, or show one whole: its trigger, limit, exceptions, remedies and authority."
    duties = _add(commands, "duties", told, _duties)
    duties.add_argument("duty", nargs="?", metavar="ID", help="a duty's id; all of them if left out")
    _law_option(duties)

    told = "List the letters that can be sent now, in order of use, each with its reason; all there are without a file."
    several = _add(commands, "letters", told, _letters)
    several.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a case file, TOML or JSON")
    _case_options(several)
    several.add_argument("--format", default="text", metavar="FORMAT", help="text or json (text)")

    told = "Write one letter, as Word, PDF, HTML, text or e-mail text; what is missing is marked."
    letter = _add(commands, "letter", told, _letter)
    letter.add_argument("letter", metavar="ID", help="the letter's id, as `upheld letters` gives it")
    letter.add_argument("file", type=Path, metavar="FILE", help="a case file, TOML or JSON")
    told = "the file to write: .docx, .pdf, .html, .txt or .email; on the screen if left out"
    letter.add_argument("-o", "--output", type=Path, metavar="OUT", help=told)
    _case_options(letter)
    told = "parent, young_person, alternative_person, adviser or school; whoever holds the rights if left out"
    letter.add_argument("--from", dest="sender", metavar="WHO", help=told)
    told = 'a TOML file of lines like your_name = "..."'
    letter.add_argument("--details", type=Path, metavar="FILE", help=told)
    told = "one detail, as your_name=..., as often as needed"
    letter.add_argument("--set", dest="settings", action="append", default=[], metavar="NAME=TEXT", help=told)
    letter.add_argument("--easy-read", action="store_true", help="in easy read, for the letters that have it")
    letter.add_argument("--no-notes", action="store_true", help="leave out the page of notes for you after the letter")

    told = (
        "Show every way to challenge what was broken or decided: open or closed, by when, for what, and in which order."
    )
    ways = _add(commands, "routes", told, _routes)
    ways.add_argument("file", type=Path, metavar="FILE", help="a case file, TOML or JSON; - reads standard input")
    ways.add_argument("--as-at", metavar="DATE", help="the day to reckon for; today if left out")
    _law_option(ways)
    ways.add_argument("--format", default="text", metavar="FORMAT", help="text or json (text)")

    told = "Write every due day, every time limit of the family's and every reminder as a calendar."
    dates = _add(commands, "calendar", told, _calendar)
    dates.add_argument("file", type=Path, metavar="FILE", help="a case file, TOML or JSON; - reads standard input")
    told = "the calendar file to write, or to bring up to date; on the screen if left out"
    dates.add_argument("-o", "--output", type=Path, metavar="OUT", help=told)
    dates.add_argument("--as-at", metavar="DATE", help="the day to reckon for; today if left out")
    _law_option(dates)
    told = "a short name put before each entry, such as A; none if left out, so that no name is shown"
    dates.add_argument("--label", metavar="NAME", help=told)
    told = "what tells this case from others in one calendar; the case file's name if left out"
    dates.add_argument("--case-id", metavar="ID", help=told)

    told = "Make one PDF of the documents for a tribunal or a complaint, and say what is missing or over a limit."
    pack = _add(commands, "pack", told, _pack)
    pack.add_argument("spec", type=Path, metavar="SPEC", help="a TOML file that lists the documents, or their folder")
    pack.add_argument("-o", "--output", type=Path, metavar="OUT", help="the PDF to write")
    pack.add_argument("--as-at", metavar="DATE", help="the day to reckon for; today if left out")
    told = "write the working document, a table of the changes asked for, as Word"
    pack.add_argument("--working-document", type=Path, metavar="FILE", help=told)
    told = "write the chronology, what happened and when, as Word"
    pack.add_argument("--chronology", type=Path, metavar="FILE", help=told)
    pack.add_argument("--check", action="store_true", help="only check the documents; build nothing")
    pack.add_argument("--format", default="text", metavar="FORMAT", help="text or json (text)")

    _plan_commands(commands)
    delivery_commands(commands, _add)
    figures_commands(commands, _add)

    told = "List every kind of event a case file can hold, or show one with its fields."
    events = _add(commands, "events", told, _events)
    events.add_argument("kind", nargs="?", metavar="KIND", help="a kind of event; all of them if left out")

    told = "Export the law, or compare two laws."
    law = commands.add_parser("law", help=told, description=told, allow_abbrev=False)
    parts = law.add_subparsers(title="commands", metavar="COMMAND", required=True)
    export = _add(parts, "export", "Print a whole law as one JSON object.", _export)
    _law_option(export)
    diff = _add(parts, "diff", "Compare two laws, duty by duty.", _diff)
    diff.add_argument("one", metavar="A", help="the law to compare from")
    diff.add_argument("other", metavar="B", help="the law to compare to")
    diff.add_argument("--format", default="text", metavar="FORMAT", help="text or json (text)")

    schema = _add(
        commands, "schema", "Print the JSON Schema of a case file, of the answer, of a plan, or of a ledger.", _schema
    )
    told = "case (what a case file holds), reckoning (what check prints), plan or ledger; case if left out"
    schema.add_argument("of", nargs="?", default="case", metavar="OF", help=told)

    told = "Write the manual of the law and of the command, from the law and its worked examples."
    docs = _add(commands, "docs", told, _docs)
    docs.add_argument("--check", action="store_true", help="only say whether the pages are fresh")
    docs.add_argument("--folder", type=Path, default=Path(), metavar="FOLDER", help="the project's folder (this one)")
    return top


def _plan_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    told = "Read an EHC plan, say line by line how specific it is, compare two, or write it out."
    plan = commands.add_parser("plan", help=told, description=told, allow_abbrev=False)
    parts = plan.add_subparsers(title="commands", metavar="COMMAND", required=True)
    files = "plans: Word, PDF, OpenDocument, plain text, or the JSON that this command writes"

    read = _add(parts, "read", "Show a plan as it was read: its sections, its lines, what could not be placed.", _read)
    read.add_argument("files", nargs="+", type=Path, metavar="FILE", help=files)

    told = "Say of each line of provision whether it is specific, partly specific or vague, why, and what to ask."
    check = _add(parts, "check", told, _check_plans)
    check.add_argument("files", nargs="+", type=Path, metavar="FILE", help=files)
    told = "each file holds the wording of one provision, and nothing else"
    check.add_argument("--provision", action="store_true", help=told)
    check.add_argument("--case", type=Path, metavar="FILE", help="the case file, for the days its clock says")
    check.add_argument("--as-at", metavar="DATE", help="the day to check for; today if left out")

    told = "Say what became of each line: kept, strengthened, weakened, moved, dropped or new, and why."
    compare = _add(parts, "compare", told, _compare_plans)
    compare.add_argument("old", type=Path, metavar="OLD", help="the earlier plan, or with --advice a report")
    compare.add_argument("new", type=Path, metavar="NEW", help="the later plan")
    told = "OLD is a professional's report: what became of each recommendation in it"
    compare.add_argument("--advice", action="store_true", help=told)

    for one in (read, check, compare):
        one.add_argument("--format", default="text", metavar="FORMAT", help="text, json or html (text)")
        told = "the file to write: .docx, .pdf, .html, .txt or .json; on the screen if left out"
        one.add_argument("-o", "--output", type=Path, metavar="OUT", help=told)

    write = _add(
        parts, "write", "Write a plan, or a paper made from it, as Word, PDF, HTML, text or JSON.", _write_plan
    )
    write.add_argument("file", type=Path, metavar="FILE", help="the plan")
    told = "plan, easy-read, child, week, findings or working-document (plan)"
    write.add_argument("--as", dest="kind", default="plan", metavar="WHAT", help=told)
    told = "the file to write: .docx, .pdf, .html, .txt or .json; on the screen if left out"
    write.add_argument("-o", "--output", type=Path, metavar="OUT", help=told)


Run = Callable[[argparse.Namespace], int]


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, told: str, run: Run
) -> argparse.ArgumentParser:
    one = commands.add_parser(name, help=told, description=told, allow_abbrev=False)
    one.set_defaults(run=run)
    return one


def _case_options(one: argparse.ArgumentParser) -> None:
    one.add_argument("--as-at", metavar="DATE", help="the day to reckon for; today if left out")
    told = "england, england-bare (no case law or temporary change) or reform-wp-2026 (england)"
    one.add_argument("--law", default="england", metavar="NAME", help=told)


def _law_option(one: argparse.ArgumentParser) -> None:
    told = "england, england-bare (no case law or temporary change) or reform-wp-2026 (england)"
    one.add_argument("--law", default="england", metavar="NAME", help=told)
    one.add_argument("--no-unverified", action="store_true", help="leave out the duties marked C, not verified")


def _check(given: argparse.Namespace) -> int:
    from upheld.cli.check import run

    return run(
        given.files,
        as_at=given.as_at,
        law=given.law,
        no_unverified=given.no_unverified,
        format=given.format,
        only=given.only,
        fail_on=given.fail_on,
    )


def _duties(given: argparse.Namespace) -> int:
    from upheld.cli.law import show_duties

    return show_duties(given.duty, given.law, no_unverified=given.no_unverified)


def _letters(given: argparse.Namespace) -> int:
    from upheld.cli.letters import show_letters

    return show_letters(given.file, as_at=given.as_at, law=given.law, format=given.format)


def _letter(given: argparse.Namespace) -> int:
    from upheld.cli.letters import write_letter

    return write_letter(
        given.letter,
        given.file,
        output=given.output,
        as_at=given.as_at,
        law=given.law,
        sender=given.sender,
        details=given.details,
        settings=given.settings,
        easy_read=given.easy_read,
        notes=not given.no_notes,
    )


def _routes(given: argparse.Namespace) -> int:
    from upheld.cli.routes import run

    return run(given.file, as_at=given.as_at, law=given.law, format=given.format, no_unverified=given.no_unverified)


def _calendar(given: argparse.Namespace) -> int:
    from upheld.cli.calendar import run

    return run(
        given.file,
        output=given.output,
        as_at=given.as_at,
        law=given.law,
        label=given.label,
        case_id=given.case_id,
        no_unverified=given.no_unverified,
    )


def _pack(given: argparse.Namespace) -> int:
    from upheld.cli.pack import run

    return run(
        given.spec,
        given.output,
        as_at=given.as_at,
        working_document=given.working_document,
        chronology=given.chronology,
        check=given.check,
        format=given.format,
    )


def _read(given: argparse.Namespace) -> int:
    from upheld.cli.plan import read_plans

    return read_plans(given.files, format=given.format, output=given.output)


def _check_plans(given: argparse.Namespace) -> int:
    from upheld.cli.plan import check_plans

    return check_plans(
        given.files,
        format=given.format,
        output=given.output,
        as_at=given.as_at,
        case=given.case,
        provision=given.provision,
    )


def _compare_plans(given: argparse.Namespace) -> int:
    from upheld.cli.plan import compare_plans

    return compare_plans(given.old, given.new, format=given.format, output=given.output, advice=given.advice)


def _write_plan(given: argparse.Namespace) -> int:
    from upheld.cli.plan import write_plan

    return write_plan(given.file, kind=given.kind, output=given.output)


def _events(given: argparse.Namespace) -> int:
    from upheld.cli.events import show_events

    return show_events(given.kind)


def _export(given: argparse.Namespace) -> int:
    from upheld.cli.law import show_export

    return show_export(given.law, no_unverified=given.no_unverified)


def _diff(given: argparse.Namespace) -> int:
    from upheld.cli.law import show_diff

    return show_diff(given.one, given.other, given.format)


def _schema(given: argparse.Namespace) -> int:
    from upheld.cli.schemas import show_schema

    return show_schema(given.of)


def _docs(given: argparse.Namespace) -> int:
    from upheld.cli.docs import write

    return write(given.folder, check=given.check)


if __name__ == "__main__":
    main()
