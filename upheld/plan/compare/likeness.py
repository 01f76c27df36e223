"""How like is one line to another, by the words they share?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from upheld.plan.check.provision.numbers import in_words

Weighed = Mapping[str, float]
_TOKEN = re.compile(r"\d+(?:[.:]\d+)*|[^\W\d_]+")
_SHORT = re.compile(r"\b(?:1\s*:\s*1|1\s*-\s*(?:to\s*-\s*)?1|one[\s-]to[\s-]one)\b")
_LONG = {
    "salt": "speech language therapist", "slt": "speech language therapist", "ot": "occupational therapist",
    "ep": "educational psychologist", "ta": "teaching assistant", "lsa": "teaching assistant",
    "tas": "teaching assistant", "hlta": "teaching assistant", "elsa": "emotional literacy assistant",
    "qtod": "teacher deaf", "tod": "teacher deaf", "qtvi": "teacher vision impairment", "mins": "minute",
    "min": "minute",
    "hrs": "hour", "hr": "hour", "pw": "week", "weekly": "week", "daily": "day", "termly": "term", "yearly": "year",
    "annually": "year", "annual": "year", "annum": "year", "monthly": "month", "fortnightly": "fortnight",
    "individual": "individual", "individually": "individual", "pupils": "child", "children": "child",
}  # fmt: skip
EMPTY = frozenset(
    "a an and any are as at be been being by can child could each either every for from had has have he her hers him "
    "his in into is it its may might must of on one or our shall she should so such than that the their them then "
    "there these they this those to up was were when where which who whom whose will with would you your not no "
    "receive received receives given give gives need needs make made pupil young person see seen work".split()
)
# What says how surely and how much, and not what: it is the first thing to change between two versions.
_SLIGHT = frozenset(
    "access requir approp possib opport regula suppor input provid offer help advice benefi as throug minute hour day "
    "week fortni month half term year time daily session least most other full monday tuesda wednes thursd friday "
    "mornin aftern januar februa march april june july august septem octobe novemb decemb".split()
)
_NUMBER, _SLIGHT_WEIGHT = 0.4, 0.35
_EMPTY_WEIGHT = 0.06
_ENDINGS = ("ings", "ing", "ers", "er", "ed", "es", "s")
_STEM = 6


def tokens_of(text: str) -> frozenset[str]:
    """The different words of a text, abbreviations written out, numbers in digits, most endings cut off."""
    words = _TOKEN.findall(_SHORT.sub(" individual ", text.casefold().replace("’", "'").replace("'s", "")))
    found: set[str] = set()
    index = 0
    while index < len(words):
        number = in_words(tuple(words[index : index + 3]))
        if number and words[index] != "one":
            found.add(f"{number[0]:g}")
            index += number[1]
            continue
        written = _LONG.get(words[index])
        found.update(map(_stem, written.split() if written else (words[index],)))
        index += 1
    return frozenset(found)


def _stem(word: str) -> str:
    if word in EMPTY or len(word) <= 3:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ss"):
            root = word.removesuffix(ending)
            word = word if root in EMPTY else root  # a "worker" is not "work"
            break
    return word[:_STEM]


def weigh(lines: Iterable[frozenset[str]]) -> dict[str, float]:
    """What each word is worth in telling these lines apart: little where many have it, hardly anything for "the"."""
    every = list(lines)
    counted = Counter(word for line in every for word in line)
    return {
        word: _EMPTY_WEIGHT if word in EMPTY else log(1 + len(every) / count) * _identifies(word)
        for word, count in counted.items()
    }


def _identifies(word: str) -> float:
    """How far a word says which promise it is, and not how much or how surely."""
    return _NUMBER if word[0].isdigit() else _SLIGHT_WEIGHT if word in _SLIGHT else 1.0


def weight(words: Iterable[str], weighed: Weighed) -> float:
    """What these words are worth together."""
    return sum(weighed[word] for word in words)


def likeness(one: frozenset[str], other: frozenset[str], weighed: Weighed) -> float:
    """0 to 1: what they share, of what both have and of what the shorter has."""
    return blended(weight(one & other, weighed), weight(one, weighed), weight(other, weighed))


def blended(shared: float, one: float, other: float) -> float:
    """The likeness of two lines from what their words are worth."""
    least = min(one, other)
    return 0.65 * 2 * shared / (one + other) + 0.35 * shared / least if least else 0.0


def all_likenesses(
    old: Sequence[frozenset[str]], new: Sequence[frozenset[str]], weighed: Weighed, least: float
) -> dict[tuple[int, int], float]:
    """The likeness of every two lines that reach `least`, by their numbers, found by way of the words they share."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(new):
        for word in words:
            if word not in EMPTY:
                having[word].append(number)
    worth = [weight(words, weighed) for words in new]
    found: dict[tuple[int, int], float] = {}
    for number, words in enumerate(old):
        shared: dict[int, float] = defaultdict(float)
        for word in words:
            value = weighed[word]
            for other in having.get(word, ()):
                shared[other] += value
        mine = weight(words, weighed)
        for other, value in shared.items():
            score = blended(value, mine, worth[other])
            if score >= least:
                found[number, other] = score
    return found
