"""Which documents of a pack are there twice, nearly twice, or in an older version.

Documents are compared by their runs of five words. Two are nearly the same where they share at least 80 % of the runs
that either has: one changed word breaks five runs, so a page of 300 words may differ in about six words, far apart;
two letters on the same form share far less. One lies inside another where at least 90 % of its runs are there. Two
documents of a kind of which one version is wanted are held to be versions where they share 50 %: a plan that was
amended in one word of twenty still does. What is a picture of text has no words, and is compared by its bytes alone.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from zlib import crc32

from upheld.letters.pack.finding import Finding, called, whole
from upheld.letters.pack.kinds import DOCUMENT_KINDS
from upheld.letters.pack.paper import Paper
from upheld.letters.pack.spec import span_shown

RUN = 5
NEARLY = 0.8
INSIDE = 0.9
VERSIONS = 0.5
ALIKE_TITLES = 0.85
FEWEST_RUNS = 30
"""The fewest runs of words by which two documents can be told to be alike."""

_ENOUGH_OF_SOME = 30
_LEAST_OF_SOME = 0.1
_WORD = re.compile(r"\w+")
_OF_A_VERSION = re.compile(
    r"\b(?:draft|final|amended|proposed|version|updated?|copy|signed|dated|v?\d+(?:st|nd|rd|th)?|january|february|march|"
    r"april|may|june|july|august|september|october|november|december)\b"
)
_ONE_OF_EACH = "One version of each document is asked for."


@dataclass(frozen=True, slots=True)
class PaperText:
    """The words of one document: every run of them as a number, a sixteenth of those, and all words as one number."""

    paper: Paper
    runs: frozenset[int]
    some: frozenset[int]
    whole: int

    @property
    def enough(self) -> bool:
        """Whether it can be told to be like another."""
        return len(self.runs) >= FEWEST_RUNS


def text_of(paper: Paper) -> PaperText:
    """The words of a document, ready to be compared."""
    words = _WORD.findall(" ".join(page.text for page in paper.source.pages).casefold())
    runs = frozenset(crc32(" ".join(words[at : at + RUN]).encode()) for at in range(len(words) - RUN + 1))
    some = frozenset(run for run in runs if run % 16 == 0)
    return PaperText(paper, runs, some, crc32(" ".join(words).encode()))


def check_duplicates(texts: tuple[PaperText, ...], source: str, confidence: str) -> Iterator[Finding]:
    """Each pair of documents of which one may be left out.

    Args:
        source: where it comes from that one version is wanted; empty where nothing says so.
    """
    for one, other in combinations(texts, 2):
        found = _told(one, other)
        if found is not None:
            rule, what, todo = found
            where = (whole(one.paper), whole(other.paper))
            yield Finding(rule, "look", what, f"{todo} {_ONE_OF_EACH}" if source else todo, where, source, confidence)


def not_compared(texts: tuple[PaperText, ...]) -> Iterator[str]:
    """The documents that have too few words to be compared by, in one sentence."""
    names = [called(text.paper) for text in texts if not text.enough]
    if names:
        yield (
            f"Not compared with the others by their words, as there are too few that can be read: {'; '.join(names)}. "
            "A scan is only found to be there twice if it is the same file."
        )


def _told(one: PaperText, other: PaperText) -> tuple[str, str, str] | None:
    """The name of what two documents are to each other, what to say of it and what to do; None for two of their own."""
    names = f"{called(one.paper)} and {called(other.paper)}"
    if one.paper.source.sha256 == other.paper.source.sha256:
        return "duplicate", f"{names} are the same file.", "Leave one of them out."
    enough = one.enough and other.enough
    if enough and one.whole == other.whole and len(one.runs) == len(other.runs):
        return "duplicate", f"{names} hold the same words.", "Leave one of them out."
    shared = len(one.runs & other.runs) if enough and _may_share(one, other) else 0
    alike = shared / len(one.runs | other.runs) if shared else 0.0
    if _versions(one.paper, other.paper, alike):
        return _as_versions(one.paper, other.paper, alike)
    if alike >= NEARLY:
        what = f"{names} are nearly the same: they share {alike:.0%} of their runs of five words."
        return "near-duplicate", what, "See whether both are needed."
    small, large = sorted((one, other), key=lambda text: len(text.runs))
    if shared and shared / len(small.runs) >= INSIDE:
        what = f"{called(small.paper)} seems to lie inside {called(large.paper)}: {shared / len(small.runs):.0%} of it."
        return "inside", what, "See whether it is needed by itself."
    return None


def _may_share(one: PaperText, other: PaperText) -> bool:
    """Whether two documents may share half their runs, by a sixteenth of them: most pairs then need no more."""
    fewer = min(len(one.some), len(other.some))
    return fewer < _ENOUGH_OF_SOME or len(one.some & other.some) >= fewer * _LEAST_OF_SOME


def _versions(one: Paper, other: Paper, alike: float) -> bool:
    mine, theirs = one.listed, other.listed
    if mine.version_of == theirs.file or theirs.version_of == mine.file:
        return True
    if mine.kind != theirs.kind or (mine.on is not None and mine.on == theirs.on):
        return False
    match DOCUMENT_KINDS[mine.kind].versions:
        case "never":
            return False
        case "any" if mine.on is not None and theirs.on is not None:
            return mine.party == theirs.party
    return alike >= VERSIONS or _alike_titles(one, other)


def _alike_titles(one: Paper, other: Paper) -> bool:
    """Whether two documents of one author have a title of their own that is the same but for days and versions."""
    mine, theirs = one.listed, other.listed
    default = DOCUMENT_KINDS[mine.kind].title
    if mine.author is None or theirs.author is None or default in (mine.title, theirs.title):
        return False
    if mine.author.casefold() != theirs.author.casefold():
        return False
    return difflib.SequenceMatcher(None, _plain(mine.title), _plain(theirs.title)).ratio() >= ALIKE_TITLES


def _plain(title: str) -> str:
    return " ".join(_OF_A_VERSION.sub(" ", title.casefold()).split())


def _as_versions(one: Paper, other: Paper, alike: float) -> tuple[str, str, str]:
    mine, theirs = one.listed.on, other.listed.on
    words = f" They share {alike:.0%} of their runs of five words." if alike >= VERSIONS else ""
    if mine is None or theirs is None or mine == theirs:
        what = f"{called(one)} and {called(other)} look like two versions of one document.{words}"
        return "version", what, "Give the day of each with `on`, and leave the older out unless the change matters."
    older, newer = (one, other) if mine < theirs else (other, one)
    days = [span_shown(day) for day in sorted((mine, theirs))]
    what = f"{called(older)} of {days[0]} looks like an older version of {called(newer)} of {days[1]}.{words}"
    return "version", what, "Leave the older out unless what changed between them matters."
