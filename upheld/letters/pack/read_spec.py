"""Reading a SPEC: a TOML file, a folder that holds `pack.toml`, or a folder whose file names are all there is."""

from __future__ import annotations

import stat
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from upheld.case import Case, read
from upheld.case.days import read_exact_day
from upheld.case.locate import Lines, without_strings
from upheld.case.problem import Problem, shown, within
from upheld.letters.pack import values
from upheld.letters.pack.guess import guessed, inside
from upheld.letters.pack.kinds import DOCUMENT_KINDS, PARTIES, PARTS, PURPOSES, SECTIONS, Party
from upheld.letters.pack.spec import MOST_DOCUMENTS, Change, Listed, PackError, Spec, default_title

FILE_NAME = "pack.toml"
"""What a SPEC is called inside the folder of its documents."""

LARGEST = 1_000_000
MOST_CHANGES = 1_000
_DEEPEST = 20


def read_spec(path: Path, *, not_documents: Iterable[Path] = ()) -> Spec:
    """What a SPEC asks for.

    Args:
        path: a TOML file, or a folder.
        not_documents: files a folder may hold that are no part of the pack: what an earlier run wrote.

    Raises:
        PackError: it cannot be read, or says something that no SPEC can say.
        CaseError: the case file it names is bad.
    """
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        raise PackError(f"{path}: it cannot be read ({_reason(error)}); check the path.") from None
    if not is_folder:
        return _from_file(path)
    written = path / FILE_NAME
    if not written.is_file():
        return guessed(path, tuple(not_documents))
    spec = _from_file(written)
    listed = {one.path.resolve() for one in spec.documents}
    files, _ = inside(path, tuple(not_documents))
    return replace(spec, unlisted=tuple(file.name for file in files if file.resolve() not in listed))


