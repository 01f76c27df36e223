"""`upheld check`: one file or many, as text, JSON or Markdown."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from upheld.cli.given import given_case, given_day, one_of
from upheld.compliance import Reckoning, as_data, breaches, reckon
from upheld.compliance.as_data import ONLY, chosen
from upheld.errors import UpheldError
from upheld.law import law_named

_FORMATS = ("text", "json", "markdown")


def run(
    files: list[Path],
    *,
    as_at: str | None,
    law: str,
    format: str,
    only: str,
    fail_on: str | None,
    no_unverified: bool = False,
) -> int:
    """Reckon each file and print it; the exit status: 0, 1 for `fail_on` with a breach, 2 if any file was bad.

    One bad file does not stop the others: it is one sentence, or one JSON line with `error`.
    """
    one_of("--format", format, _FORMATS)
    one_of("--only", only, ONLY)
    if fail_on is not None:
        one_of("--fail-on", fail_on, ("breach",))
    day = given_day(as_at)
    found = law_named(law)
    if no_unverified:
        found = found.without_unverified()
    many = len(files) > 1
    bad = broken = False
    for path in progress(files, "Reckoning", quiet=format == "json"):
        try:
            reckoning = reckon(given_case(path), found, day)
        except UpheldError as error:
            bad = True
            say_error(path, error, line=many and format == "json")
            continue
        broken = broken or bool(breaches(reckoning))
        print(_shown(reckoning, path if many else None, format, only))
    if bad:
        return 2
    return 1 if fail_on and broken else 0


def say_error(path: Path, error: UpheldError, *, line: bool) -> None:
    """Say what was wrong with one of several files: as a line of JSON, or beside what is printed."""
    if line:
        print(json.dumps({"file": str(path), "error": str(error)}, ensure_ascii=False))
    else:
        print(f"upheld: {error}", file=sys.stderr)


def progress(files: list[Path], doing: str, *, quiet: bool) -> Iterator[Path]:
    """The files in turn, with a bar on a terminal when there are many."""
    if len(files) < 2 or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import Progress

    # What is printed must still go where the user sent it, so the bar takes over neither stream.
    console = Console(stderr=True)
    with Progress(console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as bar:
        yield from bar.track(files, description=doing)


def _shown(reckoning: Reckoning, path: Path | None, format: str, only: str) -> str:
    if format == "json":
        data = chosen(as_data(reckoning), only)
        if path is not None:
            return json.dumps({"file": str(path), **data}, ensure_ascii=False)
        return json.dumps(data, ensure_ascii=False, indent=1)
    if format == "markdown":
        from upheld.cli.markdown import markdown

        return markdown(reckoning, only, name=str(path) if path is not None else None)
    from upheld.cli.text import text

    return text(
        reckoning,
        only,
        colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        name=str(path) if path is not None else None,
    )
