"""What a pack is to hold: the documents, the appeal they are for, and the rows of the working document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from upheld.case import Case
from upheld.dates import Span, add_months
from upheld.dates import on as day_on
from upheld.errors import UpheldError
from upheld.law.grounds import GROUNDS
from upheld.letters.pack.kinds import Part, Party, Purpose

MOST_DOCUMENTS = 500
"""The most documents one pack may list."""

_TITLES: dict[Purpose, str] = {
    "appeal": "Documents for an appeal to the SEND Tribunal",
    "complaint": "Documents for a complaint",
    "discrimination": "Documents for a disability discrimination claim to the SEND Tribunal",
}


class PackError(UpheldError):
    """A SPEC, or a pack, that cannot be built."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One document as the SPEC lists it.

    Args:
        file: the name as written, which messages use.
        on: the day of the document, or the days between which it lies; None is not known.
        event: the id of the case's event that it proves.
        version_of: the `file` of the document of which this is another version.
        section: the section of the plan it is about.
        includes: kinds of document that are bound into the same file.
        summary_pages: how many pages its executive summary has.
        exhibits_from: the page of it on which its exhibits begin.
        note: why it is longer than the limit, if it is.
    """

    path: Path
    file: str
    kind: str
    part: Part
    party: Party
    title: str
    author: str | None = None
    on: Span | None = None
    event: str | None = None
    version_of: str | None = None
    section: str | None = None
    includes: tuple[str, ...] = ()
    summary_pages: int | None = None
    exhibits_from: int | None = None
    note: str | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind of document that the file holds."""
        return (self.kind, *self.includes)


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the working document; `evidence` is the `file` of a document, `evidence_page` a page of it."""

    section: str
    current: str
    family: str
    authority: str
    reason: str
    evidence: str | None = None
    evidence_page: int | None = None


@dataclass(frozen=True, slots=True)
class Spec:
    """What was asked for.

    Args:
        name: what messages call the SPEC.
        grounds: codes of grounds of appeal; a bare `c` is already two of them.
        extended: health or social care recommendations are asked for too.
        listed_on: the day on which the hearing was listed.
        note: why a longer bundle is necessary, if it is.
        guesses: what was taken from the names of files, one sentence each; empty for a SPEC that was written.
        unlisted: the names of documents that lie beside a written SPEC and are not in it.
    """

    name: str
    purpose: Purpose
    title: str
    documents: tuple[Listed, ...]
    grounds: tuple[str, ...] = ()
    extended: bool = False
    hearing_on: date | None = None
    listed_on: date | None = None
    party: Party = "family"
    case: Case | None = None
    chronology: bool = False
    note: str | None = None
    witnesses: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    guesses: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()

    @property
    def is_for_tribunal(self) -> bool:
        """Whether a tribunal will read it."""
        return self.purpose != "complaint"


def default_title(purpose: Purpose) -> str:
    """What a pack is called where its SPEC does not say."""
    return _TITLES[purpose]


def party_words(party: Party, purpose: Purpose) -> str:
    """A party as a reader says it."""
    if party == "family":
        return "the family"
    return "the responsible body" if purpose == "discrimination" else "the local authority"


def ground_words(code: str) -> str:
    """A ground of appeal as a reader says it, with its letter."""
    return f"{GROUNDS[code].title} (ground {code})"


def span_shown(on: Span) -> str:
    """The day of a document, short: 1 March 2026, March 2026, 2026, or the two days between which it lies."""
    first, last = on
    if on.exact:
        return f"{first.day} {first:%B %Y}"
    if first.day == 1 and last == add_months(first, 1) - timedelta(days=1):
        return f"{first:%B %Y}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first:%Y}"
    return f"between {span_shown(day_on(first))} and {span_shown(day_on(last))}"
