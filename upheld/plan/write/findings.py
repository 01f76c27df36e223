"""The report of findings: what was read, what each line promises and why it is weak, and what the whole plan lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, get_args

from upheld.documents.blocks import Block, Document, Heading, Items, Paragraph, Runs, Table, Text
from upheld.law.plan_rules import APPEAL, Authority
from upheld.plan.check.finding import Finding, Severity
from upheld.plan.check.provision.judgement import Judgement, Verdict
from upheld.plan.document import PROVISION_SECTIONS, Plan, Provision
from upheld.plan.write.accepted import lines
from upheld.plan.write.authorities import is_guidance, linked, mark, point
from upheld.plan.write.words import (
    ELEMENTS,
    MARKS,
    SECTION_TITLES,
    SEVERITIES,
    VERDICTS,
    VERSIONS,
    how_much,
    listed,
    missing_sections,
    on_one_line,
    sentence,
    where,
)

if TYPE_CHECKING:
    # Only for its name: a report can be made of what was checked elsewhere, without the rules.
    from upheld.plan.check.check import Checked

NOTE = "This is information, not legal advice, and it is not yet checked by a lawyer."
_HOW = (
    "A program read the words and compared them with rules; nobody has looked at them, and it can be wrong. A finding "
    "is a reason to look at a line. It does not say by itself that the law was broken."
)

_OF_A_DRAFT = (
    "This is a draft: nothing in it must be given yet, and all of it can still be changed. The family has at least 15 "
    "days, from the day it was served, to comment on it and to ask for a school."
)
_OF_A_FINAL = (
    "This plan is not a draft. The council can be asked to change it, and need not. Sections B, F and I can be "
    "appealed to the Tribunal. The last day is usually two months from the day on which the council sent its notice of "
    "the right to appeal, or one month from a mediation certificate, if that is later. Do not let it pass while you "
    "wait for an answer."
)


def findings_document(checked: Checked) -> Document:
    """The report: what was read, how many lines say what, line by line, the whole plan, and the law."""
    plan = checked.plan
    about = f": {plan.child}" if plan.child else ""
    title = f"What was found in the plan{about}"
    blocks: list[Block] = [
        Heading(1, (Text(title),)),
        Paragraph((Text(NOTE, strong=True),)),
        *_in_short(checked),
        Paragraph((Text(_HOW),)),
        *_standing(plan),
        *_what_was_read(plan),
        *_counts(checked),
        *_line_by_line(checked),
        *_whole(checked),
        *_not_checked(checked),
        *_law(_every_finding(checked)),
    ]
    return Document(title, tuple(blocks), style="report")


def provisions_document(judgements: Sequence[Judgement]) -> Document:
    """What is said of single lines of provision that stand in no plan."""
    title = "How specific the provision is"
    blocks: list[Block] = [Heading(1, (Text(title),)), Paragraph((Text(NOTE, strong=True),)), Paragraph((Text(_HOW),))]
    for number, one in enumerate(judgements, 1):
        blocks += _line(f"Line {number}" if len(judgements) > 1 else "The line", one.text, one, one.findings)
    blocks += _law(finding for one in judgements for finding in one.findings)
    return Document(title, tuple(blocks), style="report")


def _in_short(checked: Checked) -> Iterator[Block]:
    """What matters most, for a reader in a hurry."""
    verdicts = Counter(one.verdict for one in checked.judgements.values())
    lines_of = {one.id for one in checked.plan.provisions}
    serious = sum(one.severity == "serious" and one.on not in lines_of for one in checked.findings)
    if not verdicts:
        told = "No line of provision was found."
    else:
        told = (
            f"Of {_count(verdicts.total(), 'line')} of provision {verdicts['vague']} "
            f"{'binds' if verdicts['vague'] == 1 else 'bind'} nobody, {verdicts['partly']} "
            f"{'says' if verdicts['partly'] == 1 else 'say'} only part of what must happen, and {verdicts['specific']} "
            f"{'is' if verdicts['specific'] == 1 else 'are'} specific."
        )
    if serious:
        told += f" Beside the lines there {'is' if serious == 1 else 'are'} {_count(serious, 'serious point')}."
    yield Paragraph((Text("In short: ", strong=True), Text(told)))


def _standing(plan: Plan) -> Iterator[Block]:
    """What such a plan is worth today, and what a family can do about it."""
    if plan.version == "draft":
        yield Paragraph((Text(_OF_A_DRAFT),))
    elif plan.version in ("final", "amended"):
        yield Paragraph((Text(_OF_A_FINAL), Text(" Law: ", strong=True), *linked([APPEAL], sure=True), Text(".")))


def _what_was_read(plan: Plan) -> Iterator[Block]:
    yield Heading(2, (Text("What was read"),))
    lacking = missing_sections(plan)
    told = [
        f"File: {plan.name}" if plan.name else "",
        f"Pages: {plan.pages}" if plan.pages is not None else "Pages: the file does not say how many.",
        f"Version: {VERSIONS[plan.version].lower()}" if plan.version else "Version: not found.",
        f"Found: {_count(len(plan.needs), 'need')}, {_count(len(plan.outcomes), 'outcome')}, "
        f"{_count(len(plan.provisions), 'line')} of provision and {_count(len(plan.advice), 'entry', 'entries')} of "
        "advice.",
        f"Sections that were not found: {listed(lacking)}." if lacking else "Every section from A to K was found.",
        *plan.remarks,
    ]
    yield Items(tuple((Text(one),) for one in told if one))
    if plan.unplaced:
        count = _count(len(plan.unplaced), "piece")
        yield Paragraph(
            (Text(f"What could not be placed: {count} of text. Only its wording was looked at.", strong=True),)
        )
        yield Items(
            tuple(
                (Text(f"{one.text}{f' ({one.place})' if one.place is not None and str(one.place) else ''}"),)
                for one in plan.unplaced
            )
        )


def _counts(checked: Checked) -> Iterator[Block]:
    yield Heading(2, (Text("How specific the provision is"),))
    if not checked.plan.provisions:
        yield Paragraph((Text("No line of provision was found, so there was nothing to judge."),))
        return
    yield Items(tuple((Text(name, strong=True), Text(f": it {said}.")) for name, said in VERDICTS.items()))
    rows = []
    verdicts: tuple[Verdict, ...] = get_args(Verdict)
    for letter in PROVISION_SECTIONS:
        ids = [one.id for one in checked.plan.provisions if one.section == letter]
        if ids:
            found = Counter(checked.judgements[id].verdict for id in ids if id in checked.judgements)
            cells = (f"{letter}: {SECTION_TITLES[letter]}", len(ids), *(found[verdict] for verdict in verdicts))
            rows.append(tuple((Text(str(cell)),) for cell in cells))
    header = tuple((Text(word),) for word in ("Section", "Lines", *(verdict.capitalize() for verdict in verdicts)))
    yield Table("Lines of provision by verdict", header, tuple(rows), (6, 2, 2, 2, 2))
    unjudged = sum(one.id not in checked.judgements for one in checked.plan.provisions)
    if unjudged:
        yield Paragraph((Text(f"{_count(unjudged, 'line')} could not be judged."),))


def _line_by_line(checked: Checked) -> Iterator[Block]:
    judged = [(one, checked.judgements[one.id]) for one in checked.plan.provisions if one.id in checked.judgements]
    if not judged:
        return
    yield Heading(2, (Text("Line by line"),))
    for letter in PROVISION_SECTIONS:
        group = [each for each in judged if each[0].section == letter]
        if group:
            yield Heading(3, (Text(f"Section {letter}"),))
        for one, judgement in group:
            yield from _line(where(one), one.whole, judgement, _own(checked, one, judgement))


def _own(checked: Checked, one: Provision, judgement: Judgement) -> Sequence[Finding]:
    """The findings of a line's judgement: as the check has them, which joins what two rules say of the same words."""
    codes = {finding.code for finding in judgement.findings}
    return [found for found in checked.findings if found.on == one.id and found.code in codes] or judgement.findings


