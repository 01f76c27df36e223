"""The documents of a pack in the order they stand, each with its number, under the heading it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from upheld.documents.source import Source
from upheld.letters.pack.kinds import ORDER, PARTIES
from upheld.letters.pack.spec import Listed, Spec, party_words


@dataclass(frozen=True, slots=True)
class Paper:
    """One document that could be read, and its number in the index, from 1."""

    number: int
    listed: Listed
    source: Source

    @property
    def length(self) -> int:
        """How many pages it has."""
        return len(self.source.pages)

    @property
    def readable(self) -> bool:
        """Whether at least half of its pages hold text."""
        return len(self.source.unsearchable_pages) * 2 <= self.length


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the bundle: what stands above it in the index, and its documents in order."""

    heading: str
    papers: tuple[Paper, ...]


def arrange(spec: Spec, read: Iterable[tuple[Listed, Source]]) -> tuple[Section, ...]:
    """The documents in order of kind and date, those without a date last, under their headings."""
    places = _headings(spec)
    found: dict[str, list[tuple[tuple[int, date, int], Listed, Source]]] = {heading: [] for heading in places.values()}
    for place, (listed, source) in enumerate(read):
        day = listed.on.first if listed.on is not None else date.max
        found[places[_place(spec, listed)]].append(((ORDER[listed.kind], day, place), listed, source))
    sections: list[Section] = []
    number = 0
    for heading, rows in found.items():
        papers = []
        for _, listed, source in sorted(rows, key=lambda row: row[0]):
            number += 1
            papers.append(Paper(number, listed, source))
        if papers:
            sections.append(Section(heading, tuple(papers)))
    return tuple(sections)


def papers_of(sections: tuple[Section, ...]) -> tuple[Paper, ...]:
    """Every document, in order."""
    return tuple(paper for section in sections for paper in section.papers)


def _place(spec: Spec, listed: Listed) -> str:
    if spec.purpose == "complaint":
        if listed.kind in ("complaint", "complaint_response"):
            return "complaint"
        return listed.part if listed.part == "evidence" else "decisions"
    if spec.purpose == "discrimination" and listed.part in ("plan", "working_document"):
        # The summaries give a claim no part of its own for a plan: it stands with the evidence.
        return f"evidence of {listed.party}"
    return f"evidence of {listed.party}" if listed.part == "evidence" else listed.part


def _headings(spec: Spec) -> dict[str, str]:
    if spec.purpose == "complaint":
        return {
            "complaint": "The complaint and its answers",
            "decisions": "Decisions and plans",
            "evidence": "Other documents",
        }
    others = sorted(PARTIES, key=lambda party: party != spec.party)
    return {
        "core": "Core documents",
        "plan": "EHC plan and section K appendices",
        "working_document": "Working document",
        "supplementary": "Supplementary documents",
        **{f"evidence of {party}": f"Evidence of {party_words(party, spec.purpose)}" for party in others},
    }
