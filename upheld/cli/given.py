"""What was given on the command line, read: a day, a case, a choice of words, a place to write to."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from upheld.case import Case, loads, read
from upheld.cli.clock import today
from upheld.compliance import Reckoning, reckon
from upheld.errors import CaseError, UpheldError
from upheld.law import law_named

_MOST = 5_000_000
_MOST_DETAILS = 1_000_000


def one_of(option: str, value: str, allowed: tuple[str, ...]) -> None:
    """Refuse a value that is not one of those allowed.

    Raises:
        UpheldError: naming the option, the value and what may be written.
    """
    if value not in allowed:
        raise UpheldError(f"{option} {value!r} is not known: use {', '.join(allowed)}.")


def given_day(text: str | None) -> date:
    """The day asked for with --as-at; today where none was."""
    if text is None:
        return today()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UpheldError(f"--as-at {text!r} is not a day: write it as 2026-07-01.") from None
    if not 1980 <= day.year <= 2100:
        raise UpheldError(f"--as-at {text} is outside 1980 to 2100: give the day to reckon for.")
    return day


def given_case(path: Path) -> Case:
    """The case in a file; `-` reads it from standard input."""
    if str(path) != "-":
        return read(path)
    raw = sys.stdin.buffer.read(_MOST + 1)
    if len(raw) > _MOST:
        raise CaseError("Standard input is over 5 MB: a case file is never that long.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CaseError("Standard input is not UTF-8 text: save the case file as UTF-8.") from None
    return loads(text, name="standard input", format="json" if text.lstrip().startswith("{") else "toml")


def reckoned(path: Path, as_at: str | None, law: str = "england", *, no_unverified: bool = False) -> Reckoning:
    """The case in a file, reckoned under the law of that name for that day."""
    found = law_named(law)
    if no_unverified:
        found = found.without_unverified()
    return reckon(given_case(path), found, given_day(as_at))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: what stood there before stays until the new one is complete.

    Raises:
        UpheldError: the place cannot be written to.
    """
    made: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        made = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        made.replace(path)
    except OSError as error:
        if made is not None:
            made.unlink(missing_ok=True)
        raise UpheldError(f"{path} cannot be written ({error.strerror}): choose another place with -o.") from None


def details_of(path: Path | None, pairs: list[str]) -> Mapping[str, str]:
    """What is known for a letter, by name: from a TOML file of `name = "text"`, and from `name=text` on the line.

    Raises:
        UpheldError: the file cannot be read, is too long or is not TOML, or a pair has no `=`.
    """
    found = _details_in(path) if path is not None else {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UpheldError(f'--set {pair!r} has no "=": write it as --set your_name="...".')
        found[name.strip()] = value
    return found


def _details_in(path: Path) -> dict[str, str]:
    import tomllib

    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_DETAILS + 1)
    except OSError as error:
        raise UpheldError(f"{path} cannot be read ({error.strerror}): give a file of details.") from None
    if len(raw) > _MOST_DETAILS:
        raise UpheldError(f"{path} is over 1 MB: a file of details is never that long.")
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        # The reader of TOML may quote a line break of the file.
        wrong = " ".join(str(error).split())
        raise UpheldError(f'{path} is not a file of details ({wrong}): write lines like your_name = "...".') from None
