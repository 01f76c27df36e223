"""A reckoning as Markdown, with every step of every duty and links to its law."""

from __future__ import annotations

from collections.abc import Iterator

from upheld.cli import report
from upheld.cli.report import Line
from upheld.compliance import Obligation, Reckoning, explain
from upheld.compliance.group import title, who
from upheld.compliance.words import MARKS, day_words, due_words, span_words

_OPEN = frozenset({"running", "overdue", "unknown"})


def markdown(reckoning: Reckoning, only: str = "all", *, name: str | None = None) -> str:
    """The reckoning as a page: what is late, what comes next, what you can do, then each duty explained."""
    lines = _lines(reckoning, only, name)
    proposal = reckoning.law.proposal
    return "\n".join(f"{line} [{proposal}]" if proposal and line else line for line in lines)


def _lines(reckoning: Reckoning, only: str, name: str | None) -> Iterator[str]:
    law = reckoning.law
    yield f"# {name or 'Reckoning'}: as at {day_words(reckoning.as_at)}"
    yield ""
    if law.proposal:
        yield f"**{law.proposal.upper()}**"
        yield ""
    yield f"Law: {law.name}, version {law.version}. This is information, not legal advice."
    yield ""
    yield from _section("What is late", report.late(reckoning), "Nothing is late on what is recorded.")
    if only != "breaches":
        yield from _section("What comes next", report.coming(reckoning), "No date is running.")
    yield from _section("What you can do", report.open_routes(reckoning), "Nothing to challenge.")
    yield "## Each duty"
    yield ""
    for one in reckoning.obligations:
        if only == "breaches" and not one.is_breach:
            continue
        if only == "open" and one.status not in _OPEN:
            continue
        yield from _obligation(reckoning, one)
    for sentence in (*reckoning.not_covered, *reckoning.warnings):
        yield f"> {_safe(sentence)}"
        yield ""


def _section(title: str, lines: list[Line], nothing: str) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    if not lines:
        yield nothing
    for line in lines:
        mark = f" ({line.mark})" if line.mark else ""
        yield f"- **{_safe(line.heading)}**{mark}. " + " ".join(map(_safe, line.sentences))
    yield ""


def _obligation(reckoning: Reckoning, one: Obligation) -> Iterator[str]:
    yield f"### {_safe(title(one))}: {MARKS[one.status]}"
    yield ""
    done = f" Done {span_words(one.discharged)}." if one.discharged is not None else ""
    due = f"due {due_words(one.due)}" if one.limb.within is not None else "no date set by law"
    yield f"`{one.duty.id}`, {_safe(who(one))}: {due}.{done}"
    yield ""
    for step in explain(reckoning, one):
        yield f"- {_safe(step)}"
    links = (f"[{each.text}]({each.url})" if each.url else each.text for each in one.duty.citations)
    yield f"- Authority: {'; '.join(links)}"
    yield ""


def _safe(words: str) -> str:
    """Words that may come from a case file, so that they are shown and never read as marks."""
    for mark in "\\`*_[]<>":
        words = words.replace(mark, "\\" + mark)
    return words.replace("\n", " ")
