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
_COUNTED_PEOPLE = re.compile(
    r"\s{0,3}\w{1,12}\s{1,3}(?:other )?(?:pupils|children|peers|others|students|learners|in (?:the|a) (?:class|group)"
    r"|steps|words|adults|people)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|no longer)\s+(?:be\s+)?(?:merely\s+|only\s+|just\s+)?$", re.IGNORECASE)


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
        elif _NEGATED.search(line.text[max(0, mark.start - 24) : mark.start]) or _is_not_about_an_amount(line, index):
            continue
        found.append(Found(index, WEAK[mark.tag]))
    return tuple(found)


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
    if _GROUPED.search(line.text[max(0, mark.start - 24) : mark.start]):
        return False
    if _COUNTED_PEOPLE.match(line.text[mark.end : mark.end + 40]):
        return False
    return bool(_CAPPED.match(line.kinds[index + 1 : index + 9]))


def taken_back(line: Line, weak: tuple[Found, ...]) -> list[bool]:
    """For each mark, whether weak words take it back, so that it is not promised."""
    dead = [False] * len(line.marks)
    if not weak and "j" not in line.kinds and "Q" not in line.kinds:
        return dead
    parts, sentences = kinds_by(line.part, line.kinds), kinds_by(line.sentence, line.kinds)
    dead_parts: set[int] = set()
    dead_sentences: set[int] = set()
    until = 0
    for one in weak:
        index, kind = one.index, one.kind
        part, sentence = line.part[index], line.sentence[index]
        if kind.reach == "after":
            until = _kill_after(line, dead, index, until)
            if kind.code in _BACKWARDS:
                dead_parts.add(part)
        elif kind.reach == "before":
            alone = kind.code in _GOVERNING and not _CONTENT.intersection(parts[part])
            if alone and "Z" not in sentences[sentence]:
                dead_sentences.add(sentence)
            elif not alone and "Z" not in parts[part]:
                dead_parts.add(part)
    if dead_parts or dead_sentences:
        for at, kind_here in enumerate(line.kinds):
            if line.sentence[at] in dead_sentences:
                dead[at] = True
            elif line.part[at] in dead_parts:
                dead[at] = kind_here != "R" or "Z" not in sentences[line.sentence[at]]
    _kill_training(line, dead, parts)
    return dead


_BACKWARDS = frozenset(("provision.hope", "provision.may"))
_TO_THE_END = frozenset(("provision.hope", "provision.describes"))
_GOVERNING = frozenset(
    (
        "provision.as_required",
        "provision.condition",
        "provision.undecided",
        "provision.decided_by_school",
        "provision.change_without_review",
    )
)
_CONTENT = frozenset("nmHDFoxLVuyRATIXGEgN")
_DECIDES = frozenset(("will", "must", "shall", "is to", "are to"))
_REQUIRED = re.compile(
    r"(?:(?<!will )(?<!to )(?<!must )\b(?:has|have|had)|\b(?:with|having|received|completed|following|after|whose)"
    r"|\bdone)\b[\w\s]{0,18}$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:be|been|being|are)\s+$", re.IGNORECASE)


def kinds_by(places: tuple[int, ...], kinds: str) -> dict[int, str]:
    """The kinds of the marks of each part, or of each sentence; each is one run of marks."""
    found: dict[int, str] = {}
    first = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[first]:
            found[places[first]] = found.get(places[first], "") + kinds[first:at]
            first = at
    return found


def _kill_after(line: Line, dead: list[bool], index: int, until: int) -> int:
    """Take back what follows in its part; a hope reaches on, to a part that says that something will be done."""
    part, sentence = line.part[index], line.sentence[index]
    reaches_on = line.marks[index].tag in _TO_THE_END
    at = max(index, until)
    if at > index and line.part[at - 1] != part and not reaches_on:
        return until
    while at < len(dead) and line.sentence[at] == sentence:
        if line.part[at] != part:
            if not reaches_on or _decides(line, at):
                break
            part = line.part[at]
        dead[at] = True
        at += 1
    return at


def _decides(line: Line, at: int) -> bool:
    """Whether the part of the sentence that begins here says that something will be done."""
    part = line.part[at]
    while at < len(line.kinds) and line.part[at] == part:
        if line.kinds[at] == "P" and line.words(at, at).lower() in _DECIDES:
            return True
        at += 1
    return False


def _kill_training(line: Line, dead: list[bool], parts: dict[int, str]) -> None:
    """Take back training of staff, which is not given to the child, up to a part that speaks of the child."""
    until = 0
    for index, kind in enumerate(line.kinds):
        if kind not in "jQ" or index < until or not _trains_staff(line, index):
            continue
        part = line.part[index]
        at = index
        while (
            at < len(dead)
            and line.sentence[at] == line.sentence[index]
            and (line.part[at] == part or line.kinds[at] != "C")
        ):
            dead[at] = True
            at += 1
        until = at
        at = index - 1
        if "r" in parts[part] and not set("ATIX").intersection(parts[part]):
            while at >= 0 and line.part[at] == part:
                dead[at] = True
                at -= 1


def _trains_staff(line: Line, index: int) -> bool:
    """Whether training is given here, and not required of whoever does something else."""
    before = line.text[max(0, line.marks[index].start - 30) : line.marks[index].start]
    if line.kinds[index] == "Q":
        return _PASSIVE.search(before) is not None and "r" in line.kinds[max(0, index - 8) : index]
    return _REQUIRED.search(before) is None
