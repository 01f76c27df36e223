"""Does the plan provide for something that no need tells of?

A guess from words, to be looked at: the need may have been left out, or the provision be of another child's plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from upheld.law.plan_rules import CONTENT, NEEDS_MET, SECTIONS_SEPARATE
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases
from upheld.plan.check.seen import Line, Seen, called, short, some
from upheld.plan.check.whole.subject_words import TOLD_OF
from upheld.plan.check.whole.subjects import CARE, EDUCATION, SOCIAL, Read, Subject
from upheld.plan.check.whole.unanswered import Words
from upheld.plan.document import Letter, Provision

_GIVEN: tuple[tuple[Letter, tuple[Letter, ...], str, tuple[Subject, ...]], ...] = (
    ("F", ("B",), "section B", EDUCATION),
    ("G", ("C", "B"), "section C", CARE),
    ("H1", ("D", "B", "C"), "section D", SOCIAL),
)
_PROVIDED = {section: Read(table, "given") for section, _, _, table in _GIVEN}
_TOLD = {name: Phrases(*words) for name, words in TOLD_OF.items()}


def findings(seen: Seen) -> Iterator[Finding]:
    """Provision of F, G or H1 that is given for one thing alone, of which no need tells."""
    words = {line.on: line.words for line in seen.lines}
    for section, telling, where, _ in _GIVEN:
        yield from _provisions(seen, words, section, telling, where)


def _provisions(
    seen: Seen, words: Words, section: Letter, telling: tuple[Letter, ...], where: str
) -> Iterator[Finding]:
    told = [line for letter in telling for line in seen.by_section.get(letter, ()) if line.kind == "need"]
    if not told:
        return
    found: list[tuple[Provision, str]] = []
    missing: dict[str, bool] = {}
    for one in seen.plan.provisions:
        if one.section != section:
            continue
        for name in sorted(_PROVIDED[section].subjects(one.text, words[one.id])):
            if name not in missing:
                missing[name] = not _told(told, _TOLD[name])
            if missing[name]:
                found.append((one, name))
    if not found:
        return
    names = list(dict.fromkeys(name for _, name in found))
    lines = list(dict.fromkeys(called(one) for one, _ in found))
    yield Finding(
        "provision.no_such_need",
        "look",
        f"Section {section} has provision to do with {some(names)}, and {where} tells of no such need. The need "
        "may have been left out.",
        section=section,
        place=found[0][0].place,
        words=tuple(dict.fromkeys(short(one.text, 9) for one, _ in found)),
        law=(NEEDS_MET, CONTENT) if section == "F" else (SECTIONS_SEPARATE, CONTENT),
        # Never a reason to take provision out: the letter asks for the need that it meets.
        remedy=f"Please describe in {where} the need that is met by {some(lines)}.",
    )


def _told(lines: Sequence[Line], phrases: Phrases) -> bool:
    return any(phrases.stands_in(line.text, line.words) for line in lines)
