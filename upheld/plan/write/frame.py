"""The frame of an easy-read plan, and of a child's own: fixed short sentences round the words that the plan gives.

Nothing is put into other words here. What a line says of who, how often and where is copied as it stands; everything
else is left as a place for somebody who knows the child to write in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from upheld.documents.blocks import Block, Document, Gap, Heading, PageBreak, Paragraph, Pictured, Run, Table, Text
from upheld.plan.check.provision.judgement import Amount, Judgement
from upheld.plan.document import LETTERS, Letter, Plan, Provision
from upheld.plan.write.words import label, number, on_one_line, once, only_a_verb, sentence, stretch, where

TO_REWRITE = "to be rewritten by someone who knows the child"
"""What a gap begins with whose words no program may write."""

_LONGEST_NAME = 80
_LONGEST_WHAT = 60
_PICTURES = {
    "what": "what is done",
    "who": "the person who helps",
    "duration": "a clock",
    "frequency": "a calendar",
    "group_size": "one person, and a group",
    "place": "the place",
    "weeks": "a calendar with the school holidays",
    "period": "a calendar with an end",
    "start": "a calendar with a red ring",
}


@dataclass(frozen=True, slots=True)
class _Voice:
    """The fixed sentences of one kind of frame; `asks` are the questions that the words of a line answer, in order."""

    title: str
    opening: tuple[tuple[str, str], ...]
    draft: tuple[tuple[str, str], ...]
    about: str
    needs: str
    outcomes: str
    help: str
    school: str
    school_is: str
    asks: tuple[tuple[str, str], ...]
    not_said: str


_OF_PLAN = _Voice(
    title="The plan in easy words",
    opening=(
        ("a plan", "This is about an EHC plan."),
        ("a school, a nurse and a house", "EHC means education, health and care."),
        ("a plan with a tick", "The plan says what help a person must get."),
        ("two plans", "The full plan has more words than this."),
        ("a plan with a tick", "The full plan is the one that counts."),
    ),
    draft=(
        ("a plan with a pencil", "This plan is a draft. It is not finished."),
        ("a plan with a pencil", "The council can still change it."),
    ),
    about="About the person",
    needs="What is hard",
    outcomes="What the person wants to be able to do",
    help="The help the plan promises",
    school="School or college",
    school_is="The plan names this place: ",
    asks=(
        ("what", "What will happen?"),
        ("who", "Who will do it?"),
        ("duration", "How long is it each time?"),
        ("frequency", "How often is it?"),
        ("group_size", "Is it alone or with others?"),
        ("place", "Where is it?"),
        ("weeks", "In which weeks?"),
        ("period", "How long does it go on for?"),
        ("start", "When does it start?"),
    ),
    not_said="The plan does not say.",
)
_OF_CHILD = _Voice(
    title="My plan",
    opening=(
        ("a plan", "This is about my plan."),
        ("a person who helps", "My plan says what help I must get."),
        ("two plans", "The full plan has more words than this."),
    ),
    draft=(
        ("a plan with a pencil", "My plan is a draft. It is not finished."),
        ("a plan with a pencil", "It can still change."),
    ),
    about="About me",
    needs="What is hard for me",
    outcomes="What I want to be able to do",
    help="The help I must get",
    school="My school or college",
    school_is="My plan names this place: ",
    asks=(
        ("what", "What will happen?"),
        ("who", "Who will help me?"),
        ("duration", "How long is it each time?"),
        ("frequency", "How often is it?"),
        ("group_size", "Am I alone or with others?"),
        ("place", "Where will I be?"),
        ("start", "When does it start?"),
    ),
    not_said="My plan does not say.",
)
_ALWAYS = ("what", "who", "frequency")
"""What is answered "does not say" where a line lacks it: the rest is left out."""


def easy_read_frame(plan: Plan, judgements: Mapping[str, Judgement]) -> Document:
    """The frame of the plan in easy read.

    Args:
        judgements: by the id of the line of provision.
    """
    return _frame(plan, judgements, _OF_PLAN)


def child_frame(plan: Plan, judgements: Mapping[str, Judgement]) -> Document:
    """The frame of the plan in the child's or young person's own voice.

    Args:
        judgements: by the id of the line of provision.
    """
    return _frame(plan, judgements, _OF_CHILD)


def _frame(plan: Plan, judgements: Mapping[str, Judgement], voice: _Voice) -> Document:
    blocks: list[Block] = [Heading(1, (Text(voice.title),))]
    if plan.child:
        blocks.append(Pictured("a photograph or a drawing", (Text(plan.child, strong=True),)))
    blocks += [Pictured(picture, (Text(said),)) for picture, said in voice.opening]
    if plan.version in ("draft", "working_document"):
        blocks += [Pictured(picture, (Text(said),)) for picture, said in voice.draft]
    left = _left(plan, judgements)
    for heading, sections in ((voice.about, "A"), (voice.needs, "BCD"), (voice.outcomes, "E")):
        gaps = [name for section, name, _ in left if section in sections]
        if gaps:
            blocks.append(Heading(2, (Text(heading),)))
            blocks += [Pictured("to be chosen", (_gap(name),)) for name in gaps]
    blocks += _help(plan, judgements, voice)
    blocks += _school(plan, voice)
    blocks += _for_the_writer([(name, words) for _, name, words in left])
    return Document(voice.title, tuple(blocks), style="easy-read")


def _help(plan: Plan, judgements: Mapping[str, Judgement], voice: _Voice) -> Iterator[Block]:
    if plan.provisions:
        yield Heading(2, (Text(voice.help),))
    for one in plan.provisions:
        judgement = judgements.get(one.id)
        yield Heading(3, (Text(where(one)),))
        if judgement is None or not _can_be_framed(judgement):
            yield Pictured("to be chosen", (_gap(_line(one)),))
        else:
            yield from _answers(one, judgement, voice)


def _answers(one: Provision, judgement: Judgement, voice: _Voice) -> Iterator[Block]:
    """A question and the plan's own words for each thing that the line says, then how much that is in a week."""
    for name, question in voice.asks:
        found = once(judgement.elements.get(name, ()))
        if name == "what" and found:
            if len(found) > 1:
                found = tuple(filter(None, (_in_one(judgement.text, found),)))
            if not found or only_a_verb(found):
                yield Pictured(_PICTURES[name], (Text(f"{question} ", strong=True), _gap(_line(one))))
                continue
        if found or name in _ALWAYS:
            answer = " ".join(sentence(words[:1].upper() + words[1:]) for words in found) or voice.not_said
            yield Pictured(_PICTURES[name], (Text(question, strong=True), Text(f" {answer}")))
    for amount in dict.fromkeys(judgement.amounts):
        for said in _a_week(amount):
            yield Pictured("a week with a clock", (Text(said),))


