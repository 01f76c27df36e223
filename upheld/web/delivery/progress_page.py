"""What the pages of progress show: each step in words, with its path as a picture and as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.delivery.progress.frameworks import FRAMEWORKS
from upheld.delivery.progress.progress import Point, Standing
from upheld.delivery.progress.ratings import TOPICS, Rating, Voice
from upheld.web.cases.access import Access
from upheld.web.cases.actions.papers import papers_of, shown
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.progress_kept import may_correct
from upheld.web.delivery.progress_words import SIDES, told
from upheld.web.ui.format import short_day

_MOST_POINTS = 12
_WIDE, _HIGH, _LEFT = 22, 16, 10


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of the picture: where, and as what: "start", or whose account it is."""

    x: int
    y: int
    kind: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The path as a drawing: as many lines as the scale has places, the most on top; `told` says it in words.

    `paths` are the points of each side's own path: what one side saw is not tied to what the other did.
    """

    width: int
    height: int
    lines: tuple[int, ...]
    marks: tuple[Mark, ...]
    paths: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Seen:
    """One place on the path; `moved` is "forward", "back" or "same"; `papers` are number and name of what shows it."""

    id: str
    on: date
    level: str
    moved: str
    where: str
    by: str
    note: str
    papers: tuple[tuple[UUID, str], ...]
    may_change: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One step; `now` is where it stands by each account: where, in which words, since which day."""

    id: str
    text: str
    outcome: str
    framework: str
    area: str
    start: str
    now: tuple[tuple[str, str, date], ...]
    gained: int
    differs: bool
    levels: tuple[str, ...]
    picture: Picture
    path: tuple[Seen, ...]
    may_change: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said of one thing: the newest in the child's own voice, and the newest for them; either may be None."""

    about: str
    title: str
    own: Rating | None
    proxy: Rating | None
    number: int


def papers_seen(ledger: Ledger) -> dict[str, tuple[UUID, str]]:
    """The documents of the case that somebody may open, by their id as text, the newest first; none for the ledger
    alone."""
    access = ledger.access
    if not access.sees_case:
        return {}
    return {str(one.pk): (one.pk, shown(access, one, ledger.key).name) for one in papers_of(access).defer("body")}


def shown_step(
    access: Access, one: Standing, names: Mapping[str, str], papers: Mapping[str, tuple[UUID, str]]
) -> Shown:
    """A step for a page.

    Args:
        names: what each person is called, by number.
        papers: the documents that may be opened, by their id.
    """
    step, levels = one.step, tuple(told(each) for each in one.step.levels)
    framework = FRAMEWORKS[step.framework]
    area = framework.area(step.area)
    last = {point.observation.side: point for point in one.path}
    return Shown(
        id=step.id, text=step.text, outcome=step.outcome, framework=told(framework.name),
        area=told(area.name) if area is not None else "", start=levels[step.start],
        now=tuple((str(SIDES[side]), levels[each.level], each.observation.seen_on) for side, each in last.items()),
        gained=one.gained, differs=one.differs, levels=levels, picture=picture(one, levels),
        path=tuple(_seen(access, each, levels, names, papers) for each in reversed(one.path)),
        may_change=may_correct(access, step),
    )  # fmt: skip


def _seen(
    access: Access, point: Point, levels: Sequence[str], names: Mapping[str, str],
    papers: Mapping[str, tuple[UUID, str]],
) -> Seen:  # fmt: skip
    one = point.observation
    return Seen(
        id=one.id, on=one.seen_on, level=levels[point.level],
        moved="forward" if point.moved > 0 else "back" if point.moved < 0 else "same",
        where=str(SIDES[one.side]), by=names.get(one.by, ""), note=one.note,
        papers=tuple(papers[each] for each in one.evidence if each in papers), may_change=may_correct(access, one),
    )  # fmt: skip


def picture(one: Standing, levels: Sequence[str]) -> Picture:
    """The path of a step as a drawing: from left to right in the order of the days, the newest last."""
    top = len(levels) - 1
    points = one.path[-_MOST_POINTS:]
    places = [(one.step.start, "start"), *((each.level, each.observation.side or "other") for each in points)]
    marks = tuple(
        Mark(_LEFT + number * _WIDE, _LEFT + (top - level) * _HIGH, kind) for number, (level, kind) in enumerate(places)
    )
    sides = dict.fromkeys(one.kind for one in marks[1:])
    paths = (" ".join(f"{each.x},{each.y}" for each in marks if each.kind in ("start", side)) for side in sides)
    said = [_("The start: “%(level)s”.") % {"level": levels[one.step.start]}]
    for each in points:
        words = {"day": short_day(each.observation.seen_on), "level": levels[each.level]}
        said.append(_("%(day)s: “%(level)s”.") % words)
    return Picture(
        width=2 * _LEFT + max(_MOST_POINTS // 2, len(marks) - 1) * _WIDE, height=2 * _LEFT + top * _HIGH,
        lines=tuple(_LEFT + place * _HIGH for place in range(top + 1)), marks=marks, paths=tuple(paths),
        told=" ".join(said),
    )  # fmt: skip


def heard(voices: Sequence[Voice], steps: Mapping[str, str]) -> tuple[Heard, ...]:
    """What was said of each thing, the newest of each voice.

    Args:
        steps: the words of the steps that stand, by id; what was said of others is left out.
    """
    found = []
    for one in voices:
        title = told(TOPICS[one.about]) if one.about in TOPICS else steps.get(one.about)
        if title is not None:
            own, proxy = (each[-1] if each else None for each in (one.own, one.proxy))
            found.append(Heard(one.about, title, own, proxy, len(one.own) + len(one.proxy)))
    return tuple(found)
