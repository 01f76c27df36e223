"""Where a page lies: at its own address, or inside a kept case that shows the same page as its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpResponseRedirect
from django.urls import get_script_prefix, reverse


@dataclass(frozen=True, slots=True)
class Within:
    """A place that shows pages of other parts as its own.

    Args:
        prefix: the address of the place, without a slash at its end.
        parts: the namespaces whose pages lie there.
    """

    prefix: str
    parts: frozenset[str]


_PLACE: ContextVar[Within | None] = ContextVar("place", default=None)


@contextmanager
def within(prefix: str, parts: frozenset[str]) -> Iterator[None]:
    """Have the addresses of these parts lie under a prefix for as long as this lasts, in this thread only."""
    before = _PLACE.set(Within(prefix.rstrip("/"), parts))
    try:
        yield
    finally:
        _PLACE.reset(before)


def is_within() -> bool:
    """Whether the page being made lies inside a kept case."""
    return _PLACE.get() is not None


def case_address() -> str:
    """The address of the kept case that the page lies in; empty outside of one."""
    place = _PLACE.get()
    return "" if place is None else f"{place.prefix}/"


def address(name: str, *args: object) -> str:
    """The address of a page by its name, inside the kept case where it lies in one."""
    bare = _bare(name, *args)
    place = _PLACE.get()
    if place is None or name.partition(":")[0] not in place.parts:
        return bare
    return f"{place.prefix}/{bare.removeprefix(get_script_prefix())}"


def go(name: str, *args: object) -> HttpResponseRedirect:
    """Lead to a page by its name."""
    return HttpResponseRedirect(address(name, *args))


@lru_cache(maxsize=4096)
def _bare(name: str, *args: object) -> str:
    """Worked out once, since a page asks for dozens."""
    return reverse(name, args=args)