def _line(called: str, words: str, judgement: Judgement, own: Sequence[Finding]) -> Iterator[Block]:
    said = f"{called}: {judgement.verdict}."
    yield Paragraph((Text(said, strong=True), Text(f" \u201c{on_one_line(words)}\u201d")))
    told: list[Runs] = [(Text(sentence(judgement.because)),)]
    if judgement.weak:
        weak = "; ".join(f"\u201c{weak.words}\u201d ({weak.why.rstrip('.')})" for weak in judgement.weak)
        told.append((Text("Weak words: ", strong=True), Text(f"{weak}.")))
    if judgement.missing:
        missing = listed([ELEMENTS.get(name, name) for name in judgement.missing])
        told.append((Text("Not said: ", strong=True), Text(f"{missing}.")))
    if judgement.amounts:
        amounts = "; ".join(dict.fromkeys(map(how_much, judgement.amounts)))
        told.append((Text("How much: ", strong=True), Text(f"{amounts}.")))
    if law := [authority for finding in own for authority in finding.law]:
        told.append((Text("Law: ", strong=True), *linked(law, sure=True)))
    for remedy in dict.fromkeys(finding.remedy for finding in own if finding.remedy):
        told.append((Text("What to ask for: ", strong=True), Text(remedy)))
    if judgement.flexible:
        told.append((Text("Flexible on purpose? ", strong=True), Text(sentence(judgement.flexible))))
    if judgement.ask:
        told.append((Text("To ask: ", strong=True), Text(judgement.ask)))
    yield Items(tuple(told))


