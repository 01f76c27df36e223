"""Who wrote a report, of what profession, and when?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from upheld.documents.reading.found import Reading, words_in
from upheld.plan.advice.recommendation import Report

_PROFESSIONS = (
    ("speech and language therapist", r"speech\s+(?:and|&)\s+language\s+therap(?:ist|y)|salt|slt"),
    ("educational psychologist", r"educational\s+psycholog(?:ist|y)|psychological\s+advice"),
    ("clinical psychologist", r"clinical\s+psycholog(?:ist|y)"),
    ("occupational therapist", r"occupational\s+therap(?:ist|y)"),
    ("physiotherapist", r"physiotherap(?:ist|y)"),
    ("teacher of the deaf", r"teacher\s+of\s+(?:the\s+)?deaf(?:\s+children)?|qtod"),
    ("teacher of children with vision impairment",
     r"teacher\s+of\s+(?:children\s+with\s+)?vis(?:ion|ual)\w*\s+impair\w+|qtvi"),
    ("paediatrician", r"paediatrician|paediatrics"),
    ("psychiatrist", r"psychiatrist"),
    ("social worker", r"social\s+worker"),
    ("specialist teacher", r"(?:specialist|advisory)\s+teacher"),
    ("nurse", r"nurse"),
    ("music therapist", r"music\s+therap(?:ist|y)"),
    ("art therapist", r"art\s+therap(?:ist|y)"),
    ("SENCO", r"senco|special\s+educational\s+needs\s+co-?ordinator"),
)  # fmt: skip
_EACH = tuple((name, re.compile(rf"\b(?:{ways})\b", re.IGNORECASE)) for name, ways in _PROFESSIONS)
_LABEL = re.compile(
    r"^\s*(?:(?:report|advice|assessment)\s+(?:written\s+|prepared\s+|completed\s+)?by|author"
    r"|written\s+by|prepared\s+by|completed\s+by|assessed\s+by|"
    r"name\s+of\s+(?:author|professional|adviser|therapist|psychologist)|therapist|psychologist"
    r"|signed)\s*[:\-–]\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s*(?:,|\(|\s[-–—]\s|;|\n)\s*")
_MONTHS = "january february march april may june july august september october november december".split()
_NAMES = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS)
_WRITTEN = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_NAMES})"
    r"\.?,?\s+(?P<year>20\d\d)\b"
    r"|\b(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<y>(?:20)?\d\d)\b|\b(?P<iso>20\d\d-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^\s*(?:date(?:\s+of\s+(?:the\s+)?(?:report|advice))?|report\s+date|dated?|date\s+(?:written"
    r"|completed))\s*[:\-–]?\s",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\b(?:birth|born|d\.?o\.?b)\b", re.IGNORECASE)
_FIRST, _LAST = 40, 15
_MOST_LETTERS = 140


def report_of(reading: Reading) -> Report:
    """The author, profession and date that a report prints at its start, at its end or in its headers."""
    texts = [part for words in words_in(reading.blocks) for part in words.text.split("\n") if part.strip()]
    ends = texts[:_FIRST] + texts[_FIRST:][-_LAST:]
    short = [text for text in ends if len(text) <= _MOST_LETTERS]
    author, profession = _author(short)
    if profession is None:
        profession = next((name for text in (*short[:6], *reading.running) if (name := _profession(text))), None)
    return Report(reading.name, author, profession, _day((*short, *reading.running)))


def _author(texts: Iterable[str]) -> tuple[str | None, str | None]:
    """Who is said to have written it, else who stands beside a profession on a line of its own."""
    beside: tuple[str | None, str | None] = (None, None)
    for text in texts:
        labelled = _LABEL.match(text)
        parts = _BREAK.split((labelled["rest"] if labelled else text).strip(), maxsplit=1)
        name, rest = parts[0].strip(" )."), parts[1] if len(parts) > 1 else ""
        if labelled and name:
            return name, _profession(rest) or _profession(name)
        named = rest and _profession(rest) and not _profession(name) and len(name.split()) <= 4 and name[:1].isupper()
        if named and beside[0] is None and ":" not in name and not _WRITTEN.search(name) and text.count(" ") <= 14:
            beside = name, _profession(rest)
    return beside


def _profession(text: str) -> str | None:
    return next((name for name, ways in _EACH if ways.search(text)), None)


def _day(texts: Iterable[str]) -> date | None:
    """The day on a line that says it is the report's, else on a line of its own."""
    alone: date | None = None
    for text in texts:
        found = _WRITTEN.search(text)
        if found is None or _BIRTH.search(text):
            continue
        day = _made(found)
        if day and _DATED.match(text):
            return day
        if day and alone is None and len(text.strip()) <= len(found.group()) + 2:
            alone = day
    return alone


def _made(found: re.Match[str]) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        if found["day"]:
            month = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(found["month"].casefold()[:3]))
            return date(int(found["year"]), month, int(found["day"]))
        year = int(found["y"])
        return date(year if year > 99 else 2000 + year, int(found["m"]), int(found["d"]))
    except ValueError:
        return None
