"""Which words stand in a line of provision, what does each mean, and where does each part of it end?

A line is read once into marks, a letter for each word or phrase of the lexicon. What is asked of it afterwards is asked
of that string of letters, which is short whatever the line says.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from upheld.plan.check.provision.lexicon.all_phrases import PHRASES
from upheld.plan.check.provision.lexicon.phrases import ANY, END
from upheld.plan.check.provision.numbers import NUMBER_WORDS, in_digits, in_words

MOST = 20_000
"""Letters of a line that are read: ten pages. A single provision is never so long."""
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]{1,60}(?:['’][^\W\d_]{1,8})?)"
    r"|(?P<clock>\b\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\b\.?)|\b\d{1,2}\s?[ap]m\b|\b(?:0\d|1\d|2[0-3]|[7-9]):[0-5]\d\b)"
    r"|(?P<number>\d(?:[\d,]{0,11}\d)?(?:\.\d{1,6})?[¼½¾]?|[¼½¾]|\.\d{1,4})"
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


class Line(NamedTuple):
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

    def low(self, index: int) -> str:
        """The words of one mark in lower case."""
        mark = self.marks[index]
        return mark.tag if mark.kind == "." else self.text[mark.start : mark.end].lower()


def read_line(text: str, *, one_promise: bool = False) -> Line:
    """The line read: its words and phrases by kind, its sentences and their parts.

    `one_promise`: the cells of one row, or parts with labels ("Who: …"), which are one promise however they are parted.
    """
    one_promise = one_promise or ((":" in text or "=" in text) and _LABELLED.search(text, 0, MOST) is not None)
    words: list[str] = []
    tokens: list[tuple[str | None, int, int]] = []
    end_of_text = len(text.rstrip())
    owned = "'" in text or "’" in text
    for found in _TOKEN.finditer(text, 0, MOST):
        group, word = found.lastgroup, found[0]
        if group == "word":
            word = word.lower()
            if owned and word[-2:] in _POSSESSIVE:
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
    return Line(*line[:3], (0,) * len(line.marks), *line[4:]) if one_promise else line


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


_LETTERED = frozenset("level band section element grade part appendix vitamin hepatitis group key year option".split())


def _is_initial(text: str, tokens: list[tuple[str | None, int, int]], index: int) -> bool:
    """Whether the word is a child's initial: "B", "B2" and not "a"."""
    if index >= len(tokens):
        return False
    group, start, end = tokens[index]
    return group == "word" and (end - start < 3 or text[start + 1] in "'’") and text[start].isupper()


def _stands_alone(words: list[str], index: int) -> bool:
    """Whether the letter is no label: not "level A", nor "N 24"."""
    if index and (words[index - 1] in _LETTERED or len(words[index - 1]) == 1):
        return False
    return index + 1 >= len(words) or (not words[index + 1][:1].isdigit() and words[index + 1] not in (".", "&"))


def _marked(text: str, words: list[str], tokens: list[tuple[str | None, int, int]]) -> Line:
    marks: list[Mark] = []
    sentence: list[int] = []
    part: list[int] = []
    in_sentence = in_part = index = 0
    count = len(words)
    begins, longest, new = PHRASES.begins, PHRASES.longest, tuple.__new__
    while index < count:
        group, start, end = tokens[index]
        word = words[index]
        used, kind, tag, value = 1, ".", "", 0.0
        node = begins.get(word)
        if node is None or group in _NO_WORDS:
            phrase = None
        elif (index + 1 < count and words[index + 1] in node) or ANY in node:
            phrase = longest(node, words, index + 1)
        else:
            meaning = node.get(END)
            phrase = None if meaning is None else (1, meaning)
        if phrase is not None:
            used, (kind, tag) = phrase
            end = tokens[index + used - 1][2]
            if kind == "o":
                value = float(tag)
            elif kind == "C" and word == "child" and _is_initial(text, tokens, index + used):
                used += 1
                end = tokens[index + used - 1][2]
            elif word == "pa" and used == 1 and marks and marks[-1].kind in "mHV":
                kind, tag = "F", "year"
            elif kind == "Z" and word == "min" and marks and marks[-1].kind == "n":
                kind = "m"
            elif kind == "&" and _begins_anew(marks, words, index + used):
                in_part += 1
        elif group == "word":
            if word in NUMBER_WORDS and (number_words := in_words(tuple(words[index : index + 4]))):
                kind, (value, used) = "n", number_words
                end = tokens[index + used - 1][2]
            elif (
                len(word) == 1
                and text[start].isupper()
                and _is_initial(text, tokens, index)
                and _stands_alone(words, index)
            ):
                kind = "C"
            else:
                tag = word
        elif group == "stop":
            marks.append(new(Mark, ("|", "", start, end, 0.0)))
            sentence.append(in_sentence)
            part.append(in_part)
            in_sentence, in_part, index = in_sentence + 1, in_part + 1, index + 1
            continue
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
        marks.append(new(Mark, (kind, tag, start, end, value)))
        sentence.append(in_sentence)
        part.append(in_part)
        index += used
    return Line(
        text, tuple(marks), "".join([mark[0] for mark in marks]), tuple(sentence), tuple(part), frozenset(words)
    )
