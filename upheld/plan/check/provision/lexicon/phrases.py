"""How are the phrases of the lexicon written down, and which one stands at a word of a line?

A block holds phrases with a semicolon between them. `(a|b)` stands for either, `(a|b)?` may be left out, `_` for any
one word. Hyphens are not written: a line is read without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

_PART = re.compile(r"\(([^()]*)\)(\?)?|([^()]+)")
_ENDS_IN_ES = ("s", "x", "ch", "sh", "ss")
END = ""
ANY = "_"


class Phrase(NamedTuple):
    """What a phrase means: the letter of its kind, and what that kind needs to know of it."""

    code: str
    tag: str = ""


def spelled_out(line: str) -> Iterator[str]:
    """Every phrase that a line of a block stands for."""
    parts: list[list[str]] = []
    for found in _PART.finditer(line.strip()):
        inner, optional, plain = found.groups()
        parts.append([plain] if plain is not None else inner.split("|") + ([""] if optional else []))
    for one in product(*parts):
        yield " ".join("".join(one).split())


def plural(noun: str) -> str:
    """The noun phrase for more than one, by the usual endings."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_ENDS_IN_ES) else "s")


def forms(verb: str) -> tuple[str, ...]:
    """The verb as it stands after "will", "he", "has been" and "is"; what follows its first word is kept.

    A verb written "teach/taught" has its own past; "tap+" doubles its last letter.
    """
    first, _, rest = verb.partition(" ")
    first, _, own = first.partition("/")
    stem = first.rstrip("+")
    double = stem + stem[-1] if first.endswith("+") else stem
    if stem.endswith("e"):
        past, now = stem + "d", (stem if stem.endswith("ee") else stem[:-1]) + "ing"
    elif stem.endswith("y") and stem[-2:-1] not in "aeiou":
        past, now = stem[:-1] + "ied", stem + "ing"
    else:
        past, now = double + "ed", double + "ing"
    return tuple(f"{one} {rest}".strip() for one in (stem, plural(stem), own or past, now))


Node = dict[str, Any]


class Phrases:
    """Every phrase of the lexicon, by its words; `begins` leads from a first word to what may follow it."""

    def __init__(self, entries: Iterable[tuple[str, Phrase]]) -> None:
        self.begins: Node = {}
        for phrase, meaning in entries:
            node = self.begins
            for word in phrase.split():
                node = node.setdefault(word, {})
            node.setdefault(END, meaning)

    @staticmethod
    def longest(node: Node, words: Sequence[str], index: int) -> tuple[int, Phrase] | None:
        """The longest phrase that goes on from `node` at the word `index`: how many words it has, and its meaning."""
        return _longest(node, words, index, 1)


def _longest(node: Node, words: Sequence[str], index: int, length: int) -> tuple[int, Phrase] | None:
    best: tuple[int, Phrase] | None = None
    count = len(words)
    while True:
        meaning = node.get(END)
        if meaning is not None:
            best = (length, meaning)
        if index >= count:
            return best
        anything = node.get(ANY)
        if anything is not None:
            other = _longest(anything, words, index + 1, length + 1)
            if other is not None and (best is None or other[0] > best[0]):
                best = other
        following = node.get(words[index])
        if following is None:
            return best
        node = following
        index, length = index + 1, length + 1
