"""How much of a line do its weak words take back?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from upheld.plan.check.provision.line import Line
from upheld.plan.check.provision.weak import Found


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
                if kind.code == "provision.may":
                    dead_parts.update(_undecided_before(line, part, sentence))
            elif kind.code == "provision.access" and _may_be_asked_for(line, index):
                dead_parts.update((part, *_undecided_before(line, part, sentence)))
        elif kind.reach == "before":
            alone = kind.code in _GOVERNING and _says_nothing(parts[part]) and _begins_part(line, index)
            if alone and "Z" not in sentences[sentence]:
                dead_sentences.add(sentence)
            elif not alone and "Z" not in parts[part]:
                dead_parts.add(part)
                if kind.code in _GOVERNING:
                    dead_parts.update(_listed_before(line, parts, part, sentence))
    if dead_parts or dead_sentences:
        for at, kind_here in enumerate(line.kinds):
            if line.sentence[at] in dead_sentences:
                dead[at] = True
            elif line.part[at] in dead_parts:
                dead[at] = kind_here != "R" or "Z" not in sentences[line.sentence[at]]
    _kill_training(line, dead, parts)
    return dead


_ASKED_FOR = re.compile(r"(?:can|may|could) (?:also )?be |available|on request|upon request|drop.in")


def _may_be_asked_for(line: Line, index: int) -> bool:
    """Whether what stands before is only there to be had: "sessions can be requested", "a mentor is available"."""
    return _ASKED_FOR.search(line.low(index)) is not None


def _undecided_before(line: Line, part: int, sentence: int) -> Iterator[int]:
    """The parts of the sentence before this one, back to one that says that something will be done."""
    for at in range(len(line.kinds) - 1, -1, -1):
        if line.part[at] < part and line.sentence[at] == sentence:
            if line.kinds[at] == "P" and line.low(at) in _DECIDES:
                return
            yield line.part[at]


def _listed_before(line: Line, parts: dict[int, str], part: int, sentence: int) -> Iterator[int]:
    """The parts before that are items of one bare list with this one: "a chew, a cushion and a lap pad as needed"."""
    if _SAID.intersection(parts[part]):
        return
    for before in range(part - 1, -1, -1):
        kinds = parts.get(before, "")
        if not kinds or _SAID.intersection(kinds) or line.sentence[line.part.index(before)] != sentence:
            return
        yield before


_SAID = frozenset("PnmHFeRVyuow:()dv")
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
    r"|\bdone)\b[\w\s-]{0,24}$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:be|been|being|are)\s+$", re.IGNORECASE)


def _says_nothing(kinds: str) -> bool:
    return not _CONTENT.intersection(kinds)


def _begins_part(line: Line, index: int) -> bool:
    return index < 2 or line.part[index - 2] != line.part[index]


def is_aside(line: Line, index: int) -> bool:
    """Whether weak words take back only a part that promises nothing: "with his parents if he wishes"."""
    if _begins_part(line, index):
        return False
    part = "".join(kind for at, kind in enumerate(line.kinds) if line.part[at] == line.part[index])
    return _says_nothing(part) and "R" not in part and "P" not in part and line.part[index] > 0


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
    if line.marks[index].tag != "provision.access" and not reaches_on:
        while at < len(dead) and line.part[at] == part:
            dead[at] = True
            at += 1
        return at
    while at < len(dead) and line.sentence[at] == sentence:
        if line.part[at] != part:
            if not (_is_listed(line, at) if not reaches_on else not _decides(line, at)):
                break
            part = line.part[at]
        dead[at] = True
        at += 1
    return at


def _is_listed(line: Line, at: int) -> bool:
    """Whether the part of the sentence that begins here is one more item of a bare list."""
    part = line.part[at]
    while at < len(line.kinds) and line.part[at] == part:
        if line.kinds[at] in _SAID:
            return False
        at += 1
    return True


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
