"""What is wrong with one value, said as a clause; the file's name, the line and the entry are put before it later."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from datetime import date
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_FEW = 16


class Problem(Exception):
    """Why a value is refused, and where it stands; `from_data` turns it into a `CaseError`."""

    def __init__(self, why: str, *where: str | int, value: object = None) -> None:
        """Say `why` as a clause that follows the value; `where` are the keys and numbers that lead to it."""
        super().__init__(why)
        self.why = why
        self.where = where
        self.value = value


def within(key: str | int, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `read` makes of its arguments, with `key` put in front of where a problem stands."""
    try:
        return read(*args, **kwargs)
    except Problem as problem:
        raise Problem(problem.why, key, *problem.where, value=problem.value) from None


def shown(value: object) -> str:
    """The value as a message can hold it: on one line, cut where it is long."""
    if isinstance(value, bool):
        return str(value).lower()
    text = value.isoformat() if isinstance(value, date) else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def nearest(word: object, known: Iterable[str]) -> str:
    """A clause that names the nearest of the known words, and all of them where they are few."""
    words = list(known)
    folded = {each.lower(): each for each in words}
    wanted = str(word)[:80].strip().lower()
    begun = [each for each in folded if len(wanted) > 2 and each.startswith(wanted)]
    close = begun or difflib.get_close_matches(wanted, folded, n=1, cutoff=0.5)
    listed = f"use one of {', '.join(words)}" if len(words) <= _FEW else "`upheld events` lists what is known"
    return f"{listed} (the nearest is {folded[close[0]]})" if close else listed
