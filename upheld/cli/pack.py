"""`upheld pack`: one numbered, indexed PDF from many documents, with what is over a limit, missing or there twice."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from upheld.cli.given import given_day, one_of, write_whole
from upheld.documents.docx import as_docx
from upheld.errors import UpheldError
from upheld.letters.pack.build import Progress, build, chronology_of, prepare, refuse_tables, working_document_of
from upheld.letters.pack.guess import starter
from upheld.letters.pack.read_spec import FILE_NAME, read_spec
from upheld.letters.pack.spec import Spec
from upheld.letters.pack.text import as_text

_FORMATS = ("text", "json")


def run(
    spec: Path,
    output: Path | None,
    *,
    as_at: str | None = None,
    working_document: Path | None = None,
    chronology: Path | None = None,
    check: bool = False,
    format: str = "text",
) -> int:
    """Build a pack and say what came of it; the exit status is 0 where it was built, whatever there is to look at.

    Args:
        output: where the bundle is written; None with `check`.
        working_document, chronology: where these tables are written as Word files; None where they are not wanted.
        check: only read and check the documents, and write nothing.

    Raises:
        UpheldError: a bad SPEC, an option that does not fit, no document that can be read, or a file that cannot be
            written.
    """
    day = given_day(as_at)
    one_of("--format", format, _FORMATS)
    written = {"-o": output, "--working-document": working_document, "--chronology": chronology}
    asked = {option: path for option, path in written.items() if path is not None}
    _fit(asked, check=check)
    found = read_spec(spec, not_documents=asked.values())
    _spare(found, asked)
    refuse_tables(found, working_document=working_document is not None, chronology=chronology is not None)
    with _progress(quiet=format == "json") as progress:
        prepared = prepare(found, day, progress)
        report = prepared.report
        if output is not None and not check:
            report = build(prepared, output, progress)
            if working_document is not None:
                write_whole(working_document, as_docx(working_document_of(prepared, report)))
            if chronology is not None:
                write_whole(chronology, as_docx(chronology_of(prepared, report)))
    if format == "json":
        print(json.dumps(report.as_data(), ensure_ascii=False, indent=1))
        return 0
    print(as_text(report), end="")
    for path in (working_document, chronology):
        if path is not None:
            print(f"Written: {path}")
    if found.guesses:
        to_write = Path(found.name) / FILE_NAME
        if check:
            print(f"\nTo say it yourself, save this as {to_write} and correct it:\n\n{starter(found)}", end="")
        else:
            print(f"To say it yourself: --check, instead of -o, prints what to write in {to_write}.")
    return 0


def _fit(asked: dict[str, Path], *, check: bool) -> None:
    """Refuse what cannot be written, before anything is read."""
    if check:
        if asked:
            raise UpheldError(f"--check writes nothing: leave out {' and '.join(asked)}.")
        return
    if "-o" not in asked:
        raise UpheldError("Where the pack is to be written is not said: add -o pack.pdf, or --check to write nothing.")
    for option, path in asked.items():
        suffix = ".pdf" if option == "-o" else ".docx"
        if path.suffix.casefold() != suffix:
            raise UpheldError(f"{option} {path} is not the name of a {suffix} file: give one that ends in {suffix}.")
        if path.is_dir():
            raise UpheldError(f"{option} {path} is a folder: give the name of a file in it.")
        if not path.parent.is_dir():
            raise UpheldError(f"{option} {path}: there is no folder {path.parent}; make it first.")
    if len({path.resolve() for path in asked.values()}) < len(asked):
        raise UpheldError(f"{' and '.join(asked)} name the same file: give each its own.")


def _spare(spec: Spec, asked: dict[str, Path]) -> None:
    """Refuse to write over a document of the pack."""
    for option, out in asked.items():
        if out.exists() and any(one.path.exists() and out.samefile(one.path) for one in spec.documents):
            raise UpheldError(f"{option} {out} is a document of the pack and would be overwritten: give another name.")


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress | None]:
    """A bar for each step, on a terminal only; where it is not one, None."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    tasks: dict[str, TaskID] = {}
    # What is printed must still go where the user sent it, so the bar takes over neither stream.
    with Bar(console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False) as bar:

        def tell(step: str, done: int, of: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=of)
            bar.update(tasks[step], completed=done, total=of)

        yield tell
