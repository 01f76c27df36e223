"""The authorities on what a plan must hold as a reader sees them: named in full, linked, and how sure each is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from upheld.documents.blocks import Link, Run, Runs, Text
from upheld.law import plan_rules
from upheld.law.plan_rules import Authority
from upheld.law.source import Citation, named

_SHORT = (
    (re.compile(r"\bCFA(?= ss?\.)"), "Children and Families Act 2014"),
    (re.compile(r"\bSEND Regs(?= reg)"), "SEND Regulations 2014"),
    (re.compile(r"(?<!of )\bCode(?: paras?\b\.?)? (?=\d+\.\d)"), "SEND Code of Practice 2015 para "),
)
_SAYS = re.compile(r": | \([A-K]\d?\)$")
"""What follows an instrument and is no part of its name: what it says, or the section of a plan it is about."""
_IN_WORDS = (
    (re.compile(r"\bthe LA\b|\bLA\b"), "the council"),
    (re.compile(r"\bthe FTT\b|\bFTT\b"), "the Tribunal"),
    (re.compile(r"\bSEP\b"), "special educational provision"),
    (re.compile(r"^statutory root$"), "a plan must specify what it names: the needs, the outcomes and the provision"),
)


def citations(authority: Authority) -> tuple[Citation, ...]:
    """The citations of an authority, every instrument named in full."""
    parts = (_SAYS.split(part.strip())[0] for part in authority.cite.split(";"))
    said = "; ".join(parts)
    for short, full in _SHORT:
        said = short.sub(full, said)
    return named(said)


def mark(authority: Authority) -> str:
    """How sure it is: the weaker of the letters it is marked with."""
    return max(map(str, re.findall(r"\b[ABC]\b", authority.confidence)))


def is_guidance(authority: Authority) -> bool:
    """Whether it is the Code of Practice, which does not bind as law does."""
    return all(one.text.startswith("SEND Code of Practice") for one in citations(authority))


@lru_cache(maxsize=1)
def every_authority() -> tuple[Authority, ...]:
    """Every authority of the register that is about what a plan holds: what may be named, and nothing else."""
    return tuple(dict.fromkeys(_held(vars(plan_rules).values())))


def _held(values: Iterable[object]) -> Iterator[Authority]:
    for value in values:
        if isinstance(value, Authority):
            yield value
        elif isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, Authority))
        elif isinstance(value, dict):
            yield from _held(value.values())


def linked(authorities: Iterable[Authority], *, sure: bool = False) -> Runs:
    """The authorities one after the other, each linked to its text; with its mark after it where `sure`."""
    runs: list[Run] = []
    for authority in dict.fromkeys(authorities):
        for citation in citations(authority):
            if runs:
                runs.append(Text("; "))
            runs.append(Link(citation.text, citation.url) if citation.url else Text(citation.text))
        if sure:
            runs.append(Text(f" ({mark(authority)}{', guidance' if is_guidance(authority) else ''})"))
    return tuple(runs)


def point(authority: Authority) -> str:
    """What an authority is named for, with no short forms."""
    said = authority.point
    for short, full in _IN_WORDS:
        said = short.sub(full, said)
    return said
