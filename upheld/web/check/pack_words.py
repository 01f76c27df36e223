"""What came of a pack, as a page for whoever made it here: in plain words, with nothing of files written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from upheld.documents.blocks import Block, Heading, Items, PageBreak, Paragraph, Text
from upheld.letters.pack.finding import Finding, Where, ranges
from upheld.letters.pack.missing import Missing
from upheld.letters.pack.report import PackReport

_OF_A_SPEC = ("the SPEC", "[[change]]", "--working-document", "write author = ")
_NOTE = "in the box that asks why it is long"
_PLAINER = (
    ("write why in `note`", f"write why {_NOTE}"),
    ("write why in its `note`", f"write why {_NOTE}"),
    ("Shorten it, or say with `exhibits_from` on which page its exhibits begin; if it", "Shorten it; if it"),
    ("Add `on` to the SPEC.", "Give the day of this paper."),
    ("the SPEC gives no ground of appeal", "you gave no ground of appeal"),
    ("The SPEC does not say when this one was listed (hearing_listed_on)", "You did not say when yours was listed"),
    ("was listed as one and could not be read", "was one and could not be read"),
    ("; event = \"...\" says another", ""),
)  # fmt: skip


def plain(sentence: str) -> str:
    """A sentence of the room without the words for files written by hand; empty where it is about nothing else."""
    for theirs, ours in _PLAINER:
        sentence = sentence.replace(theirs, ours)
    return "" if any(mark in sentence for mark in _OF_A_SPEC) else sentence


def for_you(report: PackReport) -> Iterator[Block]:
    """The page before the pack: what is not in it, what is over a limit, what is missing, what to look at."""
    yield Heading(1, (Text("Before you send this pack"),))
    yield Paragraph((Text("This page is for you. Make the pack again without it before you send the pack."),))
    over = "Over a limit" if report.applies == "yes" else "Over a limit, if the limits apply to you"
    told: list[tuple[str, Iterable[str]]] = [
        ("Not in the pack", [one.why for one in report.left_out]),
        (over, (_finding(report, one) for one in report.findings if one.severity == "over")),
        ("Missing", map(_missing, report.missing)),
        ("Look at this", (_finding(report, one) for one in report.findings if one.severity == "look")),
        ("Not checked", report.unchecked),
        ("We guessed this: see that it is right", report.guesses),
    ]
    any_found = False
    for title, sentences in told:
        if lines := [said for one in sentences if (said := plain(one))]:
            any_found = any_found or title != told[-1][0]
            yield Heading(2, (Text(title),))
            yield Items(tuple((Text(one),) for one in lines))
    if not any_found:
        yield Paragraph((Text("Nothing was found to put right."),))
    ends = [report.applies_because, *report.notes]
    if report.applies != "no":
        ends.insert(1, f"The limits: {report.limits_from}. No lawyer has checked them. They are ceilings, not targets.")
    for sentence in [*ends, "This is information, not legal advice."]:
        if said := plain(sentence):
            yield Paragraph((Text(said),))
    yield PageBreak()


def _finding(report: PackReport, one: Finding) -> str:
    where = "; ".join(said for each in one.where if (said := _where(report, each)))
    return " ".join(part for part in (one.what, f"Look at {where}." if where else "", plain(one.todo)) if part)


def _where(report: PackReport, where: Where) -> str:
    pages = report.in_bundle(where)
    if not pages:
        return ""
    return f"page{'' if len(pages) == 1 else 's'} {ranges(pages)} ({where.file})"


def _missing(one: Missing) -> str:
    return " ".join(part for part in (f"{one.what}.", one.why, plain(one.hint)) if part)
