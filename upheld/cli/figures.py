"""`upheld figures`: take in releases, write figures and briefings out, record what councils answered."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from upheld.cli.clock import today
from upheld.cli.figures_store import opened, store_at
from upheld.cli.given import one_of, write_whole
from upheld.errors import UpheldError
from upheld.measures.area import Area, areas, find_area

_FORMATS = ("csv", "json")


def build(store: Path | None) -> int:
    """Build the figures anew from the table that comes with the program."""
    from upheld.measures.intake.carried import build as build_carried

    path = store_at(store)
    number = build_carried(path)
    print(f"Written: {path} ({number:,} figures)")
    return 0


def import_files(files: list[Path], *, store: Path | None, published: str | None) -> int:
    """Set the figures of releases among those that are there, and print what changed."""
    from upheld.measures.intake.bring import bring

    day = None if published is None else _day("--published", published)
    with _bar("Reading") as told:
        report = bring(files, store_at(store), today=today(), published=day, progress=told)
    print("\n".join(report.lines()))
    return 0


def carry(folder: Path) -> int:
    """Write the table that comes with the program anew, from a folder of releases."""
    from upheld.measures.intake.carry import carry as carry_all

    with _bar("Reading") as told:
        report, size = carry_all(folder, today=today(), progress=told)
    print("\n".join(report.lines()))
    print(f"The table has {size / 1000:,.0f} KB.")
    return 0


def export(
    *, store: Path | None, measure: str | None, council: str | None, format: str | None, output: Path | None
) -> int:
    """Write every figure of a measure, of an area, or of both."""
    from upheld.measures.export import as_csv, as_json
    from upheld.measures.measure import measure as measure_called

    kind = format or (output.suffix.lower().removeprefix(".") if output is not None else "csv")
    one_of("--format" if format or output is None else "-o: the ending", kind, _FORMATS)
    if measure is None and council is None:
        raise UpheldError("Nothing was chosen: name a measure with --measure, a council with --council, or both.")
    area = None if council is None else find_area(council)
    wanted = None if measure is None else measure_called(measure)
    with opened(store) as figures:
        if wanted is not None:
            found = [one for one in figures.every(wanted.id, topic=None) if area is None or one.area == area.code]
        else:
            assert area is not None
            found = list(figures.every_of_area(area.code))
        if not found:
            raise UpheldError("There is no such figure yet: `upheld figures list` says which there are.")
        made = (as_json if kind == "json" else as_csv)(found, figures.releases())
    if output is None:
        sys.stdout.flush()
        # As it is: a console must not change the ends of its lines.
        sys.stdout.buffer.write(made.encode())
        return 0
    # A spreadsheet knows by the first letters that a table is UTF-8.
    write_whole(output, made.encode("utf-8-sig" if kind == "csv" else "utf-8"))
    print(f"Written: {output} ({len(found):,} figures)")
    return 0


def briefing(name: str, *, store: Path | None, output: Path | None) -> int:
    """Write one page on a council, or on the councils of a constituency."""
    from upheld.cli.letters import format_of
    from upheld.measures.briefing import briefing as write_briefing

    made = format_of(output)
    title, councils = _of(name)
    with opened(store) as figures:
        content = made(write_briefing(figures, councils, title, today()))
    if output is None:
        print(content.decode("utf-8"), end="")
    else:
        write_whole(output, content)
        print(f"Written: {output}")
    return 0


def reply(
    gap: str,
    council: str,
    *,
    store: Path | None,
    asked: str,
    answered: str | None,
    outcome: str,
    address: str,
) -> int:
    """Record what a council answered; the file of replies stands beside the figures."""
    from upheld.measures.gaps.replies import NAME, OUTCOMES, record
    from upheld.measures.gaps.replies import reply as reply_of

    one = reply_of(
        gap,
        council,
        asked=_day("--asked", asked),
        outcome=outcome,
        today=today(),
        answered=None if answered is None else _day("--answered", answered),
        address=address,
    )
    is_new = record(store_at(store).with_name(NAME), one)
    due, late = one.due, one.days_late(today())
    told = f"{areas()[one.council].name}, {one.gap}: {OUTCOMES[one.outcome].lower()}."
    told += f" Due {due:%d %B %Y}." if due else ""
    told += f" {late} {'day' if late == 1 else 'days'} late." if late else ""
    print(told if is_new else f"{told} That was recorded before.")
    return 0


def _of(name: str) -> tuple[str, tuple[Area, ...]]:
    """What a page is called and which councils it is of: those of a constituency, or one area.

    A name that is both is the council's; the constituency's page says which councils it lies in.
    """
    from upheld.measures.constituency import constituencies

    asked = " ".join(name.split()).casefold()
    constituency = next((one for one in constituencies() if asked in (one.name.casefold(), one.code.casefold())), None)
    named = next((one for one in areas().values() if asked == one.name.casefold()), None)
    if constituency is not None and named is None:
        return constituency.name, tuple(areas()[code] for code in constituency.councils)
    try:
        area = find_area(name)
    except UpheldError as error:
        raise UpheldError(f"{error} Nor is there a constituency of that name.") from error
    return area.name, (area,)


def _day(option: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UpheldError(f"{option} {text!r} is not a day: write it as 2026-07-01.") from None


@contextmanager
def _bar(doing: str) -> Iterator[Callable[[int, int, str], None] | None]:
    """What an import tells how far it is; None where nobody looks at a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    # What is printed must still go where the user sent it, so the bar takes over neither stream.
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False) as bar:
        task = bar.add_task(doing, total=None)

        def told(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{doing} {name}"[:60])

        yield told
