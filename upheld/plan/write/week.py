"""What must happen each week: a row for each line of the plan that promises something, and how much that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from upheld.documents.blocks import Block, Document, Heading, Paragraph, Table, Text
from upheld.plan.check.provision.judgement import Judgement
from upheld.plan.document import PROVISION_SECTIONS, Plan, Provision
from upheld.plan.write.words import (
    NOT_SAID,
    SECTION_TITLES,
    between,
    cut,
    how_much,
    on_one_line,
    once,
    only_a_verb,
    stretch,
    where,
)

_HEADER = ("Line of the plan", "What", "Who", "How long", "How often", "Group", "Where")
_WIDTHS = (12, 22, 17, 20, 14, 12, 13)
_SHARED = ("what", "who", "duration", "frequency", "group_size", "place")
_LONGEST_WHAT = 90
_NEEDED = ("what", "who", "frequency")
_SOURCE = "This page is made from the words of the plan. The plan itself is what counts: look there for the whole line."
_OF_A_DRAFT = "This is a draft: nothing in it must be given until the plan is final, and it can still be changed."
_OF_TOTALS = (
    "Minutes are those of a week in which the help is given. Together they are what is promised where all of it falls "
    "in the same week; two lines may be given at the same time."
)


def what_must_happen_each_week(plan: Plan, judgements: Mapping[str, Judgement]) -> Document:
    """One page of what the plan promises, with the minutes a week as far as its words tell them.

    Args:
        judgements: by the id of the line of provision.

    Missing: a line that promises nothing is left out, and counted at the end; an amount that the plan does not give
    is said to be so, and is never zero.
    """
    promised = [(one, judgements[one.id]) for one in plan.provisions if _promises(judgements.get(one.id))]
    about = f": {plan.child}" if plan.child else ""
    title = f"What must happen each week{about}"
    blocks: list[Block] = [Heading(1, (Text(title),)), Paragraph((Text(_SOURCE),))]
    if plan.version in ("draft", "working_document"):
        blocks.append(Paragraph((Text(_OF_A_DRAFT, strong=True),)))
    for letter in PROVISION_SECTIONS:
        lines = [(one, judgement) for one, judgement in promised if one.section == letter]
        if lines:
            name = f"Section {letter}: {SECTION_TITLES[letter]}"
            rows = tuple(tuple((Text(cell),) for cell in _cells(*line)) for line in lines)
            blocks.append(Table(name, tuple((Text(word),) for word in _HEADER), rows, _WIDTHS))
            blocks.append(Paragraph((Text("Together: ", strong=True), Text(total([each for _, each in lines])))))
    if not promised:
        blocks.append(Paragraph((Text("No line of the plan was found that promises something."),)))
    else:
        blocks.append(Paragraph((Text(_OF_TOTALS),)))
    left_out = [where(one) for one in plan.provisions if not _promises(judgements.get(one.id))]
    if left_out:
        blocks.append(Paragraph((Text("Not on this page", strong=True), Text(f": {_left_out(left_out)}"))))
    return Document(title, tuple(blocks), style="report")


def total(judgements: list[Judgement]) -> str:
    """The minutes a week of those lines together, and how many lines are not in it, as a sentence or two."""
    known = [list(_minutes(one)) for one in judgements]
    least = sum(pair[0] for pairs in known for pair in pairs)
    most = sum(pair[1] for pairs in known for pair in pairs)
    counted = sum(map(bool, known))
    part = sum(0 < len(pairs) < len(one.amounts) for pairs, one in zip(known, judgements, strict=True))
    if not counted:
        return f"cannot be told. {_lines(len(judgements))}: no amount a week can be told from the words of any."
    said = [f"{between(least, most, 'minutes')} a week, from {_lines(counted)} of {len(judgements)}."]
    if least == 0:
        said.append("The least is nothing, for the words allow it.")
    if left := len(judgements) - counted:
        said.append(f"Left out: {_lines(left)} of which no amount a week can be told.")
    if part:
        said.append(f"Counted in part: {_lines(part)} of which only some of the amounts can be told.")
    return " ".join(said)


def _minutes(one: Judgement) -> Iterator[tuple[float, float]]:
    return (amount.minutes_a_week for amount in one.amounts if amount.minutes_a_week is not None)


def _promises(judgement: Judgement | None) -> bool:
    return judgement is not None and judgement.verdict != "vague"


def _cells(one: Provision, judgement: Judgement) -> Iterator[str]:
    yield where(one)
    for name in _SHARED:
        fragments = once(judgement.elements.get(name, ()))
        said = "; ".join(fragments)
        if name == "what":
            whole = on_one_line(judgement.text) if only_a_verb(fragments) else stretch(judgement.text, fragments)
            said = cut(whole or said, _LONGEST_WHAT)
        yield _how_long(said, judgement) if name == "duration" else said or ("not said" if name in _NEEDED else "")


def _how_long(said: str, judgement: Judgement) -> str:
    """How long each time, and how much that is a week or a year; never nothing where the words do not say it."""
    told = list(dict.fromkeys(how_much(one) for one in judgement.amounts))
    known = [f"that is {one}" if said and one != f"{said} a week" else one for one in told if one != NOT_SAID]
    if f"{said} a week" in known:
        said = ""
    if NOT_SAID in told and known:
        known.append("for the rest of the line it does not say how much")
    if not known and judgement.verdict != "specific":
        known.append(f"{NOT_SAID} a week")
    return "; ".join(filter(None, (said, *known))) or NOT_SAID


def _left_out(named: list[str]) -> str:
    return f"{_lines(len(named))} in which no promise was found ({'; '.join(named)})."


def _lines(count: int) -> str:
    return f"{count:,} line{'' if count == 1 else 's'}"
