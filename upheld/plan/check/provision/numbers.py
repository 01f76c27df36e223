"""Which number is written here, in digits or in words?"""

from __future__ import annotations

import re

_SMALL = (
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORDS: dict[str, float] = {word: float(value) for value, word in enumerate(_SMALL)} | {
    word: float(value) for word, value in _TENS.items()
}
_FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_DIGITS = re.compile(r"[\d,]{0,12}(?:\.\d{1,6})?[¼½¾]?")
NUMBER_WORDS = frozenset(_WORDS)


def in_words(words: tuple[str, ...]) -> tuple[float, int] | None:
    """The number that these words begin with, and how many of them it takes: ("forty", "five", …) is 45 and 2."""
    value = _WORDS.get(words[0])
    if value is None:
        return None
    used = 1
    if words[0] in _TENS and len(words) > used and 1 <= _WORDS.get(words[used], 0) <= 9:
        value, used = value + _WORDS[words[used]], used + 1
    if len(words) > used and words[used] == "hundred":
        value, used = value * 100, used + 1
    return value, used


def in_digits(written: str) -> float | None:
    """The number written in digits: "1,200", "2.5", "1½"; None where it is none."""
    if not any(letter.isdecimal() or letter in _FRACTIONS for letter in written) or not _DIGITS.fullmatch(written):
        return None
    part = _FRACTIONS.get(written[-1], 0.0)
    plain = written.rstrip("¼½¾").replace(",", "")
    try:
        return (float(plain) if plain else 0.0) + part
    except ValueError:
        return None
