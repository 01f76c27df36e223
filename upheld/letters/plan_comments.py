"""Comments on a draft, or on proposed changes, from the findings that the family has taken up.

What the council reads is numbered through: where in the plan, the plan's own words, what is wrong and on what
authority, what is asked for instead, and the question to whoever wrote the advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby

from upheld.compliance import Reckoning
from upheld.documents.blocks import Block, Heading, Items, Link, Paragraph, Run, Runs, Text
from upheld.errors import UpheldError
from upheld.law.plan_rules import HAMPSHIRE
from upheld.law.plan_rules import Authority as PlanAuthority
from upheld.letters.asks import known
from upheld.letters.choose import Choice, choice
from upheld.letters.letter import Letter, letter
from upheld.letters.register import Authority, on_plans
from upheld.letters.voice import choose_sender
from upheld.letters.write import Passage, Written, write
from upheld.plan.check.finding import Finding
from upheld.plan.document import Plan
from upheld.plan.write.accepted import Accepted, Line, lines
from upheld.plan.write.words import SECTION_TITLES, cut, on_one_line, sentence

LETTERS = ("comment_on_draft", "comment_on_amendments")
_ASK = "comments"
_MOST = 300
_MOST_WORDS = 6
_LONGEST_QUOTE = 600
_TO = re.compile(r"To (the [^:]{1,60}): (?=\w)")
# It says how little is asked of sections G and H: the reader of the findings must know it, and no comment rests on it.
_NOT_RESTED_ON = frozenset((HAMPSHIRE,))


def comments_letter(
    reckoning: Reckoning,
    plan: Plan,
    accepted: Sequence[Accepted],
    details: Mapping[str, str] | None = None,
    sender: str | None = None,
) -> Written:
    """The letter with the comments in it: on the draft, or on the changes proposed, whichever came last.

    Words given as `comments` stand before what was taken up.

    Raises:
        UpheldError: no draft or notice of changes is out for comment, nothing was taken up, or see `write`.
    """
    one = open_letter(reckoning)
    given = known(details or {})
    free = given.pop(_ASK, "")
    writer = choose_sender(reckoning, one, sender)
    passage = comments(accepted, plan, sender=writer)
    if free:
        passage = Passage(_ASK, (Paragraph((Text(free),)), *passage.blocks), passage.cited)
    return write(one, reckoning, given, sender=sender, passage=passage)


def open_letter(reckoning: Reckoning) -> Letter:
    """The letter of comments that is open in this case; of two, the one whose paper came last.

    Raises:
        UpheldError: neither is open.
    """
    found = [(chosen, letter(id)) for id in LETTERS if (chosen := choice(reckoning, letter(id))) is not None]
    if not found:
        raise UpheldError(
            "No draft plan and no notice of changes is out for comment in this case: record the day on which it was "
            "served (draft_served), or sent (amendment_notice_sent)."
        )
    return max(found, key=lambda pair: _began(pair[0]))[1]


def _began(chosen: Choice) -> str:
    days = [one.obligation.trigger.day.last for one in chosen.subjects if one.obligation is not None]
    days += [one.event.on.last for one in chosen.subjects if one.event is not None and one.event.on is not None]
    return max((day.isoformat() for day in days), default="")


def comments(accepted: Sequence[Accepted], plan: Plan, *, sender: str = "parent") -> Passage:
    """The comments as blocks that can stand in the letter, numbered through, and the law they name.

    Raises:
        UpheldError: nothing was taken up, or more than one letter can say.
        LawError: a finding names law that is not in the register.
    """
    if not accepted:
        raise UpheldError("No finding was taken up, so there is nothing to comment on: accept at least one.")
    if len(accepted) > _MOST:
        raise UpheldError(
            f"{len(accepted):,} findings were taken up, and a letter holds {_MOST}: choose the weightiest."
        )
    named = dict.fromkeys(law for one in accepted for law in one.finding.law)
    entries = {one: on_plans(one) for one in named}
    return Passage(_ASK, tuple(_blocks(lines(plan, accepted), entries, sender)), tuple(entries.values()))


def _blocks(found: Iterable[Line], entries: Mapping[PlanAuthority, Authority], sender: str) -> Iterator[Block]:
    numbers = count(1)
    for section, group in groupby(found, lambda line: line.section):
        title = "The whole plan" if section is None else f"Section {section}: {SECTION_TITLES[section]}"
        yield Heading(3, (Text(title),))
        for line in group:
            yield Paragraph(tuple(_opening(next(numbers), line)))
            yield Items(tuple(_said(line, entries, sender)))
    rested = [entry for one, entry in entries.items() if one not in _NOT_RESTED_ON]
    if rested:
        yield Heading(3, (Text("The law these comments rest on"),))
        yield Items(tuple(_point(one) for one in rested))


def _opening(number: int, line: Line) -> Iterator[Run]:
    """The number, the place, and the plan's own words."""
    place = ", ".join(filter(None, (line.called, f"page {line.page}" if line.page is not None else "")))
    yield Text(f"Comment {number}{f' ({place})' if place else ''}.", strong=True)
    if line.words:
        yield Text(f" The plan says: \u201c{_quoted(line.words)}\u201d")
    elif line.section is not None:
        yield Text(f" On section {line.section} as a whole.")
    else:
        yield Text(" On the plan as a whole.")


