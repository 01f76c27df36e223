"""A time limit in words, with every limb of it: a page of the law is about no one case."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from upheld.compliance.moment import Moment
from upheld.compliance.words import limit_words
from upheld.law.limit import Limit

_SAID = {
    "academic year end": "the end of the school year",
    "by school limit": "by the day a school's own longer count ends",
}


def limit_in_full(limit: Limit) -> str:
    """The limit as a reader says it, beginning with a capital."""
    everything = cast(Moment, SimpleNamespace(anchors=dict.fromkeys(limit.anchors())))
    words = limit_words(limit, everything)
    for code, said in _SAID.items():
        words = words.replace(code, said)
    return words[0].upper() + words[1:]
