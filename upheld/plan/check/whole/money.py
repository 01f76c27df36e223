"""Does a funding band or a sum of money stand where provision should?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from upheld.law.plan_rules import CODE_9_69, CUMBRIA
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases
from upheld.plan.check.seen import Seen
from upheld.plan.check.whole.wording import Rule, at

_RULE = Rule(
    "wording.money",
    Phrases(
        "funding band|level|tier|matrix|bracket", "banding", "banded funding", "band funding", "top up funding",
        "top up", "element 2|3|two|three", "matrix level", "notional sen budget", "high needs funding|block",
        "resource level|band", "exceptional needs funding", "additional funding", "enhanced funding", "sen funding",
    ),
    "important",
    "A funding band or a sum of money stands here, and no amount of provision.",
    "Neither is a specification of what is provided.",
    (CUMBRIA, CODE_9_69),
    "Please say in place of {words} what is provided, by whom, how much and how often.",
    sections=("E", "F", "G", "H1", "H2", "I", None),
)  # fmt: skip
# "Band" is a word of its own too: only a letter or number after it makes it a funding band.
_BAND = re.compile(r"\b(?:Band|BAND|band)\s+(?:[A-Z]{1,2}\b\d?|\d+\b)")
# "Band 6" of a nurse or therapist is the grade of who does it, and says how skilled they are.
_GRADED = r"(?:therapists?|therapy assistants?|physiotherapists?|nurses?|psychologists?|dietitians?|clinicians?)"
_NEAR = r"(?:(?!fund)[^.;£\n]){0,40}"
_GRADE = re.compile(
    rf"\b(?:NHS|AfC|Agenda for Change)\W+band\s+[3-9]\b|\b{_GRADED}\b{_NEAR}\bband\s+[3-9]\b"
    rf"|\bband\s+[3-9]\b{_NEAR}\b{_GRADED}\b",
    re.I,
)
_SUM = re.compile(r"£\s?(\d[\d,]*)(?:\.\d+)?(k\b)?", re.I)
_PAID = Phrases(
    "funding", "funded", "budget", "payment|payments", "cost|costs|costing", "grant", "allowance", "per year",
    "per annum", "a year", "annually", "resource|resources", "per hour", "per week",
)  # fmt: skip
_AMOUNT = re.compile(
    r"\b(?:\d+(?:\.\d+)?|one|two|three|four|five|six|ten|fifteen|twenty)[ -]?(?:hours?|hrs?|minutes?|mins?|sessions?"
    r"|nights?|days?)\b|\bfull[- ]time\b",
    re.I,
)
_SMALL = 100


def findings(seen: Seen) -> Iterator[Finding]:
    """Lines and paragraphs that tell of money and of no amount of provision."""
    for line in seen.lines:
        if line.section not in _RULE.sections or line.kind in ("need", "advice"):
            continue
        words = list(_RULE.phrases.found(line.text, line.words))
        if "band" in line.words:
            words += [match.group() for match in _BAND.finditer(_GRADE.sub(" ", line.text))]
        if "£" in line.text:
            paid = bool(_PAID.found(line.text, line.words))
            words += [match.group() for match in _SUM.finditer(line.text) if paid or _large(match)]
        if words and not _AMOUNT.search(line.text):
            yield at(_RULE, line, tuple(dict.fromkeys(words)))


def _large(match: re.Match[str]) -> bool:
    """Whether a sum is more than a child would count in a lesson about money."""
    return bool(match[2]) or int(match[1].replace(",", "")) >= _SMALL
