"""Which words of the line are weak, and how much of it do they take back?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from upheld.plan.check.provision.lexicon.all_phrases import WEAK
from upheld.plan.check.provision.lexicon.shapes import EMPTY
from upheld.plan.check.provision.lexicon.weak_words import WeakKind
from upheld.plan.check.provision.line import Line

_CAPPED = re.compile(r"[.f]{0,2}(?:[nbaoh][-t&/.]{0,2}[nfhaqx]{0,4}[mHVFDxyWeo/]|n[-t]n[mH])")
_ABOUT = frozenset(("about", "around", "approx", "approximately", "roughly", "circa", "or so", "likely"))
_GROUPED = re.compile(r"\b(?:class|group|ratio|size|pupils|children|trio|sets?)\b", re.IGNORECASE)
_OF_LESSONS = re.compile(r"\b(?:lessons|blocks|bursts) of $", re.IGNORECASE)
_COUNTED_PEOPLE = re.compile(
    r"\s{0,3}\w{1,12}\s{1,3}(?:other )?(?:pupils|children|peers|others|students|learners|in (?:the|a) (?:class|group)"
    r"|steps|words|adults|people)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|whom|what|that|which|where|when|whenever|wherever)\s+(?:[\w’']+\s+)?$", re.IGNORECASE)
_ALWAYS_THERE = re.compile(
    r"(?:be |is |are )?available\b[^.;]{0,50}\b(?:at all times|throughout|the whole)\b", re.IGNORECASE
)
_OF_THE_WHOLE = re.compile(r"\bfor the (?:whole )?length of\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|no longer)\s+(?:be\s+)?(?:merely\s+|only\s+|just\s+)?$", re.IGNORECASE)

_BAND = re.compile(r"band [3-9]")
_NHS = re.compile(r"\b(?:NHS|AfC|Agenda for Change)\W+$", re.IGNORECASE)
_OF_BOOKS = re.compile(r"\s+(?:reading|reader|books?|texts?|spellings?)\b", re.IGNORECASE)
_IN_ORDER = re.compile(
    r"\b(?:so that|so|in order that) (?:\w+ ){1,3}$|\bto (?:enable|allow|help) (?:\w+ ){1,3}$|\bin order $",
    re.IGNORECASE,
)
_HOW_TO = re.compile(r"\bhow to $", re.IGNORECASE)
_BY_THE_COUNCIL = re.compile(
    r" by (?:the )?(?:council|local authority|la|nhs|icb|integrated care board)\b", re.IGNORECASE
)
_BY_LAW = re.compile(r" by (?:law|statute|the (?:act|regulations)|section)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """Weak words found: the mark they are, and in which way they are weak."""

    index: int
    kind: WeakKind


def weak_marks(line: Line) -> tuple[Found, ...]:
    """Every mark of the line that is weak where it stands."""
    found = []
    for index, kind in enumerate(line.kinds):
        if kind not in "KBkz":
            continue
        mark = line.marks[index]
        if kind == "z":
            if not _caps_an_amount(line, index):
                continue
        elif (
            (mark.tag == "provision.money" and _is_a_grade(line, index))
            or _NEGATED.search(line.text[max(0, mark.start - 24) : mark.start])
            or _is_not_about_an_amount(line, index)
            or _is_what_for(line, index)
            or _is_of_those_meant(line, index)
            or _ALWAYS_THERE.match(line.text, mark.start, mark.end + 80)
            or _OF_THE_WHOLE.search(line.text, max(0, mark.start - 12), mark.end)
        ):
            continue
        found.append(Found(index, WEAK[mark.tag]))
    return tuple(found)


def _is_of_those_meant(line: Line, index: int) -> bool:
    """Whether "may be" only says who or what is meant: "the six staff who may be with him"."""
    mark = line.marks[index]
    return mark.tag == "provision.may" and _RELATIVE.search(line.text[max(0, mark.start - 30) : mark.start]) is not None


def _is_a_grade(line: Line, index: int) -> bool:
    """Whether "Band 6" is the grade of a nurse or therapist, or "Band 4" a level of books: no funding band."""
    mark = line.marks[index]
    if not _BAND.fullmatch(line.low(index)) or "fund" in line.text[max(0, mark.start - 16) : mark.end + 16].casefold():
        return False
    return (
        "R" in line.kinds[max(0, index - 3) : index + 3]
        or _NHS.search(line.text[max(0, mark.start - 24) : mark.start]) is not None
        or _OF_BOOKS.match(line.text[mark.end : mark.end + 24]) is not None
    )


def _is_what_for(line: Line, index: int) -> bool:
    """Whether it stands in what the help is for, or what is taught, or what the law asks: no word of how much."""
    mark = line.marks[index]
    before, after = line.text[max(0, mark.start - 40) : mark.start], line.text[mark.end : mark.end + 24]
    if mark.tag == "provision.access" and _IN_ORDER.search(before):
        later = {kind for at, kind in enumerate(line.kinds) if at > index and line.sentence[at] == line.sentence[index]}
        # What is itself given, and when, is only there to be had: "so that he has access to therapy weekly".
        return not later.intersection("nmHFRVuyATIX")
    if mark.tag == "provision.hope" and _HOW_TO.search(before):
        return True
    if mark.tag == "provision.money" and line.low(index) == "funded":
        return _BY_THE_COUNCIL.match(after) is not None
    return line.low(index) == "as required" and _BY_LAW.match(after) is not None


def _is_not_about_an_amount(line: Line, index: int) -> bool:
    """Whether "about" or "approximately" stands before something that is no amount of provision."""
    return line.words(index, index).lower() in _ABOUT and not _CAPPED.match(line.kinds[index + 1 : index + 9])


def empty_nouns(line: Line) -> tuple[Found, ...]:
    """The nouns that stand in a line where it should be said what is done: "support", "input"."""
    return tuple(
        Found(index, WEAK["provision.no_content"])
        for index, kind in enumerate(line.kinds)
        if kind == "E" and EMPTY.intersection(line.words(index, index).lower().split())
    )


def _caps_an_amount(line: Line, index: int) -> bool:
    mark = line.marks[index]
    before = line.text[max(0, mark.start - 24) : mark.start]
    if _GROUPED.search(before) or (_OF_LESSONS.search(before) and "no" in line.low(index).split()):
        return False
    if _COUNTED_PEOPLE.match(line.text[mark.end : mark.end + 40]):
        return False
    return bool(_CAPPED.match(line.kinds[index + 1 : index + 9]))
