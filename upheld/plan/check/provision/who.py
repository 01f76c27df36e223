"""Who gives it: which role or qualification does the line name, and not only as the one who advises?"""

from __future__ import annotations

import re
from typing import NamedTuple

from upheld.plan.check.provision.line import Line


class Span(NamedTuple):
    """Words of a line, from one mark to another."""

    first: int
    last: int


_OF_ANOTHER = frozenset("programme programmes report reports advice targets recommendations strategies plan".split())
_NAMED = re.compile(r"[Q]{0,2}R|r[f.]{0,2}P?Q|rQ")
_PAPERS = re.compile(
    r"(?:programmes?|exercises|activities|targets|scheme|strategies|work|advice|plan|tasks|resources)\s*$",
    re.IGNORECASE,
)
_BEFORE = 8
_NO_ROLE = frozenset(
    "skilled experienced key familiar named trusted consistent appropriate other same relevant specialist visiting "
    "dedicated lead additional external support another designated suitable knowledgeable understanding a the an of "
    "and to by any trained qualified".split()
)


def roles(line: Line) -> tuple[Span, ...]:
    """Where the line names somebody who can be held to it; "staff" and "adults" are nobody."""
    found = []
    for index, mark in enumerate(line.marks):
        if mark.tag == "head" and index and line.kinds[index - 1] == "." and not _only_advises(line, index):
            before = line.words(index - 1, index - 1).lower()
            if len(before) > 2 and before not in _NO_ROLE:
                found.append(Span(index - 1, index))
    for match in _NAMED.finditer(line.kinds):
        first, last = match.start(), match.end() - 1
        if line.kinds[last] == "R" and (_only_advises(line, first) or _owns_papers(line, last)):
            continue
        found.append(Span(first, last))
    return tuple(found)


def _only_advises(line: Line, index: int) -> bool:
    """Whether "devised by", "trained by", "under the supervision of" … stands just before the role."""
    if line.kinds[index + 1 : index + 2] in ("P", "T", "K"):
        return False
    for before in range(index - 1, max(-1, index - 1 - _BEFORE), -1):
        kind = line.kinds[before]
        if kind == "d" and line.marks[before].tag == "maker":
            return bool(_PAPERS.search(line.text[: line.marks[before].start]))
        if kind == "v" and re.search(r"\bby\b", line.text[line.marks[before].end : line.marks[index].start]):
            return any(one in "ATIXG" for one in line.kinds)
        if kind == "d" or (kind == "k" and line.marks[before].tag == "provision.no_content"):
            return True
        if kind == "Q":
            return line.words(before, before).lower().endswith("by")
        if kind not in ".faR&,r":
            return False
    return False


def _owns_papers(line: Line, index: int) -> bool:
    """Whether the role is only that of a paper: "SALT programme", "the OT's report"."""
    mark = line.marks[index]
    after = re.match(r"(?:['’]s)?\s+(?:therapy\s+)?(\w+)", line.text[mark.end : mark.end + 40])
    return mark.tag in ("therapist", "psychologist") and after is not None and after[1].lower() in _OF_ANOTHER
