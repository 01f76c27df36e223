"""Which words stand in a line of provision, what does each mean, and where does each part of it end?

A line is read once into marks, a letter for each word or phrase of the lexicon. What is asked of it afterwards is asked
of that string of letters, which is short whatever the line says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from upheld.plan.check.provision.lexicon.all_phrases import PHRASES
from upheld.plan.check.provision.numbers import NUMBER_WORDS, in_digits, in_words

MOST = 20_000
"""Letters of a line that are read: ten pages. A single provision is never so long."""
_TOKEN = re.compile(
    r"(?P<clock>\b\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\b\.?)|\b\d{1,2}\s?[ap]m\b|\b(?:0\d|1\d|2[0-3]|[7-9]):[0-5]\d\b)"
    r"|(?P<number>\d[\d,]{0,11}(?:\.\d{1,6})?[¼½¾]?|[¼½¾]|\.\d{1,4})"
    r"|(?P<word>[^\W\d_]{1,60}(?:['’][^\W\d_]{1,8})?)"
    r"|(?P<range>(?<=\d)\s?[-–—−]\s?(?=\d))"
    r"|(?P<dash>(?<=\s)[-–—]+(?=\s)|—)"
    r"|(?P<stop>\.(?=\s+[^a-z\s]|\s*$)|[;!?\n•▪●])"
    r"|(?P<mark>[£%/:,()&+×<])"
)
_LABELLED = re.compile(
    r"\b(?:who|by whom|how often|how much|how long|frequency|duration|delivered by|provider|provided by|staffing"
    r"|group size)\s?[:=]",
    re.IGNORECASE,
)
_SHORT = frozenset("e.g i.e approx min mins hr hrs p w no dr mr mrs ms vs st eg ie wk wks yr incl inc".split())
_POSSESSIVE = frozenset(("'s", "’s"))


class Mark(NamedTuple):
    """One word or phrase of a line: the letter of its kind, its tag, its value where it is a number, and its span."""

    kind: str
    tag: str
    start: int
    end: int
    value: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of provision as read: `kinds` has one letter for each of `marks`.

    `sentence` and `part` say for each mark which sentence and which part of it, between commas, it stands in.
    `said` are its words in lower case, to ask quickly whether it can hold something at all.
    """

    text: str
    marks: tuple[Mark, ...]
    kinds: str
    sentence: tuple[int, ...]
    part: tuple[int, ...]
    said: frozenset[str] = frozenset()

    def words(self, first: int, last: int) -> str:
        """The words from one mark to another, as they stand in the line."""
        return self.text[self.marks[first].start : self.marks[last].end]


def read_line(text: str, *, one_promise: bool = False) -> Line:
    """The line read: its words and phrases by kind, its sentences and their parts.

    `one_promise`: the cells of one row, or parts with labels ("Who: …"), which are one promise however they are parted.
    """
    one_promise = one_promise or ((":" in text or "=" in text) and _LABELLED.search(text, 0, MOST) is not None)
    words: list[str] = []
    tokens: list[tuple[str, int, int]] = []
    end_of_text = len(text.rstrip())
    for found in _TOKEN.finditer(text, 0, MOST):
        group = found.lastgroup or ""
        word = found.group()
        if group == "word":
            word = word.lower()
            if word[-2:] in _POSSESSIVE:
                word = word[:-2]
            elif word == "may" and _is_month(found, words):
                word = "june"
        elif group == "range":
            word = "-"
        elif word == "." and words and words[-1] in _SHORT and found.end() < end_of_text:
            continue
        words.append(word)
        tokens.append((group, *found.span()))
    line = _marked(text, words, tokens)
    return replace(line, sentence=(0,) * len(line.marks)) if one_promise else line


def _is_month(found: re.Match[str], before: list[str]) -> bool:
    if found.group() != "May":
        return False
    return bool(before) and before[-1] not in (".", "\n", ";", "•")


_NO_WORDS = frozenset(("stop", "dash", "clock"))
_JOINED = "mHFDYWLnho"


def _begins_anew(marks: list[Mark], words: list[str], index: int) -> bool:
    """Whether "and" begins another promise, with its own amount: "… as required and 20 minutes of reading daily"."""
    if index >= len(words) or not marks or marks[-1].kind in _JOINED:
        return False
    word = words[index]
    return word in ("will", "must", "shall", "weekly", "daily") or word[0].isdigit() or in_words((word,)) is not None


def _marked(text: str, words: list[str], tokens: list[tuple[str, int, int]]) -> Line:
    marks: list[Mark] = []
    sentence: list[int] = []
    part: list[int] = []
    in_sentence = in_part = index = 0
    count = len(words)
    begins, longest = PHRASES.begins, PHRASES.longest
    while index < count:
        group, start, end = tokens[index]
        word = words[index]
        used, kind, tag, value = 1, ".", "", 0.0
        node = begins.get(word)
        phrase = longest(node, words, index + 1) if node is not None and group not in _NO_WORDS else None
        if phrase is not None:
            used, (kind, tag) = phrase
            end = tokens[index + used - 1][2]
            if kind == "o":
                value = float(tag)
            elif kind == "Z" and word == "min" and marks and marks[-1].kind == "n":
                kind = "m"
            elif kind == "&" and _begins_anew(marks, words, index + used):
                in_part += 1
        elif group == "word":
            if word in NUMBER_WORDS and (number_words := in_words(tuple(words[index : index + 4]))):
                kind, (value, used) = "n", number_words
                end = tokens[index + used - 1][2]
        elif group == "stop":
            kind, in_sentence, in_part = "|", in_sentence + 1, in_part + 1
        elif group == "dash":
            kind, in_part = ",", in_part + 1
        elif group == "clock":
            kind = "c"
        elif group == "number":
            number = in_digits(word)
            kind, value = ("n", number) if number is not None else (".", 0.0)
        elif group == "mark":
            kind = word
            if kind in ",():":
                in_part += 1
        marks.append(Mark(kind, tag, start, end, value))
        sentence.append(in_sentence)
        part.append(in_part)
        index += used
    return Line(
        text, tuple(marks), "".join([mark[0] for mark in marks]), tuple(sentence), tuple(part), frozenset(words)
    )
