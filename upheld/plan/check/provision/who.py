"""Who gives it: which role or qualification does the line name, and not only as the one who advises?"""

from __future__ import annotations

import re
from typing import NamedTuple

from upheld.plan.check.provision.lexicon.empty import EMPTY_WORDS, NO_AGENT
from upheld.plan.check.provision.line import Line


class Span(NamedTuple):
    """Words of a line, from one mark to another."""

    first: int
    last: int


_OF_ANOTHER = frozenset("programme programmes report reports advice targets recommendations strategies plan".split())
_NAMED = re.compile(r"[Q]{0,2}R|r[f.]{0,2}P?Q|rQ|Q[.E]{0,2}r|rd")
_PAPERS = re.compile(
    r"(?:programmes?|exercises|activities|targets|scheme|strategies|work|advice|plan|tasks|resources)\s*$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?:['’]s)?\s+(?:therapy\s+)?(\w+)")
_BEFORE = 8
_NO_ROLE = frozenset(
    "skilled experienced key familiar named trusted consistent appropriate other same relevant specialist visiting "
    "dedicated lead additional external support another designated suitable knowledgeable understanding a the an of "
    "and to by any trained qualified".split()
)
_QUALIFIED = frozenset(("qualified", "registered", "accredited", "chartered", "certified", "trained"))
_ADJECTIVES = frozenset(("specialist", "advisory", "visiting", "peripatetic", "named", "lead", "senior", "community"))
_BEFORE_ROLE = frozenset(("by", "from", "with", "of", "the", "to", "and", "or"))
_GIVES = frozenset(("by", "from"))
_IAN = ("ist", "ists", "ian", "ians", "ologist", "ologists")
_ER = ("er", "or", "ers", "ors", "eer", "ee")


def roles(line: Line) -> tuple[Span, ...]:
    """Where the line names somebody who can be held to it; "staff" and "adults" are nobody."""
    found = []
    for index, mark in enumerate(line.marks):
        kind = mark.kind
        if kind == "r":
            if mark.tag == "head" and index and not _only_advises(line, index) and _of_a_kind(line, index):
                found.append(Span(index - 1, index))
            elif line.low(index).startswith("named ") or (index and line.marks[index - 1].tag == "named"):
                found.append(Span(index, index) if line.marks[index - 1].tag != "named" else Span(index - 1, index))
        elif kind == "." and _is_agent(line, index) and not _only_advises(line, index):
            found.append(Span(_begins(line, index), index))
        elif kind == "Q" and mark.tag != "by" and line.low(index) in _QUALIFIED and _is_qualified_somebody(line, index):
            found.append(Span(index, index + 1))
    for match in _NAMED.finditer(line.kinds):
        first, last = match.start(), match.end() - 1
        if line.kinds[last] == "R" and (_only_advises(line, first) or _owns_papers(line, last)):
            continue
        if line.kinds[last] == "d" and not line.low(last).startswith(("trained", "supervised", "coached", "mentored")):
            continue
        if any(span.first <= last and first <= span.last for span in found):
            continue
        found.append(Span(_begins(line, first), last) if line.kinds[last] == "R" else Span(first, last))
    return tuple(sorted(found))


def _of_a_kind(line: Line, index: int) -> bool:
    """Whether the word before says what kind of worker, officer or specialist it is."""
    kind, before = line.kinds[index - 1], line.low(index - 1)
    if line.low(index).startswith("assistant"):
        return True
    return (kind == "." and len(before) > 2 and before not in _NO_ROLE) or (kind in "AITXGLE" and before != "support")


def _is_agent(line: Line, index: int) -> bool:
    """Whether a word the lexicon lacks is, by its ending and its place, somebody who does something."""
    word = line.marks[index].tag
    if len(word) < 5 or word in NO_AGENT or word in EMPTY_WORDS or word.rstrip("s") in NO_AGENT:
        return False
    if word.endswith(_IAN):
        return True
    if not word.endswith(_ER):
        return False
    at = index - 1
    while at >= 0 and at > index - 5 and line.kinds[at] in ".fQEAITXGLhay":
        if line.marks[at].tag in _GIVES or line.kinds[at] == "Q":
            return True
        at -= 1
    begins = at < 0 or line.sentence[at] != line.sentence[index] or line.kinds[at] == "|"
    after = index + 1
    if not begins or after >= len(line.kinds):
        return False
    return line.kinds[after] == "P" or (line.kinds[after] in ".T" and line.low(after).endswith("s"))


def _begins(line: Line, index: int) -> int:
    """The first mark of the role that ends here: "peripatetic" in "a peripatetic dyslexia teacher"."""
    at = index
    while at and at > index - 3 and line.part[at - 1] == line.part[index]:
        kind, word = line.kinds[at - 1], line.low(at - 1)
        describes = kind == "." and len(word) > 3 and word not in EMPTY_WORDS and not word.endswith(("s", "ed", "ly"))
        known = kind == "A" and (" " not in word or word.startswith("specialist"))
        if not (describes or known or kind == "Q" or word in _ADJECTIVES):
            break
        at -= 1
    before = line.kinds[at - 1] if at else "|"
    return at if before in "a|nf,:r&t" or line.low(at - 1) in _BEFORE_ROLE else index


def _is_qualified_somebody(line: Line, index: int) -> bool:
    """Whether "qualified" or "registered" stands before a noun that is somebody: "a qualified cook"."""
    after = index + 1
    if after >= len(line.kinds) or line.kinds[after] not in ".TA" or index == 0:
        return False
    if line.kinds[index - 1] != "a" and line.marks[index - 1].tag not in _GIVES:
        return False
    word = line.low(after)
    return word.isalpha() and len(word) > 3 and word not in EMPTY_WORDS and word not in NO_AGENT


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
            return line.low(before).endswith("by")
        if kind not in ".faR&,r":
            return False
    return False


def _owns_papers(line: Line, index: int) -> bool:
    """Whether the role is only that of a paper: "SALT programme", "the OT's report"."""
    mark = line.marks[index]
    if mark.tag not in ("therapist", "psychologist"):
        return False
    after = _OWNED.match(line.text, mark.end, mark.end + 40)
    return after is not None and after[1].lower() in _OF_ANOTHER
