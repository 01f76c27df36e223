"""What the first pages say of the plan itself: whose it is, which version, of which day, and who is who."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from upheld.documents.reading.found import Found, Place, Words, words_in
from upheld.plan.document import Person, Version
from upheld.plan.layouts.cells import filled_rows
from upheld.plan.layouts.days import day_in, days_in
from upheld.plan.layouts.front_words import council_in, version_in, which_before, which_date, year_in

_NAME = re.compile(
    r"(?:full |preferred |first |child(?:'s)?(?: or young person's)? |young person(?:'s)? |pupil(?:'s)? |my |"
    r"learner(?:'s)? )*"
    r"(?:name|forenames?)(?: of (?:the )?(?:child|young person|pupil).{0,20})?|(?:child|young person|pupil|"
    r"this plan is for|plan for)",
    re.I,
)
_BIRTH = re.compile(r"(?:date of birth|d\.?o\.?b\.?|born|birth ?date)\b", re.I)
_YEAR = re.compile(
    r"(?:(?:current |national curriculum |nc |school |academic )*year(?: group)?|n\.?c\.? ?y(?:ear)?|key stage.*year)",
    re.I,
)
_STATUS = re.compile(
    r"(?:status|version|type of plan|plan (?:type|status|version)|this (?:plan|document) is|stage)", re.I
)
_DATED = re.compile(r"\bdate|\bissued\b|\bdated\b|finali[sz]ed|reviewed|\bdue\b", re.I)
_PERSON = re.compile(
    r"parent|mother|father|carer|guardian|case (?:officer|worker|work)|co-?ordinator|senco|sendco|social worker|"
    r"head ?teacher|"
    r"key ?worker|(?:plan|sen|ehc|send) (?:writer|officer|manager)|author of plan|lead professional|caseworker|tutor|"
    r"contact",
    re.I,
)
_LABEL = re.compile(r"(?P<label>[A-Za-z][^:\n]{1,60}?)\s*:\s*(?P<value>\S.*)$", re.S)
_TICKED = re.compile(r"^\s*(?:[☒☑✓✔■▣⊠🗹]|\[x\]|\(x\))\s*(?P<text>.+)$|^(?P<before>.+?)\s*(?:[☒☑✓✔⊠🗹]|\[x\])\s*$", re.I)
_KIND_OF_PLAN = re.compile(r"\b(?:draft|final|amended|proposed)\b.{0,24}\bplan\b|\bworking document\b", re.I)
_EMPTY_BOX = re.compile(r"[☐□○▢]|\[\s\]|\(\s\)")
_PLAN = re.compile(r"education,? health (?:and|&) care|ehc ?p?\b.{0,10}plan|\behcp\b|\behc plan\b", re.I)


@dataclass(slots=True)
class Front:
    """What was found, and the paragraphs that said it."""

    child: str | None = None
    council: str | None = None
    year_group: int | None = None
    version: Version | None = None
    dates: dict[str, date] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    used: set[tuple[str, Place]] = field(default_factory=set)
    """Each paragraph that is accounted for."""


def front(before: Sequence[Found], running: Iterable[str]) -> Front:
    """What the blocks before the first section say, and failing them the headers and footers."""
    found = Front()
    titles: list[str] = []
    for label, value, used in _pairs(before):
        if _labelled(found, label, value):
            found.used.update((one.text, one.place) for one in used)
    for words in words_in(tuple(before)):
        text = " ".join(words.text.split())
        for sentence in re.split(r"(?<=[a-z\d])\.\s+", words.text):
            _said(found, sentence)
        if (council := council_in(text)) and found.council is None:
            found.council = council
        if council and len(council) >= len(text) - 2:
            found.used.add((words.text, words.place))
        if _EMPTY_BOX.match(text):
            found.used.add((words.text, words.place))
        elif ticked := _ticked(words):
            found.version = version_in(ticked) or found.version
            found.used.add((words.text, words.place))
        if _PLAN.search(text) and len(text) < 120:
            titles.append(text)
            found.used.add((words.text, words.place))
    others = (" ".join(words.text.split()) for words in words_in(tuple(before)))
    for text in [*titles, *(one for one in others if len(one) < 80 or _KIND_OF_PLAN.search(one))]:
        found.version = found.version or version_in(text)
        if found.child is None and (named := re.search(r"\bplan (?:for|of)\s+(.{1,50})$", text, re.I)):
            found.child = named[1].strip()
    for text in running:
        if found.child is None and (named := re.search(r"\bplan (?:for|of)\s+([^:|–,(]{1,50})", text, re.I)):
            found.child = named[1].strip()
        found.council = found.council or council_in(text)
        found.version = found.version or version_in(text)
    return found


def _pairs(blocks: Sequence[Found]) -> Iterator[tuple[str, str, list[Words]]]:
    """Labels and what stands beside, below or after them, with the paragraphs they are from."""
    for block in blocks:
        if isinstance(block, Words):
            for text in block.text.split("\n"):
                if pair := _LABEL.match(text):
                    yield pair["label"], pair["value"], [block]
            continue
        for cells in filled_rows(block).values():
            at = 0
            while at < len(cells):
                cell = cells[at]
                own = list(words_in(cell.blocks))
                split = [pair for one in own if (pair := _LABEL.match(one.text))]
                if split and len(split) == len(own):
                    for one, pair in zip(own, split, strict=True):
                        yield pair["label"], pair["value"], [one]
                elif at + 1 < len(cells) and len(cell.text) < 80:
                    yield cell.text.strip(" :"), cells[at + 1].text, [*own, *words_in(cells[at + 1].blocks)]
                    at += 1
                at += 1


def _labelled(found: Front, label: str, value: str) -> bool:
    """Whether a label says something that a plan's front says; it is then kept."""
    label, value = " ".join(label.split()), value.strip()
    day = day_in(value)
    if _BIRTH.match(label):
        if day:
            found.dates.setdefault("birth", day)
    elif _DATED.search(label) and (day or _DATED.match(label)):
        if day:
            found.dates.setdefault(which_date(label), day)
    elif _STATUS.fullmatch(label) or (_STATUS.search(label) and version_in(value)):
        found.version = version_in(value) or found.version
        if day:
            found.dates.setdefault(found.version if found.version in ("draft", "final", "amended") else "plan", day)
    elif _NAME.fullmatch(label):
        found.child = found.child or " ".join(value.split())
    elif re.fullmatch(r"(?:surname|family name|last name)", label, re.I):
        found.child = f"{found.child} {value}" if found.child else value
    elif _YEAR.fullmatch(label):
        found.year_group = year_in(value)
    elif _PERSON.search(label) and len(label) < 60 and len(value) < 160:
        found.people += [Person(label, name.strip()) for name in value.split("\n") if name.strip()][:3]
    elif re.match(r"(?:local authority|council|la\b)", label, re.I):
        found.council = found.council or " ".join(value.split())
    else:
        return re.match(r"(?:address|gender|sex|ethnic|home|language|religion|nhs|upn|unique|telephone|phone|email|"
                        r"postcode|"
                        r"current school|school|nursery|setting|placement|looked after|gp\b|legal|sen\b|primary need|"
                        r"id\b|"
                        r"reference|case)", label, re.I) is not None  # fmt: skip
    return True


def _said(found: Front, sentence: str) -> None:
    """Keep the days of a sentence by the words before each ('issued on 6 November following the review of 22 June')."""
    start = 0
    for begin, end, day in days_in(sentence):
        if which := which_before(sentence, start, begin):
            found.dates.setdefault(which, day)
        start = end


def _ticked(words: Words) -> str | None:
    text = f"{words.marker} {words.text}" if words.marker else words.text
    found = _TICKED.match(text)
    return (found["text"] or found["before"]) if found else None
