"""Which words of a line came, went or changed, where nothing else is said of them?"""

from __future__ import annotations

from collections.abc import Sequence

from upheld.plan.compare.difference import Difference
from upheld.plan.compare.likeness import EMPTY, tokens_of
from upheld.plan.compare.texts import Span, much_alike

_MOST = 3
_MOST_WORDS = 12


def rewordings(old: str, new: str, told: Sequence[Difference], spans: Sequence[Span]) -> tuple[Difference, ...]:
    """Up to three spans of words that tell the texts apart; none where little is left of the old text.

    Args:
        told: what is said already.
        spans: the `changed_spans` of the texts.
    """
    if not much_alike(old, new):
        return ()
    before, now = tokens_of(old) - EMPTY, tokens_of(new) - EMPTY
    heard = frozenset[str]().union(*(tokens_of(words) for one in told for words in (one.old, one.new) if words))
    found = []
    for span in spans:
        went, came = tokens_of(span.old) - now - EMPTY, tokens_of(span.new) - before - EMPTY
        if (went | came) - heard and len(f"{span.old} {span.new}".split()) <= _MOST_WORDS:
            found.append(Difference("words", "same", span.old if went else None, span.new if came else None))
    return tuple(found[:_MOST])
