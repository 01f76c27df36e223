"""Which line of the old plan answers which of the new?"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from upheld.plan.compare.likeness import all_likenesses, likeness, tokens_of, weigh, weight
from upheld.plan.compare.lines import Line
from upheld.plan.compare.matching import best_matching

LEAST_LIKE = 0.45
LEAST_LIKE_ELSEWHERE = 0.72
_SAME_KIND, _SAME_SECTION, _SAME_REF, _SAME_AREA, _SAME_PLACE = 0.1, 0.06, 0.05, 0.04, 0.02
_LEAST_IN_A_PART = 0.6
_LEAST_GAIN = 0.03


@dataclass(frozen=True, slots=True)
class Pair:
    """Lines that answer each other: one and one; one and many where a line was split, many and one where some were
    joined; one and none where it was dropped, none and one where it is new."""

    old: tuple[Line, ...]
    new: tuple[Line, ...]


class _Words:
    """The words of each line and what they are worth among all lines of both plans."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.of = {line.plain: tokens_of(line.plain) for line in lines}
        self.weighed = weigh(self.of[line.plain] for line in lines)

    def like(self, one: Sequence[Line], other: Sequence[Line]) -> float:
        return likeness(self.joined(one), self.joined(other), self.weighed)

    def joined(self, lines: Sequence[Line]) -> frozenset[str]:
        return frozenset().union(*(self.of[line.plain] for line in lines))

    def share(self, part: Line, whole: Sequence[Line]) -> float:
        """How much of a line stands in others, 0 to 1."""
        words = self.of[part.plain]
        return weight(words & self.joined(whole), self.weighed) / (weight(words, self.weighed) or 1)


def pairs_of(old: Sequence[Line], new: Sequence[Line], elsewhere: float = LEAST_LIKE_ELSEWHERE) -> tuple[Pair, ...]:
    """Every line of both plans in one pair: the same words first, then the likest.

    The order is that of the new plan, and what was dropped stands after what stood before it in the old.
    """
    words = _Words((*old, *new))
    loose = _Loose(old, new)
    loose.take(_same(loose, lambda line: (line.kind, line.section, line.folded)))
    loose.take(_same(loose, lambda line: (line.kind, line.folded)))
    loose.take(_same(loose, lambda line: line.folded))
    loose.take(_likest(loose, words, elsewhere))
    loose.pairs = list(_with_parts(loose, words))
    return tuple(_in_order(loose))


class _Loose:
    """The pairs so far, and the lines that are in none."""

    def __init__(self, old: Sequence[Line], new: Sequence[Line]) -> None:
        self.old, self.new = list(old), list(new)
        self.pairs: list[Pair] = []

    def take(self, pairs: Iterable[Pair]) -> None:
        """Put these lines together."""
        pairs = list(pairs)
        self.pairs += pairs
        self.leave(line for pair in pairs for line in (*pair.old, *pair.new))

    def leave(self, lines: Iterable[Line]) -> None:
        """Take lines out of those that are in no pair."""
        gone = {id(line) for line in lines}
        self.old = [line for line in self.old if id(line) not in gone]
        self.new = [line for line in self.new if id(line) not in gone]


def _same(loose: _Loose, key: Callable[[Line], object]) -> Iterator[Pair]:
    waiting: dict[object, deque[Line]] = defaultdict(deque)
    for line in loose.new:
        waiting[key(line)].append(line)
    for line in loose.old:
        if found := waiting.get(key(line)):
            yield Pair((line,), (found.popleft(),))


def _likest(loose: _Loose, words: _Words, elsewhere: float) -> list[Pair]:
    """The best pairs of what is left; a line answers one of another kind only if it is as like as `elsewhere`."""
    swapped = [one.text for one in loose.new] < [one.text for one in loose.old]
    left, right = (loose.new, loose.old) if swapped else (loose.old, loose.new)
    likenesses = all_likenesses(
        [words.of[one.plain] for one in left], [words.of[one.plain] for one in right], words.weighed, LEAST_LIKE
    )
    worth = {
        (one, other): value + _leaning(left[one], right[other])
        for (one, other), value in likenesses.items()
        if left[one].kind == right[other].kind or value >= elsewhere
    }
    found = ((left[one], right[other]) for one, other in best_matching(worth).items())
    return [Pair((other,), (one,)) if swapped else Pair((one,), (other,)) for one, other in found]


def _leaning(one: Line, other: Line) -> float:
    """What speaks for two lines beside their words; it decides only between lines that are much alike."""
    return (
        _SAME_KIND * (one.kind == other.kind)
        + _SAME_SECTION * (one.section == other.section)
        + _SAME_REF * (one.ref is not None and one.ref == other.ref)
        + _SAME_AREA * (bool(one.area) and one.area == other.area)
        + _SAME_PLACE * (1 - abs(one.at - other.at))
    )


def _with_parts(loose: _Loose, words: _Words) -> Iterator[Pair]:
    """The pairs, each with the loose lines that are the rest of it: the line was split, or some were joined."""
    for pair in loose.pairs:
        if pair.old[0].folded != pair.new[0].folded:
            more_new = _parts(pair.old, pair.new, loose.new, words)
            more_old = () if more_new else _parts(pair.new, pair.old, loose.old, words)
            loose.leave((*more_new, *more_old))
            pair = Pair(_by_place((*pair.old, *more_old)), _by_place((*pair.new, *more_new)))
        yield pair


def _parts(whole: Sequence[Line], have: Sequence[Line], loose: Sequence[Line], words: _Words) -> tuple[Line, ...]:
    """The loose lines that, put beside what a line is paired with, make it liker."""
    found = list(have)
    kin = [one for one in loose if one.kind == have[0].kind and words.share(one, whole) >= _LEAST_IN_A_PART]
    for one in sorted(kin, key=lambda one: -words.share(one, whole)):
        if words.like(whole, [*found, one]) >= words.like(whole, found) + _LEAST_GAIN:
            found.append(one)
    return tuple(found[len(have) :])


def _by_place(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: line.at))


def _in_order(loose: _Loose) -> Iterator[Pair]:
    kept = sorted(loose.pairs, key=lambda pair: pair.new[0].at)
    alone = sorted([*kept, *(Pair((), (line,)) for line in loose.new)], key=lambda pair: pair.new[0].at)
    gone = sorted((line for line in loose.old), key=lambda line: line.at)
    before = {line.at: pair for pair in alone for line in pair.old}
    after: dict[int, list[Line]] = defaultdict(list)
    for line in gone:
        earlier = [at for at in before if at < line.at]
        after[id(before[max(earlier)]) if earlier else 0].append(line)
    yield from (Pair((line,), ()) for line in after[0])
    for pair in alone:
        yield pair
        yield from (Pair((line,), ()) for line in after[id(pair)])
