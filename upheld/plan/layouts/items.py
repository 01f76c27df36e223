"""How does a paragraph part into items, and what number, label and references stand with them?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from upheld.documents.reading.found import Words
from upheld.documents.reading.marker import is_bullet, split_marker

_LABEL = re.compile(
    r"(?P<ref>(?:(?:long[- ]?term|short[- ]?term|key)\s+)?(?:special educational )?(?:need|outcome|provision|aim|"
    r"goal|objective|"
    r"step|target)s?\s*(?:no\.?|number|ref\.?)?\s*(?:[A-K]?\d{1,2}(?:\.\d{1,2})*[a-z]?|"
    r"[A-K]))(?![\w%])\s*(?:[:.)–—-]+\s*|$)",
    re.I,
)
_STEP = re.compile(
    r"(?:(?:short[- ]term |smaller |next |key |interim )?(?:steps?|milestones?|targets?)"
    r"(?:\s+towards?(?: it| this| the)?(?: outcome)?"
    r"| \d{1,2})?(?:\s*\([^)]{1,30}\))?)\s*[:–—-]\s*",
    re.I,
)
_NUMBER = r"[A-K]?\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?"
_CODES_ONLY = re.compile(
    rf"(?:(?:needs?|outcomes?)\s+)?{_NUMBER}(?:\s*(?:,|;|/|&|\+|and|\n|–|-|to|\s)\s*(?:(?:needs?|"
    rf"outcomes?)\s+)?{_NUMBER})*[.:)]?$",
    re.I,
)
_LIST = rf"{_NUMBER}(?:\s*(?:,\s*and|,|/|&|and|–|-|to)\s*{_NUMBER})*"
_MENTIONED = re.compile(rf"(?P<what>needs?|outcomes?)\s+(?P<named>{_LIST})(?![\w%])|"
                        rf"(?<![\w.])(?P<codes>[A-E]\d{{1,2}}(?:\.\d{{1,2}})*"
                        rf"(?:\s*(?:–|-|to)\s*[A-E]\d{{1,2}}(?:\.\d{{1,2}})*)?)(?![\w%])", re.I)  # fmt: skip
_RANGE = re.compile(r"(?P<before>[a-k]?(?:\d{1,2}\.)*)(?P<first>\d{1,2})\s*(?:–|-|to)\s*(?P=before)(?P<last>\d{1,2})$")
_EACH = re.compile(rf"{_NUMBER}(?:\s*(?:–|-|\bto\b)\s*{_NUMBER})?", re.I)
_TYPED = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\s+(?=\()")
_SECTION_MARK = re.compile(r"\((?:[Ss]ection\s+)?(F|G|H\s?1|H\s?2)\)\s*(?:[:–—-]\s+)?(?=\S|$)")
_PART = re.compile(r"(?:by )?(?:who(?:m)?|when|where|how (?:often|long|much|many)|frequency|duration)\s*:", re.I)
_DASHES = re.compile(r"[-–—]{2,}\s+(?=\w)")
_ENDS = re.compile(r"[.;:!?]['’\")]?$")


@dataclass(frozen=True, slots=True)
class Bit:
    """One item's words, with the number or label printed before it."""

    text: str
    ref: str | None = None
    marked: bool = False
    bullet: bool = False
    kind: Literal["need", "outcome", "step", "provision"] | None = None
    """What its label says it is ('Outcome 3: …')."""


def bits(words: Words) -> list[Bit]:
    """The items that one paragraph holds: one, unless line breaks part it into several whole lines."""
    marker = words.marker
    found = []
    for number, text in enumerate(_lines(words.text)):
        if number:
            marker, text = split_marker(text)
        if marker is None and (dashes := _DASHES.match(text)):
            marker, text = "-", text[dashes.end() :]
        if marker is None and (typed := _TYPED.match(text)):
            marker, text = typed[1], text[typed.end() :]
        ref, kind = reference(marker), None
        if label := _LABEL.match(text):
            rest = text[label.end() :].strip()
            if rest or ref is None:
                ref, text, kind = " ".join(label["ref"].split()), rest, _labelled(label["ref"])
        found.append(Bit(text, ref, marker is not None, marker is not None and is_bullet(marker), kind))
    return found


