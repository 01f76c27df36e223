"""Do the sections of health and social care say what was found, where they hold no need and no provision?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import (
    ADULT_CARE,
    ADVICE,
    CONTENT,
    HAMPSHIRE,
    SECTIONS_SEPARATE,
    SOCIAL_CARE,
    SOCIAL_CARE_IN_THE_PLAN,
    Authority,
)
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases
from upheld.plan.check.seen import Line, Seen
from upheld.plan.document import Letter

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
)  # fmt: skip
_LOOKED = Phrases("assessed", "assessment", "considered", "checked", "following advice", "advice from")
_NOTHING_WORDS = frozenset({"n", "a", "na", "none", "nil", "no"})


def findings(seen: Seen) -> Iterator[Finding]:
    """Sections C, D, G, H1 and H2 that are silent, or say only that nobody is involved; and H1 for an adult."""
    adult = seen.age is not None and seen.age >= 18
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
        elif letter in ("C", "D", "H1"):
            yield from _not_looked(seen, letter, what, law, lines)
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
        law=(*law, HAMPSHIRE) if letter in ("G", "H1", "H2") else law,
        remedy=f"Please say in section {letter} which {what} there are, or that there are none after an assessment.",
    )


def _not_looked(
    seen: Seen, letter: Letter, what: str, law: tuple[Authority, ...], lines: tuple[Line, ...]
) -> Iterator[Finding]:
    words = tuple(found for line in lines for found in _NOT_LOOKED.found(line.text, line.words))
    bare = all(line.words <= _NOTHING_WORDS for line in lines)
    if not (words or bare) or any(_LOOKED.found(line.text, line.words) for line in lines):
        return
    yield Finding(
        "care.not_assessed",
        "look",
        f"Section {letter} says what is on record or nothing at all. It does not say that {what} were looked into.",
        section=letter,
        place=seen.place_of(letter),
        words=words or tuple(line.text for line in lines),
        law=(ADVICE, *law),
        remedy=f"Please say whether {what} were assessed, by whom and when, and what was found.",
        question=f"Were {what} assessed, and what was found?",
    )


def _adult(seen: Seen) -> Finding:
    first = next(one for one in seen.plan.provisions if one.section == "H1")
    return Finding(
        "care.h1_for_an_adult",
        "look",
        f"Section H1 is for those under 18, and the young person is {seen.age}. Care for an adult stands in section "
        "H2, where provision under the Care Act may be set out.",
        section="H1",
        place=seen.place_of("H1") or first.place,
        law=(SOCIAL_CARE, ADULT_CARE),
        remedy=(
            "Please move the care that goes on to section H2 and say under which Act it is given, without a gap before "
            "the decision on adult care."
        ),
    )
