"""The report on a pack in plain lines, the most pressing first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from upheld.letters.pack.finding import Finding, Where, counted, ranges
from upheld.letters.pack.limits import limits
from upheld.letters.pack.missing import Missing
from upheld.letters.pack.report import PackReport

WIDTH = 72
_CEILINGS = "No lawyer has checked them. They are ceilings, not targets."


def as_text(report: PackReport) -> str:
    """The report as lines of at most 72 letters, but for the path of the pack and words that are longer."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: PackReport) -> Iterator[str]:
    documents = counted(report.documents, "document")
    if report.path is not None and report.pages is not None:
        yield f"Written: {report.path}"
        yield f"{documents} on {counted(report.pages, 'page')}."
    else:
        pages = sum(paper.length for section in report.sections for paper in section.papers)
        yield from _wrap(f"Checked, nothing written: {documents} of {counted(pages, 'page')} together.")
    for section in report.sections:
        yield f"  {section.heading}: {counted(sum(paper.length for paper in section.papers), 'page')}"
    yield ""
    if report.left_out:
        yield from _section("LEFT OUT", (_one([one.why]) for one in report.left_out))
    over = [one for one in report.findings if one.severity == "over"]
    look = [one for one in report.findings if one.severity == "look"]
    if over:
        yield from _section(
            "OVER A LIMIT" + (" IF THE LIMITS APPLY" if report.applies == "if" else ""),
            (_finding(report, one) for one in over),
        )
    if look:
        yield from _section("TO LOOK AT", (_finding(report, one) for one in look))
    if report.missing:
        yield from _section("MISSING", map(_missing, report.missing))
    if report.unchecked:
        yield from _section("NOT CHECKED", (_one([sentence]) for sentence in report.unchecked))
    if report.guesses:
        yield from _section("GUESSED: CORRECT IT IN THE SPEC", (_one([said]) for said in report.guesses))
    if not (report.left_out or report.findings or report.missing):
        yield "Nothing was found to put right."
        yield ""
    yield from _wrap(report.applies_because)
    if report.applies != "no":
        yield from _wrap(f"The limits: {report.limits_from}. {_CEILINGS}")
    for note in report.notes:
        yield from _wrap(note)
    yield from _wrap("This is information, not legal advice.")


def _finding(report: PackReport, one: Finding) -> list[str]:
    where = "; ".join(said for each in one.where if (said := _where(report, each)))
    lines = [one.what]
    if where:
        lines.append(f"Look at: {where}.")
    lines.append(f"Do: {one.todo}")
    if one.source:
        lines.append(_by(one))
    return _one(lines)


def _by(one: Finding | Missing) -> str:
    """Where the rule comes from; what is said at the end of the report of the limits is not said again."""
    cited = limits().source if one.source == limits().cited() else one.source
    return f"By: {cited} (sure: {one.confidence})."


def _where(report: PackReport, where: Where) -> str:
    if not where.pages:
        return ""
    own = f"{_pages(where.pages)} of {where.file}"
    bundle = report.in_bundle(where)
    return f"{_pages(bundle)} ({own})" if bundle else own


def _pages(pages: tuple[int, ...]) -> str:
    return f"page{'' if len(pages) == 1 else 's'} {ranges(pages)}"


def _missing(one: Missing) -> list[str]:
    lines = [f"{one.what}. {one.why}"]
    if one.hint:
        lines.append(one.hint)
    if one.source:
        lines.append(_by(one))
    return _one(lines)


def _section(title: str, groups: Iterable[list[str]]) -> Iterator[str]:
    yield title
    for lines in groups:
        yield from lines
    yield ""


def _one(sentences: list[str]) -> list[str]:
    """The lines of one entry: the first sentence after a dash, the others under it."""
    lines: list[str] = []
    for sentence in sentences:
        lead = "    " if lines else "  - "
        lines += _wrap(sentence, lead, "    ")
    return lines


def _wrap(sentence: str, first: str = "", later: str = "") -> list[str]:
    return textwrap.wrap(
        sentence,
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )
