"""Which words were put in, taken out or changed between two texts?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_TOKEN = re.compile(r"[\w£%]+(?:['’.:-]\w+)*|[,;.]")
_JOINTS = frozenset((",", ";", ".", "and", "or"))
_PURPOSE = re.compile(
    r"\b(?:in order to|so that|(?:to|which|that)\s+(?:help|support|enable|ensure|develop|improve|increase|build|"
    r"promote|allow|encourage|reduce|meet|address))\b[^.;]*$",
    re.IGNORECASE,
)
_LITTLE = frozenset("a an the of in on at to for with by from his her their its this that as be is are".split())
_MOST_WORDS = 400
LEAST_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Span:
    """Words that differ: those of the old text and of the new, one of them empty where words came or went.

    `start` and `end` are those of the words in the text that has them, the old one where both have. `item`: it came or
    went between commas or beside "and", as one of a list does. `choice` is what a joining word became, "and" or "or".
    """

    old: str
    new: str
    start: int
    end: int
    item: bool = False
    choice: Literal["and", "or", ""] = ""


def changed_spans(old: str, new: str) -> tuple[Span, ...]:
    """Every span by which two texts differ, in order. Seen from the other side it is the same spans."""
    if (new, old) < (old, new):
        turned = {"and": "or", "or": "and", "": ""}
        return tuple(
            Span(one.new, one.old, one.start, one.end, one.item, turned[one.choice])  # type: ignore[arg-type]
            for one in _spans(new, old)
        )
    return tuple(_spans(old, new))


def _spans(old: str, new: str) -> Iterator[Span]:
    before, now = (list(_TOKEN.finditer(text))[:_MOST_WORDS] for text in (old, new))
    folded = [[_folded(one.group()) for one in side] for side in (before, now)]
    for tag, i, j, k, m in SequenceMatcher(None, folded[0], folded[1], autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        ours, theirs = _trimmed(before[i:j]), _trimmed(now[k:m])
        if (folded[0][i:j], folded[1][k:m]) in ((["and"], ["or"]), (["or"], ["and"])):
            yield Span(folded[0][i], folded[1][k], *before[i].span(), choice="or" if folded[1][k] == "or" else "and")
        elif ours or theirs:
            texts = (_words(old, ours), _words(new, theirs))
            where = ours or theirs
            only = None if ours and theirs else (old, before, folded[0], i, j) if ours else (new, now, folded[1], k, m)
            yield Span(*texts, where[0].start(), where[-1].end(), only is not None and _is_item(*only))


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


def _trimmed(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    while tokens and tokens[0].group().casefold() in _JOINTS:
        tokens = tokens[1:]
    while tokens and tokens[-1].group().casefold() in _JOINTS:
        tokens = tokens[:-1]
    return tokens


def _words(text: str, tokens: list[re.Match[str]]) -> str:
    return text[tokens[0].start() : tokens[-1].end()] if tokens else ""


def _is_item(text: str, tokens: list[re.Match[str]], folded: list[str], start: int, end: int) -> bool:
    span = folded[start:end]
    if all(word in _JOINTS or word in _LITTLE for word in span):
        return False
    joined = span[0] in (",", "and") or span[-1] in (",", "and")
    return joined and not _PURPOSE.search(
        text[: tokens[start].start()] + text[tokens[start].start() : tokens[end - 1].end()]
    )


def much_alike(old: str, new: str) -> bool:
    """Whether most of the words of two texts stand in both, in one order."""
    first, second = sorted((old, new))
    return SequenceMatcher(None, _folded_words(first), _folded_words(second), autojunk=False).ratio() >= LEAST_ALIKE


def _folded_words(text: str) -> list[str]:
    return [_folded(found.group()) for found in list(_TOKEN.finditer(text))[:_MOST_WORDS]]
