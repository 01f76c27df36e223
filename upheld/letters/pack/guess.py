"""What the names of the files in a folder say of them: always a guess, said to be one, and easy to correct."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from upheld.dates import EARLIEST, LATEST, Span
from upheld.letters.pack.kinds import DOCUMENT_KINDS, PURPOSES, kind_of_name
from upheld.letters.pack.spec import MOST_DOCUMENTS, Listed, PackError, Spec, default_title, span_shown

SUFFIXES = (
    *(".pdf", ".docx", ".doc", ".odt", ".rtf", ".txt"),
    *(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic"),
)
"""The endings of the files that are taken from a folder."""

_IMAGES = SUFFIXES[5:]
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEPARATOR = r"[ ._/-]?"
_YEAR_FIRST = re.compile(rf"(?<!\d)((?:19|20)\d\d){_SEPARATOR}(\d\d){_SEPARATOR}(\d\d)(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[ ._-](\d{1,2})[ ._-]((?:19|20)\d\d)(?!\d)")
_IN_WORDS = re.compile(
    rf"(?<!\d)(?:(\d{{1,2}})(?:st|nd|rd|th)?[ ._-]+)?({'|'.join(_MONTHS)})[a-z]*[ ._-]+((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_YEAR_AND_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[ ._-](\d\d)(?!\d)")


def guessed(folder: Path, not_documents: tuple[Path, ...]) -> Spec:
    """What a folder of documents with no SPEC in it seems to be.

    Raises:
        PackError: it cannot be read, or holds no document, or too many.
    """
    files, besides = inside(folder, not_documents)
    if not files:
        raise PackError(f"{folder}: there is no document in this folder; put PDF, Word or image files into it.")
    if len(files) > MOST_DOCUMENTS:
        raise PackError(
            f"{folder}: the folder holds {len(files):,} documents and at most {MOST_DOCUMENTS} go into one pack; "
            "make several."
        )
    listed = tuple(_listed(path) for path in files)
    return Spec(
        name=str(folder),
        purpose="appeal",
        title=default_title("appeal"),
        documents=listed,
        guesses=tuple(_sentences(listed, besides)),
    )


def inside(folder: Path, not_documents: tuple[Path, ...]) -> tuple[list[Path], list[str]]:
    """The documents in a folder, by name, and the names of what else is in it.

    Raises:
        PackError: the folder cannot be read.
    """
    try:
        every = sorted(folder.iterdir(), key=lambda path: path.name.casefold())
        seen = [path for path in every if not path.name.startswith((".", "~$"))]
        files = [path for path in seen if path.is_file() and path.suffix.casefold() in SUFFIXES]
    except OSError as error:
        raise PackError(f"{folder}: the folder cannot be read ({error.strerror}); check the path.") from None
    written = {path.resolve() for path in not_documents}
    return (
        [path for path in files if path.resolve() not in written],
        [printable(path.name) for path in seen if path not in files],
    )


def day_of_name(stem: str) -> Span | None:
    """The day, or the month, that a file's name speaks of; None where it speaks of none. Always a guess.

    A day written in figures with the year last is read as in England: the day, then the month.
    """
    if found := _YEAR_FIRST.search(stem):
        return _span(found[1], found[2], found[3])
    if found := _DAY_FIRST.search(stem):
        return _span(found[3], found[2], found[1])
    if found := _IN_WORDS.search(stem):
        return _span(found[3], str(_MONTHS.index(found[2].casefold()) + 1), found[1])
    if found := _YEAR_AND_MONTH.search(stem):
        return _span(found[1], found[2], None)
    return None


def starter(spec: Spec) -> str:
    """A SPEC to begin from: what was guessed, and the rest to fill in, each with what it is."""
    lines = [
        "# What upheld pack guessed from the names of the files: correct it, and save it as pack.toml in the folder.",
        f'for = "appeal"               # {", ".join(PURPOSES)}',
        'ground = []                  # such as ["b"] or ["c(i)", "c(ii)"]; the limits need it',
        "# hearing_on = 2026-01-31",
        "# hearing_listed_on = 2026-01-31",
        '# case = "case.toml"         # for a chronology',
    ]
    for one in spec.documents:
        lines += ["", "[[document]]", f"file = {_quoted(one.file)}", f'kind = "{one.kind}"']
        lines += [f"title = {_quoted(one.title)}", '# author = "..."']
        if one.on is None:
            lines.append("# on = 2026-01-31")
        else:
            first = one.on.first
            lines.append(f"on = {first}" if one.on.exact else f'on = "{first:%Y-%m}"')
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _listed(path: Path) -> Listed:
    kind = kind_of_name(path.stem) or ("photograph" if path.suffix.casefold() in _IMAGES else "other")
    file = printable(path.name)
    title = " ".join(re.sub(r"[_]+", " ", Path(file).stem).split()) or file
    return Listed(path, file, kind, DOCUMENT_KINDS[kind].part, "family", title[:300], on=day_of_name(path.stem))


def _sentences(listed: tuple[Listed, ...], besides: list[str]) -> Iterator[str]:
    for one in listed:
        day = f"dated {span_shown(one.on)}" if one.on else "with no date"
        yield f'{one.file}: taken for kind = "{one.kind}", {day}.'
    if besides:
        yield f"Not taken, as these are folders or no documents: {', '.join(besides)}."


def printable(name: str) -> str:
    """The words without signs that could do something to a screen."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)


def _span(year: str, month: str, day: str | None) -> Span | None:
    try:
        first = date(int(year), int(month), int(day or 1))
        last = first
        if day is None:
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            last = date.fromordinal(following.toordinal() - 1)
    except ValueError:
        return None
    return Span(first, last) if first >= EARLIEST and last <= LATEST else None
