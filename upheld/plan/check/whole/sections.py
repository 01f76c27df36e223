"""Does each section stand in the plan, apart from the others, with something in it?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import CONTENT, NEEDS_MET, SECTIONS_SEPARATE
from upheld.plan.check.finding import Finding, Severity
from upheld.plan.check.seen import Seen
from upheld.plan.document import LETTERS, Letter, Section

_SERIOUS: tuple[Letter, ...] = ("B", "E", "F", "K")
_HOLD: dict[Letter, str] = {
    "A": "the views, interests and aspirations of the child and the family",
    "B": "all the special educational needs",
    "C": "the health needs related to them",
    "D": "the social care needs related to them or to a disability",
    "E": "the outcomes sought",
    "F": "the special educational provision for each need in section B",
    "G": "the health provision reasonably required",
    "H1": "the social care provision that must be made for a disabled child under 18",
    "H2": "the other social care provision reasonably required",
    "I": "the name and type of the school or other place, or the type only",
    "J": "the needs and outcomes that direct payments meet",
    "K": "the advice and information obtained in the assessment",
}
# B and F can be appealed, and each of F, G and H is owed by a body and a section of the Act of its own.
_MUST_BE_APART: tuple[Letter, ...] = ("B", "F", "G", "H1", "I")
_HOLDS = {"B": "need", "E": "outcome", "F": "provision"}
_ENOUGH_WORDS = 15


def findings(seen: Seen) -> Iterator[Finding]:
    """What is missing, shares a heading or a table with another section, or is empty where it must not be."""
    if not seen.doubtful:
        for letter in LETTERS:
            # J belongs in a plan only with direct payments: that is asked elsewhere.
            if letter != "J" and seen.plan.section(letter) is None:
                yield _missing(seen, letter)
    shared: list[Section] = []
    told: set[Letter] = set()
    for section in seen.plan.sections:
        if section.with_letters and section.letter not in told:
            told.update((section.letter, *section.with_letters))
            shared.append(section)
    if shared:
        yield _not_separate(seen, shared)
    for section in seen.plan.sections:
        if section.letter in _HOLDS:
            yield from _empty(seen, section)


def _missing(seen: Seen, letter: Letter) -> Finding:
    severity: Severity = "serious" if letter in _SERIOUS else "important"
    says = f"Section {letter} was not found in the document as it was read. It must hold {_HOLD[letter]}."
    if letter == "I" and seen.plan.version == "draft":
        severity = "look"
        says = "Section I was not found. In the draft of a first plan it must be blank, so only its heading is missing."
    elif letter == "I" and seen.plan.version in ("final", "amended"):
        severity = "serious"
    elif letter == "H1" and seen.age is not None and seen.age >= 18:
        severity = "look"
        says = "Section H1 was not found. It is for those under 18, so that only its heading may be missing."
    return Finding(
        "section.missing",
        severity,
        says,
        section=letter,
        law=(SECTIONS_SEPARATE, CONTENT),
        remedy=f"Please send a plan that has a section {letter} under its own heading.",
    )


def _not_separate(seen: Seen, shared: list[Section]) -> Finding:
    """One finding for all: to be looked at where the reading could tell the sections apart, as by columns or labels."""
    groups = [sorted({one.letter, *one.with_letters}, key=LETTERS.index) for one in shared]
    mixed = [letters for letters in groups if not all(seen.by_section.get(letter) for letter in letters)]
    named = "; ".join(f"{', '.join(letters[:-1])} and {letters[-1]}" for letters in mixed or groups)
    says = (
        f"Sections {named} stand under one heading, and what is there could not be told apart. Each section must be."
        if mixed
        else f"Sections {named} stand under one heading or in one table. Columns or labels may be enough to tell them "
        "apart, as each must be: look whether it is plain which words belong to which."
    )
    return Finding(
        "section.not_separate",
        "important" if any(_matters(letters) for letters in mixed) else "look",
        says,
        section=shared[0].letter,
        place=shared[0].place,
        words=tuple(one.title for one in shared if one.title),
        law=(SECTIONS_SEPARATE,),
        remedy=f"Please set out sections {named} separately, each under its own heading.",
    )


def _matters(letters: list[Letter]) -> bool:
    alike = {letter[0] for letter in letters}
    return len(alike) == 1 or len(letters) > 2 or len(set(letters) & set(_MUST_BE_APART)) > 1


def _empty(seen: Seen, section: Section) -> Iterator[Finding]:
    held = _HOLDS[section.letter]
    lines = seen.by_section.get(section.letter, ())
    if any(line.kind == held for line in lines):
        return
    wanted = {"need": "need", "outcome": "outcome", "provision": "line of provision"}[held]
    if sum(len(line.text.split()) for line in lines) >= _ENOUGH_WORDS:
        yield Finding(
            "section.unread",
            "look",
            f"Section {section.letter} has words, but no {wanted} could be told apart in them as they were read.",
            section=section.letter,
            place=section.place,
            law=(SECTIONS_SEPARATE,),
            remedy=f"Please set out each {wanted} in section {section.letter} on its own, with a number.",
        )
        return
    yield Finding(
        "section.empty",
        "important" if section.letter == "E" else "serious",
        f"Section {section.letter} has its heading, and no {wanted} was found under it.",
        section=section.letter,
        place=section.place,
        law=(CONTENT, NEEDS_MET) if section.letter == "F" else (CONTENT,),
        remedy=f"Please fill in section {section.letter}: {_HOLD[section.letter]}.",
    )
