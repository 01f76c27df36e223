"""What would a plain list of words say of a line? The baseline that the judge is held against."""

from __future__ import annotations

import re

from upheld.law.plan_rules import RED_FLAGS
from upheld.plan.check.provision.judgement import Verdict

_FLAG = re.compile("|".join(rf"\b{re.escape(flag)}\b" if flag[0].isalpha() else re.escape(flag) for flag in RED_FLAGS))
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|eight|ten|half|once|twice|daily|weekly|fortnightly|monthly|termly)\b"
)
_ELEMENTS = {
    "who": r"\b(?:teacher|therapist|assistant|ta|lsa|hlta|salt|slt|ot|psychologist|nurse|tutor|counsellor|worker)s?\b",
    "duration": r"\b(?:minutes?|mins?|hours?|hrs?|full[ -]time)\b",
    "frequency": r"\b(?:daily|weekly|fortnightly|monthly|termly|annually|every|each|per|once|twice)\b",
    "period": r"\b(?:until|for \w+ (?:weeks|months|terms))\b",
    "weeks": r"\b(?:term[ -]time|holidays?|\d\d weeks)\b",
    "group_size": r"\b(?:1:1|one[ -]to[ -]one|individual(?:ly)?|group|pairs?|ratio)\b",
    "place": r"\b(?:room|classroom|home|pool|hall|clinic)\b",
    "start": r"\b(?:from|by) (?:september|january|april|the start)\b",
    "training": r"\b(?:train\w*|supervis\w*|qualified)\b",
    "review": r"\b(?:review\w*|monitor\w*)\b",
    "what": r"\b(?:programme|therapy|teach\w*|lessons?|sessions?)\b",
}
_FOUND = {name: re.compile(pattern) for name, pattern in _ELEMENTS.items()}


def by_keywords(text: str) -> tuple[Verdict, frozenset[str]]:
    """The verdict and the elements: a red flag is vague, else a number is specific, else it is partly so."""
    lower = text.lower()
    verdict: Verdict = "vague" if _FLAG.search(lower) else "specific" if _NUMBER.search(lower) else "partly"
    return verdict, frozenset(name for name, pattern in _FOUND.items() if pattern.search(lower))
