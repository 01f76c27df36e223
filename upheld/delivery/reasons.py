"""Why something was not delivered: the reasons somebody may give, and which of them explain it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. `explained`: that the child was absent or the setting closed; empty for all others.

    `mends`: whose it is to put right: "provider" is whoever gives the line, "commissioner" whoever must arrange it.
    """

    code: str
    words: str
    mends: str
    explained: Literal["absence", "closure", ""] = ""


@lru_cache(maxsize=1)
def _read() -> dict[str, Reason]:
    text = files("upheld.delivery").joinpath("reasons.toml").read_text(encoding="utf-8")
    return {code: Reason(code, **found) for code, found in tomllib.loads(text).items()}


REASONS = _read()
EXPLAINED = frozenset(code for code, one in REASONS.items() if one.explained)
OWN = "own_arrangement"
"""The parent or young person chose to arrange it: the words say so as s.42(5) of the Act of 2014 has it."""
NO_REASON = frozenset(("", "not_known"))
