"""Phrases looked for in a plan's words, whatever their case, and quoted back as they stand there."""

from __future__ import annotations

import re

_BETWEEN = r"[^\w£.;!?\n]+"
_GAP = rf"(?:{_BETWEEN}[\w'’-]+){{0,5}}?{_BETWEEN}"
_WORD = re.compile(r"[^\W_]+")
# A phrase is looked for by a word that few lines have: these are in most of them.
_COMMON = frozenset(
    "a an and any are as at be by can child for from has have his her if in is it may must needs not of on or our "
    "provided provision school section should staff support supported than that the their them this to we when where "
    "will with would".split()
)
_PLAIN = re.compile(r"[a-z0-9|]+")


def words_of(text: str) -> frozenset[str]:
    """The different words of a text, in lower case."""
    return frozenset(_WORD.findall(text.casefold()))


class Phrases:
    """A list of phrases, each of words with one space between.

    `word*` stands for every ending, `one|other` for either, and `~` for up to five words in between. A phrase never
    goes on over the end of a sentence.
    """

    __slots__ = ("_alone", "_pattern", "_rare")

    def __init__(self, *phrases: str) -> None:
        """Compile the list; each phrase needs one word without `*`, by which most texts are passed over quickly."""
        self._rare = frozenset(word for phrase in phrases for word in _rarest(phrase))
        self._alone = frozenset(
            word for phrase in phrases if " " not in phrase for word in phrase.split("|") if _PLAIN.fullmatch(word)
        )
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(_compiled, phrases))})\b", re.IGNORECASE)

    @property
    def rare(self) -> frozenset[str]:
        """The words of which a text must hold at least one, to hold a phrase."""
        return self._rare

    def found(self, text: str, words: frozenset[str]) -> tuple[str, ...]:
        """The phrases that stand in the text, verbatim, each once; `words` are `words_of` it."""
        if self._rare.isdisjoint(words):
            return ()
        return tuple(dict.fromkeys(match.group() for match in self._pattern.finditer(text)))

    def stands_in(self, text: str, words: frozenset[str]) -> bool:
        """Whether any phrase stands in the text; quicker than to find them all, most of all by a word alone."""
        if self._rare.isdisjoint(words):
            return False
        return not self._alone.isdisjoint(words) or self._pattern.search(text) is not None

    def __contains__(self, text: str) -> bool:
        return self.stands_in(text, words_of(text))


def _compiled(phrase: str) -> str:
    pattern, between = "", ""
    for word in phrase.split():
        if word == "~":
            between = _GAP
            continue
        pattern += between + "(?:" + "|".join(re.escape(each).replace(r"\*", r"\w*") for each in word.split("|")) + ")"
        between = _BETWEEN
    return pattern


def _rarest(phrase: str) -> list[str]:
    """The words by which a phrase is first looked for: its longest that has no ending left open."""
    plain = [word for word in phrase.split() if _PLAIN.fullmatch(word)]
    if not plain:
        raise ValueError(f'The phrase "{phrase}" has no word of letters alone; give it one without * or hyphen.')
    return max((word.split("|") for word in plain), key=lambda words: (_COMMON.isdisjoint(words), min(map(len, words))))
