"""Do other people keep a promise than before, and are they as qualified?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from upheld.plan.compare.difference import Difference, Direction, way
from upheld.plan.compare.promise import Promise
from upheld.plan.compare.roles import STAFF, TEACHER, Role
from upheld.plan.compare.unmatched import side_by_side, without_common


def people(old: Promise, new: Promise) -> Iterator[Difference]:
    """Who came, who went, and who is better or worse qualified."""
    before, now = [one for one in old.roles if not one.oversees], [one for one in new.roles if not one.oversees]
    lost, gained = without_common(before, now, lambda one: one.name)
    lost.sort(key=lambda one: -one.rank)
    gained.sort(key=lambda one: -one.rank)
    for was, is_now in side_by_side(lost, gained):
        if was and is_now:
            yield Difference("who", _better_qualified(was, is_now), was.words, is_now.words)
        elif was and was.rank > STAFF:
            yield Difference("who", "weaker", was.words, None)
        elif is_now and is_now.rank > STAFF:
            yield Difference("who", "stronger", None, is_now.words)
    if not lost and not gained:
        yield from _qualified(before, now)
    yield from _overseers(old, new)


def _better_qualified(was: Role, is_now: Role) -> Direction:
    """Which of two is the better qualified, where that is clear: two professions are not weighed against each other."""
    if was.name.endswith(is_now.name) or is_now.name.endswith(was.name):  # "specialist teacher" and "teacher"
        return way(len(is_now.name) > len(was.name))
    if was.rank != is_now.rank and min(was.rank, is_now.rank) < TEACHER:
        return way(is_now.rank > was.rank)
    return "same"


def _qualified(before: Sequence[Role], now: Sequence[Role]) -> Iterator[Difference]:
    """The words that say how somebody is qualified, where the same people are named."""
    was, is_now = (
        Counter(word for one in before for word in one.qualified),
        Counter(w for one in now for w in one.qualified),
    )
    lost, gained = list((was - is_now).elements()), list((is_now - was).elements())
    if lost:
        yield Difference("qualified", "weaker", ", ".join(lost), None)
    if gained:
        yield Difference("qualified", "stronger", None, ", ".join(gained))
    for one, other in zip(sorted(before, key=_name), sorted(now, key=_name), strict=True):
        if one.number and other.number and one.number != other.number:
            yield Difference("who", way(other.number > one.number), one.words, other.words)


def _name(role: Role) -> str:
    return role.name


def _overseers(old: Promise, new: Promise) -> Iterator[Difference]:
    """Who trains, advises and supervises; one who does it themselves on the other side is no loss."""
    before, now = [one for one in old.roles if one.oversees], [one for one in new.roles if one.oversees]
    doing_now, doing_before = ({one.name for one in side.roles if not one.oversees} for side in (new, old))
    for one in before:
        if one.name not in {other.name for other in now} | doing_now:
            yield Difference("overseer", "weaker", one.words, None)
    for one in now:
        if one.name not in {other.name for other in before} | doing_before:
            yield Difference("overseer", "stronger", None, one.words)
