"""The working document for a tribunal: the plan's wording, what each side wants instead, why, and on what evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from upheld.documents.blocks import Document, Gap, Heading, Paragraph, Runs, Table, Text
from upheld.law.plan_rules import Authority
from upheld.plan.check.finding import Finding
from upheld.plan.document import Letter, Plan, Provision
from upheld.plan.write.accepted import Accepted, Line, lines
from upheld.plan.write.authorities import citations, is_guidance, mark
from upheld.plan.write.words import day, on_one_line

_HEADER = ("Section", "Current wording", "Family's wording", "Authority's wording", "Reason", "Evidence page")
_WIDTHS = (13, 19, 19, 19, 16, 14)
_TOLD = "Each row is one wording of the plan that is argued about. Pages are those of the bundle."


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table, what is not known yet as a gap."""

    section: Letter | str
    current: Runs
    family: Runs
    authority: Runs
    reason: Runs
    evidence: Runs

    @property
    def cells(self) -> tuple[Runs, ...]:
        """Its cells, from left to right."""
        return ((Text(self.section),), self.current, self.family, self.authority, self.reason, self.evidence)


def working_document(plan: Plan, accepted: Iterable[Accepted | Finding]) -> Document:
    """The working document of a plan, to be edited in a word processor: see `rows`."""
    return of_rows(rows(plan, accepted))


def rows(plan: Plan, accepted: Iterable[Accepted | Finding]) -> tuple[Row, ...]:
    """A row for each line of which a finding was taken up, in the order of the sections.

    What the family wants instead is what was given as its wording; where nothing was, it is a gap, for no wording is
    made up here. The evidence is the advice that the line is tied to, whose page in the bundle is still to be found.
    """
    return tuple(_row(plan, line) for line in lines(plan, accepted) if line.section is not None)


def of_rows(rows: Iterable[Row]) -> Document:
    """The working document of those rows."""
    return Document(
        "Working document",
        (
            Heading(1, (Text("Working document"),)),
            Paragraph((Text(_TOLD),)),
            Table(
                "What each side asks the plan to say",
                tuple((Text(word),) for word in _HEADER),
                tuple(row.cells for row in rows),
                _WIDTHS,
            ),
        ),
    )


def _row(plan: Plan, line: Line) -> Row:
    page = f"page {line.page}" if line.page is not None else ""
    place = ", ".join(filter(None, (line.section, line.called, page)))
    wording = " ".join(one.wording for one in line.accepted if one.wording)
    return Row(
        section=place,
        current=(Text(on_one_line(line.words)),)
        if line.words
        else (Text("Nothing on this was found in the section."),),
        family=(Text(wording),) if wording else (Gap(f"the family's wording for section {place}"),),
        authority=(Gap(f"the authority's wording for section {place}"),),
        reason=(Text(" ".join(_reasons(line))),),
        evidence=tuple(_evidence(plan, line)) or (Gap(f"the page of the evidence for section {place}"),),
    )


def _reasons(line: Line) -> Iterator[str]:
    """What is wrong and on what authority; then what the family adds."""
    for one in line.accepted:
        # The strongest stands here: the column is narrow, and the report of findings has them all.
        cited = dict.fromkeys(
            f"{each.text}{_doubt(authority)}" for authority in one.finding.law[:1] for each in citations(authority)
        )
        yield f"{one.finding.says} ({'; '.join(cited)})" if cited else one.finding.says
    yield from dict.fromkeys(one.note for one in line.accepted if one.note)


def _doubt(authority: Authority) -> str:
    """What a reader must not take it for: guidance is no law, and what is marked C was never checked."""
    if is_guidance(authority):
        return ", guidance"
    return ", to be checked" if mark(authority) == "C" else ""


def _evidence(plan: Plan, line: Line) -> Iterator[Text | Gap]:
    provision = next((one for one in plan.provisions if one.id == line.id), None)
    rests_on = provision.advice if isinstance(provision, Provision) else ()
    for advice in (one for one in plan.advice if one.id in rests_on):
        said = ", ".join(filter(None, (advice.author, advice.role))) or advice.text
        yield Text(f"{said}{f', {day(advice.date_on)}' if advice.date_on else ''}: ")
        yield Gap(f"the page of {said}")
        yield Text(" ")
