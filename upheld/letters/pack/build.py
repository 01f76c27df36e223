"""From a SPEC to a bundle: read the documents, check them, put them in order, and bind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from upheld.documents.blocks import Document
from upheld.documents.bundle import Part, bind
from upheld.documents.office import Office
from upheld.documents.pdf import as_pdf, unshown
from upheld.documents.source import Source, Unreadable, read_source
from upheld.letters.pack.check import check_grounds, check_limits, not_limited
from upheld.letters.pack.chronology import Chronology, as_document, chronology
from upheld.letters.pack.duplicates import check_duplicates, not_compared, text_of
from upheld.letters.pack.finding import Finding
from upheld.letters.pack.form import check_form, unsearchable
from upheld.letters.pack.front import front
from upheld.letters.pack.guess import printable
from upheld.letters.pack.limits import limits, whether
from upheld.letters.pack.missing import missing
from upheld.letters.pack.paper import Section, arrange, papers_of
from upheld.letters.pack.report import LeftOut, PackReport
from upheld.letters.pack.spec import Listed, PackError, Spec
from upheld.letters.pack.working_document import check_changes, working_document

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much."""

MOST_PAGES = 5_000
MOST_BYTES = 400_000_000
"""The most that all documents together may be: what does not fit any more is left out."""

_WORD = frozenset({".docx", ".doc", ".odt", ".rtf"})
_ORDER = ("over", "look")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A pack that is read and checked and not yet bound."""

    spec: Spec
    sections: tuple[Section, ...]
    told: Chronology | None
    report: PackReport


def prepare(spec: Spec, as_at: date, progress: Progress | None = None) -> Prepared:
    """The documents of a SPEC in order, with all that is to be said of them.

    Raises:
        PackError: not one document could be read.
    """
    read, left_out, notes = _read(spec, progress)
    if not read:
        raise PackError(
            f"{spec.name}: none of the documents could be read, so there is nothing to build. "
            + " ".join(one.why for one, _ in left_out)
        )
    sections = arrange(spec, read)
    papers = papers_of(sections)
    applies, because = whether(spec)
    table = limits()
    wanted = spec.is_for_tribunal
    texts = tuple(map(text_of, papers))
    unchecked = [*unsearchable(papers), *not_compared(texts)]
    found = [*check_grounds(spec), *check_changes(spec, papers)]
    found += check_duplicates(texts, table.cited() if wanted else "", table.confidence if wanted else "")
    if applies != "no":
        found += [*check_limits(spec, papers, as_at), *check_form(papers)]
        unchecked += not_limited(spec, papers)
    told = None
    guesses = spec.guesses
    if spec.case is not None:
        told = chronology(spec.case, papers, as_at, delays=spec.purpose == "complaint")
        guesses += told.matched
    report = PackReport(
        title=spec.title,
        as_at=as_at,
        path=None,
        pages=None,
        sections=sections,
        starts={},
        left_out=tuple(one for one, _ in left_out),
        applies=applies,
        applies_because=because,
        limits_from=table.cited(),
        findings=tuple(sorted(found, key=_pressing)),
        missing=tuple(missing(spec, papers, tuple(listed for _, listed in left_out))),
        unchecked=tuple(unchecked),
        guesses=guesses,
        notes=(*notes, *_besides(spec), *_who(spec)),
    )
    return Prepared(spec, sections, told, report)


def build(prepared: Prepared, out: Path, progress: Progress | None = None) -> PackReport:
    """The bundle written to `out`, whole or not at all, and the report with the pages of the bundle in it.

    Raises:
        UpheldError: it cannot be written there.
    """
    spec, sections, as_at = prepared.spec, prepared.sections, prepared.report.as_at
    papers = papers_of(sections)
    shown = prepared.told if spec.chronology else None

    def first_pages(starts: tuple[int, ...]) -> bytes:
        return as_pdf(front(spec, sections, shown, starts, as_at))

    bound = bind(
        first_pages,
        [Part(paper.source, f"{paper.number}. {paper.listed.title}") for paper in papers],
        out,
        title=spec.title,
        groups=[(section.heading, len(section.papers)) for section in sections],
        progress=None if progress is None else lambda done, of: progress("Binding", done, of),
    )
    starts = {paper.number: start for paper, start in zip(papers, bound.starts, strict=True)}
    notes = prepared.report.notes
    if signs := unshown(front(spec, sections, shown, bound.starts, as_at)):
        notes += (f"The index shows an empty square for {' '.join(signs)}: write those words in Latin letters.",)
    return replace(prepared.report, path=bound.path, pages=bound.pages, starts=starts, notes=notes)


def refuse_tables(spec: Spec, *, working_document: bool = False, chronology: bool = False) -> None:
    """Refuse a table that a SPEC has nothing for.

    Raises:
        PackError: no row for a working document, or no case for a chronology.
    """
    if working_document and not spec.changes:
        raise PackError(
            f"{spec.name}: there is no [[change]] to make a working document of; write one for each wording that is "
            "argued about, with section, current, family, authority and reason."
        )
    if chronology and spec.case is None:
        raise PackError(f'{spec.name}: a chronology is made from a case; add case = "FILE.toml" to the SPEC.')


def working_document_of(prepared: Prepared, report: PackReport) -> Document:
    """The working document, with the pages of the bundle that was built.

    Raises:
        PackError: the SPEC has no row for it.
    """
    refuse_tables(prepared.spec, working_document=True)
    return working_document(prepared.spec, papers_of(prepared.sections), report.starts)


def chronology_of(prepared: Prepared, report: PackReport) -> Document:
    """The chronology by itself, with the pages of the bundle that was built.

    Raises:
        PackError: the SPEC names no case.
    """
    refuse_tables(prepared.spec, chronology=True)
    assert prepared.told is not None
    return as_document(prepared.told, report.starts)


def _read(
    spec: Spec, progress: Progress | None
) -> tuple[list[tuple[Listed, Source]], list[tuple[LeftOut, Listed]], list[str]]:
    """What could be read, what could not, and what is to be said of Word files and of what files held besides."""
    read: list[tuple[Listed, Source]] = []
    left_out: list[tuple[LeftOut, Listed]] = []
    notes: list[str] = []
    word = [listed.file for listed in spec.documents if listed.path.suffix.casefold() in _WORD]
    office = Office.find()
    if word and office is None:
        notes.append(
            f"LibreOffice is not installed, so Word files cannot be converted: save {', '.join(word)} as PDF, and list "
            "the PDF instead."
        )
    pages = size = 0
    for number, listed in enumerate(spec.documents):
        if progress is not None:
            progress("Reading", number, len(spec.documents))
        try:
            source = read_source(listed.path, office=office)
            if pages + len(source.pages) > MOST_PAGES or size + len(source.data) > MOST_BYTES:
                most = f"{MOST_PAGES:,} pages or {MOST_BYTES // 1_000_000} MB"
                raise Unreadable(f"{listed.file} would take the pack over {most}: make several packs.")
        except Unreadable as error:
            left_out.append((LeftOut(listed.file, printable(str(error))), listed))
            continue
        pages, size = pages + len(source.pages), size + len(source.data)
        read.append((listed, source))
        if source.converted_from in ("docx", "doc", "odt", "rtf"):
            notes.append(f"{listed.file} was converted by LibreOffice: see that it looks as it should.")
        if source.left_out:
            notes.append(f"{listed.file}: not in the pack: {', '.join(source.left_out)}.")
    if progress is not None:
        progress("Reading", len(spec.documents), len(spec.documents))
    return read, left_out, notes


def _pressing(finding: Finding) -> int:
    return _ORDER.index(finding.severity)


def _besides(spec: Spec) -> list[str]:
    """What lies in the folder and is not in the pack."""
    return [f"In the folder, and not in the SPEC: {', '.join(spec.unlisted)}."] if spec.unlisted else []


def _who(spec: Spec) -> list[str]:
    """Who prepares the bundle of an appeal: a family's pack is its evidence."""
    if not spec.is_for_tribunal or spec.party != "family":
        return []
    who = "the local authority" if spec.purpose == "appeal" else "the responsible body"
    return [
        f"For the hearing {who} prepares the bundle; you send your evidence by the final evidence deadline that the "
        "Tribunal set."
    ]
