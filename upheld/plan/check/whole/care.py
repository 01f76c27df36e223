"""Do the sections of health and social care say what was found, where they hold no need and no provision?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import (
    ADULT_CARE,
    ADVICE,
    CONTENT,
    SECTIONS_SEPARATE,
    SOCIAL_CARE,
    SOCIAL_CARE_IN_THE_PLAN,
    Authority,
)
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases
from upheld.plan.check.seen import Line, Seen, some
from upheld.plan.document import Letter

_CARE: tuple[Letter, ...] = ("D", "G", "H1", "H2")
_TOLD: dict[Letter, tuple[str, tuple[Authority, ...]]] = {
    "C": ("health needs", (SECTIONS_SEPARATE, CONTENT)),
    "D": ("social care needs", (SECTIONS_SEPARATE, CONTENT)),
    "G": ("health provision", (SECTIONS_SEPARATE, CONTENT)),
    "H1": ("provision under section 2 of the 1970 Act", (SOCIAL_CARE, SOCIAL_CARE_IN_THE_PLAN)),
    "H2": ("other social care provision", (SOCIAL_CARE_IN_THE_PLAN, SECTIONS_SEPARATE)),
}
_NOT_LOOKED = Phrases(
    "not known to ~ care|services|health|team|disability", "not open to ~ care|services|team", "not applicable", "n a",
    "na", "nil", "no involvement", "not currently involved", "no current involvement", "none known", "not known",
    "no ~ information|advice received", "no response", "no report received",
    "no ~ needs ~ identified|reported|known|noted", "no ~ needs ~ needs were identified",
    "none identified|reported|noted",
    "no provision required|needed", "no provision is required", "nothing to add",
)  # fmt: skip
_LOOKED = Phrases("assessed", "assessment", "considered", "checked", "following advice", "advice from")
_NEXT = Phrases(
    "care act", "adult social care|services", "transition|transitions", "adulthood", "after eighteen", "18",
    "eighteenth", "adult care",
)  # fmt: skip
_NOTHING_WORDS = frozenset({"n", "a", "na", "none", "nil", "no"})


def findings(seen: Seen) -> Iterator[Finding]:
    """Sections C, D, G, H1 and H2 that are silent, or say only that nobody is involved; and H1 for an adult."""
    adult = seen.age is not None and seen.age >= 18
    unlooked: list[tuple[Letter, str, tuple[str, ...]]] = []
    for letter, (what, law) in _TOLD.items():
        section = seen.plan.section(letter)
        lines = seen.by_section.get(letter, ())
        if section is None or any(line.kind != "piece" for line in lines) or (adult and letter == "H1"):
            continue
        if not lines:
            # Where two share a heading, what stands under it may be of either.
            if any(seen.by_section.get(other) for other in section.with_letters):
                continue
            yield _silent(seen, letter, what, law)
        elif letter in ("C", "D", "G", "H1"):
            words = _not_looked(lines)
            if words:
                unlooked.append((letter, what, words))
    if unlooked:
        yield _not_assessed(seen, unlooked)
    if seen.age == 17 and any(seen.by_section.get(letter) for letter in ("D", "H1", "H2")):
        yield from _near_adult(seen)
    if adult and any(one.section == "H1" for one in seen.plan.provisions):
        yield _adult(seen)


def _silent(seen: Seen, letter: Letter, what: str, law: tuple[Authority, ...]) -> Finding:
    has_needs = {"G": "C", "H1": "D"}.get(letter)
    unmet = has_needs is not None and any(one.section == has_needs for one in seen.plan.needs)
    says = f"Section {letter} has its heading, and nothing was found under it. It should say so if there is none"
    return Finding(
        "care.silent",
        "important" if unmet or letter in ("D", "H1") else "look",
        f"{says}, after the question was looked into." + (f" Section {has_needs} does tell of needs." if unmet else ""),
        section=letter,
        place=seen.place_of(letter),
        law=law,
        remedy=f"Please say in section {letter} which {what} there are, or that there are none after an assessment.",
    )


def _not_looked(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The words of a section that says only that nothing is known, and nothing of having looked."""
    if any(_LOOKED.found(line.text, line.words) for line in lines):
        return ()
    if all(line.words <= _NOTHING_WORDS for line in lines):
        return tuple(line.text for line in lines)
    return tuple(found for line in lines for found in _NOT_LOOKED.found(line.text, line.words))


def _not_assessed(seen: Seen, unlooked: list[tuple[Letter, str, tuple[str, ...]]]) -> Finding:
    """One finding for every section that says only that there is nothing: they are asked about together."""
    letters, whats = [letter for letter, _, _ in unlooked], [what for _, what, _ in unlooked]
    law = dict.fromkeys(each for letter in letters for each in (ADVICE, *_TOLD[letter][1]))
    return Finding(
        "care.not_assessed",
        "look",
        f"{'Section' if len(letters) == 1 else 'Sections'} {some(letters, 5)} {'says' if len(letters) == 1 else 'say'} "
        "that there is nothing, and not that anybody looked. That a service does not know the child does not show what "
        "is needed.",
        section=letters[0],
        place=seen.place_of(letters[0]),
        words=tuple(dict.fromkeys(word for _, _, words in unlooked for word in words)),
        law=tuple(law),
        remedy=f"Please say who looked into {_or(whats)}, when, and what was found.",
        question="Was this assessed, and what was found?",
    )


def _or(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _near_adult(seen: Seen) -> Iterator[Finding]:
    lines = [line for letter in _CARE for line in seen.by_section.get(letter, ())]
    if any(_NEXT.found(line.text, line.words) for line in lines):
        return
    yield Finding(
        "care.before_18",
        "look",
        "The young person turns 18 within a year, and nothing was found on what becomes of care and support then.",
        section="H2",
        place=seen.place_of("H2"),
        law=(ADULT_CARE,),
        remedy="Please say in section H2 whether care and support as an adult was assessed, and what will go on.",
    )


def _adult(seen: Seen) -> Finding:
    first = next(one for one in seen.plan.provisions if one.section == "H1")
    return Finding(
        "care.h1_for_an_adult",
        "look",
        f"Section H1 is for those under 18, and the young person is {seen.age}. Care for an adult belongs in section "
        "H2, where provision under the Care Act may be set out.",
        section="H1",
        place=seen.place_of("H1") or first.place,
        law=(SOCIAL_CARE, ADULT_CARE),
        remedy=(
            "Please move the care that goes on to section H2 and say under which Act it is given, without a gap before "
            "the decision on adult care."
        ),
    )