def _in_one(text: str, found: Sequence[str]) -> str | None:
    """What happens in one piece of the line's own words; None where that is too long to be easy."""
    whole = stretch(text, found)
    return whole if whole is not None and len(whole) <= _LONGEST_WHAT else None


def _a_week(amount: Amount) -> Iterator[str]:
    if amount.minutes_a_week is None:
        return
    least, most = amount.minutes_a_week
    if least == most:
        yield f"That is {_minutes(most)} in a week."
        return
    yield "It may be nothing." if least == 0 else f"The least is {_minutes(least)} in a week."
    yield f"The most is {_minutes(most)} in a week."


def _minutes(amount: float) -> str:
    return f"{number(amount)} minute{'' if amount == 1 else 's'}"


def _school(plan: Plan, voice: _Voice) -> Iterator[Block]:
    """The name of the place; a longer text than a name is left for a person."""
    if not plan.named_setting:
        return
    yield Heading(2, (Text(voice.school),))
    name = " ".join(plan.named_setting.split())
    if len(name) <= _LONGEST_NAME:
        yield Pictured("the school or college", (Text(voice.school_is), Text(sentence(name), strong=True)))
    else:
        yield Pictured("the school or college", (_gap("section I"),))


def _can_be_framed(judgement: Judgement) -> bool:
    """Whether the line says enough of what is promised that its own words can stand alone.

    A line with several people is left to a person: who of them works with the child, and when, is not told here.
    """
    several = len(once(judgement.elements.get("who", ()))) > 1
    return judgement.verdict != "vague" and bool(judgement.elements.get("what")) and not several


def _says_what(judgement: Judgement) -> bool:
    """Whether what happens can stand in the frame in the line's own words."""
    found = once(judgement.elements.get("what", ()))
    if len(found) == 1:
        return not only_a_verb(found)
    return _in_one(judgement.text, found) is not None


def _left(plan: Plan, judgements: Mapping[str, Judgement]) -> list[tuple[Letter, str, str]]:
    """What a person must put into plain words, in the order of the plan: its section, what it is called, its words."""
    found: list[tuple[Letter, str, str]] = []
    for section in plan.sections:
        if section.letter == "A":
            found += [("A", f"section A, {piece.id}", piece.text) for piece in section.pieces]
    found += [(one.section, f"need {label(one)}", one.text) for one in plan.needs]
    found += [("E", f"outcome {label(one)}", "\n".join((one.text, *one.steps))) for one in plan.outcomes]
    framed = {id for id, judgement in judgements.items() if _can_be_framed(judgement) and _says_what(judgement)}
    found += [(one.section, _line(one), one.whole) for one in plan.provisions if one.id not in framed]
    if plan.named_setting and len(" ".join(plan.named_setting.split())) > _LONGEST_NAME:
        found.append(("I", "section I", plan.named_setting))
    return sorted(found, key=lambda one: LETTERS.index(one[0]))


def _line(one: Provision) -> str:
    return f"section {one.section}, line {label(one)}"


def _gap(name: str) -> Run:
    return Gap(f"{TO_REWRITE}: {name}")


def _for_the_writer(left: list[tuple[str, str]]) -> Iterator[Block]:
    """The last page: the plan's own words for each gap, for the person who fills them."""
    if not left:
        return
    yield PageBreak()
    yield Heading(2, (Text("For the person who finishes this"),))
    yield Paragraph(
        (
            Text(
                "A program made this from the plan and changed none of its words. Wherever brackets stand, please "
                "write what these words mean for this child or young person, best together with them. Then take this "
                "page off."
            ),
        )
    )
    rows = tuple(((Text(name),), (Text(on_one_line(words)),)) for name, words in left)
    yield Table("What the plan says there", ((Text("Where"),), (Text("The words of the plan"),)), rows, (1, 3))
