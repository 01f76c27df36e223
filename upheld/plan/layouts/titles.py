"""Is a line the title of a section, and of which: 'Section F', 'PART F –', 'F: …', 'Provision (F)', words alone?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from upheld.plan.document import LETTERS, Letter

_ONE = r"(?:H\s?[12]|[A-K])\d?"
_WHOLE = r"(?:H\s?[12]|[A-K])"
_JOIN = r"\s*(?:,\s*(?:and|&)|,|/|&|\+|and|or)\s*"
_SEVERAL = rf"{_ONE}(?:{_JOIN}(?:sections?\s+|parts?\s+)?{_ONE})*"
_NAMED = re.compile(
    rf"(?:sections?|parts?|sect?\.)\s*(?P<letters>{_SEVERAL})(?![\w'’])(?P<mark>\s*[:.)\-–—|]*)\s*(?P<rest>.*)$",
    re.I | re.S,
)
_FURTHER = re.compile(rf"(?:sections?|parts?)\s+(?P<letters>{_SEVERAL})(?![\w'’])", re.I)
_LETTER_FIRST = re.compile(r"(?P<letters>H\s?[12]|[A-K])(?P<mark>\s*[:.)\-–—|]+\s*|\s+)(?P<rest>\S.*)$", re.S)
_SUB = re.compile(r"(?P<letter>[A-GI-K])\d{1,2}(?![\d.])(?P<mark>\s*[:.)\-–—|]*)\s*(?P<rest>\S.*)$", re.S)
_IN_BRACKETS = re.compile(
    rf"[(\[]\s*(?:sections?|parts?)?\s*(?P<letters>{_SEVERAL.replace(_ONE, _WHOLE)})\s*[)\]]\s*[:.]?$", re.I
)
_BARE = re.compile(r"\s*(?:(?:sections?|parts?)\s*)?(?P<letters>H\s?[12]|[A-K])\s*[:.)\-–—]?\s*$", re.I)
_RUNS_ON = re.compile(
    r"(?:of|in|is|are|was|were|and|or|must|should|shall|will|can|may|sets?|says?|has|have|provides?|contains?|which|"
    r"that|"
    r"to|for|above|below|needs? to|includes?|describes?|specif(?:y|ies)|as|on|at|with|only)\b"
)
_LONGEST = 320
_WORDS: Mapping[Letter, str] = {
    "A": r"view|interest|aspiration|profile|about|voice|story|who i am|history|wishes|family",
    "B": r"\bneeds?\b|\bsend?\b|difficult|special educational",
    "C": r"health|medical",
    "D": r"social|\bcare\b",
    "E": r"outcome|achieve|\bgoals?\b|\baims?\b|ambition",
    "F": r"provision|support|\bhelp\b|\bsep\b",
    "G": r"health|medical",
    "H1": r"social|1970|csdpa|disabled persons|provision|support|\bhelp\b",
    "H2": r"social|provision|other|support|\bhelp\b",
    "I": r"placement|school|setting|institution|college|provider|educated|where i",
    "J": r"budget|direct payment|funding",
    "K": r"advice|information|append|report|evidence|contribut|wrote",
}
_HINTS = {letter: re.compile(words, re.I) for letter, words in _WORDS.items()}


@dataclass(frozen=True, slots=True)
class Title:
    """The sections that a title opens. `words` is what stands beside the letters; `bare`: nothing does.

    `sub`: it numbers a part of a section ('Section C1', 'B2 Learning'). `lettered`: it gives the letter.
    """

    letters: tuple[Letter, ...]
    words: str
    lettered: bool = True
    sub: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is only letters, so that its words may stand on the next line."""
        return not self.words


def bare_letter(text: str) -> Letter | None:
    """The section where a text is nothing but its letter ('F', 'Section F:', 'H 1')."""
    found = _BARE.match(text) if len(text) <= 14 else None
    if found is None:
        return None
    letter = found["letters"].replace(" ", "")
    if letter != letter.upper() and not re.match(r"\s*(?:section|part)", text, re.I):
        return None
    return _as_letter(letter)


def lettered(text: str, *, stands_out: bool) -> Title | None:
    """The title that a text is by its letter.

    Args:
        stands_out: it looks like a heading (style, bold, capitals, size), so that less is asked of its words.
    """
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    if found := _NAMED.match(text):
        return _named(found, text, stands_out)
    if found := _LETTER_FIRST.match(text):
        letters = _letters(found["letters"])
        rest, marked = found["rest"].strip(), bool(found["mark"].strip())
        hinted = bool(letters) and _HINTS[letters[0]].search(rest) is not None
        # Without a heading's look only a short title with a mark between counts: "I like …" is no section I.
        if (
            hinted
            and (stands_out or (marked and _is_short(rest)))
            and (marked or rest[:1].isupper() or rest[:1].isdigit())
        ):
            return Title((*letters, *(one for one in _further(rest) if one not in letters)), rest)
    if stands_out and (found := _SUB.match(text)) and _is_short(found["rest"]):
        letter = _as_letter(found["letter"])
        return Title((letter,), found["rest"], sub=True) if letter else None
    if stands_out and (found := _IN_BRACKETS.search(text)):
        letters = _letters(found["letters"])
        return Title(letters, text[: found.start()].strip()) if letters else None
    return None


def _named(found: re.Match[str], text: str, stands_out: bool) -> Title | None:
    """'Section F …': a title, unless the words run on as in a sentence."""
    rest, marked = found["rest"].strip(), bool(found["mark"].strip())
    given = found["letters"]
    letters = _letters(given)
    # A small letter is a word ("part a …"), unless all of the line is small.
    if not letters or (
        any(one.islower() for one in re.findall(r"\b[A-Za-z](?=\d?\b)", given)) and text != text.lower()
    ):
        return None
    if rest and not marked and rest[:1].islower() and _RUNS_ON.match(rest):
        return None
    hinted = any(_HINTS[letter].search(rest) for letter in letters)
    if rest and not stands_out and not (hinted and _is_short(rest)):
        return None
    if rest and rest.endswith(".") and len(rest.split()) > 12 and not (hinted and stands_out):
        return None
    sub = re.fullmatch(r"[A-GI-K]\d", given.strip(), re.I) is not None
    return Title((*letters, *(one for one in _further(rest) if one not in letters)), rest, sub=sub)


def _is_short(rest: str) -> bool:
    words = rest.split()
    return len(words) <= 14 and not (rest.endswith(".") and len(words) > 6)


def _as_letter(given: str) -> Letter | None:
    letter = re.sub(r"\s", "", given).upper()
    if letter[:1] != "H" and letter[1:].isdigit():
        letter = letter[0]
    return next((one for one in LETTERS if one == letter), None)


def _letters(given: str) -> tuple[Letter, ...]:
    found: list[Letter] = []
    for one in re.findall(rf"(?<![A-Za-z]){_ONE}(?![A-Za-z])", given, re.I):
        letter = _as_letter(one)
        both: tuple[Letter, ...] = ("H1", "H2") if one.strip().upper() == "H" else (letter,) if letter else ()
        found += [each for each in both if each not in found]
    return tuple(found)


def _further(rest: str) -> tuple[Letter, ...]:
    """More sections named in the same title: '… and Section F: Provision'."""
    return tuple(letter for found in _FURTHER.finditer(rest) for letter in _letters(found["letters"]))