def _labelled(ref: str) -> Literal["need", "outcome", "step", "provision"]:
    """What a label calls the words after it."""
    ref = ref.lower()
    if "need" in ref or "provision" in ref:
        return "need" if "need" in ref else "provision"
    return "step" if re.search(r"short|step|target", ref) else "outcome"


def _lines(text: str) -> list[str]:
    """The lines of a paragraph that stand alone; a break within a sentence parts nothing."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return [" ".join(lines)] if lines else []
    together = [lines[0]]
    whole = all(_ENDS.search(line) for line in lines[:-1]) and all(
        line[:1].isupper() or line[:1].isdigit() for line in lines
    )
    whole = whole and not any(_PART.match(line) for line in lines[1:])
    for line in lines[1:]:
        if split_marker(line)[0] is not None or whole:
            together.append(line)
        else:
            together[-1] += " " + line
    return together


def section_mark(bit: Bit) -> tuple[str, Bit] | None:
    """The section that a mark before a line of provision names ('(G) The nurse will …'), and the line without it."""
    if bit.ref is not None and _SECTION_MARK.fullmatch(f"{bit.ref} "):
        return bit.ref.strip("()"), replace(bit, ref=None)
    found = _SECTION_MARK.match(bit.text)
    return (re.sub(r"\s", "", found[1]), replace(bit, text=bit.text[found.end() :])) if found else None


def reference(marker: str | None) -> str | None:
    """The number before an item as others refer to it ('F1.2', '(a)'); None for a bullet."""
    if marker is None or is_bullet(marker):
        return None
    if marker.startswith("("):
        return marker
    return marker.rstrip(".):;") or None


def step_words(text: str) -> str | None:
    """What follows a label that makes a line a step ('Step towards it: …'); None where none stands there."""
    found = _STEP.match(text)
    return text[found.end() :].strip() if found else None


def label_of(text: str) -> tuple[str, str] | None:
    """'Outcome 3' and the words after it, where a line begins with such a label."""
    found = _LABEL.match(text)
    return (" ".join(found["ref"].split()), text[found.end() :].strip()) if found else None


def only_codes(text: str) -> tuple[str, ...] | None:
    """The numbers of needs or outcomes where a cell holds nothing else ('E1, E2', 'Outcome 3', '5.1')."""
    text = " ".join(text.split())
    if not text or len(text) > 80 or not _CODES_ONLY.match(text):
        return None
    return _numbers(text)


def codes_in(text: str) -> tuple[str, ...]:
    """The numbers of needs and outcomes that words mention ('needs B1 and B2; outcome 3' as 'need b1', 'outcome 3')."""
    found: list[str] = []
    text = re.sub(r"\b([A-E])\.(?=\d)", r"\1", text)  # 'B.1' is B1
    for one in _MENTIONED.finditer(text):
        if one["what"]:
            found += [f"{one['what'].lower().rstrip('s')} {code}" for code in _numbers(one["named"])]
        elif one["codes"][0].isupper():
            found += _numbers(one["codes"])
    return tuple(dict.fromkeys(found))


def _numbers(text: str) -> tuple[str, ...]:
    """The numbers in a list, those of a range each."""
    found: list[str] = []
    for one in _EACH.findall(text):
        code = one.lower()
        between = _RANGE.match(code)
        if between and 0 < int(between["last"]) - int(between["first"]) < 20:
            found += [f"{between['before']}{n}" for n in range(int(between["first"]), int(between["last"]) + 1)]
        else:
            found += re.findall(_NUMBER, code, re.I)
    return tuple(found)