def _quoted(words: str) -> str:
    return cut(on_one_line(words), _LONGEST_QUOTE)


def _said(line: Line, entries: Mapping[PlanAuthority, Authority], sender: str) -> Iterator[Runs]:
    """What is wrong and on what authority, what is asked instead, and what is to be asked, each once."""
    yield from dict.fromkeys(_wrong(one.finding, entries) for one in line.accepted)
    for wording in dict.fromkeys(one.wording for one in line.accepted if one.wording.strip()):
        yield (Text("Please write instead: ", strong=True), Text(f"\u201c{' '.join(wording.split())}\u201d"))
    for remedy in dict.fromkeys(one.finding.remedy for one in line.accepted if one.finding.remedy):
        yield (Text("What is asked for: ", strong=True), Text(sentence(remedy)))
    for question in dict.fromkeys(filter(None, map(_to_put, line.accepted))):
        yield _asked(question)
    ours = "The family adds: " if sender == "adviser" else "I add: "
    for note in dict.fromkeys(one.note for one in line.accepted if one.note.strip()):
        yield (Text(ours, strong=True), Text(sentence(note)))


def _to_put(one: Accepted) -> str:
    """The question of a finding, but for one to the council of which the same is already asked."""
    question = " ".join((one.finding.question or "").split())
    return "" if one.finding.remedy and question.startswith("To the council: ") else question


def _asked(question: str) -> Runs:
    """A question and whom it is for."""
    to = _TO.match(question)
    if to is None:
        return (Text("To be put to whoever wrote the advice: ", strong=True), Text(question))
    return (Text(f"To be put to {to[1]}: ", strong=True), Text(question[to.end() :]))


def _wrong(finding: Finding, entries: Mapping[PlanAuthority, Authority]) -> Runs:
    quoted = [
        f"\u201c{words}\u201d" for words in dict.fromkeys(finding.words) if f"\u201c{words}\u201d" not in finding.says
    ]
    more = len(quoted) - _MOST_WORDS
    words = "; ".join([*quoted[:_MOST_WORDS], *([f"and {more:,} more"] if more > 0 else [])])
    runs: list[Run] = [Text("What is wrong: ", strong=True), Text(sentence(finding.says))]
    if words:
        runs.append(Text(f" The words: {words}."))
    if finding.law:
        # The strongest stands here; the list at the end says what each is named for.
        first = entries[finding.law[0]]
        runs += [Text(" ("), *_linked(first), Text(f"{_doubt(first)})")]
    return tuple(runs)


def _linked(entry: Authority) -> Iterator[Run]:
    for place, one in enumerate(entry.citations):
        if place:
            yield Text("; ")
        yield Link(one.text, one.url) if one.url else Text(one.text)


def _point(entry: Authority) -> Runs:
    """An authority, and what it is named for, as surely as it is known."""
    sure = _doubt(entry).removeprefix(", ")
    return (*_linked(entry), Text(f"{f' ({sure})' if sure else ''}: {sentence(entry.title)}"))


def _doubt(entry: Authority) -> str:
    return ", guidance" if not entry.binding else ", as I understand it" if entry.mark == "C" else ""
