"""Reading the values of a SPEC; each says as a `Problem` why it refuses one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from upheld.case.days import read_day
from upheld.case.problem import Problem, within
from upheld.dates import EVER, Span
from upheld.law.grounds import GROUNDS
from upheld.letters.pack.kinds import DOCUMENT_KINDS

_LONGEST = 300
_LONGEST_WORDING = 20_000
_FEW = 24
_BARE_C = ("c(i)", "c(ii)")

T = TypeVar("T")


def table(value: object, names: tuple[str, ...], where: str) -> dict[str, Any]:
    """The value as a table that holds no name but these."""
    if not isinstance(value, dict):
        raise Problem("must be a table of names and values", value=value)
    for name in value:
        if name not in names:
            raise Problem(f"is not a name {where}; {nearest(name, names)}", name, value=name)
    return value


def rows(top: Mapping[str, Any], key: str, most: int) -> list[Any]:
    """The entries of a list of tables; none where it is left out."""
    found = top.get(key, [])
    if not isinstance(found, list):
        raise Problem(f"must be a list; write [[{key}]] above each entry", key, value=found)
    if len(found) > most:
        raise Problem(f"has {len(found):,} entries and at most {most:,} are read; make several packs", key)
    return found


def each(key: str, entries: list[Any], read: Callable[[Any], T]) -> tuple[T, ...]:
    """What `read` makes of each entry of a list of tables."""
    return tuple(within(key, within, number, read, entry) for number, entry in enumerate(entries, 1))


def field(entry: Mapping[str, Any], key: str, read: Callable[[Any], T], default: T) -> T:
    """What `read` makes of one field; `default` where it is left out."""
    return within(key, read, entry[key]) if key in entry else default


def one_of(entry: Mapping[str, Any], key: str, names: Iterable[str], default: Any) -> Any:
    """One field that holds one of these names; `default` where it is left out."""
    if key not in entry:
        return default
    value = entry[key]
    if not isinstance(value, str) or value not in (known := tuple(names)):
        raise Problem(f"is not known here; {nearest(value, names)}", key, value=value)
    return known[known.index(value)]


def nearest(word: object, names: Iterable[str]) -> str:
    """A clause that names the nearest of these names, and all of them where they are few."""
    known = list(names)
    close = difflib.get_close_matches(str(word)[:80].casefold(), known, n=1, cutoff=0.5)
    listed = f"use one of {', '.join(known)}" if len(known) <= _FEW else f"there are {len(known)} to choose from"
    return f"{listed} (the nearest is {close[0]})" if close else listed


def words(value: object) -> str:
    """One short line of words."""
    if not isinstance(value, str):
        raise Problem("must be words in quotes", value=value)
    if not value.strip():
        raise Problem("is empty; write it or leave it out", value=value)
    if len(value) > _LONGEST or not value.isprintable():
        raise Problem(f"must be one line of at most {_LONGEST} letters", value=value)
    return value.strip()


def wording(value: object) -> str:
    """Words of any number of lines, as one paragraph; none are allowed."""
    if not isinstance(value, str):
        raise Problem("must be words in quotes", value=value)
    plain = re.sub(r"\s+", " ", value).strip()
    if len(plain) > _LONGEST_WORDING or not plain.isprintable():
        raise Problem(f"must be plain words, at most {_LONGEST_WORDING:,} letters", value=value)
    return plain


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Problem("must be true or false, without quotes", value=value)
    return value


def page(value: object) -> int:
    """The number of a page, or of pages."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 10_000:
        raise Problem("must be a number of pages, 1 or more, without quotes", value=value)
    return value


def day(value: object) -> Span | None:
    """A day, a month or a year; None for "unknown"."""
    found = read_day(value)
    return None if found == EVER else found


def several(value: object, read: Callable[[Any], T]) -> tuple[T, ...]:
    """What `read` makes of each value of a list."""
    if not isinstance(value, list):
        raise Problem('must be a list, as ["..."]', value=value)
    return tuple(map(read, value))


def names(value: object) -> tuple[str, ...]:
    """A list of short lines."""
    return several(value, words)


def grounds(value: object) -> tuple[str, ...]:
    """Codes of grounds of appeal, in order; a bare `c` is the two that are about what a plan says."""
    chosen: set[str] = set()
    for code in names([value] if isinstance(value, str) else value):
        if code not in GROUNDS and code != "c":
            raise Problem(f"is not a ground of appeal; {nearest(code, GROUNDS)}", value=code)
        chosen.update(_BARE_C if code == "c" else (code,))
    return tuple(sorted(chosen))


def kinds(value: object) -> tuple[str, ...]:
    """A list of kinds of document."""

    def kind(name: object) -> str:
        if not isinstance(name, str) or name not in DOCUMENT_KINDS:
            raise Problem(f"is not a kind of document; {nearest(name, DOCUMENT_KINDS)}", value=name)
        return name

    return several(value, kind)
