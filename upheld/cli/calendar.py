"""`upheld calendar`: the days of one case as an iCalendar file, new or brought up to date."""

from __future__ import annotations

import sys
from pathlib import Path

from upheld.cli.given import reckoned, write_whole
from upheld.errors import UpheldError
from upheld.letters.calendar import Changes, changes, to_calendar

_LARGEST = 20_000_000


def run(
    file: Path,
    *,
    output: Path | None,
    as_at: str | None,
    law: str,
    label: str | None,
    case_id: str | None,
    no_unverified: bool = False,
) -> int:
    """Print the calendar of a case, or write it to `output` and say in a line what changed; the exit status is 0.

    A file that is there already is read first and brought up to date; it is replaced whole or not at all.

    Args:
        case_id: by which a calendar is known to be of this case; the case file's name without its ending, if left
            out. So a calendar goes on for as long as the case file keeps its name, in whatever folder.
    """
    name = _case_id(file, case_id)
    reckoning = reckoned(file, as_at, law, no_unverified=no_unverified)
    if output is None:
        made = to_calendar(reckoning, case_id=name, label=label or "")
        sys.stdout.flush()
        # As it is: a console must neither change the ends of its lines nor its letters.
        sys.stdout.buffer.write(made)
        return 0
    before = _earlier(output)
    try:
        made = to_calendar(reckoning, case_id=name, label=label or "", previous=before)
    except UpheldError as error:
        raise UpheldError(f"{output}: {error}") from None
    write_whole(output, made)
    print(f"{output}: {_words(changes(before, made, case_id=name))}")
    return 0


def _case_id(file: Path, given: str | None) -> str:
    if given is not None:
        return given
    if str(file) == "-":
        raise UpheldError("A case read from standard input has no name: give it one with --case-id, always the same.")
    return file.stem


def _words(found: Changes) -> str:
    entries = f"{found.standing:,} entr{'y' if found.standing == 1 else 'ies'}"
    if not (found.new or found.changed or found.gone):
        return f"{entries}; nothing changed."
    return f"{entries}; {found.new:,} new, {found.changed:,} changed, {found.gone:,} no longer needed."


def _earlier(path: Path) -> bytes | None:
    """What the file holds now; None where there is none yet."""
    try:
        if not path.exists():
            return None
        if not path.is_file():
            raise UpheldError(f"{path} is not a file: give the name of a calendar file, such as case.ics.")
        if path.stat().st_size > _LARGEST:
            raise UpheldError(f"{path} is over 20 MB: that is no calendar of a case. Give the name of a new file.")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UpheldError(f"{path} cannot be read ({reason}): check the path.") from None
