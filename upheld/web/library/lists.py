"""The library by list: by stage of the process, by who must act, by kind, and by what a family asks about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from upheld.bodies import ACTORS
from upheld.case import KINDS as EVENTS
from upheld.law import PARTS
from upheld.law.duty import Duty
from upheld.letters.letter import STAGES
from upheld.letters.letter import letters as every_letter
from upheld.web.library.entries import Entry, entry, find, of_kind, the_law
from upheld.web.library.kinds import Said
from upheld.web.library.limits import limit_in_full
from upheld.web.library.words import plain

# In a list nothing says which day "that day" is.
_FROM_WHEN = re.compile(r", which is not itself counted| after that day(?=$|,)| beginning with that day$")


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in a list, with who must act and by when where it is a duty; both are English, and may be empty."""

    entry: Entry
    who: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Some lines under a heading; `english` where the heading is the register's own."""

    title: Said
    lines: tuple[Line, ...]
    english: bool = True


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of the process, in the order of the Act: its name in the address, its English title, its duties."""

    name: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """One who must act, by the code in the address, with what it must do by stage."""

    code: str
    title: str
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many duties it has."""
        return sum(len(group.lines) for group in self.groups)


def line(one: Entry) -> Line:
    """The line of an entry."""
    if one.kind not in ("duty", "right"):
        return Line(one)
    duty = the_law().of(one.id)[-1]
    return Line(one, plain(duty.bearer_text or duty.bearer), _by(duty))


def lines(several: Iterable[Entry]) -> tuple[Line, ...]:
    """The lines of several entries."""
    return tuple(map(line, several))


@lru_cache(maxsize=1)
def stages() -> dict[str, Stage]:
    """Every stage by its name in the address."""
    added = [duty.id for overlay in the_law().overlays for duty in overlay.added]
    found = {}
    for part in PARTS:
        name = part.__name__.rsplit(".", 1)[-1]
        ids = [duty.id for duty in part.DUTIES] + (added if name == "amendment" else [])
        title = (part.__doc__ or "").splitlines()[0].split(" (england")[0]
        found[name] = Stage(name, title, lines(entry("duty", id) for id in dict.fromkeys(ids)))
    return found


@lru_cache(maxsize=1)
def actors() -> dict[str, Actor]:
    """Everyone who must do something, by code, those with most to do first."""
    law = the_law()
    found = []
    for code, title in ACTORS.items():
        groups = tuple(
            Group(stage.title, kept)
            for stage in stages().values()
            if (kept := tuple(one for one in stage.lines if law.of(one.entry.id)[-1].bearer == code))
        )
        if groups:
            found.append(Actor(code, title[0].upper() + title[1:], groups))
    return {actor.code: actor for actor in sorted(found, key=lambda one: -one.count)}


@lru_cache(maxsize=16)
def of(kind: str) -> tuple[Group, ...]:
    """Every entry of a kind, in groups; an empty tuple where there is no such kind."""
    match kind:
        case "duty":
            return tuple(Group(one.title, kept) for one in stages().values()
                         if (kept := tuple(each for each in one.lines if each.entry.kind == "duty")))  # fmt: skip
        case "letter":
            return tuple(
                Group(title, lines(entry("letter", id) for id, one in every_letter().items() if one.stage == stage))
                for stage, title in STAGES.items()
            )
        case "event":
            recorded = lines(one for one in of_kind("event") if one.id in EVENTS)
            derived = lines(one for one in of_kind("event") if one.id not in EVENTS)
            return (Group(_("What you can tell us"), recorded, english=False),
                    Group(_("What we work out"), derived, english=False))  # fmt: skip
    found = lines(of_kind(kind))
    return (Group("", found),) if found else ()


def _by(duty: Duty) -> str:
    limb = duty.limbs[0]
    if len(duty.limbs) > 1 and len({one.within for one in duty.limbs}) > 1:
        return ""
    words = limit_in_full(limb.within) if limb.within is not None else plain(duty.due_text)
    return _FROM_WHEN.sub("", words[:1].upper() + words[1:])


def known(addresses: Iterable[tuple[str, str]]) -> tuple[Entry, ...]:
    """The entries at these addresses, in order; one that does not exist is left out."""
    return tuple(found for kind, id in addresses if (found := find(kind, id)))