def _whole(checked: Checked) -> Iterator[Block]:
    """What was found beside the judgements of single lines, the most serious first."""
    of_lines = {(id, one.code) for id, judgement in checked.judgements.items() for one in judgement.findings}
    rest = [one for one in checked.findings if (one.on, one.code) not in of_lines]
    yield Heading(2, (Text("The whole plan"),))
    if not rest:
        yield Paragraph((Text("Nothing else was found. That does not mean that there is nothing."),))
    severities: tuple[Severity, ...] = get_args(Severity)
    for severity in severities:
        group = [one for one in rest if one.severity == severity]
        if group:
            yield Heading(3, (Text(SEVERITIES[severity]),))
            yield from _findings(checked.plan, group)


def _findings(plan: Plan, group: Iterable[Finding]) -> Iterator[Block]:
    for line in lines(plan, group):
        place = "The whole plan" if line.section is None else f"Section {line.section}"
        named = ", ".join(filter(None, (place, line.called, f"page {line.page}" if line.page is not None else "")))
        quoted = f" \u201c{on_one_line(line.words)}\u201d" if line.words else ""
        yield Paragraph((Text(f"{named}.", strong=True), Text(quoted)))
        told: list[Runs] = []
        for one in (each.finding for each in line.accepted):
            told.append((Text(_with_words(one)),))
            if one.law:
                told.append((Text("Law: ", strong=True), *linked(one.law, sure=True)))
            if one.remedy:
                told.append((Text("What to ask for: ", strong=True), Text(one.remedy)))
            if one.question:
                told.append((Text("To ask: ", strong=True), Text(one.question)))
        yield Items(tuple(told))


def _not_checked(checked: Checked) -> Iterator[Block]:
    if checked.not_checked:
        yield Heading(2, (Text("What could not be checked"),))
        yield Items(tuple((Text(one),) for one in checked.not_checked))


def _with_words(one: Finding) -> str:
    words = "; ".join(f"\u201c{words}\u201d" for words in one.words)
    return f"{one.says} The words: {words}." if words else one.says


def _every_finding(checked: Checked) -> Iterator[Finding]:
    for judgement in checked.judgements.values():
        yield from judgement.findings
    yield from checked.findings


def _law(found: Iterable[Finding]) -> Iterator[Block]:
    named: dict[Authority, None] = dict.fromkeys(law for one in found for law in one.law)
    if not named:
        return
    yield Heading(2, (Text("The law, and how sure we are of it"),))
    yield Paragraph((Text("; ".join(f"{letter}: {said}" for letter, said in MARKS.items()) + "."),))
    header = tuple((Text(word),) for word in ("Authority", "What it is named for", "How sure"))
    rows = tuple((linked([one]), (Text(point(one)),), (Text(_how_sure(one)),)) for one in named)
    yield Table("The law behind the findings", header, rows, (4, 5, 3))


def _how_sure(one: Authority) -> str:
    guidance = ". It is guidance, and not binding law" if is_guidance(one) else ""
    return f"{mark(one)}: {MARKS[mark(one)]}{guidance}"


def _count(number: int, word: str, several: str = "") -> str:
    return f"{number:,} {word if number == 1 else several or f'{word}s'}"
