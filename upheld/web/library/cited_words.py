"""Provisions as single words, so that "reg 13" or "section 42" finds what cites it and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from upheld.law.source import Citation

_UNITS = {"s": "s", "ss": "s", "sec": "s", "section": "s", "sections": "s",
          "reg": "reg", "regs": "reg", "regulation": "reg", "regulations": "reg",
          "r": "rule", "rule": "rule", "rules": "rule",
          "art": "art", "arts": "art", "article": "art", "articles": "art",
          "sch": "sch", "schedule": "sch", "para": "para", "paras": "para", "paragraph": "para"}  # fmt: skip
_NUMBER = r"\d+[a-z]*(?:\.\d+)?"
_BRACKETS = r"(?:\(\w+\))*"
_CITED = re.compile(
    rf"\b({'|'.join(sorted(_UNITS, key=len, reverse=True))})\.?\s*"
    rf"({_NUMBER}{_BRACKETS}(?:(?:\s*(?:,|and|to|-)\s*)(?:{_NUMBER}|(?=\()){_BRACKETS})*)",
    re.IGNORECASE,
)
_ONE = re.compile(rf"({_NUMBER}){_BRACKETS}(?:\s*(?:-|to)\s*({_NUMBER}))?")
_INSTRUMENT = re.compile(r"(?:\bsi\s+)?\b(\d{4})/(\d+)\b", re.IGNORECASE)
_WIDEST = 60


def cited_words(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The citations as they are, and every provision they name as one word: s42, reg13, rule20."""
    found = [citation.text for citation in citations]
    return tuple(dict.fromkeys((*found, *(word for text in found for word in _provisions(text)))))


def query_citations(text: str) -> tuple[str, tuple[str, ...]]:
    """What was searched for without the provisions it names, and those provisions as words."""
    found = tuple(dict.fromkeys(_provisions(text)))
    return _INSTRUMENT.sub(" ", _CITED.sub(" ", text)), found


def _provisions(text: str) -> Iterator[str]:
    for match in _CITED.finditer(text):
        unit = _UNITS[match[1].lower()]
        for one in _ONE.finditer(match[2].lower()):
            yield f"{unit}{one[1].replace('.', 'p')}"
            yield from _between(unit, one[1], one[2])
    yield from (f"si{match[1]}n{match[2]}" for match in _INSTRUMENT.finditer(text))


def _between(unit: str, first: str, last: str | None) -> Iterator[str]:
    if last is None:
        return
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) < _WIDEST:
        yield from (f"{unit}{number}" for number in range(int(first) + 1, int(last) + 1))
    else:
        yield f"{unit}{last.replace('.', 'p')}"
