"""Is as much promised as before: as long, as often, in as small a group, in as many weeks, as soon?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.plan.compare.difference import Difference, way
from upheld.plan.compare.promise import Promise
from upheld.plan.compare.terms import SMALL, Term
from upheld.plan.compare.unmatched import side_by_side, without_common

_WEEKS_IN_YEAR = 38
_MORE_IS_BETTER = ("duration", "frequency", "count", "weeks", "term_time")


def amounts(old: Promise, new: Promise) -> Iterator[Difference]:
    """What differs of how long, how often, in a group of how many, in which weeks and from when."""
    found: list[Difference] = []
    for what in ("duration", "frequency", "count", "group", "weeks", "term_time", "start"):
        before = [one for one in old.terms if one.what == what]
        now = [one for one in new.terms if one.what == what]
        lost, gained = without_common(before, now, lambda one: one.value)
        for was, is_now in side_by_side(lost, gained):
            if _small(was, is_now):
                continue
            if was and is_now:
                better = is_now.value > was.value if what in _MORE_IS_BETTER else is_now.value < was.value
            else:
                better = is_now is not None
            found.append(Difference(what, way(better), was.words if was else None, is_now.words if is_now else None))
    yield from _weighed_together(old, new, found)


def _small(was: Term | None, is_now: Term | None) -> bool:
    """Whether all that came or went is the word "small" of a group with no number."""
    alone = was or is_now
    return (was is None or is_now is None) and alone is not None and alone.what == "group" and alone.value[0] == SMALL


def _weighed_together(old: Promise, new: Promise, found: list[Difference]) -> Iterator[Difference]:
    """How long and how often, where one grew and the other shrank: what they come to together decides."""
    parts = [one for one in found if one.what in ("duration", "frequency") and one.old and one.new]
    before, now = _total(old), _total(new)
    if len({one.direction for one in parts}) < 2 or before is None or now is None:
        yield from found
        return
    yield from (Difference(one.what, "same", one.old, one.new) if one in parts else one for one in found)
    if abs(before - now) < 0.5:
        yield Difference("portions", "same", _a_week(before), _a_week(now))
    else:
        yield Difference("total", way(now > before), _a_week(before), _a_week(now))


def _total(promise: Promise) -> float | None:
    """The least minutes in a year, where one duration and one frequency are said."""
    durations = [one for one in promise.terms if one.what == "duration"]
    frequencies = [one for one in promise.terms if one.what == "frequency"]
    if len(durations) != 1 or len(frequencies) != 1:
        return None
    return durations[0].value[0] * frequencies[0].value[0]


def _a_week(minutes_a_year: float) -> str:
    return f"{minutes_a_year / _WEEKS_IN_YEAR:.3g} minutes a week"
