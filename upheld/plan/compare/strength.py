"""Is one line of provision stronger or weaker than another, and by what?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from upheld.plan.compare.amounts import amounts
from upheld.plan.compare.difference import Difference, Direction, way
from upheld.plan.compare.modals import CERTAIN, bounds_of, negations
from upheld.plan.compare.people import people
from upheld.plan.compare.promise import Promise
from upheld.plan.compare.texts import Span
from upheld.plan.compare.unmatched import side_by_side

_ORDER = {"vague": 0, "partly": 1, "specific": 2}
_HOW_OFTEN = re.compile(
    r"\b(?:regular(?:ly)?|frequent(?:ly)?|ongoing|occasional(?:ly)?|periodic(?:ally)?)\b", re.IGNORECASE
)
_ALL = frozenset(("all", "every", "each", "both"))
_SOME = frozenset(("some", "any", "most", "one", "selected", "certain", "relevant", "many", "several"))


def differences(old: Promise, new: Promise, spans: Sequence[Span]) -> tuple[Difference, ...]:
    """Everything by which two lines of provision differ that bears on what is promised, the gravest kinds first.

    Args:
        spans: the `changed_spans` of their texts.
    """
    found = [
        *_modals(old, new), *_bounds(old, new), *people(old, new), *amounts(old, new), *_places(old, new),
        *_weak_words(old, new), *_sense(old, new, spans), *_verdicts(old, new),
    ]  # fmt: skip
    return tuple(_merged(found))


def _modals(old: Promise, new: Promise) -> Iterator[Difference]:
    before = old.modal.rank if old.modal else CERTAIN
    now = new.modal.rank if new.modal else CERTAIN
    if before != now:
        was, is_now = old.modal.words if old.modal else None, new.modal.words if new.modal else None
        yield Difference("modal", way(now > before), was, is_now)


def _bounds(old: Promise, new: Promise) -> Iterator[Difference]:
    """ "At least" and "up to", each counted once."""
    before, now = Counter(dict(bounds_of(old.text))), Counter(dict(bounds_of(new.text)))
    lost, gained = [one for one in before if one not in now], [one for one in now if one not in before]
    for was, is_now in side_by_side(lost, gained):
        rank_was, rank_now = before[was] if was else 0, now[is_now] if is_now else 0
        if (rank_was > 0 and is_now is None) or (rank_now > 0 and was is None):
            yield Difference("bound", "same", was, is_now)
        elif rank_was != rank_now:
            yield Difference("bound", way(rank_now > rank_was), was, is_now)


def _places(old: Promise, new: Promise) -> Iterator[Difference]:
    """Where it is done and how it is reviewed, as the judge of lines found them."""
    for what in ("place", "review"):
        before, now = old.judgement.elements.get(what, ()), new.judgement.elements.get(what, ())
        if bool(before) != bool(now):
            words = " … ".join(before or now)
            yield Difference(what, way(bool(now)), words if before else None, words if now else None)


def _weak_words(old: Promise, new: Promise) -> Iterator[Difference]:
    for words in new.weak:
        if words not in old.text.casefold():
            yield Difference("weak", "weaker", None, words, new.why_weak(words))
    for words in old.weak:
        if words not in new.text.casefold():
            yield Difference("weak", "stronger", words, None)


def _sense(old: Promise, new: Promise, spans: Sequence[Span]) -> Iterator[Difference]:
    """What a single word does: "not", "or" for "and", and an item of a list."""
    before, now = negations(old.text), negations(new.text)
    if len(before) % 2 != len(now) % 2:
        yield Difference("not", "weaker", before[0] if len(before) > len(now) else None, now[0] if now else None)
    heard = _heard(old), _heard(new)
    for span in spans:
        told = any(start < span.end and span.start < end for start, end in heard[0 if span.old else 1])
        if span.old and span.new and not told and (scope := _scope(span.old, span.new)):
            yield Difference("scope", scope, span.old, span.new)
        elif span.choice:
            yield Difference("or", way(span.choice == "and"), span.old, span.new)
        elif span.item and not told:
            yield Difference("item", way(bool(span.new)), span.old or None, span.new or None)


def _scope(old: str, new: str) -> Direction | None:
    """Whether "all" became "some", or the reverse."""
    before, now = set(old.casefold().split()), set(new.casefold().split())
    if before & _ALL and now & _SOME and not now & _ALL:
        return "weaker"
    if now & _ALL and before & _SOME and not before & _ALL:
        return "stronger"
    return None


def _heard(promise: Promise) -> list[tuple[int, int]]:
    """Where the words stand of which something is said already."""
    found = [(one.start, one.end) for one in promise.terms] + [(one.start, one.end) for one in promise.roles]
    found += [(one.start, one.start + len(one.words)) for one in promise.judgement.weak]
    for what in ("place", "review"):
        for words in promise.judgement.elements.get(what, ()):
            at = promise.text.casefold().find(words.casefold())
            found += [(at, at + len(words))] if at >= 0 else []
    return found


def _verdicts(old: Promise, new: Promise) -> Iterator[Difference]:
    before, now = old.judgement.verdict, new.judgement.verdict
    if before != now:
        yield Difference("verdict", way(_ORDER[now] > _ORDER[before]), before, now, new.judgement.because)


def _merged(found: list[Difference]) -> Iterator[Difference]:
    """The same, with "daily" lost and "regular" gained said as one."""
    for lost, gained in (("old", "new"), ("new", "old")):
        often = next((one for one in found if one.what == "frequency" and getattr(one, gained) is None), None)
        weak = next(
            (one for one in found if one.what == "weak" and getattr(one, lost) is None
             and _HOW_OFTEN.search(getattr(one, gained) or "")),
            None,
        )  # fmt: skip
        if often and weak:
            joined = Difference("frequency", often.direction, often.old or weak.old, often.new or weak.new)
            found = [joined if one is often else one for one in found if one is not weak]
    yield from found
