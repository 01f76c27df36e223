"""A reckoning as text a tired reader can follow on a narrow screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from upheld.cli import report
from upheld.cli.report import Line
from upheld.compliance import Reckoning
from upheld.compliance.group import Group, together
from upheld.compliance.told import as_sentence
from upheld.compliance.words import MARKS, day_words, due_words, span_words

WIDTH = 72
PROPOSED = "proposal, not law"
_NARROW = WIDTH - len(PROPOSED) + 2
_COLOURS = {
    "LATE": "31",
    "BROKEN": "31",
    "NEVER DONE": "31",
    "done late": "33",
    "cannot be told": "35",
    "done in time": "32",
}
_HOLDERS = {
    "parent": "the parent",
    "young_person": "the young person",
    "alternative_person": "the person who acts for the young person",
    "nobody": "nobody now: the 26th birthday has passed",
    "unknown": "not known: the date of birth is not recorded",
}


def text(reckoning: Reckoning, only: str = "all", *, colour: bool = False, name: str | None = None) -> str:
    """The reckoning in plain lines: what is late, what comes next, what you can do, then the full list."""
    lines = _lines(reckoning, only, colour, name)
    return "\n".join(_proposed(lines) if reckoning.law.proposal else lines)


def _proposed(lines: Iterator[str]) -> Iterator[str]:
    """The same lines, each saying that it is a proposal, and none the wider for it."""
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()))
        parts = textwrap.wrap(line.strip(), _NARROW, initial_indent=indent, subsequent_indent=indent) or [""]
        yield from (f"[{PROPOSED}] {part}".rstrip() for part in parts)


def _lines(reckoning: Reckoning, only: str, colour: bool, name: str | None) -> Iterator[str]:
    law = reckoning.law
    if name is not None:
        yield _bold(f"=== {name}", colour)
    if law.proposal:
        yield from _wrap(law.proposal.upper(), "")
    yield from _wrap(f"As at {day_words(reckoning.as_at)}. Law: {law.name}, version {law.version}.", "")
    holder = reckoning.story.life.rights_holder()
    yield from _wrap(f"Who holds the rights: {_HOLDERS[str(holder['who'])]}.", "")
    yield ""
    yield from _section("WHAT IS LATE", report.late(reckoning), "Nothing is late on what is recorded.", colour)
    if only == "breaches":
        yield from _section("WHAT YOU CAN DO", report.open_routes(reckoning), "Nothing to challenge.", colour)
        yield from _end(reckoning)
        return
    yield from _section("WHAT COMES NEXT", report.coming(reckoning), "No date is running.", colour)
    if only == "all":
        passed = report.passed(reckoning)
        if passed:
            yield from _section("TIME THAT HAS PASSED", passed, "", colour)
        yield from _section("WHAT YOU CAN DO", report.open_routes(reckoning), "Nothing to challenge.", colour)
    missing = report.unknown(reckoning)
    if missing:
        yield from _section("WHAT CANNOT BE TOLD, AND WHY", missing, "", colour)
    if only == "all":
        yield _bold("EVERY DUTY ALIVE IN THIS CASE", colour)
        for group in together(reckoning.obligations):
            yield from _group(group, colour)
        yield ""
        words = f"{len(reckoning.standing)} duties are owed all the time, to everyone: `upheld duties` lists them."
        yield from _wrap(words, "")
    yield from _end(reckoning)


def _end(reckoning: Reckoning) -> Iterator[str]:
    for sentence in (*reckoning.not_covered, *reckoning.warnings):
        yield from _wrap(f"! {as_sentence(reckoning, sentence)}", "", "  ")
    yield ""
    yield from _wrap("This is information, not legal advice. No lawyer has checked it yet.", "")


def _section(title: str, lines: list[Line], nothing: str, colour: bool) -> Iterator[str]:
    yield _bold(title, colour)
    if not lines:
        yield f"  {nothing}"
    for number, line in enumerate(lines, 1):
        mark = f" [{line.mark}]" if line.mark else ""
        yield from _wrap(f"{number}. {line.heading}{_coloured(mark, line.mark, colour)}", "  ", "     ")
        for sentence in line.sentences:
            yield from _wrap(sentence, "     ")
    yield ""


def _group(group: Group, colour: bool) -> Iterator[str]:
    one = group.first
    mark = MARKS[one.status]
    yield from _wrap(f"- {report.headed(group)} [{_coloured(mark, mark, colour)}]", "  ", "    ")
    due = f"due {due_words(one.due)}" if one.limb.within is not None else "no date set by law"
    done = f"; done {span_words(one.discharged)}" if one.discharged is not None else ""
    yield from _wrap(f"{group.who}: {due}{done}.", "    ")
    names = ", ".join(each.duty.id for each in group.obligations)
    yield from _wrap(f"{names}: {report.law_of(group)}", "    ")


def _wrap(sentence: str, indent: str, more: str | None = None) -> list[str]:
    return textwrap.wrap(
        sentence, WIDTH, initial_indent=indent, subsequent_indent=indent if more is None else more,
        break_long_words=False, break_on_hyphens=False,
    ) or [""]  # fmt: skip


def _bold(words: str, colour: bool) -> str:
    return f"\x1b[1m{words}\x1b[0m" if colour else words


def _coloured(words: str, mark: str, colour: bool) -> str:
    code = _COLOURS.get(mark)
    return f"\x1b[{code}m{words}\x1b[0m" if colour and code and words else words
