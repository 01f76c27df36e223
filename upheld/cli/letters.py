"""`upheld letters` and `upheld letter`: what can be sent now and why, and one of them written."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

from upheld.cli.given import details_of, one_of, reckoned, write_whole
from upheld.compliance.words import day_words
from upheld.documents.blocks import Document
from upheld.errors import UpheldError
from upheld.letters.choose import Choice, choose, letters_as_data
from upheld.letters.letter import SENDERS, STAGES, letter, letters
from upheld.letters.write import Written, write

_FORMATS = ("text", "json")
_WIDTH = 96


def show_letters(file: Path | None, *, as_at: str | None, law: str, format: str) -> int:
    """Print the letters that are open for a case, in order of use; without a case, every letter there is."""
    one_of("--format", format, _FORMATS)
    if file is None:
        print(_all_as_json() if format == "json" else "\n".join(_all_as_text()))
        return 0
    reckoning = reckoned(file, as_at, law)
    found = choose(reckoning)
    if format == "json":
        print(json.dumps(letters_as_data(reckoning, found), ensure_ascii=False, indent=1))
        return 0
    print(f"Letters open on {day_words(reckoning.as_at)}, in order of use. This is information, not legal advice.")
    if reckoning.law.proposal:
        print(f"\n{reckoning.law.name} is a proposal, not law: no letter can rest on it.")
    elif not found:
        print("\nNone: nothing recorded calls for a letter on that day.")
    stage = ""
    for one in found:
        if one.stage != stage:
            stage = one.stage
            print(f"\n{STAGES[stage].upper()}")
        print("\n".join(_choice(one, file)))
    return 0


def _choice(one: Choice, file: Path) -> list[str]:
    easy = " (also in easy read)" if one.letter.easy_read else ""
    lines = [f"\n  {one.letter.title}{easy}", *_wrapped(f"Why: {one.because}")]
    if one.by is not None:
        lines += _wrapped(f"Last day: {day_words(one.by)}.")
    for reason in one.unwise:
        lines += _wrapped(f"Think first: {reason}")
    return [*lines, f"    Write it: upheld letter {one.letter.id} {file} -o {one.letter.id}.docx"]


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH, initial_indent="    ", subsequent_indent="      ")


def _all_as_text() -> list[str]:
    lines = ["Every letter, in order of use. None has been checked by a lawyer unless it says so."]
    stage = ""
    for one in letters().values():
        if one.stage != stage:
            stage = one.stage
            lines.append(f"\n{STAGES[stage].upper()}")
        lines += _wrapped(f"{one.id}: {one.title}. Open when {one.open}.")
    return lines


def _all_as_json() -> str:
    return json.dumps([one.as_data() for one in letters().values()], ensure_ascii=False, indent=1)


def write_letter(
    id: str,
    file: Path,
    *,
    output: Path | None,
    as_at: str | None,
    law: str,
    sender: str | None,
    details: Path | None,
    settings: list[str],
    easy_read: bool,
    notes: bool,
) -> int:
    """Write one letter to a file, in the format its name ends with, or as text to the screen."""
    wanted = letter(id)
    if sender is not None:
        one_of("--from", sender, tuple(SENDERS))
    made = format_of(output)
    written = write(
        wanted, reckoned(file, as_at, law), details_of(details, settings), sender=sender, easy_read=easy_read
    )
    paper = written.with_notes if notes else written.document
    content = made(paper)
    if output is None:
        print(content.decode("utf-8"), end="")
    else:
        write_whole(output, content)
    # What is said about the letter goes beside it, so that the letter itself can be sent on to another program.
    print("\n".join(_told(written, output, notes=notes)), file=sys.stdout if output is not None else sys.stderr)
    return 0


def _told(written: Written, output: Path | None, *, notes: bool) -> list[str]:
    lines = [f"Written: {output}"] if output is not None else []
    lines += [f"Think first: {reason}" for reason in written.choice.unwise]
    if written.to_fill:
        lines.append("Fill in before you send it:")
        lines += [f"  [{name}]" for name in written.to_fill]
    if notes:
        lines.append("The page after the letter is for you: take it off before you send it.")
    lines.append("Not yet checked by a lawyer." if not written.letter.checked_by else
                 f"Checked by {written.letter.checked_by}.")  # fmt: skip
    return lines


def format_of(output: Path | None) -> Callable[[Document], bytes]:
    """What makes the format that a file's name asks for.

    Raises:
        UpheldError: the name ends in none of them.
    """
    ending = ".txt" if output is None else output.suffix.lower()
    match ending:
        case ".txt":
            from upheld.documents.text import as_text

            return lambda paper: as_text(paper).encode()
        case ".eml" | ".email":
            from upheld.documents.text import as_email

            return lambda paper: as_email(paper).encode()
        case ".html":
            from upheld.documents.html import as_html

            return lambda paper: as_html(paper).encode()
        case ".docx":
            from upheld.documents.docx import as_docx

            return as_docx
        case ".pdf":
            from upheld.documents.pdf import as_pdf

            return as_pdf
    raise UpheldError(f"{output} ends in none of .docx, .pdf, .html, .txt or .email: give one of these to -o.")
