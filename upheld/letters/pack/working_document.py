"""The table of what each side wants the plan to say, to be edited in a word processor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from upheld.documents.blocks import Document, Gap, Run, Text
from upheld.letters.pack.finding import Finding, called, counted, whole
from upheld.letters.pack.kinds import HEALTH_OR_CARE, SECTIONS
from upheld.letters.pack.paper import Paper
from upheld.letters.pack.spec import Change, Spec
from upheld.plan.write.working_document import Row, of_rows

_APPEALED = ("B", "F", "I")


def working_document(spec: Spec, papers: tuple[Paper, ...], starts: Mapping[int, int]) -> Document:
    """The working document of a SPEC, in the order of the plan's sections.

    Args:
        starts: the first page in the bundle of each document, by its number.
    """
    ordered = sorted(spec.changes, key=lambda change: SECTIONS.index(change.section))
    rows = (
        Row(
            section=change.section,
            current=(Text(change.current),),
            family=(Text(change.family),),
            authority=(Text(change.authority),),
            reason=(Text(change.reason),),
            evidence=tuple(_evidence(change, papers, starts)),
        )
        for change in ordered
    )
    return of_rows(rows)


def check_changes(spec: Spec, papers: tuple[Paper, ...]) -> Iterator[Finding]:
    """What of the rows a person should look at: sections that no appeal can change, and pages that are not there."""
    for number, change in enumerate(spec.changes, 1):
        row = f"Row {number} of the working document (section {change.section})"
        if change.section in HEALTH_OR_CARE and not spec.extended:
            yield Finding(
                "change.recommendation",
                "look",
                f"{row}: the Tribunal can only recommend on this section, and the SPEC does not ask for that.",
                "Write extended = true if health or social care recommendations are asked for; else leave the row out.",
            )
        elif change.section not in _APPEALED and change.section not in HEALTH_OR_CARE:
            also = " It may be changed as a consequence of a change to B or F." if change.section == "E" else ""
            yield Finding(
                "change.section",
                "look",
                f"{row}: this section cannot be appealed as such.{also}",
                "Keep the row only if both sides agree to the change, or it follows from another.",
            )
        paper = _paper(change, papers)
        if paper is not None and change.evidence_page is not None and change.evidence_page > paper.length:
            yield Finding(
                "change.page",
                "look",
                f"{row}: its evidence is page {change.evidence_page} of {called(paper)}, which has "
                f"{counted(paper.length, 'page')}.",
                "Correct evidence_page.",
                (whole(paper),),
            )


def _paper(change: Change, papers: tuple[Paper, ...]) -> Paper | None:
    return next((paper for paper in papers if paper.listed.file == change.evidence), None)


def _evidence(change: Change, papers: tuple[Paper, ...], starts: Mapping[int, int]) -> Iterator[Run]:
    if change.evidence is None:
        return
    paper = _paper(change, papers)
    if paper is None or (change.evidence_page or 1) > paper.length:
        yield Gap(f"page of {change.evidence}")
        return
    first = starts[paper.number] + (change.evidence_page or 1) - 1
    last = first if change.evidence_page is not None else starts[paper.number] + paper.length - 1
    yield Text(str(first) if first == last else f"{first}-{last}")
