"""What came of a pack, as data: what is in it, what was left out, what to look at, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from upheld.letters.pack.finding import Finding, Where
from upheld.letters.pack.limits import Applies
from upheld.letters.pack.missing import Missing
from upheld.letters.pack.paper import Section, papers_of


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One document that is not in the pack, and the sentence that says why."""

    file: str
    why: str


@dataclass(frozen=True, slots=True)
class PackReport:
    """A pack that was built, or only checked.

    Args:
        path: where the bundle was written; None where it was only checked.
        pages: how many pages the bundle has; None where it was only checked.
        starts: the first page in the bundle of each document, by its number; empty where it was only checked.
        applies: whether the limits on length apply, and `applies_because` the sentence that says so.
        limits_from: where the limits come from, and how sure that is.
        unchecked: what could not be checked, one sentence each.
        guesses: what was taken from names and days, one sentence each.
        notes: what else a reader should know, one sentence each.
    """

    title: str
    as_at: date
    path: Path | None
    pages: int | None
    sections: tuple[Section, ...]
    starts: Mapping[int, int]
    left_out: tuple[LeftOut, ...]
    applies: Applies
    applies_because: str
    limits_from: str
    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]
    unchecked: tuple[str, ...]
    guesses: tuple[str, ...]
    notes: tuple[str, ...]

    def in_bundle(self, where: Where) -> tuple[int, ...]:
        """The pages of the bundle on which pages of a document are; none where it was only checked."""
        start = self.starts.get(where.number)
        return () if start is None else tuple(start + page - 1 for page in where.pages)

    def as_data(self) -> dict[str, Any]:
        """The report as plain values; dates are ISO days."""
        return {
            "title": self.title,
            "as_at": self.as_at.isoformat(),
            "file": None if self.path is None else str(self.path),
            "pages": self.pages,
            "documents": [
                {
                    "number": paper.number,
                    "file": paper.listed.file,
                    "section": section.heading,
                    "kind": paper.listed.kind,
                    "title": paper.listed.title,
                    "author": paper.listed.author,
                    "on": _day(paper.listed.on),
                    "pages": paper.length,
                    "first_page": self.starts.get(paper.number),
                }
                for section in self.sections
                for paper in section.papers
            ],
            "left_out": [{"file": one.file, "why": one.why} for one in self.left_out],
            "limits": {"apply": self.applies, "because": self.applies_because, "source": self.limits_from},
            "findings": [self._finding(one) for one in self.findings],
            "missing": [
                {
                    "kind": one.kind or None,
                    "what": one.what,
                    "why": one.why,
                    "hint": one.hint or None,
                    "source": one.source or None,
                    "confidence": one.confidence or None,
                }
                for one in self.missing
            ],
            "not_checked": list(self.unchecked),
            "guesses": list(self.guesses),
            "notes": list(self.notes),
        }

    def _finding(self, one: Finding) -> dict[str, Any]:
        return {
            "rule": one.rule,
            "severity": one.severity,
            "what": one.what,
            "do": one.todo,
            "where": [
                {
                    "document": where.number,
                    "file": where.file,
                    "pages": list(where.pages),
                    "bundle_pages": list(self.in_bundle(where)) if self.starts else None,
                }
                for where in one.where
            ],
            "source": one.source or None,
            "confidence": one.confidence or None,
        }

    @property
    def documents(self) -> int:
        """How many documents are in the pack."""
        return len(papers_of(self.sections))


def _day(on: tuple[date, date] | None) -> str | None:
    if on is None:
        return None
    first, last = on
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