def loads(text: str, *, name: str, folder: Path) -> Spec:
    """What the text of a SPEC asks for.

    Args:
        name: what messages call it.
        folder: where the files it names are looked for.

    Raises:
        PackError: see `read_spec`.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if "\0" in text:
        raise PackError(f"{name}: this is not a text file; give a SPEC in TOML, or a folder of documents.")
    if any(line.count(".") > _DEEPEST for line in without_strings(text).split("\n")):
        raise PackError(f"{name}: a name has more than {_DEEPEST} dots in it; write plain names.")
    try:
        data = tomllib.loads(text)
    except RecursionError:
        raise PackError(f"{name}: its lists are nested too deep; write plain values.") from None
    except ValueError as error:
        why = " ".join(str(error).split())
        raise PackError(f"{name}: this is not TOML ({why}); docs/guides/pack.md shows how to write one.") from None
    try:
        return _Reader(name, folder).spec(data)
    except Problem as problem:
        line = Lines(text, is_toml=True)(problem.where, problem.value)
        raise PackError(_sentence(name, line, problem)) from None


def _from_file(path: Path) -> Spec:
    name = str(path)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise PackError(f"{name}: this is not a file; give a SPEC in TOML, or a folder of documents.")
        if path.suffix.casefold() != ".toml":
            raise PackError(
                f"{name}: this is not a SPEC; write one in TOML that lists the documents (see docs/guides/pack.md), "
                "or give the folder they are in."
            )
        if found.st_size > LARGEST:
            raise PackError(f"{name}: the file is larger than 1 MB; a SPEC is never that long.")
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise PackError(f"{name}: the file is not UTF-8 text; save it as UTF-8.") from None
        raise PackError(f"{name}: the file cannot be read ({_reason(error)}); check the path.") from None
    return loads(text, name=name, folder=path.parent)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


@dataclass(frozen=True, slots=True)
class _Reader:
    """One SPEC as it is read; every method raises `Problem` for what it refuses."""

    name: str
    folder: Path

    def spec(self, data: Mapping[str, Any]) -> Spec:
        top = values.table(data, _TOP, "at the top of a SPEC")
        purpose = values.one_of(top, "for", PURPOSES, "appeal")
        party = values.one_of(top, "party", PARTIES, "family")
        none: tuple[str, ...] = ()
        grounds = values.field(top, "ground", values.grounds, none)
        if purpose != "appeal" and grounds:
            raise Problem(f'belongs to an appeal, and this pack is for = "{purpose}"; leave one of them out', "ground")
        case = values.field(top, "case", self._case, None)
        entries = values.rows(top, "document", MOST_DOCUMENTS)
        if not entries:
            raise Problem("no document is listed; write [[document]] with file and kind for each")
        documents = values.each("document", entries, lambda entry: self._document(entry, party, case))
        _check_versions(documents)
        changes = values.rows(top, "change", MOST_CHANGES)
        spec = Spec(
            name=self.name,
            purpose=purpose,
            title=values.field(top, "title", values.words, default_title(purpose)),
            documents=documents,
            grounds=grounds,
            extended=values.field(top, "extended", values.flag, False),
            hearing_on=values.field(top, "hearing_on", read_exact_day, None),
            listed_on=values.field(top, "hearing_listed_on", read_exact_day, None),
            party=party,
            case=case,
            chronology=values.field(top, "chronology", values.flag, case is not None),
            note=values.field(top, "note", values.wording, "") or None,
            witnesses=values.field(top, "witnesses", values.names, none),
            changes=values.each("change", changes, lambda entry: _change(entry, documents)),
        )
        if spec.chronology and case is None:
            raise Problem('is made from a case; add case = "FILE.toml", or leave it out', "chronology", value=True)
        if spec.hearing_on and spec.listed_on and spec.hearing_on < spec.listed_on:
            raise Problem("is before hearing_listed_on; check both days", "hearing_on", value=spec.hearing_on)
        return spec

    def _document(self, value: object, party: Party, case: Case | None) -> Listed:
        entry = values.table(value, _DOCUMENT, "of a document")
        for key in ("file", "kind"):
            if key not in entry:
                raise Problem(f"{key} is missing; add it")
        file = within("file", values.words, entry["file"])
        kind = values.one_of(entry, "kind", DOCUMENT_KINDS, None)
        event = values.field(entry, "event", values.words, None)
        if event is not None:
            _check_event(case, event)
        none: tuple[str, ...] = ()
        return Listed(
            path=self.folder / file,
            file=file,
            kind=kind,
            part=values.one_of(entry, "part", PARTS, DOCUMENT_KINDS[kind].part),
            party=values.one_of(entry, "party", PARTIES, party),
            title=values.field(entry, "title", values.words, DOCUMENT_KINDS[kind].title),
            author=values.field(entry, "author", values.words, None),
            on=values.field(entry, "on", values.day, None),
            event=event,
            version_of=values.field(entry, "version_of", values.words, None),
            section=values.one_of(entry, "section", SECTIONS, None),
            includes=values.field(entry, "includes", values.kinds, none),
            summary_pages=values.field(entry, "summary_pages", values.page, None),
            exhibits_from=values.field(entry, "exhibits_from", values.page, None),
            note=values.field(entry, "note", values.wording, "") or None,
        )

    def _case(self, value: object) -> Case:
        return read(self.folder / values.words(value))


_TOP = (
    *("title", "for", "ground", "extended", "hearing_on", "hearing_listed_on", "party", "case", "chronology"),
    *("note", "witnesses", "document", "change"),
)
_DOCUMENT = (
    *("file", "kind", "title", "author", "on", "event", "version_of", "party", "part", "section", "includes"),
    *("summary_pages", "exhibits_from", "note"),
)
_CHANGE = ("section", "current", "family", "authority", "reason", "evidence", "evidence_page")
_WORDINGS = ("current", "family", "authority", "reason")


def _change(value: object, documents: tuple[Listed, ...]) -> Change:
    entry = values.table(value, _CHANGE, "of a change")
    if "section" not in entry:
        raise Problem("section is missing; add the letter of the section of the plan")
    evidence = values.field(entry, "evidence", values.words, None)
    if evidence is not None and evidence not in (files := [one.file for one in documents]):
        why = f"is not the file of a listed document; {values.nearest(evidence, files)}"
        raise Problem(why, "evidence", value=evidence)
    page = values.field(entry, "evidence_page", values.page, None)
    if page is not None and evidence is None:
        raise Problem("has no evidence to be a page of; add evidence, the file of a document", "evidence_page")
    current, family, authority, reason = (values.field(entry, key, values.wording, "") for key in _WORDINGS)
    if not (current or family or authority):
        raise Problem("has no wording; write current, family or authority")
    section = values.one_of(entry, "section", SECTIONS, None)
    return Change(section, current, family, authority, reason, evidence, page)


def _check_versions(documents: tuple[Listed, ...]) -> None:
    """Refuse a document that is a version of one that is not listed, or of itself."""
    files = [one.file for one in documents]
    for number, one in enumerate(documents, 1):
        if one.version_of == one.file:
            raise Problem("is the document itself; name the other one", "document", number, "version_of")
        if one.version_of is not None and one.version_of not in files:
            why = f"is not the file of a listed document; {values.nearest(one.version_of, files)}"
            raise Problem(why, "document", number, "version_of", value=one.version_of)


def _check_event(case: Case | None, event: str) -> None:
    if case is None:
        raise Problem('needs the case it is of; add case = "FILE.toml" at the top', "event", value=event)
    ids = [one.id for one in case.events]
    if event not in ids:
        raise Problem(f"names no event of the case; {values.nearest(event, ids)}", "event", value=event)


def _sentence(name: str, line: int | None, problem: Problem) -> str:
    place = f"{name}, line {line}" if line else name
    parts = [str(part) for part in problem.where]
    if len(parts) >= 2 and parts[0] in ("document", "change"):
        parts = [f"{parts[0]} {parts[1]}", *parts[2:]]
    if parts and problem.value is not None and parts[-1] == str(problem.value):
        parts.pop()  # a name that is not known, rather than a value
    lead, key = (parts[:1], parts[1:]) if parts and " " in parts[0] else ([], parts)
    told = [".".join(key)] if key else []
    if problem.value is not None and not isinstance(problem.value, (dict, list)):
        told.append(shown(problem.value))
    said = f"{' = '.join(told)} " if told else ""
    return f"{place}: {''.join(f'{part}: ' for part in lead)}{said}{problem.why}."
