"""Which definite act or thing does a sentence name in words that the lexicon lacks?

A duty is known by its grammar: what follows "will", "must" or "is to", or what somebody is said to do. Every word that
is not on the closed list of words that say nothing is content.
"""

from __future__ import annotations

from collections.abc import Sequence

from upheld.plan.check.provision.lexicon.empty import EMPTY_WORDS
from upheld.plan.check.provision.lexicon.shapes import HELP
from upheld.plan.check.provision.line import Line

_BINDS = frozenset(("will", "must", "shall", "is to", "are to", "to be"))
_IS = frozenset(("is", "are"))
_PASSED_OVER = frozenset("also then first always both each be only all himself herself itself all have been".split())
_NOT = frozenset(("not", "never", "no", "nobody"))
_PARTICIPLES = frozenset("put cut read kept taught held told given shown sent worn fed set done left run".split())
_AIMS = frozenset(
    """
    develop develops developing improve improves improving promote promotes promoting increase increases increasing
    enhance enhances enhancing extend extends extending build builds building strengthen strengthens support supports
    supported supporting address addresses addressing foster fosters encourage encourages maximise boost ensure
    ensures enable enables enabling help helps helping reduce reduces reducing manage manages managing understand
    understanding facilitate facilitates difficulty difficulties need needs despite because due access accessing
    achieve
    """.split()
)
_OPINION = frozenset("long excessive unnecessary inappropriate unreasonable beyond suitable appropriate".split())


def duties(line: Line) -> list[int]:
    """The marks of verbs the lexicon lacks, in which somebody is bound to do something definite."""
    found = []
    kinds, marks = line.kinds, line.marks
    for index, kind in enumerate(kinds):
        if kind == "P":
            word = line.low(index)
            if word in _BINDS:
                at = _verb(line, index + 1)
            elif word in _IS:
                at = _verb(line, index + 1)
                if at is not None and not marks[at].tag.endswith(("ed", "en")) and marks[at].tag not in _PARTICIPLES:
                    continue
            else:
                continue
        elif kind == "t" and index and (kinds[index - 1] in "RrQ" or (kinds[index - 1] == "C" and index == 1)):
            at = index + 1
        elif kind in "RrC" and index + 1 < len(kinds):
            at = index + 1
            if at < len(kinds) and kinds[at] == "." and marks[at].tag.endswith("ly"):
                at += 1
            if at >= len(kinds) or not marks[at].tag.endswith("s") or marks[at].tag.endswith("ss"):
                continue
        else:
            continue
        if at is None or at >= len(kinds):
            continue
        if (
            (kinds[at] == "." and is_content(marks[at].tag))
            or (kinds[at] == "f" and line.low(at) == "written")
            or (kinds[at] == "d" and marks[at].tag == "maker")
        ):
            found.append(at)
    return found


def refusals(line: Line) -> list[int]:
    """The marks at which something definite is ruled out: "will not be asked", "No adult will touch"."""
    found = []
    kinds, marks = line.kinds, line.marks
    begins = 0
    for index, kind in enumerate(kinds):
        if index and line.sentence[index] != line.sentence[index - 1]:
            begins = index
        if kind == "|":
            begins = index + 1
        if kind == "." and marks[index].tag in _NOT:
            if index == begins and "P" in kinds[index : index + 6]:
                at: int | None = next(i for i in range(index, index + 6) if kinds[i] == "P")
                if line.low(at or 0) in _BINDS:
                    found.append(index)
            elif index and kinds[index - 1] == "P" and line.low(index - 1) in _BINDS:
                at = _verb(line, index + 1)
                if at is not None and (kinds[at] in "TAj" or (kinds[at] == "." and is_content(marks[at].tag))):
                    found.append(index)
    if found and any(mark.tag in _OPINION for mark in marks if mark.kind == "."):
        return []
    return found


def _verb(line: Line, at: int) -> int | None:
    """The first mark from here on that is no adverb."""
    kinds, marks = line.kinds, line.marks
    while at < len(kinds):
        if kinds[at] == "." and (marks[at].tag in _PASSED_OVER or marks[at].tag.endswith("ly")):
            at += 1
            continue
        return at
    return None


def is_content(word: str) -> bool:
    """Whether the word says something by itself."""
    return len(word) > 2 and word not in EMPTY_WORDS and word.isalpha()


def content(line: Line, first: int, last: int, dead: Sequence[bool]) -> list[int]:
    """The marks of words between these that say something, where they are not only what help is for."""
    found = []
    kinds, marks = line.kinds, line.marks
    aim = -1
    looked_at = {line.part[at] for at in range(first, last) if kinds[at] == "v"} if "v" in kinds else ()
    for index in range(first, last):
        if dead[index] or line.part[index] in looked_at:
            continue
        kind = kinds[index]
        if kind == "." or kind == "E":
            word = marks[index].tag if kind == "." else line.low(index)
            if word in _AIMS:
                aim = line.part[index]
                continue
            if kind == "E" or aim == line.part[index]:
                continue
            if len(word) > 3 and word not in EMPTY_WORDS and word.isalpha() and not word.endswith("ly"):
                after = index + 1
                if after < last and kinds[after] in ".E" and line.low(after) in HELP:
                    continue
                found.append(index)
        elif kind in "nVmH":
            aim = -1
    return found
