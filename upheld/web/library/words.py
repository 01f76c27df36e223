"""The register's words as a family reads them: its codes put into words, with a link where a code names a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from upheld.bodies import ACTORS
from upheld.case import KINDS
from upheld.law import law_named
from upheld.law.exceptions import EXCEPTIONS
from upheld.law.family import STEPS
from upheld.law.grounds import GROUNDS
from upheld.law.legal_tests import TESTS
from upheld.law.notices import NOTICES
from upheld.law.remedies import REMEDIES
from upheld.letters.letter import letters
from upheld.web.library.moments import MOMENTS

Address = tuple[str, str]
"""The kind of an entry, and its id."""

_SAID: Mapping[str, str] = {
    "asap": "as soon as practicable",
    "APDR": "assess, plan, do, review",
    "CFA": "Children and Families Act 2014",
    "CFA 2014": "Children and Families Act 2014",
    "CSDPA": "Chronically Sick and Disabled Persons Act",
    "EA 1996": "Education Act 1996",
    "EOTAS": "education otherwise than at school",
    "EP": "educational psychologist",
    "EqA": "Equality Act 2010",
    "EY": "early years provider",
    "FTT case management": "the SEND Tribunal's case management",
    "FTT final determination": "the SEND Tribunal's final decision",
    "IAS": "information and advice service",
    "ICO guidance": "the Information Commissioner's guidance",
    "LAs": "councils",
    "RCB": "health commissioner",
    "SEP": "special educational provision",
    "UT": "the Upper Tribunal",
    "ICB-COMPLAINT": "NHS complaint",
}
# Routes with a short code that cannot be mistaken for a word.
_ROUTES = {"ICO": "the Information Commissioner", "JR": "judicial review", "LGSCO": "the Ombudsman", "MED": "mediation"}
_WHOSE = ("choice", "guidance", "monitoring", "officers", "SEN officer", "social care")
_WINDOW = re.compile(r"window\((\d+) days, beginning ([A-Z_]+)\)")
# References to the notes the register was written from, which a reader does not have.
_NOTES = re.compile(
    r" \(types in 2\.1\)| \(9\.3\)| See 5\.6\.| Use 14 as engine date, print both \(5\.7\)\."
    r"| as england\.md 5\.8 has it| \[A\]| \(D\d+\)"
)
# After these words a body is named without "the".
_BARE = re.compile(r"(?:\b(?:the|a|an|any|other|new|old|one|no|or)|/)\s?$", re.IGNORECASE)
_STARTS = re.compile(r"(?:^|[.!?] )$")
_PLAN_RULES = ("see 7.2", "specificity")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and the entry they name; `to` is None where they name none, `unverified` as of that entry."""

    text: str
    to: Address | None = None
    unverified: bool = False


Words = tuple[Piece, ...]


def plain(text: str) -> str:
    """The words alone, with every code in words."""
    return "".join(piece.text for piece in pieces(text))


@lru_cache(maxsize=4096)
def pieces(text: str) -> Words:
    """The words in pieces, so that a page can link those that name an entry."""
    text = _NOTES.sub("", _WINDOW.sub(r"within \1 days beginning with this: \2", text))
    found: list[Piece] = []
    end = 0
    for match in _codes().finditer(text):
        if match.start() > end:
            found.append(Piece(text[end : match.start()]))
        found.append(_said(match[0], text[: match.start()]))
        end = match.end()
    if end < len(text):
        found.append(Piece(text[end:]))
    return tuple(found)


def kind_title(kind: str) -> str:
    """What an event, or a worked-out moment, is to a family."""
    known = KINDS.get(kind)
    return known.title if known is not None else MOMENTS.get(kind, kind.replace("_", " "))


@lru_cache(maxsize=1)
def _named() -> dict[str, Piece]:
    """Every code that the register's words use, with what is said for it."""
    found = {code: Piece(words) for code, words in ACTORS.items()}
    found |= {f"LA {whose}": Piece(f"the council's {whose}") for whose in _WHOSE}
    found |= {code: Piece(words) for code, words in _SAID.items()}
    for kind in (*KINDS, *MOMENTS):
        if "_" in kind:
            found[kind.upper()] = found[kind] = Piece(_quoted(kind_title(kind)), ("event", kind))
    law = law_named("england")
    for id, versions in law.by_id.items():
        if "." in id:
            kind = "right" if versions[-1].shape == "right" else "duty"
            found[id] = _entry(versions[-1].title, (kind, id), versions[-1].confidence)
    found |= {id: _entry(test.title, ("test", id), test.confidence) for id, test in TESTS.items()}
    found |= {id: _entry(step.title, ("deadline", id), step.confidence) for id, step in STEPS.items()}
    notices = {id: notice for id, notice in NOTICES.items() if id not in law.by_id}
    found |= {id: _entry(notice.title, ("notice", id), notice.confidence) for id, notice in notices.items()}
    found |= {code: _entry(one.title, ("exception", code), one.confidence) for code, one in EXCEPTIONS.items()}
    for code, remedy in REMEDIES.items():
        if "-" in code or code in _ROUTES:
            words = _ROUTES.get(code) or _SAID.get(code) or remedy.title
            found[code] = Piece(words, ("route", code), _rests_on_memory(remedy.confidence))
    for code, ground in GROUNDS.items():
        if "(" in code:
            found[f"ground {code}"] = Piece(f"ground {code}, {_quoted(ground.title)}", ("ground", code))
    for letter in letters().values():
        found[f"the letter {letter.id}"] = Piece(f"the letter {_quoted(letter.title)}", ("letter", letter.id))
    found[_PLAN_RULES[0]] = Piece("see how specific a plan must be", ("plan-rule", _PLAN_RULES[1]))
    return found


def plain_title(title: str) -> str:
    """A title with the codes of those who act in words; it never links."""
    said = re.sub(r"\b(?:LA|YP|SEP|EOTAS|CSDPA)\b", lambda match: {**ACTORS, **_SAID}[match[0]], _NOTES.sub("", title))
    return said[:1].upper() + said[1:]


def _entry(title: str, to: Address, confidence: str) -> Piece:
    return Piece(_quoted(plain_title(title)), to, _rests_on_memory(confidence))


def _rests_on_memory(confidence: str) -> bool:
    return "C" in re.findall(r"\b[ABC]\b", confidence)


def _quoted(title: str) -> str:
    return f"“{title}”"


@lru_cache(maxsize=1)
def _codes() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_named(), key=len, reverse=True)))
    # A code stands alone: not inside a longer id, a case's name, or a citation such as "ICB-1".
    return re.compile(rf"(?<![\w.-])(?:{names})(?:\[[a-z_]+\])?(?![\w-])(?!\.\w)")


def _said(code: str, before: str) -> Piece:
    name, _, inner = code.partition("[")
    piece = _named()[name]
    words = piece.text
    if words.startswith("the "):
        if before.endswith("parents, ") and name == "YP":
            words = "young people"
        elif _BARE.search(before) and (name == "YP" or not before.rstrip().endswith(("or", "/"))):
            words = words.removeprefix("the ")
    if _STARTS.search(before):
        words = words[:1].upper() + words[1:]
    if inner:
        words += f" ({inner.rstrip(']').replace('_', ' ')})"
    return Piece(words, piece.to, piece.unverified)
