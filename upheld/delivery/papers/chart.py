"""A picture of what was owed and what came, added up week by week: SVG that is also told in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from html import escape
from typing import NamedTuple

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.papers.bands import BANDS, PLACES, Band, fill_of, patterns
from upheld.delivery.shortfall import Step
from upheld.delivery.tally import Tally

_WIDE, _HIGH, _LEFT, _RIGHT, _TOP = 440, 230, 52, 10, 10
_LINE = 22
_WEEK = timedelta(days=7)
_PREFIX = re.compile(r"[a-z][a-z0-9-]{0,30}\Z")
_TICKS = (15, 30, 60, 120, 300, 600, 1200, 3000, 6000, 12_000, 30_000, 60_000, 120_000, 300_000, 600_000)


def _spoken(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest or not hours else [])])


class Words(NamedTuple):
    """What stands in the picture, in the language of its reader.

    Args:
        owed: what the line at the top is called.
        places: what each band is called, by its name.
        amount: minutes as a person reads them.
        month: how a month is written below the picture.
    """

    title: str = "Owed and delivered, added up week by week"
    owed: str = "Owed"
    places: Mapping[str, str] = PLACES
    amount: Callable[[int], str] = _spoken
    month: Callable[[date], str] = "{:%b %y}".format


def svg(steps: Sequence[Step], *, words: Words | None = None, told: str = "", prefix: str = "chart") -> str:
    """The picture as one SVG element; an empty text where nothing has fallen due.

    The height over each week is what was owed by its end, and the bands in it are where those minutes are; it stays
    until the next week in which something falls due.

    Args:
        told: the picture in words, for who does not see it; left out, where things stand at its end.
        prefix: begins the ids in it, so that two can stand on one page.

    Raises:
        DeliveryError: `prefix` cannot begin an id.
    """
    if not _PREFIX.match(prefix):
        raise DeliveryError(f"“{prefix[:40]}” cannot begin an id: use small letters, figures and dashes.")
    if not steps or not steps[-1].tally.owed:
        return ""
    words = words or Words()
    end = steps[-1].tally
    legend = [one for one in BANDS if one.minutes(end)]
    height = _HIGH + _LINE * (len(legend) + 1) + 36
    inside = [
        f'<title id="{prefix}-title">{escape(words.title)}</title>',
        f'<desc id="{prefix}-desc">{escape(told or _in_words(end, words))}</desc>',
        patterns(prefix),
        f'<rect width="{_WIDE}" height="{height}" fill="#fff"/>',
        *_scale(steps, words),
        *_bands(steps, prefix),
        *_legend(legend, end, words, prefix),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{prefix}-title {prefix}-desc" '
        f'viewBox="0 0 {_WIDE} {height}" width="100%" font-family="Atkinson Hyperlegible Next, Arial, sans-serif" '
        f'font-size="15" fill="#0b0c0c">{"".join(inside)}</svg>'
    )


def bar(tally: Tally, *, prefix: str, most: int | None = None) -> str:
    """One line's minutes as a bar of the same bands; a picture beside words, hidden from who hears the words.

    Args:
        most: how many minutes the whole width is; left out, what was owed.
    """
    if not _PREFIX.match(prefix):
        raise DeliveryError(f"“{prefix[:40]}” cannot begin an id: use small letters, figures and dashes.")
    whole = max(most or 0, tally.owed, 1)
    drawn, at = [], 0.0
    for one in BANDS:
        if minutes := one.minutes(tally):
            wide = 398 * minutes / whole
            drawn.append(_shape(f'<rect x="{1 + at:.1f}" y="1" width="{wide:.1f}" height="22"', one, prefix))
            at += wide
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" focusable="false" viewBox="0 0 400 24" '
        f'width="100%" height="24" preserveAspectRatio="none">{patterns(prefix)}{"".join(drawn)}</svg>'
    )


def _in_words(tally: Tally, words: Words) -> str:
    parts = [f"{words.owed}: {words.amount(tally.owed)}"]
    parts += [f"{words.places[one.name]}: {words.amount(one.minutes(tally))}" for one in BANDS if one.minutes(tally)]
    return ". ".join(parts) + "."


def _shape(opening: str, band: Band, prefix: str) -> str:
    return f'{opening} fill="{fill_of(band, prefix)}" stroke="{band.colour}" stroke-width="1.5"/>'


def _across(day: date, steps: Sequence[Step]) -> float:
    first, last = steps[0].week, steps[-1].week + _WEEK
    return _LEFT + (_WIDE - _LEFT - _RIGHT) * ((day - first).days / (last - first).days)


def _up(minutes: int, steps: Sequence[Step]) -> float:
    return _HIGH - (_HIGH - _TOP) * minutes / _top(steps)


def _top(steps: Sequence[Step]) -> int:
    step = _tick(steps)
    return -(-steps[-1].tally.owed // step) * step


def _tick(steps: Sequence[Step]) -> int:
    return next((one for one in _TICKS if one * 5 >= steps[-1].tally.owed), _TICKS[-1])


def _scale(steps: Sequence[Step], words: Words) -> Iterator[str]:
    """The lines across with their amounts, and the months below."""
    for minutes in range(0, _top(steps) + 1, _tick(steps)):
        y = f"{_up(minutes, steps):.1f}"
        yield f'<path d="M{_LEFT} {y}H{_WIDE - _RIGHT}" stroke="#8b9799"/>'
        yield f'<text x="{_LEFT - 6}" y="{y}" dy="5" text-anchor="end">{escape(words.amount(minutes))}</text>'
    free = 0.0
    for day in _months(steps):
        x = _across(day, steps)
        if x >= free and x < _WIDE - 50:
            yield f'<path d="M{x:.1f} {_HIGH}v5" stroke="#0b0c0c"/>'
            yield f'<text x="{x:.1f}" y="{_HIGH + 20}">{escape(words.month(day))}</text>'
            free = x + 70


def _months(steps: Sequence[Step]) -> Iterator[date]:
    """The day the picture begins, and the first of each month in it."""
    day, last = steps[0].week, steps[-1].week + _WEEK
    while day < last:
        yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _bands(steps: Sequence[Step], prefix: str) -> Iterator[str]:
    below = [0] * len(steps)
    for one in BANDS:
        above = [under + one.minutes(step.tally) for under, step in zip(below, steps, strict=True)]
        if above != below:
            outline = [*_stairs(steps, above), *reversed(_stairs(steps, below))]
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in outline)
            # Without an edge: where a band is empty it would be drawn as a line.
            yield f'<polygon points="{points}" fill="{fill_of(one, prefix)}"/>'
        below = above
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in _stairs(steps, below))
    yield f'<polyline points="{points}" fill="none" stroke="#0b0c0c" stroke-width="3"/>'


def _stairs(steps: Sequence[Step], heights: Sequence[int]) -> list[tuple[float, float]]:
    """The corners of a line that goes to its new height with each week, and is flat until the next."""
    found = []
    for at, (step, minutes) in enumerate(zip(steps, heights, strict=True)):
        after = steps[at + 1].week if at + 1 < len(steps) else step.week + _WEEK
        y = _up(minutes, steps)
        found += [(_across(step.week, steps), y), (_across(after, steps), y)]
    return found


def _legend(shown: Sequence[Band], end: Tally, words: Words, prefix: str) -> Iterator[str]:
    y = _HIGH + 32
    for one in (None, *reversed(shown)):
        if one is None:
            yield f'<path d="M4 {y + 8}h22" stroke="#0b0c0c" stroke-width="3"/>'
            name, minutes = words.owed, end.owed
        else:
            yield _shape(f'<rect x="4" y="{y}" width="22" height="15"', one, prefix)
            name, minutes = words.places[one.name], one.minutes(end)
        yield f'<text x="34" y="{y + 13}">{escape(name)}: {escape(words.amount(minutes))}</text>'
        y += _LINE
