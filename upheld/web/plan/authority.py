"""The law a finding rests on, as a page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from upheld.law.plan_rules import Authority
from upheld.law.source import Citation
from upheld.plan.write.authorities import citations, is_guidance, mark, point


@dataclass(frozen=True, slots=True)
class Law:
    """One authority: its citations with their addresses, what it says, how sure we are, and whether it binds."""

    citations: tuple[Citation, ...]
    point: str
    mark: str
    is_guidance: bool


def laws(authorities: Iterable[Authority]) -> tuple[Law, ...]:
    """Each authority once."""
    return tuple(_law(one) for one in dict.fromkeys(authorities))


@lru_cache(maxsize=512)
def _law(one: Authority) -> Law:
    return Law(citations(one), point(one), mark(one), is_guidance(one))
