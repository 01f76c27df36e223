"""Which council, version, year group and kind of date do the words of a first page name?"""

from __future__ import annotations

import re

from upheld.plan.document import Version

_COUNCIL = re.compile(
    r"(?:(?:London |Royal )?Borough of [A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|and|upon|on|of))*|"
    r"(?:Royal )?City of [A-Z][\w'’-]+"
    r"|(?:[A-Z][\w'’-]+ (?:and |upon |on |of |with |& )*)+(?:(?:Metropolitan |County |City |District |London )*"
    r"(?:Borough |County |City |District )?Council|Children's Trust|Local Authority|Achieving for Children))"
)
_SAID: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (which, re.compile(words, re.I))
    for which, words in (
        ("birth", r"\bborn|birth|\bd\.?o\.?b"),
        ("review", r"review"),
        ("first", r"original|first plan|previous"),
        ("amended", r"amend"),
        ("draft", r"draft|proposed"),
        ("final", r"final|issued|\bmade on"),
    )
)


def which_date(label: str) -> str:
    """Which of its days a label dates."""
    label = label.lower()
    if "review" in label:
        return "review"
    if "first" in label or "original" in label or "previous" in label:
        return "first"
    return next((which for which in ("amend", "draft", "final") if which in label), "plan").replace("amend", "amended")


def which_before(sentence: str, start: int, end: int) -> str | None:
    """Which of the plan's days the last telling word in a stretch of a sentence announces."""
    last = [(one.start(), which) for which, words in _SAID for one in words.finditer(sentence, start, end)]
    return max(last)[1] if last else None


def version_in(text: str) -> Version | None:
    """The version that words name; None where they name several or none."""
    text = text.lower()
    if "working document" in text:
        return "working_document"
    if re.search(r"\bamend(?:ed|ment)\b", text) and not re.search(r"\bdraft\b|\bproposed\b", text):
        return "amended"
    if re.search(r"\bdraft\b|\bproposed\b", text):
        return "draft" if not re.search(r"\bfinal\b", text) else None
    return "final" if re.search(r"\bfinal(?:ised|ized)?\b", text) else None


def council_in(text: str) -> str | None:
    """The council that a short text names."""
    if len(text) > 120:
        return None
    found = _COUNCIL.search(text.title() if text.isupper() else text)
    return found.group().strip() if found else None


def year_in(value: str) -> int | None:
    """The year group that a value gives; 0 for Reception."""
    if re.search(r"\breception\b|\byr\b|\byear r\b", value, re.I):
        return 0
    found = re.search(r"\b(?:year|yr|y)?\s*(1[0-4]|\d)\b", value, re.I)
    return int(found[1]) if found else None
